/* hv-window-handover.c: what leaves the window for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hv-clipboard.h"
#include "hv-compat.h"
#include "hv-error-ui.h"
#include "hv-letter-window.h"
#include "hv-paper-file.h"
#include "hv-print.h"
#include "hv-window-private.h"

/* On the way from a key to what it asked for. */
typedef struct
{
  HvWindow  *self;
  HvAnswer  *answer;       /* that was on screen, or NULL */
  HvPaper   *paper;
  char      *extension;    /* to save, or NULL */
  char      *attachment;   /* to mail, or NULL */
} Handing;

static Handing *
handing_new (HvWindow *self,
             HvAnswer *answer)
{
  Handing *handing = g_new0 (Handing, 1);

  handing->self = g_object_ref (self);
  handing->answer = answer != NULL ? hv_answer_ref (answer) : NULL;
  return handing;
}

static void
handing_free (Handing *handing)
{
  g_object_unref (handing->self);
  g_clear_pointer (&handing->answer, hv_answer_unref);
  hv_paper_free (handing->paper);
  g_free (handing->extension);
  g_free (handing->attachment);
  g_free (handing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handing, handing_free)

static HvAnswer *
shown_answer (HvWindow *self)
{
  return self->view == HV_PLACE_ANSWER && self->answer != NULL
           ? hv_answer_page_get_answer (self->answer) : NULL;
}

/* Without the rules there are no words for paper, and no days in letters. */
static gboolean
has_rules (HvWindow *self)
{
  if (self->desk.call != NULL)
    return TRUE;
  hv_window_toast (self, _("This does not work without the rules of this program. Ask your "
                           "administrator to look at the folder “houvast/rules”."));
  return FALSE;
}

static gboolean
is_gone (HvWindow *self)
{
  return gtk_widget_in_destruction (GTK_WIDGET (self)) || self->service == NULL;
}

/* The statement that goes with what is on screen. */
static void
fetch_statement (Handing             *handing,
                 GAsyncReadyCallback  callback)
{
  HvWindow *self = handing->self;
  const char *document = NULL;
  const char *lang = NULL;

  if (handing->answer != NULL)
    {
      lang = handing->answer->lang;
      for (guint i = 0; i < handing->answer->items->len; i++)
        {
          const HvItem *item = g_ptr_array_index (handing->answer->items, i);

          if (item->kind == HV_ITEM_ATTACH && document == NULL)
            document = item->target;
        }
    }
  else if (self->view == HV_PLACE_STATEMENT && self->outline != NULL && *self->outline != '\0')
    document = self->outline;
  hv_service_outline_async (self->service, document, lang, NULL, callback, handing);
}

static HvPaper *
finish_statement (Handing       *handing,
                  GObject       *source,
                  GAsyncResult  *result,
                  GError       **error)
{
  HvCallDesk *desk = &handing->self->desk;
  g_autoptr (HvOutline) outline = hv_service_outline_finish (HV_SERVICE (source), result, error);

  if (outline == NULL || desk->spoken == NULL)
    return NULL;
  return hv_paper_new_statement (outline, desk->spoken, hv_terms_dates (desk->terms), error);
}

/* A page names what is in its own document by the bare id. */
static gboolean
names_key (HvAnswer   *answer,
           const char *target,
           const char *key)
{
  g_autofree char *whole = strchr (target, '#') != NULL
                             ? g_strdup (target) : g_strconcat (answer->document, "#", target, NULL);

  return strncmp (key, whole, strlen (whole)) == 0
         && (key[strlen (whole)] == '\0' || key[strlen (whole)] == '@');
}

static gboolean
is_sent_by (HvAnswer   *answer,
            const char *key)
{
  for (guint i = 0; answer != NULL && i < answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (answer->items, i);

      if (item->kind == HV_ITEM_SEND && item->target != NULL
          && names_key (answer, item->target, key))
        return TRUE;
    }
  return FALSE;
}

/* First the letter that is on screen, then those the page names, then the rest. */
static GPtrArray *
order_templates (GPtrArray *templates,
                 HvAnswer  *answer)
{
  GPtrArray *order = hv_topic_entries_new ();

  for (int round = 0; round < 3; round++)
    for (guint i = 0; i < templates->len; i++)
      {
        const HvTopicEntry *entry = g_ptr_array_index (templates, i);
        int rank = answer != NULL && g_strcmp0 (entry->key, answer->key) == 0 ? 0
                   : is_sent_by (answer, entry->key) ? 1 : 2;

        if (rank == round)
          hv_topic_entries_add (order, entry->key, entry->question, entry->state);
      }
  return order;
}

static void
templates_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Handing) handing = user_data;
  HvWindow *self = handing->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) templates = hv_service_templates_finish (HV_SERVICE (source), result,
                                                                 &error);
  g_autoptr (GPtrArray) order = NULL;

  if (is_gone (self))
    return;
  if (templates == NULL)
    {
      hv_error_ui_present (GTK_WIDGET (self), error);
      return;
    }
  if (templates->len == 0)
    {
      hv_window_toast (self, _("There is no approved letter. The statement can be saved and "
                               "attached by hand."));
      return;
    }
  order = order_templates (templates, handing->answer);
  hv_letter_window_present (GTK_WINDOW (self), self->service, &self->desk, self->settings, order,
                            handing->attachment);
}

