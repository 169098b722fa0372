/* test-export.c: knowledge that leaves the library, and comes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <libxml/parser.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-export.h"
#include "hv-file.h"
#include "hv-test-library.h"
#include "hv-to-approve.h"

#define KEPT "Opnamen wissen wij na één maand."

static void
put_much (TestLibrary *test)
{
  g_autofree char *reworded = test_faq ("2", "2026-06-10", "Een &lt;maandje&gt;.");
  g_autofree char *changed = test_statement ("2", "approved", "2026-07-20", "2026-06-01",
                                             "Na twee maanden.");
  g_autofree char *next = test_statement ("3", "approved", "2026-07-21", "2026-09-01",
                                          "Na drie maanden.");
  g_autofree char *golden = test_library_write (test, "golden.tsv", "query\texpected\tlang\n"
                                                "hoe lang opnamen\tvragen#opnamen\tnl\n");
  const char * const keys[] = { "vragen#facturen", NULL };
  HvApproval withdrawn = { .status = HV_STATUS_WITHDRAWN, .role = (char *) "dpo" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;

  test_library_put_first (test, KEPT);
  test_library_put (test, reworded, NULL);
  test_library_put (test, changed, NULL);
  test_library_put (test, next, NULL);
  import = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, golden, NULL);
  g_assert_no_error (error);
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (hv_library_sign (library, keys, &withdrawn, "Klopt <niet>", &error), >, 0);
  }
}

static void
assert_same_states (TestLibrary *one,
                    TestLibrary *other,
                    const char  *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) a = hv_stood_on_list (one->library, hv_day_parse (day), NULL, &error);
  g_autoptr (GPtrArray) b = hv_stood_on_list (other->library, hv_day_parse (day), NULL, &error);
  g_autoptr (GPtrArray) waiting_a = hv_to_approve_list (one->library, hv_day_parse (day), NULL,
                                                        &error);
  g_autoptr (GPtrArray) waiting_b = hv_to_approve_list (other->library, hv_day_parse (day), NULL,
                                                        &error);

  g_assert_no_error (error);
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const HvStoodOn *x = g_ptr_array_index (a, i);
      const HvStoodOn *y = g_ptr_array_index (b, i);

      g_assert_cmpstr (x->key, ==, y->key);
      g_assert_cmpint (x->state, ==, y->state);
      g_assert_cmpstr (x->version, ==, y->version);
      g_assert_cmpuint (x->approval.on, ==, y->approval.on);
      g_assert_cmpstr (x->approval.role, ==, y->approval.role);
    }
  g_assert_cmpuint (waiting_a->len, ==, waiting_b->len);
  for (guint i = 0; i < waiting_a->len; i++)
    {
      const HvToApprove *x = g_ptr_array_index (waiting_a, i);
      const HvToApprove *y = g_ptr_array_index (waiting_b, i);

      g_assert_cmpstr (x->key, ==, y->key);
      g_assert_cmpint (x->why, ==, y->why);
      g_assert_cmpstr (x->approved, ==, y->approved);
      g_assert_cmpstr (x->newest, ==, y->newest);
      g_assert_cmpstr (x->reason, ==, y->reason);
      g_assert_cmpuint (x->cited->len, ==, y->cited->len);
      for (guint j = 0; j < x->cited->len; j++)
        g_assert_cmpstr (((HvCitedText *) g_ptr_array_index (x->cited, j))->before, ==,
                         ((HvCitedText *) g_ptr_array_index (y->cited, j))->before);
    }
}

/* Export, import into an empty library, export again: the same bytes and states,
 * today and on the days to come. */
