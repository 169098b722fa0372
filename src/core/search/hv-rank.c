/* hv-rank.c: the best rows for a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTS5 walks through the rows that match and calls the function here for each.
 * It scores the row from what is in memory and keeps the best in a heap; SQLite
 * neither sorts nor reads a row. Its own bm25() spends its time on reading the
 * length of each row, counting words a second time, and sorting.
 */
#include "hv-rank.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-blob.h"
#include "hv-tuning.h"

#define POINTER_TYPE "houvast-rank"

/* More occurrences of the same word make no difference. */
#define MAX_OCCURRENCES 16

typedef struct
{
  const Fts5ExtensionApi *api;
  Fts5Context            *context;
  HvRank                 *rank;
  const guint8           *lengths;
} Row;

/* How well phrase number @phrase is there: 0 when not, near 1 at the most; and in
 * which fields. */
static double
score_phrase (Row    *row,
              guint   phrase,
              guint8 *fields)
{
  Fts5PhraseIter iter;
  double sum = 0;
  int column, offset;
  guint n = 0;

  *fields = 0;
  if (row->api->xPhraseFirst (row->context, row->rank->first + phrase, &iter, &column, &offset) != SQLITE_OK)
    return 0;
  for (; column >= 0 && n < MAX_OCCURRENCES; n++)
    {
      if (column < HV_N_FIELDS)
        {
          sum += row->rank->lexicon->norms[column][row->lengths[column]];
          *fields |= 1u << column;
        }
      row->api->xPhraseNext (row->context, &iter, &column, &offset);
    }
  return sum > 0 ? sum / (hv_tuning.saturation + sum) : 0;
}

/* The best of the group's phrases. They come strongest kind first, so most of
 * the time the first one that is there settles it. */
static void
score_group (Row      *row,
             guint     number,
             HvRanked *ranked)
{
  HvQuery *query = row->rank->query;
  const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, number);
  double best = 0;

  ranked->kinds[number] = HV_RANK_UNMATCHED;
  ranked->parts[number] = 0;
  ranked->fields[number] = 0;
  for (guint i = group->first; i < group->first + group->n; i++)
    {
      const HvQueryPhrase *phrase = &g_array_index (query->phrases, HvQueryPhrase, i);
      double part, gain;
      guint8 fields;

      if (phrase->gain * (hv_tuning.coverage + 1) <= best)
        continue;
      part = score_phrase (row, i, &fields);
      gain = phrase->gain * (hv_tuning.coverage + part);
      if (part > 0 && gain > best)
        {
          if (best == 0)
            ranked->covered += phrase->gain;
          best = gain;
          ranked->kinds[number] = phrase->kind;
          ranked->phrases[number] = i;
          ranked->parts[number] = part;
          ranked->fields[number] = fields;
        }
    }
  ranked->key += best;
}

/* Whether @a comes after @b. */
static gboolean
is_worse (const HvRanked *a,
          const HvRanked *b)
{
  return a->key < b->key || (a->key == b->key && a->id > b->id);
}

/* The heap has the worst row on top. */
static void
sift_up (HvRanked *heap,
         guint     at)
{
  while (at > 0)
    {
      guint parent = (at - 1) / 2;
      HvRanked moved = heap[at];

      if (!is_worse (&heap[at], &heap[parent]))
        return;
      heap[at] = heap[parent];
      heap[parent] = moved;
      at = parent;
    }
}

static void
sift_down (HvRanked *heap,
           guint     n)
{
  guint at = 0;

  for (;;)
    {
      guint child = 2 * at + 1;
      HvRanked moved = heap[at];

      if (child >= n)
        return;
      if (child + 1 < n && is_worse (&heap[child + 1], &heap[child]))
        child++;
      if (!is_worse (&heap[child], &heap[at]))
        return;
      heap[at] = heap[child];
      heap[child] = moved;
      at = child;
    }
}

static void
keep (HvRank         *rank,
      const HvRanked *ranked)
{
  HvRanked *heap = (HvRanked *) rank->ranked->data;

  if (rank->ranked->len < rank->limit)
    {
      g_array_append_vals (rank->ranked, ranked, 1);
      sift_up ((HvRanked *) rank->ranked->data, rank->ranked->len - 1);
    }
  else if (is_worse (&heap[0], ranked))
    {
      heap[0] = *ranked;
      sift_down (heap, rank->ranked->len);
    }
}

