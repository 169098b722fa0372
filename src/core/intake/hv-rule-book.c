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
#include <string.h>

#include "hv-file.h"
#include "hv-normal.h"
#include "hv-rules.h"

#define RESOURCES "/org/houvast/core/rules"
#define NAMESPACE "urn:houvast:rules:1"
#define MAX_FILE (1u << 20)

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

/* %NULL where there is no such attribute, or where it has no XPath. */
static xmlXPathCompExpr *
compile (HvRules    *file,
         xmlNode    *node,
         const char *attribute)
{
  g_autofree char *text = hv_rules_dup (file, node, attribute);
  xmlXPathCompExpr *compiled = text != NULL ? xmlXPathCompile ((const xmlChar *) text) : NULL;

  if (text != NULL && compiled == NULL)
    hv_rules_refuse (file, node, _("%s=\"%s\" is no XPath expression. Correct it, or remove the file."),
                     attribute, text);
  return compiled;
}

/* Names of elements, as a list that may be empty. */
static char **
read_on (HvRules *file,
         xmlNode *node)
{
  g_autofree char *on = hv_rules_dup (file, node, "on");

  return g_strsplit_set (on != NULL ? on : "", " \t\n", -1);
}

static void
add_fact (HvRuleBook *book,
          HvRules    *file,
          xmlNode    *node)
{
  HvFact *fact = g_new0 (HvFact, 1);
  g_auto (GStrv) on = read_on (file, node);

  g_ptr_array_add (book->facts, fact);
  fact->name = hv_rules_dup (file, node, "name");
  fact->tokens = hv_rules_dup (file, node, "tokens");
  fact->when = compile (file, node, "when");
  fact->select = compile (file, node, "select");
  for (char **element = on; *element != NULL; element++)
    g_ptr_array_add (rules_of (book, *element)->facts, fact);
}

static void
add_list (HvRuleBook *book,
          HvRules    *file,
          xmlNode    *node)
{
  g_autofree char *name = hv_rules_dup_must (file, node, "list");
  g_autofree char *lang = hv_rules_dup_must (file, node, "lang");
  g_autofree char *text = hv_rules_dup_text (file, node);
  g_autofree char *key = g_strconcat (name, " ", lang, NULL);
  GString *list = g_hash_table_lookup (book->lists, key);
  GPtrArray *languages = g_hash_table_lookup (book->languages, name);

  if (languages == NULL)
    {
      languages = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (book->languages, g_strdup (name), languages);
    }
  if (list == NULL)
    {
      list = g_string_new (NULL);
      g_hash_table_insert (book->lists, g_steal_pointer (&key), list);
      g_ptr_array_add (languages, g_strdup (lang));
    }
  g_string_append_printf (list, "%s\n", text);
}

