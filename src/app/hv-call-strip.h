/* hv-call-strip.h: the five steps of a call, always in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-step.h"

G_BEGIN_DECLS

#define HV_TYPE_CALL_STRIP (hv_call_strip_get_type ())
G_DECLARE_FINAL_TYPE (HvCallStrip, hv_call_strip, HV, CALL_STRIP, GtkWidget)

GtkWidget *hv_call_strip_new_label   (GtkWidget   *label,
                                      const char  *key);
void       hv_call_strip_add_tool    (HvCallStrip *self,
                                      GtkWidget   *tool);
void       hv_call_strip_set_steps   (HvCallStrip *self,
                                      guint        steps);
void       hv_call_strip_set_current (HvCallStrip *self,
                                      HvStep       step);

G_END_DECLS
