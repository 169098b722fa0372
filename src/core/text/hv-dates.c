/* hv-dates.c: the words of dates, one list a language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language is that of the knowledge, not of the desktop: a caller hears a
 * date in the language of the call, also where its locale is not installed.
 */
#include "hv-dates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-fold.h"
#include "hv-words.h"

typedef struct
{
  char       *lang;
  char       *months[12];
  char       *weekdays[7];
  char       *full;      /* a pattern with names in braces */
  char       *by;
  char       *first;     /* (nullable): of the first of a month */
  GHashTable *words;     /* folded wording → HvDateWord */
} Language;

struct _HvDates
{
  gatomicrefcount  refs;
  GPtrArray       *languages;
};

static void
language_free (Language *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (language->months); i++)
    g_free (language->months[i]);
  for (guint i = 0; i < G_N_ELEMENTS (language->weekdays); i++)
    g_free (language->weekdays[i]);
  g_free (language->lang);
  g_free (language->full);
  g_free (language->by);
  g_free (language->first);
  g_hash_table_unref (language->words);
  g_free (language);
}

/* The words of a wording as the reader of dates cuts them, a space between. */
static char *
fold_wording (const char *wording)
{
  g_autofree char *folded = hv_fold_string (wording, -1);
  GString *words = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalpha (g_utf8_get_char (at)))
        g_string_append_len (words, at, g_utf8_next_char (at) - at);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  return g_strchomp (g_string_free (words, FALSE));
}

static void
add_wordings (Language      *language,
              HvRules       *rules,
              const xmlNode *node,
              HvDateMeaning  meaning,
              int            value)
{
  g_autofree char *text = hv_rules_dup_text (rules, node);
  g_auto (GStrv) wordings = g_strsplit (text, ",", -1);

  for (char **wording = wordings; *wording != NULL; wording++)
    {
      g_autofree char *folded = fold_wording (*wording);
      HvDateWord *word;
      guint spaces = 0;

      for (const char *c = folded; *c != '\0'; c++)
        spaces += *c == ' ';
      if (*folded == '\0' || spaces >= HV_DATE_PHRASE_MAX)
        hv_rules_refuse (rules, node, _("“%s” is no wording of a few words."), *wording);
      word = g_hash_table_lookup (language->words, folded);
      if (word != NULL && (word->meaning != meaning || word->value != value))
        hv_rules_refuse (rules, node, _("“%s” has another meaning as well."), folded);
      word = g_new (HvDateWord, 1);
      word->meaning = meaning;
      word->value = value;
      g_hash_table_replace (language->words, g_steal_pointer (&folded), word);
    }
}

/* Names that are written: each of them once, and none missing. */
static void
read_names (Language       *language,
            HvRules        *rules,
            const xmlNode  *parent,
            const char     *element,
            HvDateMeaning   meaning,
            int             count,
            char          **names)
{
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, parent, node, element)) != NULL;)
    {
      g_autofree char *text = hv_rules_dup_text (rules, node);
      int number = hv_rules_number (rules, node, "number", 1, count, 0);

      if (number == 0 || names[number - 1] != NULL)
        {
          hv_rules_refuse (rules, node, _("Each <%s> needs a “number” of its own."), element);
          continue;
        }
      text[strcspn (text, ",")] = '\0';
      names[number - 1] = g_strdup (g_strstrip (text));
      add_wordings (language, rules, node, meaning, number);
    }
  for (int i = 0; i < count; i++)
    if (names[i] == NULL)
      {
        hv_rules_refuse (rules, parent, _("<%s> number %d is missing."), element, i + 1);
        names[i] = g_strdup ("");
      }
}

static char *
read_pattern (HvRules       *rules,
              const xmlNode *parent,
              const char    *element)
{
  const xmlNode *node = hv_rules_next (rules, parent, NULL, element);
  g_autofree char *pattern = node != NULL ? hv_rules_dup_text (rules, node) : NULL;

  if (pattern != NULL && strstr (pattern, "{day}") != NULL && strstr (pattern, "{month}") != NULL
      && strstr (pattern, "{year}") != NULL)
    return g_steal_pointer (&pattern);
  hv_rules_refuse (rules, node != NULL ? node : parent,
                   _("<%s> needs {day}, {month} and {year}."), element);
  return g_strdup ("{day} {month} {year}");
}

static Language *
read_language (HvRules       *rules,
               const xmlNode *node)
{
  static const struct
  {
    const char    *element;
    const char    *attribute;
    HvDateMeaning  meaning;
  } lists[] = {
    { "day", "back", HV_DATE_DAY },
    { "week", "back", HV_DATE_WEEK },
    { "last", NULL, HV_DATE_LAST },
    { "unit", "days", HV_DATE_UNIT },
    { "ago", NULL, HV_DATE_AGO },
    { "number", "value", HV_DATE_NUMBER },
    { "ignore", NULL, HV_DATE_IGNORED },
  };
  Language *language = g_new0 (Language, 1);

  language->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  language->lang = hv_rules_dup_must (rules, node, "lang");
  language->first = hv_rules_dup (rules, node, "first");
  language->full = read_pattern (rules, node, "long");
  language->by = read_pattern (rules, node, "by");
  read_names (language, rules, node, "month", HV_DATE_MONTH, 12, language->months);
  read_names (language, rules, node, "weekday", HV_DATE_WEEKDAY, 7, language->weekdays);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (xmlNode *list = NULL; (list = hv_rules_next (rules, node, list, lists[i].element)) != NULL;)
      add_wordings (language, rules, list, lists[i].meaning,
                    lists[i].attribute != NULL
                    ? hv_rules_number (rules, list, lists[i].attribute, 0, 366, 0) : 0);
  return language;
}

