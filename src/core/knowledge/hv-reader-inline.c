/* hv-reader-inline.c: running text and blocks read from XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-reader-private.h"

/* Collapses white space as it appends; @at_space remembers across runs. */
static char *
collapse (const char *text,
          gboolean   *at_space)
{
  GString *collapsed = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (strchr (" \t\r\n", *c) != NULL)
        {
          if (!*at_space)
            g_string_append_c (collapsed, ' ');
          *at_space = TRUE;
        }
      else
        {
          g_string_append_c (collapsed, *c);
          *at_space = FALSE;
        }
    }
  return g_string_free (collapsed, FALSE);
}

static void
add_run (GPtrArray  *runs,
         HvRunKind   kind,
         const char *text,
         const char *target,
         gboolean   *at_space)
{
  g_autofree char *collapsed = collapse (text, at_space);

  if (*collapsed != '\0')
    hv_runs_add (runs, kind, collapsed, target);
}

static void
add_field (GPtrArray *runs,
           xmlNode   *node,
           gboolean  *at_space)
{
  g_autofree char *name = hv_xml_attribute (node, "name");
  g_autofree char *personal = hv_xml_attribute (node, "personal");
  g_autofree char *required = hv_xml_attribute (node, "required");
  g_autoptr (GStrvBuilder) options = g_strv_builder_new ();
  xmlNode *label = hv_xml_child (node, "label");
  xmlChar *text = xmlNodeGetContent (label != NULL ? label : node);
  gboolean fresh = TRUE;
  g_autofree char *collapsed = collapse ((const char *) text, &fresh);
  HvRun *run = hv_runs_add (runs, HV_RUN_FIELD, g_strchomp (collapsed), name);

  xmlFree (text);
  run->field_type = hv_xml_attribute (node, "type");
  run->personal = g_strcmp0 (personal, "yes") == 0;
  run->required = g_strcmp0 (required, "yes") == 0;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (hv_xml_is (child, "option"))
      {
        xmlChar *option = xmlNodeGetContent (child);

        g_strv_builder_add (options, g_strstrip ((char *) option));
        xmlFree (option);
      }
  run->options = g_strv_builder_end (options);
  *at_space = FALSE;
}

static void
add_element (GPtrArray *runs,
             xmlNode   *node,
             gboolean  *at_space)
{
  xmlChar *text = xmlNodeGetContent (node);
  g_autofree char *target = NULL;
  HvRunKind kind = HV_RUN_TEXT;

  if (hv_xml_is (node, "em"))
    kind = HV_RUN_EM;
  else if (hv_xml_is (node, "link"))
    {
      kind = HV_RUN_LINK;
      target = hv_xml_attribute (node, "href");
    }
  else if (hv_xml_is (node, "term"))
    {
      kind = HV_RUN_TERM;
      target = hv_xml_attribute (node, "ref");
    }
  add_run (runs, kind, (const char *) text, target, at_space);
  xmlFree (text);
}

/**
 * hv_reader_inline:
 * @node: an element with running text
 *
 * Returns: (transfer full) (element-type HvRun): its text, white space
 *   collapsed and trimmed at both ends
 */
GPtrArray *
hv_reader_inline (xmlNode *node)
{
  GPtrArray *runs = hv_runs_new ();
  gboolean at_space = TRUE;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        add_run (runs, HV_RUN_TEXT, (const char *) child->content, NULL, &at_space);
      else if (hv_xml_is (child, "field"))
        add_field (runs, child, &at_space);
      else if (child->type == XML_ELEMENT_NODE)
        add_element (runs, child, &at_space);
    }
  if (at_space && runs->len > 0)
    {
      HvRun *last = g_ptr_array_index (runs, runs->len - 1);

      g_strchomp (last->text);
      if (*last->text == '\0')
        g_ptr_array_remove_index (runs, runs->len - 1);
    }
  return runs;
}

static HvBlock *
add_block (GPtrArray   *blocks,
           HvBlockKind  kind,
           xmlNode     *node)
{
  HvBlock *block = hv_blocks_add (blocks, kind);

  g_ptr_array_unref (block->runs);
  block->runs = hv_reader_inline (node);
  block->id = hv_xml_attribute (node, "id");
  block->href = hv_xml_attribute (node, "href");
  return block;
}

static void
add_list (GPtrArray *blocks,
          xmlNode   *list)
{
  g_autofree char *ordered = hv_xml_attribute (list, "ordered");
  guint number = 0;

  for (xmlNode *child = list->children; child != NULL; child = child->next)
    if (hv_xml_is (child, "item"))
      {
        HvBlock *block = add_block (blocks, HV_BLOCK_ITEM, child);

        if (g_strcmp0 (ordered, "yes") == 0)
          block->number = ++number;
      }
}

static void
add_purpose (GPtrArray *blocks,
             xmlNode   *purpose)
{
  xmlNode *name = hv_xml_child (purpose, "name");

  if (name != NULL)
    {
      HvBlock *heading = add_block (blocks, HV_BLOCK_HEADING, name);

      g_free (heading->id);
      heading->id = hv_xml_attribute (purpose, "id");
    }
  hv_reader_blocks (purpose, blocks);
}

/**
 * hv_reader_blocks:
 * @node: an element with paragraphs, lists and the parts of a statement
 * @blocks: (element-type HvBlock): where they are added
 *
 * Titles, names and sections inside it are left to the caller.
 */
void
hv_reader_blocks (xmlNode   *node,
                  GPtrArray *blocks)
{
  static const char * const details[] = { "data", "interest", "recipient", "transfer", "retention",
                                          "source", "contact" };

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (hv_xml_is (child, "p"))
        add_block (blocks, HV_BLOCK_PARAGRAPH, child);
      else if (hv_xml_is (child, "list"))
        add_list (blocks, child);
      else if (hv_xml_is (child, "purpose"))
        add_purpose (blocks, child);
      else if (hv_xml_is (child, "law"))
        add_block (blocks, HV_BLOCK_LAW, child);
      else
        for (gsize i = 0; i < G_N_ELEMENTS (details); i++)
          if (hv_xml_is (child, details[i]))
            {
              HvBlock *block = add_block (blocks, HV_BLOCK_DETAIL, child);

              block->label = g_strdup (details[i]);
            }
    }
}
