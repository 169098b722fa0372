/* hv-desk.c: the library as a desk reads it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-desk.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "hv-builder.h"
#include "hv-current.h"
#include "hv-error.h"
#include "hv-file.h"

/* Up to this size the whole file is read and compared before the first answer;
 * above, whoever opened it does so in the background. */
#define CHECK_AT_ONCE (16u << 20)

struct _HvDesk
{
  char      *library;
  HvHistory *history;
  GStatBuf   seen;         /* "current" as it was read */
  HvEdition *edition;
  char      *edition_path;
  guint      edition_number;
  gboolean   rebuilt;
  guint      pinned;       /* of a preview: the edition to show, 0 for the day's */
  HvDay      pinned_day;   /* of a preview: the day to show, 0 for today */
  char      *pinned_path;  /* of a preview: a file that is in no library */
};

/**
 * hv_library_folder:
 * @option: (nullable): what the person named
 *
 * Returns: (transfer full): the library's folder: the option, else
 *   $HOUVAST_LIBRARY, else the person's own
 */
char *
hv_library_folder (const char *option)
{
  const char *variable = g_getenv ("HOUVAST_LIBRARY");

  if (option != NULL && *option != '\0')
    return g_canonicalize_filename (option, NULL);
  if (variable != NULL && *variable != '\0')
    return g_canonicalize_filename (variable, NULL);
  return g_build_filename (g_get_user_data_dir (), "houvast", "library", NULL);
}

/**
 * hv_now:
 *
 * Returns: seconds since 1970; $HOUVAST_NOW (ISO 8601) when it is set, so that
 *   tests and rehearsals can stand on another day
 */
gint64
hv_now (void)
{
  const char *variable = g_getenv ("HOUVAST_NOW");

  if (variable != NULL)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (variable, utc);

      if (time != NULL)
        return g_date_time_to_unix (time);
    }
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * hv_history_today:
 *
 * Returns: the day in the library's time zone, never before the last change
 */
HvDay
hv_history_today (HvHistory *history)
{
  g_autoptr (GTimeZone) zone = hv_history_zone (history);

  return hv_day_at (MAX (hv_now (), hv_history_last_time (history)), zone);
}

/**
 * hv_desk_new:
 * @library: the folder, which need not exist
 */
HvDesk *
hv_desk_new (const char *library)
{
  HvDesk *desk = g_new0 (HvDesk, 1);

  desk->library = g_strdup (library);
  return desk;
}

/**
 * hv_desk_new_preview:
 * @number: the edition to show whatever is in force, 0 for that of the day
 * @day: the day to show, 0 for today
 * @path: (nullable): an edition that is proposed, see hv_import_build_preview();
 *   it must stay there as long as the desk
 *
 * Returns: (transfer full): a desk that stands in another state: one that is
 *   past, waits, or is only proposed
 */
HvDesk *
hv_desk_new_preview (const char *library,
                     guint       number,
                     HvDay       day,
                     const char *path)
{
  HvDesk *desk = hv_desk_new (library);

  desk->pinned = number;
  desk->pinned_day = day;
  desk->pinned_path = g_strdup (path);
  return desk;
}

static void
close_edition (HvDesk *desk)
{
  g_clear_pointer (&desk->edition, hv_edition_free);
  g_clear_pointer (&desk->edition_path, g_free);
  desk->edition_number = 0;
}

void
hv_desk_free (HvDesk *desk)
{
  if (desk == NULL)
    return;
  close_edition (desk);
  hv_history_free (desk->history);
  g_free (desk->pinned_path);
  g_free (desk->library);
  g_free (desk);
}

/**
 * hv_desk_history:
 *
 * Looks whether "current" was replaced, which is one system call when not.
 *
 * Returns: (transfer none) (nullable): what it says now
 */
HvHistory *
hv_desk_history (HvDesk  *desk,
                 GError **error)
{
  g_autofree char *path = g_build_filename (desk->library, "current", NULL);
  GStatBuf now;

  if (g_stat (path, &now) != 0)
    {
      g_clear_pointer (&desk->history, hv_history_free);
      /* What is proposed may be the first there is. */
      if (desk->pinned_path != NULL)
        return desk->history = hv_history_new ();
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                   _("There is no knowledge in “%s” yet. Import a privacy statement and a FAQ."),
                   desk->library);
      return NULL;
    }
  if (desk->history != NULL && now.st_ino == desk->seen.st_ino && now.st_size == desk->seen.st_size
      && now.st_mtim.tv_sec == desk->seen.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == desk->seen.st_mtim.tv_nsec)
    return desk->history;

  g_clear_pointer (&desk->history, hv_history_free);
  desk->history = hv_current_read (desk->library, error);
  desk->seen = now;
  return desk->history;
}

