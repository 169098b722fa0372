/* hv-answer-page.h: one answer, to read and say during a call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-answer.h"

G_BEGIN_DECLS

#define HV_TYPE_ANSWER_PAGE (hv_answer_page_get_type ())
G_DECLARE_FINAL_TYPE (HvAnswerPage, hv_answer_page, HV, ANSWER_PAGE, GtkWidget)

GtkWidget *hv_answer_page_new         (void);
void       hv_answer_page_set_answer  (HvAnswerPage *self,
                                       HvAnswer     *answer);
HvAnswer  *hv_answer_page_get_answer  (HvAnswerPage *self);
gboolean   hv_answer_page_copy_spoken (HvAnswerPage *self);
gboolean   hv_answer_page_copy_phrase (HvAnswerPage *self,
                                       guint         position,
                                       gboolean      append);
void       hv_answer_page_show_step   (HvAnswerPage *self,
                                       HvStep        step);
void       hv_answer_page_find        (HvAnswerPage *self);

G_END_DECLS