/* A letter that cannot have the statement along is still a letter; that it has
 * not is said, and seen in the letter. */
static void
email_statement_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Handing) handing = user_data;
  HvWindow *self = handing->self;
  g_autoptr (GError) error = NULL;

  handing->paper = finish_statement (handing, source, result, &error);
  if (is_gone (self))
    return;
  if (handing->paper != NULL)
    handing->attachment = hv_paper_file_make (handing->paper, "pdf", &error);
  if (handing->attachment == NULL && error != NULL)
    hv_window_toast (self, error->message);
  hv_service_templates_async (self->service, NULL, templates_cb, g_steal_pointer (&handing));
}

static void
email_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);

  if (has_rules (self))
    fetch_statement (handing_new (self, shown_answer (self)), email_statement_cb);
}

static void
print_statement_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Handing) handing = user_data;
  g_autoptr (GError) error = NULL;
  HvPaper *paper = finish_statement (handing, source, result, &error);

  if (is_gone (handing->self))
    hv_paper_free (paper);
  else if (paper != NULL)
    hv_print_ask (paper, GTK_WINDOW (handing->self));
  else if (error != NULL)
    hv_window_toast (handing->self, error->message);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);
  HvAnswer *answer = shown_answer (self);
  g_autoptr (GError) error = NULL;
  HvPaper *paper;

  if (!has_rules (self))
    return;
  if (answer == NULL)
    {
      fetch_statement (handing_new (self, NULL), print_statement_cb);
      return;
    }
  paper = hv_paper_new_answer (answer, self->desk.spoken, hv_terms_dates (self->desk.terms),
                               &error);
  if (paper != NULL)
    hv_print_ask (paper, GTK_WINDOW (self));
  else
    hv_window_toast (self, error->message);
}

static void
save_path_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Handing) handing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hv_compat_save_file_finish (GTK_WINDOW (source), result, &error);

  if (path == NULL || is_gone (handing->self))
    return;
  if (hv_paper_file_write (handing->paper, path, &error))
    hv_window_toast (handing->self, _("Saved"));
  else
    hv_error_ui_present (GTK_WIDGET (handing->self), error);
}

static void
save_statement_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Handing) handing = user_data;
  HvWindow *self = handing->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  handing->paper = finish_statement (handing, source, result, &error);
  if (is_gone (self))
    return;
  if (handing->paper == NULL)
    {
      if (error != NULL)
        hv_window_toast (self, error->message);
      return;
    }
  name = g_strconcat (handing->paper->name, ".", handing->extension, NULL);
  hv_compat_save_file_async (GTK_WINDOW (self), _("Save the privacy statement"), name,
                             save_path_cb, g_steal_pointer (&handing));
}

static void
save_statement_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *extension)
{
  HvWindow *self = HV_WINDOW (widget);
  Handing *handing;

  if (!has_rules (self))
    return;
  handing = handing_new (self, shown_answer (self));
  handing->extension = g_variant_dup_string (extension, NULL);
  fetch_statement (handing, save_statement_cb);
}

static void
copy_note_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HvWindow *self = HV_WINDOW (widget);
  g_autofree char *note = NULL;

  if (!has_rules (self))
    return;
  note = hv_call_dup_note (self->desk.call);
  if (note == NULL)
    {
      hv_window_toast (self, _("There is no request to note yet. Press F7 when you hear one."));
      return;
    }
  hv_clipboard_copy (widget, note);
  hv_window_toast (self, _("Copied: the note for the case system"));
}

/**
 * hv_window_offer_statement:
 * @outline: that is on screen now
 *
 * Puts it there as a file as well, to be dragged into another program.
 */
void
hv_window_offer_statement (HvWindow  *self,
                           HvOutline *outline)
{
  g_autoptr (HvPaper) paper = NULL;
  g_autofree char *path = NULL;

  if (self->desk.spoken != NULL)
    paper = hv_paper_new_statement (outline, self->desk.spoken, hv_terms_dates (self->desk.terms),
                                    NULL);
  if (paper != NULL)
    path = hv_paper_file_make (paper, "pdf", NULL);
  hv_statement_page_set_file (self->statement, path);
}

void
hv_window_class_add_handover_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.email", NULL, email_action);
  gtk_widget_class_install_action (klass, "win.print", NULL, print_action);
  gtk_widget_class_install_action (klass, "win.save-statement", "s", save_statement_action);
  gtk_widget_class_install_action (klass, "win.copy-note", NULL, copy_note_action);
}
