/* hv-follow-up.h: by which day the caller hears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-call-desk.h"

G_BEGIN_DECLS

#define HV_TYPE_FOLLOW_UP (hv_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (HvFollowUp, hv_follow_up, HV, FOLLOW_UP, GtkWidget)

GtkWidget *hv_follow_up_new        (HvCallDesk *desk,
                                    HvAnswer   *answer);
void       hv_follow_up_edit       (HvFollowUp *self);

G_END_DECLS
