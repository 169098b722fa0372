/* hv-locale.h: the language of the person at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  hv_locale_is_installed (void);
void      hv_locale_init         (void);

G_END_DECLS
