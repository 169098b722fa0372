/* hv-catalog.c: what a translator hands in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read by gettext's own library. That one keeps what it works on in variables of
 * its own, so one catalog is read at a time.
 */
#include "hv-catalog.h"

#include <gettext-po.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <setjmp.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-limits.h"

/* What gettext itself puts between context and text. */
#define KEY_SEPARATOR "\004"

/* A catalog while it is read. */
typedef struct
{
  HvCatalog *catalog;
  GPtrArray *findings;
  GArray    *lines;      /* of each msgid, in the order of the file */
  char      *charset;
} Reading;

static GMutex one_at_a_time;
static Reading *current;
static jmp_buf way_out;

static void
message_free (gpointer data)
{
  HvMessage *message = data;

  g_free (message->context);
  g_free (message->text);
  g_free (message->translation);
  g_free (message);
}

void
hv_catalog_free (HvCatalog *catalog)
{
  if (catalog == NULL)
    return;
  g_free (catalog->name);
  g_free (catalog->lang);
  g_hash_table_unref (catalog->by_key);
  g_ptr_array_unref (catalog->messages);
  g_free (catalog);
}

static void
add_finding (Reading    *reading,
             guint       line,
             HvSeverity  severity,
             const char *rule,
             const char *message)
{
  if (reading->findings->len < HV_LIMIT_FINDINGS)
    g_ptr_array_add (reading->findings,
                     hv_finding_new (reading->catalog->name, line, 0, severity, rule, "%s",
                                     message));
}

/* The library's own words. Of a charset that it does not know it only warns,
 * which is said in words of our own when the texts are converted. */
static void
xerror_cb (int           severity,
           po_message_t  message,
           const char   *filename,
           size_t        lineno,
           size_t        column,
           int           multiline,
           const char   *text)
{
  gboolean has_line = filename != NULL && lineno != (size_t) -1;
  g_autofree char *words = g_strdup (text);

  if (severity != PO_SEVERITY_WARNING)
    add_finding (current, has_line ? lineno : 0, HV_SEVERITY_ERROR, "catalog-syntax",
                 g_strstrip (words));
  /* What is fatal to it must not return to it. */
  if (severity == PO_SEVERITY_FATAL_ERROR)
    {
      g_clear_pointer (&words, g_free);
      longjmp (way_out, 1);
    }
}

static void
xerror2_cb (int           severity,
            po_message_t  message,
            const char   *filename,
            size_t        lineno,
            size_t        column,
            int           multiline,
            const char   *text,
            po_message_t  other_message,
            const char   *other_filename,
            size_t        other_lineno,
            size_t        other_column,
            int           other_multiline,
            const char   *other_text)
{
  xerror_cb (severity, message, filename, lineno, column, multiline, text);
}

static po_file_t
read_file (const char *path)
{
  static const struct po_xerror_handler handler = { xerror_cb, xerror2_cb };

  return setjmp (way_out) == 0 ? po_file_read (path, &handler) : NULL;
}

/* The library does not tell where a message stands. Its messages come in the
 * order of the file, so the lines that begin one are counted beside it. */
static GArray *
find_lines (GBytes *bytes)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;

  for (guint line = 1; at != NULL && at < end; line++)
    {
      const char *newline = memchr (at, '\n', end - at);
      const char *stop = newline != NULL ? newline : end;

      while (at < stop && strchr (" \t", *at) != NULL)
        at++;
      if (stop - at > 2 && at[0] == '#' && at[1] == '~')
        for (at += 2; at < stop && strchr (" \t", *at) != NULL; at++)
          ;
      if (stop - at > 5 && strncmp (at, "msgid", 5) == 0 && strchr (" \t\"", at[5]) != NULL)
        g_array_append_val (lines, line);
      at = newline != NULL ? newline + 1 : end;
    }
  return lines;
}

/* "en_GB" in a catalog is "en-GB" in a document. */
static void
read_header (Reading    *reading,
             const char *header)
{
  char *lang = po_header_field (header, "Language");
  char *type = po_header_field (header, "Content-Type");
  char *revised = po_header_field (header, "PO-Revision-Date");
  const char *charset = type != NULL ? strstr (type, "charset=") : NULL;

  if (lang != NULL && *g_strstrip (lang) != '\0')
    reading->catalog->lang = g_strdelimit (g_strdup (lang), "_", '-');
  if (charset != NULL)
    reading->charset = g_strndup (charset + 8, strcspn (charset + 8, "; \t\n"));
  if (revised != NULL && strlen (revised) >= 10)
    {
      revised[10] = '\0';
      reading->catalog->revised = hv_day_parse (revised);
    }
  free (lang);
  free (type);
  free (revised);
}

/* What is seen of Windows' own encoding when it is called Latin-1; and no document
 * can have the others. */
static gboolean
has_control (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)) && strchr ("\t\r\n", *c) == NULL)
      return TRUE;
  return FALSE;
}

