/* hv-original.h: a document to be translated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-document.h"
#include "hv-its.h"

G_BEGIN_DECLS

/**
 * HvOriginalText: one text of a document.
 * @text: the message
 * @element: the element in the document that is written
 * @unit: (nullable): the element there of the unit it belongs to, %NULL in the head
 * @line: where it stands
 * @is_rewritten: written anew in each language: how callers word it. Without it
 *   a unit is whole all the same
 */
typedef struct
{
  const HvItsText *text;
  xmlNode         *element;
  xmlNode         *unit;
  guint            line;
  gboolean         is_rewritten;
} HvOriginalText;

/**
 * HvOriginal:
 * @name: the file, as the person named it
 * @document: its head
 * @doc: the document as it is written, white space and all
 * @texts: (element-type HvOriginalText): in document order
 * @by_id: (element-type utf8 xmlNode): the elements of @doc
 */
typedef struct
{
  char       *name;
  HvDocument *document;
  xmlDoc     *doc;
  GPtrArray  *texts;
  GHashTable *by_id;

  xmlDoc     *pressed;
  GPtrArray  *found;
} HvOriginal;

HvOriginal *hv_original_read (HvIts             *its,
                              const char        *path,
                              GError           **error);
void        hv_original_free (HvOriginal        *original);
char       *hv_original_cited (GPtrArray            *originals,
                               const HvOriginal     *original,
                               const HvOriginalText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvOriginal, hv_original_free)

G_END_DECLS
