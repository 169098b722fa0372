/* hv-references.h: what a document points to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-document.h"
#include "hv-finding.h"
#include "hv-kind.h"

G_BEGIN_DECLS

/**
 * HvReferenceKind: what must be at the other end.
 * @HV_REFERENCE_ELEMENT: any element of a statement
 * @HV_REFERENCE_DOCUMENT: a document as a whole
 * @HV_REFERENCE_UNIT: a unit of the same document, of kind @HvReference.unit
 */
typedef enum
{
  HV_REFERENCE_ELEMENT,
  HV_REFERENCE_DOCUMENT,
  HV_REFERENCE_UNIT,
} HvReferenceKind;

/**
 * HvReference:
 * @document: (nullable): the document pointed to, %NULL for its own
 * @id: (nullable): the element or unit in it
 * @attribute: static: the attribute that points
 * @line: where
 */
typedef struct
{
  HvReferenceKind  kind;
  HvKind           unit;
  char            *document;
  char            *id;
  const char      *attribute;
  guint            line;
} HvReference;

GPtrArray *hv_references_new      (void);
HvFinding *hv_references_collect  (GPtrArray        *references,
                                   const HvDocument *document,
                                   xmlNode          *node,
                                   const char       *file,
                                   guint             line);

G_END_DECLS
