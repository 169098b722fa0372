/* test-schema.c: documents that do not follow the vocabulary, and what is said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-file.h"
#include "hv-intake.h"
#include "hv-limits.h"
#include "hv-test-library.h"

typedef struct
{
  char *folder;
} Place;

static void
set_up (Place         *place,
        gconstpointer  data)
{
  place->folder = g_dir_make_tmp ("houvast-test-XXXXXX", NULL);
}

static void
tear_down (Place         *place,
           gconstpointer  data)
{
  hv_folder_remove (place->folder);
  g_free (place->folder);
}

static gboolean
has (HvKnown    *known,
     const char *document,
     const char *lang,
     const char *id)
{
  return strcmp (document, "bekend") == 0 && (id == NULL || strcmp (id, "er-is") == 0);
}

/* Takes in the texts as "1.xml", "2.xml" …; "bekend#er-is" is in the library. */
static HvIntake *
take (Place      *place,
      const char *first,
      const char *second)
{
  const char *texts[] = { first, second };
  HvKnown known = { has };
  g_autoptr (GError) error = NULL;
  HvIntake *intake = hv_intake_new (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (texts) && texts[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.%s", i + 1, texts[i][0] == 'q' ? "tsv" : "xml");
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_true (hv_intake_add (intake, path, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (hv_intake_finish (intake, &known, NULL, &error));
  g_assert_no_error (error);
  hv_test_drop_rules (intake);
  return intake;
}

static const HvFinding *
finding_at (HvIntake *intake,
            guint     index)
{
  GPtrArray *findings = hv_intake_findings (intake);

  g_assert_cmpuint (index, <, findings->len);
  return g_ptr_array_index (findings, index);
}

static void
print_all (HvIntake *intake)
{
  for (guint i = 0; i < hv_intake_findings (intake)->len; i++)
    {
      g_autofree char *line = hv_finding_to_line (finding_at (intake, i));

      g_test_message ("%s", line);
    }
}

/* One finding, which names every one of @words. */
static void
assert_one (HvIntake   *intake,
            const char *rule,
            guint       line,
            const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, "|", -1);
  const HvFinding *finding;

  print_all (intake);
  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 1);
  finding = finding_at (intake, 0);
  g_assert_cmpstr (finding->rule, ==, rule);
  g_assert_cmpuint (finding->line, ==, line);
  g_assert_true (finding->refuses);
  g_assert_true (hv_intake_is_refused (intake));
  for (char **word = each; *word != NULL; word++)
    if (strstr (finding->message, *word) == NULL)
      g_error ("“%s” is not in: %s", *word, finding->message);
}

static void
assert_clean (HvIntake *intake)
{
  print_all (intake);
  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 0);
  g_assert_false (hv_intake_is_refused (intake));
}

#define ROOT "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='vragen' version='1' statement='bekend'>\n"
#define TOP ROOT "<title>T</title><approval status='draft'/>\n"
#define FAQ(inner) TOP inner "\n</faq>"
#define ENTRY(inner) FAQ ("<entry id='e'><question>Wat?</question>\n<answer>Ja.</answer>" inner "</entry>")
#define STEPS(inner) ENTRY ("<steps>" inner "</steps>")
#define STATEMENT(inner) \
  "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' effective='2026-01-01'>\n" \
  "<title>T</title><approval status='draft'/><controller><name>N</name>" \
  "<contact channel='web' href='https://v.example'>C</contact></controller>\n" \
  inner "</statement>"

/* What the message has to name: what was found, and what to write instead. */
static const struct
{
  const char *text;
  guint       line;
  const char *words;
} violations[] = {
  /* The root. */
  { "<faq xmlns='urn:houvast:kb:1' id='vragen' version='1'>\n<title>T</title><approval status='draft'/>"
    "<entry id='e'><question>W</question><answer>J</answer></entry></faq>", 1, "faq|xml:lang" },
  { "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' version='1'>\n<title>T</title><approval status='draft'/>"
    "<entry id='e'><question>W</question><answer>J</answer></entry></faq>", 1, "faq|id" },
  { "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='9 x' version='1'>\n<title>T</title><approval status='draft'/>"
    "<entry id='e'><question>W</question><answer>J</answer></entry></faq>", 1, "id|9 x|letter" },
  { "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' effective='1 juli'>\n<title>T</title>"
    "<approval status='draft'/><entry id='e'><question>W</question><answer>J</answer></entry></faq>", 1, "effective|1 juli|2026-07-01" },
  { "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' kleur='rood'>\n<title>T</title>"
    "<approval status='draft'/><entry id='e'><question>W</question><answer>J</answer></entry></faq>", 1, "kleur|version" },
  { ROOT "<approval status='draft'/><entry id='e'><question>W</question><answer>J</answer></entry></faq>", 2, "faq|title" },
  { ROOT "<title>T</title>\n<entry id='e'><question>W</question><answer>J</answer></entry></faq>", 3, "approval" },
  { TOP "</faq>", 2, "faq|entry" },
  { TOP "<entry id='e'><question>W</question><answer>J</answer></entry>\n<title>Nog een</title></faq>", 4, "title" },
  { TOP "<title>Nog een</title>\n<entry id='e'><question>W</question><answer>J</answer></entry></faq>", 3, "title|order|approval" },
  { FAQ ("<vraag>Wat?</vraag>"), 3, "vraag|entry" },
  /* Entries. */
  { FAQ ("<entry><question>Wat?</question><answer>Ja.</answer></entry>"), 3, "entry|id" },
  { FAQ ("<entry id='e'><answer>Ja.</answer></entry>"), 3, "question" },
  { FAQ ("<entry id='e'><question>Wat?</question></entry>"), 3, "entry|answer" },
  { FAQ ("<entry id='e'>\n<answer>Ja.</answer>\n<question>Wat?</question></entry>"), 4, "question" },
  { FAQ ("<entry id='e'><question>Wat?</question><answer>Ja.</answer>\n<answer>Nee.</answer></entry>"), 4, "answer|one" },
  { FAQ ("<entry id='e'><question>Wat?</question>\n<antwoord>Ja.</antwoord></entry>"), 4, "" },
  { FAQ ("<entry id='e' rights='recht'><question>Wat?</question><answer>Ja.</answer></entry>"), 3, "rights|recht|A15" },
  { FAQ ("<entry id='e' valid-from='2026-13-01'><question>W</question><answer>J</answer></entry>"), 3, "valid-from|2026-13-01|2026-07-01" },
  { FAQ ("<entry id='e' Topic='x'><question>W</question><answer>J</answer></entry>"), 3, "Topic|topic" },
  { FAQ ("<entry id='e'><question>W <b>vet</b></question><answer>J</answer></entry>"), 3, "b|question|em" },
  { FAQ ("<entry id='e'><question>W</question><answer>J <p>alinea</p></answer></entry>"), 3, "answer" },
  { FAQ ("<entry id='e'><question>W</question><answer cites='a#b#c'>J</answer></entry>"), 3, "cites|a#b#c" },
  { ENTRY ("<explanation>Los.</explanation>"), 4, "explanation|p" },
  { ENTRY ("<approval status='goed'/>"), 4, "status|goed|approved" },
  { ENTRY ("<approval/>"), 4, "approval|status" },
  { ENTRY ("<approval status='draft'>tekst</approval>"), 4, "approval" },
  { ENTRY ("<approval status='approved' on='18-06-2026'/>"), 4, "on|18-06-2026|2026-07-01" },
  { ENTRY ("<law>art. 15</law>"), 4, "law|href" },
  { ENTRY ("<see>Zie</see>"), 4, "see|section" },
  { ENTRY ("<accept>Zomaar.</accept>"), 4, "accept|rule" },
  { STEPS ("<knowledge><fact>F</fact></knowledge><trust><goal>G</goal></trust>"), 4, "trust" },
  { STEPS ("<trust><phrase kind='troost'>Z</phrase></trust>"), 4, "kind|troost|reassure" },
  { STEPS ("<empathy><phrase mood='blij'>Z</phrase></empathy>"), 4, "mood|blij|worried" },
  { STEPS ("<empathy><phrase when='soms'>Z</phrase></empathy>"), 4, "when|soms|request" },
  { STEPS ("<empathy><use/></empathy>"), 4, "use|phrases" },
  { STEPS ("<knowledge><avoid><wrong>W</wrong></avoid></knowledge>"), 4, "avoid|instead" },
  { STEPS ("<referral register='yes'><step>S</step></referral>"), 4, "referral|to" },
  { STEPS ("<referral to='dpo'><step>S</step></referral>"), 4, "referral|register" },
  { STEPS ("<referral to='dpo' register='ja'><step>S</step></referral>"), 4, "register|ja|yes" },
  { STEPS ("<referral to='dpo' register='yes'></referral>"), 4, "referral|step" },
  { STEPS ("<followup><deadline within='P1M'/></followup>"), 4, "deadline|kind" },
  { STEPS ("<followup><deadline kind='legal' within='een maand'/></followup>"), 4, "within|een maand|P1M" },
  { STEPS ("<followup><send template='x'/></followup>"), 4, "send|when" },
  /* Other units. */
  { FAQ ("<phrases id='p'><phrase>Z</phrase></phrases>"), 3, "phrases|step" },
  { FAQ ("<phrases id='p' step='knowledge'><phrase>Z</phrase></phrases>"), 3, "step|knowledge|empathy" },
  { FAQ ("<phrases id='p' step='trust'><title>T</title></phrases>"), 3, "phrases|phrase" },
  { FAQ ("<procedure id='p'><title>T</title></procedure>"), 3, "procedure|step" },
  { FAQ ("<procedure id='p'><step>S</step></procedure>"), 3, "procedure|title" },
  { FAQ ("<procedure id='p'><title>T</title><step for='klant'>S</step></procedure>"), 3, "for|klant|customer" },
  { FAQ ("<template id='t'><subject>S</subject><body><p>B</p></body></template>"), 3, "template|channel" },
  { FAQ ("<template id='t' channel='fax'><subject>S</subject><body><p>B</p></body></template>"), 3, "channel|fax|email" },
  { FAQ ("<template id='t' channel='email'><subject>S</subject><body>Los</body></template>"), 3, "body|p" },
  { FAQ ("<template id='t' channel='email'><subject>S</subject><body><p><field>naam</field></p></body></template>"), 3, "field|name" },
  { FAQ ("<definition id='d'><word>AVG</word></definition>"), 3, "definition|p" },
  /* Statements. */
  { STATEMENT ("<section id='s'><p>P</p></section>"), 3, "section|title" },
  { STATEMENT ("<section><title>T</title><p>P</p></section>"), 3, "section|id" },
  { STATEMENT ("<section id='s'><title>T</title><purpose id='p'><p>P</p></purpose></section>"), 3, "purpose" },
  { STATEMENT ("<section id='s'><title>T</title>\n<purpose basis='A6-1-z' id='p'><name>N</name></purpose></section>"), 4, "basis|A6-1-z|A6-1-b" },
  { STATEMENT ("<section id='s'><title>T</title><recipient kind='vriend'>V</recipient></section>"), 3, "kind|vriend|processor" },
  { STATEMENT ("<section id='s'><title>T</title><transfer country='US'>V</transfer></section>"), 3, "transfer|safeguard" },
  { STATEMENT ("<section id='s'><title>T</title><retention period='7 jaar'>V</retention></section>"), 3, "period|7 jaar|P1M" },
  { STATEMENT ("<section id='s'><title>T</title><list/></section>"), 3, "list|item" },
  { STATEMENT (""), 2, "statement|section" },
  { "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' effective='2026-01-01'>\n<title>T</title>"
    "<approval status='draft'/>\n<section id='s'><title>T</title><p>P</p></section></statement>", 3, "controller" },
  { "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1'>\n<title>T</title>"
    "<approval status='draft'/><controller><name>N</name><contact channel='web'>C</contact></controller>"
    "<section id='s'><title>T</title><p>P</p></section></statement>", 1, "statement|effective" },
  /* Approvals. */
  { "<approvals xmlns='urn:houvast:kb:1' id='a' version='1'>\n<approved unit='v#e' xml:lang='nl' role='dpo' on='2026-01-01'/>"
    "</approvals>", 2, "approved|wording" },
  { "<approvals xmlns='urn:houvast:kb:1' id='a' version='1'>\n<withdrawn unit='v#e' xml:lang='nl' role='dpo'>R</withdrawn>"
    "</approvals>", 2, "withdrawn|on" },
};

static void
test_violation (Place         *place,
                gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (HvIntake) intake = take (place, violations[i].text, NULL);

  assert_one (intake, "schema", violations[i].line, violations[i].words);
}

static void
test_valid (Place         *place,
            gconstpointer  data)
{
  static const char *const valid[] = {
    ENTRY (""),
    STEPS (""),
    STEPS ("<trust/><empathy/><knowledge/><followup/>"),
    ENTRY ("<law href='http://data.europa.eu/eli/reg/2016/679/art_15/oj'>art. 15</law>"),
    ENTRY ("<explanation cites='er-is bekend#er-is'><p id='x'>U</p></explanation>"),
    FAQ ("<entry id='e'><question>W</question><answer><p>Een</p><p>Twee</p></answer></entry>"),
    FAQ ("<entry id='e' audience='customer eigen' rights='A15 A7-3 A12-3' "
         "topic='eigen'><question>W</question>"
         "<answer>J</answer></entry>"),
    STATEMENT (
        "<section id='s'><title>T</title><section id='t'><title>T</title></section></section>"),
    "<approvals xmlns='urn:houvast:kb:1' id='a' version='1'/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    {
      g_autoptr (HvIntake) intake = take (place, valid[i], NULL);

      g_test_message ("%s", valid[i]);
      assert_clean (intake);
    }
}

/* Each broken unit once, whatever there is wrong with it, in the line where it is
 * wrong; those that are sound not at all. */
static void
test_once_a_unit (Place         *place,
                  gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (TOP);
  g_autoptr (HvIntake) intake = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "<entry id='e%u'%s>\n<question>W</question>%s\n</entry>\n", i,
                            i % 4 == 0 ? " fout='1' mis='2'" : "",
                            i % 4 == 0 ? "<fout/><answer/><mis/>" : "<answer>J</answer>");
  g_string_append (text, "</faq>");
  intake = take (place, text->str, NULL);
  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 50);
  for (guint i = 0; i < 50; i++)
    g_assert_cmpuint (finding_at (intake, i)->line, ==, 3 + i * 4 * 3);
}

