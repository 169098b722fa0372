/* hv-rank-private.h: what ranks, and the part of it that reads lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-accumulators.h"
#include "hv-postings.h"
#include "hv-rank.h"
#include "hv-wordings.h"

G_BEGIN_DECLS

struct _HvRanker
{
  HvLexicon      *lexicon;
  HvPostings     *postings;
  HvWordings     *wordings;
  HvAccumulators *accumulators;
  guint64         visited;
};

/* How often a word is in a row, each time weighed by its field and how long that
 * is. */
static inline float
hv_rank_weigh (const HvLexicon *lexicon,
               const HvPosting *posting)
{
  const guint8 *lengths = lexicon->rows->lengths + (gsize) posting->row * HV_N_FIELDS;
  float sum = 0;

  for (guint rest = posting->fields; rest != 0; rest &= rest - 1)
    {
      guint field = __builtin_ctz (rest);
      guint times = posting->times > 0 ? posting->times : posting->counts[field];

      sum += times * lexicon->norms[field][lengths[field]];
    }
  return sum;
}

gboolean hv_rank_read (HvRanker      *ranker,
                       HvQuery       *query,
                       guint          limit,
                       gboolean      *full,
                       GCancellable  *cancellable,
                       GError       **error);

G_END_DECLS
