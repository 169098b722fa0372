/* hv-answer-page.c: one answer, to read and say during a call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-answer-page.h"

#include <glib/gi18n-lib.h>

#include "hv-answer-page-private.h"
#include "hv-text.h"

enum
{
  OPEN_UNIT,
  OPEN_SOURCE,
  COPIED,
  REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvAnswerPage, hv_answer_page, GTK_TYPE_WIDGET)

static void
open_unit_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *key)
{
  g_signal_emit (widget, signals[OPEN_UNIT], 0, g_variant_get_string (key, NULL));
}

static void
open_source_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *key)
{
  g_signal_emit (widget, signals[OPEN_SOURCE], 0, g_variant_get_string (key, NULL));
}

/* The first thing to do with an answer is to say it; without words to say, to
 * read what it is about. With Shift+Tab the focus leaves by the top. */
static gboolean
focus_words (HvAnswerPage *self)
{
  if (self->card != NULL && self->facilitate == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->card));
  if (self->phrases.rows->len > 0 && g_ptr_array_index (self->phrases.rows, 0) != NULL)
    return gtk_widget_grab_focus (g_ptr_array_index (self->phrases.rows, 0));
  return self->title != NULL && gtk_widget_grab_focus (self->title);
}

static gboolean
hv_answer_page_grab_focus (GtkWidget *widget)
{
  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;
  return focus_words (HV_ANSWER_PAGE (widget));
}

static void
hv_answer_page_dispose (GObject *object)
{
  HvAnswerPage *self = HV_ANSWER_PAGE (object);

  if (self->canvas != NULL)
    {
      hv_find_bar_forget (self->find_bar);
      hv_answer_page_clear (self);
    }
  if (self->mark_step_source != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->mark_step_source);
  self->mark_step_source = 0;
  g_clear_pointer (&self->answer, hv_answer_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HV_TYPE_ANSWER_PAGE);
  G_OBJECT_CLASS (hv_answer_page_parent_class)->dispose (object);
}

static void
hv_answer_page_finalize (GObject *object)
{
  HvAnswerPage *self = HV_ANSWER_PAGE (object);

  hv_phrases_clear (&self->phrases);
  g_hash_table_unref (self->explained);
  g_clear_pointer (&self->glossary, hv_glossary_unref);
  G_OBJECT_CLASS (hv_answer_page_parent_class)->finalize (object);
}

