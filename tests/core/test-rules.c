/* test-rules.c: what is said about the text of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each rule has a text that breaks it and one that nearly does.
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-intake.h"
#include "hv-word-pattern.h"

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

static HvIntake *
take (Place      *place,
      const char *text)
{
  g_autofree char *path = g_build_filename (place->folder, "document.xml", NULL);
  g_autoptr (GError) error = NULL;
  HvIntake *intake = hv_intake_new (&error);

  g_assert_no_error (error);
  hv_intake_set_today (intake, hv_day_parse ("2026-11-24"));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (hv_intake_add (intake, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (hv_intake_finish (intake, NULL, NULL, &error));
  for (guint i = 0; i < hv_intake_findings (intake)->len; i++)
    {
      g_autofree char *line = hv_finding_to_line (g_ptr_array_index (hv_intake_findings (intake), i));

      g_test_message ("%s", line);
    }
  /* Rules never keep a document out. */
  g_assert_false (hv_intake_is_refused (intake));
  return intake;
}

static guint
count (HvIntake   *intake,
       const char *rule)
{
  guint found = 0;

  for (guint i = 0; i < hv_intake_findings (intake)->len; i++)
    {
      const HvFinding *finding = g_ptr_array_index (hv_intake_findings (intake), i);

      found += strcmp (finding->rule, rule) == 0;
      g_assert_cmpstr (finding->message, !=, "");
      g_assert_null (strstr (finding->message, "{"));
    }
  return found;
}

/* A statement that has all that the law asks for. Each place in it can be put
 * another way, to see what is missed. */
static const struct
{
  const char *name;
  const char *text;
} parts[] = {
  { "controller", "<controller kind='company'><name>Voorbeeld B.V.</name>"
    "<register scheme='kvk'>0</register>"
    "<contact channel='phone' href='tel:+31880000000'>Bel ons</contact>"
    "<contact channel='email' href='mailto:a@v.example'>Mail ons</contact>"
    "<contact channel='post'>Schrijf ons</contact></controller>" },
  { "dpo", "<dpo><contact channel='email' href='mailto:fg@v.example'>De FG</contact></dpo>" },
  { "who", "<section id='wie' covers='controller-identity controller-contact dpo-contact'>"
    "<title>Wie</title><p>Wij zijn Voorbeeld B.V.</p></section>" },
  { "purpose", "<section id='doelen' covers='purposes'><title>Doelen</title>"
    "<purpose id='p' basis='A6-1-b A6-1-f A6-1-a'><name>Leveren</name><data>Uw naam</data>"
    "<interest>Wij willen betaald worden</interest>"
    "<retention period='P2Y'>Twee jaar</retention></purpose></section>" },
  { "recipients", "<section id='wie-krijgt' covers='recipients'><title>Delen</title>"
    "<recipient kind='processor'>De drukker</recipient></section>" },
  { "transfers", "<section id='buiten' covers='transfers'><title>Buiten Europa</title>"
    "<transfer country='US' safeguard='scc' href='https://v.example/scc'>Naar de VS</transfer></section>" },
  { "source", "<section id='herkomst' covers='source'><title>Herkomst</title>"
    "<source public='yes'>Het kadaster</source></section>" },
  { "rights", "<section id='rechten' rights='A15 A16 A17 A18 A20 A21'><title>Rechten</title>"
    "<p>U mag uw gegevens inzien, verbeteren, verwijderen, beperken en meenemen, en bezwaar maken.</p></section>" },
  { "consent", "<section id='toestemming' covers='withdraw-consent'><title>Toestemming</title>"
    "<p>U kunt uw toestemming intrekken.</p></section>" },
  { "complaint", "<section id='klacht' covers='complaint'><title>Klacht</title>"
    "<p>Ga naar de <link href='https://www.autoriteitpersoonsgegevens.nl'>AP</link>.</p></section>" },
  { "requirement", "<section id='verplicht' covers='requirement'><title>Verplicht</title><p>Ja.</p></section>" },
  { "automated", "<section id='automatisch' covers='automated-decisions'><title>Computer</title><p>Nee.</p></section>" },
  { "further", "<section id='nieuw' covers='further-purposes'><title>Nieuw</title><p>U hoort het.</p></section>" },
  { "objection", "<section id='bezwaar' covers='objection-prominent'><title>Bezwaar</title><p>Dat mag.</p></section>" },
  { "how", "<section id='hoe' covers='how-to-exercise'><title>Hoe</title><p>Bel of schrijf.</p></section>" },
  { "version", "<section id='versie' covers='version-date children cookies'><title>Versie</title><p>1.</p></section>" },
};

