/* test-translation.c: knowledge in two languages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-test-library.h"
#include "hv-to-approve.h"

static char *
faq (const char *lang,
     const char *translation_of,
     const char *version,
     const char *on,
     const char *one,
     const char *two)
{
  return g_strdup_printf (
    "<faq xmlns='urn:houvast:kb:1' xml:lang='%s' id='vragen' version='%s'%s%s%s><title>T</title>"
    "<approval status='approved' role='dpo' on='%s'/>"
    "<entry id='een' topic='access'><question>Alpha %s</question><answer>%s</answer></entry>"
    "<entry id='twee' topic='erasure'><question>Beta %s</question><answer>%s</answer></entry></faq>",
    lang, version, translation_of ? " translation-of='" : "", translation_of ? translation_of : "",
    translation_of ? "'" : "", on, lang, one, lang, two);
}

static void
set_up (TestLibrary   *test,
        gconstpointer  data)
{
  g_autofree char *dutch = faq ("nl", NULL, "1", "2026-06-01", "Inzage.", "Wissen.");
  g_autofree char *english = faq ("en", "nl", "1", "2026-06-01", "Access.", "Erasure.");

  test_library_set_up (test, data);
  test_library_put (test, dutch, english);
}

static void
assert_said (TestLibrary *test,
             const char  *key,
             const char  *lang,
             const char  *words,
             const char  *full_key)
{
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvAnswer) answer = NULL;
  g_autofree char *spoken = NULL;
  HvEdition *edition;

  g_assert_nonnull (hv_desk_history (desk, &error));
  edition = hv_desk_edition (desk, hv_desk_today (desk), NULL, &error);
  g_assert_no_error (error);
  answer = hv_edition_answer (edition, key, lang, hv_desk_today (desk), &error);
  if (words == NULL)
    {
      g_assert_null (answer);
      g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  spoken = hv_unit_spoken (answer->unit);
  g_assert_cmpstr (spoken, ==, words);
  g_assert_cmpstr (answer->key, ==, full_key);
}

/* The key says the language only where it is not the one in use. */
static void
test_keys (TestLibrary   *test,
           gconstpointer  data)
{
  assert_said (test, "vragen#een", "nl", "Inzage.", "vragen#een");
  assert_said (test, "vragen#een", "en", "Access.", "vragen#een");
  assert_said (test, "vragen#een@en", "nl", "Access.", "vragen#een@en");
  assert_said (test, "vragen#een@nl", "nl", "Inzage.", "vragen#een");
  assert_said (test, "vragen#een@de", "nl", NULL, NULL);
  assert_said (test, "vragen#een", "en_GB.UTF-8", "Access.", "vragen#een");
}

/* Two languages are never mixed in one list of hits. */
static void
test_search (TestLibrary   *test,
             gconstpointer  data)
{
  static const char * const langs[] = { "nl", "en" };
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  HvEdition *edition;

  g_assert_nonnull (hv_desk_history (desk, &error));
  edition = hv_desk_edition (desk, hv_desk_today (desk), NULL, &error);
  for (gsize i = 0; i < G_N_ELEMENTS (langs); i++)
    {
      HvSearchRequest request = { .text = "alpha beta", .text_length = -1, .lang = langs[i],
                                  .day = hv_desk_today (desk) };
      g_autoptr (HvResults) results = hv_edition_search (edition, &request, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (results->results->len, ==, 2);
      for (guint j = 0; j < 2; j++)
        g_assert_true (g_str_has_suffix (
            ((HvResult *)g_ptr_array_index (results->results, j))->hit->title, langs[i]));
    }
}

/* Where the source changed, the translation no longer says the same: it is not
 * shown until someone looked at it, and the source is offered. */
static void
test_source_changed (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *dutch = faq ("nl", NULL, "2", "2026-08-01", "Inzage, maar anders.", "Wissen.");
  g_autofree char *english
      = faq ("en", "nl", "2", "2026-08-02", "Access, but different.", "Erasure.");

  test_library_put (test, dutch, NULL);
  assert_said (test, "vragen#een", "nl", "Inzage, maar anders.", "vragen#een");
  assert_said (test, "vragen#een@en", "en", NULL, NULL);
  assert_said (test, "vragen#twee", "en", "Erasure.", "vragen#twee");
  test_library_put (test, english, NULL);
  assert_said (test, "vragen#een", "en", "Access, but different.", "vragen#een");
}

/* The source of a unit that has no translation, or none that may be shown, is
 * what an agent gets in that language. */
static void
test_source_is_offered (TestLibrary   *test,
                        gconstpointer  data)
{
  g_autofree char *dutch = faq ("nl", NULL, "2", "2026-08-01", "Inzage, maar anders.", "Wissen.");

  test_library_put (test, dutch, NULL);
  assert_said (test, "vragen#een", "en", "Inzage, maar anders.", "vragen#een@nl");
}

static const char *
first_key (GPtrArray  *topics,
           const char *id)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (topics, i);

      if (strcmp (topic->id, id) == 0)
        return ((HvTopicEntry *) g_ptr_array_index (topic->entries, 0))->key;
    }
  return NULL;
}

