/* hv-import-window.c: files taken in, looked at first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-import-window.h"

#include <glib/gi18n-lib.h>

#include "hv-announce.h"
#include "hv-error-ui.h"
#include "hv-import-report.h"
#include "hv-import-titles.h"
#include "hv-names.h"
#include "hv-text.h"

struct _HvImportWindow
{
  AdwWindow        parent_instance;

  GtkStack        *stack;
  GtkLabel        *doing;
  GtkProgressBar  *progress;
  GtkWidget       *stop;
  AdwBin          *place;
  GtkWidget       *leave;
  GtkWidget       *apply;
  GtkLabel        *apply_label;
  AdwStatusPage   *failed;
  GtkWidget       *again;

  HvService       *service;
  HvImport        *import;
  HvImportReport  *report;       /* in @place, or NULL */
  char           **paths;
  GCancellable    *cancellable;
  guint            pulse_source;
  guint            working : 1;  /* a thread has the import */
};

enum
{
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvImportWindow, hv_import_window, ADW_TYPE_WINDOW)

/* An import that goes on after its window was closed keeps the window's object
 * alive, but there is nobody left to tell. */
static gboolean
is_closed (HvImportWindow *self)
{
  return self->stack == NULL || gtk_widget_in_destruction (GTK_WIDGET (self))
         || !gtk_widget_get_visible (GTK_WIDGET (self));
}

static void
show_busy (HvImportWindow *self,
           const char     *doing)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (self->doing, doing);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->stop, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_widget_grab_focus (self->stop);
}

static void
show_failed (HvImportWindow *self,
             const GError   *error)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  text = hv_error_ui_text (error);
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->failed, hv_error_ui_heading (error));
  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_grab_focus (self->again);
  hv_announce (GTK_WIDGET (self), hv_error_ui_heading (error));
}

static void
update_apply (HvImportWindow *self)
{
  gboolean refused = self->import != NULL && self->import->refused;
  gboolean possible = self->import != NULL && !refused
                      && hv_import_changes_something (self->import);
  g_autofree char *day = self->import != NULL ? hv_name_of_day (self->import->from) : NULL;
  HvDay today = hv_service_get_day (self->service);
  g_autofree char *label = NULL;

  if (refused)
    label = g_strdup (_("_Read them again"));
  else if (today != 0 && day != NULL && self->import->from > today)
    label = g_strdup_printf (_("_Put in force on %s"), day);
  else
    label = g_strdup (_("_Put in force"));
  gtk_label_set_text_with_mnemonic (self->apply_label, label);
  gtk_widget_set_visible (self->apply, possible || refused);
  gtk_widget_set_sensitive (self->apply, refused
                            || (possible && self->report != NULL
                                && hv_import_report_get_pending (self->report)
                                   != HV_PENDING_REFUSE));
  gtk_button_set_label (GTK_BUTTON (self->leave), possible ? _("Do _nothing") : _("_Close"));
}

static void
show_report (HvImportWindow *self,
             GHashTable     *titles)
{
  self->report = HV_IMPORT_REPORT (hv_import_report_new (self->import, titles, self->service));
  adw_bin_set_child (self->place, GTK_WIDGET (self->report));
  g_signal_connect_object (self->report, "decided", G_CALLBACK (update_apply), self,
                           G_CONNECT_SWAPPED);
  update_apply (self);
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_widget_grab_focus (gtk_widget_is_sensitive (self->apply)
                         && gtk_widget_get_visible (self->apply)
                         && !self->import->refused ? self->apply : self->leave);
  hv_announce (GTK_WIDGET (self),
               self->import->refused ? _("These files cannot be imported yet. The report says why.")
                                     : _("The report says what would change."));
}

