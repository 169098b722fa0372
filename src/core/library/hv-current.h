/* hv-current.h: the file that desks read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-history.h"

G_BEGIN_DECLS

GBytes    *hv_current_to_bytes (HvHistory   *history);
HvHistory *hv_current_parse    (GBytes      *bytes,
                                GError     **error);
HvHistory *hv_current_read     (const char  *library,
                                GError     **error);

G_END_DECLS
