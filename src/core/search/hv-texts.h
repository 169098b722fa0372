/* hv-texts.h: what rows say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-forward.h"

G_BEGIN_DECLS

/**
 * HvText: a row.
 * @fields: (nullable elements): the originals, as valid UTF-8
 * @words: (array length=size): see hv_forward_init()
 */
typedef struct
{
  const char   *fields[HV_N_FIELDS];
  const guint8 *words;
  gsize         size;
} HvText;

typedef struct _HvTexts HvTexts;

HvTexts      *hv_texts_new  (HvDb      *db,
                             GError   **error);
void          hv_texts_free (HvTexts   *texts);
void          hv_texts_trim (HvTexts   *texts);
const HvText *hv_texts_get  (HvTexts   *texts,
                             guint32    id,
                             GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTexts, hv_texts_free)

G_END_DECLS
