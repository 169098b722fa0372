/* test-damage.c: files that are not as they were written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

#include "hv-core-resources.h"
#include "hv-current.h"
#include "hv-db.h"
#include "hv-test-library.h"

#define KEPT "Opnamen wissen wij na één maand."

static void
read_file (const char  *path,
           char       **data,
           gsize       *size)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, data, size, &error);
  g_assert_no_error (error);
}

static void
write_file (const char *path,
            const char *data,
            gsize       size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
}

static char *
only_edition (TestLibrary *test)
{
  g_autofree char *folder = g_build_filename (test->library, "editions", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);

  return g_build_filename (folder, name, NULL);
}

/* Every byte of "current" counts. */
static void
test_current_flipped (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "current", NULL);
  g_autofree char *text = NULL;
  gsize size;

  read_file (path, &text, &size);
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (HvHistory) history = NULL;

      text[i] ^= 0x01;
      bytes = g_bytes_new (text, size);
      text[i] ^= 0x01;
      history = hv_current_parse (bytes, &error);
      g_assert_null (history);
      g_assert_true (g_error_matches (error, HV_ERROR, HV_ERROR_DAMAGED)
                     || g_error_matches (error, HV_ERROR, HV_ERROR_NEWER));
    }
}

static void
test_current_cut (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "current", NULL);
  g_autofree char *text = NULL;
  gsize size;

  read_file (path, &text, &size);
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (hv_current_parse (bytes, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
    }
}

/* A damaged edition is never answered from: it is built again from its sources,
 * in the cache, and gives the same answer. */
static void
test_edition_flipped (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autofree char *path = only_edition (test);
  g_autofree char *bytes = NULL;
  gsize size;

  read_file (path, &bytes, &size);
  for (gsize i = 0; i < size; i += MAX (size / 24, 1))
    {
      bytes[i] ^= 0x20;
      write_file (path, bytes, size);
      bytes[i] ^= 0x20;
      test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
    }
}

static void
test_edition_cut (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autofree char *path = only_edition (test);
  g_autofree char *bytes = NULL;
  gsize size;

  read_file (path, &bytes, &size);
  for (gsize length = 0; length < size; length += size / 8)
    {
      write_file (path, bytes, length);
      test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
    }
  g_unlink (path);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

/* A damaged source cannot be repaired, so it must not be built from either. */
static void
test_edition_and_source (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autofree char *edition = only_edition (test);
  g_autofree char *folder = g_build_filename (test->library, "sources", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  const char *name;

  g_unlink (edition);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize size;
      char *at;

      read_file (path, &text, &size);
      at = g_strstr_len (text, size, "maand");
      if (at != NULL)
        memcpy (at, "weken", 5);
      write_file (path, text, size);
    }
  g_assert_nonnull (hv_desk_history (desk, &error));
  g_assert_null (hv_desk_edition (desk, hv_desk_today (desk), NULL, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
}

static void
verify (TestLibrary *test,
        gboolean     expected_sound)
{
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean sound;

  g_assert_true (hv_library_verify (test->library, report, &sound, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sound, ==, expected_sound);
  g_assert_cmpint (report->len > 0, ==, !expected_sound);
}

static void
test_verify_edition (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *path = only_edition (test);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, new_size;

  verify (test, TRUE);
  read_file (path, &before, &size);
  before[size / 2] ^= 0x11;
  write_file (path, before, size);
  before[size / 2] ^= 0x11;
  verify (test, FALSE);
  verify (test, TRUE);
  /* The same sources give the same file, byte for byte. */
  read_file (path, &after, &new_size);
  g_assert_cmpmem (before, size, after, new_size);
}

static void
test_verify_current (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "current", NULL);

  write_file (path, "rubbish\n", 8);
  verify (test, FALSE);
  verify (test, TRUE);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

static void
test_verify_ledger (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "library.db", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");
  gsize size;

  read_file (path, &bytes, &size);
  memset (bytes + 100, 0x5a, 4000);
  write_file (path, bytes, size);
  verify (test, FALSE);
  verify (test, TRUE);
  test_library_put (test, faq, NULL);
  g_assert_cmpuint (test_library_in_force (test, NULL), ==, 2);
}

static void
test_verify_both_records (TestLibrary   *test,
                          gconstpointer  data)
{
  g_autofree char *ledger = g_build_filename (test->library, "library.db", NULL);
  g_autofree char *current = g_build_filename (test->library, "current", NULL);

  write_file (ledger, "rubbish", 7);
  write_file (current, "rubbish", 7);
  verify (test, FALSE);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

/* A lost ledger starts again from "current", without being asked. */
static void
test_ledger_lost (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "library.db", NULL);
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");

  g_unlink (path);
  test_library_put (test, faq, NULL);
  g_assert_cmpuint (test_library_in_force (test, NULL), ==, 2);
  test_library_assert (test, "vragen#facturen", NULL, HV_STATE_APPROVED, "Zeven jaar.");
}

static void
test_newer_ledger (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_WRITE, &error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, new_size;

  g_assert_true (hv_db_exec (db, "PRAGMA user_version=99", &error));
  g_clear_pointer (&db, hv_db_free);
  read_file (path, &before, &size);
  g_assert_null (hv_library_open (test->library, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NEWER);
  read_file (path, &after, &new_size);
  g_assert_cmpmem (before, size, after, new_size);
}

static void
test_newer_current (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "current", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  read_file (path, &text, &size);
  text[strlen ("houvast-current ")] = '2';
  write_file (path, text, size);
  g_assert_null (hv_library_open (test->library, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NEWER);
}

static void
test_two_writers (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) first = hv_library_open (test->library, &error);

  g_assert_no_error (error);
  g_assert_null (hv_library_open (test->library, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_pointer (&first, hv_library_free);
  first = hv_library_open (test->library, &error);
  g_assert_no_error (error);
}

/* What a killed writer left lying about is cleared away by the next. */
static void
test_strays (TestLibrary   *test,
             gconstpointer  data)
{
  static const char * const names[] = { "sources/0000.xml.tmp", "sources/1111.xml",
                                        "editions/2222-1.db", "editions/3333-1.db.tmp",
                                        "current.tmp" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (test->library, names[i], NULL);

      write_file (path, "x", 1);
    }
  library = hv_library_open (test->library, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (test->library, names[i], NULL);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

#define ADD(name, func)                                                 \
  g_test_add (name, TestLibrary, KEPT, test_library_set_up_first, func, \
              test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/damage/current-flipped", test_current_flipped);
  ADD ("/damage/current-cut", test_current_cut);
  ADD ("/damage/edition-flipped", test_edition_flipped);
  ADD ("/damage/edition-cut", test_edition_cut);
  ADD ("/damage/edition-and-source", test_edition_and_source);
  ADD ("/damage/verify-edition", test_verify_edition);
  ADD ("/damage/verify-current", test_verify_current);
  ADD ("/damage/verify-ledger", test_verify_ledger);
  ADD ("/damage/verify-both-records", test_verify_both_records);
  ADD ("/damage/ledger-lost", test_ledger_lost);
  ADD ("/damage/newer-ledger", test_newer_ledger);
  ADD ("/damage/newer-current", test_newer_current);
  ADD ("/damage/two-writers", test_two_writers);
  ADD ("/damage/strays", test_strays);
  return g_test_run ();
}
