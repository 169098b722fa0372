/* hv-window-reading.c: from a key of knowledge to a page, back and forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hv-error-ui.h"
#include "hv-error.h"
#include "hv-window-private.h"

typedef struct
{
  HvWindow  *self;
  guint      stamp;
  char      *key;
  HvOpenHow  how;
} Opening;

static Opening *
opening_new (HvWindow   *self,
             guint       stamp,
             const char *key,
             HvOpenHow   how)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->self = g_object_ref (self);
  opening->stamp = stamp;
  opening->key = g_strdup (key);
  opening->how = how;
  return opening;
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->self);
  g_free (opening->key);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static const char *
shown_key (HvWindow *self)
{
  HvAnswer *answer = self->answer != NULL ? hv_answer_page_get_answer (self->answer) : NULL;

  return answer != NULL ? answer->key : NULL;
}

static void
visit (HvWindow    *self,
       HvPlaceKind  kind,
       const char  *key,
       HvOpenHow    how)
{
  if (how == HV_OPEN_CHOSEN || how == HV_OPEN_PASSING || how == HV_OPEN_REVISIT)
    hv_trail_visit (self->trail, kind, key, how == HV_OPEN_PASSING);
  if (how != HV_OPEN_AGAIN)
    self->view = kind;
  if (how == HV_OPEN_CHOSEN && kind == HV_PLACE_ANSWER)
    hv_window_note_read (self);
  hv_window_update (self);
}

/* Where the agent is on the page is known only while it is there. */
static void
leave_answer (HvWindow *self)
{
  const HvPlace *place = hv_trail_current (self->trail);

  if (self->view == HV_PLACE_ANSWER && place != NULL && place->kind == HV_PLACE_ANSWER
      && g_strcmp0 (place->key, shown_key (self)) == 0)
    hv_trail_leave (self->trail, hv_answer_page_dup_spot (self->answer));
}

/* The page shows the answer; whoever was on it before is back where that was. */
static void
arrive (HvWindow   *self,
        const char *key,
        HvOpenHow   how)
{
  HvAnswer *answer = hv_answer_page_get_answer (self->answer);
  g_autofree char *title = hv_unit_title (answer->unit);

  gtk_stack_set_visible_child_name (self->reading, "answer");
  if (how == HV_OPEN_TRAIL || how == HV_OPEN_REVISIT)
    hv_results_pane_choose (self->results, key);
  visit (self, HV_PLACE_ANSWER, key, how);
  hv_trail_name (self->trail, title);
  if (how == HV_OPEN_TRAIL || how == HV_OPEN_REVISIT)
    hv_answer_page_go_to_spot (self->answer, hv_trail_spot_of (self->trail, key));
  hv_answer_page_show_trail (self->answer, self->trail);
  hv_window_arrive_call (self, answer);
}

static void
show_answer (HvWindow  *self,
             HvAnswer  *answer,
             HvOpenHow  how)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean reading = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->reading));

  hv_answer_page_set_answer (self->answer, answer);
  arrive (self, answer->key, how);
  if (self->read_next)
    hv_window_focus_reading (self);
  reading = reading || self->read_next;
  self->read_next = FALSE;
  /* Who follows a question reads on; who comes back is where that was. */
  if (reading && (how == HV_OPEN_CHOSEN
                  || hv_trail_spot_of (self->trail, answer->key) == NULL))
    hv_answer_page_focus (self->answer);
}

static void
show_failure (HvWindow     *self,
              const GError *error,
              HvOpenHow     how)
{
  g_autofree char *text = NULL;

  hv_answer_page_set_answer (self->answer, NULL);
  self->copy_later = HV_COPY_NOTHING;
  if (g_error_matches (error, HV_ERROR, HV_ERROR_NOT_FOUND))
    {
      hv_window_show_notice (self, "dialog-information-symbolic",
                             _("This answer is not in force any more"),
                             _("The knowledge changed while you had it open. Do not use the words "
                               "you read here before; search again."));
      return;
    }
  text = hv_error_ui_text (error);
  hv_window_show_notice (self, "dialog-warning-symbolic", hv_error_ui_heading (error), text);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  HvWindow *self = opening->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvAnswer) answer = hv_service_answer_finish (HV_SERVICE (source), result, &error);

  if (opening->stamp != self->open_stamp)
    return;
  g_clear_object (&self->opening);
  g_clear_pointer (&self->wanted, g_free);
  if (answer != NULL)
    show_answer (self, answer, opening->how);
  else
    show_failure (self, error, opening->how);
  hv_window_copy (self, self->copy_later);
}

static gboolean
is_up_to_date (HvWindow   *self,
               const char *key)
{
  HvAnswer *answer = self->answer != NULL ? hv_answer_page_get_answer (self->answer) : NULL;

  return answer != NULL && strcmp (answer->key, key) == 0 && answer->edition == self->edition;
}

