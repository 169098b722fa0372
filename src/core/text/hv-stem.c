/* hv-stem.c: what the forms of a word have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-stem.h"

#include <libstemmer.h>
#include <string.h>

#include "hv-dutch.h"
#include "hv-stop-words.h"
#include "hv-words.h"

struct _HvStemmer
{
  struct sb_stemmer *snowball;
  gboolean           dutch;
  gboolean           german;
};

/* Cut and stemmed to tell whether two programs see the same words: one of each
 * thing that a version of GLib or libstemmer could do differently. */
static const char probe[]
  = "Persoonsgegevens bewaartermijnen klachten verwijdering be\303\253indigen brieven huizen "
    "foto\342\200\231s e-mail bewaard gebieden AVG-verzoek art. 15 lid 3 30 dagen b.v. \304\262sland \305\223uvre "
    "stra\303\237e L\303\266schung gr\303\266\303\237te Auskunft acc\303\250s donn\303\251es effac\303\251es "
    "\357\254\201le soft\302\255ware databases mailtjes requests deletion complaints \341\272\236 \316\243\316\257\317\203\317\205\317\206\316\277\317\202";

static const char *
algorithm (const char *lang)
{
  static const struct
  {
    const char *lang;
    const char *name;
  } known[] = { { "nl", "dutch" }, { "en", "english" }, { "de", "german" }, { "fr", "french" } };

  if (lang == NULL || strlen (lang) < 2 || g_ascii_isalpha (lang[2]))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strncasecmp (known[i].lang, lang, 2) == 0)
      return known[i].name;
  return NULL;
}

/**
 * hv_stemmer_new:
 * @lang: (nullable): a language tag; one that is not known leaves words alone
 *
 * Returns: (transfer full): to be used by one thread at a time
 */
HvStemmer *
hv_stemmer_new (const char *lang)
{
  HvStemmer *stemmer = g_new0 (HvStemmer, 1);
  const char *name = algorithm (lang);

  if (name != NULL)
    stemmer->snowball = sb_stemmer_new (name, "UTF_8");
  stemmer->dutch = g_strcmp0 (name, "dutch") == 0;
  stemmer->german = g_strcmp0 (name, "german") == 0;
  return stemmer;
}

void
hv_stemmer_free (HvStemmer *stemmer)
{
  if (stemmer == NULL)
    return;
  sb_stemmer_delete (stemmer->snowball);
  g_free (stemmer);
}

/* The stemmer leaves the v of "brieven" and the z of "huizen", which are the f
 * of "brief" and the s of "huis". */
static void
harden (char *stem)
{
  gsize length = strlen (stem);

  if (length < 3)
    return;
  if (stem[length - 1] == 'v')
    stem[length - 1] = 'f';
  else if (stem[length - 1] == 'z')
    stem[length - 1] = 's';
}

/* "wissen" and "stoppen" double a letter that "wis" and "gestopt" write once; the
 * stemmer undoes that for three letters only. */
static void
undouble (char *stem)
{
  gsize length = strlen (stem);

  if (length > 3 && stem[length - 1] == stem[length - 2]
      && strchr ("bdfgklmnprst", stem[length - 1]) != NULL)
    stem[length - 1] = '\0';
}

static char *
stem_once (HvStemmer  *stemmer,
           const char *word,
           gsize       length)
{
  const sb_symbol *stem;

  stem = sb_stemmer_stem (stemmer->snowball, (const sb_symbol *) word, length);
  if (stem == NULL)
    return g_strndup (word, length);
  return g_strndup ((const char *) stem, sb_stemmer_length (stemmer->snowball));
}

/* The stemmer leaves the ending of "bewaart" and "bewaard". Verbs with one of
 * these beginnings have no other participle, so there it can go; elsewhere it
 * would make "maan" of "maand". */
static gboolean
has_verb_ending (const char *stem)
{
  static const char * const beginnings[] = { "be", "ge", "her", "ont", "ver" };
  gsize length = strlen (stem);

  if (length < 6 || (stem[length - 1] != 'd' && stem[length - 1] != 't'))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (stem, beginnings[i]))
      return TRUE;
  return FALSE;
}

