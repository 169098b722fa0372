/* hv-personal-data.c: what in a text looks like data about a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It knows what has a form: addresses for mail, numbers, dates of birth. Names
 * and stories have none, so that nothing is found does not mean that there is
 * nothing. A number counts by what it is: the check digits of an IBAN (ISO 13616,
 * modulo 97 of ISO 7064) and the 11-test of a BSN are computed.
 */
#include "hv-personal-data.h"

#include <string.h>

/* Digits in one run from which a number is long enough to be somebody's. A year
 * has four, an amount of money in full rarely more than five. */
#define LONG_NUMBER 6

/* The longest IBAN that there can be. */
#define IBAN_MAX 34

static void
add (GArray         *spans,
     HvPersonalKind  kind,
     gsize           start,
     gsize           end)
{
  HvPersonalSpan span = { kind, start, end };

  g_array_append_val (spans, span);
}

/* What was recognised is not looked at again: spaces of the same length. */
static void
take (GString        *left,
      GArray         *spans,
      HvPersonalKind  kind,
      gsize           start,
      gsize           end)
{
  add (spans, kind, start, end);
  memset (left->str + start, ' ', end - start);
}

/* All of @pattern; in a group "it" only that. */
static void
take_matches (GString        *left,
              GArray         *spans,
              HvPersonalKind  kind,
              const char     *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, &error);
  g_autofree char *text = g_strndup (left->str, left->len);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_no_error (error);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start = -1, end = -1;

      if (!g_match_info_fetch_named_pos (match, "it", &start, &end) || start < 0)
        g_match_info_fetch_pos (match, 0, &start, &end);
      take (left, spans, kind, start, end);
    }
}

