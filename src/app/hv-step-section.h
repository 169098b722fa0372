/* hv-step-section.h: one step of the conversation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-phrases.h"

G_BEGIN_DECLS

GtkWidget *hv_step_section_new            (HvAnswer  *answer,
                                           HvStep     step,
                                           HvPhrases *phrases);
GtkWidget *hv_step_section_new_facilitate (HvAnswer  *answer,
                                           HvPhrases *phrases);
gboolean   hv_step_section_has            (HvAnswer  *answer,
                                           HvStep     step,
                                           HvPhrases *phrases);

G_END_DECLS
