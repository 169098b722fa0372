/* hv-icon.c: pictures beside words that say the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-icon.h"

/**
 * hv_icon_new:
 * @name: of an icon of the theme
 *
 * A screen reader would call a picture without words after its class, so it is
 * not told of this one. The role can only be given when it is made.
 *
 * Returns: (transfer floating): a picture to look at
 */
GtkWidget *
hv_icon_new (const char *name)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", name, NULL);
}