/* Lengths of the countries whose numbers callers here have; of others any. */
static gsize
iban_length (const char *country)
{
  static const struct
  {
    char  country[3];
    gsize length;
  } lengths[] = {
    { "AT", 20 }, { "BE", 16 }, { "BG", 22 }, { "CH", 21 }, { "CY", 28 }, { "CZ", 24 },
    { "DE", 22 }, { "DK", 18 }, { "EE", 20 }, { "ES", 24 }, { "FI", 18 }, { "FR", 27 },
    { "GB", 22 }, { "GR", 27 }, { "HR", 21 }, { "HU", 28 }, { "IE", 22 }, { "IT", 27 },
    { "LT", 20 }, { "LU", 20 }, { "LV", 21 }, { "MT", 31 }, { "NL", 18 }, { "NO", 15 },
    { "PL", 28 }, { "PT", 25 }, { "RO", 24 }, { "SE", 24 }, { "SI", 19 }, { "SK", 24 },
    { "TR", 26 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (g_ascii_strncasecmp (country, lengths[i].country, 2) == 0)
      return lengths[i].length;
  return 0;
}

static gboolean
iban_is_right (const char *iban,
               gsize       length)
{
  guint rest = 0;

  if (length < 15)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = g_ascii_toupper (iban[(i + 4) % length]);

      rest = g_ascii_isdigit (c) ? rest * 10 + (c - '0') : rest * 100 + (c - 'A' + 10);
      rest %= 97;
    }
  return rest == 1;
}

static gboolean
in_word (const char *text,
         gsize       at)
{
  const char *before = at > 0 ? g_utf8_find_prev_char (text, text + at) : NULL;

  return before != NULL && g_unichar_isalnum (g_utf8_get_char (before));
}

/* Bytes of the IBAN that begins there, 0 when there is none. It may be in groups. */
static gsize
iban_at (const char *text)
{
  char iban[IBAN_MAX];
  gsize wanted = iban_length (text);
  gsize n = 0, end = 0;

  if (!g_ascii_isalpha (text[0]) || !g_ascii_isalpha (text[1]) || !g_ascii_isdigit (text[2])
      || !g_ascii_isdigit (text[3]))
    return 0;
  for (const char *at = text; n < IBAN_MAX; at++)
    {
      if ((*at == ' ' || *at == '.' || *at == '-') && g_ascii_isalnum (at[1]))
        at++;
      if (!g_ascii_isalnum (*at))
        break;
      iban[n++] = *at;
      /* The word behind it may look like another group. */
      if (!g_ascii_isalnum (at[1]) && (wanted == 0 || n == wanted) && iban_is_right (iban, n))
        end = at + 1 - text;
      if (n == wanted)
        break;
    }
  return end;
}

static void
take_ibans (GString *left,
            GArray  *spans)
{
  for (gsize i = 0; i < left->len; i++)
    {
      gsize length = in_word (left->str, i) ? 0 : iban_at (left->str + i);

      if (length > 0)
        take (left, spans, HV_PERSONAL_IBAN, i, i + length);
    }
}

/* The test of the Dutch tax administration: weights 9 to 2, and minus one for the
 * last; numbers of eight digits have a nought before them. */
static gboolean
is_bsn (const char *digits,
        gsize       n)
{
  int sum = 0;

  if (n < 8 || n > 9 || strspn (digits, "0") == n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      int weight = (int) (n - i);

      sum += (weight == 1 ? -1 : weight) * (digits[i] - '0');
    }
  return sum % 11 == 0;
}

/* Ten digits with the nought of the network, or an international number. */
static gboolean
is_phone (const char *digits,
          gsize       n,
          gboolean    plus)
{
  if (plus || g_str_has_prefix (digits, "00"))
    return n >= (plus ? 9 : 11) && n <= 17;
  return n == 10 && digits[0] == '0';
}

static gboolean
is_money (const char *text,
          gsize       start,
          gsize       end)
{
  const char *before = text + start;
  const char *behind = text + end;

  while (before > text && before[-1] == ' ')
    before--;
  if (g_str_has_prefix (behind, ",-"))
    behind += 2;
  else if (*behind == ',' && strspn (behind + 1, "0123456789") == 2)
    behind += 3;
  behind += strspn (behind, " ");
  return (before - text >= 3 && strncmp (before - 3, "€", 3) == 0)
         || g_str_has_prefix (behind, "€") || g_ascii_strncasecmp (behind, "euro", 4) == 0;
}

/* A number as people write it, in groups. */
typedef struct
{
  GString  *digits;
  gsize     start;
  gsize     end;
  gboolean  plus;
  gboolean  spaced;    /* groups that may have nothing to do with one another */
} Number;

static gsize
separator_at (const char *at)
{
  gsize n = strspn (at, " .-()/");

  return n > 0 && n <= 3 && g_ascii_isdigit (at[n]) ? n : 0;
}

static void
read_number (const char *text,
             gsize       at,
             Number     *number)
{
  g_string_truncate (number->digits, 0);
  number->start = at;
  number->plus = text[at] == '+';
  number->spaced = FALSE;
  if (!g_ascii_isdigit (text[at]))
    at++;
  while (g_ascii_isdigit (text[at]))
    {
      gsize gap;

      g_string_append_c (number->digits, text[at++]);
      number->end = at;
      gap = g_ascii_isdigit (text[at]) ? 0 : separator_at (text + at);
      for (gsize i = 0; i < gap; i++)
        number->spaced = number->spaced || strchr (" ()/", text[at + i]) != NULL;
      at += gap;
    }
  /* The nought between brackets that one does not dial from abroad. */
  if (number->plus && strstr (text + number->start, "(0)") != NULL
      && strstr (text + number->start, "(0)") < text + number->end)
    {
      char *nought = strchr (number->digits->str, '0');

      if (nought != NULL)
        g_string_erase (number->digits, nought - number->digits->str, 1);
    }
}

static gboolean
kind_of (const Number   *number,
         HvPersonalKind *kind)
{
  const char *digits = number->digits->str;
  gsize n = number->digits->len;

  if (is_phone (digits, n, number->plus))
    *kind = HV_PERSONAL_PHONE;
  else if (!number->plus && is_bsn (digits, n))
    *kind = HV_PERSONAL_BSN;
  else if (n >= LONG_NUMBER && !number->spaced)
    *kind = HV_PERSONAL_NUMBER;
  else
    return FALSE;
  return TRUE;
}

/* An amount, or a number that everybody may call. */
static gboolean
is_public (const char   *text,
           const Number *number)
{
  if (g_str_has_prefix (number->digits->str, "0800")
      || g_str_has_prefix (number->digits->str, "090"))
    return number->digits->len <= 11;
  return !number->spaced && is_money (text, number->start, number->end);
}

/* Numbers that stand together are tried as one first, then group by group. */
static void
take_numbers (GString *left,
              GArray  *spans)
{
  Number number = { g_string_new (NULL), 0, 0, FALSE, FALSE };
  gsize i = 0;

  while (i < left->len)
    {
      const char *text = left->str;
      gboolean starts = g_ascii_isdigit (text[i])
                        || ((text[i] == '+' || text[i] == '(') && g_ascii_isdigit (text[i + 1]));
      HvPersonalKind kind;

      if (!starts || (i > 0 && in_word (text, i)))
        {
          i++;
          continue;
        }
      read_number (text, i, &number);
      if (is_public (text, &number))
        {
          i = number.end;
          continue;
        }
      if (kind_of (&number, &kind))
        {
          take (left, spans, kind, number.start, number.end);
          i = number.end;
          continue;
        }
      /* Only its first group was no number of anybody's. */
      i++;
      while (i < number.end && g_ascii_isdigit (text[i]))
        i++;
    }
  g_string_free (number.digits, TRUE);
}

#define MONTH \
  "(?:jan|feb|fév|fev|maart|märz|mrt|mar|apr|avr|mei|mai|may|jun|juin|jul|juil|aug|août|aout|sep" \
  "|okt|oct|nov|dec|dez|déc)\\p{L}*"
#define DAY_AND_MONTH "(?<![-/.\\d])(?:[0-3]?\\d[-/.](?:[01]?\\d|" MONTH ")[-/.]|" \
                      "[0-3]?\\d\\.? " MONTH "\\.? )"
/* A telephone number in pairs of digits goes on where a date ends. */
#define END "\\b(?![-/.]\\d)"
#define ANY_DATE "(?:" DAY_AND_MONTH "(?:\\d{4}|'?\\d{2})|\\b\\d{4}-\\d\\d-\\d\\d)" END

/* A date is of birth when that is said, or when it lies before the law that
 * answers are about could have been the reason to name it. */
static void
take_births (GString *left,
             GArray  *spans)
{
  take_matches (left, spans, HV_PERSONAL_BIRTH,
                "\\b(?:geboren|geboortedatum|geb|born|birth|dob|geburtsdatum|né|née|naissance)\\b"
                "[^\\d\\n]{0,25}(?<it>" ANY_DATE ")");
  take_matches (left, spans, HV_PERSONAL_BIRTH,
                DAY_AND_MONTH "(?:19\\d\\d|200\\d|201[0-2])" END);
  take_matches (left, spans, HV_PERSONAL_BIRTH, "\\b(?:19\\d\\d|200\\d|201[0-2])-\\d\\d-\\d\\d" END);
  take_matches (left, spans, HV_PERSONAL_BIRTH, DAY_AND_MONTH "[3-9]\\d" END);
}

/* Other dates are nobody's, and no long number either. */
static void
drop_dates (GString *left)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (HvPersonalSpan));

  take_matches (left, dates, HV_PERSONAL_BIRTH, ANY_DATE);
}

