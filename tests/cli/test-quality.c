/* test-quality.c: what search finds in the demo knowledge, and in real texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-test-command.h"

static void
set_up (TestLibrary   *test,
        gconstpointer  data)
{
  test_library_set_up (test, data);
  g_setenv ("HOUVAST_LIBRARY", test->library, TRUE);
}

static char *
source_path (const char *name)
{
  return g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), name, NULL);
}

static void
import_demo (TestLibrary *test)
{
  g_autofree char *statement = source_path ("data/demo/nl/privacyverklaring.xml");
  g_autofree char *faq = source_path ("data/demo/nl/privacyvragen.xml");
  g_autoptr (TestRun) run = test_run (test, "import", statement, faq, NULL);

  if (run->status != 0)
    g_error ("%s", run->err);
  g_assert_cmpstr (run->err, ==, "");
}

static JsonObject *
evaluate (TestLibrary *test,
          const char  *list)
{
  g_autoptr (TestRun) run = test_run (test, "--json", "evaluate", list, NULL);

  if (run->status != 0)
    g_error ("%s", run->err);
  return test_run_json (run);
}

static void
test_demo_question (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) found = NULL;
  JsonObject *first;

  import_demo (test);
  run = test_run (test, "--json", "search", "hoe", "lang", "bewaren", "jullie", "mijn", "gegevens",
                  NULL);
  found = test_run_json (run);
  first = json_array_get_object_element (json_object_get_array_member (found, "hits"), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "kind"), ==, "entry");
  g_assert_cmpstr (json_object_get_string_member (first, "topic"), ==, "retention");
  g_assert_cmpstr (json_object_get_string_member (first, "state"), ==, "approved");
  g_assert_true (json_object_get_boolean_member (found, "sure"));
}

static void
test_demo_golden (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autofree char *list = source_path ("data/demo/golden-nl.tsv");
  g_autoptr (JsonObject) result = NULL;

  import_demo (test);
  result = evaluate (test, list);
  g_test_message ("success@3 %f", json_object_get_double_member (result, "success_at_3"));
  g_assert_cmpint (json_object_get_int_member (result, "queries"), >=, 150);
  g_assert_cmpfloat (json_object_get_double_member (result, "success_at_3"), >=, 0.98);
  g_assert_cmpfloat (json_object_get_double_member (result, "success_at_1"), >=, 0.90);
}

/* What the first hit is about, for what callers say and agents type. */
static void
test_demo_asked (TestLibrary   *test,
                 gconstpointer  data)
{
  static const struct
  {
    const char *query;
    const char *topic;
  } asked[] = {
    { "AP", "complaint" },
    { "ap", "complaint" },
    { "dp", "dpo-contact" },
    { "30", "deadline" },
    { "30 d", "deadline" },
    { "30 dagen", "deadline" },
    { "FG", "dpo-contact" },
    { "dpo", "dpo-contact" },
    { "AVG", "information" },
    { "art. 15", "access" },
    { "artikel 15 lid 3", "access" },
    { "art 17", "erasure" },
    { "niet weggooien", "restriction" },
    { "u mag het niet weggooien", "restriction" },
    { "ik wil het niet kwijt", "restriction" },
    { "weggooien", "erasure" },
    { "geen reclame meer", "marketing-optout" },
    { "ik ben het er niet mee eens", "objection" },
    { "goedemiddag ik bel omdat ik mijn gegevens wil inzien", "access" },
    { "eh ja goedemorgen mevrouw ik wou even vragen hoe lang jullie mijn gegevens bewaren",
      "retention" },
    { "hallo u spreekt met Jansen kunt u mij vertellen waar ik mijn toestemming intrek",
      "withdraw-consent" },
  };

  import_demo (test);
  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (TestRun) run = test_run (test, "--json", "search", asked[i].query, NULL);
      g_autoptr (JsonObject) found = test_run_json (run);
      JsonArray *hits = json_object_get_array_member (found, "hits");

      g_test_message ("%s", asked[i].query);
      g_assert_cmpuint (json_array_get_length (hits), >, 0);
      g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (hits, 0),
                                                      "topic"),
                       ==, asked[i].topic);
      g_assert_false (json_object_has_member (found, "corrected"));
    }
}

/* What is said of a mistake: how it was understood, and that it is by that. */
static void
test_demo_mistyped (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) found = NULL;
  JsonObject *first;

  import_demo (test);
  run = test_run (test, "--json", "search", "--explain", "bewaartermyn", NULL);
  found = test_run_json (run);
  first = json_array_get_object_element (json_object_get_array_member (found, "hits"), 0);
  g_assert_cmpstr (json_object_get_string_member (found, "corrected"), ==, "bewaartermijn");
  g_assert_cmpstr (json_object_get_string_member (first, "topic"), ==, "retention");
  g_assert_cmpstr (json_object_get_string_member (first, "matched_by"), ==, "typo");
  g_assert_nonnull (strstr (json_object_get_string_member (first, "explanation"),
                            "bewaartermyn: typo"));
}