static guint
add_signal (GObjectClass *object_class,
            const char   *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (object_class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hv_answer_page_class_init (HvAnswerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_answer_page_dispose;
  object_class->finalize = hv_answer_page_finalize;
  widget_class->grab_focus = hv_answer_page_grab_focus;

  /**
   * HvAnswerPage::open-unit: a probe, template or procedure was followed
   * @key: "document#element"
   */
  signals[OPEN_UNIT] = add_signal (object_class, "open-unit");
  /**
   * HvAnswerPage::open-source: somebody wants to read on in a statement
   * @key: "document#element"
   */
  signals[OPEN_SOURCE] = add_signal (object_class, "open-source");
  /**
   * HvAnswerPage::copied: words were put on the clipboard
   * @what: their beginning
   */
  signals[COPIED] = add_signal (object_class, "copied");
  /**
   * HvAnswerPage::refused: words were asked for and not copied
   * @why: to show, translated
   */
  signals[REFUSED] = add_signal (object_class, "refused");

  g_type_ensure (HV_TYPE_CALL_STRIP);
  g_type_ensure (HV_TYPE_FIND_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "answerpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-answer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvAnswerPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, HvAnswerPage, strip);
  gtk_widget_class_bind_template_child (widget_class, HvAnswerPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HvAnswerPage, canvas);
  gtk_widget_class_install_action (widget_class, "answer.open-unit", "s", open_unit_action);
  gtk_widget_class_install_action (widget_class, "answer.open-source", "s", open_source_action);
  hv_answer_page_class_copy (widget_class);
}

static void
hv_answer_page_init (HvAnswerPage *self)
{
  hv_text_prepare (GTK_WIDGET (self));
  hv_phrases_init (&self->phrases);
  self->explained = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  hv_find_bar_set_content (self->find_bar, GTK_WIDGET (self->canvas));
  hv_answer_page_init_copy (self);
  hv_answer_page_init_steps (self);
}

GtkWidget *
hv_answer_page_new (void)
{
  return g_object_new (HV_TYPE_ANSWER_PAGE, NULL);
}

static gboolean
same_key (HvAnswer *a,
          HvAnswer *b)
{
  return a != NULL && b != NULL && g_strcmp0 (a->key, b->key) == 0;
}

/**
 * hv_answer_page_set_answer:
 * @answer: (nullable): what to show; a reference is kept
 *
 * Shows an answer from its top; or, when it is the one that was shown before,
 * perhaps of a newer edition, keeps the place one was at.
 */
void
hv_answer_page_set_answer (HvAnswerPage *self,
                           HvAnswer     *answer)
{
  GtkAdjustment *adjustment;
  HvAnswer *before;
  gboolean same;

  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  before = self->answer;
  if (answer == before)
    return;
  same = same_key (before, answer);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  hv_find_bar_forget (self->find_bar);
  hv_answer_page_clear (self);
  self->answer = answer != NULL ? hv_answer_ref (answer) : NULL;
  hv_answer_unref (before);
  if (answer != NULL)
    hv_answer_page_begin (self);
  if (same || hv_find_bar_is_open (self->find_bar))
    hv_answer_page_complete (self);
  if (!same)
    gtk_adjustment_set_value (adjustment, 0);
  hv_find_bar_refresh (self->find_bar);
}

/**
 * hv_answer_page_rebuild:
 *
 * Lays the same answer out again, for another mood or request; the focus and the
 * place on the page stay as far as they can.
 */
void
hv_answer_page_rebuild (HvAnswerPage *self)
{
  HvSpot *spot;

  if (self->answer == NULL)
    return;
  spot = hv_answer_page_dup_spot (self);
  hv_find_bar_forget (self->find_bar);
  hv_answer_page_clear (self);
  hv_answer_page_begin (self);
  hv_answer_page_complete (self);
  hv_answer_page_go_to_spot (self, spot);
  hv_spot_free (spot);
  hv_find_bar_refresh (self->find_bar);
}

/**
 * hv_answer_page_set_glossary:
 * @glossary: (nullable): the words that are explained on the page
 */
void
hv_answer_page_set_glossary (HvAnswerPage *self,
                             HvGlossary   *glossary)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  if (glossary != NULL)
    hv_glossary_ref (glossary);
  hv_glossary_unref (self->glossary);
  self->glossary = glossary;
  hv_answer_page_explain (self);
}

/**
 * hv_answer_page_set_desk:
 * @desk: of the call; must outlive the page
 */
void
hv_answer_page_set_desk (HvAnswerPage *self,
                         HvCallDesk   *desk)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  self->phrases.desk = desk;
  gtk_widget_set_visible (self->request, desk->call != NULL);
  if (desk->call != NULL)
    g_signal_connect_object (desk->call, "filled", G_CALLBACK (hv_answer_page_fill), self,
                             G_CONNECT_SWAPPED);
}

/**
 * hv_answer_page_hear:
 *
 * There is a request now, or none any more: the page is laid out for that, from
 * its top.
 */
void
hv_answer_page_hear (HvAnswerPage *self)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  hv_answer_page_show_request (self);
  if (self->answer == NULL)
    return;
  hv_find_bar_forget (self->find_bar);
  hv_answer_page_clear (self);
  hv_answer_page_begin (self);
  hv_answer_page_complete (self);
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  hv_find_bar_refresh (self->find_bar);
}

/**
 * hv_answer_page_focus:
 *
 * Puts the focus on what is said first.
 */
void
hv_answer_page_focus (HvAnswerPage *self)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  if (self->facilitate != NULL)
    hv_answer_page_focus_words (self->facilitate);
  else
    focus_words (self);
}

/**
 * hv_answer_page_set_mood:
 * @mood: (nullable): how the caller sounds; its phrases come first
 */
void
hv_answer_page_set_mood (HvAnswerPage *self,
                         const char   *mood)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  if (g_strcmp0 (self->phrases.mood, mood) == 0)
    return;
  g_free (self->phrases.mood);
  self->phrases.mood = g_strdup (mood);
  hv_mood_button_set_mood (self->mood, mood);
  hv_answer_page_rebuild (self);
}

/**
 * hv_answer_page_get_answer:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
HvAnswer *
hv_answer_page_get_answer (HvAnswerPage *self)
{
  g_return_val_if_fail (HV_IS_ANSWER_PAGE (self), NULL);

  return self->answer;
}

/**
 * hv_answer_page_find:
 *
 * Opens the bar that finds words on the page.
 */
void
hv_answer_page_find (HvAnswerPage *self)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  if (self->answer != NULL)
    hv_answer_page_complete (self);
  hv_find_bar_open (self->find_bar);
}