/* The letters and digits of it, to see whether the same is in another text
 * however it is grouped there. */
static char *
bare (const char *text,
      gsize       length)
{
  GString *bare = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (text[i]) || text[i] == '@' || (guchar) text[i] >= 0x80)
      g_string_append_c (bare, g_ascii_tolower (text[i]));
  return g_string_free (bare, FALSE);
}

static void
drop_known (GArray     *spans,
            const char *text,
            const char *known)
{
  g_autofree char *all = known != NULL ? bare (known, strlen (known)) : NULL;

  for (guint i = spans->len; all != NULL && i > 0; i--)
    {
      const HvPersonalSpan *span = &g_array_index (spans, HvPersonalSpan, i - 1);
      g_autofree char *one = bare (text + span->start, span->end - span->start);

      if (strstr (all, one) != NULL)
        g_array_remove_index (spans, i - 1);
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const HvPersonalSpan *one = a;
  const HvPersonalSpan *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/**
 * hv_personal_find:
 * @text: valid UTF-8
 * @known: (nullable): a text that is public; what stands there as well, such as
 *   the organisation's own telephone number, is nobody's secret
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type HvPersonalSpan): what was found, in
 *   the order of the text; none overlap
 */
GArray *
hv_personal_find (const char *text,
                  const char *known)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (HvPersonalSpan));
  g_autoptr (GString) left = NULL;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), spans);

  left = g_string_new (text);
  take_matches (left, spans, HV_PERSONAL_EMAIL,
                "[\\p{L}\\d][\\p{L}\\d._%+'-]*\\s?(?:@|\\((?:at|apenstaartje)\\))\\s?"
                "[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+");
  take_ibans (left, spans);
  take_births (left, spans);
  drop_dates (left);
  take_numbers (left, spans);
  drop_known (spans, text, known);
  g_array_sort (spans, compare_spans);
  return spans;
}

/**
 * hv_personal_mask:
 * @text: valid UTF-8
 * @known: (nullable): see hv_personal_find()
 *
 * Returns: (transfer full): the text with dots for all that was found
 */
char *
hv_personal_mask (const char *text,
                  const char *known)
{
  g_autoptr (GArray) spans = hv_personal_find (text, known);
  GString *masked = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const HvPersonalSpan *span = &g_array_index (spans, HvPersonalSpan, i);

      g_string_append_len (masked, text + done, span->start - done);
      g_string_append (masked, "…");
      done = span->end;
    }
  g_string_append (masked, text + done);
  return g_string_free (masked, FALSE);
}
