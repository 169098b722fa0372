/* hv-letter-window.h: a letter, filled in and handed over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "hv-call-desk.h"
#include "hv-service.h"

G_BEGIN_DECLS

#define HV_TYPE_LETTER_WINDOW (hv_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (HvLetterWindow, hv_letter_window, HV, LETTER_WINDOW, AdwWindow)

void hv_letter_window_present (GtkWindow  *parent,
                               HvService  *service,
                               HvCallDesk *desk,
                               GSettings  *settings,
                               GPtrArray  *templates,
                               const char *attachment);

G_END_DECLS
