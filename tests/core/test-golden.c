/* test-golden.c: questions with the answers they must find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-error.h"
#include "hv-golden-check.h"
#include "hv-test-library.h"

static HvGolden *
parse (const char  *text,
       gssize       size,
       guint       *line,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);

  return hv_golden_parse (bytes, line, error);
}

static void
test_rows (void)
{
  static const char * const texts[] = {
    "query\texpected\tdocument\tlang\nhoe lang\ttopic:retention v#a\tv\tnl\n\n   \nwissen\tv#wissen\t\tnl\n",
    "query\texpected\tdocument\tlang\r\nhoe lang\ttopic:retention v#a\tv\tnl\r\n\r\n\r\nwissen\tv#wissen\t\tnl",
    "\357\273\277lang\tnotitie\texpected\tdocument\tquery\nnl\tx\ttopic:retention  v#a \tv\t hoe lang\n\n\nnl\t\tv#wissen\t\twissen\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      guint line;
      g_autoptr (HvGolden) golden = parse (texts[i], -1, &line, &error);
      const HvGoldenRow *row;

      g_assert_no_error (error);
      g_assert_cmpuint (golden->rows->len, ==, 2);
      row = g_ptr_array_index (golden->rows, 0);
      g_assert_cmpstr (row->query, ==, "hoe lang");
      g_assert_cmpuint (g_strv_length (row->expected), ==, 2);
      g_assert_cmpstr (row->expected[0], ==, "topic:retention");
      g_assert_cmpstr (row->expected[1], ==, "v#a");
      g_assert_cmpstr (row->document, ==, "v");
      g_assert_cmpstr (row->lang, ==, "nl");
      g_assert_cmpuint (row->line, ==, 2);
      row = g_ptr_array_index (golden->rows, 1);
      g_assert_cmpstr (row->query, ==, "wissen");
      g_assert_null (row->document);
      g_assert_cmpuint (row->line, ==, 5);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gssize      size;
    guint       line;
  } rows[] = {
    { "", -1, 1 },
    { "\n", -1, 1 },
    { "vraag\tantwoord\n", -1, 1 },
    { "query\n", -1, 1 },
    { "query,expected\n", -1, 1 },
    { "query\texpected\nhoe lang\n", -1, 2 },
    { "query\texpected\n\tv#a\n", -1, 2 },
    { "query\texpected\nhoe lang\t \n", -1, 2 },
    { "query\texpected\na\tv#a\nhoe lang\tretention\n", -1, 3 },
    { "query\texpected\nhoe\377\tv#a\n", -1, 2 },
    { "query\texpected\nhoe\000lang\tv#a\n", 26, 2 },
    { "\377\376q\000u\000", 6, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      guint line = 0;

      g_assert_null (parse (rows[i].text, rows[i].size, &line, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
      g_assert_cmpuint (line, ==, rows[i].line);
    }
}

static void
test_language (void)
{
  static const struct
  {
    const char *text;
    gboolean    one;
    const char *lang;
    guint       line;
  } rows[] = {
    { "query\texpected\tlang\na\tv#a\tnl\nb\tv#b\t\n", TRUE, "nl", 0 },
    { "query\texpected\na\tv#a\n", TRUE, NULL, 0 },
    { "query\texpected\tlang\na\tv#a\tnl\nb\tv#b\ten\n", FALSE, NULL, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint line = 0;
      g_autoptr (HvGolden) golden = parse (rows[i].text, -1, &line, NULL);
      const char *lang;

      g_assert_cmpint (hv_golden_language (golden, &lang, &line), ==, rows[i].one);
      if (rows[i].one)
        g_assert_cmpstr (lang, ==, rows[i].lang);
      else
        g_assert_cmpuint (line, ==, rows[i].line);
    }
}

static void
test_any_bytes (void)
{
  static const char alphabet[] = "query\texpected\n \r#:v\377\000\303\251";

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (round % 2 == 0 ? "query\texpected\n" : NULL);
      g_autoptr (GError) error = NULL;
      guint line = 0;
      g_autoptr (HvGolden) golden = NULL;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append_c (text, alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)]);
      golden = parse (text->str, text->len, &line, &error);
      g_assert_true ((golden == NULL) == (error != NULL));
    }
}

static guint
count_golden (TestLibrary *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);
  g_autoptr (GPtrArray) order = hv_history_order (hv_library_history (library));
  g_autoptr (GPtrArray) fold = hv_fold (order);
  guint count = 0;

  for (guint i = 0; i < fold->len; i++)
    count += ((HvFoldDocument *) g_ptr_array_index (fold, i))->type == HV_DOCUMENT_GOLDEN;
  return count;
}

static HvImport *
import_list (TestLibrary *test,
             const char  *text,
             GError     **error)
{
  g_autofree char *path = test_library_write (test, "lijst.tsv", text);

  return test_library_import (test, HV_PENDING_REFUSE, NULL, error, path, NULL);
}

/* One list a language; a new one takes the place of the old; what it expects and
 * is not there is told, and keeps nothing out. */
