/* hv-step-section.c: one step of the conversation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-step-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-agent-box.h"
#include "hv-link-button.h"
#include "hv-names.h"
#include "hv-phrase-row.h"
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
  GPtrArray     *shared;     /* phrases from shelves, for the end */
} Build;

enum
{
  GROUP_NONE,
  GROUP_AGENT,
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

/* Shelves are put in as copies that share their text: a phrase that has the
 * text of an item of the unit itself was written for this answer. */
static gboolean
is_own (HvAnswer     *answer,
        const HvItem *item)
{
  GPtrArray *items = answer->unit->items;

  if (item->kind != HV_ITEM_PHRASE || answer->unit->kind != HV_KIND_ENTRY)
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    if (((const HvItem *) g_ptr_array_index (items, i))->runs == item->runs)
      return TRUE;
  return FALSE;
}

static void
collect (HvPhrases *phrases,
         HvAnswer  *answer,
         gboolean   own)
{
  for (guint i = 0; i < answer->items->len; i++)
    {
      HvItem *item = g_ptr_array_index (answer->items, i);

      /* A contact has a button of its own, and needs no key. */
      if (hv_item_may_copy (item) && item->kind != HV_ITEM_CONTACT
          && is_own (answer, item) == own)
        g_ptr_array_add (phrases->items, item);
    }
}

/**
 * hv_phrases_collect:
 * @phrases: emptied, and filled with what may be copied of @answer; nothing
 *   while that is being checked
 */
void
hv_phrases_collect (HvPhrases *phrases,
                    HvAnswer  *answer)
{
  g_ptr_array_set_size (phrases->items, 0);
  g_ptr_array_set_size (phrases->rows, 0);
  if (!hv_state_may_copy (answer->state))
    return;
  collect (phrases, answer, TRUE);
  phrases->n_own = phrases->items->len;
  collect (phrases, answer, FALSE);
  g_ptr_array_set_size (phrases->rows, phrases->items->len);
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
  guint position = G_MAXUINT;
  GtkWidget *row;

  if (!g_ptr_array_find (build->phrases->items, item, &position))
    position = G_MAXUINT;
  row = hv_phrase_row_new (item, label, tags, position);
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

static void
add_phrase (Build        *build,
            const HvItem *item)
{
  g_autofree char *tags = NULL;

  if (!is_own (build->answer, item))
    {
      g_ptr_array_add (build->shared, (gpointer) item);
      return;
    }
  tags = hv_item_tags (item);
  add_row (build, start_group (build, GROUP_PHRASES, NULL), item, NULL, tags);
}

static void
add_probe (Build        *build,
           const HvItem *item)
{
  GtkWidget *group = start_group (build, GROUP_PROBES, _("Probing question"));
  GtkWidget *row = add_row (build, group, item, NULL, NULL);
  g_autofree char *key = NULL;

  if (item->target == NULL)
    return;
  key = neighbour_key (build->answer, item->target);
  hv_phrase_row_add_suffix (HV_PHRASE_ROW (row), hv_open_unit_button_new (key, NULL));
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
  GtkWidget *group = start_group (build, GROUP_CONTACTS, _("Contact"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *channel = hv_name_of_channel (item->label);
  g_autofree char *text = hv_runs_to_text (item->runs);
  g_autofree char *markup = hv_link_markup (item->target, text);

  gtk_widget_add_css_class (row, "hv-contact");
  gtk_widget_set_hexpand (column, TRUE);
  if (channel != NULL)
    gtk_box_append (GTK_BOX (column), hv_text_new (channel, "hv-label", HV_TEXT_PLAIN));
  gtk_box_append (GTK_BOX (column), hv_text_new_markup (markup, NULL, HV_TEXT_SELECTABLE));
  gtk_box_append (GTK_BOX (row), column);
  if (hv_state_may_copy (build->answer->state))
    gtk_box_append (GTK_BOX (row), hv_copy_text_button_new (text));
  gtk_box_append (GTK_BOX (group), row);
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
      add_agent (build, item, hv_name_of_certainty (item->label != NULL ? item->label : "stated"));
      break;
    case HV_ITEM_IDENTITY:
      add_agent (build, item, _("Identity check"));
      break;
    case HV_ITEM_DEADLINE:
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

  for (guint i = 0; i < answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (answer->items, i);

      if (step != HV_STEP_NONE && item->step != step)
        continue;
      if (build.section == NULL)
        {
          build.section = g_object_new (GTK_TYPE_BOX,
                                        "orientation", GTK_ORIENTATION_VERTICAL,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                        NULL);
          gtk_widget_add_css_class (build.section, "hv-step");
          if (step != HV_STEP_NONE)
            gtk_box_append (GTK_BOX (build.section), new_heading (step));
          if (step == HV_STEP_REFERRAL)
            add_referral (&build);
        }
      add_item (&build, item);
    }
  if (build.section != NULL)
    add_shared (&build);
  return build.section;
}
