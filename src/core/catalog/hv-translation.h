/* hv-translation.h: a document and a catalog made into a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-catalog.h"
#include "hv-original.h"

G_BEGIN_DECLS

/**
 * HvTranslationOptions:
 * @lang: the language, as a tag
 * @role: (nullable): who signs off what is finished; without one it waits for
 *   review
 * @on: the day of that approval
 */
typedef struct
{
  const char *lang;
  const char *role;
  HvDay       on;
} HvTranslationOptions;

/**
 * HvTranslation: the report of one document in one language, and the document.
 * @texts: how many messages the document has
 * @translated, @fuzzy: how many of those are finished, and marked fuzzy
 * @rewritten_missing: how many of the unfinished only make it harder to find
 * @units: how many units it has; a statement is one, because it is approved as a
 *   whole
 * @hidden: (element-type utf8): ids of the units that are not shown in this
 *   language until their texts are finished
 * @doc: the translation
 */
typedef struct
{
  guint      texts;
  guint      translated;
  guint      fuzzy;
  guint      rewritten_missing;
  guint      units;
  GPtrArray *hidden;
  xmlDoc    *doc;
} HvTranslation;

HvTranslation *hv_translation_new      (const HvOriginal           *original,
                                        const HvCatalog            *catalog,
                                        const HvTranslationOptions *options,
                                        GPtrArray                  *findings);
void           hv_translation_free     (HvTranslation              *translation);
GBytes        *hv_translation_to_bytes (const HvTranslation        *translation);
void           hv_translation_check_catalog (const HvCatalog       *catalog,
                                             GPtrArray             *originals,
                                             const char            *lang,
                                             GPtrArray             *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvTranslation, hv_translation_free)

G_END_DECLS
