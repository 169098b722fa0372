/* hv-step-section.h: one step of the conversation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-answer.h"

G_BEGIN_DECLS

/**
 * HvPhrases: what can be copied of an answer, in the order of its keys. Those
 * written for this answer come first and those from shelves after them, because
 * together they often are more than there are keys.
 * @items: (element-type HvItem): of the answer
 * @rows: (element-type HvPhraseRow) (nullable elements): what shows each of
 *   them, %NULL while it is not on the page
 * @n_own: how many of them were written for this answer
 */
typedef struct
{
  GPtrArray *items;
  GPtrArray *rows;
  guint      n_own;
} HvPhrases;

void       hv_phrases_collect  (HvPhrases  *phrases,
                                HvAnswer   *answer);
GtkWidget *hv_step_section_new (HvAnswer   *answer,
                                HvStep      step,
                                HvPhrases  *phrases);

G_END_DECLS
