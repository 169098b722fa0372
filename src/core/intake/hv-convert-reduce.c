/* hv-convert-reduce.c: text in other markup, reduced to what the model knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Elements are known by their local names, whatever format they come from: what
 * is a paragraph in HTML, DocBook or OpenDocument is one here. Scripts and styles
 * leave nothing behind, and what is unknown leaves its text.
 */
#include <libxml/HTMLparser.h>
#include <string.h>

#include "hv-convert-private.h"
#include "hv-reader.h"

/* No text of an honest file is deeper. */
#define MAX_DEPTH 200

typedef enum
{
  ROLE_OTHER,
  ROLE_NOTHING,
  ROLE_BLOCK,
  ROLE_LIST,
  ROLE_ITEM,
  ROLE_CELL,
  ROLE_EM,
  ROLE_LINK,
  ROLE_BREAK,
} Role;

static const struct
{
  const char *name;
  Role        role;
} roles[] = {
  { "script", ROLE_NOTHING }, { "style", ROLE_NOTHING }, { "head", ROLE_NOTHING },
  { "template", ROLE_NOTHING }, { "noscript", ROLE_NOTHING }, { "object", ROLE_NOTHING },
  { "svg", ROLE_NOTHING }, { "math", ROLE_NOTHING }, { "iframe", ROLE_NOTHING },
  { "select", ROLE_NOTHING }, { "textarea", ROLE_NOTHING }, { "note-citation", ROLE_NOTHING },
  { "tracked-changes", ROLE_NOTHING }, { "annotation", ROLE_NOTHING }, { "indexterm", ROLE_NOTHING },
  { "sequence-decls", ROLE_NOTHING }, { "info", ROLE_NOTHING },
  { "p", ROLE_BLOCK }, { "div", ROLE_BLOCK }, { "h", ROLE_BLOCK }, { "h1", ROLE_BLOCK },
  { "h2", ROLE_BLOCK }, { "h3", ROLE_BLOCK }, { "h4", ROLE_BLOCK }, { "h5", ROLE_BLOCK },
  { "h6", ROLE_BLOCK }, { "blockquote", ROLE_BLOCK }, { "pre", ROLE_BLOCK }, { "section", ROLE_BLOCK },
  { "article", ROLE_BLOCK }, { "header", ROLE_BLOCK }, { "footer", ROLE_BLOCK }, { "main", ROLE_BLOCK },
  { "aside", ROLE_BLOCK }, { "figure", ROLE_BLOCK }, { "figcaption", ROLE_BLOCK },
  { "address", ROLE_BLOCK }, { "dt", ROLE_BLOCK }, { "dd", ROLE_BLOCK }, { "tr", ROLE_BLOCK },
  { "caption", ROLE_BLOCK }, { "table", ROLE_BLOCK }, { "form", ROLE_BLOCK }, { "center", ROLE_BLOCK },
  { "para", ROLE_BLOCK }, { "simpara", ROLE_BLOCK }, { "formalpara", ROLE_BLOCK },
  { "title", ROLE_BLOCK }, { "screen", ROLE_BLOCK }, { "programlisting", ROLE_BLOCK },
  { "literallayout", ROLE_BLOCK }, { "informalexample", ROLE_BLOCK }, { "example", ROLE_BLOCK },
  { "note", ROLE_BLOCK }, { "tip", ROLE_BLOCK }, { "warning", ROLE_BLOCK }, { "caution", ROLE_BLOCK },
  { "important", ROLE_BLOCK }, { "row", ROLE_BLOCK }, { "table-row", ROLE_BLOCK },
  { "source", ROLE_BLOCK }, { "fixme", ROLE_BLOCK },
  { "ul", ROLE_LIST }, { "ol", ROLE_LIST }, { "dir", ROLE_LIST }, { "itemizedlist", ROLE_LIST },
  { "orderedlist", ROLE_LIST }, { "simplelist", ROLE_LIST }, { "procedure", ROLE_LIST },
  { "list", ROLE_LIST },
  { "li", ROLE_ITEM }, { "listitem", ROLE_ITEM }, { "member", ROLE_ITEM }, { "step", ROLE_ITEM },
  { "list-item", ROLE_ITEM }, { "list-header", ROLE_ITEM },
  { "td", ROLE_CELL }, { "th", ROLE_CELL }, { "entry", ROLE_CELL }, { "table-cell", ROLE_CELL },
  { "em", ROLE_EM }, { "i", ROLE_EM }, { "b", ROLE_EM }, { "strong", ROLE_EM }, { "emphasis", ROLE_EM },
  { "a", ROLE_LINK }, { "ulink", ROLE_LINK }, { "link", ROLE_LINK },
  { "br", ROLE_BREAK }, { "line-break", ROLE_BREAK }, { "tab", ROLE_BREAK }, { "s", ROLE_BREAK },
};

static Role
role_of (const xmlNode *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp ((const char *) node->name, roles[i].name) == 0)
      return roles[i].role;
  return ROLE_OTHER;
}