/**
 * hv_desk_clock_is_behind:
 *
 * Returns: whether this machine's clock stands before the last change, so that
 *   the time of that change is used instead
 */
gboolean
hv_desk_clock_is_behind (HvDesk *desk)
{
  return desk->history != NULL && hv_now () < hv_history_last_time (desk->history);
}

/**
 * hv_desk_today:
 *
 * Returns: the day in the library's time zone
 */
HvDay
hv_desk_today (HvDesk *desk)
{
  g_autoptr (HvHistory) fallback = desk->history == NULL ? hv_history_new () : NULL;

  if (desk->pinned_day != 0)
    return desk->pinned_day;
  return hv_history_today (desk->history != NULL ? desk->history : fallback);
}

static gboolean
check_file (const char           *path,
            const HvEditionFile  *file,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autofree char *sum = NULL;
  guint64 size = 0;

  sum = hv_file_sha256 (path, &size, cancellable, error);
  if (sum == NULL)
    return FALSE;
  if (size == file->size && strcmp (sum, file->sha256) == 0)
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("The edition “%s” is damaged."), file->file);
  return FALSE;
}

/* The stored file, when it is of this program's stamp and as it was written. */
static HvEdition *
open_stored (HvDesk               *desk,
             const HvEditionFile  *file,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autofree char *path = g_build_filename (desk->library, "editions", file->file, NULL);
  GStatBuf status;

  if (g_stat (path, &status) != 0 || (guint64) status.st_size != file->size)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("The edition “%s” is damaged."), file->file);
      return NULL;
    }
  if (file->size <= CHECK_AT_ONCE && !check_file (path, file, cancellable, error))
    return NULL;
  return hv_edition_open (path, error);
}

static gboolean
check_sources (HvDesk        *desk,
               GPtrArray     *changes,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GPtrArray) fold = hv_fold (changes);

  for (guint i = 0; i < fold->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (fold, i);

      for (int j = -1; j < (int) document->older->len; j++)
        {
          const char *sha256 = j < 0 ? document->sha256 : g_ptr_array_index (document->older, j);
          g_autofree char *path = hv_source_path (desk->library, document->type, sha256);
          g_autofree char *sum = hv_file_sha256 (path, NULL, cancellable, error);

          if (sum == NULL)
            {
              g_prefix_error (error, "%s: ", document->id);
              return FALSE;
            }
          if (strcmp (sum, sha256) != 0)
            {
              g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("The stored document “%s” is damaged."), path);
              return FALSE;
            }
        }
    }
  return TRUE;
}

/* The sum of a built edition stands beside it: the library knows only that of its
 * own file. */
static char *
sum_path (const char *path)
{
  return g_strconcat (path, ".sha256", NULL);
}

static gboolean
cached_is_sound (const char   *path,
                 GCancellable *cancellable)
{
  g_autofree char *beside = sum_path (path);
  g_autofree char *wanted = NULL;
  g_autofree char *sum = NULL;

  if (!g_file_get_contents (beside, &wanted, NULL, NULL))
    return FALSE;
  sum = hv_file_sha256 (path, NULL, cancellable, NULL);
  return g_strcmp0 (sum, wanted) == 0;
}

static gboolean
place_in_cache (const char  *temporary,
                const char  *path,
                GError     **error)
{
  g_autofree char *beside = sum_path (path);
  g_autofree char *sum = hv_file_sha256 (temporary, NULL, NULL, error);
  g_autoptr (GBytes) bytes = sum != NULL ? g_bytes_new (sum, strlen (sum)) : NULL;

  return sum != NULL && hv_file_move_in_place (temporary, path, error)
         && hv_file_write_atomic (beside, bytes, error);
}

/* Builds the edition in this person's cache, where a later start finds it. */
static HvEdition *
open_rebuilt (HvDesk        *desk,
              HvChange      *change,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) changes = hv_history_up_to (desk->history, change);
  g_autofree char *name = hv_builder_file_name (changes);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "houvast", "editions", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *temporary = g_strdup_printf ("%s.%d.tmp", path, g_random_int_range (0, G_MAXINT));
  HvEdition *edition;

  desk->rebuilt = TRUE;
  g_free (desk->edition_path);
  desk->edition_path = g_strdup (path);
  if (cached_is_sound (path, cancellable) && (edition = hv_edition_open (path, NULL)) != NULL)
    return edition;
  if (!hv_folder_make (folder, error) || !check_sources (desk, changes, cancellable, error)
      || !hv_builder_build (desk->library, changes, temporary, NULL, NULL, cancellable, error)
      || !place_in_cache (temporary, path, error))
    return NULL;
  return hv_edition_open (path, error);
}

