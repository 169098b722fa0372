/* hv-source-view.h: what a statement says, literally
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-answer.h"

G_BEGIN_DECLS

GtkWidget *hv_quote_new        (const HvSource *source);
GtkWidget *hv_sources_view_new (GPtrArray *sources);

G_END_DECLS
