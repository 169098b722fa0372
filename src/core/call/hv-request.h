/* hv-request.h: what serves a question, and what a request
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-step.h"

G_BEGIN_DECLS

gboolean hv_item_serves (const HvItem *item,
                         gboolean      request);
gboolean hv_item_suits  (const HvItem *item,
                         const char   *mood);

G_END_DECLS
