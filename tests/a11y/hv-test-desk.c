/* hv-test-desk.c: a desk for every test, with a library or without
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <json-glib/json-glib.h>

/* Who has walked so far has come round. */
#define STEPS_MAX 50

/**
 * test_desk_import:
 * @text: a document
 *
 * Puts it into the library, as a manager would.
 */
void
test_desk_import (TestDesk   *desk,
                  const char *text)
{
  g_autofree char *path = g_build_filename (hv_driver_folder (desk->driver), "one.xml", NULL);

  hv_driver_write (desk->driver, "one.xml", text);
  g_assert_cmpint (hv_driver_ctl (desk->driver, NULL, "--role", "knowledge-manager", "import", path,
                                  NULL), ==, 0);
}

static void
import_demo (TestDesk *desk)
{
  g_autofree char *demo = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data", "demo", "nl",
                                            NULL);

  g_assert_cmpint (hv_driver_ctl (desk->driver, NULL, "import", demo, NULL), ==, 0);
}

static void
import_small (TestDesk *desk)
{
  g_autofree char *statement = test_statement ("1", "2026-06-15", KEPT_BEFORE);
  g_autofree char *faq = test_faq ("1", "");

  test_desk_import (desk, statement);
  test_desk_import (desk, faq);
}

static void
set_up (TestDesk      *desk,
        gconstpointer  data)
{
  desk->driver = hv_driver_new ();
  if (g_strcmp0 (data, DESK_DEMO) == 0)
    import_demo (desk);
  else if (g_strcmp0 (data, DESK_SMALL) == 0)
    import_small (desk);
}

static void
tear_down (TestDesk      *desk,
           gconstpointer  data)
{
  hv_driver_free (desk->driver);
}

/**
 * test_desk_main:
 * @cases: (array length=n_cases): what to test
 *
 * Runs them, where that can be done.
 */
int
test_desk_main (int                  argc,
                char               **argv,
                const TestDeskCase  *cases,
                gsize                n_cases)
{
  const char *missing;

  g_test_init (&argc, &argv, NULL);
  missing = hv_driver_missing ();
  if (missing != NULL)
    {
      g_print ("1..0 # SKIP needs %s\n", missing);
      return 0;
    }
  for (gsize i = 0; i < n_cases; i++)
    g_test_add (cases[i].path, TestDesk, cases[i].library, set_up, cases[i].test, tear_down);
  return g_test_run ();
}

/**
 * test_desk_open:
 *
 * Starts the window, to be typed in.
 */
void
test_desk_open (TestDesk *desk)
{
  hv_driver_start (desk->driver, NULL);
  hv_wait (desk->driver, test_desk_is_typing (desk));
}

/**
 * test_desk_dup_spoken:
 *
 * Returns: (transfer full): the answer, as houvastctl knows it
 */
char *
test_desk_dup_spoken (TestDesk   *desk,
                      const char *key)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  g_assert_cmpint (hv_driver_ctl (desk->driver, &output, "--json", "show", key, NULL), ==, 0);
  json_parser_load_from_data (parser, output, -1, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  return g_strdup (json_object_get_string_member (object, "answer"));
}

/**
 * test_desk_is_typing:
 *
 * Returns: whether the focus is in the search field
 */
gboolean
test_desk_is_typing (TestDesk *desk)
{
  return hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "=Search");
}

/**
 * test_desk_answers:
 * @question: of an entry
 *
 * Returns: whether its answer is on screen
 */
gboolean
test_desk_answers (TestDesk   *desk,
                   const char *question)
{
  g_autofree char *pattern = g_strconcat ("=", question, NULL);

  return hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, pattern);
}

/**
 * test_desk_ask:
 * @words: to type
 * @question: whose answer is shown then
 */
void
test_desk_ask (TestDesk   *desk,
               const char *words,
               const char *question)
{
  hv_driver_type (desk->driver, words);
  hv_wait (desk->driver, test_desk_answers (desk, question));
}

/**
 * test_desk_dup_query:
 *
 * Returns: (transfer full): what is in the search field
 */
char *
test_desk_dup_query (TestDesk *desk)
{
  g_autoptr (HvNode) entry = hv_driver_get (desk->driver, ATSPI_ROLE_ENTRY, "=Search");

  return hv_node_dup_text (entry);
}

/**
 * test_desk_dup_chosen:
 *
 * Returns: (transfer full) (nullable): the name of the result that is chosen
 */
char *
test_desk_dup_chosen (TestDesk *desk)
{
  g_autoptr (GPtrArray) nodes = hv_driver_read (desk->driver);

  for (guint i = 0; i < nodes->len; i++)
    {
      const HvNode *node = g_ptr_array_index (nodes, i);

      if (node->role == ATSPI_ROLE_LIST_ITEM && hv_node_has_state (node, ATSPI_STATE_SELECTED))
        return g_strdup (node->name);
    }
  return NULL;
}

gboolean
test_desk_chose (TestDesk   *desk,
                 const char *pattern)
{
  g_autofree char *chosen = test_desk_dup_chosen (desk);

  return chosen != NULL && hv_name_matches (chosen, pattern);
}

/**
 * test_desk_walk:
 * @key: "Tab", or "shift+Tab" for the way back
 *
 * Goes there with that key.
 *
 * Returns: how many times it was pressed
 */
int
test_desk_walk (TestDesk   *desk,
                const char *key,
                AtspiRole   role,
                const char *pattern)
{
  int n = 0;

  while (!hv_driver_focus_is (desk->driver, role, pattern))
    {
      g_autoptr (HvNode) before = hv_driver_focused (desk->driver);

      hv_driver_key (desk->driver, key);
      hv_wait (desk->driver, !hv_driver_focus_is_node (desk->driver, before));
      g_assert_cmpint (++n, <, STEPS_MAX);
    }
  return n;
}
