/* test-between.c: between two calls, and what stays at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <string.h>

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define INVOICES "Hoe lang bewaart u facturen?"

/* Settings as an administrator or the person made them. */
static void
set_settings (TestDesk   *desk,
              const char *lines)
{
  g_autofree char *text = g_strconcat ("[org/houvast/Houvast]\n", lines, "\n", NULL);
  g_autofree char *folder = g_build_filename (hv_driver_folder (desk->driver), "config", "glib-2.0",
                                              "settings", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  hv_driver_write (desk->driver, "config/glib-2.0/settings/keyfile", text);
  hv_driver_setenv (desk->driver, "GSETTINGS_BACKEND", "keyfile");
}

static gboolean
starts (TestDesk *desk)
{
  return hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics");
}

static void
next_call (TestDesk *desk)
{
  hv_driver_key (desk->driver, "ctrl+n");
  hv_wait (desk->driver, starts (desk));
  hv_wait (desk->driver, test_desk_is_typing (desk));
}

static void
read_answer (TestDesk   *desk,
             const char *words,
             const char *question)
{
  test_desk_ask (desk, words, question);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, !test_desk_is_typing (desk));
}

static gboolean
offers (TestDesk   *desk,
        const char *question)
{
  g_autofree char *pattern = g_strconcat ("=", question, NULL);

  return hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, pattern);
}

static char *
person_file (TestDesk *desk)
{
  g_autofree char *path = g_build_filename (hv_driver_folder (desk->driver), "state", "houvast",
                                            "person", NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static gboolean
person_holds (TestDesk   *desk,
              const char *words)
{
  g_autofree char *text = person_file (desk);

  return strstr (text, words) != NULL;
}

static void
restart (TestDesk *desk)
{
  hv_driver_quit (desk->driver);
  test_desk_open (desk);
  hv_wait (desk->driver, starts (desk));
}

/* Find text, its undo, and words that were found and marked. */
static void
test_next_call (TestDesk      *desk,
                gconstpointer  library)
{
  g_autofree char *found = NULL;

  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "ctrl+f");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "/[Ff]ind"));
  hv_driver_type (desk->driver, "Kwikstaart");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "Not on this page"));
  next_call (desk);
  read_answer (desk, "facturen", INVOICES);
  hv_driver_key (desk->driver, "ctrl+f");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "/[Ff]ind"));
  hv_driver_key (desk->driver, "ctrl+z ctrl+z");
  {
    g_autoptr (HvNode) entry = hv_driver_focused (desk->driver);

    found = hv_node_dup_text (entry);
  }
  g_assert_cmpstr (found, ==, "");
}

static void
test_favourite (TestDesk      *desk,
                gconstpointer  library)
{
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "ctrl+d");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "Added to your favourites"));
  next_call (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Favourites"));
  g_assert_true (offers (desk, RECORDINGS));
  hv_wait (desk->driver, person_holds (desk, "Favourites=vragen#opnamen;"));
  restart (desk);
  hv_wait (desk->driver, offers (desk, RECORDINGS));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=" RECORDINGS);
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  hv_driver_key (desk->driver, "ctrl+d");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "No favourite any more"));
  next_call (desk);
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Favourites"));
}

/* A favourite that is not in force any more is not shown, and is not forgotten. */
static void
test_favourite_gone (TestDesk      *desk,
                     gconstpointer  library)
{
  test_desk_open (desk);
  read_answer (desk, "facturen", INVOICES);
  hv_driver_key (desk->driver, "ctrl+d");
  hv_wait (desk->driver, person_holds (desk, "vragen#facturen"));
  hv_driver_quit (desk->driver);
  g_assert_cmpint (hv_driver_ctl (desk->driver, NULL, "--role", "dpo", "withdraw",
                                  "vragen#facturen", "--reason", "klopt niet", NULL), ==, 0);
  test_desk_open (desk);
  hv_wait (desk->driver, starts (desk));
  g_assert_false (offers (desk, INVOICES));
  g_assert_true (person_holds (desk, "Favourites=vragen#facturen"));
}

