/* hv-reader.c: knowledge documents read from XML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what intake has validated. What is stored could still be damaged, so
 * nothing here trusts the schema: what is missing stays empty.
 */
#include "hv-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "hv-error.h"
#include "hv-reader-private.h"

/* What reading knowledge never needs, and what makes XML dangerous, stays off:
 * no entities, no DTD, no network. */
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES)

HvSigned *
hv_signed_new (void)
{
  return g_new0 (HvSigned, 1);
}

void
hv_signed_free (HvSigned *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->unit);
  g_free (entry->lang);
  g_free (entry->wording);
  g_free (entry->cited);
  g_free (entry->reason);
  hv_approval_clear (&entry->approval);
  g_free (entry);
}

/**
 * hv_reader_root_type:
 * @name: the name of a root element
 */
HvDocumentType
hv_reader_root_type (const xmlChar *name)
{
  HvDocumentType type = hv_document_type_parse ((const char *) name);

  return type == HV_DOCUMENT_GOLDEN ? HV_DOCUMENT_NONE : type;
}

/**
 * hv_reader_unit_kind:
 * @name: the name of a child of the root
 *
 * Returns: the kind of unit it is, %HV_KIND_NONE for the rest of the head
 */
HvKind
hv_reader_unit_kind (const xmlChar *name)
{
  if (strcmp ((const char *) name, "phrases") == 0)
    return HV_KIND_PHRASE;
  if (strcmp ((const char *) name, "phrase") == 0)
    return HV_KIND_NONE;
  return hv_kind_parse ((const char *) name);
}

static void
foreach_section (xmlNode      *section,
                 const char   *parent,
                 guint         depth,
                 HvReaderFunc  func,
                 gpointer      user_data)
{
  g_autofree char *id = hv_xml_attribute (section, "id");

  func (section, parent, depth, user_data);
  for (xmlNode *child = section->children; child != NULL; child = child->next)
    if (hv_xml_is (child, "section"))
      foreach_section (child, id, depth + 1, func, user_data);
}

/**
 * hv_reader_foreach_unit:
 * @child: a child of a document's root
 * @func: called for the unit it is and the sections inside it, in document
 *   order; not at all for a part of the head
 */
void
hv_reader_foreach_unit (xmlNode      *child,
                        HvReaderFunc  func,
                        gpointer      user_data)
{
  if (hv_xml_is (child, "section"))
    foreach_section (child, NULL, 0, func, user_data);
  else if (hv_reader_unit_kind (child->name) != HV_KIND_NONE)
    func (child, NULL, 0, user_data);
}

/**
 * hv_reader_approval:
 * @node: an <approval>
 * @approval: (inout): gets what it says
 */
void
hv_reader_approval (xmlNode    *node,
                    HvApproval *approval)
{
  g_autofree char *status = hv_xml_attribute (node, "status");

  approval->status = hv_status_parse (status);
  approval->role = hv_xml_attribute (node, "role");
  approval->on = hv_xml_day (node, "on");
  approval->review = hv_xml_day (node, "review");
  approval->ref = hv_xml_attribute (node, "ref");
}

/* The pieces of an element's text, cut at @separators, without blank ones. */
static char **
read_pieces (xmlNode    *node,
             const char *separators)
{
  g_autoptr (GStrvBuilder) pieces = g_strv_builder_new ();
  xmlChar *text = xmlNodeGetContent (node);
  g_auto (GStrv) parts = g_strsplit_set ((const char *) text, separators, -1);

  xmlFree (text);
  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_strv_builder_add (pieces, *part);
  return g_strv_builder_end (pieces);
}

static void
read_blocks_or_inline (xmlNode   *node,
                       GPtrArray *blocks)
{
  hv_reader_blocks (node, blocks);
  if (blocks->len == 0)
    {
      HvBlock *block = hv_blocks_add (blocks, HV_BLOCK_PARAGRAPH);

      g_ptr_array_unref (block->runs);
      block->runs = hv_reader_inline (node);
    }
}

static void
read_see (xmlNode *node,
          HvUnit  *unit)
{
  g_autoptr (GPtrArray) runs = hv_reader_inline (node);
  HvSee *see = g_new0 (HvSee, 1);

  see->statement = hv_xml_attribute (node, "statement");
  see->section = hv_xml_attribute (node, "section");
  see->text = hv_runs_to_text (runs);
  g_ptr_array_add (unit->see, see);
}

