/* test-report.c: what leaves the desk about an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-reports.h"

static HvReport
plain (void)
{
  HvReport report = { .unit = "vragen#opnamen", .lang = "nl", .edition = 3,
                      .on = hv_day_parse ("2026-08-03"), .kind = HV_REPORT_OUTDATED,
                      .topic = "call-recording", .words = "Een opname bewaren wij <één> maand & meer.",
                      .proposal = "Bel 088 000 00 00." };

  return report;
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
put (const HvReport  *report,
     const char      *outbox,
     GError         **error)
{
  g_autofree char *path = hv_report_write (report, outbox, error);
  char *text = NULL;

  if (path != NULL)
    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_written (void)
{
  g_autofree char *outbox = hv_report_usual_outbox ();
  HvReport report = plain ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  report.words = "Bel 088-0000000, dat is gratis <één> & meer.";
  text = put (&report, outbox, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<report xmlns=\"urn:houvast:kb:1\" unit=\"vragen#opnamen\" xml:lang=\"nl\" edition=\"3\" "
    "on=\"2026-08-03\" kind=\"outdated\" topic=\"call-recording\">\n"
    "  <words>Bel 088-0000000, dat is gratis &lt;één&gt; &amp; meer.</words>\n"
    "  <proposal>Bel 088 000 00 00.</proposal>\n"
    "</report>\n");
  /* Another one is not written over it. */
  second = hv_report_write (&report, outbox, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (second, "2026-08-03-vragen-opnamen-"));
  g_assert_cmpuint (n_files (outbox), ==, 2);
}

static void
test_little (void)
{
  g_autofree char *outbox = hv_report_usual_outbox ();
  HvReport report = plain ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  report.kind = HV_REPORT_MISSING;
  report.topic = report.words = report.proposal = NULL;
  text = put (&report, outbox, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "kind=\"missing\"/>"));
}

