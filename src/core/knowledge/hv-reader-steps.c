/* hv-reader-steps.c: the five steps read from XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-reader-private.h"

static HvWhen
read_when (xmlNode *node,
           HvWhen   otherwise)
{
  g_autofree char *when = hv_xml_attribute (node, "when");

  if (g_strcmp0 (when, "question") == 0)
    return HV_WHEN_QUESTION;
  if (g_strcmp0 (when, "request") == 0)
    return HV_WHEN_REQUEST;
  return when != NULL ? HV_WHEN_ALWAYS : otherwise;
}

/* An item with the text, id and citations that every element may have. */
static HvItem *
read_item (xmlNode    *node,
           HvStep      step,
           HvItemKind  kind)
{
  HvItem *item = hv_item_new (step, kind);

  g_ptr_array_unref (item->runs);
  item->runs = hv_reader_inline (node);
  item->id = hv_xml_attribute (node, "id");
  item->cites = hv_xml_list (node, "cites");
  return item;
}

HvItem *
hv_reader_phrase (xmlNode *node,
                  HvStep   step)
{
  HvItem *item = read_item (node, step, HV_ITEM_PHRASE);

  item->label = hv_xml_attribute (node, "kind");
  item->moods = hv_xml_list (node, "mood");
  item->when = read_when (node, HV_WHEN_ALWAYS);
  return item;
}

HvItem *
hv_reader_step (xmlNode *node,
                HvStep   step)
{
  g_autofree char *whom = hv_xml_attribute (node, "for");
  HvItem *item = read_item (node, step, HV_ITEM_STEP);

  item->for_customer = g_strcmp0 (whom, "customer") == 0;
  return item;
}

/* Which attribute of an element is its code and which its target. */
static const struct
{
  const char *element;
  HvItemKind  kind;
  const char *label;
  const char *target;
} elements[] = {
  { "goal", HV_ITEM_GOAL, NULL, NULL },
  { "use", HV_ITEM_USE, NULL, "phrases" },
  { "probe", HV_ITEM_PROBE, NULL, "entry" },
  { "fact", HV_ITEM_FACT, "certainty", NULL },
  { "wrong", HV_ITEM_WRONG, NULL, NULL },
  { "instead", HV_ITEM_INSTEAD, NULL, NULL },
  { "identity", HV_ITEM_IDENTITY, NULL, NULL },
  { "follow", HV_ITEM_FOLLOW, NULL, "procedure" },
  { "contact", HV_ITEM_CONTACT, "channel", "href" },
  { "attach", HV_ITEM_ATTACH, NULL, "statement" },
  { "deadline", HV_ITEM_DEADLINE, "kind", NULL },
  { "send", HV_ITEM_SEND, "when", "template" },
};

static HvItem *
read_other (xmlNode *node,
            HvStep   step)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (hv_xml_is (node, elements[i].element))
      {
        HvItem *item = read_item (node, step, elements[i].kind);

        if (elements[i].label != NULL)
          item->label = hv_xml_attribute (node, elements[i].label);
        if (elements[i].target != NULL)
          item->target = hv_xml_attribute (node, elements[i].target);
        if (item->kind == HV_ITEM_DEADLINE)
          {
            item->period = hv_xml_attribute (node, "within");
            item->basis = hv_xml_attribute (node, "basis");
          }
        if (item->kind == HV_ITEM_PROBE)
          item->when = read_when (node, HV_WHEN_QUESTION);
        return item;
      }
  return NULL;
}

static void
read_children (xmlNode *parent,
               HvStep   step,
               HvUnit  *unit)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      HvItem *item = NULL;

      if (hv_xml_is (child, "avoid"))
        read_children (child, step, unit);
      else if (hv_xml_is (child, "phrase"))
        item = hv_reader_phrase (child, step);
      else if (hv_xml_is (child, "step"))
        item = hv_reader_step (child, step);
      else if (child->type == XML_ELEMENT_NODE)
        item = read_other (child, step);
      if (item != NULL)
        g_ptr_array_add (unit->items, item);
    }
}

/**
 * hv_reader_steps:
 * @steps: the element with the five steps
 * @unit: the entry they belong to
 */
void
hv_reader_steps (xmlNode *steps,
                 HvUnit  *unit)
{
  for (xmlNode *child = steps->children; child != NULL; child = child->next)
    {
      HvStep step = child->type == XML_ELEMENT_NODE
                    ? hv_step_parse ((const char *) child->name) : HV_STEP_NONE;

      if (step == HV_STEP_NONE)
        continue;
      if (step == HV_STEP_REFERRAL)
        {
          g_autofree char *enter = hv_xml_attribute (child, "register");

          unit->referral_to = hv_xml_attribute (child, "to");
          unit->referral_register = g_strcmp0 (enter, "yes") == 0;
        }
      read_children (child, step, unit);
    }
}
