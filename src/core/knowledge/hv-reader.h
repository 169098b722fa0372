/* hv-reader.h: knowledge documents read from XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-unit.h"
#include "hv-xml.h"

G_BEGIN_DECLS

/**
 * HvSigned: one line of an approvals document.
 * @unit: "document#element", or "document" for a statement as a whole
 * @lang: (nullable): its language
 * @wording: (nullable): SHA-256 of the wording, %NULL when withdrawn
 * @cited: (nullable): SHA-256 of the cited texts
 */
typedef struct
{
  char       *unit;
  char       *lang;
  char       *wording;
  char       *cited;
  HvApproval  approval;
  char       *reason;
} HvSigned;

/**
 * HvReaderFunc: called for a unit's element and, when it is a section, for each
 * section inside it with the id of the one it stands in and its depth.
 */
typedef void (* HvReaderFunc) (xmlNode    *unit,
                               const char *parent,
                               guint       depth,
                               gpointer    user_data);

HvSigned   *hv_signed_new              (void);
void        hv_signed_free             (HvSigned       *entry);

HvDocumentType hv_reader_root_type     (const xmlChar  *name);
HvKind      hv_reader_unit_kind        (const xmlChar  *name);
void        hv_reader_foreach_unit     (xmlNode        *child,
                                        HvReaderFunc    func,
                                        gpointer        user_data);
HvUnit     *hv_reader_unit             (xmlNode        *node);
HvUnit     *hv_reader_unit_from_bytes  (GBytes         *xml,
                                        GError        **error);
void        hv_reader_document_root    (HvDocument     *document,
                                        xmlNode        *root);
void        hv_reader_document_part    (HvDocument     *document,
                                        xmlNode        *part);
xmlDoc     *hv_reader_parse            (GBytes         *xml,
                                        GError        **error);
HvSigned   *hv_reader_signed           (xmlNode        *node);
void        hv_reader_approval         (xmlNode        *node,
                                        HvApproval     *approval);

char       *hv_reader_wording          (xmlNode        *node);
char       *hv_reader_details          (xmlNode        *node);
GHashTable *hv_reader_elements         (xmlNode        *node);
GBytes     *hv_reader_serialize        (xmlNode        *node);
GPtrArray  *hv_reader_element_blocks   (xmlNode        *unit,
                                        const char     *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSigned, hv_signed_free)

G_END_DECLS