static void
test_recent (TestDesk      *desk,
             gconstpointer  library)
{
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  next_call (desk);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Recent answers"));
  g_assert_true (offers (desk, RECORDINGS));
  restart (desk);
  hv_wait (desk->driver, offers (desk, RECORDINGS));
  /* What was only passed by is not one. */
  test_desk_ask (desk, "facturen", INVOICES);
  next_call (desk);
  hv_wait (desk->driver, offers (desk, RECORDINGS));
  g_assert_false (offers (desk, INVOICES));
}

static void
test_recent_of_call (TestDesk      *desk,
                     gconstpointer  library)
{
  set_settings (desk, "recent-answers='call'");
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "Escape Escape Escape");
  hv_wait (desk->driver, offers (desk, RECORDINGS));
  next_call (desk);
  hv_wait (desk->driver, !offers (desk, RECORDINGS));
  hv_driver_quit (desk->driver);
  g_assert_false (person_holds (desk, "opnamen"));
}

static void
test_recent_off (TestDesk      *desk,
                 gconstpointer  library)
{
  set_settings (desk, "recent-answers='off'");
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  next_call (desk);
  g_assert_false (offers (desk, RECORDINGS));
  hv_driver_quit (desk->driver);
  g_assert_false (person_holds (desk, "opnamen"));
}

static void
test_damaged_file (TestDesk      *desk,
                   gconstpointer  library)
{
  g_autofree char *folder = g_build_filename (hv_driver_folder (desk->driver), "state", "houvast",
                                              NULL);
  g_autofree char *aside = g_build_filename (folder, "person.damaged", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  hv_driver_write (desk->driver, "state/houvast/person", "\001 [[ no key file");
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  hv_wait (desk->driver, person_holds (desk, "vragen#opnamen"));
}

static void
test_after_a_while (TestDesk      *desk,
                    gconstpointer  library)
{
  set_settings (desk, "forget-after=uint32 2");
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", SPOKEN));
  hv_wait (desk->driver, starts (desk));
  hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", NULL));
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/Nothing happened"));
  g_assert_true (test_desk_is_typing (desk));
}

/* A window that was opened for the call goes with it. */
static void
test_after_a_while_beside (TestDesk      *desk,
                           gconstpointer  library)
{
  set_settings (desk, "forget-after=uint32 4");
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "F9");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Report an Answer"));
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Report an Answer"));
  hv_wait (desk->driver, starts (desk));
}

/* A desktop that locks its screen, on the bus of this test. */
static GDBusConnection *
own_name (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnection *bus;

  g_assert_no_error (error);
  bus = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
               | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  if (name != NULL)
    {
      g_autoptr (GVariant) answer G_GNUC_UNUSED = g_dbus_connection_call_sync (
        bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
        g_variant_new ("(su)", name, 4), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

      g_assert_no_error (error);
    }
  return bus;
}

static void
tell_locked (GDBusConnection *bus,
             const char      *interface,
             gboolean         active)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (bus, NULL, "/ScreenSaver", interface, "ActiveChanged",
                                 g_variant_new ("(b)", active), &error);
  g_assert_no_error (error);
  g_dbus_connection_flush_sync (bus, NULL, &error);
  g_assert_no_error (error);
}

static void
test_lock (TestDesk      *desk,
           gconstpointer  library)
{
  static const char * const names[] = { "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GDBusConnection) saver = own_name (names[i]);
      g_autoptr (GDBusConnection) stranger = own_name (NULL);

      test_desk_open (desk);
      read_answer (desk, "opnamen", RECORDINGS);
      hv_driver_key (desk->driver, "ctrl+Return");
      hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", SPOKEN));
      /* Neither unlocking nor somebody who only says so. */
      tell_locked (stranger, names[i], TRUE);
      tell_locked (saver, names[i], FALSE);
      hv_driver_key (desk->driver, "1");
      hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", phrases[0]));
      g_assert_true (test_desk_answers (desk, RECORDINGS));
      tell_locked (saver, names[i], TRUE);
      hv_wait (desk->driver, starts (desk));
      hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", NULL));
      hv_driver_quit (desk->driver);
      g_dbus_connection_close_sync (saver, NULL, NULL);
    }
}

