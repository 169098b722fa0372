/* hv-scroll.h: a page moved to what matters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hv_scroll_to_top_of (GtkWidget *widget);
void hv_scroll_into_view (GtkWidget *widget,
                          double     y,
                          double     height);

G_END_DECLS
