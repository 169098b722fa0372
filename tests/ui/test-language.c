/* test-language.c: answers in another language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

/* The answer about recordings is in English; that about invoices is not finished. */
static const char english[]
  = "<faq xmlns='urn:houvast:kb:1' xml:lang='en' translation-of='nl' id='vragen' version='1'"
    "><title>Questions</title>"
    "<approval status='approved' role='communications' on='2026-06-20'/>"
    "<entry id='opnamen' topic='call-recording'>"
    "<question>How long do you keep recordings?</question>"
    "<answer>We keep a recording for one month.</answer></entry>"
    "<entry id='facturen' topic='retention'><question>Hoe lang bewaart u facturen?</question>"
    "<alternatives>when do you throw my bills away</alternatives>"
    "<answer>Zeven jaar.</answer><approval status='draft'/></entry></faq>";

#define OTHER_LANGUAGE "=This is in Dutch, and not in the language of this call."

static void
test_offered (TestDesk      *desk,
              gconstpointer  library)
{
  test_desk_import (desk, english);
  hv_driver_start (desk->driver, "--lang", "en", NULL);
  hv_wait (desk->driver, test_desk_is_typing (desk));
  test_desk_ask (desk, "how long do you keep recordings", "How long do you keep recordings?");
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, OTHER_LANGUAGE));
  test_desk_ask (desk, "throw my bills away", "Hoe lang bewaart u facturen?");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, OTHER_LANGUAGE));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/language/offered", DESK_SMALL, test_offered },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
