/* hv-rule-check.c: one document held against the rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Elements come one unit at a time, so rules about a unit see the unit only. What
 * a document says as a whole is remembered as facts: numbers and short texts, so
 * that memory does not grow with the file.
 */
#include "hv-rule-check.h"

#include <glib/gi18n-lib.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "hv-normal.h"
#include "hv-question-set.h"
#include "hv-reader.h"
#include "hv-rule-functions.h"
#include "hv-unit-stream.h"

/* No question about one unit needs more steps than this. */
#define MAX_OPERATIONS 10000000
/* Different facts of one document; an attribute may have any token. */
#define MAX_FACTS 10000

typedef struct
{
  double  count;
  char   *text;
  guint   line;         /* of the first */
} Fact;

struct _HvRuleCheck
{
  HvRuleBook       *book;
  const HvDocument *document;
  const char       *file;
  char             *lang;       /* primary language */
  HvFindingFunc     func;
  gpointer          user_data;
  GHashTable       *facts;      /* name to Fact */
  GHashTable       *accepted;   /* rules that the document as a whole accepts */
  HvQuestionSet    *questions;
  HvDay             today;
  xmlXPathContext  *xpath;
  HvWords          *words;
  guint             line;       /* of the unit at hand */
};

static void
fact_free (gpointer data)
{
  Fact *fact = data;

  g_free (fact->text);
  g_free (fact);
}

static xmlXPathObject *
look_up_fact (void          *user_data,
              const xmlChar *name,
              const xmlChar *ns)
{
  HvRuleCheck *check = user_data;
  const Fact *fact = g_hash_table_lookup (check->facts, name);

  if (fact != NULL && fact->text != NULL)
    return xmlXPathNewCString (fact->text);
  return xmlXPathNewFloat (fact != NULL ? fact->count : 0);
}

static void
ignore_cb (void           *user_data,
           const xmlError *error)
{
}

/**
 * hv_rule_check_new:
 * @book: outlives the check
 * @document: its head, as far as its root says; outlives the check
 * @today: 0 when dates are not to be judged
 * @file: as the person named it; outlives the check
 *
 * Returns: (transfer full): a check of one document
 */
HvRuleCheck *
hv_rule_check_new (HvRuleBook       *book,
                   const HvDocument *document,
                   HvDay             today,
                   const char       *file,
                   HvFindingFunc     func,
                   gpointer          user_data)
{
  HvRuleCheck *check = g_new0 (HvRuleCheck, 1);
  /* A root without one is refused, but the rest of it is looked at as well. */
  const char *lang = document->lang != NULL ? document->lang : "";

  check->book = book;
  check->document = document;
  check->file = file;
  check->lang = g_strndup (lang, strcspn (lang, "-_"));
  check->func = func;
  check->user_data = user_data;
  check->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, fact_free);
  check->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  check->words = hv_words_new ();
  check->questions = hv_question_set_new (lang);
  check->today = today;
  check->xpath = xmlXPathNewContext (NULL);
  xmlXPathRegisterNs (check->xpath, (const xmlChar *) "kb", (const xmlChar *) HV_XML_NAMESPACE);
  xmlXPathRegisterVariableLookup (check->xpath, look_up_fact, check);
  check->xpath->error = (xmlStructuredErrorFunc) ignore_cb;
  hv_rule_functions_register (check->xpath, &check->today);
  check->xpath->opLimit = MAX_OPERATIONS;
  return check;
}

void
hv_rule_check_free (HvRuleCheck *check)
{
  if (check == NULL)
    return;
  xmlXPathFreeContext (check->xpath);
  hv_words_free (check->words);
  hv_question_set_free (check->questions);
  g_hash_table_unref (check->facts);
  g_hash_table_unref (check->accepted);
  g_free (check->lang);
  g_free (check);
}

/**
 * hv_rule_is_accepted:
 *
 * Returns: whether @node or something around it accepts what @rule says
 */
gboolean
hv_rule_is_accepted (xmlNode    *node,
                     const char *rule)
{
  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    for (xmlNode *child = node->children; child != NULL; child = child->next)
      {
        g_autofree char *accepted = hv_xml_is (child, "accept") ? hv_xml_attribute (child, "rule") : NULL;

        if (g_strcmp0 (accepted, rule) == 0)
          return TRUE;
      }
  return FALSE;
}

