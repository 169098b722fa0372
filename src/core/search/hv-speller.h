/* hv-speller.h: the word that was meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-vocabulary.h"

G_BEGIN_DECLS

gboolean hv_speller_correct (HvVocabulary *vocabulary,
                             const char   *word,
                             gboolean      unfinished,
                             guint        *index);

G_END_DECLS
