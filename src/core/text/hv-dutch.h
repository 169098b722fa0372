/* hv-dutch.h: Dutch forms that the stemmer leaves alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize hv_dutch_regular (const char *word,
                        gsize       length);

G_END_DECLS
