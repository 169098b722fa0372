/* hv-tuning.c: the numbers that search was tuned with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-tuning.h"

const HvTuning hv_tuning = {
  .field = {
    [HV_FIELD_TITLE] = 2.0,
    [HV_FIELD_ALTERNATIVES] = 1.6,
    [HV_FIELD_KEYWORDS] = 1.5,
    [HV_FIELD_BODY] = 1.0,
    [HV_FIELD_MORE] = 0.5,
  },
  .length = {
    [HV_FIELD_TITLE] = 0.5,
    [HV_FIELD_ALTERNATIVES] = 0.4,
    [HV_FIELD_KEYWORDS] = 0.3,
    [HV_FIELD_BODY] = 0.8,
    [HV_FIELD_MORE] = 0.7,
  },
  .saturation = 2.0,
  .kind = {
    [HV_MATCHED_EXACT] = 1.0,
    [HV_MATCHED_PREFIX] = 0.95,
    [HV_MATCHED_STEM] = 0.9,
    [HV_MATCHED_SYNONYM] = 0.8,
    [HV_MATCHED_COMPOUND] = 0.55,
    [HV_MATCHED_TYPO] = 0.95,
  },
  .thesaurus = 0.5,
  .known = 0.35,
  .chance = 0.35,
  .participle = 0.85,
  .meant = 0.85,
  .denied = 0.5,
  .coverage = 0.6,
  .closeness = 0.95,
  .idle = 2.0,
  .sentence = 7,
  .surplus = 0.3,
  .other_kinds = 0.65,
  .rarity = 1.0,
  .weak = 0.3,
  .better = 0.5,
  .sure = 0.4,
};
