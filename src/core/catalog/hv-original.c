/* hv-original.c: a document to be translated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is parsed twice: as xgettext does, without white space between elements,
 * because that decides what a message says; and as it is, because that is what
 * a translation is written from. The elements of both are the same.
 */
#include "hv-original.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "hv-error.h"
#include "hv-excerpt.h"
#include "hv-file.h"
#include "hv-limits.h"
#include "hv-normal.h"
#include "hv-reader.h"

/* The characters of a cited text that a translator gets to read. */
#define CITED_LENGTH 1200

static gboolean
is_one_of (xmlNode            *node,
           const char * const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

/* No document may have a DOCTYPE, and with it entities. */
static xmlDoc *
parse (GBytes     *bytes,
       const char *path,
       int         options,
       GError    **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *doc = size <= G_MAXINT ? xmlReadMemory (data, (int) size, path, NULL, options) : NULL;

  if (doc != NULL && doc->intSubset == NULL && xmlDocGetRootElement (doc) != NULL)
    return doc;
  xmlFreeDoc (doc);
  g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
               _("“%s” is no XML that Houvast reads. “houvastctl check” says where and why."), path);
  return NULL;
}

static void
read_head (HvOriginal *original,
           xmlNode    *root)
{
  original->document = hv_document_new ();
  hv_reader_document_root (original->document, root);
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      hv_reader_document_part (original->document, child);
}

/* Which element of the one tree is which of the other, and which has which id. */
static void
pair (HvOriginal *original,
      GHashTable *twins,
      xmlNode    *one,
      xmlNode    *other)
{
  xmlNode *b = xmlFirstElementChild (other);
  char *id = hv_xml_attribute (other, "id");

  if (id != NULL)
    g_hash_table_replace (original->by_id, id, other);
  g_hash_table_insert (twins, one, other);
  for (xmlNode *a = xmlFirstElementChild (one); a != NULL && b != NULL;
       a = xmlNextElementSibling (a), b = xmlNextElementSibling (b))
    pair (original, twins, a, b);
}

static xmlNode *
unit_of (xmlNode *node)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE && node->parent->type == XML_ELEMENT_NODE;
       node = node->parent)
    if (hv_reader_unit_kind (node->name) != HV_KIND_NONE)
      return node;
  return NULL;
}

static void
find_texts (HvOriginal *original,
            HvIts      *its)
{
  static const char * const rewritten[] = { "alternatives", "keywords", "synonyms", NULL };
  g_autoptr (GHashTable) twins = g_hash_table_new (NULL, NULL);

  original->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  pair (original, twins, xmlDocGetRootElement (original->pressed),
        xmlDocGetRootElement (original->doc));
  original->found = hv_its_find_texts (its, original->pressed);
  original->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < original->found->len; i++)
    {
      HvOriginalText *text = g_new0 (HvOriginalText, 1);

      text->text = g_ptr_array_index (original->found, i);
      text->element = g_hash_table_lookup (twins, text->text->node);
      text->unit = unit_of (text->element);
      text->line = MAX (xmlGetLineNo (text->text->node), 0);
      text->is_rewritten = is_one_of (text->element, rewritten);
      g_ptr_array_add (original->texts, text);
    }
}

/**
 * hv_original_read:
 * @path: a statement or a faq
 *
 * Returns: (transfer full) (nullable): the document; %HV_ERROR_REFUSED when it
 *   is none, or when it is a translation itself
 */
HvOriginal *
hv_original_read (HvIts       *its,
                  const char  *path,
                  GError     **error)
{
  g_autoptr (HvOriginal) original = g_new0 (HvOriginal, 1);
  g_autoptr (GBytes) bytes = hv_file_read (path, HV_LIMIT_FILE_SIZE, error);
  int as_it_is = HV_ITS_PARSE_OPTIONS & ~XML_PARSE_NOBLANKS;

  original->name = g_strdup (path);
  if (bytes == NULL
      || (original->pressed = parse (bytes, path, HV_ITS_PARSE_OPTIONS, error)) == NULL
      || (original->doc = parse (bytes, path, as_it_is, error)) == NULL)
    return NULL;
  read_head (original, xmlDocGetRootElement (original->doc));
  if (original->document->type != HV_DOCUMENT_STATEMENT
      && original->document->type != HV_DOCUMENT_FAQ)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("“%s” is neither a statement nor a faq. Only those are translated."), path);
      return NULL;
    }
  if (original->document->translation_of != NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("“%s” is a translation itself. Take the document it was made from."), path);
      return NULL;
    }
  find_texts (original, its);
  return g_steal_pointer (&original);
}

void
hv_original_free (HvOriginal *original)
{
  if (original == NULL)
    return;
  g_clear_pointer (&original->texts, g_ptr_array_unref);
  g_clear_pointer (&original->found, g_ptr_array_unref);
  g_clear_pointer (&original->by_id, g_hash_table_unref);
  xmlFreeDoc (original->pressed);
  xmlFreeDoc (original->doc);
  hv_document_free (original->document);
  g_free (original->name);
  g_free (original);
}

/* Elements that are no part of a run of text part the words. */
static void
append_words (xmlNode *node,
              GString *words)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      gboolean parts = child->type == XML_ELEMENT_NODE && !hv_xml_is_inline (child);

      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_string_append (words, (const char *) child->content);
      if (parts)
        g_string_append_c (words, ' ');
      if (child->type == XML_ELEMENT_NODE)
        append_words (child, words);
      if (parts)
        g_string_append_c (words, ' ');
    }
}

/* The words of the element that @cite names, %NULL when no document has it. */
static char *
cited_text (GPtrArray        *originals,
            const HvOriginal *from,
            const char       *cite)
{
  const char *mark = strchr (cite, '#');
  g_autofree char *document = mark != NULL ? g_strndup (cite, mark - cite)
                                           : g_strdup (from->document->statement);

  for (guint i = 0; i < originals->len; i++)
    {
      const HvOriginal *other = g_ptr_array_index (originals, i);
      xmlNode *found = g_strcmp0 (other->document->id, document) == 0
                       ? g_hash_table_lookup (other->by_id, mark != NULL ? mark + 1 : cite) : NULL;

      if (found != NULL)
        {
          g_autoptr (GString) words = g_string_new (NULL);
          g_autofree char *normal = NULL;

          append_words (found, words);
          normal = hv_normal_text (words->str);
          return hv_excerpt (normal, CITED_LENGTH);
        }
    }
  return NULL;
}

/**
 * hv_original_cited:
 * @originals: (element-type HvOriginal): where cited paragraphs are looked for
 * @original: the document of @text
 *
 * Returns: (transfer full) (nullable): the paragraphs that @text rests on, one
 *   a line, each behind its id
 */
char *
hv_original_cited (GPtrArray            *originals,
                   const HvOriginal     *original,
                   const HvOriginalText *text)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_auto (GStrv) cites = NULL;

  for (xmlNode *node = text->element; node->type == XML_ELEMENT_NODE && cites == NULL;
       node = node->parent)
    cites = hv_xml_list (node, "cites");
  for (char **cite = cites; cite != NULL && *cite != NULL; cite++)
    {
      g_autofree char *words = cited_text (originals, original, *cite);

      if (words != NULL)
        g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", *cite, words);
    }
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}
