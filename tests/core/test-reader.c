/* test-reader.c: knowledge read from XML, and what a wording is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <libxml/parser.h>
#include <string.h>

#include "hv-error.h"
#include "hv-reader.h"

#define NS "xmlns='urn:houvast:kb:1' "

static xmlDoc *
parse (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  xmlDoc *doc = hv_reader_parse (bytes, &error);

  g_assert_no_error (error);
  return doc;
}

static HvUnit *
read_unit (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  HvUnit *unit = hv_reader_unit_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return unit;
}

static const HvItem *
item_at (HvUnit *unit,
         guint   index)
{
  g_assert_cmpuint (index, <, unit->items->len);
  return g_ptr_array_index (unit->items, index);
}

static void
assert_words (GPtrArray  *runs,
              const char *expected)
{
  g_autofree char *text = hv_runs_to_text (runs);

  g_assert_cmpstr (text, ==, expected);
}

static const char entry[] =
  "<entry " NS "id='inzage' topic='access' audience='customer journalist' rights='A15 A12-3'"
  " valid-from='2026-01-01' valid-to='2026-12-31'>"
  "<question>Mag ik\n  mijn <term ref='dossier'>dossier</term> zien?</question>"
  "<alternatives>\n  wat weten jullie\n\n  mijn map inzien \n</alternatives>"
  "<keywords>inzage, kopie ,, afschrift\n</keywords>"
  "<answer cites='rechten verklaring#inzage'><p>Ja, dat mag.</p><p>Bel <link href='tel:+31880000000'>"
  "ons</link>, <em>graag</em>.</p></answer>"
  "<explanation cites='uitleg'><list ordered='yes'><item id='een'>Eerst</item><item>Dan</item></list>"
  "<list><item>Los</item></list></explanation>"
  "<note><p>Alleen voor u.</p></note>"
  "<see section='inzage' statement='verklaring'>Uw recht</see>"
  "<law href='http://data.europa.eu/eli/reg/2016/679/art_15/oj'>art. 15 AVG</law>"
  "<steps>"
  "<trust><goal>Rust</goal><phrase id='t1' kind='reassure' cites='rechten'>Fijn dat u belt.</phrase></trust>"
  "<empathy><use phrases='begrip'/><phrase kind='acknowledge' mood='worried angry' when='request'>Ik snap het."
  "</phrase><probe entry='wissen'>Wilt u wissen?</probe><probe when='always'>Iets anders?</probe></empathy>"
  "<knowledge><fact certainty='practice' cites='praktijk'>Meestal snel.</fact><fact>Staat er.</fact>"
  "<avoid><wrong>Morgen al.</wrong><instead>Binnen een maand.</instead></avoid></knowledge>"
  "<referral to='dpo' register='yes'><identity>Vraag klantnummer.</identity><follow procedure='vastleggen'/>"
  "<step for='customer'>U krijgt bericht.</step><step>Leg vast.</step>"
  "<contact channel='phone' href='tel:+31880000000'>Bel ons</contact><attach statement='verklaring'/></referral>"
  "<followup><deadline kind='legal' within='P1M' basis='A12-3'>een maand</deadline>"
  "<deadline kind='target'/><phrase kind='close'>Tot ziens.</phrase>"
  "<send template='ontvangst' when='receipt'/></followup>"
  "</steps>"
  "<approval status='approved' role='dpo' on='2026-06-01' review='2027-06-01' ref='FG-1'/>"
  "<accept rule='long'>Zo is het nu eenmaal.</accept></entry>";

static void
test_entry (void)
{
  g_autoptr (HvUnit) unit = read_unit (entry);
  g_autofree char *title = hv_unit_title (unit);
  g_autofree char *spoken = hv_unit_spoken (unit);
  g_autofree char *explanation = hv_blocks_to_text (unit->explanation);
  g_autofree char *note = hv_blocks_to_text (unit->note);
  g_autofree char *rights = g_strjoinv (" ", unit->rights);
  g_autofree char *audience = g_strjoinv (" ", unit->audience);
  g_autofree char *alternatives = g_strjoinv ("|", unit->alternatives);
  g_autofree char *keywords = g_strjoinv ("|", unit->keywords);
  g_auto (GStrv) cites = hv_unit_cites (unit);
  g_autofree char *cited = g_strjoinv (" ", cites);
  const HvSee *see;

  g_assert_cmpint (unit->kind, ==, HV_KIND_ENTRY);
  g_assert_cmpstr (unit->id, ==, "inzage");
  g_assert_cmpstr (unit->topic, ==, "access");
  g_assert_cmpstr (audience, ==, "customer journalist");
  g_assert_cmpstr (rights, ==, "A15 A12-3");
  g_assert_cmpuint (unit->valid_from, ==, hv_day_parse ("2026-01-01"));
  g_assert_cmpuint (unit->valid_to, ==, hv_day_parse ("2026-12-31"));
  g_assert_cmpstr (title, ==, "Mag ik mijn dossier zien?");
  g_assert_cmpstr (alternatives, ==, "wat weten jullie|mijn map inzien");
  g_assert_cmpstr (keywords, ==, "inzage|kopie|afschrift");
  g_assert_cmpstr (spoken, ==, "Ja, dat mag.\n\nBel ons, graag.");
  g_assert_cmpstr (explanation, ==, "1. Eerst\n2. Dan\n– Los");
  g_assert_cmpstr (note, ==, "Alleen voor u.");
  g_assert_cmpstr (cited, ==, "rechten verklaring#inzage uitleg praktijk");
  g_assert_cmpuint (unit->see->len, ==, 1);
  see = g_ptr_array_index (unit->see, 0);
  g_assert_cmpstr (see->statement, ==, "verklaring");
  g_assert_cmpstr (see->section, ==, "inzage");
  g_assert_cmpstr (see->text, ==, "Uw recht");
  g_assert_cmpuint (unit->laws->len, ==, 1);
  g_assert_cmpstr (unit->referral_to, ==, "dpo");
  g_assert_true (unit->referral_register);
  g_assert_cmpint (unit->approval.status, ==, HV_STATUS_APPROVED);
  g_assert_cmpstr (unit->approval.role, ==, "dpo");
  g_assert_cmpstr (unit->approval.ref, ==, "FG-1");
}

static void
test_steps (void)
{
  static const struct
  {
    HvStep      step;
    HvItemKind  kind;
    HvWhen      when;
    const char *text;
    const char *label;
    const char *target;
    gboolean    copy;
  } rows[] = {
    { HV_STEP_TRUST, HV_ITEM_GOAL, HV_WHEN_ALWAYS, "Rust", NULL, NULL, FALSE },
    { HV_STEP_TRUST, HV_ITEM_PHRASE, HV_WHEN_ALWAYS, "Fijn dat u belt.", "reassure", NULL, TRUE },
    { HV_STEP_EMPATHY, HV_ITEM_USE, HV_WHEN_ALWAYS, "", NULL, "begrip", FALSE },
    { HV_STEP_EMPATHY, HV_ITEM_PHRASE, HV_WHEN_REQUEST, "Ik snap het.", "acknowledge", NULL, TRUE },
    { HV_STEP_EMPATHY, HV_ITEM_PROBE, HV_WHEN_QUESTION, "Wilt u wissen?", NULL, "wissen", TRUE },
    { HV_STEP_EMPATHY, HV_ITEM_PROBE, HV_WHEN_ALWAYS, "Iets anders?", NULL, NULL, TRUE },
    { HV_STEP_KNOWLEDGE, HV_ITEM_FACT, HV_WHEN_ALWAYS, "Meestal snel.", "practice", NULL, FALSE },
    { HV_STEP_KNOWLEDGE, HV_ITEM_FACT, HV_WHEN_ALWAYS, "Staat er.", NULL, NULL, FALSE },
    { HV_STEP_KNOWLEDGE, HV_ITEM_WRONG, HV_WHEN_ALWAYS, "Morgen al.", NULL, NULL, FALSE },
    { HV_STEP_KNOWLEDGE, HV_ITEM_INSTEAD, HV_WHEN_ALWAYS, "Binnen een maand.", NULL, NULL, TRUE },
    { HV_STEP_REFERRAL, HV_ITEM_IDENTITY, HV_WHEN_ALWAYS, "Vraag klantnummer.", NULL, NULL, FALSE },
    { HV_STEP_REFERRAL, HV_ITEM_FOLLOW, HV_WHEN_ALWAYS, "", NULL, "vastleggen", FALSE },
    { HV_STEP_REFERRAL, HV_ITEM_STEP, HV_WHEN_ALWAYS, "U krijgt bericht.", NULL, NULL, TRUE },
    { HV_STEP_REFERRAL, HV_ITEM_STEP, HV_WHEN_ALWAYS, "Leg vast.", NULL, NULL, FALSE },
    { HV_STEP_REFERRAL, HV_ITEM_CONTACT, HV_WHEN_ALWAYS, "Bel ons", "phone", "tel:+31880000000", TRUE },
    { HV_STEP_REFERRAL, HV_ITEM_ATTACH, HV_WHEN_ALWAYS, "", NULL, "verklaring", FALSE },
    { HV_STEP_FOLLOWUP, HV_ITEM_DEADLINE, HV_WHEN_ALWAYS, "een maand", "legal", NULL, FALSE },
    { HV_STEP_FOLLOWUP, HV_ITEM_DEADLINE, HV_WHEN_ALWAYS, "", "target", NULL, FALSE },
    { HV_STEP_FOLLOWUP, HV_ITEM_PHRASE, HV_WHEN_ALWAYS, "Tot ziens.", "close", NULL, TRUE },
    { HV_STEP_FOLLOWUP, HV_ITEM_SEND, HV_WHEN_ALWAYS, "", "receipt", "ontvangst", FALSE },
  };
  g_autoptr (HvUnit) unit = read_unit (entry);

  g_assert_cmpuint (unit->items->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < unit->items->len; i++)
    {
      const HvItem *item = item_at (unit, i);

      g_assert_cmpint (item->step, ==, rows[i].step);
      g_assert_cmpint (item->kind, ==, rows[i].kind);
      g_assert_cmpint (item->when, ==, rows[i].when);
      assert_words (item->runs, rows[i].text);
      g_assert_cmpstr (item->label, ==, rows[i].label);
      g_assert_cmpstr (item->target, ==, rows[i].target);
      g_assert_cmpint (hv_item_may_copy (item), ==, rows[i].copy);
    }
  g_assert_cmpstr (item_at (unit, 16)->period, ==, "P1M");
  g_assert_cmpstr (item_at (unit, 3)->moods[0], ==, "worried");
  g_assert_cmpstr (item_at (unit, 3)->moods[1], ==, "angry");
  g_assert_null (item_at (unit, 3)->moods[2]);
}

static void
test_other_kinds (void)
{
  g_autoptr (HvUnit) shelf = read_unit (
    "<phrases " NS "id='begrip' step='empathy'><title>Begrip</title><phrase id='b1'>Ik hoor u.</phrase>"
    "<phrase>Goed.</phrase></phrases>");
  g_autoptr (HvUnit) procedure = read_unit (
    "<procedure " NS "id='p'><title>Vastleggen</title><step>Open CRM.</step>"
    "<step for='customer'>U krijgt een nummer.</step></procedure>");
  g_autoptr (HvUnit) letter = read_unit (
    "<template " NS "id='t' channel='email'><subject>Uw verzoek van <field name='receipt' type='date'>datum"
    "</field></subject><body><p>Beste <field name='keuze' type='choice' personal='yes' required='yes'>"
    "<label>aanhef</label><option>heer</option><option> mevrouw </option></field>,</p></body></template>");
  g_autoptr (HvUnit) definition = read_unit (
    "<definition " NS "id='avg'><word>AVG</word><p>De privacywet.</p></definition>");
  g_autofree char *subject = hv_unit_title (letter);
  g_autofree char *body = hv_unit_spoken (letter);
  g_autofree char *word = hv_unit_title (definition);
  g_autofree char *meaning = hv_unit_spoken (definition);
  const HvBlock *block = g_ptr_array_index (letter->body, 0);
  const HvRun *field = g_ptr_array_index (block->runs, 1);

  g_assert_cmpint (shelf->kind, ==, HV_KIND_PHRASE);
  g_assert_cmpint (shelf->step, ==, HV_STEP_EMPATHY);
  g_assert_cmpuint (shelf->items->len, ==, 2);
  g_assert_cmpstr (item_at (shelf, 0)->id, ==, "b1");
  g_assert_cmpint (item_at (shelf, 0)->step, ==, HV_STEP_EMPATHY);
  g_assert_null (item_at (shelf, 1)->id);
  g_assert_cmpint (procedure->kind, ==, HV_KIND_PROCEDURE);
  g_assert_false (item_at (procedure, 0)->for_customer);
  g_assert_true (item_at (procedure, 1)->for_customer);
  g_assert_cmpstr (letter->channel, ==, "email");
  g_assert_cmpstr (subject, ==, "Uw verzoek van [datum]");
  g_assert_cmpstr (body, ==, "Beste [aanhef],");
  g_assert_cmpint (field->kind, ==, HV_RUN_FIELD);
  g_assert_cmpstr (field->target, ==, "keuze");
  g_assert_cmpstr (field->field_type, ==, "choice");
  g_assert_true (field->personal && field->required);
  g_assert_cmpstr (field->options[0], ==, "heer");
  g_assert_cmpstr (field->options[1], ==, "mevrouw");
  g_assert_null (field->options[2]);
  g_assert_cmpstr (word, ==, "AVG");
  g_assert_cmpstr (meaning, ==, "De privacywet.");
}

static const char statement[] =
  "<statement " NS "xml:lang='nl' id='verklaring' version='3.2' effective='2026-07-01' supersedes='3.1'"
  " href='https://v.example/privacy'><title>Privacy\n verklaring</title>"
  "<approval status='review' role='dpo' on='2026-06-01'/>"
  "<controller><name>Proef B.V.</name><address>Straat 1</address><register scheme='kvk'>0</register>"
  "<contact id='tel' channel='phone' href='tel:+31880000000'>Bellen</contact></controller>"
  "<dpo><name>De FG</name><contact id='fg' channel='email' href='mailto:fg@v.example'>Mailen</contact></dpo>"
  "<p id='in'>Inleiding.</p><list><item id='punt'>Punt.</item></list>"
  "<section id='a' covers='purposes' rights='A15'><title>A</title><p id='a1'>Een.</p>"
  "<purpose id='doel' basis='A6-1-b'><name>Levering</name><p>Waarom.</p><data id='data'>Naam.</data>"
  "<interest>Ons belang.</interest><retention id='bewaren' period='P2Y'>Twee jaar.</retention></purpose>"
  "<recipient id='r' kind='processor'>Drukker.</recipient>"
  "<section id='b'><title>B</title><p id='b1'>Twee.</p><section id='c'><title>C</title><p>Drie.</p></section>"
  "</section></section>"
  "<section id='d'><title>D</title><p>Vier.</p></section></statement>";

static void
collect_cb (xmlNode    *node,
            const char *parent,
            guint       depth,
            gpointer    user_data)
{
  g_autoptr (HvUnit) unit = hv_reader_unit (node);
  g_autofree char *spoken = hv_unit_spoken (unit);

  g_string_append_printf (user_data, "%s<%s %u: %s\n", unit->id, parent != NULL ? parent : "",
                          depth, spoken);
}

static void
test_statement (void)
{
  xmlDoc *doc = parse (statement);
  xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (HvDocument) document = hv_document_new ();
  g_autoptr (GString) units = g_string_new (NULL);
  g_autofree char *head = NULL;

  hv_reader_document_root (document, root);
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    {
      hv_reader_document_part (document, child);
      hv_reader_foreach_unit (child, collect_cb, units);
    }
  head = hv_blocks_to_text (document->head);
  g_assert_cmpint (document->type, ==, HV_DOCUMENT_STATEMENT);
  g_assert_cmpstr (document->id, ==, "verklaring");
  g_assert_cmpstr (document->lang, ==, "nl");
  g_assert_cmpstr (document->version, ==, "3.2");
  g_assert_cmpstr (document->supersedes, ==, "3.1");
  g_assert_cmpstr (document->href, ==, "https://v.example/privacy");
  g_assert_cmpstr (document->title, ==, "Privacy verklaring");
  g_assert_cmpuint (document->effective, ==, hv_day_parse ("2026-07-01"));
  g_assert_cmpint (document->approval.status, ==, HV_STATUS_REVIEW);
  g_assert_cmpstr (
      head, ==,
      "Proef B.V.\n\nStraat 1\n\n0\n\nBellen\n\nDe FG\n\nMailen\n\nInleiding.\n\n– Punt.");
  g_assert_cmpstr (units->str, ==,
                   "a< 0: Een.\n\nLevering\n\nWaarom.\n\nNaam.\n\nOns belang.\n\nTwee jaar.\n\nDrukker.\n"
                   "b<a 1: Twee.\nc<b 2: Drie.\nd< 0: Vier.\n");
  xmlFreeDoc (doc);
}

static void
test_faq_head (void)
{
  xmlDoc *doc = parse ("<faq " NS "xml:lang='nl' id='vragen' version='1' statement='verklaring'"
                       " translation-of='en' effective='2026-08-01'><title>Vragen</title>"
                       "<approval status='approved'/><synonyms>wissen, weggooien\n</synonyms></faq>");
  xmlNode *root = xmlDocGetRootElement (doc);
  g_autoptr (HvDocument) document = hv_document_new ();

  hv_reader_document_root (document, root);
  for (xmlNode *child = root->children; child != NULL; child = child->next)
    hv_reader_document_part (document, child);
  g_assert_cmpint (document->type, ==, HV_DOCUMENT_FAQ);
  g_assert_cmpstr (document->statement, ==, "verklaring");
  g_assert_cmpstr (document->translation_of, ==, "en");
  g_assert_cmpstr (document->synonyms, ==, "wissen, weggooien\n");
  g_assert_cmpint (document->approval.status, ==, HV_STATUS_APPROVED);
  xmlFreeDoc (doc);
}

static void
test_approvals (void)
{
  xmlDoc *doc = parse (
    "<approvals " NS "id='approvals-1' version='1'>"
    "<approved unit='vragen#inzage' xml:lang='nl' wording='aa' cited='bb' role='dpo' on='2026-06-01'"
    " review='2027-06-01' ref='FG-2'/>"
    "<withdrawn unit='vragen#wissen' xml:lang='nl' role='legal' on='2026-06-02'>Klopt niet</withdrawn>"
    "<other/></approvals>");
  xmlNode *node = xmlDocGetRootElement (doc)->children;
  g_autoptr (HvSigned) approved = hv_reader_signed (node);
  g_autoptr (HvSigned) withdrawn = hv_reader_signed (node->next);

  g_assert_cmpstr (approved->unit, ==, "vragen#inzage");
  g_assert_cmpstr (approved->lang, ==, "nl");
  g_assert_cmpstr (approved->wording, ==, "aa");
  g_assert_cmpstr (approved->cited, ==, "bb");
  g_assert_cmpint (approved->approval.status, ==, HV_STATUS_APPROVED);
  g_assert_cmpuint (approved->approval.review, ==, hv_day_parse ("2027-06-01"));
  g_assert_cmpstr (approved->approval.ref, ==, "FG-2");
  g_assert_null (withdrawn->wording);
  g_assert_cmpint (withdrawn->approval.status, ==, HV_STATUS_WITHDRAWN);
  g_assert_cmpstr (withdrawn->reason, ==, "Klopt niet");
  g_assert_null (hv_reader_signed (node->next->next));
  xmlFreeDoc (doc);
}

/* What was stored damaged is said to be, and never half read. */
static void
test_damaged (void)
{
  static const char * const texts[] = {
    "", "<", "rommel", "<entry " NS "id='a'>", "<onbekend " NS "/>",
    "<!DOCTYPE entry [<!ENTITY e 'x'>]><entry " NS "id='a'><question>&e;</question></entry>&e;",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (hv_reader_unit_from_bytes (bytes, &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_DAMAGED);
    }
}

static char *
wording_of (const char *xml)
{
  xmlDoc *doc = parse (xml);
  char *wording = hv_reader_wording (xmlDocGetRootElement (doc));

  xmlFreeDoc (doc);
  return wording;
}

#define ENTRY(inner) "<entry " NS "id='e'>" inner "</entry>"

static void
test_same_wording (void)
{
  static const char * const same[] = {
    ENTRY ("<question>Mag dat?</question><answer>Ja, é\303\251n keer.</answer>"),
    ENTRY ("<question>Mag   dat?\n</question>\n\t<answer>Ja, <em>é\303\251n</em> keer.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer><p>Ja, é\303\251n keer.</p></answer>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, e\314\201e\314\201n keer.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, <![CDATA[é\303\251n keer.]]></answer>"),
    ENTRY ("<question>Mag dat?</question><alternatives>kan het</alternatives><keywords>mogen</keywords>"
           "<answer>Ja, <!-- nee --> é\303\251n <?x y?>keer.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer cites='x'>Ja, é\303\251n keer.</answer>"
           "<approval status='draft'/><accept rule='r'>Reden.</accept>"),
    ENTRY ("<question>Mag <term ref='t'>dat</term>?</question><answer>Ja, &#233;&#xe9;n keer.</answer>"),
    ("<k:entry xmlns:k='urn:houvast:kb:1' id='e'><k:question>Mag dat?</k:question>"
     "<k:answer>Ja, é\303\251n keer.</k:answer></k:entry>"),
  };
  g_autofree char *wanted = wording_of (same[0]);

  g_assert_cmpuint (strlen (wanted), ==, 64);
  for (gsize i = 1; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *wording = wording_of (same[i]);

      if (strcmp (wording, wanted) != 0)
        g_error ("another wording: %s", same[i]);
    }
}

static void
test_other_wording (void)
{
  static const char * const others[] = {
    ENTRY ("<question>Mag dat?</question><answer>Ja, bel <link href='tel:+311'>ons</link>.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, bel <link href='tel:+312'>ons</link>.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, bel ons.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer>ja, bel ons.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja bel ons.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, bel ons.</answer><note><p>Let op.</p></note>"),
    ENTRY ("<question>Mag dat nu?</question><answer>Ja, bel ons.</answer>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, bel ons.</answer><steps><knowledge><avoid>"
           "<wrong>Nee.</wrong><instead>Ja.</instead></avoid></knowledge></steps>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, bel ons.</answer><law href='http://a.example/15'>15</law>"),
    ENTRY ("<question>Mag dat?</question><answer>Ja, bel ons.</answer><law href='http://a.example/16'>15</law>"),
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (!g_hash_table_add (seen, wording_of (others[i])))
      g_error ("not another wording: %s", others[i]);
}

/* Words of two paragraphs do not run together, those around markup do. */
static void
test_wording_gaps (void)
{
  g_autofree char *apart = wording_of (ENTRY ("<answer><p>een</p><p>twee</p></answer>"));
  g_autofree char *spaced = wording_of (ENTRY ("<answer>een twee</answer>"));
  g_autofree char *glued = wording_of (ENTRY ("<answer>een<em>twee</em></answer>"));
  g_autofree char *whole = wording_of (ENTRY ("<answer>eentwee</answer>"));

  g_assert_cmpstr (apart, ==, spaced);
  g_assert_cmpstr (glued, ==, whole);
  g_assert_cmpstr (apart, !=, glued);
}

static char *
element_of (xmlDoc     *doc,
            const char *id)
{
  char *hash = NULL;

  for (xmlNode *child = xmlDocGetRootElement (doc)->children; child != NULL; child = child->next)
    {
      g_autoptr (GHashTable) elements = hv_reader_elements (child);

      if (g_hash_table_contains (elements, id))
        hash = g_strdup (g_hash_table_lookup (elements, id));
    }
  return hash;
}

/* A citation is compared by the cited element alone, whatever is in it. */
static void
test_elements (void)
{
  g_auto (GStrv) cut = g_strsplit (statement, "Drie.", 2);
  g_autofree char *text = g_strjoinv ("Anders.", cut);
  xmlDoc *before = parse (statement);
  xmlDoc *after = parse (text);
  static const char * const same[] = { "a1", "doel", "data", "bewaren", "r", "b1", "d", "in", "punt", "tel" };
  static const char * const changed[] = { "a", "b", "c" };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *one = element_of (before, same[i]);
      g_autofree char *other = element_of (after, same[i]);

      g_assert_nonnull (one);
      g_assert_cmpstr (one, ==, other);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autofree char *one = element_of (before, changed[i]);
      g_autofree char *other = element_of (after, changed[i]);

      g_assert_nonnull (one);
      g_assert_cmpstr (one, !=, other);
    }
  xmlFreeDoc (before);
  xmlFreeDoc (after);
}

static void
serialize_cb (xmlNode    *node,
              const char *parent,
              guint       depth,
              gpointer    user_data)
{
  g_autoptr (GBytes) bytes = hv_reader_serialize (node);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvUnit) unit = hv_reader_unit_from_bytes (bytes, &error);
  g_autoptr (HvUnit) wanted = hv_reader_unit (node);
  g_autofree char *one = unit != NULL ? hv_unit_spoken (unit) : NULL;
  g_autofree char *other = hv_unit_spoken (wanted);
  xmlDoc *doc = hv_reader_parse (bytes, &error);
  g_autofree char *wording = hv_reader_wording (node);
  g_autofree char *again = hv_reader_wording (xmlDocGetRootElement (doc));
  g_autoptr (GHashTable) elements = hv_reader_elements (xmlDocGetRootElement (doc));

  g_assert_no_error (error);
  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (wording, ==, again);
  /* The sections inside it are units of their own. */
  if (strcmp (unit->id, "a") == 0)
    g_assert_false (g_hash_table_contains (elements, "b"));
  g_assert_true (g_hash_table_contains (elements, unit->id));
  ++*(guint *) user_data;
  xmlFreeDoc (doc);
}

