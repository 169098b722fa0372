/* hv-library.c: the library as its one writer has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of writing is what keeps a library whole whatever happens: sources,
 * then editions, each complete and synced before it gets its name; then the
 * ledger, whose commit decides; then "current", by which desks learn of it.
 * What is written before the commit is a stray until then, and is cleared away
 * by the next writer; what is not published after it, the next writer publishes.
 */
#include "hv-library.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "hv-builder.h"
#include "hv-current.h"
#include "hv-desk.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-ledger.h"
#include "hv-library-private.h"

void
hv_library_free (HvLibrary *library)
{
  if (library == NULL)
    return;
  hv_history_free (library->history);
  hv_db_free (library->ledger);
  if (library->lock >= 0)
    close (library->lock);
  g_free (library->folder);
  g_free (library);
}

/**
 * hv_library_lock:
 *
 * Returns: a descriptor that holds the writer's lock until it is closed, -1 with
 *   %HV_ERROR_BUSY while another has it
 */
int
hv_library_lock (const char  *folder,
                 GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "library.lock", NULL);
  int lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  int saved;

  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  saved = errno;
  if (lock >= 0)
    close (lock);
  if (lock >= 0 && saved == EWOULDBLOCK)
    g_set_error (error, HV_ERROR, HV_ERROR_BUSY,
                 _("Another program is changing the library “%s”. Try again in a moment."), folder);
  else
    hv_set_error_errno (error, saved, path);
  return -1;
}

/* When both records are lost, what the editions carry is published first: a
 * library is never taken for a new one, where all its documents would be strays. */
static gboolean
rescue (HvLibrary  *library,
        GError    **error)
{
  g_autofree char *path = g_build_filename (library->folder, "current", NULL);
  g_autoptr (HvHistory) carried = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!hv_library_is_lost (library->folder) || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  carried = hv_library_carried (library->folder);
  if (carried == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("The records of this library are lost. Import the documents in "
                             "“sources” again into a new library."));
      return FALSE;
    }
  bytes = hv_current_to_bytes (carried);
  return hv_file_write_atomic (path, bytes, error);
}

/* A library whose ledger was lost starts again from what desks read. */
static gboolean
restore_ledger (HvLibrary  *library,
                GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HvHistory) published = NULL;

  if (library->history->changes->len > 0)
    return TRUE;
  published = hv_current_read (library->folder, &local);
  if (published == NULL)
    {
      if (g_error_matches (local, HV_ERROR, HV_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!hv_ledger_write (library->ledger, published, error))
    return FALSE;
  hv_history_free (library->history);
  library->history = g_steal_pointer (&published);
  return TRUE;
}

/* What desks, and whoever planned a change, could know so far. What the ledger has
 * beyond it was left by a writer that was killed. */
static guint
read_published (HvLibrary *library)
{
  g_autoptr (HvHistory) published = hv_current_read (library->folder, NULL);

  return published != NULL ? hv_history_next_number (published) - 1 : 0;
}

/* Writes "current" when it does not say what the ledger says. */
static gboolean
publish (HvLibrary  *library,
         GError    **error)
{
  g_autofree char *path = g_build_filename (library->folder, "current", NULL);
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GBytes) present = NULL;

  if (library->history->changes->len == 0)
    return TRUE;
  wanted = hv_current_to_bytes (library->history);
  present = hv_file_read (path, g_bytes_get_size (wanted) + 1, NULL);
  if (present != NULL && g_bytes_equal (wanted, present))
    return TRUE;
  return hv_file_write_atomic (path, wanted, error);
}

static gboolean
make_folders (HvLibrary  *library,
              GError    **error)
{
  g_autofree char *sources = g_build_filename (library->folder, "sources", NULL);
  g_autofree char *editions = g_build_filename (library->folder, "editions", NULL);

  return hv_folder_make (sources, error) && hv_folder_make (editions, error);
}

