/* hv-highlight.h: where a text matches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-forward.h"
#include "hv-query.h"

G_BEGIN_DECLS

/**
 * HvMatch: a word of a text that matches, in bytes of the text.
 */
typedef struct
{
  guint start;
  guint end;
  guint group;
} HvMatch;

/**
 * HvExcerpt: a piece of text to show.
 * @spans: (element-type HvSpan): matches, in code points of @text
 */
typedef struct
{
  char   *text;
  GArray *spans;
} HvExcerpt;

GArray *hv_highlight_find    (HvQuery        *query,
                              HvForward      *forward,
                              const char     *text);
void    hv_highlight_whole   (const char     *text,
                              GArray         *matches,
                              HvExcerpt      *excerpt);
void    hv_highlight_excerpt (HvQuery        *query,
                              const char     *text,
                              GArray         *matches,
                              HvExcerpt      *excerpt);

G_END_DECLS
