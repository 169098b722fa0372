/* hv-trail-button.h: the answers of this call, to go back to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-trail.h"

G_BEGIN_DECLS

#define HV_TYPE_TRAIL_BUTTON (hv_trail_button_get_type ())
G_DECLARE_FINAL_TYPE (HvTrailButton, hv_trail_button, HV, TRAIL_BUTTON, GtkWidget)

GtkWidget *hv_trail_button_new   (void);
void       hv_trail_button_show  (HvTrailButton *self,
                                  HvTrail       *trail);
void       hv_trail_button_popup (HvTrailButton *self);

G_END_DECLS
