/* hv-window-actions.c: menus, toasts, and what a key sets off
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "hv-about.h"
#include "hv-announce.h"
#include "hv-names.h"
#include "hv-preferences.h"
#include "hv-secret.h"
#include "hv-settings.h"
#include "hv-window-private.h"

/* A toast says what the agent just did; reading it takes no longer. */
#define TOAST_SECONDS 2

/**
 * hv_window_show_toast:
 *
 * A newer one takes the place of an older: they would queue up behind fast
 * fingers.
 */
void
hv_window_show_toast (HvWindow   *self,
                      const char *text)
{
  /* It may be the beginning of what was copied for a caller. */
  char *markup = g_markup_escape_text (text, -1);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  self->toast = g_object_ref_sink (adw_toast_new (markup));
  hv_secret_free (markup);
  adw_toast_set_timeout (self->toast, TOAST_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
}

/**
 * hv_window_toast:
 *
 * Tells it to those who see and to those who listen.
 */
void
hv_window_toast (HvWindow   *self,
                 const char *text)
{
  hv_window_show_toast (self, text);
  hv_announce (GTK_WIDGET (self), text);
}

/**
 * hv_window_next_call:
 *
 * Forgets everything of the call before: what was typed and may be undone,
 * where one was, and words of ours on the clipboard.
 */
void
hv_window_next_call (HvWindow *self)
{
  g_autofree char *lang = hv_settings_dup_language (self->settings);

  /* Off the page that goes, or the way with Tab would still lead into it. */
  hv_window_focus_search (self, FALSE);
  g_clear_pointer (&self->lang, g_free);
  hv_window_clear_call (self);
  hv_service_set_language (self->service, lang);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  hv_window_open_start (self, HV_OPEN_TRAIL);
  hv_window_forget (self);
  hv_trail_clear (self->trail);
  hv_trail_visit (self->trail, HV_PLACE_START, NULL, FALSE);
  hv_window_fetch_topics (self);
  hv_window_fetch_glossary (self);
  hv_window_focus_search (self, FALSE);
  hv_announce (GTK_WIDGET (self), _("Ready for the next call"));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  hv_window_focus_search (HV_WINDOW (widget), TRUE);
}

static void
next_call_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  hv_window_next_call (HV_WINDOW (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hv_window_step (HV_WINDOW (widget), -1);
}

static void
forward_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  hv_window_step (HV_WINDOW (widget), 1);
}

static void
copy_spoken_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  hv_window_copy (HV_WINDOW (widget), HV_COPY_SPOKEN);
}

static void
copy_phrase_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  hv_window_copy (HV_WINDOW (widget), g_variant_get_int32 (parameter) - 1);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (self->view != HV_PLACE_ANSWER || self->answer == NULL)
    return;
  hv_trail_settle (self->trail);
  hv_split_set_end_first (self->split, TRUE);
  hv_window_update (self);
  hv_answer_page_show_step (self->answer, (HvStep) g_variant_get_int32 (parameter));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (self->view == HV_PLACE_STATEMENT)
    hv_statement_page_find (self->statement);
  else if (self->view == HV_PLACE_ANSWER)
    {
      hv_split_set_end_first (self->split, TRUE);
      hv_window_update (self);
      hv_answer_page_find (self->answer);
    }
}

/* The place that the answer on screen rests on, else the beginning. */
static void
statement_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);
  HvAnswer *answer = self->view == HV_PLACE_ANSWER ? hv_answer_page_get_answer (self->answer)
                                                   : NULL;
  const HvSource *source = answer != NULL && answer->sources->len > 0
                             ? g_ptr_array_index (answer->sources, 0) : NULL;

  hv_trail_settle (self->trail);
  hv_window_open_statement (self, source != NULL && !source->missing ? source->key : NULL,
                            HV_OPEN_CHOSEN);
}

static guint
find_language (char       **languages,
               const char  *lang)
{
  for (guint i = 0; lang != NULL && languages[i] != NULL; i++)
    if (g_strcmp0 (languages[i], lang) == 0)
      return i;
  return 0;
}

static const char *
language_in_use (HvWindow   *self,
                 const char *usual)
{
  HvEditionInfo *info = hv_service_get_edition (self->service);
  const char *lang = self->lang != NULL ? self->lang : usual;

  if (info == NULL || info->languages[0] == NULL)
    return NULL;
  return info->languages[find_language (info->languages, lang)];
}

