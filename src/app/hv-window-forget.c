/* hv-window-forget.c: nothing of one call is left for the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * At the next call; and by itself when the screen is locked, or when nobody has
 * touched the window for as long as the person allows.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-announce.h"
#include "hv-clipboard.h"
#include "hv-forget.h"
#include "hv-import-window.h"
#include "hv-known-window.h"
#include "hv-names.h"
#include "hv-secret.h"
#include "hv-settings.h"
#include "hv-window-private.h"

/* Beside this one, or beside one that is; an import goes on. */
static gboolean
is_beside (gpointer  window,
           HvWindow *self)
{
  GtkWindow *at = GTK_IS_WINDOW (window) ? window : NULL;

  while (at != NULL && at != GTK_WINDOW (self) && !HV_IS_IMPORT_WINDOW (at))
    at = gtk_window_get_transient_for (at);
  return at == GTK_WINDOW (self) && window != (gpointer) self;
}

static gboolean
has_others (HvWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (is_beside (link->data, self) && gtk_widget_get_visible (link->data))
      return TRUE;
  return FALSE;
}

/* Windows that were opened for this call. All are found before one is gone: the
 * one is found through the other. */
static void
close_others (HvWindow *self)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (is_beside (link->data, self))
      g_ptr_array_add (others, g_object_ref (link->data));
  for (guint i = 0; i < others->len; i++)
    {
      hv_forget_typed (g_ptr_array_index (others, i));
      gtk_window_destroy (g_ptr_array_index (others, i));
    }
}

/**
 * hv_window_forget:
 *
 * Takes away what was typed, copied and selected in this call, in this window
 * and in those beside it, with what could be undone.
 */
void
hv_window_forget (HvWindow *self)
{
  close_others (self);
  hv_clipboard_forget (GTK_WIDGET (self));
  g_clear_pointer (&self->keep, g_free);
  hv_forget_typed (GTK_WIDGET (self));
  /* Rows show the words that were found, marked. */
  if (self->results != NULL)
    hv_results_pane_forget (self->results);
  hv_forget_primary (GTK_WIDGET (self));
  hv_window_forget_recents (self);
}

/* Whether something happened that a next caller must not find. */
static gboolean
is_in_call (HvWindow *self)
{
  const HvPlace *place = hv_trail_current (self->trail);

  return *gtk_editable_get_text (self->search) != '\0' || self->lang != NULL
         || self->view != HV_PLACE_START || hv_trail_can_step (self->trail, -1)
         || hv_trail_can_step (self->trail, 1)
         || (place != NULL && place->kind != HV_PLACE_START)
         || hv_clipboard_is_ours (GTK_WIDGET (self)) || has_others (self)
         || (self->desk.call != NULL && !hv_call_is_empty (self->desk.call));
}

static void
forget_by_itself (HvWindow   *self,
                  const char *why)
{
  if (hv_service_get_state (self->service) != HV_SERVICE_READY || !is_in_call (self))
    return;
  hv_window_next_call (self);
  hv_window_toast (self, why);
}

static void
locked_cb (HvWindow *self)
{
  if (self->settings == NULL || g_settings_get_boolean (self->settings, HV_SETTING_FORGET_ON_LOCK))
    forget_by_itself (self, _("The screen was locked: the call is forgotten."));
}

static guint
seconds_allowed (HvWindow *self)
{
  return self->settings != NULL ? g_settings_get_uint (self->settings, HV_SETTING_FORGET_AFTER) : 0;
}

static void watch (HvWindow *self);

static gboolean
waited_cb (gpointer user_data)
{
  HvWindow *self = user_data;
  gint64 allowed = (gint64) seconds_allowed (self) * G_USEC_PER_SEC;

  self->forget_source = 0;
  if (allowed == 0)
    return G_SOURCE_REMOVE;
  if (g_get_monotonic_time () - self->last_input >= allowed)
    {
      self->last_input = g_get_monotonic_time ();
      forget_by_itself (self, _("Nothing happened for a while: the call is forgotten."));
    }
  watch (self);
  return G_SOURCE_REMOVE;
}

