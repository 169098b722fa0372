/* test-import.c: files on their way in, and who decides about them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-desk.h"

#include <glib/gstdio.h>
#include <string.h>

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"

/* A new entry; what it cites is to be filled in. */
#define NEW_ENTRY \
  "<entry id='nieuw' topic='fee'><question>Wat kost een kopie?</question>\n" \
  "<answer%s>Een kopie kost niets.</answer></entry>"

static char *
dup_path (TestDesk   *desk,
          const char *name)
{
  return g_build_filename (hv_driver_folder (desk->driver), name, NULL);
}

static void
write_statement (TestDesk   *desk,
                 const char *version)
{
  g_autofree char *text = test_statement (version, "2026-07-20", KEPT_AFTER);

  hv_driver_write (desk->driver, "statement.xml", text);
}

static void
write_faq (TestDesk   *desk,
           const char *cites)
{
  g_autofree char *entry = g_strdup_printf ("\n\n" NEW_ENTRY, cites);
  g_autofree char *text = test_faq ("2", entry);

  hv_driver_write (desk->driver, "faq.xml", text);
}

static char *
dup_editions (TestDesk *desk)
{
  char *editions = NULL;

  g_assert_cmpint (hv_driver_ctl (desk->driver, &editions, "--json", "editions", NULL), ==, 0);
  return editions;
}

/* Every file of the library, and what is in it. */
static char *
dup_files (TestDesk *desk)
{
  const char *argv[] = { "sh", "-c", "find . -type f -exec sha256sum {} + | sort", NULL };
  g_autoptr (GError) error = NULL;
  char *files = NULL;

  g_spawn_sync (hv_driver_library (desk->driver), (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL,
                NULL, &files, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (files, "current"));
  return files;
}

static gboolean
is_asking (TestDesk *desk)
{
  return hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Import");
}

static gboolean
can_press (TestDesk   *desk,
           const char *button)
{
  g_autoptr (HvNode) node = hv_driver_find (desk->driver, ATSPI_ROLE_PUSH_BUTTON, button);

  return node != NULL && hv_node_has_state (node, ATSPI_STATE_SENSITIVE);
}

/* Presses it, and waits until nothing is asked any more. */
static void
decide (TestDesk   *desk,
        const char *button)
{
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, button);
  hv_wait (desk->driver, !is_asking (desk));
}

/* It says where to mend it; when that was done, the same window goes on. */
static void
test_refused (TestDesk      *desk,
              gconstpointer  library)
{
  g_autofree char *path = dup_path (desk, "faq.xml");
  g_autofree char *before = dup_files (desk);
  g_autofree char *after = NULL;

  write_faq (desk, " cites='nergens'");
  hv_driver_start (desk->driver, path, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                          "/cannot be imported yet: 1 finding"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "no element with the id “nergens”"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/^faq\\.xml, line 4\\b"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "Put in force"));
  after = dup_files (desk);
  g_assert_cmpstr (after, ==, before);
  write_faq (desk, "");
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Read them again");
  hv_wait (desk->driver, can_press (desk, "=Put in force"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "nergens"));
  decide (desk, "nothing");
}

/* All of it is said before any of it is done, and then it need not be done. */
static void
test_do_nothing (TestDesk      *desk,
                 gconstpointer  library)
{
  g_autofree char *statement = dup_path (desk, "statement.xml");
  g_autofree char *faq = dup_path (desk, "faq.xml");
  g_autofree char *editions_before = dup_editions (desk);
  g_autofree char *files_before = dup_files (desk);
  g_autofree char *files_asked = NULL;
  g_autofree char *files_after = NULL;
  g_autofree char *editions_after = NULL;

  write_statement (desk, "2");
  write_faq (desk, "");
  hv_driver_start (desk->driver, statement, faq, NULL);
  hv_wait (desk->driver, can_press (desk, "=Put in force"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=1 new text"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=1 changed text"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "=1 text goes back to being checked"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "=Takes effect at once."));
  files_asked = dup_files (desk);
  g_assert_cmpstr (files_asked, ==, files_before);
  decide (desk, "nothing");
  files_after = dup_files (desk);
  g_assert_cmpstr (files_after, ==, files_before);
  editions_after = dup_editions (desk);
  g_assert_cmpstr (editions_after, ==, editions_before);
}

static void
test_put_in_force (TestDesk      *desk,
                   gconstpointer  library)
{
  g_autofree char *path = dup_path (desk, "statement.xml");

  write_statement (desk, "2");
  hv_driver_start (desk->driver, path, NULL);
  hv_wait (desk->driver, can_press (desk, "=Put in force"));
  decide (desk, "=Put in force");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                          "/^Edition 3 is in force now"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/^Imported"));
  hv_driver_focus_window (desk->driver);
  hv_driver_key (desk->driver, "ctrl+k");
  hv_wait (desk->driver, test_desk_is_typing (desk));
  test_desk_ask (desk, "opnamen gesprekken", RECORDINGS);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, KEPT_AFTER));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, KEPT_BEFORE));
}

/* It is not in force now, so nothing else tells that it was taken in. */
static void
test_dated (TestDesk      *desk,
            gconstpointer  library)
{
  g_autofree char *path = dup_path (desk, "statement.xml");
  g_autofree char *text = test_statement ("2", "2026-07-20", KEPT_AFTER);
  g_autoptr (GString) dated = g_string_new (text);

  g_assert_cmpuint (g_string_replace (dated, "effective='2026-07-01'", "effective='2026-09-01'", 0),
                    ==, 1);
  hv_driver_write (desk->driver, "statement.xml", dated->str);
  hv_driver_start (desk->driver, path, NULL);
  hv_wait (desk->driver, can_press (desk, "/^Put in force on .*2026$"));
  hv_driver_press (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "/^Put in force on");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                          "/^Imported: edition 3, in force from .*2026$"));
  g_assert_false (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "is in force now"));
}

