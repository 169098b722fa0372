/* test-comparison.c: two states beside each other, and what waits for approval
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-comparison.h"
#include "hv-core-resources.h"
#include "hv-order.h"
#include "hv-test-library.h"
#include "hv-to-approve.h"

#define KEPT "Opnamen wissen wij na één maand."
#define LATER "Opnamen wissen wij na twee maanden."

static void
test_order (void)
{
  static const struct { guint places[6]; guint count; guint moved; } cases[] = {
    { { 0, 1, 2, 3 }, 4, 0 }, { { 3, 0, 1, 2 }, 4, 1 }, { { 1, 2, 3, 0 }, 4, 1 },
    { { 3, 2, 1, 0 }, 4, 3 }, { { 0, 4, 1, 2, 3, 5 }, 6, 1 }, { { 0 }, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree gboolean *kept = NULL;
      guint moved = 0;

      g_array_append_vals (places, cases[i].places, cases[i].count);
      kept = hv_order_kept (places);
      for (guint j = 0; j < cases[i].count; j++)
        moved += !kept[j];
      g_assert_cmpuint (moved, ==, cases[i].moved);
    }
}

static HvComparison *
compare (TestLibrary *test,
         const char  *before,
         const char  *after)
{
  g_autoptr (GError) error = NULL;
  HvComparison *comparison = hv_comparison_between (test->library, before, after, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

static const HvDifference *
difference_at (HvComparison *comparison,
               guint         i)
{
  g_assert_cmpuint (i, <, comparison->differences->len);
  return g_ptr_array_index (comparison->differences, i);
}

/* A statement with sections in this order, "a b c". */
static char *
sections (const char *version,
          const char *order)
{
  g_auto (GStrv) names = g_strsplit (order, " ", -1);
  GString *xml = g_string_new (NULL);

  g_string_append_printf (xml,
    "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='verklaring' version='%s' "
    "effective='2026-06-01'><title>Privacyverklaring</title>"
    "<approval status='approved' role='dpo' on='2026-06-%s'/>"
    "<controller><name>Proef B.V.</name><contact channel='phone'>Bel ons</contact></controller>",
    version, version);
  for (char **name = names; *name != NULL; name++)
    g_string_append_printf (xml, "<section id='%s'><title>Titel %s</title><p>Tekst %s.</p></section>",
                            *name, *name, *name);
  g_string_append (xml, "</statement>");
  return g_string_free (xml, FALSE);
}

static void
test_kinds (TestLibrary   *test,
            gconstpointer  data)
{
  g_autofree char *first = sections ("10", "a b c d");
  g_autofree char *second = sections ("11", "d a e b");
  g_autoptr (HvComparison) comparison = NULL;
  g_autoptr (HvComparison) none = NULL;
  static const struct { HvDifferenceKind kind; const char *key; } wanted[] = {
    { HV_DIFFERENCE_MOVED, "verklaring#d" }, { HV_DIFFERENCE_ADDED, "verklaring#e" },
    { HV_DIFFERENCE_REMOVED, "verklaring#c" },
  };

  test_library_put (test, first, NULL);
  test_library_put (test, second, NULL);
  comparison = compare (test, "1", "2");
  g_assert_cmpuint (comparison->differences->len, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_assert_cmpint (difference_at (comparison, i)->kind, ==, wanted[i].kind);
      g_assert_cmpstr (difference_at (comparison, i)->key, ==, wanted[i].key);
    }
  g_assert_cmpstr (difference_at (comparison, 0)->place_before, ==, "Titel c");
  g_assert_null (difference_at (comparison, 0)->place_after);
  g_assert_cmpstr (difference_at (comparison, 1)->after, ==, "Titel e\nTekst e.");
  g_assert_cmpstr (difference_at (comparison, 2)->before, ==, "Titel c\nTekst c.");
  none = compare (test, "2", "2");
  g_assert_cmpuint (none->documents->len, ==, 0);
  g_assert_cmpuint (none->differences->len, ==, 0);
}

