/* hv-closeness.c: how near a wording is to the query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-closeness.h"

#include "hv-tuning.h"

typedef struct
{
  HvQuery *query;
  double   gains[HV_QUERY_GROUPS];   /* best of each group in this wording */
  guint32  idle;                     /* a bit for each idle word in it */
  guint    surplus;                  /* words of it that the query has not */
} Wording;

static void
count_word (Wording             *wording,
            const HvForwardWord *word)
{
  HvQuery *query = wording->query;
  guint phrase;

  if (!hv_query_asks (query, word->arrival))
    wording->surplus += !word->also;
  else if (hv_query_find (query, word->arrival, &phrase))
    {
      const HvQueryPhrase *found = &g_array_index (query->phrases, HvQueryPhrase, phrase);

      wording->gains[found->group] = MAX (wording->gains[found->group], found->gain);
    }
  else if (!word->also)
    {
      guint idle
        = GPOINTER_TO_UINT (g_hash_table_lookup (query->idle, GUINT_TO_POINTER (word->arrival)));

      wording->idle |= 1u << (idle - 1);
    }
}

/* What they have in common, of what either has. Words that say nothing take part
 * here: two sentences that share them too are closer. */
static double
judge (const Wording *wording)
{
  HvQuery *query = wording->query;
  guint n = g_hash_table_size (query->idle);
  double common = 0;
  double all = query->idf + hv_tuning.surplus * wording->surplus;

  for (guint i = 0; i < query->groups->len; i++)
    common += wording->gains[i];
  if (common <= 0)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      all += query->idle_idf[i];
      if ((wording->idle & (1u << i)) != 0)
        common += query->idle_idf[i];
    }
  return all > 0 ? common / all : 0;
}

/**
 * hv_closeness:
 * @wordings: a field with one wording a line
 *
 * Returns: how near the nearest of the wordings is to the query: 0 when they
 *   have nothing in common, 1 when they are the same words
 */
double
hv_closeness (HvQuery   *query,
              HvForward *wordings)
{
  Wording wording = { .query = query };
  HvForwardWord word;
  double best = 0;

  while (hv_forward_next (wordings, &word))
    {
      if (word.breaks)
        {
          best = MAX (best, judge (&wording));
          wording = (Wording) { .query = query };
        }
      count_word (&wording, &word);
    }
  return MAX (best, judge (&wording));
}
