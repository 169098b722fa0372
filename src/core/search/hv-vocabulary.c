/* hv-vocabulary.c: the words of one language in an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-vocabulary.h"

#include <math.h>
#include <string.h>

#include "hv-signatures.h"
#include "hv-suffixes.h"
#include "hv-tuning.h"

static const struct
{
  const char *name;
  gsize       offset;
  gboolean    words;
} parts[] = {
  { "terms", G_STRUCT_OFFSET (HvVocabulary, terms), FALSE },
  { "term-starts", G_STRUCT_OFFSET (HvVocabulary, starts), TRUE },
  { "df", G_STRUCT_OFFSET (HvVocabulary, df), TRUE },
  { "by-arrival", G_STRUCT_OFFSET (HvVocabulary, by_arrival), TRUE },
  { "arrivals", G_STRUCT_OFFSET (HvVocabulary, arrivals), TRUE },
  { "stems", G_STRUCT_OFFSET (HvVocabulary, stems), FALSE },
  { "stem-starts", G_STRUCT_OFFSET (HvVocabulary, stem_starts), TRUE },
  { "families", G_STRUCT_OFFSET (HvVocabulary, families), TRUE },
  { "family-starts", G_STRUCT_OFFSET (HvVocabulary, family_starts), TRUE },
  { "suffixes", G_STRUCT_OFFSET (HvVocabulary, suffixes), TRUE },
};

static HvPaged **
part_of (HvVocabulary *vocabulary,
         guint         i)
{
  return G_STRUCT_MEMBER_P (vocabulary, parts[i].offset);
}

static gsize
count_words (HvPaged *paged)
{
  return paged->size / sizeof (guint32);
}

/* Whether the parts are of one vocabulary, by their sizes. */
static gboolean
prepare (HvVocabulary *vocabulary)
{
  if (count_words (vocabulary->starts) == 0 || count_words (vocabulary->stem_starts) == 0)
    return FALSE;
  vocabulary->n = count_words (vocabulary->starts) - 1;
  vocabulary->n_stems = count_words (vocabulary->stem_starts) - 1;
  vocabulary->n_suffixes = count_words (vocabulary->suffixes);
  return count_words (vocabulary->df) == vocabulary->n
         && count_words (vocabulary->by_arrival) == vocabulary->n
         && count_words (vocabulary->arrivals) == vocabulary->n
         && count_words (vocabulary->families) == vocabulary->n
         && count_words (vocabulary->family_starts) == count_words (vocabulary->stem_starts)
         && hv_paged_word (vocabulary->starts, vocabulary->n) == vocabulary->terms->size
         && hv_paged_word (vocabulary->stem_starts, vocabulary->n_stems) == vocabulary->stems->size
         && hv_paged_word (vocabulary->family_starts, vocabulary->n_stems) == vocabulary->n;
}

/**
 * hv_vocabulary_load:
 * @db: it must live as long as what is returned
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
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *part_of (vocabulary, i) = hv_paged_new (db, table, parts[i].name, parts[i].words, error);
      if (*part_of (vocabulary, i) == NULL)
        return NULL;
    }
  if (prepare (vocabulary))
    return hv_vocabulary_check (vocabulary, FALSE, error) ? g_steal_pointer (&vocabulary) : NULL;
  hv_blob_set_damaged (error);
  return NULL;
}

void
hv_vocabulary_free (HvVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hv_paged_free (*part_of (vocabulary, i));
  hv_signatures_free (vocabulary->signatures);
  g_free (vocabulary);
}

/* Whether all strings are one behind the other, each with its NUL. */
static gboolean
are_strings (HvPaged *text,
             HvPaged *starts)
{
  for (gsize i = 0; i + 1 < count_words (starts); i++)
    {
      guint32 start = hv_paged_word (starts, i), end = hv_paged_word (starts, i + 1);

      if (start >= end || end > text->size
          || strnlen ((const char *) text->data + start, end - start) != end - start - 1)
        return FALSE;
    }
  return hv_paged_word (starts, 0) == 0;
}

static gboolean
are_numbers_of (HvPaged *numbers,
                guint    n)
{
  for (guint i = 0; i < n; i++)
    if (hv_paged_word (numbers, i) >= n)
      return FALSE;
  return TRUE;
}

static gboolean
have_arrived (HvVocabulary *vocabulary)
{
  for (guint i = 0; i < vocabulary->n; i++)
    if (hv_vocabulary_arrived (vocabulary, hv_vocabulary_arrival (vocabulary, i)) != i)
      return FALSE;
  return TRUE;
}

