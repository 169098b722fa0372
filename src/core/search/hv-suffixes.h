/* hv-suffixes.h: which words contain another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-vocabulary.h"

G_BEGIN_DECLS

/* Words are found from this byte of a word on: what begins a word is together in the
 * vocabulary already. */
#define HV_SUFFIX_FROM 3

/* Shorter ones are not kept. */
#define HV_SUFFIX_SHORTEST 4

/**
 * HvSuffix: the end of a word of the vocabulary, as it is stored.
 */
typedef guint32 HvSuffix;

#define HV_SUFFIX_TERM(suffix) ((suffix) >> 6)
#define HV_SUFFIX_OFFSET(suffix) ((suffix) & 63)

gboolean hv_suffixes_write (HvDb                *db,
                            guint                table,
                            const char * const  *terms,
                            guint                n,
                            GError             **error);
guint    hv_suffixes_bound (HvVocabulary        *vocabulary,
                            const char          *part,
                            gsize                length,
                            gboolean             behind);
HvSuffix hv_suffixes_get   (HvVocabulary        *vocabulary,
                            guint                index);
gboolean hv_suffixes_check (HvVocabulary        *vocabulary);

G_END_DECLS
