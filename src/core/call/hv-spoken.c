/* hv-spoken.c: words of the program that a caller hears or reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are in the language of the knowledge, which need not be that of the
 * interface, so they are not in its catalogs.
 */
#include "hv-spoken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char       *lang;
  char       *footer;
  char       *papers[HV_PAPER_ANSWER + 1];
  char       *capital;
  GHashTable *details;     /* name → label */
  GHashTable *signs;       /* character → word */
  char       *code;        /* (nullable): +31 */
  char       *trunk;       /* (nullable): 0 */
} Language;

struct _HvSpoken
{
  gatomicrefcount  refs;
  GPtrArray       *languages;
};

static void
language_free (Language *language)
{
  g_free (language->lang);
  g_free (language->footer);
  for (gsize i = 0; i < G_N_ELEMENTS (language->papers); i++)
    g_free (language->papers[i]);
  g_hash_table_unref (language->details);
  g_free (language->capital);
  g_hash_table_unref (language->signs);
  g_free (language->code);
  g_free (language->trunk);
  g_free (language);
}

/* A file from before there was paper does without. */
static char *
read_paper (HvRules       *rules,
            const xmlNode *node,
            const char    *name)
{
  const xmlNode *line = hv_rules_next (rules, node, NULL, name);

  return line != NULL ? hv_rules_dup_text (rules, line) : NULL;
}

static Language *
read_language (HvRules       *rules,
               const xmlNode *node)
{
  Language *language = g_new0 (Language, 1);
  const xmlNode *footer = hv_rules_next (rules, node, NULL, "footer");
  const xmlNode *country = hv_rules_next (rules, node, NULL, "country");

  language->lang = hv_rules_dup_must (rules, node, "lang");
  language->capital = hv_rules_dup_must (rules, node, "capital");
  language->signs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (footer == NULL)
    hv_rules_refuse (rules, node, _("<%s> is missing."), "footer");
  else
    language->footer = hv_rules_dup_text (rules, footer);
  for (xmlNode *sign = NULL; (sign = hv_rules_next (rules, node, sign, "sign")) != NULL;)
    g_hash_table_replace (language->signs, hv_rules_dup_must (rules, sign, "is"),
                          hv_rules_dup_text (rules, sign));
  language->papers[HV_PAPER_STATEMENT] = read_paper (rules, node, "statement");
  language->papers[HV_PAPER_ANSWER] = read_paper (rules, node, "answer");
  language->details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (xmlNode *detail = NULL; (detail = hv_rules_next (rules, node, detail, "detail")) != NULL;)
    g_hash_table_replace (language->details, hv_rules_dup_must (rules, detail, "is"),
                          hv_rules_dup_text (rules, detail));
  if (country != NULL)
    {
      language->code = hv_rules_dup_must (rules, country, "code");
      language->trunk = hv_rules_dup_text (rules, country);
    }
  return language;
}

/**
 * hv_spoken_read:
 * @rules: what "spoken.xml" says
 *
 * Returns: (transfer full) (nullable): the words
 */
HvSpoken *
hv_spoken_read (HvRules  *rules,
                GError  **error)
{
  g_autoptr (HvSpoken) spoken = g_new0 (HvSpoken, 1);
  const xmlNode *root = hv_rules_root (rules, "spoken");

  g_atomic_ref_count_init (&spoken->refs);
  spoken->languages = g_ptr_array_new_with_free_func ((GDestroyNotify) language_free);
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, root, node, "language")) != NULL;)
    g_ptr_array_add (spoken->languages, read_language (rules, node));
  return hv_rules_finish (rules, error) ? g_steal_pointer (&spoken) : NULL;
}

/**
 * hv_spoken_load:
 * @error: %HV_ERROR_REFUSED when the user's own file is not right
 *
 * Returns: (transfer full) (nullable): the user's own words or the program's.
 *   They never change; may be used from any thread.
 */
HvSpoken *
hv_spoken_load (GError **error)
{
  g_autoptr (HvRules) rules = hv_rules_read ("spoken.xml", error);

  return rules != NULL ? hv_spoken_read (rules, error) : NULL;
}

HvSpoken *
hv_spoken_ref (HvSpoken *spoken)
{
  g_atomic_ref_count_inc (&spoken->refs);
  return spoken;
}