/* Nothing is kept then. */
static void
test_personal_data (void)
{
  static const char * const proposals[] = {
    "Schrijf dat dhr. De Vries op 06-12345678 is gebeld", "NL91ABNA0417164300", "bsn 111222333",
    "jan@voorbeeld.example", "geboren 12-03-1985", "klant 4482913",
  };
  g_autofree char *outbox = g_build_filename (g_get_user_state_dir (), "none", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    {
      HvReport report = plain ();
      g_autoptr (GError) error = NULL;

      report.proposal = proposals[i];
      g_assert_null (hv_report_write (&report, outbox, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
    }
  g_assert_cmpuint (n_files (outbox), ==, 0);
}

static void
test_not_valid (void)
{
  g_autofree char *outbox = g_build_filename (g_get_user_state_dir (), "none", NULL);
  HvReport report = plain ();
  g_autoptr (GError) error = NULL;

  report.proposal = NULL;
  report.topic = "two words";
  g_assert_null (hv_report_write (&report, outbox, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
  g_clear_error (&error);
  report.topic = NULL;
  report.edition = 0;
  g_assert_null (hv_report_write (&report, outbox, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_cmpuint (n_files (outbox), ==, 0);
  /* What XML has no place for is left out. */
  report.edition = 1;
  report.words = "a\001b\x1b[31m\xff";
  {
    g_autofree char *text = put (&report, outbox, &error);

    g_assert_no_error (error);
    g_assert_nonnull (strstr (text, "<words>a b [31m\357\277\275</words>"));
  }
}

static void
test_no_outbox (void)
{
  HvReport report = plain ();
  g_autofree char *file = g_build_filename (g_get_user_state_dir (), "file", NULL);
  g_autofree char *outbox = g_build_filename (file, "outbox", NULL);
  g_autoptr (GError) error = NULL;

  report.proposal = NULL;
  g_assert_no_errno (g_mkdir_with_parents (g_get_user_state_dir (), 0700));
  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  g_assert_null (hv_report_write (&report, outbox, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE);
}

/* In a folder of its own. */
static char *
fill_outbox (void)
{
  char *outbox = g_dir_make_tmp ("houvast-reports-XXXXXX", NULL);
  HvReport report = plain ();
  g_autofree char *stray = g_build_filename (outbox, "stray.xml", NULL);
  g_autoptr (GError) error = NULL;

  report.proposal = NULL;
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = NULL;

      report.unit = i == 1 ? "vragen#facturen" : "vragen#opnamen";
      report.on = hv_day_parse (i == 0 ? "2026-08-04" : "2026-08-03");
      path = hv_report_write (&report, outbox, &error);
      g_assert_no_error (error);
    }
  g_assert_true (g_file_set_contents (stray, "<!DOCTYPE report SYSTEM 'x'><report/>", -1, NULL));
  return outbox;
}

static void
test_collected (void)
{
  g_autofree char *outbox = fill_outbox ();
  g_autoptr (GPtrArray) unreadable = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = hv_reports_collect (outbox, FALSE, unreadable, NULL, &error);
  const HvReportGroup *group;
  const HvCollected *collected;

  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpuint (unreadable->len, ==, 1);
  group = g_ptr_array_index (groups, 1);
  g_assert_cmpstr (group->unit, ==, "vragen#opnamen");
  g_assert_cmpuint (group->reports->len, ==, 2);
  collected = g_ptr_array_index (group->reports, 0);
  g_assert_cmpuint (collected->report.on, ==, hv_day_parse ("2026-08-03"));
  g_assert_cmpint (collected->report.kind, ==, HV_REPORT_OUTDATED);
  g_assert_cmpstr (collected->report.words, ==, plain ().words);
  hv_folder_remove (outbox);
}

/* What is closed is filed with its reason; nothing is lost, also when a report
 * of the same name was closed before. */
static void
test_closed (void)
{
  g_autofree char *outbox = fill_outbox ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = hv_reports_collect (outbox, FALSE, NULL, NULL, &error);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) filed = NULL;
  const HvReportGroup *group = g_ptr_array_index (open, 0);
  const HvCollected *collected = g_ptr_array_index (group->reports, 0);
  g_autofree char *before = NULL;

  g_assert_true (g_file_get_contents (collected->path, &before, NULL, NULL));
  g_assert_false (hv_report_close (collected->path, "  ", "dpo", 1, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (hv_report_close (collected->path, "Bel jan@voorbeeld.nl", "dpo", 1, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (hv_report_close (collected->path, "Aangepast in versie 2.", "knowledge-manager",
                                  hv_day_parse ("2026-08-05"), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (collected->path, before, -1, NULL));
  g_assert_true (hv_report_close (collected->path, "Dubbel.", NULL, hv_day_parse ("2026-08-06"),
                                  &error));
  left = hv_reports_collect (outbox, FALSE, NULL, NULL, &error);
  g_assert_cmpuint (left->len, ==, 1);
  filed = hv_reports_collect (outbox, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  group = g_ptr_array_index (filed, 0);
  g_assert_cmpuint (group->reports->len, ==, 2);
  collected = g_ptr_array_index (group->reports, 0);
  g_assert_true (collected->closed);
  g_assert_cmpstr (collected->reason, ==, "Dubbel.");
  collected = g_ptr_array_index (group->reports, 1);
  g_assert_cmpstr (collected->reason, ==, "Aangepast in versie 2.");
  g_assert_cmpstr (collected->role, ==, "knowledge-manager");
  g_assert_cmpuint (collected->closed_on, ==, hv_day_parse ("2026-08-05"));
  g_assert_false (hv_report_close ("/nergens/x.xml", "Weg.", NULL, 1, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
  hv_folder_remove (outbox);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/report/written", test_written);
  g_test_add_func ("/report/little", test_little);
  g_test_add_func ("/report/personal-data", test_personal_data);
  g_test_add_func ("/report/not-valid", test_not_valid);
  g_test_add_func ("/report/no-outbox", test_no_outbox);
  g_test_add_func ("/report/collected", test_collected);
  g_test_add_func ("/report/closed", test_closed);
  return g_test_run ();
}
