/* hv-import-apply.c: an import that is carried out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-import-folder.h"
#include "hv-library-private.h"

static void
refuse_pending (HvImport  *import,
                GError   **error)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < import->pending->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "",
                            g_array_index (import->pending, guint, i));
  g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
               _("Waiting changes touch the same documents: %s. Choose --keep-pending, so that they "
                 "still replace this one on their day, or --cancel-pending."), numbers->str);
}

/* What somebody else did to the same documents after the person looked would be
 * undone unseen. */
static gboolean
check_unchanged (HvImport   *import,
                 HvLibrary  *library,
                 GError    **error)
{
  HvHistory *history = library->history;

  for (guint i = 0; i < history->changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (history->changes, i);

      if (change->n <= import->base || change->n > library->published || change->cancelled
          || !hv_import_is_touched_by (import, change))
        continue;
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("Somebody else changed the same documents meanwhile (edition %u). Nothing was "
                     "changed now. Look at the files again."), change->n);
      return FALSE;
    }
  return TRUE;
}

/* A library that was there is not made anew when its share has vanished. */
static gboolean
check_present (HvImport    *import,
               const char  *library,
               GError     **error)
{
  g_autofree char *current = g_build_filename (library, "current", NULL);

  if (import->base == 0 || g_file_test (current, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE,
               _("The library “%s” is not there any more. Is its share or drive connected?"), library);
  return FALSE;
}

/* A source that got lost or damaged comes back with the same file. */
static gboolean
restore_sources (HvImport    *import,
                 HvLibrary   *library,
                 GHashTable  *incoming,
                 GError     **error)
{
  for (guint i = 0; i < import->documents->len; i++)
    {
      const HvImportDocument *document = g_ptr_array_index (import->documents, i);
      g_autofree char *path = hv_source_path (library->folder, document->type, document->sha256);
      g_autofree char *sum = NULL;

      if (document->change != HV_CHANGE_SAME)
        continue;
      sum = hv_file_sha256 (path, NULL, NULL, NULL);
      if (g_strcmp0 (sum, document->sha256) != 0
          && !hv_library_store (library, document->type, document->sha256,
                                g_hash_table_lookup (incoming, document->sha256), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_statement (HvImport   *import,
              const char *key)
{
  gsize length = strcspn (key, "#");

  for (guint i = 0; i < import->documents->len; i++)
    {
      const HvImportDocument *document = g_ptr_array_index (import->documents, i);

      if (document->type == HV_DOCUMENT_STATEMENT && strlen (document->id) == length
          && strncmp (document->id, key, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What an import brings, as keys to sign off: statements as a whole, and units.
 * A translation that is not finished waits for the next import of it. */
static GPtrArray *
keys_of (HvImport   *import,
         HvStanding *standing)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < import->documents->len; i++)
    {
      const HvImportDocument *document = g_ptr_array_index (import->documents, i);

      if (document->type == HV_DOCUMENT_STATEMENT && document->change != HV_CHANGE_SAME)
        g_ptr_array_add (all, g_strconcat (document->id, "@", document->lang, NULL));
    }
  for (guint i = 0; i < import->added->len + import->changed->len; i++)
    {
      const char *key = i < import->added->len ? g_ptr_array_index (import->added, i)
                                               : g_ptr_array_index (import->changed,
                                                                    i - import->added->len);

      if (!is_statement (import, key))
        g_ptr_array_add (all, g_strdup (key));
    }
  for (guint i = 0; i < all->len; i++)
    if (!hv_library_is_unfinished (standing, g_ptr_array_index (all, i)))
      g_ptr_array_add (keys, g_strdup (g_ptr_array_index (all, i)));
  g_ptr_array_add (keys, NULL);
  return keys;
}

/* Signs off all that @change brings, in the same change. */
static gboolean
approve_all (HvImport    *import,
             HvLibrary   *library,
             HvChange    *change,
             GHashTable  *incoming,
             const char  *role,
             GError     **error)
{
  g_autoptr (GPtrArray) changes = hv_history_up_to (library->history, change);
  g_autoptr (GPtrArray) fold = hv_fold (changes);
  g_autoptr (HvStanding) standing = hv_standing_new (library->folder, fold, incoming, NULL, error);
  g_autoptr (GPtrArray) keys = standing != NULL ? keys_of (import, standing) : NULL;
  g_autoptr (GPtrArray) signatures = NULL;
  HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) role,
                          .on = hv_library_today (library) };

  if (standing != NULL)
    signatures = hv_library_signatures (standing, (const char * const *) keys->pdata, &approval, NULL,
                                        error);
  return signatures != NULL && hv_library_add_approvals (library, change, signatures, error);
}

/**
 * hv_import_apply:
 * @import: a plan that is not refused; its report is brought up to date
 *
 * Carries a plan out: one change, or none when every document is already there
 * as it is.
 */
gboolean
hv_import_apply (HvImport               *import,
                 const char             *library_folder,
                 const HvImportOptions  *options,
                 HvProgress              progress,
                 gpointer                user_data,
                 GCancellable           *cancellable,
                 GError                **error)
{
  g_autoptr (HvLibrary) library = NULL;
  g_autoptr (GHashTable) incoming = hv_import_incoming (import);
  g_autoptr (HvChange) change = NULL;
  guint n;

  g_return_val_if_fail (!import->refused, FALSE);

  if (!check_present (import, library_folder, error))
    return FALSE;
  library = hv_library_open (library_folder, error);
  if (library == NULL
      || !hv_import_plan_against (import, library_folder, hv_library_history (library), options,
                                  NULL, FALSE, cancellable, error)
      || !check_unchanged (import, library, error)
      || !restore_sources (import, library, incoming, error))
    return FALSE;
  if (import->pending->len > 0 && options->pending == HV_PENDING_REFUSE)
    {
      refuse_pending (import, error);
      return FALSE;
    }
  if (!hv_import_changes_something (import))
    {
      g_clear_pointer (&library, hv_library_free);
      return hv_import_apply_waiting (import, library_folder, options, cancellable, error);
    }
  change = hv_import_make_change (import, hv_library_history (library), options->role);
  n = change->n;
  if (options->approve != NULL
      && !approve_all (import, library, change, incoming, options->approve, error))
    return FALSE;
  if (!hv_library_commit (library, g_steal_pointer (&change), incoming,
                          options->pending == HV_PENDING_CANCEL ? import->pending : NULL, progress,
                          user_data, cancellable, error))
    return FALSE;
  import->edition = n;
  g_clear_pointer (&library, hv_library_free);
  return hv_import_apply_waiting (import, library_folder, options, cancellable, error);
}
