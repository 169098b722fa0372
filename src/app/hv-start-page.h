/* hv-start-page.h: rights and topics to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-edition-types.h"

G_BEGIN_DECLS

#define HV_TYPE_START_PAGE (hv_start_page_get_type ())
G_DECLARE_FINAL_TYPE (HvStartPage, hv_start_page, HV, START_PAGE, GtkWidget)

GtkWidget *hv_start_page_new        (void);
void       hv_start_page_set_topics (HvStartPage *self,
                                     GPtrArray   *topics);

void       hv_start_page_set_kept   (HvStartPage *self,
                                     GPtrArray   *favourites,
                                     GPtrArray   *recents);

G_END_DECLS
