/* hv-schema-value.c: whether the value of an attribute is one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>
#include <string.h>

#include "hv-schema-private.h"

#define DATATYPES "http://www.w3.org/2001/XMLSchema"

static xmlNode *
first_element (xmlNode *node)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      return child;
  return NULL;
}

/**
 * hv_alternatives_to_text:
 * @names: (element-type utf8): what could stand in one place
 *
 * Returns: (transfer full): "a, b or c", as the language of the interface
 *   writes it
 */
char *
hv_alternatives_to_text (GPtrArray *names)
{
  char *text = g_strdup (names->len > 0 ? names->pdata[0] : "");

  for (guint i = 1; i < names->len; i++)
    {
      g_autofree char *before = text;

      /* Translators: of what may be written here, those before, and one more; then the last one. */
      text = g_strdup_printf (i + 1 < names->len ? C_("alternatives", "%1$s, %2$s")
                                                 : C_("alternatives", "%1$s or %2$s"),
                              before, (char *) names->pdata[i]);
    }
  return text;
}

static const char *
describe_type (const char *type)
{
  if (strcmp (type, "date") == 0)
    return _("a date such as 2026-07-01");
  if (strcmp (type, "duration") == 0)
    return _("a period such as P1M or P28D");
  if (strcmp (type, "NCName") == 0)
    return _("a short name that begins with a letter, without spaces and colons");
  if (strcmp (type, "language") == 0)
    return _("a language such as nl or en-GB");
  if (strcmp (type, "anyURI") == 0)
    return _("an address such as https://…");
  if (strcmp (type, "NMTOKEN") == 0)
    return _("a code without spaces");
  return _("some text");
}

static gboolean
matches_pattern (xmlNode    *data,
                 const char *value)
{
  for (xmlNode *param = data->children; param != NULL; param = param->next)
    {
      xmlChar *text;
      xmlRegexp *regexp;
      gboolean matches;

      if (!hv_pattern_is (param, "param"))
        continue;
      text = xmlNodeGetContent (param);
      regexp = xmlRegexpCompile (text);
      matches = regexp == NULL || xmlRegexpExec (regexp, (const xmlChar *) value) == 1;
      xmlRegFreeRegexp (regexp);
      xmlFree (text);
      if (!matches)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fits_datatype (xmlNode     *data,
               const char  *value,
               char       **expected)
{
  xmlChar *type = xmlGetNoNsProp (data, (const xmlChar *) "type");
  xmlSchemaType *datatype = xmlSchemaGetPredefinedType (type, (const xmlChar *) DATATYPES);
  xmlNode *pattern = first_element (data);
  gboolean fits = datatype == NULL
                  || xmlSchemaValidatePredefinedType (datatype, (const xmlChar *) value, NULL) == 0;

  fits = fits && matches_pattern (data, value);
  if (!fits && expected != NULL && pattern != NULL)
    {
      xmlChar *text = xmlNodeGetContent (pattern);

      *expected = g_strdup_printf (_("a code of the form %s"), (const char *) text);
      xmlFree (text);
    }
  else if (!fits && expected != NULL)
    *expected = g_strdup (describe_type ((const char *) type));
  xmlFree (type);
  return fits;
}

static gboolean
fits_choice (xmlNode     *choice,
             const char  *value,
             char       **expected)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (xmlNode *part = choice->children; part != NULL; part = part->next)
    if (part->type == XML_ELEMENT_NODE)
      {
        g_autofree char *one = NULL;

        if (hv_explain_value (part, value, &one))
          return TRUE;
        g_ptr_array_add (values, g_steal_pointer (&one));
      }
  if (expected == NULL)
    return FALSE;
  *expected = hv_alternatives_to_text (values);
  return FALSE;
}

static gboolean
fits_list (xmlNode     *list,
           const char  *value,
           char       **expected)
{
  g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", -1);
  xmlNode *one = first_element (list);
  guint count = 0;

  if (one != NULL && hv_pattern_is (one, "oneOrMore"))
    one = first_element (one);
  for (char **word = words; one != NULL && *word != NULL; word++)
    {
      count += **word != '\0';
      if (**word != '\0' && !hv_explain_value (one, *word, expected))
        return FALSE;
    }
  return count > 0 || (one != NULL && hv_explain_value (one, "", expected));
}

/**
 * hv_explain_value:
 * @pattern: what the schema says of the value
 * @expected: (out) (optional) (transfer full): what should stand there, when it
 *   does not
 *
 * Returns: whether @value is allowed
 */
gboolean
hv_explain_value (xmlNode     *pattern,
                  const char  *value,
                  char       **expected)
{
  xmlChar *text;
  gboolean fits;

  if (hv_pattern_is (pattern, "ref"))
    {
      xmlNode *inner = first_element (hv_pattern_resolve (pattern));

      return inner == NULL || hv_explain_value (inner, value, expected);
    }
  if (hv_pattern_is (pattern, "choice"))
    return fits_choice (pattern, value, expected);
  if (hv_pattern_is (pattern, "list"))
    return fits_list (pattern, value, expected);
  if (hv_pattern_is (pattern, "data"))
    return fits_datatype (pattern, value, expected);
  if (!hv_pattern_is (pattern, "value"))
    return TRUE;
  text = xmlNodeGetContent (pattern);
  fits = strcmp ((const char *) text, value) == 0;
  if (!fits && expected != NULL)
    *expected = g_strdup ((const char *) text);
  xmlFree (text);
  return fits;
}