/* "current" of a newer program is refused before anything is touched. */
static gboolean
check_not_newer (HvLibrary  *library,
                 GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HvHistory) published = hv_current_read (library->folder, &local);

  if (published != NULL || !g_error_matches (local, HV_ERROR, HV_ERROR_NEWER))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * hv_library_open:
 * @folder: the library; made when there is none
 *
 * Takes the writer's lock, finishes what a killed writer left half done, and
 * clears away what it left lying about.
 *
 * Returns: (transfer full) (nullable): %HV_ERROR_BUSY while another writes,
 *   %HV_ERROR_NEWER when a newer program wrote it
 */
HvLibrary *
hv_library_open (const char  *folder,
                 GError     **error)
{
  g_autoptr (HvLibrary) library = g_new0 (HvLibrary, 1);

  library->lock = -1;
  library->folder = g_strdup (folder);
  if (!check_not_newer (library, error) || !hv_folder_make (folder, error))
    return NULL;
  library->lock = hv_library_lock (folder, error);
  if (library->lock < 0)
    return NULL;
  if (!rescue (library, error))
    return NULL;
  library->published = read_published (library);
  library->ledger = hv_ledger_open (folder, error);
  if (library->ledger == NULL)
    return NULL;
  library->history = hv_ledger_read (library->ledger, error);
  if (library->history == NULL || !make_folders (library, error)
      || !restore_ledger (library, error) || !publish (library, error))
    return NULL;
  hv_library_clear_strays (library);
  return g_steal_pointer (&library);
}

/**
 * hv_library_history:
 *
 * Returns: (transfer none): everything that happened and will happen
 */
HvHistory *
hv_library_history (HvLibrary *library)
{
  return library->history;
}

/**
 * hv_library_today:
 *
 * Returns: the day in the library's time zone, never before the last change
 */
HvDay
hv_library_today (HvLibrary *library)
{
  return hv_history_today (library->history);
}

/* Removes from a folder what is not in @known. */
static void
clear_folder (const char *folder,
              GHashTable *known)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_hash_table_contains (known, name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

static void
add_edition_names (HvHistory  *history,
                   GHashTable *names)
{
  for (guint i = 0; i < history->files->len; i++)
    g_hash_table_add (names, ((HvEditionFile *) g_ptr_array_index (history->files, i))->file);
}

/**
 * hv_library_clear_strays:
 *
 * Removes what neither the ledger nor "current" knows: files of a writer that
 * was killed or failed before it could commit.
 */
void
hv_library_clear_strays (HvLibrary *library)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) editions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *source_folder = g_build_filename (library->folder, "sources", NULL);
  g_autofree char *edition_folder = g_build_filename (library->folder, "editions", NULL);
  g_autofree char *temporary = g_build_filename (library->folder, "current.tmp", NULL);
  g_autoptr (HvHistory) published = hv_current_read (library->folder, NULL);

  for (guint i = 0; i < library->history->changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (library->history->changes, i);

      for (guint j = 0; j < change->documents->len; j++)
        {
          const HvChangeDocument *document = g_ptr_array_index (change->documents, j);

          if (document->sha256 != NULL)
            {
              g_autofree char *path = hv_source_path (library->folder, document->type,
                                                      document->sha256);

              g_autofree char *original = hv_original_path (library->folder, document->sha256);

              g_hash_table_add (sources, g_path_get_basename (path));
              g_hash_table_add (sources, g_path_get_basename (original));
            }
        }
    }
  add_edition_names (library->history, editions);
  if (published != NULL)
    add_edition_names (published, editions);
  clear_folder (source_folder, sources);
  clear_folder (edition_folder, editions);
  g_unlink (temporary);
}

/**
 * hv_library_store:
 * @sha256: what @path must contain
 * @path: a private copy
 *
 * Puts a document among the sources, byte for byte. The folder is synced by
 * whoever stores the last one.
 */
