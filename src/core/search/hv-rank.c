/* hv-rank.c: the best rows for a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of all words of the query are read once, and what each row gains is
 * summed. Of the best rows alone it is settled by what they gained it: their words
 * are looked up in the same lists once more.
 */
#include "hv-rank.h"

#include <string.h>

#include "hv-accumulators.h"
#include "hv-blob.h"
#include "hv-postings.h"
#include "hv-tuning.h"
#include "hv-wordings.h"

struct _HvRanker
{
  HvLexicon      *lexicon;
  HvPostings     *postings;
  HvWordings     *wordings;
  HvAccumulators *accumulators;
  guint16        *places;         /* of each row among the best, from 1; 0 for none */
  guint64         visited;
};

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
  ranker->places = g_new0 (guint16, lexicon->rows->n + 1);
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
  g_free (ranker->places);
  g_free (ranker);
}

/* How often a word is in a row, each time weighed by its field and how long that
 * is. */
static inline float
weigh (const HvLexicon *lexicon,
       const HvPosting *posting)
{
  const guint8 *lengths = lexicon->rows->lengths + (gsize) posting->row * HV_N_FIELDS;
  float sum = 0;

  for (guint rest = posting->fields; rest != 0; rest &= rest - 1)
    {
      guint field = __builtin_ctz (rest);
      guint times = posting->times > 0 ? posting->times : posting->counts[field];

      sum += times * lexicon->norms[field][lengths[field]];
    }
  return sum;
}

/* What is done with each row that has a phrase. It is put in where it is called:
 * this is where a search spends its time. */
typedef void (*Visit) (HvRanker        *ranker,
                       const HvPosting *posting,
                       gpointer         user_data);

static G_ALWAYS_INLINE inline gboolean
visit_list (HvRanker      *ranker,
            HvPostingList *list,
            Visit          visit,
            gpointer       user_data)
{
  HvPosting posting;
  guint n = 0;

  while (hv_posting_list_next (list, &posting))
    {
      if (posting.row >= ranker->accumulators->n || posting.fields == 0)
        return FALSE;
      visit (ranker, &posting, user_data);
      n++;
    }
  ranker->visited += n;
  return TRUE;
}

static G_ALWAYS_INLINE inline gboolean
visit_wording (HvRanker    *ranker,
               const char  *wording,
               Visit        visit,
               gpointer     user_data,
               GError     **error)
{
  GArray *rows = hv_wordings_find (ranker->wordings, wording, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HvPosting *posting = &g_array_index (rows, HvPosting, i);

      if (posting->row < ranker->accumulators->n && posting->fields != 0)
        visit (ranker, posting, user_data);
      ranker->visited++;
    }
  return rows != NULL;
}

/* A row comes as often as it has another of the words. */
static G_ALWAYS_INLINE inline gboolean
visit_phrase (HvRanker             *ranker,
              HvQuery              *query,
              const HvQueryPhrase  *phrase,
              Visit                 visit,
              gpointer              user_data,
              GError              **error)
{
  if (phrase->wording != NULL)
    return visit_wording (ranker, phrase->wording, visit, user_data, error);
  for (guint i = phrase->first; i < phrase->first + phrase->n; i++)
    {
      const HvQueryRange *range = &g_array_index (query->ranges, HvQueryRange, i);

      for (guint32 term = range->first; term < range->end; term++)
        {
          HvPostingList list;

          if (!hv_postings_get (ranker->postings, term, &list, error))
            return FALSE;
          if (!visit_list (ranker, &list, visit, user_data))
            {
              hv_blob_set_damaged (error);
              return FALSE;
            }
        }
    }
  return TRUE;
}

static inline void
accumulate (HvRanker        *ranker,
            const HvPosting *posting,
            gpointer         user_data)
{
  hv_accumulators_add (ranker->accumulators, posting->row, weigh (ranker->lexicon, posting));
}

