/* hv-call-desk.h: one call, and the rules to help with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-call.h"
#include "hv-spoken.h"

G_BEGIN_DECLS

/**
 * HvCallDesk: what pages need of a call. Belongs to the window; pages keep a
 * pointer.
 * @call: what is known of it; %NULL when the rules cannot be read, and then
 *   there are no dates and no requests, but everything else goes on
 * @terms: of the law
 * @rights: that can be invoked
 * @spoken: words said about addresses
 * @today: in the library's time zone
 */
typedef struct
{
  HvCall   *call;
  HvTerms  *terms;
  HvRights *rights;
  HvSpoken *spoken;
  HvDay     today;
} HvCallDesk;

gboolean    hv_call_desk_load       (HvCallDesk    *desk,
                                     GError       **error);
void        hv_call_desk_clear      (HvCallDesk    *desk);
gboolean    hv_call_desk_is_request (HvCallDesk    *desk);
GPtrArray  *hv_call_desk_fill       (HvCallDesk    *desk,
                                     HvAnswer      *page,
                                     GPtrArray     *runs,
                                     HvFilling     *filling);
GPtrArray  *hv_call_desk_fill_blocks (HvCallDesk   *desk,
                                     HvAnswer      *page,
                                     GPtrArray     *blocks,
                                     HvFilling     *filling);

G_END_DECLS