/* Also a letter that was only opened, with a window beside it. */
static void
test_lock_letter (TestDesk      *desk,
                  gconstpointer  library)
{
  g_autoptr (GDBusConnection) saver = own_name ("org.gnome.ScreenSaver");

  test_desk_open (desk);
  hv_driver_key (desk->driver, "ctrl+e");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Letter"));
  hv_driver_focus_window (desk->driver);
  hv_driver_key (desk->driver, "alt+s");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 3);
  tell_locked (saver, "org.gnome.ScreenSaver", TRUE);
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 1);
  hv_driver_focus_window (desk->driver);
  hv_wait (desk->driver, test_desk_is_typing (desk));
  hv_driver_quit (desk->driver);
  g_dbus_connection_close_sync (saver, NULL, NULL);
}

static void
test_lock_off (TestDesk      *desk,
               gconstpointer  library)
{
  g_autoptr (GDBusConnection) saver = own_name ("org.gnome.ScreenSaver");

  set_settings (desk, "forget-on-lock=false");
  test_desk_open (desk);
  read_answer (desk, "opnamen", RECORDINGS);
  tell_locked (saver, "org.gnome.ScreenSaver", TRUE);
  hv_driver_key (desk->driver, "1");
  hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", phrases[0]));
  g_assert_true (test_desk_answers (desk, RECORDINGS));
  g_dbus_connection_close_sync (saver, NULL, NULL);
}

/* The last that was opened. */
static void
close_window (TestDesk   *desk,
              const char *title)
{
  hv_driver_focus_window (desk->driver);
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, title));
  hv_driver_focus_window (desk->driver);
}

static gboolean
menu_is_open (TestDesk *desk)
{
  /* Not by name: from GTK 4.10 on items of menus have none. */
  g_autoptr (HvNode) item = hv_driver_find_anywhere (desk->driver, ATSPI_ROLE_MENU_ITEM, NULL);

  return item != NULL;
}

static void
open_known (TestDesk *desk)
{
  hv_driver_key (desk->driver, "F10");
  hv_wait (desk->driver, menu_is_open (desk));
  hv_driver_key (desk->driver, "w");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=What Houvast Knows"));
}

static gboolean
says (TestDesk   *desk,
      const char *words)
{
  return hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, words);
}

static void
test_known (TestDesk      *desk,
            gconstpointer  library)
{
  test_desk_open (desk);
  open_known (desk);
  hv_wait (desk->driver, says (desk, "=Nothing"));
  close_window (desk, "=What Houvast Knows");
  hv_driver_key (desk->driver, "ctrl+k");
  hv_wait (desk->driver, test_desk_is_typing (desk));
  read_answer (desk, "opnamen", RECORDINGS);
  hv_driver_key (desk->driver, "1");
  hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", phrases[0]));
  open_known (desk);
  hv_wait (desk->driver, says (desk, "=Typed in the search field"));
  g_assert_true (says (desk, "=opnamen"));
  g_assert_true (says (desk, "=Copied, and still on the clipboard"));
  g_assert_true (says (desk, RECORDINGS));
  g_assert_false (says (desk, "=Nothing"));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Forget it now");
  hv_wait (desk->driver, starts (desk));
  hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", NULL));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=What Houvast Knows"));
  hv_driver_focus_window (desk->driver);
  open_known (desk);
  hv_wait (desk->driver, says (desk, "=Nothing"));
  close_window (desk, "=What Houvast Knows");
}

