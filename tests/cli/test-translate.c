/* test-translate.c: what translators hand in, and what becomes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-test-command.h"

#define HEADER(charset) \
  "msgid \"\"\nmsgstr \"\"\n\"PO-Revision-Date: 2026-06-25 10:00+0200\\n\"\n\"Language: en\\n\"\n" \
  "\"Content-Type: text/plain; charset=" charset "\\n\"\n\n"

/* Three lines and an empty one; the msgid of the first is in line 8. */
#define MESSAGE(context, id, translation) \
  "msgctxt \"" context "\"\nmsgid \"" id "\"\nmsgstr \"" translation "\"\n\n"

static const char faq[]
  = "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='brieven' version='1'><title>Brieven</title>\n"
    "<approval status='approved' role='dpo' on='2026-06-01' review='2027-06-01'/>\n"
    "<phrases id='schap' step='trust'><phrase>Goed &amp; wel.</phrase><phrase>Graag.</phrase></phrases>\n"
    "<entry id='een' topic='access'><question>Wat heeft u?</question>\n"
    "  <alternatives>\n    Eerste\n    Tweede\n  </alternatives><keywords>wat, alles</keywords>\n"
    "  <answer>Dit is <em>alles</em>.</answer></entry>\n"
    "<template id='brief' channel='email'><subject>Uw verzoek</subject><body><p>Beste "
    "<field name='naam' personal='yes'>naam</field>, voor <field name='keuze' type='choice'>"
    "<label>wat</label><option>dit</option><option>dat</option></field>, zie <link "
    "href='https://voorbeeld.example/'>hier</link>.</p></body></template></faq>\n";

#define BODY "Beste <field name=\\\"naam\\\" personal=\\\"yes\\\">naam</field>, voor <field " \
  "name=\\\"keuze\\\" type=\\\"choice\\\"><label>wat</label><option>dit</option><option>dat</option>" \
  "</field>, zie <link href=\\\"https://voorbeeld.example/\\\">hier</link>."
#define NAME "<field name=\\\"naam\\\" personal=\\\"yes\\\">name</field>"
#define CHOICE "<field name=\\\"keuze\\\" type=\\\"choice\\\"><label>what</label>" \
  "<option>this</option><option>that</option></field>"
#define LINK "<link href=\\\"https://voorbeeld.example/\\\">here</link>"

#define TITLE MESSAGE ("brieven#brieven title", "Brieven", "Letters")
#define SHELF MESSAGE ("brieven#schap trust phrase", "Goed &amp; wel.", "Well &amp; good.") \
  MESSAGE ("brieven#schap trust phrase", "Graag.", "You are welcome.")
#define ENTRY MESSAGE ("brieven#een question", "Wat heeft u?", "What do you have?") \
  MESSAGE ("brieven#een answer", "Dit is <em>alles</em>.", "<em>This</em> is all of it.")
#define WORDINGS MESSAGE ("brieven#een alternatives", "Eerste\\n    Tweede", "One\\nTwo & three\\nFour") \
  MESSAGE ("brieven#een keywords", "wat, alles", "what, all")
#define TEMPLATE(body) MESSAGE ("brieven#brief subject", "Uw verzoek", "Your request") \
  MESSAGE ("brieven#brief body", BODY, body)
#define WHOLE TITLE SHELF ENTRY WORDINGS TEMPLATE ("Dear " NAME ", for " CHOICE ", see " LINK ".")

static void
set_up (TestLibrary   *test,
        gconstpointer  data)
{
  test_library_set_up (test, data);
  g_setenv ("HOUVAST_LIBRARY", test->library, TRUE);
  g_free (test_library_write (test, "brieven.xml", faq));
}

static TestRun *
merge (TestLibrary *test,
       const char  *catalog)
{
  g_free (test_library_write (test, "en.po", catalog));
  return test_run (test, "catalog", "merge", "--lang", "en", "en.po", "brieven.xml", "-o", "uit", NULL);
}

