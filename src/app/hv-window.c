/* hv-window.c: the one window of Houvast
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It shows one of a few pages, depending on what the library is and what the
 * agent asked for; hv_window_update() is the one place that decides which.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-names.h"
#include "hv-settings.h"
#include "hv-window-private.h"

/* Below this the header keeps what cannot be missed: the search field, back,
 * the menu, and the button that closes. In pixels. */
#define NARROW_WIDTH 540

enum
{
  PROP_0,
  PROP_SERVICE,
  PROP_SETTINGS,
  PROP_FAVOURITE,
  PROP_SMALL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HvWindow, hv_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_view (HvWindow *self)
{
  switch (self->view)
    {
    case HV_PLACE_ANSWER:
      hv_window_need_split (self);
      gtk_stack_set_visible_child_name (self->stack, "split");
      break;
    case HV_PLACE_STATEMENT:
      hv_window_need_statement (self);
      gtk_stack_set_visible_child_name (self->stack, "statement");
      break;
    case HV_PLACE_START:
    default:
      hv_window_need_start (self);
      gtk_stack_set_visible_child_name (self->stack, "start");
      break;
    }
}

/* Without knowledge there is nothing to search; the focus goes where there is
 * something to do, and comes back. */
static void
update_search (HvWindow *self,
               gboolean  usable)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->search)) == usable)
    return;
  if (!usable)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), usable);
  if (usable)
    hv_window_focus_search (self, FALSE);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/**
 * hv_window_update:
 *
 * Makes what is seen agree with what is so.
 */
void
hv_window_update (HvWindow *self)
{
  HvServiceState state = hv_service_get_state (self->service);
  HvEditionInfo *info = hv_service_get_edition (self->service);

  /* Documents may all have been removed again. */
  if (state == HV_SERVICE_READY && info != NULL && info->documents->len == 0)
    state = HV_SERVICE_EMPTY;

  /* Nothing is made before the first frame is out. */
  if (!self->painted || state == HV_SERVICE_OPENING)
    gtk_stack_set_visible_child_name (self->stack, "opening");
  else if (state == HV_SERVICE_EMPTY)
    hv_window_show_first_run (self);
  else if (state == HV_SERVICE_DAMAGED)
    hv_window_show_damaged (self);
  else
    show_view (self);
  if (self->painted)
    update_search (self, state == HV_SERVICE_OPENING || state == HV_SERVICE_READY);
  hv_window_update_actions (self);
}

static void
say_what_changed (HvWindow      *self,
                  HvEditionInfo *info)
{
  g_autofree char *since = hv_name_of_day (info->from);
  g_autofree char *text = NULL;

  if (info->rebuilt && !self->told_repaired)
    text = g_strdup (_("The knowledge was damaged, and has been repaired from its documents."));
  else if (self->edition != 0 && info->number != self->edition)
    text = g_strdup_printf (_("Edition %1$u is in force now, since %2$s."), info->number, since);
  self->told_repaired = info->rebuilt;
  if (text != NULL)
    hv_window_toast (self, text);
}

static void
service_changed_cb (HvService *service,
                    HvWindow  *self)
{
  HvEditionInfo *info = hv_service_get_edition (service);

  if (hv_service_get_state (service) == HV_SERVICE_READY && info != NULL)
    {
      say_what_changed (self, info);
      self->edition = info->number;
      self->desk.today = hv_service_get_day (service);
      if (self->desk.call != NULL)
        hv_call_set_today (self->desk.call, self->desk.today);
      hv_window_fetch_topics (self);
      hv_window_fetch_glossary (self);
      hv_window_fetch_entries (self);
      hv_window_look_for_changes (self);
      hv_window_read_again (self);
      if (hv_window_has_query (self))
        hv_window_search_again (self);
    }
  else
    hv_window_close_answer (self);
  hv_window_update (self);
}

