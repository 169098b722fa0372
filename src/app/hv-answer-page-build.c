/* hv-answer-page-build.c: an answer laid out on its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the order of a conversation: the question, the words to say, the five
 * steps, and after them what it all rests on.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-agent-box.h"
#include "hv-answer-page-private.h"
#include "hv-blocks-view.h"
#include "hv-gloss-view.h"
#include "hv-link-button.h"
#include "hv-names.h"
#include "hv-phrase-row.h"
#include "hv-source-view.h"
#include "hv-state-line.h"
#include "hv-text.h"

static void
add (HvAnswerPage *self,
     GtkWidget    *widget)
{
  gtk_box_append (self->canvas, widget);
}

static GtkWidget *
add_part (HvAnswerPage *self,
          const char   *heading,
          GtkWidget    *content)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (part, "hv-part");
  gtk_box_append (GTK_BOX (part), hv_text_new (heading, "heading", HV_TEXT_HEADING));
  gtk_box_append (GTK_BOX (part), content);
  add (self, part);
  return part;
}

static void
add_head (HvAnswerPage *self)
{
  const HvAnswer *answer = self->answer;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (head, "hv-head");
  self->title = hv_text_new_runs (answer->unit->title, "hv-question",
                                  HV_TEXT_SELECTABLE | HV_TEXT_HEADING);
  if (answer->unit->kind != HV_KIND_ENTRY)
    gtk_box_append (GTK_BOX (head), hv_text_new (hv_name_of_kind (answer->unit->kind),
                                                 "hv-caption", HV_TEXT_PLAIN));
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), hv_state_line_new (&answer->approval, answer->state));
  if (answer->superseded)
    {
      g_autofree char *line =
        g_strdup_printf (_("A newer wording is not approved yet. This one is of version %s."),
                         answer->version);

      gtk_box_append (GTK_BOX (head), hv_text_new (line, "hv-warning", HV_TEXT_PLAIN));
    }
  /* Its key says the language where that is not the one in use. */
  if (strchr (answer->key, '@') != NULL)
    {
      g_autofree char *line =
        g_strdup_printf (_("This is in %s, and not in the language of this call."),
                         hv_name_of_language (answer->lang));

      gtk_box_append (GTK_BOX (head), hv_text_new (line, "hv-warning", HV_TEXT_PLAIN));
    }
  add (self, head);
}

static const char *
card_heading (HvKind kind)
{
  switch (kind)
    {
    case HV_KIND_ENTRY:
      return _("Say this");
    case HV_KIND_TEMPLATE:
      return _("Letter");
    case HV_KIND_SECTION:
      return _("Source paragraph");
    case HV_KIND_DEFINITION:
      return _("In plain words");
    case HV_KIND_NONE:
    case HV_KIND_PHRASE:
    case HV_KIND_PROCEDURE:
    case HV_KIND_ANY:
    default:
      return _("Text");
    }
}

static GtkWidget *
new_card (HvAnswerPage *self)
{
  const HvUnit *unit = self->answer->unit;
  gboolean large = unit->kind == HV_KIND_ENTRY || unit->kind == HV_KIND_DEFINITION;
  g_auto (HvFilling) filling = { 0 };
  g_autoptr (GPtrArray) words = hv_call_desk_fill_blocks (self->phrases.desk, self->answer,
                                                          unit->body, &filling);

  return hv_say_card_new (card_heading (unit->kind), words, large);
}

static void
add_card (HvAnswerPage *self)
{
  if (self->answer->unit->body->len == 0)
    return;
  self->card = HV_SAY_CARD (new_card (self));
  add (self, GTK_WIDGET (self->card));
}

static void
fill_card (HvAnswerPage *self)
{
  GtkWidget *before = self->card != NULL
                        ? gtk_widget_get_prev_sibling (GTK_WIDGET (self->card)) : NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < self->answer->unit->body->len && !any; i++)
    any = hv_runs_have_field (((HvBlock *) g_ptr_array_index (self->answer->unit->body, i))->runs);
  if (self->card == NULL || !any)
    return;
  hv_answer_page_unmark (self);
  gtk_box_remove (self->canvas, GTK_WIDGET (self->card));
  self->card = HV_SAY_CARD (new_card (self));
  gtk_box_insert_child_after (self->canvas, GTK_WIDGET (self->card), before);
}

