/* hv-import-titles.h: what the units of an import are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-import.h"

G_BEGIN_DECLS

void        hv_import_titles_async  (gpointer              owner,
                                     HvImport             *import,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
GHashTable *hv_import_titles_finish (GAsyncResult         *result);

G_END_DECLS
