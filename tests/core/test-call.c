/* test-call.c: one call, from the first word to nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "hv-call.h"
#include "hv-core-resources.h"
#include "hv-error.h"
#include "hv-named.h"
#include "hv-reader.h"
#include "hv-request.h"

#define TODAY "2026-11-24"

#define ENTRY(attributes, followup) \
  "<entry xmlns='urn:houvast:kb:1' id='e' " attributes "><question>V?</question><answer>A.</answer>" \
  "<steps><followup>" followup "</followup></steps></entry>"

static HvTerms *terms;

/* Loaded in the first test: where its own files are looked for is known then. */
static HvTerms *
get_terms (void)
{
  g_autoptr (GError) error = NULL;

  if (terms == NULL)
    terms = hv_terms_load (&error);
  g_assert_no_error (error);
  return terms;
}

static HvRights *rights;

/* Loaded in the first test: where its own files are looked for is known then. */
static HvRights *
get_rights (void)
{
  g_autoptr (GError) error = NULL;

  if (rights == NULL)
    rights = hv_rights_load (&error);
  g_assert_no_error (error);
  return rights;
}

typedef struct
{
  HvCall *call;
  guint   notified;
  guint   cleared;
} Desk;

static void
notify_cb (Desk *desk)
{
  desk->notified++;
}

static void
cleared_cb (Desk *desk)
{
  g_assert_true (hv_call_is_empty (desk->call));
  desk->cleared++;
}

static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  desk->call = hv_call_new (get_terms (), get_rights ());
  hv_call_set_today (desk->call, hv_day_parse (TODAY));
  g_signal_connect_swapped (desk->call, "cleared", G_CALLBACK (cleared_cb), desk);
}

static void
tear_down (Desk          *desk,
           gconstpointer  data)
{
  g_assert_finalize_object (desk->call);
}

static HvAnswer *
read_answer (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  HvAnswer *answer = hv_answer_new ();

  answer->key = g_strdup ("vragen#e");
  answer->lang = g_strdup ("nl");
  answer->unit = hv_reader_unit_from_bytes (bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < answer->unit->items->len; i++)
    g_ptr_array_add (answer->items, hv_item_copy (g_ptr_array_index (answer->unit->items, i)));
  return answer;
}

static void
assert_day (HvDay       day,
            const char *iso)
{
  g_autofree char *text = hv_day_format (day);

  g_assert_cmpstr (text, ==, iso);
}

