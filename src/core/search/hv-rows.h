/* hv-rows.h: what is known of each row without reading it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-index.h"
#include "hv-paged.h"

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
 * HvProfile: all that many rows have alike, as it is stored, in numbers of 32 bits:
 * whether a row may be shown is settled for them together.
 * @kind: #HvKind and, from bit 16, #HvBinding
 * @document: number of the document, from 1
 * @topic: number of the topic, 0 for none
 * @audience: a bit for each audience
 */
typedef struct
{
  guint32 kind;
  guint32 document;
  guint32 topic;
  guint32 audience;
  guint32 approved_on;
  guint32 review;
  guint32 valid_from;
  guint32 valid_to;
} HvProfile;

/**
 * HvRows: the rows of one language, in the order of the full-text table.
 * @ids: the row numbers given to the index, see hv_rows_id()
 * @profile_of: number of each row's profile
 * @lengths: %HV_N_FIELDS coded lengths a row, see hv_rows_length()
 * @average: mean length of each field where it is not empty
 * @states: #HvState of each profile on @day
 * @passes: whether the rows of each profile may be found, see hv_rows_set_filter()
 */
typedef struct
{
  guint            n;
  guint            n_profiles;
  HvPaged         *ids;
  const guint32   *profile_of;
  const HvProfile *profiles;
  const guint8    *lengths;
  double           average[HV_N_FIELDS];
  GHashTable      *documents;
  GHashTable      *topics;
  GHashTable      *audiences;
  HvDay            day;
  guint8          *states;
  guint8          *passes;
  HvPaged         *stored[3];
} HvRows;

/**
 * HvRowFilter: numbers to compare with, 0 for any; @impossible when a name was
 * asked for that no row has.
 */
typedef struct
{
  guint    kinds;
  guint32  document;
  guint32  topic;
  guint32  audience;
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
gboolean  hv_rows_check      (HvRows             *rows,
                              gboolean            all,
                              GError            **error);

static inline gboolean
hv_rows_pass (const HvRows *rows,
              guint         index)
{
  return rows->passes[rows->profile_of[index]];
}

static inline guint32
hv_rows_id (const HvRows *rows,
            guint         index)
{
  return hv_paged_word (rows->ids, index);
}

static inline HvKind
hv_rows_kind (const HvRows *rows,
              guint         index)
{
  return rows->profiles[rows->profile_of[index]].kind & HV_KIND_ANY;
}

static inline HvState
hv_rows_state (const HvRows *rows,
               guint         index)
{
  return rows->states[rows->profile_of[index]];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRowsWriter, hv_rows_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRows, hv_rows_free)

G_END_DECLS
