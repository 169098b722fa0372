/* hv-references.c: what a document points to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the schema cannot say of a unit by itself: links, texts that may not be
 * blank, and where it points. Whether something is there is settled when all
 * files have been read.
 */
#include "hv-references.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-reader.h"
#include "hv-unit-stream.h"

typedef struct
{
  GPtrArray        *references;
  const HvDocument *document;
  const char       *file;
  guint             line;       /* of the unit, for nodes that do not know theirs */
} Collector;

static void
reference_free (gpointer data)
{
  HvReference *reference = data;

  g_free (reference->document);
  g_free (reference->id);
  g_free (reference);
}

/**
 * hv_references_new:
 *
 * Returns: (transfer full) (element-type HvReference): an empty list
 */
GPtrArray *
hv_references_new (void)
{
  return g_ptr_array_new_with_free_func (reference_free);
}

static void
add (Collector       *collector,
     xmlNode         *node,
     HvReferenceKind  kind,
     const char      *attribute,
     const char      *document,
     const char      *id,
     HvKind           unit)
{
  HvReference *reference = g_new0 (HvReference, 1);

  reference->kind = kind;
  reference->unit = unit;
  reference->document = g_strdup (document);
  reference->id = g_strdup (id);
  reference->attribute = attribute;
  reference->line = hv_xml_line (node, collector->line);
  g_ptr_array_add (collector->references, reference);
}

static HvFinding *
no_statement (Collector  *collector,
              xmlNode    *node,
              const char *attribute)
{
  return hv_finding_new (collector->file, hv_xml_line (node, collector->line), 0, HV_SEVERITY_ERROR, "reference",
                         _("“%s” points into the statement, but the faq does not say which one. Write "
                           "statement=\"…\" in <faq>, or document#element here."), attribute);
}

/* An element of the faq's own statement, or "document#element". */
static HvFinding *
add_citation (Collector  *collector,
              xmlNode    *node,
              const char *attribute,
              const char *target,
              const char *statement)
{
  const char *hash = strchr (target, '#');
  g_autofree char *document = hash != NULL ? g_strndup (target, hash - target) : g_strdup (statement);

  if (document == NULL)
    return no_statement (collector, node, attribute);
  add (collector, node, HV_REFERENCE_ELEMENT, attribute, document, hash != NULL ? hash + 1 : target,
       HV_KIND_NONE);
  return NULL;
}

static HvFinding *
collect_citations (Collector *collector,
                   xmlNode   *node)
{
  g_auto (GStrv) cites = hv_xml_list (node, "cites");
  HvFinding *finding = NULL;

  for (char **cite = cites; cite != NULL && *cite != NULL && finding == NULL; cite++)
    finding = add_citation (collector, node, "cites", *cite, collector->document->statement);
  if (finding == NULL && hv_xml_is (node, "see"))
    {
      g_autofree char *section = hv_xml_attribute (node, "section");
      g_autofree char *statement = hv_xml_attribute (node, "statement");

      if (section != NULL)
        finding = add_citation (collector, node, "section", section,
                                statement != NULL ? statement : collector->document->statement);
    }
  return finding;
}

static const struct
{
  const char *element;
  const char *attribute;
  HvKind      unit;
} pointers[] = {
  { "use", "phrases", HV_KIND_PHRASE },
  { "follow", "procedure", HV_KIND_PROCEDURE },
  { "send", "template", HV_KIND_TEMPLATE },
  { "probe", "entry", HV_KIND_ENTRY },
  { "term", "ref", HV_KIND_DEFINITION },
};

static void
collect_pointers (Collector *collector,
                  xmlNode   *node)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      g_autofree char *target = hv_xml_is (node, pointers[i].element)
        ? hv_xml_attribute (node, pointers[i].attribute) : NULL;

      /* A statement has no glossary of its own. */
      if (target != NULL && (pointers[i].unit != HV_KIND_DEFINITION
                             || collector->document->type == HV_DOCUMENT_FAQ))
        add (collector, node, HV_REFERENCE_UNIT, pointers[i].attribute, NULL, target,
             pointers[i].unit);
    }
  if (hv_xml_is (node, "attach"))
    {
      g_autofree char *statement = hv_xml_attribute (node, "statement");

      if (statement != NULL)
        add (collector, node, HV_REFERENCE_DOCUMENT, "statement", statement, NULL, HV_KIND_NONE);
    }
}

static gboolean
is_allowed (const char *href,
            gboolean    law)
{
  static const char * const schemes[] = { "https:", "mailto:", "tel:" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (href, schemes[i], strlen (schemes[i])) == 0
        && href[strlen (schemes[i])] != '\0')
      return TRUE;
  return law && g_ascii_strncasecmp (href, "http:", strlen ("http:")) == 0;
}

/* A law's address identifies it and is often an http one (ELI). */
static HvFinding *
check_link (Collector *collector,
            xmlNode   *node)
{
  g_autofree char *href = hv_xml_attribute (node, "href");

  if (href == NULL || is_allowed (g_strstrip (href), hv_xml_is (node, "law")))
    return NULL;
  return hv_finding_new (collector->file, hv_xml_line (node, collector->line), 0, HV_SEVERITY_ERROR,
                         "link-scheme",
                         _("“%s” is no address that may be opened from a call. Write one that begins "
                           "with https:, mailto: or tel:."), href);
}

static HvFinding *
check_blank (Collector *collector,
             xmlNode   *node)
{
  g_autofree char *text = NULL;
  xmlChar *content;

  if (!hv_xml_is (node, "question") && !hv_xml_is (node, "answer") && !hv_xml_is (node, "title")
      && !hv_xml_is (node, "phrase"))
    return NULL;
  content = xmlNodeGetContent (node);
  text = g_strdup ((const char *) content);
  xmlFree (content);
  /* A no-break space is white space to a reader, too. */
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)) && g_utf8_get_char (c) != 0xa0)
      return NULL;
  return hv_finding_new (collector->file, hv_xml_line (node, collector->line), 0, HV_SEVERITY_ERROR, "blank",
                         _("<%s> is empty. Write its text, or remove what it belongs to."),
                         node->name);
}

static HvFinding *
collect (Collector *collector,
         xmlNode   *node)
{
  HvFinding *finding = check_link (collector, node);

  if (finding == NULL)
    finding = check_blank (collector, node);
  if (finding == NULL)
    finding = collect_citations (collector, node);
  collect_pointers (collector, node);
  for (xmlNode *child = node->children; child != NULL && finding == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      finding = collect (collector, child);
  return finding;
}

/**
 * hv_references_collect:
 * @references: (element-type HvReference): gets where @node points
 * @document: the document, as far as its root says
 * @node: a valid child of its root
 * @line: where that begins
 *
 * Returns: (transfer full) (nullable): the first thing that is wrong with @node
 *   by itself
 */
HvFinding *
hv_references_collect (GPtrArray        *references,
                       const HvDocument *document,
                       xmlNode          *node,
                       const char       *file,
                       guint             line)
{
  Collector collector = { references, document, file, line };

  return collect (&collector, node);
}
