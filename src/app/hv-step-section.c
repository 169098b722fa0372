/* hv-step-section.c: one step of the conversation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-step-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-agent-box.h"
#include "hv-contact-row.h"
#include "hv-deadline.h"
#include "hv-follow-up.h"
#include "hv-link-button.h"
#include "hv-names.h"
#include "hv-phrase-row.h"
#include "hv-source-view.h"
#include "hv-text.h"

/* What is being put together. Things of one sort that follow one another
 * share a group: a box for the agent, a list of phrases. */
typedef struct
{
  HvAnswer      *answer;
  HvPhrases     *phrases;
  GtkWidget     *section;
  GtkWidget     *group;      /* of the last item */
  int            group_kind;
  gboolean       captioned;  /* "For you only" was said */
  guint          number;     /* of the last step of a procedure */
  gboolean       dated;      /* shows by which day the caller hears */
  GPtrArray     *shared;     /* phrases from shelves, for the end */
} Build;

enum
{
  GROUP_NONE,
  GROUP_AGENT,
  GROUP_LEAD,
  GROUP_PHRASES,
  GROUP_PROBES,
  GROUP_AVOID,
  GROUP_CONTACTS,
  GROUP_TEMPLATES,
};

/* A key of the same document, in the language that the answer is in. */
static char *
neighbour_key (HvAnswer   *answer,
               const char *id)
{
  const char *lang = strchr (answer->key, '@');

  return g_strconcat (answer->document, "#", id, lang, NULL);
}

static GtkWidget *
start_group (Build      *build,
             int         kind,
             const char *caption)
{
  if (build->group_kind == kind)
    return build->group;
  build->group_kind = kind;
  if (kind == GROUP_AGENT)
    {
      build->group = hv_agent_box_new (!build->captioned);
      build->captioned = TRUE;
    }
  else
    {
      build->group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (build->group, "hv-group");
      if (caption != NULL)
        gtk_box_append (GTK_BOX (build->group), hv_text_new (caption, "hv-caption",
                                                             HV_TEXT_PLAIN));
    }
  gtk_box_append (GTK_BOX (build->section), build->group);
  return build->group;
}

static GtkWidget *
add_row (Build        *build,
         GtkWidget    *group,
         const HvItem *item,
         const char   *label,
         const char   *tags)
{
  g_auto (HvFilling) filling = { 0 };
  g_autoptr (GPtrArray) words = hv_call_desk_fill (build->phrases->desk, build->answer, item->runs,
                                                   &filling);
  guint position = G_MAXUINT;
  GtkWidget *row;

  if (!g_ptr_array_find (build->phrases->items, item, &position))
    position = G_MAXUINT;
  row = hv_phrase_row_new (words, filling.personal, label, tags, position);
  gtk_box_append (GTK_BOX (group), row);
  if (position != G_MAXUINT)
    build->phrases->rows->pdata[position] = row;
  return row;
}

static void
add_agent (Build        *build,
           const HvItem *item,
           const char   *label)
{
  hv_agent_box_add (start_group (build, GROUP_AGENT, NULL), label, item->runs);
}

/* The literal paragraph that a fact rests on, beside it: what can be read out to
 * a caller who doubts it. */
static void
add_literal (Build      *build,
             GtkWidget  *box,
             const char *cite)
{
  const HvSource *source = hv_answer_find_source (build->answer, cite);

  if (source == NULL)
    return;
  if (source->missing)
    gtk_box_append (GTK_BOX (box),
                    hv_text_new (_("A part that this rests on is no longer in the statement."),
                                 "hv-warning", HV_TEXT_PLAIN));
  else
    gtk_box_append (GTK_BOX (box), hv_quote_new (source));
}

static void
add_fact (Build        *build,
          const HvItem *item)
{
  const char *certainty = item->label != NULL ? item->label : "stated";
  GtkWidget *box = start_group (build, GROUP_AGENT, NULL);
  GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *css_class = g_strconcat ("hv-fact-", certainty, NULL);

  gtk_widget_add_css_class (fact, "hv-fact");
  gtk_widget_add_css_class (fact, css_class);
  hv_agent_box_add (fact, hv_name_of_certainty (certainty), item->runs);
  for (char **cite = item->cites; cite != NULL && *cite != NULL; cite++)
    add_literal (build, fact, *cite);
  gtk_box_append (GTK_BOX (box), fact);
}

