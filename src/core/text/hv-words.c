/* hv-words.c: words of a text, and where they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-words.h"

#include <string.h>

/* Parts that hyphens and apostrophes join to one written word at most. */
#define MAX_PARTS 8

typedef struct
{
  guint start;          /* in the folded text */
  guint end;
  char  joint;          /* what stands before it, 0 for the first */
} Part;

struct _HvWords
{
  HvFold     *fold;
  GArray     *words;
  const char *text;     /* the original, during the cut */
  guint       folded;   /* length of the folded text; joined forms stand behind it */
  guint       number;
  gboolean    german;
  gboolean    open;
};

/**
 * hv_words_new:
 *
 * Returns: (transfer full): a buffer to cut one text after another in, to be
 *   used by one thread at a time
 */
HvWords *
hv_words_new (void)
{
  HvWords *words = g_new0 (HvWords, 1);

  words->fold = hv_fold_new ();
  words->words = g_array_sized_new (FALSE, FALSE, sizeof (HvWord), 256);
  return words;
}

void
hv_words_free (HvWords *words)
{
  if (words == NULL)
    return;
  hv_fold_free (words->fold);
  g_array_unref (words->words);
  g_free (words);
}

/* Bytes of the word character at @at, 0 when it is none. */
static guint
word_character (HvWords *words,
                guint    at)
{
  const char *c = words->fold->text->str + at;

  if (at >= words->folded)
    return 0;
  if ((guchar) *c < 0x80)
    return g_ascii_isalnum (*c);
  return g_unichar_isalnum (g_utf8_get_char (c)) ? g_utf8_skip[(guchar) *c] : 0;
}

static guint
part_end (HvWords *words,
          guint    at)
{
  guint width;

  while ((width = word_character (words, at)) > 0)
    at += width;
  return at;
}

static gboolean
is_single (const Part *part)
{
  return part->end - part->start == 1;
}

/* Whether the character behind @part joins it to the next: a hyphen, an
 * apostrophe, or the point of an abbreviation such as "b.v." */
static gboolean
is_joint (HvWords    *words,
          const Part *part)
{
  char c = words->fold->text->str[part->end];

  if (part->end >= words->folded || word_character (words, part->end + 1) == 0)
    return FALSE;
  if (c == '-' || c == '\'')
    return TRUE;
  return c == '.' && is_single (part) && g_ascii_isalpha (words->fold->text->str[part->start])
         && part_end (words, part->end + 1) == part->end + 2
         && g_ascii_isalpha (words->fold->text->str[part->end + 1]);
}

static void
add (HvWords *words,
     guint    at,
     guint    length,
     guint    start,
     guint    end,
     gboolean also)
{
  HvWord word = { .at = at, .length = length, .number = words->number, .also = also };
  const char *text = words->fold->text->str + at;

  if (length > HV_WORD_MAX)
    word.length = g_utf8_find_prev_char (text, text + HV_WORD_MAX + 1) - text;
  word.start = hv_fold_start (words->fold, start);
  word.end = hv_fold_end (words->fold, end - 1, words->text);
  g_array_append_val (words->words, word);
}

/* In German "ä" is also written "ae". The folded text has lost it; the original
 * tells where it was. */
static gboolean
has_umlaut (HvWords *words,
            guint    at)
{
  const guchar *c = (const guchar *) words->text + hv_fold_start (words->fold, at);
  guchar letter = words->fold->text->str[at];

  if (letter != 'a' && letter != 'o' && letter != 'u')
    return FALSE;
  if (c[0] == 0xc3)
    return c[1] == 0xa4 || c[1] == 0xb6 || c[1] == 0xbc || c[1] == 0x84 || c[1] == 0x96
           || c[1] == 0x9c;
  return hv_fold_end (words->fold, at, words->text) - hv_fold_start (words->fold, at) >= 3
         && c[1] == 0xcc && c[2] == 0x88;
}

static void
add_umlauts (HvWords *words,
             guint    start,
             guint    end)
{
  GString *text = words->fold->text;
  gsize at = text->len;
  gboolean any = FALSE;

  if (end - start > HV_WORD_MAX / 2)
    return;
  for (guint i = start; i < end; i++)
    {
      g_string_append_c (text, text->str[i]);
      if (has_umlaut (words, i))
        {
          g_string_append_c (text, 'e');
          any = TRUE;
        }
    }
  if (any)
    add (words, at, text->len - at, start, end, TRUE);
}

static void
add_part (HvWords    *words,
          const Part *part,
          gboolean    also)
{
  add (words, part->start, part->end - part->start, part->start, part->end, also);
  if (words->german)
    add_umlauts (words, part->start, part->end);
}

