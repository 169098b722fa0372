/* test-library.c: what a library keeps, and what it never loses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "hv-builder.h"
#include "hv-core-resources.h"
#include "hv-current.h"
#include "hv-db.h"
#include "hv-file.h"
#include "hv-ledger.h"
#include "hv-test-library.h"

#define KEPT "Opnamen wissen wij na één maand."

static HvHistory *
read_history (TestLibrary *test)
{
  g_autoptr (GError) error = NULL;
  HvHistory *history = hv_current_read (test->library, &error);

  g_assert_no_error (error);
  return history;
}

static void
remove_file (TestLibrary *test,
             const char  *name)
{
  g_autofree char *path = g_build_filename (test->library, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

static guint
count_files (TestLibrary *test,
             const char  *folder)
{
  g_autofree char *path = g_build_filename (test->library, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* What was imported is kept byte for byte, whatever its bytes are. */
static void
test_sources (TestLibrary   *test,
              gconstpointer  data)
{
  static const char odd[] =
    "\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\r\n<!-- opmerking -->\r\n"
    "<k:faq  xmlns:k='urn:houvast:kb:1'\r\n xml:lang='nl' version='1' id='los'><k:title>T&#x27;s</k:title>"
    "<k:approval status=\"approved\" role='dpo' on='2026-06-01'/><k:entry id='e'><k:question>Wat?</k:question>"
    "<k:answer><![CDATA[Dat & dit.]]></k:answer></k:entry></k:faq>\r\n\r\n<!-- einde -->";
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, odd, -1);
  g_autofree char *name = g_strconcat (sum, ".xml", NULL);
  g_autofree char *path = g_build_filename (test->library, "sources", name, NULL);
  g_autofree char *kept = NULL;
  GStatBuf status;

  test_library_put (test, odd, NULL);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, odd);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0444, ==, 0444);
  test_library_assert (test, "los#e", NULL, HV_STATE_APPROVED, "Dat & dit.");
}

/* The same documents, changes and times give the same edition, byte for byte and
 * under the same name, wherever they are imported. */
static void
test_edition_is_a_function (TestLibrary   *test,
                            gconstpointer  data)
{
  TestLibrary other;
  g_autoptr (HvHistory) one = NULL;
  g_autoptr (HvHistory) two = NULL;
  g_autofree char *second = test_faq ("2", "2026-07-20", "Twee maanden.");

  test_library_set_up_first (&other, KEPT);
  test_library_put (test, second, NULL);
  test_library_put (&other, second, NULL);
  one = read_history (test);
  two = read_history (&other);
  g_assert_cmpuint (one->files->len, ==, 2);
  g_assert_cmpuint (one->files->len, ==, two->files->len);
  for (guint i = 0; i < one->files->len; i++)
    {
      const HvEditionFile *a = g_ptr_array_index (one->files, i);
      const HvEditionFile *b = g_ptr_array_index (two->files, i);
      g_autofree char *path = g_build_filename (test->library, "editions", a->file, NULL);
      g_autofree char *sum = hv_file_sha256 (path, NULL, NULL, NULL);

      g_assert_cmpstr (a->file, ==, b->file);
      g_assert_cmpstr (a->sha256, ==, b->sha256);
      g_assert_cmpstr (a->sha256, ==, sum);
    }
  test_library_tear_down (&other, NULL);
}

/* A name says what is in it: other documents, another name. */
static void
test_edition_names (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autoptr (HvHistory) history = read_history (test);
  g_autofree char *stamp = hv_builder_stamp ();
  const HvEditionFile *file = g_ptr_array_index (history->files, 0);
  HvChange *change = g_ptr_array_index (history->changes, 0);
  g_autoptr (GPtrArray) changes = hv_history_up_to (history, change);
  g_autofree char *name = hv_builder_file_name (changes);
  g_autofree char *end = g_strdup_printf ("-%s.db", stamp);
  HvChangeDocument *document = g_ptr_array_index (change->documents, 0);
  g_autofree char *other = NULL;

  g_assert_cmpstr (file->file, ==, name);
  g_assert_true (g_str_has_suffix (name, end));
  document->sha256[0] = document->sha256[0] == 'a' ? 'b' : 'a';
  other = hv_builder_file_name (changes);
  g_assert_cmpstr (other, !=, name);
}

