/* hv-rank.c: the best rows for a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of the words of the query are read one after the other, and what each row
 * gains is summed. By what the best rows gained it is not kept: see hv_settle().
 */
#include "hv-rank-private.h"

#include "hv-tuning.h"

/**
 * hv_ranker_new:
 * @db, @lexicon: they must live as long as the ranker
 *
 * Returns: (transfer full) (nullable): ranks the rows of one language
 */
HvRanker *
hv_ranker_new (HvDb       *db,
               HvLexicon  *lexicon,
               GError    **error)
{
  g_autoptr (HvRanker) ranker = g_new0 (HvRanker, 1);

  ranker->lexicon = lexicon;
  ranker->postings = hv_postings_load (db, lexicon->table, lexicon->vocabulary->n, error);
  if (ranker->postings != NULL)
    ranker->wordings = hv_wordings_new (db, lexicon->table, error);
  if (ranker->wordings == NULL)
    return NULL;
  ranker->accumulators = hv_accumulators_new (lexicon->rows->n);
  return g_steal_pointer (&ranker);
}

void
hv_ranker_free (HvRanker *ranker)
{
  if (ranker == NULL)
    return;
  hv_postings_free (ranker->postings);
  hv_wordings_free (ranker->wordings);
  hv_accumulators_free (ranker->accumulators);
  g_free (ranker);
}

/* Whether @a comes after @b. */
static gboolean
is_worse (const HvRanked *a,
          const HvRanked *b)
{
  return a->key < b->key || (a->key == b->key && a->id > b->id);
}

/* A row of which only the sum is known. */
typedef struct
{
  float   key;
  guint32 id;
  guint32 index;
  guint32 groups;
} Candidate;

static inline gboolean
comes_after (const Candidate *a,
             const Candidate *b)
{
  return a->key < b->key || (a->key == b->key && a->id > b->id);
}

/* The heap has the worst row on top. */
static void
sift_up (Candidate *heap,
         guint      at)
{
  Candidate moved = heap[at];

  for (guint parent = (at - 1) / 2; at > 0 && comes_after (&moved, &heap[parent]);
       parent = (at - 1) / 2)
    {
      heap[at] = heap[parent];
      at = parent;
    }
  heap[at] = moved;
}

static void
sift_down (Candidate *heap,
           guint      n)
{
  Candidate moved = heap[0];
  guint at = 0;

  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && comes_after (&heap[child + 1], &heap[child]))
        child++;
      if (!comes_after (&heap[child], &moved))
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = moved;
}

/* Keeps the row when its @total puts it among the best. */
static void
keep (GArray       *heap,
      guint         limit,
      const HvRows *rows,
      guint32       row,
      guint32       groups,
      float         total)
{
  Candidate *worst = (Candidate *) heap->data;
  Candidate candidate = { total, 0, row, groups };

  /* Most rows go no further, and need not be looked at. */
  if (heap->len == limit && total < worst->key)
    return;
  candidate.id = hv_rows_id (rows, row);
  if (hv_rows_kind (rows, row) != HV_KIND_ENTRY)
    candidate.key *= hv_tuning.other_kinds;
  if (heap->len < limit)
    {
      g_array_append_val (heap, candidate);
      sift_up ((Candidate *) heap->data, heap->len - 1);
    }
  else if (comes_after (worst, &candidate))
    {
      *worst = candidate;
      sift_down (worst, heap->len);
    }
}

/* A row needs a word that says something; where there are enough rows with all words,
 * it needs all. */
static void
select_rows (HvRanker *ranker,
             HvQuery  *query,
             gboolean  full,
             GArray   *heap,
             guint     limit,
             guint    *total)
{
  const HvAccumulators *accumulators = ranker->accumulators;

  *total = 0;
  for (guint i = 0; i < accumulators->n_in_any; i++)
    {
      guint32 row = accumulators->in_any[i];
      guint32 groups = accumulators->groups[row];

      if ((full ? groups != query->matchable : (groups & ~query->weak) == 0)
          || !hv_rows_pass (ranker->lexicon->rows, row))
        continue;
      (*total)++;
      keep (heap, limit, ranker->lexicon->rows, row, groups, accumulators->total[row]);
    }
}

static void
append_candidates (GArray *heap,
                   GArray *ranked)
{
  for (guint i = 0; i < heap->len; i++)
    {
      const Candidate *candidate = &g_array_index (heap, Candidate, i);
      HvRanked row = { .key = candidate->key, .id = candidate->id, .index = candidate->index,
                       .groups = candidate->groups };

      g_array_append_val (ranked, row);
    }
}

/**
 * hv_ranker_find:
 * @limit: how many rows at most
 * @ranked: (element-type HvRanked): where to put the best rows, in no order
 * @hits: where to put how many rows match, and were looked at
 */
gboolean
hv_ranker_find (HvRanker      *ranker,
                HvQuery       *query,
                guint          limit,
                GArray        *ranked,
                HvHits        *hits,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GArray) heap = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), limit);
  gboolean full, done;

  ranker->visited = 0;
  hv_postings_trim (ranker->postings);
  hv_wordings_trim (ranker->wordings);
  done = hv_rank_read (ranker, query, limit, &full, cancellable, error);
  if (done)
    select_rows (ranker, query, full, heap, limit, &hits->total);
  hv_accumulators_clear (ranker->accumulators);
  append_candidates (heap, ranked);
  hits->visited = ranker->visited;
  return done;
}

/* Rows of a wording are in their order. */
static const HvPosting *
find_posting (GArray  *rows,
              guint32  row)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const HvPosting *posting = &g_array_index (rows, HvPosting, middle);

      if (posting->row == row)
        return posting;
      if (posting->row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * hv_ranker_count_wording:
 * @phrase: of the query that was ranked last; one with a wording
 * @index: number of a row
 * @fields: (out): a bit for each #HvField in which it is
 *
 * Returns: how often @phrase is in the row, weighed; 0 also when it cannot be read
 */
double
hv_ranker_count_wording (HvRanker            *ranker,
                         const HvQueryPhrase *phrase,
                         guint32              index,
                         guint8              *fields)
{
  GArray *rows = hv_wordings_find (ranker->wordings, phrase->wording, NULL);
  const HvPosting *posting = rows != NULL ? find_posting (rows, index) : NULL;

  *fields = posting != NULL ? posting->fields : 0;
  return posting != NULL ? hv_rank_weigh (ranker->lexicon, posting) : 0;
}

/**
 * hv_ranker_list:
 *
 * What passes the filter, in the order of the callers' numbers: for who asks for a
 * topic or a document without a word.
 */
void
hv_ranker_list (HvRanker *ranker,
                guint     limit,
                GArray   *ranked,
                guint    *total)
{
  const HvRows *rows = ranker->lexicon->rows;
  g_autoptr (GArray) heap = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), limit);

  *total = 0;
  for (guint i = 0; i < rows->n; i++)
    {
      if (!hv_rows_pass (rows, i))
        continue;
      (*total)++;
      keep (heap, limit, rows, i, 0, 0);
    }
  append_candidates (heap, ranked);
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  return is_worse (a, b) ? 1 : is_worse (b, a) ? -1 : 0;
}

/**
 * hv_rank_sort:
 * @ranked: (element-type HvRanked)
 *
 * Puts the best row first.
 */
void
hv_rank_sort (GArray *ranked)
{
  g_array_sort (ranked, compare_ranked);
}
