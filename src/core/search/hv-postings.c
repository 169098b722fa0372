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

/* Whether the lists lie one behind the other, and within what is stored. */
static gboolean
are_in_order (HvPostings *postings,
              guint       first,
              guint       end)
{
  const guint32 *starts = (const guint32 *) postings->starts->data;

  for (guint i = first; i < end; i++)
    if (starts[i] > starts[i + 1])
      return FALSE;
  return starts[end] <= postings->lists->size;
}

/**
 * hv_postings_get:
 * @first: number of a word in the vocabulary
 * @end: behind the last of the words that are asked for
 * @range: (out): their rows, valid until the next hv_postings_trim()
 */
gboolean
hv_postings_get (HvPostings      *postings,
                 guint            first,
                 guint            end,
                 HvPostingRange  *range,
                 GError         **error)
{
  const guint32 *starts = (const guint32 *) postings->starts->data;

  g_return_val_if_fail (first <= end && end <= postings->n, FALSE);

  hv_paged_need (postings->starts, first * sizeof (guint32), (end + (gsize) 1) * sizeof (guint32));
  if (!is_read (postings->starts, error))
    return FALSE;
  if (!are_in_order (postings, first, end))
    {
      hv_blob_set_damaged (error);
      return FALSE;
    }
  hv_paged_need (postings->lists, starts[first], starts[end]);
  range->data = postings->lists->data;
  range->at = starts + first;
  range->end = starts + end;
  return is_read (postings->lists, error);
}
