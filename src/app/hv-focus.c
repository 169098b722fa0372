/* hv-focus.c: the focus, back where it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-focus.h"

/**
 * hv_focus_give_back:
 * @to: what had the focus before; nothing is done when it cannot be seen
 * @from: what closed, and what it opened from
 *
 * Who looked into a list or at an explanation goes on where they were. Who went
 * elsewhere from there, or got there by what they chose, stays.
 *
 * Returns: whether the focus went to @to
 */
gboolean
hv_focus_give_back (GtkWidget *to,
                    GtkWidget *from)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (to) && GTK_IS_WIDGET (from), FALSE);

  root = gtk_widget_get_root (to);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (!gtk_widget_get_mapped (to)
      || (focus != NULL && focus != from && !gtk_widget_is_ancestor (focus, from)))
    return FALSE;
  return gtk_widget_grab_focus (to);
}
