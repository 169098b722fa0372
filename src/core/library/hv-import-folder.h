/* hv-import-folder.h: an exported library on its way in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-history.h"
#include "hv-import.h"

G_BEGIN_DECLS

gboolean hv_import_is_export       (const char            *path);
gboolean hv_import_take_export     (HvImport              *import,
                                    const char            *folder,
                                    GCancellable          *cancellable,
                                    GError               **error);
void     hv_import_add_superseded  (HvImport              *import,
                                    const char            *id,
                                    const char            *lang,
                                    HvChange              *change);
void     hv_import_add_incoming    (HvImport              *import,
                                    GHashTable            *incoming);
gboolean hv_import_apply_waiting   (HvImport              *import,
                                    const char            *library,
                                    const HvImportOptions *options,
                                    GCancellable          *cancellable,
                                    GError               **error);

G_END_DECLS
