/* hv-secret.h: words that must leave no trace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *hv_secret_dup         (const char *text,
                                gssize      length);
void     hv_secret_free        (char       *secret);
GString *hv_secret_string_new  (void);
void     hv_secret_append      (GString    *string,
                                const char *text);
void     hv_secret_append_len  (GString    *string,
                                const char *text,
                                gsize       length);
void     hv_secret_string_free (GString    *string);

G_END_DECLS
