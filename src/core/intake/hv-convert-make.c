/* hv-convert-make.c: a document made of a flat row of headings, questions and blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-convert-private.h"
#include "hv-reader.h"

/* What is said in one breath, and what is said at all: see the vocabulary. */
#define MAX_SPOKEN 650

typedef struct
{
  const HvConvertRequest *request;
  GPtrArray              *findings;
  xmlDoc                 *doc;
  xmlNode                *root;
  gboolean                faq;
  gboolean                asks;       /* headings are questions */
  GHashTable             *ids;        /* those that are taken */
  GString                *lines[2];   /* of the entry at hand: alternatives, keywords */
  xmlNode                *entry;      /* the entry at hand, or NULL */
  xmlNode                *section;
  GArray                 *levels;     /* of the sections that are open */
  HvReduce                body;       /* its parent is where blocks are collected */
  HvReduce                note;
  HvReduce                spoken;
  guint                   links;
  guint                   left_out;
} Maker;

static gboolean
is_flat (const xmlNode *node,
         const char    *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && strcmp ((const char *) node->ns->href, HV_CONVERT_NAMESPACE) == 0
         && strcmp ((const char *) node->name, name) == 0;
}

static char *
property (xmlNode    *node,
          const char *name)
{
  char *value = hv_xml_attribute (node, name);

  if (value != NULL && *g_strstrip (value) == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static void
set (xmlNode    *node,
     const char *name,
     const char *value)
{
  if (value != NULL && *value != '\0')
    xmlSetProp (node, (const xmlChar *) name, (const xmlChar *) value);
}

static xmlNode *
add_child (xmlNode    *parent,
           const char *name,
           const char *text)
{
  return xmlNewTextChild (parent, parent->ns, (const xmlChar *) name, (const xmlChar *) text);
}

/* Letters and digits of any words, with hyphens between: a readable id. */
static char *
slug_of (const char *words)
{
  g_autofree char *folded = g_str_to_ascii (words != NULL ? words : "", NULL);
  GString *slug = g_string_new (NULL);

  for (const char *c = folded; *c != '\0' && slug->len < 60; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-' && *c != '\'')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0 || !g_ascii_isalpha (slug->str[0]))
    g_string_prepend (slug, slug->len == 0 ? "vraag" : "n-");
  return g_string_free (slug, FALSE);
}

/* An id that no other element has. */
static char *
take_id (Maker      *maker,
         const char *wanted,
         const char *words)
{
  g_autofree char *slug = slug_of (wanted != NULL ? wanted : words);
  char *id = g_strdup (slug);

  for (guint i = 2; !g_hash_table_add (maker->ids, g_strdup (id)); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, i);
    }
  return id;
}

static xmlNode *
collector (Maker *maker)
{
  return xmlNewDocNode (maker->doc, maker->root->ns, (const xmlChar *) "blocks", NULL);
}

static void
begin_blocks (Maker *maker)
{
  maker->body = (HvReduce) { .parent = collector (maker) };
  maker->note = (HvReduce) { .parent = collector (maker) };
  maker->spoken = (HvReduce) { .parent = collector (maker) };
}

static void
move_all (xmlNode *from,
          xmlNode *to)
{
  xmlNode *next;

  for (xmlNode *node = from->children; node != NULL; node = next)
    {
      next = node->next;
      xmlUnlinkNode (node);
      xmlAddChild (to, node);
    }
}

static glong
count_characters (xmlNode *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  glong count = g_utf8_strlen ((const char *) text, -1);

  xmlFree (text);
  return count;
}

