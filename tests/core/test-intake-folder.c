/* test-intake-folder.c: what imports that were killed leave behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hv-file.h"
#include "hv-intake-folder.h"

#define LONG_AGO (3 * 24 * 60 * 60)

static char *
make_folder (const char *name)
{
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  g_assert_no_errno (g_mkdir (path, 0700));
  return path;
}

static char *
put_file (const char *folder)
{
  char *path = g_build_filename (folder, "0", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "Opnamen bewaren wij.", -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
make_old (const char *path)
{
  time_t then = time (NULL) - LONG_AGO;
  struct timespec times[2] = { { .tv_sec = then }, { .tv_sec = then } };

  g_assert_no_errno (utimensat (AT_FDCWD, path, times, 0));
}

static gboolean
is_there (const char *path)
{
  struct stat status;

  return lstat (path, &status) == 0;
}

static void
take_in_something (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvIntakeFolder) folder = hv_intake_folder_new (&error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (hv_intake_folder_path (folder), G_FILE_TEST_IS_DIR));
}

/* Another program that takes in something and does not get any further; it says
 * in which folder. */
static pid_t
start_other (char **path)
{
  int channel[2];
  char told[512];
  gssize length;
  pid_t child;

  g_assert_no_errno (pipe (channel));
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      HvIntakeFolder *folder = hv_intake_folder_new (NULL);
      const char *own = hv_intake_folder_path (folder);

      g_free (put_file (own));
      if (write (channel[1], own, strlen (own)) < 0)
        _exit (1);
      for (;;)
        pause ();
    }
  length = read (channel[0], told, sizeof told);
  g_assert_cmpint (length, >, 0);
  close (channel[0]);
  close (channel[1]);
  *path = g_strndup (told, length);
  g_assert_true (is_there (*path));
  return child;
}

static void
end_other (pid_t child)
{
  int status;

  g_assert_no_errno (kill (child, SIGKILL));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
}

static void
test_own (void)
{
  g_autoptr (GError) error = NULL;
  HvIntakeFolder *folder = hv_intake_folder_new (&error);
  g_autofree char *path = NULL;
  struct stat status;

  g_assert_no_error (error);
  path = g_strdup (hv_intake_folder_path (folder));
  g_assert_no_errno (stat (path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_free (put_file (path));
  hv_intake_folder_free (folder);
  g_assert_false (is_there (path));
}

static void
test_killed (void)
{
  g_autofree char *path = NULL;
  pid_t child = start_other (&path);

  end_other (child);
  g_assert_true (is_there (path));
  take_in_something ();
  g_assert_false (is_there (path));
}

static void
test_alive (void)
{
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;
  pid_t child = start_other (&path);

  file = g_build_filename (path, "0", NULL);
  make_old (path);
  take_in_something ();
  g_assert_true (is_there (file));
  end_other (child);
  take_in_something ();
  g_assert_false (is_there (path));
}

/* What is empty may be about to be locked, unless that was long ago. */
static void
test_young (void)
{
  g_autofree char *path = make_folder ("houvast-intake-young");

  take_in_something ();
  g_assert_true (is_there (path));
  make_old (path);
  take_in_something ();
  g_assert_false (is_there (path));
}

/* Neither a link to a folder, nor one in it, leads anywhere else. */
static void
test_links (void)
{
  g_autofree char *target = make_folder ("other");
  g_autofree char *kept = put_file (target);
  g_autofree char *link = g_build_filename (g_get_tmp_dir (), "houvast-intake-link", NULL);
  g_autofree char *stale = make_folder ("houvast-intake-stale");
  g_autofree char *inner = g_build_filename (stale, "inner", NULL);

  g_assert_no_errno (symlink (target, link));
  g_assert_no_errno (symlink (target, inner));
  make_old (target);
  take_in_something ();
  g_assert_true (is_there (kept));
  g_assert_true (is_there (link));
  g_assert_false (is_there (stale));
  g_assert_no_errno (g_unlink (link));
  hv_folder_remove (target);
}

/* Neither what others may look into, nor what has another name, was ours. */
static void
test_others (void)
{
  static const char * const names[] = { "houvast-intake-open", "houvast-other" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = make_folder (names[i]);
      g_autofree char *file = put_file (path);

      if (i == 0)
        g_assert_no_errno (g_chmod (path, 0755));
      make_old (path);
      take_in_something ();
      g_assert_true (is_there (file));
      hv_folder_remove (path);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("houvast-test-XXXXXX", NULL);
  int status;

  /* Of its own, so that nothing on this computer is cleared by a test. */
  g_assert_nonnull (folder);
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake-folder/own", test_own);
  g_test_add_func ("/intake-folder/killed", test_killed);
  g_test_add_func ("/intake-folder/alive", test_alive);
  g_test_add_func ("/intake-folder/young", test_young);
  g_test_add_func ("/intake-folder/links", test_links);
  g_test_add_func ("/intake-folder/others", test_others);
  status = g_test_run ();
  hv_folder_remove (folder);
  return status;
}
