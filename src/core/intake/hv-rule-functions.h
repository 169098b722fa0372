/* hv-rule-functions.h: what rules may ask that XPath cannot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/xpath.h>

#include "hv-day.h"

G_BEGIN_DECLS

void hv_rule_functions_register (xmlXPathContext *context,
                                 HvDay           *today);

G_END_DECLS
