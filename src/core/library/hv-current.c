/* hv-current.c: the file that desks read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line with the format and the SHA-256 of the rest, then JSON. It holds the
 * whole history, so that a desk that cannot open the ledger can still tell what
 * an edition rests on and build it anew.
 */
#include "hv-current.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"

#define MAGIC "houvast-current"
#define FORMAT 1
#define MAX_SIZE (256u << 20)

/* Arrays and objects inside each other, of which we write five. */
#define MAX_DEPTH 16

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_change (JsonBuilder    *builder,
            const HvChange *change)
{
  json_builder_begin_object (builder);
  add_number (builder, "n", change->n);
  add_number (builder, "from", change->from);
  add_number (builder, "at", change->at);
  add_member (builder, "role", change->role);
  add_member (builder, "action", change->action);
  add_number (builder, "cancelled", change->cancelled);
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < change->documents->len; i++)
    {
      const HvChangeDocument *document = g_ptr_array_index (change->documents, i);

      json_builder_begin_object (builder);
      add_number (builder, "op", document->op);
      add_member (builder, "type", hv_document_type_name (document->type));
      add_member (builder, "id", document->id);
      add_member (builder, "lang", document->lang);
      add_member (builder, "version", document->version);
      add_member (builder, "sha256", document->sha256);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_file (JsonBuilder         *builder,
          const HvEditionFile *file)
{
  json_builder_begin_object (builder);
  add_number (builder, "n", file->n);
  add_member (builder, "file", file->file);
  add_number (builder, "size", file->size);
  add_member (builder, "sha256", file->sha256);
  json_builder_end_object (builder);
}

/**
 * hv_current_to_bytes:
 *
 * Returns: (transfer full): the file's content; the same for the same history
 */
GBytes *
hv_current_to_bytes (HvHistory *history)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autofree char *sum = NULL;
  char *text;

  json_builder_begin_object (builder);
  add_member (builder, "zone", history->zone);
  add_number (builder, "changed", hv_history_last_time (history));
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < history->changes->len; i++)
    add_change (builder, g_ptr_array_index (history->changes, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "editions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < history->files->len; i++)
    add_file (builder, g_ptr_array_index (history->files, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  text = g_strdup_printf ("%s %d %s\n%s", MAGIC, FORMAT, sum, json);
  return g_bytes_new_take (text, strlen (text));
}

/* Values of another type count as absent: the checksum says that the file is whole, not that
 * it was Houvast that wrote it. */
static const char *
text_of (JsonObject *object,
         const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gint64
number_of (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static JsonArray *
array_of (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
object_at (JsonArray *array,
           guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
read_document (JsonObject *object,
               HvChange   *change)
{
  HvDocumentType type = object != NULL ? hv_document_type_parse (text_of (object, "type"))
                                       : HV_DOCUMENT_NONE;

  if (type == HV_DOCUMENT_NONE || text_of (object, "id") == NULL
      || (number_of (object, "op") != HV_OP_REMOVE && text_of (object, "sha256") == NULL))
    return FALSE;
  g_ptr_array_add (change->documents,
                   hv_change_document_new (number_of (object, "op"), type, text_of (object, "id"),
                                           text_of (object, "lang"), text_of (object, "version"),
                                           text_of (object, "sha256")));
  return TRUE;
}

static gboolean
read_change (JsonObject *object,
             HvHistory  *history)
{
  JsonArray *documents = object != NULL ? array_of (object, "documents") : NULL;
  HvChange *change;
  gboolean whole = TRUE;

  if (documents == NULL || text_of (object, "action") == NULL)
    return FALSE;
  change = hv_change_new (text_of (object, "action"));
  change->n = number_of (object, "n");
  change->from = number_of (object, "from");
  change->at = number_of (object, "at");
  change->role = g_strdup (text_of (object, "role"));
  change->cancelled = number_of (object, "cancelled") != 0;
  for (guint i = 0; i < json_array_get_length (documents) && whole; i++)
    whole = read_document (object_at (documents, i), change);
  g_ptr_array_add (history->changes, change);
  return whole;
}

static gboolean
read_file (JsonObject *object,
           HvHistory  *history)
{
  if (object == NULL || text_of (object, "file") == NULL || text_of (object, "sha256") == NULL)
    return FALSE;
  hv_history_set_file (history, number_of (object, "n"), text_of (object, "file"),
                       number_of (object, "size"), text_of (object, "sha256"));
  return TRUE;
}

static gboolean
read_history (JsonNode  *root,
              HvHistory *history)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                     : NULL;
  JsonArray *changes = object != NULL ? array_of (object, "changes") : NULL;
  JsonArray *files = object != NULL ? array_of (object, "editions") : NULL;
  gboolean whole = changes != NULL && files != NULL && text_of (object, "zone") != NULL;

  if (!whole)
    return FALSE;
  g_free (history->zone);
  history->zone = g_strdup (text_of (object, "zone"));
  for (guint i = 0; i < json_array_get_length (changes) && whole; i++)
    whole = read_change (object_at (changes, i), history);
  for (guint i = 0; i < json_array_get_length (files) && whole; i++)
    whole = read_file (object_at (files, i), history);
  return whole;
}

/* The parser goes as deep as the text does, until the stack is full. It also takes comments
 * and other quotes, in which a quote of ours would mislead this. */
static gboolean
is_shallow (const char *json)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (const char *c = json; *c != '\0'; c++)
    if (quoted && *c == '\\' && c[1] != '\0')
      c++;
    else if (*c == '"')
      quoted = !quoted;
    else if (!quoted && strchr ("/#'", *c) != NULL)
      return FALSE;
    else if (!quoted && (*c == '[' || *c == '{') && ++depth > MAX_DEPTH)
      return FALSE;
    else if (!quoted && (*c == ']' || *c == '}') && depth > 0)
      depth--;
  return TRUE;
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                       _("The file “current” of the library is damaged. "
                         "Run “houvastctl verify” where the library can be written."));
  return FALSE;
}

/* g_ascii_string_to_unsigned() takes an errno for its own that waiting for
 * another thread left behind, and so failed now and then while the program was
 * starting. Returns 0 for what is no number from 1 to 999,999,999. */
static guint64
parse_format (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && digits < 10 && text[digits] == '\0' ? g_ascii_strtoull (text, NULL, 10) : 0;
}

/* The head line: whose file, which format, and whether the rest is as written. */
static gboolean
check_head (const char  *text,
            const char  *body,
            GError     **error)
{
  g_autofree char *head = g_strndup (text, body - text - 1);
  g_auto (GStrv) words = g_strsplit (head, " ", 3);
  g_autofree char *sum = NULL;
  guint64 format;

  if (g_strv_length (words) != 3 || strcmp (words[0], MAGIC) != 0)
    return damaged (error);
  format = parse_format (words[1]);
  if (format == 0)
    return damaged (error);
  if (format > FORMAT)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_NEWER,
                           _("The library was written by a newer version of Houvast. "
                             "Update this program; nothing was changed."));
      return FALSE;
    }
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  return strcmp (sum, words[2]) == 0 || damaged (error);
}

/**
 * hv_current_parse:
 *
 * Returns: (transfer full) (nullable): the history; %HV_ERROR_DAMAGED when a
 *   byte of it changed, %HV_ERROR_NEWER when a newer program wrote it
 */
HvHistory *
hv_current_parse (GBytes  *bytes,
                  GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HvHistory) history = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  char *end = strchr (text, '\n');

  if (end == NULL)
    {
      damaged (error);
      return NULL;
    }
  if (!check_head (text, end + 1, error))
    return NULL;
  if (!is_shallow (end + 1) || !json_parser_load_from_data (parser, end + 1, -1, NULL))
    {
      damaged (error);
      return NULL;
    }
  history = hv_history_new ();
  if (!read_history (json_parser_get_root (parser), history))
    {
      damaged (error);
      return NULL;
    }
  return g_steal_pointer (&history);
}

/**
 * hv_current_read:
 * @library: the folder
 *
 * Returns: (transfer full) (nullable): the history; %HV_ERROR_NOT_FOUND when
 *   there is no library or nothing in it
 */
HvHistory *
hv_current_read (const char  *library,
                 GError     **error)
{
  g_autofree char *path = g_build_filename (library, "current", NULL);
  g_autoptr (GBytes) bytes = hv_file_read (path, MAX_SIZE, error);

  return bytes != NULL ? hv_current_parse (bytes, error) : NULL;
}
