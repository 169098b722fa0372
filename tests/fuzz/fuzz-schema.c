/* fuzz-schema.c: any XML, and why it does not follow the vocabulary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The elements go straight to the schema, without what an intake does around it,
 * so that many more of them can be tried.
 */
#include "hv-fuzz.h"

#include <libxml/parser.h>

#include "hv-reader.h"
#include "hv-schema.h"

static HvSchema *schema;

void
hv_fuzz_set_up (void)
{
  g_autoptr (GError) error = NULL;

  schema = hv_schema_new (&error);
  g_assert_no_error (error);
}

static void
take (HvFinding *finding)
{
  if (finding == NULL)
    return;
  g_assert_true (*finding->message != '\0');
  g_assert_true (g_utf8_validate (finding->message, -1, NULL));
  g_assert_cmpstr (finding->file, ==, "fuzz.xml");
  hv_finding_free (finding);
}

static void
check_child (HvDocumentType  type,
             xmlNode        *child)
{
  xmlDoc *unit = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *copy = xmlDocCopyNode (child, unit, 1);

  xmlDocSetRootElement (unit, copy);
  xmlReconciliateNs (unit, copy);
  take (hv_schema_check_child (schema, type, copy, "fuzz.xml", 1));
  xmlFreeDoc (unit);
}

static void
check_root (xmlNode *root)
{
  HvDocumentType type = hv_reader_root_type (root->name);
  g_autoptr (HvSchemaOrder) order = NULL;

  if (type == HV_DOCUMENT_NONE)
    return;
  take (hv_schema_check_root (schema, root, "fuzz.xml", 1));
  order = hv_schema_order_new (schema, type);
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    {
      HvFinding *finding;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      finding = hv_schema_order_step (order, child, "fuzz.xml", 1);
      if (finding == NULL)
        check_child (type, child);
      take (finding);
    }
  take (hv_schema_order_end (order, "fuzz.xml"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = hv_fuzz_copy (data, size);
  xmlDoc *document = xmlReadMemory (text, size, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  /* Nothing with a DOCTYPE comes as far as this. */
  if (document != NULL && document->intSubset == NULL && xmlDocGetRootElement (document) != NULL)
    check_root (xmlDocGetRootElement (document));
  xmlFreeDoc (document);
  return 0;
}