/* A line is right also where the parser's own counter has ended. */
static void
test_far_lines (Place         *place,
                gconstpointer  data)
{
  g_autofree char *lines = g_strnfill (70000, '\n');
  g_autofree char *before = g_strconcat (TOP, lines, "<entry id='e'>\n<question>W</question>\n"
                                         "<answer>J</answer>\n<note>Los</note></entry></faq>", NULL);
  g_autofree char *inside = g_strconcat (
      TOP, "<entry id='e'>\n<question>W</question>\n<answer>J</answer>", lines,
      "<steps>\n<trust><phrase kind='x'>Z</phrase></trust></steps></entry></faq>", NULL);
  g_autofree char *sound
      = g_strconcat (TOP, lines,
                     "<entry id='e'><question>W</question><answer>J</answer></entry>\n"
                     "<entry id='e'><question>W</question><answer>J</answer></entry></faq>",
                     NULL);
  g_autoptr (HvIntake) one = take (place, before, NULL);
  g_autoptr (HvIntake) two = take (place, inside, NULL);
  g_autoptr (HvIntake) three = take (place, sound, NULL);

  assert_one (one, "schema", 70006, "note");
  assert_one (two, "schema", 70006, "kind");
  assert_one (three, "duplicate-id", 70004, "line 70003");
}