static void
add_joined (HvWords    *words,
            const Part *parts,
            guint       n,
            gboolean    also)
{
  GString *text = words->fold->text;
  gsize at = text->len;

  for (guint i = 0; i < n; i++)
    for (guint c = parts[i].start; c < parts[i].end; c++)
      g_string_append_c (text, text->str[c]);
  if (text->len - at <= HV_WORD_MAX)
    add (words, at, text->len - at, parts[0].start, parts[n - 1].end, also);
  else if (!also)
    add_part (words, &parts[0], FALSE);
}

/* "foto's" is "fotos" and "foto"; "l'accès" is "acces" and "lacces". */
static gboolean
add_apostrophe (HvWords    *words,
                const Part *parts,
                guint       n)
{
  if (n != 2 || parts[1].joint != '\'')
    return FALSE;
  if (parts[1].end - parts[1].start <= 2)
    {
      add_joined (words, parts, n, FALSE);
      if (!is_single (&parts[0]))
        add_part (words, &parts[0], TRUE);
      return TRUE;
    }
  if (parts[0].end - parts[0].start <= 2)
    {
      add_part (words, &parts[1], FALSE);
      add_joined (words, parts, n, TRUE);
      return TRUE;
    }
  return FALSE;
}

/* "e-mail" is "email" and "mail"; "b.v." is "bv"; "avg-verzoek" is "avg",
 * "verzoek", and "avgverzoek" at the place of the first. */
static void
add_written (HvWords    *words,
             const Part *parts,
             guint       n)
{
  gboolean any_single = FALSE;

  if (n == 1)
    {
      add_part (words, &parts[0], FALSE);
      return;
    }
  if (add_apostrophe (words, parts, n))
    return;
  for (guint i = 0; i < n; i++)
    any_single |= is_single (&parts[i]) && !g_ascii_isdigit (words->fold->text->str[parts[i].start]);
  if (any_single)
    {
      add_joined (words, parts, n, FALSE);
      for (guint i = 0; i < n; i++)
        if (!is_single (&parts[i]))
          add_part (words, &parts[i], TRUE);
      return;
    }
  add_part (words, &parts[0], FALSE);
  add_joined (words, parts, n, TRUE);
  for (guint i = 1; i < n; i++)
    add_part (words, &parts[i], FALSE);
}

/**
 * hv_words_cut:
 * @text: (array length=length): any bytes; they must stay while @words is used
 * @length: how many, -1 when @text ends with a NUL
 * @lang: (nullable): language of the text
 *
 * Cuts a text, or a query: both go through here, so that they are cut alike.
 * Runs of letters and digits are words; numbers stay.
 */
void
hv_words_cut (HvWords    *words,
              const char *text,
              gssize      length,
              const char *lang)
{
  Part parts[MAX_PARTS];
  guint at = 0;

  g_return_if_fail (words != NULL);
  g_return_if_fail (text != NULL);

  hv_fold_text (words->fold, text, length);
  g_array_set_size (words->words, 0);
  words->text = text;
  words->folded = words->fold->text->len;
  words->number = 0;
  words->german = lang != NULL && g_str_has_prefix (lang, "de");
  words->open = FALSE;
  while (at < words->folded)
    {
      guint n = 0;

      if (word_character (words, at) == 0)
        {
          at += g_utf8_skip[(guchar) words->fold->text->str[at]];
          words->open = FALSE;
          continue;
        }
      do
        {
          parts[n].joint = n > 0 ? words->fold->text->str[at - 1] : 0;
          parts[n].start = at;
          parts[n].end = part_end (words, at);
          at = parts[n].end + 1;
          n++;
        }
      while (n < MAX_PARTS && is_joint (words, &parts[n - 1]));
      at--;
      add_written (words, parts, n);
      words->number++;
      words->open = TRUE;
    }
}

guint
hv_words_count (HvWords *words)
{
  return words->words->len;
}

/**
 * hv_words_at:
 *
 * Returns: (transfer none): the word, valid until the next cut
 */
const HvWord *
hv_words_at (HvWords *words,
             guint    index)
{
  g_return_val_if_fail (index < words->words->len, NULL);

  return &g_array_index (words->words, HvWord, index);
}

/**
 * hv_words_get:
 *
 * Returns: (transfer none): the folded word, `word->length` bytes without a NUL
 *   behind them, valid until the next cut
 */
const char *
hv_words_get (HvWords      *words,
              const HvWord *word)
{
  return words->fold->text->str + word->at;
}

/**
 * hv_words_dup:
 *
 * Returns: (transfer full): the folded word
 */
char *
hv_words_dup (HvWords      *words,
              const HvWord *word)
{
  return g_strndup (words->fold->text->str + word->at, word->length);
}

/**
 * hv_words_open:
 *
 * Returns: whether nothing stands behind the last word: whoever types may still
 *   be at it
 */
gboolean
hv_words_open (HvWords *words)
{
  return words->open;
}