static gboolean
is_element (const xmlNode *node,
            const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* Items of a list that an answer begins with are said one after the other. */
static void
speak_list (xmlNode *list,
            xmlNode *answer)
{
  xmlNode *next;

  for (xmlNode *item = list->children; item != NULL; item = next)
    {
      next = item->next;
      xmlUnlinkNode (item);
      xmlNodeSetName (item, (const xmlChar *) "p");
      xmlAddChild (answer, item);
    }
  xmlUnlinkNode (list);
  xmlFreeNode (list);
}

/* What is said: everything when it is short, else its first paragraph, and the
 * rest is there to read. */
static void
fill_answer (xmlNode *blocks,
             xmlNode *entry)
{
  xmlNode *answer = add_child (entry, "answer", NULL);
  gboolean list = is_element (blocks->children, "list");
  gboolean brief = count_characters (blocks) <= MAX_SPOKEN;

  if (list)
    speak_list (blocks->children, answer);
  for (xmlNode *next = blocks->children; is_element (next, "p") && (brief || answer->children == NULL);
       next = blocks->children)
    {
      xmlUnlinkNode (next);
      xmlAddChild (answer, next);
    }
  if (blocks->children != NULL)
    move_all (blocks, add_child (entry, "explanation", NULL));
}

static void
drop_blocks (Maker *maker)
{
  maker->links += maker->body.links + maker->note.links + maker->spoken.links;
  g_clear_pointer (&maker->body.parent, xmlFreeNode);
  g_clear_pointer (&maker->note.parent, xmlFreeNode);
  g_clear_pointer (&maker->spoken.parent, xmlFreeNode);
}

/* An entry's own lines, such as other wordings, go before its answer. */
static void
add_lines (Maker      *maker,
           guint       which,
           const char *name)
{
  if (maker->lines[which]->len > 0)
    add_child (maker->entry, name, maker->lines[which]->str);
  g_string_truncate (maker->lines[which], 0);
}

static void
end_entry (Maker *maker)
{
  hv_reduce_end (&maker->body);
  hv_reduce_end (&maker->note);
  hv_reduce_end (&maker->spoken);
  if (maker->body.parent->children == NULL && maker->spoken.parent->children == NULL)
    {
      /* A question without an answer helps nobody. */
      xmlUnlinkNode (maker->entry);
      xmlFreeNode (maker->entry);
      maker->left_out++;
      g_string_truncate (maker->lines[0], 0);
      g_string_truncate (maker->lines[1], 0);
    }
  else
    {
      add_lines (maker, 0, "alternatives");
      add_lines (maker, 1, "keywords");
      if (maker->spoken.parent->children != NULL)
        {
          fill_answer (maker->spoken.parent, maker->entry);
          if (maker->body.parent->children != NULL && !is_element (maker->entry->last, "explanation"))
            add_child (maker->entry, "explanation", NULL);
          if (maker->body.parent->children != NULL)
            move_all (maker->body.parent, maker->entry->last);
        }
      else
        fill_answer (maker->body.parent, maker->entry);
      if (maker->note.parent->children != NULL)
        move_all (maker->note.parent, add_child (maker->entry, "note", NULL));
    }
  maker->entry = NULL;
}

/* Blocks of a statement stand in its last section, or before the first. */
static void
end_section (Maker *maker)
{
  hv_reduce_end (&maker->body);
  if (maker->body.parent->children != NULL)
    move_all (maker->body.parent, maker->section != NULL ? maker->section : maker->root);
}

static void
end_blocks (Maker *maker)
{
  if (maker->entry != NULL)
    end_entry (maker);
  else if (!maker->faq)
    end_section (maker);
  drop_blocks (maker);
  begin_blocks (maker);
}

static void
begin_entry (Maker   *maker,
             xmlNode *question)
{
  g_autofree char *words = hv_reduce_text (question);
  g_autofree char *wanted = property (question, "id");
  g_autofree char *topic = property (question, "topic");
  g_autofree char *id = NULL;

  end_blocks (maker);
  if (*words == '\0')
    {
      g_free (words);
      words = g_strdup (wanted != NULL ? wanted : "?");
    }
  id = take_id (maker, wanted, words);
  maker->entry = add_child (maker->root, "entry", NULL);
  set (maker->entry, "id", id);
  if (topic != NULL)
    {
      g_autofree char *slug = slug_of (topic);

      set (maker->entry, "topic", slug);
    }
  add_child (maker->entry, "question", words);
}

static void
begin_section (Maker   *maker,
               xmlNode *heading)
{
  g_autofree char *words = hv_reduce_text (heading);
  g_autofree char *wanted = property (heading, "id");
  g_autofree char *level_text = property (heading, "level");
  guint level = level_text != NULL ? CLAMP (g_ascii_strtoull (level_text, NULL, 10), 1, 9) : 1;
  xmlNode *parent = maker->section;
  g_autofree char *id = NULL;

  if (*words == '\0')
    return;
  end_blocks (maker);
  while (maker->levels->len > 0 && g_array_index (maker->levels, guint, maker->levels->len - 1) >= level)
    {
      g_array_set_size (maker->levels, maker->levels->len - 1);
      parent = parent->parent;
    }
  if (maker->levels->len == 0)
    parent = maker->root;
  id = take_id (maker, wanted, words);
  maker->section = add_child (parent, "section", NULL);
  set (maker->section, "id", id);
  add_child (maker->section, "title", words);
  g_array_append_val (maker->levels, level);
}

static void
add_line (Maker   *maker,
          guint    which,
          xmlNode *node)
{
  g_autofree char *words = hv_reduce_text (node);

  if (maker->entry != NULL && *words != '\0')
    g_string_append_printf (maker->lines[which], "%s%s", maker->lines[which]->len > 0
                                                         ? which == 0 ? "\n" : ", " : "", words);
}

/* @node holds either markup, or HTML as text, which its attribute says. */
static void
add_block (HvReduce *reduce,
           xmlNode  *node)
{
  g_autofree char *form = property (node, "form");

  if (g_strcmp0 (form, "html") == 0)
    {
      xmlChar *html = xmlNodeGetContent (node);

      hv_reduce_html (reduce, (const char *) html);
      xmlFree (html);
    }
  else
    hv_reduce_node (reduce, node);
  reduce->paragraph = NULL;
}

/* WordPress parts paragraphs by empty lines where there are no tags. */
static char *
with_paragraphs (const char *html)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\n[ \\t\\r]*\\n", 0, 0, NULL);

  return g_regex_replace_literal (regex, html, -1, 0, "<p>", 0, NULL);
}

