/* test-names.c: every page for who can not see it, who can not point at it, and in
 * every size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <string.h>

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define QUESTION "Welke gegevens hebben jullie van mij?"

/* What GTK calls a thing that nobody gave a name: after its class. */
static gboolean
is_class (const char *name)
{
  return g_regex_match_simple ("^(Gtk|Adw|Hv)[A-Z][A-Za-z]*$", name, 0, 0);
}

/* Whether one acts on it, as opposed to what it is in. */
static gboolean
needs_name (const HvNode *node)
{
  switch (node->role)
    {
    case ATSPI_ROLE_PUSH_BUTTON:
    case ATSPI_ROLE_TOGGLE_BUTTON:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_LINK:
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_HEADING:
      return TRUE;
    case ATSPI_ROLE_LIST:
    case ATSPI_ROLE_LIST_ITEM:
    case ATSPI_ROLE_LABEL:
      return hv_node_has_state (node, ATSPI_STATE_FOCUSABLE);
    default:
      return FALSE;
    }
}

static void
check_names (TestDesk   *desk,
             const char *page)
{
  g_autoptr (GPtrArray) nodes = hv_driver_read (desk->driver);
  guint n_named = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const HvNode *node = g_ptr_array_index (nodes, i);

      /* Of what only holds other things a screen reader says nothing, and scroll bars
       * are made by GTK. */
      if (node->role == ATSPI_ROLE_FILLER || node->role == ATSPI_ROLE_SCROLL_BAR)
        continue;
      n_named += needs_name (node);
      if (is_class (node->name) || (*node->name == '\0' && needs_name (node)))
        {
          g_test_message ("%s: a %s is called “%s”", page, hv_role_name (node->role), node->name);
          g_test_fail ();
        }
    }
  g_assert_cmpuint (n_named, >, 3);
}

static void
test_names (TestDesk      *desk,
            gconstpointer  library)
{
  test_desk_open (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  check_names (desk, "start");
  test_desk_ask (desk, "welke gegevens hebben jullie van mij", QUESTION);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Law"));
  check_names (desk, "answer");
  hv_driver_key (desk->driver, "ctrl+f");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "Find on this page"));
  check_names (desk, "find");
  hv_driver_key (desk->driver, "Escape F5");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LIST, "=Contents"));
  check_names (desk, "statement");
  hv_driver_key (desk->driver, "ctrl+k");
  hv_driver_type (desk->driver, "xqzxqz");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_STATUS_BAR, "=Nothing found"));
  check_names (desk, "nothing found");
}

static void
test_names_of_first_run (TestDesk      *desk,
                         gconstpointer  library)
{
  hv_driver_start (desk->driver, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=No knowledge yet"));
  check_names (desk, "first run");
}

/* Below, beside, at twice the size of text: what to say can be seen, and GTK has
 * nothing to complain about, which would end the program. */
static void
look_at_sizes (TestDesk *desk)
{
  static const int widths[] = { 1100, 700, 360 };

  test_desk_open (desk);
  test_desk_ask (desk, "welke gegevens hebben jullie van mij", QUESTION);
  hv_driver_key (desk->driver, "Return");
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      hv_driver_resize (desk->driver, widths[i], 640);
      hv_wait (desk->driver, test_desk_answers (desk, QUESTION));
      hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Say this"));
    }
}

static void
test_sizes (TestDesk      *desk,
            gconstpointer  library)
{
  look_at_sizes (desk);
}

static void
test_large_text (TestDesk      *desk,
                 gconstpointer  library)
{
  hv_driver_write (desk->driver, "config/gtk-4.0/settings.ini",
                   "[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n"
                   "gtk-font-name=Sans 22\n");
  look_at_sizes (desk);
}

/* From what one types to what was found to what one says, and the same way back. */
static void
test_tab_order (TestDesk      *desk,
                gconstpointer  library)
{
  int to_list, to_copy;

  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_wait (desk->driver, test_desk_chose (desk, RECORDINGS));
  to_list = test_desk_walk (desk, "Tab", ATSPI_ROLE_LIST_ITEM, RECORDINGS);
  to_copy = test_desk_walk (desk, "Tab", ATSPI_ROLE_PUSH_BUTTON, "=Copy");
  g_assert_cmpint (to_list, >, 0);
  g_assert_cmpint (to_copy, >, 0);
  /* The heading is between them. */
  g_assert_cmpint (test_desk_walk (desk, "shift+Tab", ATSPI_ROLE_LIST_ITEM, NULL), <=, 2);
  test_desk_walk (desk, "shift+Tab", ATSPI_ROLE_LIST_ITEM, RECORDINGS);
  g_assert_cmpint (test_desk_walk (desk, "shift+Tab", ATSPI_ROLE_ENTRY, "=Search"), ==, to_list);
}

/* Whoever comes to a page by key also leaves it by key, both ways. */
static void
test_tab_round (TestDesk      *desk,
                gconstpointer  library)
{
  test_desk_open (desk);
  hv_driver_key (desk->driver, "F5");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LIST, "=Contents"));
  hv_driver_key (desk->driver, "ctrl+k");
  hv_wait (desk->driver, test_desk_is_typing (desk));
  test_desk_walk (desk, "Tab", ATSPI_ROLE_PUSH_BUTTON, "=Back");
  test_desk_walk (desk, "shift+Tab", ATSPI_ROLE_ENTRY, "=Search");
}

/* What is read out because one reads there; of a list, an item is called after it. */
static gboolean
is_text (const HvNode *node)
{
  return node->role == ATSPI_ROLE_LABEL
         || (node->role == ATSPI_ROLE_LIST_ITEM
             && !hv_node_has_state (node, ATSPI_STATE_FOCUSABLE));
}

/* What is not to be said to the caller is read where it stands, and is not in the
 * name of anything that one comes by on the way to what is. */
static void
test_agent_only (TestDesk      *desk,
                 gconstpointer  library)
{
  g_autoptr (GPtrArray) nodes = NULL;
  guint n_texts = 0;

  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, SECRET));
  nodes = hv_driver_read (desk->driver);
  for (guint i = 0; i < nodes->len; i++)
    {
      const HvNode *node = g_ptr_array_index (nodes, i);

      if (is_text (node))
        n_texts += strstr (node->name, SECRET) != NULL;
      else if (strstr (node->name, SECRET) != NULL || strstr (node->description, SECRET) != NULL)
        {
          g_test_message ("a %s is called “%s”, “%s”", hv_role_name (node->role), node->name,
                          node->description);
          g_test_fail ();
        }
    }
  g_assert_cmpuint (n_texts, >, 0);
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/names/pages", DESK_DEMO, test_names },
    { "/names/first-run", DESK_EMPTY, test_names_of_first_run },
    { "/names/agent-only", DESK_SMALL, test_agent_only },
    { "/focus/tab-order", DESK_SMALL, test_tab_order },
    { "/focus/tab-round", DESK_SMALL, test_tab_round },
    { "/sizes/usual-text", DESK_DEMO, test_sizes },
    { "/sizes/large-text", DESK_DEMO, test_large_text },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
