/* hv-changes-window.h: what changed since somebody last looked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HV_TYPE_CHANGES_WINDOW (hv_changes_window_get_type ())
G_DECLARE_FINAL_TYPE (HvChangesWindow, hv_changes_window, HV, CHANGES_WINDOW, AdwWindow)

HvChangesWindow *hv_changes_window_new (GtkWindow *parent,
                                        GPtrArray *changes,
                                        const char *only);

G_END_DECLS
