/* hv-outline-list.c: the sections of a statement, to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-outline-list.h"

#include <glib/gi18n-lib.h>

#include "hv-text.h"
#include "hv-unit.h"

/* How far a section inside another is set in, in pixels. */
#define INDENT 16
#define DEPTH_MAX 4

struct _HvOutlineList
{
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkWidget  *list;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvOutlineList, hv_outline_list, GTK_TYPE_WIDGET)

static void
activated_cb (HvOutlineList *self,
              GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

/* GTK also asks when Shift+Tab found nothing more in here; then it has to go on. */
static gboolean
hv_outline_list_grab_focus (GtkWidget *widget)
{
  HvOutlineList *self = HV_OUTLINE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
hv_outline_list_dispose (GObject *object)
{
  g_clear_pointer (&HV_OUTLINE_LIST (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_outline_list_parent_class)->dispose (object);
}

static void
hv_outline_list_class_init (HvOutlineListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_outline_list_dispose;
  widget_class->grab_focus = hv_outline_list_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outlinelist");

  /**
   * HvOutlineList::chosen: somebody wants to go to a section
   * @position: which
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hv_outline_list_init (HvOutlineList *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->list = gtk_list_box_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Contents"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hv_outline_list_new (void)
{
  return g_object_new (HV_TYPE_OUTLINE_LIST, NULL);
}

/**
 * hv_outline_list_set_sections:
 * @sections: (element-type HvUnit): only read now
 */
void
hv_outline_list_set_sections (HvOutlineList *self,
                              GPtrArray     *sections)
{
  GtkWidget *child;

  g_return_if_fail (HV_IS_OUTLINE_LIST (self));

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < sections->len; i++)
    {
      const HvUnit *section = g_ptr_array_index (sections, i);
      GtkWidget *label = hv_text_new_runs (section->title, NULL, HV_TEXT_PLAIN);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_widget_set_margin_start (label, INDENT * (int) MIN (section->depth, DEPTH_MAX));
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (GTK_LABEL (label)), -1);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

/**
 * hv_outline_list_show:
 * @position: the section that is being read
 */
void
hv_outline_list_show (HvOutlineList *self,
                      guint          position)
{
  GtkListBoxRow *row;

  g_return_if_fail (HV_IS_OUTLINE_LIST (self));

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}
