/* test-news.c: what an agent finds changed since an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-edition-changes.h"
#include "hv-test-library.h"

#define BEFORE "Eén maand."

static void
set_up (TestLibrary   *test,
        gconstpointer  data)
{
  g_autofree char *statement = test_statement ("1", "approved", "2026-06-01", "2026-06-01", BEFORE);
  g_autofree char *faq = test_faq ("1", "2026-06-01", BEFORE);

  test_library_set_up (test, data);
  test_library_put (test, statement, faq);
}

static GPtrArray *
changes (TestLibrary *test,
         guint        since)
{
  g_autoptr (HvDesk) old = hv_desk_new (test->library);
  g_autoptr (HvDesk) young = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;
  HvEdition *before = hv_desk_edition_number (old, since, NULL, &error);
  HvEdition *after;

  g_assert_no_error (error);
  hv_desk_history (young, &error);
  after = hv_desk_edition (young, hv_desk_today (young), NULL, &error);
  g_assert_no_error (error);
  changes = hv_edition_changes (before, after, "nl", hv_desk_today (young), NULL, &error);
  g_assert_no_error (error);
  return changes;
}

/* One line for all: = changed, + new, - gone. */
static char *
summary (TestLibrary *test,
         guint        since)
{
  g_autoptr (GPtrArray) all = changes (test, since);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const HvUnitChange *change = g_ptr_array_index (all, i);
      char sign = change->before == NULL ? '+' : change->after == NULL ? '-' : '=';

      g_string_append_printf (line, "%s%c%s", line->len > 0 ? " " : "", sign, change->key);
    }
  return g_string_free (line, FALSE);
}

static void
assert_summary (TestLibrary *test,
                guint        since,
                const char  *expected)
{
  g_autofree char *line = summary (test, since);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_changed (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-06-10", "Zes weken.");
  g_autoptr (GPtrArray) all = NULL;
  const HvUnitChange *change;

  test_library_put (test, faq, NULL);
  assert_summary (test, 1, "=vragen#opnamen");
  all = changes (test, 1);
  change = g_ptr_array_index (all, 0);
  g_assert_cmpstr (change->title, ==, "Hoe lang bewaart u opnamen?");
  g_assert_cmpstr (change->before, ==, "Hoe lang bewaart u opnamen?\nEén maand.");
  g_assert_cmpstr (change->after, ==, "Hoe lang bewaart u opnamen?\nZes weken.");
  g_assert_cmpint (change->kind, ==, HV_KIND_ENTRY);
}

/* A wording that is not approved is no news, nor what is not said. */
static void
test_not_shown (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-06-01", "Zes weken.");
  g_autofree char *keywords = test_faq ("3", "2026-06-01", BEFORE);
  g_autoptr (GString) text = g_string_new (keywords);

  test_library_put (test, faq, NULL);
  assert_summary (test, 1, "");
  g_string_replace (text, "<answer cites='bewaren-opnamen'>",
                    "<alternatives>hoe lang</alternatives><answer cites='bewaren-opnamen'>\n  ", 0);
  test_library_put (test, text->str, NULL);
  assert_summary (test, 1, "");
}

static void
test_new_and_gone (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-06-01", BEFORE);
  g_autoptr (GString) text = g_string_new (faq);
  const char *start = strstr (faq, "<entry id='facturen'");

  g_string_truncate (text, start - faq);
  g_string_append (text, "<entry id='nieuw' topic='fee'><question>Wat kost het?</question>"
                         "<answer>Niets.</answer></entry></faq>");
  test_library_put (test, text->str, NULL);
  assert_summary (test, 1, "+vragen#nieuw -vragen#facturen");
}

/* The file of an old edition may be cleared away: its documents never are. */
static void
test_pruned (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-06-10", "Zes weken.");
  g_autofree char *folder = g_build_filename (test->library, "editions", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  test_library_put (test, faq, NULL);
  assert_summary (test, 1, "=vragen#opnamen");
}

/* A paragraph of the statement is read at the desk as well. */
static void
test_statement_changed (TestLibrary   *test,
                        gconstpointer  data)
{
  g_autofree char *statement = test_statement ("2", "approved", "2026-06-10", "2026-06-10",
                                               "Zes weken.");

  test_library_put (test, statement, NULL);
  assert_summary (test, 1, "=verklaring#bewaren");
}

#define ADD(name, func) g_test_add (name, TestLibrary, NULL, set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/news/changed", test_changed);
  ADD ("/news/not-shown", test_not_shown);
  ADD ("/news/new-and-gone", test_new_and_gone);
  ADD ("/news/pruned", test_pruned);
  ADD ("/news/statement-changed", test_statement_changed);
  return g_test_run ();
}