/* @accept is the rule that the whole statement accepts, or %NULL. */
static char *
statement (const char *name,
           const char *instead,
           const char *accept)
{
  GString *text = g_string_new ("<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' "
                                "effective='2026-01-01'>\n<title>T</title><approval status='approved' role='dpo' "
                                "on='2026-01-01' review='2027-06-01'/>\n");

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s\n",
                            g_strcmp0 (parts[i].name, name) == 0 ? instead : parts[i].text);
  if (accept != NULL)
    g_string_append_printf (text, "<accept rule='%s'>Zo is het goed.</accept>\n", accept);
  g_string_append (text, "</statement>");
  return g_string_free (text, FALSE);
}

static void
test_whole_statement (Place         *place,
                      gconstpointer  data)
{
  g_autofree char *text = statement (NULL, NULL, NULL);
  g_autoptr (HvIntake) intake = take (place, text);

  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 0);
}

#define PURPOSE(attributes, inner) \
  "<section id='doelen' covers='purposes'><title>Doelen</title><purpose id='p' " attributes ">" \
  "<name>Leveren</name>" inner "</purpose></section>"
#define DATA "<data>Uw naam</data>"
#define KEPT "<retention period='P2Y'>Twee jaar</retention>"
#define CONTACTS "<contact channel='phone'>Bel</contact><contact channel='email'>Mail</contact>" \
                 "<contact channel='post'>Schrijf</contact>"

/* The part of a statement, how it is put, and the one rule that has something to
 * say about that; none where it is just in order. */
