/* hv-letter-window.c: a letter, filled in and handed over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is filled in belongs to the call and is gone with it. The letter goes
 * out whole: as long as something is missing, the buttons say what it is.
 */
#include "config.h"

#include "hv-letter-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-announce.h"
#include "hv-clipboard.h"
#include "hv-compat.h"
#include "hv-error-ui.h"
#include "hv-file.h"
#include "hv-letter-row.h"
#include "hv-letter.h"
#include "hv-mail.h"
#include "hv-secret.h"
#include "hv-settings.h"
#include "hv-text.h"

struct _HvLetterWindow
{
  AdwWindow      parent_instance;

  GtkWidget     *choosing;
  GtkDropDown   *template_choice;
  GtkBox        *rows;
  GtkLabel      *subject;
  GtkLabel      *text;
  GtkLabel      *attached;
  GtkLabel      *problem;
  GtkWidget     *buttons;
  GtkWidget     *copy;
  GtkWidget     *save;
  GtkWidget     *mail;

  HvService     *service;
  HvCallDesk    *desk;         /* of the parent, which outlives this */
  GSettings     *settings;     /* NULL when no schema is installed */
  GPtrArray     *templates;    /* HvTopicEntry */
  char          *attachment;   /* path, or NULL */
  HvAnswer      *answer;       /* the template, NULL before it came */
  HvLetter      *letter;
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (HvLetterWindow, hv_letter_window, ADW_TYPE_WINDOW)

static gboolean
wants_footer (HvLetterWindow *self)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, HV_SETTING_FOOTER);
}

static void
mark_open (PangoAttrList      *list,
           const HvLetterMark *mark)
{
  PangoAttribute *attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  attribute->start_index = mark->start;
  attribute->end_index = mark->start + mark->length;
  pango_attr_list_insert (list, attribute);
  if (mark->filled)
    return;
  attribute = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
  attribute->start_index = mark->start;
  attribute->end_index = mark->start + mark->length;
  pango_attr_list_insert (list, attribute);
}

/* What was filled in is bold, what is open underlined as well as in brackets. */
static void
show_letter (HvLetterWindow *self)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < self->letter->marks->len; i++)
    mark_open (list, &g_array_index (self->letter->marks, HvLetterMark, i));
  gtk_label_set_text (self->subject, self->letter->subject);
  gtk_label_set_text (self->text, self->letter->text);
  gtk_label_set_attributes (self->text, list);
  pango_attr_list_unref (list);
}

static void
refresh (HvLetterWindow *self)
{
  g_clear_pointer (&self->letter, hv_letter_free);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (self->answer == NULL)
    return;
  self->letter = hv_letter_new (self->answer, hv_call_get_fields (self->desk->call),
                                hv_terms_dates (self->desk->terms),
                                wants_footer (self) ? self->desk->spoken : NULL);
  show_letter (self);
}

/* Days that are counted from the one of receipt follow it. */
static void
changed_cb (HvLetterWindow *self,
            HvLetterRow    *changed)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (row != GTK_WIDGET (changed))
      hv_letter_row_refresh (HV_LETTER_ROW (row), FALSE);
  refresh (self);
}

static void
clear_rows (HvLetterWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
}

static void
build_rows (HvLetterWindow *self)
{
  clear_rows (self);
  for (guint i = 0; i < self->letter->fields->len; i++)
    {
      const HvField *field = g_ptr_array_index (self->letter->fields, i);
      GtkWidget *row = hv_letter_row_new (field, self->desk, self->answer->lang);

      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, row);
    }
}

static void
tell_problem (HvLetterWindow *self,
              const char     *text)
{
  gtk_label_set_text (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  hv_announce (GTK_WIDGET (self), text);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HvLetterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvAnswer) answer = hv_service_answer_finish (HV_SERVICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_in_destruction (GTK_WIDGET (self)) || self->rows == NULL)
    return;
  g_clear_pointer (&self->answer, hv_answer_unref);
  self->answer = g_steal_pointer (&answer);
  refresh (self);
  gtk_widget_set_sensitive (self->buttons, self->answer != NULL);
  if (self->answer == NULL)
    {
      clear_rows (self);
      tell_problem (self, error->message);
      return;
    }
  build_rows (self);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->mail);
}

static void
template_cb (HvLetterWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->template_choice);
  const HvTopicEntry *entry;

  if (self->templates == NULL || selected >= self->templates->len)
    return;
  entry = g_ptr_array_index (self->templates, selected);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->buttons, FALSE);
  hv_service_answer_async (self->service, entry->key, self->cancellable, answered_cb,
                           g_object_ref (self));
}

/* Whether the letter may go; says what is missing, and puts the focus there. */
static gboolean
is_ready (HvLetterWindow *self)
{
  GtkWidget *first = NULL;

  if (self->letter == NULL)
    return FALSE;
  if (hv_letter_is_ready (self->letter))
    return TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      hv_letter_row_refresh (HV_LETTER_ROW (row), TRUE);
      if (first == NULL && hv_letter_row_is_open (HV_LETTER_ROW (row)))
        first = row;
    }
  if (first != NULL)
    gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < self->letter->problems->len; i++)
    {
      const HvLetterProblem *problem = g_ptr_array_index (self->letter->problems, i);

      if (!problem->blocking)
        continue;
      tell_problem (self, problem->message);
      break;
    }
  return FALSE;
}

static char *
dup_whole (HvLetterWindow *self)
{
  GString *whole = hv_secret_string_new ();
  char *text;

  hv_secret_append (whole, self->letter->subject);
  hv_secret_append (whole, "\n\n");
  hv_secret_append (whole, self->letter->text);
  text = hv_secret_dup (whole->str, whole->len);
  hv_secret_string_free (whole);
  return text;
}

