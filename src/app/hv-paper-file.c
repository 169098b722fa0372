/* hv-paper-file.c: paper as a file for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-paper-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-file.h"
#include "hv-icon.h"
#include "hv-print.h"

/**
 * hv_paper_file_write:
 * @path: its end says what is written: HTML behind ".html" or ".htm", else PDF
 *
 * Writes the whole file or none.
 */
gboolean
hv_paper_file_write (HvPaper     *paper,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *temporary = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (lower, ".html") || g_str_has_suffix (lower, ".htm"))
    {
      char *html = hv_paper_to_html (paper);

      bytes = g_bytes_new_take (html, strlen (html));
      return hv_file_write_atomic (path, bytes, error);
    }
  temporary = g_strconcat (path, ".part", NULL);
  return hv_print_to_pdf (paper, temporary, error)
         && hv_file_move_in_place (temporary, path, error);
}

/**
 * hv_paper_file_make:
 * @extension: "pdf" or "html"
 *
 * Other programs read the file when it suits them, so it stays: in the cache,
 * where one state of one document has one name.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
hv_paper_file_make (HvPaper     *paper,
                    const char  *extension,
                    GError     **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "houvast", "papers", NULL);
  g_autofree char *name = g_strconcat (paper->name, ".", extension, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!hv_folder_make (folder, error) || !hv_paper_file_write (paper, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return gdk_content_provider_new_typed (G_TYPE_FILE, file);
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          GtkWidget     *chip)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (chip);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/**
 * hv_paper_file_new_chip:
 * @path: of a file
 *
 * Returns: (transfer floating): its name, which can be dragged into another
 *   program
 */
GtkWidget *
hv_paper_file_new_chip (const char *path)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *name = g_path_get_basename (path);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (chip), hv_icon_new ("x-office-document-symbolic"));
  gtk_box_append (GTK_BOX (chip), label);
  gtk_widget_add_css_class (chip, "hv-file-chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (chip, _("Drag this file into another program"));
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_data (source, "prepare", G_CALLBACK (prepare_cb), g_strdup (path),
                         (GClosureNotify) (GCallback) g_free, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), chip, 0);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (source));
  return chip;
}
