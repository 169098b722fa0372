/* hv-schema-model.c: what the schema allows inside an element
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads RELAX NG (https://relaxng.org/spec-20011203.html) as far as the
 * vocabulary uses it: named patterns, sequences, choices and repetitions.
 */
#include "hv-schema-private.h"

#include <string.h>

gboolean
hv_pattern_is (xmlNode    *node,
               const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/**
 * hv_pattern_name:
 *
 * Returns: (transfer full) (nullable): the name that a pattern is about
 */
char *
hv_pattern_name (xmlNode *node)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *) "name");
  char *name = g_strdup ((const char *) value);

  xmlFree (value);
  return name;
}

/**
 * hv_pattern_resolve:
 * @ref: a "ref"
 *
 * Returns: (transfer none) (nullable): the "define" that it names
 */
xmlNode *
hv_pattern_resolve (xmlNode *ref)
{
  g_autofree char *name = hv_pattern_name (ref);
  xmlNode *grammar = xmlDocGetRootElement (ref->doc);

  for (xmlNode *node = grammar->children; node != NULL; node = node->next)
    if (hv_pattern_is (node, "define"))
      {
        g_autofree char *own = hv_pattern_name (node);

        if (g_strcmp0 (own, name) == 0)
          return node;
      }
  return NULL;
}

/* Where the parts of a pattern are: a reference stands for what it names. */
static xmlNode *
parts_of (xmlNode *pattern)
{
  xmlNode *define = hv_pattern_is (pattern, "ref") ? hv_pattern_resolve (pattern) : pattern;

  return define != NULL ? define->children : NULL;
}

/**
 * hv_pattern_child:
 * @element: an "element", or a pattern inside one
 * @name: of a child
 *
 * Returns: (transfer none) (nullable): the "element" that describes such a
 *   child of it
 */
xmlNode *
hv_pattern_child (xmlNode    *element,
                  const char *name)
{
  for (xmlNode *part = parts_of (element); part != NULL; part = part->next)
    {
      g_autofree char *own = NULL;
      xmlNode *found;

      if (part->type != XML_ELEMENT_NODE || hv_pattern_is (part, "attribute"))
        continue;
      if (!hv_pattern_is (part, "element"))
        {
          found = hv_pattern_child (part, name);
          if (found != NULL)
            return found;
          continue;
        }
      own = hv_pattern_name (part);
      if (g_strcmp0 (own, name) == 0)
        return part;
    }
  return NULL;
}

static void
collect_attributes (xmlNode  *pattern,
                    gboolean  required,
                    GArray   *attributes)
{
  required = required && !hv_pattern_is (pattern, "optional");
  for (xmlNode *part = parts_of (pattern); part != NULL; part = part->next)
    if (hv_pattern_is (part, "attribute"))
      {
        HvAttributePattern attribute = { part, required };

        g_array_append_val (attributes, attribute);
      }
    else if (part->type == XML_ELEMENT_NODE && !hv_pattern_is (part, "element"))
      collect_attributes (part, required, attributes);
}

/**
 * hv_pattern_attributes:
 * @element: an "element"
 *
 * Returns: (transfer full) (element-type HvAttributePattern): what it may have
 */
GArray *
hv_pattern_attributes (xmlNode *element)
{
  GArray *attributes = g_array_new (FALSE, FALSE, sizeof (HvAttributePattern));

  collect_attributes (element, TRUE, attributes);
  return attributes;
}

/* Whether a pattern is content with no child element at all. */
static gboolean
needs_nothing (xmlNode *pattern)
{
  gboolean choice = hv_pattern_is (pattern, "choice");

  if (hv_pattern_is (pattern, "element"))
    return FALSE;
  if (hv_pattern_is (pattern, "optional") || hv_pattern_is (pattern, "zeroOrMore")
      || hv_pattern_is (pattern, "attribute"))
    return TRUE;
  for (xmlNode *part = parts_of (pattern); part != NULL; part = part->next)
    if (part->type == XML_ELEMENT_NODE && needs_nothing (part) == choice)
      return choice;
  return !choice;
}

/* The elements that may stand in a slot, and whether several may. */
static void
fill_slot (xmlNode *pattern,
           HvSlot  *slot,
           HvModel *model)
{
  if (hv_pattern_is (pattern, "element"))
    {
      xmlAttr *name = xmlHasProp (pattern, (const xmlChar *) "name");

      g_ptr_array_add (slot->names, name->children->content);
      return;
    }
  if (hv_pattern_is (pattern, "attribute"))
    return;
  model->text |= hv_pattern_is (pattern, "text") || hv_pattern_is (pattern, "mixed");
  slot->repeats |= hv_pattern_is (pattern, "zeroOrMore") || hv_pattern_is (pattern, "oneOrMore");
  for (xmlNode *part = parts_of (pattern); part != NULL; part = part->next)
    if (part->type == XML_ELEMENT_NODE)
      fill_slot (part, slot, model);
}