static void
language_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);
  HvEditionInfo *info = hv_service_get_edition (self->service);
  g_autofree char *usual = hv_settings_dup_language (self->settings);
  g_autofree char *text = NULL;
  const char *lang = language_in_use (self, usual);
  guint next;

  if (lang == NULL || g_strv_length (info->languages) < 2)
    return;
  next = find_language (info->languages, lang) + 1;
  lang = info->languages[info->languages[next] != NULL ? next : 0];
  g_free (self->lang);
  self->lang = g_strdup (lang);
  hv_service_set_language (self->service, lang);
  hv_window_fetch_topics (self);
  hv_window_fetch_glossary (self);
  hv_window_read_again (self);
  if (hv_window_has_query (self))
    hv_window_search_again (self);
  hv_window_update_actions (self);
  /* Translators: %s is a language, such as “Dutch”. */
  text = g_strdup_printf (_("Answers in this call: %s"), hv_name_of_language (lang));
  hv_window_toast (self, text);
}

static void
revisit_action (GtkWidget  *widget,
                const char *name,
                GVariant   *key)
{
  hv_window_open_answer (HV_WINDOW (widget), g_variant_get_string (key, NULL), HV_OPEN_REVISIT);
}

static void
trail_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (self->view != HV_PLACE_ANSWER || self->answer == NULL)
    return;
  hv_split_set_end_first (self->split, TRUE);
  hv_window_update (self);
  hv_answer_page_show_trail (self->answer, self->trail);
  hv_answer_page_open_trail (self->answer);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  hv_window_choose_files (HV_WINDOW (widget));
}

static void
demo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hv_window_use_demo (HV_WINDOW (widget));
}

static void
refresh_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  hv_service_refresh (HV_WINDOW (widget)->service);
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  hv_preferences_present (GTK_WINDOW (self), self->settings,
                          hv_service_get_edition (self->service));
}

static void
about_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  hv_about_present (GTK_WINDOW (self), hv_service_get_edition (self->service));
}

void
hv_window_class_add_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char                  *name;
    const char                  *type;
    GtkWidgetActionActivateFunc  func;
  } actions[] = {
    { "win.search", NULL, search_action },
    { "win.next-call", NULL, next_call_action },
    { "win.back", NULL, back_action },
    { "win.forward", NULL, forward_action },
    { "win.copy-spoken", NULL, copy_spoken_action },
    { "win.copy-phrase", "i", copy_phrase_action },
    { "win.step", "i", step_action },
    { "win.find", NULL, find_action },
    { "win.statement", NULL, statement_action },
    { "win.language", NULL, language_action },
    { "win.revisit", "s", revisit_action },
    { "win.trail", NULL, trail_action },
    { "win.import", NULL, import_action },
    { "win.demo", NULL, demo_action },
    { "win.refresh", NULL, refresh_action },
    { "win.preferences", NULL, preferences_action },
    { "win.about", NULL, about_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].type, actions[i].func);
  hv_window_class_add_call_actions (klass);
}

static void
enable (HvWindow   *self,
        const char *action,
        gboolean    enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
update_language (HvWindow *self,
                 gboolean  ready)
{
  HvEditionInfo *info = hv_service_get_edition (self->service);
  gboolean choice = ready && info != NULL && g_strv_length (info->languages) > 1;
  g_autofree char *usual = NULL;
  g_autofree char *tag = NULL;

  gtk_widget_set_visible (self->language, choice);
  enable (self, "win.language", choice);
  if (!choice)
    return;
  usual = hv_settings_dup_language (self->settings);
  tag = g_ascii_strup (language_in_use (self, usual), -1);
  gtk_button_set_label (GTK_BUTTON (self->language), tag);
}

/**
 * hv_window_update_actions:
 *
 * What can be done now.
 */
void
hv_window_update_actions (HvWindow *self)
{
  gboolean ready = hv_service_get_state (self->service) == HV_SERVICE_READY;
  gboolean behind_list = self->view == HV_PLACE_ANSWER && self->split != NULL
                         && hv_split_get_folded (self->split)
                         && hv_split_get_start_shown (self->split)
                         && hv_split_get_end_first (self->split);

  enable (self, "win.back", ready && (behind_list || hv_trail_can_step (self->trail, -1)));
  enable (self, "win.forward", ready && hv_trail_can_step (self->trail, 1));
  enable (self, "win.statement", ready);
  enable (self, "win.next-call", ready);
  enable (self, "win.search", ready);
  enable (self, "win.email", ready);
  enable (self, "win.print", ready);
  enable (self, "win.save-statement", ready);
  enable (self, "win.demo", !self->taking_demo);
  enable (self, "win.preferences", self->settings != NULL);
  update_language (self, ready);
  hv_window_update_person (self);
}
