/* hv-pair.h: two things beside one another, or one under the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_PAIR (hv_pair_get_type ())
G_DECLARE_FINAL_TYPE (HvPair, hv_pair, HV, PAIR, GtkWidget)

GtkWidget *hv_pair_new (GtkWidget *start,
                        GtkWidget *end);

G_END_DECLS
