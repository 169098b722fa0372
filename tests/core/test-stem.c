/* test-stem.c: what the forms of a word have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-stem.h"
#include "hv-words.h"

static char *
stem_of (const char *lang,
         const char *word)
{
  g_autoptr (HvStemmer) stemmer = hv_stemmer_new (lang);
  g_autoptr (HvWords) words = hv_words_new ();
  g_autofree char *folded = NULL;

  hv_words_cut (words, word, -1, lang);
  folded = hv_words_dup (words, hv_words_at (words, 0));
  return hv_stemmer_stem (stemmer, folded, -1);
}

static void
test_families (void)
{
  static const char * const families[][5] = {
    { "nl", "bewaartermijn", "bewaartermijnen" },
    { "nl", "klacht", "klachten" },
    { "nl", "verwijderen", "verwijdering", "verwijderd" },
    { "nl", "beëindigen", "beëindigt" },
    { "nl", "persoonsgegeven", "persoonsgegevens" },
    { "nl", "brief", "brieven" },
    { "nl", "huis", "huizen" },
    { "nl", "geef", "geven" },
    { "nl", "bewaar", "bewaart", "bewaard" },
    { "nl", "verzoek", "verzoeken" },
    { "nl", "stop", "stoppen" },
    { "nl", "bel", "bellen" },
    { "nl", "wis", "wissen" },
    { "nl", "website", "websites" },
    { "nl", "presentatie", "presentaties" },
    { "nl", "mail", "mailtje", "mailtjes" },
    { "nl", "telefoon", "telefoontje" },
    { "nl", "kaart", "kaartje" },
    { "nl", "paspoort", "paspoortje" },
    { "nl", "abonnement", "abonnementjes" },
    { "nl", "spel", "spelletje" },
    { "nl", "systeem", "systeempje" },
    { "nl", "kopie", "kopietje" },
    { "nl", "adres", "adressen" },
    { "nl", "proces", "processen" },
    { "nl-BE", "gegeven", "gegevens" },
    { "en", "request", "requests", "requested" },
    { "en", "complaint", "complaints" },
    { "en", "deletion", "deletions" },
    { "de", "anfrage", "anfragen" },
    { "de", "löschung", "löschungen" },
    { "de", "beschwerde", "beschwerden" },
    { "fr", "donnée", "données" },
    { "fr", "demande", "demandes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *first = stem_of (families[i][0], families[i][1]);

      for (guint j = 2; j < 5 && families[i][j] != NULL; j++)
        {
          g_autofree char *other = stem_of (families[i][0], families[i][j]);

          if (strcmp (first, other) != 0)
            g_error ("%s: %s → %s, but %s → %s", families[i][0], families[i][1], first,
                     families[i][j], other);
        }
    }
}

/* Words of which one answers another question than the other. */
static void
test_strangers (void)
{
  static const char * const pairs[][3] = {
    { "nl", "maand", "maan" },
    { "nl", "recht", "rechter" },
    { "nl", "kosten", "kast" },
    { "nl", "brief", "breed" },
    { "nl", "bewaren", "beweren" },
    { "en", "access", "accident" },
    { "de", "löschen", "lesen" },
    { "fr", "accès", "accident" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = stem_of (pairs[i][0], pairs[i][1]);
      g_autofree char *other = stem_of (pairs[i][0], pairs[i][2]);

      g_assert_cmpstr (one, !=, other);
    }
}

static void
test_left_alone (void)
{
  static const char * const rows[][2] = { { "xx", "gegevens" }, { "nds", "gegevens" }, { "nl", "15" },
                                          { "nl", "2026" }, { "nl", "b" } };
  g_autoptr (HvStemmer) none = hv_stemmer_new (NULL);
  g_autofree char *same = hv_stemmer_stem (none, "gegevens", -1);
  g_autofree char *part = hv_stemmer_stem (none, "gegevens", 3);
  g_autofree char *long_word = g_strnfill (500, 'e');

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *stem = stem_of (rows[i][0], rows[i][1]);

      g_assert_cmpstr (stem, ==, rows[i][1]);
    }
  g_assert_cmpstr (same, ==, "gegevens");
  g_assert_cmpstr (part, ==, "geg");
  {
    g_autoptr (HvStemmer) dutch = hv_stemmer_new ("nl");
    g_autofree char *stem = hv_stemmer_stem (dutch, long_word, -1);
    g_autofree char *empty = hv_stemmer_stem (dutch, "", 0);

    g_assert_cmpuint (strlen (stem), ==, 500);
    g_assert_cmpstr (empty, ==, "");
  }
}

static void
test_participles (void)
{
  static const struct
  {
    const char *lang;
    const char *word;
    gboolean    is;
  } rows[] = { { "nl", "gewist", TRUE },     { "nl", "gekopieerd", TRUE }, { "nl", "geschreven", TRUE },
               { "nl", "wissen", FALSE },    { "nl", "gas", FALSE },       { "de", "geloscht", TRUE },
               { "de", "loschen", FALSE },   { "en", "getting", FALSE },   { "fr", "geste", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvStemmer) stemmer = hv_stemmer_new (rows[i].lang);

      g_assert_cmpint (hv_stemmer_is_participle (stemmer, rows[i].word), ==, rows[i].is);
    }
}

static void
test_partners (void)
{
  g_autoptr (HvStemmer) dutch = hv_stemmer_new ("nl");
  g_autoptr (HvStemmer) german = hv_stemmer_new ("de");
  g_autoptr (HvStemmer) french = hv_stemmer_new ("fr");
  g_autofree char *verb = hv_stemmer_partner (dutch, "gewist");
  g_autofree char *wanted = hv_stemmer_stem (dutch, "wissen", -1);
  g_autofree char *participle = hv_stemmer_partner (german, "loschen");
  g_autofree char *german_stem = hv_stemmer_stem (german, "geloscht", -1);

  g_assert_cmpstr (verb, ==, wanted);
  g_assert_cmpstr (participle, ==, german_stem);
  g_assert_null (hv_stemmer_partner (french, "effacer"));
}

static void
test_stamp (void)
{
  g_autofree char *one = hv_text_stamp ();
  g_autofree char *other = hv_text_stamp ();

  g_assert_cmpstr (one, ==, other);
  g_assert_cmpuint (strlen (one), ==, 64);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stem/families", test_families);
  g_test_add_func ("/stem/strangers", test_strangers);
  g_test_add_func ("/stem/left-alone", test_left_alone);
  g_test_add_func ("/stem/participles", test_participles);
  g_test_add_func ("/stem/partners", test_partners);
  g_test_add_func ("/stem/stamp", test_stamp);
  return g_test_run ();
}
