/* hv-catalog.h: what a translator hands in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-day.h"
#include "hv-finding.h"

G_BEGIN_DECLS

/**
 * HvMessage: one message of a catalog.
 * @context: (nullable): msgctxt
 * @text: msgid
 * @translation: (nullable): msgstr, %NULL when there are no words in it
 * @line: of its msgid in the file, 0 when that is not known
 * @is_used: a document has this text
 */
typedef struct
{
  char     *context;
  char     *text;
  char     *translation;
  guint     line;
  gboolean  is_fuzzy;
  gboolean  is_used;
} HvMessage;

/**
 * HvCatalog:
 * @name: the file, as the person named it
 * @lang: (nullable): the language its header names, as a tag
 * @revised: the day its header says it was revised, 0 when it says none
 * @messages: (element-type HvMessage): in their order, without obsolete ones
 */
typedef struct
{
  char       *name;
  char       *lang;
  HvDay       revised;
  GPtrArray  *messages;

  GHashTable *by_key;
} HvCatalog;

HvCatalog *hv_catalog_read (const char       *path,
                            GPtrArray        *findings,
                            GError          **error);
void       hv_catalog_free (HvCatalog        *catalog);
HvMessage *hv_catalog_find (const HvCatalog  *catalog,
                            const char       *context,
                            const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvCatalog, hv_catalog_free)

G_END_DECLS
