/* test-faults.c: an import that is killed, or whose system calls fail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every relevant system call of an import is made to fail, or the program is
 * killed in it. Afterwards every document is of the old state or every one is
 * of the new; success means the new; and the next import works and leaves no
 * stray files.
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "hv-core-resources.h"
#include "hv-current.h"
#include "hv-file.h"
#include "hv-test-library.h"

/* Of a call made hundreds of times, so many occurrences are tried: the first
 * ones, then evenly over the rest. */
#define FIRST_OCCURRENCES 6
#define MORE_OCCURRENCES 10

typedef struct
{
  const char *call;
  const char *fault;
} Fault;

static const Fault faults[] = {
  { "write", "signal=SIGKILL" },     { "write", "error=ENOSPC" },     { "write", "error=EIO" },
  { "pwrite64", "signal=SIGKILL" },  { "pwrite64", "error=ENOSPC" },  { "pwrite64", "error=EIO" },
  { "fsync", "signal=SIGKILL" },     { "fsync", "error=ENOSPC" },     { "fsync", "error=EIO" },
  { "fdatasync", "signal=SIGKILL" }, { "fdatasync", "error=ENOSPC" }, { "fdatasync", "error=EIO" },
  { "rename", "signal=SIGKILL" },    { "rename", "error=ENOSPC" },    { "rename", "error=EIO" },
  { "unlink", "signal=SIGKILL" },    { "unlink", "error=ENOSPC" },    { "unlink", "error=EIO" },
  { "openat", "signal=SIGKILL" },    { "openat", "error=ENOSPC" },    { "openat", "error=EIO" },
  { "close", "signal=SIGKILL" },     { "close", "error=ENOSPC" },     { "close", "error=EIO" },
};

#define OLD_TEXT "Opnamen wissen wij na één maand.\n\nFacturen zeven jaar."
#define NEW_TEXT "Opnamen wissen wij na twee weken.\n\nFacturen zeven jaar."

static void
set_up (TestLibrary   *test,
        gconstpointer  data)
{
  g_autofree char *new_statement = test_statement ("2", "approved", "2026-08-01", "2026-06-01",
                                                   "Opnamen wissen wij na twee weken.");
  g_autofree char *new_faq = test_faq ("2", "2026-08-01", "Twee weken.");

  test_library_set_up_first (test, "Opnamen wissen wij na één maand.");
  g_free (test_library_write (test, "new-statement.xml", new_statement));
  g_free (test_library_write (test, "new-faq.xml", new_faq));
}

/* Copies the library as it was, so that each fault meets the same one. */
static void
copy_folder (const char *from,
             const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_mkdir_with_parents (to, 0755);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_folder (source, target);
      else
        {
          g_autofree char *bytes = NULL;
          gsize size;

          g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
          g_assert_true (g_file_set_contents (target, bytes, size, NULL));
        }
    }
}

/* Runs an import under strace with @options; returns the wait status. */
static int
run_import (TestLibrary        *test,
            const char         *library,
            const char * const *options)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, g_strdup ("strace"));
  for (const char * const *option = options; *option != NULL; option++)
    g_ptr_array_add (argv, g_strdup (*option));
  g_ptr_array_add (argv, g_strdup (g_getenv ("HOUVASTCTL")));
  g_ptr_array_add (argv, g_strdup ("--library"));
  g_ptr_array_add (argv, g_strdup (library));
  g_ptr_array_add (argv, g_strdup ("import"));
  g_ptr_array_add (argv, g_build_filename (test->folder, "new-statement.xml", NULL));
  g_ptr_array_add (argv, g_build_filename (test->folder, "new-faq.xml", NULL));
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  return status;
}

static guint
count_calls (TestLibrary *test,
             const char  *library,
             const char  *call)
{
  g_autofree char *log = g_build_filename (test->folder, "trace.log", NULL);
  g_autofree char *filter = g_strconcat ("trace=", call, NULL);
  const char *options[] = { "-f", "-qq", "-o", log, "-e", filter, NULL };
  g_autofree char *text = NULL;
  guint count = 0;

  run_import (test, library, options);
  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  for (const char *line = text; *line != '\0'; line++)
    count += *line == '\n';
  return count;
}

