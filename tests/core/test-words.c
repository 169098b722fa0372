/* test-words.c: words of a text, and words that say nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-stop-words.h"
#include "hv-words.h"

/* The words as one line; other forms of a word in brackets behind it. */
static char *
cut (const char *text,
     const char *lang)
{
  g_autoptr (HvWords) words = hv_words_new ();
  GString *line = g_string_new (NULL);

  hv_words_cut (words, text, -1, lang);
  for (guint i = 0; i < hv_words_count (words); i++)
    {
      const HvWord *word = hv_words_at (words, i);
      g_autofree char *folded = hv_words_dup (words, word);

      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append_printf (line, word->also ? "(%s)" : "%s", folded);
    }
  return g_string_free (line, FALSE);
}

static void
test_cut (void)
{
  static const char * const rows[][3] = {
    { "Hoe lang bewaart u dat?", "nl", "hoe lang bewaart u dat" },
    { "e-mail", "nl", "email (mail)" },
    { "email", "nl", "email" },
    { "foto's en foto’s", "nl", "fotos (foto) en fotos (foto)" },
    { "AVG-verzoek", "nl", "avg (avgverzoek) verzoek" },
    { "artikel 15 lid 3", "nl", "artikel 15 lid 3" },
    { "art.6", "nl", "art 6" },
    { "30 dagen, 2026-07-01", "nl", "30 dagen 2026 (20260701) 07 01" },
    { "Voorbeeld B.V. en b.v.", "nl", "voorbeeld bv en bv" },
    { "l'accès d’une", "fr", "acces (lacces) une (dune)" },
    { "Löschung", "de", "loschung (loeschung)" },
    { "Löschung", "nl", "loschung" },
    { "Gro\314\210\303\237e", "de", "grosse (groesse)" },
    { "-weg- 'weg' --", "nl", "weg weg" },
    { "C++ #1 50% a_b", "nl", "c 1 50 a b" },
    { "ja/nee; ja,nee", "nl", "ja nee ja nee" },
    { "!?… — “”", "nl", "" },
    { "", "nl", "" },
    { "naam@voorbeeld.example", "nl", "naam voorbeeld example" },
    { "שלום עולם", "he", "שלום עולם" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = cut (rows[i][0], rows[i][1]);

      g_assert_cmpstr (line, ==, rows[i][2]);
    }
}

static void
test_offsets (void)
{
  static const char text[] = "Onze É-mail, foto’s en Straße.";
  static const char * const originals[] = { "Onze", "É-mail", "mail", "foto’s", "foto", "en", "Straße" };
  g_autoptr (HvWords) words = hv_words_new ();

  hv_words_cut (words, text, -1, "nl");
  g_assert_cmpuint (hv_words_count (words), ==, G_N_ELEMENTS (originals));
  for (guint i = 0; i < hv_words_count (words); i++)
    {
      const HvWord *word = hv_words_at (words, i);
      g_autofree char *original = g_strndup (text + word->start, word->end - word->start);

      g_assert_cmpstr (original, ==, originals[i]);
    }
}

/* What a hyphen joins is one written word, and one more than the word before. */
static void
test_numbers (void)
{
  g_autoptr (HvWords) words = hv_words_new ();
  static const guint numbers[] = { 0, 1, 1, 1, 2 };

  hv_words_cut (words, "mijn avg-verzoek nu", -1, "nl");
  g_assert_cmpuint (hv_words_count (words), ==, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (hv_words_at (words, i)->number, ==, numbers[i]);
}

static void
test_open (void)
{
  static const struct
  {
    const char *text;
    gboolean    open;
  } rows[] = { { "bewaar", TRUE }, { "bewaar ", FALSE }, { "bewaar?", FALSE }, { "e-mai", TRUE },
               { "e-", FALSE }, { "", FALSE }, { "  ", FALSE } };
  g_autoptr (HvWords) words = hv_words_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      hv_words_cut (words, rows[i].text, -1, "nl");
      g_assert_cmpint (hv_words_open (words), ==, rows[i].open);
    }
}

/* No word is longer than a word can be, nor does a chain of hyphens run on. */
static void
test_long (void)
{
  g_autoptr (HvWords) words = hv_words_new ();
  g_autofree char *letters = g_strnfill (1000, 'a');
  g_autoptr (GString) chain = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("a");

  for (guint i = 0; i < 500; i++)
    {
      g_string_append (chain, "ab-");
      g_string_append (wide, "ж");
    }
  hv_words_cut (words, letters, -1, "nl");
  g_assert_cmpuint (hv_words_count (words), ==, 1);
  g_assert_cmpuint (hv_words_at (words, 0)->length, ==, HV_WORD_MAX);
  g_assert_cmpuint (hv_words_at (words, 0)->end, ==, 1000);

  hv_words_cut (words, wide->str, -1, "nl");
  g_assert_cmpuint (hv_words_at (words, 0)->length, <=, HV_WORD_MAX);
  g_assert_true (g_utf8_validate (hv_words_get (words, hv_words_at (words, 0)),
                                  hv_words_at (words, 0)->length, NULL));

  hv_words_cut (words, chain->str, -1, "nl");
  g_assert_cmpuint (hv_words_count (words), >=, 500);
  for (guint i = 0; i < hv_words_count (words); i++)
    g_assert_cmpuint (hv_words_at (words, i)->length, <=, HV_WORD_MAX);
}

static void
test_any_bytes (void)
{
  static const char alphabet[] = "ab'-. \303\251\314\201\302\255\377\001\000ß1";
  g_autoptr (HvWords) words = hv_words_new ();

  for (guint round = 0; round < 5000; round++)
    {
      char bytes[60];
      gsize length = g_test_rand_int_range (0, sizeof bytes);
      guint before = 0;

      for (gsize i = 0; i < length; i++)
        bytes[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      hv_words_cut (words, bytes, length, round % 2 == 0 ? "de" : "nl");
      for (guint i = 0; i < hv_words_count (words); i++)
        {
          const HvWord *word = hv_words_at (words, i);

          g_assert_cmpuint (word->length, >, 0);
          g_assert_cmpuint (word->start, <, word->end);
          g_assert_cmpuint (word->end, <=, length);
          g_assert_cmpuint (word->number, >=, before);
          g_assert_cmpuint (word->number - before, <=, 1);
          g_assert_true (g_utf8_validate (hv_words_get (words, word), word->length, NULL));
          before = word->number;
        }
    }
}

static void
test_stop_words (void)
{
  static const char * const stop[][2] = {
    { "nl", "de" }, { "nl", "mijn" }, { "nl", "jullie" }, { "nl-BE", "het" }, { "en", "the" },
    { "en", "please" }, { "de", "der" }, { "de", "konnen" }, { "fr", "le" }, { "fr", "etre" },
    { "NL", "de" },
  };
  static const char * const kept[][2] = {
    { "nl", "niet" }, { "nl", "geen" }, { "nl", "nooit" }, { "nl", "gegevens" }, { "nl", "ap" },
    { "en", "not" }, { "en", "no" }, { "en", "never" }, { "en", "dont" }, { "de", "nicht" }, { "de", "kein" },
    { "de", "keine" }, { "fr", "pas" }, { "fr", "ne" }, { "nds", "de" }, { "xx", "de" }, { "", "de" },
    { "n", "de" }, { "nl", "15" }, { "nl", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stop); i++)
    if (!hv_is_stop_word (stop[i][0], stop[i][1]))
      g_error ("“%s” says something in %s", stop[i][1], stop[i][0]);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (hv_is_stop_word (kept[i][0], kept[i][1]))
      g_error ("“%s” says nothing in %s", kept[i][1], kept[i][0]);
  g_assert_false (hv_is_stop_word (NULL, "de"));
}

/* The lists are compared with folded words, so they must be folded themselves:
 * every word that a caller can type is looked up as its fold. */
static void
test_stop_words_folded (void)
{
  static const char * const words[][2] = {
    { "nl", "m'n" }, { "de", "für" }, { "de", "während" }, { "de", "über" }, { "fr", "été" },
    { "fr", "même" }, { "fr", "très" }, { "fr", "après" }, { "en", "I’d" }, { "en", "you're" },
  };
  g_autoptr (HvWords) cutter = hv_words_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *folded = NULL;

      hv_words_cut (cutter, words[i][1], -1, words[i][0]);
      folded = hv_words_dup (cutter, hv_words_at (cutter, 0));
      if (!hv_is_stop_word (words[i][0], folded))
        g_error ("“%s” (“%s”) says something in %s", words[i][1], folded, words[i][0]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/cut", test_cut);
  g_test_add_func ("/words/offsets", test_offsets);
  g_test_add_func ("/words/numbers", test_numbers);
  g_test_add_func ("/words/open", test_open);
  g_test_add_func ("/words/long", test_long);
  g_test_add_func ("/words/any-bytes", test_any_bytes);
  g_test_add_func ("/words/stop-words", test_stop_words);
  g_test_add_func ("/words/stop-words-folded", test_stop_words_folded);
  return g_test_run ();
}
