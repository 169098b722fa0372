/* test-paper.c: what a caller may get to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-paper.h"

typedef struct
{
  HvSpoken *spoken;
  HvDates  *dates;
} Rules;

static void
set_up (Rules         *rules,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  rules->spoken = hv_spoken_load (&error);
  g_assert_no_error (error);
  rules->dates = hv_dates_load (&error);
  g_assert_no_error (error);
}

static void
tear_down (Rules         *rules,
           gconstpointer  data)
{
  hv_spoken_unref (rules->spoken);
  hv_dates_unref (rules->dates);
}

static HvBlock *
add (GPtrArray   *blocks,
     HvBlockKind  kind,
     guint        number,
     const char  *text)
{
  HvBlock *block = hv_blocks_add (blocks, kind);

  block->number = number;
  hv_runs_add (block->runs, HV_RUN_TEXT, text, NULL);
  return block;
}

static HvOutline *
new_outline (HvState state)
{
  HvOutline *outline = hv_outline_new ();
  HvUnit *section = hv_unit_new (HV_KIND_SECTION);

  outline->info = g_new0 (HvDocumentInfo, 1);
  outline->info->id = g_strdup ("privacy");
  outline->info->lang = g_strdup ("nl");
  outline->info->version = g_strdup ("3.2/x");
  outline->info->title = g_strdup ("Wij & <u>");
  outline->info->sha256 = g_strdup ("00ff");
  outline->info->effective = hv_day_parse ("2026-07-01");
  outline->state = state;
  section->id = g_strdup ("bewaren");
  hv_runs_add (section->title, HV_RUN_TEXT, "Bewaren", NULL);
  add (section->body, HV_BLOCK_ITEM, 0, "een");
  add (section->body, HV_BLOCK_ITEM, 1, "eerst");
  add (section->body, HV_BLOCK_DETAIL, 0, "30 dagen")->label = g_strdup ("retention");
  g_ptr_array_add (outline->sections, section);
  return outline;
}

static void
test_statement (Rules         *rules,
                gconstpointer  data)
{
  g_autoptr (HvOutline) outline = new_outline (HV_STATE_APPROVED);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvPaper) paper = hv_paper_new_statement (outline, rules->spoken, rules->dates, &error);
  g_autofree char *html = NULL;

  g_assert_no_error (error);
  /* No folder of another's choosing. */
  g_assert_cmpstr (paper->name, ==, "privacy-3.2_x-nl");
  g_assert_cmpstr (paper->footer, ==,
                   "Wij & <u>, versie 3.2/x, van kracht sinds woensdag 1 juli 2026 · SHA-256 00ff");
  html = hv_paper_to_html (paper);
  g_assert_nonnull (strstr (html, "<html lang=\"nl\">"));
  g_assert_nonnull (strstr (html, "<h1>Wij &amp; &lt;u&gt;</h1>"));
  g_assert_nonnull (strstr (html, "<h2 id=\"bewaren\">Bewaren</h2>"));
  g_assert_nonnull (strstr (html, "<ul>\n<li>een</li>\n</ul>\n<ol>\n<li>eerst</li>\n</ol>\n"));
  /* In the language of the knowledge, whatever that of the interface. */
  g_assert_nonnull (strstr (html, "<p><b>Bewaartermijn:</b> 30 dagen</p>"));
  g_assert_nonnull (strstr (html, "<footer>\n<p>Wij &amp; &lt;u&gt;, versie"));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "src="));
}

static void
test_unapproved (Rules         *rules,
                 gconstpointer  data)
{
  g_autoptr (HvOutline) outline = new_outline (HV_STATE_BEING_CHECKED);
  g_autoptr (GError) error = NULL;

  g_assert_null (hv_paper_new_statement (outline, rules->spoken, rules->dates, &error));
  g_assert_nonnull (error);
}

static void
test_answer (Rules         *rules,
             gconstpointer  data)
{
  g_autoptr (HvAnswer) answer = hv_answer_new ();
  HvSource *source = hv_source_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HvPaper) paper = NULL;
  g_autofree char *html = NULL;

  answer->document = g_strdup ("vragen");
  answer->document_title = g_strdup ("Vragen");
  answer->lang = g_strdup ("nl");
  answer->version = g_strdup ("1");
  answer->state = HV_STATE_APPROVED;
  answer->approval.on = hv_day_parse ("2026-06-18");
  answer->unit = hv_unit_new (HV_KIND_ENTRY);
  answer->unit->id = g_strdup ("opnamen");
  hv_runs_add (answer->unit->title, HV_RUN_TEXT, "Hoe lang?", NULL);
  add (answer->unit->body, HV_BLOCK_PARAGRAPH, 0, "Zes maanden.");
  add (answer->unit->note, HV_BLOCK_PARAGRAPH, 0, "GEHEIM");
  add (source->blocks, HV_BLOCK_ITEM, 0, "Letterlijk.");
  g_ptr_array_add (answer->sources, source);
  paper = hv_paper_new_answer (answer, rules->spoken, rules->dates, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (paper->name, ==, "vragen-opnamen-1-nl");
  html = hv_paper_to_html (paper);
  g_assert_nonnull (strstr (html, "<p>Zes maanden.</p>"));
  g_assert_nonnull (strstr (html, "<blockquote>\n<ul>\n<li>Letterlijk.</li>\n</ul>\n</blockquote>"));
  /* For the agent only. */
  g_assert_null (strstr (html, "GEHEIM"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  g_test_add ("/paper/statement", Rules, NULL, set_up, test_statement, tear_down);
  g_test_add ("/paper/unapproved", Rules, NULL, set_up, test_unapproved, tear_down);
  g_test_add ("/paper/answer", Rules, NULL, set_up, test_answer, tear_down);
  return g_test_run ();
}