static void
titles_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  HvImportWindow *self = HV_IMPORT_WINDOW (source);
  g_autoptr (GHashTable) titles = hv_import_titles_finish (result);

  self->working = FALSE;
  if (!is_closed (self) && !g_cancellable_is_cancelled (self->cancellable))
    show_report (self, titles);
  else if (!is_closed (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HvImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  HvImport *import = hv_service_plan_finish (HV_SERVICE (source), result, &error);

  self->working = FALSE;
  if (is_closed (self))
    {
      hv_import_free (import);
      return;
    }
  if (import == NULL)
    {
      show_failed (self, error);
      return;
    }
  self->import = import;
  if (import->refused)
    {
      show_report (self, NULL);
      return;
    }
  self->working = TRUE;
  hv_import_titles_async (self, import, self->cancellable, titles_cb, NULL);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  HvImportWindow *self = user_data;

  if (!is_closed (self))
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

/* From the start: what the files are now, and what the library holds now. */
static void
plan (HvImportWindow *self)
{
  if (self->working || self->paths == NULL)
    return;
  adw_bin_set_child (self->place, NULL);
  self->report = NULL;
  g_clear_pointer (&self->import, hv_import_free);
  self->working = TRUE;
  show_busy (self, _("Reading and checking the files"));
  hv_service_plan_async (self->service, (const char * const *) self->paths, progress_cb, self,
                         self->cancellable, planned_cb, g_object_ref (self));
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (HV_IMPORT_WINDOW (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HvImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = hv_service_apply_finish (HV_SERVICE (source), result, &error);

  self->working = FALSE;
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  if (done)
    g_signal_emit (self, signals[IMPORTED], 0, self->import->edition, self->import->from);
  if (is_closed (self))
    return;
  if (done)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_failed (self, error);
}

static void
apply_cb (HvImportWindow *self)
{
  if (self->working || self->import == NULL || self->report == NULL)
    return;
  /* Somebody mended the files meanwhile, beside this window. */
  if (self->import->refused)
    {
      plan (self);
      return;
    }
  self->working = TRUE;
  show_busy (self, _("Putting it in force"));
  self->pulse_source = g_timeout_add (100, pulse_cb, self);
  hv_service_apply_pending_async (self->service, self->import,
                                  hv_import_report_get_pending (self->report), self->cancellable,
                                  applied_cb, g_object_ref (self));
}

static void
stop_cb (HvImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->stop, FALSE);
}

static void
again_cb (HvImportWindow *self)
{
  plan (self);
}

static gboolean
hv_import_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (HV_IMPORT_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (hv_import_window_parent_class)->close_request (window);
}

static void
hv_import_window_dispose (GObject *object)
{
  HvImportWindow *self = HV_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse_source, g_source_remove);
  self->report = NULL;
  /* A thread may keep the window's object longer than its parent lives. */
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HV_TYPE_IMPORT_WINDOW);
  G_OBJECT_CLASS (hv_import_window_parent_class)->dispose (object);
}

/* A thread that has the import also has a reference, so none has it by now. */
static void
hv_import_window_finalize (GObject *object)
{
  HvImportWindow *self = HV_IMPORT_WINDOW (object);

  g_clear_object (&self->service);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->import, hv_import_free);
  g_strfreev (self->paths);
  G_OBJECT_CLASS (hv_import_window_parent_class)->finalize (object);
}

static void
hv_import_window_class_init (HvImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_import_window_dispose;
  object_class->finalize = hv_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = hv_import_window_close_request;

  /**
   * HvImportWindow::imported: files were taken in
   * @edition: the number of the new edition, 0 when nothing changed
   * @from: the day it comes into force
   */
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, doing);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, stop);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, place);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, leave);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, apply_label);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, HvImportWindow, again);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hv_import_window_init (HvImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hv_text_wrap_buttons (GTK_WIDGET (self->stack));
}

/**
 * hv_import_window_new:
 * @parent: the window it is for
 * @service: the library that takes the files in
 *
 * Returns: (transfer none): a window, owned by GTK as all are
 */
HvImportWindow *
hv_import_window_new (GtkWindow *parent,
                      HvService *service)
{
  HvImportWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && HV_IS_SERVICE (service), NULL);

  self = g_object_new (HV_TYPE_IMPORT_WINDOW, "transient-for", parent, "application",
                       gtk_window_get_application (parent), NULL);
  self->service = g_object_ref (service);
  return self;
}

/**
 * hv_import_window_take:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Reads and checks the files, and shows what importing them would do. What
 * happens then is for the person to say.
 */
void
hv_import_window_take (HvImportWindow     *self,
                       const char * const *paths)
{
  g_return_if_fail (HV_IS_IMPORT_WINDOW (self) && paths != NULL);

  if (self->working)
    return;
  g_strfreev (self->paths);
  self->paths = g_strdupv ((char **) paths);
  plan (self);
}
