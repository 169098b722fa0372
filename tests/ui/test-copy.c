/* test-copy.c: what gets on the clipboard, and what never does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <string.h>

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define OTHER_PROGRAM "from another program"

static gboolean
copied (TestDesk   *desk,
        const char *text)
{
  return hv_driver_clipboard_is (desk->driver, "clipboard", text);
}

static void
open_answer (TestDesk *desk)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
}

static void
focus_answer (TestDesk *desk)
{
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Copy"));
}

/* Keys arrive in order: when the last has worked, so have all before it. */
static void
leave_answer (TestDesk *desk)
{
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, test_desk_is_typing (desk));
}

static void
test_spoken (TestDesk      *desk,
             gconstpointer  library)
{
  g_autofree char *spoken = test_desk_dup_spoken (desk, "vragen#opnamen");

  g_assert_cmpstr (spoken, ==, SPOKEN);
  open_answer (desk);
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, copied (desk, spoken));
  /* Seen and heard. */
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "Een opname bewaren wij"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/Copied"));
  g_assert_true (test_desk_is_typing (desk));
  /* Of the result that is chosen. */
  hv_driver_key (desk->driver, "ctrl+k");
  hv_driver_type (desk->driver, "facturen");
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, copied (desk, "Zeven jaar, dat moet van de wet."));
  /* From the answer as well. */
  hv_driver_key (desk->driver, "ctrl+k");
  test_desk_ask (desk, "opnamen", RECORDINGS);
  focus_answer (desk);
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, copied (desk, spoken));
}

/* Right after the last letter, while the search is still on its way. */
static void
test_faster_than_search (TestDesk      *desk,
                         gconstpointer  library)
{
  g_autofree char *spoken = test_desk_dup_spoken (desk, "privacyvragen#bewaren-rekeningen");

  test_desk_open (desk);
  hv_driver_type (desk->driver, "hoe lang bewaart u mijn rekeningen en betalingen");
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, copied (desk, spoken));
}

static void
test_phrase_of_result (TestDesk      *desk,
                       gconstpointer  library)
{
  open_answer (desk);
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("ctrl+%u", i + 1);

      hv_driver_key (desk->driver, key);
      hv_wait (desk->driver, copied (desk, phrases[i]));
      g_assert_true (test_desk_is_typing (desk));
    }
}

static void
test_phrase_keys (TestDesk      *desk,
                  gconstpointer  library)
{
  open_answer (desk);
  focus_answer (desk);
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);

      hv_driver_key (desk->driver, key);
      hv_wait (desk->driver, copied (desk, phrases[i]));
    }
  /* It goes on with letters where digits end: so an answer that has that many. */
  leave_answer (desk);
}

static void
test_letters (TestDesk      *desk,
              gconstpointer  library)
{
  g_autofree char *before = NULL;

  test_desk_open (desk);
  test_desk_ask (desk, "welke gegevens hebben jullie van mij",
                 "Welke gegevens hebben jullie van mij?");
  focus_answer (desk);
  hv_driver_key (desk->driver, "9");
  hv_wait (desk->driver, !copied (desk, NULL));
  before = hv_driver_dup_clipboard (desk->driver, "clipboard");
  hv_driver_key (desk->driver, "a");
  hv_wait (desk->driver, !copied (desk, before));
  g_assert_false (copied (desk, NULL));
}

static void
test_append (TestDesk      *desk,
             gconstpointer  library)
{
  g_autofree char *two = g_strconcat (phrases[0], "\n\n", phrases[3], NULL);
  g_autofree char *three = g_strconcat (two, "\n\n", phrases[5], NULL);

  open_answer (desk);
  focus_answer (desk);
  hv_driver_key (desk->driver, "1");
  hv_wait (desk->driver, copied (desk, phrases[0]));
  hv_driver_key (desk->driver, "shift+4");
  hv_wait (desk->driver, copied (desk, two));
  hv_driver_key (desk->driver, "shift+6");
  hv_wait (desk->driver, copied (desk, three));
  /* What another program has put there is not ours to add to. */
  hv_driver_set_clipboard (desk->driver, OTHER_PROGRAM);
  hv_driver_key (desk->driver, "shift+2");
  hv_wait (desk->driver, copied (desk, phrases[1]));
}

