/* hv-trail-button.c: the answers of this call, to go back to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not there before there is a second one. What it lists is put together when it
 * opens: it changes with every answer, and is looked at in few calls.
 */
#include "config.h"

#include "hv-trail-button.h"

#include <glib/gi18n-lib.h>

#include "hv-text.h"

struct _HvTrailButton
{
  GtkWidget   parent_instance;

  GtkWidget  *button;
  GtkWidget  *label;
  GPtrArray  *places;   /* (element-type HvPlace), copies, the last one first */
  char       *current;
};

G_DEFINE_FINAL_TYPE (HvTrailButton, hv_trail_button, GTK_TYPE_WIDGET)

static void
chosen_cb (GtkButton     *row,
           HvTrailButton *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static GtkWidget *
new_row (HvTrailButton *self,
         const HvPlace *place)
{
  gboolean current = g_strcmp0 (place->key, self->current) == 0;
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = hv_text_new (place->title, NULL, HV_TEXT_PLAIN);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_widget_set_opacity (mark, current ? 1 : 0);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "hv-open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.revisit");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  place->title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
  /* First the action, then the list goes. */
  g_signal_connect_object (row, "clicked", G_CALLBACK (chosen_cb), self, G_CONNECT_AFTER);
  return row;
}

static void
create_popup (GtkMenuButton *button,
              gpointer       user_data)
{
  HvTrailButton *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), hv_text_new (_("Answers in this call"), "hv-caption",
                                              HV_TEXT_PLAIN));
  for (guint i = 0; i < self->places->len; i++)
    gtk_box_append (GTK_BOX (box), new_row (self, g_ptr_array_index (self->places, i)));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Answers in this call"), -1);
  gtk_menu_button_set_popover (button, popover);
}

static void
hv_trail_button_dispose (GObject *object)
{
  g_clear_pointer (&HV_TRAIL_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (hv_trail_button_parent_class)->dispose (object);
}

static void
hv_trail_button_finalize (GObject *object)
{
  HvTrailButton *self = HV_TRAIL_BUTTON (object);

  g_ptr_array_unref (self->places);
  g_free (self->current);
  G_OBJECT_CLASS (hv_trail_button_parent_class)->finalize (object);
}

static void
hv_trail_button_class_init (HvTrailButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_trail_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_trail_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hv_trail_button_init (HvTrailButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_place_free);
  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("document-open-recent-symbolic"));
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popup, self, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _("Answers in this call (Alt+Down)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answers in this call"),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "Alt+Down", -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
hv_trail_button_new (void)
{
  return g_object_new (HV_TYPE_TRAIL_BUTTON, NULL);
}

/**
 * hv_trail_button_show:
 * @trail: of this call; nothing of it is kept but copies of its answers
 */
void
hv_trail_button_show (HvTrailButton *self,
                      HvTrail       *trail)
{
  const HvPlace *current = hv_trail_current (trail);
  g_autofree char *number = NULL;

  g_return_if_fail (HV_IS_TRAIL_BUTTON (self));

  g_free (self->current);
  self->current = current != NULL ? g_strdup (current->key) : NULL;
  g_ptr_array_unref (self->places);
  self->places = hv_trail_answers (trail);
  number = g_strdup_printf ("%u", self->places->len);
  gtk_label_set_text (GTK_LABEL (self->label), number);
  gtk_widget_set_visible (GTK_WIDGET (self), self->places->len > 1);
}

/**
 * hv_trail_button_popup:
 *
 * Opens the list, when there is one.
 */
void
hv_trail_button_popup (HvTrailButton *self)
{
  g_return_if_fail (HV_IS_TRAIL_BUTTON (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
