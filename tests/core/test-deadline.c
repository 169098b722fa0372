/* test-deadline.c: by which day a request must be answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-deadline.h"
#include "hv-error.h"
#include "hv-step.h"

#define DATES 20000

static HvTerms *terms;

/* Loaded in the first test: where its own files are looked for is known then. */
static HvTerms *
get_terms (void)
{
  g_autoptr (GError) error = NULL;

  if (terms == NULL)
    terms = hv_terms_load (&error);
  g_assert_no_error (error);
  return terms;
}

static HvDeadline *
count (HvDay receipt)
{
  g_autoptr (GError) error = NULL;
  HvDeadline *deadline = hv_deadline_new (get_terms (), receipt, NULL, FALSE, &error);

  g_assert_no_error (error);
  return deadline;
}

static void
assert_day (HvDay       day,
            const char *iso)
{
  g_autofree char *text = hv_day_format (day);

  g_assert_cmpstr (text, ==, iso);
}

/* The table of the rules that were agreed on, row by row. */
static void
test_table (void)
{
  static const struct
  {
    const char *receipt;
    const char *target;
    const char *legal;
    const char *extension;
  } rows[] = {
    { "2026-03-05", "2026-04-02", "2026-04-07", "2026-06-05" },
    { "2026-03-03", "2026-03-31", "2026-04-03", "2026-06-03" },
    { "2026-03-27", "2026-04-24", "2026-04-28", "2026-06-29" },
    { "2026-04-05", "2026-05-01", "2026-05-06", "2026-07-06" },
    { "2026-04-14", "2026-05-12", "2026-05-15", "2026-07-14" },
    { "2026-08-31", "2026-09-28", "2026-09-30", "2026-11-30" },
    { "2026-11-25", "2026-12-23", "2026-12-28", "2027-02-25" },
    { "2027-01-31", "2027-02-26", "2027-03-01", "2027-04-30" },
    { "2028-01-31", "2028-02-28", "2028-02-29", "2028-05-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvDeadline) deadline = count (hv_day_parse (rows[i].receipt));

      assert_day (deadline->receipt, rows[i].receipt);
      assert_day (deadline->target, rows[i].target);
      assert_day (deadline->legal, rows[i].legal);
      assert_day (deadline->extension_notice, rows[i].legal);
      assert_day (deadline->extension, rows[i].extension);
      g_assert_false (deadline->at_once);
    }
}

/* The same months counted by hand: year, month and day, no calendar library. */
static void
add_months (HvDay  day,
            int    months,
            int   *year,
            int   *month,
            int   *date)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  g_autofree char *iso = hv_day_format (day);
  int length;

  sscanf (iso, "%d-%d-%d", year, month, date);
  *month += months;
  *year += (*month - 1) / 12;
  *month = (*month - 1) % 12 + 1;
  length = lengths[*month - 1];
  if (*month == 2 && ((*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0))
    length = 29;
  *date = MIN (*date, length);
}

static HvDay
by_hand (HvDay receipt,
         int   months)
{
  HvCalendar *calendar = hv_terms_calendar (get_terms ());
  g_autofree char *iso = NULL;
  int year, month, date;
  HvDay day;

  add_months (receipt, months, &year, &month, &date);
  iso = g_strdup_printf ("%04d-%02d-%02d", year, month, date);
  day = hv_day_parse (iso);
  while (!hv_calendar_is_working (calendar, day))
    day++;
  return day;
}

static void
check_properties (const HvDeadline *deadline)
{
  HvCalendar *calendar = hv_terms_calendar (get_terms ());

  g_assert_cmpuint (deadline->legal, ==, by_hand (deadline->receipt, 1));
  g_assert_cmpuint (deadline->extension, ==, by_hand (deadline->receipt, 3));
  g_assert_cmpuint (deadline->legal, >=, deadline->receipt + 28);
  /* A month, and at most Saturday to Tuesday, or two days of Christmas and a weekend. */
  g_assert_cmpuint (deadline->legal, <=, deadline->receipt + 31 + 4);
  g_assert_true (hv_calendar_is_working (calendar, deadline->legal));
  g_assert_true (hv_calendar_is_working (calendar, deadline->extension));
  g_assert_true (hv_calendar_is_working (calendar, deadline->target));
  g_assert_cmpuint (deadline->target, <=, deadline->receipt + 28);
  g_assert_cmpuint (deadline->target, >=, deadline->receipt + 28 - 4);
  g_assert_cmpuint (deadline->target, <=, deadline->legal);
  g_assert_cmpuint (deadline->extension, >=, deadline->receipt + 89);
  g_assert_cmpuint (deadline->extension, >, deadline->legal);
  g_assert_cmpuint (deadline->extension_notice, ==, deadline->legal);
}

/* Fifty years from the first day of the law, a day at a time. */
static void
test_properties (void)
{
  HvDay first = hv_terms_since (get_terms ());
  g_autoptr (HvDeadline) before = NULL;

  for (HvDay receipt = first; receipt < first + DATES; receipt++)
    {
      g_autoptr (HvDeadline) deadline = count (receipt);

      check_properties (deadline);
      if (before != NULL)
        {
          g_assert_cmpuint (deadline->legal, >=, before->legal);
          g_assert_cmpuint (deadline->extension, >=, before->extension);
          g_assert_cmpuint (deadline->target, >=, before->target);
        }
      g_clear_pointer (&before, hv_deadline_free);
      before = g_steal_pointer (&deadline);
    }
}

static void
test_easter (void)
{
  static const char * const sundays[] = {
    "1761-03-22", "1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1981-04-19",
    "2000-04-23", "2018-04-01", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05",
    "2027-03-28", "2028-04-16", "2038-04-25", "2076-04-19", "2285-03-22",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sundays); i++)
    assert_day (hv_calendar_easter (atoi (sundays[i])), sundays[i]);
  for (int year = 1; year <= 9999; year++)
    {
      g_autofree char *text = hv_day_format (hv_calendar_easter (year));

      g_assert_cmpint (hv_calendar_easter (year) % 7, ==, 0);
      g_assert_cmpstr (text + 5, >=, "03-22");
      g_assert_cmpstr (text + 5, <=, "04-25");
    }
}

