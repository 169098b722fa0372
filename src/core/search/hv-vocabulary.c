/* hv-vocabulary.c: the words of one language in an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-vocabulary.h"

#include <math.h>
#include <string.h>

#include "hv-blob.h"
#include "hv-tuning.h"

/* What is stored, and how many bytes a piece has. */
enum
{
  TERMS,
  TERM_STARTS,
  DF,
  BY_ARRIVAL,
  STEMS,
  STEM_STARTS,
  FAMILIES,
  FAMILY_STARTS,
  N_PARTS,
};

G_STATIC_ASSERT (N_PARTS == HV_VOCABULARY_PARTS);

static const char * const part_names[] = { "terms", "term-starts", "df",       "by-arrival",
                                           "stems", "stem-starts", "families", "family-starts" };

static gboolean
is_text (guint part)
{
  return part == TERMS || part == STEMS;
}

/* Whether the strings are one behind the other in @text, each with its NUL, and
 * begin where @starts says. */
static gboolean
are_strings (GBytes        *text,
             const guint32 *starts,
             guint          n)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);

  if (starts[0] != 0 || starts[n] != size)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (starts[i] >= starts[i + 1] || starts[i + 1] > size || data[starts[i + 1] - 1] != '\0')
      return FALSE;
  return TRUE;
}

/* Whether all of the @n numbers are below @limit. */
static gboolean
are_below (const guint32 *numbers,
           guint          n,
           guint32        limit)
{
  guint32 most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, numbers[i]);
  return n == 0 || most < limit;
}

static gboolean
is_whole (const HvVocabulary *vocabulary)
{
  guint n = vocabulary->n, n_stems = vocabulary->n_stems;

  for (guint i = 0; i < n_stems; i++)
    if (vocabulary->family_starts[i] > vocabulary->family_starts[i + 1])
      return FALSE;
  return are_strings (vocabulary->bytes[TERMS], vocabulary->offsets, n)
         && are_strings (vocabulary->bytes[STEMS], vocabulary->stem_offsets, n_stems)
         && are_below (vocabulary->by_arrival, n, n) && are_below (vocabulary->families, n, n)
         && vocabulary->family_starts[n_stems] == n;
}

static gboolean
prepare (HvVocabulary *vocabulary)
{
  gsize sizes[N_PARTS];
  const void *parts[N_PARTS];

  for (guint i = 0; i < N_PARTS; i++)
    {
      parts[i] = g_bytes_get_data (vocabulary->bytes[i], &sizes[i]);
      if (!is_text (i))
        sizes[i] /= sizeof (guint32);
    }
  vocabulary->terms = parts[TERMS];
  vocabulary->offsets = parts[TERM_STARTS];
  vocabulary->df = parts[DF];
  vocabulary->by_arrival = parts[BY_ARRIVAL];
  vocabulary->stems = parts[STEMS];
  vocabulary->stem_offsets = parts[STEM_STARTS];
  vocabulary->families = parts[FAMILIES];
  vocabulary->family_starts = parts[FAMILY_STARTS];
  if (sizes[TERM_STARTS] == 0 || sizes[STEM_STARTS] == 0)
    return FALSE;
  vocabulary->n = sizes[TERM_STARTS] - 1;
  vocabulary->n_stems = sizes[STEM_STARTS] - 1;
  return sizes[DF] == vocabulary->n && sizes[BY_ARRIVAL] == vocabulary->n
         && sizes[FAMILIES] == vocabulary->n && sizes[FAMILY_STARTS] == sizes[STEM_STARTS]
         && is_whole (vocabulary);
}

/**
 * hv_vocabulary_load:
 * @rows: how many rows the language has
 *
 * Returns: (transfer full) (nullable): what hv_vocabulary_writer_finish() stored
 */
HvVocabulary *
hv_vocabulary_load (HvDb    *db,
                    guint    table,
                    guint    rows,
                    GError **error)
{
  g_autoptr (HvVocabulary) vocabulary = g_new0 (HvVocabulary, 1);

  vocabulary->rows = rows;
  for (guint i = 0; i < N_PARTS; i++)
    {
      vocabulary->bytes[i] = is_text (i) ? hv_blob_read (db, table, part_names[i], error)
                                         : hv_blob_read_words (db, table, part_names[i], error);
      if (vocabulary->bytes[i] == NULL)
        return NULL;
    }
  if (prepare (vocabulary))
    return g_steal_pointer (&vocabulary);
  hv_blob_set_damaged (error);
  return NULL;
}

