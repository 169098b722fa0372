/* hv-edition-private.h: shared by the readers of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-edition.h"

G_BEGIN_DECLS

/* A row of the table of documents. */
typedef struct
{
  gint64          row;
  HvDocumentType  type;
  char           *name;
  char           *lang;
  char           *version;
  char           *title;
  char           *statement;
  char           *href;
  HvDay           effective;
  HvBinding       binding;
  HvApproval      approval;
} HvEditionDocument;

struct _HvEdition
{
  HvDb        *db;
  HvSearch    *search;
  GHashTable  *documents;     /* row → HvEditionDocument */
  char       **languages;
  guint        number;
  HvStmt      *unit_by_name;
  HvStmt      *unit_by_row;
  HvStmt      *row;
};

HvEditionDocument *hv_edition_find_document (HvEdition               *edition,
                                             const char              *name,
                                             const char              *lang,
                                             const char              *in_use);
char              *hv_edition_key           (HvEdition               *edition,
                                             const HvEditionDocument *document,
                                             const char              *element,
                                             const char              *in_use);
HvDocumentInfo    *hv_edition_document_info (const HvEditionDocument *document);

G_END_DECLS
