/* hv-print.h: paper, printed or as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-paper.h"

G_BEGIN_DECLS

gboolean hv_print_to_pdf (HvPaper      *paper,
                          const char   *path,
                          GError      **error);
void     hv_print_ask    (HvPaper      *paper,
                          GtkWindow    *parent);

G_END_DECLS