/* It is found by how callers word it in that language, and says which it is in. */
static void
test_source_is_found (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autofree char *dutch = faq ("nl", NULL, "2", "2026-08-01", "Inzage, maar anders.", "Wissen.");
  g_autofree char *english = faq ("en", "nl", "1", "2026-06-01", "Access.", "Erasure.");
  g_auto (GStrv) parts = g_strsplit (english, "Alpha en</question>", 2);
  g_autofree char *worded
    = g_strjoinv ("Alpha en</question><alternatives>show me my file</alternatives>", parts);
  HvSearchRequest request = { .text = "my file", .text_length = -1, .lang = "en" };
  g_autoptr (HvDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvResults) before = NULL;
  g_autoptr (HvResults) after = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  HvEdition *edition;

  test_library_put (test, worded, NULL);
  desk = hv_desk_new (test->library);
  g_assert_nonnull (hv_desk_history (desk, &error));
  request.day = hv_desk_today (desk);
  edition = hv_desk_edition (desk, request.day, NULL, &error);
  before = hv_edition_search (edition, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->results->len, ==, 1);
  g_assert_cmpstr (((HvResult *) g_ptr_array_index (before->results, 0))->key, ==, "vragen#een");

  test_library_put (test, dutch, NULL);
  g_clear_pointer (&desk, hv_desk_free);
  desk = hv_desk_new (test->library);
  g_assert_nonnull (hv_desk_history (desk, &error));
  edition = hv_desk_edition (desk, request.day, NULL, &error);
  after = hv_edition_search (edition, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->results->len, ==, 1);
  topics = hv_edition_topics (edition, "en", request.day, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (topics->len, ==, 2);
  g_assert_cmpstr (first_key (topics, "access"), ==, "vragen#een@nl");
  g_assert_cmpstr (first_key (topics, "erasure"), ==, "vragen#twee");
  g_assert_cmpstr (((HvResult *) g_ptr_array_index (after->results, 0))->key, ==, "vragen#een@nl");
  g_assert_cmpstr (((HvResult *) g_ptr_array_index (after->results, 0))->hit->title, ==, "Alpha nl");
}

/* Who speaks another language gets what was written first, however long the rest is. */
static void
test_language_of_none (TestLibrary   *test,
                       gconstpointer  data)
{
  g_autofree char *english = faq ("en", "nl", "2", "2026-08-02",
                                  "Access to all the many words and data that there are about you.",
                                  "Erasure of all the many words and data that there are about you.");
  g_autoptr (HvDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  HvEdition *edition;

  test_library_put (test, english, NULL);
  desk = hv_desk_new (test->library);
  g_assert_nonnull (hv_desk_history (desk, &error));
  edition = hv_desk_edition (desk, hv_desk_today (desk), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hv_edition_language (edition, "fr_FR.UTF-8"), ==, "nl");
  g_assert_cmpstr (hv_edition_language (edition, NULL), ==, "nl");
  g_assert_cmpstr (hv_edition_language (edition, "en_IE"), ==, "en");
}

static void
test_remove_one (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

  g_assert_cmpuint (hv_library_remove (library, "vragen", "en", NULL, &error), ==, 2);
  g_assert_no_error (error);
  g_clear_pointer (&library, hv_library_free);
  assert_said (test, "vragen#een", "nl", "Inzage.", "vragen#een");
  assert_said (test, "vragen#een", "en", "Inzage.", "vragen#een");
  assert_said (test, "vragen#een@en", "nl", NULL, NULL);
}

static void
approve (TestLibrary *test,
         const char  *key,
         int          code)
{
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) "dpo" };
  const char *keys[] = { key, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);
  guint made = hv_library_sign (library, keys, &approval, NULL, &error);

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, HV_ERROR, code);
  g_assert_true ((made != 0) == (code < 0));
}

