/* hv-index.c: writes the search tables of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One full-text table a language, over the words as they stand in the text: it
 * counts them, and knows which stand one behind the other. What a search needs at
 * each key stands beside it, as it needs it: the words, their stems, the rows of
 * each word, the words of each row. The originals are kept for title and snippet.
 */
#include "hv-index.h"

#include <string.h>

#include "hv-blob.h"
#include "hv-forward.h"
#include "hv-fts.h"
#include "hv-postings.h"
#include "hv-rows.h"
#include "hv-stem.h"
#include "hv-synonyms.h"
#include "hv-thesaurus.h"
#include "hv-vocabulary-writer.h"

/* Raised when what is stored changes its meaning. */
#define INDEX_FORMAT 6

static const char schema[]
  = "CREATE TABLE search_language (id INTEGER PRIMARY KEY, lang TEXT NOT NULL UNIQUE,"
    "  rows INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE search_text (id INTEGER PRIMARY KEY, words BLOB, title TEXT, alternatives TEXT,"
    "  keywords TEXT, body TEXT, more TEXT);"
    HV_BLOB_SCHEMA;

typedef struct
{
  guint               table;
  char               *lang;
  guint               n;
  HvStmt             *insert;
  HvRowsWriter       *rows;
  HvVocabularyWriter *vocabulary;
  HvPostingsWriter   *postings;
  HvSynonyms         *synonyms;
} Language;

struct _HvIndexWriter
{
  HvDb       *db;
  HvStmt     *text;
  HvWords    *words;
  GString    *tokens[HV_N_FIELDS];
  GArray     *numbers;       /* of the words of a field */
  GByteArray *forward;       /* the words of a row */
  GPtrArray  *languages;     /* (element-type Language) */
};

static void
language_free (gpointer data)
{
  Language *language = data;

  hv_stmt_free (language->insert);
  hv_rows_writer_free (language->rows);
  hv_vocabulary_writer_free (language->vocabulary);
  hv_postings_writer_free (language->postings);
  hv_synonyms_free (language->synonyms);
  g_free (language->lang);
  g_free (language);
}

/**
 * hv_index_writer_new:
 * @db: a connection with a transaction of the caller's, without search tables;
 *   it must live as long as the writer
 *
 * Returns: (transfer full) (nullable): the writer
 */
HvIndexWriter *
hv_index_writer_new (HvDb    *db,
                     GError **error)
{
  static const char sql[] = "INSERT INTO search_text (id, words, title, alternatives, keywords,"
                            " body, more) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
  g_autoptr (HvStmt) text = NULL;
  HvIndexWriter *writer;

  g_return_val_if_fail (db != NULL, NULL);

  if (hv_fts_open (db, error) == NULL || !hv_db_exec (db, schema, error))
    return NULL;
  text = hv_db_prepare (db, sql, error);
  if (text == NULL)
    return NULL;
  writer = g_new0 (HvIndexWriter, 1);
  writer->db = db;
  writer->text = g_steal_pointer (&text);
  writer->words = hv_words_new ();
  for (guint i = 0; i < HV_N_FIELDS; i++)
    writer->tokens[i] = g_string_new (NULL);
  writer->numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer->forward = g_byte_array_new ();
  writer->languages = g_ptr_array_new_with_free_func (language_free);
  return writer;
}

void
hv_index_writer_free (HvIndexWriter *writer)
{
  if (writer == NULL)
    return;
  hv_stmt_free (writer->text);
  hv_words_free (writer->words);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    g_string_free (writer->tokens[i], TRUE);
  g_array_unref (writer->numbers);
  g_byte_array_unref (writer->forward);
  g_ptr_array_unref (writer->languages);
  g_free (writer);
}

