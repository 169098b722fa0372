/* test-changes.c: changes, waiting ones, and going back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-core-resources.h"
#include "hv-test-library.h"

#define KEPT "Opnamen wissen wij na één maand."
#define LATER "Opnamen wissen wij na twee maanden."

/* A statement that comes into force on 1 September. */
static void
put_waiting (TestLibrary *test)
{
  g_autofree char *statement = test_statement ("2", "approved", "2026-07-20", "2026-09-01", LATER);

  test_library_put (test, statement, NULL);
}

static void
test_effective_ahead (TestLibrary   *test,
                      gconstpointer  data)
{
  test_library_put_first (test, KEPT);
  put_waiting (test);
  g_assert_cmpuint (test_library_in_force (test, "2026-08-31"), ==, 1);
  g_assert_cmpuint (test_library_in_force (test, "2026-09-01"), ==, 2);
  test_library_assert (test, "verklaring#bewaren", "2026-08-31", HV_STATE_APPROVED,
                       KEPT "\n\nFacturen zeven jaar.");
  test_library_assert (test, "verklaring#bewaren", "2026-09-01", HV_STATE_APPROVED,
                       LATER "\n\nFacturen zeven jaar.");
}

/* An urgent correction made while a new statement waits is there before and
 * after the day of that statement. */
static void
test_urgent_fix_while_waiting (TestLibrary   *test,
                               gconstpointer  data)
{
  g_autofree char *fix = test_faq ("2", "2026-08-02", "Eén maand, niet langer.");

  test_library_put_first (test, KEPT);
  put_waiting (test);
  test_library_put (test, fix, NULL);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand, niet langer.");
  test_library_assert (test, "vragen#opnamen", "2026-09-01", HV_STATE_BEING_CHECKED,
                       "Eén maand, niet langer.");
  test_library_assert (test, "verklaring#bewaren", "2026-09-01", HV_STATE_APPROVED,
                       LATER "\n\nFacturen zeven jaar.");
}

static void
test_conflict_is_refused (TestLibrary   *test,
                          gconstpointer  data)
{
  g_autofree char *statement = test_statement ("1.1", "approved", "2026-08-01", "2026-06-01",
                                               "Opnamen wissen wij na drie weken.");
  g_autofree char *path = test_library_write (test, "fix.xml", statement);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) refused = NULL;
  g_autoptr (HvImport) kept = NULL;

  test_library_put_first (test, KEPT);
  put_waiting (test);
  refused = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, path, NULL);
  g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
  g_assert_nonnull (g_strstr_len (error->message, -1, "2"));
  g_clear_error (&error);
  g_assert_cmpuint (test_library_in_force (test, NULL), ==, 1);

  kept = test_library_import (test, HV_PENDING_KEEP, NULL, &error, path, NULL);
  g_assert_no_error (error);
  test_library_assert (test, "verklaring#bewaren", NULL, HV_STATE_APPROVED,
                       "Opnamen wissen wij na drie weken.\n\nFacturen zeven jaar.");
  test_library_assert (test, "verklaring#bewaren", "2026-09-01", HV_STATE_APPROVED,
                       LATER "\n\nFacturen zeven jaar.");
}

static void
test_conflict_cancels (TestLibrary   *test,
                       gconstpointer  data)
{
  g_autofree char *statement = test_statement ("1.1", "approved", "2026-08-01", "2026-06-01",
                                               "Opnamen wissen wij na drie weken.");
  g_autofree char *path = test_library_write (test, "fix.xml", statement);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;

  test_library_put_first (test, KEPT);
  put_waiting (test);
  import = test_library_import (test, HV_PENDING_CANCEL, NULL, &error, path, NULL);
  g_assert_no_error (error);
  test_library_assert (test, "verklaring#bewaren", "2026-09-01", HV_STATE_APPROVED,
                       "Opnamen wissen wij na drie weken.\n\nFacturen zeven jaar.");
}

static void
test_go_back_while_one_waits (TestLibrary   *test,
                              gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Een maandje.");
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;

  test_library_put_first (test, KEPT);
  put_waiting (test);
  test_library_put (test, faq, NULL);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Een maandje.");
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (hv_library_activate (library, 1, "dpo", FALSE, pending, &error), ==, 4);
    g_assert_no_error (error);
  }
  g_assert_cmpuint (pending->len, ==, 1);
  g_assert_cmpuint (g_array_index (pending, guint, 0), ==, 2);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  g_assert_cmpuint (test_library_in_force (test, "2026-08-31"), ==, 4);
  g_assert_cmpuint (test_library_in_force (test, "2026-09-01"), ==, 2);

  /* And forward again. */
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_cmpuint (hv_library_activate (library, 3, "dpo", FALSE, pending, &error), ==, 5);
  }
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Een maandje.");
}

