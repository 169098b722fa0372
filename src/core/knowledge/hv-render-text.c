/* hv-render-text.c: an answer as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-answer.h"
#include "hv-names.h"

static void
add_heading (GString    *text,
             const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

static void
add_blocks (GString    *text,
            const char *heading,
            GPtrArray  *blocks)
{
  g_autofree char *body = hv_blocks_to_text (blocks);

  if (*body == '\0')
    return;
  add_heading (text, heading);
  g_string_append_printf (text, "%s\n", body);
}

/* What stands before an item, so that nobody reads out what is not to be said. */
static const char *
item_prefix (const HvItem *item)
{
  switch (item->kind)
    {
    case HV_ITEM_GOAL:
      return _("Goal");
    case HV_ITEM_PROBE:
      return _("Probing question");
    case HV_ITEM_FACT:
      return hv_name_of_certainty (item->label != NULL ? item->label : "stated");
    case HV_ITEM_WRONG:
      return _("Do not promise");
    case HV_ITEM_INSTEAD:
      return _("Say instead");
    case HV_ITEM_IDENTITY:
      return _("Identity check");
    case HV_ITEM_FOLLOW:
      return _("Procedure");
    case HV_ITEM_CONTACT:
      return _("Contact");
    case HV_ITEM_ATTACH:
      return _("Send along");
    case HV_ITEM_DEADLINE:
      /* Translators: by when something must be done. */
      return _("Term");
    case HV_ITEM_SEND:
      return _("Template");
    case HV_ITEM_STEP:
      return item->for_customer ? _("Tell the caller") : _("You do");
    case HV_ITEM_PHRASE:
    case HV_ITEM_USE:
    default:
      return NULL;
    }
}

static void
add_items (GString   *text,
           GPtrArray *items,
           HvState    state)
{
  HvStep step = HV_STEP_NONE;

  for (guint i = 0; i < items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (items, i);
      g_autofree char *words = hv_runs_to_text (item->runs);
      const char *prefix = item_prefix (item);

      if (state == HV_STATE_BEING_CHECKED && item->step != HV_STEP_REFERRAL)
        continue;
      if (item->step != step)
        {
          g_autofree char *heading = g_strdup_printf ("%d. %s", item->step,
                                                      hv_name_of_step (item->step));

          if (item->step != HV_STEP_NONE)
            add_heading (text, heading);
          step = item->step;
        }
      if (*words == '\0' && item->target != NULL)
        {
          g_free (words);
          words = g_strdup (item->target);
        }
      if (prefix != NULL)
        g_string_append_printf (text, "– %s: %s", prefix, words);
      else
        g_string_append_printf (text, "– “%s”", words);
      if (item->kind == HV_ITEM_CONTACT && item->target != NULL)
        g_string_append_printf (text, " (%s)", item->target);
      g_string_append_c (text, '\n');
    }
}

static void
add_sources (GString   *text,
             GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (sources, i);
      g_autofree char *day = hv_name_of_day (source->effective);
      g_autofree char *body = hv_blocks_to_text (source->blocks);

      if (i == 0)
        add_heading (text, _("Source paragraph"));
      if (source->missing)
        {
          g_string_append_printf (text, _("[%s] This part is no longer in the statement.\n"),
                                  source->key);
          continue;
        }
      g_string_append_printf (text, "[%s] %s\n", source->key, body);
      g_string_append_printf (text, "    %s · ", source->document_title);
      g_string_append_printf (text, _("version %s"), source->version);
      if (day != NULL)
        g_string_append_printf (text, " · %s", day);
      g_string_append_c (text, '\n');
    }
}

/**
 * hv_answer_to_text:
 *
 * Returns: (transfer full): all of an answer for a terminal. Of an answer that
 *   is being checked only the referral and the sources, as on screen.
 */
char *
hv_answer_to_text (HvAnswer *answer)
{
  g_autofree char *title = hv_unit_title (answer->unit);
  g_autofree char *approval = hv_approval_in_words (&answer->approval, answer->state);
  GString *text = g_string_new (title);
  gboolean shown = answer->state != HV_STATE_BEING_CHECKED;

  g_string_append_printf (text, "\n%s · %s · ", answer->key, approval);
  g_string_append_printf (text, _("version %s"), answer->version);
  g_string_append_c (text, '\n');
  if (shown)
    add_blocks (text, answer->unit->kind == HV_KIND_ENTRY ? _("Say this") : _("Text"),
                answer->unit->body);
  add_items (text, answer->items, answer->state);
  add_sources (text, answer->sources);
  if (shown)
    {
      add_blocks (text, _("Explanation"), answer->unit->explanation);
      add_blocks (text, _("For you only"), answer->unit->note);
      add_blocks (text, _("Law"), answer->unit->laws);
    }
  return g_string_free (text, FALSE);
}
