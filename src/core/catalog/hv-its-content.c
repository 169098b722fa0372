/* hv-its-content.c: the words of an element as a message has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written here must be, to the letter, what xgettext writes: a message
 * is found by its text. tests/cli/test-catalog.sh compares the two.
 */
#include "hv-its-private.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#define WHITE " \t\n"

/* Runs of white space become one space; those at the ends as well. */
static void
append_collapsed (GString    *out,
                  const char *text)
{
  while (*text != '\0')
    {
      gsize white = strspn (text, WHITE);
      gsize word = strcspn (text + white, WHITE);

      if (white > 0)
        g_string_append_c (out, ' ');
      g_string_append_len (out, text + white, word);
      text += white + word;
    }
}

static char *
spaced (const char *text,
        HvItsSpace  space)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (space == HV_ITS_SPACE_COLLAPSE)
    append_collapsed (out, text);
  else
    g_string_append (out, text);
  return space == HV_ITS_SPACE_TRIM ? g_strdup (g_strstrip (out->str))
                                    : g_string_free (g_steal_pointer (&out), FALSE);
}

/* Quotes need no escaping outside of attributes. */
static char *
escaped (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      default:
        g_string_append_c (out, *c);
      }
  return g_string_free (out, FALSE);
}

static void
append_text (GString    *out,
             xmlNode    *node,
             HvItsSpace  space,
             gboolean    escape)
{
  const char *raw = node->content != NULL ? (const char *) node->content : "";
  g_autofree char *text = escape ? escaped (raw) : g_strdup (raw);
  g_autofree char *done = NULL;

  if (space == HV_ITS_SPACE_COLLAPSE && node->prev == NULL)
    memmove (text, text + strspn (text, WHITE), strlen (text + strspn (text, WHITE)) + 1);
  done = spaced (text, space);
  /* A text of nothing but white space was made empty above, when it is alone. */
  if (space == HV_ITS_SPACE_COLLAPSE && node->next == NULL && strspn (done, WHITE) < strlen (done))
    g_strchomp (done);
  g_string_append (out, done);
}

/* Tags are written by the writer that xgettext uses, and without prefixes. */
static void
append_element (GString    *out,
                xmlNode    *node,
                HvItsSpace  space,
                gboolean    escape)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  g_autofree char *content = hv_its_content (node, space, escape);
  g_autofree char *done = NULL;

  xmlTextWriterStartElement (writer, node->name);
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value = xmlGetProp (node, attribute->name);

      xmlTextWriterWriteAttribute (writer, attribute->name, value);
      xmlFree (value);
    }
  if (*content != '\0')
    xmlTextWriterWriteRaw (writer, (const xmlChar *) content);
  xmlTextWriterEndElement (writer);
  xmlFreeTextWriter (writer);
  done = spaced ((const char *) xmlBufferContent (buffer), space);
  g_string_append (out, done);
  xmlBufferFree (buffer);
}

/**
 * hv_its_content:
 * @node: an element
 * @escape: whether the result is XML; otherwise plain text between tags
 *
 * Returns: (transfer full): the words in @node with the tags inside it
 */
char *
hv_its_content (xmlNode    *node,
                HvItsSpace  space,
                gboolean    escape)
{
  GString *out = g_string_new (NULL);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      append_text (out, child, space, escape);
    else if (child->type == XML_ELEMENT_NODE)
      append_element (out, child, space, escape);
  return g_string_free (out, FALSE);
}