static void
test_serialize (void)
{
  xmlDoc *doc = parse (statement);
  guint count = 0;

  for (xmlNode *child = xmlDocGetRootElement (doc)->children; child != NULL; child = child->next)
    hv_reader_foreach_unit (child, serialize_cb, &count);
  g_assert_cmpuint (count, ==, 4);
  xmlFreeDoc (doc);
}

static void
test_element_blocks (void)
{
  static const char * const rows[][2] = {
    { "a1", "Een." },      { "data", "Naam." }, { "bewaren", "Twee jaar." },
    { "r", "Drukker." },   { "b", "Twee." },    { "doel", "Levering\n\nWaarom.\n\nNaam.\n\nOns belang.\n\nTwee jaar." },
    { "c", "Drie." },
  };
  xmlDoc *doc = parse (statement);
  xmlNode *section = xmlDocGetRootElement (doc)->children;

  while (section != NULL && strcmp ((const char *) section->name, "section") != 0)
    section = section->next;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) blocks = hv_reader_element_blocks (section, rows[i][0]);
      g_autofree char *text = hv_blocks_to_text (blocks);

      g_assert_cmpstr (text, ==, rows[i][1]);
    }
  g_assert_null (hv_reader_element_blocks (section, "bestaat-niet"));
  xmlFreeDoc (doc);
}

