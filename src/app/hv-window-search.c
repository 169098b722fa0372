/* hv-window-search.c: from a keystroke to a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every keystroke searches at once. Each search cancels the one before it, and
 * carries a number: what comes back with another number than the last is dropped.
 */
#include "config.h"

#include <string.h>

#include "hv-announce.h"
#include "hv-error-ui.h"
#include "hv-window-private.h"

#include <glib/gi18n.h>

/* Long enough for someone who is typing not to be talked to, in milliseconds. */
#define ANNOUNCE_AFTER 700

/* Long enough for someone who walks down the list, in milliseconds. */
#define ANNOUNCE_ROW_AFTER 150

typedef struct
{
  HvWindow *self;
  guint     stamp;
} Search;

static Search *
search_new (HvWindow *self,
            guint     stamp)
{
  Search *search = g_new0 (Search, 1);

  search->self = g_object_ref (self);
  search->stamp = stamp;
  return search;
}

static void
search_free (Search *search)
{
  g_object_unref (search->self);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

gboolean
hv_window_is_searching (HvWindow *self)
{
  return self->searching != NULL;
}

/* Whether there is anything to search for: spaces are nothing. */
gboolean
hv_window_has_query (HvWindow *self)
{
  const char *text = gtk_editable_get_text (self->search);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0';
}

static gboolean
announce_cb (gpointer user_data)
{
  HvWindow *self = user_data;
  g_autofree char *spoken = hv_results_pane_dup_spoken (self->results, TRUE);

  self->announce_source = 0;
  hv_announce (GTK_WIDGET (self), spoken);
  return G_SOURCE_REMOVE;
}

static gboolean
announce_row_cb (gpointer user_data)
{
  HvWindow *self = user_data;
  g_autofree char *spoken = hv_results_pane_dup_spoken (self->results, FALSE);

  self->announce_source = 0;
  hv_announce (GTK_WIDGET (self), spoken);
  return G_SOURCE_REMOVE;
}

static void
cancel_search (HvWindow *self)
{
  self->search_stamp++;
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->announce_source, g_source_remove);
}

static const HvTopic *
find_topic (HvWindow   *self,
            const char *id)
{
  for (guint i = 0; self->topics != NULL && i < self->topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (self->topics, i);

      if (strcmp (topic->id, id) == 0)
        return topic;
    }
  return NULL;
}

/* A word that means several things is asked about, not guessed. */
static void
show_meanings (HvWindow *self)
{
  g_autoptr (GPtrArray) meanings = NULL;

  if (self->desk.rights != NULL)
    meanings = hv_rights_meanings (self->desk.rights, gtk_editable_get_text (self->search), -1);
  hv_results_pane_show_meanings (self->results, meanings);
}

static void
show_results (HvWindow        *self,
              const HvResults *results)
{
  g_autofree char *keep = g_steal_pointer (&self->keep);

  hv_window_need_split (self);
  hv_split_set_start_shown (self->split, TRUE);
  /* A search that was only repeated moves nobody away from what is read. */
  if (keep == NULL)
    {
      hv_split_set_end_first (self->split, FALSE);
      self->view = HV_PLACE_ANSWER;
    }
  show_meanings (self);
  hv_results_pane_show_results (self->results, results, find_topic (self, "unknown"), keep);
  hv_window_update (self);
  if (keep == NULL)
    self->announce_source = g_timeout_add (ANNOUNCE_AFTER, announce_cb, self);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  HvWindow *self = search->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvResults) results = hv_service_search_finish (HV_SERVICE (source), result, &error);

  if (search->stamp != self->search_stamp)
    return;
  g_clear_object (&self->searching);
  if (results != NULL)
    show_results (self, results);
  else if (hv_service_get_state (self->service) == HV_SERVICE_READY)
    {
      g_autofree char *text = hv_error_ui_text (error);

      hv_window_show_notice (self, "dialog-warning-symbolic", hv_error_ui_heading (error), text);
    }
  hv_window_copy (self, self->copy_later);
}

static void
start_search (HvWindow *self)
{
  HvSearchRequest request = { .text = gtk_editable_get_text (self->search), .text_length = -1 };

  cancel_search (self);
  self->searching = g_cancellable_new ();
  hv_service_search_async (self->service, &request, self->searching, searched_cb,
                           search_new (self, self->search_stamp));
}