void
hv_vocabulary_free (HvVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary->bytes); i++)
    g_clear_pointer (&vocabulary->bytes[i], g_bytes_unref);
  g_free (vocabulary->letters);
  g_free (vocabulary);
}

const char *
hv_vocabulary_term (HvVocabulary *vocabulary,
                    guint         index)
{
  return vocabulary->terms + vocabulary->offsets[index];
}

guint
hv_vocabulary_length (HvVocabulary *vocabulary,
                      guint         index)
{
  return vocabulary->offsets[index + 1] - vocabulary->offsets[index] - 1;
}

/**
 * hv_vocabulary_bound:
 * @behind: whether to look behind the words that begin with @prefix
 *
 * Returns: number of the first word that begins with @prefix or would stand
 *   there; or that of the first one behind all of those
 */
guint
hv_vocabulary_bound (HvVocabulary *vocabulary,
                     const char   *prefix,
                     gsize         length,
                     gboolean      behind)
{
  guint low = 0, high = vocabulary->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strncmp (hv_vocabulary_term (vocabulary, middle), prefix, length);

      if (order < 0 || (behind && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * hv_vocabulary_find:
 * @index: (out) (optional): its number
 *
 * Returns: whether @word occurs
 */
gboolean
hv_vocabulary_find (HvVocabulary *vocabulary,
                    const char   *word,
                    guint        *index)
{
  /* The NUL counts, so that nothing but the word itself begins with it. */
  guint at = hv_vocabulary_bound (vocabulary, word, strlen (word) + 1, FALSE);

  if (at == vocabulary->n || strcmp (hv_vocabulary_term (vocabulary, at), word) != 0)
    return FALSE;
  if (index != NULL)
    *index = at;
  return TRUE;
}

/**
 * hv_vocabulary_family:
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable): numbers of the words with that stem
 */
const guint32 *
hv_vocabulary_family (HvVocabulary *vocabulary,
                      const char   *stem,
                      guint        *n)
{
  guint low = 0, high = vocabulary->n_stems;

  *n = 0;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (vocabulary->stems + vocabulary->stem_offsets[middle], stem);

      if (order == 0)
        {
          *n = vocabulary->family_starts[middle + 1] - vocabulary->family_starts[middle];
          return vocabulary->families + vocabulary->family_starts[middle];
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * hv_letters_of:
 * @word: (array length=length): folded
 *
 * Returns: a bit for each letter that is in @word; several share one when they are
 *   none of a to z
 */
guint32
hv_letters_of (const char *word,
               gsize       length)
{
  guint32 letters = 0;

  for (gsize i = 0; i < length; i++)
    letters |= 1u << ((guchar) word[i] & 31);
  return letters;
}

/**
 * hv_vocabulary_letters:
 *
 * Returns: (transfer none): hv_letters_of() each word, to leave out at a glance what
 *   cannot be like another word
 */
const guint32 *
hv_vocabulary_letters (HvVocabulary *vocabulary)
{
  if (vocabulary->letters != NULL)
    return vocabulary->letters;
  vocabulary->letters = g_new (guint32, vocabulary->n + 1);
  for (guint i = 0; i < vocabulary->n; i++)
    vocabulary->letters[i]
      = hv_letters_of (hv_vocabulary_term (vocabulary, i), hv_vocabulary_length (vocabulary, i));
  return vocabulary->letters;
}

/**
 * hv_vocabulary_sum:
 *
 * Returns: how many rows the words from @first on, @end not included, occur in; a
 *   row counts for each of them
 */
guint64
hv_vocabulary_sum (HvVocabulary *vocabulary,
                   guint         first,
                   guint         end)
{
  guint64 sum = 0;

  for (guint i = first; i < end; i++)
    sum += vocabulary->df[i];
  return sum;
}

/**
 * hv_vocabulary_idf:
 * @df: how many rows a word occurs in, perhaps counted twice
 *
 * Returns: how much the word says: more when it is rare, and always more than 0,
 *   because in a collection about one subject its key words are everywhere
 */
double
hv_vocabulary_idf (HvVocabulary *vocabulary,
                   guint64       df)
{
  double rows = vocabulary->rows;
  double count = MIN ((double) df, rows);

  return pow (log (1.0 + (rows - count + 0.5) / (count + 0.5)), hv_tuning.rarity);
}