static void
test_import (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) first
      = import_list (test, "query\texpected\tlang\nopnamen\tvragen#opnamen\tnl\n", &error);
  g_autoptr (HvImport) second = NULL;
  g_autoptr (HvImport) english = NULL;
  const HvFinding *finding;

  g_assert_no_error (error);
  g_assert_cmpuint (first->findings->len, ==, 0);
  g_assert_cmpuint (first->edition, ==, 2);
  g_assert_cmpuint (count_golden (test), ==, 1);
  second = import_list (test, "query\texpected\tlang\nopnamen\tvragen#bestaat-niet\tnl\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->edition, ==, 3);
  g_assert_cmpuint (second->findings->len, ==, 1);
  finding = g_ptr_array_index (second->findings, 0);
  g_assert_cmpint (finding->severity, ==, HV_SEVERITY_WARNING);
  g_assert_cmpuint (finding->line, ==, 2);
  g_assert_nonnull (strstr (finding->message, "vragen#bestaat-niet"));
  g_assert_cmpuint (count_golden (test), ==, 1);
  english
      = import_list (test, "query\texpected\tlang\nrecordings\ttopic:call-recording\ten\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_golden (test), ==, 2);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

static void
test_import_refused (TestLibrary   *test,
                     gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *lang;
    gboolean    refused;
  } rows[] = {
    { "query\texpected\nopnamen\tvragen#opnamen\n", NULL, TRUE },
    { "query\texpected\nopnamen\tvragen#opnamen\n", "nl", FALSE },
    { "query\texpected\tlang\na\tvragen#opnamen\tnl\nb\tvragen#opnamen\ten\n", NULL, TRUE },
    { "vraag\tantwoord\n", "nl", TRUE },
    { "", "nl", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = test_library_write (test, "lijst.tsv", rows[i].text);
      const char *paths[] = { path, NULL };
      HvImportOptions options = { .lang = rows[i].lang };
      g_autoptr (GError) error = NULL;
      g_autoptr (HvImport) import
          = hv_import_plan (test->library, paths, &options, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (import->refused, ==, rows[i].refused);
      g_assert_cmpuint (import->findings->len, ==, rows[i].refused ? 1 : 0);
    }
}

/* A known question that loses its answer is said before anything happens, and
 * keeps nothing out. */
static void
test_lost (TestLibrary   *test,
           gconstpointer  data)
{
  static const char list[] = "query\texpected\tlang\nhoe lang opnamen\tvragen#opnamen\tnl\n"
                             "facturen bewaren\tvragen#facturen\tnl\n";
  g_autofree char *statement = test_statement ("1", "approved", "2026-06-01", "2026-06-01", "Kort.");
  g_autofree char *faq = test_faq ("1", "2026-06-10", "Eén maand.");
  g_autoptr (GString) next = g_string_new (faq);
  g_autofree char *golden = test_library_write (test, "golden.tsv", list);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) first = NULL;
  g_autoptr (HvImport) same = NULL;
  g_autoptr (HvImport) lost = NULL;
  const HvFinding *finding;

  test_library_put (test, statement, faq);
  first = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, golden, NULL);
  g_assert_no_error (error);
  g_assert_null (test_find (first, HV_GOLDEN_RULE, "opnamen"));

  g_string_replace (next, "version='1'", "version='2'", 1);
  same = test_library_plan_text (test, "same.xml", next->str);
  g_assert_null (test_find (same, HV_GOLDEN_RULE, ""));
  g_string_replace (next, "<entry id='opnamen'", "<entry id='band'", 1);
  lost = test_library_plan_text (test, "lost.xml", next->str);
  finding = test_find (lost, HV_GOLDEN_RULE, "hoe lang opnamen");
  g_assert_nonnull (finding);
  g_assert_false (finding->refuses);
  g_assert_null (test_find (lost, HV_GOLDEN_RULE, "facturen bewaren"));
  g_assert_false (lost->refused);
}

static void
test_add (TestLibrary   *test,
          gconstpointer  data)
{
  static const char * const expected[] = { "vragen#opnamen", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) first = NULL;
  g_autoptr (HvImport) second = NULL;
  g_autoptr (GPtrArray) results = NULL;
  const HvFinding *finding;
  const HvGoldenResult *result;

  test_library_put_first (test, "Kort.");
  first = hv_golden_add (test->library, "hoe lang\topnamen", "nl", expected, "knowledge-manager", NULL,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->edition, ==, 2);
  second = hv_golden_add (test->library, "zwemles", "nl", expected, NULL, NULL, &error);
  g_assert_no_error (error);
  finding = test_find (second, HV_GOLDEN_RULE, "zwemles");
  g_assert_nonnull (finding);
  g_assert_false (finding->refuses);
  results = hv_golden_results (test->library, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 2);
  result = g_ptr_array_index (results, 0);
  g_assert_cmpstr (result->query, ==, "hoe lang opnamen");
  g_assert_cmpuint (result->rank, ==, 1);
  g_assert_cmpstr (result->first, ==, "vragen#opnamen");
  g_assert_cmpuint (((HvGoldenResult *) g_ptr_array_index (results, 1))->rank, ==, 0);

  g_assert_null (hv_golden_add (test->library, "ik ben jan@voorbeeld.nl", "nl", expected, NULL, NULL,
                                &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
}

/* Data about a person keep a list out. */
static void
test_personal (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr (HvImport) import
      = test_library_plan_text (test, "golden.tsv", "query\texpected\n"
                                "wat weten jullie van mij\ttopic:access\n"
                                "mijn nummer is 0612345678\ttopic:access\n");
  const HvFinding *finding;

  g_assert_true (import->refused);
  finding = g_ptr_array_index (import->findings, 0);
  g_assert_cmpstr (finding->rule, ==, "personal-data");
  g_assert_cmpuint (finding->line, ==, 3);
  g_assert_null (strstr (finding->message, "0612345678"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/golden/rows", test_rows);
  g_test_add_func ("/golden/refused", test_refused);
  g_test_add_func ("/golden/language", test_language);
  g_test_add_func ("/golden/any-bytes", test_any_bytes);
  g_test_add ("/golden/import", TestLibrary, "Een maand.", test_library_set_up_first, test_import,
              test_library_tear_down);
  g_test_add ("/golden/import-refused", TestLibrary, "Een maand.", test_library_set_up_first,
              test_import_refused, test_library_tear_down);
  g_test_add ("/golden/lost", TestLibrary, NULL, test_library_set_up, test_lost,
              test_library_tear_down);
  g_test_add ("/golden/add", TestLibrary, NULL, test_library_set_up, test_add,
              test_library_tear_down);
  g_test_add ("/golden/personal", TestLibrary, NULL, test_library_set_up, test_personal,
              test_library_tear_down);
  return g_test_run ();
}
