/* hv-search.h: ranked hits in one edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-approval.h"
#include "hv-db.h"
#include "hv-kind.h"
#include "hv-lever.h"

G_BEGIN_DECLS

typedef struct _HvSearch HvSearch;

/**
 * HvSearchRequest:
 * @text: what was typed: any bytes, as far as %HV_LIMIT_QUERY
 * @text_length: in bytes, -1 when NUL-terminated
 * @lang: (nullable): content language; %NULL for the largest
 * @kinds: sum of #HvKind, 0 for any
 * @topic: (nullable): only this topic
 * @document: (nullable): only this document
 * @audience: (nullable): only this audience
 * @limit: how many hits at most, 0 for 20
 * @day: the day to answer for
 * @explain: whether to say how each hit was scored
 * @without: sum of #HvLever, to measure what they are worth; 0 to use them all
 */
typedef struct
{
  const char *text;
  gssize      text_length;
  const char *lang;
  guint       kinds;
  const char *topic;
  const char *document;
  const char *audience;
  guint       limit;
  HvDay       day;
  gboolean    explain;
  guint       without;
} HvSearchRequest;

/**
 * HvMatchedBy: the weakest way in which a hit matched, strongest first.
 */
typedef enum
{
  HV_MATCHED_EXACT,
  HV_MATCHED_PREFIX,
  HV_MATCHED_STEM,
  HV_MATCHED_SYNONYM,
  HV_MATCHED_COMPOUND,
  HV_MATCHED_TYPO,
} HvMatchedBy;

/**
 * HvSpan: where a match stands, in code points.
 */
typedef struct
{
  guint start;
  guint length;
} HvSpan;

/**
 * HvHit:
 * @id: the row number given to the index
 * @title: the original title; @title_matches: (element-type HvSpan) in it
 * @snippet: valid UTF-8, no line breaks; @matches: (element-type HvSpan) in it
 * @explanation: (nullable): how it was scored, when asked for
 */
typedef struct
{
  gint64       id;
  HvKind       kind;
  HvState      state;
  double       score;
  HvMatchedBy  matched_by;
  char        *title;
  GArray      *title_matches;
  char        *snippet;
  GArray      *matches;
  char        *explanation;
} HvHit;

/**
 * HvHits:
 * @lang: the language that was searched, "" when there is none
 * @total: how many rows match in all
 * @visited: how many times a row was looked at because it has a word
 * @coverage: what part of the query, weighed by rarity, the best hit has
 * @sure: %FALSE when the best hit says too little of the query to be trusted
 * @corrected: (nullable): the query as it was understood, when a typo was mended
 * @hits: (element-type HvHit): best first
 */
typedef struct
{
  char      *lang;
  guint      total;
  guint64    visited;
  double     coverage;
  gboolean   sure;
  char      *corrected;
  GPtrArray *hits;
} HvHits;

HvSearch    *hv_search_new         (HvDb                   *db,
                                    GError                **error);
void         hv_search_free        (HvSearch               *search);
char       **hv_search_languages   (HvSearch               *search);
HvHits      *hv_search_run         (HvSearch               *search,
                                    const HvSearchRequest  *request,
                                    GCancellable           *cancellable,
                                    GError                **error);
const char  *hv_search_better      (HvSearch               *search,
                                    const HvSearchRequest  *request,
                                    const HvHits           *hits,
                                    GCancellable           *cancellable,
                                    GError                **error);
void         hv_hits_free          (HvHits                 *hits);
const char  *hv_matched_by_name    (HvMatchedBy             matched_by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSearch, hv_search_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvHits, hv_hits_free)

G_END_DECLS
