/* hv-accumulators.h: what each row has of a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvAccumulators: a query is read word by word, and what each row gains by it is
 * summed here: "term at a time", see Zobel and Moffat, "Inverted Files for Text
 * Search Engines", ACM Computing Surveys 38(2), 2006, §5.
 * @n: how many rows there are
 * @phrase: of each row, how often it has the phrase being read, weighed
 * @group: what it gains by the word of the query being read, in its best way
 * @total: what it gains by all before
 * @groups: a bit for each of those that it has
 * @in_phrase, @in_group, @in_any: (array): the rows for which those are not 0
 */
typedef struct
{
  guint    n;
  float   *phrase;
  float   *group;
  float   *total;
  guint32 *groups;
  guint32 *in_phrase;
  guint32 *in_group;
  guint32 *in_any;
  guint    n_in_phrase;
  guint    n_in_group;
  guint    n_in_any;
} HvAccumulators;

HvAccumulators *hv_accumulators_new        (guint            n);
void            hv_accumulators_free       (HvAccumulators  *accumulators);
void            hv_accumulators_clear      (HvAccumulators  *accumulators);
void            hv_accumulators_end_phrase (HvAccumulators  *accumulators,
                                            float            gain,
                                            float            saturation,
                                            float            coverage);
void            hv_accumulators_end_group  (HvAccumulators  *accumulators,
                                            guint            number);

/**
 * hv_accumulators_add:
 * @times: how often a part of the phrase being read is in @row, weighed; more than 0
 */
static inline void
hv_accumulators_add (HvAccumulators *accumulators,
                     guint32         row,
                     float           times)
{
  if (accumulators->phrase[row] == 0)
    accumulators->in_phrase[accumulators->n_in_phrase++] = row;
  accumulators->phrase[row] += times;
}

/**
 * hv_accumulators_gain:
 * @times: how often a phrase is in @row, all in all
 * @gain: what the phrase is worth
 *
 * Of a word of the query, the way counts that a row gains most by.
 */
static inline void
hv_accumulators_gain (HvAccumulators *accumulators,
                      guint32         row,
                      float           times,
                      float           gain,
                      float           saturation,
                      float           coverage)
{
  float gained = gain * (coverage + times / (saturation + times));

  if (accumulators->group[row] == 0)
    accumulators->in_group[accumulators->n_in_group++] = row;
  accumulators->group[row] = MAX (accumulators->group[row], gained);
}

G_END_DECLS
