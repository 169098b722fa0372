/* hv-dates-parse.c: dates as agents type them, mid-call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A date is a few words and numbers in almost any order. They are cut, looked
 * up, and counted by what they mean; then one of a handful of shapes fits, or
 * none. Only days that can be a day of receipt are accepted, because a date
 * that is misread becomes a wrong promise.
 */
#include "hv-dates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-fold.h"

/* Nobody needs more for a date; what is longer was pasted by mistake. */
#define LONGEST 100

typedef struct
{
  int   number;     /* -1 for a word */
  guint digits;
  char *word;
} Token;

typedef struct
{
  Token numbers[3];
  guint n_numbers;
  guint n[HV_DATE_N_MEANINGS];
  int   value[HV_DATE_N_MEANINGS];
} Said;

static void
token_clear (Token *token)
{
  g_free (token->word);
}

static HvDay
not_understood (GError **error)
{
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                       _("This is not a date. Type it like 5-3, 5 March 2026, yesterday or last "
                         "Friday."));
  return 0;
}

static HvDay
no_such_day (GError **error)
{
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                       _("There is no such day in the calendar. Type the day, the month and the "
                         "year, like 5-3-2026."));
  return 0;
}

static gboolean
is_separator (gunichar c)
{
  return c == ' ' || c == '-' || c == '/' || c == '.' || c == ',' || c == '\'' || c == 0x2013;
}

static gboolean
cut_number (const char **at,
            GArray      *tokens)
{
  Token token = { 0 };

  for (; g_unichar_isdigit (g_utf8_get_char (*at)); *at = g_utf8_next_char (*at))
    {
      if (++token.digits > 8)
        return FALSE;
      token.number = token.number * 10 + g_unichar_digit_value (g_utf8_get_char (*at));
    }
  g_array_append_val (tokens, token);
  return TRUE;
}

/* Cuts @folded into numbers and words; %FALSE when something else stands in it. */
static gboolean
cut (const char *folded,
     GArray     *tokens)
{
  const char *at = folded;

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      const char *start = at;

      if (g_unichar_isdigit (c))
        {
          if (!cut_number (&at, tokens))
            return FALSE;
        }
      else if (g_unichar_isalpha (c))
        {
          Token token = { .number = -1 };

          while (g_unichar_isalpha (g_utf8_get_char (at)))
            at = g_utf8_next_char (at);
          token.word = g_strndup (start, at - start);
          g_array_append_val (tokens, token);
        }
      else if (is_separator (c))
        at = g_utf8_next_char (at);
      else
        return FALSE;
    }
  return tokens->len > 0;
}

/* The longest wording that begins at @index, and how many words it takes. */
static const HvDateWord *
longest_wording (HvDates    *dates,
                 const char *lang,
                 GArray     *tokens,
                 guint       index,
                 guint      *taken)
{
  g_autoptr (GString) wording = g_string_new (NULL);
  const HvDateWord *found = NULL;

  for (guint n = 0; n < HV_DATE_PHRASE_MAX && index + n < tokens->len; n++)
    {
      const Token *token = &g_array_index (tokens, Token, index + n);
      const HvDateWord *word;

      if (token->word == NULL)
        break;
      if (n > 0)
        g_string_append_c (wording, ' ');
      g_string_append (wording, token->word);
      word = hv_dates_look_up (dates, lang, wording->str);
      if (word != NULL)
        {
          found = word;
          *taken = n + 1;
        }
    }
  return found;
}

/* Counts what is said by what it means; %FALSE at a word that is not known. */
static gboolean
understand (HvDates    *dates,
            const char *lang,
            GArray     *tokens,
            Said       *said)
{
  guint taken = 1;

  for (guint i = 0; i < tokens->len; i += taken)
    {
      const Token *token = &g_array_index (tokens, Token, i);
      const HvDateWord *word;

      taken = 1;
      if (token->word == NULL)
        {
          if (said->n_numbers == G_N_ELEMENTS (said->numbers))
            return FALSE;
          said->numbers[said->n_numbers++] = *token;
          continue;
        }
      word = longest_wording (dates, lang, tokens, i, &taken);
      if (word == NULL)
        return FALSE;
      said->n[word->meaning]++;
      said->value[word->meaning] = word->value;
    }
  return TRUE;
}

