/* hv-settle.c: what a row is a hit by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows that are shown are read anyway, so that their own words say it, and the
 * lists of the words of the query need not be read a second time.
 */
#include "hv-settle.h"

#include <string.h>

#include "hv-tuning.h"

/* How often a row has each phrase, weighed, and where. */
typedef struct
{
  double times[HV_QUERY_PHRASES];
  guint8 fields[HV_QUERY_PHRASES];
} Counts;

static inline void
add (Counts *counts,
     guint   phrase,
     HvField field,
     float   norm)
{
  counts->times[phrase] += norm;
  counts->fields[phrase] |= 1u << field;
}

static void
count_field (HvLexicon    *lexicon,
             HvQuery      *query,
             const HvText *text,
             HvField       field,
             float         norm,
             Counts       *counts)
{
  HvForward forward;
  HvForwardWord word;

  hv_forward_init (&forward, lexicon->vocabulary, text->words, text->size, field);
  while (hv_forward_next (&forward, &word))
    {
      if (!hv_query_asks (query, word.arrival))
        continue;
      for (const HvQueryUse *use = hv_query_first_use (query, word.arrival); use != NULL;
           use = hv_query_next_use (query, use))
        add (counts, use->phrase, field, norm);
      for (guint i = 0; i < query->n_begun; i++)
        if (hv_query_begins (query, query->begun[i], word.arrival))
          add (counts, query->begun[i], field, norm);
    }
}

static void
count_wordings (HvRanker       *ranker,
                HvQuery        *query,
                const HvRanked *ranked,
                Counts         *counts)
{
  for (guint i = 0; i < query->phrases->len; i++)
    {
      const HvQueryPhrase *phrase = &g_array_index (query->phrases, HvQueryPhrase, i);

      if (phrase->wording != NULL)
        counts->times[i]
          = hv_ranker_count_wording (ranker, phrase, ranked->index, &counts->fields[i]);
    }
}

/* Of a word of the query, the way counts that the row gains most by; of two that are as
 * good, the stronger one, which comes first. */
static void
settle_group (HvQuery      *query,
              guint         number,
              const Counts *counts,
              HvRanked     *ranked)
{
  const HvQueryGroup *group = &g_array_index (query->groups, HvQueryGroup, number);
  double best = 0;

  for (guint i = group->first; i < group->first + group->n; i++)
    {
      const HvQueryPhrase *phrase = &g_array_index (query->phrases, HvQueryPhrase, i);
      double part = counts->times[i] / (hv_tuning.saturation + counts->times[i]);
      double gain = phrase->gain * (query->coverage + part);

      if (counts->times[i] <= 0 || gain <= best)
        continue;
      if (best == 0)
        ranked->covered += phrase->gain;
      best = gain;
      ranked->kinds[number] = phrase->kind;
      ranked->phrases[number] = i;
      ranked->parts[number] = part;
      ranked->fields[number] = counts->fields[i];
    }
}

/**
 * hv_settle:
 * @ranker: that ranked the row last
 * @text: the row
 * @ranked: it as well; what it is a hit by is filled in
 */
void
hv_settle (HvRanker     *ranker,
           HvLexicon    *lexicon,
           HvQuery      *query,
           const HvText *text,
           HvRanked     *ranked)
{
  const guint8 *lengths = lexicon->rows->lengths + (gsize) ranked->index * HV_N_FIELDS;
  Counts counts = { { 0 }, { 0 } };

  for (guint field = 0; field < HV_N_FIELDS; field++)
    count_field (lexicon, query, text, field, lexicon->norms[field][lengths[field]], &counts);
  count_wordings (ranker, query, ranked, &counts);
  ranked->covered = 0;
  memset (ranked->kinds, HV_RANK_UNMATCHED, sizeof ranked->kinds);
  for (guint i = 0; i < query->groups->len; i++)
    settle_group (query, i, &counts, ranked);
}