static const struct
{
  const char *part;
  const char *instead;
  const char *rule;
  HvSeverity  severity;
} disclosures[] = {
  { "who", "<section id='wie' covers='controller-contact dpo-contact'><title>Wie</title><p>Voorbeeld B.V.</p></section>", "controller-identity", HV_SEVERITY_ERROR },
  { "who", "<section id='wie' covers='controller-identity controller-contact dpo-contact'><title>Wie</title><p>Wij zijn Voorbeeld.</p></section>", "controller-identity", HV_SEVERITY_ERROR },
  { "who", "<section id='wie' covers='controller-identity controller-contact dpo-contact'><title>Wie</title><p>Dat is <em>Voorbeeld</em>\n B.V.</p></section>", NULL, 0 },
  { "who", "<section id='wie' covers='controller-identity dpo-contact'><title>Wie</title><p>Voorbeeld B.V.</p></section>", "controller-contact", HV_SEVERITY_ERROR },
  { "who", "<section id='wie' covers='controller-identity controller-contact'><title>Wie</title><p>Voorbeeld B.V.</p></section>", "dpo-contact", HV_SEVERITY_ERROR },
  { "controller", "<controller><name>Voorbeeld B.V.</name>" CONTACTS "</controller>", "representative", HV_SEVERITY_WARNING },
  { "controller", "<controller kind='public-body'><name>Voorbeeld B.V.</name>" CONTACTS "</controller>", NULL, 0 },
  { "controller", "<controller><name>Voorbeeld B.V.</name>" CONTACTS "<representative>Wij in de EU</representative></controller>", NULL, 0 },
  { "dpo", "", "dpo-contact", HV_SEVERITY_WARNING },
  { "purpose", "", "purposes", HV_SEVERITY_ERROR },
  { "purpose", PURPOSE ("basis='A6-1-f'", DATA KEPT), "legitimate-interests", HV_SEVERITY_ERROR },
  { "purpose", PURPOSE ("basis='A6-1-f'", DATA "<interest>Ons geld</interest>" KEPT), NULL, 0 },
  { "purpose", PURPOSE ("basis='A6-1-b'", KEPT), "data-categories", HV_SEVERITY_ERROR },
  { "purpose", PURPOSE ("basis='A6-1-b'", DATA), "retention", HV_SEVERITY_ERROR },
  { "purpose", PURPOSE ("basis='A6-1-b'", DATA "<retention>Zo lang als nodig.</retention>"), "retention", HV_SEVERITY_WARNING },
  { "purpose", PURPOSE ("basis='A6-1-b'", DATA "<retention period='P1Y'>Zo lang als nodig, hooguit een jaar.</retention>"), NULL, 0 },
  { "purpose", PURPOSE ("basis='A6-1-b'", "<data>Uw medische gegevens</data>" KEPT), "legal-bases", HV_SEVERITY_WARNING },
  { "purpose", PURPOSE ("basis='A6-1-b A9-2-a'", "<data>Uw medische gegevens</data>" KEPT), NULL, 0 },
  { "recipients", "", "recipients", HV_SEVERITY_ERROR },
  { "recipients", "<section id='x' covers='recipients'><title>Delen</title><p>Met niemand.</p></section>", NULL, 0 },
  { "transfers", "", "transfers", HV_SEVERITY_WARNING },
  { "transfers", "<section id='x'><title>T</title><transfer country='US' safeguard='scc' href='https://v.example'>VS</transfer></section>", "transfers", HV_SEVERITY_ERROR },
  { "transfers", "<section id='x' covers='transfers'><title>T</title><transfer country='US' safeguard='scc'>VS</transfer></section>", "transfers", HV_SEVERITY_ERROR },
  { "transfers", "<section id='x' covers='transfers'><title>T</title><p>Uw gegevens blijven in Europa.</p></section>", NULL, 0 },
  { "source", "", "source", HV_SEVERITY_WARNING },
  { "source", "<section id='x'><title>T</title><source public='no'>Een bureau</source></section>", "source", HV_SEVERITY_ERROR },
  { "source", "<section id='x' covers='source'><title>T</title><source>Een bureau</source></section>", "source", HV_SEVERITY_ERROR },
  { "rights", "<section id='x' rights='A15 A16 A17 A18 A20'><title>T</title><p>Inzien, verbeteren, verwijderen, beperken, meenemen.</p></section>", "rights", HV_SEVERITY_ERROR },
  { "rights", "<section id='x' rights='A15 A16 A17 A18 A20 A21'><title>T</title><p>Inzien, verbeteren, verwijderen, beperken, meenemen.</p></section>", "rights", HV_SEVERITY_WARNING },
  { "consent", "", "withdraw-consent", HV_SEVERITY_ERROR },
  { "consent", "<section id='x' covers='withdraw-consent'><title>T</title><p>U gaf toestemming.</p></section>", "withdraw-consent", HV_SEVERITY_ERROR },
  { "complaint", "", "complaint", HV_SEVERITY_ERROR },
  { "complaint", "<section id='x' covers='complaint'><title>T</title><p>Bij de AP.</p></section>", "complaint", HV_SEVERITY_ERROR },
  { "requirement", "", "requirement", HV_SEVERITY_ERROR },
  { "automated", "", "automated-decisions", HV_SEVERITY_WARNING },
  { "further", "", "further-purposes", HV_SEVERITY_INFO },
  { "objection", "", "objection-prominent", HV_SEVERITY_ERROR },
  { "objection", "<section id='x' covers='objection-prominent cookies'><title>T</title><p>Bezwaar.</p></section>", "objection-prominent", HV_SEVERITY_ERROR },
  { "objection", "<section id='x'><title>T</title><p>X</p><section id='y' covers='objection-prominent'><title>T</title><p>Bezwaar.</p></section></section>", "objection-prominent", HV_SEVERITY_ERROR },
  { "how", "", "how-to-exercise", HV_SEVERITY_WARNING },
  { "version", "<section id='versie' covers='children cookies'><title>Versie</title><p>1.</p></section>", "version-date", HV_SEVERITY_WARNING },
  { "version", "<section id='versie' covers='version-date cookies'><title>Versie</title><p>1.</p></section>", "children", HV_SEVERITY_INFO },
  { "version", "<section id='versie' covers='version-date children'><title>Versie</title><p>1.</p></section>", "cookies", HV_SEVERITY_INFO },
};

