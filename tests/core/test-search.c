/* test-search.c: what is found, and in which order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-error.h"
#include "hv-limits.h"
#include "hv-test-index.h"

static const TestRow basic[] = {
  { NL, "retention", "Hoe lang bewaart u opnamen?", "wanneer wist u mijn gesprek", "Wij wissen opnamen na een maand.", SHOWN },
  { NL, "access", "Mag ik mijn gegevens inzien?", NULL, "Ja, u krijgt inzage in uw persoonsgegevens.", SHOWN },
  { NL, "erasure", "Kan ik mijn gegevens laten wissen?", "gooi alles weg", "Ja, dat kan. E-mail ons via foto’s.", SHOWN },
  { "nl", HV_KIND_SECTION, "verklaring", NULL, "Bewaartermijnen", NULL, "Facturen bewaren wij zeven jaar, artikel 15.", SHOWN },
  { "en", HV_KIND_ENTRY, "questions", "retention", "How long do you keep recordings?", NULL, "One month. Also wissen in Dutch.", SHOWN },
};

/* How a row has a word decides its place among rows that are else alike. */
static void
test_order (void)
{
  static const TestRow rows[] = {
    { NL, "a", "over bewaringen hier", NULL, NULL, SHOWN },
    { NL, "a", "over bewaren hier", NULL, NULL, SHOWN },
    { NL, "a", "over bewarend hier", NULL, NULL, SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  g_autoptr (HvHits) hits = test_index_find (&index, "bewaren ");
  g_autofree char *ids = test_index_ids (hits);

  g_assert_true (g_str_has_prefix (ids, "2"));
  g_assert_cmpint (test_index_hit (hits, 2)->matched_by, ==, HV_MATCHED_EXACT);
  for (guint i = 1; i < hits->hits->len; i++)
    {
      const HvHit *before = g_ptr_array_index (hits->hits, i - 1);
      const HvHit *hit = g_ptr_array_index (hits->hits, i);

      g_assert_cmpfloat (before->score, >=, hit->score);
      g_assert_cmpint (before->matched_by, <=, hit->matched_by);
    }
  test_index_drop (&index);
}

static void
test_matched_by (void)
{
  static const TestRow rows[] = {
    { NL, "a", "bewaartermijn", NULL, NULL, SHOWN },
    { NL, "b", "bewaartermijnen", NULL, NULL, SHOWN },
    { NL, "c", "de machtiging", NULL, NULL, SHOWN },
    { NL, "d", "een telefoongesprek", NULL, NULL, SHOWN },
  };
  static const struct
  {
    const char  *query;
    gint64       id;
    HvMatchedBy  by;
    const char  *name;
  } wanted[] = {
    { "bewaartermijn ", 1, HV_MATCHED_EXACT, "exact" },
    { "bewaarterm", 1, HV_MATCHED_PREFIX, "prefix" },
    { "bewaartermijn ", 2, HV_MATCHED_STEM, "stem" },
    { "volmacht ", 3, HV_MATCHED_SYNONYM, "synonym" },
    { "gesprek ", 4, HV_MATCHED_COMPOUND, "compound" },
    { "bewaartermyn ", 1, HV_MATCHED_TYPO, "typo" },
  };
  TestIndex index
      = test_index_build (rows, G_N_ELEMENTS (rows), "machtiging, volmacht, namens iemand\n");

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (HvHits) hits = test_index_find (&index, wanted[i].query);

      g_assert_cmpint (test_index_hit (hits, wanted[i].id)->matched_by, ==, wanted[i].by);
      g_assert_cmpstr (hv_matched_by_name (wanted[i].by), ==, wanted[i].name);
      g_assert_cmpint (hits->corrected != NULL, ==, wanted[i].by == HV_MATCHED_TYPO);
    }
  test_index_drop (&index);
}

/* The last word is a beginning until something stands behind it. */
static void
test_typing (void)
{
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);
  static const char query[] = "opnamen bewaart";

  for (gsize length = 1; length <= strlen (query); length++)
    {
      HvSearchRequest request = { .text = query, .text_length = length, .lang = "nl", .day = DAY };
      g_autoptr (HvHits) hits = test_index_ask (&index, &request);

      g_assert_cmpuint (hits->hits->len, >, 0);
      g_assert_cmpint (((HvHit *) g_ptr_array_index (hits->hits, 0))->id, ==, 1);
    }
  test_index_assert (&index, "15", "4");
  test_index_assert (&index, "1", "");
  test_index_assert (&index, "artikel 15", "4");
  test_index_drop (&index);
}

