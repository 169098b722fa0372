/* hv-signatures.c: which words can contain another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word has every two neighbouring letters of a word that it contains. Pairs of
 * letters are hashed to a few numbers, and for each of these there is a bit for each
 * word of the vocabulary: a bit-sliced signature file. What the words have in common
 * is 64 words of the vocabulary at a time. See Zobel, Moffat and Ramamohanarao,
 * "Inverted Files Versus Signature Files for Text Indexing", ACM Transactions on
 * Database Systems 23(4), 1998, section 4.
 */
#include "hv-signatures.h"

#include <string.h>

#include "hv-words.h"

#define SLICES 64
#define SLICE_BITS 6

/* Letters, too, have a bit for each word: a to z their own, and what is none of
 * these shares the others. */
#define LETTERS 32

struct _HvSignatures
{
  guint    n;          /* of 64 words of the vocabulary each */
  guint64 *slices;     /* SLICES times @n */
  guint64 *letters;    /* LETTERS times @n */
};

/* Fibonacci hashing: Knuth, The Art of Computer Programming 3, section 6.4. */
static guint
slice_of (const char *pair)
{
  guint32 number = (guint32) (guchar) pair[0] << 8 | (guchar) pair[1];

  return (number * 2654435769u) >> (32 - SLICE_BITS);
}

static guint
letter_of (const char *c)
{
  return (guchar) *c % LETTERS;
}

/**
 * hv_signatures_new:
 *
 * Returns: (transfer full): the signatures of all words
 */
HvSignatures *
hv_signatures_new (HvVocabulary *vocabulary)
{
  HvSignatures *signatures = g_new0 (HvSignatures, 1);

  signatures->n = vocabulary->n / 64 + 1;
  signatures->slices = g_new0 (guint64, (gsize) SLICES * signatures->n);
  signatures->letters = g_new0 (guint64, (gsize) LETTERS * signatures->n);
  for (guint32 i = 0; i < vocabulary->n; i++)
    {
      guint64 bit = 1ull << (i % 64);

      for (const char *c = hv_vocabulary_term (vocabulary, i); c[0] != '\0'; c++)
        {
          signatures->letters[(gsize) letter_of (c) * signatures->n + i / 64] |= bit;
          if (c[1] != '\0')
            signatures->slices[(gsize) slice_of (c) * signatures->n + i / 64] |= bit;
        }
    }
  return signatures;
}

void
hv_signatures_free (HvSignatures *signatures)
{
  if (signatures == NULL)
    return;
  g_free (signatures->slices);
  g_free (signatures->letters);
  g_free (signatures);
}

static void
append_bits (GArray  *terms,
             guint    at,
             guint64  bits)
{
  for (; bits != 0; bits &= bits - 1)
    {
      guint32 term = at * 64 + __builtin_ctzll (bits);

      g_array_append_val (terms, term);
    }
}

/**
 * hv_signatures_find:
 * @part: a folded word of two letters or more
 * @terms: (element-type guint32): where to append numbers of words
 *
 * Appends the words that can contain @part; a few of them do not.
 */
void
hv_signatures_find (const HvSignatures *signatures,
                    const char         *part,
                    GArray             *terms)
{
  const guint64 *slices[SLICES];
  guint64 seen = 0;
  guint n = 0;

  for (const char *c = part; c[0] != '\0' && c[1] != '\0'; c++)
    {
      guint slice = slice_of (c);

      if ((seen & 1ull << slice) == 0)
        slices[n++] = signatures->slices + (gsize) slice * signatures->n;
      seen |= 1ull << slice;
    }
  for (guint i = 0; n > 0 && i < signatures->n; i++)
    {
      guint64 common = slices[0][i];

      for (guint s = 1; s < n && common != 0; s++)
        common &= slices[s][i];
      append_bits (terms, i, common);
    }
}

/* Of 64 words: which lack, or have, at least so many of the letters that were
 * counted. */
typedef struct
{
  guint64 one;
  guint64 two;
  guint64 three;
} Count;

static inline void
count_letter (Count  *count,
              guint64 words)
{
  count->three |= count->two & words;
  count->two |= count->one & words;
  count->one |= words;
}

static guint64
more_than (const Count *count,
           guint        mistakes)
{
  return mistakes == 1 ? count->two : count->three;
}

/* Which of 64 words cannot be the word with those letters. */
static guint64
rule_out (const HvSignatures *signatures,
          guint               at,
          guint32             letters,
          guint               mistakes,
          gboolean            unfinished)
{
  const guint64 *slice = signatures->letters + at;
  Count lacking = { 0, 0, 0 }, more = { 0, 0, 0 };

  for (guint letter = 0; letter < LETTERS; letter++, slice += signatures->n)
    if ((letters >> letter & 1) != 0)
      count_letter (&lacking, ~*slice);
    else if (!unfinished)
      count_letter (&more, *slice);
  return more_than (&lacking, mistakes) | more_than (&more, mistakes);
}

/**
 * hv_signatures_like:
 * @word: folded
 * @mistakes: 1 or 2
 * @unfinished: whether letters can follow
 * @terms: (element-type guint32): where to append numbers of words, in their order
 *
 * Appends the words that can have become @word by so many mistakes: each takes at
 * most one letter away, and brings at most one. Most of them have not.
 */
void
hv_signatures_like (const HvSignatures *signatures,
                    const char         *word,
                    guint               mistakes,
                    gboolean            unfinished,
                    GArray             *terms)
{
  guint32 letters = 0;

  for (const char *c = word; *c != '\0'; c++)
    letters |= 1u << letter_of (c);
  for (guint i = 0; i < signatures->n; i++)
    append_bits (terms, i, ~rule_out (signatures, i, letters, mistakes, unfinished));
}