static HvDay
make_day (int year,
          int month,
          int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy (day, month, year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

static int
weekday_of (HvDay day)
{
  /* Day 1 of GDate, 1 January of the year 1, is a Monday. */
  return (day - 1) % 7 + 1;
}

/* The latest day with this date that is not in the future. */
static HvDay
latest (int   month,
        int   day,
        HvDay today)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, today);
  /* 29 February comes back within eight years. */
  for (int year = g_date_get_year (&date); year > g_date_get_year (&date) - 9; year--)
    {
      HvDay found = make_day (year, month, day);

      if (found != 0 && found <= today)
        return found;
    }
  return 0;
}

static gboolean
is_year (const Token *token)
{
  return token->digits == 4 || token->digits == 2;
}

static int
year_of (const Token *token)
{
  return token->digits == 2 ? 2000 + token->number : token->number;
}

/* "05032026", "20260305": no year of this century is a day and a month. */
static HvDay
read_digits (int number)
{
  HvDay day = make_day (number % 10000, number / 10000 % 100, number / 1000000);

  return day != 0 ? day : make_day (number / 10000, number / 100 % 100, number % 100);
}

/* A day with its month and perhaps its year. */
static HvDay
read_date (const Said  *said,
           HvDay        today,
           gboolean     needs_year,
           GError     **error)
{
  const Token *number = said->numbers;
  gboolean named = said->n[HV_DATE_MONTH] == 1;
  guint with_year = named ? 2 : 3;
  gboolean year_first = number[0].digits == 4 && said->n_numbers == with_year;
  const Token *year = &number[year_first ? 0 : with_year - 1];
  const Token *day = &number[year_first ? with_year - 1 : 0];
  const Token *month = &number[1];
  HvDay found;

  if (said->n_numbers == 1 && !named && number[0].digits == 8)
    found = read_digits (number[0].number);
  else if (said->n_numbers != with_year && said->n_numbers != with_year - 1)
    return not_understood (error);
  else if (day->digits > 2 || (!named && month->digits > 2)
           || (said->n_numbers == with_year && !is_year (year)))
    return not_understood (error);
  else if (needs_year && said->n_numbers < with_year)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Type the year as well, like 5-3-2026."));
      return 0;
    }
  else
    {
      int in_year = named ? said->value[HV_DATE_MONTH] : month->number;

      found = said->n_numbers == with_year ? make_day (year_of (year), in_year, day->number)
                                           : latest (in_year, day->number, today);
    }
  if (found == 0)
    return no_such_day (error);
  if (said->n[HV_DATE_WEEKDAY] == 1 && weekday_of (found) != said->value[HV_DATE_WEEKDAY])
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("That date is another day of the week. Leave one of the two out."));
      return 0;
    }
  return found;
}

/* "vrijdag", "afgelopen vrijdag", "vorige week vrijdag". */
static HvDay
read_weekday (const Said *said,
              HvDay       today)
{
  int wanted = said->value[HV_DATE_WEEKDAY];
  int back = (weekday_of (today) - wanted + 7) % 7;

  if (said->n[HV_DATE_WEEK] == 1)
    return today - weekday_of (today) + wanted - 7 * said->value[HV_DATE_WEEK];
  if (said->n[HV_DATE_LAST] > 0 && back == 0)
    back = 7;
  return today - back;
}

/* "3 dagen geleden". */
static HvDay
read_ago (const Said  *said,
          HvDay        today,
          GError     **error)
{
  guint count = 1;

  if (said->n_numbers + said->n[HV_DATE_NUMBER] > 1)
    return not_understood (error);
  if (said->n_numbers == 1)
    count = said->numbers[0].number;
  else if (said->n[HV_DATE_NUMBER] == 1)
    count = said->value[HV_DATE_NUMBER];
  count = MIN (count, 100000u) * said->value[HV_DATE_UNIT];
  return count < today ? today - count : 1;
}

