/* hv-deadline-words.h: how a day was counted, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-deadline.h"

G_BEGIN_DECLS

/**
 * HvCounted: one term, counted.
 * @term: as the rules or the entry say
 * @receipt: the day it runs from
 * @due: the last day before it moves
 * @day: the last day
 * @capped: it would have been later than the legal last day
 */
typedef struct
{
  HvTerm   term;
  HvDay    receipt;
  HvDay    due;
  HvDay    day;
  gboolean capped;
} HvCounted;

char *hv_counted_in_words (HvTerms         *terms,
                           const HvCounted *counted);

G_END_DECLS