static void
read_law (xmlNode *node,
          HvUnit  *unit)
{
  HvBlock *block = hv_blocks_add (unit->laws, HV_BLOCK_LAW);

  g_ptr_array_unref (block->runs);
  block->runs = hv_reader_inline (node);
  block->href = hv_xml_attribute (node, "href");
}

static void
read_title (xmlNode *node,
            HvUnit  *unit)
{
  g_ptr_array_unref (unit->title);
  unit->title = hv_reader_inline (node);
}

static void
read_entry_part (xmlNode *child,
                 HvUnit  *unit)
{
  if (hv_xml_is (child, "alternatives"))
    unit->alternatives = read_pieces (child, "\n");
  else if (hv_xml_is (child, "keywords"))
    unit->keywords = read_pieces (child, ",\n");
  else if (hv_xml_is (child, "answer"))
    {
      read_blocks_or_inline (child, unit->body);
      unit->body_cites = hv_xml_list (child, "cites");
    }
  else if (hv_xml_is (child, "explanation"))
    {
      hv_reader_blocks (child, unit->explanation);
      unit->explanation_cites = hv_xml_list (child, "cites");
    }
  else if (hv_xml_is (child, "note"))
    hv_reader_blocks (child, unit->note);
  else if (hv_xml_is (child, "see"))
    read_see (child, unit);
  else if (hv_xml_is (child, "law"))
    read_law (child, unit);
  else if (hv_xml_is (child, "steps"))
    hv_reader_steps (child, unit);
}

static void
read_part (xmlNode *child,
           HvUnit  *unit)
{
  if (hv_xml_is (child, "title") || hv_xml_is (child, "question") || hv_xml_is (child, "subject")
      || hv_xml_is (child, "word"))
    read_title (child, unit);
  else if (hv_xml_is (child, "approval"))
    hv_reader_approval (child, &unit->approval);
  else if (unit->kind == HV_KIND_ENTRY)
    read_entry_part (child, unit);
  else if (unit->kind == HV_KIND_TEMPLATE && hv_xml_is (child, "body"))
    hv_reader_blocks (child, unit->body);
  else if (unit->kind == HV_KIND_PHRASE && hv_xml_is (child, "phrase"))
    g_ptr_array_add (unit->items, hv_reader_phrase (child, unit->step));
  else if (unit->kind == HV_KIND_PROCEDURE && hv_xml_is (child, "step"))
    g_ptr_array_add (unit->items, hv_reader_step (child, HV_STEP_REFERRAL));
}

/**
 * hv_reader_unit:
 * @node: the element of a unit
 *
 * Returns: (transfer full) (nullable): the unit, %NULL when @node is none. A
 *   section comes without the sections inside it; @parent and @depth are the
 *   caller's to set.
 */
HvUnit *
hv_reader_unit (xmlNode *node)
{
  HvKind kind = hv_reader_unit_kind (node->name);
  g_autofree char *step = NULL;
  HvUnit *unit;

  if (kind == HV_KIND_NONE)
    return NULL;

  unit = hv_unit_new (kind);
  step = hv_xml_attribute (node, "step");
  unit->id = hv_xml_attribute (node, "id");
  unit->topic = hv_xml_attribute (node, "topic");
  unit->audience = hv_xml_list (node, "audience");
  unit->rights = hv_xml_list (node, "rights");
  unit->covers = hv_xml_list (node, "covers");
  unit->valid_from = hv_xml_day (node, "valid-from");
  unit->valid_to = hv_xml_day (node, "valid-to");
  unit->channel = hv_xml_attribute (node, "channel");
  unit->step = hv_step_parse (step);
  if (kind == HV_KIND_SECTION || kind == HV_KIND_DEFINITION)
    hv_reader_blocks (node, unit->body);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      read_part (child, unit);
  return unit;
}

/**
 * hv_reader_parse:
 * @xml: a small document that Houvast wrote itself
 *
 * Returns: (transfer full) (nullable): its tree; free with xmlFreeDoc()
 */
xmlDoc *
hv_reader_parse (GBytes  *xml,
                 GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);
  xmlDoc *doc = size <= G_MAXINT ? xmlReadMemory (data, (int) size, NULL, "UTF-8", PARSE_OPTIONS)
                                 : NULL;

  if (doc == NULL || xmlDocGetRootElement (doc) == NULL)
    {
      xmlFreeDoc (doc);
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED, _("A stored text cannot be read."));
      return NULL;
    }
  return doc;
}

/**
 * hv_reader_unit_from_bytes:
 * @xml: what hv_reader_serialize() made
 *
 * Returns: (transfer full) (nullable): the unit
 */
