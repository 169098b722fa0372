/* hv-catalog-template.c: what a translator starts from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-catalog-template.h"

#include <gettext-po.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-limits.h"

/* Whether the library could write; its words are about its own file. */
static gboolean failed;

static void
xerror_cb (int           severity,
           po_message_t  message,
           const char   *filename,
           size_t        lineno,
           size_t        column,
           int           multiline,
           const char   *text)
{
  failed = failed || severity != PO_SEVERITY_WARNING;
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
  failed = failed || severity != PO_SEVERITY_WARNING;
}

/* The fields that gettext's tools expect, in their order. */
static void
add_header (po_message_iterator_t iterator,
            GPtrArray            *originals)
{
  const HvOriginal *first = g_ptr_array_index (originals, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *made = g_date_time_format (now, "%Y-%m-%d %H:%M%z");
  g_autofree char *header = g_strdup_printf (
    "Project-Id-Version: %s %s\n"
    "POT-Creation-Date: %s\n"
    "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
    "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
    "Language-Team: LANGUAGE <LL@li.org>\n"
    "Language: \n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n", first->document->id, first->document->version, made);
  po_message_t message = po_message_create ();

  po_message_set_msgid (message, "");
  po_message_set_msgstr (message, header);
  po_message_set_fuzzy (message, TRUE);
  po_message_insert (iterator, message);
}

/* The same text in the same place of the call is one message, found in several
 * lines; gettext knows no two messages that are the same. */
static void
add_text (po_message_iterator_t  iterator,
          GHashTable            *messages,
          GPtrArray             *originals,
          const HvOriginal      *original,
          const HvOriginalText  *text)
{
  const HvItsText *its = text->text;
  g_autofree char *key = g_strconcat (its->context != NULL ? its->context : "", "\004", its->text,
                                      NULL);
  g_autofree char *file = g_path_get_basename (original->name);
  po_message_t message = g_hash_table_lookup (messages, key);

  if (message == NULL)
    {
      g_autofree char *cited = hv_original_cited (originals, original, text);
      g_autofree char *comments = g_strdup_printf ("%s%s%s", its->note != NULL ? its->note : "",
                                                   its->note != NULL && cited != NULL ? "\n" : "",
                                                   cited != NULL ? cited : "");

      message = po_message_create ();
      po_message_set_msgctxt (message, its->context);
      po_message_set_msgid (message, its->text);
      po_message_set_msgstr (message, "");
      po_message_set_extracted_comments (message, comments);
      po_message_insert (iterator, message);
      g_hash_table_insert (messages, g_steal_pointer (&key), message);
    }
  po_message_add_filepos (message, file, text->line);
}

/* It is written beside its place first: the library knows no atomic writing. */
static gboolean
write_file (po_file_t    file,
            const char  *path,
            GError     **error)
{
  static const struct po_xerror_handler handler = { xerror_cb, xerror2_cb };
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, 0, 0644);
  gboolean written;

  if (fd < 0)
    {
      hv_set_error_errno (error, errno, path);
      return FALSE;
    }
  g_close (fd, NULL);
  failed = FALSE;
  written = po_file_write (file, temporary, &handler) != NULL && !failed;
  if (!written)
    g_set_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE, _("“%s” cannot be written."), path);
  else
    written = hv_file_move_in_place (temporary, path, error);
  if (!written)
    g_unlink (temporary);
  return written;
}

/**
 * hv_catalog_template_write:
 * @originals: (element-type HvOriginal): one at least
 * @path: the .pot file
 *
 * Writes the messages that xgettext extracts, in the same order, and the cited
 * paragraphs with them, which xgettext cannot find: they stand in another file.
 * One thread at a time, and none that reads a catalog: gettext's library keeps
 * state of its own.
 */
gboolean
hv_catalog_template_write (GPtrArray   *originals,
                           const char  *path,
                           GError     **error)
{
  po_file_t file = po_file_create ();
  po_message_iterator_t iterator = po_message_iterator (file, NULL);
  g_autoptr (GHashTable) messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean written;

  add_header (iterator, originals);
  for (guint i = 0; i < originals->len; i++)
    {
      const HvOriginal *original = g_ptr_array_index (originals, i);

      for (guint j = 0; j < original->texts->len; j++)
        {
          const HvOriginalText *text = g_ptr_array_index (original->texts, j);

          if (text->text->text != NULL)
            add_text (iterator, messages, originals, original, text);
        }
    }
  po_message_iterator_free (iterator);
  written = write_file (file, path, error);
  po_file_free (file);
  return written;
}
