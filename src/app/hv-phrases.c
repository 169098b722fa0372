/* hv-phrases.c: what can be copied of an answer, in the order of its keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-phrases.h"

#include "hv-request.h"

void
hv_phrases_init (HvPhrases *phrases)
{
  phrases->items = g_ptr_array_new ();
  phrases->rows = g_ptr_array_new ();
}

void
hv_phrases_clear (HvPhrases *phrases)
{
  g_clear_pointer (&phrases->items, g_ptr_array_unref);
  g_clear_pointer (&phrases->rows, g_ptr_array_unref);
  g_clear_pointer (&phrases->mood, g_free);
}

/**
 * hv_phrases_empty:
 *
 * No answer is shown; mood and request stay, they are the caller's.
 */
void
hv_phrases_empty (HvPhrases *phrases)
{
  g_ptr_array_set_size (phrases->items, 0);
  g_ptr_array_set_size (phrases->rows, 0);
}

/* Shelves are put in as copies that share their text: a phrase that has the
 * text of an item of the unit itself was written for this answer. */
static gboolean
is_own (HvAnswer     *answer,
        const HvItem *item)
{
  GPtrArray *items = answer->unit->items;

  if (item->kind != HV_ITEM_PHRASE || answer->unit->kind != HV_KIND_ENTRY)
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    if (((const HvItem *) g_ptr_array_index (items, i))->runs == item->runs)
      return TRUE;
  return FALSE;
}

/**
 * hv_phrases_place:
 *
 * Returns: where an item of the answer stands, for this mood and request
 */
HvPlacing
hv_phrases_place (HvPhrases    *phrases,
                  HvAnswer     *answer,
                  const HvItem *item)
{
  gboolean request = hv_call_desk_is_request (phrases->desk);

  /* What serves a request only is of use before it is one as well: it shows what
   * can be offered. */
  if (request && !hv_item_serves (item, TRUE))
    return HV_PLACING_HIDDEN;
  if (request && item->kind == HV_ITEM_PHRASE && g_strcmp0 (item->label, "facilitate") == 0)
    return HV_PLACING_FACILITATE;
  if (hv_item_suits (item, phrases->mood))
    return HV_PLACING_MOOD;
  return is_own (answer, item) ? HV_PLACING_OWN : HV_PLACING_SHARED;
}

/**
 * hv_phrases_collect:
 * @phrases: emptied, and filled with what may be copied of @answer; nothing
 *   while that is being checked
 */
void
hv_phrases_collect (HvPhrases *phrases,
                    HvAnswer  *answer)
{
  hv_phrases_empty (phrases);
  if (!hv_state_may_copy (answer->state))
    return;
  for (HvPlacing placing = HV_PLACING_FACILITATE; placing < HV_PLACING_HIDDEN; placing++)
    for (guint i = 0; i < answer->items->len; i++)
      {
        HvItem *item = g_ptr_array_index (answer->items, i);

        /* A contact has buttons of its own, and needs no key. */
        if (hv_item_may_copy (item) && item->kind != HV_ITEM_CONTACT
            && hv_phrases_place (phrases, answer, item) == placing)
          g_ptr_array_add (phrases->items, item);
      }
  g_ptr_array_set_size (phrases->rows, phrases->items->len);
}
