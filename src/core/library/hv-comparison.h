/* hv-comparison.h: two states beside each other, unit by unit and word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a knowledge manager reads before she puts something in force, and what
 * she sends to legal: the texts as they stand in the documents, approved or not.
 */
#pragma once

#include "hv-import.h"
#include "hv-kind.h"
#include "hv-standing.h"

G_BEGIN_DECLS

/**
 * HvDifferenceKind:
 * @HV_DIFFERENCE_MOVED: the same words in another place
 * @HV_DIFFERENCE_DETAILS: the same words, with another code, term, date or
 *   citation, or put otherwise by callers
 */
typedef enum
{
  HV_DIFFERENCE_ADDED,
  HV_DIFFERENCE_CHANGED,
  HV_DIFFERENCE_REMOVED,
  HV_DIFFERENCE_MOVED,
  HV_DIFFERENCE_DETAILS,
} HvDifferenceKind;

/**
 * HvDifference:
 * @unit: %HV_KIND_NONE for what a document says before its units
 * @key: to open it by; of a document as a whole without "#"
 * @title: the question, or what it is called
 * @before, @after: (nullable): its words, a line for each part; %NULL when it
 *   is not there
 * @details_before, @details_after: (nullable): what it has beside its words;
 *   %NULL when that is the same
 * @moved: it stands elsewhere, whatever else changed
 * @place_before, @place_after: (nullable): title of what it stands behind or
 *   in; only of what moved, %NULL for the beginning
 */
typedef struct
{
  HvDifferenceKind  kind;
  HvKind            unit;
  char             *key;
  char             *document;
  char             *lang;
  char             *title;
  char             *before;
  char             *after;
  char             *details_before;
  char             *details_after;
  gboolean          moved;
  char             *place_before;
  char             *place_after;
} HvDifference;

/**
 * HvTouched: a unit whose words stay, and which must be looked at again.
 * @cites: (array zero-terminated=1): keys of what it rests on and reads
 *   differently now, or is gone; of a translation, the key of its source
 */
typedef struct
{
  HvKind   unit;
  char    *key;
  char    *title;
  char   **cites;
} HvTouched;

/**
 * HvComparedDocument:
 * @version_before, @version_after: (nullable): %NULL when it is not there
 */
typedef struct
{
  HvDocumentType  type;
  char           *id;
  char           *lang;
  char           *title;
  char           *version_before;
  char           *version_after;
} HvComparedDocument;

/**
 * HvComparison:
 * @before, @after: what the two states are called, in words
 * @documents: (element-type HvComparedDocument): those that differ
 * @differences: (element-type HvDifference): statements first, in the order of
 *   the documents
 * @touched: (element-type HvTouched): what rests on that, and nothing else
 *
 * Immutable; may be used from any thread.
 */
typedef struct
{
  char      *before;
  char      *after;
  GPtrArray *documents;
  GPtrArray *differences;
  GPtrArray *touched;
} HvComparison;

HvComparison *hv_comparison_new      (HvStanding          *before,
                                      HvStanding          *after,
                                      GCancellable        *cancellable,
                                      GError             **error);
HvComparison *hv_comparison_between  (const char          *library,
                                      const char          *before,
                                      const char          *after,
                                      GCancellable        *cancellable,
                                      GError             **error);
HvComparison *hv_import_compare       (HvImport            *import,
                                      const char          *library,
                                      GCancellable        *cancellable,
                                      GError             **error);
void          hv_comparison_free     (HvComparison        *comparison);
const char   *hv_difference_name     (HvDifferenceKind     kind);
const char   *hv_difference_words    (HvDifferenceKind     kind);
char         *hv_comparison_to_text  (const HvComparison  *comparison);
char         *hv_comparison_to_html  (const HvComparison  *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvComparison, hv_comparison_free)

G_END_DECLS
