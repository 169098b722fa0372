/* hv-managing.h: what the managers' view asks of the library, without waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Part of HvService. Everything here runs in a thread of its own, beside the one
 * in which searches wait for one another, and comes back in the main context from
 * which it was asked. What writes makes the service look again when it finishes.
 */
#pragma once

#include "hv-comparison.h"
#include "hv-golden-check.h"
#include "hv-reports.h"
#include "hv-service.h"
#include "hv-to-approve.h"

G_BEGIN_DECLS

void           hv_service_history_async        (HvService            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
HvHistory     *hv_service_history_finish       (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           hv_service_compare_async        (HvService            *self,
                                                const char           *before,
                                                const char           *after,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           hv_service_compare_plan_async   (HvService            *self,
                                                HvImport             *import,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
HvComparison  *hv_service_compare_finish       (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           hv_service_preview_plan_async   (HvService            *self,
                                                HvImport             *import,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
char          *hv_service_preview_plan_finish  (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           hv_service_to_approve_async     (HvService            *self,
                                                HvDay                 day,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *hv_service_to_approve_finish    (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           hv_service_stood_on_async       (HvService            *self,
                                                HvDay                 day,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *hv_service_stood_on_finish      (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           hv_service_golden_async         (HvService            *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *hv_service_golden_finish        (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);
void           hv_service_reports_async        (HvService            *self,
                                                const char           *folder,
                                                gboolean              closed,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray     *hv_service_reports_finish       (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

void           hv_service_apply_options_async  (HvService            *self,
                                                HvImport             *import,
                                                const HvImportOptions *options,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           hv_service_sign_async           (HvService            *self,
                                                const char * const   *keys,
                                                const HvApproval     *approval,
                                                const char           *reason,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           hv_service_activate_async       (HvService            *self,
                                                guint                 number,
                                                const char           *role,
                                                gboolean              cancel_pending,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           hv_service_cancel_async         (HvService            *self,
                                                guint                 number,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           hv_service_golden_add_async     (HvService            *self,
                                                const char           *query,
                                                const char           *lang,
                                                const char * const   *expected,
                                                const char           *role,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void           hv_service_close_report_async   (HvService            *self,
                                                const char           *path,
                                                const char           *reason,
                                                const char           *role,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
guint          hv_service_changed_finish       (HvService            *self,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
