/* hv-accumulators.c: what each row has of a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-accumulators.h"

/**
 * hv_accumulators_new:
 *
 * Returns: (transfer full): room for @n rows, which have nothing yet
 */
HvAccumulators *
hv_accumulators_new (guint n)
{
  HvAccumulators *accumulators = g_new0 (HvAccumulators, 1);

  accumulators->n = n;
  accumulators->phrase = g_new0 (float, n + 1);
  accumulators->group = g_new0 (float, n + 1);
  accumulators->total = g_new0 (float, n + 1);
  accumulators->groups = g_new0 (guint32, n + 1);
  accumulators->in_phrase = g_new (guint32, n + 1);
  accumulators->in_group = g_new (guint32, n + 1);
  accumulators->in_any = g_new (guint32, n + 1);
  return accumulators;
}

void
hv_accumulators_free (HvAccumulators *accumulators)
{
  if (accumulators == NULL)
    return;
  g_free (accumulators->phrase);
  g_free (accumulators->group);
  g_free (accumulators->total);
  g_free (accumulators->groups);
  g_free (accumulators->in_phrase);
  g_free (accumulators->in_group);
  g_free (accumulators->in_any);
  g_free (accumulators);
}

/**
 * hv_accumulators_clear:
 *
 * No row has anything any more, also when a phrase or a word was not read to its
 * end.
 */
void
hv_accumulators_clear (HvAccumulators *accumulators)
{
  for (guint i = 0; i < accumulators->n_in_phrase; i++)
    accumulators->phrase[accumulators->in_phrase[i]] = 0;
  for (guint i = 0; i < accumulators->n_in_group; i++)
    accumulators->group[accumulators->in_group[i]] = 0;
  for (guint i = 0; i < accumulators->n_in_any; i++)
    {
      accumulators->total[accumulators->in_any[i]] = 0;
      accumulators->groups[accumulators->in_any[i]] = 0;
    }
  accumulators->n_in_phrase = 0;
  accumulators->n_in_group = 0;
  accumulators->n_in_any = 0;
}

/**
 * hv_accumulators_end_phrase:
 * @gain: what the phrase is worth
 *
 * All parts of a phrase were read.
 */
void
hv_accumulators_end_phrase (HvAccumulators *accumulators,
                            float           gain,
                            float           saturation,
                            float           coverage)
{
  for (guint i = 0; i < accumulators->n_in_phrase; i++)
    {
      guint32 row = accumulators->in_phrase[i];

      hv_accumulators_gain (accumulators, row, accumulators->phrase[row], gain, saturation,
                            coverage);
      accumulators->phrase[row] = 0;
    }
  accumulators->n_in_phrase = 0;
}

/**
 * hv_accumulators_end_group:
 * @number: of the word of the query, less than 32
 *
 * All phrases of a word of the query were read.
 */
void
hv_accumulators_end_group (HvAccumulators *accumulators,
                           guint           number)
{
  for (guint i = 0; i < accumulators->n_in_group; i++)
    {
      guint32 row = accumulators->in_group[i];

      if (accumulators->groups[row] == 0)
        accumulators->in_any[accumulators->n_in_any++] = row;
      accumulators->groups[row] |= 1u << number;
      accumulators->total[row] += accumulators->group[row];
      accumulators->group[row] = 0;
    }
  accumulators->n_in_group = 0;
}
