/* hv-dates-private.h: what reading and writing dates share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-dates.h"

G_BEGIN_DECLS

/**
 * HvDateMeaning: what a wording says about a date.
 * @HV_DATE_MONTH: a month, from 1
 * @HV_DATE_WEEKDAY: a day of the week, from Monday 1
 * @HV_DATE_DAY: so many days back
 * @HV_DATE_WEEK: so many weeks back
 * @HV_DATE_LAST: the latest such day before today
 * @HV_DATE_UNIT: so many days, once for each counted
 * @HV_DATE_AGO: back from today
 * @HV_DATE_NUMBER: a number in words
 * @HV_DATE_IGNORED: nothing
 */
typedef enum
{
  HV_DATE_UNKNOWN,
  HV_DATE_MONTH,
  HV_DATE_WEEKDAY,
  HV_DATE_DAY,
  HV_DATE_WEEK,
  HV_DATE_LAST,
  HV_DATE_UNIT,
  HV_DATE_AGO,
  HV_DATE_NUMBER,
  HV_DATE_IGNORED,
  HV_DATE_N_MEANINGS,
} HvDateMeaning;

typedef struct
{
  HvDateMeaning meaning;
  int           value;
} HvDateWord;

/* Words of the longest wording that a list may hold. */
#define HV_DATE_PHRASE_MAX 5

const HvDateWord *hv_dates_look_up (HvDates    *dates,
                                    const char *lang,
                                    const char *folded);
char             *hv_dates_plain   (HvDay       day);

G_END_DECLS
