/* hv-window-person.c: what the person at the desk keeps at hand, and has read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hv-changes-window.h"
#include "hv-edition-changes.h"
#include "hv-report-window.h"
#include "hv-report.h"
#include "hv-settings.h"
#include "hv-window-private.h"

/* So that walking through answers writes one file and not ten, in milliseconds. */
#define SAVE_AFTER 400

static HvAnswer *
shown_answer (HvWindow *self)
{
  return self->view == HV_PLACE_ANSWER && self->answer != NULL
           ? hv_answer_page_get_answer (self->answer) : NULL;
}

/* Without the language that a key of a translation names. */
static char *
bare_key (const char *key)
{
  return g_strndup (key, strcspn (key, "@"));
}

static gboolean
save_cb (gpointer user_data)
{
  HvWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  self->save_source = 0;
  /* Worth no dialog during a call. */
  if (!hv_person_save (self->person, &error))
    g_debug ("Nothing kept for the person at the desk: %s", error->message);
  return G_SOURCE_REMOVE;
}

static void
save_soon (HvWindow *self)
{
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_AFTER, save_cb, self);
}

/**
 * hv_window_save_person:
 *
 * Writes what is still to be written, before the window goes.
 */
void
hv_window_save_person (HvWindow *self)
{
  if (self->save_source == 0)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  save_cb (self);
}

/* “keep”, “call” or “off”. */
static char *
recents_mode (HvWindow *self)
{
  return self->settings != NULL ? g_settings_get_string (self->settings, HV_SETTING_RECENT)
                                : g_strdup ("keep");
}

static void
recents_changed_cb (GSettings  *settings,
                    const char *key,
                    HvWindow   *self)
{
  g_autofree char *mode = recents_mode (self);

  hv_person_keep_recents (self->person, g_str_equal (mode, "keep"));
  if (!g_str_equal (mode, "keep"))
    hv_person_forget_recents (self->person);
  save_soon (self);
  hv_window_fetch_entries (self);
}

/**
 * hv_window_init_person:
 *
 * Reads what was kept.
 */
void
hv_window_init_person (HvWindow *self)
{
  g_autofree char *path = hv_person_usual_path ();
  g_autofree char *mode = recents_mode (self);

  self->person = hv_person_new (path);
  self->changed = g_hash_table_new (g_str_hash, g_str_equal);
  hv_person_keep_recents (self->person, g_str_equal (mode, "keep"));
  if (!g_str_equal (mode, "keep"))
    hv_person_forget_recents (self->person);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::" HV_SETTING_RECENT,
                             G_CALLBACK (recents_changed_cb), self, 0);
}

static void
entries_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HvWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  HvTopic *all = hv_service_entries_finish (HV_SERVICE (source), result, &error);

  if (all == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("No favourites: %s", error->message);
      return;
    }
  if (self->start != NULL)
    {
      g_autoptr (GPtrArray) favourites = g_ptr_array_new ();
      g_autoptr (GPtrArray) recents = g_ptr_array_new ();

      for (guint i = 0; i < all->entries->len; i++)
        {
          HvTopicEntry *entry = g_ptr_array_index (all->entries, i);

          g_ptr_array_add (hv_person_is_favourite (self->person, entry->key) ? favourites : recents,
                           entry);
        }
      hv_start_page_set_kept (self->start, favourites, recents);
    }
  hv_topic_free (all);
}

/**
 * hv_window_fetch_entries:
 *
 * What favourites and recent answers are called, for the start page.
 */
void
hv_window_fetch_entries (HvWindow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  if (self->start == NULL || hv_service_get_state (self->service) != HV_SERVICE_READY)
    return;
  g_cancellable_cancel (self->entries_cancellable);
  g_clear_object (&self->entries_cancellable);
  self->entries_cancellable = g_cancellable_new ();
  g_strv_builder_addv (builder, (const char **) hv_person_get_favourites (self->person));
  /* A favourite is at hand already. */
  for (const char * const *key = hv_person_get_recents (self->person); *key != NULL; key++)
    if (!hv_person_is_favourite (self->person, *key))
      g_strv_builder_add (builder, *key);
  keys = g_strv_builder_end (builder);
  hv_service_entries_async (self->service, (const char * const *) keys, self->entries_cancellable,
                            entries_cb, g_object_ref (self));
}

/**
 * hv_window_is_favourite:
 *
 * Returns: whether the answer on screen is one
 */
gboolean
hv_window_is_favourite (HvWindow *self)
{
  HvAnswer *answer = shown_answer (self);

  return answer != NULL && self->person != NULL
         && hv_person_is_favourite (self->person, answer->key);
}