static char *
merged (TestLibrary *test)
{
  g_autofree char *path = g_build_filename (test->folder, "uit", "brieven.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

static void
assert_not (const char *text,
            const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in: %s", part, text);
}

static void
test_whole (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr (TestRun) run = merge (test, HEADER ("UTF-8") WHOLE);
  g_autofree char *text = NULL;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  text = merged (test);
  assert_has (text, "xml:lang=\"en\"");
  assert_has (text, "translation-of=\"nl\"");
  assert_has (text, "<phrase>Well &amp; good.</phrase>");
  assert_has (text, "<answer><em>This</em> is all of it.</answer>");
  assert_has (text, "\n    One\n    Two &amp; three\n    Four\n  </alternatives>");
  assert_has (text, "Dear <field name=\"naam\" personal=\"yes\">name</field>");
  assert_has (text, "id=\"een\"");
  /* Nobody has signed it off yet. */
  assert_has (text, "<approval status=\"review\"/>");
  assert_not (text, "status=\"approved\"");
  test_status (test, 0, "check", "uit/brieven.xml");
  test_status (test, 0, "--role", "communications", "catalog", "merge", "en.po", "brieven.xml", "-o",
               "uit");
  g_free (text);
  text = merged (test);
  assert_has (text, "<approval status=\"approved\" role=\"communications\" on=\"2026-06-25\" "
                    "review=\"2027-06-01\"/>");
}

/* A message that someone would say or read hides its unit; one by which it is
 * found does not, and words of the other language do not stay in its place. */
static void
test_unfinished (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autoptr (TestRun) run
    = merge (test, HEADER ("UTF-8") TITLE
             "#, fuzzy\n" SHELF ENTRY TEMPLATE ("Dear " NAME ", for " CHOICE ", see " LINK "."));
  g_autoptr (TestRun) status = test_run (test, "--json", "catalog", "status", "--all", "en.po",
                                         "brieven.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonObject) json = NULL;
  JsonObject *english;

  g_assert_cmpint (run->status, ==, 0);
  text = merged (test);
  assert_has (text, "<approval status=\"draft\"/>\n</phrases>");
  assert_has (text, "Goed &amp; wel.");
  assert_not (text, "alternatives");
  assert_not (text, "alles");
  g_assert_cmpint (status->status, ==, 0);
  assert_has (status->err, "en.po:13: warning: The translation of “Goed &amp; wel.” ");
  assert_has (status->err, "“Eerste     Tweede” (brieven#een alternatives)");
  json = test_run_json (status);
  english = json_array_get_object_element (json_object_get_array_member (json, "languages"), 1);
  g_assert_cmpstr (json_object_get_string_member (english, "lang"), ==, "en");
  g_assert_false (json_object_get_boolean_member (english, "complete"));
  g_assert_cmpint (json_object_get_int_member (english, "texts"), ==, 9);
  g_assert_cmpint (json_object_get_int_member (english, "translated"), ==, 6);
  g_assert_cmpint (json_object_get_int_member (english, "fuzzy"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (english, "rewritten_missing"), ==, 2);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (english, "hidden")), ==, 1);
}

/* Each of these is refused, by name and line, and leaves nothing behind. */
static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  static const struct
  {
    const char *catalog;
    const char *said;
  } rows[] = {
    { HEADER ("UTF-8") MESSAGE ("ander#een question", "Wat?", "What?"), "en.po: error: None" },
    { HEADER ("UTF-8"), "en.po: error: None" },
    { "", "en.po: error: The catalog has no header" },
    { MESSAGE ("brieven#brieven title", "Brieven", "Letters"), "en.po: error: The catalog has no header" },
    { "\xff\xfe" "m\0s\0", "en.po" },
    { "Geen catalogus.\n", "en.po:1: error" },
    { HEADER ("UTF-8") TITLE "msgid \"open\nmsgstr \"\"\n", "en.po:12: error: end-of-line" },
    { HEADER ("UTF-8") TITLE TITLE, "en.po:12: error: duplicate message" },
    { HEADER ("UTF-8") MESSAGE ("brieven#brieven title", "Brieven", "\xe9tage"), "en.po:9:" },
    { HEADER ("ISO-8859-1") MESSAGE ("brieven#brieven title", "Brieven", "Létters"),
      "en.po: error: The header says that the charset is “ISO-8859-1”" },
    { HEADER ("ISO-8859-1") MESSAGE ("brieven#brieven title", "Brieven", "\x93Letters\x94"),
      "en.po:8: error: This message has what is no text" },
    { HEADER ("CHARSET") TITLE, "en.po: error: The header names no charset" },
    { HEADER ("KLINGON") TITLE, "en.po: error: The header names no charset" },
    { "msgid \"\"\nmsgstr \"Language: de\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n" TITLE,
      "en.po: error: The header says that this is “de”" },
    { HEADER ("UTF-8") TEMPLATE ("For " CHOICE ", see " LINK "."),
      "en.po:12: error: <field name=\"naam\" personal=\"yes\"> is lost" },
    { HEADER ("UTF-8") TEMPLATE (NAME NAME CHOICE LINK),
      "en.po:12: error: <field name=\"naam\" personal=\"yes\"> is not in the original, or not as often" },
    { HEADER ("UTF-8") TEMPLATE ("<field name=\\\"name\\\">x</field>" CHOICE LINK),
      "en.po:12: error: <field name=\"naam\"" },
    { HEADER ("UTF-8") TEMPLATE (NAME "<field name=\\\"keuze\\\" type=\\\"choice\\\"><label>what</label>"
                                 "<option>this</option></field>" LINK),
      "<option> is lost" },
    { HEADER ("UTF-8") TEMPLATE (NAME CHOICE "<link href=\\\"https://elders.example/\\\">x</link>"),
      "en.po:12: error: <link href=\"https://elders.example/\">" },
    { HEADER ("UTF-8") TEMPLATE ("<field name=\\\"naam\\\" personal=\\\"yes\\\"> </field>" CHOICE LINK),
      "en.po:12: error: There are no words in <field" },
    { HEADER ("UTF-8") TEMPLATE (NAME CHOICE LINK "<b>"), "en.po:12: error: The tags in" },
    { HEADER ("UTF-8") TEMPLATE (NAME CHOICE LINK " & more"), "en.po:12: error: The tags in" },
    { HEADER ("UTF-8") TEMPLATE (NAME CHOICE LINK "&nbsp;"), "en.po:12: error: The tags in" },
    { HEADER ("UTF-8") TEMPLATE (NAME CHOICE LINK "</words><words>"), "en.po:12: error: The tags in" },
    { HEADER ("UTF-8") TEMPLATE (NAME CHOICE LINK "<section id=\\\"x\\\"/>"),
      "en.po:12: error: <section id=\"x\">" },
  };
  g_autofree char *folder = g_build_filename (test->folder, "uit", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestRun) run = merge (test, rows[i].catalog);

      if (run->status != 3)
        g_error ("row %" G_GSIZE_FORMAT ": exit status %d: %s", i, run->status, run->err);
      assert_has (run->err, rows[i].said);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
    }
}

