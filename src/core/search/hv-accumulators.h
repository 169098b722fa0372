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
 * @in_phrase, @in_group: (array): the rows for which those are not 0
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
  guint    n_in_phrase;
  guint    n_in_group;
} HvAccumulators;

HvAccumulators *hv_accumulators_new        (guint            n);
void            hv_accumulators_free       (HvAccumulators  *accumulators);
void            hv_accumulators_clear      (HvAccumulators  *accumulators);
void            hv_accumulators_end_phrase (HvAccumulators  *accumulators,
                                            double           gain,
                                            double           saturation,
                                            double           coverage);
void            hv_accumulators_end_group  (HvAccumulators  *accumulators,
                                            guint            number);

/**
 * hv_accumulators_add:
 * @times: how often the phrase being read is in @row, weighed; more than 0
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

G_END_DECLS
