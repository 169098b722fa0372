/* hv-import.c: files on their way into the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First a plan, made without any lock and without writing: what the files are,
 * what is wrong with them, what would change. Then, when the person agrees, the
 * same plan is made once more under the writer's lock and carried out.
 */
#include "hv-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-builder.h"
#include "hv-compare.h"
#include "hv-comparison.h"
#include "hv-current.h"
#include "hv-desk.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-golden-check.h"
#include "hv-import-folder.h"
#include "hv-library-private.h"
#include "hv-limits.h"
#include "hv-names.h"
#include "hv-rule-personal.h"
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

/* Names of what an import takes, its own and what it converts. */
static gboolean
is_knowledge (const char *name)
{
  static const char * const suffixes[] = { ".xml", ".tsv", ".fodt", ".fods", ".fml", ".xhtml", ".html",
                                           ".htm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* A folder stands for the documents in it, in the order of their names. */
static gboolean
expand (const char  *path,
        GPtrArray   *files,
        GError     **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_ptr_array_add (files, g_strdup (path));
      return TRUE;
    }
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_knowledge (name))
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  if (names->len == 0)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("There are no documents in “%s”: .xml, .tsv, or files that can be "
                     "converted."), path);
      return FALSE;
    }
  g_ptr_array_sort (names, hv_compare_strings);
  g_ptr_array_extend_and_steal (files, g_steal_pointer (&names));
  return TRUE;
}

typedef struct
{
  HvProgress progress;
  gpointer   user_data;
  double     done;
  double     share;
} Share;

/* Passes on the progress of one part as that of the whole. */
static void
share_progress_cb (double   fraction,
                   gpointer user_data)
{
  Share *share = user_data;

  if (share->progress != NULL)
    share->progress (share->done + fraction * share->share, share->user_data);
}

static gboolean
take_in (HvImport            *import,
         const char * const  *paths,
         HvProgress           progress,
         gpointer             user_data,
         GCancellable        *cancellable,
         GError             **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  Share share = { progress, user_data, 0, 0 };

  for (const char * const *path = paths; *path != NULL; path++)
    if (!expand (*path, files, error))
      return FALSE;
  if (files->len > HV_LIMIT_FILES)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("These are %u files; an import takes at most %d."), files->len,
                   HV_LIMIT_FILES);
      return FALSE;
    }
  for (guint i = 0; i < files->len; i++)
    {
      share.share = 1.0 / files->len;
      share.done = i * share.share;
      if (!hv_intake_add (import->intake, g_ptr_array_index (files, i), share_progress_cb, &share,
                          cancellable, error))
        return FALSE;
    }
  for (const char * const *path = paths; *path != NULL; path++)
    if (hv_import_is_export (*path)
        && !hv_import_take_export (import, *path, cancellable, error))
      return FALSE;
  return TRUE;
}

/* What the library already has, for references that leave the files: today, and
 * when all that waits has come into force. A correction that is made while a new
 * statement waits rests on the present one. */
typedef struct
{
  HvKnown     parent;
  HvStanding *present;
  HvStanding *later;
  GString    *contacts;
} LibraryKnown;

