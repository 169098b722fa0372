/* hv-named-state.c: a state by the name that a person gives it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-named-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-desk.h"
#include "hv-error.h"
#include "hv-names.h"

void
hv_named_state_free (HvNamedState *state)
{
  if (state == NULL)
    return;
  hv_standing_free (state->standing);
  g_clear_pointer (&state->fold, g_ptr_array_unref);
  g_clear_pointer (&state->changes, g_ptr_array_unref);
  g_clear_pointer (&state->incoming, g_hash_table_unref);
  hv_change_free (state->proposed);
  hv_import_free (state->import);
  g_free (state->label);
  g_free (state);
}

static gboolean
stand (HvNamedState  *state,
       const char    *library,
       HvNamedState  *beside,
       GCancellable  *cancellable,
       GError       **error)
{
  state->fold = hv_fold (state->changes);
  state->standing = beside != NULL
    ? hv_standing_new_beside (beside->standing, state->fold, state->incoming, cancellable, error)
    : hv_standing_new (library, state->fold, state->incoming, cancellable, error);
  return state->standing != NULL;
}

static HvNamedState *
of_change (const char      *library,
           HvHistory       *history,
           const HvChange  *change,
           HvNamedState    *beside,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (HvNamedState) state = g_new0 (HvNamedState, 1);

  state->day = change->from;
  state->changes = hv_history_up_to (history, change);
  return stand (state, library, beside, cancellable, error) ? g_steal_pointer (&state) : NULL;
}

/* What a person calls the state of a change; @day when it was named by one. */
static char *
label_of (const HvChange *change,
          HvDay           day)
{
  g_autofree char *from = hv_name_of_day (day != 0 ? day : change->from);

  if (day != 0)
    return g_strdup_printf (_("%s (edition %u)"), from, change->n);
  return g_strdup_printf (change->cancelled ? _("edition %u, which was cancelled")
                                            : _("edition %u, from %s"), change->n, from);
}

/**
 * hv_named_state_of_day:
 * @history: outlives the state
 * @beside: (nullable): another state of this library; what both have is read once
 *
 * Returns: (transfer full) (nullable): what is in force on @day
 */
HvNamedState *
hv_named_state_of_day (const char    *library,
                       HvHistory     *history,
                       HvDay          day,
                       HvNamedState  *beside,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const HvChange *change = hv_history_on (history, day);
  HvNamedState *state;

  if (change == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                           _("There was no knowledge on that day."));
      return NULL;
    }
  state = of_change (library, history, change, beside, cancellable, error);
  if (state != NULL)
    state->label = label_of (change, day);
  return state;
}

static HvNamedState *
of_number (const char    *library,
           HvHistory     *history,
           guint          number,
           HvNamedState  *beside,
           GCancellable  *cancellable,
           GError       **error)
{
  const HvChange *change = hv_history_find (history, number);
  HvNamedState *state;

  if (change == NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("There is no edition %u."), number);
      return NULL;
    }
  state = of_change (library, history, change, beside, cancellable, error);
  if (state != NULL)
    state->label = label_of (change, 0);
  return state;
}

static void
put (HvNamedState       *state,
     GPtrArray          *fold,
     const HvIntakeFile *file)
{
  const HvDocument *document = file->document;
  const HvFoldDocument *have = fold != NULL ? hv_fold_find (fold, document->id, document->lang)
                                            : NULL;

  g_hash_table_insert (state->incoming, file->sha256, file->copy);
  if (have == NULL || strcmp (have->sha256, file->sha256) != 0)
    g_ptr_array_add (state->proposed->documents,
                     hv_change_document_new (HV_OP_PUT, document->type, document->id, document->lang,
                                             document->version, file->sha256));
}

/* @base, which may be nothing, with the files of a plan and the approvals that
 * they declare. */
static HvNamedState *
of_import (const char    *library,
           HvHistory     *history,
           HvImport      *import,
           HvNamedState  *base,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (HvNamedState) state = g_new0 (HvNamedState, 1);
  GPtrArray *files = hv_intake_files (import->intake);
  GPtrArray *unbound;

  state->label = g_strdup (_("as proposed"));
  state->day = import->from;
  state->changes = g_ptr_array_new ();
  state->incoming = g_hash_table_new (g_str_hash, g_str_equal);
  state->proposed = hv_change_new ("import");
  state->proposed->n = hv_history_next_number (history);
  for (guint i = 0; base != NULL && i < base->changes->len; i++)
    g_ptr_array_add (state->changes, g_ptr_array_index (base->changes, i));
  for (guint i = 0; i < files->len; i++)
    {
      const HvIntakeFile *file = g_ptr_array_index (files, i);

      if (file->document != NULL && file->document->id != NULL && file->sha256 != NULL)
        put (state, base != NULL ? base->fold : NULL, file);
    }
  g_ptr_array_add (state->changes, state->proposed);
  if (!stand (state, library, base, cancellable, error))
    return NULL;
  unbound = hv_standing_unbound (state->standing, error);
  if (unbound == NULL)
    return NULL;
  hv_standing_add (state->standing, unbound);
  return g_steal_pointer (&state);
}