/**
 * hv_window_open_answer:
 * @key: of a unit
 *
 * What is on screen stays until the new page is there.
 */
void
hv_window_open_answer (HvWindow   *self,
                       const char *key,
                       HvOpenHow   how)
{
  hv_window_need_split (self);
  leave_answer (self);
  /* On its way already; whoever asks for it now may mean it more. */
  if (how == HV_OPEN_PASSING && g_strcmp0 (self->wanted, key) == 0)
    return;
  self->open_stamp++;
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->wanted, g_free);
  if (how != HV_OPEN_AGAIN && is_up_to_date (self, key))
    {
      arrive (self, key, how);
      return;
    }
  self->opening = g_cancellable_new ();
  self->wanted = g_strdup (key);
  hv_service_answer_async (self->service, key, self->opening, opened_cb,
                           opening_new (self, self->open_stamp, key, how));
}

/**
 * hv_window_close_answer:
 *
 * There is no answer: nothing that is not on screen may be copied.
 */
void
hv_window_close_answer (HvWindow *self)
{
  self->open_stamp++;
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->wanted, g_free);
  self->copy_later = HV_COPY_NOTHING;
  if (self->answer != NULL)
    hv_answer_page_set_answer (self->answer, NULL);
}

/* Splits "document#element@lang"; any part may be missing. */
static void
split_key (const char  *key,
           char       **document,
           char       **element)
{
  const char *mark = key != NULL ? strchr (key, '#') : NULL;

  *document = key == NULL ? NULL : mark != NULL ? g_strndup (key, mark - key) : g_strdup (key);
  *element = mark != NULL ? g_strndup (mark + 1, strcspn (mark + 1, "@")) : NULL;
}

static void
show_statement (HvWindow   *self,
                const char *key,
                HvOpenHow   how)
{
  g_autofree char *document = NULL;
  g_autofree char *element = NULL;

  split_key (key, &document, &element);
  visit (self, HV_PLACE_STATEMENT, key, how);
  if (element != NULL)
    hv_statement_page_show_element (self->statement, element);
  if (how != HV_OPEN_AGAIN)
    hv_window_focus_reading (self);
}

static void
outlined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Opening) opening = user_data;
  HvWindow *self = opening->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvOutline) outline = hv_service_outline_finish (HV_SERVICE (source), result, &error);
  g_autofree char *document = NULL;
  g_autofree char *element = NULL;

  if (opening->stamp != self->outline_stamp)
    return;
  g_clear_object (&self->outlining);
  if (outline == NULL)
    {
      hv_window_toast (self, error->message);
      if (self->view == HV_PLACE_STATEMENT)
        hv_window_open_start (self, HV_OPEN_TRAIL);
      return;
    }
  hv_window_need_statement (self);
  split_key (opening->key, &document, &element);
  g_free (self->outline);
  self->outline = document != NULL ? g_steal_pointer (&document) : g_strdup ("");
  self->outline_edition = self->edition;
  hv_window_offer_statement (self, outline);
  hv_statement_page_set_outline (self->statement, g_steal_pointer (&outline));
  show_statement (self, opening->key, opening->how);
}

/**
 * hv_window_open_statement:
 * @key: (nullable): the place in it; %NULL for the first statement there is
 */
void
hv_window_open_statement (HvWindow   *self,
                          const char *key,
                          HvOpenHow   how)
{
  g_autofree char *document = NULL;
  g_autofree char *element = NULL;

  leave_answer (self);
  split_key (key, &document, &element);
  self->outline_stamp++;
  g_cancellable_cancel (self->outlining);
  g_clear_object (&self->outlining);
  if (how != HV_OPEN_AGAIN && self->outline_edition == self->edition
      && g_strcmp0 (self->outline, document != NULL ? document : "") == 0)
    {
      show_statement (self, key, how);
      return;
    }
  self->outlining = g_cancellable_new ();
  hv_service_outline_async (self->service, document, NULL, self->outlining, outlined_cb,
                            opening_new (self, self->outline_stamp, key, how));
}

/**
 * hv_window_open_start:
 *
 * The start page, with nothing typed.
 */
void
hv_window_open_start (HvWindow  *self,
                      HvOpenHow  how)
{
  self->view = HV_PLACE_START;
  hv_window_close_answer (self);
  hv_window_set_query (self, "");
  visit (self, HV_PLACE_START, NULL, how);
}

/**
 * hv_window_step:
 * @by: -1 for back, 1 for forward
 */
