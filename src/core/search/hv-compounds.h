/* hv-compounds.h: words that are glued together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-lexicon.h"

G_BEGIN_DECLS

gboolean    hv_compounds_occur (const char  *lang);
GHashTable *hv_compounds_new   (void);
GArray     *hv_compounds_with  (HvLexicon   *lexicon,
                                const char  *part,
                                gboolean     finished);
void        hv_compounds_split (HvLexicon   *lexicon,
                                const char  *word,
                                GArray      *parts);

G_END_DECLS
