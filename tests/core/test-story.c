/* test-story.c: a new statement comes, waits, comes into force and goes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo knowledge, and the next version of its statement with five changes:
 * recordings are kept shorter, nothing goes outside Europe any more, a digital
 * assistant is new, the right to object moved up, and the version says so.
 */
#include <string.h>

#include "hv-comparison.h"
#include "hv-core-resources.h"
#include "hv-test-library.h"
#include "hv-to-approve.h"

#define OPNAMEN "privacyvragen#opname-bewaren"
#define OBJECTION "privacyverklaring#bezwaar"

static const char * const touched_units[] = {
  "privacyvragen#bewaartermijn", "privacyvragen#bezwaar-opname", "privacyvragen#buiten-europa",
  "privacyvragen#cloud-leverancier", "privacyvragen#gesprek-opnemen",
  "privacyvragen#gesprek-terugluisteren", "privacyvragen#modelcontract",
  "privacyvragen#opname-als-bewijs", "privacyvragen#opname-bewaren",
  "privacyvragen#opname-verwijderen", "privacyvragen#privacyverklaring-krijgen",
  "privacyvragen#privacyverklaring-vraag", "privacyvragen#verklaring-gewijzigd",
};

static char *
demo (const char *path)
{
  return g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data/demo", path, NULL);
}

static void
import (TestLibrary *test,
        const char  *path,
        guint        edition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) done = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, path, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (done->edition, ==, edition);
}

static void
set_up (TestLibrary   *test,
        gconstpointer  data)
{
  g_autofree char *knowledge = demo ("nl");

  test_library_set_up (test, data);
  g_setenv ("HOUVAST_NOW", "2026-12-01T10:00:00Z", TRUE);
  import (test, knowledge, 1);
}

static void
assert_keys (GPtrArray           *keys,
             const char * const  *wanted,
             guint                count)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (keys, i));
  g_ptr_array_sort (sorted, test_compare_strings);
  g_assert_cmpuint (sorted->len, ==, count);
  for (guint i = 0; i < count; i++)
    g_assert_cmpstr (g_ptr_array_index (sorted, i), ==, wanted[i]);
}

static guint
count_waiting (TestLibrary *test,
               const char  *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = hv_to_approve_list (test->library, hv_day_parse (day), NULL, &error);

  g_assert_no_error (error);
  return list->len;
}

static HvState
state_on (TestLibrary *test,
          const char  *key,
          const char  *day)
{
  HvState state;

  g_free (test_library_spoken (test, key, day, &state));
  return state;
}

static gboolean
says (TestLibrary *test,
      const char  *key,
      const char  *day,
      const char  *words)
{
  HvState state;
  g_autofree char *spoken = test_library_spoken (test, key, day, &state);

  return spoken != NULL && strstr (spoken, words) != NULL;
}

/* Exactly the five changes, and exactly what rests on them. */
static void
test_five_changes (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autofree char *next = demo ("nl-next");
  g_autoptr (GError) error = NULL;
  g_autoptr (HvComparison) comparison = hv_comparison_between (test->library, "1", next, NULL,
                                                               &error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  static const struct { HvDifferenceKind kind; const char *key; } wanted[] = {
    { HV_DIFFERENCE_CHANGED, "privacyverklaring#doelen" },
    { HV_DIFFERENCE_ADDED, "privacyverklaring#digitale-assistent" },
    { HV_DIFFERENCE_CHANGED, "privacyverklaring#buiten-europa" },
    { HV_DIFFERENCE_MOVED, OBJECTION },
    { HV_DIFFERENCE_CHANGED, "privacyverklaring#wijzigingen" },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (comparison->differences->len, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const HvDifference *difference = g_ptr_array_index (comparison->differences, i);

      g_assert_cmpstr (difference->key, ==, wanted[i].key);
      g_assert_cmpint (difference->kind, ==, wanted[i].kind);
    }
  for (guint i = 0; i < comparison->touched->len; i++)
    g_ptr_array_add (keys, ((HvTouched *) g_ptr_array_index (comparison->touched, i))->key);
  assert_keys (keys, touched_units, G_N_ELEMENTS (touched_units));
}

/* The import says the same before it happens. */
static void
test_report (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *next = demo ("nl-next");
  const char *paths[] = { next, NULL };
  HvImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) plan = hv_import_plan (test->library, paths, &options, NULL, NULL, NULL,
                                              &error);
  static const char * const changed[] = { "privacyverklaring#buiten-europa",
                                          "privacyverklaring#doelen",
                                          "privacyverklaring#wijzigingen" };
  static const char * const added[] = { "privacyverklaring#digitale-assistent" };

  g_assert_no_error (error);
  assert_keys (plan->changed, changed, G_N_ELEMENTS (changed));
  assert_keys (plan->added, added, G_N_ELEMENTS (added));
  g_assert_cmpuint (plan->removed->len, ==, 0);
  assert_keys (plan->touched, touched_units, G_N_ELEMENTS (touched_units));
  for (guint i = 0; i < plan->findings->len; i++)
    g_assert_cmpint (((HvFinding *) g_ptr_array_index (plan->findings, i))->severity, <,
                     HV_SEVERITY_WARNING);
}

static char *
corrected (TestLibrary *test)
{
  g_autofree char *path = demo ("nl/privacyvragen.xml");
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, "<question>Hoe lang bewaart u de opname van mijn gesprek?"
                                      "</question>", "<question>Hoe lang bewaart u een opname van mijn "
                                      "gesprek?</question>", 0), ==, 1);
  return test_library_write (test, "privacyvragen.xml", edited->str);
}