void
hv_window_step (HvWindow *self,
                int       by)
{
  const HvPlace *place;

  /* With room for one pane, the list is the page before the answer. */
  if (by < 0 && self->view == HV_PLACE_ANSWER && self->split != NULL
      && hv_split_get_folded (self->split) && hv_split_get_start_shown (self->split)
      && hv_split_get_end_first (self->split))
    {
      hv_window_focus_search (self, FALSE);
      return;
    }
  leave_answer (self);
  place = hv_trail_step (self->trail, by);
  if (place == NULL)
    return;
  if (self->split != NULL)
    hv_split_set_end_first (self->split, TRUE);
  switch (place->kind)
    {
    case HV_PLACE_START:
      hv_window_open_start (self, HV_OPEN_TRAIL);
      hv_window_focus_search (self, FALSE);
      break;
    case HV_PLACE_ANSWER:
      hv_window_open_answer (self, place->key, HV_OPEN_TRAIL);
      break;
    case HV_PLACE_STATEMENT:
      hv_window_open_statement (self, place->key, HV_OPEN_TRAIL);
      break;
    default:
      break;
    }
}

/**
 * hv_window_read_again:
 *
 * The pages that are open, as they are in another edition or language.
 */
void
hv_window_read_again (HvWindow *self)
{
  const char *key = self->wanted != NULL ? self->wanted : shown_key (self);
  const HvPlace *place = hv_trail_current (self->trail);

  if (key != NULL)
    {
      /* The language that a key names was not the one in use before. */
      g_autofree char *bare = g_strndup (key, strcspn (key, "@"));

      hv_window_open_answer (self, bare, HV_OPEN_AGAIN);
    }
  g_clear_pointer (&self->outline, g_free);
  if (self->view == HV_PLACE_STATEMENT && place != NULL && place->kind == HV_PLACE_STATEMENT)
    hv_window_open_statement (self, place->key, HV_OPEN_AGAIN);
}

/**
 * hv_window_copy:
 * @what: %HV_COPY_SPOKEN, %HV_COPY_DATE, or the position of a phrase from 0
 *
 * Copies from the chosen answer. While that is still on its way, the words on
 * screen belong to another one: then it waits.
 */
void
hv_window_copy (HvWindow *self,
                int       what)
{
  self->copy_later = HV_COPY_NOTHING;
  if (what == HV_COPY_NOTHING)
    return;
  if (hv_window_is_searching (self) || self->wanted != NULL)
    {
      self->copy_later = what;
      return;
    }
  if (what == HV_COPY_DATE)
    {
      hv_window_copy_date (self, FALSE);
      return;
    }
  if (self->view != HV_PLACE_ANSWER || shown_key (self) == NULL)
    return;
  hv_trail_settle (self->trail);
  if (what == HV_COPY_SPOKEN)
    hv_answer_page_copy_spoken (self->answer);
  else
    hv_answer_page_copy_phrase (self->answer, (guint) what, FALSE);
}

/**
 * hv_window_focus_reading:
 *
 * Puts the focus, and with one pane the room, on what is read.
 */
void
hv_window_focus_reading (HvWindow *self)
{
  GtkWidget *page = NULL;
  GtkWidget *focus;

  if (self->view == HV_PLACE_ANSWER && self->split != NULL)
    {
      hv_trail_settle (self->trail);
      hv_window_note_read (self);
      hv_split_set_end_first (self->split, TRUE);
      page = GTK_WIDGET (self->reading);
    }
  else if (self->view == HV_PLACE_STATEMENT)
    page = GTK_WIDGET (self->statement);
  else
    page = GTK_WIDGET (self->stack);
  hv_window_update (self);
  /* Where the focus is on the page already, at a place in a statement for one,
   * this would move it on. */
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * hv_window_focus_search:
 * @select: whether the next letter replaces what is there
 */
void
hv_window_focus_search (HvWindow *self,
                        gboolean  select)
{
  GtkEditable *text = gtk_editable_get_delegate (self->search);

  if (self->split != NULL && hv_split_get_start_shown (self->split))
    hv_split_set_end_first (self->split, FALSE);
  gtk_text_grab_focus_without_selecting (GTK_TEXT (text));
  if (select)
    gtk_editable_select_region (self->search, 0, -1);
  else
    gtk_editable_set_position (self->search, -1);
  hv_window_update (self);
}

/**
 * hv_window_escape_reading:
 *
 * Back to the search field; from a statement back to what was read before it.
 */
void
hv_window_escape_reading (HvWindow *self)
{
  HvAnswer *answer = self->answer != NULL ? hv_answer_page_get_answer (self->answer) : NULL;

  if (self->view == HV_PLACE_STATEMENT && answer != NULL)
    hv_window_open_answer (self, answer->key, HV_OPEN_CHOSEN);
  else if (self->view == HV_PLACE_STATEMENT)
    hv_window_open_start (self, HV_OPEN_CHOSEN);
  hv_window_focus_search (self, FALSE);
}
