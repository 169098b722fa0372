/* hv-synonyms.h: wordings that mean the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"
#include "hv-stem.h"

G_BEGIN_DECLS

typedef struct _HvSynonyms HvSynonyms;

/**
 * HvSynonymMatch: a wording of a group that was found in a query.
 * @first: the word of the query with which it begins
 * @length: how many words it has
 * @others: (element-type GStrv) (transfer none): the other wordings of the
 *   group, as folded words
 */
typedef struct
{
  guint      first;
  guint      length;
  GPtrArray *others;
} HvSynonymMatch;

HvSynonyms *hv_synonyms_new   (void);
void        hv_synonyms_free  (HvSynonyms          *synonyms);
void        hv_synonyms_add   (HvSynonyms          *synonyms,
                               const char          *lines,
                               const char          *lang);
gboolean    hv_synonyms_write (HvSynonyms          *synonyms,
                               HvDb                *db,
                               guint                table,
                               const char          *name,
                               GError             **error);
HvSynonyms *hv_synonyms_load  (HvDb                *db,
                               guint                table,
                               const char          *name,
                               HvStemmer           *stemmer,
                               GError             **error);
gboolean    hv_synonyms_has   (HvSynonyms          *synonyms,
                               const char          *stem);
GArray     *hv_synonyms_match (HvSynonyms          *synonyms,
                               const char * const  *stems,
                               guint                n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSynonyms, hv_synonyms_free)

G_END_DECLS
