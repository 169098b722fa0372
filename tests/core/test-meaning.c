/* test-meaning.c: what is found is what the caller means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-test-index.h"

static gint64
first_of (HvHits *hits)
{
  return hits->hits->len > 0 ? ((HvHit *) hits->hits->pdata[0])->id : 0;
}

/* A statement without any faq: nobody wrote down how callers say it. */
static void
test_statement_alone (void)
{
  static const TestRow rows[] = {
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "Hoe u inzage krijgt", NULL,
      "U hebt recht op inzage in uw persoonsgegevens.", SHOWN },
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "Verwijdering", NULL,
      "U kunt ons vragen om uw persoonsgegevens te wissen.", SHOWN },
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "Direct marketing", NULL,
      "U kunt op elk moment bezwaar maken.", SHOWN },
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "Toezicht", NULL,
      "U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.", SHOWN },
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "Kosten", NULL,
      "Een verzoek is kosteloos.", SHOWN },
  };
  static const struct
  {
    const char *query;
    gint64      id;
  } wanted[] = {
    { "gooi het weg, ik wil dat jullie het weghalen", 2 },
    { "geen reclame meer", 3 },
    { "van die folders ", 3 },
    { "ik wil mij beklagen ", 4 },
    { "de privacywaakhond ", 4 },
    { "is dat gratis ", 5 },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      HvSearchRequest request = { .text = wanted[i].query, .text_length = -1, .lang = "nl", .day = DAY,
                                  .explain = TRUE };
      g_autoptr (HvHits) hits = test_index_ask (&index, &request);
      const HvHit *hit;

      g_test_message ("%s", wanted[i].query);
      g_assert_cmpint (first_of (hits), ==, wanted[i].id);
      hit = hits->hits->pdata[0];
      g_assert_cmpint (hit->matched_by, ==, HV_MATCHED_SYNONYM);
      g_assert_nonnull (strstr (hit->explanation, "thesaurus"));
    }
  test_index_drop (&index);
}

/* What the documents say weighs more than what the program says. */
static void
test_own_synonyms_first (void)
{
  static const TestRow rows[] = {
    { NL, "a", "klacht", NULL, NULL, SHOWN },
    { NL, "b", "bezwaarschrift", NULL, NULL, SHOWN },
    { NL, "c", "iets anders", NULL, NULL, SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), "beklag, bezwaarschrift\n");
  g_autoptr (HvHits) hits = test_index_find (&index, "beklag ");

  g_assert_cmpuint (hits->hits->len, ==, 2);
  g_assert_cmpint (first_of (hits), ==, 2);
  test_index_drop (&index);
}

/* A word stands before what merely begins with it, and before another word that is
 * one letter shorter. */