/* What waits would undo it on its day, or be undone by it: nothing is done until
 * somebody has said which. */
static void
choose (TestDesk   *desk,
        const char *choice,
        gboolean    waits)
{
  g_autofree char *path = dup_path (desk, "statement.xml");
  g_autofree char *editions = NULL;

  write_statement (desk, "2");
  g_assert_cmpint (hv_driver_ctl (desk->driver, NULL, "--role", "dpo", "import", "--effective",
                                  "2026-09-01", path, NULL), ==, 0);
  write_statement (desk, "3");
  hv_driver_start (desk->driver, path, NULL);
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                          "/A change that waits touches the same documents: 3"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Put in force"));
  g_assert_false (can_press (desk, "=Put in force"));
  hv_driver_focus_window (desk->driver);
  /* A check button of a group is a radio button to newer versions of GTK. */
  test_desk_walk (desk, "Tab", ATSPI_ROLE_INVALID, choice);
  hv_driver_key (desk->driver, "space");
  hv_wait (desk->driver, can_press (desk, "=Put in force"));
  decide (desk, "=Put in force");
  editions = dup_editions (desk);
  g_assert_true (g_regex_match_simple ("\"in-force\"[^}]*\"version\" : \"3\"", editions, 0, 0));
  g_assert_cmpint (strstr (editions, "\"waiting\"") != NULL, ==, waits);
}

static void
test_keep_waiting (TestDesk      *desk,
                   gconstpointer  library)
{
  choose (desk, "Keep what waits", TRUE);
}

static void
test_cancel_waiting (TestDesk      *desk,
                     gconstpointer  library)
{
  choose (desk, "Cancel what waits", FALSE);
}

/* Also from the window that asks: nothing is done, and nothing of it stays. */
static void
test_quit (TestDesk      *desk,
           gconstpointer  library)
{
  g_autofree char *path = dup_path (desk, "statement.xml");
  g_autofree char *before = dup_files (desk);
  g_autofree char *after = NULL;

  write_statement (desk, "2");
  hv_driver_start (desk->driver, path, NULL);
  hv_wait (desk->driver, can_press (desk, "=Put in force"));
  hv_driver_focus_window (desk->driver);
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Put in force"));
  hv_driver_quit (desk->driver);
  after = dup_files (desk);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
runs_already (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
    g_variant_new ("(s)", "org.houvast.Houvast"), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE,
    -1, NULL, NULL);
  gboolean owned = TRUE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* A window on a library of its own takes nothing over; this one is on the usual
 * library, as the environment says which that is. */
static void
start_as_usual (TestDesk *desk)
{
  g_autofree char *program = g_strdup (g_getenv ("HOUVAST"));
  g_autofree char *path = dup_path (desk, "houvast");

  hv_driver_write (desk->driver, "houvast",
                   "#!/bin/sh\nshift 2\nexec \"$HOUVAST_PROGRAM\" \"$@\"\n");
  g_assert_no_errno (g_chmod (path, 0700));
  hv_driver_setenv (desk->driver, "HOUVAST_PROGRAM", program);
  g_setenv ("HOUVAST", path, TRUE);
  test_desk_open (desk);
  g_setenv ("HOUVAST", program, TRUE);
}

/* Starts it once more, and waits until it has done what it had to. */
static int
start_again (TestDesk   *desk,
             const char *argument)
{
  g_autofree char *ctl = g_strdup (g_getenv ("HOUVASTCTL"));
  int status;

  g_setenv ("HOUVASTCTL", g_getenv ("HOUVAST"), TRUE);
  status = hv_driver_ctl (desk->driver, NULL, argument, NULL);
  g_setenv ("HOUVASTCTL", ctl, TRUE);
  return status;
}

static void
test_handed_over (TestDesk      *desk,
                  gconstpointer  library)
{
  g_autofree char *path = dup_path (desk, "statement.xml");

  if (runs_already ())
    {
      g_test_skip ("Houvast runs in this session");
      return;
    }
  write_statement (desk, "2");
  start_as_usual (desk);
  g_assert_true (runs_already ());
  g_assert_cmpint (start_again (desk, path), ==, 0);
  hv_wait (desk->driver, can_press (desk, "=Put in force"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                  "=1 text goes back to being checked"));
  decide (desk, "nothing");
}

/* Not even when there is a file beside them; and they are not repeated. */
static void
test_takes_no_words (TestDesk      *desk,
                     gconstpointer  library)
{
  static const char * const words[] = { "kwikstaart", "https://localhost/kwikstaart.xml" };
  g_autofree char *path = dup_path (desk, "statement.xml");

  write_statement (desk, "2");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *messages = NULL;

      hv_driver_start (desk->driver, "--exit-after-first-frame", path, words[i], NULL);
      g_assert_cmpint (hv_driver_wait_exit (desk->driver), ==, 2);
      messages = hv_driver_dup_messages (desk->driver);
      g_assert_nonnull (strstr (messages, "no words"));
      g_assert_null (strstr (messages, "kwikstaart"));
    }
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/import/refused", DESK_SMALL, test_refused },
    { "/import/do-nothing", DESK_SMALL, test_do_nothing },
    { "/import/put-in-force", DESK_SMALL, test_put_in_force },
    { "/import/dated", DESK_SMALL, test_dated },
    { "/import/keep-waiting", DESK_SMALL, test_keep_waiting },
    { "/import/cancel-waiting", DESK_SMALL, test_cancel_waiting },
    { "/import/quit", DESK_SMALL, test_quit },
    { "/import/handed-over", DESK_SMALL, test_handed_over },
    { "/import/takes-no-words", DESK_EMPTY, test_takes_no_words },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
