/* hv-verify.c: checks a whole library and repairs what can be built again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "hv-current.h"
#include "hv-db.h"
#include "hv-edition.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-ledger.h"
#include "hv-library-private.h"

static void G_GNUC_PRINTF (2, 3)
report_line (GPtrArray  *report,
             const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (report, g_strdup_vprintf (format, args));
  va_end (args);
}

/* @told: whether it tells of any change */
static gboolean
ledger_is_sound (const char  *folder,
                 gboolean    *told,
                 GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (HvDb) ledger = NULL;
  g_autoptr (HvHistory) history = NULL;

  *told = FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  ledger = hv_ledger_open (folder, error);
  if (ledger == NULL || !hv_ledger_check (ledger, error))
    return FALSE;
  history = hv_ledger_read (ledger, error);
  *told = history != NULL && history->changes->len > 0;
  return history != NULL;
}

static void
set_aside (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  g_rename (path, aside);
}

/* A damaged ledger is set aside; the next opening starts from "current". When
 * that is damaged too, what the editions carry is written first. */
static gboolean
repair_records (const char  *folder,
                GPtrArray   *report,
                gboolean    *sound,
                GError     **error)
{
  g_autoptr (GError) of_ledger = NULL;
  g_autoptr (GError) of_current = NULL;
  gboolean lost = hv_library_is_lost (folder);
  gboolean told;
  gboolean ledger = ledger_is_sound (folder, &told, &of_ledger);
  g_autoptr (HvHistory) published = hv_current_read (folder, &of_current);
  g_autoptr (HvHistory) carried = NULL;
  g_autofree char *path = g_build_filename (folder, "current", NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (g_error_matches (of_ledger, HV_ERROR, HV_ERROR_NEWER)
      || g_error_matches (of_current, HV_ERROR, HV_ERROR_NEWER))
    {
      g_propagate_error (error, g_error_copy (g_error_matches (of_current, HV_ERROR, HV_ERROR_NEWER)
                                              ? of_current : of_ledger));
      return FALSE;
    }
  lost = lost && published == NULL;
  if (published == NULL && !g_error_matches (of_current, HV_ERROR, HV_ERROR_NOT_FOUND))
    {
      /* It was a library once, so a ledger that tells nothing is not its own. */
      lost = !told;
      *sound = FALSE;
      report_line (report, _("“current” was damaged: written again."));
      set_aside (folder, "current");
    }
  if (ledger && !lost)
    return TRUE;

  *sound = FALSE;
  set_aside (folder, "library.db");
  if (published != NULL)
    {
      report_line (report, _("The ledger was damaged: made again from “current”. "
                             "The damaged one is beside it as “library.db.damaged”."));
      return TRUE;
    }
  carried = hv_library_carried (folder);
  if (carried == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("The records of this library are lost. Import the documents in "
                             "“sources” again into a new library."));
      return FALSE;
    }
  report_line (report, _("Ledger and “current” were damaged or lost: made again from an edition. "
                         "Changes that waited or were cancelled may be missing."));
  bytes = hv_current_to_bytes (carried);
  return hv_file_write_atomic (path, bytes, error);
}

/* The lock is given back before the library is opened, which takes it again. */
static gboolean
repair_under_lock (const char  *folder,
                   GPtrArray   *report,
                   gboolean    *sound,
                   GError     **error)
{
  int lock = hv_library_lock (folder, error);
  gboolean repaired;

  if (lock < 0)
    return FALSE;
  repaired = repair_records (folder, report, sound, error);
  close (lock);
  return repaired;
}

static gboolean
check_source (HvLibrary               *library,
              const HvChangeDocument  *document,
              GPtrArray               *report)
{
  g_autofree char *path = hv_source_path (library->folder, document->type, document->sha256);
  g_autofree char *sum = hv_file_sha256 (path, NULL, NULL, NULL);

  if (g_strcmp0 (sum, document->sha256) == 0)
    return TRUE;
  report_line (report, sum == NULL
               ? _("The document “%s” (%s) is missing: import that version again.")
               : _("The document “%s” (%s) is damaged: import that version again."),
               document->id, document->version);
  return FALSE;
}

/* Every source of every change; a damaged one cannot be repaired, only brought
 * back by importing the same file. */
static gboolean
check_sources (HvLibrary *library,
               GPtrArray *report)
{
  gboolean sound = TRUE;

  for (guint i = 0; i < library->history->changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (library->history->changes, i);

      for (guint j = 0; j < change->documents->len; j++)
        {
          const HvChangeDocument *document = g_ptr_array_index (change->documents, j);

          if (document->sha256 != NULL && !check_source (library, document, report))
            sound = FALSE;
        }
    }
  return sound;
}

static gboolean
edition_is_sound (HvLibrary           *library,
                  const HvEditionFile *file)
{
  g_autofree char *path = g_build_filename (library->folder, "editions", file->file, NULL);
  guint64 size = 0;
  g_autofree char *sum = hv_file_sha256 (path, &size, NULL, NULL);
  g_autoptr (HvEdition) edition = NULL;

  if (sum == NULL || size != file->size || strcmp (sum, file->sha256) != 0)
    return FALSE;
  edition = hv_edition_open (path, NULL);
  return edition != NULL;
}

static gboolean
repair_editions (HvLibrary  *library,
                 GPtrArray  *report,
                 gboolean   *sound,
                 GError    **error)
{
  g_autoptr (GPtrArray) order = hv_history_order (library->history);
  gboolean any = FALSE;

  for (guint i = 0; i < order->len; i++)
    {
      const HvChange *change = g_ptr_array_index (order, i);
      HvEditionFile *file = hv_history_file (library->history, change->n);
      HvChange *present = hv_history_on (library->history, hv_library_today (library));

      /* A pruned past edition is no damage; one that desks need is. */
      if (file != NULL ? edition_is_sound (library, file) : change != present
                                                            && change->from <= present->from)
        continue;
      hv_history_set_file (library->history, change->n, NULL, 0, NULL);
      if (!hv_library_build_one (library, change, error))
        return FALSE;
      report_line (report, _("Edition %u was damaged: built again."), change->n);
      any = TRUE;
    }
  if (!any)
    return TRUE;
  *sound = FALSE;
  return hv_library_write_history (library, error);
}

/**
 * hv_library_verify:
 * @folder: a library
 * @report: (element-type utf8): gets a sentence for everything that was wrong
 * @sound: (out): whether nothing was wrong
 *
 * Checks ledger, "current", every source and every edition, and builds again
 * what can be.
 *
 * Returns: whether the library is whole now; otherwise @error says what the
 *   person has to do
 */
gboolean
hv_library_verify (const char  *folder,
                   GPtrArray   *report,
                   gboolean    *sound,
                   GError     **error)
{
  g_autoptr (HvLibrary) library = NULL;

  *sound = TRUE;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("There is no library “%s”."), folder);
      return FALSE;
    }
  if (!repair_under_lock (folder, report, sound, error))
    return FALSE;
  library = hv_library_open (folder, error);
  if (library == NULL)
    return FALSE;
  if (!check_sources (library, report))
    {
      *sound = FALSE;
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("Documents of this library are damaged; see above."));
      return FALSE;
    }
  if (!repair_editions (library, report, sound, error))
    return FALSE;
  hv_library_clear_strays (library);
  return TRUE;
}