static void
test_holidays (void)
{
  static const char * const free_days[] = {
    "2026-01-01", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25",
    "2026-12-25", "2025-04-26", "2014-04-26", "2031-04-26", "2013-04-30", "2006-04-29",
    "1978-05-01", "2025-12-26",
  };
  /* Good Friday, decree days, the days that were King's Day or will be. */
  static const char * const working[] = {
    "2026-04-03", "2026-05-15", "2026-04-30", "2014-04-28", "2013-04-26", "2026-12-24",
    "2026-12-31", "2025-04-28",
  };
  HvCalendar *calendar = hv_terms_calendar (get_terms ());

  for (gsize i = 0; i < G_N_ELEMENTS (free_days); i++)
    {
      g_assert_nonnull (hv_calendar_holiday (calendar, hv_day_parse (free_days[i])));
      g_assert_false (hv_calendar_is_working (calendar, hv_day_parse (free_days[i])));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (working); i++)
    g_assert_true (hv_calendar_is_working (calendar, hv_day_parse (working[i])));
  g_assert_null (hv_calendar_holiday (calendar, hv_day_parse ("2025-04-27")));
  g_assert_false (hv_calendar_is_working (calendar, hv_day_parse ("2025-04-27")));
}

static GPtrArray *
own_terms (const char *first_kind,
           ...)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_item_free);
  va_list arguments;

  va_start (arguments, first_kind);
  for (const char *kind = first_kind; kind != NULL; kind = va_arg (arguments, const char *))
    {
      HvItem *item = hv_item_new (HV_STEP_FOLLOWUP, HV_ITEM_DEADLINE);

      item->label = g_strdup (kind);
      item->period = g_strdup (va_arg (arguments, const char *));
      item->basis = g_strdup (va_arg (arguments, const char *));
      g_ptr_array_add (items, item);
    }
  va_end (arguments);
  return items;
}

static HvDeadline *
count_own (const char *receipt,
           GPtrArray  *items)
{
  g_autoptr (GError) error = NULL;
  HvDeadline *deadline = hv_deadline_new (get_terms (), hv_day_parse (receipt), items, FALSE, &error);

  g_assert_no_error (error);
  g_ptr_array_unref (items);
  return deadline;
}

static void
test_own (void)
{
  HvDeadline *deadline;

  /* A shorter target of the entry's own. */
  deadline = count_own ("2026-08-31", own_terms ("legal", "P1M", "A12-3", "target", "P14D", NULL, NULL));
  assert_day (deadline->legal, "2026-09-30");
  assert_day (deadline->target, "2026-09-14");
  assert_day (deadline->extension, "2026-11-30");
  hv_deadline_free (deadline);

  /* A day or so, given on a Saturday: there is no working day before it. */
  deadline = count_own ("2026-08-29", own_terms ("target", "P1D", NULL, NULL));
  assert_day (deadline->target, "2026-08-31");
  hv_deadline_free (deadline);

  /* A target is never later than the law allows. */
  deadline = count_own ("2026-08-31", own_terms ("target", "P40D", NULL, NULL));
  assert_day (deadline->target, "2026-09-30");
  g_assert_cmpuint (deadline->target, ==, deadline->legal);
  hv_deadline_free (deadline);

  /* An entry may promise less time, and no more than the GDPR. */
  deadline = count_own ("2026-08-31", own_terms ("legal", "P2W", NULL, NULL));
  assert_day (deadline->legal, "2026-09-14");
  assert_day (deadline->target, "2026-09-14");
  hv_deadline_free (deadline);
  deadline = count_own ("2026-08-31", own_terms ("legal", "P2M", "A15", NULL));
  assert_day (deadline->legal, "2026-09-30");
  hv_deadline_free (deadline);
  deadline = count_own ("2026-08-31", own_terms ("legal", "P6W", "Wpg-25", NULL));
  assert_day (deadline->legal, "2026-10-12");
  hv_deadline_free (deadline);

  /* The earliest of several; nonsense leaves the law's own. */
  deadline = count_own ("2026-08-31", own_terms ("legal", "P1M", NULL, "legal", "P3W", NULL, NULL));
  assert_day (deadline->legal, "2026-09-21");
  hv_deadline_free (deadline);
  deadline = count_own ("2026-08-31", own_terms ("legal", "-P1M", NULL, "target", "nonsense", NULL, NULL));
  assert_day (deadline->legal, "2026-09-30");
  assert_day (deadline->target, "2026-09-28");
  hv_deadline_free (deadline);
}

