/* hv-fragment.h: the words of a translator as XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

xmlDoc *hv_fragment_parse   (const char *markup);
char   *hv_fragment_compare (xmlNode    *original,
                             xmlNode    *translation);
void    hv_fragment_put     (xmlNode    *element,
                             xmlNode    *words);

G_END_DECLS
