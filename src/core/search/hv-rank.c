/* hv-rank.c: the best rows for a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of the words of the query are read one after the other, and what each row
 * gains is summed. By what the best rows gained it is not kept: see hv_settle().
 */
#include "hv-rank.h"

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

/* Which rows count: those that have @all and @none of the words of the query with these
 * bits, and one of @any when that is not 0. */
typedef struct
{
  guint32 all;
  guint32 none;
  guint32 any;
} Condition;

static inline gboolean
meets (const HvRanker  *ranker,
       guint32          row,
       const Condition *condition)
{
  guint32 groups = ranker->accumulators->groups[row];

  return (groups & condition->all) == condition->all && (groups & condition->none) == 0
         && (condition->any == 0 || (groups & condition->any) != 0);
}

/* What is done with each row that has a phrase. It is put in where it is called:
 * this is where a search spends its time. */
typedef void (*Visit) (HvRanker            *ranker,
                       const HvPosting     *posting,
                       HvQuery             *query,
                       const HvQueryPhrase *phrase);

static G_ALWAYS_INLINE inline gboolean
visit_list (HvRanker             *ranker,
            HvPostingList        *list,
            const Condition      *condition,
            Visit                 visit,
            HvQuery              *query,
            const HvQueryPhrase  *phrase)
{
  HvPosting posting;
  guint n = 0;

  while (hv_posting_list_next (list, &posting))
    {
      if (posting.row >= ranker->accumulators->n || posting.fields == 0)
        return FALSE;
      if (meets (ranker, posting.row, condition))
        visit (ranker, &posting, query, phrase);
      n++;
    }
  ranker->visited += n;
  return TRUE;
}

static inline void
gain (HvRanker            *ranker,
      const HvPosting     *posting,
      HvQuery             *query,
      const HvQueryPhrase *phrase)
{
  hv_accumulators_gain (ranker->accumulators, posting->row, weigh (ranker->lexicon, posting),
                        phrase->gain, hv_tuning.saturation, query->coverage);
}

static inline void
accumulate (HvRanker            *ranker,
            const HvPosting     *posting,
            HvQuery             *query,
            const HvQueryPhrase *phrase)
{
  hv_accumulators_add (ranker->accumulators, posting->row, weigh (ranker->lexicon, posting));
}

static gboolean
read_wording (HvRanker             *ranker,
              HvQuery              *query,
              const HvQueryPhrase  *phrase,
              const Condition      *condition,
              GError              **error)
{
  const HvAccumulators *accumulators = ranker->accumulators;
  GArray *rows = hv_wordings_find (ranker->wordings, phrase->wording, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const HvPosting *posting = &g_array_index (rows, HvPosting, i);

      if (posting->row < accumulators->n && posting->fields != 0
          && meets (ranker, posting->row, condition))
        gain (ranker, posting, query, phrase);
      ranker->visited++;
    }
  return rows != NULL;
}

/* A row comes as often as it has another of the words: with one word, once. */
static gboolean
read_phrase (HvRanker             *ranker,
             HvQuery              *query,
             const HvQueryPhrase  *phrase,
             const Condition      *condition,
             GError              **error)
{
  const HvQueryRange *ranges = &g_array_index (query->ranges, HvQueryRange, phrase->first);
  gboolean single = phrase->n == 1 && ranges->end - ranges->first == 1;

  if (phrase->wording != NULL)
    return read_wording (ranker, query, phrase, condition, error);
  for (guint i = 0; i < phrase->n; i++)
    {
      HvPostingRange range;
      HvPostingList list;

      if (!hv_postings_get (ranker->postings, ranges[i].first, ranges[i].end, &range, error))
        return FALSE;
      while (hv_posting_range_next (&range, &list))
        if (single ? !visit_list (ranker, &list, condition, gain, query, phrase)
                   : !visit_list (ranker, &list, condition, accumulate, query, phrase))
          {
            hv_blob_set_damaged (error);
            return FALSE;
          }
    }
  hv_accumulators_end_phrase (ranker->accumulators, phrase->gain, hv_tuning.saturation,
                              query->coverage);
  return TRUE;
}