/* File monitors miss network shares, so the window looks when it is looked at. */
static void
active_changed_cb (HvWindow   *self,
                   GParamSpec *pspec,
                   gpointer    unused)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->painted)
    hv_service_refresh (self->service);
}

static gboolean
painted_cb (gpointer user_data)
{
  HvWindow *self = user_data;

  self->painted = TRUE;
  hv_window_update (self);
  hv_window_start_forgetting (self);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                HvWindow      *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  /* Behind the frame, so that what comes now is no part of starting up. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, painted_cb, g_object_ref (self), g_object_unref);
}

static void
hv_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hv_window_parent_class)->realize (widget);
  if (!HV_WINDOW (widget)->painted)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (after_paint_cb), widget, 0);
}

static void
set_narrow (HvWindow *self,
            gboolean  narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->forward, !narrow);
  adw_header_bar_set_decoration_layout (self->header, narrow ? ":close" : NULL);
}

static gboolean
narrow_cb (gpointer user_data)
{
  HvWindow *self = user_data;

  self->narrow_source = 0;
  set_narrow (self, !self->narrow);
  return G_SOURCE_REMOVE;
}

/* Changing the header while sizes are being given out would come too late for
 * this round, so it waits for its end. */
static void
hv_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  HvWindow *self = HV_WINDOW (widget);
  gboolean narrow = width < NARROW_WIDTH;

  GTK_WIDGET_CLASS (hv_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow == self->narrow)
    g_clear_handle_id (&self->narrow_source, g_source_remove);
  else if (self->narrow_source == 0)
    self->narrow_source = g_idle_add (narrow_cb, self);
}

static gboolean
hv_window_close_request (GtkWindow *window)
{
  HvWindow *self = HV_WINDOW (window);

  hv_window_save_person (self);
  hv_window_save_size (self);
  return GTK_WINDOW_CLASS (hv_window_parent_class)->close_request (window);
}

static void
language_changed_cb (GSettings  *settings,
                     const char *key,
                     HvWindow   *self)
{
  g_autofree char *lang = hv_settings_dup_language (settings);

  g_clear_pointer (&self->lang, g_free);
  hv_service_set_language (self->service, lang);
  if (hv_service_get_state (self->service) == HV_SERVICE_READY)
    service_changed_cb (self->service, self);
}

static void
hv_window_constructed (GObject *object)
{
  HvWindow *self = HV_WINDOW (object);

  G_OBJECT_CLASS (hv_window_parent_class)->constructed (object);
  if (self->settings != NULL)
    {
      g_autofree char *lang = hv_settings_dup_language (self->settings);

      hv_service_set_language (self->service, lang);
      g_signal_connect_object (self->settings, "changed::" HV_SETTING_LANGUAGE,
                               G_CALLBACK (language_changed_cb), self, 0);
    }
  hv_window_init_person (self);
  set_narrow (self, hv_window_restore_size (self) < NARROW_WIDTH);
  g_signal_connect_object (self->service, "changed", G_CALLBACK (service_changed_cb), self, 0);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
  service_changed_cb (self->service, self);
  hv_window_focus_search (self, FALSE);
}

