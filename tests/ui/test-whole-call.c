/* test-whole-call.c: one call from the first letter to the next call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By keyboard alone, in both languages of the window, with what hands a letter
 * to the mail program on a desktop of each kind. What a screen reader is told and
 * what is on the clipboard confirm each step.
 */
#include "hv-test-desk.h"
#include "hv-test-mail.h"

#include <string.h>

#define ACCESS "Welke gegevens hebben jullie van mij?"
#define BEHIND "Wie heeft er in mijn gegevens gekeken?"
#define KEY "privacyvragen#inzage"
#define NAME "Zebedeus Proefkonijn"
#define SUBJECT "Wij hebben uw privacyverzoek ontvangen"

/* Most key presses until both the answer and the date are copied. */
#define MOST_KEYS 25

/* What the window says in a language. */
typedef struct
{
  gboolean    dutch;
  const char *search;
  const char *start;
  const char *copy;
  const char *heard;
  const char *letter;
  const char *paste;
} Words;

static const Words english = {
  FALSE, "=Search", "=Topics", "=Copy", "/^Request received on .* · right of access", "=Letter",
  "/Paste the text there",
};
static const Words dutch = {
  TRUE, "=Zoeken", "=Onderwerpen", "=Kopiëren", "/^Verzoek ontvangen op .* · recht op inzage",
  "=Brief", "/Plak de tekst daar",
};

typedef struct
{
  TestDesk    *desk;
  HvDriver    *driver;
  const Words *words;
  guint        keys;      /* pressed since the first letter */
} Call;

/* A chord is as many keys as it takes fingers. */
static void
press (Call       *call,
       const char *keys)
{
  for (const char *at = keys; *at != '\0'; at++)
    call->keys += *at == '+' || *at == ' ';
  call->keys++;
  hv_driver_key (call->driver, keys);
}

static gboolean
is_typing (Call *call)
{
  return hv_driver_focus_is (call->driver, ATSPI_ROLE_ENTRY, call->words->search);
}

static gboolean
copied (Call       *call,
        const char *text)
{
  return hv_driver_clipboard_is (call->driver, "clipboard", text);
}

static void
open_window (Call *call)
{
  if (call->words->dutch)
    hv_driver_speak_dutch (call->driver);
  hv_driver_start (call->driver, NULL);
  hv_wait (call->driver, is_typing (call));
}

/* From the first letter until the answer is copied. */
static void
search_and_answer (Call *call)
{
  static const char words[] = "inzage";
  g_autofree char *spoken = test_desk_dup_spoken (call->desk, KEY);

  hv_driver_type (call->driver, words);
  call->keys += strlen (words);
  hv_wait (call->driver, test_desk_answers (call->desk, ACCESS));
  press (call, "ctrl+Return");
  hv_wait (call->driver, copied (call, spoken));
}

/* One phrase, and a second one behind it. */
static void
copy_two_phrases (Call *call)
{
  g_autofree char *first = NULL;
  g_autofree char *both = NULL;

  press (call, "Return");
  hv_wait (call->driver, hv_driver_focus_is (call->driver, ATSPI_ROLE_PUSH_BUTTON,
                                             call->words->copy));
  press (call, "1");
  hv_wait (call->driver, copied (call, "Dat kunt u vragen. Het gaat tenslotte over u."));
  first = hv_driver_dup_clipboard (call->driver, "clipboard");
  press (call, "shift+2");
  hv_wait (call->driver, !copied (call, first));
  both = hv_driver_dup_clipboard (call->driver, "clipboard");
  g_assert_true (g_str_has_prefix (both, first));
  g_assert_true (g_str_has_prefix (both + strlen (first), "\n\n"));
  g_assert_cmpuint (strlen (both), >, strlen (first) + 2);
}

/* The question behind the question, and the line that led there. */
static void
follow_probe (Call *call)
{
  press (call, "alt+2");
  hv_wait (call->driver, !hv_driver_focus_is (call->driver, ATSPI_ROLE_PUSH_BUTTON,
                                              call->words->copy));
  call->keys += test_desk_walk (call->desk, "Tab", ATSPI_ROLE_PUSH_BUTTON, "=" BEHIND);
  press (call, "Return");
  hv_wait (call->driver, test_desk_answers (call->desk, BEHIND));
  press (call, "alt+Left");
  hv_wait (call->driver, test_desk_answers (call->desk, ACCESS));
  hv_wait (call->driver, hv_driver_focus_is (call->driver, ATSPI_ROLE_PUSH_BUTTON, "=" BEHIND));
}

static void
hear_request (Call *call)
{
  g_autofree char *date = NULL;

  press (call, "F7");
  hv_wait (call->driver, hv_driver_shows (call->driver, ATSPI_ROLE_LABEL, call->words->heard));
  press (call, "0");
  hv_wait (call->driver, (g_free (date), date = hv_driver_dup_clipboard (call->driver, "clipboard"))
                           != NULL && g_str_equal (date, "uiterlijk op donderdag 3 september 2026"));
}

