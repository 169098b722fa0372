/* hv-rank.h: the best rows for a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-query.h"

G_BEGIN_DECLS

#define HV_RANK_UNMATCHED 0xff

/**
 * HvRanked: a row that is among the best.
 * @key: what they are ordered by
 * @index: number of the row, from 0
 * @groups: a bit for each word of the query that it has
 * @closeness: how close its nearest wording is to the query, from 0 to 1
 * @covered: idf of the words of the query that it has, each times the weight of
 *   the way in which it has it; this and all that follows is for hv_settle()
 * @kinds: #HvMatchedBy of each group, %HV_RANK_UNMATCHED for none
 * @phrases: which of the query's phrases that was
 * @parts: how well each group is there, from 0 to 1
 * @fields: a bit for each #HvField in which it is there in that way
 */
typedef struct
{
  double  key;
  guint32 id;
  guint32 index;
  guint32 groups;
  float   closeness;
  double  covered;
  guint8  kinds[HV_QUERY_GROUPS];
  guint8  phrases[HV_QUERY_GROUPS];
  float   parts[HV_QUERY_GROUPS];
  guint8  fields[HV_QUERY_GROUPS];
} HvRanked;

typedef struct _HvRanker HvRanker;

HvRanker *hv_ranker_new    (HvDb               *db,
                            HvLexicon          *lexicon,
                            GError            **error);
void      hv_ranker_free   (HvRanker           *ranker);
gboolean  hv_ranker_find   (HvRanker           *ranker,
                            HvQuery            *query,
                            guint               limit,
                            GArray             *ranked,
                            HvHits             *hits,
                            GCancellable       *cancellable,
                            GError            **error);
void      hv_ranker_list   (HvRanker           *ranker,
                            guint               limit,
                            GArray             *ranked,
                            guint              *total);
double    hv_ranker_count_wording
                           (HvRanker            *ranker,
                            const HvQueryPhrase *phrase,
                            guint32              index,
                            guint8              *fields);
void      hv_rank_sort     (GArray             *ranked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRanker, hv_ranker_free)

G_END_DECLS
