/* hv-rules.c: the rules of law and language that are data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms, holidays and the words of dates change with the law and the language,
 * not with the program. Each is a small file; the program carries its own, and
 * a file of the same name in $XDG_DATA_HOME/houvast/rules takes its place.
 *
 * A typing error in such a file would move a date unseen. So the first thing
 * wrong is remembered with its line, and so is what nobody asked for: an
 * element or attribute that was not read is a mistake, not an ornament.
 */
#include "hv-rules.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"

#define LARGEST (1u << 20)

struct _HvRules
{
  char    *path;
  xmlDoc  *document;
  GError  *wrong;
};

/* What was read is marked in the tree. */
static char read_mark;

static GBytes *
find (const char  *name,
      char       **path,
      GError     **error)
{
  g_autofree char *resource = g_strconcat ("/org/houvast/core/rules/", name, NULL);

  *path = g_build_filename (g_get_user_data_dir (), "houvast", "rules", name, NULL);
  if (g_file_test (*path, G_FILE_TEST_EXISTS))
    return hv_file_read (*path, LARGEST, error);
  g_free (*path);
  *path = g_strdup (name);
  return g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/**
 * hv_rules_read:
 * @name: the file's name, such as "terms.xml"
 * @error: %HV_ERROR_REFUSED when it is no sound XML
 *
 * Returns: (transfer full) (nullable): the user's own file of that name, else
 *   the program's. The resources of the core must have been registered.
 */
HvRules *
hv_rules_read (const char  *name,
               GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = find (name, &path, error);

  return bytes != NULL ? hv_rules_read_bytes (bytes, path, error) : NULL;
}

/**
 * hv_rules_read_bytes:
 * @path: what messages call it
 *
 * Returns: (transfer full) (nullable): the rules in @bytes
 */
HvRules *
hv_rules_read_bytes (GBytes      *bytes,
                     const char  *path,
                     GError     **error)
{
  g_autoptr (HvRules) rules = g_new0 (HvRules, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  rules->path = g_strdup (path);
  if (size > 0 && size <= LARGEST)
    rules->document = xmlReadMemory (data, size, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                     | XML_PARSE_NOCDATA);
  if (rules->document == NULL || rules->document->intSubset != NULL
      || rules->document->extSubset != NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("%s: this file of rules is not sound XML without a DOCTYPE."), path);
      return NULL;
    }
  return g_steal_pointer (&rules);
}

void
hv_rules_free (HvRules *rules)
{
  g_free (rules->path);
  g_clear_pointer (&rules->document, xmlFreeDoc);
  g_clear_error (&rules->wrong);
  g_free (rules);
}

/**
 * hv_rules_refuse:
 * @node: where
 *
 * Remembers what is wrong, if it is the first: hv_rules_finish() reports it.
 */
void
hv_rules_refuse (HvRules       *rules,
                 const xmlNode *node,
                 const char    *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (rules->wrong != NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (&rules->wrong, HV_ERROR, HV_ERROR_REFUSED, "%s:%ld: %s", rules->path,
               xmlGetLineNo ((xmlNode *) node), message);
}

/**
 * hv_rules_root:
 *
 * Returns: (transfer none): the root; that it is called @name is checked
 */
xmlNode *
hv_rules_root (HvRules    *rules,
               const char *name)
{
  xmlNode *root = xmlDocGetRootElement (rules->document);

  root->_private = &read_mark;
  if (strcmp ((const char *) root->name, name) != 0)
    hv_rules_refuse (rules, root, _("<%s> is expected here."), name);
  return root;
}

/**
 * hv_rules_next:
 * @after: (nullable): the child before, %NULL for the first
 *
 * Returns: (transfer none) (nullable): the next child of @parent called @name
 */
xmlNode *
hv_rules_next (HvRules       *rules,
               const xmlNode *parent,
               const xmlNode *after,
               const char    *name)
{
  xmlNode *node = after != NULL ? after->next : parent->children;

  for (; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0)
      {
        node->_private = &read_mark;
        return node;
      }
  return NULL;
}

/**
 * hv_rules_dup_text:
 *
 * Returns: (transfer full): the element's text, without white space around it
 */
char *
hv_rules_dup_text (HvRules       *rules,
                   const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strstrip (g_strdup (content != NULL ? (const char *) content : ""));

  xmlFree (content);
  if (*text == '\0')
    hv_rules_refuse (rules, node, _("<%s> is empty."), node->name);
  return text;
}

/**
 * hv_rules_dup:
 * @attribute: its name; "lang" finds xml:lang
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
hv_rules_dup (HvRules       *rules,
              const xmlNode *node,
              const char    *attribute)
{
  for (xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
    if (strcmp ((const char *) attr->name, attribute) == 0)
      {
        xmlChar *content = xmlNodeGetContent ((xmlNode *) attr);
        char *value = g_strdup (content != NULL ? (const char *) content : "");

        attr->_private = &read_mark;
        xmlFree (content);
        return value;
      }
  return NULL;
}

/**
 * hv_rules_dup_must:
 *
 * Returns: (transfer full): the value of an attribute that must be there, ""
 *   when it is not
 */
char *
hv_rules_dup_must (HvRules       *rules,
                   const xmlNode *node,
                   const char    *attribute)
{
  char *value = hv_rules_dup (rules, node, attribute);

  if (value != NULL && *value != '\0')
    return value;
  hv_rules_refuse (rules, node, _("<%s> needs “%s”."), node->name, attribute);
  return value != NULL ? value : g_strdup ("");
}

/**
 * hv_rules_number:
 * @otherwise: what it is when it is not there
 *
 * Returns: a whole number from @least to @most
 */
int
hv_rules_number (HvRules       *rules,
                 const xmlNode *node,
                 const char    *attribute,
                 int            least,
                 int            most,
                 int            otherwise)
{
  g_autofree char *value = hv_rules_dup (rules, node, attribute);
  gint64 number;

  if (value == NULL)
    return otherwise;
  if (g_ascii_string_to_signed (value, 10, least, most, &number, NULL))
    return number;
  hv_rules_refuse (rules, node, _("“%s” must be a whole number from %d to %d."), attribute, least,
                   most);
  return otherwise;
}

/**
 * hv_rules_day:
 *
 * Returns: the day, @otherwise when it is not there
 */
HvDay
hv_rules_day (HvRules       *rules,
              const xmlNode *node,
              const char    *attribute,
              HvDay          otherwise)
{
  g_autofree char *value = hv_rules_dup (rules, node, attribute);
  HvDay day = hv_day_parse (value);

  if (value != NULL && day == 0)
    hv_rules_refuse (rules, node, _("“%s” must be a date like 2026-07-01."), attribute);
  return day != 0 ? day : otherwise;
}

/**
 * hv_rules_choice:
 * @choices: (array zero-terminated=1): what it may be
 *
 * Returns: which of @choices it is, @otherwise when it is not there
 */
int
hv_rules_choice (HvRules            *rules,
                 const xmlNode      *node,
                 const char         *attribute,
                 const char * const *choices,
                 int                 otherwise)
{
  g_autofree char *value = hv_rules_dup (rules, node, attribute);
  g_autofree char *all = NULL;

  if (value == NULL)
    return otherwise;
  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], value) == 0)
      return i;
  all = g_strjoinv (", ", (char **) choices);
  hv_rules_refuse (rules, node, _("“%s” must be one of: %s."), attribute, all);
  return otherwise;
}

static void
refuse_unread (HvRules       *rules,
               const xmlNode *node)
{
  if (node->_private != &read_mark)
    {
      hv_rules_refuse (rules, node, _("<%s> is not known here."), node->name);
      return;
    }
  for (xmlAttr *attr = node->properties; attr != NULL; attr = attr->next)
    if (attr->_private != &read_mark)
      hv_rules_refuse (rules, node, _("<%s> has no “%s”."), node->name, attr->name);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      refuse_unread (rules, child);
}

/**
 * hv_rules_finish:
 * @error: %HV_ERROR_REFUSED with file and line of the first thing wrong
 *
 * To be called once all has been read.
 */
gboolean
hv_rules_finish (HvRules  *rules,
                 GError  **error)
{
  refuse_unread (rules, xmlDocGetRootElement (rules->document));
  if (rules->wrong == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&rules->wrong));
  return FALSE;
}
