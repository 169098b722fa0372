/* hv-rows.h: what is known of each row without reading it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-index.h"

G_BEGIN_DECLS

typedef struct _HvRowsWriter HvRowsWriter;

HvRowsWriter *hv_rows_writer_new    (void);
void          hv_rows_writer_free   (HvRowsWriter      *writer);
guint         hv_rows_writer_add    (HvRowsWriter      *writer,
                                     const HvIndexRow  *row,
                                     const guint       *lengths);
gboolean      hv_rows_writer_finish (HvRowsWriter      *writer,
                                     HvDb              *db,
                                     guint              table,
                                     GError           **error);

/**
 * HvRow: as it is stored, in numbers of 32 bits.
 * @kind: #HvKind and, from bit 16, #HvBinding
 * @document: number of the document, from 1
 * @topic: number of the topic, 0 for none
 * @audience: a bit for each audience
 */
typedef struct
{
  guint32 id;
  guint32 kind;
  guint32 document;
  guint32 topic;
  guint32 audience;
  guint32 approved_on;
  guint32 review;
  guint32 valid_from;
  guint32 valid_to;
} HvRow;

/**
 * HvRows: the rows of one language, in the order of the full-text table.
 * @lengths: %HV_N_FIELDS coded lengths a row, see hv_rows_length()
 * @average: mean length of each field where it is not empty
 * @states: #HvState of each row on @day
 */
typedef struct
{
  guint         n;
  const HvRow  *rows;
  const guint8 *lengths;
  double        average[HV_N_FIELDS];
  GHashTable   *documents;
  GHashTable   *topics;
  GHashTable   *audiences;
  HvDay         day;
  guint8       *states;
  GBytes       *bytes[2];
} HvRows;

/**
 * HvRowFilter: numbers to compare with, 0 for any; @any when one is not 0, and
 * @impossible when a name was asked for that no row has.
 */
typedef struct
{
  guint    kinds;
  guint32  document;
  guint32  topic;
  guint32  audience;
  gboolean any;
  gboolean impossible;
} HvRowFilter;

HvRows   *hv_rows_load       (HvDb               *db,
                              guint               table,
                              GError            **error);
void      hv_rows_free       (HvRows             *rows);
void      hv_rows_set_day    (HvRows             *rows,
                              HvDay               day);
void      hv_rows_set_filter (HvRows             *rows,
                              guint               kinds,
                              const char         *document,
                              const char         *topic,
                              const char         *audience,
                              HvRowFilter        *filter);
double    hv_rows_length     (guint8              code);

static inline gboolean
hv_rows_pass (const HvRows      *rows,
              guint              index,
              const HvRowFilter *filter)
{
  const HvRow *row = &rows->rows[index];

  if (rows->states[index] == HV_STATE_HIDDEN || !filter->any)
    return rows->states[index] != HV_STATE_HIDDEN;
  return (filter->kinds == 0 || (row->kind & filter->kinds) != 0)
         && (filter->document == 0 || row->document == filter->document)
         && (filter->topic == 0 || row->topic == filter->topic)
         && (filter->audience == 0 || (row->audience & filter->audience) != 0);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRowsWriter, hv_rows_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRows, hv_rows_free)

G_END_DECLS