static gboolean
create_table (HvIndexWriter  *writer,
              Language       *language,
              GError        **error)
{
  g_autofree char *create = g_strdup_printf (
    "CREATE VIRTUAL TABLE search_%u USING fts5 (title, alternatives, keywords, body, more,"
    " content='', columnsize=0, tokenize='houvast')",
    language->table);
  g_autofree char *insert = g_strdup_printf (
    "INSERT INTO search_%u (rowid, title, alternatives, keywords, body, more)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    language->table);

  if (!hv_db_exec (writer->db, create, error))
    return FALSE;
  language->insert = hv_db_prepare (writer->db, insert, error);
  return language->insert != NULL;
}

static Language *
get_language (HvIndexWriter *writer,
              const char    *lang)
{
  Language *language;

  for (guint i = 0; i < writer->languages->len; i++)
    {
      language = writer->languages->pdata[i];
      if (strcmp (language->lang, lang) == 0)
        return language;
    }
  language = g_new0 (Language, 1);
  language->table = writer->languages->len + 1;
  language->lang = g_strdup (lang);
  language->rows = hv_rows_writer_new ();
  language->vocabulary = hv_vocabulary_writer_new ();
  language->postings = hv_postings_writer_new (HV_POSTINGS_HELD);
  language->synonyms = hv_synonyms_new ();
  g_ptr_array_add (writer->languages, language);
  return language;
}

/* Writes the words of a field of the next row of @language: as the tokenizer reads
 * them, and as numbers. Returns how many there are, other forms of the same word
 * not counted. */
static guint
write_field (HvIndexWriter *writer,
             Language      *language,
             HvField        field,
             const char    *text)
{
  GString *tokens = writer->tokens[field];
  guint count = 0;

  g_string_truncate (tokens, 0);
  g_array_set_size (writer->numbers, 0);
  if (text != NULL)
    hv_words_cut (writer->words, text, -1, language->lang);
  for (guint i = 0; text != NULL && i < hv_words_count (writer->words); i++)
    {
      const HvWord *word = hv_words_at (writer->words, i);
      const char *folded = hv_words_get (writer->words, word);
      guint32 number = hv_vocabulary_writer_number (language->vocabulary, folded, word->length);

      if (tokens->len > 0)
        g_string_append_c (tokens, ' ');
      if (word->also)
        g_string_append_c (tokens, HV_FTS_ALSO);
      g_string_append_len (tokens, folded, word->length);
      hv_postings_writer_add (language->postings, number, language->n, field);
      g_array_append_val (writer->numbers, number);
      count += !word->also;
    }
  hv_forward_append (writer->forward, text, writer->words, (guint32 *) writer->numbers->data);
  return count;
}

/**
 * hv_index_writer_add:
 * @row: copied; its id must not have been added before
 */
gboolean
hv_index_writer_add (HvIndexWriter     *writer,
                     const HvIndexRow  *row,
                     GError           **error)
{
  Language *language;
  guint lengths[HV_N_FIELDS];

  g_return_val_if_fail (writer != NULL, FALSE);
  g_return_val_if_fail (row->id > 0 && row->id <= G_MAXUINT32, FALSE);
  g_return_val_if_fail (row->lang != NULL, FALSE);

  language = get_language (writer, row->lang);
  if (language->insert == NULL && !create_table (writer, language, error))
    return FALSE;
  g_byte_array_set_size (writer->forward, 0);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    lengths[i] = write_field (writer, language, i, row->fields[i]);
  language->n = hv_rows_writer_add (language->rows, row, lengths);
  hv_stmt_bind_int (language->insert, 1, language->n);
  hv_stmt_bind_int (writer->text, 1, row->id);
  hv_stmt_bind_blob (writer->text, 2, writer->forward->data, writer->forward->len);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    {
      hv_stmt_bind_text (language->insert, i + 2, writer->tokens[i]->str);
      hv_stmt_bind_text (writer->text, i + 3, row->fields[i]);
    }
  return hv_stmt_run (language->insert, error) && hv_stmt_run (writer->text, error);
}

/**
 * hv_index_writer_synonyms:
 * @lines: a group of words or wordings that mean the same on each line, with
 *   commas between them
 */
void
hv_index_writer_synonyms (HvIndexWriter *writer,
                          const char    *lang,
                          const char    *lines)
{
  g_return_if_fail (writer != NULL);
  g_return_if_fail (lang != NULL);
  g_return_if_fail (lines != NULL);

  hv_synonyms_add (get_language (writer, lang)->synonyms, lines, lang);
}

static gboolean
write_words (Language      *language,
             HvDb          *db,
             GCancellable  *cancellable,
             GError       **error)
{
  guint n;
  g_autofree guint32 *sorted = hv_vocabulary_writer_sort (language->vocabulary, &n);
  g_autofree guint32 *df = hv_postings_writer_df (language->postings);

  return hv_vocabulary_writer_finish (language->vocabulary, db, language->table, language->lang,
                                      sorted, df, error)
         && hv_postings_writer_finish (language->postings, db, language->table, sorted, cancellable,
                                       error);
}

static gboolean
finish_language (HvIndexWriter  *writer,
                 Language       *language,
                 GCancellable   *cancellable,
                 GError        **error)
{
  static const char sql[] = "INSERT INTO search_language (id, lang, rows) VALUES (?1, ?2, ?3)";
  g_autoptr (HvStmt) stmt = hv_db_prepare (writer->db, sql, error);
  g_autoptr (HvSynonyms) thesaurus = hv_synonyms_new ();
  g_autofree char *lines = hv_thesaurus_lines (language->lang);

  if (stmt == NULL)
    return FALSE;
  hv_synonyms_add (thesaurus, lines, language->lang);
  hv_stmt_bind_int (stmt, 1, language->table);
  hv_stmt_bind_text (stmt, 2, language->lang);
  hv_stmt_bind_int (stmt, 3, language->n);
  return hv_stmt_run (stmt, error) && write_words (language, writer->db, cancellable, error)
         && hv_rows_writer_finish (language->rows, writer->db, language->table, error)
         && hv_synonyms_write (language->synonyms, writer->db, language->table, "synonyms", error)
         && hv_synonyms_write (thesaurus, writer->db, language->table, "thesaurus", error);
}

/**
 * hv_index_writer_finish:
 *
 * Writes what can only be written when all rows are known. Nothing can be added
 * after it.
 */
gboolean
hv_index_writer_finish (HvIndexWriter  *writer,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_return_val_if_fail (writer != NULL, FALSE);

  for (guint i = 0; i < writer->languages->len; i++)
    {
      Language *language = writer->languages->pdata[i];

      /* A language of which there is nothing but synonyms cannot be searched. */
      if (language->insert != NULL && !finish_language (writer, language, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_index_stamp:
 *
 * An edition whose stamp differs was written by a program that cuts or stems
 * texts, or stores its index, in another way: build it again.
 *
 * Returns: (transfer full): a short text
 */
char *
hv_index_stamp (void)
{
  g_autofree char *text = hv_text_stamp ();
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) text, -1);
  hv_thesaurus_sign (checksum);
  return g_strdup_printf ("%d-%.16s", INDEX_FORMAT, g_checksum_get_string (checksum));
}
