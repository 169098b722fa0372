/* hv-unit.h: one unit of knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-document.h"
#include "hv-kind.h"
#include "hv-step.h"

G_BEGIN_DECLS

/**
 * HvSee: a part of a statement that is shown with an answer.
 * @statement: (nullable): its document, %NULL for the faq's own statement
 * @section: id of any element there
 * @text: the words of the reference
 */
typedef struct
{
  char *statement;
  char *section;
  char *text;
} HvSee;

/**
 * HvUnit:
 * @kind: %HV_KIND_PHRASE stands for a whole shelf of phrases
 * @id: the element's id, unique in its document
 * @parent: (nullable): of a section inside another, that one's id
 * @depth: of a section, 0 at the top
 * @topic: (nullable): of an entry
 * @audience: (nullable): of an entry; %NULL is customer
 * @title: (element-type HvRun): the question, title, subject or word
 * @alternatives: (nullable): how callers say it
 * @keywords: (nullable): words for it
 * @body: (element-type HvBlock): the spoken answer, the section's own text
 *   without its sections, the letter, the definition
 * @body_cites: (nullable): what the answer rests on
 * @explanation: (element-type HvBlock): more about it
 * @note: (element-type HvBlock): for the agent only
 * @see: (element-type HvSee): shown with it
 * @laws: (element-type HvBlock): articles
 * @items: (element-type HvItem): the five steps in order; the phrases of a
 *   shelf; the steps of a procedure
 * @step: of a shelf, the step it serves
 * @referral_to: (nullable): the role that takes it over
 * @referral_register: whether a request must be registered
 * @channel: (nullable): of a template
 * @approval: its own, status %HV_STATUS_NONE when the document's counts
 *
 * Immutable once read; may be used from any thread.
 */
typedef struct
{
  HvKind       kind;
  char        *id;
  char        *parent;
  guint        depth;
  char        *topic;
  char       **audience;
  char       **rights;
  char       **covers;
  HvDay        valid_from;
  HvDay        valid_to;
  GPtrArray   *title;
  char       **alternatives;
  char       **keywords;
  GPtrArray   *body;
  char       **body_cites;
  GPtrArray   *explanation;
  char       **explanation_cites;
  GPtrArray   *note;
  GPtrArray   *see;
  GPtrArray   *laws;
  GPtrArray   *items;
  HvStep       step;
  char        *referral_to;
  gboolean     referral_register;
  char        *channel;
  HvApproval   approval;
} HvUnit;

HvUnit  *hv_unit_new         (HvKind        kind);
void     hv_unit_free        (HvUnit       *unit);
char    *hv_unit_title       (const HvUnit *unit);
char    *hv_unit_spoken      (const HvUnit *unit);
char    *hv_unit_words       (const HvUnit *unit);
char   **hv_unit_cites       (const HvUnit *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvUnit, hv_unit_free)

G_END_DECLS
