/* hv-export.h: knowledge that leaves the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What marks a folder as an export, and what stands in it. */
#define HV_EXPORT_SUPERSEDED "superseded"
#define HV_EXPORT_WAITING    "waiting"
#define HV_EXPORT_ORIGINALS  "originals"

gboolean hv_export_xml  (const char    *library,
                         const char    *folder,
                         GCancellable  *cancellable,
                         GError       **error);
gboolean hv_export_html (const char    *library,
                         const char    *folder,
                         GCancellable  *cancellable,
                         GError       **error);
gboolean hv_export_vac  (const char    *library,
                         const char    *folder,
                         GCancellable  *cancellable,
                         GError       **error);
gboolean hv_export_begin (const char   *folder,
                         GError       **error);

G_END_DECLS
