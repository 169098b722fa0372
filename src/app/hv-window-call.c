/* hv-window-call.c: moods, requests, the date to say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-announce.h"
#include "hv-clipboard.h"
#include "hv-compat.h"
#include "hv-mood-button.h"
#include "hv-names.h"
#include "hv-text.h"
#include "hv-window-private.h"

static HvAnswer *
shown_answer (HvWindow *self)
{
  return self->view == HV_PLACE_ANSWER && self->answer != NULL
           ? hv_answer_page_get_answer (self->answer) : NULL;
}

static void
show_bar (HvWindow *self)
{
  if (self->request != NULL)
    hv_request_bar_show (self->request, shown_answer (self));
}

/**
 * hv_window_init_call:
 *
 * Without its rules there are no dates and no requests; the answers are there.
 */
void
hv_window_init_call (HvWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!hv_call_desk_load (&self->desk, &error))
    {
      hv_window_show_toast (self, error->message);
      return;
    }
  self->request = HV_REQUEST_BAR (hv_request_bar_new (&self->desk));
  gtk_box_insert_child_after (self->content, GTK_WIDGET (self->request),
                              GTK_WIDGET (self->header));
  g_signal_connect_object (self->desk.call, "notify::deadline", G_CALLBACK (show_bar), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hv_window_clear_call:
 *
 * Nothing is known of a call any more.
 */
void
hv_window_clear_call (HvWindow *self)
{
  if (self->desk.call == NULL)
    return;
  hv_call_clear (self->desk.call);
  hv_call_set_today (self->desk.call, self->desk.today);
  if (self->answer != NULL)
    {
      hv_answer_page_set_mood (self->answer, NULL);
      hv_answer_page_hear (self->answer);
    }
  show_bar (self);
}

/**
 * hv_window_arrive_call:
 * @answer: is on screen now
 *
 * A page about the right that was invoked brings terms of its own.
 */
void
hv_window_arrive_call (HvWindow *self,
                       HvAnswer *answer)
{
  if (!hv_call_desk_is_request (&self->desk))
    return;
  if (hv_call_serves (self->desk.call, answer))
    hv_call_hear (self->desk.call, hv_call_get_right (self->desk.call)->id, answer);
  show_bar (self);
}

static const HvTopic *
find_topic (HvWindow   *self,
            const char *id)
{
  for (guint i = 0; self->topics != NULL && i < self->topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (self->topics, i);

      if (g_strcmp0 (topic->id, id) == 0)
        return topic;
    }
  return NULL;
}

static void
tell (HvWindow *self)
{
  const HvRight *right = hv_call_get_right (self->desk.call);
  g_autofree char *date = hv_call_dup_date (self->desk.call, shown_answer (self));
  g_autofree char *text = NULL;

  if (!hv_call_get_request (self->desk.call))
    text = g_strdup (_("No request any more"));
  else if (right == NULL)
    text = g_strdup (_("Request. Choose the right."));
  else
    text = g_strdup_printf ("%s. %s", right->name,
                            date != NULL ? date : _("This works at once. Do not name a term."));
  hv_announce (GTK_WIDGET (self), text);
}

static void
lay_out (HvWindow *self)
{
  show_bar (self);
  if (self->answer != NULL)
    hv_answer_page_hear (self->answer);
  if (shown_answer (self) != NULL)
    {
      hv_window_focus_reading (self);
      hv_answer_page_focus (self->answer);
    }
  tell (self);
}

/* The right is known; the page about it is the one to read. */
static void
choose_right (HvWindow   *self,
              const char *id)
{
  const HvRight *right = hv_rights_find (self->desk.rights, id);
  HvAnswer *answer = shown_answer (self);
  const HvTopic *topic;

  if (right == NULL)
    return;
  hv_call_hear (self->desk.call, right->id, answer);
  lay_out (self);
  if (answer != NULL && hv_call_serves (self->desk.call, answer))
    return;
  topic = find_topic (self, right->id);
  if (topic == NULL)
    return;
  self->read_next = TRUE;
  hv_window_open_answer (self, topic->entry, HV_OPEN_CHOSEN);
}

/**
 * hv_window_call_key:
 * @digit: 0 to 9
 *
 * Returns: whether it chose a right
 */
gboolean
hv_window_call_key (HvWindow *self,
                    guint     digit)
{
  const HvRight *right;

  if (self->request == NULL || !hv_request_bar_asks (self->request)
      || GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (self))))
    return FALSE;
  right = hv_request_bar_get_right (self->request, digit);
  if (right != NULL)
    choose_right (self, right->id);
  return right != NULL;
}

