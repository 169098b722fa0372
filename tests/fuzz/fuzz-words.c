/* fuzz-words.c: any bytes, cut into words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte of the input chooses the language.
 */
#include "hv-fuzz.h"

#include "hv-words.h"

static HvWords *words;

void
hv_fuzz_set_up (void)
{
  words = hv_words_new ();
}

/* Letters and digits only, for that is why a word can never be syntax. */
static void
check_text (const HvWord *word)
{
  const char *text = hv_words_get (words, word);

  g_assert_cmpuint (word->length, >, 0);
  g_assert_cmpuint (word->length, <=, HV_WORD_MAX);
  g_assert_true (g_utf8_validate (text, word->length, NULL));
  for (const char *c = text; c < text + word->length; c = g_utf8_next_char (c))
    g_assert_true (g_unichar_isalnum (g_utf8_get_char (c)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char * const langs[] = { "nl", "de", "en", "fr", NULL };
  g_autofree char *text = hv_fuzz_copy (data + (size > 0), size - (size > 0));
  guint number = 0;
  guint passed = 0;
  guint last = 0;

  if (size == 0)
    return 0;
  size--;
  hv_words_cut (words, text, size, langs[data[0] % G_N_ELEMENTS (langs)]);
  for (guint i = 0; i < hv_words_count (words); i++)
    {
      const HvWord *word = hv_words_at (words, i);

      check_text (word);
      g_assert_cmpuint (word->start, <, word->end);
      g_assert_cmpuint (word->end, <=, size);
      g_assert_cmpuint (word->number, >=, number);
      g_assert_cmpuint (word->number, <=, number + 1);
      /* Written words are in order; the forms of one need not be. */
      if (word->number > number)
        passed = last;
      g_assert_cmpuint (word->start, >=, passed);
      g_assert_true (!word->also || (i > 0 && word->number == number));
      last = MAX (last, word->start);
      number = word->number;
    }
  return 0;
}