/* Which shape it has. Anything that is said and not used makes it no date. */
static HvDay
read_said (const Said  *said,
           HvDay        today,
           gboolean     needs_year,
           GError     **error)
{
  const guint *n = said->n;
  guint words = 0;

  for (int i = 0; i < HV_DATE_IGNORED; i++)
    {
      words += n[i];
      if (n[i] > 1)
        return not_understood (error);
    }
  if (n[HV_DATE_AGO] == 1 && n[HV_DATE_UNIT] == 1 && words == 2 + n[HV_DATE_NUMBER])
    return read_ago (said, today, error);
  if (n[HV_DATE_DAY] == 1 && words == 1 && said->n_numbers == 0)
    return today - said->value[HV_DATE_DAY];
  if (n[HV_DATE_WEEKDAY] == 1 && said->n_numbers == 0 && n[HV_DATE_MONTH] == 0
      && words == 1 + MAX (n[HV_DATE_WEEK], n[HV_DATE_LAST]))
    return read_weekday (said, today);
  if (said->n_numbers > 0
      && words == n[HV_DATE_MONTH] + n[HV_DATE_WEEKDAY] + n[HV_DATE_LAST])
    return read_date (said, today, needs_year, error);
  return not_understood (error);
}

static char *
fold_input (const char *text,
            gssize      length)
{
  gsize size = length >= 0 ? (gsize) length : strlen (text);

  if (size > LONGEST || !g_utf8_validate (text, size, NULL))
    return NULL;
  return hv_fold_string (text, size);
}

static HvDay
read_text (HvDates     *dates,
           const char  *lang,
           const char  *text,
           gssize       length,
           HvDay        today,
           gboolean     needs_year,
           GError     **error)
{
  g_autofree char *folded = fold_input (text, length);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  Said said = { 0 };

  g_array_set_clear_func (tokens, (GDestroyNotify) token_clear);
  if (folded == NULL || !cut (folded, tokens) || !understand (dates, lang, tokens, &said))
    return not_understood (error);
  return read_said (&said, today, needs_year, error);
}

/**
 * hv_dates_parse:
 * @lang: (nullable): the language that is looked in first
 * @text: anything: "5-3", "5 mrt", "2026-03-05", "afgelopen vrijdag"
 * @length: bytes of @text, or -1
 * @today: the day it is
 * @earliest: the first day that may be meant, 0 for any
 * @error: %HV_ERROR_USAGE, with words that say what to type
 *
 * Reads the day on which something came in. Without a year it is the latest
 * such day that is not in the future.
 *
 * Returns: the day, or 0
 */
HvDay
hv_dates_parse (HvDates     *dates,
                const char  *lang,
                const char  *text,
                gssize       length,
                HvDay        today,
                HvDay        earliest,
                GError     **error)
{
  HvDay day;

  g_return_val_if_fail (dates != NULL && text != NULL, 0);
  g_return_val_if_fail (g_date_valid_julian (today), 0);
  day = read_text (dates, lang, text, length, today, FALSE, error);
  if (day == 0)
    return 0;
  if (day > today)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("That day is still to come. Type the day on which the request came "
                             "in: today or earlier."));
      return 0;
    }
  if (day < earliest)
    {
      g_autofree char *since = hv_dates_plain (earliest);

      g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                   _("That day is before %s, when the GDPR began to apply. Check the year."), since);
      return 0;
    }
  return day;
}

/**
 * hv_dates_parse_any:
 *
 * Reads any day, such as one that a letter names. It may be still to come, so
 * a day and a month without a year could be either and are refused.
 *
 * Returns: the day, or 0; see hv_dates_parse()
 */
HvDay
hv_dates_parse_any (HvDates     *dates,
                    const char  *lang,
                    const char  *text,
                    gssize       length,
                    HvDay        today,
                    GError     **error)
{
  g_return_val_if_fail (dates != NULL && text != NULL, 0);
  g_return_val_if_fail (g_date_valid_julian (today), 0);
  return read_text (dates, lang, text, length, today, TRUE, error);
}
