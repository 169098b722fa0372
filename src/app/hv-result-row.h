/* hv-result-row.h: one result in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-edition-types.h"

G_BEGIN_DECLS

#define HV_TYPE_RESULT_ROW (hv_result_row_get_type ())
G_DECLARE_FINAL_TYPE (HvResultRow, hv_result_row, HV, RESULT_ROW, GtkListBoxRow)

GtkWidget  *hv_result_row_new         (void);
void        hv_result_row_show_result (HvResultRow    *self,
                                       const HvResult *result);
void        hv_result_row_show_entry  (HvResultRow    *self,
                                       const char     *key,
                                       const char     *title,
                                       HvState         state,
                                       const char     *kind);
const char *hv_result_row_get_key     (HvResultRow    *self);
const char *hv_result_row_get_title   (HvResultRow    *self);
void        hv_result_row_set_changed (HvResultRow *self,
                                       gboolean     changed);

G_END_DECLS
