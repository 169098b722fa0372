/* hv-report-window.h: a mistake or a gap in an answer, reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "hv-answer.h"

G_BEGIN_DECLS

#define HV_TYPE_REPORT_WINDOW (hv_report_window_get_type ())
G_DECLARE_FINAL_TYPE (HvReportWindow, hv_report_window, HV, REPORT_WINDOW, AdwWindow)

HvReportWindow *hv_report_window_new (GtkWindow  *parent,
                                      HvAnswer   *answer,
                                      HvDay       today,
                                      const char *outbox);

G_END_DECLS
