/* test-report.c: what leaves the desk about an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-error.h"
#include "hv-report.h"

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
  return g_test_run ();
}
