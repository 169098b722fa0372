/* hv-vocabulary.c: the words of one language in an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-vocabulary.h"

#include <math.h>
#include <string.h>

#include "hv-blob.h"
#include "hv-stem.h"
#include "hv-tuning.h"

typedef struct
{
  GString    *terms;
  GArray     *df;
  GPtrArray  *stems;      /* of each term, owned by @known */
  GHashTable *known;
} Builder;

static void
builder_clear (Builder *builder)
{
  g_string_free (builder->terms, TRUE);
  g_array_unref (builder->df);
  g_ptr_array_unref (builder->stems);
  g_hash_table_unref (builder->known);
}

static void
builder_add (Builder    *builder,
             HvStemmer  *stemmer,
             const char *term,
             guint32     df)
{
  char *stem = hv_stemmer_stem (stemmer, term, -1);
  gpointer old = NULL;

  g_string_append_len (builder->terms, term, strlen (term) + 1);
  g_array_append_val (builder->df, df);
  if (g_hash_table_lookup_extended (builder->known, stem, &old, NULL))
    {
      g_free (stem);
      stem = old;
    }
  else
    g_hash_table_add (builder->known, stem);
  g_ptr_array_add (builder->stems, stem);
}

/* FTS5 has counted the words already, and keeps them sorted by bytes. */
static gboolean
read_terms (HvDb        *db,
            guint        table,
            HvStemmer   *stemmer,
            Builder     *builder,
            GError     **error)
{
  g_autoptr (HvStmt) stmt = NULL;
  g_autofree char *create
    = g_strdup_printf ("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search_%u, row)",
                       table);
  gboolean row = TRUE;

  if (!hv_db_exec (db, create, error))
    return FALSE;
  stmt = hv_db_prepare (db, "SELECT term, doc FROM temp.search_words", error);
  while (stmt != NULL && row)
    {
      if (!hv_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        builder_add (builder, stemmer, hv_stmt_text (stmt, 0), hv_stmt_int (stmt, 1));
    }
  return stmt != NULL;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static gboolean
write_stems (HvDb     *db,
             guint     table,
             Builder  *builder,
             GError  **error)
{
  guint n;
  g_autofree char **sorted = (char **) g_hash_table_get_keys_as_array (builder->known, &n);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) stem_of = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_qsort_with_data (sorted, n, sizeof (char *), compare_strings, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_len (text, sorted[i], strlen (sorted[i]) + 1);
      g_hash_table_insert (numbers, sorted[i], GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < builder->stems->len; i++)
    {
      guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, builder->stems->pdata[i]));

      g_array_append_val (stem_of, number);
    }
  return hv_blob_write (db, table, "stems", text->str, text->len, error)
         && hv_blob_write_words (db, table, "stem-of", stem_of, error);
}

/**
 * hv_vocabulary_build:
 * @db: with the full-text table of language number @table complete
 *
 * Stores the words of a language.
 */
gboolean
hv_vocabulary_build (HvDb          *db,
                     guint          table,
                     const char    *lang,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (HvStemmer) stemmer = hv_stemmer_new (lang);
  Builder builder = {
    .terms = g_string_new (NULL),
    .df = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .stems = g_ptr_array_new (),
    .known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  gboolean done = read_terms (db, table, stemmer, &builder, error)
                  && hv_db_exec (db, "DROP TABLE temp.search_words", error)
                  && !g_cancellable_set_error_if_cancelled (cancellable, error)
                  && hv_blob_write (db, table, "terms", builder.terms->str, builder.terms->len, error)
                  && hv_blob_write_words (db, table, "df", builder.df, error)
                  && write_stems (db, table, &builder, error);

  builder_clear (&builder);
  return done;
}

/* Where each of @n NUL-terminated strings begins; %NULL when there are not
 * exactly @n of them in @size bytes. */
static guint32 *
find_offsets (const char *text,
              gsize       size,
              guint       n)
{
  g_autofree guint32 *offsets = g_new (guint32, n + 1);
  gsize at = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *end = at < size ? memchr (text + at, '\0', size - at) : NULL;

      if (end == NULL)
        return NULL;
      offsets[i] = at;
      at = end - text + 1;
    }
  offsets[n] = at;
  return at == size ? g_steal_pointer (&offsets) : NULL;
}

