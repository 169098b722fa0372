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

struct _HvSignatures
{
  guint    n;          /* of 64 words of the vocabulary each */
  guint64 *slices;     /* SLICES times @n */
};

/* Fibonacci hashing: Knuth, The Art of Computer Programming 3, section 6.4. */
static guint
slice_of (const char *pair)
{
  guint32 number = (guint32) (guchar) pair[0] << 8 | (guchar) pair[1];

  return (number * 2654435769u) >> (32 - SLICE_BITS);
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
  for (guint32 i = 0; i < vocabulary->n; i++)
    {
      guint64 bit = 1ull << (i % 64);

      for (const char *c = hv_vocabulary_term (vocabulary, i); c[0] != '\0' && c[1] != '\0'; c++)
        signatures->slices[(gsize) slice_of (c) * signatures->n + i / 64] |= bit;
    }
  return signatures;
}

void
hv_signatures_free (HvSignatures *signatures)
{
  if (signatures == NULL)
    return;
  g_free (signatures->slices);
  g_free (signatures);
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
      for (; common != 0; common &= common - 1)
        {
          guint32 term = i * 64 + __builtin_ctzll (common);

          g_array_append_val (terms, term);
        }
    }
}
