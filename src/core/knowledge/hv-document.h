/* hv-document.h: the head of a knowledge document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-approval.h"
#include "hv-block.h"

G_BEGIN_DECLS

typedef enum
{
  HV_DOCUMENT_NONE,
  HV_DOCUMENT_STATEMENT,
  HV_DOCUMENT_FAQ,
  HV_DOCUMENT_APPROVALS,
  HV_DOCUMENT_GOLDEN,      /* a golden list: TSV, not XML */
} HvDocumentType;

/**
 * HvDocument:
 * @id: its slug
 * @lang: its language tag, "" for approvals
 * @statement: (nullable): of a faq, the statement its answers rest on
 * @translation_of: (nullable): the language this one is a translation of
 * @href: (nullable): of a statement, where it is published
 * @synonyms: (nullable): lines of words that mean the same, comma-separated
 * @head: (element-type HvBlock): what a statement says before its sections:
 *   controller, contacts, data protection officer
 *
 * Everything of a document except its units. Immutable once read.
 */
typedef struct
{
  HvDocumentType  type;
  char           *id;
  char           *lang;
  char           *version;
  char           *title;
  char           *statement;
  char           *translation_of;
  char           *supersedes;
  char           *href;
  char           *synonyms;
  HvDay           effective;
  HvApproval      approval;
  GPtrArray      *head;
} HvDocument;

HvDocument     *hv_document_new        (void);
void            hv_document_free       (HvDocument     *document);
const char     *hv_document_type_name  (HvDocumentType  type);
HvDocumentType  hv_document_type_parse (const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvDocument, hv_document_free)

G_END_DECLS