static guint
count_strings (const char *text,
               gsize       size)
{
  guint n = 0;

  for (gsize i = 0; i < size; i++)
    n += text[i] == '\0';
  return n;
}

/* Counting sort: the words of each stem, in their own order. */
static gboolean
group_families (HvVocabulary *vocabulary)
{
  guint32 *starts = g_new0 (guint32, vocabulary->n_stems + 2);
  guint32 *next = starts + 1;

  vocabulary->family_starts = starts;
  vocabulary->families = g_new (guint32, vocabulary->n + 1);
  for (guint i = 0; i < vocabulary->n; i++)
    {
      if (vocabulary->stem_of[i] >= vocabulary->n_stems)
        return FALSE;
      if (vocabulary->stem_of[i] + 1 < vocabulary->n_stems)
        next[vocabulary->stem_of[i] + 1]++;
    }
  for (guint i = 1; i < vocabulary->n_stems; i++)
    next[i] += next[i - 1];
  for (guint i = 0; i < vocabulary->n; i++)
    vocabulary->families[next[vocabulary->stem_of[i]]++] = i;
  return TRUE;
}

static gboolean
prepare (HvVocabulary *vocabulary)
{
  gsize terms, df, stems, stem_of;

  vocabulary->terms = g_bytes_get_data (vocabulary->bytes[0], &terms);
  vocabulary->df = g_bytes_get_data (vocabulary->bytes[1], &df);
  vocabulary->stems = g_bytes_get_data (vocabulary->bytes[2], &stems);
  vocabulary->stem_of = g_bytes_get_data (vocabulary->bytes[3], &stem_of);
  vocabulary->n = df / sizeof (guint32);
  vocabulary->n_stems = count_strings (vocabulary->stems, stems);
  vocabulary->offsets = find_offsets (vocabulary->terms, terms, vocabulary->n);
  vocabulary->stem_offsets = find_offsets (vocabulary->stems, stems, vocabulary->n_stems);
  if (vocabulary->offsets == NULL || vocabulary->stem_offsets == NULL || stem_of != df)
    return FALSE;
  vocabulary->sums = g_new (guint64, vocabulary->n + 1);
  vocabulary->sums[0] = 0;
  for (guint i = 0; i < vocabulary->n; i++)
    vocabulary->sums[i + 1] = vocabulary->sums[i] + vocabulary->df[i];
  return group_families (vocabulary);
}

/**
 * hv_vocabulary_load:
 * @rows: how many rows the language has
 *
 * Returns: (transfer full) (nullable): what hv_vocabulary_build() stored
 */
HvVocabulary *
hv_vocabulary_load (HvDb    *db,
                    guint    table,
                    guint    rows,
                    GError **error)
{
  g_autoptr (HvVocabulary) vocabulary = g_new0 (HvVocabulary, 1);

  vocabulary->rows = rows;
  vocabulary->bytes[0] = hv_blob_read (db, table, "terms", error);
  if (vocabulary->bytes[0] != NULL)
    vocabulary->bytes[1] = hv_blob_read_words (db, table, "df", error);
  if (vocabulary->bytes[1] != NULL)
    vocabulary->bytes[2] = hv_blob_read (db, table, "stems", error);
  if (vocabulary->bytes[2] != NULL)
    vocabulary->bytes[3] = hv_blob_read_words (db, table, "stem-of", error);
  if (vocabulary->bytes[3] == NULL)
    return NULL;
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
  g_free (vocabulary->offsets);
  g_free (vocabulary->sums);
  g_free (vocabulary->stem_offsets);
  g_free (vocabulary->families);
  g_free (vocabulary->family_starts);
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
 * hv_vocabulary_at:
 * @offset: a byte of @terms
 *
 * Returns: number of the word that stands there
 */
guint
hv_vocabulary_at (HvVocabulary *vocabulary,
                  guint         offset)
{
  guint low = 0, high = vocabulary->n;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (vocabulary->offsets[middle] <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
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
