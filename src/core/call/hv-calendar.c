/* hv-calendar.c: working days and holidays
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-calendar.h"

#include <glib/gi18n-lib.h>

#include "hv-named.h"

/* Days in a row that may all be free; more is a mistake in the rules. */
#define MOST_FREE_DAYS 60

typedef struct
{
  HvNamed *names;
  int      month;      /* 0 for one that goes with Easter */
  int      day;
  int      easter;
  int      from;
  int      until;
  int      if_sunday;
  gboolean counts;
} Holiday;

struct _HvCalendar
{
  gatomicrefcount  refs;
  GPtrArray       *holidays;
};

static void
holiday_free (Holiday *holiday)
{
  hv_named_free (holiday->names);
  g_free (holiday);
}

static Holiday *
read_holiday (HvRules       *rules,
              const xmlNode *node)
{
  static const char * const choices[] = { "no", "yes", NULL };
  Holiday *holiday = g_new0 (Holiday, 1);
  g_autofree char *easter = hv_rules_dup (rules, node, "easter");

  holiday->month = hv_rules_number (rules, node, "month", 1, 12, 0);
  holiday->day = hv_rules_number (rules, node, "day", 1, 31, 0);
  holiday->easter = hv_rules_number (rules, node, "easter", -80, 250, 0);
  holiday->from = hv_rules_number (rules, node, "from", 1, 9999, 1);
  holiday->until = hv_rules_number (rules, node, "until", 1, 9999, 9999);
  holiday->if_sunday = hv_rules_number (rules, node, "if-sunday", -6, 6, 0);
  holiday->counts = hv_rules_choice (rules, node, "counts", choices, TRUE);
  holiday->names = hv_named_read (rules, node);
  if ((holiday->month == 0) != (holiday->day == 0) || (holiday->month == 0) != (easter != NULL)
      || (holiday->month != 0 && !g_date_valid_dmy (holiday->day, holiday->month, 2024)))
    hv_rules_refuse (rules, node, _("A holiday needs “month” and “day”, or “easter”."));
  return holiday;
}

/**
 * hv_calendar_read:
 * @rules: what "holidays.xml" says
 *
 * Returns: (transfer full) (nullable): the calendar
 */
HvCalendar *
hv_calendar_read (HvRules  *rules,
                  GError  **error)
{
  g_autoptr (HvCalendar) calendar = g_new0 (HvCalendar, 1);
  const xmlNode *root = hv_rules_root (rules, "holidays");

  g_atomic_ref_count_init (&calendar->refs);
  calendar->holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) holiday_free);
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, root, node, "holiday")) != NULL;)
    g_ptr_array_add (calendar->holidays, read_holiday (rules, node));
  if (calendar->holidays->len > MOST_FREE_DAYS)
    hv_rules_refuse (rules, root, _("These are more than %d holidays."), MOST_FREE_DAYS);
  return hv_rules_finish (rules, error) ? g_steal_pointer (&calendar) : NULL;
}

/**
 * hv_calendar_load:
 * @error: %HV_ERROR_REFUSED when the user's own file is not right
 *
 * Returns: (transfer full) (nullable): the user's own holidays or the program's.
 *   They never change; may be used from any thread.
 */
HvCalendar *
hv_calendar_load (GError **error)
{
  g_autoptr (HvRules) rules = hv_rules_read ("holidays.xml", error);

  return rules != NULL ? hv_calendar_read (rules, error) : NULL;
}

HvCalendar *
hv_calendar_ref (HvCalendar *calendar)
{
  g_atomic_ref_count_inc (&calendar->refs);
  return calendar;
}

void
hv_calendar_unref (HvCalendar *calendar)
{
  if (!g_atomic_ref_count_dec (&calendar->refs))
    return;
  g_ptr_array_unref (calendar->holidays);
  g_free (calendar);
}