static void
test_at_once (void)
{
  HvDeadline *deadline = count_own ("2026-08-31", own_terms ("at-once", NULL, NULL, NULL));

  g_assert_true (deadline->at_once);
  g_assert_nonnull (deadline->at_once_rule);
  g_assert_cmpuint (deadline->legal, ==, 0);
  g_assert_cmpuint (deadline->target, ==, 0);
  g_assert_null (deadline->legal_rule);
  hv_deadline_free (deadline);

  /* At once, and in writing within the month. */
  deadline = count_own ("2026-08-31", own_terms ("at-once", NULL, NULL, "legal", "P1M", NULL, NULL));
  g_assert_true (deadline->at_once);
  assert_day (deadline->legal, "2026-09-30");
  hv_deadline_free (deadline);
}

static void
test_rules_in_words (void)
{
  g_autoptr (HvDeadline) easter = count (hv_day_parse ("2026-03-05"));
  g_autoptr (HvDeadline) christmas = count (hv_day_parse ("2025-11-25"));
  g_autoptr (HvDeadline) february = count (hv_day_parse ("2027-01-31"));
  g_autofree char *all = hv_deadline_rule (easter);

  g_assert_cmpstr (easter->legal_rule, ==,
                   "GDPR, article 12(3): 1 month after receipt on Thursday 5 March 2026 is Sunday 5 "
                   "April 2026. That is no working day (weekend, Easter Monday); it moves to the "
                   "next one, Tuesday 7 April 2026 (Regulation 1182/71, article 3(4)).");
  g_assert_cmpstr (easter->target_rule, ==,
                   "4 weeks after receipt on Thursday 5 March 2026 is Thursday 2 April 2026.");
  g_assert_nonnull (strstr (easter->notice_rule, "Tuesday 7 April 2026"));
  g_assert_nonnull (strstr (easter->extension_rule, "3 months"));
  g_assert_true (g_str_has_prefix (all, easter->legal_rule));
  g_assert_nonnull (strstr (all, easter->target_rule));
  g_assert_nonnull (strstr (christmas->legal_rule,
                            "(Christmas Day, the second day of Christmas, weekend)"));
  g_assert_nonnull (strstr (february->legal_rule, "no day with the same date"));
  g_assert_nonnull (strstr (february->target_rule,
                            "the last working day before it is Friday 26 February 2027"));
}

static void
test_outside (void)
{
  static const char * const bad[] = { "2018-05-24", "1999-12-31", "9999-12-31", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hv_deadline_new (get_terms (), hv_day_parse (bad[i]), NULL, FALSE, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
    }
}

static void
test_period (void)
{
  static const struct
  {
    const char *iso;
    guint       months;
    guint       days;
  } good[] = {
    { "P1M", 1, 0 }, { "P3M", 3, 0 }, { "P28D", 0, 28 }, { "P2W", 0, 14 }, { "P1Y", 12, 0 },
    { "P1M14D", 1, 14 }, { "PT72H", 0, 3 }, { "PT71H59M", 0, 2 }, { "P1DT1H", 0, 1 },
  };
  static const char * const bad[] = {
    "", "P", "1M", "P-1M", "-P1M", "PM", "P1", "P0D", "PT5M", "PT1H", "P99999999M", "P1M ", "p1m",
    "P1X", "P9999999999999999999D", "P1T1D", "P36601D",
  };
  HvPeriod period;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (hv_period_parse (good[i].iso, &period));
      g_assert_cmpuint (period.months, ==, good[i].months);
      g_assert_cmpuint (period.days, ==, good[i].days);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (hv_period_parse (bad[i], &period));
  g_assert_false (hv_period_parse (NULL, &period));
}

static char *
own_file (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "houvast", "rules", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, name, NULL);
}

