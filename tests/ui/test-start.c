/* test-start.c: the pages that one does not ask for, and beginning and ending
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_first_run (TestDesk      *desk,
                gconstpointer  library)
{
  g_autoptr (HvNode) search = NULL;
  g_autoptr (HvNode) import = NULL;

  hv_driver_start (desk->driver, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=No knowledge yet"));
  search = hv_driver_get (desk->driver, ATSPI_ROLE_ENTRY, "=Search");
  import = hv_driver_get (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "/Import…");
  /* There is nothing to search in. */
  g_assert_false (hv_node_has_state (search, ATSPI_STATE_SENSITIVE));
  g_assert_true (hv_node_has_state (import, ATSPI_STATE_SENSITIVE));
}

/* One press, and questions can be answered. */
static void
test_demo (TestDesk      *desk,
           gconstpointer  library)
{
  hv_driver_start (desk->driver, NULL);
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "/Demo Knowledge");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Rights"));
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_INVALID, "=Retention period"));
  hv_driver_key (desk->driver, "ctrl+k");
  hv_wait (desk->driver, test_desk_is_typing (desk));
  /* It comes in the language of the desktop too. */
  test_desk_ask (desk, "how long do you keep my data", "How long do you keep my data?");
}

static void
test_topics (TestDesk      *desk,
             gconstpointer  library)
{
  test_desk_open (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON,
                                          "=Right of access"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Right to object"));
  /* With several questions there is a list beside the first answer. */
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Right of access");
  hv_wait (desk->driver, test_desk_answers (desk, "Welke gegevens hebben jullie van mij?"));
  hv_wait (desk->driver, test_desk_chose (desk, "Welke gegevens hebben jullie van mij?"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LIST_ITEM,
                                  "Kan ik een telefoongesprek terugluisteren?"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  /* By keyboard too. */
  hv_driver_key (desk->driver, "ctrl+n");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  hv_wait (desk->driver, test_desk_is_typing (desk));
  while (!hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Right to information"))
    {
      g_autoptr (HvNode) before = hv_driver_focused (desk->driver);

      hv_driver_key (desk->driver, "Tab");
      hv_wait (desk->driver, !hv_driver_focus_is_node (desk->driver, before));
      g_assert_false (test_desk_is_typing (desk));
    }
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Say this"));
}

/* Never an empty list where there should be answers. */
static void
test_damaged (TestDesk      *desk,
              gconstpointer  library)
{
  g_autofree char *current = g_build_filename (hv_driver_library (desk->driver), "current", NULL);
  g_autofree char *sources = g_build_filename (hv_driver_library (desk->driver), "sources", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GDir) dir = g_dir_open (sources, 0, NULL);
  const char *name;

  /* What it could be built from again, as well as where it says what it is. */
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (sources, name, NULL);

      g_assert_true (g_file_set_contents (path, "damaged", -1, NULL));
    }
  g_assert_true (g_file_get_contents (current, &text, NULL, NULL));
  text[0] ^= 0x15;
  text[10] ^= 0x15;
  g_assert_true (g_file_set_contents (current, text, -1, NULL));
  hv_driver_start (desk->driver, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/damaged"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "/Try Again"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
}

/* A damaged edition is built again, and said so. */
static void
test_repaired (TestDesk      *desk,
               gconstpointer  library)
{
  g_autofree char *folder = g_build_filename (hv_driver_library (desk->driver), "editions", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (gsize at = length / 3; at < length; at += 4096)
        bytes[at] ^= 0xff;
      g_assert_no_errno (g_unlink (path));
      g_assert_true (g_file_set_contents (path, bytes, length, NULL));
    }
  hv_driver_start (desk->driver, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  test_desk_ask (desk, "facturen", "Hoe lang bewaart u facturen?");
}

static void
test_dutch (TestDesk      *desk,
            gconstpointer  library)
{
  hv_driver_speak_dutch (desk->driver);
  hv_driver_start (desk->driver, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Onderwerpen"));
  hv_driver_type (desk->driver, "facturen");
  hv_wait (desk->driver, test_desk_answers (desk, "Hoe lang bewaart u facturen?"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Zeg dit"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "Goedgekeurd door de kennisbeheerder op 20 juni 2026"));
}

/* The program may end before anything but the window is there, and while threads
 * are still reading: one in five starts crashed when it did not wait for these. */
static void
test_first_frame (TestDesk      *desk,
                  gconstpointer  library)
{
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *messages = NULL;

      hv_driver_start (desk->driver, "--exit-after-first-frame", NULL);
      g_assert_cmpint (hv_driver_wait_exit (desk->driver), ==, 0);
      messages = hv_driver_dup_messages (desk->driver);
      g_assert_cmpstr (messages, ==, "");
    }
}

static void
test_close (TestDesk      *desk,
            gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "facturen", "Hoe lang bewaart u facturen?");
  hv_driver_key (desk->driver, "ctrl+w");
  g_assert_cmpint (hv_driver_wait_exit (desk->driver), ==, 0);
}

/* Words of a caller do not belong in a list of processes. */
static void
test_takes_no_words (TestDesk      *desk,
                     gconstpointer  library)
{
  g_autofree char *messages = NULL;

  hv_driver_start (desk->driver, "--no-such-option", "--exit-after-first-frame", NULL);
  g_assert_cmpint (hv_driver_wait_exit (desk->driver), !=, 0);
  messages = hv_driver_dup_messages (desk->driver);
  g_assert_nonnull (strstr (messages, "no-such-option"));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/start/first-run", DESK_EMPTY, test_first_run },
    { "/start/demo", DESK_EMPTY, test_demo },
    { "/start/topics", DESK_DEMO, test_topics },
    { "/start/damaged", DESK_SMALL, test_damaged },
    { "/start/repaired", DESK_SMALL, test_repaired },
    { "/start/dutch", DESK_SMALL, test_dutch },
    { "/start/first-frame", DESK_DEMO, test_first_frame },
    { "/start/first-frame-without-library", DESK_EMPTY, test_first_frame },
    { "/start/close", DESK_SMALL, test_close },
    { "/start/takes-no-words", DESK_EMPTY, test_takes_no_words },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
