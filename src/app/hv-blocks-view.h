/* hv-blocks-view.h: paragraphs, lists and details to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-block.h"

G_BEGIN_DECLS

#define HV_TYPE_BLOCKS_VIEW (hv_blocks_view_get_type ())
G_DECLARE_FINAL_TYPE (HvBlocksView, hv_blocks_view, HV, BLOCKS_VIEW, GtkWidget)

GtkWidget *hv_blocks_view_new          (GPtrArray    *blocks,
                                        gboolean      selectable);
GtkWidget *hv_blocks_view_find_element (HvBlocksView *self,
                                        const char   *id);

G_END_DECLS
