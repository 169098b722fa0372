/* hv-preferences.h: what the person at the desk may choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-edition-types.h"

G_BEGIN_DECLS

void hv_preferences_present (GtkWindow     *parent,
                             GSettings     *settings,
                             HvEditionInfo *info);

G_END_DECLS
