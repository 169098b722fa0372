/* hv-approval.c: what is approved on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-approval.h"

static const char * const status_names[] = { "", "draft", "review", "approved", "withdrawn" };

void
hv_approval_clear (HvApproval *approval)
{
  g_clear_pointer (&approval->role, g_free);
  g_clear_pointer (&approval->ref, g_free);
  *approval = (HvApproval) { 0 };
}

/**
 * hv_approval_copy:
 * @to: (inout): what it held is freed
 */
void
hv_approval_copy (HvApproval       *to,
                  const HvApproval *from)
{
  hv_approval_clear (to);
  *to = *from;
  to->role = g_strdup (from->role);
  to->ref = g_strdup (from->ref);
}

/**
 * hv_status_name:
 *
 * Returns: its name in documents, "" for none
 */
const char *
hv_status_name (HvStatus status)
{
  return status <= HV_STATUS_WITHDRAWN ? status_names[status] : "";
}

/**
 * hv_status_parse:
 * @name: (nullable)
 *
 * Returns: the status, %HV_STATUS_NONE for another name
 */
HvStatus
hv_status_parse (const char *name)
{
  for (guint i = HV_STATUS_DRAFT; i < G_N_ELEMENTS (status_names); i++)
    if (g_strcmp0 (status_names[i], name) == 0)
      return i;
  return HV_STATUS_NONE;
}

/**
 * hv_state_on:
 * @approved_on: the day of the approval, or 0
 * @review: its review date, or 0
 * @valid_from: first day of validity, or 0
 * @valid_to: last day of validity, or 0
 * @day: the day to answer for
 *
 * The one place that says what an agent may see on a day. Everything that
 * depends on texts is in @binding already; everything that depends on the
 * calendar is judged here, when answering.
 */
HvState
hv_state_on (HvBinding binding,
             HvDay     approved_on,
             HvDay     review,
             HvDay     valid_from,
             HvDay     valid_to,
             HvDay     day)
{
  if (binding == HV_BINDING_NONE
      || (approved_on != 0 && day < approved_on)
      || (valid_from != 0 && day < valid_from)
      || (valid_to != 0 && day > valid_to))
    return HV_STATE_HIDDEN;
  if (binding == HV_BINDING_SOURCE_CHANGED)
    return HV_STATE_BEING_CHECKED;
  if (review != 0 && day > review)
    return HV_STATE_REVIEW_PASSED;
  return HV_STATE_APPROVED;
}

/**
 * hv_state_name:
 *
 * Returns: the name in JSON; a passed review date is a fact beside "approved",
 *   not another state of the text
 */
const char *
hv_state_name (HvState state)
{
  switch (state)
    {
    case HV_STATE_APPROVED:
    case HV_STATE_REVIEW_PASSED:
      return "approved";
    case HV_STATE_BEING_CHECKED:
      return "being-checked";
    case HV_STATE_HIDDEN:
    default:
      return "hidden";
    }
}

gboolean
hv_state_is_shown (HvState state)
{
  return state != HV_STATE_HIDDEN;
}

gboolean
hv_state_may_copy (HvState state)
{
  return state == HV_STATE_APPROVED || state == HV_STATE_REVIEW_PASSED;
}