/* The list itself can be kept with the knowledge, and then guards it. */
static void
test_demo_golden_import (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autofree char *list = source_path ("data/demo/golden-nl.tsv");
  g_autoptr (TestRun) run = NULL;

  import_demo (test);
  run = test_run (test, "import", list, NULL);
  if (run->status != 0)
    g_error ("%s", run->err);
  g_assert_cmpstr (run->err, ==, "");
  test_status (test, 0, "verify");
}

static char *
language_of (TestLibrary *test,
             const char  *locale,
             const char  *query,
             char       **better)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) found = NULL;

  g_setenv ("LANGUAGE", locale, TRUE);
  run = test_run (test, "--json", "search", query, NULL);
  found = test_run_json (run);
  if (better != NULL)
    *better = g_strdup (json_object_get_string_member_with_default (found, "better_in", NULL));
  return g_strdup (json_object_get_string_member (found, "lang"));
}

/* Without a word about it, the language of the desk, or else the largest; and when
 * another knows the query far better, that is offered. */
static void
test_languages (TestLibrary   *test,
                gconstpointer  data)
{
  static const char english[]
    = "<faq xmlns='urn:houvast:kb:1' xml:lang='en' id='english' version='1' effective='2026-06-01'>\n"
      "<title>Questions</title>\n"
      "<approval status='approved' role='knowledge-manager' on='2026-06-20' review='2027-06-20'/>\n"
      "<entry id='recordings' topic='retention'><question>How long do you keep recordings?</question>"
      "<answer><p>One month.</p></answer></entry>\n</faq>\n";
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));
  g_autofree char *path = test_library_write (test, "english.xml", english);
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  g_autofree char *neither = NULL;
  g_autofree char *better = NULL;
  g_autofree char *none = NULL;
  g_autoptr (TestRun) said = NULL;

  import_demo (test);
  test_status (test, 0, "import", path);
  own = language_of (test, "en_GB", "recordings", &none);
  other = language_of (test, "nl_NL", "how long do you keep recordings", &better);
  neither = language_of (test, "fr", "bewaartermijn", NULL);
  said = test_run (test, "search", "--lang", "nl", "how long do you keep recordings", NULL);
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  g_assert_cmpstr (own, ==, "en");
  g_assert_null (none);
  g_assert_cmpstr (other, ==, "nl");
  g_assert_cmpstr (better, ==, "en");
  g_assert_cmpstr (neither, ==, "nl");
  g_assert_nonnull (strstr (said->out, "--lang en"));
}

/* The route for a question that the knowledge does not answer. */
static void
test_demo_unknown (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) found = NULL;
  JsonArray *hits;

  import_demo (test);
  run = test_run (test, "--json", "search", "--topic", "unknown", NULL);
  found = test_run_json (run);
  hits = json_object_get_array_member (found, "hits");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (json_array_get_length (hits), >=, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (hits, 0), "topic"),
                   ==, "unknown");
}

/* Real questions and answers that nobody here wrote, where they are at hand. */
static void
test_real_set (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *folder = source_path ("../shared/data/healthcare_gov_en");
  g_autofree char *tool = source_path ("../shared/tools/tsv2kb.py");
  g_autofree char *corpus = g_build_filename (folder, "corpus.tsv", NULL);
  g_autofree char *queries = g_build_filename (folder, "queries_title.tsv", NULL);
  g_autofree char *relevant = g_build_filename (folder, "qrels_title.tsv", NULL);
  g_autofree char *out = g_build_filename (test->folder, "set", NULL);
  g_autofree char *list = g_build_filename (test->folder, "golden.tsv", NULL);
  g_autofree char *made = g_build_filename (out, "golden.tsv", NULL);
  const char *argv[] = { "python3", tool, corpus, queries, relevant, out, "--lang", "en", NULL };
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) result = NULL;
  g_autofree char *text = NULL;
  int status;

  if (!g_file_test (corpus, G_FILE_TEST_EXISTS)
      || !g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                        NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0)
    {
      g_test_skip ("the set is not here");
      return;
    }
  g_assert_true (g_file_get_contents (made, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (list, text, -1, NULL));
  run = test_run (test, "import", "--lang", "en", "set", NULL);
  if (run->status != 0)
    g_error ("%s", run->err);
  result = evaluate (test, list);
  g_test_message ("success@3 %f, MRR %f", json_object_get_double_member (result, "success_at_3"),
                  json_object_get_double_member (result, "mrr_at_10"));
  g_assert_cmpint (json_object_get_int_member (result, "queries"), >, 100);
  /* Titles ask for the very entries that have them. */
  g_assert_cmpfloat (json_object_get_double_member (result, "success_at_3"), >=, 0.9);
}

#define ADD(name, func) g_test_add (name, TestLibrary, NULL, set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/quality/demo-question", test_demo_question);
  ADD ("/quality/demo-golden", test_demo_golden);
  ADD ("/quality/demo-asked", test_demo_asked);
  ADD ("/quality/demo-mistyped", test_demo_mistyped);
  ADD ("/quality/demo-golden-import", test_demo_golden_import);
  ADD ("/quality/languages", test_languages);
  ADD ("/quality/demo-unknown", test_demo_unknown);
  ADD ("/quality/real-set", test_real_set);
  return g_test_run ();
}
