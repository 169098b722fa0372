/* hv-its.c: which texts of a document are translated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Internationalization Tag Set 2.0, https://www.w3.org/TR/its20/: the data
 * categories that houvast.its uses, and what gettext adds to them (its manual,
 * "Preparing Rules for XML Internationalization").
 */
#include "hv-its.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "hv-error.h"
#include "hv-its-private.h"
#include "hv-reader.h"

#define RULES "/org/houvast/core/its/houvast.its"
#define ITS_NAMESPACE "http://www.w3.org/2005/11/its"
#define DEPTH 256

struct _HvIts
{
  xmlDoc *rules;
};

typedef enum
{
  UNSAID,
  NO,
  YES,
} Answer;

/* What the rules say of one element; later rules take the place of earlier ones. */
typedef struct
{
  Answer       translate;
  Answer       within;
  Answer       escape;
  HvItsSpace   space;
  const char  *context;        /* XPath */
  const char  *note;           /* of the rule, or NULL for the pointer */
  const char  *note_pointer;   /* XPath */
} Said;

/* One document under the rules. */
typedef struct
{
  xmlXPathContext *xpath;
  GHashTable      *said;       /* xmlNode → Said */
  GStringChunk    *strings;
  GPtrArray       *texts;
} Finding;

static gboolean
is_named (xmlNode    *node,
          const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/**
 * hv_its_new:
 *
 * Returns: (transfer full) (nullable): the rules of the program
 */
HvIts *
hv_its_new (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RULES, 0, error);
  HvIts *its;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  its = g_new0 (HvIts, 1);
  its->rules = xmlReadMemory (data, (int) size, RULES, "UTF-8", XML_PARSE_NONET);
  if (its->rules == NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("“%s” cannot be read."), RULES);
      g_clear_pointer (&its, hv_its_free);
    }
  return its;
}

void
hv_its_free (HvIts *its)
{
  if (its == NULL)
    return;
  xmlFreeDoc (its->rules);
  g_free (its);
}

static const char *
keep (Finding *finding,
      char    *string)
{
  g_autofree char *own = string;

  return own != NULL ? g_string_chunk_insert_const (finding->strings, own) : NULL;
}

static Answer
read_answer (xmlNode    *rule,
             const char *name)
{
  g_autofree char *value = hv_xml_attribute (rule, name);

  return value == NULL ? UNSAID : strcmp (value, "yes") == 0 ? YES : NO;
}

static HvItsSpace
read_space (xmlNode *rule)
{
  g_autofree char *value = hv_xml_attribute (rule, "space");

  return g_strcmp0 (value, "trim") == 0 ? HV_ITS_SPACE_TRIM
         : g_strcmp0 (value, "preserve") == 0 ? HV_ITS_SPACE_KEEP : HV_ITS_SPACE_COLLAPSE;
}

static void
read_note (Finding *finding,
           xmlNode *rule,
           Said    *said)
{
  said->note = NULL;
  said->note_pointer = keep (finding, hv_xml_attribute (rule, "locNotePointer"));
  for (xmlNode *child = rule->children; child != NULL; child = child->next)
    if (is_named (child, "locNote"))
      {
        xmlChar *text = xmlNodeGetContent (child);

        said->note = keep (finding, g_strdup ((const char *) text));
        xmlFree (text);
      }
}

static void
say (Finding *finding,
     xmlNode *rule,
     xmlNode *node)
{
  Said *said = g_hash_table_lookup (finding->said, node);

  if (said == NULL)
    {
      said = g_new0 (Said, 1);
      g_hash_table_insert (finding->said, node, said);
    }
  if (is_named (rule, "translateRule"))
    said->translate = read_answer (rule, "translate");
  else if (is_named (rule, "withinTextRule"))
    said->within = read_answer (rule, "withinText");
  else if (is_named (rule, "preserveSpaceRule"))
    said->space = read_space (rule);
  else if (is_named (rule, "escapeRule"))
    said->escape = read_answer (rule, "escape");
  else if (is_named (rule, "contextRule"))
    said->context = keep (finding, hv_xml_attribute (rule, "contextPointer"));
  else if (is_named (rule, "locNoteRule"))
    read_note (finding, rule, said);
}

