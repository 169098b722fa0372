/* hv-phrase-row.h: words to say, one key away from the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_PHRASE_ROW (hv_phrase_row_get_type ())
G_DECLARE_FINAL_TYPE (HvPhraseRow, hv_phrase_row, HV, PHRASE_ROW, GtkWidget)

GtkWidget    *hv_phrase_row_new           (GPtrArray    *words,
                                           gboolean      personal,
                                           const char   *label,
                                           const char   *tags,
                                           guint         position);
void          hv_phrase_row_set_words     (HvPhraseRow  *self,
                                           GPtrArray    *words,
                                           gboolean      personal);
void          hv_phrase_row_add_suffix    (HvPhraseRow  *self,
                                           GtkWidget    *widget);
guint         hv_phrase_row_get_position  (HvPhraseRow  *self);
gboolean      hv_phrase_row_has_selection (HvPhraseRow  *self);
void          hv_phrase_row_show_copied   (HvPhraseRow  *self,
                                           gboolean      copied);
char          hv_phrase_key_at            (guint         position);
gboolean      hv_phrase_key_position      (char          key,
                                           guint        *position);

G_END_DECLS