static void
test_fuzzy_header (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr (TestRun) run = merge (test, "#, fuzzy\n" HEADER ("UTF-8") WHOLE);

  g_assert_cmpint (run->status, ==, 0);
  assert_has (run->err, "en.po:2: warning: The header is still marked fuzzy");
}

/* What the catalog has of an older document is told by its line; what it has not
 * yet, by its words. */
static void
test_older_source (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr (TestRun) run
    = merge (test, HEADER ("UTF-8") TITLE SHELF WORDINGS
             TEMPLATE ("Dear " NAME ", for " CHOICE ", see " LINK ".")
             MESSAGE ("brieven#een question", "Wat had u?", "What did you have?")
             MESSAGE ("brieven#een answer", "Dit is <em>alles</em>.", "That is all."));
  g_autofree char *text = NULL;

  g_assert_cmpint (run->status, ==, 0);
  assert_has (run->err, "en.po: warning: “Wat heeft u?” (brieven#een question) is not in the catalog");
  assert_has (run->err, "en.po:36: warning: “Wat had u?” (brieven#een question) is not in the document");
  text = merged (test);
  assert_has (text, "<approval status=\"draft\"/>\n</entry>");
  assert_not (text, "Wat had u?");
}

/* Two documents of which one is broken: neither is written, and what was there
 * before stays. */
