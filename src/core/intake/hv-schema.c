/* hv-schema.c: whether a document follows the vocabulary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole tree of a large document would not fit in memory, and streaming
 * validation reports one mistake a hundred times. So for each type of document
 * there is a grammar whose start is any child of its root; the root's own
 * attributes and the order of its children are checked beside it.
 */
#include "hv-schema-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "hv-error.h"

#define SCHEMA_RESOURCE "/org/houvast/core/schema/houvast.rng"

static const char * const root_names[] = {
  [HV_DOCUMENT_STATEMENT] = "statement",
  [HV_DOCUMENT_FAQ] = "faq",
  [HV_DOCUMENT_APPROVALS] = "approvals",
};

#define N_ROOTS G_N_ELEMENTS (root_names)

struct _HvSchema
{
  xmlDoc     *grammar;
  xmlNode    *roots[N_ROOTS];       /* the "element" of each root */
  xmlRelaxNG *children[N_ROOTS];    /* valid for any child of it */
};

struct _HvSchemaOrder
{
  HvModel    *model;
  const char *root;
  HvPlace     place;
  guint       line;
};

static xmlNode *
find_start (xmlDoc *grammar)
{
  for (xmlNode *node = xmlDocGetRootElement (grammar)->children; node != NULL; node = node->next)
    if (hv_pattern_is (node, "start"))
      return node;
  return NULL;
}

static void
collect_children (xmlNode *pattern,
                  xmlNode *choice)
{
  xmlNode *from = hv_pattern_is (pattern, "ref") ? hv_pattern_resolve (pattern) : pattern;

  for (xmlNode *part = from != NULL ? from->children : NULL; part != NULL; part = part->next)
    if (hv_pattern_is (part, "element"))
      xmlAddChild (choice, xmlDocCopyNode (part, choice->doc, 1));
    else if (part->type == XML_ELEMENT_NODE && !hv_pattern_is (part, "attribute"))
      collect_children (part, choice);
}

/* The same grammar, but with what may stand in @root for its start. */
static xmlRelaxNG *
compile_children (xmlDoc  *grammar,
                  xmlNode *root)
{
  xmlDoc *copy = xmlCopyDoc (grammar, 1);
  xmlNode *start = find_start (copy);
  xmlRelaxNGParserCtxt *parser;
  xmlRelaxNG *compiled;
  xmlNode *choice;

  xmlUnlinkNode (start);
  xmlFreeNode (start);
  start = xmlNewChild (xmlDocGetRootElement (copy), xmlDocGetRootElement (copy)->ns,
                       (const xmlChar *) "start", NULL);
  choice = xmlNewChild (start, start->ns, (const xmlChar *) "choice", NULL);
  collect_children (root, choice);
  parser = xmlRelaxNGNewDocParserCtxt (copy);
  compiled = xmlRelaxNGParse (parser);
  xmlRelaxNGFreeParserCtxt (parser);
  xmlFreeDoc (copy);
  return compiled;
}

static gboolean
compile (HvSchema *schema)
{
  xmlNode *start = find_start (schema->grammar);

  for (gsize type = 0; type < N_ROOTS; type++)
    {
      if (root_names[type] == NULL)
        continue;
      schema->roots[type] = start != NULL ? hv_pattern_child (start, root_names[type]) : NULL;
      if (schema->roots[type] == NULL)
        return FALSE;
      schema->children[type] = compile_children (schema->grammar, schema->roots[type]);
      if (schema->children[type] == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * hv_schema_new:
 *
 * Returns: (transfer full) (nullable): the vocabulary as compiled into the
 *   program
 */
HvSchema *
hv_schema_new (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SCHEMA_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                      error);
  g_autoptr (HvSchema) schema = NULL;
  gsize size;
  const char *text;

  if (bytes == NULL)
    return NULL;
  schema = g_new0 (HvSchema, 1);
  text = g_bytes_get_data (bytes, &size);
  schema->grammar = xmlReadMemory (text, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
  if (schema->grammar == NULL || !compile (schema))
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("The schema of the vocabulary cannot be used. Install the program "
                             "again."));
      return NULL;
    }
  return g_steal_pointer (&schema);
}

void
hv_schema_free (HvSchema *schema)
{
  if (schema == NULL)
    return;
  for (gsize type = 0; type < N_ROOTS; type++)
    if (schema->children[type] != NULL)
      xmlRelaxNGFree (schema->children[type]);
  xmlFreeDoc (schema->grammar);
  g_free (schema);
}

/**
 * hv_schema_check_root:
 * @root: a root element of a type that the vocabulary has; only its attributes
 *   are looked at
 *
 * Returns: (transfer full) (nullable): what is wrong
 */
HvFinding *
hv_schema_check_root (HvSchema   *schema,
                      xmlNode    *root,
                      const char *file,
                      guint       line)
{
  HvDocumentType type = hv_document_type_parse ((const char *) root->name);

  return hv_explain_attributes (root, schema->roots[type], file, line);
}

static void
ignore_cb (void       *user_data,
           const char *message,
           ...)
{
}

/**
 * hv_schema_check_child:
 * @type: of the document
 * @child: a child of its root, root of a document of its own
 * @line: where it begins
 *
 * Returns: (transfer full) (nullable): the first thing that is wrong in it
 */
HvFinding *
hv_schema_check_child (HvSchema       *schema,
                       HvDocumentType  type,
                       xmlNode        *child,
                       const char     *file,
                       guint           line)
{
  xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt (schema->children[type]);
  xmlNode *pattern;
  HvFinding *finding;
  int result;

  xmlRelaxNGSetValidErrors (validator, ignore_cb, ignore_cb, NULL);
  result = xmlRelaxNGValidateDoc (validator, child->doc);
  xmlRelaxNGFreeValidCtxt (validator);
  if (result == 0)
    return NULL;
  pattern = hv_pattern_child (schema->roots[type], (const char *) child->name);
  finding = pattern != NULL ? hv_explain_element (child, pattern, file, line) : NULL;
  if (finding == NULL && pattern != NULL)
    finding = hv_explain_mixed (child, file, line);
  if (finding != NULL || pattern == NULL)
    return finding;
  return hv_finding_new (file, line, 0, HV_SEVERITY_ERROR, "schema",
                         _("<%s> does not follow the vocabulary."), child->name);
}

/**
 * hv_schema_order_new:
 * @schema: must outlive the order
 *
 * Returns: (transfer full): a check of the order of the root's children
 */
HvSchemaOrder *
hv_schema_order_new (HvSchema       *schema,
                     HvDocumentType  type)
{
  HvSchemaOrder *order = g_new0 (HvSchemaOrder, 1);

  order->model = hv_model_new (schema->roots[type]);
  order->root = root_names[type];
  return order;
}

void
hv_schema_order_free (HvSchemaOrder *order)
{
  if (order == NULL)
    return;
  hv_model_free (order->model);
  g_free (order);
}

/**
 * hv_schema_order_step:
 * @child: the next child of the root
 *
 * Returns: (transfer full) (nullable): why it may not stand there
 */
HvFinding *
hv_schema_order_step (HvSchemaOrder *order,
                      xmlNode       *child,
                      const char    *file,
                      guint          line)
{
  order->line = line;
  return hv_explain_step (order->model, &order->place, child, order->root, file, line);
}

/**
 * hv_schema_order_end:
 *
 * Returns: (transfer full) (nullable): what the document still needs
 */
HvFinding *
hv_schema_order_end (HvSchemaOrder *order,
                     const char    *file)
{
  return hv_explain_end (order->model, &order->place, order->root, file, order->line);
}
