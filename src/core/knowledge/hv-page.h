/* hv-page.h: a page of HTML that stands by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hv_page_begin  (GString     *html,
                     const char  *lang,
                     const char  *title);
void hv_page_printf (GString     *html,
                     const char  *format,
                     ...) G_GNUC_PRINTF (2, 3);
void hv_page_end    (GString     *html);

G_END_DECLS
