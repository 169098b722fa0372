/* test-base.c: days, errors, files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hv-day.h"
#include "hv-db.h"
#include "hv-error.h"
#include "hv-file.h"

static void
test_day_parse (void)
{
  static const char * const good[] = { "2026-07-01", "2024-02-29", "0001-01-01", "9999-12-31" };
  static const char * const bad[] = {
    "", "2026-7-1", "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32", "20260701",
    "2026-07-01 ", " 2026-07-01", "2026-07-01T10:00", "2026/07/01", "0000-01-01", "-026-07-01",
    "2026-07-0", "juli",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *again = hv_day_format (hv_day_parse (good[i]));

      g_assert_cmpstr (again, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpuint (hv_day_parse (bad[i]), ==, 0);
  g_assert_cmpuint (hv_day_parse (NULL), ==, 0);
  g_assert_null (hv_day_format (0));
  g_assert_cmpuint (hv_day_parse ("2026-03-01") - hv_day_parse ("2026-02-28"), ==, 1);
}

/* The calendar of the zone decides, also when its clock is put forward. */
static void
test_day_at (void)
{
  static const struct
  {
    const char *utc;
    const char *zone;
    const char *day;
  } rows[] = {
    { "2026-08-03T21:59:59Z", "Europe/Amsterdam", "2026-08-03" },
    { "2026-08-03T22:00:00Z", "Europe/Amsterdam", "2026-08-04" },
    { "2026-01-03T22:59:59Z", "Europe/Amsterdam", "2026-01-03" },
    { "2026-01-03T23:00:00Z", "Europe/Amsterdam", "2026-01-04" },
    { "2026-03-29T00:30:00Z", "Europe/Amsterdam", "2026-03-29" },
    { "2026-08-03T03:59:59Z", "America/Curacao", "2026-08-02" },
    { "2026-08-03T04:00:00Z", "America/Curacao", "2026-08-03" },
    { "1999-12-31T23:59:59Z", "UTC", "1999-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (rows[i].utc, NULL);
      g_autofree char *day = hv_day_format (hv_day_at (g_date_time_to_unix (time), zone));

      g_assert_cmpstr (day, ==, rows[i].day);
    }
}

static void
test_exit_statuses (void)
{
  static const struct
  {
    HvError code;
    int     status;
  } rows[] = {
    { HV_ERROR_NOT_FOUND, 1 },    { HV_ERROR_USAGE, 2 },   { HV_ERROR_REFUSED, 3 },
    { HV_ERROR_DAMAGED, 4 },      { HV_ERROR_NEWER, 4 },   { HV_ERROR_BUSY, 5 },
    { HV_ERROR_NOT_WRITABLE, 5 }, { HV_ERROR_NO_SPACE, 6 },
  };
  static const struct
  {
    int     number;
    HvError code;
  } numbers[] = { { ENOSPC, HV_ERROR_NO_SPACE },  { EDQUOT, HV_ERROR_NO_SPACE },
                  { ENOENT, HV_ERROR_NOT_FOUND }, { EACCES, HV_ERROR_NOT_WRITABLE },
                  { EROFS, HV_ERROR_NOT_WRITABLE }, { EIO, HV_ERROR_NOT_WRITABLE } };
  g_autoptr (GError) usage = g_error_new_literal (G_OPTION_ERROR, 0, "x");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (HV_ERROR, rows[i].code, "x");

      g_assert_cmpint (hv_error_exit_status (error), ==, rows[i].status);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;

      hv_set_error_errno (&error, numbers[i].number, "een-bestand");
      g_assert_error (error, HV_ERROR, (int) numbers[i].code);
      g_assert_nonnull (strstr (error->message, "een-bestand"));
    }
  g_assert_cmpint (hv_error_exit_status (NULL), ==, 0);
  g_assert_cmpint (hv_error_exit_status (usage), ==, 2);
}

typedef struct
{
  char *folder;
  char *source;
  char *target;
} Files;

static void
set_up (Files         *files,
        gconstpointer  data)
{
  files->folder = g_dir_make_tmp ("houvast-test-XXXXXX", NULL);
  files->source = g_build_filename (files->folder, "source", NULL);
  files->target = g_build_filename (files->folder, "target", NULL);
  g_assert_true (g_file_set_contents (files->source, "twaalf bytes", 12, NULL));
}

static void
tear_down (Files         *files,
           gconstpointer  data)
{
  hv_folder_remove (files->folder);
  g_assert_false (g_file_test (files->folder, G_FILE_TEST_EXISTS));
  g_free (files->folder);
  g_free (files->source);
  g_free (files->target);
}