static void
hv_window_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  HvWindow *self = HV_WINDOW (object);

  switch (id)
    {
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_FAVOURITE:
      g_value_set_boolean (value, self->favourite);
      break;
    case PROP_SMALL:
      g_value_set_boolean (value, self->small);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hv_window_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  HvWindow *self = HV_WINDOW (object);

  switch (id)
    {
    case PROP_SERVICE:
      self->service = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_FAVOURITE:
      hv_window_set_favourite (self, g_value_get_boolean (value));
      break;
    case PROP_SMALL:
      hv_window_set_small (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cancel (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
hv_window_dispose (GObject *object)
{
  HvWindow *self = HV_WINDOW (object);

  /* What is still on its way finds its number passed, and is dropped. */
  self->search_stamp++;
  self->open_stamp++;
  self->outline_stamp++;
  cancel (&self->searching);
  cancel (&self->opening);
  cancel (&self->outlining);
  cancel (&self->topics_cancellable);
  cancel (&self->glossary_cancellable);
  cancel (&self->changes_cancellable);
  cancel (&self->entries_cancellable);
  g_clear_object (&self->lock);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_handle_id (&self->forget_source, g_source_remove);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_object (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), HV_TYPE_WINDOW);
  g_clear_object (&self->service);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hv_window_parent_class)->dispose (object);
}

static void
hv_window_finalize (GObject *object)
{
  HvWindow *self = HV_WINDOW (object);

  hv_call_desk_clear (&self->desk);
  g_clear_pointer (&self->trail, hv_trail_free);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->glossary, hv_glossary_unref);
  g_clear_pointer (&self->person, hv_person_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_free (self->lang);
  g_free (self->keep);
  g_free (self->place);
  g_free (self->topic);
  g_free (self->wanted);
  g_free (self->outline);
  G_OBJECT_CLASS (hv_window_parent_class)->finalize (object);
}

static void
search_changed_cb (GtkEditable *editable,
                   HvWindow    *self)
{
  hv_window_search (self);
}

/**
 * hv_window_set_query:
 *
 * Changes the words without searching for them.
 */
void
hv_window_set_query (HvWindow   *self,
                     const char *text)
{
  g_signal_handlers_block_by_func (self->search, search_changed_cb, self);
  gtk_editable_set_text (self->search, text);
  g_signal_handlers_unblock_by_func (self->search, search_changed_cb, self);
  if (*text == '\0')
    hv_window_leave_list (self);
}

static void
hv_window_class_init (HvWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hv_window_constructed;
  object_class->dispose = hv_window_dispose;
  object_class->finalize = hv_window_finalize;
  object_class->get_property = hv_window_get_property;
  object_class->set_property = hv_window_set_property;
  widget_class->realize = hv_window_realize;
  widget_class->size_allocate = hv_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = hv_window_close_request;

  /**
   * HvWindow:service: the library
   */
  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, HV_TYPE_SERVICE,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                  | G_PARAM_STATIC_STRINGS);
  /**
   * HvWindow:settings: (nullable): the person's own
   */
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                                                   G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                   | G_PARAM_STATIC_STRINGS);
  /**
   * HvWindow:favourite: whether the answer on screen is one
   */
  properties[PROP_FAVOURITE] = g_param_spec_boolean ("favourite", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  /**
   * HvWindow:small: whether it is in the small mode
   */
  properties[PROP_SMALL] = g_param_spec_boolean ("small", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HvWindow, header);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, content);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, back);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, forward);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, language);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, news);
  gtk_widget_class_bind_template_child (widget_class, HvWindow, news_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  hv_window_class_add_actions (widget_class);
  hv_window_class_add_forgetting (widget_class);
  hv_window_class_add_person (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.small", "small");
  hv_window_class_add_handover_actions (widget_class);
}

static void
hv_window_init (HvWindow *self)
{
  GtkEditable *text;

  self->copy_later = HV_COPY_NOTHING;
  self->trail = hv_trail_new ();
  hv_trail_visit (self->trail, HV_PLACE_START, NULL, FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What a caller said is nobody's to keep: no learning keyboard, no spelling. */
  text = gtk_editable_get_delegate (self->search);
  gtk_text_set_input_hints (GTK_TEXT (text), GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK
                                               | GTK_INPUT_HINT_NO_EMOJI);
  hv_window_init_call (self);
  hv_window_add_keys (self);
  hv_window_add_drop (self);
}

/**
 * hv_window_new:
 * @settings: (nullable): the person's own
 */
GtkWidget *
hv_window_new (GtkApplication *application,
               HvService      *service,
               GSettings      *settings)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (HV_IS_SERVICE (service), NULL);

  return g_object_new (HV_TYPE_WINDOW, "application", application, "service", service, "settings",
                       settings, NULL);
}
