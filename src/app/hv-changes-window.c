/* hv-changes-window.c: what changed since somebody last looked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-changes-window.h"

#include <glib/gi18n.h>

#include "hv-comparison.h"
#include "hv-edition-changes.h"
#include "hv-names.h"

struct _HvChangesWindow
{
  AdwWindow  parent_instance;

  GtkWidget *list;
  GtkWidget *all;

  GPtrArray *changes;
};

enum
{
  READ,
  OPEN,
  ALL_READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvChangesWindow, hv_changes_window, ADW_TYPE_WINDOW)

static void
open_cb (GtkWidget       *button,
         HvChangesWindow *self)
{
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (button), "key"));

  g_signal_emit (self, signals[OPEN], 0, key);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_details (HvChangesWindow    *self,
              const HvUnitChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE,
                                 NULL);
  GtkWidget *open;

  gtk_box_append (GTK_BOX (box), hv_comparison_new (change->before, change->after));
  if (change->after != NULL)
    {
      open = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (open), gtk_label_new_with_mnemonic (_("_Open")));
      gtk_widget_set_halign (open, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Open"), -1);
      g_object_set_data_full (G_OBJECT (open), "key", g_strdup (change->key), g_free);
      g_signal_connect_object (open, "clicked", G_CALLBACK (open_cb), self, 0);
      gtk_box_append (GTK_BOX (box), open);
    }
  gtk_widget_add_css_class (box, "hv-change");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* Words are compared when somebody wants to see them; by then they are read. */
static void
expanded_cb (AdwExpanderRow  *row,
             GParamSpec      *pspec,
             HvChangesWindow *self)
{
  HvUnitChange *change = g_object_get_data (G_OBJECT (row), "change");

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "made") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "made", row);
  adw_expander_row_add_row (row, make_details (self, change));
  g_signal_emit (self, signals[READ], 0, change->key);
}

static GtkWidget *
make_row (HvChangesWindow *self,
          HvUnitChange    *change)
{
  GtkWidget *row = adw_expander_row_new ();
  const char *how = change->before == NULL ? _("New") : change->after == NULL ? _("Gone")
                                                                             : _("Changed");
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", how, hv_name_of_kind (change->kind));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  change->title, -1);
  g_object_set_data (G_OBJECT (row), "change", change);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  return row;
}

static void
all_read_cb (HvChangesWindow *self)
{
  g_signal_emit (self, signals[ALL_READ], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
hv_changes_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HV_TYPE_CHANGES_WINDOW);
  G_OBJECT_CLASS (hv_changes_window_parent_class)->dispose (object);
}

static void
hv_changes_window_finalize (GObject *object)
{
  g_clear_pointer (&HV_CHANGES_WINDOW (object)->changes, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_changes_window_parent_class)->finalize (object);
}

static void
hv_changes_window_class_init (HvChangesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_changes_window_dispose;
  object_class->finalize = hv_changes_window_finalize;

  /**
   * HvChangesWindow::read: the old and the new wording were looked at
   * @key: of what changed
   */
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * HvChangesWindow::open: somebody wants to read it in full
   * @key: of what changed
   */
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * HvChangesWindow::all-read: everything counts as read
   */
  signals[ALL_READ] = g_signal_new ("all-read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-changes-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HvChangesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HvChangesWindow, all);
  gtk_widget_class_bind_template_callback (widget_class, all_read_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hv_changes_window_init (HvChangesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hv_changes_window_new:
 * @changes: (element-type HvUnitChange): what to show; a reference is kept
 * @only: (nullable): the key of the one that is asked for
 *
 * Returns: (transfer none): a window, owned by GTK as all are
 */
HvChangesWindow *
hv_changes_window_new (GtkWindow  *parent,
                       GPtrArray  *changes,
                       const char *only)
{
  HvChangesWindow *self;
  GtkWidget *row = NULL;
  guint n = 0;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && changes != NULL, NULL);

  self = g_object_new (HV_TYPE_CHANGES_WINDOW, "transient-for", parent, NULL);
  self->changes = g_ptr_array_ref (changes);
  for (guint i = 0; i < changes->len; i++)
    {
      HvUnitChange *change = g_ptr_array_index (changes, i);

      if (only != NULL && g_strcmp0 (change->key, only) != 0)
        continue;
      row = make_row (self, change);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      n++;
    }
  gtk_widget_set_visible (self->all, only == NULL);
  if (n == 1)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return self;
}
