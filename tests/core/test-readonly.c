/* test-readonly.c: a library that others own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Desks read a folder that they cannot write. Root may write anything, so as
 * root the reading is done by a process that is nobody.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hv-core-resources.h"
#include "hv-current.h"
#include "hv-db.h"
#include "hv-file.h"
#include "hv-ledger.h"
#include "hv-test-library.h"

#define NOBODY 65534

static void
set_modes (const char *folder,
           gboolean    writable)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (writable)
    g_chmod (folder, 0755);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        set_modes (path, writable);
      else
        g_chmod (path, writable ? 0644 : 0444);
    }
  if (!writable)
    g_chmod (folder, 0555);
}

/* Lets nobody pass through to a folder, and with @own have it. */
static void
let_in (const char *folder,
        gboolean    own)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  GStatBuf status;

  g_mkdir_with_parents (folder, 0755);
  if (geteuid () == 0 && own && chown (folder, NOBODY, NOBODY) != 0)
    g_assert_not_reached ();
  /* Newer GLib makes temporary folders in a private one of the test's own. */
  if (g_stat (parent, &status) == 0 && status.st_uid == geteuid () && (status.st_mode & S_IXOTH) == 0)
    let_in (parent, FALSE);
  g_chmod (folder, 0755);
}

static void
set_up (TestLibrary   *test,
        gconstpointer  data)
{
  test_library_set_up_first (test, "Een maand.");
  let_in (test->library, FALSE);
  let_in (g_get_user_cache_dir (), TRUE);
}

static void
tear_down (TestLibrary   *test,
           gconstpointer  data)
{
  set_modes (test->library, TRUE);
  test_library_tear_down (test, data);
}

/* Runs @reader where the library cannot be written, and checks that nothing of
 * it changed. */
static void
read_as_nobody (TestLibrary  *test,
                void        (*reader) (TestLibrary *test))
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int status;
  pid_t child;

  set_modes (test->library, FALSE);
  before = test_folder_sum (test->library);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (77);
      reader (test);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip ("neither another user can be had nor rights given up");
      return;
    }
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  after = test_folder_sum (test->library);
  g_assert_cmpstr (before, ==, after);
}

static void
ask (TestLibrary *test,
     gboolean     rebuilt)
{
  HvSearchRequest request = { .text = "opnamen", .text_length = -1, .lang = "nl" };
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (HvResults) results = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (HvOutline) outline = NULL;
  g_autoptr (GError) error = NULL;
  HvEdition *edition;

  g_assert_nonnull (hv_desk_history (desk, &error));
  request.day = hv_desk_today (desk);
  edition = hv_desk_edition (desk, request.day, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hv_desk_was_rebuilt (desk), ==, rebuilt);
  results = hv_edition_search (edition, &request, NULL, &error);
  g_assert_cmpuint (results->results->len, >, 0);
  topics = hv_edition_topics (edition, "nl", request.day, &error);
  g_assert_cmpuint (topics->len, ==, 2);
  outline = hv_edition_outline (edition, NULL, "nl", request.day, &error);
  g_assert_cmpuint (outline->sections->len, ==, 1);
  g_assert_no_error (error);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

static void
read_stored (TestLibrary *test)
{
  ask (test, FALSE);
}

static void
read_rebuilt (TestLibrary *test)
{
  ask (test, TRUE);
  ask (test, TRUE);
}

/* A manager without the right to write is told so, and nothing happens. */
static void
try_to_write (TestLibrary *test)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) of_verify = NULL;
  gboolean sound;

  g_assert_null (hv_library_open (test->library, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE);
  g_assert_cmpint (hv_error_exit_status (error), ==, 5);
  g_assert_false (hv_library_verify (test->library, report, &sound, &of_verify));
  g_assert_error (of_verify, HV_ERROR, HV_ERROR_NOT_WRITABLE);
}

static void
test_read (TestLibrary   *test,
           gconstpointer  data)
{
  read_as_nobody (test, read_stored);
}

static void
test_write (TestLibrary   *test,
            gconstpointer  data)
{
  read_as_nobody (test, try_to_write);
}

/* A writer that was killed leaves a hot journal, half a "current" and half an
 * edition; desks do not see them. */
static void
test_after_kill (TestLibrary   *test,
                 gconstpointer  data)
{
  static const char * const strays[] = { "current.tmp", "editions/0-1.db.tmp", "sources/0.xml.tmp" };
  g_autofree char *journal = g_build_filename (test->library, "library.db-journal", NULL);
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      HvDb *ledger = hv_ledger_open (test->library, NULL);

      /* Enough to make SQLite write into the file before the end. */
      hv_db_exec (
          ledger,
          "PRAGMA cache_size=1; BEGIN IMMEDIATE; WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL "
          "SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO change SELECT i, 1, 1, NULL, 'import', "
          "0 FROM n",
          NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  for (gsize i = 0; i < G_N_ELEMENTS (strays); i++)
    {
      g_autofree char *path = g_build_filename (test->library, strays[i], NULL);

      g_assert_true (g_file_set_contents (path, "half", -1, NULL));
    }
  read_as_nobody (test, read_stored);

  /* And the next writer clears it all away. */
  set_modes (test->library, TRUE);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (hv_library_history (library)->changes->len, ==, 1);
  }
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  for (gsize i = 0; i < G_N_ELEMENTS (strays); i++)
    {
      g_autofree char *path = g_build_filename (test->library, strays[i], NULL);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* What cannot be mended in its place is built in the reader's own cache, and
 * stays there. */
static void
test_damaged (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr (HvHistory) history = hv_current_read (test->library, NULL);
  const HvEditionFile *file = g_ptr_array_index (history->files, 0);
  g_autofree char *path = g_build_filename (test->library, "editions", file->file, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  bytes[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  read_as_nobody (test, read_rebuilt);
}

#define ADD(name, func) g_test_add (name, TestLibrary, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/readonly/read", test_read);
  ADD ("/readonly/write", test_write);
  ADD ("/readonly/after-kill", test_after_kill);
  ADD ("/readonly/damaged", test_damaged);
  return g_test_run ();
}