/**
 * hv_window_set_favourite:
 *
 * Of the answer on screen.
 */
void
hv_window_set_favourite (HvWindow *self,
                         gboolean  favourite)
{
  HvAnswer *answer = shown_answer (self);

  if (answer == NULL)
    return;
  hv_person_set_favourite (self->person, answer->key, favourite);
  save_soon (self);
  hv_window_fetch_entries (self);
  hv_window_toast (self, hv_window_is_favourite (self) ? _("Added to your favourites")
                                                       : _("No favourite any more"));
}

/* What has not been read, in the order of the documents. */
static GPtrArray *
list_unread (HvWindow *self)
{
  GPtrArray *unread = g_ptr_array_new ();

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      HvUnitChange *change = g_ptr_array_index (self->changes, i);

      if (!hv_person_has_read (self->person, change->key, change->mark))
        g_ptr_array_add (unread, change);
    }
  return unread;
}

/* A revealer that shows nothing would still be a stop on the way with Tab. */
static void
show_bar (HvWindow *self,
          gboolean  shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->news), shown);
  gtk_revealer_set_reveal_child (self->news, shown);
}

static void
show_news (HvWindow *self)
{
  g_autoptr (GPtrArray) unread = list_unread (self);
  g_autofree char *text = NULL;

  g_hash_table_remove_all (self->changed);
  for (guint i = 0; i < unread->len; i++)
    {
      HvUnitChange *change = g_ptr_array_index (unread, i);

      g_hash_table_add (self->changed, change->key);
    }
  if (self->results != NULL)
    hv_results_pane_set_changed (self->results, self->changed);
  if (unread->len == 0)
    {
      show_bar (self, FALSE);
      return;
    }
  text = g_strdup_printf (ngettext ("%u text has changed since you last looked.",
                                    "%u texts have changed since you last looked.", unread->len),
                          unread->len);
  gtk_label_set_text (self->news_label, text);
  show_bar (self, !self->news_hidden);
}

static void
all_seen (HvWindow *self)
{
  hv_person_set_seen (self->person, hv_service_get_library (self->service), self->edition);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  save_soon (self);
}

static void
changes_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HvWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = hv_service_changes_finish (HV_SERVICE (source), result, &error);
  g_autoptr (GPtrArray) unread = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->person == NULL)
    return;
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = g_steal_pointer (&changes);
  if (error != NULL)
    g_debug ("What changed cannot be told: %s", error->message);
  unread = list_unread (self);
  if (unread->len == 0)
    all_seen (self);
  self->news_hidden = FALSE;
  show_news (self);
  hv_window_update (self);
}

/**
 * hv_window_look_for_changes:
 *
 * Another edition or language is in use: what of it is new to this person? To who
 * has never looked, everything would be, which says nothing.
 */
void
hv_window_look_for_changes (HvWindow *self)
{
  guint seen = hv_person_get_seen (self->person, hv_service_get_library (self->service));

  g_cancellable_cancel (self->changes_cancellable);
  g_clear_object (&self->changes_cancellable);
  if (seen == 0 || seen > self->edition)
    all_seen (self);
  if (seen == 0 || seen >= self->edition)
    {
      g_clear_pointer (&self->changes, g_ptr_array_unref);
      show_news (self);
      return;
    }
  self->changes_cancellable = g_cancellable_new ();
  hv_service_changes_async (self->service, seen, self->changes_cancellable, changes_cb,
                            g_object_ref (self));
}

static HvUnitChange *
find_change (HvWindow   *self,
             const char *key)
{
  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      HvUnitChange *change = g_ptr_array_index (self->changes, i);

      if (g_str_equal (change->key, key))
        return change;
    }
  return NULL;
}

static void
set_read (HvWindow   *self,
          const char *key)
{
  HvUnitChange *change = find_change (self, key);

  if (change == NULL || hv_person_has_read (self->person, key, change->mark))
    return;
  hv_person_set_read (self->person, key, change->mark);
  save_soon (self);
  show_news (self);
}

/**
 * hv_window_note_read:
 *
 * The answer on screen was asked for, and not only passed by: it is a recent
 * answer, and what changed in it has been read. That it did change goes on being
 * said as long as it is on screen.
 */
void
hv_window_note_read (HvWindow *self)
{
  HvAnswer *answer = shown_answer (self);
  g_autofree char *mode = recents_mode (self);
  g_autofree char *key = answer != NULL ? bare_key (answer->key) : NULL;

  if (key == NULL || self->wanted != NULL)
    return;
  set_read (self, key);
  if (g_str_equal (mode, "off"))
    return;
  hv_person_add_recent (self->person, key);
  save_soon (self);
  hv_window_fetch_entries (self);
}