/**
 * hv_calendar_easter:
 * @year: from 1 to 9999
 *
 * The paschal full moon of the Gregorian calendar, and the Sunday after it. The
 * moon's age on 1 January (the epact) is its place in the nineteen-year cycle,
 * put right for the leap days that centuries leave out and for the drift of
 * that cycle, eight days in 2500 years (Clavius, 1603).
 *
 * Returns: Easter Sunday
 */
HvDay
hv_calendar_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int drift = (8 * century + 13) / 25;
  int epact = (19 * golden + century - century / 4 - drift + 15) % 30;
  GDate date;
  HvDay moon;

  g_return_val_if_fail (year >= 1 && year <= 9999, 0);
  /* Days from 21 March to the full moon; two ages are brought forward so that
   * no moon of one cycle falls on the same day as another. */
  epact -= epact == 29 || (epact == 28 && golden > 10);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 21, G_DATE_MARCH, year);
  moon = g_date_get_julian (&date) + epact;
  return moon + 7 - moon % 7;
}

/* The day on which it falls in @year, 0 when it does not. */
static HvDay
day_in_year (const Holiday *holiday,
             int            year)
{
  GDate date;

  if (year < holiday->from || year > holiday->until)
    return 0;
  if (holiday->month == 0)
    return hv_calendar_easter (year) + holiday->easter;
  if (!g_date_valid_dmy (holiday->day, holiday->month, year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, holiday->day, holiday->month, year);
  if (g_date_get_weekday (&date) == G_DATE_SUNDAY)
    return g_date_get_julian (&date) + holiday->if_sunday;
  return g_date_get_julian (&date);
}

static const Holiday *
find_holiday (HvCalendar *calendar,
              HvDay       day)
{
  GDate date;

  if (!g_date_valid_julian (day))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (g_date_get_year (&date) > 9999)
    return NULL;
  for (guint i = 0; i < calendar->holidays->len; i++)
    {
      const Holiday *holiday = g_ptr_array_index (calendar->holidays, i);

      if (holiday->counts && day_in_year (holiday, g_date_get_year (&date)) == day)
        return holiday;
    }
  return NULL;
}

/**
 * hv_calendar_is_weekend:
 *
 * Returns: whether it is a Saturday or a Sunday
 */
gboolean
hv_calendar_is_weekend (HvDay day)
{
  /* Day 1 of GDate is a Monday. */
  return day % 7 == 6 || day % 7 == 0;
}

/**
 * hv_calendar_holiday:
 *
 * Returns: (transfer none) (nullable): the name, in the language of the
 *   interface, of the holiday that it is; %NULL for other days and for holidays
 *   by which no term moves
 */
const char *
hv_calendar_holiday (HvCalendar *calendar,
                     HvDay       day)
{
  const Holiday *holiday;

  g_return_val_if_fail (calendar != NULL, NULL);
  holiday = find_holiday (calendar, day);
  return holiday != NULL ? hv_named_get (holiday->names) : NULL;
}

/**
 * hv_calendar_is_working:
 *
 * Returns: whether it is a working day in the sense of Regulation 1182/71,
 *   article 2(2)
 */
gboolean
hv_calendar_is_working (HvCalendar *calendar,
                        HvDay       day)
{
  g_return_val_if_fail (calendar != NULL, FALSE);
  return !hv_calendar_is_weekend (day) && find_holiday (calendar, day) == NULL;
}

/**
 * hv_calendar_roll_forward:
 *
 * Returns: @day, or the first working day after it
 */
HvDay
hv_calendar_roll_forward (HvCalendar *calendar,
                          HvDay       day)
{
  for (guint i = 0; i < 2 * MOST_FREE_DAYS && !hv_calendar_is_working (calendar, day); i++)
    day++;
  return day;
}

/**
 * hv_calendar_roll_back:
 *
 * Returns: @day, or the last working day before it
 */
HvDay
hv_calendar_roll_back (HvCalendar *calendar,
                       HvDay       day)
{
  for (guint i = 0; i < 2 * MOST_FREE_DAYS && !hv_calendar_is_working (calendar, day); i++)
    day--;
  return day;
}
