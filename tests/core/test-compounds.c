/* test-compounds.c: words that are glued together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-test-index.h"

/* Of the compounds at least so much is found by their parts, and the other way
 * round; of the words that are none at most so much. In a hundred. */
#define LEAST_FOUND 97
#define MOST_FALSE 2

typedef struct
{
  char     *word;
  char     *part;
  gboolean  compound;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->word);
  g_free (pair->part);
  g_free (pair);
}

static GPtrArray *
read_pairs (const char *name)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);
  g_autofree char *path = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "tests/core", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      Pair *pair;

      if (lines[i][0] == '#' || g_strv_length (cells) < 2)
        continue;
      pair = g_new0 (Pair, 1);
      pair->word = g_strdup (cells[0]);
      pair->part = g_strdup (cells[1]);
      pair->compound = cells[2] == NULL;
      g_ptr_array_add (pairs, pair);
    }
  return pairs;
}

/* Whether knowledge of nothing but @text is found by @query, which is not @text
 * mistyped. Other rows make it no collection of one word. */
static gboolean
finds (const char *lang,
       const char *text,
       const char *query)
{
  const TestRow rows[] = {
    { lang, HV_KIND_ENTRY, "vragen", "a", text, NULL, NULL, SHOWN },
    { lang, HV_KIND_ENTRY, "vragen", "b", "xylofoon", NULL, NULL, SHOWN },
    { lang, HV_KIND_ENTRY, "vragen", "c", "quarantaine", NULL, NULL, SHOWN },
  };
  TestIndex index = test_index_build (rows, G_N_ELEMENTS (rows), NULL);
  g_autofree char *typed = g_strconcat (query, " ", NULL);
  HvSearchRequest request = {
    .text = typed, .text_length = -1, .lang = lang, .day = DAY, .without = HV_LEVER_TYPOS,
  };
  g_autoptr (HvHits) hits = test_index_ask (&index, &request);
  gboolean found = hits->hits->len > 0;

  test_index_drop (&index);
  return found;
}

static void
check_table (const char *name,
             const char *lang,
             guint       least)
{
  g_autoptr (GPtrArray) pairs = read_pairs (name);
  guint compounds = 0, found = 0, others = 0, wrong = 0;

  g_assert_cmpuint (pairs->len, >=, least);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = pairs->pdata[i];
      gboolean finding = finds (lang, pair->word, pair->part);

      *(pair->compound ? &compounds : &others) += 1;
      *(pair->compound ? &found : &wrong) += finding;
      if (finding != pair->compound)
        g_test_message ("%s in %s: %s", pair->part, pair->word, finding ? "found" : "not found");
    }
  g_test_message ("%u of %u compounds found, %u of %u others", found, compounds, wrong, others);
  g_assert_cmpuint (found * 100, >=, compounds * LEAST_FOUND);
  g_assert_cmpuint (wrong * 100, <=, others * MOST_FALSE);
}

static void
test_dutch (void)
{
  check_table ("compounds-nl.tsv", "nl", 300);
}

static void
test_german (void)
{
  check_table ("compounds-de.tsv", "de", 80);
}

/* Knowledge with both parts of a compound is found by it. */
static void
test_parts (void)
{
  g_autoptr (GPtrArray) pairs = read_pairs ("compounds-nl.tsv");
  guint compounds = 0, found = 0;

  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      const Pair *first = pairs->pdata[i];
      const Pair *second = pairs->pdata[i + 1];
      g_autofree char *text = g_strdup_printf ("%s met %s", first->part, second->part);

      if (strcmp (first->word, second->word) != 0)
        break;
      if (strlen (first->part) < 4 || strlen (second->part) < 4)
        continue;
      compounds++;
      if (finds ("nl", text, first->word))
        found++;
      else
        g_test_message ("%s does not find %s", first->word, text);
    }
  g_test_message ("%u of %u", found, compounds);
  g_assert_cmpuint (compounds, >, 80);
  g_assert_cmpuint (found * 100, >=, compounds * LEAST_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compounds/dutch", test_dutch);
  g_test_add_func ("/compounds/german", test_german);
  g_test_add_func ("/compounds/parts", test_parts);
  return g_test_run ();
}