static void
test_round_trip (TestLibrary   *test,
                 gconstpointer  data)
{
  TestLibrary other = { 0 };
  g_autofree char *first = g_build_filename (test->folder, "first", NULL);
  g_autofree char *second = g_build_filename (test->folder, "second", NULL);
  g_autofree char *sum = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;
  g_autoptr (HvImport) same = NULL;

  put_much (test);
  test_library_set_up (&other, NULL);
  g_assert_true (hv_export_xml (test->library, first, NULL, &error));
  g_assert_no_error (error);
  import = test_library_import (&other, HV_PENDING_REFUSE, NULL, &error, first, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (import->edition, ==, 1);
  assert_same_states (test, &other, NULL);
  assert_same_states (test, &other, "2026-09-01");
  g_assert_true (hv_export_xml (other.library, second, NULL, &error));
  g_assert_no_error (error);
  sum = test_folder_sum (first);
  again = test_folder_sum (second);
  g_assert_cmpstr (sum, ==, again);
  /* And nothing changes when it is taken in once more. */
  same = test_library_import (&other, HV_PENDING_KEEP, NULL, &error, first, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (same->edition, ==, 0);
  test_library_tear_down (&other, NULL);
}

/* What waits has come into force meanwhile. */
static void
test_late (TestLibrary   *test,
           gconstpointer  data)
{
  TestLibrary other = { 0 };
  g_autofree char *folder = g_build_filename (test->folder, "export", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;

  put_much (test);
  test_library_set_up (&other, NULL);
  g_assert_true (hv_export_xml (test->library, folder, NULL, &error));
  g_setenv ("HOUVAST_NOW", "2026-10-01T10:00:00Z", TRUE);
  import = test_library_import (&other, HV_PENDING_REFUSE, NULL, &error, folder, NULL);
  g_assert_no_error (error);
  assert_same_states (test, &other, "2026-10-01");
  test_library_tear_down (&other, NULL);
}

static void
test_folder_in_use (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  put_much (test);
  g_assert_false (hv_export_xml (test->library, test->folder, NULL, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
}

static char *
read_page (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The demo as a site: no scripts, nothing loaded, nothing for the agent only. */
static void
test_site (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *demo = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data/demo/nl", NULL);
  g_autofree char *folder = g_build_filename (test->folder, "site", NULL);
  static const char * const pages[] = { "index.html", "questions-nl.html", "statement-01-nl.html" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import G_GNUC_UNUSED
    = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, demo, NULL);

  g_assert_no_error (error);
  g_assert_true (hv_export_html (test->library, folder, NULL, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *html = read_page (folder, pages[i]);

      g_assert_null (strstr (html, "<script"));
      g_assert_null (strstr (html, " src="));
      g_assert_nonnull (strstr (html, "<html lang=\""));
      g_assert_nonnull (strstr (html, "<title>"));
    }
  {
    g_autofree char *html = read_page (folder, "questions-nl.html");

    g_assert_nonnull (strstr (html, "itemtype=\"https://schema.org/FAQPage\""));
    g_assert_nonnull (strstr (html, "Hoe lang bewaart u de opname van mijn gesprek?"));
    g_assert_nonnull (strstr (html, "Hoelang kunnen jullie terugluisteren wat ik zei?"));
    g_assert_null (strstr (html, "garandeer"));
  }
}

static void
test_vac (TestLibrary   *test,
          gconstpointer  data)
{
  g_autofree char *demo = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data/demo/nl", NULL);
  g_autofree char *folder = g_build_filename (test->folder, "vac", NULL);
  g_autofree char *path = g_build_filename (folder, "vac-nl.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import G_GNUC_UNUSED
    = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, demo, NULL);
  xmlDoc *doc;
  guint count = 0;

  g_assert_no_error (error);
  g_assert_true (hv_export_vac (test->library, folder, NULL, &error));
  g_assert_no_error (error);
  doc = xmlReadFile (path, NULL, XML_PARSE_NONET);
  g_assert_nonnull (doc);
  for (xmlNode *vac = xmlDocGetRootElement (doc)->children; vac != NULL; vac = vac->next)
    count += vac->type == XML_ELEMENT_NODE;
  g_assert_cmpuint (count, >, 100);
  xmlFreeDoc (doc);
}

#define add(name, func) \
  g_test_add ("/export/" name, TestLibrary, NULL, test_library_set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  add ("round-trip", test_round_trip);
  add ("late", test_late);
  add ("folder-in-use", test_folder_in_use);
  add ("site", test_site);
  add ("vac", test_vac);
  return g_test_run ();
}
