/* hv-paper.h: what a caller may get to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-dates.h"
#include "hv-edition-types.h"
#include "hv-spoken.h"

G_BEGIN_DECLS

typedef enum
{
  HV_LINE_TITLE,
  HV_LINE_HEADING,
  HV_LINE_TEXT,
  HV_LINE_ITEM,
} HvLineKind;

/**
 * HvPaperLine:
 * @level: of a heading, 2 and deeper
 * @number: of an item, 0 in a list without order
 * @quote: whether it is the literal text of a statement under an answer
 * @id: (nullable): by which it is cited
 * @label: (nullable): what stands before it
 * @runs: (element-type HvRun): its text
 */
typedef struct
{
  HvLineKind   kind;
  guint        level;
  guint        number;
  gboolean     quote;
  char        *id;
  const char  *label;
  GPtrArray   *runs;
} HvPaperLine;

/**
 * HvPaper: a statement or an answer to print, to save or to send, in the
 * language of the knowledge. Nothing that is for the agent only is on it.
 * @name: of a file that holds it, without what follows the dot: document,
 *   version and language
 * @footer: what it is, and of a statement the hash of what was approved
 * @sha256: (nullable): of the document that was approved, as it was imported
 * @lines: (element-type HvPaperLine): from the title on
 */
typedef struct
{
  char      *name;
  char      *lang;
  char      *title;
  char      *footer;
  char      *sha256;
  GPtrArray *lines;
  HvSpoken  *spoken;
} HvPaper;

HvPaper *hv_paper_new_statement (HvOutline  *outline,
                                 HvSpoken   *spoken,
                                 HvDates    *dates,
                                 GError    **error);
HvPaper *hv_paper_new_answer    (HvAnswer   *answer,
                                 HvSpoken   *spoken,
                                 HvDates    *dates,
                                 GError    **error);
void     hv_paper_free          (HvPaper    *paper);
char    *hv_paper_to_html       (HvPaper    *paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPaper, hv_paper_free)

G_END_DECLS