static gboolean
read_group (HvRanker         *ranker,
            HvQuery          *query,
            guint             number,
            const Condition  *condition,
            GCancellable     *cancellable,
            GError          **error)
{
  const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, number);

  for (guint i = group->first; i < group->first + group->n; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !read_phrase (ranker, query, &g_array_index (query->phrases, HvQueryPhrase, i), condition,
                         error))
      return FALSE;
  return TRUE;
}

static gsize
size_of_group (HvRanker           *ranker,
               HvQuery            *query,
               const HvQueryGroup *group)
{
  gsize size = 0;

  for (guint p = group->first; p < group->first + group->n; p++)
    {
      const HvQueryPhrase *phrase = &g_array_index (query->phrases, HvQueryPhrase, p);

      for (guint i = phrase->first; i < phrase->first + phrase->n; i++)
        {
          const HvQueryRange *range = &g_array_index (query->ranges, HvQueryRange, i);

          size += hv_postings_size (ranker->postings, range->first, range->end);
        }
    }
  return size;
}

/* The words of the query that anything matches: first those that make a hit alone, and
 * of these the ones with the fewest rows. Returns how many. */
static guint
order_groups (HvRanker *ranker,
              HvQuery  *query,
              guint8    order[HV_QUERY_GROUPS])
{
  guint64 sizes[HV_QUERY_GROUPS];
  guint n = 0;

  for (guint i = 0; i < query->groups->len; i++)
    {
      const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, i);
      guint64 weak = query->weak >> i & 1;
      guint64 size = size_of_group (ranker, query, group) | weak << 40;
      guint at = n;

      if (group->n == 0)
        continue;
      for (; at > 0 && sizes[at - 1] > size; at--)
        {
          sizes[at] = sizes[at - 1];
          order[at] = order[at - 1];
        }
      sizes[at] = size;
      order[at] = i;
      n++;
    }
  return n;
}

/* How many rows that may be shown have the word that was read. */
static guint
count_shown (HvRanker *ranker)
{
  const HvAccumulators *accumulators = ranker->accumulators;
  guint n = 0;

  for (guint i = 0; i < accumulators->n_in_group; i++)
    n += hv_rows_pass (ranker->lexicon->rows, accumulators->in_group[i]);
  return n;
}

/* Rows with all words come first in any case, so when there are @limit of them the
 * others do not count: as long as there may be, a row that lacks a word is passed by.
 * When there are not, what was passed by is read after all; but of words that make no
 * hit alone, only for rows that have another. @full says which. */
static gboolean
read_query (HvRanker      *ranker,
            HvQuery       *query,
            guint          limit,
            gboolean      *full,
            GCancellable  *cancellable,
            GError       **error)
{
  guint8 order[HV_QUERY_GROUPS];
  guint n = order_groups (ranker, query, order);
  guint32 had = 0;

  *full = TRUE;
  for (guint i = 0; i < n; i++)
    {
      guint32 bit = 1u << order[i];
      Condition has_all = { .all = had };

      if (!*full)
        break;
      if (!read_group (ranker, query, order[i], &has_all, cancellable, error))
        return FALSE;
      had |= bit;
      *full = count_shown (ranker) >= limit;
      hv_accumulators_end_group (ranker->accumulators, order[i]);
    }
  for (guint i = 1; !*full && i < n; i++)
    {
      guint32 bit = 1u << order[i];
      Condition lacks_it = { .none = bit, .any = (query->weak & bit) != 0 ? ~query->weak : 0 };

      if (!read_group (ranker, query, order[i], &lacks_it, cancellable, error))
        return FALSE;
      hv_accumulators_end_group (ranker->accumulators, order[i]);
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
  done = read_query (ranker, query, limit, &full, cancellable, error);
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
  return posting != NULL ? weigh (ranker->lexicon, posting) : 0;
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
