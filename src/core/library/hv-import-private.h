/* hv-import-private.h: shared by the parts of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-history.h"
#include "hv-import.h"

G_BEGIN_DECLS

gboolean    hv_import_take_in          (HvImport               *import,
                                        const char * const     *paths,
                                        HvProgress              progress,
                                        gpointer                user_data,
                                        GCancellable           *cancellable,
                                        GError                **error);
GHashTable *hv_import_check_references (HvImport               *import,
                                        const char             *library,
                                        HvHistory              *history,
                                        GCancellable           *cancellable,
                                        GError                **error);
HvHistory  *hv_import_read_history     (const char             *library,
                                        GError                **error);
gboolean    hv_import_is_touched_by    (HvImport               *import,
                                        const HvChange         *change);
HvChange   *hv_import_make_change      (HvImport               *import,
                                        HvHistory              *history,
                                        const char             *role);
GHashTable *hv_import_incoming         (HvImport               *import);
GPtrArray  *hv_import_fold_before      (HvHistory              *history,
                                        const HvChange         *change);
gboolean    hv_import_find_changes     (HvImport               *import,
                                        const char             *library,
                                        HvHistory              *history,
                                        HvChange               *change,
                                        GHashTable             *versions,
                                        gboolean                with_golden,
                                        GCancellable           *cancellable,
                                        GError                **error);
gboolean    hv_import_plan_against     (HvImport               *import,
                                        const char             *library,
                                        HvHistory              *history,
                                        const HvImportOptions  *options,
                                        GHashTable             *versions,
                                        gboolean                with_golden,
                                        GCancellable           *cancellable,
                                        GError                **error);

G_END_DECLS
