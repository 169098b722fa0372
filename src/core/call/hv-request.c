/* hv-request.c: what serves a question, and what a request
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Once a right is invoked, in whatever words, the call is about one thing: that
 * it is registered and made easy (GDPR, article 12(2)). What would keep the
 * caller talking about why is put away.
 */
#include "hv-request.h"

#include <string.h>

/**
 * hv_item_serves:
 * @request: whether a right was invoked
 *
 * Returns: whether it is shown then
 */
gboolean
hv_item_serves (const HvItem *item,
                gboolean      request)
{
  g_return_val_if_fail (item != NULL, FALSE);
  switch (item->when)
    {
    case HV_WHEN_QUESTION:
      return !request;
    case HV_WHEN_REQUEST:
      return request;
    case HV_WHEN_ALWAYS:
    default:
      return TRUE;
    }
}

/**
 * hv_item_suits:
 * @mood: (nullable): the caller's
 *
 * Returns: whether it is a phrase written for that mood; never without one
 */
gboolean
hv_item_suits (const HvItem *item,
               const char   *mood)
{
  g_return_val_if_fail (item != NULL, FALSE);
  return mood != NULL && item->moods != NULL
         && g_strv_contains ((const char * const *) item->moods, mood);
}

static gboolean
is_facilitating (const HvItem *item)
{
  return item->kind == HV_ITEM_PHRASE && g_strcmp0 (item->label, "facilitate") == 0;
}

/* The place of an item once a right was invoked. */
static int
request_rank (const HvItem *item)
{
  if (is_facilitating (item))
    return 0;
  return item->step == HV_STEP_REFERRAL ? 1 : 2;
}

static int
mood_rank (const HvItem *item,
           const char   *mood)
{
  if (hv_item_suits (item, mood))
    return 0;
  return item->moods == NULL ? 1 : 2;
}

/* Appends the items of one rank, in their order. */
static void
add_rank (GPtrArray *shown,
          GPtrArray *items,
          int        rank)
{
  for (guint i = 0; i < items->len; i++)
    {
      HvItem *item = g_ptr_array_index (items, i);

      if (hv_item_serves (item, TRUE) && request_rank (item) == rank)
        g_ptr_array_add (shown, item);
    }
}

/* Phrases that are next to each other, those of the mood first. What stands
 * between them, a goal or an instruction, keeps its place. */
static void
order_by_mood (GPtrArray  *shown,
               const char *mood)
{
  /* As few as a step has phrases: sorting by insertion keeps equals in order. */
  for (guint i = 1; i < shown->len; i++)
    for (guint j = i; j > 0; j--)
      {
        HvItem *item = g_ptr_array_index (shown, j);
        HvItem *before = g_ptr_array_index (shown, j - 1);

        if (item->kind != HV_ITEM_PHRASE || before->kind != HV_ITEM_PHRASE
            || item->step != before->step || is_facilitating (item) != is_facilitating (before)
            || mood_rank (item, mood) >= mood_rank (before, mood))
          break;
        shown->pdata[j] = before;
        shown->pdata[j - 1] = item;
      }
}

/**
 * hv_request_items:
 * @items: (element-type HvItem): of an answer
 * @request: whether a right was invoked
 * @mood: (nullable): the caller's
 *
 * Returns: (transfer container) (element-type HvItem): what is shown, in order:
 *   with a request the phrases that make it easy, then the referral, then the
 *   rest; next to each other, phrases of the mood come first
 */
GPtrArray *
hv_request_items (GPtrArray  *items,
                  gboolean    request,
                  const char *mood)
{
  GPtrArray *shown = g_ptr_array_sized_new (items->len);

  if (request)
    for (int rank = 0; rank <= 2; rank++)
      add_rank (shown, items, rank);
  else
    for (guint i = 0; i < items->len; i++)
      if (hv_item_serves (g_ptr_array_index (items, i), FALSE))
        g_ptr_array_add (shown, g_ptr_array_index (items, i));
  if (mood != NULL)
    order_by_mood (shown, mood);
  return shown;
}
