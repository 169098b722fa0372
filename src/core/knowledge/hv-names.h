/* hv-names.h: names of codes, in the language of the interface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-approval.h"
#include "hv-kind.h"
#include "hv-step.h"

G_BEGIN_DECLS

const char *hv_name_of_step      (HvStep            step);
const char *hv_name_of_kind      (HvKind            kind);
const char *hv_name_of_role      (const char       *role);
const char *hv_name_of_detail    (const char       *label);
const char *hv_name_of_certainty (const char       *certainty);
const char *hv_name_of_topic     (const char       *topic);
const char *hv_name_of_audience  (const char       *audience);
const char *hv_name_of_mood      (const char       *mood);
const char *hv_name_of_channel   (const char       *channel);
const char *hv_name_of_deadline  (const char       *kind);
const char *hv_name_of_occasion  (const char       *when);
char       *hv_item_tags         (const HvItem     *item);
const char *hv_name_of_language  (const char       *lang);
char       *hv_name_of_day       (HvDay             day);
char       *hv_approval_in_words (const HvApproval *approval,
                                  HvState           state);

G_END_DECLS
