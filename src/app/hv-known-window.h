/* hv-known-window.h: what Houvast knows about this call, and about you
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWindow *hv_known_window_new       (GtkWindow  *parent);
void       hv_known_window_add       (GtkWindow  *window,
                                      const char *label,
                                      const char *value);
void       hv_known_window_add_kept  (GtkWindow  *window,
                                      const char *label,
                                      const char *value);
void       hv_known_window_on_forget (GtkWindow  *window,
                                      GCallback   forget,
                                      GObject    *object);
void       hv_known_window_present   (GtkWindow  *window);

G_END_DECLS
