/* test-mishaps.c: what goes wrong for those who manage the knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each ends with a clear message, nothing lost, and what was in force in force.
 * What is killed or finds a disk full is in tests/cli/test-faults.c.
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-file.h"
#include "hv-state-check.h"
#include "hv-test-library.h"

static gboolean
apply (TestLibrary  *test,
       HvImport     *import,
       GError      **error)
{
  HvImportOptions options = { .role = "knowledge-manager" };

  return hv_import_apply (import, test->library, &options, NULL, NULL, NULL, error);
}

/* Two look at the same document; who is second hears that it changed meanwhile,
 * and nothing of the first is undone. Another document is in nobody's way. */
static void
test_two_managers (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autofree char *one = test_faq ("2", "2026-08-01", "Een maand.");
  g_autofree char *two = test_faq ("3", "2026-08-02", "Vier weken.");
  g_autofree char *other = test_statement ("2", "approved", "2026-07-20", "2026-06-01", "Kort.");
  g_autoptr (HvImport) first = NULL;
  g_autoptr (HvImport) second = NULL;
  g_autoptr (HvImport) third = NULL;
  g_autoptr (GError) error = NULL;

  test_library_put_first (test, "Kort.");
  first = test_library_plan_text (test, "a.xml", one);
  second = test_library_plan_text (test, "b.xml", two);
  third = test_library_plan_text (test, "c.xml", other);
  g_assert_true (apply (test, first, &error));
  g_assert_no_error (error);
  g_assert_false (apply (test, second, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
  g_clear_error (&error);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Een maand.");
  g_assert_true (apply (test, third, &error));
  g_assert_no_error (error);
}

/* While one writes, another waits outside. */
static void
test_busy (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Een maand.");
  const char * const keys[] = { "vragen#opnamen", NULL };
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) "dpo" };
  g_autoptr (HvImport) import = NULL;
  g_autoptr (HvLibrary) holder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_library_put_first (test, "Kort.");
  import = test_library_plan_text (test, "a.xml", faq);
  holder = hv_library_open (test->library, &error);
  before = test_folder_sum (test->library);
  g_assert_false (apply (test, import, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_BUSY);
  g_clear_error (&error);
  after = test_folder_sum (test->library);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (hv_library_sign (holder, keys, &approval, NULL, &error), ==, 2);
  g_clear_pointer (&holder, hv_library_free);
  g_assert_true (apply (test, import, &error));
  g_assert_no_error (error);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Een maand.");
}

/* A share that vanished is not taken for an empty library. */
static void
test_vanished (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Een maand.");
  g_autofree char *away = g_strconcat (test->library, "-away", NULL);
  g_autoptr (HvImport) import = NULL;
  g_autoptr (GError) error = NULL;

  test_library_put_first (test, "Kort.");
  import = test_library_plan_text (test, "a.xml", faq);
  g_assert_cmpint (g_rename (test->library, away), ==, 0);
  g_assert_false (apply (test, import, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE);
  g_clear_error (&error);
  g_assert_false (g_file_test (test->library, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (away, test->library), ==, 0);
  g_assert_true (apply (test, import, &error));
  g_assert_no_error (error);
}

/* A thousand files at once are one change. */
static void
test_thousand_files (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->folder, "many", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/f%04u.xml", i);
      g_autofree char *text = g_strdup_printf (
        "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='f%u' version='1'><title>T</title>"
        "<approval status='approved' role='dpo' on='2026-06-01'/><entry id='e'><question>Vraag %u?"
        "</question><answer>Antwoord %u.</answer></entry></faq>", i, i, i);

      g_free (test_library_write (test, name, text));
    }
  import = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, folder, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (import->edition, ==, 1);
  g_assert_cmpuint (import->added->len, ==, 1000);
  test_library_assert (test, "f999#e", NULL, HV_STATE_APPROVED, "Antwoord 999.");
}

/* 200 MB of @unit between comments, which are cheap to read. */
static void
pad (FILE       *file,
     const char *unit)
{
  g_autofree char *line = g_strnfill (500000, 'x');

  for (guint i = 0; i < 420; i++)
    fprintf (file, "<!--%s-->\n%s id='e%u'><question>Vraag %u?</question><answer>Ja.</answer></entry>\n",
             line, unit, i, i);
}

/* 200 MB: one of ours is read a unit at a time; a foreign one is refused. */
static void
test_large_file (TestLibrary   *test,
                 gconstpointer  data)
{
  static const struct { const char *begin; const char *end; } cases[] = {
    { "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='groot' version='1'><title>T</title>"
      "<approval status='approved' role='dpo' on='2026-06-01'/>", "</faq>" },
    { "<rss><channel>", "</channel></rss>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (test->folder, "large.xml", NULL);
      g_autoptr (HvImport) import = NULL;
      FILE *file = g_fopen (path, "w");

      fputs (cases[i].begin, file);
      pad (file, "<entry");
      fputs (cases[i].end, file);
      g_assert_cmpint (fclose (file), ==, 0);
      import = test_library_plan (test, path);
      g_assert_cmpint (import->refused, ==, i == 1);
      if (i == 0)
        g_assert_cmpuint (import->added->len, ==, 420);
      else
        g_assert_nonnull (test_find (import, "limit", NULL));
      g_unlink (path);
    }
}

static char *
superseding (const char *version,
             const char *supersedes)
{
  g_autofree char *plain = test_statement (version, "approved", "2026-07-20", "2026-06-01", "Kort.");
  g_autoptr (GString) text = g_string_new (plain);
  g_autofree char *attribute = g_strdup_printf (" supersedes='%s' version=", supersedes);

  g_string_replace (text, " version=", attribute, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_supersedes (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autofree char *alone = superseding ("2", "1");
  g_autofree char *next = superseding ("4", "3");
  g_autofree char *right = superseding ("4", "2");
  g_autoptr (HvImport) first = NULL;
  g_autoptr (HvImport) skipped = NULL;
  g_autoptr (HvImport) fine = NULL;
  g_autoptr (GError) error = NULL;

  test_library_put (test, "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1'><title>T</title>"
                    "<approval status='review'/><entry id='e'><question>Q?</question><answer>A.</answer>"
                    "</entry></faq>", NULL);
  first = test_library_plan_text (test, "a.xml", alone);
  g_assert_cmpint (test_find (first, HV_SUPERSEDES_RULE, NULL)->severity, ==, HV_SEVERITY_INFO);
  g_assert_true (apply (test, first, &error));
  g_assert_no_error (error);
  skipped = test_library_plan_text (test, "b.xml", next);
  g_assert_cmpint (test_find (skipped, HV_SUPERSEDES_RULE, NULL)->severity, ==,
                   HV_SEVERITY_WARNING);
  g_assert_false (skipped->refused);
  fine = test_library_plan_text (test, "c.xml", right);
  g_assert_null (test_find (fine, HV_SUPERSEDES_RULE, NULL));
}

/* Dates in the wrong order, and an approval without a role: said, and kept out of
 * nothing. */
static void
test_dates_and_roles (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autoptr (HvImport) import = test_library_plan_text (test, "a.xml",
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1'><title>T</title>"
    "<approval status='approved' on='2026-06-01' review='2026-05-01'/>"
    "<entry id='e' valid-from='2026-06-01' valid-to='2026-05-01'><question>Q?</question>"
    "<answer>A.</answer></entry></faq>");

  g_assert_false (import->refused);
  g_assert_nonnull (test_find (import, "date-order", NULL));
  g_assert_nonnull (test_find (import, "approval-role", NULL));
}

/* A right without an approved answer, and two statements that tell of the same. */
static void
test_state (TestLibrary   *test,
            gconstpointer  data)
{
  static const char form[] =
    "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='%s' version='1' effective='2026-06-01'>"
    "<title>T</title><approval status='approved' role='dpo' on='2026-06-01'/>"
    "<controller><name>%s</name><contact channel='phone'>Bel</contact></controller>"
    "<section id='r' rights='A15 A17 A13'><title>Rechten</title><purpose id='p' basis='A6-1-b'>"
    "<name>Leveren</name></purpose></section>%s</statement>";
  g_autofree char *one = g_strdup_printf (form, "een", "Proef B.V.", "");
  g_autofree char *two = g_strdup_printf (form, "twee", "Proef  B.V.", "");
  g_autofree char *foreign = g_strdup_printf (form, "twee", "Ander B.V.", "");
  g_autofree char *accepting = g_strdup_printf (form, "twee", "Proef B.V.",
                                                "<accept rule='overlapping-statements'>Goed.</accept>");
  g_autofree char *faq = g_strdup (
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' statement='een'><title>T</title>"
    "<approval status='approved' role='dpo' on='2026-06-01'/>"
    "<entry id='a' rights='A15-3'><question>Inzage?</question><answer>Ja.</answer></entry>"
    "<entry id='b' rights='A17'><question>Weg?</question><answer>Ja.</answer>"
    "<approval status='review'/></entry></faq>");
  g_autofree char *path = test_library_write (test, "een.xml", one);
  g_autofree char *faq_path = test_library_write (test, "v.xml", faq);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) both = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, path,
                                                   faq_path, NULL);
  g_autoptr (HvImport) overlap = NULL;
  g_autoptr (HvImport) other = NULL;
  g_autoptr (HvImport) accepted = NULL;
  const HvFinding *finding;

  g_assert_no_error (error);
  finding = test_find (both, HV_RIGHT_RULE, NULL);
  g_assert_nonnull (strstr (finding->message, "A17"));
  g_assert_cmpint (finding->severity, ==, HV_SEVERITY_WARNING);
  overlap = test_library_plan_text (test, "twee.xml", two);
  finding = test_find (overlap, HV_OVERLAP_RULE, NULL);
  g_assert_cmpint (finding->severity, ==, HV_SEVERITY_ERROR);
  g_assert_false (overlap->refused);
  other = test_library_plan_text (test, "twee.xml", foreign);
  g_assert_null (test_find (other, HV_OVERLAP_RULE, NULL));
  accepted = test_library_plan_text (test, "twee.xml", accepting);
  g_assert_null (test_find (accepted, HV_OVERLAP_RULE, NULL));
}

#define add(name, func) \
  g_test_add ("/mishaps/" name, TestLibrary, NULL, test_library_set_up, func, \
              test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  add ("two-managers", test_two_managers);
  add ("busy", test_busy);
  add ("vanished", test_vanished);
  add ("thousand-files", test_thousand_files);
  add ("large-file", test_large_file);
  add ("supersedes", test_supersedes);
  add ("dates-and-roles", test_dates_and_roles);
  add ("state", test_state);
  return g_test_run ();
}