HvUnit *
hv_reader_unit_from_bytes (GBytes  *xml,
                           GError **error)
{
  xmlDoc *doc = hv_reader_parse (xml, error);
  HvUnit *unit;

  if (doc == NULL)
    return NULL;
  unit = hv_reader_unit (xmlDocGetRootElement (doc));
  if (unit == NULL)
    g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED, _("A stored text cannot be read."));
  xmlFreeDoc (doc);
  return unit;
}

/**
 * hv_reader_document_root:
 * @document: filled in
 * @root: the root element; only its attributes are read
 */
void
hv_reader_document_root (HvDocument *document,
                         xmlNode    *root)
{
  xmlChar *lang = xmlGetNsProp (root, (const xmlChar *) "lang", XML_XML_NAMESPACE);

  document->type = hv_reader_root_type (root->name);
  document->id = hv_xml_attribute (root, "id");
  g_free (document->lang);
  document->lang = g_strdup (lang != NULL ? (const char *) lang : "");
  xmlFree (lang);
  document->version = hv_xml_attribute (root, "version");
  document->statement = hv_xml_attribute (root, "statement");
  document->translation_of = hv_xml_attribute (root, "translation-of");
  document->supersedes = hv_xml_attribute (root, "supersedes");
  document->href = hv_xml_attribute (root, "href");
  document->effective = hv_xml_day (root, "effective");
}

/* Name, address, register and contacts of an organisation as lines. */
static void
read_party (xmlNode   *node,
            GPtrArray *blocks)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      gboolean name = hv_xml_is (child, "name");

      if (name || hv_xml_is (child, "address") || hv_xml_is (child, "register")
          || hv_xml_is (child, "representative"))
        {
          HvBlock *block = hv_blocks_add (blocks, name ? HV_BLOCK_HEADING : HV_BLOCK_DETAIL);

          g_ptr_array_unref (block->runs);
          block->runs = hv_reader_inline (child);
          block->label = g_strdup ((const char *) child->name);
        }
    }
  hv_reader_blocks (node, blocks);
}

/**
 * hv_reader_document_part:
 * @document: filled in further
 * @part: a child of the root that is no unit; others are left alone
 */
void
hv_reader_document_part (HvDocument *document,
                         xmlNode    *part)
{
  if (hv_xml_is (part, "title"))
    {
      g_autoptr (GPtrArray) runs = hv_reader_inline (part);

      g_free (document->title);
      document->title = hv_runs_to_text (runs);
    }
  else if (hv_xml_is (part, "approval"))
    hv_reader_approval (part, &document->approval);
  else if (hv_xml_is (part, "synonyms"))
    {
      xmlChar *text = xmlNodeGetContent (part);

      g_free (document->synonyms);
      document->synonyms = g_strdup ((const char *) text);
      xmlFree (text);
    }
  else if (hv_xml_is (part, "controller") || hv_xml_is (part, "dpo"))
    read_party (part, document->head);
  else if (hv_xml_is (part, "p") || hv_xml_is (part, "list"))
    {
      xmlNode wrapper = { .type = XML_ELEMENT_NODE, .children = part };
      xmlNode *next = part->next;

      /* A block of its own: the reader walks a parent's children. */
      part->next = NULL;
      hv_reader_blocks (&wrapper, document->head);
      part->next = next;
    }
}

/**
 * hv_reader_signed:
 * @node: a child of an approvals document
 *
 * Returns: (transfer full) (nullable): what it says, %NULL for another element
 */
HvSigned *
hv_reader_signed (xmlNode *node)
{
  gboolean approved = hv_xml_is (node, "approved");
  HvSigned *entry;
  xmlChar *lang;

  if (!approved && !hv_xml_is (node, "withdrawn"))
    return NULL;
  entry = hv_signed_new ();
  lang = xmlGetNsProp (node, (const xmlChar *) "lang", XML_XML_NAMESPACE);
  entry->unit = hv_xml_attribute (node, "unit");
  entry->lang = g_strdup ((const char *) lang);
  xmlFree (lang);
  entry->wording = hv_xml_attribute (node, "wording");
  entry->cited = hv_xml_attribute (node, "cited");
  hv_reader_approval (node, &entry->approval);
  entry->approval.status = approved ? HV_STATUS_APPROVED : HV_STATUS_WITHDRAWN;
  if (!approved)
    {
      xmlChar *reason = xmlNodeGetContent (node);

      entry->reason = g_strdup ((const char *) reason);
      xmlFree (reason);
    }
  return entry;
}