static void
approve (TestLibrary        *test,
         const char * const *keys)
{
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) "dpo",
                          .review = hv_day_parse ("2027-12-01"), .ref = (char *) "FG-2027-001" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hv_library_sign (library, keys, &approval, NULL, &error), >, 0);
  g_assert_no_error (error);
}

/* It waits; an urgent correction made meanwhile is there before and after the
 * day; it comes into force; it goes back, and the correction stays. */
static void
test_waits_and_goes_back (TestLibrary   *test,
                          gconstpointer  data)
{
  static const char * const fixed[] = { OPNAMEN, NULL };
  g_autofree char *next = demo ("nl-next");
  g_autofree char *fix = corrected (test);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;
  guint before = count_waiting (test, NULL);

  import (test, next, 2);
  g_assert_cmpuint (test_library_in_force (test, "2026-12-31"), ==, 1);
  g_assert_cmpuint (test_library_in_force (test, "2027-01-01"), ==, 2);
  g_assert_cmpuint (count_waiting (test, NULL), ==, before);
  g_assert_true (says (test, "privacyverklaring#doelen", "2026-12-31", "één maand"));

  g_setenv ("HOUVAST_NOW", "2026-12-10T10:00:00Z", TRUE);
  import (test, fix, 3);
  approve (test, fixed);
  g_assert_cmpint (state_on (test, OPNAMEN, NULL), ==, HV_STATE_APPROVED);

  g_setenv ("HOUVAST_NOW", "2027-01-04T10:00:00Z", TRUE);
  g_assert_true (says (test, "privacyverklaring#doelen", NULL, "twee weken"));
  g_assert_cmpuint (count_waiting (test, NULL), ==, before + G_N_ELEMENTS (touched_units));
  for (gsize i = 0; i < G_N_ELEMENTS (touched_units); i++)
    g_assert_cmpint (state_on (test, touched_units[i], NULL), ==, HV_STATE_BEING_CHECKED);
  g_assert_cmpint (state_on (test, "privacyvragen#inzage", NULL), ==, HV_STATE_APPROVED);
  /* The correction was not lost. */
  {
    g_autoptr (HvComparison) since = hv_comparison_between (test->library, "1", "2027-01-04", NULL,
                                                            &error);

    g_assert_no_error (error);
    g_assert_cmpuint (since->differences->len, ==, 6);
    g_assert_cmpstr (((HvDifference *) g_ptr_array_index (since->differences, 5))->key, ==, OPNAMEN);
  }
  approve (test, fixed);
  g_assert_cmpint (state_on (test, OPNAMEN, NULL), ==, HV_STATE_APPROVED);
  g_assert_cmpuint (count_waiting (test, NULL), ==, before + G_N_ELEMENTS (touched_units) - 1);

  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    /* Edition 4 signed the correction off, on the old statement. */
    g_assert_cmpuint (hv_library_activate (library, 4, "dpo", FALSE, pending, &error), ==, 6);
    g_assert_no_error (error);
  }
  g_assert_true (says (test, "privacyverklaring#doelen", NULL, "één maand"));
  g_assert_cmpuint (count_waiting (test, NULL), ==, before);
  for (gsize i = 0; i < G_N_ELEMENTS (touched_units); i++)
    g_assert_cmpint (state_on (test, touched_units[i], NULL), ==, HV_STATE_APPROVED);
  /* And what was in force on the day before is still known. */
  g_assert_true (says (test, "privacyverklaring#doelen", "2026-12-31", "één maand"));
}

#define add(name, func) \
  g_test_add ("/story/" name, TestLibrary, NULL, set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  add ("five-changes", test_five_changes);
  add ("report", test_report);
  add ("waits-and-goes-back", test_waits_and_goes_back);
  return g_test_run ();
}
