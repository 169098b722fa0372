/* hv-work.h: threads that end before the program does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hv_work_begin (void);
void hv_work_end   (void);
void hv_work_wait  (void);

G_END_DECLS