static void
change_invoices (TestDesk *desk)
{
  g_autofree char *faq = test_faq ("2", "");
  g_autoptr (GString) text = g_string_new (faq);

  g_string_replace (text, "Zeven jaar, dat moet van de wet.", "Acht jaar, dat moet van de wet.", 0);
  g_string_replace (text, "on='2026-06-20'", "on='2026-06-28'", 0);
  test_desk_import (desk, text->str);
}

static void
test_news (TestDesk      *desk,
           gconstpointer  library)
{
  test_desk_open (desk);
  hv_wait (desk->driver, starts (desk));
  /* Who looks for the first time is told nothing. */
  g_assert_false (says (desk, "since you last looked"));
  hv_driver_quit (desk->driver);
  change_invoices (desk);
  test_desk_open (desk);
  hv_wait (desk->driver, says (desk, "=1 text has changed since you last looked."));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Look");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=What Changed"));
  hv_wait (desk->driver, says (desk, "Zeven jaar, dat moet van de wet."));
  g_assert_true (says (desk, "Acht jaar, dat moet van de wet."));
  g_assert_true (says (desk, "=Before"));
  g_assert_true (says (desk, "=Now"));
  close_window (desk, "=What Changed");
  hv_wait (desk->driver, !says (desk, "since you last looked"));
}

static void
test_news_until_read (TestDesk      *desk,
                      gconstpointer  library)
{
  test_desk_open (desk);
  hv_wait (desk->driver, starts (desk));
  hv_driver_quit (desk->driver);
  change_invoices (desk);
  test_desk_open (desk);
  hv_wait (desk->driver, says (desk, "=1 text has changed since you last looked."));
  /* Found, and passed by. */
  test_desk_ask (desk, "facturen", INVOICES);
  hv_wait (desk->driver, test_desk_chose (desk, "/facturen.*Changed"));
  g_assert_true (says (desk, "=Changed since you last looked."));
  /* Read. */
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, !says (desk, "=1 text has changed since you last looked."));
  hv_wait (desk->driver, !test_desk_chose (desk, "/facturen.*Changed"));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Compare");
  hv_wait (desk->driver, says (desk, "Zeven jaar, dat moet van de wet."));
  close_window (desk, "=What Changed");
  hv_driver_quit (desk->driver);
  test_desk_open (desk);
  test_desk_ask (desk, "facturen", INVOICES);
  g_assert_false (says (desk, "since you last looked"));
}

static char *
dup_report (TestDesk   *desk,
            const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  char *text = NULL;

  if (path == NULL)
    return NULL;
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
open_report (TestDesk *desk)
{
  read_answer (desk, "facturen", INVOICES);
  hv_driver_key (desk->driver, "F9");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Report an Answer"));
  hv_driver_focus_window (desk->driver);
}

/* With the keyboard alone; what looks like a caller's is not kept. */
static void
test_report (TestDesk      *desk,
             gconstpointer  library)
{
  g_autofree char *outbox = g_build_filename (hv_driver_folder (desk->driver), "state", "houvast",
                                              "outbox", NULL);
  g_autofree char *text = NULL;

  test_desk_open (desk);
  open_report (desk);
  hv_driver_key (desk->driver, "alt+o alt+y");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_TEXT, "/proposal"));
  hv_driver_type (desk->driver, "Zeg acht jaar, belde 06-12345678");
  hv_wait (desk->driver, says (desk, "telephone number"));
  hv_driver_key (desk->driver, "alt+r");
  hv_driver_key (desk->driver, "alt+l");
  hv_wait (desk->driver, !says (desk, "telephone number"));
  g_assert_null (dup_report (desk, outbox));
  hv_driver_key (desk->driver, "alt+r");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Report an Answer"));
  hv_wait (desk->driver, says (desk, "waits for the knowledge manager"));
  text = dup_report (desk, outbox);
  g_assert_nonnull (strstr (text, "unit=\"vragen#facturen\""));
  g_assert_nonnull (strstr (text, "kind=\"outdated\""));
  g_assert_nonnull (strstr (text, "<words>Zeven jaar, dat moet van de wet.</words>"));
  g_assert_nonnull (strstr (text, "<proposal>Zeg acht jaar, belde …</proposal>"));
}

