/* hv-service-private.h: shared by the parts of the service
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-desk.h"
#include "hv-service.h"

G_BEGIN_DECLS

struct _HvService
{
  GObject         parent_instance;

  char           *library;
  char           *lang;           /* content language in use, or NULL */
  HvDesk         *desk;           /* of the worker thread only */
  GThreadPool    *pool;
  guint           look_source;
  guint           retry_source;

  HvServiceState  state;
  GError         *error;
  HvEditionInfo  *info;
  HvDay           day;
};

/* What a job does in the worker thread. @edition is NULL when there is none;
 * the error says why. Returns a result that the GTask frees with @free. */
typedef gpointer (* HvServiceJob) (HvDesk        *desk,
                              HvEdition     *edition,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);

void hv_service_tell (GMainContext        *context,
                      GSourceFunc          func,
                      gpointer             user_data);
void hv_service_push (HvService           *self,
                      HvServiceJob         func,
                      gpointer             data,
                      GDestroyNotify       free_data,
                      GDestroyNotify       free_result,
                      gpointer             tag,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data);

G_END_DECLS