static void
walk (HvReduce *reduce,
      xmlNode  *children,
      guint     depth);

static xmlNode *
new_element (xmlNode    *parent,
             const char *name)
{
  return xmlNewChild (parent, parent->ns, (const xmlChar *) name, NULL);
}

/* Where text goes: the item, else a paragraph, begun when there is none. */
static xmlNode *
target (HvReduce *reduce)
{
  if (reduce->item != NULL)
    return reduce->item;
  if (reduce->paragraph == NULL)
    reduce->paragraph = new_element (reduce->parent, "p");
  return reduce->paragraph;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)) && g_utf8_get_char (text) != 0xa0)
      return FALSE;
  return TRUE;
}

static void
add_text (HvReduce   *reduce,
          const char *text)
{
  if (reduce->item == NULL && reduce->paragraph == NULL && is_blank (text))
    return;
  xmlAddChild (target (reduce), xmlNewText ((const xmlChar *) text));
}

/* Ends the paragraph; inside an item, only its words are kept apart. */
static void
break_block (HvReduce *reduce)
{
  if (reduce->item != NULL)
    xmlAddChild (reduce->item, xmlNewText ((const xmlChar *) " "));
  reduce->paragraph = NULL;
}

static char *
link_target (xmlNode *node)
{
  static const char * const names[] = { "href", "url" };
  xmlChar *value = NULL;
  char *copy;

  for (gsize i = 0; value == NULL && i < G_N_ELEMENTS (names); i++)
    value = xmlGetProp (node, (const xmlChar *) names[i]);
  if (value == NULL)
    value = xmlGetNsProp (node, (const xmlChar *) "href", (const xmlChar *) "http://www.w3.org/1999/xlink");
  copy = value != NULL ? g_strstrip (g_strdup ((const char *) value)) : NULL;
  xmlFree (value);
  return copy;
}

static gboolean
is_allowed (const char *href)
{
  if (!g_str_has_prefix (href, "https://") && !g_str_has_prefix (href, "mailto:")
      && !g_str_has_prefix (href, "tel:"))
    return FALSE;
  for (const char *c = href; *c != '\0'; c++)
    if ((guchar) *c <= 0x20 || strchr ("<>\"{}|\\^`", *c) != NULL)
      return FALSE;
  return g_uri_is_valid (href, G_URI_FLAGS_NONE, NULL);
}

static void
add_inline (HvReduce *reduce,
            xmlNode  *node,
            Role      role,
            guint     depth)
{
  g_autofree char *href = role == ROLE_LINK ? link_target (node) : NULL;
  g_autofree char *text = hv_reduce_text (node);
  xmlNode *made;

  if (role == ROLE_LINK && href != NULL && !is_allowed (href))
    reduce->links++;
  if (*text == '\0')
    return;
  if (role == ROLE_LINK && (href == NULL || !is_allowed (href)))
    {
      walk (reduce, node->children, depth + 1);
      return;
    }
  /* What is around a block in the other markup is inside it here. */
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE
        && (role_of (child) == ROLE_BLOCK || role_of (child) == ROLE_LIST))
      {
        walk (reduce, node->children, depth + 1);
        return;
      }
  made = xmlNewTextChild (target (reduce), target (reduce)->ns,
                          (const xmlChar *) (role == ROLE_LINK ? "link" : "em"), (const xmlChar *) text);
  if (role == ROLE_LINK)
    xmlNewProp (made, (const xmlChar *) "href", (const xmlChar *) href);
}

static void
add_list (HvReduce *reduce,
          xmlNode  *node,
          guint     depth)
{
  gboolean outermost = reduce->list == NULL;
  xmlNode *item = reduce->item;
  const char *name = (const char *) node->name;

  reduce->paragraph = NULL;
  if (outermost)
    {
      reduce->list = new_element (reduce->parent, "list");
      if (strcmp (name, "ol") == 0 || strcmp (name, "orderedlist") == 0 || strcmp (name, "procedure") == 0)
        xmlNewProp (reduce->list, (const xmlChar *) "ordered", (const xmlChar *) "yes");
    }
  reduce->item = NULL;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && role_of (child) != ROLE_NOTHING)
      {
        if (role_of (child) == ROLE_LIST)
          add_list (reduce, child, depth + 1);
        else if (depth < MAX_DEPTH)
          {
            reduce->item = new_element (reduce->list, "item");
            walk (reduce, child->children, depth + 1);
            reduce->item = NULL;
          }
      }
  /* What follows a list inside an item stands behind its items. */
  reduce->item = item != NULL ? new_element (reduce->list, "item") : NULL;
  if (outermost)
    {
      reduce->list = NULL;
      reduce->item = NULL;
    }
}

