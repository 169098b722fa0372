/* hv-report-window.c: a mistake or a gap in an answer, reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words are those of the answer, to choose from and not to type in. What is
 * typed is the proposal; while it seems to hold data about a person, it cannot
 * be kept.
 */
#include "config.h"

#include "hv-report-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hv-announce.h"
#include "hv-error-ui.h"
#include "hv-names.h"
#include "hv-personal-data.h"
#include "hv-report.h"

struct _HvReportWindow
{
  AdwWindow    parent_instance;

  GtkWidget   *about;
  AdwComboRow *section;
  GtkWidget   *kinds[HV_REPORT_MISSING + 1];
  GtkTextView *words;
  GtkTextView *proposal;
  GtkWidget   *found;
  GtkLabel    *found_label;
  GtkWidget   *keep;

  HvAnswer    *answer;
  HvDay        today;
  char        *outbox;
  GPtrArray   *texts;        /* of the sections, as they are listed */
};

enum
{
  KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvReportWindow, hv_report_window, ADW_TYPE_WINDOW)

static char *
dup_text (GtkTextView *view,
          gboolean     selection)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  if (!selection || !gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (GtkTextView *view,
          const char  *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static void
section_cb (HvReportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->section);

  if (self->texts != NULL && selected < self->texts->len)
    set_text (self->words, g_ptr_array_index (self->texts, selected));
}

/* A section that has no words is not offered. */
static void
add_section (HvReportWindow *self,
             GtkStringList  *names,
             const char     *name,
             const char     *text)
{
  if (*text == '\0')
    return;
  gtk_string_list_append (names, name);
  g_ptr_array_add (self->texts, g_strdup (text));
}

static void
add_blocks (HvReportWindow *self,
            GtkStringList  *names,
            const char     *name,
            GPtrArray      *blocks)
{
  g_autofree char *text = hv_blocks_to_text (blocks);

  add_section (self, names, name, text);
}

static void
add_step (HvReportWindow *self,
          GtkStringList  *names,
          HvStep          step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (self->answer->items, i);
      g_autofree char *words = hv_runs_to_text (item->runs);

      if (item->step == step && *words != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  add_section (self, names, step != HV_STEP_NONE ? hv_name_of_step (step) : _("Text"), text->str);
}

static void
fill_sections (HvReportWindow *self)
{
  const HvUnit *unit = self->answer->unit;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *title = hv_unit_title (unit);

  add_blocks (self, names, unit->kind == HV_KIND_ENTRY ? _("Say this") : _("Text"), unit->body);
  for (HvStep step = HV_STEP_NONE; step <= HV_STEP_FOLLOWUP; step++)
    add_step (self, names, step);
  add_blocks (self, names, _("Explanation"), unit->explanation);
  add_section (self, names, hv_name_of_kind (unit->kind), title);
  adw_combo_row_set_model (self->section, G_LIST_MODEL (names));
  section_cb (self);
}

static const char *
name_of_found (HvPersonalKind kind)
{
  switch (kind)
    {
    case HV_PERSONAL_EMAIL:
      return _("an e-mail address");
    case HV_PERSONAL_IBAN:
      return _("an account number");
    case HV_PERSONAL_BSN:
      return _("a citizen service number");
    case HV_PERSONAL_PHONE:
      return _("a telephone number");
    case HV_PERSONAL_BIRTH:
      return _("a date of birth");
    case HV_PERSONAL_NUMBER:
    default:
      return _("a number of somebody");
    }
}

static HvReportKind
chosen_kind (HvReportWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->kinds); i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->kinds[i])))
      return (HvReportKind) i;
  return HV_REPORT_WRONG;
}

static void
proposal_cb (HvReportWindow *self)
{
  g_autofree char *words = dup_text (self->words, FALSE);
  g_autofree char *proposal = dup_text (self->proposal, FALSE);
  g_autoptr (GArray) found = hv_personal_find (proposal, words);
  g_autofree char *line = NULL;

  if (found->len > 0)
    {
      const HvPersonalSpan *span = &g_array_index (found, HvPersonalSpan, 0);
      g_autofree char *what = g_strndup (proposal + span->start, span->end - span->start);

      /* Translators: what was typed, and what it looks like, such as “a telephone number”. */
      line = g_strdup_printf (_("“%1$s” looks like %2$s. A report holds nothing about a caller."),
                              what, name_of_found (span->kind));
      if (g_strcmp0 (gtk_label_get_text (self->found_label), line) != 0)
        hv_announce (GTK_WIDGET (self), line);
    }
  gtk_label_set_text (self->found_label, line != NULL ? line : "");
  gtk_widget_set_visible (self->found, line != NULL);
  gtk_widget_set_sensitive (self->keep, line == NULL);
}

