/* hv-lexicon.h: all that is kept in memory of one language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-rows.h"
#include "hv-stem.h"
#include "hv-synonyms.h"
#include "hv-vocabulary.h"
#include "hv-words.h"

G_BEGIN_DECLS

/**
 * HvLexicon:
 * @table: number of the language
 * @synonyms: what the documents say means the same
 * @thesaurus: what the program says means the same
 * @compounds: (element-type utf8 GArray): parts of words that were asked for
 *   lately, to the words that are made with them
 * @words: to cut queries in
 * @norms: what one occurrence counts in each field, by coded length
 */
typedef struct
{
  guint         table;
  char         *lang;
  HvStemmer    *stemmer;
  HvRows       *rows;
  HvVocabulary *vocabulary;
  HvSynonyms   *synonyms;
  HvSynonyms   *thesaurus;
  GHashTable   *compounds;
  HvWords      *words;
  float         norms[HV_N_FIELDS][256];
} HvLexicon;

HvLexicon *hv_lexicon_load (HvDb        *db,
                            guint        table,
                            const char  *lang,
                            GError     **error);
void       hv_lexicon_free (HvLexicon   *lexicon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvLexicon, hv_lexicon_free)

G_END_DECLS