/* The list goes; what is being read stays, unless the list had all the room. */
void
hv_window_leave_list (HvWindow *self)
{
  cancel_search (self);
  g_clear_pointer (&self->topic, g_free);
  self->copy_later = HV_COPY_NOTHING;
  if (self->split == NULL || !hv_split_get_start_shown (self->split))
    return;
  if (self->view == HV_PLACE_ANSWER && hv_split_get_folded (self->split)
      && !hv_split_get_end_first (self->split))
    hv_window_open_start (self, HV_OPEN_CHOSEN);
  hv_split_set_start_shown (self->split, FALSE);
}

/**
 * hv_window_search:
 *
 * The search field changed.
 */
void
hv_window_search (HvWindow *self)
{
  g_clear_pointer (&self->keep, g_free);
  self->copy_later = HV_COPY_NOTHING;
  if (hv_window_has_query (self))
    {
      g_clear_pointer (&self->topic, g_free);
      start_search (self);
      return;
    }
  hv_window_leave_list (self);
  hv_window_update (self);
}

/**
 * hv_window_search_again:
 *
 * The same words in another edition or language, without leaving the page.
 */
void
hv_window_search_again (HvWindow *self)
{
  const HvTopic *topic;
  HvAnswer *answer = self->answer != NULL ? hv_answer_page_get_answer (self->answer) : NULL;
  const char *shown = answer != NULL ? answer->key : NULL;

  if (hv_window_has_query (self))
    {
      g_free (self->keep);
      self->keep = g_strdup (shown);
      start_search (self);
    }
  else if (self->topic != NULL && (topic = find_topic (self, self->topic)) != NULL)
    hv_results_pane_show_topic (self->results, topic, shown);
}

/**
 * hv_window_move:
 * @by: how many rows down, or up when negative
 *
 * Chooses another result while the focus stays in the search field.
 */
void
hv_window_move (HvWindow *self,
                int       by)
{
  hv_results_pane_move (self->results, by);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  self->announce_source = g_timeout_add (ANNOUNCE_ROW_AFTER, announce_row_cb, self);
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HvWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics = hv_service_topics_finish (HV_SERVICE (source), result, &error);

  if (topics == NULL)
    {
      /* The service says by its state what is wrong with the library. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("No topics: %s", error->message);
      return;
    }
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  self->topics = g_steal_pointer (&topics);
  if (self->start != NULL)
    hv_start_page_set_topics (self->start, self->topics);
  hv_window_open_place (self, NULL);
  if (self->topic != NULL)
    hv_window_search_again (self);
}

/**
 * hv_window_fetch_topics:
 *
 * For the start page, and for the way out when nothing is found.
 */
void
hv_window_fetch_topics (HvWindow *self)
{
  g_cancellable_cancel (self->topics_cancellable);
  g_clear_object (&self->topics_cancellable);
  self->topics_cancellable = g_cancellable_new ();
  hv_service_topics_async (self->service, NULL, self->topics_cancellable, topics_cb,
                           g_object_ref (self));
}

static void
glossary_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HvWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  HvGlossary *glossary = hv_service_glossary_finish (HV_SERVICE (source), result, &error);

  if (glossary == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("No glossary: %s", error->message);
      return;
    }
  g_clear_pointer (&self->glossary, hv_glossary_unref);
  self->glossary = glossary;
  if (self->answer != NULL)
    hv_answer_page_set_glossary (self->answer, glossary);
}

/**
 * hv_window_fetch_glossary:
 *
 * The words that explain themselves, in the language in use.
 */
void
hv_window_fetch_glossary (HvWindow *self)
{
  g_cancellable_cancel (self->glossary_cancellable);
  g_clear_object (&self->glossary_cancellable);
  self->glossary_cancellable = g_cancellable_new ();
  hv_service_glossary_async (self->service, self->glossary_cancellable, glossary_cb,
                             g_object_ref (self));
}

/**
 * hv_window_open_topic:
 * @id: of a topic
 *
 * Its question, and a list beside it when there are more.
 */
void
hv_window_open_topic (HvWindow   *self,
                      const char *id)
{
  const HvTopic *topic = find_topic (self, id);

  if (topic == NULL)
    return;
  hv_window_set_query (self, "");
  hv_window_need_split (self);
  self->view = HV_PLACE_ANSWER;
  if (topic->count > 1)
    {
      self->topic = g_strdup (id);
      hv_split_set_start_shown (self->split, TRUE);
      hv_split_set_end_first (self->split, FALSE);
      hv_results_pane_show_topic (self->results, topic, NULL);
    }
  hv_window_open_answer (self, topic->entry, HV_OPEN_CHOSEN);
}
