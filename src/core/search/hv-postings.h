/* hv-postings.h: in which rows each word is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-index.h"

G_BEGIN_DECLS

typedef struct _HvPostingsWriter HvPostingsWriter;
typedef struct _HvPostings       HvPostings;

/**
 * HvPosting: that a word is in a row.
 * @row: from 0
 * @fields: a bit for each #HvField in which it is
 * @times: how often in each of those, when that is the same; 0 when @counts says it
 */
typedef struct
{
  guint32 row;
  guint8  fields;
  guint8  times;
  guint8  counts[HV_N_FIELDS];
} HvPosting;

/**
 * HvPostingList: the rows of one word, as they are stored; see
 * hv_posting_list_next().
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  guint32       row;
} HvPostingList;

/**
 * HvPostingRange: the lists of words that stand one behind the other; see
 * hv_posting_range_next().
 */
typedef struct
{
  const guint8  *data;
  const guint32 *at;       /* where the next list begins, and then where it ends */
  const guint32 *end;
} HvPostingRange;

/* What lists of words may take in memory while they are collected, in bytes. */
#define HV_POSTINGS_HELD (8 * 1024 * 1024)

HvPostingsWriter *hv_postings_writer_new    (gsize              most);
void              hv_postings_writer_free   (HvPostingsWriter  *writer);
void              hv_postings_writer_add    (HvPostingsWriter  *writer,
                                             guint              word,
                                             guint              row,
                                             HvField            field);
guint32          *hv_postings_writer_df     (HvPostingsWriter  *writer);
gboolean          hv_postings_writer_finish (HvPostingsWriter  *writer,
                                             HvDb              *db,
                                             guint              table,
                                             const guint32     *sorted,
                                             GCancellable      *cancellable,
                                             GError           **error);

HvPostings       *hv_postings_load          (HvDb              *db,
                                             guint              table,
                                             guint              n,
                                             GError           **error);
void              hv_postings_free          (HvPostings        *postings);
void              hv_postings_trim          (HvPostings        *postings);
gsize             hv_postings_size          (HvPostings        *postings,
                                             guint              first,
                                             guint              end);
gboolean          hv_postings_get           (HvPostings        *postings,
                                             guint              first,
                                             guint              end,
                                             HvPostingRange    *range,
                                             GError           **error);

/* How a posting is stored: how many rows on from the one before, 7 bits a byte and
 * the lowest first; then a byte with a bit for each field, and how often less one
 * in the two highest. When that is not the same in all of the fields, or more than
 * four times, a byte with the number follows for each field instead. */
#define HV_POSTING_COUNTED (1u << HV_N_FIELDS)
#define HV_POSTING_TIMES 6
#define HV_POSTING_FIELDS (HV_POSTING_COUNTED - 1)

/* So much may be read behind the end of a list that is damaged. */
#define HV_POSTING_MOST 16

static inline guint32
hv_posting_list_step (HvPostingList *list)
{
  guint32 step = *list->at++;

  if (G_LIKELY (step < 0x80))
    return step;
  step &= 0x7f;
  for (guint shift = 7; shift < 32; shift += 7)
    {
      guint8 byte = *list->at++;

      step |= (guint32) (byte & 0x7f) << shift;
      if (byte < 0x80)
        break;
    }
  return step;
}

/**
 * hv_posting_list_next:
 * @posting: (out): the next row of the list
 *
 * Returns: %FALSE at the end
 */
static inline gboolean
hv_posting_list_next (HvPostingList *list,
                      HvPosting     *posting)
{
  guint8 code;

  if (list->at >= list->end)
    return FALSE;
  list->row += hv_posting_list_step (list);
  posting->row = list->row - 1;
  code = *list->at++;
  posting->fields = code & HV_POSTING_FIELDS;
  posting->times = (code >> HV_POSTING_TIMES) + 1;
  if (G_LIKELY ((code & HV_POSTING_COUNTED) == 0))
    return TRUE;
  posting->times = 0;
  for (guint rest = posting->fields; rest != 0; rest &= rest - 1)
    posting->counts[__builtin_ctz (rest)] = *list->at++;
  return TRUE;
}

/**
 * hv_posting_range_next:
 * @list: (out): the rows of the next word
 *
 * Returns: %FALSE at the end
 */
static inline gboolean
hv_posting_range_next (HvPostingRange *range,
                       HvPostingList  *list)
{
  gboolean more = range->at < range->end;

  list->at = more ? range->data + range->at[0] : NULL;
  list->end = more ? range->data + range->at[1] : NULL;
  list->row = 0;
  range->at++;
  return more;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPostingsWriter, hv_postings_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPostings, hv_postings_free)

G_END_DECLS
