/* hv-mood-button.h: how the caller sounds, for this call only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HV_TYPE_MOOD_BUTTON (hv_mood_button_get_type ())
G_DECLARE_FINAL_TYPE (HvMoodButton, hv_mood_button, HV, MOOD_BUTTON, GtkWidget)

GtkWidget  *hv_mood_button_new      (void);
void        hv_mood_button_set_mood (HvMoodButton *self,
                                     const char   *mood);
const char *hv_mood_find            (const char   *mood);
const char *hv_mood_next            (const char   *mood,
                                     int           by);

G_END_DECLS
