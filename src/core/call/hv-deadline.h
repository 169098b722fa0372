/* hv-deadline.h: by which day a request must be answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-terms.h"

G_BEGIN_DECLS

/**
 * HvDeadline:
 * @receipt: the day the request came in, anywhere in the organisation
 * @at_once: the right takes effect immediately; nothing is to be waited for
 * @legal: the legal last day, and the one date to say; 0 when the right has no
 *   term because it works at once
 * @extension_notice: by when a longer term must be announced, with its reasons:
 *   the legal last day; 0 as @legal
 * @extension: the last day if it was; 0 as @legal
 * @target: the day the organisation aims at; never said, 0 as @legal
 * @legal_rule: (nullable): how that day was counted, whole sentences in the
 *   language of the interface; the others likewise
 */
typedef struct
{
  HvDay     receipt;
  gboolean  at_once;
  HvDay     legal;
  HvDay     extension_notice;
  HvDay     extension;
  HvDay     target;
  char     *legal_rule;
  char     *notice_rule;
  char     *extension_rule;
  char     *target_rule;
  char     *at_once_rule;
} HvDeadline;

HvDeadline *hv_deadline_new  (HvTerms     *terms,
                              HvDay        receipt,
                              GPtrArray   *items,
                              gboolean     at_once,
                              GError     **error);
void        hv_deadline_free (HvDeadline  *deadline);
char       *hv_deadline_rule (HvDeadline  *deadline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvDeadline, hv_deadline_free)

G_END_DECLS
