/* hv-dates.h: dates as people write and say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-day.h"
#include "hv-rules.h"

G_BEGIN_DECLS

typedef struct _HvDates HvDates;

HvDates  *hv_dates_load  (GError        **error);
HvDates  *hv_dates_read  (HvRules        *rules,
                          GError        **error);
HvDates  *hv_dates_ref   (HvDates        *dates);
void      hv_dates_unref (HvDates        *dates);

gboolean  hv_dates_knows (HvDates        *dates,
                          const char     *lang);
char     *hv_dates_long  (HvDates        *dates,
                          const char     *lang,
                          HvDay           day);
char     *hv_dates_by    (HvDates        *dates,
                          const char     *lang,
                          HvDay           day);
HvDay     hv_dates_parse (HvDates        *dates,
                          const char     *lang,
                          const char     *text,
                          gssize          length,
                          HvDay           today,
                          HvDay           earliest,
                          GError        **error);
HvDay     hv_dates_parse_any (HvDates    *dates,
                          const char     *lang,
                          const char     *text,
                          gssize          length,
                          HvDay           today,
                          GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvDates, hv_dates_unref)

G_END_DECLS