static void
test_disclosures (Place         *place,
                  gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (disclosures); i++)
    {
      g_autofree char *text = statement (disclosures[i].part, disclosures[i].instead, NULL);
      g_autoptr (HvIntake) intake = take (place, text);
      GPtrArray *findings = hv_intake_findings (intake);
      const HvFinding *finding = findings->len > 0 ? g_ptr_array_index (findings, 0) : NULL;

      g_test_message ("%u: %s", (guint) i, disclosures[i].part);
      g_assert_cmpuint (findings->len, ==, disclosures[i].rule != NULL);
      if (finding != NULL)
        {
          g_assert_cmpstr (finding->rule, ==, disclosures[i].rule);
          g_assert_cmpint (finding->severity, ==, disclosures[i].severity);
        }
    }
}

static void
test_accepted (Place         *place,
               gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (disclosures); i++)
    {
      g_autofree char *text = statement (disclosures[i].part, disclosures[i].instead, disclosures[i].rule);
      g_autoptr (HvIntake) intake = strlen (disclosures[i].instead) == 0 ? take (place, text) : NULL;

      /* What is missing from the whole is accepted by the whole. */
      if (intake != NULL)
        g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 0);
    }
}

#define ROOT "<faq xmlns='urn:houvast:kb:1' xml:lang='%s' id='vragen' version='1'>\n" \
             "<title>T</title><approval status='draft'/>\n"
#define AVOID "<avoid><wrong>Dat weet ik niet.</wrong><instead>Ik zoek het op.</instead></avoid>"
#define ENTRY(attributes, answer, trust, empathy, referral, followup) \
  "<entry id='e' " attributes "><question>Vraag</question><answer>" answer "</answer><steps>" \
  "<trust>" trust "</trust><empathy>" empathy "</empathy><knowledge>" AVOID "</knowledge>" \
  "<referral to='dpo' register='yes'>" referral "<step>Leg het vast.</step></referral>" \
  "<followup>" followup "</followup></steps></entry>"
#define ANSWER(text) ENTRY ("", text, "", "", "", "")
#define PHRASE(attributes, text) ENTRY ("", "Ja.", "<phrase " attributes ">" text "</phrase>", "", "", "")
#define PROBE(text) ENTRY ("", "Ja.", "", "<probe>" text "</probe>", "", "")
#define IDENTITY(text) ENTRY ("", "Ja.", "", "", "<identity>" text "</identity>", "")
#define TERM(attributes, followup) ENTRY (attributes, "Ja.", "", "", "", followup)

