/* hv-import-report.c: what an import would do, before it does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-import-report.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-names.h"
#include "hv-text.h"

/* Longer lists are counted, not read. */
#define ROWS_MAX 200

struct _HvImportReport
{
  GtkWidget    parent_instance;

  GtkBox      *box;
  HvService   *service;
  GHashTable  *titles;   /* key → title, or NULL */
  HvPending    pending;
};

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvImportReport, hv_import_report, GTK_TYPE_WIDGET)

static void
hv_import_report_dispose (GObject *object)
{
  HvImportReport *self = HV_IMPORT_REPORT (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  g_clear_object (&self->service);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  G_OBJECT_CLASS (hv_import_report_parent_class)->dispose (object);
}

static void
hv_import_report_class_init (HvImportReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_import_report_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importreport");

  /**
   * HvImportReport::decided: somebody said what becomes of waiting changes
   */
  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_import_report_init (HvImportReport *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

/* Titles come from files, so they are text and never markup. */
static GtkWidget *
set_up_row (GtkWidget  *row,
            const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  GtkWidget *row = set_up_row (adw_action_row_new (), title);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
add_group (HvImportReport *self,
           const char     *title,
           const char     *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->box, group);
  return group;
}

static void
add_to_group (GtkWidget *group,
              GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_rest (AdwExpanderRow *expander,
          guint           all)
{
  g_autofree char *text = NULL;

  if (all <= ROWS_MAX)
    return;
  text = g_strdup_printf (ngettext ("and %u more", "and %u more", all - ROWS_MAX), all - ROWS_MAX);
  adw_expander_row_add_row (expander, new_row (text, NULL));
}

static GtkWidget *
new_expander (const char *title,
              const char *subtitle)
{
  GtkWidget *row = set_up_row (adw_expander_row_new (), title);

  if (subtitle != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  return row;
}

/* What a unit of the edition in force is called, once that is known. */
static void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AdwPreferencesRow) row = user_data;
  g_autoptr (HvAnswer) answer = hv_service_answer_finish (HV_SERVICE (source), result, NULL);
  g_autofree char *title = answer != NULL ? hv_unit_title (answer->unit) : NULL;

  if (title != NULL)
    adw_preferences_row_set_title (row, title);
}

typedef struct
{
  HvImportReport *self;   /* owns the row that owns this */
  GPtrArray      *keys;
} Keys;

static void
keys_free (gpointer  data,
           GClosure *closure)
{
  Keys *keys = data;

  g_ptr_array_unref (keys->keys);
  g_free (keys);
}

static void
fill_keys_cb (AdwExpanderRow *expander,
              GParamSpec     *pspec,
              Keys           *keys)
{
  HvImportReport *self = keys->self;

  for (guint i = 0; i < MIN (keys->keys->len, ROWS_MAX); i++)
    {
      const char *key = g_ptr_array_index (keys->keys, i);
      const char *title = self->titles != NULL ? g_hash_table_lookup (self->titles, key) : NULL;
      const char *id = strchr (key, '#') != NULL ? strchr (key, '#') + 1 : key;
      GtkWidget *row = new_row (title != NULL ? title : id, title != NULL ? id : NULL);

      adw_expander_row_add_row (expander, row);
      if (title == NULL)
        hv_service_answer_async (self->service, key, NULL, answer_cb, g_object_ref (row));
    }
  add_rest (expander, keys->keys->len);
  g_signal_handlers_disconnect_by_func (expander, G_CALLBACK (fill_keys_cb), keys);
}

/* A list of units, which is filled when it is opened. Takes @title. */
static void
add_keys (HvImportReport *self,
          GtkWidget      *group,
          char           *title,
          const char     *subtitle,
          GPtrArray      *of)
{
  g_autofree char *owned = title;
  GtkWidget *row;
  Keys *keys;

  if (of->len == 0)
    return;
  row = new_expander (owned, subtitle);
  keys = g_new0 (Keys, 1);
  keys->self = self;
  keys->keys = g_ptr_array_ref (of);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (fill_keys_cb), keys, keys_free, 0);
  add_to_group (group, row);
}

static void
add_changes (HvImportReport *self,
             HvImport       *import)
{
  g_autofree char *day = hv_name_of_day (import->from);
  g_autofree char *when = NULL;
  GtkWidget *group;

  if (!hv_import_changes_something (import))
    {
      add_group (self, _("Nothing changes"),
                 _("All of these documents are in the library already, exactly as they are here."));
      return;
    }
  if (day == NULL || import->from <= hv_service_get_day (self->service)
      || hv_service_get_day (self->service) == 0)
    when = g_strdup (_("Takes effect at once."));
  else
    when = g_strdup_printf (_("Takes effect on %s. Until then agents see what they see now."), day);
  group = add_group (self, _("What changes"), when);
  add_keys (self, group,
            g_strdup_printf (ngettext ("%u new text", "%u new texts", import->added->len),
                             import->added->len),
            NULL, import->added);
  add_keys (self, group,
            g_strdup_printf (ngettext ("%u changed text", "%u changed texts", import->changed->len),
                             import->changed->len),
            _("Where the new wording is not approved, agents keep the one they have."),
            import->changed);
  add_keys (self, group,
            g_strdup_printf (ngettext ("%u removed text", "%u removed texts", import->removed->len),
                             import->removed->len),
            NULL, import->removed);
  add_keys (self, group,
            g_strdup_printf (ngettext ("%u text goes back to being checked",
                                       "%u texts go back to being checked", import->touched->len),
                             import->touched->len),
            _("What they rest on changes. Their words cannot be copied until somebody approves "
              "them again."),
            import->touched);
  if (import->added->len + import->changed->len + import->removed->len + import->touched->len == 0)
    add_to_group (group, new_row (_("No text changes for agents."), NULL));
}

static void
add_document (GtkWidget              *group,
              HvImport               *import,
              const HvImportDocument *document)
{
  const char *changes[] = { [HV_CHANGE_NEW] = _("New"), [HV_CHANGE_CHANGED] = _("Changed"),
                            [HV_CHANGE_SAME] = _("Unchanged") };
  const HvIntakeFile *file = hv_intake_find_file (import->intake, document->sha256);
  const char *title = file != NULL && file->document->title != NULL ? file->document->title
                                                                    : document->id;
  g_autoptr (GString) facts = g_string_new (document->id);
  GtkWidget *row;

  if (document->lang != NULL && *document->lang != '\0')
    g_string_append_printf (facts, " · %s", document->lang);
  if (document->version != NULL)
    {
      g_string_append (facts, " · ");
      g_string_append_printf (facts, _("version %s"), document->version);
    }
  row = new_row (title, facts->str);
  /* What a refused file would change is not known. */
  if (!import->refused)
    {
      GtkWidget *label = gtk_label_new (changes[document->change]);

      gtk_widget_add_css_class (label, "heading");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  add_to_group (group, row);
}

static void
add_documents (HvImportReport *self,
               HvImport       *import)
{
  GtkWidget *group;

  if (import->documents->len == 0)
    return;
  group = add_group (self, _("Documents"), NULL);
  for (guint i = 0; i < import->documents->len; i++)
    add_document (group, import, g_ptr_array_index (import->documents, i));
}

static GtkWidget *
new_finding (const HvFinding *finding)
{
  g_autofree char *name = g_path_get_basename (finding->file);
  g_autoptr (GString) place = g_string_new (name);
  GtkWidget *row;

  if (finding->line > 0)
    {
      g_string_append (place, ", ");
      g_string_append_printf (place, _("line %u"), finding->line);
    }
  if (finding->line > 0 && finding->column > 0)
    {
      g_string_append (place, ", ");
      g_string_append_printf (place, _("column %u"), finding->column);
    }
  g_string_append_printf (place, " [%s]", finding->rule);
  row = new_row (finding->message, place->str);
  gtk_widget_set_tooltip_text (row, finding->file);
  return row;
}

/* Counted in words, such as “2 errors”. */
static char *
findings_in_words (HvSeverity severity,
                   guint      count)
{
  switch (severity)
    {
    case HV_SEVERITY_ERROR:
      return g_strdup_printf (ngettext ("%u error", "%u errors", count), count);
    case HV_SEVERITY_WARNING:
      return g_strdup_printf (ngettext ("%u warning", "%u warnings", count), count);
    case HV_SEVERITY_INFO:
    default:
      return g_strdup_printf (ngettext ("%u remark", "%u remarks", count), count);
    }
}

static guint
count_findings (HvImport   *import,
                HvSeverity  severity)
{
  guint count = 0;

  for (guint i = 0; i < import->findings->len; i++)
    if (((const HvFinding *) g_ptr_array_index (import->findings, i))->severity == severity)
      count++;
  return count;
}

static void
add_findings (GtkWidget  *group,
              HvImport   *import,
              HvSeverity  severity,
              gboolean    open)
{
  guint all = count_findings (import, severity);
  g_autofree char *title = findings_in_words (severity, all);
  guint added = 0;
  GtkWidget *row;

  if (all == 0)
    return;
  row = new_expander (title, NULL);
  for (guint i = 0; i < import->findings->len && added < ROWS_MAX; i++)
    {
      const HvFinding *finding = g_ptr_array_index (import->findings, i);

      if (finding->severity != severity)
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_finding (finding));
      added++;
    }
  add_rest (ADW_EXPANDER_ROW (row), all);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), open);
  add_to_group (group, row);
}

