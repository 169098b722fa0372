/* hv-results-pane.h: the list that is chosen from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-edition-types.h"
#include "hv-rights.h"

G_BEGIN_DECLS

#define HV_TYPE_RESULTS_PANE (hv_results_pane_get_type ())
G_DECLARE_FINAL_TYPE (HvResultsPane, hv_results_pane, HV, RESULTS_PANE, GtkWidget)

GtkWidget  *hv_results_pane_new          (void);
void        hv_results_pane_show_results (HvResultsPane   *self,
                                          const HvResults *results,
                                          const HvTopic   *unknown,
                                          const char      *keep);
void        hv_results_pane_show_topic   (HvResultsPane   *self,
                                          const HvTopic   *topic,
                                          const char      *keep);
void        hv_results_pane_set_changed  (HvResultsPane   *self,
                                          GHashTable      *changed);
void        hv_results_pane_forget       (HvResultsPane   *self);
const char *hv_results_pane_get_chosen   (HvResultsPane   *self);
char       *hv_results_pane_dup_spoken   (HvResultsPane   *self,
                                          gboolean         with_count);
gboolean    hv_results_pane_choose       (HvResultsPane   *self,
                                          const char      *key);
void        hv_results_pane_move         (HvResultsPane   *self,
                                          int              by);

void       hv_results_pane_show_meanings (HvResultsPane *self,
                                          GPtrArray     *meanings);

G_END_DECLS
