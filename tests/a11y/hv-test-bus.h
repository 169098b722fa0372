/* hv-test-bus.h: a session bus that starts the window, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-driver.h"

G_BEGIN_DECLS

typedef struct _HvTestBus HvTestBus;

HvTestBus *hv_test_bus_new  (HvDriver           *driver);
void       hv_test_bus_free (HvTestBus          *self);
GVariant  *hv_test_bus_call (HvTestBus          *self,
                             const char         *path,
                             const char         *interface,
                             const char         *method,
                             GVariant           *arguments,
                             GError            **error);
GPid       hv_test_bus_pid  (HvTestBus          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTestBus, hv_test_bus_free)

G_END_DECLS
