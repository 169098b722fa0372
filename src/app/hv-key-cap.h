/* hv-key-cap.h: the key that does what a button does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hv_key_cap_new (const char *key);

G_END_DECLS