/* Statements come first, and only what rests on the change is touched. */
static void
test_touched (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *next = test_statement ("2", "approved", "2026-07-20", "2026-09-01", LATER);
  g_autofree char *path = test_library_write (test, "next.xml", next);
  g_autofree char *library = NULL;
  g_autofree char *after = NULL;
  g_autoptr (HvComparison) proposed = NULL;
  g_autoptr (HvComparison) waiting = NULL;
  const HvTouched *touched;

  test_library_put_first (test, KEPT);
  library = test_folder_sum (test->library);
  proposed = compare (test, "1", path);
  g_assert_cmpuint (proposed->differences->len, ==, 1);
  g_assert_cmpstr (difference_at (proposed, 0)->key, ==, "verklaring#bewaren");
  g_assert_cmpint (difference_at (proposed, 0)->kind, ==, HV_DIFFERENCE_CHANGED);
  g_assert_cmpuint (proposed->touched->len, ==, 1);
  touched = g_ptr_array_index (proposed->touched, 0);
  g_assert_cmpstr (touched->key, ==, "vragen#opnamen");
  g_assert_cmpstr (touched->title, ==, "Hoe lang bewaart u opnamen?");
  g_assert_cmpstr (touched->cites[0], ==, "verklaring#bewaren-opnamen");
  g_assert_null (touched->cites[1]);
  /* Comparing writes nothing. */
  after = test_folder_sum (test->library);
  g_assert_cmpstr (library, ==, after);

  test_library_put (test, next, NULL);
  waiting = compare (test, "2026-08-03", "2026-09-01");
  g_assert_cmpuint (waiting->differences->len, ==, 1);
  g_assert_cmpuint (waiting->touched->len, ==, 1);
}

static void
test_rendering (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *next = test_statement ("2", "approved", "2026-07-20", "2026-06-01",
                                          "Opnamen wissen wij na <em>twee</em> maanden &amp; een dag.");
  g_autoptr (HvComparison) comparison = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;

  test_library_put_first (test, KEPT);
  test_library_put (test, next, NULL);
  comparison = compare (test, "1", "2");
  text = hv_comparison_to_text (comparison);
  html = hv_comparison_to_html (comparison);
  g_assert_nonnull (strstr (text, "Opnamen wissen wij na [-één maand-] {+twee maanden & een dag+}."));
  /* What did not change is not in the way. */
  g_assert_null (strstr (text, "Facturen"));
  g_assert_nonnull (strstr (html, "<del>één maand</del>."));
  g_assert_nonnull (strstr (html, "<ins>twee maanden &amp; een dag</ins>."));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strpbrk (html, "\001\002\003\004"));
}

static void
test_unknown_state (TestLibrary   *test,
                    gconstpointer  data)
{
  static const char * const names[] = { "7", "2020-01-01", "nergens.xml" };

  test_library_put_first (test, KEPT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hv_comparison_between (test->library, "1", names[i], NULL, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
    }
}

static GPtrArray *
list (TestLibrary *test,
      const char  *day)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *waiting = hv_to_approve_list (test->library, hv_day_parse (day), NULL, &error);

  g_assert_no_error (error);
  return waiting;
}

static const HvToApprove *
find (GPtrArray  *waiting,
      const char *key)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      const HvToApprove *item = g_ptr_array_index (waiting, i);

      if (strcmp (item->key, key) == 0)
        return item;
    }
  return NULL;
}

