/* hv-forget.h: fields emptied so that nothing of them can be had back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hv_forget_typed   (GtkWidget *root);
void hv_forget_primary (GtkWidget *widget);

G_END_DECLS
