/* hv-report.h: what an agent reports about an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-day.h"

G_BEGIN_DECLS

typedef enum
{
  HV_REPORT_WRONG,
  HV_REPORT_OUTDATED,
  HV_REPORT_UNCLEAR,
  HV_REPORT_MISSING,
} HvReportKind;

/**
 * HvReport:
 * @unit: "document#element", of the unit or of a part of it
 * @lang: of the wording
 * @topic: (nullable): of an entry
 * @words: (nullable): the words of the answer that it is about
 * @proposal: (nullable): what the agent would say instead
 */
typedef struct
{
  const char   *unit;
  const char   *lang;
  guint         edition;
  HvDay         on;
  HvReportKind  kind;
  const char   *topic;
  const char   *words;
  const char   *proposal;
} HvReport;

char *hv_report_usual_outbox (void);
char *hv_report_write        (const HvReport  *report,
                              const char      *outbox,
                              GError         **error);

G_END_DECLS
