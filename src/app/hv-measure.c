/* hv-measure.c: room for the children of widgets that lay them out themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-measure.h"

/**
 * hv_natural_width:
 *
 * Returns: the width that @child would like, in pixels
 */
int
hv_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/**
 * hv_height_for:
 * @width: in pixels, -1 for any
 *
 * Returns: the height that @child needs at that width, in pixels
 */
int
hv_height_for (GtkWidget *child,
               int        width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/**
 * hv_allocate:
 *
 * Gives @child its place within its parent, in pixels.
 */
void
hv_allocate (GtkWidget *child,
             int        x,
             int        y,
             int        width,
             int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}