static char *
convert (Reading    *reading,
         const char *text,
         guint       line,
         gboolean   *broken)
{
  g_autofree char *converted = NULL;

  if (text == NULL)
    return NULL;
  converted = g_convert (text, -1, "UTF-8", reading->charset, NULL, NULL, NULL);
  if (converted != NULL && !has_control (converted))
    return g_steal_pointer (&converted);
  if (!*broken)
    {
      g_autofree char *words
        = g_strdup_printf (_("This message has what is no text in the charset that the header "
                             "names, “%s”. Save the catalog in UTF-8, and let the header say so."),
                           reading->charset);

      add_finding (reading, line, HV_SEVERITY_ERROR, "catalog-charset", words);
    }
  *broken = TRUE;
  return NULL;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

static void
take_message (Reading      *reading,
              po_message_t  message,
              guint         line)
{
  HvMessage *taken = g_new0 (HvMessage, 1);
  gboolean broken = FALSE;

  taken->line = line;
  taken->is_fuzzy = po_message_is_fuzzy (message);
  taken->context = convert (reading, po_message_msgctxt (message), line, &broken);
  taken->text = convert (reading, po_message_msgid (message), line, &broken);
  taken->translation = convert (reading, po_message_msgstr (message), line, &broken);
  if (taken->translation != NULL && is_blank (taken->translation))
    g_clear_pointer (&taken->translation, g_free);
  if (broken)
    {
      message_free (taken);
      return;
    }
  g_ptr_array_add (reading->catalog->messages, taken);
  g_hash_table_insert (reading->catalog->by_key,
                       g_strconcat (taken->context != NULL ? taken->context : "", KEY_SEPARATOR,
                                    taken->text, NULL), taken);
}

static gboolean
is_ascii (const char *data,
          gsize       size)
{
  for (gsize i = 0; i < size; i++)
    if ((guchar) data[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* Returns whether the texts can be converted at all. */
static gboolean
check_charset (Reading *reading,
               GBytes  *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *probe = NULL;
  g_autofree char *words = NULL;

  if (reading->charset == NULL)
    reading->charset = g_strdup ("");
  probe = g_convert ("a", 1, "UTF-8", reading->charset, NULL, NULL, NULL);
  if (probe == NULL || *reading->charset == '\0')
    words = g_strdup_printf (_("The header names no charset that is known, but “%s”. Save the catalog "
                               "in UTF-8, and let the header say charset=UTF-8."), reading->charset);
  /* Text in another charset is hardly ever valid UTF-8 by chance. */
  else if (g_ascii_strcasecmp (reading->charset, "UTF-8") != 0
           && g_utf8_validate (data, size, NULL) && !is_ascii (data, size))
    words = g_strdup_printf (_("The header says that the charset is “%s”, but the file is in UTF-8. Let "
                               "the header say charset=UTF-8."), reading->charset);
  if (words != NULL)
    add_finding (reading, 0, HV_SEVERITY_ERROR, "catalog-charset", words);
  return words == NULL;
}

/* The header is the first message, and the texts that follow are in its charset. */
static gboolean
take_header (Reading      *reading,
             po_message_t  message,
             GBytes       *bytes)
{
  guint line = reading->lines->len > 0 ? g_array_index (reading->lines, guint, 0) : 0;

  if (message == NULL || *po_message_msgid (message) != '\0' || po_message_msgctxt (message) != NULL)
    {
      add_finding (reading, 0, HV_SEVERITY_ERROR, "catalog-header",
                   _("The catalog has no header: a first message with an empty msgid, which names the "
                     "language and the charset."));
      return FALSE;
    }
  read_header (reading, po_message_msgstr (message));
  if (po_message_is_fuzzy (message))
    add_finding (reading, line, HV_SEVERITY_WARNING, "catalog-header",
                 _("The header is still marked fuzzy. Fill it in, and take the mark away."));
  return check_charset (reading, bytes);
}

static void
take_messages (Reading   *reading,
               po_file_t  file,
               GBytes    *bytes)
{
  po_message_iterator_t iterator = po_message_iterator (file, NULL);
  po_message_t message = po_next_message (iterator);
  gboolean readable = take_header (reading, message, bytes);

  for (guint n = 1; readable && (message = po_next_message (iterator)) != NULL; n++)
    if (!po_message_is_obsolete (message))
      take_message (reading, message,
                    n < reading->lines->len ? g_array_index (reading->lines, guint, n) : 0);
  po_message_iterator_free (iterator);
}

/**
 * hv_catalog_read:
 * @path: a .po file
 * @findings: (element-type HvFinding): gets what is wrong with it, with lines
 * @error: what is wrong with the machine
 *
 * Returns: (transfer full) (nullable): the catalog, %NULL also when a finding
 *   keeps it out
 */
HvCatalog *
hv_catalog_read (const char  *path,
                 GPtrArray   *findings,
                 GError     **error)
{
  g_autoptr (HvCatalog) catalog = g_new0 (HvCatalog, 1);
  g_autoptr (GBytes) bytes = NULL;
  Reading reading = { catalog, findings, NULL, NULL };
  guint before = findings->len;
  po_file_t file;

  catalog->name = g_strdup (path);
  catalog->messages = g_ptr_array_new_with_free_func (message_free);
  catalog->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  bytes = hv_file_read (path, HV_LIMIT_FILE_SIZE, error);
  if (bytes == NULL)
    return NULL;
  reading.lines = find_lines (bytes);
  g_mutex_lock (&one_at_a_time);
  current = &reading;
  file = read_file (path);
  if (file != NULL && hv_findings_refusal (findings, before) == NULL)
    take_messages (&reading, file, bytes);
  g_clear_pointer (&file, po_file_free);
  current = NULL;
  g_mutex_unlock (&one_at_a_time);
  g_array_unref (reading.lines);
  g_free (reading.charset);
  return hv_findings_refusal (findings, before) != NULL ? NULL : g_steal_pointer (&catalog);
}

/**
 * hv_catalog_find:
 * @context: (nullable)
 *
 * Returns: (transfer none) (nullable): the message of that text
 */
HvMessage *
hv_catalog_find (const HvCatalog *catalog,
                 const char      *context,
                 const char      *text)
{
  g_autofree char *key = g_strconcat (context != NULL ? context : "", KEY_SEPARATOR, text, NULL);

  return g_hash_table_lookup (catalog->by_key, key);
}
