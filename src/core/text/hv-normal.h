/* hv-normal.h: the one way in which two wordings are compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hv_normal_text (const char *text);

G_END_DECLS
