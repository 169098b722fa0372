/* hv-word-pattern.h: wordings to look for in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-words.h"

G_BEGIN_DECLS

/**
 * HvWordPatterns: a list of wordings, written by people who know no programming:
 *
 *     garandeer*, ge*d, altijd   one word; * stands for any letters
 *     moet ... formulier         up to six other words in between, in one sentence
 *     ! niet garanderen          these words are in order, wherever they stand
 *     derhalve = daarom          what to write instead
 *     100%                       a number with a percent sign behind it
 *
 * Commas and line ends come between wordings. Letters are compared as search
 * compares them: without case and marks. Immutable; one thread at a time may
 * look with it.
 */
typedef struct _HvWordPatterns HvWordPatterns;

/**
 * HvWordMatch:
 * @first: number of the first word found
 * @last: number of the last one
 * @instead: (nullable): what to write, owned by the patterns
 */
typedef struct
{
  guint       first;
  guint       last;
  const char *instead;
} HvWordMatch;

HvWordPatterns *hv_word_patterns_new  (const char     *list,
                                       const char     *lang);
void            hv_word_patterns_free (HvWordPatterns *patterns);
gboolean        hv_word_patterns_find (HvWordPatterns *patterns,
                                       HvWords        *words,
                                       const char     *text,
                                       guint           from,
                                       HvWordMatch    *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvWordPatterns, hv_word_patterns_free)

G_END_DECLS
