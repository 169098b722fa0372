/* test-json.c: the shapes that design.md promises to other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "hv-core-resources.h"
#include "hv-test-command.h"

/* Each member of an object in one string: its name, "?" when it may be left out,
 * ":" and its type: s text, z text or null, n number, i whole number, b yes or no,
 * o object, a array, N number or null. Anything that is not there is wrong. */
static void
assert_shape (JsonObject *object,
              const char *shape)
{
  g_auto (GStrv) members = g_strsplit (shape, " ", -1);
  g_autoptr (GList) names = json_object_get_members (object);
  guint known = 0;

  for (char **member = members; *member != NULL; member++)
    {
      char type = (*member)[strlen (*member) - 1];
      gboolean optional = strchr (*member, '?') != NULL;
      g_autofree char *name = g_strndup (*member, strcspn (*member, "?:"));
      JsonNode *node = json_object_get_member (object, name);
      gboolean null = node != NULL && JSON_NODE_HOLDS_NULL (node);
      gboolean value = node != NULL && JSON_NODE_HOLDS_VALUE (node);
      GType held = value ? json_node_get_value_type (node) : G_TYPE_INVALID;
      gboolean fits = FALSE;

      if (node == NULL && optional)
        continue;
      known++;
      switch (type)
        {
        case 's':
        case 'z':
          fits = held == G_TYPE_STRING || (null && type == 'z');
          break;
        case 'i':
        case 'N':
          fits = held == G_TYPE_INT64 || (null && type == 'N');
          break;
        case 'n':
          fits = held == G_TYPE_INT64 || held == G_TYPE_DOUBLE;
          break;
        case 'b':
          fits = held == G_TYPE_BOOLEAN;
          break;
        case 'o':
          fits = node != NULL && JSON_NODE_HOLDS_OBJECT (node);
          break;
        default:
          fits = node != NULL && JSON_NODE_HOLDS_ARRAY (node);
          break;
        }
      if (!fits)
        g_error ("“%s” is not %c", name, type);
    }
  if (known != g_list_length (names))
    g_error ("more members than “%s”: %s …", shape, (char *) names->data);
}

static JsonObject *
object_at (JsonObject *parent,
           const char *array,
           guint       index)
{
  JsonArray *elements = json_object_get_array_member (parent, array);

  g_assert_cmpuint (json_array_get_length (elements), >, index);
  return json_array_get_object_element (elements, index);
}

static guint
length_of (JsonObject *parent,
           const char *array)
{
  return json_array_get_length (json_object_get_array_member (parent, array));
}

static const char *
text_of (JsonObject *object,
         const char *name)
{
  return json_object_get_string_member (object, name);
}

#define APPROVAL "status:s role:z on:z review:z ref?:s"
#define HIT "id:s kind:s document:s lang:s topic:z title:s snippet:s matches:a matched_by:s score:n " \
            "state:s approval:o audience:a explanation?:s"

static void
assert_hit (JsonObject *hit)
{
  static const char * const ways[] = { "exact", "prefix", "stem", "synonym", "compound", "typo", NULL };
  static const char * const kinds[] = { "entry", "section", "phrase", "procedure", "template", "definition", NULL };
  glong points = g_utf8_strlen (text_of (hit, "snippet"), -1);
  JsonArray *matches = json_object_get_array_member (hit, "matches");

  assert_shape (hit, HIT);
  assert_shape (json_object_get_object_member (hit, "approval"), APPROVAL);
  g_assert_true (g_strv_contains (ways, text_of (hit, "matched_by")));
  g_assert_true (g_strv_contains (kinds, text_of (hit, "kind")));
  g_assert_true (strcmp (text_of (hit, "state"), "approved") == 0
                 || strcmp (text_of (hit, "state"), "being-checked") == 0);
  for (guint i = 0; i < json_array_get_length (matches); i++)
    {
      JsonArray *match = json_array_get_array_element (matches, i);

      g_assert_cmpuint (json_array_get_length (match), ==, 2);
      g_assert_cmpint (json_array_get_int_element (match, 0)
                           + json_array_get_int_element (match, 1),
                       <=, points);
    }
}

