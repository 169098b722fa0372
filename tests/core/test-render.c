/* test-render.c: an answer put together, and as text and HTML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-error.h"
#include "hv-names.h"
#include "hv-reader.h"
#include "hv-resolver.h"

#define NS "xmlns='urn:houvast:kb:1' "

/* Every kind of part says what it is, so that a test can look for it. */
static const char entry[] =
  "<entry " NS "id='e' topic='access'><question>Mag &lt;ik&gt; &amp; hij?</question>"
  "<answer cites='bewaren andere#weg'>Zeg <em>ja</em> &amp; <link href='https://v.example/?a=1&amp;b=\"2'>"
  "klik &lt;hier&gt;</link>.</answer>"
  "<explanation cites='bewaren'><p>UITLEG.</p><list ordered='yes'><item>eerst</item><item>dan</item></list>"
  "<list><item>los</item></list></explanation>"
  "<note><p>NOTITIE.</p></note><see section='getoond'>Zie</see><law href='http://a.example/15'>WET</law>"
  "<steps><trust><goal>DOEL</goal><phrase>ZIN</phrase></trust>"
  "<empathy><use phrases='plank'/><use phrases='weg'/><probe entry='ander'>VRAAGDOOR</probe>"
  "<probe entry='weg'>BLIJFT</probe></empathy>"
  "<knowledge><fact certainty='refer'>FEIT</fact><avoid><wrong>FOUT</wrong><instead>BETER</instead></avoid></knowledge>"
  "<referral to='dpo' register='yes'><identity>LEGITIMATIE</identity><follow procedure='werk'/><step>DOE</step>"
  "<step for='customer'>HOORT</step><contact channel='phone' href='tel:+311'>BEL</contact></referral>"
  "<followup><deadline kind='target'>STREEF</deadline><send template='brief'/><send template='weg'/></followup>"
  "</steps></entry>";

static const struct
{
  const char *id;
  const char *xml;
} units[] = {
  { "plank", "<phrases " NS "id='plank' step='empathy'><title>Plank</title><phrase id='p1'>PLANK1</phrase>"
             "<phrase>PLANK2</phrase></phrases>" },
  { "ander", "<entry " NS "id='ander'><question>Anders?</question><answer>Nee.</answer></entry>" },
  { "werk", "<procedure " NS "id='werk'><title>WERKWIJZE</title><step>STAP1</step></procedure>" },
  { "brief", "<template " NS "id='brief' channel='email'><subject>ONDERWERP</subject><body><p>Brief.</p></body>"
             "</template>" },
};

static HvUnit *
read_unit (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  return hv_reader_unit_from_bytes (bytes, NULL);
}

static HvUnit *
find_unit (HvResolver  *resolver,
           const char  *document,
           const char  *id,
           GError     **error)
{
  g_assert_cmpstr (document, ==, "vragen");
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].id, id) == 0)
      return read_unit (units[i].xml);
  g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, "%s", id);
  return NULL;
}

static HvUnit *
find_damaged (HvResolver  *resolver,
              const char  *document,
              const char  *id,
              GError     **error)
{
  g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, "%s", id);
  return NULL;
}

static HvSource *
find_source (HvResolver  *resolver,
             const char  *document,
             const char  *id,
             GError     **error)
{
  HvSource *source = hv_source_new ();

  source->key = g_strconcat (document, "#", id, NULL);
  source->document_title = g_strdup ("Verklaring <1>");
  source->version = g_strdup ("3.2");
  source->missing = strcmp (id, "weg") == 0;
  if (!source->missing)
    {
      HvBlock *block = hv_blocks_add (source->blocks, HV_BLOCK_DETAIL);
      g_autofree char *text = g_strconcat ("BRON-", id, " <b>", NULL);

      block->label = g_strdup ("retention");
      hv_runs_add (block->runs, HV_RUN_TEXT, text, NULL);
    }
  return source;
}