/* @found times of @rule, in @lang. */
static const struct
{
  const char *lang;
  const char *rule;
  guint       found;
  const char *text;
} sayings[] = {
  { "nl", "promise", 1, ANSWER ("Wij garanderen dat.") },
  { "nl", "promise", 2, ANSWER ("Dat is altijd zo, dat beloof ik.") },
  { "nl", "promise", 0, ANSWER ("Wij kunnen niet garanderen dat het lukt.") },
  { "nl", "promise", 1, ANSWER ("Het is 100% veilig.") },
  { "nl", "promise", 0, ANSWER ("Het kost 100 euro.") },
  { "nl", "promise", 0, "<entry id='e'><question>Vraag</question><answer>Ja.</answer><steps><knowledge>"
    "<avoid><wrong>Ik garandeer het.</wrong><instead>Zo werken wij.</instead></avoid></knowledge></steps></entry>" },
  { "en", "promise", 1, ANSWER ("We guarantee it.") },
  { "en", "promise", 0, ANSWER ("We cannot guarantee it.") },
  { "de", "promise", 1, ANSWER ("Das ist garantiert so.") },
  { "de", "promise", 0, ANSWER ("Das ist nicht immer so.") },
  { "fr", "promise", 1, ANSWER ("C'est toujours vrai.") },
  { "fr", "promise", 0, ANSWER ("Ce n'est pas toujours vrai.") },
  { "nl", "voluntary", 1, PROBE ("Waarom wilt u dat weten?") },
  { "nl", "voluntary", 0, PROBE ("Waarom wilt u dat weten? U hoeft het niet te zeggen.") },
  { "en", "voluntary", 1, PROBE ("Why do you ask?") },
  { "en", "voluntary", 0, PROBE ("Why do you ask? You don't have to tell me.") },
  { "de", "voluntary", 1, PROBE ("Warum fragen Sie?") },
  { "de", "voluntary", 0, PROBE ("Warum fragen Sie? Das ist freiwillig.") },
  { "fr", "voluntary", 1, PROBE ("Pourquoi demandez-vous cela ?") },
  { "fr", "voluntary", 0, PROBE ("Pourquoi ? Seulement si vous le souhaitez.") },
  { "nl", "reason-compulsory", 1, ANSWER ("U moet een reden geven.") },
  { "nl", "reason-compulsory", 0, ANSWER ("U hoeft geen reden te geven.") },
  { "nl", "form-compulsory", 1, ANSWER ("U moet eerst het formulier invullen.") },
  { "nl", "form-compulsory", 0, ANSWER ("U hoeft het formulier niet in te vullen.") },
  { "nl", "form-compulsory", 0, ANSWER ("U moet niets. Er is een formulier.") },
  { "en", "form-compulsory", 1, ANSWER ("You must fill in the form.") },
  { "en", "form-compulsory", 0, ANSWER ("There is a form, if that helps.") },
  { "nl", "discourage", 1, PHRASE ("", "Weet u het zeker?") },
  { "nl", "discourage", 0, PHRASE ("when='question'", "Weet u het zeker?") },
  { "nl", "discourage", 0, PHRASE ("", "Ik leg het vast.") },
  { "nl", "medium", 1, ANSWER ("Dat kan alleen schriftelijk.") },
  { "nl", "medium", 0, ANSWER ("Dat kan niet alleen schriftelijk, ook aan de telefoon.") },
  { "nl", "signature", 1, IDENTITY ("Vraag een handtekening.") },
  { "nl", "signature", 0, IDENTITY ("Een handtekening is niet nodig.") },
  { "nl", "identity-copy", 1, IDENTITY ("Vraag een kopie van het paspoort.") },
  { "nl", "identity-copy", 0, IDENTITY ("Vraag nooit een kopie van het paspoort.") },
  { "nl", "identity-doubt", 1, IDENTITY ("De klant moet zich legitimeren.") },
  { "nl", "identity-doubt", 0, IDENTITY ("De klant hoeft zich niet te legitimeren.") },
  { "nl", "fee", 1, ANSWER ("Dat kost vijf euro.") },
  { "nl", "fee", 0, ANSWER ("U hoeft niets te betalen, het kost niets.") },
  { "nl", "other-language", 1, ANSWER ("Wij antwoorden alleen in het Engels.") },
  { "nl", "other-language", 0, ANSWER ("Wij antwoorden ook in het Engels.") },
  { "nl", "overdue", 1, ANSWER ("U hoort binnen zes weken van ons.") },
  { "nl", "overdue", 0, ANSWER ("U hoort binnen vier weken van ons.") },
  { "nl", "hard-word", 1, ANSWER ("Derhalve doen wij dat.") },
  { "nl", "hard-word", 0, ANSWER ("Daarom doen wij dat.") },
  { "nl", "long-sentence", 1, ANSWER ("Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig en nog zes woorden meer dan dat.") },
  { "nl", "long-sentence", 0, ANSWER ("Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien. Veertien vijftien zestien zeventien achttien negentien twintig en nog zes woorden meer dan dat.") },
  { "nl", "spoken-start", 1, "<entry id='e'><question>V</question><answer><p>Aaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb. Ccccccccccccccccccccccccccccccccccc dddddddddddddddddddddddddddddddddddddddddddddddddddddd. Eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee.</p><p>Ja.</p></answer></entry>" },
  { "nl", "spoken-start", 0, "<entry id='e'><question>V</question><answer><p>Ja.</p><p>Aaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb. Ccccccccccccccccccccccccccccccccccc dddddddddddddddddddddddddddddddddddddddddddddddddddddd. Eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee.</p></answer></entry>" },
  { "nl", "no-avoid", 1, "<entry id='e'><question>V</question><answer>Ja.</answer></entry>" },
  { "nl", "no-avoid", 0, ANSWER ("Ja.") },
  { "nl", "personal-field", 1, ANSWER ("Dag <field name='naam' personal='yes'>naam</field>.") },
  { "nl", "personal-field", 0, ANSWER ("Op <field name='dag' type='date'>dag</field>.") },
  { "nl", "personal-field", 0, "<template id='t' channel='email'><subject>S</subject><body><p>Dag <field name='naam' personal='yes'>naam</field></p></body></template>" },
  { "nl", "deadline-missing", 1, TERM ("rights='A15'", "") },
  { "nl", "deadline-missing", 0, TERM ("rights='A15'", "<deadline kind='legal' within='P1M'>T</deadline>") },
  { "nl", "deadline-missing", 0, TERM ("rights='A13'", "") },
  { "nl", "deadline-beyond-law", 1, TERM ("", "<deadline kind='legal' within='P30D'>T</deadline>") },
  { "nl", "deadline-beyond-law", 0, TERM ("", "<deadline kind='legal' within='P28D'>T</deadline>") },
  { "nl", "deadline-beyond-law", 1, TERM ("", "<deadline kind='extension' within='P4M'>T</deadline>") },
  { "nl", "deadline-beyond-law", 0, TERM ("", "<deadline kind='extension' within='P3M'>T</deadline>") },
  { "nl", "deadline-beyond-law", 1, TERM ("", "<deadline kind='target' within='P35D'>T</deadline>") },
  { "nl", "at-once", 1, TERM ("rights='A7-3'", "<deadline kind='legal' within='P1M'>T</deadline>") },
  { "nl", "at-once", 0, TERM ("rights='A7-3'", "<deadline kind='at-once'>T</deadline>") },
  { "nl", "at-once", 1, TERM ("rights='A7-3'", "<deadline kind='at-once' within='P1M'>T</deadline>") },
  { "nl", "at-once", 1, TERM ("topic='marketing-optout'", "<deadline kind='legal' within='P1M'>T</deadline>") },
  { "nl", "date-order", 1, TERM ("valid-from='2026-02-01' valid-to='2026-01-01'", "") },
  { "nl", "date-order", 0, TERM ("valid-from='2026-02-01' valid-to='2027-02-01'", "") },
  { "nl", "validity-passed", 1, TERM ("valid-to='2026-11-23'", "") },
  { "nl", "validity-passed", 0, TERM ("valid-to='2026-11-24'", "") },
  { "nl", "review-passed", 1, "<entry id='e'><question>V</question><answer>A</answer><approval status='approved' role='dpo' on='2025-01-01' review='2026-11-23'/></entry>" },
  { "nl", "review-passed", 0, "<entry id='e'><question>V</question><answer>A</answer><approval status='approved' role='dpo' on='2025-01-01' review='2026-11-24'/></entry>" },
  { "nl", "review-near", 1, "<entry id='e'><question>V</question><answer>A</answer><approval status='approved' role='dpo' on='2025-01-01' review='2026-12-24'/></entry>" },
  { "nl", "review-near", 0, "<entry id='e'><question>V</question><answer>A</answer><approval status='approved' role='dpo' on='2025-01-01' review='2026-12-25'/></entry>" },
  { "nl", "approval-role", 1, "<entry id='e'><question>V</question><answer>A</answer><approval status='approved' on='2026-01-01'/></entry>" },
  { "nl", "date-order", 1, "<entry id='e'><question>V</question><answer>A</answer><approval status='approved' role='dpo' on='2026-12-01'/></entry>" },
  { "nl", "near-duplicate", 1, "<entry id='a'><question>Hoe lang bewaart u mijn gegevens?</question><answer>A</answer></entry>"
    "<entry id='b'><question>Mijn gegevens, hoe lang bewaren jullie die?</question><answer>A</answer></entry>" },
  { "nl", "near-duplicate", 0, "<entry id='a'><question>Bewaart u mijn gegevens?</question><answer>A</answer></entry>"
    "<entry id='b'><question>Bewaart u mijn gegevens niet?</question><answer>A</answer></entry>" },
};