static void
add_body (Maker   *maker,
          xmlNode *node)
{
  g_autofree char *form = property (node, "form");

  if (g_strcmp0 (form, "wordpress") == 0)
    {
      xmlChar *html = xmlNodeGetContent (node);
      g_autofree char *parted = with_paragraphs ((const char *) html);

      hv_reduce_html (&maker->body, parted);
      maker->body.paragraph = NULL;
      xmlFree (html);
    }
  else
    add_block (&maker->body, node);
}

static void
add_step (Maker   *maker,
          xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (is_flat (node, "question") || (is_flat (node, "heading") && maker->faq && maker->asks))
    begin_entry (maker, node);
  else if (is_flat (node, "heading") && !maker->faq)
    begin_section (maker, node);
  else if (is_flat (node, "heading"))
    {
      if (maker->entry != NULL)
        hv_reduce_node (&maker->body, node);
    }
  else if (is_flat (node, "alternative") || is_flat (node, "keyword"))
    add_line (maker, is_flat (node, "keyword"), node);
  else if (is_flat (node, "note"))
    add_block (&maker->note, node);
  else if (is_flat (node, "spoken"))
    add_block (&maker->spoken, node);
  else
    add_body (maker, node);
}

/* A page most of whose headings ask something is a page of questions. */
static void
choose_kind (Maker   *maker,
             xmlNode *flat)
{
  g_autofree char *kind = property (flat, "kind");
  guint headings = 0, asking = 0, questions = 0;

  for (xmlNode *node = flat->children; node != NULL; node = node->next)
    {
      g_autofree char *words = is_flat (node, "heading") ? hv_reduce_text (node) : NULL;

      questions += is_flat (node, "question");
      headings += words != NULL;
      asking += words != NULL && g_str_has_suffix (words, "?");
    }
  maker->asks = questions == 0 && asking >= 2 && 2 * asking > headings;
  maker->faq = g_strcmp0 (kind, "faq") == 0
               || (g_strcmp0 (kind, "statement") != 0 && (questions > 0 || maker->asks));
}