static void
test_search (TestLibrary   *test,
             gconstpointer  data)
{
  g_autoptr (TestRun) run = test_run (test, "--json", "search", "opnamen", "bewaart", NULL);
  g_autoptr (JsonObject) found = test_run_json (run);
  JsonObject *first = object_at (found, "hits", 0);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  assert_shape (found, "query:s edition:i lang:s total:i took_ms:n sure:b corrected?:s better_in?:s hits:a");
  g_assert_cmpstr (text_of (found, "query"), ==, "opnamen bewaart");
  g_assert_cmpint (json_object_get_int_member (found, "edition"), ==, 1);
  g_assert_cmpstr (text_of (found, "lang"), ==, "nl");
  for (guint i = 0; i < length_of (found, "hits"); i++)
    assert_hit (object_at (found, "hits", i));
  g_assert_cmpstr (text_of (first, "id"), ==, "vragen#opnamen");
  g_assert_cmpstr (text_of (first, "kind"), ==, "entry");
  g_assert_cmpstr (text_of (first, "document"), ==, "vragen");
  g_assert_cmpstr (text_of (first, "topic"), ==, "call-recording");
  g_assert_cmpstr (text_of (first, "title"), ==, "Hoe lang bewaart u opnamen?");
  g_assert_cmpstr (text_of (json_object_get_object_member (first, "approval"), "role"), ==,
                   "legal");
  g_assert_cmpstr (text_of (json_object_get_object_member (first, "approval"), "on"), ==,
                   "2026-06-10");
  g_assert_cmpstr (text_of (json_object_get_object_member (first, "approval"), "review"), ==,
                   "2027-01-01");
}

static void
test_search_odd (TestLibrary   *test,
                 gconstpointer  data)
{
  static const struct
  {
    const char *words;
    int         status;
  } rows[] = { { "paardenrennen", 1 }, { "\"\\\n\t", 1 }, { "opnamen\377\376", 0 }, { "\342\200\256", 1 } };
  g_autoptr (TestRun) explained = test_run (test, "--json", "search", "--explain", "opnamen", NULL);
  g_autoptr (TestRun) typo = test_run (test, "--json", "search", "facturne ", NULL);
  g_autoptr (JsonObject) one = test_run_json (explained);
  g_autoptr (JsonObject) other = test_run_json (typo);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestRun) run = test_run (test, "--json", "search", rows[i].words, NULL);
      g_autoptr (JsonObject) found = test_run_json (run);

      g_assert_cmpint (run->status, ==, rows[i].status);
      g_assert_cmpint (length_of (found, "hits") == 0, ==, rows[i].status == 1);
    }
  g_assert_true (json_object_has_member (object_at (one, "hits", 0), "explanation"));
  g_assert_cmpstr (text_of (other, "corrected"), ==, "facturen ");
  g_assert_cmpstr (text_of (object_at (other, "hits", 0), "matched_by"), ==, "typo");
}

/* A file that is refused comes into force on no day. */
#define IMPORT "edition:N from:z dry_run:b documents:a problems:a units:o touched:a pending:a"

static void
assert_import (JsonObject *import)
{
  assert_shape (import, IMPORT);
  assert_shape (json_object_get_object_member (import, "units"), "added:a changed:a removed:a");
  for (guint i = 0; i < length_of (import, "documents"); i++)
    assert_shape (object_at (import, "documents", i), "id:s lang:s version:z sha256:s change:s");
  for (guint i = 0; i < length_of (import, "problems"); i++)
    assert_shape (object_at (import, "problems", i),
                  "file:s line:i column?:i severity:s rule:s message:s");
}

