/* hv-settle.h: what a row is a hit by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-rank.h"
#include "hv-texts.h"

G_BEGIN_DECLS

void hv_settle (HvRanker     *ranker,
                HvLexicon    *lexicon,
                HvQuery      *query,
                const HvText *text,
                HvRanked     *ranked);

G_END_DECLS
