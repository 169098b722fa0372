/* hv-postings.c: in which rows each word is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTS5 keeps the same in its own index, but gives it out one row at a time through
 * several layers. Here a row takes two or three bytes and some nanoseconds. What
 * was read lately is kept: words that were typed before the one being typed are
 * asked for at each key.
 */
#include "hv-postings.h"

#include "hv-paged.h"

/* Bytes that are kept between one query and the next. */
#define MOST_KEPT (6 * 1024 * 1024)

struct _HvPostings
{
  guint    n;
  HvPaged *starts;
  HvPaged *lists;
};

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
  g_autoptr (HvPostings) postings = g_new0 (HvPostings, 1);

  postings->n = n;
  postings->starts = hv_paged_new (db, table, "posting-starts", TRUE, error);
  if (postings->starts != NULL)
    postings->lists = hv_paged_new (db, table, "postings", FALSE, error);
  if (postings->lists == NULL)
    return NULL;
  if (postings->starts->size == (n + (gsize) 1) * sizeof (guint32))
    return g_steal_pointer (&postings);
  hv_blob_set_damaged (error);
  return NULL;
}

void
hv_postings_free (HvPostings *postings)
{
  if (postings == NULL)
    return;
  hv_paged_free (postings->starts);
  hv_paged_free (postings->lists);
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
  hv_paged_trim (postings->lists, MOST_KEPT);
}

static gboolean
is_read (HvPaged  *paged,
         GError  **error)
{
  if (paged->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (paged->error));
  return FALSE;
}

/**
 * hv_postings_size:
 *
 * Returns: how many bytes the lists of the words from @first on, @end not included,
 *   take
 */
gsize
hv_postings_size (HvPostings *postings,
                  guint       first,
                  guint       end)
{
  guint32 start = hv_paged_word (postings->starts, first);
  guint32 stop = hv_paged_word (postings->starts, end);

  return stop > start ? stop - start : 0;
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

  g_return_val_if_fail (term < postings->n, FALSE);

  start = hv_paged_word (postings->starts, term);
  end = hv_paged_word (postings->starts, (gsize) term + 1);
  if (start > end || end > postings->lists->size)
    {
      hv_blob_set_damaged (error);
      return FALSE;
    }
  hv_paged_need (postings->lists, start, end);
  list->at = postings->lists->data + start;
  list->end = postings->lists->data + end;
  list->row = 0;
  return is_read (postings->starts, error) && is_read (postings->lists, error);
}
