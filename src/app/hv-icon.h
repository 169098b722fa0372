/* hv-icon.h: pictures beside words that say the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hv_icon_new (const char *name);

G_END_DECLS
