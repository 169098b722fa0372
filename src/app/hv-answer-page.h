/* hv-answer-page.h: one answer, to read and say during a call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-call-desk.h"
#include "hv-glossary.h"
#include "hv-spot.h"
#include "hv-trail.h"

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
void       hv_answer_page_set_desk    (HvAnswerPage *self,
                                       HvCallDesk   *desk);
void       hv_answer_page_hear       (HvAnswerPage *self);
void       hv_answer_page_focus       (HvAnswerPage *self);
void       hv_answer_page_edit_receipt (HvAnswerPage *self);
void       hv_answer_page_set_mood    (HvAnswerPage *self,
                                       const char   *mood);
void       hv_answer_page_set_glossary (HvAnswerPage *self,
                                        HvGlossary   *glossary);
void       hv_answer_page_show_trail  (HvAnswerPage *self,
                                       HvTrail      *trail);
void       hv_answer_page_open_trail  (HvAnswerPage *self);
void       hv_answer_page_find        (HvAnswerPage *self);
HvSpot    *hv_answer_page_dup_spot    (HvAnswerPage *self);
void       hv_answer_page_go_to_spot  (HvAnswerPage *self,
                                       const HvSpot *spot);

G_END_DECLS