/* An edition of a program that cuts texts in another way is built anew by the
 * desk, in the cache of its person, and the library stays as it is. */
static void
test_other_stamp (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autoptr (HvHistory) history = read_history (test);
  HvEditionFile *file = g_ptr_array_index (history->files, 0);
  g_autofree char *path = g_build_filename (test->library, "editions", file->file, NULL);
  g_autofree char *current = g_build_filename (test->library, "current", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_WRITE, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (
      hv_db_exec (db, "UPDATE meta SET value = '1.00000000' WHERE key = 'stamp'", &error));
  g_clear_pointer (&db, hv_db_free);
  g_free (file->sha256);
  file->sha256 = hv_file_sha256 (path, &file->size, NULL, NULL);
  bytes = hv_current_to_bytes (history);
  g_assert_true (hv_file_write_atomic (current, bytes, NULL));
  before = g_strdup (file->sha256);

  g_assert_nonnull (hv_desk_history (desk, &error));
  g_assert_nonnull (hv_desk_edition (desk, hv_desk_today (desk), NULL, &error));
  g_assert_true (hv_desk_was_rebuilt (desk));
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  after = hv_file_sha256 (path, NULL, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* A damaged edition in the cache is no better than one in the library: it is
 * built again, whatever byte of it changed. */
static void
test_damaged_cache (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "houvast", "editions", NULL);
  g_autoptr (HvHistory) history = read_history (test);
  const HvEditionFile *file = g_ptr_array_index (history->files, 0);
  g_autofree char *path = g_build_filename (test->library, "editions", file->file, NULL);
  g_autofree char *cached = g_build_filename (folder, file->file, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_cmpint (g_unlink (path), ==, 0);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  g_assert_true (g_file_get_contents (cached, &bytes, &size, NULL));
  for (gsize at = 0; at < size; at += size / 24)
    {
      HvSearchRequest request = { .text = "opnamen", .text_length = -1, .lang = "nl" };
      g_autoptr (HvDesk) desk = hv_desk_new (test->library);
      g_autoptr (HvResults) results = NULL;
      g_autoptr (GError) error = NULL;
      HvEdition *edition;

      memset (bytes + at, 0, MIN (size - at, 200));
      g_assert_true (g_file_set_contents (cached, bytes, size, NULL));
      g_assert_nonnull (hv_desk_history (desk, &error));
      request.day = hv_desk_today (desk);
      edition = hv_desk_edition (desk, request.day, NULL, &error);
      g_assert_no_error (error);
      results = hv_edition_search (edition, &request, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (results->results->len, >, 0);
      g_clear_pointer (&bytes, g_free);
      g_assert_true (g_file_get_contents (cached, &bytes, &size, NULL));
    }
}

/* Both records gone: an import says what to do, and no document is taken for a
 * stray. Who changes the library otherwise goes on from what an edition carries. */
static void
test_both_records_missing (TestLibrary   *test,
                           gconstpointer  data)
{
  g_autofree char *second = test_faq ("2", "2026-07-20", "Twee maanden.");
  g_autofree char *path = test_library_write (test, "second.xml", second);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;
  guint sources = count_files (test, "sources");

  remove_file (test, "library.db");
  remove_file (test, "current");
  import = test_library_import (test, HV_PENDING_REFUSE, NULL, &error, path, NULL);
  g_assert_null (import);
  g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (test, "sources"), ==, sources);
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (hv_library_history (library)->changes->len, ==, 1);
  }
  g_assert_cmpuint (count_files (test, "sources"), ==, sources);
  test_library_put (test, second, NULL);
  g_assert_cmpuint (test_library_in_force (test, NULL), ==, 2);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Twee maanden.");
  test_library_assert (test, "verklaring#bewaren", NULL, HV_STATE_APPROVED,
                       KEPT "\n\nFacturen zeven jaar.");
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
test_verify_records_missing (TestLibrary   *test,
                             gconstpointer  data)
{
  guint sources = count_files (test, "sources");

  remove_file (test, "library.db");
  remove_file (test, "current");
  verify (test, FALSE);
  verify (test, TRUE);
  g_assert_cmpuint (count_files (test, "sources"), ==, sources);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
}

/* Where not even an edition is left, nothing is thrown away, however often a
 * program opens it. */
static void
test_all_records_missing (TestLibrary   *test,
                          gconstpointer  data)
{
  g_autoptr (HvHistory) history = read_history (test);
  const HvEditionFile *file = g_ptr_array_index (history->files, 0);
  g_autofree char *edition = g_build_filename ("editions", file->file, NULL);
  guint sources = count_files (test, "sources");

  remove_file (test, "library.db");
  remove_file (test, "current");
  remove_file (test, edition);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) of_verify = NULL;
      gboolean sound;

      g_assert_null (hv_library_open (test->library, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
      g_assert_false (hv_library_verify (test->library, report, &sound, &of_verify));
      g_assert_error (of_verify, HV_ERROR, HV_ERROR_DAMAGED);
      g_assert_cmpuint (count_files (test, "sources"), ==, sources);
    }
}

/* A damaged "current" and no ledger: refused, nothing lost, and mended by verify. */
static void
test_ledger_missing_current_damaged (TestLibrary   *test,
                                     gconstpointer  data)
{
  g_autofree char *current = g_build_filename (test->library, "current", NULL);
  g_autoptr (GError) error = NULL;
  guint sources = count_files (test, "sources");

  remove_file (test, "library.db");
  g_assert_true (g_file_set_contents (current, "rommel", -1, NULL));
  g_assert_null (hv_library_open (test->library, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
  verify (test, FALSE);
  g_assert_cmpuint (count_files (test, "sources"), ==, sources);
  test_library_assert (test, "vragen#opnamen", NULL, HV_STATE_APPROVED, "Eén maand.");
  verify (test, TRUE);
}

/* A folder with nothing in it is a library that is empty, and sound. */
static void
test_verify_empty (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autofree char *empty = g_build_filename (test->folder, "leeg", NULL);
  TestLibrary other = { test->folder, empty };
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean sound;

  g_assert_false (hv_library_verify (empty, report, &sound, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  verify (&other, TRUE);
}

/* "current" says all that the ledger says, so that either can be made from the
 * other. */
static void
test_records_agree (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *later = test_statement ("2", "approved", "2026-07-20", "2026-09-01", "Anders.");
  g_autoptr (HvHistory) published = NULL;
  g_autoptr (HvHistory) recorded = NULL;
  g_autoptr (HvDb) ledger = NULL;
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;

  test_library_put (test, later, NULL);
  published = read_history (test);
  ledger = hv_ledger_open (test->library, &error);
  recorded = hv_ledger_read (ledger, &error);
  g_assert_no_error (error);
  one = hv_current_to_bytes (published);
  other = hv_current_to_bytes (recorded);
  g_assert_true (g_bytes_equal (one, other));
}

/* Records of the first version are read as they were written, and by both roads
 * to the same history. */
static void
test_old_records (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autofree char *fixtures
      = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "tests", "fixtures", NULL);
  g_autofree char *ledger_path = g_build_filename (fixtures, "ledger-1.db", NULL);
  g_autofree char *current_path = g_build_filename (fixtures, "current-1", NULL);
  g_autofree char *folder = g_build_filename (test->folder, "oud", NULL);
  g_autofree char *copy = g_build_filename (folder, "library.db", NULL);
  g_autofree char *sum = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = hv_file_read (current_path, 1 << 20, &error);
  g_autoptr (HvHistory) published = hv_current_parse (text, &error);
  g_autoptr (HvHistory) recorded = NULL;
  g_autoptr (HvDb) ledger = NULL;
  g_autoptr (GBytes) again = NULL;
  const HvChange *change;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  sum = hv_file_copy_hashed (ledger_path, copy, G_MAXUINT64, NULL, &error);
  g_assert_no_error (error);
  ledger = hv_ledger_open (folder, &error);
  g_assert_no_error (error);
  g_assert_true (hv_ledger_check (ledger, &error));
  recorded = hv_ledger_read (ledger, &error);
  again = hv_current_to_bytes (recorded);
  g_assert_true (g_bytes_equal (again, text));
  g_assert_cmpuint (published->changes->len, ==, 3);
  change = g_ptr_array_index (published->changes, 0);
  g_assert_cmpstr (change->role, ==, "knowledge-manager");
  g_assert_cmpuint (change->from, ==, hv_day_parse ("2026-08-03"));
  g_assert_cmpuint (hv_history_on (published, hv_day_parse ("2026-10-01"))->n, ==, 2);
  g_assert_true (hv_history_find (published, 3)->cancelled);
}

/* Days are those of the library's zone, not of the machine's. */
static void
test_day_boundary (TestLibrary   *test,
                   gconstpointer  data)
{
  static const struct
  {
    const char *now;
    guint       edition;
  } rows[] = { { "2026-08-31T21:59:59Z", 1 }, { "2026-08-31T22:00:00Z", 2 },
               { "2026-09-01T12:00:00Z", 2 } };
  static const char * const zones[] = { "UTC", "Pacific/Auckland", "America/Los_Angeles" };
  g_autofree char *later = test_statement ("2", "approved", "2026-07-20", "2026-09-01", "Anders.");
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));

  test_library_put (test, later, NULL);
  for (gsize z = 0; z < G_N_ELEMENTS (zones); z++)
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_setenv ("TZ", zones[z], TRUE);
        g_setenv ("HOUVAST_NOW", rows[i].now, TRUE);
        g_assert_cmpuint (test_library_in_force (test, NULL), ==, rows[i].edition);
      }
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
}

/* Another zone than Amsterdam's, once it is set, counts everywhere. */
static void
test_own_zone (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) ledger = hv_ledger_open (test->library, &error);
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);

  g_assert_true (hv_db_exec (ledger, "UPDATE setting SET value = 'America/Curacao'", &error));
  g_clear_pointer (&ledger, hv_db_free);
  {
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_no_error (error);
    g_setenv ("HOUVAST_NOW", "2026-08-05T03:59:59Z", TRUE);
    g_assert_cmpuint (hv_library_today (library), ==, hv_day_parse ("2026-08-04"));
  }
  g_assert_nonnull (hv_desk_history (desk, &error));
  g_assert_cmpuint (hv_desk_today (desk), ==, hv_day_parse ("2026-08-04"));
  g_setenv ("HOUVAST_NOW", "2026-08-05T04:00:00Z", TRUE);
  g_assert_cmpuint (hv_desk_today (desk), ==, hv_day_parse ("2026-08-05"));
}

/* Something was shown on that day, and it is shown again as it was. */
static void
test_as_it_was (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *second = test_faq ("2", "2026-08-20", "Twee maanden.");
  HvState state;

  g_setenv ("HOUVAST_NOW", "2026-08-20T10:00:00Z", TRUE);
  test_library_put (test, second, NULL);
  test_library_assert (test, "vragen#opnamen", "2026-08-19", HV_STATE_APPROVED, "Eén maand.");
  test_library_assert (test, "vragen#opnamen", "2026-08-20", HV_STATE_APPROVED, "Twee maanden.");
  test_library_assert (test, "vragen#opnamen", "2026-08-03", HV_STATE_APPROVED, "Eén maand.");
  {
    g_autoptr (HvDesk) desk = hv_desk_new (test->library);
    g_autoptr (GError) error = NULL;

    g_assert_nonnull (hv_desk_history (desk, &error));
    g_assert_null (hv_desk_edition (desk, hv_day_parse ("2026-08-02"), NULL, &error));
    g_assert_error (error, HV_ERROR, HV_ERROR_NOT_FOUND);
  }
  g_free (test_library_spoken (test, "vragen#opnamen", "2027-01-02", &state));
  g_assert_cmpint (state, ==, HV_STATE_REVIEW_PASSED);
}

/* An edition that a desk has open goes on answering when a new one comes, and
 * the desk learns of it at its next look. */
static void
test_desk_learns (TestLibrary   *test,
                  gconstpointer  data)
{
  g_autofree char *second = test_faq ("2", "2026-07-20", "Twee maanden.");
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvAnswer) before = NULL;
  g_autoptr (HvAnswer) after = NULL;
  g_autofree char *old_words = NULL;
  g_autofree char *new_words = NULL;
  HvEdition *edition;
  HvDay day;

  g_assert_nonnull (hv_desk_history (desk, &error));
  day = hv_desk_today (desk);
  edition = hv_desk_edition (desk, day, NULL, &error);
  test_library_put (test, second, NULL);
  before = hv_edition_answer (edition, "vragen#opnamen", "nl", day, &error);
  g_assert_no_error (error);
  after = hv_edition_answer (hv_desk_edition (desk, day, NULL, &error), "vragen#opnamen", "nl", day,
                             &error);
  g_assert_no_error (error);
  old_words = hv_unit_spoken (before->unit);
  new_words = hv_unit_spoken (after->unit);
  g_assert_cmpstr (old_words, ==, "Eén maand.");
  g_assert_cmpstr (new_words, ==, "Twee maanden.");
  g_assert_cmpuint (after->edition, ==, 2);
}

