/* hv-error-ui.h: errors in words that help
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *hv_error_ui_heading (const GError *error);
const char *hv_error_ui_advice  (const GError *error);
char       *hv_error_ui_text    (const GError *error);
void        hv_error_ui_present (GtkWidget    *parent,
                                 const GError *error);

G_END_DECLS
