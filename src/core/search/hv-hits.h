/* hv-hits.h: makes hits of ranked rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-rank.h"

G_BEGIN_DECLS

typedef struct _HvHitMaker HvHitMaker;

HvHitMaker *hv_hit_maker_new     (HvDb        *db,
                                  GError     **error);
void        hv_hit_maker_free    (HvHitMaker  *maker);
gboolean    hv_hit_maker_compare (HvHitMaker  *maker,
                                  HvLexicon   *lexicon,
                                  HvQuery     *query,
                                  GArray      *ranked,
                                  guint        limit,
                                  GError     **error);
void        hv_hit_maker_trim    (HvHitMaker  *maker);
HvHit      *hv_hit_maker_make    (HvHitMaker      *maker,
                                  HvRanker        *ranker,
                                  HvLexicon       *lexicon,
                                  HvQuery         *query,
                                  HvRanked        *ranked,
                                  gboolean         explain_it,
                                  GError         **error);
HvHits     *hv_hits_new          (const char  *lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvHitMaker, hv_hit_maker_free)

G_END_DECLS
