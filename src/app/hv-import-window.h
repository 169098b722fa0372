/* hv-import-window.h: files taken in, looked at first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "hv-service.h"

G_BEGIN_DECLS

#define HV_TYPE_IMPORT_WINDOW (hv_import_window_get_type ())
G_DECLARE_FINAL_TYPE (HvImportWindow, hv_import_window, HV, IMPORT_WINDOW, AdwWindow)

HvImportWindow *hv_import_window_new  (GtkWindow          *parent,
                                       HvService          *service);
void            hv_import_window_take (HvImportWindow     *self,
                                       const char * const *paths);

G_END_DECLS
