/* hv-import-files.c: the files that an import takes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-import-private.h"

#include <glib/gi18n-lib.h>

#include "hv-compare.h"
#include "hv-error.h"
#include "hv-import-folder.h"
#include "hv-limits.h"
#include "hv-names.h"

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

/* Reads and checks the files, and those in folders. */
gboolean
hv_import_take_in (HvImport            *import,
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
