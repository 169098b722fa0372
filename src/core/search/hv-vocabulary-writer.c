/* hv-vocabulary-writer.c: numbers the words of one language while they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word has two numbers: the one it is given when it comes first, and the one it
 * has when all are sorted. Rows are written with the first, because the second is
 * not known yet; and since common words come early, it is short to write.
 */
#include "hv-vocabulary-writer.h"

#include <string.h>

#include "hv-blob.h"
#include "hv-compounds.h"
#include "hv-stem.h"
#include "hv-suffixes.h"

#define FIRST_SLOTS 4096

typedef struct
{
  guint32 hash;
  guint32 at;       /* of the word in @text */
} Word;

struct _HvVocabularyWriter
{
  GString *text;    /* the words as they came, a NUL behind each */
  GArray  *words;   /* (element-type Word) */
  guint32 *slots;   /* open addressing: number of the word + 1 */
  guint    n_slots;
};

HvVocabularyWriter *
hv_vocabulary_writer_new (void)
{
  HvVocabularyWriter *writer = g_new0 (HvVocabularyWriter, 1);

  writer->text = g_string_new (NULL);
  writer->words = g_array_new (FALSE, FALSE, sizeof (Word));
  writer->n_slots = FIRST_SLOTS;
  writer->slots = g_new0 (guint32, writer->n_slots);
  return writer;
}

void
hv_vocabulary_writer_free (HvVocabularyWriter *writer)
{
  if (writer == NULL)
    return;
  g_string_free (writer->text, TRUE);
  g_array_unref (writer->words);
  g_free (writer->slots);
  g_free (writer);
}

/* FNV-1a. */
static guint32
hash_of (const char *word,
         gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * 16777619u;
  return hash;
}

static const char *
word_at (HvVocabularyWriter *writer,
         guint               number)
{
  return writer->text->str + g_array_index (writer->words, Word, number).at;
}

static void
grow (HvVocabularyWriter *writer)
{
  writer->n_slots *= 2;
  g_free (writer->slots);
  writer->slots = g_new0 (guint32, writer->n_slots);
  for (guint i = 0; i < writer->words->len; i++)
    {
      guint slot = g_array_index (writer->words, Word, i).hash & (writer->n_slots - 1);

      while (writer->slots[slot] != 0)
        slot = (slot + 1) & (writer->n_slots - 1);
      writer->slots[slot] = i + 1;
    }
}

/**
 * hv_vocabulary_writer_number:
 * @word: (array length=length): a folded word
 *
 * Returns: the number of the word in the order in which words came, from 0
 */
guint
hv_vocabulary_writer_number (HvVocabularyWriter *writer,
                             const char         *word,
                             gsize               length)
{
  Word added = { hash_of (word, length), writer->text->len };
  guint slot = added.hash & (writer->n_slots - 1);

  for (; writer->slots[slot] != 0; slot = (slot + 1) & (writer->n_slots - 1))
    {
      guint number = writer->slots[slot] - 1;
      const char *known = word_at (writer, number);

      if (g_array_index (writer->words, Word, number).hash == added.hash
          && strncmp (known, word, length) == 0 && known[length] == '\0')
        return number;
    }
  g_string_append_len (writer->text, word, length);
  g_string_append_c (writer->text, '\0');
  g_array_append_val (writer->words, added);
  writer->slots[slot] = writer->words->len;
  if (writer->words->len > writer->n_slots / 2)
    grow (writer);
  return writer->words->len - 1;
}

static int
compare_words (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return strcmp (word_at (user_data, *(const guint32 *) a),
                 word_at (user_data, *(const guint32 *) b));
}

/**
 * hv_vocabulary_writer_sort:
 * @n: (out): how many words
 *
 * Returns: (transfer full) (array length=n): the numbers of the words, sorted by
 *   their bytes
 */
guint32 *
hv_vocabulary_writer_sort (HvVocabularyWriter *writer,
                           guint              *n)
{
  guint32 *sorted = g_new (guint32, writer->words->len + 1);

  *n = writer->words->len;
  for (guint i = 0; i < *n; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, *n, sizeof (guint32), compare_words, writer);
  return sorted;
}

/* Strings one behind the other, and where each begins. */
typedef struct
{
  GString *text;
  GArray  *starts;
} Strings;

