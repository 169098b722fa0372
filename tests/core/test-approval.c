/* test-approval.c: a wording is shown as approved only while it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-core-resources.h"
#include "hv-test-library.h"

#define KEPT "Opnamen wissen wij na één maand."

static void
test_first_import (TestLibrary   *test,
                   gconstpointer  data)
{
  test_library_put_first (test, KEPT);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  test_library_assert (test, "vragen#facturen", NULL, HV_STATE_APPROVED, "Zeven jaar.");
}

/* "Approved on 10 June" does not survive an edit. */
static void
test_same_approval_other_wording (TestLibrary   *test,
                                  gconstpointer  data)
{
  g_autofree char *edited = test_faq ("2", "2026-06-10", "Twee maanden.");
  g_autofree char *signed_again = test_faq ("3", "2026-07-20", "Twee maanden.");

  test_library_put_first (test, KEPT);
  test_library_put (test, edited, NULL);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  test_library_put (test, signed_again, NULL);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Twee maanden.");
}

static void
test_edit_is_reported (TestLibrary   *test,
                       gconstpointer  data)
{
  g_autofree char *edited = test_faq ("2", "2026-06-10", "Twee maanden.");
  g_autofree char *path = test_library_write (test, "edited.xml", edited);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;
  guint reported = 0;

  test_library_put_first (test, KEPT);
  import = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, path, NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < import->findings->len; i++)
    if (g_str_equal (((HvFinding *) g_ptr_array_index (import->findings, i))->rule,
                     "changed-after-approval"))
      reported++;
  g_assert_cmpuint (reported, ==, 1);
  g_assert_cmpuint (import->changed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (import->changed, 0), ==, "vragen#opnamen");
}

/* Markup and spelling of the file may change; the text may not. */
static void
test_markup_is_no_wording (TestLibrary   *test,
                           gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-06-10", "<p>Eén\n   <em>maand</em>.</p>");

  test_library_put_first (test, KEPT);
  test_library_put (test, faq, NULL);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

static void
test_cited_text_changes (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autofree char *statement = test_statement ("2", "approved", "2026-07-01", "2026-07-01",
                                               "Opnamen wissen wij na twee maanden.");
  g_autofree char *path = test_library_write (test, "second.xml", statement);
  const char *keys[] = { "vragen#opnamen", NULL };
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) "dpo" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;
  g_autoptr (HvLibrary) library = NULL;

  test_library_put_first (test, KEPT);
  import = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, path, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (import->touched->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (import->touched, 0), ==, "vragen#opnamen");
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_BEING_CHECKED, "Eén maand.");
  test_library_assert (test, "vragen#facturen", NULL, HV_STATE_APPROVED, "Zeven jaar.");

  library = hv_library_open (test->library, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hv_library_sign (library, keys, &approval, NULL, &error), ==, 3);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

/* A statement is approved as a whole: a draft leaves the old one in place. */
static void
test_draft_statement (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autofree char *statement = test_statement ("2", "draft", "2026-07-01", "2026-07-01",
                                               "Opnamen wissen wij na twee maanden.");

  test_library_put_first (test, KEPT);
  test_library_put (test, statement, NULL);
  test_library_assert (test, "verklaring#bewaren", NULL, HV_STATE_APPROVED,
                       KEPT "\n\nFacturen zeven jaar.");
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

static void
test_withdraw (TestLibrary   *test,
               gconstpointer  data)
{
  const char *keys[] = { "vragen#opnamen", NULL };
  HvApproval withdrawn = { .status = HV_STATUS_WITHDRAWN, .role = (char *) "dpo" };
  g_autoptr (GError) error = NULL;
  g_autofree char *again = test_faq ("2", "2026-06-10", "Eén maand.");

  test_library_put_first (test, KEPT);
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (hv_library_sign (library, keys, &withdrawn, "Klopt niet", &error), ==, 2);
  }
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_HIDDEN, NULL);
  /* The old approval does not come back with the same file. */
  test_library_put (test, again, NULL);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_HIDDEN, NULL);
}

