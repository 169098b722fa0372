/* hv-cells.h: buttons in as many columns as there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hv_cells_new    (guint       max_columns);
void       hv_cells_append (GtkFlowBox *cells,
                            GtkWidget  *button);

G_END_DECLS
