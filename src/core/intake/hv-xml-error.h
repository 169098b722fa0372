/* hv-xml-error.h: what the XML parser means, in words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-finding.h"

G_BEGIN_DECLS

HvFinding *hv_xml_error_finding  (const char *file);
gboolean   hv_xml_error_is_empty (void);

G_END_DECLS
