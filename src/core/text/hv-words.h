/* hv-words.h: words of a text, and where they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-fold.h"

G_BEGIN_DECLS

/* Bytes of a folded word that count; what is longer is no word of a language. */
#define HV_WORD_MAX 64

/**
 * HvWord:
 * @at: where its folded form begins, see hv_words_get()
 * @length: bytes of the folded form
 * @start: first byte in the original
 * @end: byte behind it in the original
 * @number: of the written word that it belongs to, from 0; what a hyphen joins
 *   is one written word
 * @also: another form of the word before it, at the same place: "email" beside
 *   "mail" of "e-mail"
 */
typedef struct
{
  guint32 at;
  guint32 length;
  guint32 start;
  guint32 end;
  guint32 number;
  guint32 also;
} HvWord;

typedef struct _HvWords HvWords;

HvWords      *hv_words_new    (void);
void          hv_words_free   (HvWords       *words);
void          hv_words_cut    (HvWords       *words,
                               const char    *text,
                               gssize         length,
                               const char    *lang);
guint         hv_words_count  (HvWords       *words);
const HvWord *hv_words_at     (HvWords       *words,
                               guint          index);
const char   *hv_words_get    (HvWords       *words,
                               const HvWord  *word);
char         *hv_words_dup    (HvWords       *words,
                               const HvWord  *word);
gboolean      hv_words_open   (HvWords       *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvWords, hv_words_free)

G_END_DECLS
