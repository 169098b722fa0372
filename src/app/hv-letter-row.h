/* hv-letter-row.h: one field of a letter, to fill in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-call-desk.h"

G_BEGIN_DECLS

#define HV_TYPE_LETTER_ROW (hv_letter_row_get_type ())
G_DECLARE_FINAL_TYPE (HvLetterRow, hv_letter_row, HV, LETTER_ROW, GtkBox)

GtkWidget *hv_letter_row_new      (const HvField *field,
                                    HvCallDesk    *desk,
                                    const char    *lang);
void       hv_letter_row_refresh  (HvLetterRow   *self,
                                    gboolean       strict);
gboolean   hv_letter_row_is_open  (HvLetterRow   *self);

G_END_DECLS
