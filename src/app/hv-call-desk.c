/* hv-call-desk.c: one call, and the rules to help with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-call-desk.h"

#include "hv-deadline.h"

/**
 * hv_call_desk_load:
 * @desk: zeroed
 *
 * Reads the rules, and begins a call.
 */
gboolean
hv_call_desk_load (HvCallDesk  *desk,
                   GError     **error)
{
  desk->terms = hv_terms_load (error);
  desk->rights = desk->terms != NULL ? hv_rights_load (error) : NULL;
  desk->spoken = desk->rights != NULL ? hv_spoken_load (error) : NULL;
  if (desk->spoken == NULL)
    return FALSE;
  desk->call = hv_call_new (desk->terms, desk->rights);
  return TRUE;
}

void
hv_call_desk_clear (HvCallDesk *desk)
{
  g_clear_object (&desk->call);
  g_clear_pointer (&desk->terms, hv_terms_unref);
  g_clear_pointer (&desk->rights, hv_rights_unref);
  g_clear_pointer (&desk->spoken, hv_spoken_unref);
}

gboolean
hv_call_desk_is_request (HvCallDesk *desk)
{
  return desk != NULL && desk->call != NULL && hv_call_get_request (desk->call);
}

/**
 * hv_call_desk_receipt:
 *
 * Returns: the day of receipt, today unless another was set
 */
HvDay
hv_call_desk_receipt (HvCallDesk *desk)
{
  HvDay receipt = hv_call_get_receipt (desk->call);

  return receipt != 0 ? receipt : desk->today;
}

/* What is only aimed at is no day to say. */
static gboolean
has_term (HvAnswer *answer)
{
  for (guint i = 0; i < answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (answer->items, i);

      if (item->kind == HV_ITEM_DEADLINE && g_strcmp0 (item->label, "target") != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * hv_call_desk_count:
 * @answer: the page; its own terms count before those of the law
 *
 * Returns: (transfer full) (nullable): the days of that page for this call; %NULL
 *   when there is nothing to count: a question without a term
 */
HvDeadline *
hv_call_desk_count (HvCallDesk *desk,
                    HvAnswer   *answer)
{
  gboolean request = hv_call_desk_is_request (desk);
  const HvRight *right;

  if (desk == NULL || desk->call == NULL || answer == NULL
      || (!request && !has_term (answer)))
    return NULL;
  right = request ? hv_call_get_right (desk->call) : NULL;
  /* On a page about something else the terms of the law count. */
  return hv_deadline_new (desk->terms, hv_call_desk_receipt (desk),
                          right == NULL || hv_call_desk_serves (desk, answer, right)
                            ? answer->items : NULL,
                          right != NULL && right->at_once, NULL);
}

/**
 * hv_call_desk_dup_date:
 * @answer: (nullable): the page
 *
 * Returns: (transfer full) (nullable): the one date to say, as it is said:
 *   "uiterlijk op dinsdag 7 april 2026"
 */
char *
hv_call_desk_dup_date (HvCallDesk *desk,
                       HvAnswer   *answer)
{
  g_autoptr (HvDeadline) own = hv_call_desk_count (desk, answer);
  const HvDeadline *deadline = own;

  if (deadline == NULL && hv_call_desk_is_request (desk))
    deadline = hv_call_get_deadline (desk->call);
  if (deadline == NULL || deadline->legal == 0)
    return NULL;
  return hv_dates_by (hv_terms_dates (desk->terms), answer != NULL ? answer->lang : NULL,
                      deadline->legal);
}

/**
 * hv_call_desk_serves:
 *
 * Returns: whether a page is about that right
 */
gboolean
hv_call_desk_serves (HvCallDesk    *desk,
                     HvAnswer      *answer,
                     const HvRight *right)
{
  g_autoptr (GPtrArray) rights = hv_rights_of (desk->rights, answer->unit);

  return g_ptr_array_find (rights, right, NULL);
}
