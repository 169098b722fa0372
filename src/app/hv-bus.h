/* hv-bus.h: what other programs on this desk may ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-service.h"

G_BEGIN_DECLS

#define HV_TYPE_BUS (hv_bus_get_type ())
G_DECLARE_FINAL_TYPE (HvBus, hv_bus, HV, BUS, GObject)

HvBus    *hv_bus_new         (GApplication     *application);
gboolean  hv_bus_export      (HvBus            *self,
                              GDBusConnection  *connection,
                              const char       *path,
                              GError          **error);
void      hv_bus_unexport    (HvBus            *self,
                              GDBusConnection  *connection);
void      hv_bus_set_service (HvBus            *self,
                              HvService        *service);

G_END_DECLS
