/* hv-edition.c: one edition, opened to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-edition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-builder.h"
#include "hv-edition-private.h"
#include "hv-error.h"
#include "hv-reader.h"

void
hv_edition_free (HvEdition *edition)
{
  if (edition == NULL)
    return;
  hv_search_free (edition->search);
  hv_stmt_free (edition->unit_by_name);
  hv_stmt_free (edition->unit_by_row);
  hv_stmt_free (edition->row);
  g_hash_table_unref (edition->documents);
  g_strfreev (edition->languages);
  hv_db_free (edition->db);
  g_free (edition);
}

static void
document_free (gpointer data)
{
  HvEditionDocument *document = data;

  g_free (document->name);
  g_free (document->lang);
  g_free (document->version);
  g_free (document->title);
  g_free (document->statement);
  g_free (document->href);
  g_free (document->sha256);
  hv_approval_clear (&document->approval);
  g_free (document);
}

static gboolean
read_documents (HvEdition  *edition,
                GError    **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (edition->db,
    "SELECT id, type, name, lang, version, title, statement, href, effective, binding, role, "
    "approved_on, review, ref, sha256 FROM document ORDER BY id", error);
  gboolean row = stmt != NULL;

  while (row)
    {
      HvEditionDocument *document;

      if (!hv_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      document = g_new0 (HvEditionDocument, 1);
      document->row = hv_stmt_int (stmt, 0);
      document->type = hv_document_type_parse (hv_stmt_text (stmt, 1));
      document->name = g_strdup (hv_stmt_text (stmt, 2));
      document->lang = g_strdup (hv_stmt_text (stmt, 3));
      document->version = g_strdup (hv_stmt_text (stmt, 4));
      document->title = g_strdup (hv_stmt_text (stmt, 5));
      document->statement = g_strdup (hv_stmt_text (stmt, 6));
      document->href = g_strdup (hv_stmt_text (stmt, 7));
      document->effective = hv_stmt_int (stmt, 8);
      document->binding = hv_stmt_int (stmt, 9);
      document->approval.status = HV_STATUS_APPROVED;
      document->approval.role = g_strdup (hv_stmt_text (stmt, 10));
      document->approval.on = hv_stmt_int (stmt, 11);
      document->approval.review = hv_stmt_int (stmt, 12);
      document->approval.ref = g_strdup (hv_stmt_text (stmt, 13));
      document->sha256 = g_strdup (hv_stmt_text (stmt, 14));
      g_hash_table_insert (edition->documents, GSIZE_TO_POINTER (document->row), document);
    }
  return FALSE;
}

static gboolean
prepare (HvEdition  *edition,
         GError    **error)
{
  static const char by_row[] = HV_UNIT_SELECT "WHERE id = ?1";
  static const char by_name[] = HV_UNIT_SELECT "WHERE id = (SELECT unit FROM element "
                                "WHERE document = ?1 AND name = ?2)";

  edition->unit_by_row = hv_db_prepare (edition->db, by_row, error);
  if (edition->unit_by_row == NULL)
    return FALSE;
  edition->unit_by_name = hv_db_prepare (edition->db, by_name, error);
  if (edition->unit_by_name == NULL)
    return FALSE;
  edition->row = hv_db_prepare (edition->db,
    "SELECT unit.document, search_row.element, unit.topic, unit.audience, unit.role, "
    "unit.approved_on, unit.review, unit.ref FROM search_row JOIN unit ON unit.id = search_row.unit "
    "WHERE search_row.id = ?1", error);
  return edition->row != NULL;
}

static gboolean
check_header (HvEdition  *edition,
              GError    **error)
{
  g_autofree char *stamp = hv_builder_stamp ();
  g_autoptr (HvStmt) stmt = NULL;
  gint64 application, format, number;
  gboolean row;

  if (!hv_db_get_int (edition->db, "PRAGMA application_id", &application, error)
      || !hv_db_get_int (edition->db, "PRAGMA user_version", &format, error))
    return FALSE;
  if (application == HV_EDITION_APPLICATION_ID && format == HV_EDITION_FORMAT)
    {
      stmt = hv_db_prepare (edition->db, "SELECT value FROM meta WHERE key = 'stamp'", error);
      if (stmt == NULL || !hv_stmt_step (stmt, &row, error))
        return FALSE;
      if (row && g_strcmp0 (hv_stmt_text (stmt, 0), stamp) == 0)
        {
          if (!hv_db_get_int (edition->db, "SELECT value FROM meta WHERE key = 'number'", &number,
                              error))
            return FALSE;
          edition->number = number;
          return TRUE;
        }
    }
  g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                       _("This edition was not made for this version of Houvast."));
  return FALSE;
}

/* The largest first, and translations behind what they were made from: who speaks
 * none of the languages gets the words that were approved as they were written. */
