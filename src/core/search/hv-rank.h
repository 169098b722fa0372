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
 * @covered: idf of the words of the query that it has, each times the weight of
 *   the way in which it has it
 * @kinds: #HvMatchedBy of each group, %HV_RANK_UNMATCHED for none
 * @phrases: which of the query's phrases that was
 * @closeness: how close its nearest wording is to the query, from 0 to 1
 * @parts: how well each group is there, from 0 to 1
 * @fields: a bit for each #HvField in which it is there in that way
 */
typedef struct
{
  double  key;
  double  covered;
  guint32 id;
  guint32 index;
  float   closeness;
  guint8  kinds[HV_QUERY_GROUPS];
  guint8  phrases[HV_QUERY_GROUPS];
  float   parts[HV_QUERY_GROUPS];
  guint8  fields[HV_QUERY_GROUPS];
} HvRanked;

/**
 * HvRank: one ranking.
 * @first: number of the query's first phrase in the expression
 * @ranked: (element-type HvRanked): best first, after hv_rank_finish()
 * @total: how many rows matched
 */
typedef struct
{
  HvLexicon   *lexicon;
  HvQuery     *query;
  HvRowFilter  filter;
  guint        limit;
  guint        first;
  guint        total;
  GArray      *ranked;
} HvRank;

gboolean hv_rank_register (HvDb          *db,
                           fts5_api      *api,
                           GError       **error);
gboolean hv_rank_run      (HvRank        *rank,
                           HvDb          *db,
                           sqlite3_stmt  *stmt,
                           const char    *expression,
                           guint          first,
                           GError       **error);
void     hv_rank_list     (HvRank        *rank);
void     hv_rank_finish   (HvRank        *rank);
char    *hv_rank_sql      (guint          table);

G_END_DECLS