static xmlXPathObject *
evaluate (HvRuleCheck      *check,
          xmlXPathCompExpr *expression,
          xmlNode          *node)
{
  check->xpath->doc = node != NULL ? node->doc : NULL;
  check->xpath->node = node;
  check->xpath->opCount = 0;
  return xmlXPathCompiledEval (expression, check->xpath);
}

/* A question that cannot be answered finds nothing. */
static gboolean
is_true (HvRuleCheck      *check,
         xmlXPathCompExpr *when,
         xmlNode          *node)
{
  xmlXPathObject *result = when != NULL ? evaluate (check, when, node) : NULL;
  gboolean answer = when == NULL || (result != NULL && xmlXPathCastToBoolean (result));

  xmlXPathFreeObject (result);
  return answer;
}

static char *
string_of (HvRuleCheck      *check,
           xmlXPathCompExpr *select,
           xmlNode          *node)
{
  xmlXPathObject *result = evaluate (check, select, node);
  xmlChar *text = result != NULL ? xmlXPathCastToString (result) : NULL;
  char *normal = hv_normal_text (text != NULL ? (const char *) text : "");

  xmlFree (text);
  xmlXPathFreeObject (result);
  return normal;
}

static Fact *
count_fact (HvRuleCheck *check,
            const char  *name,
            guint        line)
{
  Fact *fact = g_hash_table_lookup (check->facts, name);

  if (fact == NULL && g_hash_table_size (check->facts) < MAX_FACTS)
    {
      fact = g_new0 (Fact, 1);
      fact->line = line;
      g_hash_table_insert (check->facts, g_strdup (name), fact);
    }
  if (fact != NULL)
    fact->count++;
  return fact;
}

static void
note_fact (HvRuleCheck  *check,
           const HvFact *rule,
           xmlNode      *node)
{
  g_auto (GStrv) tokens = rule->tokens != NULL ? hv_xml_list (node, rule->tokens) : NULL;
  guint line = hv_xml_line (node, check->line);
  Fact *fact;

  if (!is_true (check, rule->when, node))
    return;
  for (char **token = tokens; token != NULL && *token != NULL; token++)
    {
      g_autofree char *name = g_strconcat (rule->tokens, "-", *token, NULL);

      count_fact (check, name, line);
    }
  fact = rule->name != NULL ? count_fact (check, rule->name, line) : NULL;
  if (fact != NULL && rule->select != NULL && fact->text == NULL)
    fact->text = string_of (check, rule->select, node);
}

static void
replace (char       **message,
         const char  *place,
         const char  *text)
{
  g_autoptr (GString) filled = g_string_new (*message);

  g_string_replace (filled, place, text, 1);
  g_free (*message);
  *message = g_strdup (filled->str);
}

/* @found and @instead stand for {} and {instead}. */
static void
report (HvRuleCheck  *check,
        const HvRule *rule,
        guint         line,
        const char   *found,
        const char   *instead)
{
  g_autofree char *message = g_strdup (_(rule->message));
  HvFinding *finding;

  /* The longer text may itself have braces, so it goes in last. */
  if (instead != NULL)
    replace (&message, "{instead}", instead);
  if (found != NULL)
    replace (&message, "{}", found);
  finding = hv_finding_new (check->file, line, 0, rule->severity, rule->id, "%s", message);
  finding->refuses = FALSE;
  check->func (finding, check->user_data);
}

static void
append_text (xmlNode *node,
             GString *text)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_string_append (text, (const char *) child->content);
      if (child->type != XML_ELEMENT_NODE || hv_xml_is (child, "accept") || hv_xml_is (child, "wrong"))
        continue;
      append_text (child, text);
      if (!hv_xml_is_inline (child))
        g_string_append (text, "\n");
    }
}

/* A quotation as it stands there, from the first to the last word of a match. */
static char *
quote (HvRuleCheck       *check,
       const char        *text,
       const HvWordMatch *match)
{
  guint start = hv_words_at (check->words, match->first)->start;

  return g_strndup (text + start, hv_words_at (check->words, match->last)->end - start);
}

static gboolean
has_at_least (HvRuleCheck  *check,
              const HvRule *rule,
              const char   *text)
{
  HvWordMatch match = { 0 };
  guint found = 0;

  for (guint from = 0; found < rule->least
       && hv_word_patterns_find (rule->words, check->words, text, from, &match); from = match.last + 1)
    found++;
  return found >= rule->least;
}

/* Each wording of a text is reported, since each has to be written anew; that one
 * is missing is reported once. @text is cut into words already. */
