/* hv-step.c: the five steps of a privacy call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-step.h"

static const char * const step_names[] = { "", "trust", "empathy", "knowledge", "referral",
                                           "followup" };

static const struct
{
  const char *name;
  gboolean    may_copy;
} items[] = {
  [HV_ITEM_GOAL] = { "goal", FALSE },
  [HV_ITEM_PHRASE] = { "phrase", TRUE },
  [HV_ITEM_USE] = { "use", FALSE },
  [HV_ITEM_PROBE] = { "probe", TRUE },
  [HV_ITEM_FACT] = { "fact", FALSE },
  [HV_ITEM_WRONG] = { "wrong", FALSE },
  [HV_ITEM_INSTEAD] = { "instead", TRUE },
  [HV_ITEM_IDENTITY] = { "identity", FALSE },
  [HV_ITEM_STEP] = { "step", FALSE },
  [HV_ITEM_FOLLOW] = { "follow", FALSE },
  [HV_ITEM_CONTACT] = { "contact", TRUE },
  [HV_ITEM_ATTACH] = { "attach", FALSE },
  [HV_ITEM_DEADLINE] = { "deadline", FALSE },
  [HV_ITEM_SEND] = { "send", FALSE },
};

HvItem *
hv_item_new (HvStep     step,
             HvItemKind kind)
{
  HvItem *item = g_new0 (HvItem, 1);

  item->step = step;
  item->kind = kind;
  item->runs = hv_runs_new ();
  return item;
}

/**
 * hv_item_copy:
 *
 * Returns: (transfer full): the same item; its runs are shared, being immutable
 */
HvItem *
hv_item_copy (const HvItem *item)
{
  HvItem *copy = g_new0 (HvItem, 1);

  *copy = *item;
  copy->id = g_strdup (item->id);
  copy->label = g_strdup (item->label);
  copy->target = g_strdup (item->target);
  copy->title = g_strdup (item->title);
  copy->period = g_strdup (item->period);
  copy->basis = g_strdup (item->basis);
  copy->moods = g_strdupv (item->moods);
  copy->cites = g_strdupv (item->cites);
  copy->runs = g_ptr_array_ref (item->runs);
  return copy;
}

void
hv_item_free (HvItem *item)
{
  if (item == NULL)
    return;
  g_free (item->id);
  g_free (item->label);
  g_free (item->target);
  g_free (item->title);
  g_free (item->period);
  g_free (item->basis);
  g_strfreev (item->moods);
  g_strfreev (item->cites);
  g_ptr_array_unref (item->runs);
  g_free (item);
}

/**
 * hv_item_may_copy:
 *
 * Returns: whether its words are meant for the caller. What is for the agent
 *   only, and a step that is not for the customer, is never copied; neither is
 *   a term, whose internal target must not be said.
 */
gboolean
hv_item_may_copy (const HvItem *item)
{
  if (item->kind == HV_ITEM_STEP)
    return item->for_customer;
  return items[item->kind].may_copy;
}

const char *
hv_item_kind_name (HvItemKind kind)
{
  return items[kind].name;
}

/**
 * hv_step_name:
 *
 * Returns: the name of the element, "" for no step
 */
const char *
hv_step_name (HvStep step)
{
  return step <= HV_STEP_FOLLOWUP ? step_names[step] : "";
}

/**
 * hv_step_parse:
 * @name: (nullable)
 */
HvStep
hv_step_parse (const char *name)
{
  for (guint i = HV_STEP_TRUST; i < G_N_ELEMENTS (step_names); i++)
    if (g_strcmp0 (step_names[i], name) == 0)
      return i;
  return HV_STEP_NONE;
}
