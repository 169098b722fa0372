/* hv-compare.h: what differs between two states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-intake.h"
#include "hv-standing.h"

G_BEGIN_DECLS

/* The rule of the findings that comparing adds. */
#define HV_COMPARE_RULE "changed-after-approval"

gboolean hv_compare         (HvStanding  *before,
                             HvStanding  *after,
                             GPtrArray   *added,
                             GPtrArray   *changed,
                             GPtrArray   *removed,
                             GPtrArray   *touched,
                             HvIntake    *intake,
                             GError     **error);
char    *hv_compare_key     (HvStanding           *standing,
                             const HvFoldDocument *document,
                             const char           *id);
gboolean hv_compare_touched (HvStanding           *before,
                             HvStanding           *after,
                             HvFoldDocument       *old_document,
                             HvFoldDocument       *new_document,
                             const HvLoadedUnit   *old_unit,
                             const HvLoadedUnit   *new_unit,
                             gboolean             *touched,
                             GError              **error);
int      hv_compare_strings (gconstpointer a,
                             gconstpointer b);

G_END_DECLS