static void
test_word_itself (void)
{
  static const TestRow rows[] = {
    { NL, "a", "per brief, per post, per telefoon", "per keer\nper maand", "per jaar", SHOWN },
    { NL, "b", "persoonsgegevens", "mijn persoonsgegevens", "persoonsgegevens", SHOWN },
    { NL, "c", "doorverbinden", NULL, "Vragen van de pers gaan naar de voorlichting van ons bedrijf.",
      SHOWN },
    { NL, "d", "iets anders", NULL, NULL, SHOWN },
    { NL, "e", "nog iets", NULL, NULL, SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  g_autoptr (HvHits) open = test_index_find (&index, "pers");
  g_autoptr (HvHits) finished = test_index_find (&index, "pers ");

  g_assert_cmpint (first_of (open), ==, 3);
  g_assert_cmpint (((HvHit *) open->hits->pdata[0])->matched_by, ==, HV_MATCHED_EXACT);
  for (guint i = 0; i < finished->hits->len && ((HvHit *) finished->hits->pdata[i])->id != 3; i++)
    g_assert_cmpint (((HvHit *) finished->hits->pdata[i])->matched_by, !=, HV_MATCHED_STEM);
  test_index_drop (&index);
}

/* A word that occurs is no mistake, so that nothing fuzzy stands beside it. */
static void
test_no_fuzz (void)
{
  static const TestRow rows[] = {
    { NL, "a", "de inzage", "inzage\ninzage", "inzage", SHOWN },
    { NL, "b", "iets", NULL, "de inzake", SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  g_autoptr (HvHits) hits = test_index_find (&index, "inzake ");

  g_assert_cmpint (first_of (hits), ==, 2);
  for (guint i = 0; i < hits->hits->len; i++)
    g_assert_cmpint (((HvHit *) hits->hits->pdata[i])->matched_by, !=, HV_MATCHED_TYPO);
  g_assert_null (hits->corrected);
  test_index_drop (&index);
}

/* The space between two words can be forgotten, and y written for ij. */
static void
test_mended (void)
{
  static const TestRow rows[] = {
    { NL, "a", "mijn gegevens wissen", NULL, NULL, SHOWN },
    { NL, "b", "termijn voor antwoord", NULL, NULL, SHOWN },
    { NL, "c", "iets anders", NULL, NULL, SHOWN },
  };
  static const struct
  {
    const char *query;
    gint64      id;
    const char *corrected;
  } wanted[] = {
    { "mijngegevens wissen ", 1, "mijn gegevens wissen " },
    { "voorantwoord ", 2, "voor antwoord " },
    { "gege vens wissen ", 1, "gegevens wissen " },
    { "gegeven s wissen ", 1, "gegevens wissen " },
    { "een termyn ", 2, "een termijn " },
    { "qegevens ", 1, "gegevens " },
    { "geegevens ", 1, "gegevens " },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (HvHits) hits = test_index_find (&index, wanted[i].query);

      g_assert_cmpint (first_of (hits), ==, wanted[i].id);
      g_assert_cmpstr (hits->corrected, ==, wanted[i].corrected);
    }
  test_index_drop (&index);
}

/* What a mistake was mended to has its synonyms, and says nothing when it is a small
 * word; and that it was mended is said. */
static void
test_mended_means (void)
{
  static const TestRow rows[] = {
    { NL, "a", "gegevens verwijderen", NULL, "verwijderen", SHOWN },
    { NL, "b", "een vraag voor het wissen", NULL, "wissen van iets", SHOWN },
    { NL, "c", "voor de klant, en voor de buren", NULL, "voor een ander", SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), "wissen, verwijderen");
  g_autoptr (HvHits) hits = test_index_find (&index, "wizsen ");
  g_autoptr (HvHits) small = test_index_find (&index, "vooor gegevens ");

  g_assert_cmpuint (hits->hits->len, ==, 2);
  for (guint i = 0; i < hits->hits->len; i++)
    g_assert_cmpint (((HvHit *) hits->hits->pdata[i])->matched_by, ==, HV_MATCHED_TYPO);
  g_assert_cmpstr (hits->corrected, ==, "wissen ");
  g_assert_cmpuint (small->hits->len, ==, 1);
  g_assert_cmpint (first_of (small), ==, 1);
  test_index_drop (&index);
}

/* Of words that are as near, those win that stand by the other words. */
static void
test_mended_by_others (void)
{
  static const TestRow rows[] = {
    { NL, "a", "klacht klacht", "een klacht", "klacht", SHOWN },
    { NL, "b", "kracht van een wet", NULL, "de kracht", SHOWN },
    { NL, "c", "een klacht", NULL, NULL, SHOWN },
    { NL, "d", "wacht op antwoord", NULL, "het antwoord", SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  g_autoptr (HvHits) law = test_index_find (&index, "kacht wet ");
  g_autoptr (HvHits) answer = test_index_find (&index, "kacht antwoord ");

  g_assert_cmpint (first_of (law), ==, 2);
  g_assert_cmpint (first_of (answer), ==, 4);
  test_index_drop (&index);
}

/* A word in a list of synonyms is no mistake, though no row has it. */
static void
test_listed (void)
{
  static const TestRow rows[] = {
    { NL, "a", "gegevens wissen", NULL, NULL, SHOWN },
    { NL, "b", "lessen", NULL, NULL, SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), "wissen, lissen");
  g_autoptr (HvHits) hits = test_index_find (&index, "lissen ");

  g_assert_cmpuint (hits->hits->len, ==, 1);
  g_assert_cmpint (first_of (hits), ==, 1);
  g_assert_cmpint (((HvHit *) hits->hits->pdata[0])->matched_by, ==, HV_MATCHED_SYNONYM);
  g_assert_null (hits->corrected);
  test_index_drop (&index);
}

/* "niet weggooien" asks for something else than "weggooien". */
static void
test_denied (void)
{
  static const TestRow rows[] = {
    { NL, "a", "gegevens verwijderen", "verwijderen", "niet of wel verwijderen", SHOWN },
    { NL, "b", "gegevens beperken", NULL, "beperken", SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows),
                                      "verwijderen, weggooien\nbeperken, niet weggooien");
  g_autoptr (HvHits) denied = test_index_find (&index, "u mag het niet weggooien ");
  g_autoptr (HvHits) asked = test_index_find (&index, "alles weggooien ");

  g_assert_cmpint (first_of (denied), ==, 2);
  g_assert_cmpint (first_of (asked), ==, 1);
  test_index_drop (&index);
}

/* One wording that is nearly the query says more than the same words all over a
 * row: in the title, and in any line of how callers say it. */
static void
test_nearest_wording (void)
{
  static const TestRow rows[] = {
    { NL, "a", "gegevens bewaren en wissen", "gegevens verhuizen\ngegevens bewaren",
      "Hoe lang wij gegevens bewaren, hoe wij gegevens bewaren, waarom wij gegevens bewaren.", SHOWN },
    { NL, "b", "iets anders", "de krant\nhoe lang mag u mijn gegevens bewaren", NULL, SHOWN },
    { NL, "c", "hoe lang mag u mijn telefoonnummer bewaren", NULL, NULL, SHOWN },
    { NL, "d", "nummer van de telefoon bewaren", "telefoonnummer bewaren\ntelefoonnummer",
      "Het telefoonnummer bewaren, een telefoonnummer bewaren.", SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  HvSearchRequest request = { .text = "hoe lang mag u mijn gegevens bewaren ", .text_length = -1,
                              .lang = "nl", .day = DAY };
  g_autoptr (HvHits) lines = test_index_ask (&index, &request);
  g_autoptr (HvHits) titles = NULL;
  g_autoptr (HvHits) without = NULL;

  g_assert_cmpint (first_of (lines), ==, 2);
  request.without = HV_LEVER_CLOSENESS;
  without = test_index_ask (&index, &request);
  g_assert_cmpint (first_of (without), ==, 1);
  titles = test_index_find (&index, "hoe lang mag u mijn telefoonnummer bewaren ");
  g_assert_cmpint (first_of (titles), ==, 3);
  test_index_drop (&index);
}

/* Synonyms of several words are found where they stand one behind the other. */
static void
test_wording_of_words (void)
{
  static const TestRow rows[] = {
    { NL, "a", "het recht om vergeten te worden", NULL, NULL, SHOWN },
    { NL, "b", "vergeten is een recht", NULL, NULL, SHOWN },
    { NL, "c", "iets anders", NULL, NULL, SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), "vergeten te worden, weghalen\n");

  for (guint again = 0; again < 2; again++)
    {
      g_autoptr (HvHits) hits = test_index_find (&index, "weghalen ");

      g_assert_cmpuint (hits->total, ==, 1);
      g_assert_cmpint (first_of (hits), ==, 1);
      g_assert_cmpint (((HvHit *) hits->hits->pdata[0])->matched_by, ==, HV_MATCHED_SYNONYM);
    }
  test_index_drop (&index);
}

/* Another language is named where it knows the question, and this one does not. */
static void
test_better (void)
{
  static const TestRow rows[] = {
    { NL, "a", "hoe lang bewaart u mijn gegevens", NULL, NULL, SHOWN },
    { NL, "b", "een klacht indienen", NULL, NULL, SHOWN },
    { "en", HV_KIND_ENTRY, "questions", "a", "how long do you keep my data", NULL, NULL, SHOWN },
  };
  static const struct
  {
    const char *query;
    const char *lang;
    const char *better;
  } wanted[] = {
    { "keep my data ", "nl", "en" },
    { "keep my data ", "en", NULL },
    { "gegevens bewaren ", "nl", NULL },
    { "gegevens bewaren ", "en", "nl" },
    { "paardenrennen ", "nl", NULL },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      HvSearchRequest request = { .text = wanted[i].query, .text_length = -1, .lang = wanted[i].lang,
                                  .day = DAY };
      g_autoptr (HvHits) hits = test_index_ask (&index, &request);

      g_assert_cmpstr (hv_search_better (index.search, &request, hits, NULL, &error), ==,
                       wanted[i].better);
      g_assert_no_error (error);
    }
  test_index_drop (&index);
}

/* Each means can be left out, and only that. */
static void
test_levers (void)
{
  static const TestRow rows[] = {
    { NL, "a", "bewaartermijnen", NULL, NULL, SHOWN },
    { NL, "b", "iets anders", NULL, NULL, SHOWN },
  };
  static const struct
  {
    const char *query;
    guint       lever;
  } wanted[] = {
    { "bewaartermijn ", HV_LEVER_STEMS | HV_LEVER_PREFIX | HV_LEVER_COMPOUNDS | HV_LEVER_TYPOS },
    { "bewaart", HV_LEVER_PREFIX | HV_LEVER_COMPOUNDS | HV_LEVER_STEMS | HV_LEVER_TYPOS },
    { "termijnen ", HV_LEVER_COMPOUNDS },
    { "bewaartermijmen ", HV_LEVER_TYPOS },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  guint levers;

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    for (guint off = 0; off < 2; off++)
      {
        HvSearchRequest request = { .text = wanted[i].query, .text_length = -1, .lang = "nl",
                                    .day = DAY, .without = off ? wanted[i].lever : 0 };
        g_autoptr (HvHits) hits = test_index_ask (&index, &request);

        g_test_message ("%s", wanted[i].query);
        g_assert_cmpuint (hits->hits->len, ==, off ? 0 : 1);
      }
  test_index_drop (&index);
  g_assert_true (hv_levers_parse ("stems,typos", &levers));
  g_assert_cmpuint (levers, ==, HV_LEVER_STEMS | HV_LEVER_TYPOS);
  g_assert_true (hv_levers_parse (NULL, &levers));
  g_assert_cmpuint (levers, ==, 0);
  g_assert_false (hv_levers_parse ("all", &levers));
  g_assert_false (hv_levers_parse ("stems,magic", &levers));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/meaning/statement-alone", test_statement_alone);
  g_test_add_func ("/meaning/own-synonyms-first", test_own_synonyms_first);
  g_test_add_func ("/meaning/word-itself", test_word_itself);
  g_test_add_func ("/meaning/no-fuzz", test_no_fuzz);
  g_test_add_func ("/meaning/mended", test_mended);
  g_test_add_func ("/meaning/mended-means", test_mended_means);
  g_test_add_func ("/meaning/mended-by-others", test_mended_by_others);
  g_test_add_func ("/meaning/listed", test_listed);
  g_test_add_func ("/meaning/denied", test_denied);
  g_test_add_func ("/meaning/nearest-wording", test_nearest_wording);
  g_test_add_func ("/meaning/wording-of-words", test_wording_of_words);
  g_test_add_func ("/meaning/better-language", test_better);
  g_test_add_func ("/meaning/levers", test_levers);
  return g_test_run ();
}
