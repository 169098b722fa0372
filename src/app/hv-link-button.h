/* hv-link-button.h: buttons that lead on from a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hv_icon_button_new        (const char *icon,
                                      const char *action,
                                      const char *target,
                                      const char *label);
GtkWidget *hv_open_unit_button_new   (const char *key,
                                      const char *title);
GtkWidget *hv_open_source_button_new (const char *key,
                                      const char *title);

G_END_DECLS