static void
add_phrase (Build        *build,
            const HvItem *item)
{
  g_autofree char *tags = NULL;

  if (hv_phrases_place (build->phrases, build->answer, item) == HV_PLACING_SHARED)
    {
      g_ptr_array_add (build->shared, (gpointer) item);
      return;
    }
  tags = hv_item_tags (item);
  add_row (build, start_group (build, GROUP_PHRASES, NULL), item, NULL, tags);
}

/* What suits the caller's mood comes before all else of a step. */
static void
add_lead (Build  *build,
          HvStep  step)
{
  const char *mood = build->phrases->mood;
  g_autofree char *caption = NULL;

  if (mood == NULL)
    return;
  /* Translators: phrases for a caller who is worried, angry, curious or formal. */
  caption = g_strdup_printf (_("For this caller · %s"), hv_name_of_mood (mood));
  for (guint i = 0; i < build->answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (build->answer->items, i);
      GtkWidget *group;

      if ((step != HV_STEP_NONE && item->step != step)
          || hv_phrases_place (build->phrases, build->answer, item) != HV_PLACING_MOOD)
        continue;
      group = start_group (build, GROUP_LEAD, caption);
      gtk_widget_add_css_class (group, "hv-lead");
      add_row (build, group, item, NULL, NULL);
    }
}

/* A question to ask, and under it the one that may be behind it. */
static void
add_probe (Build        *build,
           const HvItem *item)
{
  GtkWidget *group = start_group (build, GROUP_PROBES, _("Probing question"));
  g_autofree char *key = NULL;
  GtkWidget *open;

  add_row (build, group, item, NULL, NULL);
  if (item->target == NULL)
    return;
  key = neighbour_key (build->answer, item->target);
  open = hv_open_unit_button_new (key, item->title);
  gtk_widget_add_css_class (open, "hv-behind");
  gtk_box_append (GTK_BOX (group), open);
}

/* What not to say stands beside what to say; only the latter has a key. */
static void
add_wrong (Build        *build,
           const HvItem *item)
{
  GtkWidget *group;
  GtkWidget *wrong = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  build->group_kind = GROUP_NONE;
  group = start_group (build, GROUP_AVOID, NULL);
  gtk_widget_add_css_class (group, "hv-avoid");
  gtk_widget_add_css_class (wrong, "hv-wrong");
  gtk_box_append (GTK_BOX (wrong), hv_text_new (_("Do not promise"), "hv-label", HV_TEXT_PLAIN));
  gtk_box_append (GTK_BOX (wrong), hv_text_new_runs (item->runs, NULL, HV_TEXT_PLAIN));
  gtk_box_append (GTK_BOX (group), wrong);
}

/* Steps are counted on over what the agent does and what the caller is told. */
static void
add_step (Build        *build,
          const HvItem *item)
{
  build->number++;
  if (item->for_customer)
    {
      g_autofree char *label = g_strdup_printf (_("%u. Tell the caller"), build->number);

      add_row (build, start_group (build, GROUP_PHRASES, NULL), item, label, NULL);
      return;
    }
  hv_agent_box_add_step (start_group (build, GROUP_AGENT, NULL), build->number,
                         hv_text_new_runs (item->runs, NULL, HV_TEXT_PLAIN));
}

static void
add_procedure (Build        *build,
               const HvItem *item)
{
  g_autofree char *title = hv_runs_to_text (item->runs);
  g_autofree char *key = neighbour_key (build->answer, item->target);

  build->number = 0;
  gtk_box_append (GTK_BOX (start_group (build, GROUP_AGENT, NULL)),
                  hv_open_unit_button_new (key, title));
}

static void
add_contact (Build        *build,
             const HvItem *item)
{
  HvCallDesk *desk = build->phrases->desk;

  gtk_box_append (GTK_BOX (start_group (build, GROUP_CONTACTS, _("Contact"))),
                  hv_contact_row_new (item, desk != NULL ? desk->spoken : NULL,
                                      build->answer->lang,
                                      hv_state_may_copy (build->answer->state)));
}

/* A statement is named by its title when the answer knows it. */
static void
add_attached (Build        *build,
              const HvItem *item)
{
  GPtrArray *sources = build->answer->sources;
  const char *title = _("the privacy statement");

  for (guint i = 0; i < sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (sources, i);

      if (source->document_title != NULL
          && (item->target == NULL || (g_str_has_prefix (source->key, item->target)
                                       && source->key[strlen (item->target)] == '#')))
        {
          title = source->document_title;
          break;
        }
    }
  hv_agent_box_add_text (start_group (build, GROUP_AGENT, NULL), _("Send along"), title);
}

