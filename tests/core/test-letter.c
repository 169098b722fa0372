/* test-letter.c: templates filled in, and what is not to pass silently
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-error.h"
#include "hv-letter.h"
#include "hv-reader.h"
#include "hv-secret.h"

#define TODAY "2026-11-24"

#define TEMPLATE(subject, body) \
  "<template xmlns='urn:houvast:kb:1' id='brief' channel='email'><subject>" subject "</subject><body>" \
  body "</body></template>"

static const char letter_xml[] = TEMPLATE (
  "Uw verzoek van <field name='receipt' type='date'>ontvangstdatum</field>",
  "<p>Beste <field name='naam' personal='yes' required='yes'>naam klant</field>,</p>"
  "<p>U vroeg om <field name='soort' type='choice' required='yes'><label>soort verzoek</label>"
  "<option>inzage</option><option>een kopie</option></field><field name='extra'>toevoeging</field>.</p>"
  "<list ordered='yes'><item>Eerst <em>dit</em> &amp; dan</item><item>dat</item></list>"
  "<list><item>los</item></list>"
  "<p>Uiterlijk op <field name='legal-deadline' type='date'>uiterste datum</field>, "
  "<link href='https://v.example/?a=1&amp;b=2'>lees meer</link>.</p>"
  "<p>Dag <field name='naam'>naam</field></p>");

typedef struct
{
  HvTerms  *terms;
  HvSpoken *spoken;
  HvFields *fields;
  HvDay     today;
} Desk;

static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  desk->terms = hv_terms_load (&error);
  g_assert_no_error (error);
  desk->spoken = hv_spoken_load (&error);
  g_assert_no_error (error);
  desk->fields = hv_fields_new (hv_terms_dates (desk->terms));
  desk->today = hv_day_parse (TODAY);
  hv_fields_set_days (desk->fields, desk->today, 0, NULL);
}

static void
tear_down (Desk          *desk,
           gconstpointer  data)
{
  hv_fields_free (desk->fields);
  hv_spoken_unref (desk->spoken);
  hv_terms_unref (desk->terms);
}

static void
receive (Desk       *desk,
         const char *day)
{
  g_autoptr (HvDeadline) deadline = hv_deadline_new (desk->terms, hv_day_parse (day), NULL, FALSE, NULL);

  hv_fields_set_days (desk->fields, desk->today, deadline->receipt, deadline);
}

static void
put (Desk       *desk,
     const char *name,
     const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hv_fields_set (desk->fields, name, value, &error));
  g_assert_no_error (error);
}

static HvLetter *
write_letter (Desk       *desk,
              const char *xml,
              HvState     state,
              gboolean    footer)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (HvAnswer) answer = hv_answer_new ();
  g_autoptr (GError) error = NULL;

  answer->key = g_strdup ("vragen#brief");
  answer->lang = g_strdup ("nl");
  answer->version = g_strdup ("7");
  answer->state = state;
  answer->approval.on = hv_day_parse ("2026-06-18");
  answer->unit = hv_reader_unit_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return hv_letter_new (answer, desk->fields, hv_terms_dates (desk->terms),
                        footer ? desk->spoken : NULL);
}

static const HvLetterProblem *
problem_of (HvLetter   *letter,
            const char *field)
{
  for (guint i = 0; i < letter->problems->len; i++)
    {
      const HvLetterProblem *problem = g_ptr_array_index (letter->problems, i);

      if (g_strcmp0 (problem->field, field) == 0)
        return problem;
    }
  return NULL;
}

static void
assert_problem (HvLetter   *letter,
                const char *field,
                gboolean    blocking,
                const char *said)
{
  const HvLetterProblem *problem = problem_of (letter, field);

  g_assert_nonnull (problem);
  g_assert_cmpint (problem->blocking, ==, blocking);
  if (strstr (problem->message, said) == NULL)
    g_error ("“%s” does not say “%s”", problem->message, said);
}

static void
test_fields (Desk          *desk,
             gconstpointer  data)
{
  static const struct
  {
    const char  *name;
    const char  *label;
    HvFieldType  type;
    HvFill       fill;
    gboolean     personal;
    gboolean     required;
  } rows[] = {
    { "receipt", "ontvangstdatum", HV_FIELD_DATE, HV_FILL_RECEIPT, FALSE, FALSE },
    { "naam", "naam klant", HV_FIELD_TEXT, HV_FILL_BY_HAND, TRUE, TRUE },
    { "soort", "soort verzoek", HV_FIELD_CHOICE, HV_FILL_BY_HAND, FALSE, TRUE },
    { "extra", "toevoeging", HV_FIELD_TEXT, HV_FILL_BY_HAND, FALSE, FALSE },
    { "legal-deadline", "uiterste datum", HV_FIELD_DATE, HV_FILL_LEGAL, FALSE, FALSE },
  };
  g_autoptr (HvLetter) letter = write_letter (desk, letter_xml, HV_STATE_APPROVED, FALSE);

  g_assert_cmpuint (letter->fields->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const HvField *field = g_ptr_array_index (letter->fields, i);

      g_assert_cmpstr (field->name, ==, rows[i].name);
      g_assert_cmpstr (field->label, ==, rows[i].label);
      g_assert_cmpint (field->type, ==, rows[i].type);
      g_assert_cmpint (field->fill, ==, rows[i].fill);
      g_assert_cmpint (field->personal, ==, rows[i].personal);
      g_assert_cmpint (field->required, ==, rows[i].required);
    }
}

static void
test_empty (Desk          *desk,
            gconstpointer  data)
{
  g_autoptr (HvLetter) letter = write_letter (desk, letter_xml, HV_STATE_APPROVED, FALSE);

  g_assert_false (hv_letter_is_ready (letter));
  g_assert_false (letter->personal);
  g_assert_cmpuint (letter->problems->len, ==, 5);
  assert_problem (letter, "receipt", TRUE, "date received");
  assert_problem (letter, "naam", TRUE, "“naam klant” is not filled in.");
  assert_problem (letter, "soort", TRUE, "not filled in");
  assert_problem (letter, "extra", FALSE, "left out");
  assert_problem (letter, "legal-deadline", TRUE, "date received");
  g_assert_cmpstr (letter->subject, ==, "Uw verzoek van [ontvangstdatum]");
  g_assert_nonnull (strstr (letter->text, "Beste [naam klant],"));
  g_assert_nonnull (strstr (letter->text, "om [soort verzoek]."));
}

static void
test_filled (Desk          *desk,
             gconstpointer  data)
{
  g_autoptr (HvLetter) letter = NULL;
  const HvLetterMark *mark;

  receive (desk, "2026-03-05");
  put (desk, "naam", "  A. <b>Jansen</b> & \"Zn\"  ");
  put (desk, "soort", "een kopie");
  letter = write_letter (desk, letter_xml, HV_STATE_REVIEW_PASSED, FALSE);
  g_assert_true (hv_letter_is_ready (letter));
  g_assert_true (letter->personal);
  g_assert_cmpuint (letter->problems->len, ==, 1);
  g_assert_cmpstr (letter->channel, ==, "email");
  g_assert_cmpstr (letter->subject, ==, "Uw verzoek van donderdag 5 maart 2026");
  g_assert_cmpstr (letter->text, ==,
                   "Beste A. <b>Jansen</b> & \"Zn\",\n\n"
                   "U vroeg om een kopie.\n\n"
                   "1. Eerst dit & dan\n2. dat\n• los\n\n"
                   "Uiterlijk op dinsdag 7 april 2026, lees meer (https://v.example/?a=1&b=2).\n\n"
                   "Dag A. <b>Jansen</b> & \"Zn\"");
  g_assert_cmpstr (letter->html, ==,
                   "<p>Beste A. &lt;b&gt;Jansen&lt;/b&gt; &amp; &quot;Zn&quot;,</p>\n"
                   "<p>U vroeg om een kopie.</p>\n"
                   "<ol>\n<li>Eerst <em>dit</em> &amp; dan</li>\n<li>dat</li>\n</ol>\n"
                   "<ul>\n<li>los</li>\n</ul>\n"
                   "<p>Uiterlijk op dinsdag 7 april 2026, "
                   "<a href=\"https://v.example/?a=1&amp;b=2\">lees meer</a>.</p>\n"
                   "<p>Dag A. &lt;b&gt;Jansen&lt;/b&gt; &amp; &quot;Zn&quot;</p>\n");
  g_assert_cmpuint (letter->marks->len, ==, 5);
  mark = &g_array_index (letter->marks, HvLetterMark, 1);
  g_assert_cmpstr (mark->field, ==, "soort");
  g_assert_true (mark->filled);
  g_assert_true (strncmp (letter->text + mark->start, "een kopie", mark->length) == 0);
}

/* What cannot be right is said, and stands in no letter. */
static void
test_wrong_values (Desk          *desk,
                   gconstpointer  data)
{
  static const char xml[] = TEMPLATE ("Brief",
    "<p><field name='soort' type='choice'><label>soort</label><option>a</option></field>"
    "<field name='dag' type='date'>dag</field></p>");
  g_autoptr (HvLetter) letter = NULL;

  put (desk, "soort", "b");
  put (desk, "dag", "31 feb 2027");
  letter = write_letter (desk, xml, HV_STATE_APPROVED, FALSE);
  g_assert_false (hv_letter_is_ready (letter));
  assert_problem (letter, "soort", TRUE, "choose one");
  assert_problem (letter, "dag", TRUE, "no such day");
  g_assert_null (strstr (letter->text, "31 feb"));
  hv_letter_free (g_steal_pointer (&letter));

  put (desk, "soort", "a");
  put (desk, "dag", "1-2-2027");
  letter = write_letter (desk, xml, HV_STATE_APPROVED, FALSE);
  g_assert_true (hv_letter_is_ready (letter));
  g_assert_cmpstr (letter->text, ==, "amaandag 1 februari 2027");
}

