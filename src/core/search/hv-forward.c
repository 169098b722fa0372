/* hv-forward.c: the words of a row, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a hit is marked with, and compared by, stands in the edition as numbers, so
 * that no text is cut again at each key. A row is five fields, each with its size
 * in bytes before it. A word is its number in the order in which words came, then
 * its length with what is not as usual: one space before it and no other form.
 */
#include "hv-forward.h"

#include <string.h>

#define FLAG_GAP 1      /* not one space before it: how many bytes follows */
#define FLAG_ALSO 2
#define FLAG_BREAKS 4
#define FLAG_BITS 3

static void
append_number (GByteArray *row,
               guint32     number)
{
  guint8 bytes[5];
  guint n = 0;

  for (; number >= 0x80; number >>= 7)
    bytes[n++] = number | 0x80;
  bytes[n++] = number;
  g_byte_array_append (row, bytes, n);
}

/* Other forms of a word begin before the end of the one before them. */
static guint32
zigzag (gint32 number)
{
  return ((guint32) number << 1) ^ (number < 0 ? G_MAXUINT32 : 0);
}

static gint32
unzigzag (guint32 number)
{
  return (number >> 1) ^ ((number & 1) != 0 ? G_MAXUINT32 : 0);
}

static void
append_word (GByteArray   *row,
             const HvWord *word,
             guint32       number,
             guint32       before,
             gboolean      breaks)
{
  gint32 gap = (gint32) (word->start - before);
  guint flags = (gap != 1 ? FLAG_GAP : 0) | (word->also ? FLAG_ALSO : 0) | (breaks ? FLAG_BREAKS : 0);

  append_number (row, number);
  append_number (row, (word->end - word->start) << FLAG_BITS | flags);
  if (gap != 1)
    append_number (row, zigzag (gap));
}

static gboolean
has_break (const char *text,
           guint32     from,
           guint32     to)
{
  return from < to && memchr (text + from, '\n', to - from) != NULL;
}

/**
 * hv_forward_append:
 * @text: (nullable): the original of the next field
 * @words: it, cut
 * @numbers: of its words in the order in which words came
 *
 * Appends a field to a row.
 */
void
hv_forward_append (GByteArray    *row,
                   const char    *text,
                   HvWords       *words,
                   const guint32 *numbers)
{
  g_autoptr (GByteArray) field = g_byte_array_new ();
  guint32 before = 0;

  for (guint i = 0; text != NULL && i < hv_words_count (words); i++)
    {
      const HvWord *word = hv_words_at (words, i);

      append_word (field, word, numbers[i], before, has_break (text, before, word->start));
      before = word->end;
    }
  append_number (row, field->len);
  g_byte_array_append (row, field->data, field->len);
}

static gboolean
read_number (HvForward *forward,
             guint32   *number)
{
  *number = 0;
  for (guint shift = 0; shift < 32 && forward->at < forward->stop; shift += 7)
    {
      guint8 byte = *forward->at++;

      *number |= (guint32) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * hv_forward_init:
 * @row: (array length=size) (nullable): what hv_forward_append() made; it and
 *   @vocabulary must stay while @forward is used
 *
 * Begins to read a field. Bytes that cannot be that are a field without words.
 */
void
hv_forward_init (HvForward    *forward,
                 HvVocabulary *vocabulary,
                 const guint8 *row,
                 gsize         size,
                 HvField       field)
{
  forward->vocabulary = vocabulary;
  forward->at = row;
  forward->stop = size > 0 ? row + size : row;
  forward->end = 0;
  for (guint i = 0;; i++)
    {
      guint32 length;

      if (!read_number (forward, &length) || length > (gsize) (forward->stop - forward->at))
        {
          forward->at = forward->stop;
          return;
        }
      if (i == field)
        {
          forward->stop = forward->at + length;
          return;
        }
      forward->at += length;
    }
}

/**
 * hv_forward_next:
 * @word: (out): the next word of the field
 *
 * Returns: %FALSE at the end
 */
gboolean
hv_forward_next (HvForward     *forward,
                 HvForwardWord *word)
{
  guint32 length, gap = zigzag (1);

  if (!read_number (forward, &word->arrival) || !read_number (forward, &length)
      || word->arrival >= forward->vocabulary->n
      || ((length & FLAG_GAP) != 0 && !read_number (forward, &gap)))
    return FALSE;
  word->start = forward->end + unzigzag (gap);
  word->end = word->start + (length >> FLAG_BITS);
  word->also = (length & FLAG_ALSO) != 0;
  word->breaks = (length & FLAG_BREAKS) != 0;
  forward->end = word->end;
  return TRUE;
}