static HvNamedState *
of_file (const char    *library,
         HvHistory     *history,
         const char    *path,
         HvNamedState  *base,
         GCancellable  *cancellable,
         GError       **error)
{
  const char *paths[] = { path, NULL };
  HvImportOptions options = { 0 };
  g_autoptr (HvImport) import = hv_import_plan (library, paths, &options, NULL, NULL, cancellable,
                                                error);
  HvNamedState *state;

  if (import == NULL)
    return NULL;
  if (import->refused)
    {
      hv_import_set_refused (import, error);
      return NULL;
    }
  state = of_import (library, history, import, base, cancellable, error);
  if (state == NULL)
    return NULL;
  g_free (state->label);
  state->label = g_path_get_basename (path);
  state->import = g_steal_pointer (&import);
  return state;
}

/**
 * hv_named_state_new:
 * @history: outlives the state
 * @name: the number of an edition, a day like 2026-07-01, or a file or folder
 *   that is proposed
 * @base: (nullable): the state that a proposed file comes to; outlives this one
 *
 * Returns: (transfer full) (nullable): %HV_ERROR_NOT_FOUND when there is no such
 *   edition or file, or was nothing on that day; %HV_ERROR_REFUSED when the file
 *   cannot be taken in
 */
HvNamedState *
hv_named_state_new (const char    *library,
                    HvHistory     *history,
                    const char    *name,
                    HvNamedState  *base,
                    GCancellable  *cancellable,
                    GError       **error)
{
  HvDay day = hv_day_parse (name);
  guint64 number;

  if (day != 0)
    return hv_named_state_of_day (library, history, day, base, cancellable, error);
  if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXUINT, &number, NULL))
    return of_number (library, history, number, base, cancellable, error);
  if (g_file_test (name, G_FILE_TEST_EXISTS))
    return of_file (library, history, name, base, cancellable, error);
  g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND,
               _("“%s” is no edition, no day like 2026-07-01, and no file."), name);
  return NULL;
}

/* The change of an edition or a day; %NULL for a file, and for what is not there. */
static const HvChange *
change_of (HvHistory  *history,
           const char *name)
{
  HvDay day = hv_day_parse (name);
  guint64 number;

  if (day != 0)
    return hv_history_on (history, day);
  if (g_ascii_string_to_unsigned (name, 10, 1, G_MAXUINT, &number, NULL))
    return hv_history_find (history, number);
  return NULL;
}

/* A state whose documents were read together with the other's. */
static HvNamedState *
stand_read (const char      *library,
            HvHistory       *history,
            const HvChange  *change,
            const char      *name,
            GPtrArray       *fold,
            GHashTable      *read,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (HvNamedState) state = g_new0 (HvNamedState, 1);

  state->day = change->from;
  state->changes = hv_history_up_to (history, change);
  state->fold = g_ptr_array_ref (fold);
  state->label = label_of (change, hv_day_parse (name));
  state->standing = hv_standing_new_read (library, read, state->fold, cancellable, error);
  return state->standing != NULL ? g_steal_pointer (&state) : NULL;
}

/**
 * hv_named_states_new:
 * @before, @after: see hv_named_state_new(); a proposed file as @after comes to
 *   the state @before
 * @old, @new: (out) (transfer full): @old must outlive @new
 *
 * Two states, of which the documents are read at the same time where they can be.
 */
gboolean
hv_named_states_new (const char     *library,
                     HvHistory      *history,
                     const char     *before,
                     const char     *after,
                     HvNamedState  **old,
                     HvNamedState  **new,
                     GCancellable   *cancellable,
                     GError        **error)
{
  const HvChange *old_change = change_of (history, before);
  const HvChange *new_change = change_of (history, after);
  g_autoptr (GPtrArray) old_changes = NULL;
  g_autoptr (GPtrArray) new_changes = NULL;
  g_autoptr (GPtrArray) old_fold = NULL;
  g_autoptr (GPtrArray) new_fold = NULL;
  g_autoptr (GHashTable) read = NULL;

  if (old_change == NULL || new_change == NULL)
    {
      *old = hv_named_state_new (library, history, before, NULL, cancellable, error);
      *new = *old != NULL ? hv_named_state_new (library, history, after, *old, cancellable, error)
                          : NULL;
      return *new != NULL;
    }
  old_changes = hv_history_up_to (history, old_change);
  new_changes = hv_history_up_to (history, new_change);
  old_fold = hv_fold (old_changes);
  new_fold = hv_fold (new_changes);
  read = hv_standing_read (library, old_fold, new_fold, cancellable, error);
  if (read == NULL)
    return FALSE;
  *old = stand_read (library, history, old_change, before, old_fold, read, cancellable, error);
  *new = *old != NULL ? stand_read (library, history, new_change, after, new_fold, read, cancellable,
                                    error) : NULL;
  return *new != NULL;
}
