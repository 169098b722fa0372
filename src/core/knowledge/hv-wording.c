/* hv-wording.c: what a text says, apart from how it is marked up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-normal.h"
#include "hv-reader-private.h"

/* Parts of a unit that nobody says and no approval is about: how callers word
 * it, so that a better chance of being found costs no approval, and remarks on
 * rules. */
static gboolean
is_beside_the_wording (xmlNode *node)
{
  return hv_xml_is (node, "alternatives") || hv_xml_is (node, "keywords")
         || hv_xml_is (node, "accept");
}

static void
append_text (xmlNode  *node,
             gboolean  with_sections,
             GString  *text)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *href = NULL;

      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_string_append (text, (const char *) child->content);
      if (child->type != XML_ELEMENT_NODE || is_beside_the_wording (child)
          || (!with_sections && hv_xml_is (child, "section")))
        continue;
      if (!hv_xml_is_inline (child))
        g_string_append_c (text, ' ');
      append_text (child, with_sections, text);
      href = hv_xml_attribute (child, "href");
      if (href != NULL)
        g_string_append_printf (text, " <%s>", href);
      if (!hv_xml_is_inline (child))
        g_string_append_c (text, ' ');
    }
}

static char *
hash_text (xmlNode  *node,
           gboolean  with_sections)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *own = hv_xml_attribute (node, "href");
  g_autofree char *normal = NULL;

  append_text (node, with_sections, text);
  if (own != NULL)
    g_string_append_printf (text, " <%s>", own);
  normal = hv_normal_text (text->str);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, normal, -1);
}

/**
 * hv_reader_wording:
 * @node: the element of a unit
 *
 * What an approval binds to: the text, NFC, white space collapsed, targets of
 * links included, other markup ignored. Alternatives and keywords are not part
 * of it; a section's wording is without the sections inside it.
 *
 * Returns: (transfer full): SHA-256 in hexadecimal
 */
char *
hv_reader_wording (xmlNode *node)
{
  return hash_text (node, FALSE);
}

/* What an approval does not bind to, and what says nothing of its own. */
static gboolean
is_no_detail (const xmlAttr *attribute)
{
  static const char * const names[] = { "id", "lang", "translate", "locNote" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp ((const char *) attribute->name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
append_lines (xmlNode *node,
              GString *details)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_auto (GStrv) lines = g_strsplit ((const char *) content, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *normal = hv_normal_text (*line);

      if (*normal != '\0')
        g_string_append_printf (details, "%s: %s\n", node->name, normal);
    }
  xmlFree (content);
}

static void
append_details (xmlNode *node,
                GString *details)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *value = is_no_detail (attribute)
        ? NULL : hv_xml_attribute (node, (const char *) attribute->name);
      g_autofree char *normal = value != NULL ? hv_normal_text (value) : NULL;

      if (normal != NULL)
        g_string_append_printf (details, "%s %s: %s\n", node->name, attribute->name, normal);
    }
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE || hv_xml_is (child, "section")
          || hv_xml_is (child, "approval") || hv_xml_is (child, "accept"))
        continue;
      if (hv_xml_is (child, "alternatives") || hv_xml_is (child, "keywords"))
        append_lines (child, details);
      else
        append_details (child, details);
    }
}

/**
 * hv_reader_details:
 * @node: the element of a unit
 *
 * What a unit has beside its words, and what may differ while its wording does
 * not: codes, dates, terms, what it cites, how callers put it. Its approval and
 * what it accepts are no part of it, nor are the sections inside it.
 *
 * Returns: (transfer full): a line for each
 */
char *
hv_reader_details (xmlNode *node)
{
  GString *details = g_string_new (NULL);

  append_details (node, details);
  return g_string_free (details, FALSE);
}

static void
collect_elements (xmlNode    *node,
                  GHashTable *elements)
{
  g_autofree char *id = hv_xml_attribute (node, "id");

  if (id != NULL)
    g_hash_table_replace (elements, g_steal_pointer (&id), hash_text (node, TRUE));
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      collect_elements (child, elements);
}

/**
 * hv_reader_elements:
 * @node: a child of a document's root
 *
 * Returns: (transfer full) (element-type utf8 utf8): for every id in it, its
 *   own too, the SHA-256 of that element's whole text: what a citation of it
 *   is compared by
 */
GHashTable *
hv_reader_elements (xmlNode *node)
{
  GHashTable *elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  collect_elements (node, elements);
  return elements;
}

static void
drop_sections (xmlNode *node)
{
  xmlNode *next;

  for (xmlNode *child = node->children; child != NULL; child = next)
    {
      next = child->next;
      if (hv_xml_is (child, "section"))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
    }
}

/**
 * hv_reader_serialize:
 * @node: the element of a unit
 *
 * Returns: (transfer full): the unit as a small document with its namespace, a
 *   section without the sections inside it
 */
GBytes *
hv_reader_serialize (xmlNode *node)
{
  xmlDoc *doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *copy = xmlDocCopyNode (node, doc, 1);
  xmlChar *text = NULL;
  int size = 0;
  GBytes *bytes;

  xmlDocSetRootElement (doc, copy);
  xmlReconciliateNs (doc, copy);
  if (hv_xml_is (copy, "section"))
    drop_sections (copy);
  xmlDocDumpMemoryEnc (doc, &text, &size, "UTF-8");
  bytes = g_bytes_new (text, size);
  xmlFree (text);
  xmlFreeDoc (doc);
  return bytes;
}

static xmlNode *
find_id (xmlNode    *node,
         const char *id)
{
  g_autofree char *own = hv_xml_attribute (node, "id");

  if (g_strcmp0 (own, id) == 0)
    return node;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        xmlNode *found = find_id (child, id);

        if (found != NULL)
          return found;
      }
  return NULL;
}

/**
 * hv_reader_element_blocks:
 * @unit: the element of a unit
 * @id: the id of an element in it, or its own
 *
 * Returns: (transfer full) (nullable) (element-type HvBlock): the literal text
 *   of that element alone, %NULL when there is none
 */
GPtrArray *
hv_reader_element_blocks (xmlNode    *unit,
                          const char *id)
{
  xmlNode *found = find_id (unit, id);
  GPtrArray *blocks;
  xmlNode wrapper = { .type = XML_ELEMENT_NODE };
  xmlNode *next;

  if (found == NULL)
    return NULL;
  blocks = hv_blocks_new ();
  if (hv_reader_unit_kind (found->name) != HV_KIND_NONE)
    {
      hv_reader_blocks (found, blocks);
      return blocks;
    }
  next = found->next;
  found->next = NULL;
  wrapper.children = found;
  if (hv_xml_is (found, "item"))
    {
      xmlNode list = { .type = XML_ELEMENT_NODE, .name = (const xmlChar *) "list",
                       .ns = found->ns, .children = found };

      wrapper.children = &list;
      hv_reader_blocks (&wrapper, blocks);
    }
  else
    hv_reader_blocks (&wrapper, blocks);
  found->next = next;
  return blocks;
}
