/* test-suffixes.c: which words contain another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-blob.h"
#include "hv-suffixes.h"
#include "hv-vocabulary-writer.h"

#define WORDS 3000

/* Of few letters, so that much of them is alike; some are not ASCII. */
static char *
make_word (GRand *rand)
{
  static const char * const letters[] = { "a", "b", "n", "e", "\303\251", "s" };
  GString *word = g_string_new (NULL);
  guint length = g_rand_int_range (rand, 2, 16);

  for (guint i = 0; i < length; i++)
    g_string_append (word, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
  return g_string_free (word, FALSE);
}

static HvVocabulary *
make_vocabulary (HvDb       *db,
                 const char *lang)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (HvVocabularyWriter) writer = hv_vocabulary_writer_new ();
  g_autofree guint32 *sorted = NULL;
  g_autofree guint32 *df = NULL;
  HvVocabulary *vocabulary;
  guint n;

  hv_db_exec (db, HV_BLOB_SCHEMA, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < WORDS; i++)
    {
      g_autofree char *word = make_word (rand);

      hv_vocabulary_writer_number (writer, word, strlen (word));
    }
  sorted = hv_vocabulary_writer_sort (writer, &n);
  df = g_new0 (guint32, n);
  hv_vocabulary_writer_finish (writer, db, 1, lang, sorted, df, &error);
  g_assert_no_error (error);
  vocabulary = hv_vocabulary_load (db, 1, 1, &error);
  g_assert_no_error (error);
  return vocabulary;
}

/* How often @part stands in the words, from the fourth byte of each on. */
static guint
count_by_hand (HvVocabulary *vocabulary,
               const char   *part)
{
  guint n = 0;

  for (guint i = 0; i < vocabulary->n; i++)
    {
      const char *term = hv_vocabulary_term (vocabulary, i);

      for (gsize at = HV_SUFFIX_FROM; at < strlen (term); at++)
        n += g_str_has_prefix (term + at, part);
    }
  return n;
}

static void
test_parts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (":memory:", HV_DB_CREATE, &error);
  g_autoptr (HvVocabulary) vocabulary = make_vocabulary (db, "nl");
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint found = 0;

  g_assert_true (hv_vocabulary_check (vocabulary, TRUE, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *word = make_word (rand);
      gsize length = strlen (word);
      guint first, end;

      if (length < HV_SUFFIX_SHORTEST)
        continue;
      first = hv_suffixes_bound (vocabulary, word, length, FALSE);
      end = hv_suffixes_bound (vocabulary, word, length, TRUE);
      g_assert_cmpuint (end - first, ==, count_by_hand (vocabulary, word));
      found += end - first;
      for (guint s = first; s < end; s++)
        {
          HvSuffix suffix = hv_suffixes_get (vocabulary, s);
          const char *term = hv_vocabulary_term (vocabulary, HV_SUFFIX_TERM (suffix));

          g_assert_true (g_str_has_prefix (term + HV_SUFFIX_OFFSET (suffix), word));
        }
    }
  g_assert_cmpuint (found, >, 100);
}

/* English writes its compounds apart. */
static void
test_none (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (":memory:", HV_DB_CREATE, &error);
  g_autoptr (HvVocabulary) vocabulary = make_vocabulary (db, "en");

  g_assert_cmpuint (vocabulary->n, >, 1000);
  g_assert_cmpuint (vocabulary->n_suffixes, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suffixes/parts", test_parts);
  g_test_add_func ("/suffixes/none", test_none);
  return g_test_run ();
}
