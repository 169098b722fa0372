/* hv-index-check.c: whether an index is what was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-blob.h"
#include "hv-error.h"
#include "hv-fts.h"
#include "hv-index.h"
#include "hv-postings.h"
#include "hv-rows.h"
#include "hv-vocabulary.h"

/* FTS5 checks itself through an INSERT, which a read-only connection refuses:
 * then a copy in memory is checked. */
static HvDb *
copy_to_memory (HvDb    *db,
                GError **error)
{
  g_autoptr (HvDb) copy = hv_db_open (":memory:", HV_DB_CREATE, error);
  sqlite3_backup *backup;
  int code;

  if (copy == NULL)
    return NULL;
  backup = sqlite3_backup_init (hv_db_handle (copy), "main", hv_db_handle (db), "main");
  if (backup == NULL)
    {
      hv_db_set_error (copy, error);
      return NULL;
    }
  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return g_steal_pointer (&copy);
  hv_db_set_error (copy, error);
  return NULL;
}

/* Whether each word has as many rows as the vocabulary says. */
static gboolean
check_postings (HvDb          *db,
                guint          table,
                HvVocabulary  *vocabulary,
                GError       **error)
{
  g_autoptr (HvPostings) postings = hv_postings_load (db, table, vocabulary->n, error);

  for (guint i = 0; postings != NULL && i < vocabulary->n; i++)
    {
      HvPostingRange range;
      HvPostingList list;
      HvPosting posting;
      guint n = 0;

      hv_postings_trim (postings);
      if (!hv_postings_get (postings, i, i + 1, &range, error))
        return FALSE;
      hv_posting_range_next (&range, &list);
      while (hv_posting_list_next (&list, &posting) && posting.row < vocabulary->rows)
        n++;
      if (n == hv_vocabulary_df (vocabulary, i))
        continue;
      hv_blob_set_damaged (error);
      return FALSE;
    }
  return postings != NULL;
}

/* Compares what FTS5 counts itself with the stored words: a table of its own that is
 * whole, but of another edition, is found that way. */
static gboolean
compare_words (HvDb          *db,
               HvVocabulary  *vocabulary,
               GError       **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (db, "SELECT term, doc FROM temp.search_check", error);
  gboolean row;
  guint n = 0;

  while (stmt != NULL && hv_stmt_step (stmt, &row, error))
    {
      if (!row && n == vocabulary->n)
        return TRUE;
      if (!row || n == vocabulary->n
          || g_strcmp0 (hv_stmt_text (stmt, 0), hv_vocabulary_term (vocabulary, n)) != 0
          || hv_stmt_int (stmt, 1) != hv_vocabulary_df (vocabulary, n))
        {
          hv_blob_set_damaged (error);
          return FALSE;
        }
      n++;
    }
  return FALSE;
}

static gboolean
check_words (HvDb     *db,
             guint     table,
             guint     rows,
             GError  **error)
{
  g_autoptr (HvVocabulary) vocabulary = hv_vocabulary_load (db, table, rows, error);
  g_autofree char *create = g_strdup_printf (
    "CREATE VIRTUAL TABLE temp.search_check USING fts5vocab(main, search_%u, row)", table);

  return vocabulary != NULL && hv_vocabulary_check (vocabulary, TRUE, error)
         && hv_db_exec (db, create, error) && compare_words (db, vocabulary, error)
         && hv_db_exec (db, "DROP TABLE temp.search_check", error)
         && check_postings (db, table, vocabulary, error);
}

static gboolean
check_rows (HvDb     *db,
            guint     table,
            gint64    expected,
            gint64   *total,
            GError  **error)
{
  g_autoptr (HvRows) rows = hv_rows_load (db, table, error);

  if (rows == NULL || !hv_rows_check (rows, TRUE, error))
    return FALSE;
  *total += rows->n;
  if (rows->n == expected)
    return TRUE;
  hv_blob_set_damaged (error);
  return FALSE;
}

static gboolean
check_language (HvDb     *db,
                guint     table,
                gint64    expected,
                gint64   *total,
                GError  **error)
{
  g_autofree char *check = g_strdup_printf (
    "INSERT INTO search_%u (search_%u, rank) VALUES ('integrity-check', 1)", table, table);

  return hv_db_exec (db, check, error) && check_rows (db, table, expected, total, error)
         && check_words (db, table, expected, error);
}

static gboolean
check_languages (HvDb    *db,
                 gint64  *total,
                 GError **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (db, "SELECT id, rows FROM search_language", error);
  gboolean row = TRUE;

  while (stmt != NULL && row)
    {
      if (!hv_stmt_step (stmt, &row, error))
        return FALSE;
      if (row && !check_language (db, hv_stmt_int (stmt, 0), hv_stmt_int (stmt, 1), total, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
check (HvDb    *db,
       GError **error)
{
  gint64 texts;
  gint64 total = 0;

  if (hv_fts_open (db, error) == NULL || !check_languages (db, &total, error)
      || !hv_db_get_int (db, "SELECT count(*) FROM search_text", &texts, error))
    return FALSE;
  if (texts == total)
    return TRUE;
  hv_blob_set_damaged (error);
  return FALSE;
}

/**
 * hv_index_check:
 * @db: a connection on an edition, read-only or not; without other search
 *   statements running
 *
 * Checks the search tables against themselves and each other. SQLite's own
 * integrity check says nothing about a full-text table.
 */
gboolean
hv_index_check (HvDb    *db,
                GError **error)
{
  g_autoptr (HvDb) copy = NULL;

  g_return_val_if_fail (db != NULL, FALSE);

  if (sqlite3_db_readonly (hv_db_handle (db), "main") == 1)
    {
      copy = copy_to_memory (db, error);
      if (copy == NULL)
        return FALSE;
      db = copy;
    }
  return check (db, error);
}
