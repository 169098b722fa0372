/* hv-xml.c: attributes and children of elements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-xml.h"

#include <string.h>

/**
 * hv_xml_attribute:
 *
 * Returns: (transfer full) (nullable): the value of an attribute
 */
char *
hv_xml_attribute (xmlNode    *node,
                  const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/**
 * hv_xml_list:
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the words of a
 *   list-valued attribute, %NULL when it is not there or empty
 */
char **
hv_xml_list (xmlNode    *node,
             const char *name)
{
  g_autofree char *value = hv_xml_attribute (node, name);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean any = FALSE;

  if (value == NULL)
    return NULL;
  parts = g_strsplit_set (value, " \t\r\n", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      {
        g_strv_builder_add (words, *part);
        any = TRUE;
      }
  return any ? g_strv_builder_end (words) : NULL;
}

/**
 * hv_xml_day:
 *
 * Returns: the day that an attribute names; 0 for none
 */
HvDay
hv_xml_day (xmlNode    *node,
            const char *name)
{
  g_autofree char *value = hv_xml_attribute (node, name);

  return value != NULL ? hv_day_parse (g_strstrip (value)) : 0;
}

/**
 * hv_xml_is:
 *
 * Returns: whether a node is the element @name of knowledge documents
 */
gboolean
hv_xml_is (xmlNode    *node,
           const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0
         && node->ns != NULL && g_strcmp0 ((const char *) node->ns->href, HV_XML_NAMESPACE) == 0;
}

/**
 * hv_xml_child:
 *
 * Returns: (transfer none) (nullable): the first child that is @name
 */
xmlNode *
hv_xml_child (xmlNode    *node,
              const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (hv_xml_is (child, name))
      return child;
  return NULL;
}

/**
 * hv_xml_is_inline:
 *
 * Returns: whether @node stands in the run of a text, and parts no words
 */
gboolean
hv_xml_is_inline (xmlNode *node)
{
  return hv_xml_is (node, "em") || hv_xml_is (node, "link") || hv_xml_is (node, "term")
         || hv_xml_is (node, "field");
}
