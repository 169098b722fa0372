/* hv-speller.h: the word that was meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-vocabulary.h"

G_BEGIN_DECLS

/* So many words that may have been meant are found at most. */
#define HV_SPELLINGS 3

/**
 * HvSpelling: a word that may have been meant.
 * @term: its number
 * @distance: mistakes that lead to it
 */
typedef struct
{
  guint term;
  guint distance;
} HvSpelling;

guint hv_speller_find (HvVocabulary *vocabulary,
                       const char   *word,
                       gboolean      unfinished,
                       HvSpelling    found[HV_SPELLINGS]);

G_END_DECLS
