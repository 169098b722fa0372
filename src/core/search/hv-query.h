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
 * HvQueryRange: words of the vocabulary from @first on, @end not included.
 */
typedef struct
{
  guint32 first;
  guint32 end;
} HvQueryRange;

/**
 * HvQueryPhrase: one way in which a row can have a word of the query.
 * @group: the word of the query that it stands for
 * @thesaurus: whether it is a synonym that only the thesaurus has
 * @gain: weight of this way of matching × idf
 * @first: its first range; any word of its ranges will do
 * @n: how many ranges; 0 for a @wording
 * @wording: (nullable): words that must stand one behind the other, as FTS5 takes
 *   them
 */
typedef struct
{
  guint       group;
  HvMatchedBy kind;
  gboolean    thesaurus;
  double      gain;
  guint       first;
  guint       n;
  char       *wording;
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

/* Words of a query that say nothing, but that are compared all the same. */
#define HV_QUERY_IDLE 32

/**
 * HvQuery:
 * @groups: (element-type HvQueryGroup)
 * @phrases: (element-type HvQueryPhrase): those of a group together, and in it the
 *   strongest first
 * @ranges: (element-type HvQueryRange): of the phrases
 * @matchable: a bit for each group that anything can match
 * @weak: a bit for each group that makes no hit alone
 * @idf: sum of all groups'
 * @coverage: how much it counts that a word is there at all, beside how well
 * @corrected: (nullable): the query with mistakes mended
 * @asked: a bit for each word of the vocabulary that means something here
 * @marks: words that match, to their phrase + 1
 * @idle: words that are not looked for, to a number from 1 to %HV_QUERY_IDLE
 * @idle_idf: how much each of them says
 */
typedef struct
{
  GArray     *groups;
  GArray     *phrases;
  GArray     *ranges;
  guint32     matchable;
  guint32     weak;
  double      idf;
  double      coverage;
  char       *corrected;
  guint32    *asked;
  GHashTable *marks;
  GHashTable *idle;
  double      idle_idf[HV_QUERY_IDLE];
} HvQuery;

/* Whether the word can be one of @marks, @idle or the ranges. */
static inline gboolean
hv_query_asks (const HvQuery *query,
               guint32        term)
{
  return (query->asked[term / 32] >> (term % 32) & 1) != 0;
}

HvQuery *hv_query_new  (HvLexicon   *lexicon,
                        const char  *text,
                        gsize        length,
                        guint        without);
void     hv_query_free (HvQuery     *query);
gboolean hv_query_find (HvQuery     *query,
                        guint32      term,
                        guint       *phrase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvQuery, hv_query_free)

G_END_DECLS
