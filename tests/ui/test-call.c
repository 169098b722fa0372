/* test-call.c: a call on the answer page: steps, moods, requests, dates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <string.h>

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define INVOICES "Hoe lang bewaart u facturen?"
#define ACCESS "Welke gegevens hebben jullie van mij?"
#define PROBE "Is er iets gebeurd waardoor u dit wilt weten?"
#define ANGRY "Dat is vervelend."

/* Most key presses until both the answer and the date are copied. */
#define MOST_KEYS 25

static gboolean
copied (TestDesk   *desk,
        const char *text)
{
  return hv_driver_clipboard_is (desk->driver, "clipboard", text);
}

static gboolean
copied_a_date (TestDesk *desk)
{
  g_autofree char *text = hv_driver_dup_clipboard (desk->driver, "clipboard");

  return text != NULL && g_str_has_prefix (text, "uiterlijk op ");
}

static gboolean
shows (TestDesk   *desk,
       AtspiRole   role,
       const char *pattern)
{
  return hv_driver_shows (desk->driver, role, pattern);
}

static gboolean
is_current (TestDesk   *desk,
            const char *step)
{
  g_autoptr (HvNode) node = hv_driver_find (desk->driver, ATSPI_ROLE_PUSH_BUTTON, step);

  return node != NULL && hv_node_has_state (node, ATSPI_STATE_SELECTED);
}

static void
ask_access (TestDesk *desk)
{
  test_desk_open (desk);
  test_desk_ask (desk, "welke gegevens hebben jullie van mij", ACCESS);
}

static void
test_strip (TestDesk      *desk,
            gconstpointer  library)
{
  ask_access (desk);
  hv_driver_key (desk->driver, "alt+4");
  hv_wait (desk->driver, is_current (desk, "=4. Referral"));
  g_assert_false (is_current (desk, "=1. Trust"));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=2. Empathy and context");
  hv_wait (desk->driver, is_current (desk, "=2. Empathy and context"));
  g_assert_false (is_current (desk, "=4. Referral"));
}

/* Steps without content take no room. */
static void
test_strip_without_steps (TestDesk      *desk,
                          gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  g_assert_true (shows (desk, ATSPI_ROLE_PUSH_BUTTON, "=1. Trust"));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=" INVOICES);
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  hv_wait (desk->driver, !shows (desk, ATSPI_ROLE_PUSH_BUTTON, "=1. Trust"));
}

static void
test_mood (TestDesk      *desk,
           gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "F6 F6");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "=Mood: angry"));
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "=For this caller · angry"));
  /* Its phrases come first, with the first keys. */
  hv_driver_key (desk->driver, "ctrl+1");
  hv_wait (desk->driver, copied (desk, ANGRY));
  hv_driver_key (desk->driver, "ctrl+2");
  hv_wait (desk->driver, copied (desk, phrases[0]));
  /* For this call only. */
  hv_driver_key (desk->driver, "ctrl+n");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_HEADING, "=Topics"));
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "ctrl+1");
  hv_wait (desk->driver, copied (desk, phrases[0]));
  g_assert_false (shows (desk, ATSPI_ROLE_LABEL, "/^For this caller"));
}

/* Who follows a question comes back to the line that led there. */
static void
test_way_back (TestDesk      *desk,
               gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "alt+2");
  test_desk_walk (desk, "Tab", ATSPI_ROLE_PUSH_BUTTON, "=" INVOICES);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Copy"));
  hv_driver_key (desk->driver, "alt+Left");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=" INVOICES));
}

static void
test_trail (TestDesk      *desk,
            gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  g_assert_false (shows (desk, ATSPI_ROLE_PUSH_BUTTON, "=Answers in this call"));
  hv_driver_key (desk->driver, "alt+2");
  test_desk_walk (desk, "Tab", ATSPI_ROLE_PUSH_BUTTON, "=" INVOICES);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Copy"));
  hv_driver_key (desk->driver, "alt+Down");
  /* Into the list; from GTK 4.10 on what is in a menu has no name. */
  hv_wait (desk->driver, !hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, NULL));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Copy"));
}

static void
test_knowledge (TestDesk      *desk,
                gconstpointer  library)
{
  ask_access (desk);
  /* How sure one may sound. */
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "/^In the statement.*eerste kopie"));
  g_assert_true (shows (desk, ATSPI_ROLE_LABEL, "/^How we do it"));
  g_assert_true (shows (desk, ATSPI_ROLE_LABEL, "/^Do not say, refer"));
  /* Words that explain themselves. */
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_HEADING, "=Words explained"));
  g_assert_true (shows (desk, ATSPI_ROLE_PUSH_BUTTON, "=ontvanger"));
  g_assert_false (shows (desk, ATSPI_ROLE_INVALID, "/^ontvanger: Iemand anders die gegevens"));
  hv_driver_key (desk->driver, "Return");
  test_desk_walk (desk, "shift+Tab", ATSPI_ROLE_PUSH_BUTTON, "=ontvanger");
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_INVALID, "/^ontvanger: Iemand anders die gegevens"));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, !shows (desk, ATSPI_ROLE_INVALID, "/^ontvanger: Iemand anders die gegevens"));
}

