/* hv-window-content.c: the pages of the window, made when they are first needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-error-ui.h"
#include "hv-secret.h"
#include "hv-text.h"
#include "hv-window-private.h"

#define RESOURCE "/org/houvast/Houvast/"

static void
chosen_cb (HvResultsPane *pane,
           const char    *key,
           HvWindow      *self)
{
  if (key != NULL)
    {
      hv_window_open_answer (self, key, HV_OPEN_PASSING);
      return;
    }
  hv_window_close_answer (self);
  hv_window_show_notice (self, "system-search-symbolic", _("Nothing found"),
                         _("Try other words of the caller, or fewer. If the question stays "
                           "unanswered, say that you will pass it on."));
}

static void
opened_cb (HvResultsPane *pane,
           const char    *key,
           HvWindow      *self)
{
  hv_window_open_answer (self, key, HV_OPEN_CHOSEN);
  hv_window_focus_reading (self);
}

static void
open_unit_cb (HvAnswerPage *page,
              const char   *key,
              HvWindow     *self)
{
  hv_trail_settle (self->trail);
  hv_window_open_answer (self, key, HV_OPEN_CHOSEN);
}

static void
open_source_cb (HvAnswerPage *page,
                const char   *key,
                HvWindow     *self)
{
  hv_trail_settle (self->trail);
  hv_window_open_statement (self, key, HV_OPEN_CHOSEN);
}

/* The page tells it to a screen reader itself. */
static void
copied_cb (HvAnswerPage *page,
           const char   *what,
           HvWindow     *self)
{
  char *text = g_strdup_printf (_("Copied: %s"), what);

  hv_trail_settle (self->trail);
  hv_window_note_read (self);
  hv_window_show_toast (self, text);
  hv_secret_free (text);
}

static void
refused_cb (HvAnswerPage *page,
            const char   *why,
            HvWindow     *self)
{
  hv_window_show_toast (self, why);
}

static void
folded_cb (HvSplit    *split,
           GParamSpec *pspec,
           HvWindow   *self)
{
  hv_window_update_actions (self);
}

static GtkWidget *
make_reading (HvWindow *self)
{
  GtkWidget *reading = gtk_stack_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->reading = GTK_STACK (reading);
  self->answer = HV_ANSWER_PAGE (hv_answer_page_new ());
  hv_answer_page_set_desk (self->answer, &self->desk);
  if (self->desk.call != NULL)
    hv_answer_page_set_mood (self->answer, hv_call_get_mood (self->desk.call));
  hv_answer_page_set_glossary (self->answer, self->glossary);
  self->notice = ADW_STATUS_PAGE (adw_status_page_new ());
  g_signal_connect_object (self->answer, "open-unit", G_CALLBACK (open_unit_cb), self, 0);
  g_signal_connect_object (self->answer, "open-source", G_CALLBACK (open_source_cb), self, 0);
  g_signal_connect_object (self->answer, "copied", G_CALLBACK (copied_cb), self, 0);
  g_signal_connect_object (self->answer, "refused", G_CALLBACK (refused_cb), self, 0);
  gtk_stack_add_named (self->reading, GTK_WIDGET (self->answer), "answer");
  gtk_stack_add_named (self->reading, GTK_WIDGET (self->notice), "notice");
  gtk_widget_set_hexpand (reading, TRUE);
  gtk_stack_set_hhomogeneous (self->reading, FALSE);
  gtk_stack_set_vhomogeneous (self->reading, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (reading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Answer"), -1);
  gtk_widget_set_vexpand (reading, TRUE);
  gtk_box_append (GTK_BOX (column), hv_window_make_changed_bar (self));
  gtk_box_append (GTK_BOX (column), reading);
  return column;
}

/**
 * hv_window_need_split:
 *
 * The list and the answer.
 */
void
hv_window_need_split (HvWindow *self)
{
  GtkWidget *pane, *split;

  if (self->split != NULL)
    return;
  pane = hv_results_pane_new ();
  self->results = HV_RESULTS_PANE (pane);
  g_signal_connect_object (pane, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (pane, "opened", G_CALLBACK (opened_cb), self, 0);
  hv_results_pane_set_changed (self->results, self->changed);
  split = hv_split_new (pane, make_reading (self));
  self->split = HV_SPLIT (split);
  hv_split_set_start_shown (self->split, FALSE);
  g_signal_connect_object (split, "notify::folded", G_CALLBACK (folded_cb), self, 0);
  gtk_stack_add_named (self->stack, split, "split");
}

static void
open_topic_cb (HvStartPage *page,
               const char  *topic,
               HvWindow    *self)
{
  hv_window_open_topic (self, topic);
  hv_window_focus_reading (self);
}

static void
open_answer_cb (HvStartPage *page,
                const char  *key,
                HvWindow    *self)
{
  hv_window_set_query (self, "");
  hv_window_open_answer (self, key, HV_OPEN_CHOSEN);
  hv_window_focus_reading (self);
}

void
hv_window_need_start (HvWindow *self)
{
  if (self->start != NULL)
    return;
  self->start = HV_START_PAGE (hv_start_page_new ());
  g_signal_connect_object (self->start, "open-topic", G_CALLBACK (open_topic_cb), self, 0);
  g_signal_connect_object (self->start, "open-answer", G_CALLBACK (open_answer_cb), self, 0);
  if (self->topics != NULL)
    hv_start_page_set_topics (self->start, self->topics);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->start), "start");
  hv_window_fetch_entries (self);
}

void
hv_window_need_statement (HvWindow *self)
{
  if (self->statement != NULL)
    return;
  self->statement = HV_STATEMENT_PAGE (hv_statement_page_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->statement), "statement");
}

/* A page that is only words and buttons comes out of its own file. */
static GtkWidget *
need_page (HvWindow   *self,
           const char *name,
           const char *file)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (file);

      page = GTK_WIDGET (gtk_builder_get_object (builder, "page"));
      hv_text_wrap_buttons (page);
      gtk_stack_add_named (self->stack, page, name);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
  return page;
}

/**
 * hv_window_show_first_run:
 *
 * There is no knowledge yet.
 */
void
hv_window_show_first_run (HvWindow *self)
{
  need_page (self, "first-run", RESOURCE "hv-first-run.ui");
}

/**
 * hv_window_show_damaged:
 *
 * What is wrong, and what to do; never an empty list instead.
 */
void
hv_window_show_damaged (HvWindow *self)
{
  GtkWidget *page = need_page (self, "damaged", RESOURCE "hv-damaged.ui");
  const GError *error = hv_service_get_error (self->service);
  g_autofree char *text = hv_error_ui_text (error);
  g_autofree char *title = g_markup_escape_text (hv_error_ui_heading (error), -1);
  g_autofree char *description = g_markup_escape_text (text, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
}

/**
 * hv_window_show_notice:
 *
 * Says something in the place of the answer.
 */
void
hv_window_show_notice (HvWindow   *self,
                       const char *icon,
                       const char *title,
                       const char *text)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *text_markup = g_markup_escape_text (text, -1);

  hv_window_need_split (self);
  adw_status_page_set_icon_name (self->notice, icon);
  adw_status_page_set_title (self->notice, title_markup);
  adw_status_page_set_description (self->notice, text_markup);
  gtk_stack_set_visible_child_name (self->reading, "notice");
  hv_window_update (self);
}
