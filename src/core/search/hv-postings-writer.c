/* hv-postings-writer.c: collects in which rows each word is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory stays the same however many rows come: when the lists take too much, the
 * longest go to a file that has no name, and begin anew. Most of what there is belongs
 * to a few words.
 */
#include "hv-postings.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "hv-blob.h"

/* Bytes that a list has room for at first: most words occur once. */
#define FIRST_ROOM 8

/* A list that is put away has at least this many bytes at first; if that does not help
 * enough, half of it, down to the other. */
#define LONG_LIST 4096
#define SHORT_LIST 64

/* A part of a list in the file. */
typedef struct
{
  guint64 at;
  guint32 length;
  guint32 before;                  /* the part before it, from 1; 0 for none */
} Part;

/* One word. What is being counted is written when the word comes in another row. */
typedef struct
{
  guint8 *data;
  guint32 length;
  guint32 room;
  guint32 df;
  guint32 row;                     /* from 1; the one being counted */
  guint32 written;                 /* the last one that was written, 0 for none */
  guint32 part;                    /* the last part in the file, from 1; 0 for none */
  guint8  counts[HV_N_FIELDS];
} Word;

struct _HvPostingsWriter
{
  GArray *words;                   /* (element-type Word) */
  GArray *parts;                   /* (element-type Part) */
  gsize   most;
  gsize   held;                    /* bytes of all lists in memory */
  gsize   limit;                   /* how many from which on some are put away */
  FILE   *file;                    /* (nullable): until something is put away */
  guint64 size;                    /* of the file */
  GError *error;                   /* (nullable): why something could not be */
};

/**
 * hv_postings_writer_new:
 * @most: bytes that lists may take in memory, for example %HV_POSTINGS_HELD
 *
 * Returns: (transfer full)
 */
HvPostingsWriter *
hv_postings_writer_new (gsize most)
{
  HvPostingsWriter *writer = g_new0 (HvPostingsWriter, 1);

  writer->words = g_array_new (FALSE, TRUE, sizeof (Word));
  writer->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  writer->most = most;
  writer->limit = most;
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
  g_array_unref (writer->parts);
  if (writer->file != NULL)
    fclose (writer->file);
  g_clear_error (&writer->error);
  g_free (writer);
}

/* Encodes the row being counted; see hv_posting_list_next(). Returns by how many bytes
 * more memory is taken. */
static gsize
write_row (Word *word)
{
  guint32 room = word->room;
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
  return word->room - room;
}

static void
set_errno (HvPostingsWriter *writer)
{
  int code = errno;

  if (writer->error == NULL)
    g_set_error_literal (&writer->error, G_FILE_ERROR, g_file_error_from_errno (code),
                         g_strerror (code));
}

static gboolean
open_file (HvPostingsWriter *writer)
{
  g_autofree char *path = NULL;
  int fd;

  if (writer->file != NULL)
    return TRUE;
  fd = g_file_open_tmp ("houvast-XXXXXX", &path, writer->error == NULL ? &writer->error : NULL);
  if (fd < 0)
    return FALSE;
  g_unlink (path);
  writer->file = fdopen (fd, "w+b");
  if (writer->file != NULL)
    return TRUE;
  set_errno (writer);
  close (fd);
  return FALSE;
}

static gboolean
put_away (HvPostingsWriter *writer,
          Word             *word)
{
  Part part = { writer->size, word->length, word->part };

  if (fwrite (word->data, 1, word->length, writer->file) != word->length)
    {
      set_errno (writer);
      return FALSE;
    }
  writer->size += word->length;
  g_array_append_val (writer->parts, part);
  word->part = writer->parts->len;
  writer->held -= word->room;
  word->length = 0;
  word->room = 0;
  g_clear_pointer (&word->data, g_free);
  return TRUE;
}

/* What cannot be put away stays in memory, and is said at the end. */
static void
make_room (HvPostingsWriter *writer)
{
  if (writer->error != NULL || !open_file (writer))
    return;
  for (guint32 shortest = LONG_LIST; shortest >= SHORT_LIST && writer->held > writer->most / 2;
       shortest /= 2)
    for (guint i = 0; i < writer->words->len; i++)
      {
        Word *word = &g_array_index (writer->words, Word, i);

        if (word->length >= shortest && !put_away (writer, word))
          return;
      }
  /* What is left when there are many words is short lists, and looking at all of them
   * pays only when there is more again. */
  writer->limit = MAX (writer->most, writer->held + writer->most / 2);
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
        writer->held += write_row (counted);
      counted->row = row + 1;
      counted->df++;
      if (writer->held > writer->limit)
        make_room (writer);
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

/* Puts the parts of the list that are in the file in front of what is in memory. */
static gboolean
fetch (HvPostingsWriter *writer,
       const Word       *word,
       GByteArray       *list)
{
  gsize size = word->length, end;

  for (guint32 i = word->part; i != 0; i = g_array_index (writer->parts, Part, i - 1).before)
    size += g_array_index (writer->parts, Part, i - 1).length;
  g_byte_array_set_size (list, size);
  end = size - word->length;
  if (word->length > 0)
    memcpy (list->data + end, word->data, word->length);
  for (guint32 i = word->part; i != 0;)
    {
      const Part *part = &g_array_index (writer->parts, Part, i - 1);

      end -= part->length;
      if (fseeko (writer->file, part->at, SEEK_SET) != 0
          || fread (list->data + end, 1, part->length, writer->file) != part->length)
        {
          set_errno (writer);
          return FALSE;
        }
      i = part->before;
    }
  return TRUE;
}

static gboolean
write_lists (HvPostingsWriter *writer,
             const guint32    *sorted,
             HvBlobWriter     *blob,
             GArray           *starts,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GByteArray) list = g_byte_array_new ();
  guint32 start = 0;

  for (guint i = 0; i < writer->words->len; i++)
    {
      Word *word = &g_array_index (writer->words, Word, sorted[i]);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      write_row (word);
      g_array_append_val (starts, start);
      if (!fetch (writer, word, list))
        {
          g_propagate_error (error, g_steal_pointer (&writer->error));
          return FALSE;
        }
      start += list->len;
      if (!hv_blob_writer_append (blob, list->data, list->len, error))
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

  if (writer->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&writer->error));
      return FALSE;
    }
  return blob != NULL && write_lists (writer, sorted, blob, starts, cancellable, error)
         && hv_blob_writer_finish (blob, table, "postings", error)
         && hv_blob_write_words (db, table, "posting-starts", starts, error);
}
