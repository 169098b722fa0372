/* hv-rule-book.c: what intake knows of law and language, read from data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program brings data/rules; an organisation adds its own in files of the
 * same form. A rule is a question in XPath about one element, words that its
 * text should or should not have, or both, and a message. So a rule, a word or a
 * language is added without a compiler.
 */
#include "hv-rule-book.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-limits.h"
#include "hv-normal.h"
#include "hv-reader-private.h"

#define RESOURCES "/org/houvast/core/rules"
#define NAMESPACE "urn:houvast:rules:1"
#define MAX_FILE (4u << 20)

struct _HvRuleBook
{
  GPtrArray  *rules;        /* HvRule */
  GPtrArray  *facts;        /* HvFact */
  GHashTable *lists;        /* "name lang" to the wordings, a GString */
  GHashTable *patterns;     /* "name lang" to HvWordPatterns */
  GHashTable *languages;    /* name to a GPtrArray of its languages */
  GHashTable *elements;     /* name to HvElementRules */
  GHashTable *documents;    /* name of a root to a GPtrArray of HvRule */
};

static void
rule_free (gpointer data)
{
  HvRule *rule = data;

  g_free (rule->lang);
  xmlXPathFreeCompExpr (rule->when);
  xmlXPathFreeCompExpr (rule->show);
  g_free (rule->at);
  g_free (rule->message);
  g_free (rule);
}

static void
fact_free (gpointer data)
{
  HvFact *fact = data;

  g_free (fact->name);
  g_free (fact->tokens);
  xmlXPathFreeCompExpr (fact->when);
  xmlXPathFreeCompExpr (fact->select);
  g_free (fact);
}

static void
element_rules_free (gpointer data)
{
  HvElementRules *element = data;

  g_ptr_array_unref (element->facts);
  g_ptr_array_unref (element->rules);
  g_free (element);
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

void
hv_rule_book_free (HvRuleBook *book)
{
  if (book == NULL)
    return;
  g_hash_table_unref (book->elements);
  g_hash_table_unref (book->documents);
  g_ptr_array_unref (book->rules);
  g_ptr_array_unref (book->facts);
  g_hash_table_unref (book->lists);
  g_hash_table_unref (book->patterns);
  g_hash_table_unref (book->languages);
  g_free (book);
}

static HvElementRules *
rules_of (HvRuleBook *book,
          const char *element)
{
  HvElementRules *rules = g_hash_table_lookup (book->elements, element);

  if (rules == NULL)
    {
      rules = g_new0 (HvElementRules, 1);
      rules->facts = g_ptr_array_new ();
      rules->rules = g_ptr_array_new ();
      g_hash_table_insert (book->elements, g_strdup (element), rules);
    }
  return rules;
}

/* FALSE with @error when the attribute has no XPath. */
static gboolean
compile (xmlNode           *node,
         const char        *attribute,
         const char        *file,
         xmlXPathCompExpr **compiled,
         GError           **error)
{
  g_autofree char *text = hv_xml_attribute (node, attribute);

  *compiled = text != NULL ? xmlXPathCompile ((const xmlChar *) text) : NULL;
  if (text == NULL || *compiled != NULL)
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
               _("%s:%ld: %s=\"%s\" is no XPath expression. Correct it, or remove the file."), file,
               xmlGetLineNo (node), attribute, text);
  return FALSE;
}

static gboolean
add_fact (HvRuleBook  *book,
          xmlNode     *node,
          const char  *file,
          GError     **error)
{
  HvFact *fact = g_new0 (HvFact, 1);
  g_auto (GStrv) on = hv_xml_list (node, "on");

  g_ptr_array_add (book->facts, fact);
  fact->name = hv_xml_attribute (node, "name");
  fact->tokens = hv_xml_attribute (node, "tokens");
  if (!compile (node, "when", file, &fact->when, error)
      || !compile (node, "select", file, &fact->select, error))
    return FALSE;
  for (char **element = on; element != NULL && *element != NULL; element++)
    g_ptr_array_add (rules_of (book, *element)->facts, fact);
  return TRUE;
}