/* A new wording waits, with the approved one beside it. */
static void
test_wording_waits (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-06-10", "Een maandje.");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const HvToApprove *item;

  test_library_put_first (test, KEPT);
  before = list (test, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  test_library_put (test, faq, NULL);
  after = list (test, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  item = find (after, "vragen#opnamen");
  g_assert_cmpint (item->why, ==, HV_TO_APPROVE_WORDING);
  g_assert_cmpstr (item->approved, ==, "Hoe lang bewaart u opnamen?\nEén maand.");
  g_assert_cmpstr (item->newest, ==, "Hoe lang bewaart u opnamen?\nEen maandje.");
  g_assert_cmpstr (item->approval.role, ==, "legal");
}

/* What was cited then and now stands beside it. */
static void
test_source_changed (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *next = test_statement ("2", "approved", "2026-07-20", "2026-09-01", LATER);
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GPtrArray) later = NULL;
  const HvToApprove *item;
  const HvCitedText *cited;

  test_library_put_first (test, KEPT);
  test_library_put (test, next, NULL);
  today = list (test, NULL);
  g_assert_cmpuint (today->len, ==, 0);
  later = list (test, "2026-09-01");
  g_assert_cmpuint (later->len, ==, 1);
  item = find (later, "vragen#opnamen");
  g_assert_cmpint (item->why, ==, HV_TO_APPROVE_SOURCE);
  g_assert_cmpuint (item->cited->len, ==, 1);
  cited = g_ptr_array_index (item->cited, 0);
  g_assert_cmpstr (cited->key, ==, "verklaring#bewaren-opnamen");
  g_assert_cmpstr (cited->before, ==, KEPT);
  g_assert_cmpstr (cited->after, ==, LATER);
}

static void
test_review_dates (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) near = NULL;
  g_autoptr (GPtrArray) passed = NULL;

  test_library_put_first (test, KEPT);
  near = list (test, "2026-12-02");
  g_assert_cmpint (find (near, "vragen#opnamen")->why, ==, HV_TO_APPROVE_NEAR);
  passed = list (test, "2027-01-02");
  g_assert_cmpint (find (passed, "vragen#opnamen")->why, ==, HV_TO_APPROVE_PASSED);
}

static void
test_withdrawn (TestLibrary   *test,
                gconstpointer  data)
{
  const char * const keys[] = { "vragen#opnamen", NULL };
  HvApproval withdrawn = { .status = HV_STATUS_WITHDRAWN, .role = (char *) "dpo" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  test_library_put_first (test, KEPT);
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (hv_library_sign (library, keys, &withdrawn, "Klopt niet", &error), ==, 2);
  }
  waiting = list (test, NULL);
  g_assert_cmpint (find (waiting, "vragen#opnamen")->why, ==, HV_TO_APPROVE_WITHDRAWN);
  g_assert_cmpstr (find (waiting, "vragen#opnamen")->reason, ==, "Klopt niet");
}

/* What was approved on a day has an answer for each unit. */
static void
test_stood_on (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Een maandje.");
  g_autofree char *next = test_statement ("2", "approved", "2026-07-20", "2026-09-01", LATER);
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  const HvStoodOn *stood;

  test_library_put_first (test, KEPT);
  test_library_put (test, faq, NULL);
  test_library_put (test, next, NULL);
  now = hv_stood_on_list (test->library, hv_day_parse ("2026-08-03"), NULL, &error);
  g_assert_no_error (error);
  /* The statement, a shelf, and two questions. */
  g_assert_cmpuint (now->len, ==, 4);
  for (guint i = 0; i < now->len; i++)
    {
      stood = g_ptr_array_index (now, i);
      g_assert_cmpint (stood->state, ==, HV_STATE_APPROVED);
      g_assert_nonnull (stood->approval.role);
      g_assert_cmpstr (stood->version, ==,
                       strcmp (stood->key, "verklaring") == 0 ? "1" : "2");
    }
  later = hv_stood_on_list (test->library, hv_day_parse ("2026-09-01"), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < later->len; i++)
    {
      stood = g_ptr_array_index (later, i);
      g_assert_cmpint (stood->state, ==,
                       strcmp (stood->key, "vragen#opnamen") == 0 ? HV_STATE_BEING_CHECKED
                                                                  : HV_STATE_APPROVED);
    }
  g_assert_null (hv_stood_on_list (test->library, hv_day_parse ("2025-01-01"), NULL, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
}

#define add(name, func) \
  g_test_add ("/comparison/" name, TestLibrary, NULL, test_library_set_up, func, \
              test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/comparison/order", test_order);
  add ("kinds", test_kinds);
  add ("touched", test_touched);
  add ("rendering", test_rendering);
  add ("unknown-state", test_unknown_state);
  add ("wording-waits", test_wording_waits);
  add ("source-changed", test_source_changed);
  add ("review-dates", test_review_dates);
  add ("withdrawn", test_withdrawn);
  add ("stood-on", test_stood_on);
  return g_test_run ();
}
