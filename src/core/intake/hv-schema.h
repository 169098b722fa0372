/* hv-schema.h: whether a document follows the vocabulary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "hv-document.h"
#include "hv-finding.h"

G_BEGIN_DECLS

/**
 * HvSchema: the vocabulary, compiled so that one unit can be validated at a
 * time. Used by one thread at a time.
 */
typedef struct _HvSchema HvSchema;

/**
 * HvSchemaOrder: the children of one document's root as they pass by.
 */
typedef struct _HvSchemaOrder HvSchemaOrder;

HvSchema      *hv_schema_new         (GError         **error);
void           hv_schema_free        (HvSchema        *schema);
HvFinding     *hv_schema_check_root  (HvSchema        *schema,
                                      xmlNode         *root,
                                      const char      *file,
                                      guint            line);
HvFinding     *hv_schema_check_child (HvSchema        *schema,
                                      HvDocumentType   type,
                                      xmlNode         *child,
                                      const char      *file,
                                      guint            line);

HvSchemaOrder *hv_schema_order_new   (HvSchema        *schema,
                                      HvDocumentType   type);
void           hv_schema_order_free  (HvSchemaOrder   *order);
HvFinding     *hv_schema_order_step  (HvSchemaOrder   *order,
                                      xmlNode         *child,
                                      const char      *file,
                                      guint            line);
HvFinding     *hv_schema_order_end   (HvSchemaOrder   *order,
                                      const char      *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSchema, hv_schema_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvSchemaOrder, hv_schema_order_free)

G_END_DECLS