static void
test_at_once (Desk          *desk,
              gconstpointer  data)
{
  HvDeadline deadline = { .receipt = desk->today, .at_once = TRUE };
  g_autoptr (HvLetter) letter = NULL;

  hv_fields_set_days (desk->fields, desk->today, desk->today, &deadline);
  letter = write_letter (desk, letter_xml, HV_STATE_APPROVED, FALSE);
  assert_problem (letter, "legal-deadline", TRUE, "takes effect at once");
  g_assert_null (problem_of (letter, "receipt"));
}

/* Not a field of ours: never out of the door unseen. */
static void
test_foreign (Desk          *desk,
              gconstpointer  data)
{
  static const char * const bodies[] = {
    TEMPLATE ("Brief", "<p>Beste {{klant.naam}},</p>"),
    TEMPLATE ("Brief", "<p>Beste [[naam]],</p>"),
    TEMPLATE ("Beste ${naam}", "<p>Dag</p>"),
    TEMPLATE ("Brief", "<p>Beste &lt;&lt;naam&gt;&gt;,</p>"),
    TEMPLATE ("Brief", "<list><item>Beste «naam»</item></list>"),
  };
  g_autoptr (HvLetter) quotes = write_letter (desk, TEMPLATE ("Brief", "<p>Hij zei «dag allemaal»</p>"),
                                              HV_STATE_APPROVED, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (HvLetter) letter = write_letter (desk, bodies[i], HV_STATE_APPROVED, FALSE);

      g_assert_false (hv_letter_is_ready (letter));
      assert_problem (letter, NULL, TRUE, "naam");
    }
  g_assert_true (hv_letter_is_ready (quotes));
}