static gboolean
standing_has (HvStanding *standing,
              const char *document,
              const char *lang,
              const char *id)
{
  GPtrArray *fold = hv_standing_fold (standing);

  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *have = g_ptr_array_index (fold, i);
      HvLoaded *loaded = hv_standing_newest (standing, have);

      if (loaded != NULL && strcmp (have->id, document) == 0
          && (lang == NULL || strcmp (have->lang, lang) == 0)
          && (id == NULL || g_hash_table_contains (loaded->elements, id)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
library_has (HvKnown    *known,
             const char *document,
             const char *lang,
             const char *id)
{
  LibraryKnown *self = (LibraryKnown *) known;

  return standing_has (self->present, document, lang, id)
         || standing_has (self->later, document, lang, id);
}

static void
add_contacts (HvStanding *standing,
              GString    *contacts)
{
  GPtrArray *fold = hv_standing_fold (standing);

  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);
      HvLoaded *loaded = hv_standing_newest (standing, document);

      for (guint j = 0; document->type == HV_DOCUMENT_STATEMENT && j < loaded->document->head->len; j++)
        {
          const HvBlock *block = g_ptr_array_index (loaded->document->head, j);
          g_autofree char *words = hv_runs_to_text (block->runs);

          hv_contacts_add (contacts, words, block->href);
        }
    }
}

static const char *
library_contacts (HvKnown *known)
{
  LibraryKnown *self = (LibraryKnown *) known;

  if (self->contacts->len == 0)
    {
      add_contacts (self->present, self->contacts);
      add_contacts (self->later, self->contacts);
    }
  return self->contacts->str;
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

static gboolean
touches (const HvChange *waiting,
         HvImport       *import)
{
  for (guint i = 0; i < waiting->documents->len; i++)
    {
      const HvChangeDocument *document = g_ptr_array_index (waiting->documents, i);

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

      if (!change->cancelled && change->from > today && touches (change, import))
        g_array_append_val (import->pending, change->n);
    }
}

/* The change that the import would make, with the numbers of @history. */
static HvChange *
make_change (HvImport   *import,
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

static GHashTable *
incoming_paths (HvImport *import)
{
  GHashTable *incoming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  hv_import_add_incoming (import, incoming);
  return incoming;
}

/* The state on the import's day without the import. */
static GPtrArray *
fold_before (HvHistory      *history,
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
  state->incoming = incoming_paths (import);
  state->standing = hv_standing_new_beside (before, state->fold, state->incoming, cancellable, error);
  unbound = state->standing != NULL ? hv_standing_unbound (state->standing, error) : NULL;
  if (unbound == NULL)
    return NULL;
  hv_standing_add (state->standing, unbound);
  return g_steal_pointer (&state);
}

/* What would be, beside what would be without it. The change itself is not in the
 * history yet. */
static gboolean
compare (HvImport      *import,
         const char    *library,
         HvHistory     *history,
         HvChange      *change,
         gboolean       with_golden,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GPtrArray) old_fold = fold_before (history, change);
  g_autoptr (HvStanding) old = hv_standing_new (library, old_fold, NULL, cancellable, error);
  g_autoptr (HvNamedState) state = old != NULL
    ? state_after (import, history, change, old, cancellable, error) : NULL;

  return state != NULL
         && hv_compare (old, state->standing, import->added, import->changed, import->removed,
                        import->touched, import->intake, error)
         && hv_state_check (state, library != NULL ? old_fold : NULL, import->intake, error)
         && (!with_golden
             || hv_golden_find_lost (import, library, history, state, cancellable, error));
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
static gboolean
plan_against (HvImport               *import,
              const char             *library,
              HvHistory              *history,
              const HvImportOptions  *options,
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
  fold = fold_before (history, &until);
  list_documents (import, fold);
  if (!settle_day (import, options, today, error))
    return FALSE;
  if (import->from > until.from)
    {
      g_autoptr (GPtrArray) later = NULL;

      until.from = import->from;
      later = fold_before (history, &until);
      list_documents (import, later);
    }
  find_pending (import, history, today);
  change = make_change (import, history, options->role);
  g_ptr_array_set_size (import->added, 0);
  g_ptr_array_set_size (import->changed, 0);
  g_ptr_array_set_size (import->removed, 0);
  g_ptr_array_set_size (import->touched, 0);
  forget_findings (import);
  return compare (import, library, history, change, with_golden, cancellable, error);
}

static HvHistory *
read_history (const char  *library,
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

static gboolean
check_references (HvImport      *import,
                  const char    *library,
                  HvHistory     *history,
                  GCancellable  *cancellable,
                  GError       **error)
{
  HvChange until = { .from = hv_history_today (history), .n = G_MAXUINT };
  g_autoptr (GPtrArray) present_fold = fold_before (history, &until);
  g_autoptr (GPtrArray) order = hv_history_order (history);
  g_autoptr (GPtrArray) later_fold = hv_fold (order);
  g_autoptr (HvStanding) present = hv_standing_new (library, present_fold, NULL, cancellable, error);
  g_autoptr (HvStanding) later = present != NULL
    ? hv_standing_new_beside (present, later_fold, NULL, cancellable, error) : NULL;
  g_autoptr (GString) contacts = g_string_new (NULL);
  LibraryKnown known = { { library_has, library_contacts }, present, later, contacts };

  return later != NULL && hv_intake_finish (import->intake, &known.parent, cancellable, error);
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
  g_autoptr (HvHistory) history = read_history (library, error);

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
  if (!take_in (import, paths, progress, user_data, cancellable, error)
      || !check_references (import, library, history, cancellable, error))
    return NULL;
  import->refused = hv_intake_is_refused (import->intake);
  if (import->refused)
    {
      g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

      list_documents (import, nothing);
    }
  else if (!plan_against (import, library, history, options, library != NULL, cancellable, error))
    return NULL;
  import->findings = hv_intake_findings (import->intake);
  return g_steal_pointer (&import);
}

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
          || !touches (change, import))
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
  g_autoptr (GHashTable) incoming = incoming_paths (import);
  g_autoptr (HvChange) change = NULL;
  guint n;

  g_return_val_if_fail (!import->refused, FALSE);

  if (!check_present (import, library_folder, error))
    return FALSE;
  library = hv_library_open (library_folder, error);
  if (library == NULL
      || !plan_against (import, library_folder, hv_library_history (library), options, FALSE,
                        cancellable, error)
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
  change = make_change (import, hv_library_history (library), options->role);
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
  g_autoptr (HvHistory) history = read_history (library, error);
  g_autoptr (HvChange) change = history != NULL ? make_change (import, history, NULL) : NULL;
  g_autoptr (GPtrArray) old_fold = change != NULL ? fold_before (history, change) : NULL;
  g_autoptr (HvStanding) old = change != NULL
    ? hv_standing_new (library, old_fold, NULL, cancellable, error) : NULL;
  g_autoptr (HvNamedState) state = old != NULL
    ? state_after (import, history, change, old, cancellable, error) : NULL;
  HvComparison *comparison = state != NULL
    ? hv_comparison_new (old, state->standing, cancellable, error) : NULL;

  if (comparison != NULL)
    {
      comparison->before = hv_name_of_day (import->from);
      comparison->after = g_strdup (state->label);
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
  g_autoptr (HvHistory) history = read_history (library, error);
  g_autoptr (HvChange) change = history != NULL ? make_change (import, history, NULL) : NULL;
  g_autoptr (GPtrArray) old_fold = change != NULL ? fold_before (history, change) : NULL;
  g_autoptr (HvStanding) old = change != NULL
    ? hv_standing_new (library, old_fold, NULL, cancellable, error) : NULL;
  g_autoptr (HvNamedState) state = old != NULL
    ? state_after (import, history, change, old, cancellable, error) : NULL;
  g_autofree char *path = g_build_filename (hv_intake_folder (import->intake), "preview.db", NULL);

  if (state == NULL
      || !hv_builder_build_state (library, state->changes, state->standing, path, NULL, NULL,
                                  cancellable, error))
    return NULL;
  return g_steal_pointer (&path);
}
