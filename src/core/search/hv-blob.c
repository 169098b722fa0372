/* hv-blob.c: arrays that are stored whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loading a hundred thousand numbers row by row takes a fifth of a second; in large
 * pieces it takes next to nothing.
 */
#include "hv-blob.h"

#include <glib/gi18n-lib.h>

#include "hv-error.h"
#include "hv-paged.h"

struct _HvBlobWriter
{
  HvDb       *db;
  HvStmt     *insert;
  GByteArray *piece;
  gint64      first;
  gint64      next;
  gsize       size;
};

/**
 * hv_blob_set_damaged:
 *
 * Sets the error for stored arrays that cannot be what was written.
 */
void
hv_blob_set_damaged (GError **error)
{
  g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED, _("The search index is damaged."));
}

/**
 * hv_blob_writer_new:
 * @db: no other array is written to it before hv_blob_writer_finish()
 *
 * Returns: (transfer full) (nullable): writes an array bit by bit
 */
HvBlobWriter *
hv_blob_writer_new (HvDb    *db,
                    GError **error)
{
  static const char sql[] = "INSERT INTO search_piece (id, data) VALUES (?1, ?2)";
  g_autoptr (HvStmt) insert = hv_db_prepare (db, sql, error);
  HvBlobWriter *writer;
  gint64 last;

  if (insert == NULL || !hv_db_get_int (db, "SELECT max (id) FROM search_piece", &last, error))
    return NULL;
  writer = g_new0 (HvBlobWriter, 1);
  writer->db = db;
  writer->insert = g_steal_pointer (&insert);
  writer->piece = g_byte_array_new ();
  writer->first = last + 1;
  writer->next = writer->first;
  return writer;
}

void
hv_blob_writer_free (HvBlobWriter *writer)
{
  if (writer == NULL)
    return;
  hv_stmt_free (writer->insert);
  g_byte_array_unref (writer->piece);
  g_free (writer);
}

static gboolean
write_piece (HvBlobWriter *writer,
             const guint8 *data,
             gsize         size,
             GError      **error)
{
  hv_stmt_bind_int (writer->insert, 1, writer->next++);
  hv_stmt_bind_blob (writer->insert, 2, data, size);
  return hv_stmt_run (writer->insert, error);
}

/**
 * hv_blob_writer_append:
 * @data: (array length=size)
 */
gboolean
hv_blob_writer_append (HvBlobWriter *writer,
                       const void   *data,
                       gsize         size,
                       GError      **error)
{
  const guint8 *at = data;

  writer->size += size;
  while (size > 0)
    {
      gsize part = MIN (size, HV_BLOB_PIECE - writer->piece->len);

      g_byte_array_append (writer->piece, at, part);
      at += part;
      size -= part;
      if (writer->piece->len < HV_BLOB_PIECE)
        return TRUE;
      if (!write_piece (writer, writer->piece->data, HV_BLOB_PIECE, error))
        return FALSE;
      g_byte_array_set_size (writer->piece, 0);
    }
  return TRUE;
}

/**
 * hv_blob_writer_finish:
 * @table: number of the language
 */
gboolean
hv_blob_writer_finish (HvBlobWriter *writer,
                       guint         table,
                       const char   *name,
                       GError      **error)
{
  static const char sql[]
    = "INSERT INTO search_blob (lang, name, size, piece) VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (HvStmt) stmt = NULL;

  if (writer->piece->len > 0
      && !write_piece (writer, writer->piece->data, writer->piece->len, error))
    return FALSE;
  stmt = hv_db_prepare (writer->db, sql, error);
  if (stmt == NULL)
    return FALSE;
  hv_stmt_bind_int (stmt, 1, table);
  hv_stmt_bind_text (stmt, 2, name);
  hv_stmt_bind_int (stmt, 3, writer->size);
  hv_stmt_bind_int (stmt, 4, writer->first);
  return hv_stmt_run (stmt, error);
}

/**
 * hv_blob_write:
 * @table: number of the language
 */
gboolean
hv_blob_write (HvDb        *db,
               guint        table,
               const char  *name,
               const void  *data,
               gsize        size,
               GError     **error)
{
  g_autoptr (HvBlobWriter) writer = hv_blob_writer_new (db, error);

  return writer != NULL && hv_blob_writer_append (writer, data, size, error)
         && hv_blob_writer_finish (writer, table, name, error);
}

/**
 * hv_blob_write_words:
 * @words: (element-type guint32)
 *
 * Stores them in little-endian order, so that an edition can move between machines.
 */
gboolean
hv_blob_write_words (HvDb        *db,
                     guint        table,
                     const char  *name,
                     GArray      *words,
                     GError     **error)
{
  g_autofree guint32 *swapped = NULL;
  const void *data = words->data;

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      swapped = g_new (guint32, words->len + 1);
      for (guint i = 0; i < words->len; i++)
        swapped[i] = GUINT32_TO_LE (g_array_index (words, guint32, i));
      data = swapped;
    }
  return hv_blob_write (db, table, name, data, words->len * sizeof (guint32), error);
}

/**
 * hv_blob_read:
 *
 * Returns: (transfer full) (nullable): all that was stored under @name
 */
GBytes *
hv_blob_read (HvDb        *db,
              guint        table,
              const char  *name,
              GError     **error)
{
  g_autoptr (HvPaged) paged = hv_paged_new (db, table, name, FALSE, error);

  if (paged == NULL)
    return NULL;
  hv_paged_need (paged, 0, paged->size);
  if (paged->error == NULL)
    return g_bytes_new_take (g_steal_pointer (&paged->data), paged->size);
  g_propagate_error (error, g_steal_pointer (&paged->error));
  return NULL;
}