static void
test_import (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *statement
      = test_statement ("2", "approved", "2026-08-01", "2026-06-01", "Opnamen wissen wij nooit.");
  g_autofree char *path = test_library_write (test, "nieuw.xml", statement);
  g_autoptr (TestRun) trial
      = test_run (test, "--json", "import", "--dry-run", path, "faq.xml", NULL);
  g_autoptr (TestRun) run = test_run (test, "--json", "import", path, "faq.xml", NULL);
  g_autoptr (TestRun) again = test_run (test, "--json", "import", path, NULL);
  g_autoptr (JsonObject) tried = test_run_json (trial);
  g_autoptr (JsonObject) done = test_run_json (run);
  g_autoptr (JsonObject) same = test_run_json (again);

  assert_import (tried);
  assert_import (done);
  assert_import (same);
  g_assert_true (json_object_get_null_member (tried, "edition"));
  g_assert_true (json_object_get_boolean_member (tried, "dry_run"));
  g_assert_cmpint (json_object_get_int_member (done, "edition"), ==, 2);
  g_assert_false (json_object_get_boolean_member (done, "dry_run"));
  g_assert_cmpstr (text_of (done, "from"), ==, "2026-08-03");
  g_assert_cmpstr (text_of (object_at (done, "documents", 0), "change"), ==, "changed");
  g_assert_cmpstr (text_of (object_at (done, "documents", 1), "change"), ==, "same");
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (done, "touched"), 0), ==,
      "vragen#opnamen");
  g_assert_cmpuint (length_of (json_object_get_object_member (done, "units"), "changed"), ==, 1);
  g_assert_true (json_object_get_null_member (same, "edition"));
}

static void
test_import_refused (TestLibrary   *test,
                     gconstpointer  data)
{
  static const char faq[] =
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='fout' version='1'>\n<title>T</title><approval status='draft'/>\n"
    "<entry id='a'/></faq>";
  g_autofree char *path = test_library_write (test, "fout.xml", faq);
  g_autofree char *odd_name = test_library_write (test, "raar\377\"naam.xml", "<faq \377");
  g_autoptr (TestRun) run = test_run (test, "--json", "import", path, NULL);
  g_autoptr (TestRun) checked = test_run (test, "--json", "check", path, NULL);
  g_autoptr (TestRun) odd = test_run (test, "--json", "check", odd_name, NULL);
  g_autoptr (JsonObject) refused = test_run_json (run);
  g_autoptr (JsonObject) report = test_run_json (checked);
  g_autoptr (JsonObject) odd_report = test_run_json (odd);
  JsonObject *problem = object_at (refused, "problems", 0);

  g_assert_cmpint (run->status, ==, 3);
  g_assert_cmpint (checked->status, ==, 1);
  g_assert_cmpint (odd->status, ==, 1);
  assert_import (refused);
  assert_import (report);
  assert_import (odd_report);
  g_assert_true (json_object_get_null_member (refused, "edition"));
  g_assert_cmpstr (text_of (problem, "file"), ==, path);
  g_assert_cmpint (json_object_get_int_member (problem, "line"), ==, 3);
  g_assert_cmpstr (text_of (problem, "severity"), ==, "error");
  g_assert_cmpstr (text_of (problem, "rule"), ==, "schema");
}

/* A conflict is named, in the report too. */
static void
test_conflict (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *later = test_statement ("2", "approved", "2026-07-20", "2026-09-01", "Later.");
  g_autofree char *fix = test_statement ("1.1", "approved", "2026-08-01", "2026-06-01", "Nu.");
  g_autofree char *one = test_library_write (test, "later.xml", later);
  g_autofree char *two = test_library_write (test, "nu.xml", fix);
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) report = NULL;

  test_status (test, 0, "import", one);
  run = test_run (test, "--json", "import", two, NULL);
  report = test_run_json (run);
  g_assert_cmpint (run->status, ==, 3);
  assert_import (report);
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (report, "pending"), 0),
                   ==, 2);
  g_assert_nonnull (strstr (run->err, "2"));
  test_status (test, 0, "import", "--keep-pending", two);
}

