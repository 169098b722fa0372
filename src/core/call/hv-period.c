/* hv-period.c: lengths of time by the calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-period.h"

#include <string.h>

/* Longer terms than this are no terms. */
#define MOST_MONTHS (12 * 100)
#define MOST_DAYS   (366 * 100)

/**
 * hv_period_parse:
 * @iso: (nullable): an ISO 8601 duration, "P1M", "P28D", "PT72H". What is
 *   shorter than a day is left out: the earlier day is the safe one.
 * @period: (out): the length
 *
 * Returns: whether it is a positive duration of whole days at least, of a
 *   century at most
 */
gboolean
hv_period_parse (const char *iso,
                 HvPeriod   *period)
{
  gboolean time = FALSE;
  guint64 months = 0, days = 0, hours = 0;

  if (iso == NULL || *iso != 'P' || strlen (iso) > 40)
    return FALSE;
  for (const char *at = iso + 1; *at != '\0'; at++)
    {
      guint64 number = 0;
      const char *digits = at;

      if (*at == 'T' && !time)
        {
          time = TRUE;
          continue;
        }
      for (; g_ascii_isdigit (*at) && at - digits < 9; at++)
        number = number * 10 + (*at - '0');
      if (at == digits)
        return FALSE;
      if (!time && *at == 'Y')
        months += 12 * number;
      else if (!time && *at == 'M')
        months += number;
      else if (!time && *at == 'W')
        days += 7 * number;
      else if (!time && *at == 'D')
        days += number;
      else if (time && *at == 'H')
        hours += number;
      else if (!time || (*at != 'M' && *at != 'S'))
        return FALSE;
    }
  days += hours / 24;
  if (months + days == 0 || months > MOST_MONTHS || days > MOST_DAYS)
    return FALSE;
  period->months = months;
  period->days = days;
  return TRUE;
}

/**
 * hv_period_after:
 *
 * Counts as Regulation 1182/71, article 3(1) and (2)(c): @day itself does not
 * count, and a month ends on the day with the same date, or on the last day of
 * the month where that date does not exist.
 *
 * Returns: the last day of the period
 */
HvDay
hv_period_after (const HvPeriod *period,
                 HvDay           day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), 0);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_add_months (&date, period->months);
  g_date_add_days (&date, period->days);
  return g_date_get_julian (&date);
}

/**
 * hv_period_meets:
 *
 * Returns: whether the month in which it ends has the date of @day
 */
gboolean
hv_period_meets (const HvPeriod *period,
                 HvDay           day)
{
  GDate from, to;

  if (period->months == 0)
    return TRUE;
  g_date_clear (&from, 1);
  g_date_set_julian (&from, day);
  to = from;
  g_date_add_months (&to, period->months);
  return g_date_get_day (&from) == g_date_get_day (&to);
}
