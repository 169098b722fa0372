/* hv-cells.c: buttons in as many columns as there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The buttons take the focus, and their cells would be second stops for nothing.
 * To a screen reader the cells are groups, because as cells they would be called
 * after their class.
 */
#include "config.h"

#include "hv-cells.h"

/**
 * hv_cells_new:
 *
 * Returns: (transfer floating): nothing yet
 */
GtkWidget *
hv_cells_new (guint max_columns)
{
  return g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                       "selection-mode", GTK_SELECTION_NONE, "max-children-per-line", max_columns,
                       NULL);
}

/**
 * hv_cells_append:
 * @button: (transfer floating)
 */
void
hv_cells_append (GtkFlowBox *cells,
                 GtkWidget  *button)
{
  gtk_flow_box_append (cells,
                       g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_GROUP, "focusable", FALSE, "child", button,
                                     NULL));
}
