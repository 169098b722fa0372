/* hv-vocabulary.h: the words of one language in an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"

G_BEGIN_DECLS

/**
 * HvVocabulary: all words that occur, sorted by bytes, and what is known of
 * them. A word is named by its number in that order.
 * @n: how many words
 * @rows: how many rows they occur in
 * @terms: the words, a NUL behind each
 * @offsets: where each begins in @terms; one more for the end
 * @df: how many rows each occurs in
 * @sums: sum of @df of the words before each; one more for all
 * @n_stems: how many stems
 * @families: words by stem; @family_starts: where each stem's begin, one more for the end
 */
typedef struct
{
  guint          n;
  guint          rows;
  const char    *terms;
  guint32       *offsets;
  const guint32 *df;
  guint64       *sums;
  guint          n_stems;
  const char    *stems;
  guint32       *stem_offsets;
  const guint32 *stem_of;
  guint32       *families;
  guint32       *family_starts;
  GBytes        *bytes[4];
} HvVocabulary;

gboolean       hv_vocabulary_build     (HvDb          *db,
                                        guint          table,
                                        const char    *lang,
                                        GCancellable  *cancellable,
                                        GError       **error);
HvVocabulary  *hv_vocabulary_load      (HvDb          *db,
                                        guint          table,
                                        guint          rows,
                                        GError       **error);
void           hv_vocabulary_free      (HvVocabulary  *vocabulary);
const char    *hv_vocabulary_term      (HvVocabulary  *vocabulary,
                                        guint          index);
guint          hv_vocabulary_length    (HvVocabulary  *vocabulary,
                                        guint          index);
gboolean       hv_vocabulary_find      (HvVocabulary  *vocabulary,
                                        const char    *word,
                                        guint         *index);
guint          hv_vocabulary_bound     (HvVocabulary  *vocabulary,
                                        const char    *prefix,
                                        gsize          length,
                                        gboolean       behind);
guint          hv_vocabulary_at        (HvVocabulary  *vocabulary,
                                        guint          offset);
const guint32 *hv_vocabulary_family    (HvVocabulary  *vocabulary,
                                        const char    *stem,
                                        guint         *n);
double         hv_vocabulary_idf       (HvVocabulary  *vocabulary,
                                        guint64        df);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvVocabulary, hv_vocabulary_free)

G_END_DECLS