/**
 * hv_window_update_person:
 *
 * What the answer on screen is to this person.
 */
void
hv_window_update_person (HvWindow *self)
{
  HvAnswer *answer = shown_answer (self);
  g_autofree char *key = answer != NULL ? bare_key (answer->key) : NULL;
  gboolean favourite = hv_window_is_favourite (self);

  if (self->changed_bar != NULL)
    gtk_widget_set_visible (self->changed_bar, key != NULL && strchr (answer->key, '@') == NULL
                                                 && find_change (self, key) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.favourite", answer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.report", answer != NULL);
  if (self->favourite == favourite)
    return;
  self->favourite = favourite;
  g_object_notify (G_OBJECT (self), "favourite");
}

/**
 * hv_window_forget_recents:
 *
 * The call is over: recent answers go with it, when the person wants that.
 */
void
hv_window_forget_recents (HvWindow *self)
{
  g_autofree char *mode = recents_mode (self);

  if (!g_str_equal (mode, "keep"))
    hv_person_forget_recents (self->person);
  hv_window_fetch_entries (self);
}

static void
read_cb (HvChangesWindow *window,
         const char      *key,
         HvWindow        *self)
{
  set_read (self, key);
}

static void
open_cb (HvChangesWindow *window,
         const char      *key,
         HvWindow        *self)
{
  hv_window_set_query (self, "");
  hv_window_open_answer (self, key, HV_OPEN_CHOSEN);
  hv_window_focus_reading (self);
}

static void
all_read_cb (HvChangesWindow *window,
             HvWindow        *self)
{
  all_seen (self);
  show_news (self);
  hv_window_update (self);
}

static void
present_changes (HvWindow   *self,
                 GPtrArray  *changes,
                 const char *only)
{
  HvChangesWindow *window;

  if (changes->len == 1)
    only = ((HvUnitChange *) g_ptr_array_index (changes, 0))->key;
  window = hv_changes_window_new (GTK_WINDOW (self), changes, only);

  g_signal_connect_object (window, "read", G_CALLBACK (read_cb), self, 0);
  g_signal_connect_object (window, "open", G_CALLBACK (open_cb), self, 0);
  g_signal_connect_object (window, "all-read", G_CALLBACK (all_read_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
  /* One by itself opens at once, before anybody could listen. */
  if (only != NULL)
    set_read (self, only);
}

static void
news_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (self->changes != NULL)
    present_changes (self, self->changes, NULL);
}

static void
hide_news_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  self->news_hidden = TRUE;
  show_bar (self, FALSE);
  hv_window_focus_search (self, FALSE);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);
  HvAnswer *answer = shown_answer (self);
  g_autofree char *key = answer != NULL ? bare_key (answer->key) : NULL;

  if (key != NULL && find_change (self, key) != NULL)
    present_changes (self, self->changes, key);
}

static void
kept_cb (HvReportWindow *window,
         HvWindow       *self)
{
  hv_window_toast (self, _("Thank you. The report waits for the knowledge manager."));
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);
  HvAnswer *answer = shown_answer (self);
  g_autofree char *outbox = NULL;
  HvReportWindow *window;

  if (answer == NULL)
    return;
  if (self->settings != NULL)
    outbox = g_settings_get_string (self->settings, HV_SETTING_OUTBOX);
  if (outbox == NULL || !g_path_is_absolute (outbox))
    {
      g_free (outbox);
      outbox = hv_report_usual_outbox ();
    }
  window = hv_report_window_new (GTK_WINDOW (self), answer, hv_service_get_day (self->service),
                                 outbox);
  g_signal_connect_object (window, "kept", G_CALLBACK (kept_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

void
hv_window_class_add_person (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.news", NULL, news_action);
  gtk_widget_class_install_action (klass, "win.hide-news", NULL, hide_news_action);
  gtk_widget_class_install_action (klass, "win.compare", NULL, compare_action);
  gtk_widget_class_install_action (klass, "win.report", NULL, report_action);
  gtk_widget_class_install_property_action (klass, "win.favourite", "favourite");
}

/**
 * hv_window_make_changed_bar:
 *
 * Returns: (transfer floating): says above an answer that it changed
 */
GtkWidget *
hv_window_make_changed_bar (HvWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (_("Changed since you last looked."));
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new_with_mnemonic (_("_Compare")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Compare"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.compare");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "hv-news");
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_set_visible (bar, FALSE);
  self->changed_bar = bar;
  return bar;
}