static void
test_request (TestDesk      *desk,
              gconstpointer  library)
{
  ask_access (desk);
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_PUSH_BUTTON, PROBE));
  hv_driver_key (desk->driver, "F7");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "/^Request received on .*right of access"));
  /* What helps the caller on comes first; what serves a question is gone. */
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON,
                                             "=Dat kunt u vragen. U hoeft er geen reden bij te geven."));
  g_assert_false (shows (desk, ATSPI_ROLE_PUSH_BUTTON, PROBE));
  hv_driver_key (desk->driver, "0");
  hv_wait (desk->driver, copied_a_date (desk));
  hv_driver_key (desk->driver, "F7");
  hv_wait (desk->driver, !shows (desk, ATSPI_ROLE_LABEL, "/^Request received on"));
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_PUSH_BUTTON, PROBE));
}

/* A page that does not say which right it is: one key does. */
static void
test_choose_right (TestDesk      *desk,
                   gconstpointer  library)
{
  test_desk_open (desk);
  hv_driver_key (desk->driver, "F7");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "/^Request received on .*Which right"));
  hv_wait (desk->driver, !test_desk_is_typing (desk));
  hv_driver_key (desk->driver, "1");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "/^Request received on .* · right"));
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "=Say this first"));
  hv_driver_key (desk->driver, "ctrl+0");
  hv_wait (desk->driver, copied_a_date (desk));
  /* Nothing of it is left for the next call. */
  hv_driver_key (desk->driver, "ctrl+n");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_HEADING, "=Topics"));
  hv_wait (desk->driver, !shows (desk, ATSPI_ROLE_LABEL, "/^Request received on"));
}

static void
test_receipt (TestDesk      *desk,
              gconstpointer  library)
{
  ask_access (desk);
  hv_driver_key (desk->driver, "ctrl+t");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_TEXT, "=Date received"));
  hv_driver_type (desk->driver, "5-3-2026");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "=Thursday 5 March 2026"));
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON,
                                             "=uiterlijk op dinsdag 7 april 2026"));
  hv_driver_key (desk->driver, "0");
  hv_wait (desk->driver, copied (desk, "uiterlijk op dinsdag 7 april 2026"));
  /* What is no day says so, and no date stands beside it. */
  hv_driver_key (desk->driver, "ctrl+t");
  hv_driver_type (desk->driver, "xqz");
  hv_wait (desk->driver, !shows (desk, ATSPI_ROLE_PUSH_BUTTON, "/^uiterlijk op"));
  g_assert_true (shows (desk, ATSPI_ROLE_LABEL, "/^Th[a-z]* is no"));
  hv_driver_key (desk->driver, "ctrl+k");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_PUSH_BUTTON,
                                "=uiterlijk op dinsdag 7 april 2026"));
}

/* A phrase names the day that stands beside it, and follows when that moves. */
static void
test_phrase_with_day (TestDesk      *desk,
                      gconstpointer  library)
{
  static const char said[] = "U krijgt uw gegevens, of bericht van ons, uiterlijk op dinsdag 7 "
                             "april 2026.";

  ask_access (desk);
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_PUSH_BUTTON, "/^U krijgt uw gegevens.* 20[0-9][0-9]\\.$"));
  hv_driver_key (desk->driver, "ctrl+t");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_TEXT, "=Date received"));
  hv_driver_type (desk->driver, "5-3-2026");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_PUSH_BUTTON, said));
  test_desk_walk (desk, "Tab", ATSPI_ROLE_PUSH_BUTTON, said);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, copied (desk, said));
}

#define GREETING \
  "<entry id='groet' topic='contact'><question>Hoe groet u mij voortaan?</question>" \
  "<answer>Met uw naam.</answer><steps><followup>" \
  "<phrase>Dag <field name='naam' personal='yes'>naam klant</field>.</phrase></followup></steps>" \
  "</entry>" \
  "<template id='groetbrief' channel='email'><subject>Groet</subject><body>" \
  "<p>Dag <field name='naam' personal='yes' required='yes'>naam klant</field>.</p></body>" \
  "</template>"

static gboolean
clipboard_has_type (const char *type)
{
  const char *targets[] = { "xclip", "-o", "-selection", "clipboard", "-t", "TARGETS", NULL };
  g_autofree char *types = NULL;

  return g_spawn_sync (NULL, (char **) targets, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &types,
                       NULL, NULL, NULL) && strstr (types, type) != NULL;
}

