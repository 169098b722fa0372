/* hv-index.c: writes the search tables of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One full-text table a language, over the words as they stand in the text.
 * Everything else that a search needs stands beside it in blobs: the words, their
 * stems, the rows. The originals are kept for title and snippet.
 */
#include "hv-index.h"

#include <string.h>

#include "hv-fts.h"
#include "hv-rows.h"
#include "hv-stem.h"
#include "hv-synonyms.h"
#include "hv-thesaurus.h"
#include "hv-vocabulary.h"
#include "hv-words.h"

/* Raised when what is stored changes its meaning. */
#define INDEX_FORMAT 3

static const char schema[]
  = "CREATE TABLE search_language (id INTEGER PRIMARY KEY, lang TEXT NOT NULL UNIQUE,"
    "  rows INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE search_text (id INTEGER PRIMARY KEY, title TEXT, alternatives TEXT,"
    "  keywords TEXT, body TEXT, more TEXT);"
    "CREATE TABLE search_wording (id INTEGER PRIMARY KEY, words TEXT NOT NULL);"
    "CREATE TABLE search_blob (lang INTEGER NOT NULL, name TEXT NOT NULL, data BLOB,"
    "  PRIMARY KEY (lang, name));";

typedef struct
{
  guint         table;
  char         *lang;
  guint         n;
  HvStmt       *insert;
  HvRowsWriter *rows;
  HvSynonyms   *synonyms;
} Language;

struct _HvIndexWriter
{
  HvDb       *db;
  HvStmt     *text;
  HvStmt     *wording;
  HvWords    *words;
  GString    *tokens[HV_N_FIELDS];
  GPtrArray  *languages;     /* (element-type Language) */
};

static void
language_free (gpointer data)
{
  Language *language = data;

  hv_stmt_free (language->insert);
  hv_rows_writer_free (language->rows);
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
  static const char text_sql[] = "INSERT INTO search_text (id, title, alternatives, keywords, body,"
                                 " more) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  static const char wording_sql[] = "INSERT INTO search_wording (id, words) VALUES (?1, ?2)";
  g_autoptr (HvStmt) text = NULL;
  g_autoptr (HvStmt) wording = NULL;
  HvIndexWriter *writer;

  g_return_val_if_fail (db != NULL, NULL);

  if (hv_fts_open (db, error) == NULL || !hv_db_exec (db, schema, error))
    return NULL;
  text = hv_db_prepare (db, text_sql, error);
  wording = text != NULL ? hv_db_prepare (db, wording_sql, error) : NULL;
  if (wording == NULL)
    return NULL;
  writer = g_new0 (HvIndexWriter, 1);
  writer->db = db;
  writer->text = g_steal_pointer (&text);
  writer->wording = g_steal_pointer (&wording);
  writer->words = hv_words_new ();
  for (guint i = 0; i < HV_N_FIELDS; i++)
    writer->tokens[i] = g_string_new (NULL);
  writer->languages = g_ptr_array_new_with_free_func (language_free);
  return writer;
}

void
hv_index_writer_free (HvIndexWriter *writer)
{
  if (writer == NULL)
    return;
  hv_stmt_free (writer->text);
  hv_stmt_free (writer->wording);
  hv_words_free (writer->words);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    g_string_free (writer->tokens[i], TRUE);
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
    " content='', columnsize=0, tokenize='houvast', prefix='1 2 3')",
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
  language->synonyms = hv_synonyms_new ();
  g_ptr_array_add (writer->languages, language);
  return language;
}

/* What stands between two words: a line break when the text has one there. */
static char
gap_between (const char *text,
             guint       from,
             guint       to)
{
  return from < to && memchr (text + from, '\n', to - from) != NULL ? '\n' : ' ';
}

/* Writes the words of @text as the tokenizer reads them. Returns how many there
 * are, other forms of the same word not counted. */
static guint
write_tokens (HvIndexWriter *writer,
              const char    *text,
              const char    *lang,
              GString       *tokens)
{
  guint count = 0;
  guint before = 0;

  g_string_truncate (tokens, 0);
  if (text == NULL)
    return 0;
  hv_words_cut (writer->words, text, -1, lang);
  for (guint i = 0; i < hv_words_count (writer->words); i++)
    {
      const HvWord *word = hv_words_at (writer->words, i);

      if (tokens->len > 0)
        g_string_append_c (tokens, gap_between (text, before, word->start));
      before = word->end;
      if (word->also)
        g_string_append_c (tokens, HV_FTS_ALSO);
      g_string_append_len (tokens, hv_words_get (writer->words, word), word->length);
      count += !word->also;
    }
  return count;
}

/* The wordings that a query is compared with, cut already: comparing happens at
 * each keystroke. */
static gboolean
add_wording (HvIndexWriter  *writer,
             gint64          id,
             GError        **error)
{
  GString *words = writer->tokens[HV_FIELD_TITLE];

  g_string_append_c (words, '\n');
  g_string_append_len (words, writer->tokens[HV_FIELD_ALTERNATIVES]->str,
                       writer->tokens[HV_FIELD_ALTERNATIVES]->len);
  hv_stmt_bind_int (writer->wording, 1, id);
  hv_stmt_bind_text (writer->wording, 2, words->str);
  return hv_stmt_run (writer->wording, error);
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
  guint number;

  g_return_val_if_fail (writer != NULL, FALSE);
  g_return_val_if_fail (row->id > 0 && row->id <= G_MAXUINT32, FALSE);
  g_return_val_if_fail (row->lang != NULL, FALSE);

  language = get_language (writer, row->lang);
  if (language->insert == NULL && !create_table (writer, language, error))
    return FALSE;
  for (guint i = 0; i < HV_N_FIELDS; i++)
    lengths[i] = write_tokens (writer, row->fields[i], row->lang, writer->tokens[i]);
  number = hv_rows_writer_add (language->rows, row, lengths);
  language->n = number;
  hv_stmt_bind_int (language->insert, 1, number);
  hv_stmt_bind_int (writer->text, 1, row->id);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    {
      hv_stmt_bind_text (language->insert, i + 2, writer->tokens[i]->str);
      hv_stmt_bind_text (writer->text, i + 2, row->fields[i]);
    }
  return hv_stmt_run (language->insert, error) && hv_stmt_run (writer->text, error)
         && add_wording (writer, row->id, error);
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
  return hv_stmt_run (stmt, error)
         && hv_vocabulary_build (writer->db, language->table, language->lang, cancellable, error)
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
