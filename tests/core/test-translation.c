/* test-translation.c: knowledge in two languages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-test-library.h"

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

#define ADD(name, func) g_test_add (name, TestLibrary, NULL, set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/translation/keys", test_keys);
  ADD ("/translation/search", test_search);
  ADD ("/translation/source-changed", test_source_changed);
  ADD ("/translation/source-is-offered", test_source_is_offered);
  ADD ("/translation/remove-one", test_remove_one);
  return g_test_run ();
}
