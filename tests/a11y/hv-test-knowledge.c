/* hv-test-knowledge.c: small documents to look at a window with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-knowledge.h"

const char * const phrases[] = {
  "Goed dat u het vraagt.",
  "Gaat het om een bepaald gesprek? Dat hoeft u niet te zeggen.",
  "U hoort het zodra ik het weet.",
  "U hoeft zelf niets te doen.",
  "Ik verbind u door.",
  "Dan rond ik het hier af.",
  "Ik begrijp uw vraag.",
  "Dat is vervelend.",
  NULL
};

/**
 * test_statement:
 * @kept: its paragraph "bewaren-opnamen"
 *
 * Returns: (transfer full): a statement with the id "verklaring"
 */
char *
test_statement (const char *version,
              const char *approved_on,
              const char *kept)
{
  return g_strdup_printf (
    "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='verklaring' version='%s'"
    " effective='2026-07-01'>"
    "<title>Privacyverklaring van Proef</title>"
    "<approval status='approved' role='dpo' on='%s' review='2027-06-01'/>"
    "<controller><name>Proef B.V.</name><contact id='tel' channel='phone'"
    " href='tel:+31880000000'>Klantenservice</contact></controller>"
    "<section id='wie'><title>Wie zijn wij?</title>"
    "<p id='wie-wij'>Wij zijn Proef uit Utrecht.</p></section>"
    "<section id='gegevens'><title>Welke gegevens hebben wij?</title>"
    "<p id='gegevens-lijst'>Uw naam, adres en telefoonnummer.</p></section>"
    "<section id='bewaren'><title>Hoe lang bewaren wij gegevens?</title>"
    "<p id='bewaren-opnamen'>%s</p>"
    "<p id='bewaren-facturen'>Facturen bewaren wij zeven jaar.</p></section>"
    "<section id='rechten'><title>Wat kunt u doen?</title>"
    "<p id='rechten-bellen'>U kunt ons altijd bellen.</p></section>"
    "</statement>", version, approved_on, kept);
}

/* An answer with one of everything. */
#define RECORDINGS \
  "<entry id='opnamen' topic='call-recording'>" \
  "<question>Hoe lang bewaart u opnamen van gesprekken?</question>" \
  "<alternatives>wanneer wist u de bandopname</alternatives>" \
  "<answer cites='bewaren-opnamen'><p>Een opname bewaren wij één maand.</p>" \
  "<p>Daarna wissen wij de opname.</p></answer>" \
  "<explanation><p>Na die maand is er niets meer te horen.</p></explanation>" \
  "<note><p>" SECRET " notitie.</p></note>" \
  "<see section='gegevens-lijst'>Welke gegevens</see>" \
  "<law href='https://wetten.overheid.nl/BWBR0040940'>art. 5 AVG</law>" \
  "<steps>" \
  "<trust><goal>" SECRET " doel.</goal><phrase>Goed dat u het vraagt.</phrase></trust>" \
  "<empathy><use phrases='begrip'/>" \
  "<probe entry='facturen'>Gaat het om een bepaald gesprek? Dat hoeft u niet te zeggen.</probe>" \
  "</empathy>" \
  "<knowledge><fact certainty='stated' cites='bewaren-opnamen'>" SECRET " feit.</fact>" \
  "<avoid><wrong>" SECRET " fout.</wrong><instead>U hoort het zodra ik het weet.</instead></avoid>" \
  "</knowledge>" \
  "<referral to='back-office' register='yes'><identity>" SECRET " controle.</identity>" \
  "<step>" SECRET " stap.</step><step for='customer'>U hoeft zelf niets te doen.</step>" \
  "<contact channel='phone' href='tel:+31880000000'>Backoffice 088 000 00 00</contact>" \
  "<attach statement='verklaring'/>" \
  "<phrase kind='bridge'>Ik verbind u door.</phrase></referral>" \
  "<followup><deadline kind='target' within='P14D'>" SECRET " termijn.</deadline>" \
  "<phrase kind='close'>Dan rond ik het hier af.</phrase>" \
  "<send template='ontvangst' when='receipt'/></followup>" \
  "</steps></entry>"

/* Others, of which some may not be shown on the day of the tests. */
#define OTHERS \
  "<entry id='facturen' topic='retention'><question>Hoe lang bewaart u facturen?</question>" \
  "<answer cites='bewaren-facturen'>Zeven jaar, dat moet van de wet.</answer></entry>" \
  "<entry id='cookies' topic='cookies'><question>Welke cookies gebruikt u?</question>" \
  "<answer>Alleen cookies die nodig zijn.</answer>" \
  "<approval status='approved' role='legal' on='2026-01-10' review='2026-07-10'/></entry>" \
  "<entry id='concept' topic='security'><question>Bewaart u kwikstaarten?</question>" \
  "<answer>Een kwikstaart bewaren wij niet.</answer><approval status='draft'/></entry>" \
  "<entry id='weg' topic='security'><question>Bewaart u roodborstjes?</question>" \
  "<answer>Een roodborstje bewaren wij niet.</answer>" \
  "<approval status='withdrawn' role='dpo' on='2026-06-20'/></entry>" \
  "<entry id='weet-ik-niet' topic='unknown'>" \
  "<question>De klant vraagt iets waarop geen antwoord staat</question>" \
  "<answer>Dat zoek ik voor u uit.</answer></entry>"

/**
 * test_faq:
 * @more: entries beside those that are always in it
 *
 * Returns: (transfer full): questions with the id "vragen"
 */
char *
test_faq (const char *version,
        const char *more)
{
  return g_strdup_printf (
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='vragen' version='%s' statement='verklaring'>"
    "<title>Vragen aan de telefoon</title>"
    "<approval status='approved' role='knowledge-manager' on='2026-06-20' review='2026-12-20'/>"
    "<phrases id='begrip' step='empathy'><phrase>Ik begrijp uw vraag.</phrase>"
    "<phrase mood='angry'>Dat is vervelend.</phrase></phrases>"
    RECORDINGS "%s" OTHERS
    "<template id='ontvangst' channel='email'><subject>Wij hebben uw verzoek ontvangen</subject>"
    "<body><p>Wij hebben uw verzoek ontvangen en u hoort van ons.</p></body></template>"
    "</faq>", version, more);
}
