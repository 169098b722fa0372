/* hv-texts.c: what rows say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Most of the hits for one key are hits for the next: rows that were read lately are
 * kept.
 */
#include "hv-texts.h"

#include <string.h>

#include "hv-blob.h"

/* Bytes that are kept between one query and the next. */
#define MOST_KEPT (1024 * 1024)

struct _HvTexts
{
  HvStmt     *read;
  GHashTable *known;   /* (element-type guint32 HvText) */
  gsize       kept;
};

static void
text_free (gpointer data)
{
  HvText *text = data;

  for (guint i = 0; i < HV_N_FIELDS; i++)
    g_free (text->fields[i]);
  g_free (text->words);
  g_free (text);
}

/**
 * hv_texts_new:
 * @db: it must live as long as what is returned
 *
 * Returns: (transfer full) (nullable): a way to read rows
 */
HvTexts *
hv_texts_new (HvDb    *db,
              GError **error)
{
  static const char sql[] = "SELECT words, title, alternatives, keywords, body, more"
                            " FROM search_text WHERE id = ?1";
  HvStmt *read = hv_db_prepare (db, sql, error);
  HvTexts *texts;

  if (read == NULL)
    return NULL;
  texts = g_new0 (HvTexts, 1);
  texts->read = read;
  texts->known = g_hash_table_new_full (NULL, NULL, NULL, text_free);
  return texts;
}

void
hv_texts_free (HvTexts *texts)
{
  if (texts == NULL)
    return;
  hv_stmt_free (texts->read);
  g_hash_table_unref (texts->known);
  g_free (texts);
}

/**
 * hv_texts_trim:
 *
 * Forgets what was read when it is too much to keep.
 */
void
hv_texts_trim (HvTexts *texts)
{
  if (texts->kept <= MOST_KEPT)
    return;
  g_hash_table_remove_all (texts->known);
  texts->kept = 0;
}

static HvText *
read_row (HvTexts *texts)
{
  HvText *text = g_new0 (HvText, 1);
  const guint8 *words = hv_stmt_blob (texts->read, 0, &text->size);

  text->words = g_memdup2 (words, text->size);
  texts->kept += sizeof (HvText) + text->size;
  for (guint i = 0; i < HV_N_FIELDS; i++)
    {
      const char *field = hv_stmt_text (texts->read, i + 1);
      gsize size = field != NULL ? strlen (field) : 0;

      if (field == NULL)
        continue;
      text->fields[i] = g_utf8_validate (field, size, NULL) ? g_strndup (field, size)
                                                            : g_utf8_make_valid (field, size);
      texts->kept += size;
    }
  return text;
}

/**
 * hv_texts_get:
 * @id: the row number given to the index
 *
 * Returns: (transfer none) (nullable): the row, valid until the next hv_texts_trim()
 */
const HvText *
hv_texts_get (HvTexts  *texts,
              guint32   id,
              GError  **error)
{
  HvText *text = g_hash_table_lookup (texts->known, GUINT_TO_POINTER (id));
  gboolean row;

  if (text != NULL)
    return text;
  hv_stmt_bind_int (texts->read, 1, id);
  if (hv_stmt_step (texts->read, &row, error))
    {
      if (row)
        text = read_row (texts);
      else
        hv_blob_set_damaged (error);
    }
  hv_stmt_reset (texts->read);
  if (text != NULL)
    g_hash_table_insert (texts->known, GUINT_TO_POINTER (id), text);
  return text;
}
