/* hv-index.h: writes the search tables of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-approval.h"
#include "hv-db.h"
#include "hv-kind.h"

G_BEGIN_DECLS

/**
 * HvField: what is searched, heaviest first.
 * @HV_FIELD_TITLE: question, title, subject, word, phrase
 * @HV_FIELD_ALTERNATIVES: how callers say it, one wording a line
 * @HV_FIELD_KEYWORDS: words for it
 * @HV_FIELD_BODY: the spoken answer, the section's text
 * @HV_FIELD_MORE: explanation, phrases, steps
 */
typedef enum
{
  HV_FIELD_TITLE,
  HV_FIELD_ALTERNATIVES,
  HV_FIELD_KEYWORDS,
  HV_FIELD_BODY,
  HV_FIELD_MORE,
  HV_N_FIELDS,
} HvField;

/**
 * HvIndexRow: one thing that can be found.
 * @id: row number, from 1 upwards, the caller's own
 * @fields: (nullable elements): original text of each #HvField
 * @audience: (nullable) (array zero-terminated=1)
 */
typedef struct
{
  gint64       id;
  const char  *lang;
  HvKind       kind;
  const char  *document;
  const char  *topic;
  char       **audience;
  HvBinding    binding;
  HvDay        approved_on;
  HvDay        review;
  HvDay        valid_from;
  HvDay        valid_to;
  const char  *fields[HV_N_FIELDS];
} HvIndexRow;

typedef struct _HvIndexWriter HvIndexWriter;

HvIndexWriter *hv_index_writer_new      (HvDb              *db,
                                         GError           **error);
void           hv_index_writer_free     (HvIndexWriter     *writer);
gboolean       hv_index_writer_add      (HvIndexWriter     *writer,
                                         const HvIndexRow  *row,
                                         GError           **error);
void           hv_index_writer_synonyms (HvIndexWriter     *writer,
                                         const char        *lang,
                                         const char        *lines);
gboolean       hv_index_writer_finish   (HvIndexWriter     *writer,
                                         GCancellable      *cancellable,
                                         GError           **error);
gboolean       hv_index_check           (HvDb              *db,
                                         GError           **error);
char          *hv_index_stamp           (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvIndexWriter, hv_index_writer_free)

G_END_DECLS
