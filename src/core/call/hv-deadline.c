/* hv-deadline.c: by which day a request must be answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GDPR, article 12(3): without undue delay and in any event within one month of
 * receipt; two further months where needed, if that is told within the first.
 * Counted under Regulation (EEC, Euratom) 1182/71; see Toeters and Verberk,
 * C-171/03, for the day that does not count. Its article 3(5), on terms of a
 * few days, can only move a day further away and is left out: the earlier date
 * is always a safe one to say.
 */
#include "hv-deadline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-deadline-words.h"
#include "hv-error.h"
#include "hv-named.h"
#include "hv-step.h"

/* Terms of a century from there are still within the calendar. */
#define LAST_YEAR 9800

static HvDay
last_receipt (void)
{
  return 365u * LAST_YEAR;
}

static HvDay
roll (HvTerms *terms,
      HvRoll   way,
      HvDay    day)
{
  switch (way)
    {
    case HV_ROLL_FORWARD:
      return hv_calendar_roll_forward (hv_terms_calendar (terms), day);
    case HV_ROLL_BACK:
      return hv_calendar_roll_back (hv_terms_calendar (terms), day);
    case HV_ROLL_NONE:
    default:
      return day;
    }
}

static HvCounted
count (HvTerms      *terms,
       const HvTerm *term,
       HvDay         receipt)
{
  HvCounted counted = { .term = *term, .receipt = receipt };

  counted.due = hv_period_after (&term->within, receipt);
  counted.day = roll (terms, term->roll, counted.due);
  /* A target of a day or two, given on a Saturday, has no working day before it. */
  if (counted.day < receipt)
    counted.day = roll (terms, HV_ROLL_FORWARD, receipt);
  return counted;
}

/* Whether an entry's term rests on the same law as ours. An entry that names no
 * law, or an article of the GDPR by its short name, cannot set a longer term. */
static gboolean
is_gdpr (const char *basis)
{
  return basis == NULL || (basis[0] == 'A' && g_ascii_isdigit (basis[1]));
}

static const char *
item_name_of (HvTermKind kind)
{
  static const char * const names[] = { "legal", "extension", "target" };

  return names[kind];
}

static gboolean
has_item (GPtrArray  *items,
          const char *kind)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (items, i);

      if (item->kind == HV_ITEM_DEADLINE && g_strcmp0 (item->label, kind) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The entry's own term of this kind, the earliest of several; else the law's. */
static HvCounted
count_own (HvTerms    *terms,
           HvTermKind  kind,
           HvDay       receipt,
           GPtrArray  *items)
{
  const HvTerm *rule = hv_terms_find (terms, kind, receipt);
  HvCounted ours = count (terms, rule, receipt);
  HvCounted best = ours;
  gboolean found = FALSE;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (items, i);
      HvTerm own = *rule;
      HvCounted counted;

      if (item->kind != HV_ITEM_DEADLINE || g_strcmp0 (item->label, item_name_of (kind)) != 0
          || !hv_period_parse (item->period, &own.within))
        continue;
      if (!is_gdpr (item->basis))
        own.law = NULL;
      counted = count (terms, &own, receipt);
      if (kind != HV_TERM_TARGET && own.law != NULL && counted.day > ours.day)
        counted = ours;
      if (!found || counted.day < best.day)
        best = counted;
      found = TRUE;
    }
  return best;
}

static void
cap (HvCounted *counted,
     HvDay      latest)
{
  if (counted->day <= latest)
    return;
  counted->day = latest;
  counted->capped = TRUE;
}

static void
fill_terms (HvDeadline *deadline,
            HvTerms    *terms,
            GPtrArray  *items)
{
  HvCounted legal = count_own (terms, HV_TERM_LEGAL, deadline->receipt, items);
  HvCounted extension = count_own (terms, HV_TERM_EXTENSION, deadline->receipt, items);
  HvCounted target = count_own (terms, HV_TERM_TARGET, deadline->receipt, items);
  g_autofree char *notice = hv_dates_long (hv_terms_dates (terms), hv_interface_language (),
                                           legal.day);

  /* An entry may give a longer first term than extension: nothing is shorter by
   * being longer. */
  if (extension.day < legal.day)
    extension = legal;
  cap (&target, legal.day);
  deadline->legal = legal.day;
  deadline->extension_notice = legal.day;
  deadline->extension = extension.day;
  deadline->target = target.day;
  deadline->legal_rule = hv_counted_in_words (terms, &legal);
  deadline->extension_rule = hv_counted_in_words (terms, &extension);
  deadline->target_rule = hv_counted_in_words (terms, &target);
  deadline->notice_rule = g_strdup_printf (
      _("An extension must be announced within the first term, with its reasons: on %s at the "
        "latest."), notice);
}

/**
 * hv_deadline_new:
 * @receipt: the day of receipt, see hv_dates_parse()
 * @items: (nullable) (element-type HvItem): the items of an answer, whose own
 *   deadlines take the place of the law's where they are not later
 * @at_once: whether the right takes effect immediately, whatever @items say;
 *   see #HvRight
 * @error: %HV_ERROR_USAGE for a day before the GDPR or beyond the calendar
 *
 * Returns: (transfer full) (nullable): the days, with their rules in words
 */
HvDeadline *
hv_deadline_new (HvTerms    *terms,
                 HvDay       receipt,
                 GPtrArray  *items,
                 gboolean    at_once,
                 GError    **error)
{
  g_autoptr (HvDeadline) deadline = NULL;

  g_return_val_if_fail (terms != NULL, NULL);
  if (receipt < hv_terms_since (terms) || receipt > last_receipt ()
      || hv_terms_find (terms, HV_TERM_LEGAL, receipt) == NULL
      || hv_terms_find (terms, HV_TERM_EXTENSION, receipt) == NULL
      || hv_terms_find (terms, HV_TERM_TARGET, receipt) == NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("No term is known for a request of that day. Check the year."));
      return NULL;
    }
  deadline = g_new0 (HvDeadline, 1);
  deadline->receipt = receipt;
  deadline->at_once = at_once || has_item (items, "at-once");
  if (deadline->at_once)
    deadline->at_once_rule = g_strdup (_("This right takes effect at once: there is no term to wait "
                                         "for."));
  if (!deadline->at_once || has_item (items, "legal"))
    fill_terms (deadline, terms, items);
  return g_steal_pointer (&deadline);
}

void
hv_deadline_free (HvDeadline *deadline)
{
  g_free (deadline->legal_rule);
  g_free (deadline->notice_rule);
  g_free (deadline->extension_rule);
  g_free (deadline->target_rule);
  g_free (deadline->at_once_rule);
  g_free (deadline);
}

/**
 * hv_deadline_rule:
 *
 * Returns: (transfer full): all its rules, a line each
 */
char *
hv_deadline_rule (HvDeadline *deadline)
{
  const char *rules[6] = { NULL };
  guint n = 0;

  g_return_val_if_fail (deadline != NULL, NULL);
  if (deadline->at_once_rule != NULL)
    rules[n++] = deadline->at_once_rule;
  if (deadline->legal_rule != NULL)
    {
      rules[n++] = deadline->legal_rule;
      rules[n++] = deadline->notice_rule;
      rules[n++] = deadline->extension_rule;
      rules[n++] = deadline->target_rule;
    }
  return g_strjoinv ("\n", (char **) rules);
}
