/* test-about.c: which program this is, and which knowledge it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <string.h>

static gboolean
menu_is_open (TestDesk *desk)
{
  /* Not by name: from GTK 4.10 on items of menus have none. */
  g_autoptr (HvNode) item = hv_driver_find_anywhere (desk->driver, ATSPI_ROLE_MENU_ITEM, NULL);

  return item != NULL;
}

/* Without a mouse: the menu by its key, and what is in it by its letter. */
static void
open_about (TestDesk *desk)
{
  g_assert_false (menu_is_open (desk));
  hv_driver_key (desk->driver, "F10");
  hv_wait (desk->driver, menu_is_open (desk));
  hv_driver_key (desk->driver, "a");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=About"));
  hv_driver_focus_window (desk->driver);
}

static void
open_details (TestDesk *desk)
{
  test_desk_walk (desk, "Tab", ATSPI_ROLE_LIST_ITEM, "=Details");
  hv_driver_key (desk->driver, "Return");
}

/* The first leads back from the details. */
static void
close_about (TestDesk *desk)
{
  hv_driver_key (desk->driver, "Escape Escape");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=About"));
}

static char *
dup_version (TestDesk *desk)
{
  g_autofree char *output = NULL;

  g_assert_cmpint (hv_driver_ctl (desk->driver, &output, "--version", NULL), ==, 0);
  g_strchomp (output);
  g_assert_nonnull (strrchr (output, ' '));
  return g_strconcat ("=", strrchr (output, ' ') + 1, NULL);
}

static void
test_edition (TestDesk      *desk,
              gconstpointer  library)
{
  g_autofree char *version = dup_version (desk);

  test_desk_open (desk);
  open_about (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, version));
  open_details (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                          "Edition 2, in force since 3 August 2026"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "Privacyverklaring van Proef (Dutch), version 1"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "Vragen aan de telefoon (Dutch), version 1"));
  close_about (desk);
}

static void
test_no_knowledge (TestDesk      *desk,
                   gconstpointer  library)
{
  hv_driver_start (desk->driver, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=No knowledge yet"));
  open_about (desk);
  open_details (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                          "There is no knowledge yet."));
  close_about (desk);
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/about/edition", DESK_SMALL, test_edition },
    { "/about/no-knowledge", DESK_EMPTY, test_no_knowledge },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