static void
withdraw (TestLibrary *test,
          const char  *key)
{
  HvApproval approval = { .status = HV_STATUS_WITHDRAWN, .role = (char *) "dpo" };
  const char *keys[] = { key, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

  g_assert_cmpuint (hv_library_sign (library, keys, &approval, "Klopt niet.", &error), !=, 0);
  g_assert_no_error (error);
}

/* Whether a manager finds it among what is to be approved. */
static void
assert_waits (TestLibrary *test,
              const char  *key,
              gboolean     expected)
{
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gboolean found = FALSE;

  g_assert_nonnull (hv_desk_history (desk, &error));
  list = hv_to_approve_list (test->library, hv_desk_today (desk), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    found = found || strcmp (((HvToApprove *) g_ptr_array_index (list, i))->key, key) == 0;
  g_assert_cmpint (found, ==, expected);
}

/* Whoever still finds the translation right signs it off as it is. */
static void
test_approved_again (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *dutch = faq ("nl", NULL, "2", "2026-08-01", "Inzage, maar anders.", "Wissen.");

  assert_waits (test, "vragen#een@en", FALSE);
  test_library_put (test, dutch, NULL);
  assert_waits (test, "vragen#een@en", TRUE);
  assert_waits (test, "vragen#twee@en", FALSE);
  approve (test, "vragen#een@en", -1);
  assert_waits (test, "vragen#een@en", FALSE);
  assert_said (test, "vragen#een", "en", "Access.", "vragen#een");
}

/* What may not be said in the language it was written in may not be said in
 * another. */
static void
test_source_withdrawn (TestLibrary   *test,
                       gconstpointer  data)
{
  withdraw (test, "vragen#een@nl");
  assert_said (test, "vragen#een@nl", "nl", NULL, NULL);
  assert_said (test, "vragen#een@en", "en", NULL, NULL);
  assert_said (test, "vragen#twee", "en", "Erasure.", "vragen#twee");
  approve (test, "vragen#een@nl", -1);
  assert_said (test, "vragen#een", "en", "Access.", "vragen#een");
}

/* A translated statement with its paragraph, and the answer to a question in two
 * languages: what the paragraph of the original says is what counts. */
static void
put_statements (TestLibrary *test,
                const char  *kept)
{
  g_autofree char *dutch = test_statement ("1", "approved", "2026-06-01", "2026-06-01", kept);
  g_auto (GStrv) parts = g_strsplit (dutch, "xml:lang='nl'", 2);
  g_autofree char *english = g_strjoinv ("xml:lang='en' translation-of='nl'", parts);
  g_autofree char *cites = test_faq ("1", "2026-06-10", "Eén maand.");
  g_auto (GStrv) cites_parts = g_strsplit (cites, "xml:lang='nl'", 2);
  g_autofree char *translated = g_strjoinv ("xml:lang='en' translation-of='nl'", cites_parts);

  test_library_put (test, dutch, english);
  test_library_put (test, cites, translated);
}

static void
assert_statement (TestLibrary *test,
                  const char  *lang,
                  const char  *expected)
{
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvOutline) outline = NULL;
  HvEdition *edition;

  g_assert_nonnull (hv_desk_history (desk, &error));
  edition = hv_desk_edition (desk, hv_desk_today (desk), NULL, &error);
  g_assert_no_error (error);
  outline = hv_edition_outline (edition, "verklaring", lang, hv_desk_today (desk), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outline->info->lang, ==, expected);
}

static void
test_statement_changed (TestLibrary   *test,
                        gconstpointer  data)
{
  g_autofree char *dutch = test_statement ("2", "approved", "2026-08-01", "2026-06-01",
                                           "Opnamen wissen wij na twee maanden.");

  put_statements (test, "Opnamen wissen wij na één maand.");
  assert_statement (test, "en", "en");
  assert_said (test, "vragen#opnamen@en", "en", "Eén maand.", "vragen#opnamen");
  test_library_put (test, dutch, NULL);
  /* The statement is in the language it was written in; the answer whose original is being
   * checked is gone, and the one beside it stays. */
  assert_statement (test, "en", "nl");
  assert_said (test, "vragen#opnamen@en", "en", NULL, NULL);
  assert_said (test, "vragen#facturen", "en", "Zeven jaar.", "vragen#facturen");
  approve (test, "verklaring@en", -1);
  assert_statement (test, "en", "en");
  assert_said (test, "vragen#opnamen@en", "en", NULL, NULL);
  approve (test, "vragen#opnamen@nl", -1);
  assert_said (test, "vragen#opnamen", "en", "Eén maand.", "vragen#opnamen");
}

/* While the statement is not finished in a language, answers in that language rest on
 * the one they were made from. */
static void
test_statement_unfinished (TestLibrary   *test,
                           gconstpointer  data)
{
  g_autofree char *dutch = test_statement ("1", "approved", "2026-06-01", "2026-06-01", "Eén maand.");
  g_autofree char *draft = test_statement ("1", "draft", "2026-06-01", "2026-06-01", "Eén maand.");
  g_auto (GStrv) parts = g_strsplit (draft, "xml:lang='nl'", 2);
  g_autofree char *english = g_strjoinv ("xml:lang='en' translation-of='nl'", parts);
  g_autofree char *cites = test_faq ("1", "2026-06-10", "Eén maand.");
  g_auto (GStrv) cites_parts = g_strsplit (cites, "xml:lang='nl'", 2);
  g_autofree char *translated = g_strjoinv ("xml:lang='en' translation-of='nl'", cites_parts);

  test_library_put (test, dutch, english);
  test_library_put (test, cites, translated);
  assert_statement (test, "en", "nl");
  assert_said (test, "vragen#opnamen@en", "en", "Eén maand.", "vragen#opnamen");
  approve (test, "verklaring@en", HV_ERROR_REFUSED);
}

/* Words of another language are still in it: nobody can sign that off. */
static void
test_unfinished (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autofree char *whole = faq ("en", "nl", "2", "2026-08-01", "Inzage, of: access.", "Erasure!");
  g_auto (GStrv) parts = g_strsplit (whole, "</answer></entry><entry id='twee'", 2);
  g_autofree char *english
    = g_strjoinv ("</answer><approval status='draft'/></entry><entry id='twee'", parts);
  g_autofree char *path = test_library_write (test, "en.xml", english);
  const char *paths[] = { path, NULL };
  HvImportOptions options = { .approve = "dpo" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = hv_import_plan (test->library, paths, &options, NULL, NULL, NULL,
                                                &error);

  g_assert_no_error (error);
  g_assert_true (hv_import_apply (import, test->library, &options, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  /* The wording that was approved before stays: its original still reads as it did. */
  assert_said (test, "vragen#een", "en", "Access.", "vragen#een");
  assert_said (test, "vragen#twee", "en", "Erasure!", "vragen#twee");
  approve (test, "vragen#een@en", HV_ERROR_REFUSED);
  assert_said (test, "vragen#een", "en", "Access.", "vragen#een");
  assert_waits (test, "vragen#een@en", FALSE);
}

/* Two documents that each say they are made from the other, and one made from
 * itself, are nobody's translation. */
static void
test_in_circles (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autofree char *dutch = faq ("nl", "en", "3", "2026-08-01", "Rond.", "En rond.");
  g_autofree char *german = faq ("de", "de", "3", "2026-08-01", "Rund.", "Und rund.");
  g_autofree char *english = faq ("en", "nl", "3", "2026-08-01", "Round.", "And round.");

  test_library_put (test, dutch, english);
  test_library_put (test, german, NULL);
  assert_said (test, "vragen#een@nl", "nl", NULL, NULL);
  assert_said (test, "vragen#een@de", "de", NULL, NULL);
}

/* What is proposed is not in the library yet, and is looked at all the same. */
static void
test_proposed (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *dutch = faq ("nl", NULL, "2", "2026-06-02", "Uw inzage.", "Wissen.");
  g_autofree char *english = faq ("en", "nl", "2", "2026-06-02", "Your access.", "Erasure.");
  g_autofree char *one = test_library_write (test, "voorstel-nl.xml", dutch);
  g_autofree char *other = test_library_write (test, "voorstel-en.xml", english);
  const char *paths[] = { one, other, NULL };
  HvImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = hv_import_plan (test->library, paths, &options, NULL, NULL, NULL,
                                                &error);
  g_autofree char *edition = NULL;

  g_assert_no_error (error);
  g_assert_false (import->refused);
  edition = hv_import_build_preview (import, test->library, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (edition, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add (name, TestLibrary, NULL, set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/translation/keys", test_keys);
  ADD ("/translation/proposed", test_proposed);
  ADD ("/translation/search", test_search);
  ADD ("/translation/source-changed", test_source_changed);
  ADD ("/translation/source-is-offered", test_source_is_offered);
  ADD ("/translation/source-is-found", test_source_is_found);
  ADD ("/translation/language-of-none", test_language_of_none);
  ADD ("/translation/remove-one", test_remove_one);
  ADD ("/translation/approved-again", test_approved_again);
  ADD ("/translation/source-withdrawn", test_source_withdrawn);
  ADD ("/translation/statement-changed", test_statement_changed);
  ADD ("/translation/statement-unfinished", test_statement_unfinished);
  ADD ("/translation/unfinished", test_unfinished);
  ADD ("/translation/in-circles", test_in_circles);
  return g_test_run ();
}