/* After so many findings of one file the rest is not told, but that there is. */
static void
test_too_many_findings (Place         *place,
                        gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (TOP);
  g_autoptr (HvIntake) intake = NULL;

  for (guint i = 0; i < HV_LIMIT_FINDINGS + 500; i++)
    g_string_append_printf (text, "<entry id='e%u'/>\n", i);
  g_string_append (text, "</faq>");
  intake = take (place, text->str, NULL);
  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, HV_LIMIT_FINDINGS + 1);
  g_assert_cmpstr (finding_at (intake, HV_LIMIT_FINDINGS)->rule, ==, "limit");
}

static const struct
{
  const char *text;
  const char *rule;
  guint       line;
  const char *words;
} beyond[] = {
  { FAQ ("<entry id='e'><question> \n </question><answer>J</answer></entry>"), "blank", 3, "question" },
  { FAQ ("<entry id='e'><question>W</question>\n<answer/></entry>"), "blank", 4, "answer" },
  { FAQ ("<entry id='e'><question>W</question><answer><p> </p><p>\302\240</p></answer></entry>"), "blank", 3, "answer" },
  { FAQ ("<phrases id='p' step='trust'><phrase><em> </em></phrase></phrases>"), "blank", 3, "phrase" },
  { FAQ ("<procedure id='p'><title/><step>S</step></procedure>"), "blank", 3, "title" },
  { ENTRY ("<note><p><link href='javascript:alert(1)'>klik</link></p></note>"), "link-scheme", 4, "javascript:|https:" },
  { ENTRY ("<note><p><link href='JavaScript:alert(1)'>klik</link></p></note>"), "link-scheme", 4, "https:" },
  { ENTRY ("<note><p><link href='&#9;javascript:alert(1)'>klik</link></p></note>"), "link-scheme", 4, "https:" },
  { ENTRY ("<note><p><link href='http://v.example'>klik</link></p></note>"), "link-scheme", 4, "http://v.example|https:" },
  { ENTRY ("<note><p><link href='file:///etc/passwd'>klik</link></p></note>"), "link-scheme", 4, "file:" },
  { ENTRY ("<note><p><link href='data:text/html,x'>klik</link></p></note>"), "link-scheme", 4, "data:" },
  { ENTRY ("<note><p><link href='pagina.html'>klik</link></p></note>"), "link-scheme", 4, "pagina.html" },
  { ENTRY ("<note><p><link href='//v.example'>klik</link></p></note>"), "link-scheme", 4, "//v.example" },
  { ENTRY ("<note><p><link href='https:'>klik</link></p></note>"), "link-scheme", 4, "https:" },
  { ENTRY ("<law href='ftp://a.example'>art. 15</law>"), "link-scheme", 4, "ftp:" },
  { STEPS ("<referral to='dpo' register='no'><step>S</step><contact channel='web' href='http://v.example'>C</contact>"
           "</referral>"), "link-scheme", 4, "http:" },
  { STATEMENT ("<section id='s'><title>T</title><transfer country='US' safeguard='scc' href='http://v.example'>V</transfer>"
               "</section>"), "link-scheme", 3, "http:" },
  { "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' effective='2026-01-01' href='javascript:x'>\n"
    "<title>T</title><approval status='draft'/><controller><name>N</name><contact channel='web'>C</contact></controller>\n"
    "<section id='s'><title>T</title><p>P</p></section></statement>", "link-scheme", 1, "javascript:" },
  { FAQ ("<entry id='e'><question>W</question><answer>J</answer></entry>\n"
         "<entry id='e'><question>W</question><answer>J</answer></entry>"), "duplicate-id", 4, "e|line 3" },
  { FAQ ("<entry id='e'><question>W</question><answer>J</answer></entry>\n"
         "<phrases id='p' step='trust'><phrase id='e'>Z</phrase></phrases>"), "duplicate-id", 4, "e|line 3" },
  { STATEMENT ("<section id='s'><title>T</title><p id='s'>P</p></section>"), "duplicate-id", 3, "s" },
  { FAQ ("<entry id='e'><question>W</question><answer cites='er-is weg'>J</answer></entry>"), "reference", 3, "cites|weg|bekend" },
  { FAQ ("<entry id='e'><question>W</question><answer cites='onbekend#x'>J</answer></entry>"), "reference", 3, "onbekend" },
  { ENTRY ("<see section='weg'>Zie</see>"), "reference", 4, "section|weg" },
  { ENTRY ("<see section='er-is' statement='onbekend'>Zie</see>"), "reference", 4, "onbekend" },
  { STEPS ("<empathy><use phrases='weg'/></empathy>"), "reference", 4, "phrases|weg" },
  { STEPS ("<empathy><use phrases='e'/></empathy>"), "reference", 4, "phrases|e" },
  { STEPS ("<empathy><probe entry='weg'>V</probe></empathy>"), "reference", 4, "entry|weg" },
  { STEPS ("<referral to='dpo' register='no'><follow procedure='weg'/></referral>"), "reference", 4, "procedure|weg" },
  { STEPS ("<referral to='dpo' register='no'><step>S</step><attach statement='weg'/></referral>"), "reference", 4, "statement|weg" },
  { STEPS ("<followup><send template='weg' when='receipt'/></followup>"), "reference", 4, "template|weg" },
  { ENTRY ("<note><p><term ref='weg'>AVG</term></p></note>"), "reference", 4, "ref|weg" },
  { STEPS ("<trust><phrase cites='weg'>Z</phrase></trust>"), "reference", 4, "cites|weg" },
  { STEPS ("<knowledge><fact cites='weg'>F</fact></knowledge>"), "reference", 4, "cites|weg" },
  { ENTRY ("<explanation cites='weg'><p>U</p></explanation>"), "reference", 4, "cites|weg" },
};

