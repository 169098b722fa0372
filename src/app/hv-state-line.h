/* hv-state-line.h: who approved a text, when, and until when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-approval.h"

G_BEGIN_DECLS

GtkWidget *hv_state_line_new (const HvApproval *approval,
                              HvState           state);

G_END_DECLS
