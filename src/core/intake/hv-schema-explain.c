/* hv-schema-explain.c: why a document does not follow the vocabulary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the first thing, in the order of the file, that the schema does not
 * allow: what was found, what was expected, what to write.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-reader.h"
#include "hv-schema-private.h"
#include "hv-unit-stream.h"

#define ITS_NAMESPACE "http://www.w3.org/2005/11/its"

/* An attribute's name as the schema writes it. */
static char *
attribute_name (xmlAttr *attribute)
{
  if (attribute->ns == NULL)
    return g_strdup ((const char *) attribute->name);
  if (g_strcmp0 ((const char *) attribute->ns->href, ITS_NAMESPACE) == 0)
    return g_strconcat ("its:", attribute->name, NULL);
  return g_strconcat (attribute->ns->prefix != NULL ? (const char *) attribute->ns->prefix : "", ":",
                      attribute->name, NULL);
}

static xmlNode *
find_pattern (GArray     *patterns,
              const char *name)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      xmlNode *pattern = g_array_index (patterns, HvAttributePattern, i).pattern;
      g_autofree char *own = hv_pattern_name (pattern);

      if (g_strcmp0 (own, name) == 0)
        return pattern;
    }
  return NULL;
}

static xmlNode *
content_of (xmlNode *pattern)
{
  for (xmlNode *child = pattern->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return child;
  return NULL;
}

static char *
names_of (GArray *patterns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < patterns->len; i++)
    {
      g_autofree char *name
        = hv_pattern_name (g_array_index (patterns, HvAttributePattern, i).pattern);

      if (!g_str_has_prefix (name, "its:"))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  return g_string_free (text, FALSE);
}

/* An example says more than the pattern that the schema has for a code. */
static const struct
{
  const char *attribute;
  const char *example;
} examples[] = {
  { "rights", "A15 A7-3" },
  { "basis", "A6-1-b" },
  { "cites", "bewaren privacyverklaring#bewaren" },
};

static char *
describe_expected (const char *attribute,
                   char       *expected)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    if (strcmp (examples[i].attribute, attribute) == 0)
      {
        g_free (expected);
        return g_strdup_printf (_("codes with spaces between, such as %s"), examples[i].example);
      }
  return expected;
}

static HvFinding *
explain_attribute (xmlNode    *node,
                   xmlAttr    *attribute,
                   GArray     *patterns,
                   const char *file,
                   guint       line)
{
  g_autofree char *name = attribute_name (attribute);
  xmlNode *pattern = find_pattern (patterns, name);
  g_autofree char *expected = NULL;
  xmlChar *value;
  HvFinding *finding = NULL;

  if (pattern == NULL)
    {
      g_autofree char *known = names_of (patterns);

      return hv_finding_new (file, hv_xml_line (node, line), 0, HV_SEVERITY_ERROR, "schema",
                             *known != '\0'
                             ? _("<%s> has an attribute “%s”, which it cannot have. It can have: %s.")
                             : _("<%s> has an attribute “%s”, but it takes none."),
                             node->name, name, known);
    }
  value = xmlNodeListGetString (node->doc, attribute->children, 1);
  if (content_of (pattern) != NULL
      && !hv_explain_value (content_of (pattern), value != NULL ? (const char *) value : "", &expected))
    {
      expected = describe_expected (name, expected);
      finding = hv_finding_new (file, hv_xml_line (node, line), 0, HV_SEVERITY_ERROR, "schema",
                                _("In <%s>, “%s” cannot be “%s”. Write %s."), node->name, name,
                                value != NULL ? (const char *) value : "", expected);
    }
  xmlFree (value);
  return finding;
}

