/* hv-state-line.c: who approved a text, when, and until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-state-line.h"

#include "hv-icon.h"
#include "hv-names.h"
#include "hv-text.h"

/* The words carry it; sign and colour only help who looks in passing. */
static const struct
{
  const char *icon;
  const char *css_class;
} looks[] = {
  [HV_STATE_HIDDEN] = { "action-unavailable-symbolic", "hv-state-hidden" },
  [HV_STATE_APPROVED] = { "object-select-symbolic", "hv-state-approved" },
  [HV_STATE_REVIEW_PASSED] = { "dialog-warning-symbolic", "hv-state-review" },
  [HV_STATE_BEING_CHECKED] = { "dialog-warning-symbolic", "hv-state-checked" },
};

/**
 * hv_state_line_new:
 *
 * Returns: (transfer floating): a line with a sign and words
 */
GtkWidget *
hv_state_line_new (const HvApproval *approval,
                   HvState           state)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = hv_icon_new (looks[state].icon);
  g_autofree char *words = hv_approval_in_words (approval, state);
  GtkWidget *label = hv_text_new (words, NULL, HV_TEXT_BY_MOUSE);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (line, "hv-state");
  gtk_widget_add_css_class (line, looks[state].css_class);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (approval->ref != NULL)
    gtk_widget_set_tooltip_text (line, approval->ref);
  return line;
}
