/* hv-window-import.c: files on their way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-compat.h"
#include "hv-error-ui.h"
#include "hv-import-window.h"
#include "hv-names.h"
#include "hv-window-private.h"

/* The window says by itself that another edition came into force. */
static void
imported_cb (HvImportWindow *importing,
             guint           edition,
             HvDay           from,
             HvWindow       *self)
{
  g_autofree char *text = NULL;

  if (edition == 0)
    return;
  if (from > hv_service_get_day (self->service))
    {
      g_autofree char *day = hv_name_of_day (from);

      text = g_strdup_printf (_("Imported: edition %1$u, in force from %2$s"), edition, day);
    }
  else if (self->edition == 0)
    text = g_strdup_printf (_("Imported: edition %u"), edition);
  if (text != NULL)
    hv_window_toast (self, text);
}

/**
 * hv_window_import:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Shows what they would change; the person decides there.
 */
void
hv_window_import (HvWindow           *self,
                  const char * const *paths)
{
  HvImportWindow *importing = hv_import_window_new (GTK_WINDOW (self), self->service);

  g_signal_connect_object (importing, "imported", G_CALLBACK (imported_cb), self, 0);
  gtk_window_present (GTK_WINDOW (importing));
  hv_import_window_take (importing, paths);
}

/**
 * hv_window_import_files:
 * @files: (array length=n_files): from another program
 *
 * The same, of those that are on this computer.
 *
 * Returns: whether there are any
 */
gboolean
hv_window_import_files (HvWindow  *self,
                        GFile    **files,
                        guint      n_files)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) paths = NULL;

  g_return_val_if_fail (HV_IS_WINDOW (self) && (files != NULL || n_files == 0), FALSE);

  builder = g_strv_builder_new ();
  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL)
    return FALSE;
  hv_window_import (self, (const char * const *) paths);
  return TRUE;
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_auto (GStrv) paths = hv_compat_choose_files_finish (GTK_WINDOW (source), result, NULL);

  /* Without a path somebody cancelled, or chose what is no file here. */
  if (paths != NULL && paths[0] != NULL)
    hv_window_import (HV_WINDOW (source), (const char * const *) paths);
}

void
hv_window_choose_files (HvWindow *self)
{
  hv_compat_choose_files_async (GTK_WINDOW (self), _("Import knowledge documents"),
                                files_chosen_cb, NULL);
}

/* The folders in a folder, one a language; NULL when there are none. */
static char **
folders_in (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  return paths[0] != NULL ? g_steal_pointer (&paths) : NULL;
}

/* The demo of the installed program, else that of the sources; its translations are
 * made while building. */
static char **
demo_paths (void)
{
  g_autofree char *installed = g_build_filename (HV_DATA_DIR, "demo", NULL);
  g_autofree char *source = g_build_filename (HV_SOURCE_ROOT, "data", "demo", "nl", NULL);
  g_autofree char *built = g_build_filename (HV_BUILD_ROOT, "data", "demo", NULL);
  g_auto (GStrv) translations = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char **paths = folders_in (installed);

  if (paths != NULL || !g_file_test (source, G_FILE_TEST_IS_DIR))
    return paths;
  translations = folders_in (built);
  g_strv_builder_add (builder, source);
  if (translations != NULL)
    g_strv_builder_addv (builder, (const char **) translations);
  return g_strv_builder_end (builder);
}

typedef struct
{
  HvWindow *self;
  HvImport *import;
} Demo;

static void
demo_free (Demo *demo)
{
  g_object_unref (demo->self);
  hv_import_free (demo->import);
  g_free (demo);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Demo, demo_free)

static void
demo_done (HvWindow     *self,
           const GError *error)
{
  self->taking_demo = FALSE;
  /* The window may have been closed meanwhile. */
  if (self->service == NULL)
    return;
  hv_window_update (self);
  if (error != NULL)
    hv_error_ui_present (GTK_WIDGET (self), error);
}

static void
demo_applied_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Demo) demo = user_data;
  g_autoptr (GError) error = NULL;

  hv_service_apply_finish (HV_SERVICE (source), result, &error);
  demo_done (demo->self, error);
}

static void
demo_planned_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Demo) demo = user_data;
  g_autoptr (GError) error = NULL;
  HvService *service = HV_SERVICE (source);
  HvImport *import;

  demo->import = hv_service_plan_finish (service, result, &error);
  if (demo->import == NULL)
    {
      demo_done (demo->self, error);
      return;
    }
  import = demo->import;
  hv_service_apply_async (service, import, NULL, demo_applied_cb, g_steal_pointer (&demo));
}

/**
 * hv_window_use_demo:
 *
 * The demo is known to be right, so there is nothing to decide.
 */
void
hv_window_use_demo (HvWindow *self)
{
  g_auto (GStrv) paths = demo_paths ();
  Demo *demo;

  if (paths == NULL)
    {
      hv_window_toast (self, _("The demo knowledge is not installed."));
      return;
    }
  self->taking_demo = TRUE;
  hv_window_update (self);
  demo = g_new0 (Demo, 1);
  demo->self = g_object_ref (self);
  hv_service_plan_async (self->service, (const char * const *) paths, NULL, NULL, NULL,
                         demo_planned_cb, demo);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            HvWindow      *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
    g_ptr_array_add (files, at->data);
  return hv_window_import_files (self, (GFile **) files->pdata, files->len);
}

/**
 * hv_window_add_drop:
 *
 * Files that are dropped anywhere on the window are taken in.
 */
void
hv_window_add_drop (HvWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
