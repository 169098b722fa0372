/* test-postings.c: the rows of each word, however many there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>

#include "hv-blob.h"
#include "hv-postings.h"

#define WORDS 300
#define ROWS 4000

/* Common words are in nearly every row, the last ones in a few; some come in two
 * fields, and often. */
static void
fill (HvPostingsWriter *writer)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint row = 0; row < ROWS; row++)
    for (guint word = 0; word < WORDS; word++)
      if (row == 0 || g_rand_int_range (rand, 0, 1 + word) == 0)
        {
          guint times = g_rand_int_range (rand, 1, 9);

          for (guint i = 0; i < times; i++)
            hv_postings_writer_add (writer, word, row, HV_FIELD_BODY);
          if (times > 6)
            hv_postings_writer_add (writer, word, row, HV_FIELD_TITLE);
        }
}

static HvPostings *
write_with (HvDb  *db,
            guint  table,
            gsize  most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvPostingsWriter) writer = hv_postings_writer_new (most);
  guint32 sorted[WORDS];
  HvPostings *postings;

  for (guint i = 0; i < WORDS; i++)
    sorted[i] = WORDS - 1 - i;
  fill (writer);
  hv_postings_writer_finish (writer, db, table, sorted, NULL, &error);
  g_assert_no_error (error);
  postings = hv_postings_load (db, table, WORDS, &error);
  g_assert_no_error (error);
  return postings;
}

static void
assert_same (HvPostings *one,
             HvPostings *other)
{
  guint n = 0;

  for (guint i = 0; i < WORDS; i++)
    {
      HvPostingRange ranges[2];
      HvPostingList lists[2];
      HvPosting postings[2];

      g_assert_true (hv_postings_get (one, i, i + 1, &ranges[0], NULL));
      g_assert_true (hv_postings_get (other, i, i + 1, &ranges[1], NULL));
      g_assert_true (hv_posting_range_next (&ranges[0], &lists[0]));
      g_assert_true (hv_posting_range_next (&ranges[1], &lists[1]));
      while (hv_posting_list_next (&lists[0], &postings[0]))
        {
          g_assert_true (hv_posting_list_next (&lists[1], &postings[1]));
          g_assert_cmpuint (postings[0].row, ==, postings[1].row);
          g_assert_cmpuint (postings[0].fields, ==, postings[1].fields);
          g_assert_cmpuint (postings[0].times, ==, postings[1].times);
          n++;
        }
      g_assert_false (hv_posting_list_next (&lists[1], &postings[1]));
    }
  g_assert_cmpuint (n, >, ROWS);
}

/* What does not fit in memory comes back in its place. */
static void
test_little_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (":memory:", HV_DB_CREATE, &error);
  g_autoptr (HvPostings) all = NULL;
  g_autoptr (HvPostings) little = NULL;
  g_autoptr (HvPostings) none = NULL;

  g_assert_no_error (error);
  hv_db_exec (db, HV_BLOB_SCHEMA, &error);
  g_assert_no_error (error);
  all = write_with (db, 1, G_MAXSIZE);
  little = write_with (db, 2, 12 * 1024);
  none = write_with (db, 3, 0);
  assert_same (all, little);
  assert_same (all, none);
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (":memory:", HV_DB_CREATE, &error);
  g_autoptr (HvPostingsWriter) writer = hv_postings_writer_new (12 * 1024);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint32 sorted[WORDS];

  for (guint i = 0; i < WORDS; i++)
    sorted[i] = i;
  hv_db_exec (db, HV_BLOB_SCHEMA, &error);
  g_assert_no_error (error);
  fill (writer);
  g_cancellable_cancel (cancellable);
  g_assert_false (hv_postings_writer_finish (writer, db, 1, sorted, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/postings/little-memory", test_little_memory);
  g_test_add_func ("/postings/cancelled", test_cancelled);
  return g_test_run ();
}