static void
strings_init (Strings *strings)
{
  strings->text = g_string_new (NULL);
  strings->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
strings_add (Strings    *strings,
             const char *text)
{
  guint32 start = strings->text->len;

  g_array_append_val (strings->starts, start);
  g_string_append_len (strings->text, text, strlen (text) + 1);
}

static gboolean
strings_finish (Strings     *strings,
                HvDb        *db,
                guint        table,
                const char  *name,
                const char  *starts_name,
                GError     **error)
{
  guint32 end = strings->text->len;
  gboolean done;

  g_array_append_val (strings->starts, end);
  done = hv_blob_write (db, table, name, strings->text->str, strings->text->len, error)
         && hv_blob_write_words (db, table, starts_name, strings->starts, error);
  g_string_free (strings->text, TRUE);
  g_array_unref (strings->starts);
  return done;
}

static gboolean
write_terms (HvVocabularyWriter *writer,
             HvDb               *db,
             guint               table,
             const guint32      *sorted,
             const guint32      *df,
             GError            **error)
{
  guint n = writer->words->len;
  g_autoptr (GArray) frequencies = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  g_autoptr (GArray) by_arrival = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  g_autoptr (GArray) arrivals = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  Strings terms;

  strings_init (&terms);
  g_array_set_size (by_arrival, n);
  for (guint32 i = 0; i < n; i++)
    {
      strings_add (&terms, word_at (writer, sorted[i]));
      g_array_append_val (frequencies, df[sorted[i]]);
      g_array_index (by_arrival, guint32, sorted[i]) = i;
    }
  g_array_append_vals (arrivals, sorted, n);
  return strings_finish (&terms, db, table, "terms", "term-starts", error)
         && hv_blob_write_words (db, table, "df", frequencies, error)
         && hv_blob_write_words (db, table, "by-arrival", by_arrival, error)
         && hv_blob_write_words (db, table, "arrivals", arrivals, error);
}

typedef struct
{
  char    *stem;
  guint32  term;
} Member;

static void
member_clear (gpointer data)
{
  g_free (((Member *) data)->stem);
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const Member *left = a, *right = b;
  int order = strcmp (left->stem, right->stem);

  return order != 0 ? order : (left->term > right->term) - (left->term < right->term);
}

/* Each word with its stem, by stem. */
static GArray *
sort_by_stem (HvVocabularyWriter *writer,
              const char         *lang,
              const guint32      *sorted)
{
  g_autoptr (HvStemmer) stemmer = hv_stemmer_new (lang);
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));

  g_array_set_clear_func (members, member_clear);
  for (guint32 i = 0; i < writer->words->len; i++)
    {
      Member member = { hv_stemmer_stem (stemmer, word_at (writer, sorted[i]), -1), i };

      g_array_append_val (members, member);
    }
  g_array_sort (members, compare_members);
  return members;
}

static gboolean
write_families (HvVocabularyWriter *writer,
                HvDb               *db,
                guint               table,
                const char         *lang,
                const guint32      *sorted,
                GError            **error)
{
  g_autoptr (GArray) members = sort_by_stem (writer, lang, sorted);
  g_autoptr (GArray) families = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *before = NULL;
  Strings stems;

  strings_init (&stems);
  for (guint32 i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      if (before == NULL || strcmp (before, member->stem) != 0)
        {
          strings_add (&stems, member->stem);
          g_array_append_val (starts, i);
        }
      before = member->stem;
      g_array_append_val (families, member->term);
    }
  g_array_append_val (starts, members->len);
  return strings_finish (&stems, db, table, "stems", "stem-starts", error)
         && hv_blob_write_words (db, table, "families", families, error)
         && hv_blob_write_words (db, table, "family-starts", starts, error);
}

/* In a language that writes compounds apart, nobody asks for parts of words. */
static gboolean
write_suffixes (HvVocabularyWriter *writer,
                HvDb               *db,
                guint               table,
                const char         *lang,
                const guint32      *sorted,
                GError            **error)
{
  guint n = hv_compounds_occur (lang) ? writer->words->len : 0;
  g_autofree const char **terms = g_new (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    terms[i] = word_at (writer, sorted[i]);
  return hv_suffixes_write (db, table, terms, n, error);
}

/**
 * hv_vocabulary_writer_finish:
 * @sorted: from hv_vocabulary_writer_sort()
 * @df: how many rows each word occurs in, in the order in which they came
 *
 * Stores the words of language number @table, and their stems.
 */
gboolean
hv_vocabulary_writer_finish (HvVocabularyWriter *writer,
                             HvDb               *db,
                             guint               table,
                             const char         *lang,
                             const guint32      *sorted,
                             const guint32      *df,
                             GError            **error)
{
  return write_terms (writer, db, table, sorted, df, error)
         && write_families (writer, db, table, lang, sorted, error)
         && write_suffixes (writer, db, table, lang, sorted, error);
}
