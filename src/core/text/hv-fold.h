/* hv-fold.h: text made comparable, with the way back to the original
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvFold: a buffer to fold one text after another in.
 * @text: the folded text: valid UTF-8 without NULs
 * @map: (element-type guint32): for each folded byte, and for the end, the byte
 *   of the original where the character begins that it came from
 */
typedef struct
{
  GString *text;
  GArray  *map;
} HvFold;

HvFold *hv_fold_new    (void);
void    hv_fold_free   (HvFold     *fold);
void    hv_fold_text   (HvFold     *fold,
                        const char *text,
                        gssize      length);
gsize   hv_fold_start  (HvFold     *fold,
                        gsize       at);
gsize   hv_fold_end    (HvFold     *fold,
                        gsize       at,
                        const char *text);
char   *hv_fold_string (const char *text,
                        gssize      length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvFold, hv_fold_free)

G_END_DECLS