static void
test_editions (TestLibrary   *test,
               gconstpointer  data)
{
  static const char * const states[] = { "past", "waiting", "in-force", "cancelled" };
  g_autofree char *later = test_statement ("2", "approved", "2026-07-20", "2026-09-01", "Later.");
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");
  g_autofree char *one = test_library_write (test, "later.xml", later);
  g_autofree char *two = test_library_write (test, "faq2.xml", faq);
  g_autoptr (TestRun) run = NULL;
  g_autoptr (JsonObject) list = NULL;

  test_status (test, 0, "import", one);
  test_status (test, 0, "--role", "knowledge-manager", "import", two);
  test_status (test, 0, "import", "--effective", "2026-12-01", "faq.xml");
  test_status (test, 0, "cancel", "4");
  run = test_run (test, "--json", "editions", NULL);
  list = test_run_json (run);
  assert_shape (list, "editions:a");
  g_assert_cmpuint (length_of (list, "editions"), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      JsonObject *edition = object_at (list, "editions", i);

      assert_shape (edition, "n:i from:s at:s role:z state:s documents:a");
      g_assert_cmpint (json_object_get_int_member (edition, "n"), ==, i + 1);
      g_assert_cmpstr (text_of (edition, "state"), ==, states[i]);
      g_assert_cmpuint (length_of (edition, "documents"), ==, 2);
      assert_shape (object_at (edition, "documents", 0), "id:s lang:s version:s");
    }
  g_assert_cmpstr (text_of (object_at (list, "editions", 1), "from"), ==, "2026-09-01");
  g_assert_cmpstr (text_of (object_at (list, "editions", 2), "role"), ==, "knowledge-manager");
  g_assert_cmpstr (text_of (object_at (list, "editions", 0), "at"), ==, "2026-08-03T10:00:00Z");
}

#define SHOW "id:s kind:s lang:s edition:i title:s text:s answer?:s steps?:a citations:a state:s approval:o"

static void
test_show (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr (TestRun) run = test_run (test, "--json", "show", "vragen#opnamen", NULL);
  g_autoptr (TestRun) section = test_run (test, "--json", "show", "verklaring#bewaren", NULL);
  g_autoptr (JsonObject) entry = test_run_json (run);
  g_autoptr (JsonObject) part = test_run_json (section);
  JsonObject *citation = object_at (entry, "citations", 0);

  assert_shape (entry, SHOW);
  assert_shape (part, SHOW);
  assert_shape (citation, "id:s text:z version:z");
  assert_shape (json_object_get_object_member (entry, "approval"), APPROVAL);
  g_assert_cmpstr (text_of (entry, "id"), ==, "vragen#opnamen");
  g_assert_cmpstr (text_of (entry, "answer"), ==, "Eén maand.");
  g_assert_cmpstr (text_of (entry, "state"), ==, "approved");
  g_assert_cmpstr (text_of (citation, "id"), ==, "verklaring#bewaren-opnamen");
  g_assert_cmpstr (text_of (citation, "text"), ==, "Opnamen wissen wij na één maand.");
  g_assert_cmpstr (text_of (citation, "version"), ==, "1");
  g_assert_cmpstr (text_of (object_at (entry, "steps", 0), "text"), ==, "Ik begrijp het.");
  g_assert_cmpstr (text_of (part, "kind"), ==, "section");
  g_assert_false (json_object_has_member (part, "answer"));
}

/* What is being checked has no words that a program could pass on. */
static void
test_show_being_checked (TestLibrary   *test,
                         gconstpointer  data)
{
  g_autofree char *statement
      = test_statement ("2", "approved", "2026-08-01", "2026-06-01", "Nooit meer.");
  g_autofree char *path = test_library_write (test, "nieuw.xml", statement);
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) search = NULL;
  g_autoptr (JsonObject) entry = NULL;
  g_autoptr (JsonObject) found = NULL;

  test_status (test, 0, "import", path);
  run = test_run (test, "--json", "show", "vragen#opnamen", NULL);
  entry = test_run_json (run);
  assert_shape (entry, SHOW);
  g_assert_cmpstr (text_of (entry, "state"), ==, "being-checked");
  g_assert_false (json_object_has_member (entry, "answer"));
  g_assert_null (strstr (run->out, "Eén maand."));
  g_assert_null (strstr (run->out, "Ik begrijp het."));
  g_assert_cmpstr (text_of (object_at (entry, "citations", 0), "text"), ==, "Nooit meer.");
  search = test_run (test, "--json", "search", "--kind", "entry", "opnamen", NULL);
  found = test_run_json (search);
  g_assert_cmpstr (text_of (object_at (found, "hits", 0), "state"), ==, "being-checked");
}