static void
test_sayings (Place         *place,
              gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autofree char *root = g_strdup_printf (ROOT, sayings[i].lang);
      g_autofree char *text = g_strconcat (root, sayings[i].text, "</faq>", NULL);
      g_autoptr (HvIntake) intake = take (place, text);

      g_test_message ("%u: %s %s: %s", (guint) i, sayings[i].lang, sayings[i].rule, sayings[i].text);
      g_assert_cmpuint (count (intake, sayings[i].rule), ==, sayings[i].found);
    }
}

/* What is accepted on a unit is silent there and nowhere else. */
static void
test_accepted_unit (Place         *place,
                    gconstpointer  data)
{
  g_autofree char *root = g_strdup_printf (ROOT, "nl");
  g_autofree char *text = g_strconcat (
    root,
    "<entry id='a'><question>X</question><answer>Altijd.</answer><accept rule='promise'>Het is zo.</accept></entry>"
    "<entry id='b'><question>Y</question><answer>Altijd.</answer><accept rule='signature'>Iets anders.</accept></entry>"
    "</faq>", NULL);
  g_autoptr (HvIntake) intake = take (place, text);

  g_assert_cmpuint (count (intake, "promise"), ==, 1);
}

static void
write_own (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "houvast", "rules", NULL);
  g_autofree char *path = g_build_filename (folder, "check-own.xml", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* An organisation adds a word without a compiler, and what it mistypes is told
 * with its line rather than left out. */
static void
test_own (Place         *place,
          gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *words;
  } wrong[] = {
    { "<rules>\n</rules>", "check-own.xml:1: |urn:houvast:rules:1" },
    { "<rules xmlns='urn:houvast:rules:1'>\n<rule id='x' on='answer' wen='1'><message>M</message></rule></rules>", ":2: |wen" },
    { "<rules xmlns='urn:houvast:rules:1'>\n<rule id='x' on='answer' when='((('><message>M</message></rule></rules>", ":2: |(((|XPath" },
    { "<rules xmlns='urn:houvast:rules:1'>\n\n<rule id='x' on='answer'/></rules>", ":3: |message" },
    { "<rules xmlns='urn:houvast:rules:1'><wrods/></rules>", "wrods" },
    { "<!DOCTYPE rules [<!ENTITY e 'x'>]><rules xmlns='urn:houvast:rules:1'/>", "DOCTYPE" },
    { "<rules", "check-own.xml" },
  };
  g_autofree char *root = g_strdup_printf (ROOT, "nl");
  g_autofree char *text = g_strconcat (root, ANSWER ("Dat is geen zorg."), "</faq>", NULL);
  g_autoptr (HvIntake) intake = NULL;

  write_own ("<rules xmlns='urn:houvast:rules:1'><words list='promise' lang='nl'>geen zorg</words></rules>");
  intake = take (place, text);
  g_assert_cmpuint (count (intake, "promise"), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) words = g_strsplit (wrong[i].words, "|", -1);

      write_own (wrong[i].text);
      g_assert_null (hv_intake_new (&error));
      g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
      for (char **word = words; *word != NULL; word++)
        if (strstr (error->message, *word) == NULL)
          g_error ("“%s” is not in: %s", *word, error->message);
    }
}