static void
test_unknown_unit_is_not_signed (TestLibrary   *test,
                                 gconstpointer  data)
{
  const char *keys[] = { "vragen#opnamen", "vragen#bestaat-niet", NULL };
  HvApproval withdrawn = { .status = HV_STATUS_WITHDRAWN, .role = (char *) "dpo" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = NULL;

  test_library_put_first (test, KEPT);
  library = hv_library_open (test->library, &error);
  g_assert_cmpuint (hv_library_sign (library, keys, &withdrawn, "x", &error), ==, 0);
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

static void
test_review_date (TestLibrary   *test,
                  gconstpointer  data)
{
  test_library_put_first (test, KEPT);
  test_library_assert (test, "vragen#opnamen", "2027-01-01", HV_STATE_APPROVED, "Eén maand.");
  test_library_assert (test, "vragen#opnamen", "2027-01-02", HV_STATE_REVIEW_PASSED, "Eén maand.");
}

static void
test_states_by_day (void)
{
  static const struct
  {
    HvBinding binding;
    HvDay     on, review, from, to, day;
    HvState   state;
  } rows[] = {
    { HV_BINDING_NONE, 10, 0, 0, 0, 20, HV_STATE_HIDDEN },
    { HV_BINDING_HOLDS, 10, 0, 0, 0, 9, HV_STATE_HIDDEN },
    { HV_BINDING_HOLDS, 10, 0, 0, 0, 10, HV_STATE_APPROVED },
    { HV_BINDING_HOLDS, 10, 15, 0, 0, 15, HV_STATE_APPROVED },
    { HV_BINDING_HOLDS, 10, 15, 0, 0, 16, HV_STATE_REVIEW_PASSED },
    { HV_BINDING_HOLDS, 10, 0, 12, 14, 11, HV_STATE_HIDDEN },
    { HV_BINDING_HOLDS, 10, 0, 12, 14, 12, HV_STATE_APPROVED },
    { HV_BINDING_HOLDS, 10, 0, 12, 14, 14, HV_STATE_APPROVED },
    { HV_BINDING_HOLDS, 10, 0, 12, 14, 15, HV_STATE_HIDDEN },
    { HV_BINDING_SOURCE_CHANGED, 10, 15, 0, 0, 16, HV_STATE_BEING_CHECKED },
    { HV_BINDING_SOURCE_CHANGED, 10, 0, 0, 14, 15, HV_STATE_HIDDEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (hv_state_on (rows[i].binding, rows[i].on, rows[i].review, rows[i].from,
                                  rows[i].to, rows[i].day), ==, rows[i].state);
}

static void
put_declared (TestLibrary *test,
              const char  *version,
              const char  *approval,
              const char  *answer)
{
  g_autofree char *text = g_strdup_printf (
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='%s'><title>T</title>"
    "<approval %s/><entry id='e'><question>Q?</question><answer>%s</answer></entry></faq>", version,
    approval, answer);

  test_library_put (test, text, NULL);
}

/* An approval without a day or a role is bound once, like any other: a new wording
 * under it is not approved. */
static void
test_undated (TestLibrary   *test,
              gconstpointer  data)
{
  put_declared (test, "1", "status='approved'", "Eerst.");
  put_declared (test, "2", "status='approved'", "Anders.");
  test_library_assert (test, "v#e", NULL, HV_STATE_APPROVED, "Eerst.");
}

/* A document that withdraws a unit takes its approval back, though the wording is
 * the same; signing it off again brings it back. */
static void
test_declared_withdrawn (TestLibrary   *test,
                         gconstpointer  data)
{
  const char * const keys[] = { "v#e", NULL };
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) "dpo" };
  g_autoptr (GError) error = NULL;
  HvState state;

  put_declared (test, "1", "status='approved' role='dpo' on='2026-06-01'", "Eerst.");
  put_declared (test, "2", "status='withdrawn' role='dpo' on='2026-07-01'", "Eerst.");
  g_assert_null (test_library_spoken (test, "v#e", NULL, &state));
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_cmpuint (hv_library_sign (library, keys, &approval, NULL, &error), ==, 3);
    g_assert_no_error (error);
  }
  test_library_assert (test, "v#e", NULL, HV_STATE_APPROVED, "Eerst.");
}

#define ADD(name, func) \
  g_test_add (name, TestLibrary, NULL, test_library_set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  ADD ("/approval/first-import", test_first_import);
  ADD ("/approval/same-approval-other-wording", test_same_approval_other_wording);
  ADD ("/approval/edit-is-reported", test_edit_is_reported);
  ADD ("/approval/markup-is-no-wording", test_markup_is_no_wording);
  ADD ("/approval/cited-text-changes", test_cited_text_changes);
  ADD ("/approval/draft-statement", test_draft_statement);
  ADD ("/approval/withdraw", test_withdraw);
  ADD ("/approval/unknown-unit-is-not-signed", test_unknown_unit_is_not_signed);
  ADD ("/approval/review-date", test_review_date);
  g_test_add_func ("/approval/states-by-day", test_states_by_day);
  g_test_add ("/approval/undated", TestLibrary, NULL, test_library_set_up, test_undated,
              test_library_tear_down);
  g_test_add ("/approval/declared-withdrawn", TestLibrary, NULL, test_library_set_up,
              test_declared_withdrawn, test_library_tear_down);
  return g_test_run ();
}