static void
add_all_findings (HvImportReport *self,
                  HvImport       *import)
{
  GtkWidget *group;

  if (import->findings == NULL || import->findings->len == 0)
    return;
  group = add_group (self, _("Findings"),
                     import->refused ? NULL : _("None of these keeps the files out."));
  add_findings (group, import, HV_SEVERITY_ERROR, TRUE);
  add_findings (group, import, HV_SEVERITY_WARNING, !import->refused);
  add_findings (group, import, HV_SEVERITY_INFO, FALSE);
}

static void
keep_cb (HvImportReport *self,
         GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  self->pending = HV_PENDING_KEEP;
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
cancel_cb (HvImportReport *self,
           GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  self->pending = HV_PENDING_CANCEL;
  g_signal_emit (self, signals[DECIDED], 0);
}

static GtkWidget *
add_choice (HvImportReport *self,
            GtkWidget      *group,
            const char     *title,
            const char     *subtitle,
            GCallback       callback)
{
  GtkWidget *row = new_row (title, subtitle);
  GtkWidget *button = gtk_check_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "toggled", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  add_to_group (group, row);
  return button;
}

/* Two changes of the same document cannot both be meant; nobody but the
 * manager knows which. */
static void
add_pending (HvImportReport *self,
             HvImport       *import)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *title = NULL;
  GtkWidget *group;
  GtkWidget *keep;
  GtkWidget *cancel;

  if (import->pending->len == 0)
    return;
  for (guint i = 0; i < import->pending->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "",
                            g_array_index (import->pending, guint, i));
  title = g_strdup_printf (ngettext ("A change that waits touches the same documents: %s",
                                     "Changes that wait touch the same documents: %s",
                                     import->pending->len),
                           numbers->str);
  group = add_group (self, _("Choose first"), title);
  keep = add_choice (self, group, _("Keep what waits"),
                     _("On its day it replaces what you import now."), G_CALLBACK (keep_cb));
  cancel = add_choice (self, group, _("Cancel what waits"),
                       _("What you import now stays in force."), G_CALLBACK (cancel_cb));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (cancel), GTK_CHECK_BUTTON (keep));
}

