/* hv-forward.h: the words of a row, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-index.h"
#include "hv-vocabulary.h"
#include "hv-words.h"

G_BEGIN_DECLS

/**
 * HvForwardWord: a word where it stands.
 * @arrival: number of the word in the order in which words came
 * @start, @end: bytes of the original
 * @also: another form of a word that stands there too
 * @breaks: a line break stands before it
 */
typedef struct
{
  guint32  arrival;
  guint32  start;
  guint32  end;
  gboolean also;
  gboolean breaks;
} HvForwardWord;

/**
 * HvForward: a field that is being read.
 */
typedef struct
{
  HvVocabulary *vocabulary;
  const guint8 *at;
  const guint8 *stop;
  guint32       end;      /* of the last word */
} HvForward;

void     hv_forward_append (GByteArray         *row,
                            const char         *text,
                            HvWords            *words,
                            const guint32      *numbers);
void     hv_forward_init   (HvForward          *forward,
                            HvVocabulary       *vocabulary,
                            const guint8       *row,
                            gsize               size,
                            HvField             field);
gboolean hv_forward_next   (HvForward          *forward,
                            HvForwardWord      *word);

G_END_DECLS
