/* test-width.c: text twice as large, in the narrowest window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that needs more room makes the window wider than was asked for, and
 * pushes its right edge off the screen.
 */
#include "hv-test-desk.h"

#define NARROWEST 360

static void
open_large (TestDesk *desk)
{
  /* The text of a desktop is 11 points. */
  hv_driver_write (desk->driver, "config/gtk-4.0/settings.ini",
                   "[Settings]\ngtk-font-name=Sans 22\n");
  hv_driver_speak_dutch (desk->driver);
  hv_driver_start (desk->driver, NULL);
}

static gboolean
is_narrow (TestDesk *desk)
{
  g_autoptr (HvNode) frame = hv_driver_get (desk->driver, ATSPI_ROLE_FRAME, "=Houvast");

  return hv_node_extents (frame).width == NARROWEST;
}

static void
test_first_run (TestDesk      *desk,
                gconstpointer  library)
{
  open_large (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=Nog geen kennis"));
  hv_driver_resize (desk->driver, NARROWEST, 700);
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "/Importeren…"));
}

static void
test_pages (TestDesk      *desk,
            gconstpointer  library)
{
  open_large (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Rechten"));
  hv_driver_resize (desk->driver, NARROWEST, 800);
  hv_driver_type (desk->driver, "inzage");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LIST_ITEM, "Welke gegevens"));
  hv_wait (desk->driver, is_narrow (desk));
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Zeg dit"));
  g_assert_true (is_narrow (desk));
  hv_driver_key (desk->driver, "ctrl+f");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_ENTRY, "/Zoek"));
  g_assert_true (is_narrow (desk));
  hv_driver_key (desk->driver, "F5");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "/Privacyverklaring"));
  g_assert_true (is_narrow (desk));
  hv_driver_key (desk->driver, "ctrl+n");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Rechten"));
  hv_driver_type (desk->driver, "qqqqq zzzzz");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_STATUS_BAR, "=Niets gevonden"));
  g_assert_true (is_narrow (desk));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/width/first-run", DESK_EMPTY, test_first_run },
    { "/width/pages", DESK_DEMO, test_pages },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
