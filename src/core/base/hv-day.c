/* hv-day.c: calendar days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-day.h"

#include <stdio.h>

static HvDay
day_new (guint year,
         guint month,
         guint day)
{
  GDate date;

  if (year < 1 || year > 9999 || !g_date_valid_dmy (day, month, year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/**
 * hv_day_parse:
 * @iso: (nullable): "2026-07-01"
 *
 * Returns: that day, 0 when @iso is not exactly an existing ISO 8601 date
 */
HvDay
hv_day_parse (const char *iso)
{
  guint part[3] = { 0, 0, 0 };
  int which = 0;

  if (iso == NULL)
    return 0;
  for (int i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (iso[i] != '-')
            return 0;
          which++;
        }
      else if (g_ascii_isdigit (iso[i]))
        part[which] = part[which] * 10 + (iso[i] - '0');
      else
        return 0;
    }
  return iso[10] == '\0' ? day_new (part[0], part[1], part[2]) : 0;
}

/**
 * hv_day_format:
 *
 * Returns: (transfer full) (nullable): ISO 8601, %NULL for no day
 */
char *
hv_day_format (HvDay day)
{
  GDate date;

  if (!g_date_valid_julian (day))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * hv_day_at:
 * @unix_time: seconds since 1970 in UTC
 * @zone: the zone whose calendar counts
 *
 * Returns: the calendar day there at that moment
 */
HvDay
hv_day_at (gint64     unix_time,
           GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_time);
  g_autoptr (GDateTime) local = NULL;
  int year, month, day;

  if (utc == NULL)
    return 0;
  local = g_date_time_to_timezone (utc, zone);
  if (local == NULL)
    return 0;
  g_date_time_get_ymd (local, &year, &month, &day);
  return day_new (year, month, day);
}
