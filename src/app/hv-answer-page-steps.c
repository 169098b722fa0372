/* hv-answer-page-steps.c: from step to step on the page, and back to a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hv-answer-page-private.h"
#include "hv-follow-up.h"
#include "hv-phrase-row.h"
#include "hv-scroll.h"
#include "hv-step-section.h"

/* A step is read once its heading has come up this far, as a part of the page. */
#define READ_ABOVE 0.4

/**
 * hv_answer_page_focus_words:
 * @section: a step
 *
 * The focus goes to words that can be said, not to what is for the agent.
 */
void
hv_answer_page_focus_words (GtkWidget *section)
{
  for (GtkWidget *child = gtk_widget_get_first_child (section); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    for (GtkWidget *row = gtk_widget_get_first_child (child); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      if (HV_IS_PHRASE_ROW (row) && gtk_widget_grab_focus (row))
        return;
  gtk_widget_child_focus (section, GTK_DIR_TAB_FORWARD);
}

/**
 * hv_answer_page_show_step:
 * @step: which; nothing happens when the answer does not have it
 *
 * Brings a step to the top of the page and the focus to its first phrase.
 */
void
hv_answer_page_show_step (HvAnswerPage *self,
                          HvStep        step)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  if (step <= HV_STEP_NONE || step > HV_STEP_FOLLOWUP || self->answer == NULL)
    return;
  hv_answer_page_complete (self);
  if (self->steps[step] == NULL)
    return;
  hv_answer_page_focus_words (self->steps[step]);
  hv_scroll_to_top_of (self->steps[step]);
}

/* Where a widget begins, from the top of what is in sight. Taken on the page:
 * how far that is scrolled shows only from the next frame on. */
static gboolean
find_top (HvAnswerPage *self,
          GtkWidget    *widget,
          float        *top,
          float        *height)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (widget == NULL || gtk_widget_get_height (widget) == 0
      || !gtk_widget_compute_bounds (widget, GTK_WIDGET (self->canvas), &bounds))
    return FALSE;
  *top = bounds.origin.y - (float) gtk_adjustment_get_value (adjustment);
  *height = bounds.size.height;
  return TRUE;
}

/* The step that has the focus, while it is in sight: after a jump the page may be
 * at its end, and the step not at its top. */
static HvStep
focused_step (HvAnswerPage *self,
              int           page)
{
  float top, height;

  for (HvStep step = HV_STEP_TRUST; step <= HV_STEP_FOLLOWUP; step++)
    if (self->steps[step] != NULL
        && (gtk_widget_get_state_flags (self->steps[step]) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0
        && find_top (self, self->steps[step], &top, &height)
        && top < (float) page && top + height > 0)
      return step;
  return HV_STEP_NONE;
}

static HvStep
read_step (HvAnswerPage *self)
{
  int page = gtk_widget_get_height (self->scroller);
  HvStep found = focused_step (self, page);
  float nearest = -G_MAXFLOAT;
  float top, height;

  if (found != HV_STEP_NONE)
    return found;
  /* The last heading that has come up; with a request they are in another order. */
  for (HvStep step = HV_STEP_TRUST; step <= HV_STEP_FOLLOWUP; step++)
    if (find_top (self, self->steps[step], &top, &height) && top <= (float) page * READ_ABOVE
        && top > nearest)
      {
        nearest = top;
        found = step;
      }
  return found;
}

static gboolean
mark_step_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  HvAnswerPage *self = HV_ANSWER_PAGE (widget);

  if (--self->mark_step_frames > 0)
    return G_SOURCE_CONTINUE;
  self->mark_step_source = 0;
  hv_call_strip_set_current (self->strip, read_step (self));
  return G_SOURCE_REMOVE;
}

/* What is new has its place behind the next frame, and is looked at in the one
 * after that. */
static void
moved_cb (HvAnswerPage *self)
{
  self->mark_step_frames = 2;
  if (self->mark_step_source == 0)
    self->mark_step_source =
      gtk_widget_add_tick_callback (GTK_WIDGET (self), mark_step_cb, NULL, NULL);
}

/**
 * hv_answer_page_mark_steps:
 *
 * Shows in the strip which steps the answer has.
 */
void
hv_answer_page_mark_steps (HvAnswerPage *self)
{
  guint steps = 0;

  if (self->answer != NULL && self->answer->unit->kind == HV_KIND_ENTRY)
    for (HvStep step = HV_STEP_TRUST; step <= HV_STEP_FOLLOWUP; step++)
      if ((hv_state_may_copy (self->answer->state) || step == HV_STEP_REFERRAL)
          && hv_step_section_has (self->answer, step, &self->phrases))
        steps |= 1u << step;
  hv_call_strip_set_steps (self->strip, steps);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), steps != 0);
  moved_cb (self);
}

/**
 * hv_answer_page_show_trail:
 * @trail: of this call
 */
void
hv_answer_page_show_trail (HvAnswerPage *self,
                           HvTrail      *trail)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  hv_trail_button_show (self->trail, trail);
}

/**
 * hv_answer_page_open_trail:
 *
 * Lists the answers of this call.
 */
void
hv_answer_page_open_trail (HvAnswerPage *self)
{
  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  hv_trail_button_popup (self->trail);
}

/* A toggle that only shows what is so: the window decides. */
static GtkWidget *
new_request (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button),
                        hv_call_strip_new_label (gtk_label_new (_("Request")), "F7"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hv-request");
  gtk_widget_set_tooltip_text (button, _("This is a request (F7)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.request");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("This is a request"),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "F7", -1);
  return button;
}

/**
 * hv_answer_page_show_request:
 *
 * Shows on its button whether there is a request.
 */
void
hv_answer_page_show_request (HvAnswerPage *self)
{
  gboolean request = hv_call_desk_is_request (self->phrases.desk);

  if (request)
    gtk_widget_add_css_class (self->request, "hv-heard");
  else
    gtk_widget_remove_css_class (self->request, "hv-heard");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->request), GTK_ACCESSIBLE_STATE_PRESSED,
                               request ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                       : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static HvFollowUp *
find_follow_up (GtkWidget *widget)
{
  for (GtkWidget *child = widget != NULL ? gtk_widget_get_first_child (widget) : NULL;
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (HV_IS_FOLLOW_UP (child))
      return HV_FOLLOW_UP (child);
  return NULL;
}

/**
 * hv_answer_page_edit_receipt:
 *
 * Brings the day of receipt in sight, to be typed; nothing when the page has no
 * days.
 */
void
hv_answer_page_edit_receipt (HvAnswerPage *self)
{
  HvFollowUp *follow_up;

  g_return_if_fail (HV_IS_ANSWER_PAGE (self));

  hv_answer_page_complete (self);
  follow_up = find_follow_up (self->steps[HV_STEP_FOLLOWUP]);
  if (follow_up == NULL)
    return;
  hv_scroll_to_top_of (self->steps[HV_STEP_FOLLOWUP]);
  hv_follow_up_edit (follow_up);
}

/**
 * hv_answer_page_init_steps:
 *
 * Lets the strip follow what is read.
 */
void
hv_answer_page_init_steps (HvAnswerPage *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->trail = HV_TRAIL_BUTTON (hv_trail_button_new ());
  hv_call_strip_add_tool (self->strip, GTK_WIDGET (self->trail));
  self->mood = HV_MOOD_BUTTON (hv_mood_button_new ());
  hv_call_strip_add_tool (self->strip, GTK_WIDGET (self->mood));
  self->request = new_request ();
  hv_call_strip_add_tool (self->strip, self->request);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), focus);
}
