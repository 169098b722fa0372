/* hv-tokens.h: the words of a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-lexicon.h"

G_BEGIN_DECLS

/**
 * HvToken: a word of a query.
 * @forms: (element-type utf8): its folded forms, the one to show first
 * @stem: of the first form
 * @start, @end: bytes of the query
 * @open: nothing stands behind it, so it may not be finished
 * @stop: it says nothing about what is asked
 * @denied: it stands in a wording that denies and has synonyms as a whole
 * @idiom: the synonyms it has are those of such a wording
 * @mistyped: @forms are what was meant, not what was typed
 * @typed: (nullable): folded, where that is something else
 * @meant: (element-type utf8) (nullable): other words that may have been meant
 * @mended: (nullable): what is to stand in the place of those bytes
 * @others: (element-type GStrv) (nullable): synonyms, as folded words
 * @lay: (element-type GStrv) (nullable): those of the thesaurus
 */
typedef struct
{
  GPtrArray *forms;
  char      *stem;
  guint      start;
  guint      end;
  gboolean   open;
  gboolean   stop;
  gboolean   denied;
  gboolean   idiom;
  gboolean   mistyped;
  char      *typed;
  GPtrArray *meant;
  char      *mended;
  GPtrArray *others;
  GPtrArray *lay;
} HvToken;

GPtrArray  *hv_tokens_new  (HvLexicon   *lexicon,
                            const char  *text,
                            gsize        length,
                            guint        without,
                            GPtrArray   *idle);
HvToken    *hv_token_new  (HvLexicon   *lexicon,
                           const char  *text,
                           guint        start,
                           guint        end);
const char *hv_token_text  (HvToken     *token);

G_END_DECLS