static void
request_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (self->desk.call == NULL)
    return;
  if (hv_call_get_request (self->desk.call))
    hv_call_unhear (self->desk.call);
  else
    hv_call_hear (self->desk.call, NULL, shown_answer (self));
  lay_out (self);
  /* So that a digit chooses, and is not typed. */
  if (hv_request_bar_asks (self->request))
    gtk_widget_child_focus (GTK_WIDGET (self->request), GTK_DIR_TAB_FORWARD);
}

static void
choose_right_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *id)
{
  choose_right (HV_WINDOW (widget), g_variant_get_string (id, NULL));
}

static void
receipt_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (shown_answer (self) == NULL)
    return;
  hv_trail_settle (self->trail);
  hv_split_set_end_first (self->split, TRUE);
  hv_window_update (self);
  hv_answer_page_edit_receipt (self->answer);
}

/**
 * hv_window_copy_date:
 * @append: after what was copied before, instead of in its place
 *
 * Copies the one date to say.
 */
void
hv_window_copy_date (HvWindow *self,
                     gboolean  append)
{
  g_autofree char *date = self->desk.call != NULL
                            ? hv_call_dup_date (self->desk.call, shown_answer (self)) : NULL;
  g_autofree char *text = NULL;

  if (date == NULL)
    {
      hv_window_toast (self, _("Not copied: there is no date to say here."));
      return;
    }
  if (append)
    hv_clipboard_append (GTK_WIDGET (self), date, FALSE);
  else
    hv_clipboard_copy (GTK_WIDGET (self), date);
  hv_trail_settle (self->trail);
  text = g_strdup_printf (_("Copied: %s"), date);
  hv_window_toast (self, text);
}

static void
copy_date_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *append)
{
  hv_window_copy_date (HV_WINDOW (widget), g_variant_get_boolean (append));
}

/* The agent has read the address: it stands beside the button. */
static void
open_address_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *address)
{
  const char *href = g_variant_get_string (address, NULL);

  if (hv_link_may_be_opened (href))
    hv_compat_open_uri (GTK_WINDOW (widget), href);
}

static void
open_topic_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *topic)
{
  HvWindow *self = HV_WINDOW (widget);

  hv_window_open_topic (self, g_variant_get_string (topic, NULL));
  hv_window_focus_reading (self);
}

static void
set_mood (HvWindow   *self,
          const char *mood)
{
  const char *name = hv_name_of_mood (mood);
  g_autofree char *text = NULL;

  if (self->desk.call == NULL)
    return;
  hv_call_set_mood (self->desk.call, mood);
  if (self->answer != NULL)
    hv_answer_page_set_mood (self->answer, mood);
  text = name != NULL ? g_strdup_printf (_("Mood: %s"), name) : g_strdup (_("No mood"));
  /* The button shows it already. */
  hv_announce (GTK_WIDGET (self), text);
}

static void
mood_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  set_mood (HV_WINDOW (widget), hv_mood_find (g_variant_get_string (parameter, NULL)));
}

static void
next_mood_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (self->desk.call != NULL)
    set_mood (self, hv_mood_next (hv_call_get_mood (self->desk.call),
                                  g_variant_get_int32 (parameter)));
}

void
hv_window_class_add_call_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.mood", "s", mood_action);
  gtk_widget_class_install_action (klass, "win.next-mood", "i", next_mood_action);
  gtk_widget_class_install_action (klass, "win.request", NULL, request_action);
  gtk_widget_class_install_action (klass, "win.choose-right", "s", choose_right_action);
  gtk_widget_class_install_action (klass, "win.open-address", "s", open_address_action);
  gtk_widget_class_install_action (klass, "win.open-topic", "s", open_topic_action);
  gtk_widget_class_install_action (klass, "win.receipt", NULL, receipt_action);
  gtk_widget_class_install_action (klass, "win.copy-date", "b", copy_date_action);
}