static HvEdition *
open_change (HvDesk        *desk,
             HvChange      *change,
             GCancellable  *cancellable,
             GError       **error)
{
  HvEditionFile *file = hv_history_file (desk->history, change->n);
  g_autofree char *path = file != NULL
    ? g_build_filename (desk->library, "editions", file->file, NULL) : NULL;
  g_autoptr (GError) local = NULL;

  if (desk->edition != NULL && desk->edition_number == change->n
      && (g_strcmp0 (path, desk->edition_path) == 0 || desk->rebuilt))
    return desk->edition;
  close_edition (desk);
  desk->rebuilt = FALSE;
  if (file != NULL)
    {
      desk->edition = open_stored (desk, file, cancellable, &local);
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      desk->edition_path = g_steal_pointer (&path);
    }
  if (desk->edition == NULL)
    desk->edition = open_rebuilt (desk, change, cancellable, error);
  if (desk->edition != NULL)
    desk->edition_number = change->n;
  return desk->edition;
}

/**
 * hv_desk_edition:
 * @day: the day whose state is wanted
 *
 * Opens the edition in force on @day; the last one opened stays open. When its
 * file is damaged or of another stamp, it is built again from its sources.
 *
 * Returns: (transfer none) (nullable): valid until another one is asked for
 */
HvEdition *
hv_desk_edition (HvDesk        *desk,
                 HvDay          day,
                 GCancellable  *cancellable,
                 GError       **error)
{
  HvHistory *history = hv_desk_history (desk, error);
  HvChange *change = history == NULL ? NULL
                     : desk->pinned != 0 ? hv_history_find (history, desk->pinned)
                     : hv_history_on (history, day);

  if (history != NULL && desk->pinned_path != NULL)
    {
      if (desk->edition == NULL)
        desk->edition = hv_edition_open (desk->pinned_path, error);
      return desk->edition;
    }
  if (history == NULL)
    return NULL;
  if (change == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                           _("There was no knowledge on that day."));
      return NULL;
    }
  return open_change (desk, change, cancellable, error);
}

/**
 * hv_desk_edition_number:
 *
 * Returns: (transfer none) (nullable): edition @number
 */
HvEdition *
hv_desk_edition_number (HvDesk        *desk,
                        guint          number,
                        GCancellable  *cancellable,
                        GError       **error)
{
  HvHistory *history = hv_desk_history (desk, error);
  HvChange *change = history != NULL ? hv_history_find (history, number) : NULL;

  if (history == NULL)
    return NULL;
  if (change == NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("There is no edition %u."), number);
      return NULL;
    }
  return open_change (desk, change, cancellable, error);
}

/**
 * hv_desk_was_rebuilt:
 *
 * Returns: whether the open edition is one that this desk built itself
 */
gboolean
hv_desk_was_rebuilt (HvDesk *desk)
{
  return desk->edition != NULL && desk->rebuilt;
}

/**
 * hv_desk_verify_file:
 *
 * Compares the whole file of the open edition with its SHA-256: for large ones,
 * in the background, after opening.
 */
gboolean
hv_desk_verify_file (HvDesk        *desk,
                     GCancellable  *cancellable,
                     GError       **error)
{
  HvEditionFile *file = desk->edition != NULL && !desk->rebuilt
    ? hv_history_file (desk->history, desk->edition_number) : NULL;

  if (file == NULL || file->size <= CHECK_AT_ONCE)
    return TRUE;
  return check_file (desk->edition_path, file, cancellable, error);
}

/**
 * hv_desk_rebuild:
 *
 * Closes the open edition, whose file turned out to be damaged, and builds it
 * again in the cache.
 */
gboolean
hv_desk_rebuild (HvDesk        *desk,
                 GCancellable  *cancellable,
                 GError       **error)
{
  HvChange *change = desk->history != NULL
    ? hv_history_find (desk->history, desk->edition_number) : NULL;

  if (change == NULL)
    return TRUE;
  close_edition (desk);
  desk->edition = open_rebuilt (desk, change, cancellable, error);
  if (desk->edition != NULL)
    desk->edition_number = change->n;
  return desk->edition != NULL;
}