static void
test_evaluate (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *list = test_library_write (test, "lijst.tsv",
    "query\texpected\tdocument\nopnamen\tvragen#opnamen\t\nhoe lang facturen\ttopic:retention\tvragen\n"
    "paardenrennen\tvragen#opnamen\t\nbewaren\tverklaring#bewaren\tverklaring\n");
  g_autoptr (TestRun) run = test_run (test, "--json", "evaluate", list, NULL);
  g_autoptr (TestRun) keys
      = test_run (test, "--json", "evaluate", "--keystrokes", "--run", "uit.tsv", list, NULL);
  g_autoptr (TestRun) misses = test_run (test, "evaluate", "--misses", list, NULL);
  g_autoptr (JsonObject) result = test_run_json (run);
  g_autoptr (JsonObject) typed = test_run_json (keys);
  g_autofree char *written = g_build_filename (test->folder, "uit.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  assert_shape (result, "queries:i success_at_1:n success_at_3:n success_at_5:n success_at_10:n "
                        "mrr_at_10:n latency_ms:o");
  assert_shape (json_object_get_object_member (result, "latency_ms"), "p50:n p95:n p99:n max:n");
  g_assert_cmpint (json_object_get_int_member (result, "queries"), ==, 4);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "success_at_1"), 0.75,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "mrr_at_10"), 0.75, 1e-9);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (typed, "success_at_1"), 0.75,
                                  1e-9);
  g_assert_nonnull (strstr (misses->err, "paardenrennen"));
  g_assert_null (strstr (misses->err, "facturen"));
  g_assert_true (g_file_get_contents (written, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "query\trank\tid\tscore");
  g_assert_true (g_str_has_prefix (lines[1], "opnamen\t1\tvragen#opnamen\t"));
}

static void
test_deadline (TestLibrary   *test,
               gconstpointer  data)
{
  static const char * const days[][2] = {
    { "receipt", "2026-03-05" }, { "legal", "2026-04-07" }, { "extension", "2026-06-05" },
    { "extension_notice", "2026-04-07" }, { "target", "2026-04-02" },
  };
  g_autoptr (TestRun) run = test_run (test, "--json", "deadline", "2026-03-05", NULL);
  g_autoptr (JsonObject) object = test_run_json (run);

  g_assert_cmpint (run->status, ==, 0);
  assert_shape (object, "receipt:s legal:s extension:s extension_notice:s target:s rule:s");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpstr (json_object_get_string_member (object, days[i][0]), ==, days[i][1]);
}

/* One object and nothing else, also from commands that only do something. */
static void
test_changes (TestLibrary   *test,
              gconstpointer  data)
{
  static const char * const rows[][7] = {
    { "--json", "--role", "dpo", "withdraw", "--reason=x", "vragen#opnamen" },
    { "--json", "--role", "dpo", "approve", "vragen#opnamen" },
    { "--json", "activate", "1" },
    { "--json", "remove", "vragen" },
  };
  g_autoptr (TestRun) pruned = NULL;
  g_autoptr (TestRun) verified = NULL;
  g_autoptr (JsonObject) prune = NULL;
  g_autoptr (JsonObject) verify = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestRun) run = test_run_argv (test, rows[i]);
      g_autoptr (JsonObject) made = test_run_json (run);

      g_assert_cmpint (run->status, ==, 0);
      assert_shape (made, "edition:i pending:a");
      g_assert_cmpint (json_object_get_int_member (made, "edition"), ==, i + 2);
    }
  pruned = test_run (test, "--json", "prune", NULL);
  prune = test_run_json (pruned);
  assert_shape (prune, "removed:i");
  verified = test_run (test, "--json", "verify", NULL);
  verify = test_run_json (verified);
  assert_shape (verify, "sound:b repaired:b report:a");
  g_assert_true (json_object_get_boolean_member (verify, "sound"));
}

#define ADD(name, func) \
  g_test_add (name, TestLibrary, NULL, test_command_set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/json/search", test_search);
  ADD ("/json/search-odd", test_search_odd);
  ADD ("/json/import", test_import);
  ADD ("/json/import-refused", test_import_refused);
  ADD ("/json/conflict", test_conflict);
  ADD ("/json/editions", test_editions);
  ADD ("/json/show", test_show);
  ADD ("/json/show-being-checked", test_show_being_checked);
  ADD ("/json/evaluate", test_evaluate);
  ADD ("/json/changes", test_changes);
  ADD ("/json/deadline", test_deadline);
  return g_test_run ();
}