static void
add_template (Build        *build,
              const HvItem *item)
{
  GtkWidget *group = start_group (build, GROUP_TEMPLATES, _("Templates to send"));
  g_autofree char *title = hv_runs_to_text (item->runs);
  g_autofree char *key = neighbour_key (build->answer, item->target);
  const char *occasion = hv_name_of_occasion (item->label);
  /* Translators: when a template is sent, and what it is called. */
  g_autofree char *line = occasion != NULL ? g_strdup_printf (_("%1$s: %2$s"), occasion, title)
                                           : g_strdup (title);

  gtk_box_append (GTK_BOX (group), hv_open_unit_button_new (key, line));
}

static void
add_item (Build        *build,
          const HvItem *item)
{
  switch (item->kind)
    {
    case HV_ITEM_GOAL:
      add_agent (build, item, _("Goal"));
      break;
    case HV_ITEM_FACT:
      add_fact (build, item);
      break;
    case HV_ITEM_IDENTITY:
      add_agent (build, item, _("Identity check"));
      break;
    case HV_ITEM_DEADLINE:
      /* The days themselves say more, where they can be counted. */
      if (!build->dated)
        add_agent (build, item, hv_name_of_deadline (item->label));
      break;
    case HV_ITEM_PHRASE:
      add_phrase (build, item);
      break;
    case HV_ITEM_PROBE:
      add_probe (build, item);
      break;
    case HV_ITEM_WRONG:
      add_wrong (build, item);
      break;
    case HV_ITEM_INSTEAD:
      add_row (build, start_group (build, GROUP_AVOID, NULL), item, _("Say instead"), NULL);
      break;
    case HV_ITEM_STEP:
      add_step (build, item);
      break;
    case HV_ITEM_FOLLOW:
      add_procedure (build, item);
      break;
    case HV_ITEM_CONTACT:
      add_contact (build, item);
      break;
    case HV_ITEM_ATTACH:
      add_attached (build, item);
      break;
    case HV_ITEM_SEND:
      add_template (build, item);
      break;
    case HV_ITEM_USE:
    default:
      break;
    }
}

/* Who takes it over, and whether it is written down: first of all of step 4. */
static void
add_referral (Build *build)
{
  const HvUnit *unit = build->answer->unit;
  const char *role = hv_name_of_role (unit->referral_to);
  GtkWidget *box = start_group (build, GROUP_AGENT, NULL);

  if (role != NULL)
    hv_agent_box_add_text (box, _("Goes to"), role);
  hv_agent_box_add_text (box, _("Register"),
                         unit->referral_register ? _("Yes, as a request") : _("Not needed"));
}

/* Phrases from shelves, under whom they suit: of the many for every mood one
 * finds those for this caller at a glance. */
static void
add_shared (Build *build)
{
  g_autofree char *before = NULL;
  GtkWidget *group = NULL;

  build->group_kind = GROUP_NONE;
  for (guint i = 0; i < build->shared->len; i++)
    {
      const HvItem *item = g_ptr_array_index (build->shared, i);
      g_autofree char *tags = hv_item_tags (item);

      if (i == 0 || g_strcmp0 (tags, before) != 0)
        {
          /* Translators: more phrases, for callers in that mood. */
          g_autofree char *caption = tags != NULL ? g_strdup_printf (_("More to say · %s"), tags)
                                                  : g_strdup (_("More to say"));

          build->group_kind = GROUP_NONE;
          group = start_group (build, GROUP_PHRASES, caption);
          gtk_widget_add_css_class (group, "hv-shared");
        }
      add_row (build, group, item, NULL, NULL);
      g_free (before);
      before = g_steal_pointer (&tags);
    }
}

/* The number is part of the heading: callers and colleagues are told "step 3". */
static GtkWidget *
new_heading (HvStep step)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *number = g_strdup_printf ("%d", step);
  GtkWidget *digit = gtk_label_new (number);
  GtkWidget *name = hv_text_new (hv_name_of_step (step), "heading", HV_TEXT_HEADING);
  g_autofree char *label = g_strdup_printf ("%d. %s", step, hv_name_of_step (step));

  gtk_widget_add_css_class (digit, "hv-step-number");
  gtk_widget_add_css_class (heading, "hv-step-heading");
  gtk_box_append (GTK_BOX (heading), digit);
  gtk_box_append (GTK_BOX (heading), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return heading;
}

