/* hv-stop-words.h: words that say nothing about what is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hv_is_stop_word (const char *lang,
                          const char *word);

G_END_DECLS
