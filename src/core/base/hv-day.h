/* hv-day.h: calendar days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvDay:
 *
 * A calendar day as GDate's Julian day number, so that days compare and
 * subtract as integers. 0 is "no day".
 */
typedef guint32 HvDay;

HvDay  hv_day_parse  (const char *iso);
char  *hv_day_format (HvDay       day);
HvDay  hv_day_at     (gint64      unix_time,
                      GTimeZone  *zone);

G_END_DECLS
