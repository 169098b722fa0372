/* hv-clipboard.h: words for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     hv_clipboard_copy   (GtkWidget  *widget,
                              const char *text);
void     hv_clipboard_copy_secret (GtkWidget  *widget,
                                   const char *text,
                                   guint       seconds);
void     hv_clipboard_append (GtkWidget  *widget,
                              const char *text,
                              gboolean    secret);
gboolean hv_clipboard_is_ours (GtkWidget *widget);
char    *hv_clipboard_dup_ours (GtkWidget *widget);
gboolean hv_clipboard_forget (GtkWidget  *widget);

G_END_DECLS
