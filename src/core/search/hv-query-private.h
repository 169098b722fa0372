/* hv-query-private.h: a query while it is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-query.h"
#include "hv-tokens.h"

G_BEGIN_DECLS

/**
 * HvQueryBuilder:
 * @number: of the group that is being made
 * @without: sum of #HvLever
 * @lay: what is being added comes from the thesaurus
 * @denied: what is being added is denied: "niet weggooien"
 * @mistyped: what is being added is what was meant, not what was typed
 * @corrected: changes of the query's text, from its end on
 */
typedef struct
{
  HvLexicon    *lexicon;
  HvVocabulary *vocabulary;
  HvQuery      *query;
  guint         number;
  guint         without;
  gboolean      lay;
  gboolean      denied;
  gboolean      mistyped;
  GString      *corrected;
} HvQueryBuilder;

double hv_query_add_ways (HvQueryBuilder  *builder,
                          HvToken         *token,
                          gboolean         alone);
void   hv_query_replace  (HvQueryBuilder  *builder,
                          HvToken         *token,
                          const char      *text);

G_END_DECLS
