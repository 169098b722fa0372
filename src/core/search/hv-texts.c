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

/* So many bytes are read before what was read before them, and not asked for since,
 * is forgotten. */
#define MOST_KEPT (2 * 1024 * 1024)

struct _HvTexts
{
  HvStmt     *read;
  GHashTable *known;   /* (element-type guint32 HvText): each in one piece of memory */
  GHashTable *older;
  gsize       kept;    /* bytes of @known */
};

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
  texts->known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  texts->older = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return texts;
}

void
hv_texts_free (HvTexts *texts)
{
  if (texts == NULL)
    return;
  hv_stmt_free (texts->read);
  g_hash_table_unref (texts->known);
  g_hash_table_unref (texts->older);
  g_free (texts);
}

/**
 * hv_texts_trim:
 *
 * Forgets what was not asked for lately, when enough was.
 */
void
hv_texts_trim (HvTexts *texts)
{
  if (texts->kept <= MOST_KEPT)
    return;
  g_hash_table_unref (texts->older);
  texts->older = texts->known;
  texts->known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  texts->kept = 0;
}

static HvText *
read_row (HvTexts *texts)
{
  gsize size = 0, sizes[HV_N_FIELDS];
  const guint8 *words = hv_stmt_blob (texts->read, 0, &size);
  const char *fields[HV_N_FIELDS];
  char *mended[HV_N_FIELDS] = { NULL };
  gsize all = sizeof (HvText) + size;
  HvText *text;
  char *at;

  for (guint i = 0; i < HV_N_FIELDS; i++)
    {
      fields[i] = hv_stmt_text (texts->read, i + 1);
      if (fields[i] != NULL && !g_utf8_validate (fields[i], -1, NULL))
        fields[i] = mended[i] = g_utf8_make_valid (fields[i], -1);
      sizes[i] = fields[i] != NULL ? strlen (fields[i]) + 1 : 0;
      all += sizes[i];
    }
  text = g_malloc0 (all);
  at = (char *) (text + 1);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    {
      if (fields[i] != NULL)
        text->fields[i] = memcpy (at, fields[i], sizes[i]);
      at += sizes[i];
      g_free (mended[i]);
    }
  text->size = size;
  text->words = size > 0 ? memcpy (at, words, size) : NULL;
  texts->kept += all;
  return text;
}

static HvText *
find_older (HvTexts *texts,
            guint32  id)
{
  gpointer text = NULL;

  if (!g_hash_table_steal_extended (texts->older, GUINT_TO_POINTER (id), NULL, &text))
    return NULL;
  texts->kept += sizeof (HvText) + ((HvText *) text)->size;
  for (guint i = 0; i < HV_N_FIELDS; i++)
    if (((HvText *) text)->fields[i] != NULL)
      texts->kept += strlen (((HvText *) text)->fields[i]) + 1;
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
  text = find_older (texts, id);
  if (text == NULL)
    {
      hv_stmt_bind_int (texts->read, 1, id);
      if (hv_stmt_step (texts->read, &row, error))
        {
          if (row)
            text = read_row (texts);
          else
            hv_blob_set_damaged (error);
        }
      hv_stmt_reset (texts->read);
    }
  if (text != NULL)
    g_hash_table_insert (texts->known, GUINT_TO_POINTER (id), text);
  return text;
}