static void
test_report_outbox (TestDesk      *desk,
                    gconstpointer  library)
{
  g_autofree char *outbox = g_build_filename (hv_driver_folder (desk->driver), "shared", NULL);
  g_autofree char *line = g_strdup_printf ("outbox='%s'", outbox);
  g_autofree char *text = NULL;

  set_settings (desk, line);
  test_desk_open (desk);
  open_report (desk);
  hv_driver_key (desk->driver, "alt+m alt+r");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Report an Answer"));
  text = dup_report (desk, outbox);
  g_assert_nonnull (strstr (text, "kind=\"missing\""));
}

static AtspiRect
size_of (TestDesk *desk)
{
  g_autoptr (HvNode) frame = hv_driver_get (desk->driver, ATSPI_ROLE_FRAME, "=Houvast");

  return hv_node_extents (frame);
}

static gboolean
has_size (TestDesk  *desk,
          AtspiRect  size)
{
  AtspiRect now = size_of (desk);

  return now.width == size.width && now.height == size.height;
}

/* By key, there and back; each mode has its size, and both are remembered. */
static void
test_small (TestDesk      *desk,
            gconstpointer  library)
{
  AtspiRect usual, small, larger;

  set_settings (desk, "window-width=900\nwindow-height=700");
  test_desk_open (desk);
  usual = size_of (desk);
  g_assert_cmpint (usual.width, >, 800);
  hv_driver_key (desk->driver, "ctrl+m");
  hv_wait (desk->driver, size_of (desk).width < 420 && size_of (desk).height < 540);
  small = size_of (desk);
  g_assert_cmpint (small.width, >=, 340);
  /* One pane has the room. */
  hv_driver_type (desk->driver, "opnamen");
  hv_wait (desk->driver, test_desk_chose (desk, "/opnamen"));
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  hv_driver_key (desk->driver, "ctrl+Return");
  hv_wait (desk->driver, hv_driver_clipboard_is (desk->driver, "clipboard", SPOKEN));
  hv_driver_key (desk->driver, "ctrl+m");
  hv_wait (desk->driver, has_size (desk, usual));
  hv_driver_key (desk->driver, "ctrl+m");
  hv_wait (desk->driver, has_size (desk, small));
  hv_driver_resize (desk->driver, small.width + 20, small.height + 40);
  larger = size_of (desk);
  hv_driver_quit (desk->driver);
  test_desk_open (desk);
  hv_wait (desk->driver, has_size (desk, larger));
  hv_driver_key (desk->driver, "ctrl+m");
  hv_wait (desk->driver, has_size (desk, usual));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/between/next-call", DESK_SMALL, test_next_call },
    { "/between/favourite", DESK_SMALL, test_favourite },
    { "/between/favourite-gone", DESK_SMALL, test_favourite_gone },
    { "/between/recent", DESK_SMALL, test_recent },
    { "/between/recent-of-call", DESK_SMALL, test_recent_of_call },
    { "/between/recent-off", DESK_SMALL, test_recent_off },
    { "/between/damaged-file", DESK_SMALL, test_damaged_file },
    { "/between/after-a-while", DESK_SMALL, test_after_a_while },
    { "/between/after-a-while-beside", DESK_SMALL, test_after_a_while_beside },
    { "/between/lock", DESK_SMALL, test_lock },
    { "/between/lock-letter", DESK_SMALL, test_lock_letter },
    { "/between/lock-off", DESK_SMALL, test_lock_off },
    { "/between/known", DESK_SMALL, test_known },
    { "/between/news", DESK_SMALL, test_news },
    { "/between/news-until-read", DESK_SMALL, test_news_until_read },
    { "/between/report", DESK_SMALL, test_report },
    { "/between/report-outbox", DESK_SMALL, test_report_outbox },
    { "/between/small", DESK_SMALL, test_small },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
