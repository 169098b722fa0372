/* test-dates.c: dates as people write and say them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-dates.h"
#include "hv-error.h"

static HvDates *dates;

/* Loaded in the first test: where its own files are looked for is known then. */
static HvDates *
get_dates (void)
{
  g_autoptr (GError) error = NULL;

  if (dates == NULL)
    dates = hv_dates_load (&error);
  g_assert_no_error (error);
  return dates;
}

/* A Tuesday. */
#define TODAY "2026-11-24"
#define EARLIEST "2018-05-25"

static HvDay
parse (const char  *lang,
       const char  *text,
       gssize       length,
       GError     **error)
{
  return hv_dates_parse (get_dates (), lang, text, length, hv_day_parse (TODAY), hv_day_parse (EARLIEST),
                         error);
}

static void
test_read (void)
{
  static const struct
  {
    const char *lang;
    const char *text;
    const char *day;
  } rows[] = {
    { "nl", "5-3", "2026-03-05" },
    { "nl", " 5-3 ", "2026-03-05" },
    { "nl", "05/03", "2026-03-05" },
    { "nl", "5.3.", "2026-03-05" },
    { "nl", "5 mrt", "2026-03-05" },
    { "nl", "5mrt", "2026-03-05" },
    { "nl", "5 MRT.", "2026-03-05" },
    { "nl", "05/03/2026", "2026-03-05" },
    { "nl", "5-3-26", "2026-03-05" },
    { "nl", "5 maart 2026", "2026-03-05" },
    { "nl", "5 maart '26", "2026-03-05" },
    { "nl", "op donderdag 5 maart jl.", "2026-03-05" },
    { "nl", "do 5 mrt", "2026-03-05" },
    { "nl", "2026-03-05", "2026-03-05" },
    { "nl", "2026 maart 5", "2026-03-05" },
    { "nl", "05032026", "2026-03-05" },
    { "nl", "20260305", "2026-03-05" },
    { "nl", "5e maart", "2026-03-05" },
    { "nl", "24-11", "2026-11-24" },
    { "nl", "25-11", "2025-11-25" },
    { "nl", "31 dec", "2025-12-31" },
    { "nl", "31 jan", "2026-01-31" },
    { "nl", "29 feb", "2024-02-29" },
    { "nl", "29 februari 2024", "2024-02-29" },
    { "nl", "25-5-2018", "2018-05-25" },
    { "nl", "vandaag", "2026-11-24" },
    { "nl", "Gisteren", "2026-11-23" },
    { "nl", "eergisteren", "2026-11-22" },
    { "nl", "vrijdag", "2026-11-20" },
    { "nl", "vr", "2026-11-20" },
    { "nl", "dinsdag", "2026-11-24" },
    { "nl", "woensdag", "2026-11-18" },
    { "nl", "afgelopen vrijdag", "2026-11-20" },
    { "nl", "vorige vrijdag", "2026-11-20" },
    { "nl", "vrijdag j.l.", "2026-11-20" },
    { "nl", "afgelopen dinsdag", "2026-11-17" },
    { "nl", "vorige week vrijdag", "2026-11-20" },
    { "nl", "vrijdag vorige week", "2026-11-20" },
    { "nl", "vorige week dinsdag", "2026-11-17" },
    { "nl", "vrijdag van vorige week", "2026-11-20" },
    { "nl", "deze week maandag", "2026-11-23" },
    { "nl", "3 dagen geleden", "2026-11-21" },
    { "nl", "een week geleden", "2026-11-17" },
    { "nl", "één week geleden", "2026-11-17" },
    { "nl", "twee weken terug", "2026-11-10" },
    /* The words of another language are known too. */
    { "nl", "last Friday", "2026-11-20" },
    { "en", "afgelopen vrijdag", "2026-11-20" },
    { "en", "last Friday", "2026-11-20" },
    { "en", "Friday last week", "2026-11-20" },
    { "en", "yesterday", "2026-11-23" },
    { "en", "the day before yesterday", "2026-11-22" },
    { "en", "March 5th, 2026", "2026-03-05" },
    { "en", "5th of March", "2026-03-05" },
    { "en", "05/03/2026", "2026-03-05" },
    { "en", "3 days ago", "2026-11-21" },
    { "en", "a week ago", "2026-11-17" },
    { "de", "5. März 2026", "2026-03-05" },
    { "de", "am 5.3.", "2026-03-05" },
    { "de", "letzten Freitag", "2026-11-20" },
    { "de", "vorgestern", "2026-11-22" },
    { "de", "vor drei Tagen", "2026-11-21" },
    { "de", "letzte Woche Freitag", "2026-11-20" },
    { "de", "so", "2026-11-22" },
    { "fr", "le 5 mars 2026", "2026-03-05" },
    { "fr", "1er août", "2026-08-01" },
    { "fr", "vendredi dernier", "2026-11-20" },
    { "fr", "mar", "2026-11-24" },
    { "fr", "avant-hier", "2026-11-22" },
    { "fr", "il y a 3 jours", "2026-11-21" },
    { "fr", "aujourd’hui", "2026-11-24" },
    { "nl-BE", "5 mrt", "2026-03-05" },
    { "pl", "5-3", "2026-03-05" },
    { NULL, "5-3", "2026-03-05" },
    /* Marks of direction, digits of another script, hyphens of a word processor. */
    { "nl", "\342\200\2175-3\342\200\217", "2026-03-05" },
    { "nl", "٥-٣-٢٠٢٦", "2026-03-05" },
    { "nl", "5\342\200\2213\342\200\2232026", "2026-03-05" },
    { "nl", "５-３", "2026-03-05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      HvDay day = parse (rows[i].lang, rows[i].text, -1, &error);
      g_autofree char *text = hv_day_format (day);

      if (g_strcmp0 (text, rows[i].day) != 0)
        g_error ("“%s” is %s, not %s: %s", rows[i].text, text, rows[i].day,
                 error != NULL ? error->message : "");
      g_assert_no_error (error);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *said;
  } rows[] = {
    { "", "not a date" },
    { "   ", "not a date" },
    { "-", "not a date" },
    { "5", "not a date" },
    { "maart", "not a date" },
    { "maart 2026", "not a date" },
    { "op", "not a date" },
    { "afgelopen", "not a date" },
    { "vorige week", "not a date" },
    { "week geleden vrijdag", "not a date" },
    { "vrijdag zaterdag", "not a date" },
    { "vandaag 5-3", "not a date" },
    { "5-3-2026-1", "not a date" },
    { "5-3-026", "not a date" },
    { "5-003-2026", "not a date" },
    { "2026-03", "not a date" },
    { "mevrouw Jansen", "not a date" },
    { "06-12345678", "not a date" },
    { "1234567890123456789012345678901234567890", "not a date" },
    { "5-3 14:30", "not a date" },
    { "5-3; DROP TABLE", "not a date" },
    { "%s%n%d", "not a date" },
    { "31-2", "no such day" },
    { "31 feb", "no such day" },
    { "30 februari 2026", "no such day" },
    { "29-2-2026", "no such day" },
    { "31 april", "no such day" },
    { "0-3", "no such day" },
    { "5-13", "no such day" },
    { "3/25/2026", "no such day" },
    { "00000000", "no such day" },
    { "vrijdag 5 maart 2026", "another day of the week" },
    { "25-11-2026", "still to come" },
    { "1 januari 2027", "still to come" },
    { "31-12-9999", "still to come" },
    { "vrijdag deze week", "still to come" },
    { "24-5-2018", "before 25-5-2018" },
    { "5 maart 1926", "before 25-5-2018" },
    { "1-1-2017", "before 25-5-2018" },
    { "99999 weken geleden", "before 25-5-2018" },
    { "99999999 dagen geleden", "before 25-5-2018" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (parse ("nl", rows[i].text, -1, &error), ==, 0);
      g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
      if (strstr (error->message, rows[i].said) == NULL)
        g_error ("“%s”: “%s” does not say “%s”", rows[i].text, error->message, rows[i].said);
    }
}

static void
assert_refused (const char *text,
                gssize      length)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (parse ("nl", text, length, &error), ==, 0);
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
}

static void
test_hostile (void)
{
  g_autofree char *megabyte = g_strnfill (1 << 20, '5');
  g_autofree char *separators = g_strnfill (1 << 20, ' ');
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  memcpy (separators, "5-3", 3);
  assert_refused (megabyte, -1);
  assert_refused (separators, -1);
  assert_refused ("\377\376", -1);
  assert_refused ("5-3\200", -1);
  assert_refused ("5-3\0", 4);
  assert_refused ("\342\200", -1);
  /* Whatever is typed, an answer comes: a day that is allowed, or words. */
  for (guint i = 0; i < 50000; i++)
    {
      static const char pieces[][9] = {
        "5", "31", "2026", "-", "/", " ", "mrt", "vrijdag", "vorige", "week", "geleden", "een", "\377",
        "é", "gisteren", "٣", "dagen", "of", "\342\200\217", "febr",
      };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      HvDay day;

      for (int n = g_rand_int_range (rand, 0, 7); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      day = parse ("nl", text->str, text->len, &error);
      g_assert_true ((day == 0) == (error != NULL));
      g_assert_true (day == 0 || (day >= hv_day_parse (EARLIEST) && day <= hv_day_parse (TODAY)));
    }
}

/* Any day, for a letter: still to come, too, and then with its year. */
static void
test_any (void)
{
  static const char * const rows[][2] = {
    { "25-11-2026", "2026-11-25" }, { "1 januari 2027", "2027-01-01" }, { "gisteren", "2026-11-23" },
    { "5 maart 1960", "1960-03-05" }, { "20270305", "2027-03-05" }, { "5-3", NULL }, { "5 mrt", NULL },
    { "31-2-2027", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      HvDay day = hv_dates_parse_any (get_dates (), "nl", rows[i][0], -1, hv_day_parse (TODAY), &error);
      g_autofree char *text = hv_day_format (day);

      g_assert_cmpstr (text, ==, rows[i][1]);
      g_assert_true ((day == 0) == (error != NULL));
    }
}

static void
test_write (void)
{
  static const struct
  {
    const char *lang;
    const char *full;
    const char *by;
  } rows[] = {
    { "nl", "dinsdag 7 april 2026", "uiterlijk op dinsdag 7 april 2026" },
    { "nl-NL", "dinsdag 7 april 2026", "uiterlijk op dinsdag 7 april 2026" },
    { "en", "Tuesday 7 April 2026", "by Tuesday 7 April 2026 at the latest" },
    { "de", "Dienstag, 7. April 2026", "spätestens am Dienstag, dem 7. April 2026" },
    { "fr", "mardi 7 avril 2026", "au plus tard le mardi 7 avril 2026" },
    { "pl", "7-4-2026", "7-4-2026" },
    { NULL, "7-4-2026", "7-4-2026" },
  };
  g_autofree char *first = hv_dates_long (get_dates (), "fr", hv_day_parse ("2026-08-01"));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *full = hv_dates_long (get_dates (), rows[i].lang, hv_day_parse ("2026-04-07"));
      g_autofree char *by = hv_dates_by (get_dates (), rows[i].lang, hv_day_parse ("2026-04-07"));

      g_assert_cmpstr (full, ==, rows[i].full);
      g_assert_cmpstr (by, ==, rows[i].by);
    }
  g_assert_cmpstr (first, ==, "samedi 1er août 2026");
  g_assert_null (hv_dates_long (get_dates (), "nl", 0));
  g_assert_null (hv_dates_by (get_dates (), "nl", 0));
  g_assert_true (hv_dates_knows (get_dates (), "de-AT"));
  g_assert_false (hv_dates_knows (get_dates (), "d"));
  g_assert_false (hv_dates_knows (get_dates (), NULL));
}

/* What is written is read again, on every day of the years that count. */
static void
test_again (void)
{
  static const char * const langs[] = { "nl", "en", "de", "fr" };

  for (HvDay day = hv_day_parse (EARLIEST); day <= hv_day_parse (TODAY); day++)
    {
      const char *lang = langs[day % G_N_ELEMENTS (langs)];
      g_autofree char *text = hv_dates_long (get_dates (), lang, day);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (parse (lang, text, -1, &error), ==, day);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/dates/read", test_read);
  g_test_add_func ("/dates/refused", test_refused);
  g_test_add_func ("/dates/hostile", test_hostile);
  g_test_add_func ("/dates/any", test_any);
  g_test_add_func ("/dates/write", test_write);
  g_test_add_func ("/dates/again", test_again);
  status = g_test_run ();
  g_clear_pointer (&dates, hv_dates_unref);
  return status;
}
