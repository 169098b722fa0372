/* hv-approval.h: what is approved on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-day.h"

G_BEGIN_DECLS

/**
 * HvStatus: the status that an approval states.
 */
typedef enum
{
  HV_STATUS_NONE,
  HV_STATUS_DRAFT,
  HV_STATUS_REVIEW,
  HV_STATUS_APPROVED,
  HV_STATUS_WITHDRAWN,
} HvStatus;

/**
 * HvApproval:
 * @role: (nullable): the role that signed off
 * @on: the day, or 0
 * @review: the day to look again, or 0
 * @ref: (nullable): the decision
 */
typedef struct
{
  HvStatus  status;
  char     *role;
  HvDay     on;
  HvDay     review;
  char     *ref;
} HvApproval;

/**
 * HvBinding: how an approval stands to the wording it is found with. Settled
 * when an edition is built, because it depends on texts only.
 * @HV_BINDING_NONE: no approval is bound to this wording
 * @HV_BINDING_HOLDS: bound, and every cited text reads as it did then
 * @HV_BINDING_SOURCE_CHANGED: bound, but a cited text changed or vanished
 */
typedef enum
{
  HV_BINDING_NONE,
  HV_BINDING_HOLDS,
  HV_BINDING_SOURCE_CHANGED,
} HvBinding;

/**
 * HvState: what the agent gets to see of a unit on a day.
 * @HV_STATE_HIDDEN: nothing: not approved, withdrawn, not valid on this day, …
 * @HV_STATE_APPROVED: the text
 * @HV_STATE_REVIEW_PASSED: the text, and that its review date has passed
 * @HV_STATE_BEING_CHECKED: that it exists and is being checked; no words of it
 *   may be copied
 */
typedef enum
{
  HV_STATE_HIDDEN,
  HV_STATE_APPROVED,
  HV_STATE_REVIEW_PASSED,
  HV_STATE_BEING_CHECKED,
} HvState;

void        hv_approval_clear  (HvApproval       *approval);
void        hv_approval_copy   (HvApproval       *to,
                                const HvApproval *from);
const char *hv_status_name     (HvStatus          status);
HvStatus    hv_status_parse    (const char       *name);
const char *hv_state_name      (HvState           state);
HvState     hv_state_on        (HvBinding         binding,
                                HvDay             approved_on,
                                HvDay             review,
                                HvDay             valid_from,
                                HvDay             valid_to,
                                HvDay             day);
gboolean    hv_state_is_shown  (HvState           state);
gboolean    hv_state_may_copy  (HvState           state);

G_END_DECLS
