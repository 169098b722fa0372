/* hv-order.h: what stayed in its order, and what moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean *hv_order_kept (GArray *places);

G_END_DECLS