static gboolean
is_sequence (xmlNode *pattern)
{
  return hv_pattern_is (pattern, "ref") || hv_pattern_is (pattern, "group");
}

static void
add_slots (xmlNode *pattern,
           HvModel *model)
{
  for (xmlNode *part = parts_of (pattern); part != NULL; part = part->next)
    {
      HvSlot slot = { NULL, FALSE, FALSE };

      if (part->type != XML_ELEMENT_NODE || hv_pattern_is (part, "attribute"))
        continue;
      if (is_sequence (part))
        {
          add_slots (part, model);
          continue;
        }
      slot.names = g_ptr_array_new ();
      slot.required = !needs_nothing (part);
      fill_slot (part, &slot, model);
      if (slot.names->len > 0)
        g_array_append_val (model->slots, slot);
      else
        g_ptr_array_unref (slot.names);
    }
}

/**
 * hv_model_new:
 * @pattern: an "element" of the schema, which must outlive the model
 *
 * Returns: (transfer full): what it may have inside it
 */
HvModel *
hv_model_new (xmlNode *pattern)
{
  HvModel *model = g_new0 (HvModel, 1);

  model->slots = g_array_new (FALSE, FALSE, sizeof (HvSlot));
  add_slots (pattern, model);
  return model;
}

void
hv_model_free (HvModel *model)
{
  if (model == NULL)
    return;
  for (guint i = 0; i < model->slots->len; i++)
    g_ptr_array_unref (g_array_index (model->slots, HvSlot, i).names);
  g_array_unref (model->slots);
  g_free (model);
}

static gboolean
slot_takes (const HvSlot *slot,
            const char   *name)
{
  return g_ptr_array_find_with_equal_func (slot->names, name, g_str_equal, NULL);
}

/* The first required slot that stayed empty before @end. */
static HvSlot *
find_missing (HvModel *model,
              HvPlace *place,
              guint    end)
{
  for (guint i = place->slot; i < end; i++)
    {
      HvSlot *slot = &g_array_index (model->slots, HvSlot, i);

      if (slot->required && (i > place->slot || place->count == 0))
        return slot;
    }
  return NULL;
}

/**
 * hv_model_step:
 * @place: (inout): where the children have come; all zero before the first
 * @name: of the next child
 * @missing: (out) (optional): with %HV_STEP_MISSING what was left out
 *
 * Returns: whether the child fits
 */
HvStepResult
hv_model_step (HvModel     *model,
               HvPlace     *place,
               const char  *name,
               HvSlot     **missing)
{
  gboolean here = FALSE;

  for (guint i = place->slot; i < model->slots->len; i++)
    {
      const HvSlot *slot = &g_array_index (model->slots, HvSlot, i);

      if (!slot_takes (slot, name))
        continue;
      here |= i == place->slot;
      if (i == place->slot && place->count > 0 && !slot->repeats)
        continue;
      *missing = find_missing (model, place, i);
      if (*missing != NULL)
        return HV_STEP_MISSING;
      place->count = i == place->slot ? place->count + 1 : 1;
      place->slot = i;
      return HV_STEP_FITS;
    }
  if (here)
    return HV_STEP_TOO_MANY;
  for (guint i = 0; i < place->slot; i++)
    if (slot_takes (&g_array_index (model->slots, HvSlot, i), name))
      return HV_STEP_TOO_LATE;
  return HV_STEP_UNKNOWN;
}

/**
 * hv_model_end:
 *
 * Returns: (transfer none) (nullable): what is missing when no child comes
 *   any more
 */
HvSlot *
hv_model_end (HvModel *model,
              HvPlace *place)
{
  return find_missing (model, place, model->slots->len);
}

/**
 * hv_slot_to_text:
 *
 * Returns: (transfer full): its elements, such as "<p> or <list>"
 */
char *
hv_slot_to_text (const HvSlot *slot)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slot->names->len; i++)
    g_ptr_array_add (elements, g_strdup_printf ("<%s>", (char *) slot->names->pdata[i]));
  return hv_alternatives_to_text (elements);
}

/**
 * hv_model_to_text:
 *
 * Returns: (transfer full): all that may stand there, in order
 */
char *
hv_model_to_text (HvModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->slots->len; i++)
    {
      g_autofree char *slot = hv_slot_to_text (&g_array_index (model->slots, HvSlot, i));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", slot);
    }
  return g_string_free (text, FALSE);
}
