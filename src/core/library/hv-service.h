/* hv-service.h: the library for a program that must not wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one asynchronous layer: everything slow happens in one worker thread,
 * results arrive in the main context in which the service was made. Only the
 * window uses it; houvastctl calls the library directly.
 */
#pragma once

#include <gio/gio.h>

#include "hv-answer.h"
#include "hv-edition-changes.h"
#include "hv-edition-types.h"
#include "hv-glossary.h"
#include "hv-import.h"
#include "hv-search.h"

G_BEGIN_DECLS

#define HV_TYPE_SERVICE (hv_service_get_type ())
G_DECLARE_FINAL_TYPE (HvService, hv_service, HV, SERVICE, GObject)

/**
 * HvServiceState: which page the window shows.
 * @HV_SERVICE_OPENING: not known yet
 * @HV_SERVICE_EMPTY: there is no library, or nothing in it
 * @HV_SERVICE_READY: questions can be answered
 * @HV_SERVICE_DAMAGED: it cannot be read; see hv_service_get_error()
 */
typedef enum
{
  HV_SERVICE_OPENING,
  HV_SERVICE_EMPTY,
  HV_SERVICE_READY,
  HV_SERVICE_DAMAGED,
} HvServiceState;

HvService       *hv_service_new               (const char           *library);
HvService       *hv_service_new_preview       (const char           *library,
                                               guint                 number,
                                               HvDay                 day,
                                               const char           *path);
HvServiceState   hv_service_get_state         (HvService            *self);
const GError    *hv_service_get_error         (HvService            *self);
HvEditionInfo   *hv_service_get_edition       (HvService            *self);
HvDay            hv_service_get_day           (HvService            *self);
const char      *hv_service_get_library       (HvService            *self);
void             hv_service_refresh           (HvService            *self);
void             hv_service_set_language      (HvService            *self,
                                               const char           *lang);

void             hv_service_search_async      (HvService            *self,
                                               const HvSearchRequest *request,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
HvResults       *hv_service_search_finish     (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_answer_async      (HvService            *self,
                                               const char           *key,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
HvAnswer        *hv_service_answer_finish     (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_topics_async      (HvService            *self,
                                               const char           *lang,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray       *hv_service_topics_finish     (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_glossary_async    (HvService            *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
HvGlossary      *hv_service_glossary_finish   (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_templates_async   (HvService            *self,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray       *hv_service_templates_finish  (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_outline_async     (HvService            *self,
                                               const char           *document,
                                               const char           *lang,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
HvOutline       *hv_service_outline_finish    (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_changes_async     (HvService            *self,
                                               guint                 since,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
GPtrArray       *hv_service_changes_finish    (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_entries_async     (HvService            *self,
                                               const char * const   *keys,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
HvTopic         *hv_service_entries_finish    (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_plan_async        (HvService            *self,
                                               const char * const   *paths,
                                               HvProgress            progress,
                                               gpointer              progress_data,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void             hv_service_plan_options_async (HvService           *self,
                                                const char * const  *paths,
                                                const HvImportOptions *options,
                                                HvProgress           progress,
                                                gpointer             progress_data,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
HvImport        *hv_service_plan_finish       (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);
void             hv_service_apply_async       (HvService            *self,
                                               HvImport             *import,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
void             hv_service_apply_pending_async (HvService           *self,
                                                 HvImport            *import,
                                                 HvPending            pending,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean         hv_service_apply_finish      (HvService            *self,
                                               GAsyncResult         *result,
                                               GError              **error);

G_END_DECLS
