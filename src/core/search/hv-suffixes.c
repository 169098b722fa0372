/* hv-suffixes.c: which words contain another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ends of all words stand in the edition sorted, so that those that begin with a
 * word are together: a suffix array. See Manber and Myers, "Suffix Arrays: A New
 * Method for On-Line String Searches", SIAM Journal on Computing 22(5), 1993. Words
 * are short, so that sorting them by comparison is as good as any other way.
 */
#include "hv-suffixes.h"

#include <string.h>

#include "hv-words.h"

/* Sorted first by so many bytes, by counting. */
#define COUNTED 2
#define BUCKETS (1u << (8 * COUNTED))

/* Terms and offsets share a number. */
#define MOST_TERMS (1u << 26)

G_STATIC_ASSERT (HV_WORD_MAX <= 64);

typedef struct
{
  guint64     key;      /* the next eight bytes, so that they compare as a number */
  const char *text;     /* what comes behind them */
  HvSuffix    suffix;
} Sorted;

static guint
bucket_of (const char *text)
{
  return (guint) (guchar) text[0] << 8 | (guchar) text[1];
}

static gboolean
is_kept (const char *term,
         gsize       offset)
{
  return ((guchar) term[offset] & 0xc0) != 0x80;
}

/* Where the suffixes with each beginning come. Returns how many there are. */
static gsize
count_buckets (const char * const *terms,
               guint               n,
               guint32             starts[BUCKETS + 1])
{
  memset (starts, 0, (BUCKETS + 1) * sizeof (guint32));
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (terms[i]);

      for (gsize at = HV_SUFFIX_FROM; at + HV_SUFFIX_SHORTEST <= length; at++)
        if (is_kept (terms[i], at))
          starts[bucket_of (terms[i] + at) + 1]++;
    }
  for (guint i = 0; i < BUCKETS; i++)
    starts[i + 1] += starts[i];
  return starts[BUCKETS];
}

static void
fill_buckets (const char * const *terms,
              guint               n,
              guint32            *next,
              HvSuffix           *suffixes)
{
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (terms[i]);

      for (gsize at = HV_SUFFIX_FROM; at + HV_SUFFIX_SHORTEST <= length; at++)
        if (is_kept (terms[i], at))
          suffixes[next[bucket_of (terms[i] + at)]++] = i << 6 | at;
    }
}

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *left = a, *right = b;
  int order;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  order = strcmp (left->text, right->text);
  return order != 0 ? order : (left->suffix > right->suffix) - (left->suffix < right->suffix);
}

static void
sort_bucket (const char * const *terms,
             HvSuffix           *suffixes,
             guint               n,
             GArray             *sorted)
{
  g_array_set_size (sorted, n);
  for (guint i = 0; i < n; i++)
    {
      const char *text = terms[HV_SUFFIX_TERM (suffixes[i])] + HV_SUFFIX_OFFSET (suffixes[i]) + COUNTED;
      Sorted *suffix = &g_array_index (sorted, Sorted, i);

      suffix->suffix = suffixes[i];
      suffix->key = 0;
      for (guint shift = 64; shift > 0 && *text != '\0'; shift -= 8)
        suffix->key |= (guint64) (guchar) *text++ << (shift - 8);
      suffix->text = text;
    }
  qsort (sorted->data, n, sizeof (Sorted), compare_sorted);
  for (guint i = 0; i < n; i++)
    suffixes[i] = g_array_index (sorted, Sorted, i).suffix;
}

/**
 * hv_suffixes_write:
 * @terms: (array length=n): the words of the vocabulary, in its order
 *
 * Stores the suffixes of language number @table. A vocabulary that is too large for
 * that has none.
 */
gboolean
hv_suffixes_write (HvDb                *db,
                   guint                table,
                   const char * const  *terms,
                   guint                n,
                   GError             **error)
{
  g_autofree guint32 *starts = g_new (guint32, BUCKETS + 1);
  g_autofree guint32 *next = NULL;
  g_autoptr (GArray) suffixes = g_array_new (FALSE, FALSE, sizeof (HvSuffix));
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));

  g_array_set_size (suffixes, count_buckets (terms, n < MOST_TERMS ? n : 0, starts));
  next = g_memdup2 (starts, BUCKETS * sizeof (guint32));
  fill_buckets (terms, n < MOST_TERMS ? n : 0, next, (HvSuffix *) suffixes->data);
  for (guint i = 0; i < BUCKETS; i++)
    if (starts[i + 1] - starts[i] > 1)
      sort_bucket (terms, (HvSuffix *) suffixes->data + starts[i], starts[i + 1] - starts[i], sorted);
  return hv_blob_write_words (db, table, "suffixes", suffixes, error);
}

static const char *
text_of (HvVocabulary *vocabulary,
         HvSuffix      suffix)
{
  guint term = HV_SUFFIX_TERM (suffix), offset = HV_SUFFIX_OFFSET (suffix);

  if (term >= vocabulary->n || offset >= hv_vocabulary_length (vocabulary, term))
    return "";
  return hv_vocabulary_term (vocabulary, term) + offset;
}

/**
 * hv_suffixes_bound:
 * @behind: whether to look behind the suffixes that begin with @part
 *
 * Returns: number of the first suffix that begins with @part or would stand there;
 *   or that of the first one behind all of those
 */
guint
hv_suffixes_bound (HvVocabulary *vocabulary,
                   const char   *part,
                   gsize         length,
                   gboolean      behind)
{
  guint low = 0, high = vocabulary->n_suffixes;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strncmp (text_of (vocabulary, hv_suffixes_get (vocabulary, middle)), part, length);

      if (order < 0 || (behind && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * hv_suffixes_get:
 * @index: from 0, in the order of the suffixes
 *
 * Returns: that suffix
 */
HvSuffix
hv_suffixes_get (HvVocabulary *vocabulary,
                 guint         index)
{
  return hv_paged_word (vocabulary->suffixes, index);
}

/**
 * hv_suffixes_check:
 *
 * Returns: whether all suffixes are there, in their order
 */
gboolean
hv_suffixes_check (HvVocabulary *vocabulary)
{
  const char *before = "";

  for (guint i = 0; i < vocabulary->n_suffixes; i++)
    {
      const char *text = text_of (vocabulary, hv_suffixes_get (vocabulary, i));

      if (text[0] == '\0' || strcmp (before, text) > 0)
        return FALSE;
      before = text;
    }
  return TRUE;
}
