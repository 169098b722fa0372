/* hv-tuning.h: the numbers that search was tuned with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-index.h"
#include "hv-search.h"

G_BEGIN_DECLS

#define HV_N_MATCHED_BY (HV_MATCHED_TYPO + 1)

/**
 * HvTuning:
 * @field: how much a word in each field counts
 * @length: how much the length of each field counts, from 0 to 1
 * @saturation: how soon more of the same word stops counting
 * @kind: how much each way of matching counts beside the exact word
 * @thesaurus: how much a synonym counts that only the thesaurus has
 * @known: how much more of a word counts when what was typed is a word already
 * @chance: how much the family counts of a word that occurs, and of which only the
 *   last letter was taken off to reach it
 * @participle: how much a participle counts beside other forms of its verb
 * @meant: how much a word counts that may have been meant beside one that is likelier
 * @denied: how much a word counts by itself in a wording that denies it, and that has
 *   synonyms as a whole
 * @coverage: how much it counts that a word of the query is there at all, beside
 *   how well it is there, in a query of one word; in a sentence it does not count
 * @closeness: how much it counts that one wording is close to the query
 * @idle: how much words that say nothing count in that beside others
 * @sentence: how many words a query has from which on that counts in full, and
 *   @coverage does not
 * @surplus: how much each word of a wording that the query has not takes from that
 * @other_kinds: how much rows count that are no entries, which are made to be said
 * @rarity: how much the idf is spread: 1 is as counted, less brings rare and
 *   common words together
 * @weak: what part of the query, weighed by rarity, words may have together that
 *   make no hit by themselves
 * @better: what part of the query another language must know, and this one not, to
 *   be offered
 * @sure: what part of the query, weighed by rarity, the best hit must have
 */
typedef struct
{
  double field[HV_N_FIELDS];
  double length[HV_N_FIELDS];
  double saturation;
  double kind[HV_N_MATCHED_BY];
  double thesaurus;
  double known;
  double chance;
  double participle;
  double meant;
  double denied;
  double coverage;
  double closeness;
  double idle;
  double sentence;
  double surplus;
  double other_kinds;
  double rarity;
  double weak;
  double better;
  double sure;
} HvTuning;

extern const HvTuning hv_tuning;

G_END_DECLS
