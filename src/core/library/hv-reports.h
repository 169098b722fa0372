/* hv-reports.h: what desks reported, for who answers for the knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "hv-report.h"

G_BEGIN_DECLS

/**
 * HvCollected: one report, as it was found.
 * @path: of its file
 * @report: its fields, which the report owns; a proposal is masked where it seems
 *   to hold data about a person
 * @closed: whether it was closed
 * @reason, @role: (nullable): why, and by whom, when it was
 * @closed_on: on which day, 0 while it is open
 */
typedef struct
{
  char      *path;
  HvReport   report;
  gboolean   closed;
  char      *reason;
  char      *role;
  HvDay      closed_on;
} HvCollected;

/**
 * HvReportGroup: all reports about one answer, the oldest first.
 * @unit: its key
 * @reports: (element-type HvCollected)
 */
typedef struct
{
  char      *unit;
  char      *lang;
  GPtrArray *reports;
} HvReportGroup;

GPtrArray  *hv_reports_collect (const char    *folder,
                                gboolean       closed,
                                GPtrArray     *unreadable,
                                GCancellable  *cancellable,
                                GError       **error);
gboolean    hv_report_close    (const char    *path,
                                const char    *reason,
                                const char    *role,
                                HvDay          on,
                                GError       **error);
const char *hv_report_kind_name  (HvReportKind kind);
const char *hv_report_kind_words (HvReportKind kind);

G_END_DECLS
