/* hv-step.h: the five steps of a privacy call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-block.h"

G_BEGIN_DECLS

/**
 * HvStep: the steps in the order of the conversation, as the founding document
 * numbers them.
 */
typedef enum
{
  HV_STEP_NONE      = 0,
  HV_STEP_TRUST     = 1,
  HV_STEP_EMPATHY   = 2,
  HV_STEP_KNOWLEDGE = 3,
  HV_STEP_REFERRAL  = 4,
  HV_STEP_FOLLOWUP  = 5,
} HvStep;

/**
 * HvItemKind: what stands in a step.
 * @HV_ITEM_GOAL: what this step is for; agent only
 * @HV_ITEM_PHRASE: words to say; may be copied
 * @HV_ITEM_USE: a shelf of phrases (target); the resolver puts its phrases here
 * @HV_ITEM_PROBE: a question behind the question; target is an entry or %NULL
 * @HV_ITEM_FACT: something to know; agent only
 * @HV_ITEM_WRONG: do not promise; agent only, never indexed
 * @HV_ITEM_INSTEAD: say instead; follows its %HV_ITEM_WRONG; may be copied
 * @HV_ITEM_IDENTITY: how to check who is calling; agent only
 * @HV_ITEM_STEP: what the agent does, or with @for_customer what is told
 * @HV_ITEM_FOLLOW: a procedure (target); the resolver puts its steps here
 * @HV_ITEM_CONTACT: where to go; label is the channel, target the href
 * @HV_ITEM_ATTACH: a statement (target) to send along
 * @HV_ITEM_DEADLINE: a term; label is its kind, period its length
 * @HV_ITEM_SEND: a template (target) to send; label says when
 */
typedef enum
{
  HV_ITEM_GOAL,
  HV_ITEM_PHRASE,
  HV_ITEM_USE,
  HV_ITEM_PROBE,
  HV_ITEM_FACT,
  HV_ITEM_WRONG,
  HV_ITEM_INSTEAD,
  HV_ITEM_IDENTITY,
  HV_ITEM_STEP,
  HV_ITEM_FOLLOW,
  HV_ITEM_CONTACT,
  HV_ITEM_ATTACH,
  HV_ITEM_DEADLINE,
  HV_ITEM_SEND,
} HvItemKind;

typedef enum
{
  HV_WHEN_ALWAYS,
  HV_WHEN_QUESTION,
  HV_WHEN_REQUEST,
} HvWhen;

/**
 * HvItem:
 * @id: (nullable): the element's id
 * @label: (nullable): the code that its kind brings: a phrase's kind, a fact's
 *   certainty, a contact's channel, a deadline's kind, a send's moment
 * @target: (nullable): what it points to
 * @title: (nullable): of a probe, the question that its entry answers
 * @period: (nullable): ISO 8601 duration of a deadline
 * @basis: (nullable): the article that a deadline rests on
 * @moods: (nullable): moods a phrase suits, %NULL for all
 * @cites: (nullable): statement elements it rests on
 * @runs: (element-type HvRun): its text, empty for a bare reference
 */
typedef struct
{
  HvStep       step;
  HvItemKind   kind;
  HvWhen       when;
  guint        for_customer : 1;
  char        *id;
  char        *label;
  char        *target;
  char        *title;
  char        *period;
  char        *basis;
  char       **moods;
  char       **cites;
  GPtrArray   *runs;
} HvItem;

HvItem     *hv_item_new      (HvStep        step,
                              HvItemKind    kind);
HvItem     *hv_item_copy     (const HvItem *item);
void        hv_item_free     (HvItem       *item);
gboolean    hv_item_may_copy (const HvItem *item);
const char *hv_item_kind_name (HvItemKind   kind);
const char *hv_step_name     (HvStep        step);
HvStep      hv_step_parse    (const char   *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvItem, hv_item_free)

G_END_DECLS
