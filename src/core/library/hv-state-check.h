/* hv-state-check.h: what only all documents of a state together can tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-intake.h"
#include "hv-named-state.h"

G_BEGIN_DECLS

/* Rules of the findings that are added. */
#define HV_RIGHT_RULE   "right-without-answer"
#define HV_OVERLAP_RULE "overlapping-statements"
#define HV_SUPERSEDES_RULE "supersedes"

gboolean hv_state_check       (HvNamedState  *state,
                               GPtrArray     *before,
                               HvIntake      *intake,
                               GError       **error);
gboolean hv_state_check_is_of (const char    *rule);

G_END_DECLS
