/* hv-import.c: files on their way into the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First a plan, made without any lock and without writing: what the files are,
 * what is wrong with them, what would change. Then, when the person agrees, the
 * same plan is made once more under the writer's lock and carried out.
 */
#include "hv-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-compare.h"
#include "hv-current.h"
#include "hv-desk.h"
#include "hv-error.h"
#include "hv-import-folder.h"
#include "hv-library-private.h"
#include "hv-state-check.h"

static void
import_document_free (gpointer data)
{
  HvImportDocument *document = data;

  g_free (document->id);
  g_free (document->lang);
  g_free (document->version);
  g_free (document->sha256);
  g_free (document);
}

static HvImport *
import_new (void)
{
  HvImport *import = g_new0 (HvImport, 1);

  import->documents = g_ptr_array_new_with_free_func (import_document_free);
  import->added = g_ptr_array_new_with_free_func (g_free);
  import->changed = g_ptr_array_new_with_free_func (g_free);
  import->removed = g_ptr_array_new_with_free_func (g_free);
  import->touched = g_ptr_array_new_with_free_func (g_free);
  import->pending = g_array_new (FALSE, FALSE, sizeof (guint));
  import->waiting = g_ptr_array_new_with_free_func (g_free);
  return import;
}

void
hv_import_free (HvImport *import)
{
  if (import == NULL)
    return;
  g_ptr_array_unref (import->documents);
  g_ptr_array_unref (import->added);
  g_ptr_array_unref (import->changed);
  g_ptr_array_unref (import->removed);
  g_ptr_array_unref (import->touched);
  g_array_unref (import->pending);
  g_ptr_array_unref (import->waiting);
  hv_intake_free (import->older);
  hv_intake_free (import->intake);
  g_free (import);
}

/**
 * hv_import_set_refused:
 * @import: a plan that is refused
 * @error: gets what keeps its files out, with file and line
 */
void
hv_import_set_refused (HvImport  *import,
                       GError   **error)
{
  g_autofree char *line = hv_finding_to_line (hv_findings_refusal (import->findings, 0));

  g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED, line);
}

/**
 * hv_import_changes_something:
 *
 * Returns: whether any of its documents is not in the library as it is
 */
gboolean
hv_import_changes_something (HvImport *import)
{
  for (guint i = 0; i < import->documents->len; i++)
    if (((HvImportDocument *) g_ptr_array_index (import->documents, i))->change != HV_CHANGE_SAME)
      return TRUE;
  return FALSE;
}

static void
list_documents (HvImport  *import,
                GPtrArray *fold)
{
  GPtrArray *files = hv_intake_files (import->intake);

  g_ptr_array_set_size (import->documents, 0);
  for (guint i = 0; i < files->len; i++)
    {
      const HvIntakeFile *file = g_ptr_array_index (files, i);
      const HvFoldDocument *have;
      HvImportDocument *document;

      if (file->document == NULL || file->document->id == NULL)
        continue;
      have = hv_fold_find (fold, file->document->id, file->document->lang);
      document = g_new0 (HvImportDocument, 1);
      document->type = file->document->type;
      document->id = g_strdup (file->document->id);
      document->lang = g_strdup (file->document->lang);
      document->version = g_strdup (file->document->version);
      document->sha256 = g_strdup (file->sha256);
      document->change = have == NULL ? HV_CHANGE_NEW
                         : strcmp (have->sha256, file->sha256) == 0 ? HV_CHANGE_SAME
                                                                    : HV_CHANGE_CHANGED;
      g_ptr_array_add (import->documents, document);
    }
}

/* From which day: as asked for, else what the changed documents say when that
 * lies ahead, else today. */
static gboolean
settle_day (HvImport                *import,
            const HvImportOptions   *options,
            HvDay                    today,
            GError                 **error)
{
  GPtrArray *files = hv_intake_files (import->intake);
  HvDay ahead = 0;

  import->from = options->effective != 0 ? options->effective : today;
  if (options->effective != 0)
    {
      g_autofree char *day = hv_day_format (today);

      if (options->is_past_today)
        import->from = MAX (options->effective, today);
      if (import->from >= today)
        return TRUE;
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                   _("A change cannot take effect before today (%s)."), day);
      return FALSE;
    }
  /* What an export has beside its waiting documents is in force. */
  for (guint i = 0; !import->is_export && i < files->len; i++)
    {
      const HvIntakeFile *file = g_ptr_array_index (files, i);
      HvDay effective = file->document != NULL ? file->document->effective : 0;

      for (guint j = 0; j < import->documents->len; j++)
        {
          const HvImportDocument *document = g_ptr_array_index (import->documents, j);

          if (strcmp (document->sha256, file->sha256) != 0 || document->change == HV_CHANGE_SAME
              || effective <= today)
            continue;
          if (ahead != 0 && ahead != effective)
            {
              g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED,
                                   _("These documents take effect on different days. Import them "
                                     "apart, or say from which day with --effective."));
              return FALSE;
            }
          ahead = effective;
        }
    }
  if (ahead != 0)
    import->from = ahead;
  return TRUE;
}

