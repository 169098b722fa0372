/* hv-window-place.c: places that other programs ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What does not exist is said, and the page that was open stays: there may be
 * somebody on the phone.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-place-uri.h"
#include "hv-window-private.h"

static void
tell_unknown (HvWindow *self)
{
  hv_window_toast (self, _("Another program asked for a place that is not in the knowledge."));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HvWindow) self = user_data;
  g_autoptr (HvAnswer) answer = hv_service_answer_finish (HV_SERVICE (source), result, NULL);

  if (self->service == NULL)
    return;
  if (answer == NULL)
    {
      tell_unknown (self);
      return;
    }
  self->read_next = TRUE;
  hv_window_open_answer (self, answer->key, HV_OPEN_CHOSEN);
}

static void
open_topic (HvWindow   *self,
            const char *id)
{
  for (guint i = 0; id != NULL && self->topics != NULL && i < self->topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (self->topics, i);

      if (g_strcmp0 (topic->id, id) != 0)
        continue;
      self->read_next = TRUE;
      hv_window_open_answer (self, topic->entry, HV_OPEN_CHOSEN);
      return;
    }
  tell_unknown (self);
}

static void
open_right (HvWindow   *self,
            const char *id)
{
  const HvRight *right = self->desk.rights != NULL ? hv_rights_find (self->desk.rights, id) : NULL;

  open_topic (self, right != NULL ? right->id : NULL);
}

/**
 * hv_window_open_place:
 * @uri: (nullable): what another program asks for, from outside; %NULL for what
 *   was asked before there was knowledge
 *
 * Shows it as soon as there is knowledge.
 */
void
hv_window_open_place (HvWindow   *self,
                      const char *uri)
{
  g_autofree char *asked = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  HvPlaceUri kind;

  g_return_if_fail (HV_IS_WINDOW (self));

  asked = uri != NULL ? g_strdup (uri) : g_steal_pointer (&self->place);
  if (asked == NULL)
    return;
  if (!hv_place_uri_parse (asked, &kind, &id, &error))
    {
      hv_window_toast (self, error->message);
      return;
    }
  if (hv_service_get_state (self->service) != HV_SERVICE_READY || self->topics == NULL)
    {
      g_free (self->place);
      self->place = g_steal_pointer (&asked);
      return;
    }
  if (kind == HV_PLACE_URI_SHOW)
    hv_service_answer_async (self->service, id, NULL, answered_cb, g_object_ref (self));
  else if (kind == HV_PLACE_URI_TOPIC)
    open_topic (self, id);
  else
    open_right (self, id);
}

/**
 * hv_window_search_for:
 * @text: what another program asks for, from outside
 *
 * As if it had been typed.
 */
void
hv_window_search_for (HvWindow   *self,
                      const char *text)
{
  g_return_if_fail (HV_IS_WINDOW (self) && text != NULL);

  hv_window_focus_search (self, FALSE);
  gtk_editable_set_text (self->search, text);
  gtk_editable_set_position (self->search, -1);
}
