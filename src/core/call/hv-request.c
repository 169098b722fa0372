/* hv-request.c: what serves a question, and what a request
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Once a right is invoked, in whatever words, the call is about one thing: that
 * it is registered and made easy (GDPR, article 12(2)). What would keep the
 * caller talking about why is put away.
 */
#include "hv-request.h"

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