static void
test_beyond_schema (Place         *place,
                    gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (HvIntake) intake = take (place, beyond[i].text, NULL);

  assert_one (intake, beyond[i].rule, beyond[i].line, beyond[i].words);
}

static void
test_references_met (Place         *place,
                     gconstpointer  data)
{
  static const char faq[] =
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='vragen' version='1' statement='v'>\n"
    "<title>T</title><approval status='draft'/>"
    "<phrases id='p' step='trust'><phrase cites='s'>Z</phrase></phrases>"
    "<procedure id='w'><title>T</title><step>S</step></procedure>"
    "<entry id='e'><question>W</question><answer cites='s v#a bekend#er-is'>Zie <term ref='d'>AVG</term>.</answer>"
    "<see section='a'>Zie</see><steps><empathy><use phrases='p'/><probe entry='e'>V</probe></empathy>"
    "<referral to='dpo' register='no'><follow procedure='w'/><attach statement='v'/></referral>"
    "<followup><send template='t' when='receipt'/></followup></steps></entry>"
    "<template id='t' channel='email'><subject>S</subject><body><p>B</p></body></template>"
    "<definition id='d'><word>AVG</word><p>Wet.</p></definition></faq>";
  g_autoptr (HvIntake) together
      = take (place, faq, STATEMENT ("<section id='s'><title>T</title><p id='a'>P</p></section>"));
  g_autoptr (HvIntake) other_order
      = take (place, STATEMENT ("<section id='s'><title>T</title><p id='a'>P</p></section>"), faq);
  g_autoptr (HvIntake) alone = take (place, faq, NULL);
  g_autoptr (HvIntake) less
      = take (place, faq, STATEMENT ("<section id='s'><title>T</title><p>P</p></section>"));

  assert_clean (together);
  assert_clean (other_order);
  /* The statement as a whole is missing: told once, not for every citation. */
  g_assert_true (hv_intake_is_refused (alone));
  for (guint i = 0; i < hv_intake_findings (alone)->len; i++)
    g_assert_null (strstr (finding_at (alone, i)->message, "cites"));
  g_assert_cmpuint (hv_intake_findings (less)->len, ==, 2);
  g_assert_nonnull (strstr (finding_at (less, 0)->message, "“a”"));
}

