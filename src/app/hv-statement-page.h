/* hv-statement-page.h: a whole privacy statement, to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-edition-types.h"

G_BEGIN_DECLS

#define HV_TYPE_STATEMENT_PAGE (hv_statement_page_get_type ())
G_DECLARE_FINAL_TYPE (HvStatementPage, hv_statement_page, HV, STATEMENT_PAGE, GtkWidget)

GtkWidget *hv_statement_page_new          (void);
void       hv_statement_page_set_outline  (HvStatementPage *self,
                                           HvOutline       *outline);
void       hv_statement_page_show_element (HvStatementPage *self,
                                           const char      *id);
void       hv_statement_page_set_file     (HvStatementPage *self,
                                           const char      *path);
void       hv_statement_page_find         (HvStatementPage *self);

G_END_DECLS