static gboolean
read_query (HvRanker      *ranker,
            HvQuery       *query,
            GCancellable  *cancellable,
            GError       **error)
{
  for (guint g = 0; g < query->groups->len; g++)
    {
      const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, g);

      for (guint i = group->first; i < group->first + group->n; i++)
        {
          const HvQueryPhrase *phrase = &g_array_index (query->phrases, HvQueryPhrase, i);

          if (g_cancellable_set_error_if_cancelled (cancellable, error)
              || !visit_phrase (ranker, query, phrase, accumulate, NULL, error))
            return FALSE;
          hv_accumulators_end_phrase (ranker->accumulators, phrase->gain, hv_tuning.saturation,
                                      query->coverage);
        }
      hv_accumulators_end_group (ranker->accumulators, g);
    }
  return TRUE;
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
      float         total)
{
  Candidate *worst = (Candidate *) heap->data;
  Candidate candidate = { total, 0, row };

  /* Most rows go no further, and need not be looked at. */
  if (heap->len == limit && total < worst->key)
    return;
  candidate.id = rows->ids[row];
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

/* Takes out the rows that may not be shown. Returns how many of the others have
 * every word of the query that any row can have. */
static guint
filter_rows (HvRanker *ranker,
             HvQuery  *query)
{
  HvAccumulators *accumulators = ranker->accumulators;
  guint full = 0;

  for (guint row = 0; row < accumulators->n; row++)
    {
      if (accumulators->groups[row] == 0)
        continue;
      if (!hv_rows_pass (ranker->lexicon->rows, row))
        accumulators->groups[row] = 0;
      else
        full += accumulators->groups[row] == query->matchable;
    }
  return full;
}

/* Rows with all words come first in any case, so when there are enough of them the
 * others do not count. A row needs a word that says something. */
static void
select_rows (HvRanker *ranker,
             HvQuery  *query,
             GArray   *heap,
             guint     limit,
             guint    *total)
{
  HvAccumulators *accumulators = ranker->accumulators;
  gboolean only_full = filter_rows (ranker, query) >= limit;

  *total = 0;
  for (guint row = 0; row < accumulators->n; row++)
    {
      guint32 groups = accumulators->groups[row];

      if (only_full ? groups != query->matchable : (groups & ~query->weak) == 0)
        continue;
      (*total)++;
      keep (heap, limit, ranker->lexicon->rows, row, accumulators->total[row]);
    }
}

/* How often the best rows have the phrase being looked up. */
typedef struct
{
  double *times;
  guint8 *fields;
} Found;

static inline void
look_up (HvRanker        *ranker,
         const HvPosting *posting,
         gpointer         user_data)
{
  Found *found = user_data;
  guint place = ranker->places[posting->row];

  if (place == 0)
    return;
  found->times[place - 1] += weigh (ranker->lexicon, posting);
  found->fields[place - 1] |= posting->fields;
}

/* The phrases of a group come strongest kind first; @best is what the row gains by
 * those before this one. */
static void
settle_phrase (HvQuery             *query,
               HvRanked            *ranked,
               const HvQueryPhrase *phrase,
               guint                number,
               double               times,
               guint8               fields,
               double              *best)
{
  double part = times / (hv_tuning.saturation + times);
  double gain = phrase->gain * (query->coverage + part);

  if (times <= 0 || gain <= *best)
    return;
  if (*best == 0)
    ranked->covered += phrase->gain;
  *best = gain;
  ranked->kinds[phrase->group] = phrase->kind;
  ranked->phrases[phrase->group] = number;
  ranked->parts[phrase->group] = part;
  ranked->fields[phrase->group] = fields;
}

/* Fills in by what the rows of @ranked gained. */
static gboolean
settle (HvRanker  *ranker,
        HvQuery   *query,
        GArray    *ranked,
        GError   **error)
{
  guint n = ranked->len;
  g_autofree double *times = g_new0 (double, n);
  g_autofree double *best = g_new0 (double, n);
  g_autofree guint8 *fields = g_new0 (guint8, n);
  Found found = { times, fields };

  if (n == 0)
    return TRUE;
  for (guint i = 0; i < query->phrases->len; i++)
    {
      const HvQueryPhrase *phrase = &g_array_index (query->phrases, HvQueryPhrase, i);
      const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, phrase->group);

      if (i == group->first)
        memset (best, 0, n * sizeof (double));
      memset (times, 0, n * sizeof (double));
      memset (fields, 0, n);
      if (!visit_phrase (ranker, query, phrase, look_up, &found, error))
        return FALSE;
      for (guint r = 0; r < n; r++)
        settle_phrase (query, &g_array_index (ranked, HvRanked, r), phrase, i, times[r],
                       fields[r], &best[r]);
    }
  return TRUE;
}

static void
append_candidates (HvRanker *ranker,
                   GArray   *heap,
                   GArray   *ranked)
{
  for (guint i = 0; i < heap->len; i++)
    {
      const Candidate *candidate = &g_array_index (heap, Candidate, i);
      HvRanked row = { .key = candidate->key, .id = candidate->id, .index = candidate->index };

      memset (row.kinds, HV_RANK_UNMATCHED, sizeof row.kinds);
      g_array_append_val (ranked, row);
      ranker->places[candidate->index] = ranked->len;
    }
}

/**
 * hv_ranker_find:
 * @limit: how many rows at most, less than 65,536
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
  gboolean done;

  g_return_val_if_fail (limit < G_MAXUINT16, FALSE);

  ranker->visited = 0;
  hv_postings_trim (ranker->postings);
  hv_wordings_trim (ranker->wordings);
  done = read_query (ranker, query, cancellable, error);
  if (done)
    select_rows (ranker, query, heap, limit, &hits->total);
  hv_accumulators_clear (ranker->accumulators);
  if (!done)
    return FALSE;
  append_candidates (ranker, heap, ranked);
  done = settle (ranker, query, ranked, error);
  hits->visited = ranker->visited;
  for (guint i = 0; i < ranked->len; i++)
    ranker->places[g_array_index (ranked, HvRanked, i).index] = 0;
  return done;
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
      keep (heap, limit, rows, i, 0);
    }
  append_candidates (ranker, heap, ranked);
  for (guint i = 0; i < ranked->len; i++)
    ranker->places[g_array_index (ranked, HvRanked, i).index] = 0;
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
