/* hv-excerpt.h: the beginning of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hv_excerpt (const char *text,
                  gsize       length);

G_END_DECLS