static gboolean
is_whole (HvVocabulary *vocabulary)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hv_paged_need (*part_of (vocabulary, i), 0, (*part_of (vocabulary, i))->size);
  for (guint i = 0; i < vocabulary->n_stems; i++)
    if (hv_paged_word (vocabulary->family_starts, i) > hv_paged_word (vocabulary->family_starts, i + 1))
      return FALSE;
  return are_strings (vocabulary->terms, vocabulary->starts)
         && are_strings (vocabulary->stems, vocabulary->stem_starts)
         && are_numbers_of (vocabulary->by_arrival, vocabulary->n) && have_arrived (vocabulary)
         && are_numbers_of (vocabulary->families, vocabulary->n) && hv_suffixes_check (vocabulary);
}

/**
 * hv_vocabulary_check:
 * @all: whether to read all of it, and not only look whether what was read was read
 *
 * What cannot be read is taken for nothing until then.
 */
gboolean
hv_vocabulary_check (HvVocabulary  *vocabulary,
                     gboolean       all,
                     GError       **error)
{
  gboolean whole = !all || is_whole (vocabulary);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((*part_of (vocabulary, i))->error != NULL)
      {
        g_propagate_error (error, g_error_copy ((*part_of (vocabulary, i))->error));
        return FALSE;
      }
  if (!whole)
    hv_blob_set_damaged (error);
  return whole;
}

/* A string that is damaged is none. */
static const char *
string_at (HvPaged *text,
           HvPaged *starts,
           guint    index)
{
  guint32 start = hv_paged_word (starts, index);
  guint32 end = hv_paged_word (starts, (gsize) index + 1);

  if (start >= end || end > text->size)
    return "";
  hv_paged_need (text, start, end);
  return text->data[end - 1] == '\0' ? (const char *) text->data + start : "";
}

const char *
hv_vocabulary_term (HvVocabulary *vocabulary,
                    guint         index)
{
  return string_at (vocabulary->terms, vocabulary->starts, index);
}

guint
hv_vocabulary_length (HvVocabulary *vocabulary,
                      guint         index)
{
  return hv_paged_word (vocabulary->starts, (gsize) index + 1)
         - hv_paged_word (vocabulary->starts, index) - 1;
}

/**
 * hv_vocabulary_df:
 *
 * Returns: how many rows the word occurs in
 */
guint32
hv_vocabulary_df (HvVocabulary *vocabulary,
                  guint         index)
{
  return hv_paged_word (vocabulary->df, index);
}

/**
 * hv_vocabulary_arrived:
 * @arrival: number of a word in the order in which words came, less than @n
 *
 * Returns: its number in the vocabulary
 */
guint32
hv_vocabulary_arrived (HvVocabulary *vocabulary,
                       guint32       arrival)
{
  guint32 index = hv_paged_word (vocabulary->by_arrival, arrival);

  return index < vocabulary->n ? index : 0;
}

/**
 * hv_vocabulary_arrival:
 *
 * Returns: number of the word in the order in which words came
 */
guint32
hv_vocabulary_arrival (HvVocabulary *vocabulary,
                       guint         index)
{
  guint32 arrival = hv_paged_word (vocabulary->arrivals, index);

  return arrival < vocabulary->n ? arrival : 0;
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

static const guint32 *
family_at (HvVocabulary *vocabulary,
           guint         stem,
           guint        *n)
{
  guint32 start = hv_paged_word (vocabulary->family_starts, stem);
  guint32 end = hv_paged_word (vocabulary->family_starts, (gsize) stem + 1);
  const guint32 *family = (const guint32 *) vocabulary->families->data + start;

  if (start >= end || end > vocabulary->n)
    return NULL;
  hv_paged_need (vocabulary->families, start * sizeof (guint32), end * sizeof (guint32));
  for (guint i = 0; i < end - start; i++)
    if (family[i] >= vocabulary->n)
      return NULL;
  *n = end - start;
  return family;
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
      int order = strcmp (string_at (vocabulary->stems, vocabulary->stem_starts, middle), stem);

      if (order == 0)
        return family_at (vocabulary, middle, n);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/**
 * hv_vocabulary_signatures:
 *
 * Returns: (transfer none): the signatures of all words, made when they are first
 *   asked for: a query of a letter or two does not need them
 */
const HvSignatures *
hv_vocabulary_signatures (HvVocabulary *vocabulary)
{
  if (vocabulary->signatures == NULL)
    vocabulary->signatures = hv_signatures_new (vocabulary);
  return vocabulary->signatures;
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
    sum += hv_vocabulary_df (vocabulary, i);
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
