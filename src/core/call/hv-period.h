/* hv-period.h: lengths of time by the calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-day.h"

G_BEGIN_DECLS

/**
 * HvPeriod:
 * @months: whole calendar months, counted first
 * @days: days after that
 */
typedef struct
{
  guint months;
  guint days;
} HvPeriod;

gboolean hv_period_parse (const char     *iso,
                          HvPeriod       *period);
HvDay    hv_period_after (const HvPeriod *period,
                          HvDay           day);
gboolean hv_period_meets (const HvPeriod *period,
                          HvDay           day);

G_END_DECLS
