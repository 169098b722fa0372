/* hv-about.h: what this is, and which edition is in force
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-edition-types.h"

G_BEGIN_DECLS

void hv_about_present (GtkWindow     *parent,
                       HvEditionInfo *info);

G_END_DECLS
