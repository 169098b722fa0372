/* hv-xml.h: attributes and children of elements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-day.h"

G_BEGIN_DECLS

#define HV_XML_NAMESPACE "urn:houvast:kb:1"

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

G_END_DECLS
