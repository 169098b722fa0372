/* hv-thesaurus.h: how people say what laws and statements say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hv_thesaurus_lines (const char *lang);
void  hv_thesaurus_sign  (GChecksum  *checksum);

G_END_DECLS