static gboolean
read_languages (HvEdition  *edition,
                GError    **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (edition->db,
    "SELECT DISTINCT lang FROM document WHERE translation IS NULL", error);
  g_autoptr (GHashTable) originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) all = hv_search_languages (edition->search);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean row = stmt != NULL;

  while (row)
    {
      if (!hv_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        g_hash_table_add (originals, g_strdup (hv_stmt_text (stmt, 0)));
    }
  for (int pass = 0; stmt != NULL && pass < 2; pass++)
    for (char **lang = all; *lang != NULL; lang++)
      if (g_hash_table_contains (originals, *lang) == (pass == 0))
        g_strv_builder_add (builder, *lang);
  edition->languages = g_strv_builder_end (builder);
  return stmt != NULL;
}

/**
 * hv_edition_open:
 * @path: an edition in its final place
 *
 * Returns: (transfer full) (nullable): the edition; %HV_ERROR_DAMAGED when its
 *   header or stamp is not what this program writes
 */
HvEdition *
hv_edition_open (const char  *path,
                 GError     **error)
{
  g_autoptr (HvEdition) edition = g_new0 (HvEdition, 1);

  edition->documents = g_hash_table_new_full (NULL, NULL, NULL, document_free);
  edition->db = hv_db_open (path, HV_DB_IMMUTABLE, error);
  if (edition->db == NULL || !check_header (edition, error) || !read_documents (edition, error)
      || !prepare (edition, error))
    return NULL;
  edition->search = hv_search_new (edition->db, error);
  if (edition->search == NULL)
    return NULL;
  return read_languages (edition, error) ? g_steal_pointer (&edition) : NULL;
}

guint
hv_edition_number (HvEdition *edition)
{
  return edition->number;
}

/**
 * hv_edition_language:
 * @wanted: (nullable): a language tag, a locale's too ("nl_NL.UTF-8")
 *
 * Returns: (transfer none): that language when the edition has it, else the
 *   largest that is no translation, "" when there is none
 */
const char *
hv_edition_language (HvEdition  *edition,
                     const char *wanted)
{
  g_autofree char *base = wanted != NULL ? g_strndup (wanted, strcspn (wanted, "_.@-")) : NULL;

  for (char **lang = edition->languages; wanted != NULL && *lang != NULL; lang++)
    if (strcmp (*lang, wanted) == 0)
      return *lang;
  for (char **lang = edition->languages; wanted != NULL && *lang != NULL; lang++)
    if (strcmp (*lang, base) == 0)
      return *lang;
  return edition->languages[0] != NULL ? edition->languages[0] : "";
}

/* A document by name: in @lang, else in the one in use, else in the first. */
HvEditionDocument *
hv_edition_find_document (HvEdition  *edition,
                          const char *name,
                          const char *lang,
                          const char *in_use)
{
  GHashTableIter iter;
  HvEditionDocument *document;
  HvEditionDocument *best = NULL;
  gpointer value;

  g_hash_table_iter_init (&iter, edition->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      document = value;
      if (strcmp (document->name, name) != 0)
        continue;
      if (lang != NULL && strcmp (document->lang, lang) == 0)
        return document;
      if (lang != NULL)
        continue;
      if (best == NULL || (g_strcmp0 (best->lang, in_use) != 0
                           && (g_strcmp0 (document->lang, in_use) == 0
                               || document->row < best->row)))
        best = document;
    }
  return best;
}

