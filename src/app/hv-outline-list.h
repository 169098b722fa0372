/* hv-outline-list.h: the sections of a statement, to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_OUTLINE_LIST (hv_outline_list_get_type ())
G_DECLARE_FINAL_TYPE (HvOutlineList, hv_outline_list, HV, OUTLINE_LIST, GtkWidget)

GtkWidget *hv_outline_list_new          (void);
void       hv_outline_list_set_sections (HvOutlineList *self,
                                         GPtrArray     *sections);
void       hv_outline_list_show         (HvOutlineList *self,
                                         guint          position);

G_END_DECLS