/* Files are named by people; their names become ids that are readable. */
static char *
document_id (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return slug_of (base);
}

static void
make_root (Maker      *maker,
           xmlNode    *flat,
           const char *version)
{
  g_autofree char *id = document_id (maker->request->name);
  g_autofree char *lang = property (flat, "lang");
  g_autofree char *title = property (flat, "title");
  g_autofree char *date = property (flat, "date");
  g_autofree char *day = date != NULL ? g_strndup (date, 10) : NULL;
  g_autofree char *today = hv_day_format (maker->request->today);
  const char *tongue = maker->request->lang != NULL ? maker->request->lang : lang;
  xmlNode *approval;

  maker->doc = xmlNewDoc ((const xmlChar *) "1.0");
  maker->root = xmlNewDocNode (maker->doc, NULL, (const xmlChar *) (maker->faq ? "faq" : "statement"),
                               NULL);
  xmlDocSetRootElement (maker->doc, maker->root);
  xmlSetNs (maker->root, xmlNewNs (maker->root, (const xmlChar *) HV_XML_NAMESPACE, NULL));
  xmlNodeSetLang (maker->root, (const xmlChar *) (tongue != NULL ? tongue : "und"));
  if (tongue == NULL)
    g_ptr_array_add (maker->findings,
                     hv_finding_new (maker->request->name, 0, 0, HV_SEVERITY_ERROR, "language",
                                     _("This file does not say in which language it is. Say it with "
                                       "--lang.")));
  set (maker->root, "id", id);
  set (maker->root, "version", version);
  if (!maker->faq)
    set (maker->root, "effective", hv_day_parse (day) != 0 ? day : today != NULL ? today : "2000-01-01");
  g_hash_table_add (maker->ids, g_strdup (id));
  add_child (maker->root, "title", title != NULL ? title : id);
  approval = add_child (maker->root, "approval", NULL);
  set (approval, "status", "review");
}

static void
say_once (Maker      *maker,
          HvSeverity  severity,
          const char *rule,
          const char *format,
          guint       count)
{
  HvFinding *finding;

  if (count == 0)
    return;
  finding = hv_finding_new (maker->request->name, 0, 0, severity, rule, "%s", format);
  finding->refuses = FALSE;
  g_ptr_array_add (maker->findings, finding);
}

/* The first address by which the text says one can be reached. */
static xmlNode *
find_contact (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *href = is_element (child, "link") ? property (child, "href") : NULL;
      xmlNode *inside = child->type == XML_ELEMENT_NODE ? find_contact (child) : NULL;

      if (href != NULL && (g_str_has_prefix (href, "mailto:") || g_str_has_prefix (href, "tel:")))
        return child;
      if (inside != NULL)
        return inside;
    }
  return NULL;
}

/* A text says in prose who is responsible; the model wants it apart. What is put
 * there is only the title, and the first address; a person must look at it. */
