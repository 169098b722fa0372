/* hv-postings-writer.c: collects in which rows each word is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-postings.h"

#include <string.h>

#include "hv-blob.h"

/* Bytes that a list has room for at first: most words occur once. */
#define FIRST_ROOM 8

/* One word. What is being counted is written when the word comes in another row. */
typedef struct
{
  guint8 *data;
  guint32 length;
  guint32 room;
  guint32 df;
  guint32 row;                     /* from 1; the one being counted */
  guint32 written;                 /* the last one that was written, 0 for none */
  guint8  counts[HV_N_FIELDS];
} Word;

struct _HvPostingsWriter
{
  GArray *words;                   /* (element-type Word) */
};

HvPostingsWriter *
hv_postings_writer_new (void)
{
  HvPostingsWriter *writer = g_new0 (HvPostingsWriter, 1);

  writer->words = g_array_new (FALSE, TRUE, sizeof (Word));
  return writer;
}

void
hv_postings_writer_free (HvPostingsWriter *writer)
{
  if (writer == NULL)
    return;
  for (guint i = 0; i < writer->words->len; i++)
    g_free (g_array_index (writer->words, Word, i).data);
  g_array_unref (writer->words);
  g_free (writer);
}

/* Encodes the row being counted; see hv_posting_list_next(). */
static void
write_row (Word *word)
{
  guint32 step = word->row - word->written;
  guint8 *at, *code;
  guint first = 0;
  gboolean same = TRUE;

  if (word->length + HV_POSTING_MOST > word->room || word->data == NULL)
    {
      word->room = word->data == NULL ? FIRST_ROOM + HV_POSTING_MOST : word->room * 2;
      word->data = g_realloc (word->data, word->room);
    }
  at = word->data + word->length;
  for (; step >= 0x80; step >>= 7)
    *at++ = step | 0x80;
  *at++ = step;
  code = at++;
  *code = 0;
  for (guint i = 0; i < HV_N_FIELDS; i++)
    if (word->counts[i] > 0)
      {
        *code |= 1u << i;
        same &= first == 0 || word->counts[i] == first;
        first = word->counts[i];
      }
  if (same && first <= 4)
    *code |= (first - 1) << HV_POSTING_TIMES;
  else
    {
      *code |= HV_POSTING_COUNTED;
      for (guint i = 0; i < HV_N_FIELDS; i++)
        if (word->counts[i] > 0)
          *at++ = word->counts[i];
    }
  word->length = at - word->data;
  word->written = word->row;
  memset (word->counts, 0, sizeof word->counts);
}

/**
 * hv_postings_writer_add:
 * @word: its number in the order in which words came
 * @row: from 0; not less than that of any call before
 *
 * Counts the word once more in @field of @row.
 */
void
hv_postings_writer_add (HvPostingsWriter *writer,
                        guint             word,
                        guint             row,
                        HvField           field)
{
  Word *counted;

  if (word >= writer->words->len)
    g_array_set_size (writer->words, word + 1);
  counted = &g_array_index (writer->words, Word, word);
  if (counted->row != row + 1)
    {
      if (counted->row != 0)
        write_row (counted);
      counted->row = row + 1;
      counted->df++;
    }
  if (counted->counts[field] < G_MAXUINT8)
    counted->counts[field]++;
}

/**
 * hv_postings_writer_df:
 *
 * Returns: (transfer full): how many rows each word is in, in the order in which
 *   words came
 */
guint32 *
hv_postings_writer_df (HvPostingsWriter *writer)
{
  guint32 *df = g_new (guint32, writer->words->len + 1);

  for (guint i = 0; i < writer->words->len; i++)
    df[i] = g_array_index (writer->words, Word, i).df;
  return df;
}

static gboolean
write_lists (HvPostingsWriter *writer,
             const guint32    *sorted,
             HvBlobWriter     *blob,
             GArray           *starts,
             GError          **error)
{
  guint32 start = 0;

  for (guint i = 0; i < writer->words->len; i++)
    {
      Word *word = &g_array_index (writer->words, Word, sorted[i]);

      write_row (word);
      g_array_append_val (starts, start);
      start += word->length;
      if (!hv_blob_writer_append (blob, word->data, word->length, error))
        return FALSE;
      g_clear_pointer (&word->data, g_free);
    }
  g_array_append_val (starts, start);
  return TRUE;
}

/**
 * hv_postings_writer_finish:
 * @sorted: (array): the words by their bytes, as numbers in the order in which
 *   they came
 *
 * Stores the lists of language number @table in the order of the vocabulary, so
 * that the words with one beginning are together. Nothing can be added after it.
 */
gboolean
hv_postings_writer_finish (HvPostingsWriter *writer,
                           HvDb             *db,
                           guint             table,
                           const guint32    *sorted,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autoptr (HvBlobWriter) blob = hv_blob_writer_new (db, error);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  return blob != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && write_lists (writer, sorted, blob, starts, error)
         && hv_blob_writer_finish (blob, table, "postings", error)
         && hv_blob_write_words (db, table, "posting-starts", starts, error);
}