/* One way to write a thing finds the others. */
static void
test_writings (void)
{
  static const char * const mail[] = { "e-mail", "email", "E-MAIL", "E\342\200\221mail" };
  static const char * const photo[] = { "foto's", "foto’s", "fotos", "foto", "FOTO`S" };
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (mail); i++)
    test_index_assert (&index, mail[i], "3");
  for (gsize i = 0; i < G_N_ELEMENTS (photo); i++)
    test_index_assert (&index, photo[i], "3");
  test_index_drop (&index);
}

/* Whatever is typed is looked for; none of it is syntax, and nothing fails. */
static void
test_any_text (void)
{
  static const char * const queries[] = {
    "", " ", "\t\n", "\"", "'", "''", "*", "gegevens*", "-gegevens", "gegevens -x", "AND", "OR", "NOT",
    "gegevens AND", "NEAR(gegevens wissen)", "title:gegevens", "{title body}: x", "^gegevens", "c++",
    "a\"b\"c", "(", "((gegevens", "gegevens)", "gegevens + wissen", "art.6", "foto's", "AVG-verzoek",
    ";DROP TABLE unit;--", "%s%n%d", "\\", "\001\002gegevens", "\377\376", "gege\377vens", "\303",
    "\357\277\275", "de het een", "?!…", "שלום גגג", "\342\200\256gegevens", "🔒", "e\314\201\314\201\314\201",
    "search_1", "houvast_rank", "NULL", "0", "-1", "1e999", "aa", "x", "é", "ﬁ",
  };
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), "wissen, weg \" doen, *\n");

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (HvHits) hits = test_index_find (&index, queries[i]);

      g_assert_cmpuint (hits->total, <=, 4);
      g_assert_cmpuint (hits->hits->len, <=, hits->total);
    }
  test_index_assert (&index, "\"inzien\"", "2");
  test_index_assert (&index, "inzien*", "2");
  test_index_assert (&index, "-inzien", "2");
  test_index_assert (&index, "title:inzien", "2");
  test_index_drop (&index);
}

static void
test_any_bytes (void)
{
  static const char alphabet[] = "gegevens wissen\"'*-+()^{}:~\\/AND OR\303\251\377\001\000\342\200\231";
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);

  for (guint round = 0; round < 4000; round++)
    {
      char bytes[50];
      gsize length = g_test_rand_int_range (0, sizeof bytes);
      HvSearchRequest request = { .text = bytes, .text_length = length, .lang = "nl", .day = DAY };
      g_autoptr (HvHits) hits = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      hits = test_index_ask (&index, &request);
      if (hits->corrected != NULL)
        g_assert_true (g_utf8_validate (hits->corrected, -1, NULL));
    }
  test_index_drop (&index);
}

/* Only so much of a query is read, and that ends between characters. */
static void
test_long_query (void)
{
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);
  g_autofree char *letters = g_strnfill (100000, 'g');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) late = g_string_new (NULL);

  for (guint i = 0; words->len < 100000; i++)
    g_string_append_printf (words, "woord%u gegevens \303\251\303\251n ", i);
  while (late->len < HV_LIMIT_QUERY)
    g_string_append (late, "\303\251 ");
  g_string_append (late, "opnamen");
  test_index_assert (&index, letters, "");
  test_index_assert (&index, late->str, "");
  {
    g_autoptr (HvHits) hits = test_index_find (&index, words->str);
    g_autoptr (HvHits) nul = NULL;
    HvSearchRequest request = { .text = "opn\0amen", .text_length = 8, .lang = "nl", .day = DAY };

    g_assert_cmpuint (hits->hits->len, >=, 2);
    nul = test_index_ask (&index, &request);
    g_assert_cmpuint (nul->hits->len, >, 0);
  }
  test_index_drop (&index);
}

