/* hv-word-diff.h: what differs between two wordings, word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HV_DIFF_SAME,
  HV_DIFF_GONE,
  HV_DIFF_NEW,
} HvDiffKind;

/**
 * HvDiffSpan:
 * @before_start, @before_end: bytes of the older wording; empty when new
 * @after_start, @after_end: bytes of the newer wording; empty when gone
 *
 * Spans begin and end with a word or a sign, never with white space.
 */
typedef struct
{
  HvDiffKind kind;
  gsize      before_start;
  gsize      before_end;
  gsize      after_start;
  gsize      after_end;
} HvDiffSpan;

GArray *hv_word_diff (const char *before,
                      const char *after);

G_END_DECLS
