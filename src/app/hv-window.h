/* hv-window.h: the one window of Houvast
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "hv-service.h"

G_BEGIN_DECLS

#define HV_TYPE_WINDOW (hv_window_get_type ())
G_DECLARE_FINAL_TYPE (HvWindow, hv_window, HV, WINDOW, AdwApplicationWindow)

GtkWidget *hv_window_new          (GtkApplication  *application,
                                   HvService       *service,
                                   GSettings       *settings);
gboolean   hv_window_import_files (HvWindow        *self,
                                   GFile          **files,
                                   guint            n_files);
void       hv_window_open_place   (HvWindow       *self,
                                   const char     *uri);
void       hv_window_search_for   (HvWindow       *self,
                                   const char     *text);

G_END_DECLS