static void
test_filters (void)
{
  static const TestRow rows[] = {
    { NL, "retention", "bewaren een", NULL, NULL, NULL, SHOWN },
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "bewaren twee", NULL, NULL, NULL, SHOWN },
    { "nl", HV_KIND_PHRASE, "vragen", NULL, "bewaren drie", NULL, NULL, NULL, SHOWN },
    { NL, "access", "bewaren vier", NULL, NULL, "journalist", SHOWN },
    { NL, "access", "bewaren vijf", NULL, NULL, "customer employee", SHOWN },
    { "nl", HV_KIND_PROCEDURE, "vragen", NULL, "bewaren zes", NULL, NULL, NULL, SHOWN },
    { "nl", HV_KIND_TEMPLATE, "vragen", NULL, "bewaren zeven", NULL, NULL, NULL, SHOWN },
    { "nl", HV_KIND_DEFINITION, "vragen", NULL, "bewaren acht", NULL, NULL, NULL, SHOWN },
  };
  static const struct
  {
    HvSearchRequest  request;
    const char      *wanted;
  } cases[] = {
    { { 0 }, "1 2 3 4 5 6 7 8" },
    { { .kinds = HV_KIND_SECTION }, "2" },
    { { .kinds = HV_KIND_PHRASE }, "3" },
    { { .kinds = HV_KIND_PROCEDURE | HV_KIND_TEMPLATE | HV_KIND_DEFINITION }, "6 7 8" },
    { { .kinds = HV_KIND_ENTRY, .topic = "access" }, "4 5" },
    { { .topic = "retention" }, "1" },
    { { .topic = "bestaat-niet" }, "" },
    { { .document = "verklaring" }, "2" },
    { { .document = "bestaat-niet" }, "" },
    { { .audience = "journalist" }, "4" },
    { { .audience = "employee" }, "5" },
    { { .audience = "customer" }, "1 2 3 5 6 7 8" },
    { { .audience = "supervisor" }, "" },
    { { .topic = "access", .audience = "customer" }, "5" },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HvSearchRequest request = cases[i].request;
      g_autoptr (HvHits) hits = NULL;
      g_autofree char *ids = NULL;
      g_auto (GStrv) wanted = g_strsplit (cases[i].wanted, " ", -1);

      request.text = "bewaren ";
      request.text_length = -1;
      request.lang = "nl";
      request.day = DAY;
      hits = test_index_ask (&index, &request);
      ids = test_index_ids (hits);
      g_assert_cmpuint (hits->total, ==, *cases[i].wanted ? g_strv_length (wanted) : 0);
      for (char **id = wanted; *cases[i].wanted && *id != NULL; id++)
        g_assert_nonnull (strstr (ids, *id));
    }
  test_index_drop (&index);
}

/* A topic, a document or a kind without words lists what is in it: that is how
 * the route for unknown questions is reached. */
static void
test_filter_alone (void)
{
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);
  HvSearchRequest topic = { .text = "", .text_length = -1, .lang = "nl", .topic = "erasure", .day = DAY };
  HvSearchRequest document = { .text = " ", .text_length = -1, .lang = "nl", .document = "vragen", .day = DAY };
  HvSearchRequest one = { .text = "", .text_length = -1, .lang = "nl", .document = "vragen", .limit = 1, .day = DAY };
  HvSearchRequest none = { .text = "", .text_length = -1, .lang = "nl", .day = DAY };
  HvSearchRequest words = { .text = "xyzzy", .text_length = -1, .lang = "nl", .topic = "erasure", .day = DAY };
  g_autoptr (HvHits) by_topic = test_index_ask (&index, &topic);
  g_autoptr (HvHits) by_document = test_index_ask (&index, &document);
  g_autoptr (HvHits) first = test_index_ask (&index, &one);
  g_autoptr (HvHits) nothing = test_index_ask (&index, &none);
  g_autoptr (HvHits) strange = test_index_ask (&index, &words);
  g_autofree char *topic_ids = test_index_ids (by_topic);
  g_autofree char *document_ids = test_index_ids (by_document);
  g_autofree char *first_id = test_index_ids (first);

  g_assert_cmpstr (topic_ids, ==, "3");
  g_assert_cmpstr (document_ids, ==, "1 2 3");
  g_assert_cmpstr (first_id, ==, "1");
  g_assert_cmpuint (first->total, ==, 3);
  g_assert_cmpuint (test_index_hit (by_topic, 3)->matches->len, ==, 0);
  g_assert_cmpstr (test_index_hit (by_topic, 3)->title, ==, basic[2].title);
  g_assert_cmpuint (nothing->total, ==, 0);
  g_assert_false (nothing->sure);
  g_assert_cmpuint (strange->total, ==, 0);
  test_index_drop (&index);
}

