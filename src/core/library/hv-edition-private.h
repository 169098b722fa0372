/* hv-edition-private.h: shared by the readers of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-edition.h"

G_BEGIN_DECLS

/* Every statement that reads a unit begins so; the columns are those below, in
 * this order. */
#define HV_UNIT_SELECT                                                             \
  "SELECT id, document, name, kind, parent, depth, topic, version, superseded, "   \
  "binding, role, approved_on, review, ref, valid_from, valid_to, audience, xml, " \
  "hash FROM unit "

enum
{
  UNIT_ID, UNIT_DOCUMENT, UNIT_NAME, UNIT_KIND, UNIT_PARENT, UNIT_DEPTH, UNIT_TOPIC, UNIT_VERSION,
  UNIT_SUPERSEDED, UNIT_BINDING, UNIT_ROLE, UNIT_APPROVED_ON, UNIT_REVIEW, UNIT_REF,
  UNIT_VALID_FROM, UNIT_VALID_TO, UNIT_AUDIENCE, UNIT_XML, UNIT_HASH,
};

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
  char           *sha256;
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
GBytes            *hv_edition_checked_bytes (HvStmt                  *stmt,
                                             int                      xml_column,
                                             int                      hash_column,
                                             GError                 **error);
HvUnit            *hv_edition_read_unit     (HvStmt                  *stmt,
                                             GError                 **error);
HvState            hv_edition_row_state     (HvStmt                  *stmt,
                                             HvDay                    day);
gboolean           hv_edition_find_unit     (HvEdition               *edition,
                                             const HvEditionDocument *document,
                                             const char              *id,
                                             gboolean                *found,
                                             GError                 **error);
gboolean           hv_edition_find_elsewhere (HvEdition              *edition,
                                             const char              *name,
                                             const char              *id,
                                             HvDay                    day,
                                             HvEditionDocument      **document,
                                             gboolean                *found,
                                             GError                 **error);
GPtrArray         *hv_edition_read_head     (HvEdition               *edition,
                                             const HvEditionDocument *document,
                                             const char              *id,
                                             GError                 **error);

G_END_DECLS
