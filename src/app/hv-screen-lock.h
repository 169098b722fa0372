/* hv-screen-lock.h: told when the screen is locked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HV_TYPE_SCREEN_LOCK (hv_screen_lock_get_type ())
G_DECLARE_FINAL_TYPE (HvScreenLock, hv_screen_lock, HV, SCREEN_LOCK, GObject)

HvScreenLock *hv_screen_lock_new (void);

G_END_DECLS