static void
test_nothing_half (TestLibrary   *test,
                   gconstpointer  data)
{
  g_auto (GStrv) parts = g_strsplit (faq, "id='brieven'", 2);
  g_autofree char *other = g_strjoinv ("id='anders'", parts);
  g_autoptr (TestRun) first = merge (test, HEADER ("UTF-8") WHOLE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *folder = g_build_filename (test->folder, "uit", NULL);

  g_assert_cmpint (first->status, ==, 0);
  g_free (test_library_write (test, "anders.xml", other));
  g_free (test_library_write (test, "en.po", HEADER ("UTF-8") WHOLE
                              MESSAGE ("anders#een answer", "Dit is <em>alles</em>.", "<em>All")));
  before = test_folder_sum (folder);
  test_status (test, 3, "catalog", "merge", "en.po", "anders.xml", "brieven.xml", "-o", "uit");
  test_status (test, 3, "catalog", "merge", "en.po", "brieven.xml", "anders.xml", "-o", "uit");
  after = test_folder_sum (folder);
  g_assert_cmpstr (before, ==, after);
}

/* Documents that nobody could translate, and folders that nobody could write to. */
static void
test_documents (TestLibrary   *test,
                gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_free (test_library_write (test, "en.po", HEADER ("UTF-8") WHOLE));
  g_free (test_library_write (test, "stuk.xml", "<faq xmlns='urn:houvast:kb:1'><title>"));
  g_free (test_library_write (test, "dtd.xml", "<!DOCTYPE faq [<!ENTITY a 'b'>]><faq>&a;</faq>"));
  before = test_folder_sum (test->folder);
  test_status (test, 3, "catalog", "extract", "stuk.xml", "-o", "x.pot");
  test_status (test, 3, "catalog", "extract", "dtd.xml", "-o", "x.pot");
  test_status (test, 3, "catalog", "extract", "er-niet.xml", "-o", "x.pot");
  test_status (test, 3, "catalog", "merge", "en.po", "dtd.xml", "-o", "uit");
  test_status (test, 2, "catalog", "extract", "brieven.xml");
  test_status (test, 2, "catalog", "extract", "-o", "x.pot");
  test_status (test, 2, "catalog", "merge", "en.po", "brieven.xml");
  test_status (test, 2, "catalog", "merge", "en.po", "-o", "uit");
  test_status (test, 2, "catalog", "merge", "--lang", "nl", "en.po", "brieven.xml", "-o", "uit");
  test_status (test, 2, "catalog", "merge", "--lang", "e n", "en.po", "brieven.xml", "-o", "uit");
  test_status (test, 2, "--role", "de baas", "catalog", "merge", "en.po", "brieven.xml", "-o", "uit");
  test_status (test, 2, "catalog", "merge", "en.po", "brieven.xml", "-o", ".");
  test_status (test, 2, "catalog");
  test_status (test, 2, "catalog", "onzin");
  test_status (test, 1, "catalog", "merge", "er-niet.po", "brieven.xml", "-o", "uit");
  after = test_folder_sum (test->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_many (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr (GString) catalog = g_string_new (HEADER ("UTF-8") WHOLE);
  g_autoptr (GString) document = g_string_new (
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='veel' version='1'><title>Veel</title>"
    "<approval status='approved' role='dpo' on='2026-06-01'/>");
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) json = NULL;
  JsonObject *english;

  for (guint i = 0; i < 100000; i++)
    {
      if (i % 100 == 0)
        g_string_append_printf (document, "%s<phrases id='schap-%u' step='trust'>",
                                i > 0 ? "</phrases>\n" : "\n", i);
      g_string_append_printf (document, "<phrase>Zin %u.</phrase>", i);
      g_string_append_printf (catalog, "msgctxt \"veel#schap-%u trust phrase\"\nmsgid \"Zin %u.\"\n"
                              "msgstr \"Phrase %u.\"\n\n", i - i % 100, i, i);
    }
  g_string_append (document, "</phrases></faq>");
  g_free (test_library_write (test, "en.po", catalog->str));
  g_free (test_library_write (test, "veel.xml", document->str));
  run = test_run (test, "--json", "catalog", "merge", "en.po", "veel.xml", "-o", "uit", NULL);
  g_assert_cmpint (run->status, ==, 0);
  json = test_run_json (run);
  english = json_array_get_object_element (json_object_get_array_member (json, "languages"), 0);
  g_assert_cmpint (json_object_get_int_member (english, "translated"), ==, 100000);
  g_assert_cmpint (json_object_get_int_member (english, "units"), ==, 1000);
  /* And one that is nearly all about something else. */
  test_status (test, 0, "catalog", "merge", "en.po", "brieven.xml", "-o", "uit");
}

/* In a library: one Dutch phrase changes, and exactly its translation is gone, also
 * when the catalog is merged as it was, until somebody signs a finished one off. */
static void
test_one_phrase (TestLibrary   *test,
                 gconstpointer  data)
{
  g_auto (GStrv) parts = g_strsplit (faq, "Graag.</phrase>", 2);
  g_autofree char *changed = g_strjoinv ("Heel graag.</phrase>", parts);
  g_auto (GStrv) approval_parts = g_strsplit (changed, "on='2026-06-01'", 2);
  g_autofree char *approved = g_strjoinv ("on='2026-07-01'", approval_parts);

  g_free (test_library_write (test, "en.po", HEADER ("UTF-8") WHOLE));
  test_status (test, 0, "--role", "dpo", "catalog", "merge", "en.po", "brieven.xml", "-o", "uit");
  test_status (test, 0, "import", "brieven.xml", "uit");
  test_status (test, 0, "show", "brieven#schap@en");
  test_status (test, 0, "show", "brieven#een@en");
  test_status (test, 0, "show", "brieven#brief@en");

  g_free (test_library_write (test, "brieven.xml", approved));
  test_status (test, 0, "import", "brieven.xml");
  test_status (test, 1, "show", "brieven#schap@en");
  test_status (test, 0, "show", "brieven#een@en");
  test_status (test, 0, "show", "brieven#brief@en");

  test_status (test, 0, "--role", "dpo", "catalog", "merge", "en.po", "brieven.xml", "-o", "uit");
  test_status (test, 0, "import", "uit");
  test_status (test, 1, "show", "brieven#schap@en");
  test_status (test, 0, "show", "brieven#een@en");
  test_status (test, 3, "--role", "dpo", "approve", "brieven#schap@en");
  test_status (test, 1, "show", "brieven#schap@en");

  g_free (test_library_write (test, "en.po", HEADER ("UTF-8") WHOLE
                              MESSAGE ("brieven#schap trust phrase", "Heel graag.", "Most welcome.")));
  test_status (test, 0, "catalog", "merge", "en.po", "brieven.xml", "-o", "uit");
  test_status (test, 0, "import", "uit");
  test_status (test, 1, "show", "brieven#schap@en");
  test_status (test, 0, "--role", "dpo", "approve", "brieven#schap@en");
  test_status (test, 0, "show", "brieven#schap@en");
}

/* Without files, it is the library that is asked. */
static void
test_library_status (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autoptr (TestRun) run = NULL;

  test_status (test, 1, "catalog", "status");
  g_free (test_library_write (test, "en.po", HEADER ("UTF-8") TITLE SHELF ENTRY WORDINGS));
  test_status (test, 0, "--role", "dpo", "catalog", "merge", "en.po", "brieven.xml", "-o", "uit");
  test_status (test, 0, "import", "brieven.xml", "uit");
  run = test_run (test, "catalog", "status", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->out, ==, "en: 2 of 3 can be said\n    brieven#brief\n"
                                 "nl: complete, 3 of 3 can be said\n");
}

/* As if what is finished were approved, and without a library. */
static void
test_preview (TestLibrary   *test,
              gconstpointer  data)
{
  g_autoptr (TestRun) shown = NULL;
  g_autoptr (TestRun) hidden = NULL;

  g_free (test_library_write (test, "en.po", HEADER ("UTF-8") TITLE ENTRY));
  shown = test_run (test, "catalog", "preview", "--show", "brieven#een", "en.po", "brieven.xml", NULL);
  g_assert_cmpint (shown->status, ==, 0);
  assert_has (shown->out, "This is all of it.");
  hidden = test_run (test, "catalog", "preview", "--show", "brieven#brief", "en.po", "brieven.xml",
                     NULL);
  g_assert_cmpint (hidden->status, ==, 0);
  assert_has (hidden->out, "Uw verzoek");
  assert_has (hidden->err, "There is no finished and approved text in “en”; this is the one in “nl”.");
  g_assert_false (g_file_test (test->library, G_FILE_TEST_EXISTS));
}

/* What no library would take is not shown as an empty one: answers without the
 * statement that they rest on. */
static void
test_preview_refused (TestLibrary   *test,
                      gconstpointer  data)
{
  g_autofree char *catalog = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "po", "en.po",
                                                    NULL);
  g_autofree char *answers = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "nl",
                                                    "privacyvragen.xml", NULL);
  g_autoptr (TestRun) run = test_run (test, "catalog", "preview", "--show", "privacyvragen#inzage",
                                      catalog, answers, NULL);

  g_assert_cmpint (run->status, ==, 3);
  assert_has (run->err, "[reference]");
  g_assert_cmpstr (run->out, ==, "");
}