gboolean
hv_library_store (HvLibrary       *library,
                  HvDocumentType   type,
                  const char      *sha256,
                  const char      *path,
                  GError         **error)
{
  g_autofree char *target = hv_source_path (library->folder, type, sha256);
  g_autofree char *temporary = g_strconcat (target, ".tmp", NULL);
  g_autofree char *sum = NULL;

  g_unlink (temporary);
  sum = hv_file_copy_hashed (path, temporary, G_MAXUINT64, NULL, error);
  if (sum == NULL)
    return FALSE;
  if (strcmp (sum, sha256) != 0)
    {
      g_unlink (temporary);
      g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED,
                   _("“%s” changed while it was being imported."), path);
      return FALSE;
    }
  /* The copy was private; a library is read by every desk. */
  g_chmod (temporary, 0644);
  return hv_file_move_in_place (temporary, target, error);
}

static gboolean
build_one (HvLibrary       *library,
           const HvChange  *change,
           HvProgress       progress,
           gpointer         user_data,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (GPtrArray) changes = hv_history_up_to (library->history, change);
  g_autofree char *name = hv_builder_file_name (changes);
  g_autofree char *path = g_build_filename (library->folder, "editions", name, NULL);
  g_autofree char *temporary = g_strconcat (path, ".tmp", NULL);
  g_autofree char *sum = NULL;
  HvEditionFile *known = hv_history_file (library->history, change->n);
  guint64 size;

  if (known != NULL && strcmp (known->file, name) == 0 && g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!hv_builder_build (library->folder, changes, temporary, progress, user_data, cancellable,
                         error))
    return FALSE;
  sum = hv_file_sha256 (temporary, &size, NULL, error);
  if (sum == NULL || !hv_file_move_in_place (temporary, path, error))
    return FALSE;
  hv_history_set_file (library->history, change->n, name, size, sum);
  return TRUE;
}

/**
 * hv_library_build_one:
 *
 * Builds the edition of one change and remembers where it is.
 */
gboolean
hv_library_build_one (HvLibrary       *library,
                      const HvChange  *change,
                      GError         **error)
{
  return build_one (library, change, NULL, NULL, NULL, error);
}

/**
 * hv_library_build_from:
 * @change: (nullable): one of the history
 *
 * Builds the editions of @change and of everything that takes effect after it;
 * %NULL stands for what waits.
 */