/**
 * hv_answer_page_fill:
 *
 * Something else is filled in: the texts that say it follow, and the rest of the
 * page, where somebody may be typing it, stays.
 */
void
hv_answer_page_fill (HvAnswerPage *self)
{
  if (self->answer == NULL)
    return;
  self->asked = NULL;
  fill_card (self);
  for (guint i = 0; i < self->phrases.items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (self->phrases.items, i);
      HvPhraseRow *row = g_ptr_array_index (self->phrases.rows, i);
      g_auto (HvFilling) filling = { 0 };
      g_autoptr (GPtrArray) words = NULL;

      if (row == NULL || !hv_runs_have_field (item->runs))
        continue;
      words = hv_call_desk_fill (self->phrases.desk, self->answer, item->runs, &filling);
      hv_phrase_row_set_words (row, words, filling.personal);
    }
}

static void
add_step (HvAnswerPage *self,
          HvStep        step)
{
  GtkWidget *section = hv_step_section_new (self->answer, step, &self->phrases);

  self->steps[step] = section;
  if (section != NULL)
    add (self, section);
}

static void
add_explanation (HvAnswerPage *self)
{
  const HvUnit *unit = self->answer->unit;

  if (unit->explanation->len > 0)
    add_part (self, _("Explanation"), hv_blocks_view_new (unit->explanation, TRUE));
  if (unit->note->len > 0)
    {
      GtkWidget *box = hv_agent_box_new (TRUE);

      gtk_box_append (GTK_BOX (box), hv_blocks_view_new (unit->note, FALSE));
      add (self, box);
    }
}

static void
add_sources (HvAnswerPage *self)
{
  if (self->answer->sources->len > 0)
    add_part (self, _("Source paragraph"), hv_sources_view_new (self->answer->sources));
  if (self->answer->unit->kind == HV_KIND_SECTION)
    add (self, hv_open_source_button_new (self->answer->key, _("Read on in the statement")));
}

static void
add_laws (HvAnswerPage *self)
{
  GPtrArray *laws = self->answer->unit->laws;
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < laws->len; i++)
    {
      g_autofree char *law = hv_runs_to_text (((HvBlock *) g_ptr_array_index (laws, i))->runs);

      g_string_append (line, i > 0 ? " · " : "");
      g_string_append (line, law);
    }
  if (laws->len > 0)
    add_part (self, _("Law"), hv_text_new (line->str, NULL, HV_TEXT_SELECTABLE));
}

/* Which document it stands in, for who looks it up or reports a mistake. */
static void
add_foot (HvAnswerPage *self)
{
  const HvAnswer *answer = self->answer;
  g_autoptr (GString) line = g_string_new (answer->document_title);

  g_string_append (line, line->len > 0 ? " · " : "");
  g_string_append_printf (line, _("version %s"), answer->version);
  add (self, hv_text_new (line->str, "hv-foot", HV_TEXT_BY_MOUSE));
}

/* The words may be wrong now: what can be relied on is the new paragraph, and
 * who knows more. */
static void
add_being_checked (HvAnswerPage *self)
{
  add (self, hv_text_new (_("The statement has changed since this was approved, so these words are "
                            "not shown until someone has looked at them again. Tell the caller "
                            "what the statement says now, or pass the question on."),
                          "hv-notice", HV_TEXT_PLAIN));
  add_sources (self);
  if (self->answer->unit->kind == HV_KIND_ENTRY)
    add_step (self, HV_STEP_REFERRAL);
  add_foot (self);
}

/* A long answer takes longer to lay out than to read the start of, and with the
 * arrow keys most are passed by. So a page is put together in parts, of which
 * the first is what fits in a window; the others follow when there is time. */
enum
{
  PART_STEPS = 1,
  PART_DAYS,           /* of a request */
  PART_LAST_STEP = HV_STEP_FOLLOWUP,
  PART_EXPLANATION,
  PART_SOURCES,
  PART_TERMS,
  PART_FOOT,
  PART_DONE,
};

/* After what is on the page was painted, and before anything less urgent. */
#define PRIORITY_AFTER_PAINTING (GDK_PRIORITY_REDRAW + 10)

/**
 * hv_answer_page_explain:
 *
 * Lets the words of the glossary on the page explain themselves, each where it
 * comes first.
 */