/* What is open is not copied unseen; what is about a person is copied as that. */
static void
test_phrase_with_name (TestDesk      *desk,
                       gconstpointer  library)
{
  g_autofree char *more = test_faq ("2", GREETING);

  test_desk_import (desk, more);
  test_desk_open (desk);
  test_desk_ask (desk, "groet u mij voortaan", "Hoe groet u mij voortaan?");
  hv_driver_set_clipboard (desk->driver, "before");
  hv_driver_key (desk->driver, "ctrl+1");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "Not copied yet: “naam klant”"));
  g_assert_true (copied (desk, "before"));
  hv_driver_key (desk->driver, "ctrl+1");
  hv_wait (desk->driver, copied (desk, "Dag [naam klant]."));
  g_assert_false (clipboard_has_type ("passwordManagerHint"));

  hv_driver_key (desk->driver, "ctrl+e");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 2);
  hv_driver_focus_window (desk->driver);
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_TEXT, "=naam klant"));
  hv_driver_type (desk->driver, "Zebedeus");
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 1);
  hv_driver_focus_window (desk->driver);
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_PUSH_BUTTON, "=Dag Zebedeus."));
  hv_driver_key (desk->driver, "ctrl+1");
  hv_wait (desk->driver, copied (desk, "Dag Zebedeus."));
  g_assert_true (clipboard_has_type ("passwordManagerHint"));
}

/* A right that works at once has no date to say. */
static void
test_at_once (TestDesk      *desk,
              gconstpointer  library)
{
  test_desk_open (desk);
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Opt out of direct marketing");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "/^This works at once"));
  hv_driver_set_clipboard (desk->driver, "before");
  hv_driver_key (desk->driver, "ctrl+0");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "/^Not copied: there is no date"));
  g_assert_true (copied (desk, "before"));
}

/* From the first letter until the answer and the date have both been copied. */
static void
test_number_of_keys (TestDesk      *desk,
                     gconstpointer  library)
{
  static const char words[] = "inzage";
  g_autofree char *spoken = test_desk_dup_spoken (desk, "privacyvragen#inzage");
  guint keys = strlen (words);

  test_desk_open (desk);
  hv_driver_type (desk->driver, words);
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, copied (desk, spoken));
  hv_driver_key (desk->driver, "ctrl+0");
  hv_wait (desk->driver, copied_a_date (desk));
  keys += 2 + 2;
  g_assert_cmpuint (keys, <=, MOST_KEYS);
}

static void
test_meanings (TestDesk      *desk,
               gconstpointer  library)
{
  test_desk_open (desk);
  hv_driver_type (desk->driver, "bezwaar");
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "=What the caller may mean"));
  hv_driver_type (desk->driver, " xqz");
  hv_driver_key (desk->driver, "ctrl+k");
  hv_driver_type (desk->driver, "inzage");
  hv_wait (desk->driver, !shows (desk, ATSPI_ROLE_LABEL, "=What the caller may mean"));
}

static void
test_other_callers (TestDesk      *desk,
                    gconstpointer  library)
{
  static const struct
  {
    const char *caller;
    const char *question;
  } cases[] = {
    { "=A journalist", "Ik ben journalist en heb een vraag over privacy" },
    { "=Not sure, or another question", "De vraag staat hier niet bij" },
  };

  test_desk_open (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, cases[i].caller);
      hv_wait (desk->driver, test_desk_answers (desk, cases[i].question));
      hv_driver_key (desk->driver, "ctrl+n");
      hv_wait (desk->driver, shows (desk, ATSPI_ROLE_HEADING, "=Is it someone else?"));
      /* What was read is there when all of the call is gone. */
      hv_wait (desk->driver, test_desk_is_typing (desk));
      hv_wait (desk->driver, shows (desk, ATSPI_ROLE_PUSH_BUTTON, cases[i].question));
    }
}

static void
test_contact (TestDesk      *desk,
              gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_wait (desk->driver, shows (desk, ATSPI_ROLE_LABEL, "/^Aloud: "));
  g_assert_true (shows (desk, ATSPI_ROLE_LABEL, "=+31880000000"));
  g_assert_true (shows (desk, ATSPI_ROLE_PUSH_BUTTON, "=Open +31880000000"));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Copy the address");
  hv_wait (desk->driver, copied (desk, "+31880000000"));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/call/strip", DESK_DEMO, test_strip },
    { "/call/strip-without-steps", DESK_SMALL, test_strip_without_steps },
    { "/call/mood", DESK_SMALL, test_mood },
    { "/call/way-back", DESK_SMALL, test_way_back },
    { "/call/trail", DESK_SMALL, test_trail },
    { "/call/knowledge", DESK_DEMO, test_knowledge },
    { "/call/request", DESK_DEMO, test_request },
    { "/call/choose-right", DESK_DEMO, test_choose_right },
    { "/call/receipt", DESK_DEMO, test_receipt },
    { "/call/phrase-with-day", DESK_DEMO, test_phrase_with_day },
    { "/call/phrase-with-name", DESK_SMALL, test_phrase_with_name },
    { "/call/at-once", DESK_DEMO, test_at_once },
    { "/call/number-of-keys", DESK_DEMO, test_number_of_keys },
    { "/call/meanings", DESK_DEMO, test_meanings },
    { "/call/other-callers", DESK_DEMO, test_other_callers },
    { "/call/contact", DESK_SMALL, test_contact },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
