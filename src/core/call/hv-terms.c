/* hv-terms.c: the terms of the law, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-named.h"

typedef struct
{
  char    *href;
  HvNamed *names;
} Law;

struct _HvTerms
{
  gatomicrefcount  refs;
  HvDates         *dates;
  HvCalendar      *calendar;
  HvDay            since;
  GPtrArray       *terms;
  GHashTable      *laws;   /* id → Law */
};

static void
term_free (HvTerm *term)
{
  g_free (term->law);
  g_free (term->rolled_by);
  g_free (term);
}

static void
law_free (Law *law)
{
  g_free (law->href);
  hv_named_free (law->names);
  g_free (law);
}

static HvTerm *
read_term (HvRules       *rules,
           const xmlNode *node,
           HvDay          since)
{
  static const char * const kinds[] = { "legal", "extension", "target", NULL };
  static const char * const rolls[] = { "no", "forward", "back", NULL };
  HvTerm *term = g_new0 (HvTerm, 1);
  g_autofree char *within = hv_rules_dup_must (rules, node, "within");
  int kind = hv_rules_choice (rules, node, "kind", kinds, -1);
  int roll = hv_rules_choice (rules, node, "roll", rolls, -1);

  if (kind < 0 || roll < 0)
    hv_rules_refuse (rules, node, _("A term needs “kind” and “roll”."));
  if (!hv_period_parse (within, &term->within))
    hv_rules_refuse (rules, node, _("“within” must be a duration like P1M or P28D."));
  term->kind = MAX (kind, 0);
  term->roll = MAX (roll, 0);
  term->law = hv_rules_dup (rules, node, "law");
  term->rolled_by = hv_rules_dup (rules, node, "rolled-by");
  term->from = hv_rules_day (rules, node, "from", since);
  term->until = hv_rules_day (rules, node, "until", 0);
  return term;
}

static void
read_laws (HvTerms       *terms,
           HvRules       *rules,
           const xmlNode *root)
{
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, root, node, "law")) != NULL;)
    {
      Law *law = g_new0 (Law, 1);

      law->href = hv_rules_dup (rules, node, "href");
      law->names = hv_named_read (rules, node);
      g_hash_table_replace (terms->laws, hv_rules_dup_must (rules, node, "id"), law);
    }
}

static void
check_law (HvTerms       *terms,
           HvRules       *rules,
           const xmlNode *node,
           const char    *id)
{
  if (id != NULL && !g_hash_table_contains (terms->laws, id))
    hv_rules_refuse (rules, node, _("There is no <law> “%s”."), id);
}

/**
 * hv_terms_read:
 * @rules: what "terms.xml" says
 * @dates: a reference is taken
 * @calendar: a reference is taken
 *
 * Returns: (transfer full) (nullable): the terms
 */
HvTerms *
hv_terms_read (HvRules     *rules,
               HvDates     *dates,
               HvCalendar  *calendar,
               GError     **error)
{
  g_autoptr (HvTerms) terms = g_new0 (HvTerms, 1);
  const xmlNode *root = hv_rules_root (rules, "terms");

  g_atomic_ref_count_init (&terms->refs);
  terms->dates = hv_dates_ref (dates);
  terms->calendar = hv_calendar_ref (calendar);
  terms->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  terms->laws = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) law_free);
  terms->since = hv_rules_day (rules, root, "since", 0);
  if (terms->since == 0)
    hv_rules_refuse (rules, root, _("<%s> needs “%s”."), "terms", "since");
  read_laws (terms, rules, root);
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, root, node, "term")) != NULL;)
    {
      HvTerm *term = read_term (rules, node, terms->since);

      g_ptr_array_add (terms->terms, term);
      check_law (terms, rules, node, term->law);
      check_law (terms, rules, node, term->rolled_by);
    }
  for (HvTermKind kind = HV_TERM_LEGAL; kind <= HV_TERM_TARGET; kind++)
    if (hv_terms_find (terms, kind, terms->since) == NULL)
      hv_rules_refuse (rules, root, _("A legal term, an extension and a target are needed."));
  return hv_rules_finish (rules, error) ? g_steal_pointer (&terms) : NULL;
}

/**
 * hv_terms_load:
 * @error: %HV_ERROR_REFUSED when a file of the user's own is not right
 *
 * Returns: (transfer full) (nullable): the terms, holidays and words of dates
 *   that count here: the user's own, else the program's. They never change; may
 *   be used from any thread.
 */
HvTerms *
hv_terms_load (GError **error)
{
  g_autoptr (HvRules) rules = NULL;
  g_autoptr (HvCalendar) calendar = NULL;
  g_autoptr (HvDates) dates = hv_dates_load (error);

  if (dates == NULL)
    return NULL;
  calendar = hv_calendar_load (error);
  if (calendar == NULL)
    return NULL;
  rules = hv_rules_read ("terms.xml", error);
  return rules != NULL ? hv_terms_read (rules, dates, calendar, error) : NULL;
}

HvTerms *
hv_terms_ref (HvTerms *terms)
{
  g_atomic_ref_count_inc (&terms->refs);
  return terms;
}

void
hv_terms_unref (HvTerms *terms)
{
  if (!g_atomic_ref_count_dec (&terms->refs))
    return;
  g_clear_pointer (&terms->dates, hv_dates_unref);
  g_clear_pointer (&terms->calendar, hv_calendar_unref);
  g_ptr_array_unref (terms->terms);
  g_hash_table_unref (terms->laws);
  g_free (terms);
}

/**
 * hv_terms_since:
 *
 * Returns: the first day on which a request can have been one; see
 *   hv_dates_parse()
 */
HvDay
hv_terms_since (HvTerms *terms)
{
  g_return_val_if_fail (terms != NULL, 0);
  return terms->since;
}

/**
 * hv_terms_dates:
 *
 * Returns: (transfer none): the words of dates
 */
HvDates *
hv_terms_dates (HvTerms *terms)
{
  g_return_val_if_fail (terms != NULL, NULL);
  return terms->dates;
}

/**
 * hv_terms_calendar:
 *
 * Returns: (transfer none): the holidays
 */
HvCalendar *
hv_terms_calendar (HvTerms *terms)
{
  g_return_val_if_fail (terms != NULL, NULL);
  return terms->calendar;
}

/**
 * hv_terms_find:
 * @receipt: the day of receipt
 *
 * Returns: (transfer none) (nullable): the term that held on that day
 */
const HvTerm *
hv_terms_find (HvTerms    *terms,
               HvTermKind  kind,
               HvDay       receipt)
{
  for (guint i = 0; i < terms->terms->len; i++)
    {
      const HvTerm *term = g_ptr_array_index (terms->terms, i);

      if (term->kind == kind && term->from <= receipt
          && (term->until == 0 || receipt <= term->until))
        return term;
    }
  return NULL;
}

/**
 * hv_terms_law_name:
 * @id: (nullable): of an article, "A12-3"
 *
 * Returns: (transfer none) (nullable): its name in the language of the interface
 */
const char *
hv_terms_law_name (HvTerms    *terms,
                   const char *id)
{
  const Law *law = id != NULL ? g_hash_table_lookup (terms->laws, id) : NULL;

  return law != NULL ? hv_named_get (law->names) : NULL;
}

/**
 * hv_terms_law_href:
 * @id: (nullable): of an article
 *
 * Returns: (transfer none) (nullable): its European identifier
 */
const char *
hv_terms_law_href (HvTerms    *terms,
                   const char *id)
{
  const Law *law = id != NULL ? g_hash_table_lookup (terms->laws, id) : NULL;

  return law != NULL ? law->href : NULL;
}
