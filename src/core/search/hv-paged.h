/* hv-paged.h: a stored array of which only what is asked for is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-blob.h"

G_BEGIN_DECLS

/**
 * HvPaged:
 * @data: @size bytes, of which those are there that hv_paged_need() asked for; the
 *   rest is 0, and takes no memory
 * @error: (nullable): why something could not be read: it is 0 as well
 */
typedef struct
{
  guint8   *data;
  gsize     size;
  HvStmt   *read;
  gint64    first;
  guint8   *there;
  gsize     kept;
  gboolean  words;
  GError   *error;
} HvPaged;

/* So much may be read behind the end. */
#define HV_PAGED_MARGIN 16

HvPaged *hv_paged_new  (HvDb        *db,
                        guint        table,
                        const char  *name,
                        gboolean     words,
                        GError     **error);
void     hv_paged_free (HvPaged     *paged);
void     hv_paged_load (HvPaged     *paged,
                        gsize        piece);
void     hv_paged_trim (HvPaged     *paged,
                        gsize        most);

/**
 * hv_paged_need:
 * @from, @to: bytes, @to not included and not beyond the end
 *
 * What lies between can be read in @data from now on.
 */
static inline void
hv_paged_need (HvPaged *paged,
               gsize    from,
               gsize    to)
{
  for (gsize piece = from / HV_BLOB_PIECE; piece * HV_BLOB_PIECE < to; piece++)
    if (G_UNLIKELY (!paged->there[piece]))
      hv_paged_load (paged, piece);
}

/**
 * hv_paged_word:
 * @index: of a number of 32 bits, not beyond the end
 */
static inline guint32
hv_paged_word (HvPaged *paged,
               gsize    index)
{
  gsize piece = index / (HV_BLOB_PIECE / sizeof (guint32));

  if (G_UNLIKELY (!paged->there[piece]))
    hv_paged_load (paged, piece);
  return ((const guint32 *) paged->data)[index];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPaged, hv_paged_free)

G_END_DECLS
