/* hv-closeness.c: how near a wording is to the query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-closeness.h"

#include <string.h>

#include "hv-fts.h"
#include "hv-tuning.h"
#include "hv-words.h"

typedef struct
{
  HvQuery *query;
  double   gains[HV_QUERY_GROUPS];   /* best of each group in this wording */
  guint32  idle;                     /* a bit for each idle word in it */
  guint    surplus;                  /* words of it that the query has not */
} Wording;

static void
count_word (Wording    *wording,
            const char *word,
            gboolean    also)
{
  HvQuery *query = wording->query;
  guint phrase;

  if (hv_query_find (query, word, &phrase))
    {
      const HvQueryPhrase *found = &g_array_index (query->phrases, HvQueryPhrase, phrase);

      wording->gains[found->group] = MAX (wording->gains[found->group], found->gain);
    }
  else if (!also)
    {
      guint idle = GPOINTER_TO_UINT (g_hash_table_lookup (query->idle, word));

      if (idle > 0)
        wording->idle |= 1u << (idle - 1);
      else
        wording->surplus++;
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
 * @wordings: one a line, cut into words as hv_index_writer_add() stores them
 *
 * Returns: how near the nearest of the wordings is to the query: 0 when they
 *   have nothing in common, 1 when they are the same words
 */
double
hv_closeness (HvQuery    *query,
              const char *wordings)
{
  Wording wording = { .query = query };
  char word[HV_WORD_MAX + 1];
  double best = 0;

  for (const char *at = wordings; *at != '\0';)
    {
      gboolean also = *at == HV_FTS_ALSO;
      gsize length = strcspn (at + also, " \n");

      memcpy (word, at + also, MIN (length, HV_WORD_MAX));
      word[MIN (length, HV_WORD_MAX)] = '\0';
      if (length > 0)
        count_word (&wording, word, also);
      at += also + length;
      if (*at == '\n')
        {
          best = MAX (best, judge (&wording));
          memset (&wording, 0, sizeof wording);
          wording.query = query;
        }
      at += *at != '\0';
    }
  return MAX (best, judge (&wording));
}