static void
apply_rule (Finding *finding,
            xmlNode *rule)
{
  g_autofree char *selector = hv_xml_attribute (rule, "selector");
  xmlXPathObject *found;

  if (selector == NULL)
    return;
  finding->xpath->node = (xmlNode *) finding->xpath->doc;
  found = xmlXPathEvalExpression ((const xmlChar *) selector, finding->xpath);
  for (int i = 0; found != NULL && found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    say (finding, rule, found->nodesetval->nodeTab[i]);
  xmlXPathFreeObject (found);
}

static const Said *
said_of (Finding *finding,
         xmlNode *node)
{
  static const Said nothing = { 0 };
  const Said *said = g_hash_table_lookup (finding->said, node);

  return said != NULL ? said : &nothing;
}

static gboolean
is_element (xmlNode *node)
{
  return node != NULL && node->type == XML_ELEMENT_NODE;
}

/* Said on the element itself, by a rule, or of the element around it. */
static gboolean
is_translated (Finding *finding,
               xmlNode *node)
{
  for (; is_element (node); node = node->parent)
    {
      xmlChar *own = xmlGetNsProp (node, (const xmlChar *) "translate",
                                   (const xmlChar *) ITS_NAMESPACE);
      Answer answer = own == NULL ? said_of (finding, node)->translate
                      : strcmp ((const char *) own, "yes") == 0 ? YES : NO;

      xmlFree (own);
      if (answer != UNSAID)
        return answer == YES;
    }
  return TRUE;
}

/* Whether @node with all inside it is one text. */
static gboolean
is_text (Finding *finding,
         xmlNode *node,
         guint    depth)
{
  if (!is_translated (finding, node)
      || (depth > 0 && said_of (finding, node)->within != YES)
      || depth > DEPTH)
    return FALSE;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    switch ((int) child->type)
      {
      case XML_ELEMENT_NODE:
        if (!is_text (finding, child, depth + 1))
          return FALSE;
        break;
      case XML_TEXT_NODE:
      case XML_CDATA_SECTION_NODE:
      case XML_COMMENT_NODE:
        break;
      default:
        return FALSE;
      }
  return TRUE;
}

/* The words that an expression of the rules gives. */
static char *
point (Finding    *finding,
       xmlNode    *node,
       const char *expression)
{
  xmlXPathObject *found;
  xmlChar *value;
  char *copy;

  finding->xpath->node = node;
  found = xmlXPathEvalExpression ((const xmlChar *) expression, finding->xpath);
  value = found != NULL ? xmlXPathCastToString (found) : NULL;
  copy = g_strdup (value != NULL && *value != '\0' ? (const char *) value : NULL);
  xmlFree (value);
  xmlXPathFreeObject (found);
  return copy;
}

/* A note counts for all that is inside an element, unless more is said there. */
static char *
note_of (Finding *finding,
         xmlNode *node)
{
  for (xmlNode *at = node; is_element (at); at = at->parent)
    {
      const Said *said = said_of (finding, at);
      xmlChar *own = xmlGetNsProp (at, (const xmlChar *) "locNote",
                                   (const xmlChar *) ITS_NAMESPACE);
      char *note = g_strdup ((const char *) own);

      xmlFree (own);
      if (note == NULL)
        note = g_strdup (said->note);
      if (note != NULL)
        return note;
      if (said->note_pointer != NULL)
        return point (finding, node, said->note_pointer);
    }
  return NULL;
}

static void
text_free (gpointer data)
{
  HvItsText *text = data;

  g_free (text->context);
  g_free (text->text);
  g_free (text->note);
  g_free (text);
}

static void
add_text (Finding  *finding,
          xmlNode  *node,
          gboolean  whole)
{
  const Said *said = said_of (finding, node);
  g_autofree char *content = whole ? hv_its_content (node, said->space, said->escape != NO) : NULL;
  HvItsText *text;

  if (whole && *content == '\0')
    return;
  text = g_new0 (HvItsText, 1);
  text->node = node;
  text->text = g_steal_pointer (&content);
  text->is_markup = said->escape != NO;
  text->note = note_of (finding, node);
  text->context = said->context != NULL ? point (finding, node, said->context) : NULL;
  g_ptr_array_add (finding->texts, text);
}

static gboolean
has_words (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        && !xmlIsBlankNode (child))
      return TRUE;
  return FALSE;
}

static void
find_in (Finding *finding,
         xmlNode *node,
         guint    depth)
{
  if (is_text (finding, node, 0))
    {
      add_text (finding, node, TRUE);
      return;
    }
  if (has_words (node) && is_translated (finding, node))
    add_text (finding, node, FALSE);
  for (xmlNode *child = node->children; child != NULL && depth < DEPTH; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      find_in (finding, child, depth + 1);
}

/**
 * hv_its_find_texts:
 * @doc: a document, parsed with %HV_ITS_PARSE_OPTIONS; must outlive the result
 *
 * Returns: (transfer full) (element-type HvItsText): the messages that xgettext
 *   would extract, in document order, and the words that it would pass by
 */
GPtrArray *
hv_its_find_texts (HvIts  *its,
                   xmlDoc *doc)
{
  xmlNode *rules = xmlDocGetRootElement (its->rules);
  Finding finding = {
    .xpath = xmlXPathNewContext (doc),
    .said = g_hash_table_new_full (NULL, NULL, NULL, g_free),
    .strings = g_string_chunk_new (1024),
    .texts = g_ptr_array_new_with_free_func (text_free),
  };

  /* Without it, putting elements in order takes time that grows with the square. */
  xmlXPathOrderDocElems (doc);
  for (xmlNode *rule = rules->children; rule != NULL; rule = rule->next)
    if (rule->type == XML_ELEMENT_NODE)
      {
        for (xmlNs *ns = rules->nsDef; ns != NULL; ns = ns->next)
          xmlXPathRegisterNs (finding.xpath, ns->prefix, ns->href);
        apply_rule (&finding, rule);
      }
  find_in (&finding, xmlDocGetRootElement (doc), 0);
  g_string_chunk_free (finding.strings);
  g_hash_table_unref (finding.said);
  xmlXPathFreeContext (finding.xpath);
  return finding.texts;
}