void
hv_spoken_unref (HvSpoken *spoken)
{
  if (!g_atomic_ref_count_dec (&spoken->refs))
    return;
  g_ptr_array_unref (spoken->languages);
  g_free (spoken);
}

static const Language *
find_language (HvSpoken   *spoken,
               const char *lang)
{
  gsize primary = lang != NULL ? strcspn (lang, "-_.@") : 0;

  for (guint i = 0; i < spoken->languages->len; i++)
    {
      const Language *language = g_ptr_array_index (spoken->languages, i);

      if (strlen (language->lang) == primary
          && g_ascii_strncasecmp (language->lang, lang, primary) == 0)
        return language;
    }
  return NULL;
}

/**
 * hv_spoken_footer:
 * @lang: (nullable): the language of the letter
 * @name: of its template
 * @version: of the document that holds it
 * @day: of its approval, in words
 *
 * Returns: (transfer full): the line under a letter that says what it is made
 *   from; without words in a language that has none
 */
char *
hv_spoken_footer (HvSpoken   *spoken,
                  const char *lang,
                  const char *name,
                  const char *version,
                  const char *day)
{
  const Language *language;
  GString *line;

  g_return_val_if_fail (spoken != NULL, NULL);
  language = find_language (spoken, lang);
  line = g_string_new (language != NULL ? language->footer : "{template} · {version} · {day}");
  g_string_replace (line, "{template}", name != NULL ? name : "–", 0);
  g_string_replace (line, "{version}", version != NULL ? version : "–", 0);
  g_string_replace (line, "{day}", day != NULL ? day : "–", 0);
  return g_string_free (line, FALSE);
}

/**
 * hv_spoken_paper:
 * @lang: (nullable): the language of what is on it
 * @title: of the document
 * @version: of the document
 * @day: in words
 *
 * Returns: (transfer full): the line under a paper that says what it is; without
 *   words in a language that has none
 */
char *
hv_spoken_paper (HvSpoken    *spoken,
                 const char  *lang,
                 HvPaperKind  kind,
                 const char  *title,
                 const char  *version,
                 const char  *day)
{
  const Language *language;
  const char *words;
  GString *line;

  g_return_val_if_fail (spoken != NULL, NULL);
  language = find_language (spoken, lang);
  words = language != NULL ? language->papers[kind] : NULL;
  line = g_string_new (words != NULL ? words : "{title} · {version} · {day}");
  g_string_replace (line, "{version}", version != NULL ? version : "–", 0);
  g_string_replace (line, "{day}", day != NULL ? day : "–", 0);
  g_string_replace (line, "{title}", title != NULL ? title : "–", 0);
  return g_string_free (line, FALSE);
}

/**
 * hv_spoken_detail:
 * @lang: (nullable): the language of the statement
 * @name: (nullable): of an element of it: "retention"
 *
 * Returns: (transfer none) (nullable): what stands before its text
 */
const char *
hv_spoken_detail (HvSpoken   *spoken,
                  const char *lang,
                  const char *name)
{
  const Language *language;

  g_return_val_if_fail (spoken != NULL, NULL);
  language = find_language (spoken, lang);
  return language != NULL && name != NULL ? g_hash_table_lookup (language->details, name) : NULL;
}

static const char *
say_sign (const Language *language,
          gunichar        c)
{
  char sign[7] = { 0 };

  g_unichar_to_utf8 (c, sign);
  return language != NULL ? g_hash_table_lookup (language->signs, sign) : NULL;
}

static void
add_word (GString    *said,
          const char *word)
{
  if (said->len > 0)
    g_string_append_c (said, ' ');
  g_string_append (said, word);
}

/* Said letter by letter: ".nl", and "fg", which has nothing to sound it. */
static gboolean
is_spelled (const char *word,
            gboolean    after_dot)
{
  return (after_dot && strlen (word) == 2) || strpbrk (word, "aeiouyAEIOUY") == NULL;
}

static void
add_letters (GString        *said,
             const Language *language,
             const char     *word,
             gboolean        after_dot)
{
  gboolean spelled = is_spelled (word, after_dot);
  const char *start = word;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *letter = g_strndup (at, g_utf8_next_char (at) - at);

      if (spelled)
        add_word (said, letter);
      else if (g_unichar_isupper (g_utf8_get_char (at)) && language != NULL)
        {
          g_autofree char *before = g_strndup (start, at - start);

          if (*before != '\0')
            add_word (said, before);
          add_word (said, language->capital);
          add_word (said, letter);
          start = g_utf8_next_char (at);
        }
    }
  if (!spelled && *start != '\0')
    add_word (said, start);
}

