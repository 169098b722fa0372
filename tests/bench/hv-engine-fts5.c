/* hv-engine-fts5.c: plain FTS5, as one would write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same columns and prefix indexes, ORDER BY bm25() with weights, and its own
 * snippets.
 */
#include "hv-engine.h"

#include <sqlite3.h>

struct _HvEngineState
{
  sqlite3      *db;
  sqlite3_stmt *find;
};

static void
check (sqlite3 *db,
       int      code)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return;
  g_printerr ("FTS5: %s\n", sqlite3_errmsg (db));
  exit (1);
}

static void
build (HvCorpus   *corpus,
       const char *path)
{
  sqlite3 *db;
  sqlite3_stmt *insert;

  check (NULL, sqlite3_open (path, &db));
  check (db, sqlite3_exec (db,
                           "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                           "PRAGMA cache_size=-16000; BEGIN;"
                           "CREATE VIRTUAL TABLE stock USING fts5 (title, alternatives, body,"
                           " prefix='1 2 3')",
                           NULL, NULL, NULL));
  check (db, sqlite3_prepare_v2 (db, "INSERT INTO stock VALUES (?1, ?2, ?3)", -1, &insert, NULL));
  for (guint i = 0; i < hv_corpus_size (corpus); i++)
    {
      const HvPassage *passage = hv_corpus_passage (corpus, i);

      sqlite3_bind_text (insert, 1, passage->title, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 2, passage->alternatives, -1, SQLITE_STATIC);
      sqlite3_bind_text (insert, 3, passage->body, -1, SQLITE_STATIC);
      check (db, sqlite3_step (insert));
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  check (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL));
  sqlite3_close (db);
}

static HvEngineState *
open_index (const char *path)
{
  static const char sql[]
    = "SELECT rowid, title, snippet (stock, -1, '[', ']', '…', 24) FROM stock WHERE stock MATCH ?1"
      " ORDER BY bm25 (stock, 2.0, 1.6, 1.0) LIMIT ?2";
  HvEngineState *state = g_new0 (HvEngineState, 1);
  g_autofree char *uri = g_strdup_printf ("file:%s?mode=ro&immutable=1", path);

  check (NULL, sqlite3_open_v2 (uri, &state->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL));
  check (state->db, sqlite3_prepare_v2 (state->db, sql, -1, &state->find, NULL));
  sqlite3_bind_int (state->find, 2, HV_ENGINE_HITS);
  return state;
}

/* All words, the last one a beginning; or any of them for a whole question. */
static char *
make_query (const char *text,
            gboolean    spoken)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \"", -1);
  gboolean open = !g_str_has_suffix (text, " ");
  GString *query = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      g_string_append_printf (query, "%s\"%s\"%s", query->len == 0 ? "" : spoken ? " OR " : " AND ",
                              words[i], !spoken && open && words[i + 1] == NULL ? " *" : "");
    }
  return g_string_free (query, FALSE);
}

static guint64
run (HvEngineState *state,
     const char    *text,
     gboolean       spoken)
{
  g_autofree char *query = make_query (text, spoken);
  int code;

  sqlite3_bind_text (state->find, 1, query, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (state->find)) == SQLITE_ROW)
    {
      sqlite3_column_text (state->find, 1);
      sqlite3_column_text (state->find, 2);
    }
  check (state->db, code);
  sqlite3_reset (state->find);
  return 0;
}

static void
close_index (HvEngineState *state)
{
  sqlite3_finalize (state->find);
  sqlite3_close (state->db);
  g_free (state);
}

const HvEngine hv_engine_fts5 = { "FTS5", build, open_index, run, close_index };