static void
test_same_document_twice (Place         *place,
                          gconstpointer  data)
{
  g_autoptr (HvIntake) twice = take (place, ENTRY (""), ENTRY ("<note><p>N</p></note>"));
  const HvFinding *finding = finding_at (twice, 0);

  g_assert_cmpuint (hv_intake_findings (twice)->len, ==, 1);
  g_assert_cmpstr (finding->rule, ==, "duplicate-document");
  g_assert_nonnull (strstr (finding->message, "1.xml"));
  g_assert_nonnull (strstr (finding->file, "2.xml"));
}

/* The line that a person sees, and the order they see them in. */
static void
test_finding_lines (void)
{
  g_autoptr (HvFinding) full
      = hv_finding_new ("a.xml", 3, 7, HV_SEVERITY_ERROR, "schema", "Fout %d", 1);
  g_autoptr (HvFinding) line
      = hv_finding_new ("a.xml", 3, 0, HV_SEVERITY_WARNING, "golden", "Let op");
  g_autoptr (HvFinding) file = hv_finding_new ("a.xml", 0, 0, HV_SEVERITY_INFO, "empty", "Weet");
  g_autofree char *one = hv_finding_to_line (full);
  g_autofree char *two = hv_finding_to_line (line);
  g_autofree char *three = hv_finding_to_line (file);
  const HvFinding *a = file, *b = line, *c = full;

  g_assert_cmpstr (one, ==, "a.xml:3:7: error: Fout 1 [schema]");
  g_assert_cmpstr (two, ==, "a.xml:3: warning: Let op [golden]");
  g_assert_cmpstr (three, ==, "a.xml: info: Weet [empty]");
  g_assert_true (full->refuses);
  g_assert_false (line->refuses);
  g_assert_cmpint (hv_finding_compare (&a, &b), <, 0);
  g_assert_cmpint (hv_finding_compare (&b, &c), <, 0);
  g_assert_cmpint (hv_finding_compare (&b, &b), ==, 0);
}

#define ADD(name, func) g_test_add (name, Place, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  for (gsize i = 0; i < G_N_ELEMENTS (violations); i++)
    {
      g_autofree char *name = g_strdup_printf ("/schema/violation/%02u", (guint) i);

      g_test_add (name, Place, GSIZE_TO_POINTER (i), set_up, test_violation, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (beyond); i++)
    {
      g_autofree char *name = g_strdup_printf ("/schema/beyond/%02u", (guint) i);

      g_test_add (name, Place, GSIZE_TO_POINTER (i), set_up, test_beyond_schema, tear_down);
    }
  ADD ("/schema/valid", test_valid);
  ADD ("/schema/once-a-unit", test_once_a_unit);
  ADD ("/schema/far-lines", test_far_lines);
  ADD ("/schema/too-many-findings", test_too_many_findings);
  ADD ("/schema/references-met", test_references_met);
  ADD ("/schema/same-document-twice", test_same_document_twice);
  g_test_add_func ("/schema/finding-lines", test_finding_lines);
  return g_test_run ();
}
