/* hv-gloss-view.h: words of the glossary that explain themselves on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-glossary.h"

G_BEGIN_DECLS

void       hv_gloss_explain  (GtkWidget  *part,
                              HvGlossary *glossary,
                              GHashTable *explained);
GtkWidget *hv_gloss_list_new (HvGlossary *glossary,
                              GHashTable *explained);

G_END_DECLS
