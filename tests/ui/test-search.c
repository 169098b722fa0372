/* test-search.c: from the words of a caller to an answer, by keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define INVOICES "Hoe lang bewaart u facturen?"

static gboolean
query_is (TestDesk   *desk,
          const char *text)
{
  g_autofree char *query = test_desk_dup_query (desk);

  return g_str_equal (query, text);
}

static gboolean
starts (TestDesk *desk)
{
  return hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics");
}

/* Each letter alone finds, and the first result is the answer on screen. */
static void
test_every_key (TestDesk      *desk,
                gconstpointer  library)
{
  test_desk_open (desk);
  hv_driver_type (desk->driver, "f");
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  g_assert_true (test_desk_is_typing (desk));
  hv_driver_type (desk->driver, "a");
  hv_wait (desk->driver, query_is (desk, "fa"));
  hv_wait (desk->driver, test_desk_chose (desk, INVOICES));
  hv_driver_key (desk->driver, "BackSpace BackSpace");
  hv_wait (desk->driver, query_is (desk, ""));
  hv_driver_type (desk->driver, "o");
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  hv_wait (desk->driver, test_desk_chose (desk, RECORDINGS));
}

static void
test_arrows (TestDesk      *desk,
             gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "hoe lang bewaart u facturen", INVOICES);
  hv_wait (desk->driver, test_desk_chose (desk, INVOICES));
  hv_driver_key (desk->driver, "Down");
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  g_assert_true (test_desk_chose (desk, RECORDINGS));
  g_assert_true (test_desk_is_typing (desk));
  hv_driver_key (desk->driver, "Up");
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  /* Above the first there is nothing. */
  hv_driver_key (desk->driver, "Up Down");
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  g_assert_true (test_desk_is_typing (desk));
  g_assert_true (query_is (desk, "hoe lang bewaart u facturen"));
}

static void
test_enter_and_escape (TestDesk      *desk,
                       gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Copy"));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, test_desk_is_typing (desk));
  g_assert_true (query_is (desk, "opnamen"));
  /* The first clears; the answer stays to be read. */
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, query_is (desk, ""));
  g_assert_true (test_desk_is_typing (desk));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, starts (desk));
  g_assert_true (test_desk_is_typing (desk));
}

static void
test_back_to_the_field (TestDesk      *desk,
                        gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, !test_desk_is_typing (desk));
  hv_driver_key (desk->driver, "ctrl+k");
  hv_wait (desk->driver, test_desk_is_typing (desk));
  /* All of it is selected: the next letters take its place. */
  test_desk_ask (desk, "facturen", INVOICES);
  g_assert_true (query_is (desk, "facturen"));
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, !test_desk_is_typing (desk));
  hv_driver_key (desk->driver, "slash");
  hv_wait (desk->driver, test_desk_is_typing (desk));
  test_desk_ask (desk, "opnamen", RECORDINGS);
  g_assert_true (query_is (desk, "opnamen"));
  /* While one types it is a sign like any other. */
  hv_driver_key (desk->driver, "slash");
  hv_wait (desk->driver, query_is (desk, "opnamen/"));
}

/* The list says what was found and how much of it. */
static void
test_tells (TestDesk      *desk,
            gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "facturen", INVOICES);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_STATUS_BAR, "/result"));
  hv_wait (desk->driver, hv_driver_announced (desk->driver, INVOICES));
  g_assert_true (test_desk_chose (desk, "/Question.*Approved by the knowledge manager on 20 June"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "/Approved by the knowledge manager on 20 June 2026"
                                  ".*20 December 2026"));
}

/* What may not be shown is not found; the way out is offered first. */
static void
test_nothing_found (TestDesk      *desk,
                    gconstpointer  library)
{
  static const char * const words[] = { "kwikstaarten", "roodborstjes", "xqzxqz" };

  test_desk_open (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      hv_driver_key (desk->driver, "ctrl+k");
      hv_driver_type (desk->driver, words[i]);
      hv_wait (desk->driver, query_is (desk, words[i]));
      hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_STATUS_BAR,
                                              "=Nothing found"));
      hv_wait (desk->driver, test_desk_chose (desk, "/^De klant vraagt iets"));
      hv_wait (desk->driver,
               test_desk_answers (desk, "De klant vraagt iets waarop geen antwoord staat"));
      g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_INVALID,
                                       "/kwikstaart|roodborst"));
    }
}

/* A long text typed fast: what is listed belongs to all of it, not to a part
 * whose search took longer. */
static void
test_last_word_wins (TestDesk      *desk,
                     gconstpointer  library)
{
  g_autofree char *hits = NULL;
  g_autofree char *title = NULL;
  const char *words = "hoe lang bewaren jullie de opname van mijn gesprek";
  g_autoptr (GRegex) regex = g_regex_new ("\"title\" : \"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_cmpint (hv_driver_ctl (desk->driver, &hits, "--json", "search", "--limit", "1", words,
                                  NULL), ==, 0);
  g_assert_true (g_regex_match (regex, hits, 0, &match));
  title = g_match_info_fetch (match, 1);
  test_desk_open (desk);
  for (int i = 0; i < 3; i++)
    {
      hv_driver_type (desk->driver, words);
      hv_wait (desk->driver, query_is (desk, words));
      hv_wait (desk->driver, test_desk_answers (desk, title));
      hv_wait (desk->driver, test_desk_chose (desk, title));
      hv_driver_key (desk->driver, "Escape");
      hv_wait (desk->driver, query_is (desk, ""));
    }
}

/* Where there is room for one, Enter changes the list for the answer. */
static void
test_narrow (TestDesk      *desk,
             gconstpointer  library)
{
  test_desk_open (desk);
  hv_driver_resize (desk->driver, 420, 700);
  hv_driver_type (desk->driver, "opnamen");
  hv_wait (desk->driver, test_desk_chose (desk, RECORDINGS));
  g_assert_false (test_desk_answers (desk, RECORDINGS));
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  hv_wait (desk->driver, !test_desk_chose (desk, NULL));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, test_desk_chose (desk, RECORDINGS));
  g_assert_true (test_desk_is_typing (desk));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/search/every-key", DESK_SMALL, test_every_key },
    { "/search/arrows", DESK_SMALL, test_arrows },
    { "/search/enter-and-escape", DESK_SMALL, test_enter_and_escape },
    { "/search/back-to-the-field", DESK_SMALL, test_back_to_the_field },
    { "/search/tells", DESK_SMALL, test_tells },
    { "/search/nothing-found", DESK_SMALL, test_nothing_found },
    { "/search/last-word-wins", DESK_DEMO, test_last_word_wins },
    { "/search/narrow", DESK_SMALL, test_narrow },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
