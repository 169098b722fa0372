/* hv-signatures.h: which words have about the same letters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-vocabulary.h"

G_BEGIN_DECLS

HvSignatures *hv_signatures_new  (HvVocabulary        *vocabulary);
void          hv_signatures_free (HvSignatures        *signatures);
void          hv_signatures_like (const HvSignatures  *signatures,
                                  const char          *word,
                                  guint                mistakes,
                                  gboolean             unfinished,
                                  GArray              *terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSignatures, hv_signatures_free)

G_END_DECLS
