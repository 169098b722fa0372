/* hv-query.h: what was typed, made into what is looked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-lever.h"
#include "hv-lexicon.h"
#include "hv-search.h"

G_BEGIN_DECLS

/* Words of a query that count; the rarest are kept. */
#define HV_QUERY_GROUPS 16

/**
 * HvQueryPhrase: one phrase of the expression, in its order.
 * @group: the word of the query that it stands for
 * @thesaurus: whether it is a synonym that only the thesaurus has
 * @gain: weight of this way of matching × idf
 */
typedef struct
{
  guint       group;
  HvMatchedBy kind;
  gboolean    thesaurus;
  double      gain;
} HvQueryPhrase;

/**
 * HvQueryGroup: one word of the query with all that it may match.
 * @typed: folded
 * @idf: how much the word says
 * @first: its first phrase
 * @n: how many phrases it has; 0 when nothing can match it
 */
typedef struct
{
  char   *typed;
  double  idf;
  guint   first;
  guint   n;
} HvQueryGroup;

/**
 * HvQueryPrefix: words that begin so match a phrase.
 */
typedef struct
{
  char  *text;
  gsize  length;
  guint  phrase;
} HvQueryPrefix;

/* Words of a query that say nothing, but that are compared all the same. */
#define HV_QUERY_IDLE 32

/**
 * HvQuery:
 * @groups: (element-type HvQueryGroup)
 * @phrases: (element-type HvQueryPhrase)
 * @all: (nullable): FTS5 expression for rows that match every group, %NULL when
 *   it would be the same as @any
 * @any: (nullable): for rows that match at least one that says something; %NULL
 *   when nothing can
 * @any_first: number of the first of @phrases in @any, where others may stand
 *   before them
 * @idf: sum of all groups'
 * @marks: (element-type utf8 guint): words that match, to their phrase + 1
 * @prefixes: (element-type HvQueryPrefix): beginnings of words to mark
 * @idle: (element-type utf8 guint): words that are not looked for, to a number
 *   from 1 to %HV_QUERY_IDLE
 * @idle_idf: how much each of them says
 * @corrected: (nullable): the query with mistakes mended
 */
typedef struct
{
  GArray     *groups;
  GArray     *phrases;
  char       *all;
  char       *any;
  guint       any_first;
  double      idf;
  GHashTable *marks;
  GArray     *prefixes;
  GHashTable *idle;
  double      idle_idf[HV_QUERY_IDLE];
  char       *corrected;
} HvQuery;

HvQuery *hv_query_new  (HvLexicon   *lexicon,
                        const char  *text,
                        gsize        length,
                        guint        without);
void     hv_query_free (HvQuery     *query);
gboolean hv_query_find (HvQuery     *query,
                        const char  *word,
                        guint       *phrase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvQuery, hv_query_free)

G_END_DECLS
