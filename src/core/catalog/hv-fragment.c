/* hv-fragment.c: the words of a translator as XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands between words must come back as it was: a field that is lost makes
 * a letter without a date, one that is doubled asks for it twice.
 */
#include "hv-fragment.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "hv-reader.h"

/**
 * hv_fragment_parse:
 * @markup: running text with tags
 *
 * Returns: (transfer full) (nullable): a document with the words in its root,
 *   %NULL when the tags are not balanced or a character stands bare
 */
xmlDoc *
hv_fragment_parse (const char *markup)
{
  g_autofree char *xml = g_strconcat ("<words xmlns=\"" HV_XML_NAMESPACE "\">", markup, "</words>",
                                      NULL);
  gsize size = strlen (xml);
  xmlDoc *doc = size <= G_MAXINT
    ? xmlReadMemory (xml, (int) size, NULL, "UTF-8",
                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA)
    : NULL;

  /* "</words><words>" is balanced too, but two roots are no document. */
  if (doc != NULL && xmlDocGetRootElement (doc) == NULL)
    g_clear_pointer (&doc, xmlFreeDoc);
  return doc;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* A tag as it is written, its attributes in order of their names. */
static char *
describe (xmlNode *element)
{
  g_autoptr (GPtrArray) attributes = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "<%s", (const char *) element->name);
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value = xmlGetProp (element, attribute->name);

      g_ptr_array_add (attributes, g_strdup_printf (" %s=\"%s\"", (const char *) attribute->name,
                                                    (const char *) value));
      xmlFree (value);
    }
  g_ptr_array_sort (attributes, compare_strings);
  for (guint i = 0; i < attributes->len; i++)
    g_string_append (text, g_ptr_array_index (attributes, i));
  g_string_append_c (text, '>');
  return g_string_free (text, FALSE);
}

/* Emphasis may move, come and go; everything else stands for something. The key
 * of a tag has those around it, so that an option stays in its field. */
static void
count (xmlNode    *parent,
       const char *around,
       GHashTable *tags,
       int         step)
{
  for (xmlNode *child = xmlFirstElementChild (parent); child != NULL;
       child = xmlNextElementSibling (child))
    {
      g_autofree char *tag = describe (child);
      g_autofree char *key = g_strconcat (around, tag, NULL);
      int before = GPOINTER_TO_INT (g_hash_table_lookup (tags, key));

      count (child, key, tags, step);
      if (strcmp (key, "<em>") != 0)
        g_hash_table_insert (tags, g_steal_pointer (&key), GINT_TO_POINTER (before + step));
    }
}

static xmlNode *
find_empty (xmlNode *parent)
{
  for (xmlNode *child = xmlFirstElementChild (parent); child != NULL;
       child = xmlNextElementSibling (child))
    {
      xmlChar *content = xmlNodeGetContent (child);
      gboolean empty = content == NULL || content[strspn ((const char *) content, " \t\r\n")] == '\0';
      xmlNode *inside = find_empty (child);

      xmlFree (content);
      if (empty)
        return child;
      if (inside != NULL)
        return inside;
    }
  return NULL;
}

/**
 * hv_fragment_compare:
 * @original: the element that is translated
 * @translation: the element with the words of the translator
 *
 * Returns: (transfer full) (nullable): what is wrong, in words for the
 *   translator; %NULL when all tags came back
 */
char *
hv_fragment_compare (xmlNode *original,
                     xmlNode *translation)
{
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) keys = NULL;
  xmlNode *empty;

  count (original, "", tags, 1);
  count (translation, "", tags, -1);
  keys = g_list_sort (g_hash_table_get_keys (tags), (GCompareFunc) strcmp);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      int missing = GPOINTER_TO_INT (g_hash_table_lookup (tags, key->data));

      if (missing > 0)
        return g_strdup_printf (_("%s is lost in the translation. Put it back as it is in the "
                                  "original."), (char *) key->data);
      if (missing < 0)
        return g_strdup_printf (_("%s is not in the original, or not as often. Take it out."),
                                (char *) key->data);
    }
  empty = find_empty (original) == NULL ? find_empty (translation) : NULL;
  if (empty != NULL)
    {
      g_autofree char *tag = describe (empty);

      return g_strdup_printf (_("There are no words in %s. Translate what the original has there."),
                              tag);
    }
  return NULL;
}

/* A copy brings its own declaration of the namespace, and a message has tags
 * without prefixes: what was its:locNote there is no attribute of ours. */
static void
put_in_namespace (xmlNode *node,
                  xmlNs   *ns)
{
  node->ns = ns;
  g_clear_pointer (&node->nsDef, xmlFreeNsList);
  xmlUnsetProp (node, (const xmlChar *) "translate");
  xmlUnsetProp (node, (const xmlChar *) "locNote");
  for (xmlNode *child = xmlFirstElementChild (node); child != NULL;
       child = xmlNextElementSibling (child))
    put_in_namespace (child, ns);
}

/**
 * hv_fragment_put:
 * @element: keeps its attributes; what is inside it goes
 * @words: the element with what comes in its place
 */
void
hv_fragment_put (xmlNode *element,
                 xmlNode *words)
{
  xmlNode *copies;

  for (xmlNode *child = element->children, *next; child != NULL; child = next)
    {
      next = child->next;
      xmlUnlinkNode (child);
      xmlFreeNode (child);
    }
  copies = xmlDocCopyNodeList (element->doc, words->children);
  for (xmlNode *copy = copies, *next; copy != NULL; copy = next)
    {
      next = copy->next;
      if (copy->type == XML_ELEMENT_NODE)
        put_in_namespace (copy, element->ns);
      if (copy->type == XML_ELEMENT_NODE || copy->type == XML_TEXT_NODE)
        xmlAddChild (element, copy);
      else
        xmlFreeNode (copy);
    }
}
