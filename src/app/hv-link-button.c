/* hv-link-button.c: buttons that lead on from a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-link-button.h"

#include <glib/gi18n-lib.h>

#include "hv-icon.h"
#include "hv-text.h"

/**
 * hv_icon_button_new:
 * @icon: its name
 * @action: what a click does, with @target
 * @label: what it is called, and its tooltip
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
hv_icon_button_new (const char *icon,
                    const char *action,
                    const char *target,
                    const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hv-small");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static GtkWidget *
new_title_button (const char *action,
                  const char *target,
                  const char *title)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = hv_text_new (title, NULL, HV_TEXT_PLAIN);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hv_icon_new ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "hv-open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  return button;
}

/**
 * hv_open_unit_button_new:
 * @key: the unit that a click leads to
 * @title: (nullable): what it says; only an arrow when %NULL
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
hv_open_unit_button_new (const char *key,
                         const char *title)
{
  return title != NULL ? new_title_button ("answer.open-unit", key, title)
                       : hv_icon_button_new ("go-next-symbolic", "answer.open-unit", key,
                                          _("Open that question"));
}

/**
 * hv_open_source_button_new:
 * @key: the part of a statement that a click leads to
 * @title: what it says
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
hv_open_source_button_new (const char *key,
                           const char *title)
{
  return new_title_button ("answer.open-source", key, title);
}
