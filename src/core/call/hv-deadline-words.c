/* hv-deadline-words.c: how a day was counted, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole sentences one after another, so that every language can order its own.
 */
#include "hv-deadline-words.h"

#include <glib/gi18n-lib.h>

#include "hv-named.h"

static void
add_sentence (GString *words,
              char    *sentence)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, sentence);
  g_free (sentence);
}

static char *
in_words (HvTerms *terms,
          HvDay    day)
{
  return hv_dates_long (hv_terms_dates (terms), hv_interface_language (), day);
}

/* "1 month after receipt on … is …." */
static char *
say_period (const HvPeriod *within,
            const char     *receipt,
            const char     *due)
{
  if (within->months > 0 && within->days > 0)
    /* Translators: “2 months and 14 days after receipt on 5 March is 19 May.” */
    return g_strdup_printf (_("%1$u months and %2$u days after receipt on %3$s is %4$s."),
                            within->months, within->days, receipt, due);
  if (within->months > 0)
    return g_strdup_printf (ngettext ("%1$u month after receipt on %2$s is %3$s.",
                                      "%1$u months after receipt on %2$s is %3$s.",
                                      within->months),
                            within->months, receipt, due);
  if (within->days % 7 == 0)
    return g_strdup_printf (ngettext ("%1$u week after receipt on %2$s is %3$s.",
                                      "%1$u weeks after receipt on %2$s is %3$s.",
                                      within->days / 7),
                            within->days / 7, receipt, due);
  return g_strdup_printf (ngettext ("%1$u day after receipt on %2$s is %3$s.",
                                    "%1$u days after receipt on %2$s is %3$s.", within->days),
                          within->days, receipt, due);
}

/* The days that were passed over: weekends and holidays, each once, in their order. */
static char *
name_reasons (HvTerms         *terms,
              const HvCounted *counted)
{
  HvCalendar *calendar = hv_terms_calendar (terms);
  int way = counted->day > counted->due ? 1 : -1;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (HvDay day = counted->due; day != counted->day; day += way)
    {
      const char *name = hv_calendar_holiday (calendar, day);

      if (name == NULL)
        name = _("weekend");
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (char *) name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
say_moved (HvTerms         *terms,
           const HvCounted *counted)
{
  g_autofree char *reasons = name_reasons (terms, counted);
  g_autofree char *day = in_words (terms, counted->day);
  const char *law = hv_terms_law_name (terms, counted->term.rolled_by);

  if (counted->day < counted->due)
    return g_strdup_printf (_("That is no working day (%1$s); the last working day before it is "
                              "%2$s."), reasons, day);
  if (law == NULL)
    return g_strdup_printf (_("That is no working day (%1$s); the next one is %2$s."), reasons, day);
  return g_strdup_printf (_("That is no working day (%1$s); it moves to the next one, %2$s "
                            "(%3$s)."), reasons, day, law);
}

/**
 * hv_counted_in_words:
 *
 * Returns: (transfer full): how the day was counted, in the language of the
 *   interface
 */
char *
hv_counted_in_words (HvTerms         *terms,
                     const HvCounted *counted)
{
  GString *words = g_string_new (NULL);
  g_autofree char *receipt = in_words (terms, counted->receipt);
  g_autofree char *due = in_words (terms, counted->due);
  const char *law = hv_terms_law_name (terms, counted->term.law);

  if (law != NULL)
    /* Translators: an article of law before what it says. */
    g_string_append_printf (words, C_("law", "%s:"), law);
  add_sentence (words, say_period (&counted->term.within, receipt, due));
  if (!hv_period_meets (&counted->term.within, counted->receipt))
    add_sentence (words, g_strdup (_("That month has no day with the same date, so its last day "
                                     "counts.")));
  if (counted->capped)
    add_sentence (words, g_strdup (_("That is later than the law allows, so the legal last day "
                                     "counts.")));
  else if (counted->day != counted->due)
    add_sentence (words, say_moved (terms, counted));
  return g_string_free (words, FALSE);
}
