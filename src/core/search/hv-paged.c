/* hv-paged.c: a stored array of which only what is asked for is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A large vocabulary takes longer to read than a query to answer, and a query needs
 * a few pages of it. The pieces stand in memory as if all were there, so that what
 * lies across two of them is nothing special; memory that nobody wrote to is no more
 * than addresses.
 */
#include "hv-paged.h"

#include <string.h>

/**
 * hv_paged_new:
 * @db: it must live as long as what is returned
 * @words: whether it holds numbers of 32 bits, from hv_blob_write_words()
 *
 * Returns: (transfer full) (nullable): the array @name of language number @table, of
 *   which nothing is read yet
 */
HvPaged *
hv_paged_new (HvDb        *db,
              guint        table,
              const char  *name,
              gboolean     words,
              GError     **error)
{
  static const char find_sql[] = "SELECT size, piece FROM search_blob WHERE lang = ?1 AND name = ?2";
  static const char read_sql[] = "SELECT data FROM search_piece WHERE id = ?1";
  g_autoptr (HvStmt) find = hv_db_prepare (db, find_sql, error);
  g_autoptr (HvPaged) paged = NULL;
  gboolean row;

  if (find == NULL)
    return NULL;
  hv_stmt_bind_int (find, 1, table);
  hv_stmt_bind_text (find, 2, name);
  if (!hv_stmt_step (find, &row, error))
    return NULL;
  if (!row || hv_stmt_int (find, 0) < 0 || hv_stmt_int (find, 0) > G_MAXUINT32)
    {
      hv_blob_set_damaged (error);
      return NULL;
    }
  paged = g_new0 (HvPaged, 1);
  paged->size = hv_stmt_int (find, 0);
  paged->first = hv_stmt_int (find, 1);
  paged->words = words;
  paged->data = g_malloc0 (paged->size + HV_PAGED_MARGIN);
  paged->there = g_malloc0 (paged->size / HV_BLOB_PIECE + 1);
  paged->read = hv_db_prepare (db, read_sql, error);
  return paged->read != NULL ? g_steal_pointer (&paged) : NULL;
}

void
hv_paged_free (HvPaged *paged)
{
  if (paged == NULL)
    return;
  hv_stmt_free (paged->read);
  g_clear_error (&paged->error);
  g_free (paged->data);
  g_free (paged->there);
  g_free (paged);
}

static void
swap (guint32 *words,
      gsize    n)
{
  for (gsize i = 0; G_BYTE_ORDER == G_BIG_ENDIAN && i < n; i++)
    words[i] = GUINT32_FROM_LE (words[i]);
}

static gboolean
read_piece (HvPaged  *paged,
            gsize     piece,
            GError  **error)
{
  gsize at = piece * HV_BLOB_PIECE;
  gsize wanted = MIN (HV_BLOB_PIECE, paged->size - at);
  const guint8 *data;
  gboolean row;
  gsize size;

  hv_stmt_bind_int (paged->read, 1, paged->first + (gint64) piece);
  if (!hv_stmt_step (paged->read, &row, error))
    return FALSE;
  data = row ? hv_stmt_blob (paged->read, 0, &size) : NULL;
  if (data == NULL || size != wanted)
    {
      hv_blob_set_damaged (error);
      return FALSE;
    }
  memcpy (paged->data + at, data, size);
  if (paged->words)
    swap ((guint32 *) (paged->data + at), size / sizeof (guint32));
  paged->kept += size;
  return TRUE;
}

/**
 * hv_paged_load:
 *
 * Reads a piece; for hv_paged_need() alone.
 */
void
hv_paged_load (HvPaged *paged,
               gsize    piece)
{
  paged->there[piece] = TRUE;
  if (piece * HV_BLOB_PIECE >= paged->size)
    return;
  read_piece (paged, piece, paged->error == NULL ? &paged->error : NULL);
  hv_stmt_reset (paged->read);
}

/**
 * hv_paged_trim:
 *
 * Forgets what was read when it is more than @most bytes. Where @data was is no
 * longer valid then.
 */
void
hv_paged_trim (HvPaged *paged,
               gsize    most)
{
  if (paged->kept <= most)
    return;
  g_free (paged->data);
  paged->data = g_malloc0 (paged->size + HV_PAGED_MARGIN);
  memset (paged->there, 0, paged->size / HV_BLOB_PIECE + 1);
  paged->kept = 0;
}
