/* hv-closeness.h: how near a wording is to the query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-forward.h"
#include "hv-query.h"
#include "hv-words.h"

G_BEGIN_DECLS

double hv_closeness (HvQuery    *query,
                     HvForward *wordings);

G_END_DECLS