static void
test_not_approved (Desk          *desk,
                   gconstpointer  data)
{
  static const HvState states[] = { HV_STATE_BEING_CHECKED, HV_STATE_HIDDEN };

  put (desk, "naam", "Jansen");
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (HvLetter) letter = write_letter (desk, letter_xml, states[i], TRUE);

      g_assert_false (hv_letter_is_ready (letter));
      assert_problem (letter, NULL, TRUE, "not approved");
      g_assert_cmpstr (letter->text, ==, "");
      g_assert_cmpstr (letter->html, ==, "");
      g_assert_cmpstr (letter->subject, ==, "");
    }
}

static void
test_footer (Desk          *desk,
             gconstpointer  data)
{
  g_autoptr (HvLetter) letter = write_letter (desk, TEMPLATE ("Brief", "<p>Dag</p>"),
                                              HV_STATE_APPROVED, TRUE);
  g_autofree char *unknown = hv_spoken_footer (desk->spoken, "pl", "a", "1", NULL);

  g_assert_cmpstr (letter->text, ==, "Dag\n\nSjabloon vragen#brief, versie 7, goedgekeurd op "
                                     "donderdag 18 juni 2026");
  g_assert_true (g_str_has_suffix (letter->html, "juni 2026</small></p>\n"));
  g_assert_cmpstr (unknown, ==, "a · 1 · –");
}

