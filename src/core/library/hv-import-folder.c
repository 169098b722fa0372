/* hv-import-folder.c: an exported library on its way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside the documents in force an export has older versions, of which a wording
 * still serves, documents that wait for their day, and the foreign files that
 * some were converted from. Only what is in force is a plan that a person looks
 * at; the older versions were accepted once, and are read for safety alone.
 */
#include "hv-import-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-compare.h"
#include "hv-desk.h"
#include "hv-error.h"
#include "hv-export.h"

/**
 * hv_import_is_export:
 *
 * Returns: whether @path is a folder that hv_export_xml() wrote
 */
gboolean
hv_import_is_export (const char *path)
{
  g_autofree char *superseded = g_build_filename (path, HV_EXPORT_SUPERSEDED, NULL);

  return g_file_test (superseded, G_FILE_TEST_IS_DIR);
}

static GPtrArray *
names_in (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, hv_compare_strings);
  return names;
}

/* What keeps an older version out keeps the export out: without it a wording that
 * serves would be gone. */
static void
pass_on_refusals (HvImport *import)
{
  GPtrArray *older = hv_intake_findings (import->older);
  GPtrArray *findings = hv_intake_findings (import->intake);

  for (guint i = 0; i < older->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (older, i);

      if (finding->refuses)
        g_ptr_array_add (findings, hv_finding_copy (finding));
    }
}

static gboolean
take_superseded (HvImport      *import,
                 const char    *folder,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *superseded = g_build_filename (folder, HV_EXPORT_SUPERSEDED, NULL);
  g_autoptr (GPtrArray) names = names_in (superseded);

  if (import->older == NULL)
    import->older = hv_intake_new (error);
  if (import->older == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (superseded, g_ptr_array_index (names, i), NULL);

      if (g_str_has_suffix (path, ".xml")
          && !hv_intake_add (import->older, path, NULL, NULL, cancellable, error))
        return FALSE;
    }
  pass_on_refusals (import);
  return TRUE;
}

static gboolean
take_originals (HvImport      *import,
                const char    *folder,
                GCancellable  *cancellable,
                GError       **error)
{
  GPtrArray *files = hv_intake_files (import->intake);

  for (guint i = 0; i < files->len; i++)
    {
      HvIntakeFile *file = g_ptr_array_index (files, i);
      g_autofree char *parent = g_path_get_dirname (file->name);
      g_autofree char *base = g_path_get_basename (file->name);
      char *dot = strrchr (base, '.');
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;

      if (dot != NULL)
        *dot = '\0';
      name = g_strconcat (base, ".original", NULL);
      path = g_build_filename (folder, HV_EXPORT_ORIGINALS, name, NULL);
      if (strcmp (parent, folder) == 0 && g_file_test (path, G_FILE_TEST_IS_REGULAR)
          && !hv_intake_add_original (import->intake, file, path, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_import_take_export:
 * @folder: an export, whose documents in force were taken in already
 *
 * Takes in what an export has beside them.
 */
gboolean
hv_import_take_export (HvImport      *import,
                       const char    *folder,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *waiting = g_build_filename (folder, HV_EXPORT_WAITING, NULL);
  g_autoptr (GPtrArray) names = names_in (waiting);

  import->is_export = TRUE;
  for (guint i = 0; i < names->len; i++)
    if (hv_day_parse (g_ptr_array_index (names, i)) != 0)
      g_ptr_array_add (import->waiting,
                       g_build_filename (waiting, g_ptr_array_index (names, i), NULL));
  return take_superseded (import, folder, cancellable, error)
         && take_originals (import, folder, cancellable, error);
}

/**
 * hv_import_add_superseded:
 * @change: gets the older versions of a document, the oldest first, before the
 *   document itself
 */
void
hv_import_add_superseded (HvImport   *import,
                          const char *id,
                          const char *lang,
                          HvChange   *change)
{
  GPtrArray *files = import->older != NULL ? hv_intake_files (import->older) : NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const HvIntakeFile *file = g_ptr_array_index (files, i);
      const HvDocument *document = file->document;

      if (document != NULL && file->sha256 != NULL && g_strcmp0 (document->id, id) == 0
          && g_strcmp0 (document->lang, lang) == 0)
        g_ptr_array_add (change->documents,
                         hv_change_document_new (HV_OP_PUT, document->type, id, lang,
                                                 document->version, file->sha256));
    }
}

static void
add_files (HvIntake   *intake,
           GHashTable *incoming)
{
  GPtrArray *files = hv_intake_files (intake);

  for (guint i = 0; i < files->len; i++)
    {
      HvIntakeFile *file = g_ptr_array_index (files, i);

      if (file->sha256 == NULL)
        continue;
      g_hash_table_insert (incoming, g_strdup (file->sha256), file->copy);
      if (file->original != NULL)
        g_hash_table_insert (incoming, g_strconcat (file->sha256, ".original", NULL),
                             file->original);
    }
}

/**
 * hv_import_add_incoming:
 * @incoming: (element-type utf8 utf8): gets SHA-256 to path of every file, and
 *   SHA-256 with ".original" to the file that it was converted from
 */
void
hv_import_add_incoming (HvImport   *import,
                        GHashTable *incoming)
{
  add_files (import->intake, incoming);
  if (import->older != NULL)
    add_files (import->older, incoming);
}

static gboolean
apply_day (const char             *library,
           const char             *folder,
           const HvImportOptions  *options,
           GCancellable           *cancellable,
           GError                **error)
{
  g_autofree char *name = g_path_get_basename (folder);
  const char *paths[] = { folder, NULL };
  HvImportOptions own = *options;
  g_autoptr (HvImport) import = NULL;

  own.effective = hv_day_parse (name);
  own.pending = HV_PENDING_KEEP;
  own.is_past_today = TRUE;
  import = hv_import_plan (library, paths, &own, NULL, NULL, cancellable, error);
  if (import == NULL)
    return FALSE;
  if (import->refused)
    {
      hv_import_set_refused (import, error);
      return FALSE;
    }
  return hv_import_apply (import, library, &own, NULL, NULL, cancellable, error);
}

/**
 * hv_import_apply_waiting:
 *
 * Schedules what an export has waiting, a change for each day. What is there
 * already stays, so that an import that was cut short can be made again.
 */
gboolean
hv_import_apply_waiting (HvImport               *import,
                         const char             *library,
                         const HvImportOptions  *options,
                         GCancellable           *cancellable,
                         GError                **error)
{
  for (guint i = 0; i < import->waiting->len; i++)
    if (!apply_day (library, g_ptr_array_index (import->waiting, i), options, cancellable, error))
      return FALSE;
  return TRUE;
}