static gboolean
finds (const char  *list,
       const char  *text,
       HvWordMatch *match)
{
  g_autoptr (HvWordPatterns) patterns = hv_word_patterns_new (list, "nl");
  g_autoptr (HvWords) words = hv_words_new ();

  hv_words_cut (words, text, -1, "nl");
  return hv_word_patterns_find (patterns, words, text, 0, match);
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *list;
    const char *text;
    gboolean    found;
  } rows[] = {
    { "", "alles", FALSE },
    { "*", "alles", FALSE },
    { ", ,\n!,=", "alles", FALSE },
    { "alles", "Alles!", TRUE },
    { "alles", "allesbehalve", FALSE },
    { "alles*", "allesbehalve", TRUE },
    { "*behalve", "allesbehalve", TRUE },
    { "*esbe*", "allesbehalve", TRUE },
    { "*esbe*", "alles behalve", FALSE },
    { "ge*d", "gebouwd", TRUE },
    { "ge*d", "gebouw", FALSE },
    { "ge*d", "ged", TRUE },
    { "geëerd", "GEEERD", TRUE },
    { "moet ... formulier", "U moet het formulier", TRUE },
    { "moet ... formulier", "U moet formulier", TRUE },
    { "moet ... formulier", "U moet. Het formulier", FALSE },
    { "moet ... formulier", "moet a b c d e f formulier", TRUE },
    { "moet ... formulier", "moet a b c d e f g formulier", FALSE },
    { "moet ... formulier", "moet", FALSE },
    { "moet, ! niet moet", "niet moet", FALSE },
    { "moet, ! niet moet", "niet. Moet", TRUE },
    { "100%", "100 %", TRUE },
    { "100%", "100 keer", FALSE },
    { "e-mail*", "e-mailadres", TRUE },
  };
  HvWordMatch match;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s: %s", rows[i].list, rows[i].text);
      g_assert_cmpint (finds (rows[i].list, rows[i].text, &match), ==, rows[i].found);
    }
  g_assert_true (finds ("derhalve = daarom, dus", "het is derhalve zo", &match));
  g_assert_cmpuint (match.first, ==, 2);
}

