/* hv-paper-file.h: paper as a file for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-paper.h"

G_BEGIN_DECLS

gboolean   hv_paper_file_write    (HvPaper      *paper,
                                   const char   *path,
                                   GError      **error);
char      *hv_paper_file_make     (HvPaper      *paper,
                                   const char   *extension,
                                   GError      **error);
GtkWidget *hv_paper_file_new_chip (const char   *path);

G_END_DECLS