/**
 * hv_dates_read:
 * @rules: what "dates.xml" says
 *
 * Returns: (transfer full) (nullable): the languages that dates are read and
 *   written in
 */
HvDates *
hv_dates_read (HvRules  *rules,
               GError  **error)
{
  g_autoptr (HvDates) dates = g_new0 (HvDates, 1);
  const xmlNode *root = hv_rules_root (rules, "dates");

  g_atomic_ref_count_init (&dates->refs);
  dates->languages = g_ptr_array_new_with_free_func ((GDestroyNotify) language_free);
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, root, node, "language")) != NULL;)
    g_ptr_array_add (dates->languages, read_language (rules, node));
  return hv_rules_finish (rules, error) ? g_steal_pointer (&dates) : NULL;
}

/**
 * hv_dates_load:
 * @error: %HV_ERROR_REFUSED when the user's own file is not right
 *
 * Returns: (transfer full) (nullable): the user's own list or the program's.
 *   It never changes; may be used from any thread.
 */
HvDates *
hv_dates_load (GError **error)
{
  g_autoptr (HvRules) rules = hv_rules_read ("dates.xml", error);

  return rules != NULL ? hv_dates_read (rules, error) : NULL;
}

HvDates *
hv_dates_ref (HvDates *dates)
{
  g_atomic_ref_count_inc (&dates->refs);
  return dates;
}

void
hv_dates_unref (HvDates *dates)
{
  if (!g_atomic_ref_count_dec (&dates->refs))
    return;
  g_ptr_array_unref (dates->languages);
  g_free (dates);
}

/* By its primary subtag: "nl" serves "nl-BE". */
static Language *
find_language (HvDates    *dates,
               const char *lang)
{
  gsize primary = lang != NULL ? strcspn (lang, "-_.@") : 0;

  for (guint i = 0; i < dates->languages->len; i++)
    {
      Language *language = g_ptr_array_index (dates->languages, i);

      if (strlen (language->lang) == primary
          && g_ascii_strncasecmp (language->lang, lang, primary) == 0)
        return language;
    }
  return NULL;
}

/**
 * hv_dates_knows:
 * @lang: (nullable): a language tag
 *
 * Returns: whether dates are written in it
 */
gboolean
hv_dates_knows (HvDates    *dates,
                const char *lang)
{
  g_return_val_if_fail (dates != NULL, FALSE);
  return find_language (dates, lang) != NULL;
}

/* A word in its own language, then in the others. */
const HvDateWord *
hv_dates_look_up (HvDates    *dates,
                  const char *lang,
                  const char *folded)
{
  const Language *own = find_language (dates, lang);
  const HvDateWord *word = own != NULL ? g_hash_table_lookup (own->words, folded) : NULL;

  for (guint i = 0; i < dates->languages->len && word == NULL; i++)
    {
      const Language *language = g_ptr_array_index (dates->languages, i);

      word = g_hash_table_lookup (language->words, folded);
    }
  return word;
}

/* In figures, where no language has been chosen. */
char *
hv_dates_plain (HvDay day)
{
  GDate date;

  if (!g_date_valid_julian (day))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%d-%d-%04d", g_date_get_day (&date), g_date_get_month (&date),
                          g_date_get_year (&date));
}

static char *
fill (const Language *language,
      const char     *pattern,
      HvDay           day)
{
  GString *text = g_string_new (pattern);
  g_autofree char *number = NULL;
  g_autofree char *year = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  number = g_date_get_day (&date) == 1 && language->first != NULL
    ? g_strdup (language->first) : g_strdup_printf ("%d", g_date_get_day (&date));
  year = g_strdup_printf ("%d", g_date_get_year (&date));
  g_string_replace (text, "{weekday}", language->weekdays[g_date_get_weekday (&date) - 1], 0);
  g_string_replace (text, "{day}", number, 0);
  g_string_replace (text, "{month}", language->months[g_date_get_month (&date) - 1], 0);
  g_string_replace (text, "{year}", year, 0);
  return g_string_free (text, FALSE);
}

/**
 * hv_dates_long:
 * @lang: (nullable): a language tag
 *
 * Returns: (transfer full) (nullable): "vrijdag 3 april 2026"; in figures in a
 *   language without a list, %NULL for no day
 */
char *
hv_dates_long (HvDates    *dates,
               const char *lang,
               HvDay       day)
{
  const Language *language = find_language (dates, lang);

  if (!g_date_valid_julian (day) || language == NULL)
    return hv_dates_plain (day);
  return fill (language, language->full, day);
}

/**
 * hv_dates_by:
 * @lang: (nullable): a language tag
 *
 * Returns: (transfer full) (nullable): the one date to say to a caller,
 *   "uiterlijk op dinsdag 7 april 2026"; only the date, in figures, in a
 *   language without a list, %NULL for no day
 */
char *
hv_dates_by (HvDates    *dates,
             const char *lang,
             HvDay       day)
{
  const Language *language = find_language (dates, lang);

  if (!g_date_valid_julian (day) || language == NULL)
    return hv_dates_plain (day);
  return fill (language, language->by, day);
}
