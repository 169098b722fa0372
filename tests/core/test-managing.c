/* test-managing.c: what the managers' view asks, without waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-core-resources.h"
#include "hv-managing.h"
#include "hv-test-library.h"

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **reply)
{
  while (*reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *reply;
}

static guint
changed (HvService     *service,
         GAsyncResult **reply)
{
  g_autoptr (GError) error = NULL;
  guint number = hv_service_changed_finish (service, wait_for (reply), &error);

  g_assert_no_error (error);
  g_clear_object (reply);
  return number;
}

/* Plan, compare, look at it as agents would, put in force on a day, cancel. */
static void
test_import (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Een maandje.");
  g_autofree char *path = test_library_write (test, "next.xml", faq);
  const char *paths[] = { path, NULL };
  HvImportOptions options = { .role = "knowledge-manager" };
  g_autoptr (HvService) service = NULL;
  g_autoptr (HvService) preview = NULL;
  g_autoptr (HvImport) import = NULL;
  g_autoptr (HvComparison) comparison = NULL;
  g_autoptr (HvAnswer) answer = NULL;
  g_autoptr (HvHistory) history = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *edition = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *reply = NULL;

  test_library_put_first (test, "Kort.");
  service = hv_service_new (test->library);
  hv_service_plan_options_async (service, paths, &options, NULL, NULL, NULL, reply_cb, &reply);
  import = hv_service_plan_finish (service, wait_for (&reply), &error);
  g_assert_no_error (error);
  g_clear_object (&reply);

  hv_service_compare_plan_async (service, import, NULL, reply_cb, &reply);
  comparison = hv_service_compare_finish (service, wait_for (&reply), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comparison->differences->len, ==, 1);
  g_clear_object (&reply);

  hv_service_preview_plan_async (service, import, NULL, reply_cb, &reply);
  edition = hv_service_preview_plan_finish (service, wait_for (&reply), &error);
  g_assert_no_error (error);
  g_clear_object (&reply);
  preview = hv_service_new_preview (test->library, 0, 0, edition);
  hv_service_answer_async (preview, "vragen#opnamen", NULL, reply_cb, &reply);
  answer = hv_service_answer_finish (preview, wait_for (&reply), &error);
  g_assert_no_error (error);
  spoken = hv_unit_spoken (answer->unit);
  g_assert_cmpstr (spoken, ==, "Een maandje.");
  g_clear_object (&reply);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");

  options.effective = hv_day_parse ("2026-09-01");
  hv_service_apply_options_async (service, import, &options, NULL, reply_cb, &reply);
  g_assert_cmpuint (changed (service, &reply), ==, 2);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  test_library_assert (test, "vragen#opnamen", "2026-09-01", HV_STATE_APPROVED, "Een maandje.");
  hv_service_cancel_async (service, 2, NULL, reply_cb, &reply);
  g_assert_cmpuint (changed (service, &reply), ==, 2);
  hv_service_history_async (service, NULL, reply_cb, &reply);
  history = hv_service_history_finish (service, wait_for (&reply), &error);
  g_assert_no_error (error);
  g_assert_true (hv_history_find (history, 2)->cancelled);
  g_clear_object (&reply);
}

/* List, sign, list again; go back; and the past is still there to look at. */
static void
test_approving (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-06-10", "Een maandje.");
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) "dpo" };
  const char *keys[] = { NULL, NULL };
  g_autoptr (HvService) service = NULL;
  g_autoptr (HvService) preview = NULL;
  g_autoptr (HvAnswer) answer = NULL;
  g_autofree char *spoken = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) stood = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *reply = NULL;

  test_library_put_first (test, "Kort.");
  test_library_put (test, faq, NULL);
  service = hv_service_new (test->library);
  hv_service_to_approve_async (service, 0, NULL, reply_cb, &reply);
  waiting = hv_service_to_approve_finish (service, wait_for (&reply), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
  g_clear_object (&reply);
  keys[0] = ((HvToApprove *) g_ptr_array_index (waiting, 0))->key;
  hv_service_sign_async (service, keys, &approval, NULL, NULL, reply_cb, &reply);
  g_assert_cmpuint (changed (service, &reply), ==, 3);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Een maandje.");
  hv_service_to_approve_async (service, 0, NULL, reply_cb, &reply);
  none = hv_service_to_approve_finish (service, wait_for (&reply), &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_object (&reply);
  hv_service_stood_on_async (service, 0, NULL, reply_cb, &reply);
  stood = hv_service_stood_on_finish (service, wait_for (&reply), &error);
  g_assert_cmpuint (stood->len, ==, 4);
  g_clear_object (&reply);

  hv_service_activate_async (service, 1, "dpo", FALSE, NULL, reply_cb, &reply);
  g_assert_cmpuint (changed (service, &reply), ==, 4);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  preview = hv_service_new_preview (test->library, 3, 0, NULL);
  hv_service_answer_async (preview, "vragen#opnamen", NULL, reply_cb, &reply);
  answer = hv_service_answer_finish (preview, wait_for (&reply), &error);
  g_assert_no_error (error);
  spoken = hv_unit_spoken (answer->unit);
  g_assert_cmpstr (spoken, ==, "Een maandje.");
  g_clear_object (&reply);
}

static void
test_golden (TestLibrary   *test,
             gconstpointer  data)
{
  const char * const expected[] = { "vragen#opnamen", NULL };
  g_autoptr (HvService) service = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *reply = NULL;

  test_library_put_first (test, "Kort.");
  service = hv_service_new (test->library);
  hv_service_golden_add_async (service, "hoe lang opnamen", "nl", expected, "knowledge-manager", NULL,
                               reply_cb, &reply);
  g_assert_cmpuint (changed (service, &reply), ==, 2);
  hv_service_golden_async (service, NULL, reply_cb, &reply);
  results = hv_service_golden_finish (service, wait_for (&reply), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 1);
  g_assert_cmpuint (((HvGoldenResult *) g_ptr_array_index (results, 0))->rank, ==, 1);
  g_clear_object (&reply);
  hv_service_golden_add_async (service, "ik heet jan@voorbeeld.nl", "nl", expected, NULL, NULL,
                               reply_cb, &reply);
  g_assert_cmpuint (hv_service_changed_finish (service, wait_for (&reply), &error), ==, 0);
  g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
  g_clear_object (&reply);
}

#define add(name, func) \
  g_test_add ("/managing/" name, TestLibrary, NULL, test_library_set_up, func, \
              test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  add ("import", test_import);
  add ("approving", test_approving);
  add ("golden", test_golden);
  return g_test_run ();
}
