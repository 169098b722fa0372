/* test-knowledge.c: answers that may not be relied on, and knowledge that changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define INVOICES "Hoe lang bewaart u facturen?"

static void
change_statement (TestDesk *desk)
{
  g_autofree char *statement = test_statement ("2", "2026-07-20", KEPT_AFTER);

  test_desk_import (desk, statement);
}

/* It is found and marked; what is shown is what the statement says now, and who
 * knows more. */
static void
test_being_checked (TestDesk      *desk,
                    gconstpointer  library)
{
  change_statement (desk);
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen gesprekken", RECORDINGS);
  hv_wait (desk->driver, test_desk_chose (desk, "/opnamen.*[Bb]eing checked"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, KEPT_AFTER));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "Referral"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "the back office"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Say this"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                   "=Een opname bewaren wij één maand."));
}

static void
test_review_passed (TestDesk      *desk,
                    gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "cookies", "Welke cookies gebruikt u?");
  hv_wait (desk->driver, test_desk_chose (desk, "/[Rr]eview date"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/[Rr]eview date.*passed"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Say this"));
}

/* The window looks again at the next search; who reads goes on reading. */
static void
test_changed_while_open (TestDesk      *desk,
                         gconstpointer  library)
{
  g_autofree char *more = test_faq ("2", "<entry id='nieuw' topic='fee'>"
                                         "<question>Wat kost een kopie?</question>"
                                         "<answer>Een kopie kost niets.</answer></entry>");

  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, !test_desk_is_typing (desk));
  test_desk_import (desk, more);
  hv_driver_key (desk->driver, "ctrl+k");
  test_desk_ask (desk, "wat kost een kopie", "Wat kost een kopie?");
}

static void
test_checked_while_open (TestDesk      *desk,
                         gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "opnamen", RECORDINGS);
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Say this"));
  change_statement (desk);
  hv_driver_type (desk->driver, " gesprekken");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Say this"));
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, KEPT_AFTER));
  g_assert_true (test_desk_answers (desk, RECORDINGS));
}

/* The answer that is being read is not there any more: that is said in its place. */
static void
test_gone_while_open (TestDesk      *desk,
                      gconstpointer  library)
{
  test_desk_open (desk);
  test_desk_ask (desk, "facturen", INVOICES);
  g_assert_cmpint (hv_driver_ctl (desk->driver, NULL, "--role", "dpo", "withdraw",
                                  "vragen#facturen", "--reason", "klopt niet", NULL), ==, 0);
  hv_driver_type (desk->driver, " ");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Say this")
                         || !test_desk_answers (desk, INVOICES));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "Zeven jaar"));
}

/* It breaks while somebody works with it. */
static void
test_damaged_while_open (TestDesk      *desk,
                         gconstpointer  library)
{
  g_autofree char *current = g_build_filename (hv_driver_library (desk->driver), "current", NULL);

  test_desk_open (desk);
  test_desk_ask (desk, "facturen", INVOICES);
  g_assert_true (g_file_set_contents (current, "damaged", -1, NULL));
  hv_driver_type (desk->driver, " bewaren");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/damaged"));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/knowledge/being-checked", DESK_SMALL, test_being_checked },
    { "/knowledge/review-passed", DESK_SMALL, test_review_passed },
    { "/knowledge/changed-while-open", DESK_SMALL, test_changed_while_open },
    { "/knowledge/checked-while-open", DESK_SMALL, test_checked_while_open },
    { "/knowledge/gone-while-open", DESK_SMALL, test_gone_while_open },
    { "/knowledge/damaged-while-open", DESK_SMALL, test_damaged_while_open },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