static void
assert_rights (GPtrArray  *found,
               const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((HvRight *) g_ptr_array_index (found, i))->id);
  g_ptr_array_unref (found);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_rights (void)
{
  static const char * const rows[][2] = {
    { "A15", "access" }, { "A15-1-h", "access" }, { "A17-3-b", "erasure" }, { "A21", "objection" },
    { "A21-1", "objection" }, { "A21-2", "marketing-optout" }, { "A21-3", "marketing-optout" },
    { "A7-3", "withdraw-consent" }, { "A22-3", "automated-decision" }, { "A13", "information" },
    { "access", "access" },
  };
  static const char * const unknown[] = { "A151", "A7", "A1", "", "A82", "onzin" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (hv_rights_find (get_rights (), rows[i][0])->id, ==, rows[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (hv_rights_find (get_rights (), unknown[i]));
  g_assert_null (hv_rights_find (get_rights (), NULL));
  g_assert_true (hv_rights_find (get_rights (), "marketing-optout")->at_once);
  g_assert_true (hv_rights_find (get_rights (), "withdraw-consent")->at_once);
  g_assert_false (hv_rights_find (get_rights (), "access")->at_once);
  g_assert_cmpstr (hv_rights_find (get_rights (), "access")->name, ==, "right of access");
  assert_rights (hv_rights_all (get_rights ()),
                 "access rectification erasure restriction portability objection marketing-optout "
                 "withdraw-consent automated-decision recipients-notified");
}

static void
test_rights_of (void)
{
  static const char * const rows[][2] = {
    { ENTRY ("rights='A15'", ""), "access" },
    { ENTRY ("rights='A15 A15-3'", ""), "access" },
    { ENTRY ("rights='A21-2 A21-3'", ""), "marketing-optout" },
    { ENTRY ("rights='A22-3 A15-1-h'", ""), "automated-decision access" },
    { ENTRY ("rights='A13 A14'", ""), "" },
    { ENTRY ("rights='A77' topic='access'", ""), "" },
    { ENTRY ("topic='erasure'", ""), "erasure" },
    { ENTRY ("topic='retention'", ""), "" },
    { ENTRY ("", ""), "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvAnswer) answer = read_answer (rows[i][0]);

      assert_rights (hv_rights_of (get_rights (), answer->unit), rows[i][1]);
    }
}

static void
test_meanings (void)
{
  static const struct
  {
    const char *text;
    const char *topics;
  } rows[] = {
    { "ik wil bezwaar maken", "objection marketing-optout -" },
    { "Bezwaarschrift", "objection marketing-optout -" },
    { "ik wil mijn abonnement opzeggen", "- erasure marketing-optout withdraw-consent" },
    { "ik heb opgezegd", "- erasure marketing-optout withdraw-consent" },
    { "KLACHT", "complaint objection -" },
    { "waar kan ik klagen?", "complaint objection -" },
    { "I want to object", "objection marketing-optout -" },
    { "a complaint", "complaint objection -" },
    { "cancel my subscription", "- erasure marketing-optout" },
    { "mijn gegevens inzien", "" },
    { "", "" },
    { "\377\376 klach", "" },
  };
  g_autofree char *megabyte = g_strnfill (1 << 20, 'a');
  g_autoptr (GPtrArray) none = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = hv_rights_meanings (get_rights (), rows[i].text, -1);
      g_autoptr (GString) topics = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        {
          const HvMeaning *meaning = g_ptr_array_index (found, j);

          g_assert_cmpstr (meaning->text, !=, "");
          g_string_append_printf (topics, "%s%s", j > 0 ? " " : "",
                                  meaning->topic != NULL ? meaning->topic : "-");
        }
      g_assert_cmpstr (topics->str, ==, rows[i].topics);
    }
  none = hv_rights_meanings (get_rights (), megabyte, -1);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What keeps a caller talking is for questions only; a mood has its phrases. */
static void
test_items (void)
{
  g_autoptr (HvItem) probe = hv_item_new (HV_STEP_EMPATHY, HV_ITEM_PROBE);
  g_autoptr (HvItem) easy = hv_item_new (HV_STEP_TRUST, HV_ITEM_PHRASE);
  g_autoptr (HvItem) plain = hv_item_new (HV_STEP_TRUST, HV_ITEM_PHRASE);

  probe->when = HV_WHEN_QUESTION;
  easy->when = HV_WHEN_REQUEST;
  easy->moods = g_strsplit ("worried formal", " ", -1);
  g_assert_true (hv_item_serves (probe, FALSE));
  g_assert_false (hv_item_serves (probe, TRUE));
  g_assert_false (hv_item_serves (easy, FALSE));
  g_assert_true (hv_item_serves (easy, TRUE));
  g_assert_true (hv_item_serves (plain, FALSE) && hv_item_serves (plain, TRUE));
  g_assert_true (hv_item_suits (easy, "formal"));
  g_assert_false (hv_item_suits (easy, "angry"));
  g_assert_false (hv_item_suits (easy, NULL));
  g_assert_false (hv_item_suits (plain, "formal"));
}

/* Today is the day of receipt; the page's one right is the one that is meant. */
static void
test_hear (Desk          *desk,
           gconstpointer  data)
{
  g_autoptr (HvAnswer) answer = read_answer (ENTRY ("rights='A15'",
    "<deadline kind='legal' within='P1M'>x</deadline><deadline kind='target' within='P21D'>x</deadline>"));
  const HvDeadline *deadline;
  g_autofree char *note = NULL;

  g_assert_null (hv_call_dup_note (desk->call));
  hv_call_hear (desk->call, NULL, answer);
  g_assert_true (hv_call_get_request (desk->call));
  g_assert_cmpstr (hv_call_get_right (desk->call)->id, ==, "access");
  assert_day (hv_call_get_receipt (desk->call), TODAY);
  deadline = hv_call_get_deadline (desk->call);
  assert_day (deadline->legal, "2026-12-24");
  assert_day (deadline->target, "2026-12-15");
  note = hv_call_dup_note (desk->call);
  g_assert_cmpstr (note, ==,
                   "Privacy request: right of access\nReceived: Tuesday 24 November 2026\n"
                   "Channel: Telephone\nLast day: Thursday 24 December 2026");
  hv_call_unhear (desk->call);
  g_assert_false (hv_call_get_request (desk->call));
  g_assert_null (hv_call_get_right (desk->call));
  g_assert_null (hv_call_get_deadline (desk->call));
  g_assert_true (hv_call_is_empty (desk->call));
}

static void
test_choose (Desk          *desk,
             gconstpointer  data)
{
  g_autoptr (HvAnswer) answer = read_answer (ENTRY ("topic='retention'",
    "<deadline kind='target' within='P1D'>x</deadline>"));
  g_autoptr (HvAnswer) optout = read_answer (ENTRY ("rights='A21-2'", ""));
  g_autofree char *note = NULL;

  hv_call_hear (desk->call, NULL, answer);
  g_assert_true (hv_call_get_request (desk->call));
  g_assert_null (hv_call_get_right (desk->call));
  g_assert_null (hv_call_dup_note (desk->call));
  /* The page is not about this right: its target is for something else. */
  hv_call_hear (desk->call, "erasure", answer);
  assert_day (hv_call_get_deadline (desk->call)->target, "2026-12-22");
  /* A right without a term never gets one, also where the page forgot to say so. */
  hv_call_hear (desk->call, NULL, optout);
  g_assert_true (hv_call_get_deadline (desk->call)->at_once);
  g_assert_cmpuint (hv_call_get_deadline (desk->call)->legal, ==, 0);
  note = hv_call_dup_note (desk->call);
  g_assert_true (g_str_has_suffix (note, "Takes effect at once"));
}

static void
test_receipt (Desk          *desk,
              gconstpointer  data)
{
  static const char * const bad[] = { "2026-11-25", "2018-05-24" };
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (desk->call, "notify::receipt", G_CALLBACK (notify_cb), desk);
  g_assert_true (hv_call_set_receipt (desk->call, hv_day_parse ("2026-03-05"), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (desk->notified, ==, 1);
  assert_day (hv_call_get_deadline (desk->call)->legal, "2026-04-07");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (hv_call_set_receipt (desk->call, hv_day_parse (bad[i]), &error));
      g_assert_error (error, HV_ERROR, HV_ERROR_USAGE);
      g_clear_error (&error);
      assert_day (hv_call_get_receipt (desk->call), "2026-03-05");
    }
  /* The request is heard after its day was set: the day stays. */
  hv_call_hear (desk->call, "A15", NULL);
  assert_day (hv_call_get_receipt (desk->call), "2026-03-05");
  g_assert_cmpuint (desk->notified, ==, 1);
  g_assert_true (hv_call_set_receipt (desk->call, 0, &error));
  g_assert_null (hv_call_get_deadline (desk->call));
}

static void
assert_fact (GPtrArray  *facts,
             const char *label,
             const char *value)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const HvFact *fact = g_ptr_array_index (facts, i);

      if (strcmp (fact->label, label) == 0)
        {
          g_assert_cmpstr (fact->value, ==, value);
          return;
        }
    }
  g_error ("“%s” is not said", label);
}

/* Everything that is held is said, and after the call nothing is held. */
static void
test_amnesia (Desk          *desk,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *note = NULL;

  g_assert_true (hv_call_is_empty (desk->call));
  hv_call_set_mood (desk->call, "worried");
  hv_call_set_channel (desk->call, "email");
  hv_call_hear (desk->call, "A17", NULL);
  g_assert_true (hv_fields_set (hv_call_get_fields (desk->call), "naam", "Jansen", NULL));

  facts = hv_call_list_facts (desk->call);
  g_assert_cmpuint (facts->len, ==, 6);
  assert_fact (facts, "Mood", "worried");
  assert_fact (facts, "Request", "right to erasure");
  assert_fact (facts, "Date received", "Tuesday 24 November 2026");
  assert_fact (facts, "Legal last day", "Thursday 24 December 2026");
  assert_fact (facts, "Filled in: naam", "Jansen");
  note = hv_call_dup_note (desk->call);
  g_assert_null (strstr (note, "Jansen"));

  g_signal_connect_swapped (desk->call, "notify", G_CALLBACK (notify_cb), desk);
  hv_call_clear (desk->call);
  g_assert_cmpuint (desk->cleared, ==, 1);
  g_assert_cmpuint (desk->notified, ==, 6);
  none = hv_call_list_facts (desk->call);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (hv_call_get_mood (desk->call));
  g_assert_cmpstr (hv_call_get_channel (desk->call), ==, "phone");
  g_assert_null (hv_fields_get (hv_call_get_fields (desk->call), "naam"));
  g_assert_null (hv_call_dup_note (desk->call));
  /* The next call still knows what day it is. */
  hv_call_hear (desk->call, "A15", NULL);
  assert_day (hv_call_get_receipt (desk->call), TODAY);
}

/* The days of a letter are the days that were said. */
static void
test_fields (Desk          *desk,
             gconstpointer  data)
{
  HvField field = { .name = (char *) "legal-deadline", .label = (char *) "uiterste datum",
                    .type = HV_FIELD_DATE, .fill = HV_FILL_LEGAL };
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *moved = NULL;

  g_assert_null (hv_fields_value (hv_call_get_fields (desk->call), &field, "nl", &error));
  hv_call_hear (desk->call, "A15", NULL);
  value = hv_fields_value (hv_call_get_fields (desk->call), &field, "nl", NULL);
  g_assert_cmpstr (value, ==, "donderdag 24 december 2026");
  hv_call_set_receipt (desk->call, hv_day_parse ("2026-11-20"), NULL);
  moved = hv_fields_value (hv_call_get_fields (desk->call), &field, "nl", NULL);
  g_assert_cmpstr (moved, ==, "maandag 21 december 2026");
}

/* A list of one's own takes the place of the program's, and is refused whole. */
static void
test_own_rights (void)
{
  static const char * const bad[][2] = {
    { "<rights><right id='x' articles='A15'/></rights>", "rights.xml:1: <right> needs a <name>." },
    { "<rights><right id='x'><name xml:lang='nl'>x</name></right></rights>", "needs “articles”" },
    { "<rights><word xml:lang='nl' match='*'><meaning><name xml:lang='nl'>x</name></meaning>"
      "<meaning><name xml:lang='nl'>y</name></meaning></word></rights>", "fits every word" },
    { "<rights><word xml:lang='nl' match='a'><meaning><name xml:lang='nl'>x</name></meaning></word>"
      "</rights>", "two meanings" },
    { "<rights><right id='x' articles='A15' once='yes'><name xml:lang='nl'>x</name></right></rights>",
      "<right> has no “once”" },
  };
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "houvast", "rules", NULL);
  g_autofree char *path = g_build_filename (folder, "rights.xml", NULL);
  g_autoptr (HvRights) own = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, bad[i][0], -1, NULL));
      g_assert_null (hv_rights_load (&error));
      g_assert_error (error, HV_ERROR, HV_ERROR_REFUSED);
      if (strstr (error->message, bad[i][1]) == NULL)
        g_error ("“%s” does not say “%s”", error->message, bad[i][1]);
    }
  g_assert_true (g_file_set_contents (path, "<rights><right id='x' articles='A15'><name xml:lang='nl'>"
                                            "iks</name></right></rights>", -1, NULL));
  own = hv_rights_load (NULL);
  g_assert_cmpstr (hv_rights_find (own, "A15")->name, ==, "iks");
  g_assert_null (hv_rights_find (own, "A17"));
  g_unlink (path);
}

#define ADD(name, func) g_test_add (name, Desk, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/call/rights", test_rights);
  g_test_add_func ("/call/rights-of", test_rights_of);
  g_test_add_func ("/call/own-rights", test_own_rights);
  g_test_add_func ("/call/meanings", test_meanings);
  g_test_add_func ("/call/items", test_items);
  ADD ("/call/hear", test_hear);
  ADD ("/call/choose", test_choose);
  ADD ("/call/receipt", test_receipt);
  ADD ("/call/amnesia", test_amnesia);
  ADD ("/call/fields", test_fields);
  status = g_test_run ();
  g_clear_pointer (&rights, hv_rights_unref);
  g_clear_pointer (&terms, hv_terms_unref);
  return status;
}
