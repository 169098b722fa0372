/* hv-signatures.h: which words can contain another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-vocabulary.h"

G_BEGIN_DECLS

typedef struct _HvSignatures HvSignatures;

HvSignatures *hv_signatures_new  (HvVocabulary        *vocabulary);
void          hv_signatures_free (HvSignatures        *signatures);
void          hv_signatures_find (const HvSignatures  *signatures,
                                  const char          *part,
                                  GArray              *terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSignatures, hv_signatures_free)

G_END_DECLS