static void
leave_out_cb (HvReportWindow *self)
{
  g_autofree char *words = dup_text (self->words, FALSE);
  g_autofree char *proposal = dup_text (self->proposal, FALSE);
  g_autofree char *masked = hv_personal_mask (proposal, words);

  set_text (self->proposal, masked);
  gtk_widget_grab_focus (GTK_WIDGET (self->proposal));
}

static void
keep_cb (HvReportWindow *self)
{
  g_autofree char *words = dup_text (self->words, TRUE);
  g_autofree char *proposal = g_strstrip (dup_text (self->proposal, FALSE));
  g_autofree char *unit = g_strndup (self->answer->key, strcspn (self->answer->key, "@"));
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  HvReport report = { .unit = unit, .lang = self->answer->lang, .edition = self->answer->edition,
                      .on = self->today, .kind = chosen_kind (self),
                      .topic = self->answer->unit->topic, .words = words, .proposal = proposal };

  path = hv_report_write (&report, self->outbox, &error);
  if (path == NULL)
    {
      hv_error_ui_present (GTK_WIDGET (self), error);
      return;
    }
  g_signal_emit (self, signals[KEPT], 0);
  gtk_window_close (GTK_WINDOW (self));
}


static void
hv_report_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HV_TYPE_REPORT_WINDOW);
  G_OBJECT_CLASS (hv_report_window_parent_class)->dispose (object);
}

static void
hv_report_window_finalize (GObject *object)
{
  HvReportWindow *self = HV_REPORT_WINDOW (object);

  g_clear_pointer (&self->answer, hv_answer_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->outbox);
  G_OBJECT_CLASS (hv_report_window_parent_class)->finalize (object);
}

static void
hv_report_window_class_init (HvReportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char * const kinds[] = { "wrong", "outdated", "unclear", "missing" };

  object_class->dispose = hv_report_window_dispose;
  object_class->finalize = hv_report_window_finalize;

  /**
   * HvReportWindow::kept: the report is in the outbox
   */
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HvReportWindow, about);
  gtk_widget_class_bind_template_child (widget_class, HvReportWindow, section);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_class_bind_template_child_full (widget_class, kinds[i], FALSE,
                                               G_STRUCT_OFFSET (HvReportWindow, kinds)
                                                 + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, HvReportWindow, words);
  gtk_widget_class_bind_template_child (widget_class, HvReportWindow, proposal);
  gtk_widget_class_bind_template_child (widget_class, HvReportWindow, found);
  gtk_widget_class_bind_template_child (widget_class, HvReportWindow, found_label);
  gtk_widget_class_bind_template_child (widget_class, HvReportWindow, keep);
  gtk_widget_class_bind_template_callback (widget_class, section_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hv_report_window_init (HvReportWindow *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_view_set_input_hints (self->proposal, GTK_INPUT_HINT_PRIVATE
                                                   | GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect_object (gtk_text_view_get_buffer (self->proposal), "changed",
                           G_CALLBACK (proposal_cb), self, G_CONNECT_SWAPPED);
}

/**
 * hv_report_window_new:
 * @answer: what it is about; a reference is kept
 * @today: the day to write in it
 * @outbox: the folder to put it in
 *
 * Returns: (transfer none): a window, owned by GTK as all are
 */
HvReportWindow *
hv_report_window_new (GtkWindow  *parent,
                      HvAnswer   *answer,
                      HvDay       today,
                      const char *outbox)
{
  HvReportWindow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && answer != NULL && outbox != NULL, NULL);

  self = g_object_new (HV_TYPE_REPORT_WINDOW, "transient-for", parent, NULL);
  self->answer = hv_answer_ref (answer);
  self->today = today;
  self->outbox = g_strdup (outbox);
  title = hv_unit_title (answer->unit);
  gtk_label_set_text (GTK_LABEL (self->about), title);
  fill_sections (self);
  return self;
}
