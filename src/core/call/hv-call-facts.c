/* hv-call-facts.c: what Houvast knows about a call, put into words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-call-private.h"

#include <glib/gi18n-lib.h>

#include "hv-named.h"
#include "hv-names.h"
#include "hv-secret.h"

/**
 * hv_fact_new:
 *
 * Returns: (transfer full): one thing that is known
 */
HvFact *
hv_fact_new (const char *label,
             const char *value)
{
  HvFact *fact = g_new0 (HvFact, 1);

  fact->label = g_strdup (label);
  fact->value = hv_secret_dup (value, -1);
  return fact;
}

void
hv_fact_free (HvFact *fact)
{
  g_free (fact->label);
  hv_secret_free (fact->value);
  g_free (fact);
}

static void
add_fact (GPtrArray  *facts,
          const char *label,
          const char *value)
{
  if (value != NULL && *value != '\0')
    g_ptr_array_add (facts, hv_fact_new (label, value));
}

static char *
in_words (HvCall *call,
          HvDay   day)
{
  return hv_dates_long (hv_terms_dates (call->terms), hv_interface_language (), day);
}

static void
add_field (const char *name,
           const char *value,
           gpointer    user_data)
{
  g_autofree char *label = g_strdup_printf (_("Filled in: %s"), name);

  add_fact (user_data, label, value);
}

/**
 * hv_call_list_facts:
 *
 * Returns: (transfer full) (element-type HvFact): all that is known about this
 *   call here, in memory and nowhere else; empty after hv_call_clear(). What
 *   the window holds itself, such as the search text, the answers that were
 *   read and what is on the clipboard, it adds.
 */
GPtrArray *
hv_call_list_facts (HvCall *call)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_fact_free);
  g_autofree char *receipt = NULL;
  g_autofree char *legal = NULL;

  g_return_val_if_fail (HV_IS_CALL (call), facts);
  receipt = in_words (call, call->receipt);
  legal = in_words (call, call->deadline != NULL ? call->deadline->legal : 0);
  add_fact (facts, _("Mood"), hv_name_of_mood (call->mood));
  if (call->request)
    {
      add_fact (facts, _("Request"), call->right != NULL ? call->right->name : _("not chosen yet"));
      add_fact (facts, _("Channel"), hv_name_of_channel (call->channel));
    }
  add_fact (facts, _("Date received"), receipt);
  add_fact (facts, _("Legal last day"), legal);
  hv_fields_foreach (call->fields, add_field, facts);
  return facts;
}

/**
 * hv_call_is_empty:
 *
 * Returns: whether nothing is known
 */
gboolean
hv_call_is_empty (HvCall *call)
{
  g_autoptr (GPtrArray) facts = NULL;

  g_return_val_if_fail (HV_IS_CALL (call), TRUE);
  facts = hv_call_list_facts (call);
  return facts->len == 0;
}

/**
 * hv_call_dup_note:
 *
 * Returns: (transfer full) (nullable): a note for the case system: right, day
 *   of receipt, channel, last day. Nothing that was filled in and no names.
 *   %NULL while no right was chosen.
 */
char *
hv_call_dup_note (HvCall *call)
{
  g_autofree char *receipt = NULL;
  g_autofree char *legal = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (HV_IS_CALL (call), NULL);
  if (!call->request || call->right == NULL || call->deadline == NULL)
    return NULL;
  receipt = in_words (call, call->receipt);
  legal = in_words (call, call->deadline->legal);
  g_ptr_array_add (lines, g_strdup_printf (_("Privacy request: %s"), call->right->name));
  g_ptr_array_add (lines, g_strdup_printf (_("Received: %s"), receipt));
  g_ptr_array_add (lines, g_strdup_printf (_("Channel: %s"), hv_name_of_channel (call->channel)));
  g_ptr_array_add (lines, legal != NULL ? g_strdup_printf (_("Last day: %s"), legal)
                                        : g_strdup (_("Takes effect at once")));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
