/* hv-keystrokes.h: what is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-corpus.h"

G_BEGIN_DECLS

/**
 * HvClass: what is measured apart.
 * @HV_CLASS_CLEAN: words with a space behind them
 * @HV_CLASS_MISTYPED: the same, with a mistake in one of them
 */
typedef enum
{
  HV_CLASS_ONE_LETTER,
  HV_CLASS_TWO_LETTERS,
  HV_CLASS_THREE_LETTERS,
  HV_CLASS_MORE_WORDS,
  HV_CLASS_SPOKEN,
  HV_CLASS_CLEAN,
  HV_CLASS_MISTYPED,
  HV_N_CLASSES,
} HvClass;

/**
 * HvKeystroke: one state of the search field.
 */
typedef struct
{
  HvClass  class;
  char    *text;
} HvKeystroke;

GArray     *hv_keystrokes_new (HvCorpus  *corpus,
                               guint      queries);
const char *hv_class_name     (HvClass    class);

G_END_DECLS
