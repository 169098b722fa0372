/* hv-measure.h: room for the children of widgets that lay them out themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int  hv_natural_width (GtkWidget *child);
int  hv_height_for    (GtkWidget *child,
                       int        width);
void hv_allocate      (GtkWidget *child,
                       int        x,
                       int        y,
                       int        width,
                       int        height);

G_END_DECLS
