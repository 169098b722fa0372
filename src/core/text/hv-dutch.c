/* hv-dutch.c: Dutch forms that the stemmer leaves alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Porter's stemmer knows plurals in -en, and those in -s behind a consonant. Callers
 * say "mailtje" as well, and texts "databases" and "verificaties". Irregular verbs
 * were tried here too, and participles of separable ones: "kreeg" then says as little
 * as "krijgen", and found less.
 */
#include "hv-dutch.h"

#include <string.h>

static gboolean
is_vowel (char c)
{
  return strchr ("aeiouy", c) != NULL;
}

/* Without the s of a plural in -es: "databases"; but "adres" and "proces" are one. */
static gsize
cut_plural (const char *word,
            gsize       length)
{
  static const char * const single[] = { "dres", "oces", "cces", "gres", "pres", "rces" };

  if (length < 6 || strncmp (word + length - 2, "es", 2) != 0)
    return length;
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    if (strncmp (word + length - 4, single[i], 4) == 0)
      return length;
  return length - 1;
}

/* "telefoontje" and "kopietje" have a t that "berichtje" has of its own. Behind a long
 * vowel and an r there is no telling: "kantoortje", "paspoortje". */
static gboolean
has_tje (const char *word,
         gsize       length)
{
  gsize at = length - strlen ("tje");

  if (length < 7 || word[at] != 't')
    return FALSE;
  if (strchr ("lnw", word[at - 1]) != NULL || (word[at - 1] == 'r' && word[at - 3] == 'i'))
    at--;
  return is_vowel (word[at - 1]) && is_vowel (word[at - 2]);
}

/* Without the end of a diminutive: "spelletje", "mailtje", "systeempje", "vinkje". */
static gsize
cut_diminutive (const char *word,
                gsize       length)
{
  if (length < 6 || strncmp (word + length - 2, "je", 2) != 0)
    return length;
  if (length >= 8 && strncmp (word + length - 4, "et", 2) == 0
      && word[length - 5] == word[length - 6])
    return length - strlen ("etje");
  if (has_tje (word, length))
    return length - strlen ("tje");
  if (strncmp (word + length - 4, "mp", 2) == 0)
    return length - strlen ("pje");
  return is_vowel (word[length - 3]) ? length : length - strlen ("je");
}

/**
 * hv_dutch_regular:
 * @word: (array length=length): a folded word
 *
 * Returns: how many of its bytes are a form that the stemmer knows
 */
gsize
hv_dutch_regular (const char *word,
                  gsize       length)
{
  return cut_diminutive (word, cut_plural (word, length));
}
