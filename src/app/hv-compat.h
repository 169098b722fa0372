/* hv-compat.h: what newer GTK versions do in another way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void    hv_compat_choose_files_async  (GtkWindow            *parent,
                                       const char           *title,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
char  **hv_compat_choose_files_finish (GtkWindow            *parent,
                                       GAsyncResult         *result,
                                       GError              **error);

void    hv_compat_open_uri            (GtkWindow            *parent,
                                       const char           *uri);
void    hv_compat_save_file_async     (GtkWindow            *parent,
                                       const char           *title,
                                       const char           *name,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
char   *hv_compat_save_file_finish    (GtkWindow            *parent,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
