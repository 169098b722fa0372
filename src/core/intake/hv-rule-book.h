/* hv-rule-book.h: what intake knows of law and language, read from data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "hv-finding.h"
#include "hv-word-pattern.h"

G_BEGIN_DECLS

/**
 * HvFact: something that a document says of itself, for rules about the whole.
 * @name: (nullable): it is counted; with @select it is given that text, once
 * @tokens: (nullable): an attribute; each of its tokens is counted, as
 *   "attribute-token"
 */
typedef struct
{
  char             *name;
  char             *tokens;
  xmlXPathCompExpr *when;
  xmlXPathCompExpr *select;
} HvFact;

/**
 * HvRule: one thing that may be wrong with an element, or with a document.
 * @id: interned; what `accept` silences
 * @lang: (nullable): of the documents it is for, the primary language only
 * @when: (nullable): wrong where this is true; %NULL is always
 * @show: (nullable): the text that stands for {} in the message
 * @at: (nullable): of a rule about a document, the fact whose place it has
 * @words: (nullable): wrong only where one of these stands in its text; what is
 *   found stands for {}, what to write instead for {instead}
 * @least: how many of @words one text must have before it is wrong
 * @without: (nullable): wrong only where none of these stands in its text
 * @message: in English, as the catalogs know it
 */
typedef struct
{
  const char       *id;
  HvSeverity        severity;
  char             *lang;
  xmlXPathCompExpr *when;
  xmlXPathCompExpr *show;
  char             *at;
  HvWordPatterns   *words;
  guint             least;
  HvWordPatterns   *without;
  char             *message;
} HvRule;

/**
 * HvElementRules: all that concerns the elements of one name.
 * @facts: (element-type HvFact)
 * @rules: (element-type HvRule)
 */
typedef struct
{
  GPtrArray *facts;
  GPtrArray *rules;
} HvElementRules;

typedef struct _HvRuleBook HvRuleBook;

HvRuleBook           *hv_rule_book_new       (GError     **error);
void                  hv_rule_book_free      (HvRuleBook  *book);
const HvElementRules *hv_rule_book_element   (HvRuleBook  *book,
                                              const char  *element);
const GPtrArray      *hv_rule_book_documents (HvRuleBook  *book,
                                              const char  *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRuleBook, hv_rule_book_free)

G_END_DECLS
