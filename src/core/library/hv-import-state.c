/* hv-import-state.c: the state that an import would make, beside the one without it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-import-private.h"

#include <glib/gi18n-lib.h>

#include "hv-builder.h"
#include "hv-compare.h"
#include "hv-comparison.h"
#include "hv-golden-check.h"
#include "hv-import-folder.h"
#include "hv-names.h"
#include "hv-state-check.h"

/* Where the documents of the import are: SHA-256 to path. */
GHashTable *
hv_import_incoming (HvImport *import)
{
  GHashTable *incoming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  hv_import_add_incoming (import, incoming);
  return incoming;
}

/* The state on the import's day without the import. */
GPtrArray *
hv_import_fold_before (HvHistory      *history,
                       const HvChange *change)
{
  g_autoptr (GPtrArray) changes = hv_history_up_to (history, change);

  g_ptr_array_set_size (changes, changes->len - 1);
  return hv_fold (changes);
}

/* The state that the import would make, with the approvals that it declares;
 * @before is the state without it. */
static HvNamedState *
state_after (HvImport      *import,
             HvHistory     *history,
             HvChange      *change,
             HvStanding    *before,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (HvNamedState) state = g_new0 (HvNamedState, 1);
  GPtrArray *unbound;

  state->label = g_strdup (_("as proposed"));
  state->day = change->from;
  state->changes = hv_history_up_to (history, change);
  state->fold = hv_fold (state->changes);
  state->incoming = hv_import_incoming (import);
  state->standing = hv_standing_new_beside (before, state->fold, state->incoming, cancellable, error);
  unbound = state->standing != NULL ? hv_standing_unbound (state->standing, error) : NULL;
  if (unbound == NULL)
    return NULL;
  hv_standing_add (state->standing, unbound);
  return g_steal_pointer (&state);
}

/* What would be, beside what would be without it. */
typedef struct
{
  HvHistory    *history;     /* when it was read for this */
  HvChange     *change;      /* when it was made for this */
  GPtrArray    *old_fold;
  HvStanding   *old;
  HvNamedState *state;
} Proposal;

static void
proposal_clear (Proposal *proposal)
{
  g_clear_pointer (&proposal->state, hv_named_state_free);
  g_clear_pointer (&proposal->old, hv_standing_free);
  g_clear_pointer (&proposal->old_fold, g_ptr_array_unref);
  g_clear_pointer (&proposal->change, hv_change_free);
  g_clear_pointer (&proposal->history, hv_history_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proposal, proposal_clear)

static gboolean
propose (Proposal      *proposal,
         HvImport      *import,
         const char    *library,
         HvHistory     *history,
         HvChange      *change,
         GHashTable    *versions,
         GCancellable  *cancellable,
         GError       **error)
{
  proposal->old_fold = hv_import_fold_before (history, change);
  proposal->old = versions != NULL
    ? hv_standing_new_read (library, versions, proposal->old_fold, cancellable, error)
    : hv_standing_new (library, proposal->old_fold, NULL, cancellable, error);
  if (proposal->old == NULL)
    return FALSE;
  proposal->state = state_after (import, history, change, proposal->old, cancellable, error);
  return proposal->state != NULL;
}

/* The same with the library as it is by now. */
static gboolean
propose_now (Proposal      *proposal,
             HvImport      *import,
             const char    *library,
             GCancellable  *cancellable,
             GError       **error)
{
  proposal->history = hv_import_read_history (library, error);
  if (proposal->history == NULL)
    return FALSE;
  proposal->change = hv_import_make_change (import, proposal->history, NULL);
  return propose (proposal, import, library, proposal->history, proposal->change, NULL, cancellable,
                  error);
}

/* Fills in what changes, and adds what is to be found about it. @change is not in
 * @history yet; @versions are those that were read before, if any. */
gboolean
hv_import_find_changes (HvImport      *import,
                        const char    *library,
                        HvHistory     *history,
                        HvChange      *change,
                        GHashTable    *versions,
                        gboolean       with_golden,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_auto (Proposal) proposal = { 0 };

  return propose (&proposal, import, library, history, change, versions, cancellable, error)
         && hv_compare (proposal.old, proposal.state->standing, import->added, import->changed,
                        import->removed, import->touched, import->intake, error)
         && hv_state_check (proposal.state, library != NULL ? proposal.old_fold : NULL,
                            import->intake, error)
         && (!with_golden
             || hv_golden_find_lost (import, library, history, proposal.state, cancellable, error));
}

/**
 * hv_import_compare:
 * @import: a plan that is not refused
 *
 * Compares the state that the plan would make with the one without it, on the day
 * from which it would be in force. Any thread, one at a time for each plan.
 *
 * Returns: (transfer full) (nullable): what differs, and what rests on it
 */
HvComparison *
hv_import_compare (HvImport      *import,
                   const char    *library,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_auto (Proposal) proposal = { 0 };
  HvComparison *comparison
    = propose_now (&proposal, import, library, cancellable, error)
        ? hv_comparison_new (proposal.old, proposal.state->standing, cancellable, error) : NULL;

  if (comparison != NULL)
    {
      comparison->before = hv_name_of_day (import->from);
      comparison->after = g_strdup (proposal.state->label);
    }
  return comparison;
}

/**
 * hv_import_build_preview:
 * @import: a plan that is not refused
 *
 * Builds the edition that the plan would make, in the plan's own folder, so that
 * a person may look at it as agents would: hv_service_new_preview() opens it.
 *
 * Returns: (transfer full) (nullable): its path, which is good as long as @import
 */
char *
hv_import_build_preview (HvImport      *import,
                         const char    *library,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_auto (Proposal) proposal = { 0 };
  g_autofree char *path = g_build_filename (hv_intake_folder (import->intake), "preview.db", NULL);

  if (!propose_now (&proposal, import, library, cancellable, error)
      || !hv_builder_build_state (library, proposal.state->changes, proposal.state->standing, path,
                                  NULL, NULL, cancellable, error))
    return NULL;
  return g_steal_pointer (&path);
}