static void
fill_letter (Call *call)
{
  press (call, "ctrl+e");
  hv_wait (call->driver, hv_driver_shows (call->driver, ATSPI_ROLE_FRAME, call->words->letter));
  hv_driver_focus_window (call->driver);
  hv_wait (call->driver, hv_driver_focus_is (call->driver, ATSPI_ROLE_TEXT, "=naam klant"));
  hv_driver_type (call->driver, NAME);
  hv_wait (call->driver, hv_driver_shows (call->driver, ATSPI_ROLE_LABEL, "/Beste " NAME ","));
  /* The day is there already; the kind of request is chosen. */
  g_assert_true (hv_driver_shows (call->driver, ATSPI_ROLE_LABEL,
                                  "/Op maandag 3 augustus 2026 vroeg u ons"));
  press (call, "Tab");
  press (call, "Tab");
  press (call, "space");
  press (call, "Down");
  press (call, "Return");
  hv_wait (call->driver, hv_driver_shows (call->driver, ATSPI_ROLE_LABEL,
                                          "/inzage in uw gegevens"));
  press (call, "alt+m");
}

static void
next_call (Call *call)
{
  hv_driver_focus_window (call->driver);
  press (call, "ctrl+n");
  hv_wait (call->driver, hv_driver_shows (call->driver, ATSPI_ROLE_HEADING, call->words->start));
  hv_wait (call->driver, is_typing (call));
  hv_wait (call->driver, copied (call, NULL));
  g_assert_false (hv_driver_shows (call->driver, ATSPI_ROLE_LABEL, call->words->heard));
  {
    g_autoptr (HvNode) field = hv_driver_focused (call->driver);
    g_autofree char *query = hv_node_dup_text (field);

    g_assert_cmpstr (query, ==, "");
  }
}

static void
talk (Call *call)
{
  open_window (call);
  search_and_answer (call);
  copy_two_phrases (call);
  follow_probe (call);
  hear_request (call);
  g_test_message ("%u keys", call->keys);
  g_assert_cmpuint (call->keys, <=, MOST_KEYS);
  fill_letter (call);
}

static void
call_with_portal (TestDesk    *desk,
                  const Words *words)
{
  Call call = { desk, desk->driver, words, 0 };
  GSubprocess *portal = hv_test_mail_start_portal (desk->driver);
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;
  g_autofree char *file = NULL;

  talk (&call);
  hv_wait (desk->driver, hv_test_mail_is_there (desk->driver, "portal-subject"));
  subject = hv_test_mail_read (desk->driver, "portal-subject", NULL);
  body = hv_test_mail_read (desk->driver, "portal-body", NULL);
  file = hv_test_mail_read (desk->driver, "portal-attachment", NULL);
  g_assert_cmpstr (subject, ==, SUBJECT);
  g_assert_nonnull (strstr (body, "Beste " NAME ","));
  g_assert_null (strchr (body, '['));
  g_assert_true (g_str_has_prefix (file, "%PDF"));
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 1);
  next_call (&call);
  hv_test_mail_stop_portal (portal);
}

/* Everybody on the computer can read its arguments: the words wait on the clipboard. */
static void
call_with_xdg_email (TestDesk    *desk,
                     const Words *words)
{
  Call call = { desk, desk->driver, words, 0 };
  g_autofree char *arguments = NULL;
  g_autofree char *text = NULL;

  hv_test_mail_use_xdg (desk->driver);
  talk (&call);
  hv_wait (desk->driver, hv_test_mail_is_there (desk->driver, "arguments"));
  arguments = hv_test_mail_read (desk->driver, "arguments", NULL);
  g_assert_null (strstr (arguments, "Zebedeus"));
  g_assert_nonnull (strstr (arguments, "--attach\n"));
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, words->paste));
  text = hv_driver_dup_clipboard (desk->driver, "clipboard");
  g_assert_nonnull (strstr (text, "Beste " NAME ","));
  press (&call, "Escape");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 1);
  next_call (&call);
}

static void
test_english_portal (TestDesk      *desk,
                     gconstpointer  library)
{
  call_with_portal (desk, &english);
}

static void
test_english_xdg_email (TestDesk      *desk,
                        gconstpointer  library)
{
  call_with_xdg_email (desk, &english);
}

static void
test_dutch_portal (TestDesk      *desk,
                   gconstpointer  library)
{
  call_with_portal (desk, &dutch);
}

static void
test_dutch_xdg_email (TestDesk      *desk,
                      gconstpointer  library)
{
  call_with_xdg_email (desk, &dutch);
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/whole-call/english/portal", DESK_DEMO, test_english_portal },
    { "/whole-call/english/xdg-email", DESK_DEMO, test_english_xdg_email },
    { "/whole-call/dutch/portal", DESK_DEMO, test_dutch_portal },
    { "/whole-call/dutch/xdg-email", DESK_DEMO, test_dutch_xdg_email },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