static void
add_refusal (HvImportReport *self,
             HvImport       *import)
{
  guint refusing = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < import->findings->len; i++)
    if (((const HvFinding *) g_ptr_array_index (import->findings, i))->refuses)
      refusing++;
  text = g_strdup_printf (ngettext ("These files cannot be imported yet: %u finding keeps them "
                                    "out. Nothing was changed. Mend it in the file, and import "
                                    "again.",
                                    "These files cannot be imported yet: %u findings keep them "
                                    "out. Nothing was changed. Mend them in the files, and import "
                                    "again.",
                                    refusing),
                          refusing);
  gtk_box_append (self->box, hv_text_new (text, "hv-notice", HV_TEXT_BY_MOUSE));
}

/**
 * hv_import_report_new:
 * @import: a plan; only read now
 * @titles: (nullable): titles of its units by their keys
 * @service: knows what those are called that are in force
 *
 * Returns: (transfer floating): the report
 */
GtkWidget *
hv_import_report_new (HvImport   *import,
                      GHashTable *titles,
                      HvService  *service)
{
  HvImportReport *self = g_object_new (HV_TYPE_IMPORT_REPORT, NULL);

  self->service = g_object_ref (service);
  self->titles = titles != NULL ? g_hash_table_ref (titles) : NULL;
  self->pending = import->pending->len > 0 ? HV_PENDING_REFUSE : HV_PENDING_KEEP;
  if (import->refused)
    {
      add_refusal (self, import);
      add_all_findings (self, import);
      add_documents (self, import);
      return GTK_WIDGET (self);
    }
  add_documents (self, import);
  add_pending (self, import);
  add_changes (self, import);
  add_all_findings (self, import);
  return GTK_WIDGET (self);
}

/**
 * hv_import_report_get_pending:
 *
 * Returns: what becomes of waiting changes that touch the same documents;
 *   %HV_PENDING_REFUSE while nobody has said
 */
HvPending
hv_import_report_get_pending (HvImportReport *self)
{
  g_return_val_if_fail (HV_IS_IMPORT_REPORT (self), HV_PENDING_REFUSE);

  return self->pending;
}
