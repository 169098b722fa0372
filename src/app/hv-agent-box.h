/* hv-agent-box.h: what is for the agent only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *hv_agent_box_new      (gboolean    with_caption);
void       hv_agent_box_add      (GtkWidget  *box,
                                  const char *label,
                                  GPtrArray  *runs);
void       hv_agent_box_add_text (GtkWidget  *box,
                                  const char *label,
                                  const char *text);
void       hv_agent_box_add_step (GtkWidget  *box,
                                  guint       number,
                                  GtkWidget  *content);

G_END_DECLS