static void
check_words (HvRuleCheck  *check,
             const HvRule *rule,
             xmlNode      *node,
             const char   *text,
             guint         line)
{
  HvWordMatch match = { 0 };
  guint from = 0;

  if (rule->without != NULL
      && hv_word_patterns_find (rule->without, check->words, text, 0, &match))
    return;
  if (rule->words == NULL)
    {
      report (check, rule, line, NULL, NULL);
      return;
    }
  if (!has_at_least (check, rule, text))
    return;
  while (hv_word_patterns_find (rule->words, check->words, text, from, &match))
    {
      g_autofree char *found = quote (check, text, &match);

      report (check, rule, line, found, match.instead);
      from = match.last + 1;
    }
}

static void
check_rule (HvRuleCheck  *check,
            const HvRule *rule,
            xmlNode      *node,
            GString      *text)
{
  guint line = hv_xml_line (node, check->line);

  if ((rule->lang != NULL && strcmp (rule->lang, check->lang) != 0)
      || !is_true (check, rule->when, node) || hv_rule_is_accepted (node, rule->id))
    return;
  if (rule->words == NULL && rule->without == NULL)
    {
      g_autofree char *shown = rule->show != NULL ? string_of (check, rule->show, node) : NULL;

      report (check, rule, line, shown, NULL);
      return;
    }
  if (text->len == 0)
    {
      append_text (node, text);
      hv_words_cut (check->words, text->str, (gssize) text->len, check->lang);
    }
  check_words (check, rule, node, text->str, line);
}

static void
check_element (HvRuleCheck *check,
               xmlNode     *node)
{
  const HvElementRules *rules = hv_rule_book_element (check->book, (const char *) node->name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; rules != NULL && i < rules->facts->len; i++)
    note_fact (check, g_ptr_array_index (rules->facts, i), node);
  for (guint i = 0; rules != NULL && i < rules->rules->len; i++)
    check_rule (check, g_ptr_array_index (rules->rules, i), node, text);
}

static void
check_question (HvRuleCheck *check,
                xmlNode     *entry)
{
  xmlNode *question = hv_xml_child (entry, "question");
  g_autofree char *id = hv_xml_attribute (entry, "id");
  g_autoptr (GString) text = g_string_new (NULL);
  const char *before;
  HvFinding *finding;

  if (question == NULL || id == NULL)
    return;
  append_text (question, text);
  before = hv_question_set_add (check->questions, text->str, id);
  if (before == NULL || hv_rule_is_accepted (entry, "near-duplicate"))
    return;
  finding = hv_finding_new (check->file, hv_xml_line (question, check->line), 0, HV_SEVERITY_WARNING,
                            "near-duplicate",
                            _("The entry “%s” asks the same. Make one entry of the two, or word the "
                              "questions so that an agent sees the difference."), before);
  check->func (finding, check->user_data);
}

static void
check_tree (HvRuleCheck *check,
            xmlNode     *node)
{
  check_element (check, node);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      check_tree (check, child);
}

/**
 * hv_rule_check_root:
 * @root: the root of the document, of which only the attributes are there
 */
void
hv_rule_check_root (HvRuleCheck *check,
                    xmlNode     *root)
{
  check->line = hv_xml_line (root, 0);
  check_element (check, root);
}

/**
 * hv_rule_check_child:
 * @child: a valid child of the root
 * @line: where it begins
 */
void
hv_rule_check_child (HvRuleCheck *check,
                     xmlNode     *child,
                     guint        line)
{
  g_autofree char *accepted = hv_xml_is (child, "accept") ? hv_xml_attribute (child, "rule") : NULL;

  check->line = line;
  if (accepted != NULL)
    g_hash_table_add (check->accepted, g_steal_pointer (&accepted));
  else
    check_tree (check, child);
  if (hv_xml_is (child, "entry"))
    check_question (check, child);
}

/**
 * hv_rule_check_end:
 *
 * Checks what only the whole document can tell.
 */
void
hv_rule_check_end (HvRuleCheck *check)
{
  const GPtrArray *rules = hv_rule_book_documents (check->book,
                                                   hv_document_type_name (check->document->type));

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const HvRule *rule = g_ptr_array_index (rules, i);
      const Fact *at = rule->at != NULL ? g_hash_table_lookup (check->facts, rule->at) : NULL;

      if (!g_hash_table_contains (check->accepted, rule->id) && is_true (check, rule->when, NULL))
        report (check, rule, at != NULL ? at->line : 0, NULL, NULL);
    }
}
