/* hv-find-bar.h: words found on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_FIND_BAR (hv_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (HvFindBar, hv_find_bar, HV, FIND_BAR, GtkWidget)

GtkWidget *hv_find_bar_new         (void);
void       hv_find_bar_set_content (HvFindBar *self,
                                    GtkWidget *content);
void       hv_find_bar_open        (HvFindBar *self);
void       hv_find_bar_close       (HvFindBar *self);
gboolean   hv_find_bar_is_open     (HvFindBar *self);
void       hv_find_bar_forget      (HvFindBar *self);
void       hv_find_bar_refresh     (HvFindBar *self);

G_END_DECLS