/* "wrong" is in no index: what must not be promised is not found by its words. */
static void
test_wrong_is_not_indexed (TestLibrary   *test,
                           gconstpointer  data)
{
  static const char faq[] =
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='los' version='1'><title>T</title>"
    "<approval status='approved' role='dpo' on='2026-06-01'/><entry id='e'><question>Wat nu?</question>"
    "<answer>Dat weet ik.</answer><steps><knowledge><avoid><wrong>Gegarandeerd morgen klaar.</wrong>"
    "<instead>Binnen een maandje.</instead></avoid></knowledge></steps></entry></faq>";
  static const struct
  {
    const char *query;
    guint       found;
  } rows[] = { { "gegarandeerd", 0 }, { "gegarandeerd morgen klaar", 0 }, { "maandje", 1 } };
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  g_autoptr (GError) error = NULL;
  HvEdition *edition;

  test_library_put (test, faq, NULL);
  g_assert_nonnull (hv_desk_history (desk, &error));
  edition = hv_desk_edition (desk, hv_desk_today (desk), NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      HvSearchRequest request = { .text = rows[i].query, .text_length = -1, .document = "los",
                                  .day = hv_desk_today (desk) };
      g_autoptr (HvResults) results = hv_edition_search (edition, &request, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (results->results->len, ==, rows[i].found);
    }
}

/* Opening "current" of a newer program touches nothing at all. */
static void
test_newer_is_untouched (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autofree char *current = g_build_filename (test->library, "current", NULL);
  g_autofree char *stray = g_build_filename (test->library, "sources", "stray.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) report = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) of_verify = NULL;
  g_autoptr (GError) of_desk = NULL;
  g_autoptr (HvDesk) desk = hv_desk_new (test->library);
  gboolean sound;

  g_assert_true (g_file_get_contents (current, &text, NULL, NULL));
  text[strlen ("houvast-current ")] = '2';
  g_assert_true (g_file_set_contents (current, text, -1, NULL));
  g_assert_true (g_file_set_contents (stray, "x", 1, NULL));
  g_assert_null (hv_library_open (test->library, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NEWER);
  g_assert_false (hv_library_verify (test->library, report, &sound, &of_verify));
  g_assert_error (of_verify, HV_ERROR, HV_ERROR_NEWER);
  g_assert_null (hv_desk_history (desk, &of_desk));
  g_assert_error (of_desk, HV_ERROR, HV_ERROR_NEWER);
  g_assert_true (g_file_test (stray, G_FILE_TEST_EXISTS));
}

static void
test_prune_keeps_what_serves (TestLibrary   *test,
                              gconstpointer  data)
{
  g_autofree char *later = test_statement ("2", "approved", "2026-07-20", "2026-09-01", "Anders.");
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = NULL;
  guint removed;

  test_library_put (test, later, NULL);
  library = hv_library_open (test->library, &error);
  g_assert_true (hv_library_prune (library, &removed, &error));
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (count_files (test, "editions"), ==, 2);
  g_clear_pointer (&library, hv_library_free);
  g_setenv ("HOUVAST_NOW", "2026-09-02T10:00:00Z", TRUE);
  library = hv_library_open (test->library, &error);
  g_assert_true (hv_library_prune (library, &removed, &error));
  g_assert_cmpuint (removed, ==, 1);
  g_assert_cmpuint (count_files (test, "editions"), ==, 1);
  g_assert_true (hv_library_prune (library, &removed, &error));
  g_assert_cmpuint (removed, ==, 0);
  g_clear_pointer (&library, hv_library_free);
  verify (test, TRUE);
}

/* A trial writes nothing, not even a folder. */
static void
test_plan_writes_nothing (TestLibrary   *test,
                          gconstpointer  data)
{
  g_autofree char *none = g_build_filename (test->folder, "nog", "niet", NULL);
  g_autofree char *faq = test_faq ("2", "2026-07-20", "Twee maanden.");
  g_autofree char *statement = test_statement ("1", "approved", "2026-06-01", "2026-06-01", KEPT);
  g_autofree char *one = test_library_write (test, "een.xml", faq);
  g_autofree char *two = test_library_write (test, "twee.xml", statement);
  const char *paths[] = { one, two, NULL };
  HvImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = hv_import_plan (none, paths, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (import->refused);
  g_assert_cmpuint (import->edition, ==, 0);
  g_assert_cmpuint (import->added->len, ==, 4);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
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
  ADD ("/library/sources", test_sources);
  ADD ("/library/edition-is-a-function", test_edition_is_a_function);
  ADD ("/library/edition-names", test_edition_names);
  ADD ("/library/other-stamp", test_other_stamp);
  ADD ("/library/damaged-cache", test_damaged_cache);
  ADD ("/library/both-records-missing", test_both_records_missing);
  ADD ("/library/verify-records-missing", test_verify_records_missing);
  ADD ("/library/all-records-missing", test_all_records_missing);
  ADD ("/library/ledger-missing-current-damaged", test_ledger_missing_current_damaged);
  ADD ("/library/verify-empty", test_verify_empty);
  ADD ("/library/records-agree", test_records_agree);
  ADD ("/library/old-records", test_old_records);
  ADD ("/library/day-boundary", test_day_boundary);
  ADD ("/library/own-zone", test_own_zone);
  ADD ("/library/as-it-was", test_as_it_was);
  ADD ("/library/desk-learns", test_desk_learns);
  ADD ("/library/wrong-is-not-indexed", test_wrong_is_not_indexed);
  ADD ("/library/newer-is-untouched", test_newer_is_untouched);
  ADD ("/library/prune-keeps-what-serves", test_prune_keeps_what_serves);
  ADD ("/library/plan-writes-nothing", test_plan_writes_nothing);
  return g_test_run ();
}
