/* hv-say-card.h: the words of an answer, large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_SAY_CARD (hv_say_card_get_type ())
G_DECLARE_FINAL_TYPE (HvSayCard, hv_say_card, HV, SAY_CARD, GtkWidget)

GtkWidget *hv_say_card_new         (const char *heading,
                                    GPtrArray  *blocks,
                                    gboolean    large);
void       hv_say_card_show_copied (HvSayCard  *self,
                                    gboolean    copied);

G_END_DECLS
