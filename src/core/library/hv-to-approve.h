/* hv-to-approve.h: what waits for a manager's decision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-kind.h"
#include "hv-named-state.h"

G_BEGIN_DECLS

/**
 * HvToApproveWhy:
 * @HV_TO_APPROVE_WORDING: its newest wording is not approved; agents keep the
 *   approved one, if there is any
 * @HV_TO_APPROVE_SOURCE: a text that it cites changed or vanished
 * @HV_TO_APPROVE_TRANSLATION: what it is a translation of changed
 * @HV_TO_APPROVE_WITHDRAWN: it was taken back, and has not been mended
 * @HV_TO_APPROVE_PASSED: its review date is past
 * @HV_TO_APPROVE_NEAR: its review date comes within thirty days
 *
 * The most urgent first: what a desk cannot use now comes before what it can.
 */
typedef enum
{
  HV_TO_APPROVE_SOURCE,
  HV_TO_APPROVE_TRANSLATION,
  HV_TO_APPROVE_WITHDRAWN,
  HV_TO_APPROVE_WORDING,
  HV_TO_APPROVE_PASSED,
  HV_TO_APPROVE_NEAR,
} HvToApproveWhy;

/**
 * HvCitedText: a text that a unit rests on and that reads differently now.
 * @before: (nullable): as it read when the unit was approved; %NULL when that
 *   is not known any more
 * @after: (nullable): as it reads now; %NULL when it is gone
 */
typedef struct
{
  char *key;
  char *before;
  char *after;
} HvCitedText;

/**
 * HvToApprove:
 * @key: what to hand to hv_library_sign()
 * @unit: %HV_KIND_NONE for a statement as a whole
 * @approved: (nullable): the words that were approved last
 * @newest: the words that approving would approve
 * @version: of the document that @newest stands in
 * @approval: the last one; status %HV_STATUS_NONE when there was none
 * @reason: (nullable): why it was withdrawn
 * @cited: (element-type HvCitedText): what changed of what it rests on
 */
typedef struct
{
  HvToApproveWhy  why;
  char           *key;
  HvKind          unit;
  char           *document;
  char           *lang;
  char           *title;
  char           *approved;
  char           *newest;
  char           *version;
  HvApproval      approval;
  char           *reason;
  GPtrArray      *cited;
} HvToApprove;

/**
 * HvStoodOn: how one unit stood on a day.
 * @key: its name
 * @version: (nullable): of the document whose wording agents had; %NULL when
 *   they had none
 */
typedef struct
{
  char       *key;
  HvKind      unit;
  char       *title;
  HvState     state;
  char       *version;
  HvApproval  approval;
} HvStoodOn;

#define HV_REVIEW_NEAR 30   /* days */

GPtrArray  *hv_to_approve_list  (const char      *library,
                                 HvDay            day,
                                 GCancellable    *cancellable,
                                 GError         **error);
GPtrArray  *hv_stood_on_list    (const char      *library,
                                 HvDay            day,
                                 GCancellable    *cancellable,
                                 GError         **error);
const char *hv_to_approve_name  (HvToApproveWhy   why);
const char *hv_to_approve_words (HvToApproveWhy   why);

G_END_DECLS
