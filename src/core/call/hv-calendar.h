/* hv-calendar.h: working days and holidays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-day.h"
#include "hv-rules.h"

G_BEGIN_DECLS

typedef struct _HvCalendar HvCalendar;

HvCalendar *hv_calendar_load         (GError     **error);
HvCalendar *hv_calendar_read         (HvRules     *rules,
                                      GError     **error);
HvCalendar *hv_calendar_ref          (HvCalendar  *calendar);
void        hv_calendar_unref        (HvCalendar  *calendar);

gboolean    hv_calendar_is_weekend   (HvDay        day);
const char *hv_calendar_holiday      (HvCalendar  *calendar,
                                      HvDay        day);
gboolean    hv_calendar_is_working   (HvCalendar  *calendar,
                                      HvDay        day);
HvDay       hv_calendar_roll_forward (HvCalendar  *calendar,
                                      HvDay        day);
HvDay       hv_calendar_roll_back    (HvCalendar  *calendar,
                                      HvDay        day);
HvDay       hv_calendar_easter       (int          year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvCalendar, hv_calendar_unref)

G_END_DECLS
