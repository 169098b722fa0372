/* hv-item-names.h: what a page calls the codes of items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-step.h"

G_BEGIN_DECLS

const char *hv_name_of_mood     (const char   *mood);
const char *hv_name_of_channel  (const char   *channel);
const char *hv_name_of_deadline (const char   *kind);
const char *hv_name_of_occasion (const char   *when);
char       *hv_item_tags        (const HvItem *item);

G_END_DECLS
