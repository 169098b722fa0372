/* hv-spot.h: a place on the page of an answer, to come back to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvSpot:
 * @value: how far the page was scrolled
 * @path: (element-type guint) (nullable): the way from the page to what had the
 *   focus, child by child
 */
typedef struct
{
  double  value;
  GArray *path;
} HvSpot;

void hv_spot_free (HvSpot *spot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSpot, hv_spot_free)

G_END_DECLS
