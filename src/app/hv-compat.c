/* hv-compat.c: what newer GTK versions do in another way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The floor is GTK 4.8. What a newer version deprecates is used here and
 * nowhere else, so that there is one place to change when the floor rises.
 */
#include "config.h"

#include "hv-compat.h"

#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static char **
chosen_paths (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, chosen_paths (GTK_FILE_CHOOSER (dialog)),
                           (GDestroyNotify) g_strfreev);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Cancelled"));
  gtk_native_dialog_destroy (dialog);
}

static void
saved_cb (GtkNativeDialog *dialog,
          int              response,
          gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Cancelled"));
  gtk_native_dialog_destroy (dialog);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *first,
            const char     *second)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, first);
  if (second != NULL)
    gtk_file_filter_add_pattern (filter, second);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * hv_compat_choose_files_async:
 * @parent: the window that asks
 * @title: what the files are for
 *
 * Lets the person choose knowledge documents.
 */
void
hv_compat_choose_files_async (GtkWindow           *parent,
                              const char          *title,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;
  GtkFileChooserNative *native;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_compat_choose_files_async);
  native = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _("_Import"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), TRUE);
  add_filter (GTK_FILE_CHOOSER (native), _("Knowledge documents"), "*.xml", "*.tsv");
  add_filter (GTK_FILE_CHOOSER (native), _("All files"), "*", NULL);
  /* The task keeps the dialog, and the dialog's answer ends the task. */
  g_task_set_task_data (task, native, g_object_unref);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * hv_compat_choose_files_finish:
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): paths of the
 *   chosen files; %NULL with %G_IO_ERROR_CANCELLED when there are none
 */
char **
hv_compat_choose_files_finish (GtkWindow     *parent,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hv_compat_open_uri:
 * @parent: the window that asks
 * @uri: what another program opens
 */
void
hv_compat_open_uri (GtkWindow  *parent,
                    const char *uri)
{
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

/**
 * hv_compat_save_file_async:
 * @parent: the window that asks
 * @title: what is saved
 * @name: of the file, unless the person gives another
 *
 * Lets the person say where a file goes.
 */
void
hv_compat_save_file_async (GtkWindow           *parent,
                           const char          *title,
                           const char          *name,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  GtkFileChooserNative *native;

  g_return_if_fail (GTK_IS_WINDOW (parent) && name != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, hv_compat_save_file_async);
  native = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                        _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  g_task_set_task_data (task, native, g_object_unref);
  g_signal_connect (native, "response", G_CALLBACK (saved_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * hv_compat_save_file_finish:
 *
 * Returns: (transfer full) (nullable): the path; %NULL with
 *   %G_IO_ERROR_CANCELLED when there is none
 */
char *
hv_compat_save_file_finish (GtkWindow     *parent,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

G_GNUC_END_IGNORE_DEPRECATIONS