static void
add_element (HvReduce *reduce,
             xmlNode  *node,
             guint     depth)
{
  Role role = role_of (node);

  switch (role)
    {
    case ROLE_NOTHING:
      break;
    case ROLE_BLOCK:
      break_block (reduce);
      walk (reduce, node->children, depth + 1);
      break_block (reduce);
      break;
    case ROLE_LIST:
      add_list (reduce, node, depth);
      break;
    case ROLE_EM:
    case ROLE_LINK:
      add_inline (reduce, node, role, depth);
      break;
    case ROLE_BREAK:
      add_text (reduce, " ");
      break;
    case ROLE_CELL:
      add_text (reduce, " ");
      walk (reduce, node->children, depth + 1);
      add_text (reduce, " ");
      break;
    case ROLE_ITEM:
    case ROLE_OTHER:
    default:
      walk (reduce, node->children, depth + 1);
      break;
    }
}

static void
walk (HvReduce *reduce,
      xmlNode  *children,
      guint     depth)
{
  for (xmlNode *node = depth < MAX_DEPTH ? children : NULL; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        add_text (reduce, (const char *) node->content);
      else if (node->type == XML_ELEMENT_NODE)
        add_element (reduce, node, depth);
    }
}

/**
 * hv_reduce_node:
 * @node: an element in any markup
 */
void
hv_reduce_node (HvReduce *reduce,
                xmlNode  *node)
{
  if (node->type == XML_ELEMENT_NODE)
    add_element (reduce, node, 0);
}

/**
 * hv_reduce_html:
 * @html: HTML as anyone wrote it, well-formed or not
 */
void
hv_reduce_html (HvReduce   *reduce,
                const char *html)
{
  htmlDocPtr doc = htmlReadMemory (html, strlen (html), NULL, "UTF-8",
                                   HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR
                                   | HTML_PARSE_NOWARNING);

  if (doc != NULL)
    walk (reduce, xmlDocGetRootElement (doc), 0);
  xmlFreeDoc (doc);
}

/* White space collapsed, and what can be neither seen nor said left out; @space
 * tells whether the last letter was one. */
static char *
collapse_text (const char *text,
               gboolean   *space)
{
  GString *collapsed = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      gboolean is_space = g_unichar_isspace (letter) || letter == 0xa0;

      if (!is_space && letter >= 0x7f && letter <= 0x9f)
        continue;
      if (!is_space)
        g_string_append_unichar (collapsed, letter);
      else if (!*space)
        g_string_append_c (collapsed, ' ');
      *space = is_space;
    }
  return g_string_free (collapsed, FALSE);
}

static void
set_text (xmlNode    *node,
          const char *text)
{
  xmlNodeSetContent (node, NULL);
  xmlNodeAddContent (node, (const xmlChar *) text);
}

/* What stands between the elements of a block. */
static void
collapse (xmlNode *block)
{
  gboolean space = TRUE;
  xmlNode *next;

  for (xmlNode *node = block->children; node != NULL; node = next)
    {
      g_autofree char *text = NULL;

      next = node->next;
      if (node->type == XML_ELEMENT_NODE)
        {
          space = FALSE;
          continue;
        }
      text = collapse_text ((const char *) node->content, &space);
      if (*text != '\0')
        {
          set_text (node, text);
          continue;
        }
      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }
  if (block->last != NULL && block->last->type == XML_TEXT_NODE)
    {
      g_autofree char *text = g_strchomp (g_strdup ((const char *) block->last->content));

      set_text (block->last, text);
    }
}

static gboolean
is_empty (xmlNode *block)
{
  xmlChar *text = xmlNodeGetContent (block);
  gboolean empty = is_blank ((const char *) text);

  xmlFree (text);
  return empty;
}

/**
 * hv_reduce_end:
 *
 * Tidies what was made: no blank block is left.
 */
void
hv_reduce_end (HvReduce *reduce)
{
  xmlNode *next, *next_item;

  for (xmlNode *block = reduce->parent->children; block != NULL; block = next)
    {
      gboolean list = strcmp ((const char *) block->name, "list") == 0;

      next = block->next;
      for (xmlNode *item = list ? block->children : NULL; item != NULL; item = next_item)
        {
          next_item = item->next;
          collapse (item);
          if (is_empty (item))
            {
              xmlUnlinkNode (item);
              xmlFreeNode (item);
            }
        }
      if (!list)
        collapse (block);
      if (list ? block->children == NULL : is_empty (block))
        {
          xmlUnlinkNode (block);
          xmlFreeNode (block);
        }
    }
}

static void
append_words (xmlNode *node,
              GString *text,
              guint    depth)
{
  for (xmlNode *child = node->children; child != NULL && depth < MAX_DEPTH; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_string_append (text, (const char *) child->content);
      if (child->type != XML_ELEMENT_NODE || role_of (child) == ROLE_NOTHING)
        continue;
      if (role_of (child) != ROLE_OTHER && role_of (child) != ROLE_EM && role_of (child) != ROLE_LINK)
        g_string_append_c (text, ' ');
      append_words (child, text, depth + 1);
    }
}

/**
 * hv_reduce_text:
 *
 * Returns: (transfer full): the words of an element, white space collapsed
 */
char *
hv_reduce_text (xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean space = TRUE;

  append_words (node, text, 0);
  return g_strchomp (collapse_text (text->str, &space));
}