gboolean
hv_library_build_from (HvLibrary       *library,
                       const HvChange  *change,
                       HvProgress       progress,
                       gpointer         user_data,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GPtrArray) order = hv_history_order (library->history);
  HvDay today = hv_library_today (library);
  gboolean reached = FALSE;

  for (guint i = 0; i < order->len; i++)
    {
      const HvChange *other = g_ptr_array_index (order, i);

      reached = reached || other == change || (change == NULL && other->from > today);
      if (reached && !build_one (library, other, progress, user_data, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_library_write_history:
 *
 * The commit: ledger, then "current".
 */
gboolean
hv_library_write_history (HvLibrary  *library,
                          GError    **error)
{
  return hv_ledger_write (library->ledger, library->history, error) && publish (library, error);
}

/**
 * hv_library_new_change:
 * @role: (nullable)
 *
 * Returns: (transfer full): an empty change from today, with the next number
 */
HvChange *
hv_library_new_change (HvLibrary  *library,
                       const char *action,
                       const char *role)
{
  HvChange *change = hv_change_new (action);

  change->n = hv_history_next_number (library->history);
  change->from = hv_library_today (library);
  change->at = MAX (hv_now (), hv_history_last_time (library->history));
  change->role = g_strdup (role);
  return change;
}

/* The foreign file that a document was converted from, beside it. */
static gboolean
store_original (HvLibrary   *library,
                const char  *sha256,
                GHashTable  *incoming,
                GError     **error)
{
  g_autofree char *key = g_strconcat (sha256, ".original", NULL);
  const char *path = g_hash_table_lookup (incoming, key);
  g_autofree char *target = hv_original_path (library->folder, sha256);
  g_autofree char *temporary = g_strconcat (target, ".tmp", NULL);
  g_autofree char *sum = NULL;

  if (path == NULL)
    return TRUE;
  g_unlink (temporary);
  sum = hv_file_copy_hashed (path, temporary, G_MAXUINT64, NULL, error);
  if (sum == NULL)
    return FALSE;
  g_chmod (temporary, 0644);
  return hv_file_move_in_place (temporary, target, error);
}

static gboolean
store_all (HvLibrary   *library,
           HvChange    *change,
           GHashTable  *incoming,
           GError     **error)
{
  for (guint i = 0; i < change->documents->len; i++)
    {
      const HvChangeDocument *document = g_ptr_array_index (change->documents, i);
      const char *path = document->sha256 != NULL && incoming != NULL
        ? g_hash_table_lookup (incoming, document->sha256) : NULL;

      if (path != NULL
          && (!hv_library_store (library, document->type, document->sha256, path, error)
              || !store_original (library, document->sha256, incoming, error)))
        return FALSE;
    }
  return TRUE;
}

/* Approvals that the documents declare and that nobody saw before are bound to
 * the wording they are seen with now, in a document of their own. */
static gboolean
bind_approvals (HvLibrary     *library,
                HvChange      *change,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GPtrArray) changes = hv_history_up_to (library->history, change);
  g_autoptr (GPtrArray) fold = hv_fold (changes);
  g_autoptr (HvStanding) standing = hv_standing_new (library->folder, fold, NULL, cancellable, error);
  g_autoptr (GPtrArray) unbound = NULL;

  if (standing == NULL)
    return FALSE;
  unbound = hv_standing_unbound (standing, error);
  return unbound != NULL && hv_library_add_approvals (library, change, unbound, error);
}

static gboolean
try_commit (HvLibrary     *library,
            HvChange      *change,
            GHashTable    *incoming,
            GArray        *cancel,
            HvProgress     progress,
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  if (!store_all (library, change, incoming, error))
    return FALSE;
  for (guint i = 0; cancel != NULL && i < cancel->len; i++)
    {
      HvChange *waiting = hv_history_find (library->history, g_array_index (cancel, guint, i));

      waiting->cancelled = TRUE;
      hv_history_set_file (library->history, waiting->n, NULL, 0, NULL);
    }
  if (!bind_approvals (library, change, cancellable, error))
    return FALSE;
  g_ptr_array_add (library->history->changes, change);
  return hv_library_build_from (library, change, progress, user_data, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && hv_library_write_history (library, error);
}

/**
 * hv_library_commit:
 * @change: (transfer full): from hv_library_new_change()
 * @incoming: (nullable) (element-type utf8 utf8): SHA-256 to path of sources
 *   that are not in the library yet
 * @cancel: (nullable) (element-type guint): waiting changes to cancel with it
 *
 * Makes a change, or leaves the library as it was. After an error the library
 * is to be freed: what it holds in memory no longer fits what is on disk.
 */
gboolean
hv_library_commit (HvLibrary     *library,
                   HvChange      *change,
                   GHashTable    *incoming,
                   GArray        *cancel,
                   HvProgress     progress,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (HvHistory) before = NULL;

  if (try_commit (library, change, incoming, cancel, progress, user_data, cancellable, error))
    {
      hv_library_clear_strays (library);
      return TRUE;
    }
  /* What the ledger says decides what is a stray, also when the failure came
   * after its commit. */
  before = hv_ledger_read (library->ledger, NULL);
  if (before != NULL)
    {
      if (!g_ptr_array_find (library->history->changes, change, NULL))
        hv_change_free (change);
      hv_history_free (library->history);
      library->history = g_steal_pointer (&before);
      hv_library_clear_strays (library);
    }
  return FALSE;
}