/* Called by FTS5 for each row. It is part of the WHERE clause and never true, so
 * that all rows pass within one step of the statement. */
static void
rank_cb (const Fts5ExtensionApi *api,
         Fts5Context            *context,
         sqlite3_context        *result,
         int                     n_arguments,
         sqlite3_value         **arguments)
{
  HvRank *rank = n_arguments == 1 ? sqlite3_value_pointer (arguments[0], POINTER_TYPE) : NULL;
  sqlite3_int64 index = api->xRowid (context) - 1;
  HvRanked ranked;
  Row row;

  sqlite3_result_int (result, 0);
  if (rank == NULL)
    return;
  if (index < 0 || index >= rank->lexicon->rows->n
      || (guint) api->xPhraseCount (context) != rank->first + rank->query->phrases->len)
    {
      sqlite3_result_error_code (result, SQLITE_CORRUPT_VTAB);
      return;
    }
  if (!hv_rows_pass (rank->lexicon->rows, index, &rank->filter))
    return;
  rank->total++;
  row.api = api;
  row.context = context;
  row.rank = rank;
  row.lengths = rank->lexicon->rows->lengths + index * HV_N_FIELDS;
  ranked.key = 0;
  ranked.covered = 0;
  ranked.closeness = 0;
  ranked.index = index;
  ranked.id = rank->lexicon->rows->rows[index].id;
  for (guint i = 0; i < rank->query->groups->len; i++)
    score_group (&row, i, &ranked);
  if ((rank->lexicon->rows->rows[index].kind & HV_KIND_ENTRY) == 0)
    ranked.key *= hv_tuning.other_kinds;
  keep (rank, &ranked);
}

/**
 * hv_rank_register:
 *
 * Makes the ranking function known to a connection.
 */
gboolean
hv_rank_register (HvDb      *db,
                  fts5_api  *api,
                  GError   **error)
{
  if (api->xCreateFunction (api, "houvast_rank", NULL, rank_cb, NULL) == SQLITE_OK)
    return TRUE;
  hv_db_set_error (db, error);
  return FALSE;
}

/**
 * hv_rank_sql:
 *
 * Returns: (transfer full): the statement that hv_rank_run() wants
 */
char *
hv_rank_sql (guint table)
{
  return g_strdup_printf ("SELECT 1 FROM search_%u WHERE search_%u MATCH ?1"
                          " AND houvast_rank (search_%u, ?2)",
                          table, table, table);
}

/**
 * hv_rank_run:
 * @rank: with everything but @total and @ranked filled in; what an earlier run
 *   found is forgotten
 * @stmt: made from hv_rank_sql()
 * @expression: FTS5 expression that ends with the query's phrases
 * @first: how many phrases stand before those
 */
gboolean
hv_rank_run (HvRank        *rank,
             HvDb          *db,
             sqlite3_stmt  *stmt,
             const char    *expression,
             guint          first,
             GError       **error)
{
  int code;

  rank->first = first;
  rank->total = 0;
  g_array_set_size (rank->ranked, 0);
  sqlite3_bind_text (stmt, 1, expression, -1, SQLITE_STATIC);
  sqlite3_bind_pointer (stmt, 2, rank, POINTER_TYPE, NULL);
  code = sqlite3_step (stmt);
  if (code != SQLITE_DONE && code != SQLITE_ROW)
    hv_db_set_error (db, error);
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return code == SQLITE_DONE || code == SQLITE_ROW;
}

/**
 * hv_rank_list:
 * @rank: with everything but @total and @ranked filled in
 *
 * What passes the filter, in the order in which it was added: for who asks for a
 * topic or a document without a word.
 */
void
hv_rank_list (HvRank *rank)
{
  const HvRows *rows = rank->lexicon->rows;

  rank->total = 0;
  g_array_set_size (rank->ranked, 0);
  for (guint i = 0; i < rows->n; i++)
    {
      HvRanked ranked = { .id = rows->rows[i].id, .index = i };

      if (!hv_rows_pass (rows, i, &rank->filter))
        continue;
      rank->total++;
      keep (rank, &ranked);
    }
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  return is_worse (a, b) ? 1 : is_worse (b, a) ? -1 : 0;
}

/**
 * hv_rank_finish:
 *
 * Puts the best row first.
 */
void
hv_rank_finish (HvRank *rank)
{
  g_array_sort (rank->ranked, compare_ranked);
}
