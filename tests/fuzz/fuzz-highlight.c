/* fuzz-highlight.c: any query, marked in any text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte of the input is how long the query is that follows; the rest is
 * the text.
 */
#include "hv-fuzz.h"

#include <string.h>

/* Code points: an excerpt with its dots at both ends, and some room. */
#define LONGEST_EXCERPT 180

static TestIndex fuzz_index;
static HvLexicon *lexicon;
static HvWords *words;

void
hv_fuzz_set_up (void)
{
  g_autoptr (GError) error = NULL;

  fuzz_index = hv_fuzz_index ();
  lexicon = hv_lexicon_load (fuzz_index.db, 1, "nl", &error);
  g_assert_no_error (error);
  words = hv_words_new ();
}

static gboolean
is_boundary (const char *text,
             gsize       at)
{
  return ((guchar) text[at] & 0xc0) != 0x80;
}

static void
check_matches (HvQuery    *query,
               const char *text,
               GArray     *matches)
{
  gsize size = strlen (text);
  guint end = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const HvMatch *match = &g_array_index (matches, HvMatch, i);

      g_assert_cmpuint (match->start, >=, end);
      g_assert_cmpuint (match->end, >, match->start);
      g_assert_cmpuint (match->end, <=, size);
      g_assert_true (is_boundary (text, match->start) && is_boundary (text, match->end));
      g_assert_cmpuint (match->group, <, query->groups->len);
      end = match->end;
    }
}

static void
check_excerpt (HvExcerpt *excerpt)
{
  hv_fuzz_check_spans (excerpt->text, excerpt->spans);
  g_free (excerpt->text);
  g_array_unref (excerpt->spans);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gsize length = size > 0 ? MIN ((gsize) data[0], size - 1) : 0;
  gsize skipped = size > 0 ? 1 + length : 0;
  g_autofree char *typed = hv_fuzz_copy (data + (size > 0), length);
  g_autofree char *bytes = hv_fuzz_copy (data + skipped, size - skipped);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);
  g_autoptr (HvQuery) query = hv_query_new (lexicon, typed, length, 0);
  g_autoptr (GArray) matches = hv_highlight_find (query, words, text, "nl");
  HvExcerpt excerpt;

  check_matches (query, text, matches);
  hv_highlight_whole (text, matches, &excerpt);
  check_excerpt (&excerpt);
  hv_highlight_excerpt (query, text, matches, &excerpt);
  g_assert_cmpint (g_utf8_strlen (excerpt.text, -1), <=, LONGEST_EXCERPT);
  check_excerpt (&excerpt);
  return 0;
}
