/* hv-call-desk.c: one call, and the rules to help with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-call-desk.h"

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
 * hv_call_desk_fill:
 * @runs: (element-type HvRun): of the page
 *
 * Returns: (transfer full) (element-type HvRun): as it is said in this call; as
 *   it is written when there is none
 */
GPtrArray *
hv_call_desk_fill (HvCallDesk *desk,
                   HvAnswer   *page,
                   GPtrArray  *runs,
                   HvFilling  *filling)
{
  return desk != NULL && desk->call != NULL ? hv_call_fill (desk->call, page, runs, filling)
                                            : g_ptr_array_ref (runs);
}

/**
 * hv_call_desk_fill_blocks:
 * @blocks: (element-type HvBlock): of the page
 *
 * Returns: (transfer full) (element-type HvBlock): as hv_call_desk_fill()
 */
GPtrArray *
hv_call_desk_fill_blocks (HvCallDesk *desk,
                          HvAnswer   *page,
                          GPtrArray  *blocks,
                          HvFilling  *filling)
{
  return desk != NULL && desk->call != NULL
           ? hv_call_fill_blocks (desk->call, page, blocks, filling) : g_ptr_array_ref (blocks);
}
