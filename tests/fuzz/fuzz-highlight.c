/* fuzz-highlight.c: any query, marked in any text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte of the input is how long the query is that follows; the rest is
 * the text, and also what is stored of its words, which a damaged file may have.
 */
#include "hv-fuzz.h"

#include <string.h>

/* Code points: an excerpt with its dots at both ends, and some room. */
#define LONGEST_EXCERPT 180

static TestIndex fuzz_index;
static HvLexicon *lexicon;

void
hv_fuzz_set_up (void)
{
  g_autoptr (GError) error = NULL;

  fuzz_index = hv_fuzz_index ();
  lexicon = hv_lexicon_load (fuzz_index.db, 1, "nl", &error);
  g_assert_no_error (error);
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

static void
check_text (HvQuery      *query,
            const char   *text,
            const guint8 *row,
            gsize         size)
{
  g_autoptr (GArray) matches = NULL;
  HvForward forward;
  HvExcerpt excerpt;

  hv_forward_init (&forward, lexicon->vocabulary, row, size, HV_FIELD_TITLE);
  matches = hv_highlight_find (query, &forward, text);
  check_matches (query, text, matches);
  hv_highlight_whole (text, matches, &excerpt);
  check_excerpt (&excerpt);
  hv_highlight_excerpt (query, text, matches, &excerpt);
  g_assert_cmpint (g_utf8_strlen (excerpt.text, -1), <=, LONGEST_EXCERPT);
  check_excerpt (&excerpt);
}

/* The words of the text, as numbers of the vocabulary; those that it has not are
 * taken for its first. */
static GByteArray *
make_row (const char *text)
{
  GByteArray *row = g_byte_array_new ();
  g_autoptr (HvWords) words = hv_words_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  hv_words_cut (words, text, -1, "nl");
  for (guint i = 0; i < hv_words_count (words); i++)
    {
      g_autofree char *word = hv_words_dup (words, hv_words_at (words, i));
      guint32 number = 0;
      guint index;

      if (hv_vocabulary_find (lexicon->vocabulary, word, &index))
        number = hv_vocabulary_arrival (lexicon->vocabulary, index);
      g_array_append_val (numbers, number);
    }
  hv_forward_append (row, text, words, (guint32 *) numbers->data);
  return row;
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
  g_autoptr (GByteArray) row = make_row (text);

  check_text (query, text, row->data, row->len);
  check_text (query, text, (const guint8 *) bytes, size - skipped);
  return 0;
}