/* One timer, which is not touched at each key: it looks back when it is due. */
static void
watch (HvWindow *self)
{
  gint64 allowed = (gint64) seconds_allowed (self) * 1000;
  gint64 waited = (g_get_monotonic_time () - self->last_input) / 1000;

  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (allowed > 0)
    self->forget_source = g_timeout_add ((guint) MAX (allowed - waited, 20), waited_cb, self);
}

static gboolean
input_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          HvWindow                 *self)
{
  self->last_input = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

static void
follow_input (HvWindow  *self,
              GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (input_cb), self, 0);
  gtk_widget_add_controller (window, controller);
}

/* Who types in a window beside this one is there as well. */
static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       removed,
                    guint       added,
                    HvWindow   *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self))
        follow_input (self, window);
    }
}

static void
allowed_changed_cb (GSettings  *settings,
                    const char *key,
                    HvWindow   *self)
{
  self->last_input = g_get_monotonic_time ();
  watch (self);
}

/**
 * hv_window_start_forgetting:
 *
 * From now on, by itself. After the first frame: looking for buses may take time.
 */
void
hv_window_start_forgetting (HvWindow *self)
{
  self->last_input = g_get_monotonic_time ();
  follow_input (self, GTK_WIDGET (self));
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), self, 0);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::" HV_SETTING_FORGET_AFTER,
                             G_CALLBACK (allowed_changed_cb), self, 0);
  watch (self);
  self->lock = hv_screen_lock_new ();
  g_signal_connect_object (self->lock, "locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
}

static const char *
name_of_field (HvWindow  *self,
               GtkWidget *field)
{
  if (field == GTK_WIDGET (self->search))
    return _("Typed in the search field");
  if (gtk_widget_get_ancestor (field, GTK_TYPE_SEARCH_BAR) != NULL)
    return _("Typed to find on a page");
  return _("In a field of the answer");
}

/* All fields of the window that are not empty. */
static void
add_typed (GtkWindow *known,
           GtkWidget *widget,
           HvWindow  *self)
{
  const char *text = GTK_IS_EDITABLE (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget)) : "";

  if (GTK_IS_EDITABLE (widget))
    {
      if (*text != '\0')
        hv_known_window_add (known, name_of_field (self, widget), text);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_typed (known, child, self);
}

static void
add_facts (GtkWindow *known,
           HvWindow  *self)
{
  g_autofree char *places = hv_trail_to_text (self->trail);
  char *copied = hv_clipboard_dup_ours (GTK_WIDGET (self));
  g_autoptr (GPtrArray) facts = self->desk.call != NULL ? hv_call_list_facts (self->desk.call)
                                                        : NULL;

  add_typed (known, GTK_WIDGET (self), self);
  if (*places != '\0')
    hv_known_window_add (known, _("Answers that were open"), places);
  if (self->lang != NULL)
    hv_known_window_add (known, _("Language of the answers"), hv_name_of_language (self->lang));
  if (copied != NULL)
    hv_known_window_add (known, _("Copied, and still on the clipboard"), copied);
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const HvFact *fact = g_ptr_array_index (facts, i);

      hv_known_window_add (known, fact->label, fact->value);
    }
  hv_secret_free (copied);
}

static void
add_number (GtkWindow  *known,
            const char *label,
            guint       number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (number > 0)
    hv_known_window_add_kept (known, label, text);
}

static void
known_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);
  GtkWindow *known = hv_known_window_new (GTK_WINDOW (self));

  add_facts (known, self);
  add_number (known, _("Favourites"),
              g_strv_length ((char **) hv_person_get_favourites (self->person)));
  add_number (known, _("Recent answers"),
              g_strv_length ((char **) hv_person_get_recents (self->person)));
  add_number (known, _("Edition you have seen"),
              hv_person_get_seen (self->person, hv_service_get_library (self->service)));
  hv_known_window_on_forget (known, G_CALLBACK (hv_window_next_call), G_OBJECT (self));
  hv_known_window_present (known);
}

void
hv_window_class_add_forgetting (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.known", NULL, known_action);
}
