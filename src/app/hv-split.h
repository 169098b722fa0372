/* hv-split.h: two panes, or one of them where there is little room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_SPLIT (hv_split_get_type ())
G_DECLARE_FINAL_TYPE (HvSplit, hv_split, HV, SPLIT, GtkWidget)

GtkWidget *hv_split_new             (GtkWidget *start,
                                     GtkWidget *end);
void       hv_split_set_start_shown (HvSplit   *self,
                                     gboolean   shown);
gboolean   hv_split_get_start_shown (HvSplit   *self);
void       hv_split_set_end_first   (HvSplit   *self,
                                     gboolean   end_first);
gboolean   hv_split_get_end_first   (HvSplit   *self);
gboolean   hv_split_get_folded      (HvSplit   *self);

G_END_DECLS
