/* hv-named-state.h: a state by the name that a person gives it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-import.h"
#include "hv-standing.h"

G_BEGIN_DECLS

/**
 * HvNamedState: the state of an edition, of a day, or that proposed files would
 * make.
 * @label: what it is called, in words
 * @day: from which it is, or would be, in force
 * @changes: (element-type HvChange): what it rests on; borrowed from the history,
 *   and @proposed
 * @fold: (element-type HvFoldDocument): the documents they lead to
 * @standing: what stands in it; borrows @fold and @incoming
 * @import: (nullable): the plan that proposed files were read for
 * @proposed: (nullable): the change that they would make
 * @incoming: (nullable): SHA-256 to path of what is not in the library yet
 */
typedef struct
{
  char       *label;
  HvDay       day;
  GPtrArray  *changes;
  GPtrArray  *fold;
  HvStanding *standing;
  HvImport   *import;
  HvChange   *proposed;
  GHashTable *incoming;
} HvNamedState;

HvNamedState *hv_named_state_new      (const char          *library,
                                       HvHistory           *history,
                                       const char          *name,
                                       HvNamedState        *base,
                                       GCancellable        *cancellable,
                                       GError             **error);
HvNamedState *hv_named_state_of_day   (const char          *library,
                                       HvHistory           *history,
                                       HvDay                day,
                                       HvNamedState        *beside,
                                       GCancellable        *cancellable,
                                       GError             **error);
gboolean      hv_named_states_new     (const char          *library,
                                       HvHistory           *history,
                                       const char          *before,
                                       const char          *after,
                                       HvNamedState       **old,
                                       HvNamedState       **new,
                                       GCancellable        *cancellable,
                                       GError             **error);
void          hv_named_state_free     (HvNamedState        *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvNamedState, hv_named_state_free)

G_END_DECLS
