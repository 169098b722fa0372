/* hv-postings.c: in which rows each word is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTS5 keeps the same in its own index, but gives it out one row at a time through
 * several layers. Here a row takes two or three bytes and some nanoseconds. What
 * was read lately is kept: words that were typed before the one being typed are
 * asked for at each key.
 */
#include "hv-postings-private.h"

#include <string.h>

#include "hv-blob.h"

/* What is kept between one query and the next. */
#define MOST_KEPT (6 * 1024 * 1024)

struct _HvPostings
{
  HvStmt        *read;
  guint          table;
  guint          n;
  const guint32 *starts;
  GBytes        *bytes;
  guint          n_chunks;
  guint8       **chunks;
  GPtrArray     *joined;     /* lists that go across chunks */
  gsize          kept;
};

static gboolean
prepare (HvPostings *postings)
{
  gsize size;

  postings->starts = g_bytes_get_data (postings->bytes, &size);
  if (size != (postings->n + 1) * sizeof (guint32) || postings->starts[0] != 0)
    return FALSE;
  for (guint i = 0; i < postings->n; i++)
    if (postings->starts[i] > postings->starts[i + 1])
      return FALSE;
  postings->n_chunks
    = (postings->starts[postings->n] + (gsize) HV_POSTINGS_CHUNK - 1) / HV_POSTINGS_CHUNK;
  postings->chunks = g_new0 (guint8 *, postings->n_chunks + 1);
  return TRUE;
}

/**
 * hv_postings_load:
 * @db: it must live as long as what is returned
 * @n: how many words there are
 *
 * Returns: (transfer full) (nullable): the lists of language number @table, of
 *   which nothing is read yet
 */
HvPostings *
hv_postings_load (HvDb    *db,
                  guint    table,
                  guint    n,
                  GError **error)
{
  static const char sql[] = "SELECT data FROM search_posting WHERE id = ?1";
  g_autoptr (HvPostings) postings = g_new0 (HvPostings, 1);

  postings->table = table;
  postings->n = n;
  postings->joined = g_ptr_array_new_with_free_func (g_free);
  postings->read = hv_db_prepare (db, sql, error);
  if (postings->read != NULL)
    postings->bytes = hv_blob_read_words (db, table, "posting-starts", error);
  if (postings->bytes == NULL)
    return NULL;
  if (prepare (postings))
    return g_steal_pointer (&postings);
  hv_blob_set_damaged (error);
  return NULL;
}

static void
forget (HvPostings *postings)
{
  for (guint i = 0; i < postings->n_chunks; i++)
    g_clear_pointer (&postings->chunks[i], g_free);
  g_ptr_array_set_size (postings->joined, 0);
  postings->kept = 0;
}

void
hv_postings_free (HvPostings *postings)
{
  if (postings == NULL)
    return;
  forget (postings);
  g_ptr_array_unref (postings->joined);
  g_clear_pointer (&postings->bytes, g_bytes_unref);
  hv_stmt_free (postings->read);
  g_free (postings->chunks);
  g_free (postings);
}

/**
 * hv_postings_trim:
 *
 * Forgets what was read when it is too much to keep. Lists that were given out are
 * no longer valid.
 */
void
hv_postings_trim (HvPostings *postings)
{
  if (postings->kept > MOST_KEPT)
    forget (postings);
}

static gsize
chunk_size (HvPostings *postings,
            guint       number)
{
  return MIN (HV_POSTINGS_CHUNK,
              postings->starts[postings->n] - (gsize) number * HV_POSTINGS_CHUNK);
}

static guint8 *
get_chunk (HvPostings *postings,
           guint       number,
           GError    **error)
{
  gsize size = chunk_size (postings, number);
  g_autoptr (GBytes) data = NULL;
  gboolean row;

  if (postings->chunks[number] != NULL)
    return postings->chunks[number];
  hv_stmt_bind_int (postings->read, 1, HV_POSTINGS_FIRST_CHUNK (postings->table) + number);
  if (!hv_stmt_step (postings->read, &row, error))
    {
      hv_stmt_reset (postings->read);
      return NULL;
    }
  if (row)
    data = hv_stmt_bytes (postings->read, 0);
  hv_stmt_reset (postings->read);
  if (data == NULL || g_bytes_get_size (data) != size)
    {
      hv_blob_set_damaged (error);
      return NULL;
    }
  postings->chunks[number] = g_malloc0 (size + HV_POSTING_MOST);
  memcpy (postings->chunks[number], g_bytes_get_data (data, NULL), size);
  postings->kept += size;
  return postings->chunks[number];
}

static guint8 *
join (HvPostings *postings,
      guint32     start,
      guint32     end,
      GError    **error)
{
  g_autofree guint8 *joined = g_malloc0 (end - start + HV_POSTING_MOST);
  gsize done = 0;

  while (start + done < end)
    {
      guint number = (start + done) / HV_POSTINGS_CHUNK;
      gsize at = (start + done) % HV_POSTINGS_CHUNK;
      gsize size = MIN (chunk_size (postings, number) - at, end - start - done);
      const guint8 *chunk = get_chunk (postings, number, error);

      if (chunk == NULL)
        return NULL;
      memcpy (joined + done, chunk + at, size);
      done += size;
    }
  g_ptr_array_add (postings->joined, joined);
  postings->kept += done;
  return g_steal_pointer (&joined);
}

/**
 * hv_postings_get:
 * @term: number of the word in the vocabulary
 * @list: (out): its rows, valid until the next hv_postings_trim()
 */
gboolean
hv_postings_get (HvPostings     *postings,
                 guint           term,
                 HvPostingList  *list,
                 GError        **error)
{
  guint32 start, end;
  guint8 *data;

  g_return_val_if_fail (term < postings->n, FALSE);

  start = postings->starts[term];
  end = postings->starts[term + 1];
  if (start == end)
    data = NULL;
  else if (start / HV_POSTINGS_CHUNK == (end - 1) / HV_POSTINGS_CHUNK)
    {
      data = get_chunk (postings, start / HV_POSTINGS_CHUNK, error);
      if (data == NULL)
        return FALSE;
      data += start % HV_POSTINGS_CHUNK;
    }
  else
    {
      data = join (postings, start, end, error);
      if (data == NULL)
        return FALSE;
    }
  list->at = data;
  list->end = data != NULL ? data + (end - start) : NULL;
  list->row = 0;
  return TRUE;
}
