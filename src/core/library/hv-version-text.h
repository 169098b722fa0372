/* hv-version-text.h: the words of versions of documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-standing.h"

G_BEGIN_DECLS

/**
 * HvVersionText: of a unit, or of a statement as a whole.
 * @words: a line for each part
 */
typedef struct
{
  char  *title;
  char  *words;
  HvDay  valid_from;
  HvDay  valid_to;
} HvVersionText;

/**
 * HvVersionTexts: reads each version once, when it is first asked for. Used by
 * one thread at a time.
 */
typedef struct _HvVersionTexts HvVersionTexts;

HvVersionTexts      *hv_version_texts_new     (HvStanding      *standing,
                                               GCancellable    *cancellable);
void                 hv_version_texts_free    (HvVersionTexts  *texts);
const HvVersionText *hv_version_texts_find    (HvVersionTexts  *texts,
                                               const char      *sha256,
                                               const char      *id);
const char          *hv_version_texts_element (HvVersionTexts  *texts,
                                               const char      *sha256,
                                               const char      *id);
gboolean             hv_version_texts_check   (HvVersionTexts  *texts,
                                               GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvVersionTexts, hv_version_texts_free)

G_END_DECLS