/* The state as a desk sees it: every document old, or every document new. */
static gboolean
is_new (const char *library)
{
  TestLibrary test = { .library = (char *) library };
  HvState state;
  g_autofree char *statement = test_library_spoken (&test, "verklaring#bewaren", NULL, &state);
  g_autofree char *answer = test_library_spoken (&test, "vragen#opnamen", NULL, &state);
  gboolean new_statement = g_strcmp0 (statement, NEW_TEXT) == 0;

  g_assert_cmpint (state, ==, HV_STATE_APPROVED);
  g_assert_cmpstr (statement, ==, new_statement ? NEW_TEXT : OLD_TEXT);
  g_assert_cmpstr (answer, ==, new_statement ? "Twee weken." : "Eén maand.");
  return new_statement;
}

static guint
count_files (const char *library,
             const char *folder)
{
  g_autofree char *path = g_build_filename (library, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* The next import works, and nothing is left of the one that failed. */
static void
check_next_import (TestLibrary *test,
                   const char  *library)
{
  TestLibrary next = { .folder = test->folder, .library = (char *) library };
  g_autofree char *faq = test_faq ("3", "2026-08-02", "Veertien dagen.");
  g_autofree char *path = test_library_write (test, "third.xml", faq);
  g_autofree char *tmp = g_build_filename (library, "current.tmp", NULL);
  g_autofree char *journal = g_build_filename (library, "library.db-journal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = test_library_import (&next, HV_PENDING_REFUSE, NULL, &error, path,
                                                     NULL);
  g_autoptr (HvHistory) history = NULL;
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (import->edition, >, 0);
  history = hv_current_read (library, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->changes->len; i++)
    {
      HvChange *change = g_ptr_array_index (history->changes, i);

      for (guint j = 0; j < change->documents->len; j++)
        g_hash_table_add (sources, g_strdup (((HvChangeDocument *)
                                              g_ptr_array_index (change->documents, j))->sha256));
    }
  g_assert_cmpuint (count_files (library, "sources"), ==, g_hash_table_size (sources));
  g_assert_cmpuint (count_files (library, "editions"), ==, history->files->len);
  g_assert_false (g_file_test (tmp, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
try_fault (TestLibrary *test,
           const Fault *fault,
           guint        occurrence)
{
  g_autofree char *library = g_build_filename (test->folder, "copy", NULL);
  g_autofree char *filter = g_strconcat ("trace=", fault->call, NULL);
  g_autofree char *inject = g_strdup_printf ("inject=%s:%s:when=%u", fault->call, fault->fault,
                                             occurrence);
  const char *options[] = { "-f", "-qq", "-o", "/dev/null", "-e", filter, "-e", inject, NULL };
  int status;

  g_test_message ("%s", inject);
  copy_folder (test->library, library);
  status = run_import (test, library, options);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    g_assert_true (is_new (library));
  else
    is_new (library);
  check_next_import (test, library);
  hv_folder_remove (library);
}

static gboolean
have_strace (void)
{
  const char *argv[] = { "strace", "-qq", "-o", "/dev/null", "true", NULL };
  int status;

  return g_getenv ("HOUVASTCTL") != NULL
         && g_spawn_sync (NULL, (char **) argv, NULL,
                          G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL)
         && status == 0;
}

static void
test_fault (TestLibrary   *test,
            gconstpointer  data)
{
  const Fault *fault = data;
  g_autofree char *library = g_build_filename (test->folder, "counted", NULL);
  guint count;

  if (!have_strace ())
    {
      g_test_skip ("strace cannot be used here");
      return;
    }
  copy_folder (test->library, library);
  count = count_calls (test, library, fault->call);
  for (guint occurrence = 1; occurrence <= count; occurrence++)
    {
      guint step = MAX ((count - FIRST_OCCURRENCES) / MORE_OCCURRENCES, 1);

      if (occurrence <= FIRST_OCCURRENCES || count - occurrence < FIRST_OCCURRENCES
          || (occurrence - FIRST_OCCURRENCES) % step == 0)
        try_fault (test, fault, occurrence);
    }
}

/* One line of a trace: what was done to which file of the library. */
typedef struct
{
  const char *call;
  char       *path;
  char       *target;
} Event;

static void
event_free (gpointer data)
{
  Event *event = data;

  g_free (event->path);
  g_free (event->target);
  g_free (event);
}

/* The path of a descriptor as strace -y prints it: fsync(5</a/b>). */
static char *
descriptor_path (const char *line)
{
  const char *open = strchr (line, '<');
  const char *close = open != NULL ? strchr (open, '>') : NULL;

  return close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;
}

static GPtrArray *
read_trace (const char *log)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (event_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *call = strstr (*line, "rename(") ? "rename"
                         : strstr (*line, "fsync(") || strstr (*line, "fdatasync(") ? "sync"
                         : strstr (*line, "write") ? "write" : NULL;
      Event *event;

      if (call == NULL)
        continue;
      event = g_new0 (Event, 1);
      event->call = call;
      if (call[0] == 'r')
        {
          g_auto (GStrv) parts = g_strsplit (*line, "\"", -1);

          event->path = g_strdup (parts[1]);
          event->target = g_strdup (parts[3]);
        }
      else
        event->path = descriptor_path (*line);
      g_ptr_array_add (events, event);
    }
  return events;
}

static int
find_event (GPtrArray  *events,
            guint       from,
            const char *call,
            const char *path)
{
  for (guint i = from; i < events->len; i++)
    {
      const Event *event = g_ptr_array_index (events, i);

      if (strcmp (event->call, call) == 0 && g_strcmp0 (event->path, path) == 0)
        return i;
    }
  return -1;
}

static int
find_last (GPtrArray  *events,
           const char *call,
           const char *suffix)
{
  for (guint i = events->len; i > 0; i--)
    {
      const Event *event = g_ptr_array_index (events, i - 1);

      if (strcmp (event->call, call) == 0 && event->path != NULL
          && g_str_has_suffix (event->path, suffix))
        return i - 1;
    }
  return -1;
}

/* Nothing gets its name before it is on disk, and the folder is synced after. */
static void
check_rename (GPtrArray *events,
              guint      at)
{
  const Event *rename = g_ptr_array_index (events, at);
  g_autofree char *folder = g_path_get_dirname (rename->target);
  int synced = -1;

  for (guint i = 0; i < at; i++)
    {
      const Event *event = g_ptr_array_index (events, i);

      if (g_strcmp0 (event->path, rename->path) == 0)
        synced = strcmp (event->call, "sync") == 0 ? (int) i : -1;
    }
  g_assert_cmpint (synced, >=, 0);
  g_assert_cmpint (find_event (events, at, "sync", folder), >, (int) at);
}

static void
test_order (TestLibrary   *test,
            gconstpointer  data)
{
  g_autofree char *log = g_build_filename (test->folder, "trace.log", NULL);
  const char *options[] = { "-f", "-qq", "-y", "-o", log, "-e",
                            "trace=write,pwrite64,fsync,fdatasync,rename", NULL };
  g_autoptr (GPtrArray) events = NULL;
  int last_source = -1, last_edition = -1, commit, current = -1;

  if (!have_strace ())
    {
      g_test_skip ("strace cannot be used here");
      return;
    }
  g_assert_cmpint (run_import (test, test->library, options), ==, 0);
  events = read_trace (log);
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = g_ptr_array_index (events, i);

      if (strcmp (event->call, "rename") != 0)
        continue;
      check_rename (events, i);
      if (strstr (event->target, "/sources/") != NULL)
        last_source = i;
      else if (strstr (event->target, "/editions/") != NULL)
        last_edition = i;
      else if (g_str_has_suffix (event->target, "/current"))
        current = i;
    }
  commit = find_last (events, "sync", "/library.db");
  g_assert_cmpint (last_source, >=, 0);
  g_assert_cmpint (last_source, <, last_edition);
  g_assert_cmpint (last_edition, <, commit);
  g_assert_cmpint (commit, <, current);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *name = g_strdup_printf ("/faults/%s/%s", faults[i].call, faults[i].fault);

      g_test_add (name, TestLibrary, &faults[i], set_up, test_fault, test_library_tear_down);
    }
  g_test_add ("/faults/order-of-writing", TestLibrary, NULL, set_up, test_order,
              test_library_tear_down);
  return g_test_run ();
}
