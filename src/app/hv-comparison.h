/* hv-comparison.h: an old and a new wording beside one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hv_comparison_new (const char *before,
                              const char *after);

G_END_DECLS