static HvAnswer *
make_answer (HvState state)
{
  HvResolver resolver = { find_unit, find_source };
  HvAnswer *answer = hv_answer_new ();
  g_autoptr (GError) error = NULL;

  answer->key = g_strdup ("vragen#e");
  answer->document = g_strdup ("vragen");
  answer->document_title = g_strdup ("Vragen");
  answer->lang = g_strdup ("nl");
  answer->version = g_strdup ("7");
  answer->state = state;
  answer->approval.status = HV_STATUS_APPROVED;
  answer->approval.role = g_strdup ("dpo");
  answer->approval.on = hv_day_parse ("2026-06-18");
  answer->approval.review = hv_day_parse ("2027-06-18");
  answer->unit = read_unit (entry);
  g_assert_true (hv_answer_resolve (answer, "verklaring", &resolver, &error));
  g_assert_no_error (error);
  return answer;
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
assert_lacks (const char *text,
              const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in:\n%s", part, text);
}

/* What a step uses stands in it, what is not to be found is left out, and what
 * was said in order is said in order. */
static void
test_resolved (void)
{
  static const char * const wanted[] = {
    "goal DOEL", "phrase ZIN", "phrase PLANK1", "phrase PLANK2", "probe VRAAGDOOR → ander",
    "probe BLIJFT", "fact FEIT", "wrong FOUT", "instead BETER", "identity LEGITIMATIE",
    "follow WERKWIJZE → werk", "step STAP1", "step DOE", "step HOORT", "contact BEL → tel:+311",
    "deadline STREEF", "send ONDERWERP → brief",
  };
  g_autoptr (HvAnswer) answer = make_answer (HV_STATE_APPROVED);

  for (guint i = 0; i < answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (answer->items, i);
      g_autofree char *text = hv_runs_to_text (item->runs);
      g_autofree char *line = g_strconcat (hv_item_kind_name (item->kind), " ", text,
                                           item->target != NULL ? " → " : "", item->target, NULL);

      g_assert_cmpuint (i, <, G_N_ELEMENTS (wanted));
      g_assert_cmpstr (line, ==, wanted[i]);
    }
  g_assert_cmpuint (answer->items->len, ==, G_N_ELEMENTS (wanted));
  g_assert_cmpint (((HvItem *) g_ptr_array_index (answer->items, 2))->step, ==, HV_STEP_EMPATHY);
  g_assert_cmpint (((HvItem *) g_ptr_array_index (answer->items, 11))->step, ==, HV_STEP_REFERRAL);
}

static void
test_sources (void)
{
  static const struct
  {
    const char *key;
    gboolean    cited;
    gboolean    missing;
  } wanted[] = { { "verklaring#bewaren", TRUE, FALSE }, { "andere#weg", TRUE, TRUE },
                 { "verklaring#getoond", FALSE, FALSE } };
  g_autoptr (HvAnswer) answer = make_answer (HV_STATE_APPROVED);

  g_assert_cmpuint (answer->sources->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < answer->sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (answer->sources, i);

      g_assert_cmpstr (source->key, ==, wanted[i].key);
      g_assert_cmpint (source->cited, ==, wanted[i].cited);
      g_assert_cmpint (source->missing, ==, wanted[i].missing);
    }
}

/* A library at fault is no reference that leads nowhere. */
static void
test_resolver_fails (void)
{
  HvResolver resolver = { find_damaged, find_source };
  g_autoptr (HvAnswer) answer = hv_answer_new ();
  g_autoptr (GError) error = NULL;

  answer->document = g_strdup ("vragen");
  answer->unit = read_unit (entry);
  g_assert_false (hv_answer_resolve (answer, "verklaring", &resolver, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
}

static void
test_no_statement (void)
{
  HvResolver resolver = { find_unit, find_source };
  g_autoptr (HvAnswer) answer = hv_answer_new ();
  g_autoptr (GError) error = NULL;

  answer->document = g_strdup ("vragen");
  answer->unit = read_unit (entry);
  g_assert_true (hv_answer_resolve (answer, NULL, &resolver, &error));
  g_assert_cmpuint (answer->sources->len, ==, 1);
}

/* HTML is what leaves the building: all that a caller may have, well escaped,
 * and nothing that is the agent's. */
static void
test_html (void)
{
  static const char * const agents[] = { "NOTITIE", "DOEL", "FEIT", "FOUT", "LEGITIMATIE", "STAP1",
                                         "STREEF", "DOE", "WERKWIJZE" };
  g_autoptr (HvAnswer) answer = make_answer (HV_STATE_APPROVED);
  g_autofree char *html = hv_answer_to_html (answer);

  assert_has (html, "<h2>Mag &lt;ik&gt; &amp; hij?</h2>");
  assert_has (html, "Zeg <em>ja</em> &amp; <a href=\"https://v.example/?a=1&amp;b=&quot;2\">klik "
                    "&lt;hier&gt;</a>.");
  assert_has (
      html,
      "<p>UITLEG.</p>\n<ol>\n<li>eerst</li>\n<li>dan</li>\n</ol>\n<ul>\n<li>los</li>\n</ul>\n");
  assert_has (html, "<b>Kept for:</b> BRON-bewaren &lt;b&gt;");
  for (gsize i = 0; i < G_N_ELEMENTS (agents); i++)
    assert_lacks (html, agents[i]);
}

/* No text becomes markup, whatever it consists of. */
static void
test_html_escapes (void)
{
  static const char pieces[][10] = { "<", ">", "&", "\"", "'", "</em>", "<script>", "--", "]]>", "é" };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (HvAnswer) answer = hv_answer_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *html = NULL;
      g_autofree char *inner = NULL;
      HvBlock *block;

      for (guint i = 0; i < 8; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      answer->state = HV_STATE_APPROVED;
      answer->unit = hv_unit_new (HV_KIND_ENTRY);
      hv_runs_add (answer->unit->title, HV_RUN_TEXT, text->str, NULL);
      block = hv_blocks_add (answer->unit->body, HV_BLOCK_PARAGRAPH);
      hv_runs_add (block->runs, HV_RUN_LINK, text->str, text->str);
      hv_runs_add (block->runs, HV_RUN_FIELD, text->str, NULL);
      hv_runs_add (block->runs, HV_RUN_EM, text->str, NULL);
      html = hv_answer_to_html (answer);
      inner = g_markup_escape_text (text->str, -1);
      g_assert_nonnull (strstr (html, inner));
      g_assert_null (strstr (html, "<script"));
      {
        /* It reads back as one element with the same text in it. */
        g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
        xmlDoc *doc = hv_reader_parse (bytes, NULL);
        xmlChar *content;

        g_assert_nonnull (doc);
        content = xmlNodeGetContent (xmlDocGetRootElement (doc)->children->next);
        g_assert_cmpstr ((char *) content, ==, text->str);
        xmlFree (content);
        xmlFreeDoc (doc);
      }
    }
}

/* While it is being checked there are no words to pass on, but there is a way out
 * and the paragraph that changed. */
static void
test_being_checked (void)
{
  static const char * const words[] = { "Zeg", "UITLEG", "ZIN", "PLANK1", "FEIT", "BETER", "NOTITIE" };
  g_autoptr (HvAnswer) answer = make_answer (HV_STATE_BEING_CHECKED);
  g_autofree char *text = hv_answer_to_text (answer);
  g_autofree char *html = hv_answer_to_html (answer);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      assert_lacks (text, words[i]);
      assert_lacks (html, words[i]);
    }
  assert_has (text, "Source changed: being checked");
  assert_has (text, "4. Referral");
  assert_has (text, "Procedure: WERKWIJZE");
  assert_has (text, "BRON-bewaren");
  g_assert_false (hv_state_may_copy (HV_STATE_BEING_CHECKED));
  g_assert_true (hv_state_is_shown (HV_STATE_BEING_CHECKED));
}

static void
test_text (void)
{
  static const char * const parts[] = {
    ("Mag <ik> & hij?\nvragen#e · Approved by the data protection officer on 18 June 2026"
     " · valid until 18 June 2027 · version 7\n"),
    "\nSay this\nZeg ja & klik <hier>.\n", "\n1. Trust\n– Goal: DOEL\n– “ZIN”\n",
    "\n2. Empathy and context\n– “PLANK1”\n– “PLANK2”\n– Probing question: VRAAGDOOR\n",
    "– Do not say, refer: FEIT\n– Do not promise: FOUT\n– Say instead: BETER\n",
    "– You do: STAP1\n– You do: DOE\n– Tell the caller: HOORT\n– Contact: BEL (tel:+311)\n",
    "– Term: STREEF\n– Template: ONDERWERP\n",
    "[andere#weg] This part is no longer in the statement.\n",
    "\nExplanation\nUITLEG.\n\n1. eerst\n2. dan\n– los\n", "\nFor you only\nNOTITIE.\n", "\nLaw\nWET\n",
  };
  g_autoptr (HvAnswer) answer = make_answer (HV_STATE_APPROVED);
  g_autofree char *text = hv_answer_to_text (answer);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (text, parts[i]);
}

static void
test_approval_words (void)
{
  HvApproval own
      = { HV_STATUS_APPROVED, (char *)"kwaliteit", hv_day_parse ("2026-01-31"), 0, NULL };
  HvApproval bare = { HV_STATUS_APPROVED, NULL, 0, hv_day_parse ("2026-02-28"), NULL };
  g_autofree char *one = hv_approval_in_words (&own, HV_STATE_APPROVED);
  g_autofree char *two = hv_approval_in_words (&bare, HV_STATE_APPROVED);
  g_autofree char *three = hv_approval_in_words (&bare, HV_STATE_REVIEW_PASSED);
  g_autofree char *four = hv_approval_in_words (&own, HV_STATE_HIDDEN);

  g_assert_cmpstr (one, ==, "Approved by kwaliteit on 31 January 2026");
  g_assert_cmpstr (two, ==, "Approved · valid until 28 February 2026");
  g_assert_cmpstr (three, ==, "Approved · review date passed: 28 February 2026");
  g_assert_cmpstr (four, ==, "Not approved");
}

/* What agents may see of a unit on a day: every case that the vocabulary names,
 * and each of its days from both sides. */
static void
test_states (void)
{
  static const HvDay nine = 9, ten = 10, twelve = 12, fourteen = 14;

  for (int binding = HV_BINDING_NONE; binding <= HV_BINDING_SOURCE_CHANGED; binding++)
    for (HvDay on = 0; on <= ten; on += ten)
      for (HvDay review = 0; review <= fourteen; review += fourteen)
        for (HvDay from = 0; from <= twelve; from += twelve)
          for (HvDay to = 0; to <= fourteen; to += fourteen)
            for (HvDay day = nine; day <= fourteen + 2; day++)
              {
                HvState state = hv_state_on (binding, on, review, from, to, day);
                gboolean valid = day >= from && (to == 0 || day <= to) && day >= on;

                if (binding == HV_BINDING_NONE || !valid)
                  g_assert_cmpint (state, ==, HV_STATE_HIDDEN);
                else if (binding == HV_BINDING_SOURCE_CHANGED)
                  g_assert_cmpint (state, ==, HV_STATE_BEING_CHECKED);
                else
                  g_assert_cmpint (state, ==, review != 0 && day > review ? HV_STATE_REVIEW_PASSED
                                                                         : HV_STATE_APPROVED);
              }
  g_assert_cmpstr (hv_state_name (HV_STATE_REVIEW_PASSED), ==, "approved");
  g_assert_cmpstr (hv_state_name (HV_STATE_APPROVED), ==, "approved");
  g_assert_cmpstr (hv_state_name (HV_STATE_BEING_CHECKED), ==, "being-checked");
  g_assert_true (hv_state_may_copy (HV_STATE_REVIEW_PASSED));
  g_assert_false (hv_state_may_copy (HV_STATE_HIDDEN));
}

/* The vocabulary lists what is never copied; everything else of a call is. */
static void
test_never_copied (void)
{
  static const HvItemKind never[] = { HV_ITEM_GOAL, HV_ITEM_FACT, HV_ITEM_IDENTITY, HV_ITEM_WRONG,
                                      HV_ITEM_STEP };
  static const HvItemKind always[] = { HV_ITEM_PHRASE, HV_ITEM_INSTEAD, HV_ITEM_PROBE };
  HvItem item = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    {
      item.kind = never[i];
      g_assert_false (hv_item_may_copy (&item));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    {
      item.kind = always[i];
      g_assert_true (hv_item_may_copy (&item));
    }
  item.kind = HV_ITEM_STEP;
  item.for_customer = TRUE;
  g_assert_true (hv_item_may_copy (&item));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/resolved", test_resolved);
  g_test_add_func ("/render/sources", test_sources);
  g_test_add_func ("/render/resolver-fails", test_resolver_fails);
  g_test_add_func ("/render/no-statement", test_no_statement);
  g_test_add_func ("/render/html", test_html);
  g_test_add_func ("/render/html-escapes", test_html_escapes);
  g_test_add_func ("/render/being-checked", test_being_checked);
  g_test_add_func ("/render/text", test_text);
  g_test_add_func ("/render/approval-words", test_approval_words);
  g_test_add_func ("/render/states", test_states);
  g_test_add_func ("/render/never-copied", test_never_copied);
  return g_test_run ();
}