/* Whether a change puts or removes a document that the import changes. */
gboolean
hv_import_is_touched_by (HvImport       *import,
                         const HvChange *change)
{
  for (guint i = 0; i < change->documents->len; i++)
    {
      const HvChangeDocument *document = g_ptr_array_index (change->documents, i);

      if (document->type == HV_DOCUMENT_APPROVALS)
        continue;
      for (guint j = 0; j < import->documents->len; j++)
        {
          const HvImportDocument *mine = g_ptr_array_index (import->documents, j);

          if (mine->change != HV_CHANGE_SAME && strcmp (mine->id, document->id) == 0
              && strcmp (mine->lang, document->lang) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static void
find_pending (HvImport  *import,
              HvHistory *history,
              HvDay      today)
{
  g_array_set_size (import->pending, 0);
  for (guint i = 0; i < history->changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (history->changes, i);

      if (!change->cancelled && change->from > today && hv_import_is_touched_by (import, change))
        g_array_append_val (import->pending, change->n);
    }
}

/* The change that the import would make, with the numbers of @history. */
HvChange *
hv_import_make_change (HvImport   *import,
                       HvHistory  *history,
                       const char *role)
{
  HvChange *change = hv_change_new ("import");

  change->n = hv_history_next_number (history);
  change->from = import->from;
  change->at = MAX (hv_now (), hv_history_last_time (history));
  change->role = g_strdup (role);
  for (guint i = 0; i < import->documents->len; i++)
    {
      const HvImportDocument *document = g_ptr_array_index (import->documents, i);

      if (document->change == HV_CHANGE_NEW)
        hv_import_add_superseded (import, document->id, document->lang, change);
      if (document->change != HV_CHANGE_SAME)
        g_ptr_array_add (change->documents,
                         hv_change_document_new (HV_OP_PUT, document->type, document->id,
                                                 document->lang, document->version,
                                                 document->sha256));
    }
  return change;
}

/* A plan that is made again says the same again. */
static void
forget_findings (HvImport *import)
{
  GPtrArray *findings = hv_intake_findings (import->intake);

  for (guint i = findings->len; i > 0; i--)
    {
      const HvFinding *finding = g_ptr_array_index (findings, i - 1);

      if (strcmp (finding->rule, HV_COMPARE_RULE) == 0 || hv_state_check_is_of (finding->rule))
        g_ptr_array_remove_index (findings, i - 1);
    }
}

/* Everything of a plan that depends on what the library holds. */
gboolean
hv_import_plan_against (HvImport               *import,
                        const char             *library,
                        HvHistory              *history,
                        const HvImportOptions  *options,
                        GHashTable             *versions,
                        gboolean                with_golden,
                        GCancellable           *cancellable,
                        GError                **error)
{
  HvDay today = hv_history_today (history);
  HvChange until = { .from = MAX (today, options->effective), .n = G_MAXUINT };
  g_autoptr (GPtrArray) fold = NULL;
  g_autoptr (HvChange) change = NULL;

  /* Which documents change decides from which day, and that day against what
   * they are compared. */
  fold = hv_import_fold_before (history, &until);
  list_documents (import, fold);
  if (!settle_day (import, options, today, error))
    return FALSE;
  if (import->from > until.from)
    {
      g_autoptr (GPtrArray) later = NULL;

      until.from = import->from;
      later = hv_import_fold_before (history, &until);
      list_documents (import, later);
    }
  find_pending (import, history, today);
  change = hv_import_make_change (import, history, options->role);
  g_ptr_array_set_size (import->added, 0);
  g_ptr_array_set_size (import->changed, 0);
  g_ptr_array_set_size (import->removed, 0);
  g_ptr_array_set_size (import->touched, 0);
  forget_findings (import);
  return hv_import_find_changes (import, library, history, change, versions, with_golden,
                                 cancellable, error);
}

/* The history of a library, or an empty one where there is no library yet. */
HvHistory *
hv_import_read_history (const char  *library,
                        GError     **error)
{
  g_autoptr (GError) local = NULL;
  HvHistory *history = library != NULL ? hv_current_read (library, &local) : hv_history_new ();

  if (history != NULL)
    return history;
  if (g_error_matches (local, HV_ERROR, HV_ERROR_NOT_FOUND) && !hv_library_is_lost (library))
    return hv_history_new ();
  if (g_error_matches (local, HV_ERROR, HV_ERROR_NOT_FOUND))
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("The records of this library are lost. Run “houvastctl verify”, which "
                             "makes them again from an edition."));
      return NULL;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * hv_import_plan:
 * @library: (nullable): the folder, which need not exist; %NULL for no library
 *   at all
 * @paths: (array zero-terminated=1): files and folders
 *
 * Reads and checks the files and says what importing them would do. Writes
 * nothing to the library. Any thread.
 *
 * Returns: (transfer full) (nullable): the report; %NULL when nothing could be
 *   said at all. Files that are refused are no error: see @refused.
 */
HvImport *
hv_import_plan (const char             *library,
                const char * const     *paths,
                const HvImportOptions  *options,
                HvProgress              progress,
                gpointer                user_data,
                GCancellable           *cancellable,
                GError                **error)
{
  g_autoptr (HvImport) import = import_new ();
  g_autoptr (HvHistory) history = hv_import_read_history (library, error);
  g_autoptr (GHashTable) versions = NULL;

  if (history == NULL)
    return NULL;
  import->base = hv_history_next_number (history) - 1;
  import->intake = hv_intake_new (error);
  if (import->intake == NULL)
    return NULL;
  if (options->lang != NULL)
    hv_intake_set_lang (import->intake, options->lang);
  hv_intake_set_format (import->intake, options->format);
  hv_intake_set_today (import->intake, hv_history_today (history));
  if (!hv_import_take_in (import, paths, progress, user_data, cancellable, error))
    return NULL;
  versions = hv_import_check_references (import, library, history, cancellable, error);
  if (versions == NULL)
    return NULL;
  import->refused = hv_intake_is_refused (import->intake);
  if (import->refused)
    {
      g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

      list_documents (import, nothing);
    }
  else if (!hv_import_plan_against (import, library, history, options, versions, library != NULL,
                                    cancellable, error))
    return NULL;
  import->findings = hv_intake_findings (import->intake);
  return g_steal_pointer (&import);
}