void
hv_answer_page_explain (HvAnswerPage *self)
{
  if (self->glossary != NULL)
    hv_gloss_explain (GTK_WIDGET (self->canvas), self->glossary, self->explained);
}

/* The same words by name, for who listens or only knows that one was there. */
static void
add_terms (HvAnswerPage *self)
{
  GtkWidget *terms;

  hv_answer_page_explain (self);
  if (self->glossary == NULL)
    return;
  terms = hv_gloss_list_new (self->glossary, self->explained);
  if (terms != NULL)
    add_part (self, _("Words explained"), terms);
}

/* Which step comes where: with a request that it is taken up, and by which day
 * there will be an answer, come before all the rest. */
static HvStep
step_at (HvAnswerPage *self,
         guint         part)
{
  static const HvStep request[] = { HV_STEP_REFERRAL, HV_STEP_FOLLOWUP, HV_STEP_TRUST,
                                    HV_STEP_EMPATHY, HV_STEP_KNOWLEDGE };

  return hv_call_desk_is_request (self->phrases.desk) ? request[part - PART_STEPS] : part;
}

static void
add_facilitate (HvAnswerPage *self)
{
  self->facilitate = hv_step_section_new_facilitate (self->answer, &self->phrases);
  if (self->facilitate != NULL)
    add (self, self->facilitate);
}

static void
add_part_number (HvAnswerPage *self,
                 guint         part)
{
  switch (part)
    {
    case PART_EXPLANATION:
      add_explanation (self);
      break;
    case PART_SOURCES:
      add_sources (self);
      break;
    case PART_TERMS:
      add_terms (self);
      break;
    case PART_FOOT:
      add_laws (self);
      add_foot (self);
      break;
    default:
      if (self->answer->unit->kind == HV_KIND_ENTRY)
        add_step (self, step_at (self, part));
      else if (part == PART_STEPS)
        add_step (self, HV_STEP_NONE);
      if (part == PART_DAYS && hv_call_desk_is_request (self->phrases.desk))
        add_card (self);
    }
}

static gboolean
build_cb (gpointer user_data)
{
  HvAnswerPage *self = user_data;

  add_part_number (self, self->next_part++);
  hv_answer_page_explain (self);
  if (self->next_part < PART_DONE)
    return G_SOURCE_CONTINUE;
  self->build_source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * hv_answer_page_clear:
 *
 * Takes everything off the page.
 */
void
hv_answer_page_clear (HvAnswerPage *self)
{
  GtkWidget *child;

  hv_answer_page_unmark (self);
  g_clear_handle_id (&self->build_source, g_source_remove);
  self->next_part = PART_DONE;
  hv_phrases_empty (&self->phrases);
  g_hash_table_remove_all (self->explained);
  for (gsize i = 0; i < G_N_ELEMENTS (self->steps); i++)
    self->steps[i] = NULL;
  self->asked = NULL;
  self->card = NULL;
  self->facilitate = NULL;
  self->title = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->canvas))) != NULL)
    gtk_box_remove (self->canvas, child);
}

/**
 * hv_answer_page_begin:
 *
 * Lays the start of the answer out on an empty page; the rest follows by itself.
 */
void
hv_answer_page_begin (HvAnswerPage *self)
{
  hv_phrases_collect (&self->phrases, self->answer);
  hv_answer_page_mark_steps (self);
  add_head (self);
  if (!hv_state_may_copy (self->answer->state))
    {
      add_being_checked (self);
      return;
    }
  add_facilitate (self);
  if (!hv_call_desk_is_request (self->phrases.desk))
    add_card (self);
  add_part_number (self, PART_STEPS);
  if (self->answer->unit->kind == HV_KIND_DEFINITION)
    g_hash_table_add (self->explained, g_strdup (self->answer->key));
  hv_answer_page_explain (self);
  self->next_part = PART_STEPS + 1;
  self->build_source = g_idle_add_full (PRIORITY_AFTER_PAINTING, build_cb, self, NULL);
}

/**
 * hv_answer_page_complete:
 *
 * Lays out now what has not been yet, for who needs the whole page.
 */
void
hv_answer_page_complete (HvAnswerPage *self)
{
  g_clear_handle_id (&self->build_source, g_source_remove);
  while (self->next_part < PART_DONE)
    add_part_number (self, self->next_part++);
  hv_answer_page_explain (self);
}