static gboolean
has_attribute (xmlNode    *node,
               const char *name)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *own = attribute_name (attribute);

      if (strcmp (own, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * hv_explain_attributes:
 * @pattern: the "element" that describes @node
 *
 * Returns: (transfer full) (nullable): what is wrong with its attributes
 */
HvFinding *
hv_explain_attributes (xmlNode    *node,
                       xmlNode    *pattern,
                       const char *file,
                       guint       line)
{
  g_autoptr (GArray) patterns = hv_pattern_attributes (pattern);

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      HvFinding *finding = explain_attribute (node, attribute, patterns, file, line);

      if (finding != NULL)
        return finding;
    }
  for (guint i = 0; i < patterns->len; i++)
    {
      const HvAttributePattern *wanted = &g_array_index (patterns, HvAttributePattern, i);
      g_autofree char *name = hv_pattern_name (wanted->pattern);

      if (wanted->required && !has_attribute (node, name))
        return hv_finding_new (file, hv_xml_line (node, line), 0, HV_SEVERITY_ERROR, "schema",
                               _("<%s> needs the attribute “%s”."), node->name, name);
    }
  return NULL;
}

static HvFinding *
say_missing (const HvSlot *slot,
             const char   *parent,
             const char   *file,
             guint         line)
{
  g_autofree char *wanted = hv_slot_to_text (slot);

  return hv_finding_new (file, line, 0, HV_SEVERITY_ERROR, "schema", _("<%s> needs %s here."), parent,
                         wanted);
}

/**
 * hv_explain_step:
 * @place: (inout): how far the children of @parent have come
 *
 * Returns: (transfer full) (nullable): why @child may not stand there
 */
HvFinding *
hv_explain_step (HvModel    *model,
                 HvPlace    *place,
                 xmlNode    *child,
                 const char *parent,
                 const char *file,
                 guint       line)
{
  const char *name = (const char *) child->name;
  gboolean foreign = child->ns == NULL
                     || g_strcmp0 ((const char *) child->ns->href, HV_XML_NAMESPACE) != 0;
  HvSlot *missing = NULL;
  HvStepResult result = foreign ? HV_STEP_UNKNOWN : hv_model_step (model, place, name, &missing);
  g_autofree char *order = result != HV_STEP_FITS ? hv_model_to_text (model) : NULL;

  switch (result)
    {
    case HV_STEP_MISSING:
      return say_missing (missing, parent, file, line);
    case HV_STEP_TOO_MANY:
      return hv_finding_new (file, line, 0, HV_SEVERITY_ERROR, "schema",
                             _("<%s> can have one <%s> only. Remove this one, or join the two."),
                             parent, name);
    case HV_STEP_TOO_LATE:
      return hv_finding_new (file, line, 0, HV_SEVERITY_ERROR, "schema",
                             _("<%s> stands too late in <%s>. The order is: %s."), name, parent, order);
    case HV_STEP_UNKNOWN:
      return hv_finding_new (file, line, 0, HV_SEVERITY_ERROR, "schema",
                             *order != '\0' ? _("<%s> cannot stand in <%s>. There can be: %s.")
                                            : _("<%s> cannot stand in <%s>, which has no elements."),
                             name, parent, order);
    case HV_STEP_FITS:
    default:
      return NULL;
    }
}

/**
 * hv_explain_end:
 *
 * Returns: (transfer full) (nullable): what @parent still needs at its end
 */
HvFinding *
hv_explain_end (HvModel    *model,
                HvPlace    *place,
                const char *parent,
                const char *file,
                guint       line)
{
  const HvSlot *missing = hv_model_end (model, place);

  return missing != NULL ? say_missing (missing, parent, file, line) : NULL;
}

static gboolean
is_blank (const xmlChar *text)
{
  return text == NULL || strspn ((const char *) text, " \t\r\n") == strlen ((const char *) text);
}

/**
 * hv_explain_mixed:
 *
 * Text beside paragraphs is a choice that was not made, which no single child
 * shows.
 *
 * Returns: (transfer full) (nullable): where that is
 */
HvFinding *
hv_explain_mixed (xmlNode    *node,
                  const char *file,
                  guint       line)
{
  gboolean text = FALSE;
  gboolean paragraph = FALSE;
  HvFinding *finding = NULL;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      text |= (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
              && !is_blank (child->content);
      paragraph |= child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, "p") == 0;
    }
  if (text && paragraph)
    return hv_finding_new (file, hv_xml_line (node, line), 0, HV_SEVERITY_ERROR, "schema",
                           _("<%s> has text beside its paragraphs. Put that text into a <p> as well, "
                             "or take the <p> away."), node->name);
  for (xmlNode *child = node->children; child != NULL && finding == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      finding = hv_explain_mixed (child, file, hv_xml_line (child, line));
  return finding;
}

/**
 * hv_explain_element:
 * @node: an element that is not valid
 * @pattern: the "element" of the schema that describes it
 * @line: where @node begins
 *
 * Returns: (transfer full) (nullable): the first thing that is wrong in it
 */
HvFinding *
hv_explain_element (xmlNode    *node,
                    xmlNode    *pattern,
                    const char *file,
                    guint       line)
{
  g_autoptr (HvModel) model = hv_model_new (pattern);
  HvFinding *finding = hv_explain_attributes (node, pattern, file, line);
  HvPlace place = { 0, 0 };

  for (xmlNode *child = node->children; child != NULL && finding == NULL; child = child->next)
    {
      const char *parent = (const char *) node->name;
      xmlNode *inner;

      if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && !model->text
          && !is_blank (child->content))
        return hv_finding_new (file, hv_xml_line (child, line), 0, HV_SEVERITY_ERROR, "schema",
                               _("<%s> cannot have text of its own. Put it into an element inside it, "
                                 "such as <p>."), parent);
      if (child->type != XML_ELEMENT_NODE)
        continue;
      finding = hv_explain_step (model, &place, child, parent, file, hv_xml_line (child, line));
      inner = hv_pattern_child (pattern, (const char *) child->name);
      if (finding == NULL && inner != NULL)
        finding = hv_explain_element (child, inner, file, hv_xml_line (child, line));
    }
  return finding != NULL ? finding
                         : hv_explain_end (model, &place, (const char *) node->name, file,
                                           hv_xml_line (node, line));
}