static void
copy_text (HvLetterWindow *self,
           const char     *text)
{
  if (self->letter->personal)
    hv_clipboard_copy_secret (GTK_WIDGET (self), text, 0);
  else
    hv_clipboard_copy (GTK_WIDGET (self), text);
}

static void
copy_cb (HvLetterWindow *self)
{
  char *text;

  if (!is_ready (self))
    return;
  text = dup_whole (self);
  copy_text (self, text);
  hv_secret_free (text);
  tell_problem (self, self->letter->personal
                        ? _("Copied. It stays on the clipboard for a minute.") : _("Copied"));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  HvLetterWindow *self = HV_LETTER_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hv_compat_save_file_finish (GTK_WINDOW (self), result, &error);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (path == NULL || self->letter == NULL)
    return;
  text = dup_whole (self);
  bytes = g_bytes_new (text, strlen (text));
  hv_secret_free (text);
  if (hv_file_write_atomic (path, bytes, &error))
    tell_problem (self, _("Saved"));
  else
    hv_error_ui_present (GTK_WIDGET (self), error);
}

static void
save_cb (HvLetterWindow *self)
{
  g_autofree char *name = NULL;

  if (!is_ready (self))
    return;
  name = g_strconcat (self->answer->unit->id, ".txt", NULL);
  hv_compat_save_file_async (GTK_WINDOW (self), _("Save the letter"), name, chosen_cb, NULL);
}

static void
tell_without_text (HvLetterWindow *self)
{
  char *text = dup_whole (self);

  copy_text (self, text);
  hv_secret_free (text);
  tell_problem (self, _("The mail program opens without the text, because it would get it in a way "
                        "that others on this computer can see. Paste the text there; it stays on "
                        "the clipboard for a minute."));
}

static void
mailed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HvLetterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  HvMailWay way = hv_mail_compose_finish (result, &error);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->rows == NULL
      || self->letter == NULL)
    return;
  gtk_widget_set_sensitive (self->mail, TRUE);
  if (error != NULL)
    hv_error_ui_present (GTK_WIDGET (self), error);
  else if (way == HV_MAIL_WHOLE)
    gtk_window_close (GTK_WINDOW (self));
  else if (way == HV_MAIL_WITHOUT_TEXT)
    tell_without_text (self);
  else if (way == HV_MAIL_NOT)
    tell_problem (self, _("No mail program answers on this computer. Copy the letter, or save it."));
}

static void
mail_cb (HvLetterWindow *self)
{
  const char *attachments[] = { self->attachment, NULL };

  if (!is_ready (self))
    return;
  gtk_widget_set_sensitive (self->mail, FALSE);
  hv_mail_compose_async (self->letter->subject, self->letter->text, self->letter->personal,
                         attachments, NULL, mailed_cb, g_object_ref (self));
}

static void
hv_letter_window_dispose (GObject *object)
{
  HvLetterWindow *self = HV_LETTER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->letter, hv_letter_free);
  g_clear_pointer (&self->answer, hv_answer_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HV_TYPE_LETTER_WINDOW);
  g_clear_object (&self->service);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hv_letter_window_parent_class)->dispose (object);
}

static void
hv_letter_window_finalize (GObject *object)
{
  g_free (HV_LETTER_WINDOW (object)->attachment);
  G_OBJECT_CLASS (hv_letter_window_parent_class)->finalize (object);
}

static void
hv_letter_window_class_init (HvLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_letter_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_letter_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-letter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, choosing);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, template_choice);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, subject);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, text);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, attached);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, buttons);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, copy);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, save);
  gtk_widget_class_bind_template_child (widget_class, HvLetterWindow, mail);
  gtk_widget_class_bind_template_callback (widget_class, template_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, mail_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hv_letter_window_init (HvLetterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hv_text_wrap_choices (self->template_choice);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->mail);
}

static void
fill_templates (HvLetterWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names,
                            ((HvTopicEntry *) g_ptr_array_index (self->templates, i))->question);
  gtk_drop_down_set_model (self->template_choice, G_LIST_MODEL (names));
  gtk_widget_set_visible (self->choosing, self->templates->len > 1);
}

/**
 * hv_letter_window_present:
 * @desk: of the parent, with a call
 * @settings: (nullable): the person's own
 * @templates: (element-type HvTopicEntry): at least one to choose from
 * @attachment: (nullable): path of the file that goes along
 */
void
hv_letter_window_present (GtkWindow  *parent,
                          HvService  *service,
                          HvCallDesk *desk,
                          GSettings  *settings,
                          GPtrArray  *templates,
                          const char *attachment)
{
  HvLetterWindow *self;
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (parent) && desk->call != NULL && templates->len > 0);

  self = g_object_new (HV_TYPE_LETTER_WINDOW, "transient-for", parent, "application",
                       gtk_window_get_application (parent), NULL);
  self->service = g_object_ref (service);
  self->desk = desk;
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->templates = g_ptr_array_ref (templates);
  self->attachment = g_strdup (attachment);
  if (attachment != NULL)
    {
      g_autofree char *name = g_path_get_basename (attachment);
      /* Translators: %s is the name of a file. */
      g_autofree char *text = g_strdup_printf (_("Attached: %s"), name);

      gtk_label_set_text (self->attached, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->attached), attachment != NULL);
  fill_templates (self);
  template_cb (self);
  /* Beside other programs the window may be narrow, and this is part of it. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MIN (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent))));
  gtk_window_present (GTK_WINDOW (self));
}