static void
add_list (HvRuleBook *book,
          xmlNode    *node)
{
  g_autofree char *name = hv_xml_attribute (node, "list");
  g_autofree char *lang = hv_xml_attribute (node, "lang");
  g_autofree char *key = g_strconcat (name != NULL ? name : "", " ", lang, NULL);
  xmlChar *content = xmlNodeGetContent (node);
  GString *list = g_hash_table_lookup (book->lists, key);
  GPtrArray *languages = g_hash_table_lookup (book->languages, name != NULL ? name : "");

  if (list == NULL)
    {
      list = g_string_new (NULL);
      g_hash_table_insert (book->lists, g_steal_pointer (&key), list);
      if (languages == NULL)
        {
          languages = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (book->languages, g_strdup (name != NULL ? name : ""), languages);
        }
      g_ptr_array_add (languages, g_strdup (lang != NULL ? lang : ""));
    }
  g_string_append (list, (const char *) content);
  g_string_append_c (list, '\n');
  xmlFree (content);
}

static HvSeverity
severity_of (xmlNode *node)
{
  g_autofree char *name = hv_xml_attribute (node, "severity");

  if (g_strcmp0 (name, "error") == 0)
    return HV_SEVERITY_ERROR;
  return g_strcmp0 (name, "info") == 0 ? HV_SEVERITY_INFO : HV_SEVERITY_WARNING;
}

static gboolean
is_ours (xmlNode    *node,
         const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && strcmp ((const char *) node->ns->href, NAMESPACE) == 0
         && strcmp ((const char *) node->name, name) == 0;
}

static char *
message_of (xmlNode *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_ours (child, "message"))
      {
        xmlChar *content = xmlNodeGetContent (child);
        char *text = hv_normal_text ((const char *) content);

        xmlFree (content);
        return text;
      }
  return g_strdup ("");
}

/* The wordings of a list in a language, compiled when first asked for. */
static HvWordPatterns *
patterns_of (HvRuleBook *book,
             const char *list,
             const char *lang)
{
  g_autofree char *key = g_strconcat (list, " ", lang, NULL);
  HvWordPatterns *patterns = g_hash_table_lookup (book->patterns, key);
  GString *text = g_hash_table_lookup (book->lists, key);

  if (patterns == NULL && text != NULL)
    {
      patterns = hv_word_patterns_new (text->str, lang);
      g_hash_table_insert (book->patterns, g_steal_pointer (&key), patterns);
    }
  return patterns;
}

static gboolean
add_rule (HvRuleBook  *book,
          xmlNode     *node,
          const char  *lang,
          const char  *file,
          GError     **error)
{
  g_autofree char *id = hv_xml_attribute (node, "id");
  g_autofree char *document = hv_xml_attribute (node, "document");
  g_autofree char *words = hv_xml_attribute (node, "words");
  g_autofree char *without = hv_xml_attribute (node, "without");
  g_autofree char *least = hv_xml_attribute (node, "least");
  g_auto (GStrv) on = hv_xml_list (node, "on");
  HvRule *rule = g_new0 (HvRule, 1);

  g_ptr_array_add (book->rules, rule);
  rule->id = g_intern_string (id != NULL ? id : "rule");
  rule->severity = severity_of (node);
  rule->lang = g_strdup (lang);
  rule->at = hv_xml_attribute (node, "at");
  rule->least = least != NULL ? (guint) g_ascii_strtoull (least, NULL, 10) : 0;
  rule->message = message_of (node);
  rule->words = words != NULL ? patterns_of (book, words, lang) : NULL;
  rule->without = without != NULL ? patterns_of (book, without, lang) : NULL;
  /* A language that lacks one of the lists is not judged by half a rule. */
  if ((words != NULL && rule->words == NULL) || (without != NULL && rule->without == NULL))
    return TRUE;
  if (!compile (node, "when", file, &rule->when, error)
      || !compile (node, "show", file, &rule->show, error))
    return FALSE;
  for (char **element = on; element != NULL && *element != NULL; element++)
    g_ptr_array_add (rules_of (book, *element)->rules, rule);
  if (document != NULL)
    {
      GPtrArray *rules = g_hash_table_lookup (book->documents, document);

      if (rules == NULL)
        {
          rules = g_ptr_array_new ();
          g_hash_table_insert (book->documents, g_strdup (document), rules);
        }
      g_ptr_array_add (rules, rule);
    }
  return TRUE;
}

/* A rule that needs words is one rule for each language that has them. */
static gboolean
add_rules (HvRuleBook  *book,
           xmlNode     *node,
           const char  *file,
           GError     **error)
{
  g_autofree char *words = hv_xml_attribute (node, "words");
  g_autofree char *without = hv_xml_attribute (node, "without");
  const char *list = words != NULL ? words : without;
  GPtrArray *languages = list != NULL ? g_hash_table_lookup (book->languages, list) : NULL;

  if (list == NULL)
    return add_rule (book, node, NULL, file, error);
  for (guint i = 0; languages != NULL && i < languages->len; i++)
    if (!add_rule (book, node, g_ptr_array_index (languages, i), file, error))
      return FALSE;
  return TRUE;
}