/* What may not be shown is never found; what is being checked is, and says so. */
static void
test_what_may_be_shown (void)
{
  static const TestRow rows[] = {
    { NL, "a", "bewaren", .binding = HV_BINDING_NONE },
    { NL, "a", "bewaren", .binding = HV_BINDING_HOLDS },
    { NL, "a", "bewaren", .binding = HV_BINDING_HOLDS, .on = DAY + 1 },
    { NL, "a", "bewaren", .binding = HV_BINDING_HOLDS, .from = DAY + 1 },
    { NL, "a", "bewaren", .binding = HV_BINDING_HOLDS, .to = DAY - 1 },
    { NL, "a", "bewaren", .binding = HV_BINDING_HOLDS, .review = DAY - 1 },
    { NL, "a", "bewaren", .binding = HV_BINDING_SOURCE_CHANGED },
    { NL, "a", "bewaren", .binding = HV_BINDING_HOLDS, .on = DAY, .from = DAY, .to = DAY, .review = DAY },
    { NL, "a", "bewaren", .binding = HV_BINDING_SOURCE_CHANGED, .to = DAY - 1 },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  HvSearchRequest tomorrow = { .text = "bewaren", .text_length = -1, .lang = "nl", .day = DAY + 1 };
  HvSearchRequest listed = { .text = "", .text_length = -1, .lang = "nl", .topic = "a", .day = DAY };
  g_autoptr (HvHits) today = test_index_find (&index, "bewaren");
  g_autoptr (HvHits) later = test_index_ask (&index, &tomorrow);
  g_autoptr (HvHits) again = test_index_find (&index, "bewaren");
  g_autoptr (HvHits) list = test_index_ask (&index, &listed);
  g_autofree char *today_ids = test_index_ids (today);
  g_autofree char *later_ids = test_index_ids (later);
  g_autofree char *again_ids = test_index_ids (again);
  g_autofree char *list_ids = test_index_ids (list);

  g_assert_cmpstr (today_ids, ==, "2 6 7 8");
  g_assert_cmpuint (today->total, ==, 4);
  g_assert_cmpint (test_index_hit (today, 2)->state, ==, HV_STATE_APPROVED);
  g_assert_cmpint (test_index_hit (today, 6)->state, ==, HV_STATE_REVIEW_PASSED);
  g_assert_cmpint (test_index_hit (today, 7)->state, ==, HV_STATE_BEING_CHECKED);
  g_assert_cmpint (test_index_hit (today, 8)->state, ==, HV_STATE_APPROVED);
  g_assert_cmpstr (later_ids, ==, "2 3 4 6 7");
  g_assert_cmpstr (again_ids, ==, today_ids);
  g_assert_cmpstr (list_ids, ==, today_ids);
  test_index_drop (&index);
}

/* Of what is being checked only the callers' own words are quoted. */
static void
test_no_stale_words (void)
{
  static const TestRow rows[] = {
    { NL, "a", "Hoe lang bewaart u dat?", .alternatives = "wanneer gooit u het weg",
      .body = "Wij bewaren dat een maand.", .binding = HV_BINDING_SOURCE_CHANGED },
    { NL, "a", "Waarom bewaart u dat?", .body = "Wij bewaren dat een maand.",
      .binding = HV_BINDING_SOURCE_CHANGED },
    { NL, "a", "Waar bewaart u dat?", .body = "Wij bewaren dat in Utrecht.", SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  g_autoptr (HvHits) hits = test_index_find (&index, "maand bewaren weg");

  g_assert_cmpstr (test_index_hit (hits, 1)->snippet, ==, "wanneer gooit u het weg");
  g_assert_cmpstr (test_index_hit (hits, 2)->snippet, ==, "");
  g_assert_cmpstr (test_index_hit (hits, 3)->snippet, ==, "Wij bewaren dat in Utrecht.");
  test_index_drop (&index);
}

static void
test_languages (void)
{
  static const struct
  {
    const char *lang;
    const char *found;
  } cases[] = { { "nl", "nl" }, { "en", "en" }, { "nl-BE", "nl" }, { "EN-gb", "en" }, { "de", "" },
                { NULL, "nl" }, { "n", "" }, { "nld", "" } };
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);
  g_auto (GStrv) languages = hv_search_languages (index.search);

  g_assert_cmpuint (g_strv_length (languages), ==, 2);
  g_assert_cmpstr (languages[0], ==, "nl");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HvSearchRequest request = { .text = "wissen", .text_length = -1, .lang = cases[i].lang, .day = DAY };
      g_autoptr (HvHits) hits = test_index_ask (&index, &request);

      g_assert_cmpstr (hits->lang, ==, cases[i].found);
      for (guint j = 0; j < hits->hits->len; j++)
        g_assert_cmpint (((HvHit *) g_ptr_array_index (hits->hits, j))->id == 5, ==,
                         strcmp (cases[i].found, "en") == 0);
    }
  test_index_drop (&index);
}

/* The same question has the same answer, and ties go by number. */
static void
test_deterministic (void)
{
  TestRow rows[50];
  TestIndex one, other;
  g_autoptr (HvHits) first = NULL;
  g_autoptr (HvHits) second = NULL;
  g_autofree char *ids = NULL;
  g_autofree char *again = NULL;
  HvSearchRequest request = { .text = "bewaren wissen", .text_length = -1, .lang = "nl", .limit = 30, .day = DAY };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (TestRow) { NL, "a", i % 3 == 0 ? "bewaren en wissen" : "bewaren", SHOWN };
  one = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  other = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  first = test_index_ask (&one, &request);
  second = test_index_ask (&other, &request);
  ids = test_index_ids (first);
  again = test_index_ids (second);
  g_assert_cmpstr (ids, ==, again);
  g_assert_true (g_str_has_prefix (ids, "1 4 7 10 13 "));
  g_assert_cmpuint (first->hits->len, ==, 30);
  test_index_drop (&one);
  test_index_drop (&other);
}

static void
assert_total (TestIndex  *index,
              const char *text,
              guint       total,
              gint64      first)
{
  HvSearchRequest request = { .text = text, .text_length = -1, .lang = "nl", .day = DAY };
  g_autoptr (HvHits) hits = test_index_ask (index, &request);

  g_test_message ("%s", text);
  g_assert_cmpuint (hits->total, ==, total);
  if (total > 0)
    g_assert_cmpint (((HvHit *) hits->hits->pdata[0])->id, ==, first);
}

/* Where many rows have all words the others do not count, and else they do; but never
 * those with nothing but a word that is everywhere. */
static void
test_many_rows (void)
{
  enum { ROWS = 5000, SOME = 100, FEW = 10 };
  g_autofree TestRow *rows = g_new0 (TestRow, ROWS);
  TestIndex index;

  for (guint i = 0; i < ROWS; i++)
    {
      const char *body = i < SOME ? "inzage gegevens" : i < SOME + FEW ? "bezwaar" : "gegevens";

      rows[i] = (TestRow) { NL, "a", "vraag", .body = i == ROWS - 1 ? "gegevens bezwaar" : body, SHOWN };
    }
  index = test_index_build (rows, ROWS, NULL);
  assert_total (&index, "inzage gegevens ", SOME, 1);
  assert_total (&index, "gegevens inzage ", SOME, 1);
  assert_total (&index, "bezwaar gegevens ", FEW + 1, SOME + 1);
  assert_total (&index, "bezwaar inzage ", FEW + 1 + SOME, SOME + 1);
  assert_total (&index, "gegevens ", ROWS - FEW, SOME + FEW + 1);
  assert_total (&index, "inzage ge", SOME, 1);
  test_index_drop (&index);
}

static void
test_limit (void)
{
  TestRow rows[60];
  TestIndex index;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (TestRow) { NL, "a", "bewaren", SHOWN };
  index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  for (guint limit = 0; limit <= 60; limit += 12)
    {
      HvSearchRequest request = { .text = "bewaren", .text_length = -1, .lang = "nl", .limit = limit, .day = DAY };
      g_autoptr (HvHits) hits = test_index_ask (&index, &request);

      g_assert_cmpuint (hits->hits->len, ==, limit == 0 ? 20 : limit);
      g_assert_cmpuint (hits->total, ==, 60);
    }
  test_index_drop (&index);
}

static void
test_sure (void)
{
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);
  g_autoptr (HvHits) sure = test_index_find (&index, "gegevens laten wissen");
  g_autoptr (HvHits) unsure
      = test_index_find (&index, "gegevens paardenrennen zonnepanelen hypotheekrente voetbalclub");
  g_autoptr (HvHits) nothing = test_index_find (&index, "paardenrennen");

  g_assert_true (sure->sure);
  g_assert_false (unsure->sure);
  g_assert_false (nothing->sure);
  test_index_drop (&index);
}