static gboolean
is_dated (HvAnswer  *answer,
          HvPhrases *phrases)
{
  HvCallDesk *desk = phrases->desk;
  g_autoptr (HvDeadline) deadline = desk != NULL && desk->call != NULL
                                      ? hv_call_count (desk->call, answer) : NULL;

  return deadline != NULL;
}

static gboolean
has_step (HvAnswer *answer,
          HvStep    step)
{
  for (guint i = 0; i < answer->items->len; i++)
    if (((const HvItem *) g_ptr_array_index (answer->items, i))->step == step)
      return TRUE;
  return FALSE;
}

static void
start_section (Build  *build,
               HvStep  step)
{
  build->section = g_object_new (GTK_TYPE_BOX,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 NULL);
  gtk_widget_add_css_class (build->section, "hv-step");
  if (step != HV_STEP_NONE)
    gtk_box_append (GTK_BOX (build->section), new_heading (step));
  add_lead (build, step);
  if (step == HV_STEP_REFERRAL && has_step (build->answer, step))
    add_referral (build);
  if (step == HV_STEP_FOLLOWUP && is_dated (build->answer, build->phrases))
    {
      build->dated = TRUE;
      gtk_box_append (GTK_BOX (build->section),
                      hv_follow_up_new (build->phrases->desk, build->answer));
    }
}

/* Whether an item stands in that step, and not above all steps or nowhere. */
static gboolean
is_in_step (HvAnswer     *answer,
            const HvItem *item,
            HvStep        step,
            HvPhrases    *phrases)
{
  HvPlacing placing;

  if (step != HV_STEP_NONE && item->step != step)
    return FALSE;
  placing = hv_phrases_place (phrases, answer, item);
  return placing != HV_PLACING_HIDDEN && placing != HV_PLACING_FACILITATE;
}

/**
 * hv_step_section_has:
 *
 * Returns: whether there is anything to show in that step
 */
gboolean
hv_step_section_has (HvAnswer  *answer,
                     HvStep     step,
                     HvPhrases *phrases)
{
  for (guint i = 0; i < answer->items->len; i++)
    if (is_in_step (answer, g_ptr_array_index (answer->items, i), step, phrases))
      return TRUE;
  return step == HV_STEP_FOLLOWUP && is_dated (answer, phrases);
}

/**
 * hv_step_section_new:
 * @step: which of its steps; %HV_STEP_NONE for all items, without a heading
 * @phrases: of this answer; is told which row shows which of them
 *
 * Returns: (transfer floating) (nullable): the step, %NULL when there is
 *   nothing in it
 */
GtkWidget *
hv_step_section_new (HvAnswer   *answer,
                     HvStep      step,
                     HvPhrases  *phrases)
{
  g_autoptr (GPtrArray) shared = g_ptr_array_new ();
  Build build = { .answer = answer, .phrases = phrases, .shared = shared };

  /* A request has a day also where its page says nothing about one. */
  if (step == HV_STEP_FOLLOWUP && is_dated (answer, phrases))
    start_section (&build, step);
  for (guint i = 0; i < answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (answer->items, i);

      if (!is_in_step (answer, item, step, phrases))
        continue;
      if (build.section == NULL)
        start_section (&build, step);
      if (hv_phrases_place (phrases, answer, item) != HV_PLACING_MOOD)
        add_item (&build, item);
    }
  if (build.section != NULL)
    add_shared (&build);
  return build.section;
}

/**
 * hv_step_section_new_facilitate:
 * @phrases: of this answer; is told which row shows which of them
 *
 * Returns: (transfer floating) (nullable): what to say first to a caller who
 *   invokes a right, %NULL when there is no such phrase
 */
GtkWidget *
hv_step_section_new_facilitate (HvAnswer  *answer,
                                HvPhrases *phrases)
{
  Build build = { .answer = answer, .phrases = phrases };

  for (guint i = 0; i < answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (answer->items, i);

      if (hv_phrases_place (phrases, answer, item) != HV_PLACING_FACILITATE)
        continue;
      if (build.section == NULL)
        start_section (&build, HV_STEP_NONE);
      add_row (&build, start_group (&build, GROUP_LEAD, _("Say this first")), item, NULL, NULL);
    }
  return build.section;
}