static void
say_word (GString        *said,
          const Language *language,
          GString        *word,
          gboolean        after_dot)
{
  if (word->len > 0 && g_ascii_isdigit (word->str[0]))
    add_word (said, word->str);
  else if (word->len > 0)
    add_letters (said, language, word->str, after_dot);
  g_string_truncate (word, 0);
}

static void
add_address (GString        *said,
             const Language *language,
             const char     *address)
{
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean after_dot = FALSE;

  for (const char *at = address;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *sign = c != 0 ? say_sign (language, c) : NULL;

      if (g_unichar_isalnum (c))
        {
          /* A number is no part of a word that is spelled. */
          if (word->len > 0 && (c < 0x80 && g_ascii_isdigit (c))
              != !!g_ascii_isdigit (word->str[word->len - 1]))
            say_word (said, language, word, FALSE);
          g_string_append_unichar (word, c);
          continue;
        }
      say_word (said, language, word, after_dot);
      after_dot = c == '.';
      if (c == 0)
        return;
      /* A breath before each part of the path. */
      if (c == '/' && said->len > 0)
        g_string_append_c (said, ',');
      if (sign != NULL)
        add_word (said, sign);
      else if (c != ' ')
        {
          g_string_append_c (said, ' ');
          g_string_append_unichar (said, c);
        }
    }
}

/* A number, figure by figure, in the groups that it is written in. */
static void
add_number (GString        *said,
            const Language *language,
            const char     *number)
{
  if (language != NULL && language->code != NULL && g_str_has_prefix (number, language->code))
    {
      add_word (said, language->trunk);
      number += strlen (language->code);
    }
  for (const char *at = number; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      char figure[7] = { 0 };

      if (g_unichar_isdigit (c))
        {
          g_unichar_to_utf8 (c, figure);
          add_word (said, figure);
        }
      else if (c == '+' && say_sign (language, c) != NULL)
        add_word (said, say_sign (language, c));
      else if (said->len > 0 && at[1] != '\0' && said->str[said->len - 1] != ',' && c != '(')
        g_string_append_c (said, ',');
    }
}

/* What a caller need not type: the scheme, "www.", the last slash. */
static char *
bare_address (const char *href)
{
  static const char * const schemes[] = { "https://", "http://", "mailto:", "tel:" };
  g_autofree char *plain = NULL;
  char *valid;

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (href, schemes[i], strlen (schemes[i])) == 0)
      {
        href += strlen (schemes[i]);
        break;
      }
  if (g_ascii_strncasecmp (href, "www.", 4) == 0)
    href += 4;
  plain = g_uri_unescape_string (href, NULL);
  valid = g_utf8_make_valid (plain != NULL ? plain : href, -1);
  if (g_str_has_suffix (valid, "/"))
    valid[strlen (valid) - 1] = '\0';
  return valid;
}

/* Names of computers are the same in capitals and not; what follows is not. */
static char *
lower_host (const char *address)
{
  gsize host = strcspn (address, "/?#");
  g_autofree char *name = g_utf8_strdown (address, host);

  return g_strconcat (name, address + host, NULL);
}

/**
 * hv_spoken_address:
 * @lang: (nullable): the language it is said in
 * @href: an address: https:, mailto: or tel:
 *
 * Returns: (transfer full): the address to read out:
 *   "voorbeeld punt n l, schuine streep privacy"
 */
char *
hv_spoken_address (HvSpoken   *spoken,
                   const char *lang,
                   const char *href)
{
  const Language *language;
  g_autofree char *bare = NULL;
  g_autofree char *address = NULL;
  GString *said;

  g_return_val_if_fail (spoken != NULL && href != NULL, NULL);
  language = find_language (spoken, lang);
  bare = bare_address (href);
  said = g_string_new (NULL);
  if (g_ascii_strncasecmp (href, "tel:", 4) == 0)
    {
      add_number (said, language, bare);
      return g_string_free (said, FALSE);
    }
  address = g_ascii_strncasecmp (href, "mailto:", 7) == 0 ? g_strndup (bare, strcspn (bare, "?"))
                                                           : lower_host (bare);
  add_address (said, language, address);
  return g_string_free (said, FALSE);
}
