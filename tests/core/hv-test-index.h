/* hv-test-index.h: a small index in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-index.h"
#include "hv-search.h"

G_BEGIN_DECLS

/* The day on which a test asks. */
#define DAY 100

/**
 * TestRow: a row as a test writes it; its id is its place, from 1.
 */
typedef struct
{
  const char *lang;
  HvKind      kind;
  const char *document;
  const char *topic;
  const char *title;
  const char *alternatives;
  const char *body;
  const char *audience;
  HvBinding   binding;
  HvDay       on, review, from, to;
} TestRow;

/* The beginning of a Dutch entry, and the end of a row that is shown. */
#define NL "nl", HV_KIND_ENTRY, "vragen"
#define SHOWN .binding = HV_BINDING_HOLDS

typedef struct
{
  HvDb     *db;
  HvSearch *search;
} TestIndex;

TestIndex    test_index_build  (const TestRow         *rows,
                                gsize                  n,
                                const char            *synonyms);
void         test_index_drop   (TestIndex             *index);
HvHits      *test_index_ask    (TestIndex             *index,
                                const HvSearchRequest *request);
HvHits      *test_index_find   (TestIndex             *index,
                                const char            *text);
char        *test_index_ids    (HvHits                *hits);
const HvHit *test_index_hit    (HvHits                *hits,
                                gint64                 id);
void         test_index_assert (TestIndex             *index,
                                const char            *text,
                                const char            *expected);

G_END_DECLS
