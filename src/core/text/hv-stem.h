/* hv-stem.h: what the forms of a word have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HvStemmer HvStemmer;

HvStemmer *hv_stemmer_new    (const char *lang);
void       hv_stemmer_free   (HvStemmer  *stemmer);
char      *hv_stemmer_stem   (HvStemmer  *stemmer,
                              const char *word,
                              gssize      length);
gboolean   hv_stemmer_is_participle (HvStemmer  *stemmer,
                                     const char *word);
char      *hv_stemmer_partner (HvStemmer  *stemmer,
                               const char *word);
char      *hv_text_stamp     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvStemmer, hv_stemmer_free)

G_END_DECLS
