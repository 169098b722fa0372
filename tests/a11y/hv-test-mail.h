/* hv-test-mail.h: stand-ins for what opens a mail program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-driver.h"

G_BEGIN_DECLS

char        *hv_test_mail_path         (HvDriver    *driver,
                                        const char  *name);
gboolean     hv_test_mail_is_there     (HvDriver    *driver,
                                        const char  *name);
char        *hv_test_mail_read         (HvDriver    *driver,
                                        const char  *name,
                                        gsize       *length);
GSubprocess *hv_test_mail_start_portal (HvDriver    *driver);
void         hv_test_mail_stop_portal  (GSubprocess *portal);
void         hv_test_mail_use_xdg      (HvDriver    *driver);

G_END_DECLS