static char *
finish_dutch (HvStemmer *stemmer,
              char      *stem)
{
  gsize length = strlen (stem);
  g_autofree char *first = NULL;

  /* A plural in -ens needs two steps: "gegevens", "gegeven", and that is where
   * the stem of "gegeven" begins. */
  if (g_str_has_suffix (stem, "en") && length > 5)
    {
      first = stem;
      stem = stem_once (stemmer, first, length);
    }
  else if (has_verb_ending (stem))
    {
      first = stem;
      stem = stem_once (stemmer, first, length - 1);
    }
  harden (stem);
  undouble (stem);
  return stem;
}

/**
 * hv_stemmer_stem:
 * @word: (array length=length): a folded word
 *
 * Returns: (transfer full): its stem, which need not be a word
 */
char *
hv_stemmer_stem (HvStemmer  *stemmer,
                 const char *word,
                 gssize      length)
{
  char *stem;

  g_return_val_if_fail (stemmer != NULL, NULL);
  g_return_val_if_fail (word != NULL, NULL);

  if (length < 0)
    length = strlen (word);
  if (stemmer->snowball == NULL || length > HV_WORD_MAX || g_ascii_isdigit (word[0]))
    return g_strndup (word, length);
  if (stemmer->dutch)
    length = hv_dutch_regular (word, length);
  stem = stem_once (stemmer, word, length);
  return stemmer->dutch ? finish_dutch (stemmer, stem) : stem;
}

/**
 * hv_stemmer_is_participle:
 * @word: a folded word
 *
 * Returns: whether @word looks like "gewist" or "gelöscht", which no stemmer
 *   brings together with "wissen" and "löschen"
 */
gboolean
hv_stemmer_is_participle (HvStemmer  *stemmer,
                          const char *word)
{
  g_return_val_if_fail (stemmer != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  return (stemmer->dutch || stemmer->german) && strlen (word) >= 6 && g_str_has_prefix (word, "ge")
         && (g_str_has_suffix (word, "t") || g_str_has_suffix (word, "en")
             || (stemmer->dutch && g_str_has_suffix (word, "d")));
}

/**
 * hv_stemmer_partner:
 * @word: a folded word
 *
 * Returns: (transfer full) (nullable): the stem of the verb when @word is a
 *   participle, else the stem that its participle would have; %NULL in languages
 *   without such participles. Not every such stem is that of a word; and what it
 *   leads from a verb to must be checked with hv_stemmer_is_participle()
 */
char *
hv_stemmer_partner (HvStemmer  *stemmer,
                    const char *word)
{
  g_autofree char *stem = NULL;
  gsize length;

  g_return_val_if_fail (stemmer != NULL, NULL);
  g_return_val_if_fail (word != NULL, NULL);

  if (!stemmer->dutch && !stemmer->german)
    return NULL;
  stem = hv_stemmer_stem (stemmer, word, -1);
  length = strlen (stem);
  if (!hv_stemmer_is_participle (stemmer, word))
    return g_strconcat ("ge", stem, stemmer->german ? "t" : NULL, NULL);
  if (stemmer->german && stem[length - 1] == 't')
    length--;
  return length > 4 ? g_strndup (stem + 2, length - 2) : NULL;
}

/**
 * hv_text_stamp:
 *
 * Two programs with the same stamp cut and stem texts alike, so that one can
 * search in what the other indexed.
 *
 * Returns: (transfer full): SHA-256 in hexadecimal
 */
char *
hv_text_stamp (void)
{
  static const char * const langs[] = { "nl", "en", "de", "fr", "und" };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (HvWords) words = hv_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      g_autoptr (HvStemmer) stemmer = hv_stemmer_new (langs[i]);

      hv_words_cut (words, probe, -1, langs[i]);
      for (guint w = 0; w < hv_words_count (words); w++)
        {
          const HvWord *word = hv_words_at (words, w);
          g_autofree char *text = hv_words_dup (words, word);
          g_autofree char *stem = hv_stemmer_stem (stemmer, text, -1);
          g_autofree char *line = g_strdup_printf ("%s\t%s\t%u\t%d\n", text, stem, word->number,
                                                   hv_is_stop_word (langs[i], text));

          g_checksum_update (checksum, (const guchar *) line, -1);
        }
    }
  return g_strdup (g_checksum_get_string (checksum));
}