/* Data about a person, but not what is declared as the organisation's own. */
static void
test_personal (Place         *place,
               gconstpointer  data)
{
  static const struct { const char *words; guint found; } cases[] = {
    { "Bel Jan op 06 12345678.", 1 },
    { "Mail jan.jansen@voorbeeld.nl.", 1 },
    { "Zijn rekening is NL91 ABNA 0417 1643 00.", 1 },
    { "Zijn BSN is 111222333.", 1 },
    { "Bel ons op 088 000 00 00 of mail a@v.example.", 0 },
    { "Uw EAN-code heeft 18 cijfers. Dat is sinds 25 mei 2018 zo, zie art. 15.", 0 },
    { "Schrijf naar Postbus 93374, 2509 AJ Den Haag.", 0 },
    { "Mail <link href='mailto:jan@v.example'>hem</link>.", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("<section id='hoe' covers='how-to-exercise'><title>Hoe"
                                               "</title><p>%s</p></section>", cases[i].words);
      g_autofree char *whole = statement ("how", text, NULL);
      g_autoptr (HvIntake) intake = take (place, whole);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpuint (count (intake, "personal-data"), ==, cases[i].found);
      for (guint j = 0; j < hv_intake_findings (intake)->len; j++)
        g_assert_null (strstr (((HvFinding *) g_ptr_array_index (hv_intake_findings (intake), j))->message,
                               "jan"));
    }
}

int
main (int    argc,
      char **argv)
{
  hv_core_register_resource ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/rules/whole-statement", Place, NULL, set_up, test_whole_statement, tear_down);
  g_test_add ("/rules/disclosures", Place, NULL, set_up, test_disclosures, tear_down);
  g_test_add ("/rules/accepted", Place, NULL, set_up, test_accepted, tear_down);
  g_test_add ("/rules/sayings", Place, NULL, set_up, test_sayings, tear_down);
  g_test_add ("/rules/accepted-unit", Place, NULL, set_up, test_accepted_unit, tear_down);
  g_test_add ("/rules/own", Place, NULL, set_up, test_own, tear_down);
  g_test_add ("/rules/personal", Place, NULL, set_up, test_personal, tear_down);
  g_test_add_func ("/rules/patterns", test_patterns);
  return g_test_run ();
}
