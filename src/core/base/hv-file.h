/* hv-file.h: files written whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *hv_file_copy_hashed   (const char    *source,
                                 const char    *target,
                                 guint64        max_size,
                                 GCancellable  *cancellable,
                                 GError       **error);
gboolean  hv_file_write_atomic  (const char    *path,
                                 GBytes        *bytes,
                                 GError       **error);
gboolean  hv_file_move_in_place (const char    *temporary,
                                 const char    *path,
                                 GError       **error);
gboolean  hv_file_sync_folder   (const char    *folder,
                                 GError       **error);
char     *hv_file_sha256        (const char    *path,
                                 guint64       *size,
                                 GCancellable  *cancellable,
                                 GError       **error);
GBytes   *hv_file_read          (const char    *path,
                                 gsize          max_size,
                                 GError       **error);
gboolean  hv_folder_make        (const char    *path,
                                 GError       **error);
void      hv_folder_remove      (const char    *path);

G_END_DECLS
