/* hv-wordings.c: words that stand one behind the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTS5 knows where each word stands. It walks through the rows that have the
 * wording and calls the function here for each, within one step of a statement.
 */
#include "hv-wordings.h"

#include "hv-fts.h"

#define POINTER_TYPE "houvast-rows"

/* What is kept between one query and the next, in rows. */
#define MOST_KEPT (256 * 1024)

struct _HvWordings
{
  HvDb         *db;
  sqlite3_stmt *stmt;
  GHashTable   *found;   /* (element-type utf8 GArray): what was asked for lately */
  gsize         kept;
};

static void
add_row_cb (const Fts5ExtensionApi *api,
            Fts5Context            *context,
            sqlite3_context        *result,
            int                     n_arguments,
            sqlite3_value         **arguments)
{
  GArray *rows = n_arguments == 1 ? sqlite3_value_pointer (arguments[0], POINTER_TYPE) : NULL;
  HvPosting posting = { .row = api->xRowid (context) - 1 };
  Fts5PhraseIter iter;
  int column, offset;

  sqlite3_result_int (result, 0);
  if (rows == NULL || api->xPhraseFirst (context, 0, &iter, &column, &offset) != SQLITE_OK)
    return;
  for (; column >= 0; api->xPhraseNext (context, &iter, &column, &offset))
    if (column < HV_N_FIELDS)
      {
        posting.fields |= 1u << column;
        posting.counts[column] = MIN (posting.counts[column] + 1, G_MAXUINT8);
      }
  g_array_append_val (rows, posting);
}

static gboolean
prepare (HvWordings  *wordings,
         guint        table,
         GError     **error)
{
  fts5_api *api = hv_fts_open (wordings->db, error);
  g_autofree char *sql = g_strdup_printf (
    "SELECT 1 FROM search_%u WHERE search_%u MATCH ?1 AND houvast_rows (search_%u, ?2)", table,
    table, table);

  if (api == NULL)
    return FALSE;
  if (api->xCreateFunction (api, "houvast_rows", NULL, add_row_cb, NULL) == SQLITE_OK
      && sqlite3_prepare_v3 (hv_db_handle (wordings->db), sql, -1, SQLITE_PREPARE_PERSISTENT,
                             &wordings->stmt, NULL)
           == SQLITE_OK)
    return TRUE;
  hv_db_set_error (wordings->db, error);
  return FALSE;
}

/**
 * hv_wordings_new:
 * @db: it must live as long as what is returned
 *
 * Returns: (transfer full) (nullable): a way to find wordings in language number
 *   @table
 */
HvWordings *
hv_wordings_new (HvDb    *db,
                 guint    table,
                 GError **error)
{
  g_autoptr (HvWordings) wordings = g_new0 (HvWordings, 1);

  wordings->db = db;
  wordings->found
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return prepare (wordings, table, error) ? g_steal_pointer (&wordings) : NULL;
}

void
hv_wordings_free (HvWordings *wordings)
{
  if (wordings == NULL)
    return;
  sqlite3_finalize (wordings->stmt);
  g_hash_table_unref (wordings->found);
  g_free (wordings);
}

/**
 * hv_wordings_trim:
 *
 * Forgets what was found when it is too much to keep.
 */
void
hv_wordings_trim (HvWordings *wordings)
{
  if (wordings->kept <= MOST_KEPT)
    return;
  g_hash_table_remove_all (wordings->found);
  wordings->kept = 0;
}

/**
 * hv_wordings_find:
 * @wording: words as FTS5 takes them, with a "+" between them
 *
 * Returns: (transfer none) (element-type HvPosting) (nullable): the rows that have
 *   the wording, in their order, valid until the next hv_wordings_trim()
 */
GArray *
hv_wordings_find (HvWordings  *wordings,
                  const char  *wording,
                  GError     **error)
{
  GArray *known = g_hash_table_lookup (wordings->found, wording);
  g_autoptr (GArray) rows = NULL;
  int code;

  if (known != NULL)
    return known;
  rows = g_array_new (FALSE, FALSE, sizeof (HvPosting));
  sqlite3_bind_text (wordings->stmt, 1, wording, -1, SQLITE_STATIC);
  sqlite3_bind_pointer (wordings->stmt, 2, rows, POINTER_TYPE, NULL);
  code = sqlite3_step (wordings->stmt);
  if (code != SQLITE_DONE && code != SQLITE_ROW)
    hv_db_set_error (wordings->db, error);
  sqlite3_reset (wordings->stmt);
  sqlite3_clear_bindings (wordings->stmt);
  if (code != SQLITE_DONE && code != SQLITE_ROW)
    return NULL;
  wordings->kept += rows->len + 1;
  g_hash_table_insert (wordings->found, g_strdup (wording), g_array_ref (rows));
  return g_hash_table_lookup (wordings->found, wording);
}
