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

/* Ways of matching of all its words together. */
#define HV_QUERY_PHRASES 40

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

/**
 * HvQueryUse: a word of the vocabulary that a phrase consists of.
 * @next: number of the next use of the same word, 0 for none
 */
typedef struct
{
  guint phrase;
  guint next;
} HvQueryUse;

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
 * @asked: a bit for each word of the vocabulary that means something here; as in all
 *   that follows, by the order in which words came, which is how rows name them
 * @uses: (element-type HvQueryUse): from number 1 on
 * @marks: words that match, to the number of their first use
 * @begun: phrases of all words with one beginning
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
  HvVocabulary *vocabulary;
  guint32    *asked;
  GArray     *uses;
  GHashTable *marks;
  guint8      begun[HV_QUERY_PHRASES];
  guint       n_begun;
  GHashTable *idle;
  double      idle_idf[HV_QUERY_IDLE];
} HvQuery;

/* Whether the word can be one of @marks, @idle or the ranges. */
static inline gboolean
hv_query_asks (const HvQuery *query,
               guint32        arrival)
{
  return (query->asked[arrival / 32] >> (arrival % 32) & 1) != 0;
}

/**
 * hv_query_first_use:
 *
 * Returns: (transfer none) (nullable): the first phrase with the word, those of words
 *   with one beginning left aside
 */
static inline const HvQueryUse *
hv_query_first_use (const HvQuery *query,
                    guint32        arrival)
{
  gpointer first = g_hash_table_lookup (query->marks, GUINT_TO_POINTER (arrival));

  return first != NULL ? &g_array_index (query->uses, HvQueryUse, GPOINTER_TO_UINT (first)) : NULL;
}

static inline const HvQueryUse *
hv_query_next_use (const HvQuery    *query,
                   const HvQueryUse *use)
{
  return use->next != 0 ? &g_array_index (query->uses, HvQueryUse, use->next) : NULL;
}

/* Whether the word is one of those with one beginning. */
static inline gboolean
hv_query_begins (const HvQuery *query,
                 guint          phrase,
                 guint32        arrival)
{
  const HvQueryPhrase *begun = &g_array_index (query->phrases, HvQueryPhrase, phrase);
  const HvQueryRange *range = &g_array_index (query->ranges, HvQueryRange, begun->first);
  guint32 term = hv_vocabulary_arrived (query->vocabulary, arrival);

  return range->first <= term && term < range->end;
}

HvQuery *hv_query_new  (HvLexicon   *lexicon,
                        const char  *text,
                        gsize        length,
                        guint        without);
void     hv_query_free (HvQuery     *query);
gboolean hv_query_find (HvQuery     *query,
                        guint32      arrival,
                        guint       *phrase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvQuery, hv_query_free)

G_END_DECLS
