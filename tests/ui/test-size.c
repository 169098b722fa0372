/* test-size.c: the window as it was left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

/* Settings that outlive the program, in the folder of this test. */
static void
keep_settings (TestDesk *desk)
{
  hv_driver_setenv (desk->driver, "GSETTINGS_BACKEND", "keyfile");
}

static AtspiRect
window_size (TestDesk *desk)
{
  g_autoptr (HvNode) frame = hv_driver_get (desk->driver, ATSPI_ROLE_FRAME, "=Houvast");

  return hv_node_extents (frame);
}

static gboolean
has_size (TestDesk        *desk,
          const AtspiRect *wanted)
{
  AtspiRect size = window_size (desk);

  return size.width == wanted->width && size.height == wanted->height;
}

static void
test_kept (TestDesk      *desk,
           gconstpointer  library)
{
  AtspiRect usual, left;

  keep_settings (desk);
  test_desk_open (desk);
  usual = window_size (desk);
  hv_driver_resize (desk->driver, 812, 618);
  left = window_size (desk);
  g_assert_cmpint (left.width, !=, usual.width);
  hv_driver_quit (desk->driver);
  test_desk_open (desk);
  hv_wait (desk->driver, has_size (desk, &left));
}

/* Also when it was another window that had the focus. */
static void
test_kept_from_beside (TestDesk      *desk,
                       gconstpointer  library)
{
  AtspiRect left;

  keep_settings (desk);
  test_desk_open (desk);
  hv_driver_resize (desk->driver, 812, 618);
  left = window_size (desk);
  hv_driver_key (desk->driver, "ctrl+comma");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) > 1);
  hv_driver_focus_window (desk->driver);
  hv_driver_quit (desk->driver);
  test_desk_open (desk);
  hv_wait (desk->driver, has_size (desk, &left));
}

/* Less than the settings have room for is no reason to complain, which quitting
 * would find. */
static void
test_smallest (TestDesk      *desk,
               gconstpointer  library)
{
  keep_settings (desk);
  test_desk_open (desk);
  hv_driver_resize (desk->driver, 360, 200);
  hv_driver_quit (desk->driver);
  test_desk_open (desk);
  hv_wait (desk->driver, window_size (desk).width == 360);
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/size/kept", DESK_SMALL, test_kept },
    { "/size/kept-from-beside", DESK_SMALL, test_kept_from_beside },
    { "/size/smallest", DESK_SMALL, test_smallest },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
