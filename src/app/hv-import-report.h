/* hv-import-report.h: what an import would do, before it does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-service.h"

G_BEGIN_DECLS

#define HV_TYPE_IMPORT_REPORT (hv_import_report_get_type ())
G_DECLARE_FINAL_TYPE (HvImportReport, hv_import_report, HV, IMPORT_REPORT, GtkWidget)

GtkWidget *hv_import_report_new         (HvImport       *import,
                                         GHashTable     *titles,
                                         HvService      *service);
HvPending  hv_import_report_get_pending (HvImportReport *self);

G_END_DECLS