static char *
read_message (HvRules *file,
              xmlNode *node)
{
  xmlNode *message = hv_rules_next (file, node, NULL, "message");
  g_autofree char *text = message != NULL ? hv_rules_dup_text (file, message) : NULL;

  if (message == NULL)
    hv_rules_refuse (file, node, _("<%s> needs “%s”."), node->name, "message");
  return hv_normal_text (text != NULL ? text : "");
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

static void
file_under (HvRuleBook *book,
            HvRule     *rule,
            char      **on,
            const char *document)
{
  GPtrArray *rules = document != NULL ? g_hash_table_lookup (book->documents, document) : NULL;

  for (char **element = on; *element != NULL; element++)
    g_ptr_array_add (rules_of (book, *element)->rules, rule);
  if (document == NULL)
    return;
  if (rules == NULL)
    {
      rules = g_ptr_array_new ();
      g_hash_table_insert (book->documents, g_strdup (document), rules);
    }
  g_ptr_array_add (rules, rule);
}

/* The rule for @lang, or for any when that is %NULL. */
static void
add_rule (HvRuleBook *book,
          HvRules    *file,
          xmlNode    *node,
          const char *lang)
{
  static const char * const severities[] = { "info", "warning", "error", NULL };
  g_autofree char *id = hv_rules_dup_must (file, node, "id");
  g_autofree char *document = hv_rules_dup (file, node, "document");
  g_autofree char *words = hv_rules_dup (file, node, "words");
  g_autofree char *without = hv_rules_dup (file, node, "without");
  g_auto (GStrv) on = read_on (file, node);
  HvRule *rule = g_new0 (HvRule, 1);

  g_ptr_array_add (book->rules, rule);
  rule->id = g_intern_string (id);
  rule->severity = hv_rules_choice (file, node, "severity", severities, HV_SEVERITY_WARNING);
  rule->lang = g_strdup (lang);
  rule->at = hv_rules_dup (file, node, "at");
  rule->least = hv_rules_number (file, node, "least", 0, 1000, 0);
  rule->when = compile (file, node, "when");
  rule->show = compile (file, node, "show");
  rule->message = read_message (file, node);
  rule->words = words != NULL ? patterns_of (book, words, lang) : NULL;
  rule->without = without != NULL ? patterns_of (book, without, lang) : NULL;
  /* A language that lacks one of the lists is not judged by half a rule. */
  if ((words == NULL || rule->words != NULL) && (without == NULL || rule->without != NULL))
    file_under (book, rule, on, document);
}

/* A rule that needs words is one rule for each language that has them. */
static void
add_rules (HvRuleBook *book,
           HvRules    *file,
           xmlNode    *node)
{
  g_autofree char *words = hv_rules_dup (file, node, "words");
  g_autofree char *without = hv_rules_dup (file, node, "without");
  const char *list = words != NULL ? words : without;
  GPtrArray *languages = list != NULL ? g_hash_table_lookup (book->languages, list) : NULL;

  if (list == NULL)
    add_rule (book, file, node, NULL);
  for (guint i = 0; languages != NULL && i < languages->len; i++)
    add_rule (book, file, node, g_ptr_array_index (languages, i));
}

/* All words of all files come first: a rule is for the languages they have. */
static gboolean
read_files (HvRuleBook  *book,
            GPtrArray   *files,
            GError     **error)
{
  static const struct
  {
    const char *name;
    void      (*add) (HvRuleBook *book,
                      HvRules    *file,
                      xmlNode    *node);
  } passes[] = { { "words", add_list }, { "fact", add_fact }, { "rule", add_rules } };

  for (gsize i = 0; i < G_N_ELEMENTS (passes); i++)
    for (guint j = 0; j < files->len; j++)
      {
        HvRules *file = g_ptr_array_index (files, j);
        xmlNode *root = hv_rules_root (file, "rules");
        xmlNode *node = NULL;

        while ((node = hv_rules_next (file, root, node, passes[i].name)) != NULL)
          passes[i].add (book, file, node);
      }
  for (guint j = 0; j < files->len; j++)
    if (!hv_rules_finish (g_ptr_array_index (files, j), error))
      return FALSE;
  return TRUE;
}

static gboolean
is_rule_file (const char *name)
{
  return g_str_has_prefix (name, "check-") && g_str_has_suffix (name, ".xml");
}

static gboolean
add_file (GPtrArray   *files,
          GBytes      *bytes,
          const char  *path,
          GError     **error)
{
  HvRules *file = bytes != NULL ? hv_rules_read_bytes (bytes, path, error) : NULL;
  xmlNode *root;

  if (file == NULL)
    return FALSE;
  g_ptr_array_add (files, file);
  root = hv_rules_root (file, "rules");
  if (root->ns == NULL || strcmp ((const char *) root->ns->href, NAMESPACE) != 0)
    hv_rules_refuse (file, root, _("Write <rules xmlns=\"%s\">, so that it is seen what this is."),
                     NAMESPACE);
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
      g_autoptr (GBytes) bytes = NULL;

      if (!is_rule_file (*name))
        continue;
      bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (!add_file (files, bytes, *name, error))
        return FALSE;
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
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_rule_file (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (GBytes) bytes = hv_file_read (path, MAX_FILE, error);

      if (!add_file (files, bytes, path, error))
        return FALSE;
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
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_rules_free);

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