static xmlDoc *
read_file (GBytes      *bytes,
           const char  *file,
           GError     **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  xmlDoc *doc = size <= MAX_FILE
    ? xmlReadMemory (text, (int) size, NULL, NULL,
                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  if (root != NULL && is_ours (root, "rules") && doc->intSubset == NULL)
    {
      doc->_private = g_strdup (file);
      return doc;
    }
  if (doc != NULL)
    xmlFreeDoc (doc);
  g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
               _("“%s” has no rules that can be read: it must be <rules xmlns=\"%s\">, without a "
                 "DOCTYPE. Correct it, or remove it."), file, NAMESPACE);
  return NULL;
}

static void
file_free (gpointer data)
{
  xmlDoc *doc = data;

  g_free (doc->_private);
  doc->_private = NULL;
  xmlFreeDoc (doc);
}

static gboolean
add_children (HvRuleBook  *book,
              xmlDoc      *doc,
              const char  *name,
              GError     **error)
{
  for (xmlNode *node = xmlDocGetRootElement (doc)->children; node != NULL; node = node->next)
    {
      if (!is_ours (node, name))
        continue;
      if (strcmp (name, "words") == 0)
        add_list (book, node);
      else if (strcmp (name, "fact") == 0 && !add_fact (book, node, doc->_private, error))
        return FALSE;
      else if (strcmp (name, "rule") == 0 && !add_rules (book, node, doc->_private, error))
        return FALSE;
    }
  return TRUE;
}

/* All words of all files come first: a rule is for the languages they have. */
static gboolean
read_files (HvRuleBook  *book,
            GPtrArray   *files,
            GError     **error)
{
  static const char * const order[] = { "words", "fact", "rule" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < files->len; j++)
      if (!add_children (book, g_ptr_array_index (files, j), order[i], error))
        return FALSE;
  return TRUE;
}

static gboolean
read_own (GPtrArray  *files,
          GError    **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                         NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCES, *name, NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      xmlDoc *doc = bytes != NULL && g_str_has_prefix (*name, "check-")
        ? read_file (bytes, *name, error) : NULL;

      if (bytes == NULL || (doc == NULL && g_str_has_prefix (*name, "check-")))
        return FALSE;
      if (doc != NULL)
        g_ptr_array_add (files, doc);
    }
  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Files of the organisation, in the order of their names. */
static gboolean
read_theirs (GPtrArray  *files,
             GError    **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "houvast", "rules", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "check-") && g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *path = g_ptr_array_index (names, i);
      g_autoptr (GBytes) bytes = hv_file_read (path, MAX_FILE, error);
      xmlDoc *doc = bytes != NULL ? read_file (bytes, path, error) : NULL;

      if (doc == NULL)
        return FALSE;
      g_ptr_array_add (files, doc);
    }
  return TRUE;
}

/**
 * hv_rule_book_new:
 *
 * Reads the rules of the program, and those in "houvast/rules" of the user's data
 * folder. Files of rules about documents are called check-….xml.
 *
 * Returns: (transfer full) (nullable): them; %NULL when a file cannot be used,
 *   with the file, the line and what to do in @error
 */
HvRuleBook *
hv_rule_book_new (GError **error)
{
  g_autoptr (HvRuleBook) book = g_new0 (HvRuleBook, 1);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);

  book->rules = g_ptr_array_new_with_free_func (rule_free);
  book->facts = g_ptr_array_new_with_free_func (fact_free);
  book->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, string_free);
  book->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) hv_word_patterns_free);
  book->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  book->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, element_rules_free);
  book->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  if (!read_own (files, error) || !read_theirs (files, error) || !read_files (book, files, error))
    return NULL;
  return g_steal_pointer (&book);
}

/**
 * hv_rule_book_element:
 * @element: the name of an element
 *
 * Returns: (transfer none) (nullable): what concerns such elements
 */
const HvElementRules *
hv_rule_book_element (HvRuleBook *book,
                      const char *element)
{
  return g_hash_table_lookup (book->elements, element);
}

/**
 * hv_rule_book_documents:
 * @root: "statement" or "faq"
 *
 * Returns: (transfer none) (nullable) (element-type HvRule): the rules about such
 *   a document as a whole
 */
const GPtrArray *
hv_rule_book_documents (HvRuleBook *book,
                        const char *root)
{
  return g_hash_table_lookup (book->documents, root);
}
