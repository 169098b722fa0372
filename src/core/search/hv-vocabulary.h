/* hv-vocabulary.h: the words of one language in an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-paged.h"

G_BEGIN_DECLS

typedef struct _HvSignatures HvSignatures;

/**
 * HvVocabulary: all words that occur, sorted by bytes, and what is known of
 * them. A word is named by its number in that order. Of all that is stored, only
 * what is asked for is read.
 * @n: how many words
 * @rows: how many rows they occur in
 * @n_stems: how many stems
 * @n_suffixes: how many ends of words
 * @terms: the words, a NUL behind each
 * @starts: where each begins in @terms; one more for the end
 * @df: how many rows each occurs in
 * @by_arrival: number of each word in the order in which they came
 * @arrivals: when each word came: the other way round
 * @families: words by stem; @family_starts: where each stem's begin, one more for the end
 * @suffixes: see hv_suffixes_bound()
 * @signatures: %NULL until hv_vocabulary_signatures() is asked
 */
typedef struct
{
  guint    n;
  guint    rows;
  guint    n_stems;
  guint    n_suffixes;
  HvPaged *terms;
  HvPaged *starts;
  HvPaged *df;
  HvPaged *by_arrival;
  HvPaged *arrivals;
  HvPaged *stems;
  HvPaged *stem_starts;
  HvPaged *families;
  HvPaged *family_starts;
  HvPaged *suffixes;
  HvSignatures *signatures;
} HvVocabulary;

HvVocabulary  *hv_vocabulary_load      (HvDb          *db,
                                        guint          table,
                                        guint          rows,
                                        GError       **error);
void           hv_vocabulary_free      (HvVocabulary  *vocabulary);
const char    *hv_vocabulary_term      (HvVocabulary  *vocabulary,
                                        guint          index);
guint32        hv_vocabulary_df        (HvVocabulary  *vocabulary,
                                        guint          index);
guint32        hv_vocabulary_arrived   (HvVocabulary  *vocabulary,
                                        guint32        arrival);
guint32        hv_vocabulary_arrival   (HvVocabulary  *vocabulary,
                                        guint          index);
gboolean       hv_vocabulary_check     (HvVocabulary  *vocabulary,
                                        gboolean       all,
                                        GError       **error);
guint          hv_vocabulary_length    (HvVocabulary  *vocabulary,
                                        guint          index);
gboolean       hv_vocabulary_find      (HvVocabulary  *vocabulary,
                                        const char    *word,
                                        guint         *index);
guint          hv_vocabulary_bound     (HvVocabulary  *vocabulary,
                                        const char    *prefix,
                                        gsize          length,
                                        gboolean       behind);
const guint32 *hv_vocabulary_family    (HvVocabulary  *vocabulary,
                                        const char    *stem,
                                        guint         *n);
const HvSignatures *
               hv_vocabulary_signatures (HvVocabulary *vocabulary);
guint64        hv_vocabulary_sum       (HvVocabulary  *vocabulary,
                                        guint          first,
                                        guint          end);
double         hv_vocabulary_idf       (HvVocabulary  *vocabulary,
                                        guint64        df);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvVocabulary, hv_vocabulary_free)

G_END_DECLS
