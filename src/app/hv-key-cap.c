/* hv-key-cap.c: the key that does what a button does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-key-cap.h"

#include <adwaita.h>

/**
 * hv_key_cap_new:
 * @key: as it stands on the keyboard
 *
 * In a narrow window with large letters the words of a button are needed more than
 * its key, so this is the first to go.
 *
 * Returns: (transfer floating): the key, where there is room for it
 */
GtkWidget *
hv_key_cap_new (const char *key)
{
  GtkWidget *cap = gtk_label_new (key);
  GtkWidget *room = adw_squeezer_new ();

  gtk_widget_add_css_class (cap, "hv-key");
  adw_squeezer_set_allow_none (ADW_SQUEEZER (room), TRUE);
  adw_squeezer_add (ADW_SQUEEZER (room), cap);
  return room;
}
