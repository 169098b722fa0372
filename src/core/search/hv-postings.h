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
 * @counts: how often in each field
 */
typedef struct
{
  guint32 row;
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

HvPostingsWriter *hv_postings_writer_new    (void);
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
gboolean          hv_postings_get           (HvPostings        *postings,
                                             guint              term,
                                             HvPostingList     *list,
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

/**
 * hv_posting_list_next:
 * @posting: (out): the next row of the list
 *
 * Returns: a bit for each #HvField in which the word is; 0 at the end
 */
static inline guint
hv_posting_list_next (HvPostingList *list,
                      HvPosting     *posting)
{
  guint code, fields;
  guint shift = 0;
  guint32 step = 0;

  if (list->at >= list->end)
    return 0;
  do
    step |= (guint32) (*list->at & 0x7f) << shift;
  while ((*list->at++ & 0x80) != 0 && (shift += 7) < 32);
  list->row += step;
  posting->row = list->row - 1;
  code = *list->at++;
  fields = code & HV_POSTING_FIELDS;
  for (guint rest = fields; rest != 0; rest &= rest - 1)
    posting->counts[__builtin_ctz (rest)] = (code & HV_POSTING_COUNTED) != 0
                                              ? *list->at++
                                              : (code >> HV_POSTING_TIMES) + 1;
  return fields;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPostingsWriter, hv_postings_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPostings, hv_postings_free)

G_END_DECLS