/* One object, as everywhere. */
static void
test_preview_json (TestLibrary   *test,
                   gconstpointer  data)
{
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) json = NULL;

  g_free (test_library_write (test, "en.po", HEADER ("UTF-8") TITLE ENTRY));
  run = test_run (test, "--json", "catalog", "preview", "--show", "brieven#een", "en.po",
                  "brieven.xml", NULL);
  g_assert_cmpint (run->status, ==, 0);
  json = test_run_json (run);
  g_assert_cmpstr (json_object_get_string_member (json, "lang"), ==, "en");
}

#define ADD(name, func) g_test_add (name, TestLibrary, NULL, set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/translate/whole", test_whole);
  ADD ("/translate/unfinished", test_unfinished);
  ADD ("/translate/refused", test_refused);
  ADD ("/translate/fuzzy-header", test_fuzzy_header);
  ADD ("/translate/older-source", test_older_source);
  ADD ("/translate/nothing-half", test_nothing_half);
  ADD ("/translate/documents", test_documents);
  ADD ("/translate/many", test_many);
  ADD ("/translate/one-phrase", test_one_phrase);
  ADD ("/translate/library-status", test_library_status);
  ADD ("/translate/preview", test_preview);
  ADD ("/translate/preview-refused", test_preview_refused);
  ADD ("/translate/preview-json", test_preview_json);
  return g_test_run ();
}
