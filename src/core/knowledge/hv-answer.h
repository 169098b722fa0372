/* hv-answer.h: a unit as an agent gets it on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-unit.h"

G_BEGIN_DECLS

/**
 * HvSource: a literal part of a statement that a text rests on or shows.
 * @key: "document#element"
 * @section: key of the section it stands in, for the reader
 * @title: that section's title
 * @blocks: (element-type HvBlock): the text, literally
 * @cited: whether the answer rests on it, or only shows it
 * @missing: the element is gone; blocks is empty
 */
typedef struct
{
  char      *key;
  char      *section;
  char      *title;
  char      *document_title;
  char      *version;
  HvDay      effective;
  char      *href;
  GPtrArray *blocks;
  gboolean   cited;
  gboolean   missing;
} HvSource;

/**
 * HvAnswer:
 * @key: "document#element", with "@lang" where that is needed to find it
 * @items: (element-type HvItem): the unit's steps with shelves and procedures
 *   put in; references that lead to nothing any more are left out
 * @sources: (element-type HvSource): cited ones first
 * @approval: the approval that counts, own or of the document
 * @version: of the document this wording stands in; older than the one in
 *   force when a newer wording is not approved yet (@superseded)
 *
 * Immutable; may be used from any thread.
 */
typedef struct
{
  gatomicrefcount  refs;
  char            *key;
  char            *document;
  char            *document_title;
  char            *lang;
  char            *version;
  guint            edition;
  gboolean         superseded;
  HvUnit          *unit;
  GPtrArray       *items;
  GPtrArray       *sources;
  HvState          state;
  HvApproval       approval;
} HvAnswer;

HvAnswer *hv_answer_new         (void);
HvAnswer *hv_answer_ref         (HvAnswer *answer);
void      hv_answer_unref       (HvAnswer *answer);
HvSource *hv_source_new         (void);
void      hv_source_free        (HvSource *source);

HvSource *hv_answer_find_source (HvAnswer   *answer,
                                 const char *cite);

char     *hv_answer_to_text     (HvAnswer *answer);
char     *hv_answer_to_html     (HvAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvAnswer, hv_answer_unref)

G_END_DECLS
