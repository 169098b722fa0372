/* hv-request-bar.h: the caller invokes a right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-call-desk.h"

G_BEGIN_DECLS

#define HV_TYPE_REQUEST_BAR (hv_request_bar_get_type ())
G_DECLARE_FINAL_TYPE (HvRequestBar, hv_request_bar, HV, REQUEST_BAR, GtkWidget)

GtkWidget     *hv_request_bar_new       (HvCallDesk   *desk);
void           hv_request_bar_show      (HvRequestBar *self,
                                         HvAnswer     *answer);
gboolean       hv_request_bar_asks      (HvRequestBar *self);
const HvRight *hv_request_bar_get_right (HvRequestBar *self,
                                         guint         digit);

G_END_DECLS
