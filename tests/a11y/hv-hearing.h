/* hv-hearing.h: what a program announces to screen readers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HvHearing: GTK sends announcements from version 4.14 on.
 */
typedef struct _HvHearing HvHearing;

HvHearing *hv_hearing_new    (GDBusConnection *bus);
void       hv_hearing_free   (HvHearing       *self);
void       hv_hearing_forget (HvHearing       *self);
GPtrArray *hv_hearing_heard  (HvHearing       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvHearing, hv_hearing_free)

G_END_DECLS