static void
write_own (const char *path,
           const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* A new law is a new line: another term from a day on, in a file of one's own. */
static void
test_new_law (void)
{
  g_autofree char *path = own_file ("terms.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (HvTerms) changed = NULL;
  g_autoptr (HvDeadline) before = NULL;
  g_autoptr (HvDeadline) after = NULL;

  write_own (path,
             "<terms since='2018-05-25'>"
             "<term kind='legal' within='P1M' roll='forward' until='2027-06-30'/>"
             "<term kind='legal' within='P6W' law='new' roll='forward' from='2027-07-01'/>"
             "<term kind='extension' within='P3M' roll='forward'/>"
             "<term kind='target' within='P28D' roll='back'/>"
             "<law id='new'><name xml:lang='en'>the new law</name></law></terms>");
  changed = hv_terms_load (&error);
  g_assert_no_error (error);
  before = hv_deadline_new (changed, hv_day_parse ("2027-06-30"), NULL, FALSE, &error);
  after = hv_deadline_new (changed, hv_day_parse ("2027-07-01"), NULL, FALSE, &error);
  g_assert_no_error (error);
  assert_day (before->legal, "2027-07-30");
  assert_day (after->legal, "2027-08-12");
  g_assert_true (g_str_has_prefix (after->legal_rule, "the new law: 6 weeks after"));
  g_unlink (path);
}

/* A file of one's own that is not right is said with its line; it is never
 * half used, and never passed over. */
static void
test_wrong_rules (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *said;
  } rows[] = {
    { "terms.xml", "", "not sound XML" },
    { "terms.xml", "<terms", "not sound XML" },
    { "terms.xml", "<!DOCTYPE terms [<!ENTITY a 'b'>]><terms since='2018-05-25'/>", "DOCTYPE" },
    { "terms.xml", "<rules/>", "<terms> is expected" },
    { "terms.xml", "<terms since='2018-05-25'/>", "A legal term" },
    { "terms.xml", "<terms since='25-5-2018'/>", "must be a date" },
    { "terms.xml", "<terms since='2018-05-25'>\n<term kind='legal' within='1 maand' roll='forward'/></terms>",
      "terms.xml:2: “within”" },
    { "terms.xml", "<terms since='2018-05-25'>\n<term kind='legal' within='P1M' roll='up'/></terms>",
      "terms.xml:2: “roll” must be one of: no, forward, back." },
    { "terms.xml", "<terms since='2018-05-25'>\n<term kind='legal' within='P1M' roll='no' fron='2027-01-01'/>"
      "<term kind='extension' within='P3M' roll='forward'/><term kind='target' within='P28D' roll='back'/></terms>",
      "terms.xml:2: <term> has no “fron”." },
    { "terms.xml", "<terms since='2018-05-25'>\n<term kind='legal' within='P1M' roll='no' law='A99'/></terms>",
      "terms.xml:2: There is no <law> “A99”." },
    { "holidays.xml", "<holidays><holiday month='2' day='30'><name xml:lang='nl'>x</name></holiday></holidays>",
      "holidays.xml:1: A holiday needs" },
    { "holidays.xml", "<holidays><holiday month='2' day='3'/></holidays>", "needs a <name>" },
    { "holidays.xml", "<holidays>\n<feast/></holidays>", "holidays.xml:2: <feast> is not known here." },
    { "holidays.xml", "<holidays><holiday easter='1' month='4' day='1'><name xml:lang='nl'>x</name></holiday></holidays>",
      "A holiday needs" },
    { "dates.xml", "<dates><language xml:lang='nl'><long>{day}</long></language></dates>",
      "<long> needs {day}, {month} and {year}." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = own_file (rows[i].name);
      g_autoptr (GError) error = NULL;

      write_own (path, rows[i].text);
      g_assert_null (hv_terms_load (&error));
      g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
      if (strstr (error->message, rows[i].said) == NULL)
        g_error ("“%s” does not say “%s”", error->message, rows[i].said);
      g_unlink (path);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/deadline/table", test_table);
  g_test_add_func ("/deadline/properties", test_properties);
  g_test_add_func ("/deadline/easter", test_easter);
  g_test_add_func ("/deadline/holidays", test_holidays);
  g_test_add_func ("/deadline/own", test_own);
  g_test_add_func ("/deadline/at-once", test_at_once);
  g_test_add_func ("/deadline/in-words", test_rules_in_words);
  g_test_add_func ("/deadline/outside", test_outside);
  g_test_add_func ("/deadline/period", test_period);
  g_test_add_func ("/deadline/new-law", test_new_law);
  g_test_add_func ("/deadline/wrong-rules", test_wrong_rules);
  status = g_test_run ();
  g_clear_pointer (&terms, hv_terms_unref);
  return status;
}