/* A negation is a word that counts. */
static void
test_negation (void)
{
  static const TestRow rows[] = {
    { NL, "erasure", "U mag mijn gegevens weggooien", NULL, NULL, SHOWN },
    { NL, "restriction", "U mag mijn gegevens niet weggooien", NULL, NULL, SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);

  test_index_assert (&index, "niet weggooien ", "2 1");
  test_index_assert (&index, "weggooien ", "1 2");
  test_index_drop (&index);
}

static void
test_cancelled (void)
{
  TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);
  HvSearchRequest request = { .text = "gegevens", .text_length = -1, .lang = "nl", .day = DAY };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hv_search_run (index.search, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* And the next one is not. */
  test_index_assert (&index, "opnamen", "1");
  test_index_drop (&index);
}

static void
test_empty (void)
{
  TestIndex index = test_index_build (NULL, 0, "wissen, weggooien\n");
  g_autoptr (HvHits) hits = test_index_find (&index, "wissen");

  g_assert_cmpuint (hits->total, ==, 0);
  g_assert_cmpstr (hits->lang, ==, "");
  test_index_drop (&index);
}

/* An index and a table that do not belong together are told apart. */
static void
test_check (void)
{
  static const char * const harm[] = {
    "DELETE FROM search_text WHERE id = 1",
    "UPDATE search_blob SET size = 3 WHERE name = 'lengths' AND lang = 1",
    "UPDATE search_blob SET size = 0 WHERE name = 'df' AND lang = 1",
    "UPDATE search_piece SET data = zeroblob (length (data)) WHERE id ="
    " (SELECT piece FROM search_blob WHERE name = 'terms' AND lang = 1)",
    "UPDATE search_piece SET data = zeroblob (length (data)) WHERE id ="
    " (SELECT piece FROM search_blob WHERE name = 'postings' AND lang = 1)",
    "DELETE FROM search_piece WHERE id ="
    " (SELECT piece FROM search_blob WHERE name = 'families' AND lang = 1)",
    "DELETE FROM search_blob WHERE name = 'terms' AND lang = 1",
    "UPDATE search_language SET rows = 3 WHERE id = 1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (harm); i++)
    {
      TestIndex index = test_index_build (basic, G_N_ELEMENTS (basic), NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", harm[i]);
      g_assert_true (hv_db_exec (index.db, harm[i], &error));
      g_assert_false (hv_index_check (index.db, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
      test_index_drop (&index);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/matched-by", test_matched_by);
  g_test_add_func ("/search/typing", test_typing);
  g_test_add_func ("/search/writings", test_writings);
  g_test_add_func ("/search/any-text", test_any_text);
  g_test_add_func ("/search/any-bytes", test_any_bytes);
  g_test_add_func ("/search/long-query", test_long_query);
  g_test_add_func ("/search/filters", test_filters);
  g_test_add_func ("/search/filter-alone", test_filter_alone);
  g_test_add_func ("/search/what-may-be-shown", test_what_may_be_shown);
  g_test_add_func ("/search/no-stale-words", test_no_stale_words);
  g_test_add_func ("/search/languages", test_languages);
  g_test_add_func ("/search/deterministic", test_deterministic);
  g_test_add_func ("/search/many-rows", test_many_rows);
  g_test_add_func ("/search/limit", test_limit);
  g_test_add_func ("/search/sure", test_sure);
  g_test_add_func ("/search/negation", test_negation);
  g_test_add_func ("/search/cancelled", test_cancelled);
  g_test_add_func ("/search/empty", test_empty);
  g_test_add_func ("/search/check", test_check);
  return g_test_run ();
}
