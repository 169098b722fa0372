/* hv-focus.h: the focus, back where it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean hv_focus_give_back (GtkWidget *to,
                             GtkWidget *from);

G_END_DECLS
