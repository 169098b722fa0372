/* hv-speller.c: the word that was meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that have too few letters in common are left out at a glance: one mistake
 * takes at most one letter away and brings at most one. Of those that remain, the
 * ones with the same beginning share the rows of the distance table. That needs no
 * index of its own.
 */
#include "hv-speller.h"

#include <string.h>

#include "hv-signatures.h"
#include "hv-words.h"

/* Shorter words have too many neighbours. */
#define SHORTEST 4

/* From this length on, two mistakes are mended. */
#define TWO_MISTAKES 7

/* Of a word that is still being typed, at least this much must be there. */
#define SHORTEST_UNFINISHED 5

typedef struct
{
  HvVocabulary *vocabulary;
  const char   *word;
  guint         length;
  guint         limit;
  gboolean      unfinished;
  guint8        rows[HV_WORD_MAX + 2][HV_WORD_MAX + 1];
  guint8        least[HV_WORD_MAX + 2];
  HvSpelling   *found;        /* best first */
  guint         n_found;
} Walk;

/* Fills the row for the beginning of @term of length @depth: the distance to each
 * beginning of the word, two letters exchanged counted as one mistake. */
static void
fill_row (Walk       *walk,
          const char *term,
          guint       depth)
{
  const guint8 *above = walk->rows[depth - 1];
  guint8 *row = walk->rows[depth];
  char c = term[depth - 1];

  row[0] = depth;
  walk->least[depth] = depth;
  for (guint i = 1; i <= walk->length; i++)
    {
      guint best = above[i - 1] + (walk->word[i - 1] != c);

      best = MIN (best, above[i] + 1u);
      best = MIN (best, row[i - 1] + 1u);
      if (depth > 1 && i > 1 && walk->word[i - 2] == c && walk->word[i - 1] == term[depth - 2])
        best = MIN (best, walk->rows[depth - 2][i - 2] + 1u);
      row[i] = best;
      walk->least[depth] = MIN (walk->least[depth], row[i]);
    }
}

/* Nearer words first, then those that begin alike, then frequent ones, then in
 * the order of bytes. */
static gboolean
is_better (const Walk *walk,
           HvSpelling  a,
           HvSpelling  b)
{
  gboolean a_alike = hv_vocabulary_term (walk->vocabulary, a.term)[0] == walk->word[0];
  gboolean b_alike = hv_vocabulary_term (walk->vocabulary, b.term)[0] == walk->word[0];

  if (a.distance != b.distance)
    return a.distance < b.distance;
  if (a_alike != b_alike)
    return a_alike;
  return hv_vocabulary_df (walk->vocabulary, a.term) > hv_vocabulary_df (walk->vocabulary, b.term);
}

/* Nobody makes two mistakes of which one is in the first letter. */
static void
consider (Walk  *walk,
          guint  index,
          guint  distance)
{
  HvSpelling spelling = { index, distance };
  guint at = walk->n_found;

  if (distance == 0 || distance > walk->limit
      || (distance > 1 && hv_vocabulary_term (walk->vocabulary, index)[0] != walk->word[0]))
    return;
  while (at > 0 && is_better (walk, spelling, walk->found[at - 1]))
    at--;
  if (at == HV_SPELLINGS)
    return;
  walk->n_found = MIN (walk->n_found + 1, HV_SPELLINGS);
  memmove (walk->found + at + 1, walk->found + at,
           (walk->n_found - 1 - at) * sizeof (HvSpelling));
  walk->found[at] = spelling;
}

static guint
common_length (const char *a,
               const char *b)
{
  guint i = 0;

  while (a[i] != '\0' && a[i] == b[i])
    i++;
  return i;
}

/* Goes down along @term from @depth. Returns the depth at which it is too far
 * off, or 0 when its end was reached. */
static guint
descend (Walk       *walk,
         guint       index,
         const char *term,
         guint       length,
         guint       depth)
{
  while (depth < length)
    {
      depth++;
      fill_row (walk, term, depth);
      if (walk->least[depth] > walk->limit && walk->least[depth - 1] >= walk->limit)
        return depth;
      if (walk->unfinished && depth < length && walk->rows[depth][walk->length] <= walk->limit)
        consider (walk, index, walk->rows[depth][walk->length]);
    }
  consider (walk, index, walk->rows[depth][walk->length]);
  return 0;
}

static inline gboolean
has_like_length (const Walk *walk,
                 guint       length)
{
  return length + walk->limit >= walk->length
         && (walk->unfinished || length <= walk->length + walk->limit);
}

static void
walk_all (Walk *walk)
{
  HvVocabulary *vocabulary = walk->vocabulary;
  g_autoptr (GArray) like = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *before = "";
  guint known = 0;

  hv_signatures_like (hv_vocabulary_signatures (vocabulary), walk->word, walk->limit,
                      walk->unfinished, like);
  for (guint c = 0; c <= walk->length; c++)
    walk->rows[0][c] = c;
  for (guint i = 0; i < like->len; i++)
    {
      guint32 index = g_array_index (like, guint32, i);
      const char *term;
      guint length, depth;

      if (index >= vocabulary->n)
        return;
      length = MIN (hv_vocabulary_length (vocabulary, index), HV_WORD_MAX);
      if (!has_like_length (walk, length))
        continue;
      term = hv_vocabulary_term (vocabulary, index);
      depth = MIN (common_length (before, term), known);
      before = term;
      known = descend (walk, index, term, length, MIN (depth, length));
      if (known == 0)
        known = length;
    }
}

/* Fills in what can be reached with as many mistakes. */
static guint
walk_with (Walk  *walk,
           guint  mistakes)
{
  walk->limit = mistakes;
  walk->least[0] = 0;
  walk->n_found = 0;
  walk_all (walk);
  return walk->n_found;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* Whether the word occurs when each @from of it is written as @to. */
static gboolean
find_written (HvVocabulary *vocabulary,
              const char   *word,
              const char   *from,
              const char   *to,
              guint        *index)
{
  g_auto (GStrv) parts = g_strsplit (word, from, -1);
  g_autofree char *written = g_strjoinv (to, parts);

  return parts[1] != NULL && hv_vocabulary_find (vocabulary, written, index);
}

/**
 * hv_speller_find:
 * @word: a folded word that does not occur
 * @unfinished: whether it may be the beginning of the word that was meant
 * @found: (out caller-allocates): words near enough to it, the likeliest first; with
 *   two mistakes only if none is there with one
 *
 * Returns: how many
 */
guint
hv_speller_find (HvVocabulary *vocabulary,
                 const char   *word,
                 gboolean      unfinished,
                 HvSpelling    found[HV_SPELLINGS])
{
  Walk walk;
  gsize length = strlen (word);

  if (length < SHORTEST || length > HV_WORD_MAX || has_digit (word))
    return 0;
  /* They sound alike in Dutch, and are two letters apart. */
  found[0].distance = 1;
  if (find_written (vocabulary, word, "y", "ij", &found[0].term)
      || find_written (vocabulary, word, "ij", "y", &found[0].term))
    return 1;
  walk.vocabulary = vocabulary;
  walk.word = word;
  walk.length = length;
  walk.unfinished = unfinished && length >= SHORTEST_UNFINISHED;
  walk.found = found;
  if (walk_with (&walk, 1) > 0 || length < TWO_MISTAKES)
    return walk.n_found;
  return walk_with (&walk, 2);
}