/* What was left behind by going back does not serve again as "the newest
 * approved wording". */
static void
test_go_back_forgets (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autofree char *good = test_faq ("2", "2026-08-01", "Een maandje.");
  g_autofree char *unsigned_again = test_faq ("3", "2026-06-10", "Dertig dagen.");
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;

  test_library_put_first (test, KEPT);
  test_library_put (test, good, NULL);
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_cmpuint (hv_library_activate (library, 1, "dpo", FALSE, pending, &error), ==, 3);
  }
  test_library_put (test, unsigned_again, NULL);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

static void
test_cancel (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = NULL;

  test_library_put_first (test, KEPT);
  put_waiting (test);
  library = hv_library_open (test->library, &error);
  g_assert_false (hv_library_cancel (library, 1, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (hv_library_cancel (library, 2, &error));
  g_assert_cmpuint (test_library_in_force (test, "2026-09-01"), ==, 1);
  g_assert_false (hv_library_cancel (library, 2, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
}

static void
test_remove (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = NULL;

  test_library_put_first (test, KEPT);
  library = hv_library_open (test->library, &error);
  g_assert_cmpuint (hv_library_remove (library, "bestaat-niet", NULL, NULL, &error), ==, 0);
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (hv_library_remove (library, "verklaring", NULL, NULL, &error), ==, 2);
  /* What it cited is gone, so nobody may say it before someone looked. */
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_BEING_CHECKED, "Eén maand.");
}

static void
test_same_again_is_nothing (TestLibrary   *test,
                            gconstpointer  data)
{
  g_autofree char *faq = test_faq ("1", "2026-06-10", "Eén maand.");
  g_autofree char *path = test_library_write (test, "same.xml", faq);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;

  test_library_put_first (test, KEPT);
  import = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, path, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (import->edition, ==, 0);
  g_assert_cmpuint (test_library_in_force (test, NULL), ==, 1);
}

static void
test_never_before_today (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");
  g_autofree char *path = test_library_write (test, "faq.xml", faq);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;

  test_library_put_first (test, KEPT);
  import = test_library_import (test, HV_PENDING_REFUSE, "2026-08-02", &error, path, NULL);
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
}

/* A clock that was set back does not make a change older than the last one. */
static void
test_clock_set_back (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");
  g_autoptr (HvDesk) desk = NULL;

  test_library_put_first (test, KEPT);
  g_setenv ("HOUVAST_NOW", "2026-07-01T10:00:00Z", TRUE);
  test_library_put (test, faq, NULL);
  desk = hv_desk_new (test->library);
  g_assert_nonnull (hv_desk_history (desk, NULL));
  g_assert_true (hv_desk_clock_is_behind (desk));
  g_assert_cmpuint (hv_desk_today (desk), ==, hv_day_parse ("2026-08-03"));
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Anders.");
}

static void
test_prune (TestLibrary   *test,
            gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");
  g_autoptr (GError) error = NULL;
  guint removed;

  test_library_put_first (test, KEPT);
  g_setenv ("HOUVAST_NOW", "2026-08-04T10:00:00Z", TRUE);
  test_library_put (test, faq, NULL);
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_true (hv_library_prune (library, &removed, &error));
  }
  g_assert_cmpuint (removed, ==, 1);
  /* What was pruned is built again when someone asks for that day. */
  test_library_assert (test, "vragen#opnamen", "2026-08-03", HV_STATE_APPROVED, "Eén maand.");
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Anders.");
}

#define ADD(name, func) \
  g_test_add (name, TestLibrary, NULL, test_library_set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/changes/effective-ahead", test_effective_ahead);
  ADD ("/changes/urgent-fix-while-waiting", test_urgent_fix_while_waiting);
  ADD ("/changes/conflict-is-refused", test_conflict_is_refused);
  ADD ("/changes/conflict-cancels", test_conflict_cancels);
  ADD ("/changes/go-back-while-one-waits", test_go_back_while_one_waits);
  ADD ("/changes/go-back-forgets", test_go_back_forgets);
  ADD ("/changes/cancel", test_cancel);
  ADD ("/changes/remove", test_remove);
  ADD ("/changes/same-again-is-nothing", test_same_again_is_nothing);
  ADD ("/changes/never-before-today", test_never_before_today);
  ADD ("/changes/clock-set-back", test_clock_set_back);
  ADD ("/changes/prune", test_prune);
  return g_test_run ();
}