/* Several lines stay lines in a letter, and never become headers of a message. */
static void
test_lines (Desk          *desk,
            gconstpointer  data)
{
  g_autoptr (HvLetter) letter = NULL;

  put (desk, "x", "een\r\nBcc: twee\033[0m");
  letter = write_letter (desk, TEMPLATE ("Over <field name='x'>x</field>",
                                         "<p><field name='x'>x</field></p>"),
                         HV_STATE_APPROVED, FALSE);
  g_assert_null (strpbrk (letter->subject, "\r\n\033"));
  g_assert_cmpstr (letter->text, ==, "een \nBcc: twee [0m");
  g_assert_cmpstr (letter->html, ==, "<p>een <br>\nBcc: twee [0m</p>\n");
}

static void
test_values (Desk          *desk,
             gconstpointer  data)
{
  g_autofree char *megabyte = g_strnfill (1 << 20, 'a');
  g_autoptr (GError) error = NULL;

  put (desk, "naam", "Jansen");
  g_assert_false (hv_fields_set (desk->fields, "naam", megabyte, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (hv_fields_set (desk->fields, "naam", "\377\376", &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
  g_assert_cmpstr (hv_fields_get (desk->fields, "naam"), ==, "Jansen");
  put (desk, "naam", hv_fields_get (desk->fields, "naam"));
  g_assert_cmpstr (hv_fields_get (desk->fields, "naam"), ==, "Jansen");
  put (desk, "naam", "  \n ");
  g_assert_null (hv_fields_get (desk->fields, "naam"));
  put (desk, "naam", "de Vries");
  put (desk, "naam", NULL);
  g_assert_null (hv_fields_get (desk->fields, "naam"));
  put (desk, "naam", "Bakker");
  hv_fields_clear (desk->fields);
  g_assert_null (hv_fields_get (desk->fields, "naam"));
}

/* A phrase says the day that was counted; what is open stays open to see. */
static void
test_phrase (Desk          *desk,
             gconstpointer  data)
{
  static const char xml[] = TEMPLATE ("U hoort van ons uiterlijk op <field name='legal-deadline' type='date'>"
                                      "uiterste datum</field>, <field name='naam' personal='yes'>naam</field>.",
                                      "<p>x</p>");
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (HvUnit) unit = hv_reader_unit_from_bytes (bytes, NULL);
  g_autoptr (HvDeadline) deadline = NULL;
  g_auto (HvFilling) open = { 0 };
  g_auto (HvFilling) half = { 0 };
  g_auto (HvFilling) whole = { 0 };
  g_autoptr (GPtrArray) first = hv_fields_fill (desk->fields, unit->title, "nl", 0, NULL, &open);
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autofree char *said = hv_runs_to_text (first);

  g_assert_cmpstr (said, ==, "U hoort van ons uiterlijk op [uiterste datum], [naam].");
  g_assert_nonnull (strstr (open.open, "uiterste datum"));
  g_assert_false (open.personal);

  /* The day of its page, which no letter takes for the day of a request. */
  deadline = hv_deadline_new (desk->terms, hv_day_parse ("2026-03-05"), NULL, FALSE, NULL);
  second = hv_fields_fill (desk->fields, unit->title, "nl", hv_day_parse ("2026-03-05"), deadline,
                           &half);
  g_free (said);
  said = hv_runs_to_text (second);
  g_assert_cmpstr (said, ==, "U hoort van ons uiterlijk op dinsdag 7 april 2026, [naam].");
  g_assert_nonnull (strstr (half.open, "naam"));
  g_assert_false (half.personal);

  put (desk, "naam", "Jansen");
  third = hv_fields_fill (desk->fields, unit->title, "nl", hv_day_parse ("2026-03-05"), deadline,
                          &whole);
  g_free (said);
  said = hv_runs_to_text (third);
  g_assert_cmpstr (said, ==, "U hoort van ons uiterlijk op dinsdag 7 april 2026, Jansen.");
  g_assert_null (whole.open);
  g_assert_true (whole.personal);
}

/* The bytes are gone before their place is given back. */
static void
test_wiped (Desk          *desk,
            gconstpointer  data)
{
  GString *string = hv_secret_string_new ();
  g_autofree char *long_text = g_strnfill (10000, 'x');

  hv_secret_append (string, "geheim");
  hv_secret_append (string, long_text);
  hv_secret_append_len (string, "staart", 2);
  g_assert_cmpuint (string->len, ==, 6 + 10000 + 2);
  g_assert_true (g_str_has_prefix (string->str, "geheimx"));
  g_assert_true (g_str_has_suffix (string->str, "xst"));
  hv_secret_string_free (string);
  hv_secret_string_free (NULL);
  hv_secret_free (NULL);
  g_assert_null (hv_secret_dup (NULL, -1));
}

static void
test_address (Desk          *desk,
              gconstpointer  data)
{
  static const char * const rows[][3] = {
    { "nl", "https://www.voorbeeld.nl/privacy", "voorbeeld punt n l, schuine streep privacy" },
    { "nl", "https://voorbeeld.nl", "voorbeeld punt n l" },
    { "nl", "https://www.voorbeeld.nl/", "voorbeeld punt n l" },
    { "nl", "https://WWW.Voorbeeld.NL/privacy/uw-rechten/",
      "voorbeeld punt n l, schuine streep privacy, schuine streep uw streepje rechten" },
    { "nl", "https://v.example/AVG2026", "v punt example, schuine streep hoofdletter A hoofdletter V "
      "hoofdletter G 2026" },
    { "nl", "mailto:fg@voorbeeld-energie.example", "f g apenstaartje voorbeeld streepje energie punt example" },
    { "nl", "mailto:privacy@voorbeeld.nl?subject=Vraag", "privacy apenstaartje voorbeeld punt n l" },
    { "nl", "tel:+31880000000", "0 8 8 0 0 0 0 0 0 0" },
    { "nl", "tel:+31-88-1805250", "0, 8 8, 1 8 0 5 2 5 0" },
    { "nl", "tel:+49301234", "plus 4 9 3 0 1 2 3 4" },
    { "en", "https://www.voorbeeld.nl/privacy", "voorbeeld dot n l, slash privacy" },
    { "de", "https://www.beispiel.de/a", "beispiel Punkt d e, Schrägstrich a" },
    { "fr", "mailto:dpo@exemple.fr", "dpo arobase exemple point f r" },
    { "pl", "https://przyklad.pl/a", "przyklad . p l, / a" },
    { "nl", "https://v.example/%C3%A9%20n", "v punt example, schuine streep é n" },
    { "nl", "", "" },
    { "nl", "https://", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = hv_spoken_address (desk->spoken, rows[i][0], rows[i][1]);

      g_assert_cmpstr (said, ==, rows[i][2]);
    }
}

static void
test_address_hostile (Desk          *desk,
                      gconstpointer  data)
{
  static const char * const rows[] = {
    "https://%ff%fe/", "\377\376", "https://v.example/%00x", "tel:", "tel:++++", "mailto:",
    "javascript:alert(1)", "https://v.example/%zz", "////", "https://\342\200\256nl.example",
  };
  g_autofree char *megabyte = g_strnfill (1 << 20, 'a');

  memcpy (megabyte, "https://", 8);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = hv_spoken_address (desk->spoken, "nl", rows[i]);

      g_assert_true (g_utf8_validate (said, -1, NULL));
    }
  g_free (hv_spoken_address (desk->spoken, "nl", megabyte));
}

#define ADD(name, func) g_test_add (name, Desk, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/letter/fields", test_fields);
  ADD ("/letter/empty", test_empty);
  ADD ("/letter/filled", test_filled);
  ADD ("/letter/wrong-values", test_wrong_values);
  ADD ("/letter/at-once", test_at_once);
  ADD ("/letter/foreign", test_foreign);
  ADD ("/letter/not-approved", test_not_approved);
  ADD ("/letter/footer", test_footer);
  ADD ("/letter/lines", test_lines);
  ADD ("/letter/values", test_values);
  ADD ("/letter/phrase", test_phrase);
  ADD ("/letter/wiped", test_wiped);
  ADD ("/letter/address", test_address);
  ADD ("/letter/address-hostile", test_address_hostile);
  return g_test_run ();
}