static void
test_copy (Files         *files,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = hv_file_copy_hashed (files->source, files->target, 12, NULL, &error);
  g_autofree char *wanted = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "twaalf bytes", -1);
  g_autofree char *copied = NULL;
  g_autofree char *again = NULL;
  struct stat status;
  guint64 size;

  g_assert_no_error (error);
  g_assert_cmpstr (sum, ==, wanted);
  g_assert_true (g_file_get_contents (files->target, &copied, NULL, NULL));
  g_assert_cmpstr (copied, ==, "twaalf bytes");
  g_assert_cmpint (stat (files->target, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  again = hv_file_sha256 (files->target, &size, NULL, &error);
  g_assert_cmpstr (again, ==, wanted);
  g_assert_cmpuint (size, ==, 12);

  /* Made new: what is there is never written over. */
  g_clear_pointer (&sum, g_free);
  sum = hv_file_copy_hashed (files->source, files->target, 12, NULL, &error);
  g_assert_null (sum);
  g_assert_nonnull (error);
}

static void
test_copy_too_large (Files         *files,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hv_file_copy_hashed (files->source, files->target, 11, NULL, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
  g_assert_false (g_file_test (files->target, G_FILE_TEST_EXISTS));
}

static void
test_copy_cancelled (Files         *files,
                     gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (hv_file_copy_hashed (files->source, files->target, 100, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (files->target, G_FILE_TEST_EXISTS));
}

/* Only ordinary files, and none of them keeps us waiting. */
static void
test_copy_odd_files (Files         *files,
                     gconstpointer  data)
{
  g_autofree char *pipe = g_build_filename (files->folder, "pipe", NULL);
  g_autofree char *none = g_build_filename (files->folder, "none", NULL);
  const char *odd[] = { files->folder, pipe, "/dev/null", "/dev/zero" };
  g_autoptr (GError) missing = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) other = NULL;

      g_assert_null (hv_file_copy_hashed (odd[i], files->target, 100, NULL, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
      g_assert_null (hv_file_read (odd[i], 100, &other));
      g_assert_error (other, HV_ERROR, HV_ERROR_REFUSED);
      g_assert_false (g_file_test (files->target, G_FILE_TEST_EXISTS));
    }
  g_assert_null (hv_file_copy_hashed (none, files->target, 100, NULL, &missing));
  g_assert_error (missing, HV_ERROR, HV_ERROR_NOT_FOUND);
}

static void
test_read (Files         *files,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hv_file_read (files->source, 12, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 12);
  g_assert_null (hv_file_read (files->source, 11, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
}

static void
test_write_atomic (Files         *files,
                   gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("nieuw", 5);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autofree char *temporary = g_strconcat (files->source, ".tmp", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  /* A temporary file that a killed program left is no obstacle. */
  g_assert_true (g_file_set_contents (temporary, "rommel die langer is", -1, NULL));
  g_assert_true (hv_file_write_atomic (files->source, bytes, &error));
  g_assert_true (g_file_get_contents (files->source, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "nieuw");
  g_assert_false (g_file_test (temporary, G_FILE_TEST_EXISTS));
  g_assert_true (hv_file_write_atomic (files->source, empty, &error));
  g_assert_cmpint (stat (files->source, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
}

/* Cleaning up never follows a link out of the folder. */
static void
test_remove_follows_no_links (Files         *files,
                              gconstpointer  data)
{
  g_autofree char *inner = g_build_filename (files->folder, "inner", NULL);
  g_autofree char *link = g_build_filename (inner, "link", NULL);
  g_autofree char *outside = g_dir_make_tmp ("houvast-test-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (outside, "kept", NULL);

  g_assert_true (g_file_set_contents (kept, "x", 1, NULL));
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_cmpint (symlink (outside, link), ==, 0);
  hv_folder_remove (inner);
  g_assert_false (g_file_test (inner, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  hv_folder_remove (outside);
}

static void
test_database (Files         *files,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = NULL;
  gint64 value;

  g_assert_null (hv_db_open (files->target, HV_DB_READ, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  db = hv_db_open (files->target, HV_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (hv_db_exec (db, "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x')", &error));
  g_assert_true (hv_db_get_int (db, "SELECT count(*) FROM t", &value, &error));
  g_assert_cmpint (value, ==, 1);
  /* A name in double quotes that is none would otherwise quietly be a text. */
  g_assert_false (hv_db_exec (db, "SELECT \"missing\" FROM t", &error));
  g_clear_error (&error);
  g_clear_pointer (&db, hv_db_free);

  /* Opening reads nothing yet; the first question does. */
  db = hv_db_open (files->source, HV_DB_IMMUTABLE, &error);
  g_assert_false (db != NULL && hv_db_get_int (db, "SELECT count(*) FROM t", &value, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
  g_clear_error (&error);
  g_clear_pointer (&db, hv_db_free);
  db = hv_db_open (files->target, HV_DB_IMMUTABLE, &error);
  g_assert_no_error (error);
  g_assert_false (hv_db_exec (db, "INSERT INTO t VALUES ('y')", &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE);
}

/* A name with marks of a URI is a name. */
static void
test_database_name (Files         *files,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (files->folder, "wat? 100% #1 é", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (hv_db_exec (db, "CREATE TABLE t (a TEXT)", &error));
  g_clear_pointer (&db, hv_db_free);
  db = hv_db_open (path, HV_DB_IMMUTABLE, &error);
  g_assert_no_error (error);
  g_assert_true (hv_db_exec (db, "SELECT a FROM t", &error));
}

#define ADD(name, func) g_test_add (name, Files, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/day-parse", test_day_parse);
  g_test_add_func ("/base/day-at", test_day_at);
  g_test_add_func ("/base/exit-statuses", test_exit_statuses);
  ADD ("/base/copy", test_copy);
  ADD ("/base/copy-too-large", test_copy_too_large);
  ADD ("/base/copy-cancelled", test_copy_cancelled);
  ADD ("/base/copy-odd-files", test_copy_odd_files);
  ADD ("/base/read", test_read);
  ADD ("/base/write-atomic", test_write_atomic);
  ADD ("/base/remove-follows-no-links", test_remove_follows_no_links);
  ADD ("/base/database", test_database);
  ADD ("/base/database-name", test_database_name);
  return g_test_run ();
}
