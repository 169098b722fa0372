/* hv-its-private.h: the words of an element as a message has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * HvItsSpace: what becomes of white space.
 * @HV_ITS_SPACE_COLLAPSE: one space each, none at either end
 * @HV_ITS_SPACE_TRIM: it stays, but for both ends
 * @HV_ITS_SPACE_KEEP: it stays
 */
typedef enum
{
  HV_ITS_SPACE_COLLAPSE,
  HV_ITS_SPACE_TRIM,
  HV_ITS_SPACE_KEEP,
} HvItsSpace;

char *hv_its_content (xmlNode    *node,
                      HvItsSpace  space,
                      gboolean    escape);

G_END_DECLS
