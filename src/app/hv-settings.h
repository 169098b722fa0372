/* hv-settings.h: what belongs to the person at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HV_SETTING_LANGUAGE "content-language"
#define HV_SETTING_FOOTER "letter-footer"
#define HV_SETTING_WIDTH "window-width"
#define HV_SETTING_HEIGHT "window-height"
#define HV_SETTING_MAXIMIZED "window-maximized"
#define HV_SETTING_SMALL "window-small"
#define HV_SETTING_SMALL_WIDTH "small-width"
#define HV_SETTING_SMALL_HEIGHT "small-height"
#define HV_SETTING_FORGET_AFTER "forget-after"
#define HV_SETTING_FORGET_ON_LOCK "forget-on-lock"
#define HV_SETTING_RECENT "recent-answers"
#define HV_SETTING_OUTBOX "outbox"

GSettings *hv_settings_new (void);
char      *hv_settings_dup_language (GSettings *settings);

G_END_DECLS
