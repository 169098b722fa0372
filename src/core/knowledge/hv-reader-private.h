/* hv-reader-private.h: shared by the readers of parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-reader.h"

G_BEGIN_DECLS

GPtrArray *hv_reader_inline   (xmlNode    *node);
void       hv_reader_blocks   (xmlNode    *node,
                               GPtrArray  *blocks);
void       hv_reader_steps    (xmlNode    *steps,
                               HvUnit     *unit);
HvItem    *hv_reader_phrase   (xmlNode    *node,
                               HvStep      step);
HvItem    *hv_reader_step     (xmlNode    *node,
                               HvStep      step);

G_END_DECLS