/* One item of a list is cited as that item, with its number if it has one. */
static void
test_item_blocks (void)
{
  xmlDoc *doc = parse ("<section " NS "id='s'><title>T</title><list><item id='x'>Een</item>"
                       "<item id='y'>Twee</item></list></section>");
  g_autoptr (GPtrArray) blocks = hv_reader_element_blocks (xmlDocGetRootElement (doc), "y");

  g_assert_cmpuint (blocks->len, ==, 1);
  g_assert_cmpint (((HvBlock *) g_ptr_array_index (blocks, 0))->kind, ==, HV_BLOCK_ITEM);
  assert_words (((HvBlock *) g_ptr_array_index (blocks, 0))->runs, "Twee");
  xmlFreeDoc (doc);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/entry", test_entry);
  g_test_add_func ("/reader/steps", test_steps);
  g_test_add_func ("/reader/other-kinds", test_other_kinds);
  g_test_add_func ("/reader/statement", test_statement);
  g_test_add_func ("/reader/faq-head", test_faq_head);
  g_test_add_func ("/reader/approvals", test_approvals);
  g_test_add_func ("/reader/damaged", test_damaged);
  g_test_add_func ("/reader/same-wording", test_same_wording);
  g_test_add_func ("/reader/other-wording", test_other_wording);
  g_test_add_func ("/reader/wording-gaps", test_wording_gaps);
  g_test_add_func ("/reader/elements", test_elements);
  g_test_add_func ("/reader/serialize", test_serialize);
  g_test_add_func ("/reader/element-blocks", test_element_blocks);
  g_test_add_func ("/reader/item-blocks", test_item_blocks);
  return g_test_run ();
}
