/* test-reading.c: steps, finding, the statement, back and forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define INVOICES "Hoe lang bewaart u facturen?"
#define STATEMENT "Privacyverklaring van Proef"

static gboolean
reads_statement (TestDesk *desk)
{
  return hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=" STATEMENT);
}

static gboolean
tells (TestDesk   *desk,
       const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_find_anywhere (desk->driver, ATSPI_ROLE_INVALID, pattern);

  return node != NULL;
}

/* Every step has something to say, and the focus goes there. */
static void
test_steps (TestDesk      *desk,
            gconstpointer  library)
{
  static const guint order[] = { 0, 1, 2, 3, 5 };

  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *key = g_strdup_printf ("alt+%u", i + 1);
      g_autofree char *name = g_strconcat ("=", phrases[order[i]], NULL);

      hv_driver_key (desk->driver, key);
      hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, name));
    }
}

static void
test_find (TestDesk      *desk,
           gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "ctrl+f");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "Find on this page"));
  hv_driver_type (desk->driver, "vraag");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/^1 of [1-9]"));
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/^2 of [1-9]"));
  hv_driver_type (desk->driver, "xqz");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=Not on this page"));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_ENTRY, "Find on this page"));
  g_assert_true (test_desk_answers (desk, RECORDINGS));
}

static void
test_back_and_forward (TestDesk      *desk,
                       gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  /* A probing question leads to another answer. */
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=" INVOICES);
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  hv_driver_key (desk->driver, "alt+Left");
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  hv_driver_key (desk->driver, "alt+Right");
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  hv_driver_key (desk->driver, "alt+Left alt+Left");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
}

static void
test_statement_reader (TestDesk      *desk,
                       gconstpointer  library)
{
  test_desk_open (desk);
  hv_driver_key (desk->driver, "F5");
  hv_wait (desk->driver, reads_statement (desk));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LIST, "=Contents"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Wat kunt u doen?"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "version 1"));
  hv_driver_key (desk->driver, "ctrl+f");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "Find on this page"));
  hv_driver_type (desk->driver, "facturen");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=1 of 1"));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_ENTRY, "Find on this page"));
  hv_driver_key (desk->driver, "alt+Left");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
}

/* From what an answer rests on to that place in the statement. */
static void
test_source (TestDesk      *desk,
             gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=" KEPT_BEFORE));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "/" STATEMENT ".*version 1.*1 July 2026"));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Hoe lang bewaren wij gegevens?");
  hv_wait (desk->driver, reads_statement (desk));
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_LABEL, "=" KEPT_BEFORE));
  hv_driver_key (desk->driver, "alt+Left");
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
}

static void
test_shortcuts (TestDesk      *desk,
                gconstpointer  library)
{
  guint windows;

  test_desk_open (desk);
  windows = hv_driver_n_windows (desk->driver);
  hv_driver_key (desk->driver, "F1");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) > windows);
  hv_driver_focus_window (desk->driver);
  hv_wait (desk->driver, tells (desk, "Read the answer"));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == windows);
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/reading/steps", DESK_SMALL, test_steps },
    { "/reading/find", DESK_SMALL, test_find },
    { "/reading/back-and-forward", DESK_SMALL, test_back_and_forward },
    { "/reading/statement", DESK_SMALL, test_statement_reader },
    { "/reading/source", DESK_SMALL, test_source },
    { "/reading/shortcuts", DESK_SMALL, test_shortcuts },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
