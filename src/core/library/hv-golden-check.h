/* hv-golden-check.h: whether known questions still find their answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-edition.h"
#include "hv-golden.h"
#include "hv-named-state.h"

G_BEGIN_DECLS

/* The rule of the findings about known questions. */
#define HV_GOLDEN_RULE "golden-lost"

/* Answers further down are not found by anyone. */
#define HV_GOLDEN_RANKS 10

/**
 * HvGoldenResult: what one known question finds.
 * @query, @lang: the question
 * @expected: (array zero-terminated=1): as the list has it
 * @rank: of the first answer that counts, from 1; 0 when it is not among the
 *   first ten
 * @first: (nullable): key of what is found first
 */
typedef struct
{
  char   *query;
  char   *lang;
  char  **expected;
  guint   rank;
  char   *first;
} HvGoldenResult;

guint      hv_golden_rank       (const HvGoldenRow  *row,
                                 HvResults          *results);
GPtrArray *hv_golden_ask        (HvEdition          *edition,
                                 HvGolden           *golden,
                                 const char         *lang,
                                 HvDay               day,
                                 GCancellable       *cancellable,
                                 GError            **error);
GPtrArray *hv_golden_results    (const char         *library,
                                 HvDay               day,
                                 GCancellable       *cancellable,
                                 GError            **error);
gboolean   hv_golden_find_lost  (HvImport           *import,
                                 const char         *library,
                                 HvHistory          *history,
                                 HvNamedState       *after,
                                 GCancellable       *cancellable,
                                 GError            **error);
HvImport  *hv_golden_add        (const char         *library,
                                 const char         *query,
                                 const char         *lang,
                                 const char * const *expected,
                                 const char         *role,
                                 GCancellable       *cancellable,
                                 GError            **error);

G_END_DECLS
