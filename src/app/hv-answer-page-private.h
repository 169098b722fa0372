/* hv-answer-page-private.h: what the parts of the answer page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-answer-page.h"
#include "hv-call-strip.h"
#include "hv-find-bar.h"
#include "hv-glossary.h"
#include "hv-mood-button.h"
#include "hv-say-card.h"
#include "hv-step-section.h"
#include "hv-trail-button.h"

G_BEGIN_DECLS

struct _HvAnswerPage
{
  GtkWidget     parent_instance;

  HvFindBar    *find_bar;
  HvCallStrip  *strip;
  HvMoodButton *mood;
  GtkWidget    *request;     /* a toggle */
  HvTrailButton *trail;
  GtkWidget    *scroller;
  GtkBox       *canvas;

  HvAnswer     *answer;
  HvSayCard    *card;        /* in the canvas, or NULL */
  GtkWidget    *facilitate;  /* in the canvas, or NULL */
  GtkWidget    *title;       /* in the canvas, or NULL */
  GtkWidget    *steps[HV_STEP_FOLLOWUP + 1];
  HvPhrases     phrases;
  HvGlossary   *glossary;    /* NULL before it came */
  GHashTable   *explained;   /* keys of terms on the page, in no order */
  guint         next_part;   /* what is not on the page yet, see hv-answer-page-build.c */
  guint         build_source;
  guint         mark_step_source;
  guint         mark_step_frames;

  gconstpointer asked;       /* words that were asked for, with a place left open */
  GtkWidget    *marked;      /* weak: shows that it was copied */
  guint         mark_source;
  double        press_x;
  double        press_y;
};

void hv_answer_page_begin      (HvAnswerPage   *self);
void hv_answer_page_explain    (HvAnswerPage   *self);
void hv_answer_page_rebuild    (HvAnswerPage   *self);
void hv_answer_page_fill      (HvAnswerPage   *self);
void hv_answer_page_complete   (HvAnswerPage   *self);
void hv_answer_page_clear      (HvAnswerPage   *self);
void hv_answer_page_init_copy  (HvAnswerPage   *self);
void hv_answer_page_class_copy (GtkWidgetClass *widget_class);
void hv_answer_page_unmark     (HvAnswerPage   *self);
void hv_answer_page_init_steps (HvAnswerPage   *self);
void hv_answer_page_mark_steps (HvAnswerPage   *self);
void hv_answer_page_focus_words (GtkWidget     *section);
void hv_answer_page_show_request (HvAnswerPage *self);

G_END_DECLS