static void
add_controller (Maker *maker)
{
  xmlNode *approval = maker->root->children->next;
  xmlNode *controller = xmlNewDocNode (maker->doc, maker->root->ns, (const xmlChar *) "controller",
                                       NULL);
  xmlNode *link = find_contact (maker->root);
  g_autofree char *href = link != NULL ? property (link, "href") : NULL;
  g_autofree char *words = hv_reduce_text (link != NULL ? link : maker->root->children);
  xmlNode *contact;

  xmlAddNextSibling (approval, controller);
  {
    g_autofree char *title = hv_reduce_text (maker->root->children);

    add_child (controller, "name", title);
  }
  contact = add_child (controller, "contact", words);
  set (contact, "channel", href == NULL ? "web" : g_str_has_prefix (href, "tel:") ? "phone" : "email");
  set (contact, "href", href);
  say_once (maker, HV_SEVERITY_WARNING, "converted-controller",
            _("Who is responsible, and how to reach them, is guessed from the title and the first "
              "address in the text. Export the statement, and correct <controller>."), 1);
}

static void
report (Maker *maker)
{
  g_autofree char *left = g_strdup_printf (ngettext ("%u question without an answer was left out.",
                                                     "%u questions without an answer were left out.",
                                                     maker->left_out), maker->left_out);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link became its text: only https, mailto and "
                                                      "tel are kept.", "%u links became their text: "
                                                      "only https, mailto and tel are kept.",
                                                      maker->links), maker->links);

  say_once (maker, HV_SEVERITY_WARNING, "converted-empty", left, maker->left_out);
  say_once (maker, HV_SEVERITY_INFO, "converted-link", links, maker->links);
}

static gboolean
has_content (Maker *maker)
{
  for (xmlNode *node = maker->root->children; node != NULL; node = node->next)
    if (is_element (node, "entry") || is_element (node, "section"))
      return TRUE;
  return FALSE;
}

/* A text without headings is one section. */
static void
wrap_text (Maker *maker)
{
  xmlNode *first = maker->root->children->next->next;
  xmlNode *section;
  g_autofree char *title = hv_reduce_text (maker->root->children);
  g_autofree char *id = NULL;
  xmlNode *next;

  if (has_content (maker) || first == NULL)
    return;
  id = take_id (maker, NULL, "tekst");
  section = xmlNewDocNode (maker->doc, maker->root->ns, (const xmlChar *) "section", NULL);
  set (section, "id", id);
  add_child (section, "title", title);
  for (xmlNode *node = first; node != NULL; node = next)
    {
      next = node->next;
      xmlUnlinkNode (node);
      xmlAddChild (section, node);
    }
  xmlAddChild (maker->root, section);
}

/**
 * hv_convert_make:
 * @flat: what a stylesheet wrote
 * @version: of the document
 * @findings: (element-type HvFinding): gets what was left out or guessed
 *
 * Returns: (transfer full) (nullable): a document, not approved; %NULL when
 *   there is nothing in it
 */
xmlDoc *
hv_convert_make (xmlDoc                  *flat,
                 const HvConvertRequest  *request,
                 const char              *version,
                 GPtrArray               *findings)
{
  xmlNode *root = xmlDocGetRootElement (flat);
  Maker maker = { .request = request, .findings = findings };

  if (root == NULL || !is_flat (root, "document"))
    return NULL;
  maker.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  maker.levels = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize i = 0; i < G_N_ELEMENTS (maker.lines); i++)
    maker.lines[i] = g_string_new (NULL);
  choose_kind (&maker, root);
  make_root (&maker, root, version);
  begin_blocks (&maker);
  for (xmlNode *node = root->children; node != NULL; node = node->next)
    add_step (&maker, node);
  end_blocks (&maker);
  drop_blocks (&maker);
  if (!maker.faq)
    wrap_text (&maker);
  if (has_content (&maker))
    report (&maker);
  if (!maker.faq && has_content (&maker))
    add_controller (&maker);
  if (!has_content (&maker))
    g_clear_pointer (&maker.doc, xmlFreeDoc);
  for (gsize i = 0; i < G_N_ELEMENTS (maker.lines); i++)
    g_string_free (maker.lines[i], TRUE);
  g_array_unref (maker.levels);
  g_hash_table_unref (maker.ids);
  return maker.doc;
}