static const char all_keys[] = "123456789abcdefghijklmnopqrstuvwxyz";

/* No key copies what is for the agent only, wherever the focus is. */
static void
test_agent_only (TestDesk      *desk,
                 gconstpointer  library)
{
  guint n_phrases = g_strv_length ((char **) phrases);
  g_autoptr (GString) beyond = g_string_new (NULL);

  open_answer (desk);
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, SECRET));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=For you only"));
  /* Keys behind the last phrase do nothing, nor does Ctrl+C on what stays unselected. */
  focus_answer (desk);
  hv_driver_set_clipboard (desk->driver, OTHER_PROGRAM);
  for (const char *key = all_keys + n_phrases; *key != '\0'; key++)
    g_string_append_printf (beyond, "%c shift+%c ", *key, *key);
  g_string_append (beyond, "ctrl+c");
  hv_driver_key (desk->driver, beyond->str);
  leave_answer (desk);
  g_assert_true (copied (desk, OTHER_PROGRAM));
  /* All over the page, everything selected and copied. */
  focus_answer (desk);
  for (guint i = 0; i < 40 && !test_desk_is_typing (desk); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *primary = NULL;

      hv_driver_key (desk->driver, "ctrl+a ctrl+c Tab");
      text = hv_driver_dup_clipboard (desk->driver, "clipboard");
      primary = hv_driver_dup_clipboard (desk->driver, "primary");
      g_assert_true (text == NULL || strstr (text, SECRET) == NULL);
      g_assert_true (primary == NULL || strstr (primary, SECRET) == NULL);
    }
}

/* Nothing of one call is left for the next. */
static void
test_next_call (TestDesk      *desk,
                gconstpointer  library)
{
  g_autofree char *query = NULL;

  open_answer (desk);
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, copied (desk, SPOKEN));
  hv_driver_key (desk->driver, "ctrl+k");
  hv_driver_key (desk->driver, "ctrl+a ctrl+n");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  query = test_desk_dup_query (desk);
  g_assert_cmpstr (query, ==, "");
  hv_wait (desk->driver, copied (desk, NULL));
  hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "primary", NULL));
  g_assert_true (test_desk_is_typing (desk));
  /* There is no way back to it. */
  hv_driver_key (desk->driver, "ctrl+z alt+Left");
  test_desk_ask (desk, "facturen", "Hoe lang bewaart u facturen?");
  g_free (g_steal_pointer (&query));
  query = test_desk_dup_query (desk);
  g_assert_cmpstr (query, ==, "facturen");
  /* What is not ours stays. */
  hv_driver_set_clipboard (desk->driver, OTHER_PROGRAM);
  hv_driver_key (desk->driver, "ctrl+n");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  g_assert_true (copied (desk, OTHER_PROGRAM));
}

/* A cited paragraph has changed: the words may be wrong now. */
static void
test_being_checked (TestDesk      *desk,
                    gconstpointer  library)
{
  g_autofree char *statement = test_statement ("2", "2026-07-20", KEPT_AFTER);

  test_desk_import (desk, statement);
  open_answer (desk);
  hv_driver_set_clipboard (desk->driver, OTHER_PROGRAM);
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "/^Not copied: .*being checked"));
  g_assert_true (copied (desk, OTHER_PROGRAM));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/^Not copied: .*checked"));
  hv_driver_key (desk->driver, "ctrl+1 ctrl+2");
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, !test_desk_is_typing (desk));
  hv_driver_key (desk->driver, "1 2 3 4 5 6 7 8 9 a b c shift+1 ctrl+Return ctrl+3");
  leave_answer (desk);
  g_assert_true (copied (desk, OTHER_PROGRAM));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/copy/spoken", DESK_SMALL, test_spoken },
    { "/copy/faster-than-search", DESK_DEMO, test_faster_than_search },
    { "/copy/phrase-of-result", DESK_SMALL, test_phrase_of_result },
    { "/copy/phrase-keys", DESK_SMALL, test_phrase_keys },
    { "/copy/letters", DESK_DEMO, test_letters },
    { "/copy/append", DESK_SMALL, test_append },
    { "/copy/agent-only", DESK_SMALL, test_agent_only },
    { "/copy/next-call", DESK_SMALL, test_next_call },
    { "/copy/being-checked", DESK_SMALL, test_being_checked },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
