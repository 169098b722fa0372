/* hv-contact-row.h: where a caller can go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-spoken.h"
#include "hv-step.h"

G_BEGIN_DECLS

GtkWidget *hv_contact_row_new (const HvItem *item,
                               HvSpoken     *spoken,
                               const char   *lang,
                               gboolean      may_copy);

G_END_DECLS
