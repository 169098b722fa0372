/* hv-rank-read.c: reads the lists of the words of a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-blob.h"
#include "hv-rank-private.h"
#include "hv-tuning.h"

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
  hv_accumulators_gain (ranker->accumulators, posting->row, hv_rank_weigh (ranker->lexicon, posting),
                        phrase->gain, hv_tuning.saturation, query->coverage);
}

static inline void
accumulate (HvRanker            *ranker,
            const HvPosting     *posting,
            HvQuery             *query,
            const HvQueryPhrase *phrase)
{
  hv_accumulators_add (ranker->accumulators, posting->row, hv_rank_weigh (ranker->lexicon, posting));
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
  /* A query of wordings alone has no ranges at all. */
  const HvQueryRange *ranges = phrase->n > 0
                                 ? &g_array_index (query->ranges, HvQueryRange, phrase->first) : NULL;
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

/**
 * hv_rank_read:
 * @limit: how many rows are asked for
 * @full: (out): whether there are as many with every word of the query that any row has
 *
 * Sums what each row gains by @query.
 *
 * Rows with all words come first in any case, so when there are @limit of them the
 * others do not count: as long as there may be, a row that lacks a word is passed by.
 * When there are not, what was passed by is read after all; but of words that make no
 * hit alone, only for rows that have another.
 */
gboolean
hv_rank_read (HvRanker      *ranker,
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
