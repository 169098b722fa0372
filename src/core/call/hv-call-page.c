/* hv-call-page.c: what a call means for the page that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page may have a day to say before there is a request: it shows what the
 * caller would hear. The texts on it name that same day.
 */
#include "hv-call-private.h"

/**
 * hv_call_serves:
 *
 * Returns: whether the page is about the right that is invoked
 */
gboolean
hv_call_serves (HvCall   *call,
                HvAnswer *page)
{
  g_autoptr (GPtrArray) own = NULL;

  g_return_val_if_fail (HV_IS_CALL (call) && page != NULL, FALSE);
  own = hv_rights_of (call->rights, page->unit);
  return call->right != NULL && g_ptr_array_find (own, call->right, NULL);
}

/**
 * hv_call_receipt_on:
 *
 * Returns: the day of receipt, today unless another was set
 */
HvDay
hv_call_receipt_on (HvCall *call)
{
  g_return_val_if_fail (HV_IS_CALL (call), 0);
  return call->receipt != 0 ? call->receipt : call->today;
}

/* What is only aimed at is no day to say. */
static gboolean
has_term (HvAnswer *page)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (page->items, i);

      if (item->kind == HV_ITEM_DEADLINE && g_strcmp0 (item->label, "target") != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * hv_call_count:
 * @page: its own terms count before those of the law, unless it is about
 *   something else than the right that is invoked
 *
 * Returns: (transfer full) (nullable): the days of that page for this call; %NULL
 *   when there is nothing to count: a question without a term
 */
HvDeadline *
hv_call_count (HvCall   *call,
               HvAnswer *page)
{
  g_return_val_if_fail (HV_IS_CALL (call) && page != NULL, NULL);
  if (!call->request && !has_term (page))
    return NULL;
  return hv_deadline_new (call->terms, hv_call_receipt_on (call),
                          call->right == NULL || hv_call_serves (call, page) ? page->items : NULL,
                          call->right != NULL && call->right->at_once, NULL);
}

/**
 * hv_call_dup_date:
 * @page: (nullable)
 *
 * Returns: (transfer full) (nullable): the one date to say, as it is said:
 *   "uiterlijk op dinsdag 7 april 2026"
 */
char *
hv_call_dup_date (HvCall   *call,
                  HvAnswer *page)
{
  g_autoptr (HvDeadline) own = NULL;
  const HvDeadline *deadline;

  g_return_val_if_fail (HV_IS_CALL (call), NULL);
  own = page != NULL ? hv_call_count (call, page) : NULL;
  deadline = own != NULL || !call->request ? own : call->deadline;
  if (deadline == NULL || deadline->legal == 0)
    return NULL;
  return hv_dates_by (hv_terms_dates (call->terms), page != NULL ? page->lang : NULL,
                      deadline->legal);
}

/* What a caller who invokes a right is told by this page. */
static HvDay
count_for_text (HvCall      *call,
                HvAnswer    *page,
                HvDeadline **deadline)
{
  *deadline = hv_call_count (call, page);
  return *deadline != NULL ? hv_call_receipt_on (call) : call->receipt;
}

/**
 * hv_call_fill:
 * @page: where it stands
 * @runs: (element-type HvRun): of the page
 * @filling: see hv_fields_fill()
 *
 * Returns: (transfer full) (element-type HvRun): the text as it is said in this
 *   call
 */
GPtrArray *
hv_call_fill (HvCall    *call,
              HvAnswer  *page,
              GPtrArray *runs,
              HvFilling *filling)
{
  g_autoptr (HvDeadline) deadline = NULL;
  HvDay receipt;

  g_return_val_if_fail (HV_IS_CALL (call) && page != NULL && runs != NULL, NULL);
  /* Of the many texts on a page few have places to fill in. */
  if (!hv_runs_have_field (runs))
    return g_ptr_array_ref (runs);
  receipt = count_for_text (call, page, &deadline);
  return hv_fields_fill (call->fields, runs, page->lang, receipt, deadline, filling);
}

/**
 * hv_call_fill_blocks:
 * @blocks: (element-type HvBlock): of the page
 *
 * As hv_call_fill(), for several paragraphs.
 *
 * Returns: (transfer full) (element-type HvBlock)
 */
GPtrArray *
hv_call_fill_blocks (HvCall    *call,
                     HvAnswer  *page,
                     GPtrArray *blocks,
                     HvFilling *filling)
{
  GPtrArray *filled;

  g_return_val_if_fail (HV_IS_CALL (call) && page != NULL && blocks != NULL, NULL);
  filled = hv_blocks_new ();
  for (guint i = 0; i < blocks->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (blocks, i);
      HvBlock *copy = hv_blocks_add (filled, block->kind);

      copy->number = block->number;
      copy->id = g_strdup (block->id);
      copy->label = g_strdup (block->label);
      copy->href = g_strdup (block->href);
      g_ptr_array_unref (copy->runs);
      copy->runs = hv_call_fill (call, page, block->runs, filling);
    }
  return filled;
}