static gboolean
has_translations (HvEdition               *edition,
                  const HvEditionDocument *document)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, edition->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const HvEditionDocument *other = value;

      if (other != document && strcmp (other->name, document->name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "document#element", with the language only where it is needed to find it. */
char *
hv_edition_key (HvEdition               *edition,
                const HvEditionDocument *document,
                const char              *element,
                const char              *in_use)
{
  if (g_strcmp0 (document->lang, in_use) == 0 || !has_translations (edition, document))
    return g_strconcat (document->name, "#", element, NULL);
  return g_strconcat (document->name, "#", element, "@", document->lang, NULL);
}

/**
 * hv_key_parse:
 * @key: "document#element@lang", or less
 * @document: (out) (transfer full)
 * @id: (out) (transfer full) (nullable): %NULL without a "#"
 * @lang: (out) (transfer full) (nullable): %NULL without an "@"
 */
void
hv_key_parse (const char  *key,
              char       **document,
              char       **id,
              char       **lang)
{
  const char *at = strrchr (key, '@');
  g_autofree char *body = at != NULL ? g_strndup (key, at - key) : g_strdup (key);
  char *hash = strchr (body, '#');

  *lang = at != NULL ? g_strdup (at + 1) : NULL;
  *id = hash != NULL ? g_strdup (hash + 1) : NULL;
  *document = hash != NULL ? g_strndup (body, hash - body) : g_strdup (body);
}

static gboolean
fill_result (HvEdition               *edition,
             HvHit                   *hit,
             const HvSearchRequest   *request,
             const char              *lang,
             HvResults               *results,
             GError                 **error)
{
  HvStmt *stmt = edition->row;
  HvResult *result;
  HvEditionDocument *document;
  gboolean row;

  hv_stmt_reset (stmt);
  hv_stmt_bind_int (stmt, 1, hit->id);
  if (!hv_stmt_step (stmt, &row, error))
    return FALSE;
  document = row ? g_hash_table_lookup (edition->documents, GSIZE_TO_POINTER (hv_stmt_int (stmt, 0)))
                 : NULL;
  if (document == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("The index and the texts of this edition do not agree."));
      return FALSE;
    }
  result = g_new0 (HvResult, 1);
  result->hit = hit;
  result->key = hv_edition_key (edition, document, hv_stmt_text (stmt, 1), lang);
  result->document = g_strdup (document->name);
  result->topic = g_strdup (hv_stmt_text (stmt, 2));
  result->audience = hv_stmt_text (stmt, 3) != NULL ? g_strsplit (hv_stmt_text (stmt, 3), " ", -1)
                                                    : NULL;
  result->approval.status = HV_STATUS_APPROVED;
  result->approval.role = g_strdup (hv_stmt_text (stmt, 4));
  result->approval.on = hv_stmt_int (stmt, 5);
  result->approval.review = hv_stmt_int (stmt, 6);
  result->approval.ref = g_strdup (hv_stmt_text (stmt, 7));
  g_ptr_array_add (results->results, result);
  return TRUE;
}

/**
 * hv_edition_search:
 *
 * Returns: (transfer full) (nullable): the hits with what their rows show
 */
HvResults *
hv_edition_search (HvEdition              *edition,
                   const HvSearchRequest  *request,
                   GCancellable           *cancellable,
                   GError                **error)
{
  g_autoptr (HvResults) results = hv_results_new ();
  HvSearchRequest in_language = *request;
  gint64 began = g_get_monotonic_time ();

  in_language.lang = hv_edition_language (edition, request->lang);
  results->edition = edition->number;
  results->hits = hv_search_run (edition->search, &in_language, cancellable, error);
  if (results->hits == NULL)
    return NULL;
  for (guint i = 0; i < results->hits->hits->len; i++)
    if (!fill_result (edition, g_ptr_array_index (results->hits->hits, i), request,
                      in_language.lang, results, error))
      return NULL;
  results->took = g_get_monotonic_time () - began;
  return g_steal_pointer (&results);
}

/**
 * hv_edition_better:
 *
 * Returns: (transfer none) (nullable): the language that knows what was asked far
 *   better than that of @results
 */
const char *
hv_edition_better (HvEdition              *edition,
                   const HvSearchRequest  *request,
                   const HvResults        *results,
                   GError                **error)
{
  return hv_search_better (edition->search, request, results->hits, NULL, error);
}

/**
 * hv_edition_topic_of:
 * @row: a row of the index
 * @key: (out) (transfer full): its key without a language
 * @topic: (out) (transfer full) (nullable): its topic
 */
gboolean
hv_edition_topic_of (HvEdition  *edition,
                     gint64      row,
                     char      **key,
                     char      **topic,
                     GError    **error)
{
  HvStmt *stmt = edition->row;
  HvEditionDocument *document;
  gboolean found;

  hv_stmt_reset (stmt);
  hv_stmt_bind_int (stmt, 1, row);
  if (!hv_stmt_step (stmt, &found, error))
    return FALSE;
  document = found ? g_hash_table_lookup (edition->documents,
                                          GSIZE_TO_POINTER (hv_stmt_int (stmt, 0))) : NULL;
  *key = document != NULL ? g_strconcat (document->name, "#", hv_stmt_text (stmt, 1), NULL) : NULL;
  *topic = document != NULL ? g_strdup (hv_stmt_text (stmt, 2)) : NULL;
  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const HvEditionDocument *one = *(HvEditionDocument * const *) a;
  const HvEditionDocument *other = *(HvEditionDocument * const *) b;

  return one->row < other->row ? -1 : 1;
}

HvDocumentInfo *
hv_edition_document_info (const HvEditionDocument *document)
{
  HvDocumentInfo *info = g_new0 (HvDocumentInfo, 1);

  info->type = document->type;
  info->id = g_strdup (document->name);
  info->lang = g_strdup (document->lang);
  info->version = g_strdup (document->version);
  info->title = g_strdup (document->title);
  info->href = g_strdup (document->href);
  info->sha256 = g_strdup (document->sha256);
  info->effective = document->effective;
  return info;
}

/**
 * hv_edition_info:
 *
 * Returns: (transfer full) (nullable): what this edition holds
 */
HvEditionInfo *
hv_edition_info (HvEdition  *edition,
                 GError    **error)
{
  g_autoptr (HvEditionInfo) info = hv_edition_info_new ();
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (HvStmt) stmt = hv_db_prepare (edition->db,
                                           "SELECT value FROM meta WHERE key = 'from'", error);
  GHashTableIter iter;
  gpointer document;
  gboolean row;

  if (stmt == NULL || !hv_stmt_step (stmt, &row, error))
    return NULL;
  info->number = edition->number;
  info->from = row ? hv_day_parse (hv_stmt_text (stmt, 0)) : 0;
  info->languages = g_strdupv (edition->languages);
  g_hash_table_iter_init (&iter, edition->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    g_ptr_array_add (order, document);
  g_ptr_array_sort (order, compare_rows);
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (info->documents, hv_edition_document_info (g_ptr_array_index (order, i)));
  return g_steal_pointer (&info);
}
