/* test-service.c: the library for a program that must not wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-file.h"
#include "hv-service.h"
#include "hv-test-library.h"

/* What came back from one call. It keeps the service alive until it is cleared. */
typedef struct
{
  GAsyncResult *result;
  guint         order;
} Reply;

static guint replies;

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Reply *reply = user_data;

  reply->result = g_object_ref (result);
  reply->order = ++replies;
}

static void
wait_for (Reply *reply)
{
  while (reply->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
reply_clear (Reply *reply)
{
  g_clear_object (&reply->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reply, reply_clear)

static void
wait_until_open (HvService *service)
{
  while (hv_service_get_state (service) == HV_SERVICE_OPENING)
    g_main_context_iteration (NULL, TRUE);
}

/* No job may be left when the library is taken away. The last of them may let go
 * in its own thread, which wakes nobody. */
static void
finish (HvService *service)
{
  GWeakRef alive;

  g_weak_ref_init (&alive, service);
  g_object_unref (service);
  for (;;)
    {
      HvService *still = g_weak_ref_get (&alive);

      if (still == NULL)
        break;
      g_object_unref (still);
      if (!g_main_context_iteration (NULL, FALSE))
        g_thread_yield ();
    }
  g_weak_ref_clear (&alive);
}

static void
test_empty (TestLibrary   *test,
            gconstpointer  data)
{
  HvService *service = hv_service_new (test->library);
  HvSearchRequest request = { .text = "x", .text_length = -1 };
  g_auto (Reply) reply = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hv_service_get_state (service), ==, HV_SERVICE_OPENING);
  wait_until_open (service);
  g_assert_cmpint (hv_service_get_state (service), ==, HV_SERVICE_EMPTY);
  g_assert_null (hv_service_get_edition (service));
  hv_service_search_async (service, &request, NULL, reply_cb, &reply);
  wait_for (&reply);
  g_assert_null (hv_service_search_finish (service, reply.result, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
  reply_clear (&reply);
  finish (service);
}

static void
count_cb (HvService *service,
          gpointer   user_data)
{
  ++*(guint *) user_data;
}

static void
test_ready (TestLibrary   *test,
            gconstpointer  data)
{
  HvService *service;
  HvSearchRequest request = { .text = "opnamen", .text_length = 3 };
  g_auto (Reply) found = { 0 };
  g_auto (Reply) shown = { 0 };
  g_auto (Reply) listed = { 0 };
  g_auto (Reply) read = { 0 };
  g_autoptr (HvResults) results = NULL;
  g_autoptr (HvAnswer) answer = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (HvOutline) outline = NULL;
  g_autoptr (GError) error = NULL;

  test_library_put_first (test, "Een maand.");
  service = hv_service_new (test->library);
  wait_until_open (service);
  g_assert_cmpint (hv_service_get_state (service), ==, HV_SERVICE_READY);
  g_assert_cmpuint (hv_service_get_edition (service)->number, ==, 1);
  g_assert_cmpuint (hv_service_get_edition (service)->documents->len, ==, 2);
  g_assert_cmpuint (hv_service_get_day (service), ==, hv_day_parse ("2026-08-03"));
  hv_service_search_async (service, &request, NULL, reply_cb, &found);
  hv_service_answer_async (service, "vragen#opnamen", NULL, reply_cb, &shown);
  hv_service_topics_async (service, NULL, NULL, reply_cb, &listed);
  hv_service_outline_async (service, NULL, NULL, NULL, reply_cb, &read);
  wait_for (&read);
  wait_for (&found);
  wait_for (&shown);
  wait_for (&listed);
  results = hv_service_search_finish (service, found.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->results->len, >, 0);
  answer = hv_service_answer_finish (service, shown.result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer->key, ==, "vragen#opnamen");
  topics = hv_service_topics_finish (service, listed.result, &error);
  g_assert_cmpuint (topics->len, ==, 2);
  outline = hv_service_outline_finish (service, read.result, &error);
  g_assert_cmpuint (outline->sections->len, ==, 1);
  /* One worker: what was asked first is answered first. */
  g_assert_cmpuint (found.order, <, shown.order);
  g_assert_cmpuint (shown.order, <, listed.order);
  reply_clear (&found);
  reply_clear (&shown);
  reply_clear (&listed);
  reply_clear (&read);
  finish (service);
}

/* A request may be gone before it is looked at, and need not end with a NUL. */
static void
test_request_is_copied (TestLibrary   *test,
                        gconstpointer  data)
{
  HvService *service;
  char *text = g_memdup2 ("opnamen", 7);
  char *kind = g_strdup ("call-recording");
  HvSearchRequest request = { .text = text, .text_length = 7, .topic = kind };
  g_auto (Reply) reply = { 0 };
  g_autoptr (HvResults) results = NULL;
  g_autoptr (GError) error = NULL;

  test_library_put_first (test, "Een maand.");
  service = hv_service_new (test->library);
  hv_service_search_async (service, &request, NULL, reply_cb, &reply);
  memset (text, 'x', 7);
  memset (kind, 'x', 4);
  g_free (text);
  g_free (kind);
  memset (&request, 0, sizeof request);
  wait_for (&reply);
  results = hv_service_search_finish (service, reply.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->results->len, ==, 1);
  reply_clear (&reply);
  finish (service);
}

/* Of many keystrokes only the last search has to end; the others were overtaken,
 * and none of them reports a result. */
static void
test_overtaken (TestLibrary   *test,
                gconstpointer  data)
{
  static const char text[] = "hoe lang bewaart u opnamen";
  HvService *service;
  Reply each[sizeof text - 1] = { 0 };
  g_autoptr (GCancellable) cancellable = NULL;

  test_library_put_first (test, "Een maand.");
  service = hv_service_new (test->library);
  for (gsize i = 0; i < G_N_ELEMENTS (each); i++)
    {
      HvSearchRequest request = { .text = text, .text_length = i + 1 };

      if (cancellable != NULL)
        g_cancellable_cancel (cancellable);
      g_clear_object (&cancellable);
      cancellable = g_cancellable_new ();
      hv_service_search_async (service, &request, cancellable, reply_cb, &each[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HvResults) results = NULL;

      wait_for (&each[i]);
      results = hv_service_search_finish (service, each[i].result, &error);
      if (i + 1 == G_N_ELEMENTS (each))
        g_assert_no_error (error);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      reply_clear (&each[i]);
    }
  finish (service);
}

/* A change that someone else made is noticed at the next look, and told once. */
static void
test_learns (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *second = test_faq ("2", "2026-07-20", "Twee maanden.");
  HvService *service;
  g_auto (Reply) reply = { 0 };
  g_autoptr (HvAnswer) answer = NULL;
  g_autofree char *spoken = NULL;
  guint changes = 0;

  test_library_put_first (test, "Een maand.");
  service = hv_service_new (test->library);
  wait_until_open (service);
  g_signal_connect (service, "changed", G_CALLBACK (count_cb), &changes);
  test_library_put (test, second, NULL);
  hv_service_refresh (service);
  hv_service_answer_async (service, "vragen#opnamen", NULL, reply_cb, &reply);
  wait_for (&reply);
  answer = hv_service_answer_finish (service, reply.result, NULL);
  spoken = hv_unit_spoken (answer->unit);
  g_assert_cmpstr (spoken, ==, "Twee maanden.");
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (hv_service_get_edition (service)->number, ==, 2);
  reply_clear (&reply);
  finish (service);
}

static void
test_damaged (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *current = NULL;
  HvService *service;

  test_library_put_first (test, "Een maand.");
  current = g_build_filename (test->library, "current", NULL);
  g_assert_true (g_file_set_contents (current, "rommel", -1, NULL));
  service = hv_service_new (test->library);
  wait_until_open (service);
  g_assert_cmpint (hv_service_get_state (service), ==, HV_SERVICE_DAMAGED);
  g_assert_true (g_error_matches (hv_service_get_error (service), HV_ERROR, HV_ERROR_DAMAGED));
  finish (service);
}

/* An edition that had to be built again is ready, and said to be such. */
static void
test_rebuilt (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->library, "editions", NULL);
  HvService *service;

  test_library_put_first (test, "Een maand.");
  hv_folder_remove (folder);
  service = hv_service_new (test->library);
  wait_until_open (service);
  g_assert_cmpint (hv_service_get_state (service), ==, HV_SERVICE_READY);
  g_assert_true (hv_service_get_edition (service)->rebuilt);
  finish (service);
}

static void
note_progress_cb (double   fraction,
                  gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

/* The report comes first and changes nothing; then it happens. */
static void
test_import (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *second = test_faq ("2", "2026-07-20", "Twee maanden.");
  g_autofree char *path = test_library_write (test, "nieuw.xml", second);
  const char *paths[] = { path, NULL };
  g_auto (Reply) planned = { 0 };
  g_auto (Reply) applied = { 0 };
  g_autoptr (HvImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  HvService *service;
  double progress = 0;

  test_library_put_first (test, "Een maand.");
  before = test_folder_sum (test->library);
  service = hv_service_new (test->library);
  hv_service_plan_async (service, paths, note_progress_cb, &progress, NULL, reply_cb, &planned);
  wait_for (&planned);
  import = hv_service_plan_finish (service, planned.result, &error);
  g_assert_no_error (error);
  g_assert_false (import->refused);
  g_assert_cmpuint (import->changed->len, ==, 1);
  after = test_folder_sum (test->library);
  g_assert_cmpstr (before, ==, after);
  hv_service_apply_async (service, import, NULL, reply_cb, &applied);
  wait_for (&applied);
  g_assert_true (hv_service_apply_finish (service, applied.result, &error));
  g_assert_no_error (error);
  while (hv_service_get_edition (service) == NULL || hv_service_get_edition (service)->number != 2)
    g_main_context_iteration (NULL, TRUE);
  reply_clear (&planned);
  reply_clear (&applied);
  finish (service);
}

static void
test_plan_cancelled (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-07-20", "Twee maanden.");
  g_autofree char *path = test_library_write (test, "nieuw.xml", faq);
  const char *paths[] = { path, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Reply) reply = { 0 };
  g_autoptr (GError) error = NULL;
  HvService *service;

  test_library_put_first (test, "Een maand.");
  service = hv_service_new (test->library);
  g_cancellable_cancel (cancellable);
  hv_service_plan_async (service, paths, NULL, NULL, cancellable, reply_cb, &reply);
  wait_for (&reply);
  g_assert_null (hv_service_plan_finish (service, reply.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  reply_clear (&reply);
  finish (service);
}

#define ADD(name, func) \
  g_test_add (name, TestLibrary, NULL, test_library_set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/service/empty", test_empty);
  ADD ("/service/ready", test_ready);
  ADD ("/service/request-is-copied", test_request_is_copied);
  ADD ("/service/overtaken", test_overtaken);
  ADD ("/service/learns", test_learns);
  ADD ("/service/damaged", test_damaged);
  ADD ("/service/rebuilt", test_rebuilt);
  ADD ("/service/import", test_import);
  ADD ("/service/plan-cancelled", test_plan_cancelled);
  return g_test_run ();
}
