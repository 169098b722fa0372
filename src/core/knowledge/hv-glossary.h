/* hv-glossary.h: words that explain themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-block.h"

G_BEGIN_DECLS

/**
 * HvGloss: a word of the glossary.
 * @key: "document#element" of its definition
 * @word: as the glossary writes it
 * @text: what it means, plain text with empty lines between paragraphs
 */
typedef struct
{
  char *key;
  char *word;
  char *text;
} HvGloss;

/**
 * HvGlossSpan: where a text has a word of the glossary.
 * @start, @end: bytes of the text
 */
typedef struct
{
  gsize         start;
  gsize         end;
  const HvGloss *term;
} HvGlossSpan;

typedef struct _HvGlossary HvGlossary;

HvGlossary   *hv_glossary_new   (const char *lang);
HvGlossary   *hv_glossary_ref   (HvGlossary *glossary);
void          hv_glossary_unref (HvGlossary *glossary);
void          hv_glossary_add   (HvGlossary *glossary,
                                 const char *key,
                                 const char *word,
                                 const char *text);
const HvGloss *hv_glossary_get   (HvGlossary *glossary,
                                 const char *key);
const HvGloss *hv_glossary_by_id (HvGlossary *glossary,
                                 const char *id);
GArray       *hv_glossary_find  (HvGlossary *glossary,
                                 const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvGlossary, hv_glossary_unref)

G_END_DECLS
