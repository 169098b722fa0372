/* hv-reader-private.h: shared by the readers of parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-reader.h"

G_BEGIN_DECLS

char      *hv_xml_attribute   (xmlNode    *node,
                               const char *name);
char     **hv_xml_list        (xmlNode    *node,
                               const char *name);
HvDay      hv_xml_day         (xmlNode    *node,
                               const char *name);
gboolean   hv_xml_is          (xmlNode    *node,
                               const char *name);
xmlNode   *hv_xml_child       (xmlNode    *node,
                               const char *name);
gboolean   hv_xml_is_inline   (xmlNode    *node);

GPtrArray *hv_reader_inline   (xmlNode    *node);
void       hv_reader_blocks   (xmlNode    *node,
                               GPtrArray  *blocks);
void       hv_reader_steps    (xmlNode    *steps,
                               HvUnit     *unit);
HvItem    *hv_reader_phrase   (xmlNode    *node,
                               HvStep      step);
HvItem    *hv_reader_step     (xmlNode    *node,
                               HvStep      step);
void       hv_reader_approval (xmlNode    *node,
                               HvApproval *approval);

G_END_DECLS
