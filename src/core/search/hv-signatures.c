/* hv-signatures.c: which words have about the same letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For each letter there is a bit for each word of the vocabulary: a bit-sliced
 * signature file. What words have in common is found for 64 of them at a time. See
 * Zobel, Moffat and Ramamohanarao, "Inverted Files Versus Signature Files for Text
 * Indexing", ACM Transactions on Database Systems 23(4), 1998, section 4.
 */
#include "hv-signatures.h"

/* a to z have their own bit, and what is none of these shares the others. */
#define LETTERS 32

/* So many times 64 words are looked at together, letter by letter. */
#define BLOCK 32

struct _HvSignatures
{
  guint    n;          /* of 64 words of the vocabulary each, in whole blocks */
  guint64 *letters;    /* LETTERS times @n */
};

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

  signatures->n = (vocabulary->n / (64 * BLOCK) + 1) * BLOCK;
  signatures->letters = g_new0 (guint64, (gsize) LETTERS * signatures->n);
  for (guint32 i = 0; i < vocabulary->n; i++)
    for (const char *c = hv_vocabulary_term (vocabulary, i); *c != '\0'; c++)
      signatures->letters[(gsize) letter_of (c) * signatures->n + i / 64] |= 1ull << (i % 64);
  return signatures;
}

void
hv_signatures_free (HvSignatures *signatures)
{
  if (signatures == NULL)
    return;
  g_free (signatures->letters);
  g_free (signatures);
}

/* Which words lack, or have, at least so many of the letters that were counted. */
typedef struct
{
  guint64 one[BLOCK];
  guint64 two[BLOCK];
  guint64 three[BLOCK];
} Count;

/* @flip is all ones to count the words that lack the letter. */
static inline void
count_letter (Count         *count,
              const guint64 *words,
              guint64        flip)
{
  for (guint i = 0; i < BLOCK; i++)
    {
      guint64 counted = words[i] ^ flip;

      count->three[i] |= count->two[i] & counted;
      count->two[i] |= count->one[i] & counted;
      count->one[i] |= counted;
    }
}

static const guint64 *
more_than (const Count *count,
           guint        mistakes)
{
  return mistakes == 1 ? count->two : count->three;
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
 * hv_signatures_like:
 * @word: folded
 * @mistakes: 1 or 2
 * @unfinished: whether letters can follow
 * @terms: (element-type guint32): where to append numbers of words, in their order;
 *   the last of them can be beyond the end of the vocabulary
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
  for (guint at = 0; at < signatures->n; at += BLOCK)
    {
      Count lacking = { { 0 }, { 0 }, { 0 } }, more = { { 0 }, { 0 }, { 0 } };

      for (guint letter = 0; letter < LETTERS; letter++)
        {
          const guint64 *words = signatures->letters + (gsize) letter * signatures->n + at;

          if ((letters >> letter & 1) != 0)
            count_letter (&lacking, words, G_MAXUINT64);
          else if (!unfinished)
            count_letter (&more, words, 0);
        }
      for (guint i = 0; i < BLOCK; i++)
        append_bits (terms, at + i,
                     ~(more_than (&lacking, mistakes)[i] | more_than (&more, mistakes)[i]));
    }
}
