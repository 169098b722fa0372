/* hv-request-bar.c: the caller invokes a right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Above every page while there is a request: which right, since when, and the
 * date to say. As long as the right is not known it asks for it, a digit each.
 */
#include "config.h"

#include "hv-request-bar.h"

#include <glib/gi18n-lib.h>

#include "hv-cells.h"
#include "hv-named.h"
#include "hv-text.h"

/* More of the list than this scrolls, so that there is room left to read in a
 * small window. In pixels. */
#define MAX_LIST_HEIGHT 190

struct _HvRequestBar
{
  GtkWidget   parent_instance;

  HvCallDesk *desk;
  GPtrArray  *rights;       /* (element-type HvRight), of the desk */

  GtkWidget  *title;
  GtkWidget  *say;          /* a button */
  GtkWidget  *say_label;
  GtkWidget  *list;
};

G_DEFINE_FINAL_TYPE (HvRequestBar, hv_request_bar, GTK_TYPE_WIDGET)

static void
hv_request_bar_dispose (GObject *object)
{
  HvRequestBar *self = HV_REQUEST_BAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rights, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_request_bar_parent_class)->dispose (object);
}

static void
hv_request_bar_class_init (HvRequestBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_request_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "requestbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_button (GtkWidget  *label,
            const char *key)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "hv-key");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  return button;
}

static void
hv_request_bar_init (HvRequestBar *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->title = hv_text_new ("", "heading", HV_TEXT_PLAIN);
  self->say_label = hv_text_new ("", "hv-date", HV_TEXT_PLAIN);
  self->say = new_button (self->say_label, "0");
  gtk_widget_set_tooltip_text (self->say, _("Copy the date to say (Ctrl+0)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->say), "win.copy-date");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->say), "b", FALSE);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->say, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Request"), -1);
}

static GtkWidget *
new_list (HvRequestBar *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = hv_cells_new (4);

  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (list), TRUE);
  for (guint i = 0; i < self->rights->len; i++)
    {
      const HvRight *right = g_ptr_array_index (self->rights, i);
      g_autofree char *key = g_strdup_printf ("%u", (i + 1) % 10);
      GtkWidget *button = new_button (hv_text_new (right->name, NULL, HV_TEXT_PLAIN),
                                      i < 10 ? key : " ");

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", right->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.choose-right");
      hv_cells_append (GTK_FLOW_BOX (list), button);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

/**
 * hv_request_bar_new:
 * @desk: with a call; must outlive the bar
 *
 * Returns: (transfer floating): a bar, hidden
 */
GtkWidget *
hv_request_bar_new (HvCallDesk *desk)
{
  HvRequestBar *self = g_object_new (HV_TYPE_REQUEST_BAR, NULL);

  self->desk = desk;
  self->rights = hv_rights_all (desk->rights);
  self->list = new_list (self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}

static char *
title_in_words (HvRequestBar  *self,
                const HvRight *right)
{
  g_autofree char *day = hv_dates_long (hv_terms_dates (self->desk->terms),
                                        hv_interface_language (),
                                        hv_call_receipt_on (self->desk->call));

  if (right == NULL)
    /* Translators: %s is a date, such as “Friday 3 April 2026”. */
    return g_strdup_printf (_("Request received on %s. Which right?"),
                            day);
  /* Translators: first a date, then a right, such as “right of access”. */
  return g_strdup_printf (_("Request received on %1$s · %2$s"), day, right->name);
}

/**
 * hv_request_bar_show:
 * @answer: (nullable): the page that is read
 *
 * Shows the request as it is now, or nothing.
 */
void
hv_request_bar_show (HvRequestBar *self,
                     HvAnswer     *answer)
{
  const HvRight *right = hv_call_get_right (self->desk->call);
  const HvDeadline *deadline = hv_call_get_deadline (self->desk->call);
  g_autofree char *title = NULL;
  g_autofree char *say = NULL;

  g_return_if_fail (HV_IS_REQUEST_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), hv_call_get_request (self->desk->call));
  if (!hv_call_get_request (self->desk->call))
    return;
  title = title_in_words (self, right);
  say = hv_call_dup_date (self->desk->call, answer);
  if (say == NULL && deadline != NULL && deadline->at_once)
    say = g_strdup (_("This works at once. Do not name a term."));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->say_label), say != NULL ? say : "");
  /* Some rights work at once, so there is no date before the right is known. */
  gtk_widget_set_visible (self->say, say != NULL && right != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->say), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  say != NULL ? say : "", -1);
  gtk_widget_set_visible (self->list, right == NULL);
}

/**
 * hv_request_bar_asks:
 *
 * Returns: whether it waits for a right to be chosen
 */
gboolean
hv_request_bar_asks (HvRequestBar *self)
{
  g_return_val_if_fail (HV_IS_REQUEST_BAR (self), FALSE);

  return hv_call_get_request (self->desk->call) && hv_call_get_right (self->desk->call) == NULL;
}

/**
 * hv_request_bar_get_right:
 * @digit: 0 to 9
 *
 * Returns: (nullable): what that key chooses
 */
const HvRight *
hv_request_bar_get_right (HvRequestBar *self,
                          guint         digit)
{
  guint index = digit == 0 ? 9 : digit - 1;

  g_return_val_if_fail (HV_IS_REQUEST_BAR (self), NULL);

  return index < self->rights->len ? g_ptr_array_index (self->rights, index) : NULL;
}
