/* test-commands.c: what houvastctl does, and how it ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "hv-core-resources.h"
#include "hv-db.h"
#include "hv-test-command.h"

static const char * const commands[] = { "import", "check", "search", "show", "editions", "activate",
                                         "cancel", "prune", "approve", "withdraw", "remove",
                                         "catalog", "evaluate", "deadline", "verify", "diff", "export",
                                         "new", "reports" };

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in: %s", part, text);
}

static void
write_text (TestLibrary *test,
            const char  *name,
            const char  *text)
{
  g_free (test_library_write (test, name, text));
}

static void
test_help (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr (TestRun) whole = test_run (test, "--help", NULL);
  g_autoptr (TestRun) version = test_run (test, "--version", NULL);

  g_assert_cmpint (whole->status, ==, 0);
  g_assert_cmpstr (whole->err, ==, "");
  g_assert_cmpint (version->status, ==, 0);
  g_assert_true (g_str_has_prefix (version->out, "houvastctl "));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (TestRun) run = test_run (test, commands[i], "--help", NULL);
      g_autofree char *name = g_strconcat ("houvastctl ", commands[i], NULL);

      assert_has (whole->out, commands[i]);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->err, ==, "");
      assert_has (run->out, name);
    }
}

/* What makes no sense is wrong usage, and touches nothing. */
static void
test_wrong_usage (TestLibrary   *test,
                  gconstpointer  data)
{
  static const char * const rows[][8] = {
    { NULL },
    { "onzin" },
    { "--onzin" },
    { "search" },
    { "search", "--onzin", "x" },
    { "search", "--kind", "onzin", "x" },
    { "search", "--limit", "-1", "x" },
    { "search", "--limit", "veel", "x" },
    { "show" },
    { "show", "a", "b" },
    { "deadline" },
    { "deadline", "onzin" },
    { "deadline", "2026-02-30" },
    { "deadline", "2099-01-01" },
    { "deadline", "1999-01-01" },
    { "deadline", "--onzin", "2026-03-05" },
    { "show", "--on", "gisteren", "vragen#opnamen" },
    { "show", "--on", "2026-02-30", "vragen#opnamen" },
    { "import" },
    { "import", "--effective", "morgen", "faq.xml" },
    { "import", "--effective", "2026-08-02", "faq.xml" },
    { "import", "--keep-pending", "--cancel-pending", "faq.xml" },
    { "check" },
    { "activate" },
    { "activate", "een" },
    { "activate", "0" },
    { "cancel", "1" },
    { "cancel", "-1" },
    { "approve", "vragen#opnamen" },
    { "--role", "dpo", "approve" },
    { "--role", "dpo", "approve", "--review", "ooit", "vragen#opnamen" },
    { "--role", "dpo", "approve", "--on", "2030-01-01", "vragen#opnamen" },
    { "approve", "--list", "vragen#opnamen" },
    { "catalog" },
    { "catalog", "onzin" },
    { "--role", "dpo", "withdraw", "vragen#opnamen" },
    { "--role", "dpo", "withdraw", "--reason", " ", "vragen#opnamen" },
    { "withdraw", "--reason", "x", "vragen#opnamen" },
    { "remove" },
    { "remove", "a", "b" },
    { "evaluate" },
  };
  g_autofree char *before = test_folder_sum (test->library);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TestRun) run = test_run_argv (test, rows[i]);

      if (run->status != 2)
        g_error ("%s %s: exit status %d: %s", rows[i][0], rows[i][0] ? rows[i][1] : "", run->status,
                 run->err);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_true (g_str_has_prefix (run->err, "houvastctl: "));
    }
  after = test_folder_sum (test->library);
  g_assert_cmpstr (before, ==, after);
}

static void
test_nothing_found (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *none = g_build_filename (test->folder, "geen", NULL);

  test_status (test, 1, "search", "paardenrennen");
  test_status (test, 1, "show", "vragen#bestaat-niet");
  test_status (test, 1, "show", "bestaat-niet");
  test_status (test, 1, "show", "--on", "2026-08-02", "vragen#opnamen");
  test_status (test, 1, "activate", "99");
  test_status (test, 1, "remove", "bestaat-niet");
  test_status (test, 1, "--role", "dpo", "approve", "vragen#bestaat-niet");
  test_status (test, 1, "--library", none, "search", "opnamen");
  test_status (test, 1, "--library", none, "editions");
  test_status (test, 3, "import", "bestaat-niet.xml");
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
}

static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *before = test_folder_sum (test->library);
  g_autofree char *after = NULL;

  write_text (test, "tekst.xml", "Geen XML.");
  write_text (test, "dtd.xml", "<!DOCTYPE faq><faq/>");
  write_text (test, "leeg.xml", "");
  write_text (test, "leeg.tsv", "");
  test_status (test, 3, "import", "tekst.xml");
  test_status (test, 3, "import", "faq.xml", "dtd.xml");
  test_status (test, 3, "import", "leeg.xml");
  test_status (test, 3, "import", "--lang", "nl", "leeg.tsv");
  test_status (test, 3, "import", "--dry-run", "dtd.xml");
  test_status (test, 3, "import", "/dev/null");
  test_status (test, 1, "check", "tekst.xml");
  after = test_folder_sum (test->library);
  g_assert_cmpstr (before, ==, after);
}

static void
test_damaged (TestLibrary   *test,
              gconstpointer  data)
{
  g_autofree char *current = g_build_filename (test->library, "current", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (current, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (current, "rommel", -1, NULL));
  test_status (test, 4, "search", "opnamen");
  test_status (test, 4, "show", "vragen#opnamen");
  test_status (test, 4, "editions");
  text[strlen ("houvast-current ")] = '9';
  g_assert_true (g_file_set_contents (current, text, -1, NULL));
  test_status (test, 4, "search", "opnamen");
  test_status (test, 4, "import", "faq.xml");
  test_status (test, 4, "verify");
}

static void
test_verify (TestLibrary   *test,
             gconstpointer  data)
{
  g_autofree char *current = g_build_filename (test->library, "current", NULL);
  g_autoptr (TestRun) repaired = NULL;

  test_status (test, 0, "verify");
  g_assert_true (g_file_set_contents (current, "rommel", -1, NULL));
  repaired = test_run (test, "verify", NULL);
  g_assert_cmpint (repaired->status, ==, 0);
  assert_has (repaired->err, "current");
  assert_has (repaired->out, "whole again");
  test_status (test, 0, "search", "opnamen");
}

static void
test_busy (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (test->library, "library.lock", NULL);
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");
  int lock = g_open (path, O_RDWR | O_CLOEXEC, 0);

  write_text (test, "nieuw.xml", faq);
  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  test_status (test, 5, "import", "nieuw.xml");
  test_status (test, 5, "remove", "vragen");
  test_status (test, 5, "verify");
  /* Reading goes on. */
  test_status (test, 0, "search", "opnamen");
  test_status (test, 0, "import", "--dry-run", "nieuw.xml");
  close (lock);
  test_status (test, 0, "import", "nieuw.xml");
}

static gboolean
make_full_disk (TestLibrary *test)
{
  const char *argv[] = { "mount", "-t", "tmpfs", "-o", "size=64k", "none", test->library, NULL };
  int status;

  g_mkdir_with_parents (test->library, 0755);
  return geteuid () == 0
         && g_spawn_sync (NULL, (char **)argv, NULL,
                          G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                              | G_SPAWN_STDERR_TO_DEV_NULL,
                          NULL, NULL, NULL, NULL, &status, NULL)
         && status == 0;
}

/* A disk that is full is said to be; what is there stays as it was. */
static void
test_no_space (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *full = g_build_filename (test->folder, "vol", NULL);
  TestLibrary other = { test->folder, full };
  const char *argv[] = { "umount", full, NULL };

  if (!make_full_disk (&other))
    {
      g_test_skip ("no small file system can be mounted here");
      return;
    }
  {
    g_autoptr (TestRun) run
        = test_run (test, "--library", full, "import", "statement.xml", "faq.xml", NULL);

    g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                  NULL);
    g_assert_cmpint (run->status, ==, 6);
    assert_has (run->err, "room");
  }
}

/* Findings are lines that an editor can jump to, and a trial says them too. */
static void
test_findings (TestLibrary   *test,
               gconstpointer  data)
{
  static const char faq[] =
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='fout' version='1'>\n<title>T</title><approval status='draft'/>\n"
    "<entry id='a'/>\n<entry id='b'>\n<question>W</question><answer cites='weg'>A</answer></entry></faq>";
  g_autoptr (TestRun) run = NULL;
  g_auto (GStrv) lines = NULL;

  write_text (test, "fout.xml", faq);
  write_text (test, "kapot.xml", "<faq\n");
  run = test_run (test, "check", "fout.xml", "kapot.xml", NULL);
  g_assert_cmpint (run->status, ==, 1);
  lines = g_strsplit (run->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_regex_match_simple ("^fout\\.xml:3: error: .+ \\[schema\\]$", lines[0], 0, 0));
  g_assert_true (
      g_regex_match_simple ("^fout\\.xml:5: error: .+ \\[reference\\]$", lines[1], 0, 0));
  g_assert_true (g_regex_match_simple ("^kapot\\.xml:\\d+:\\d+: error: .+ \\[well-formed\\]$",
                                       lines[2], 0, 0));
}

static void
test_trials_change_nothing (TestLibrary   *test,
                            gconstpointer  data)
{
  g_autofree char *faq = test_faq ("2", "2026-08-01", "Anders.");
  g_autofree char *before = test_folder_sum (test->library);
  g_autofree char *after = NULL;
  g_autofree char *none = g_build_filename (test->folder, "geen", NULL);
  const char *root = g_getenv ("HOUVAST_SOURCE_ROOT");
  g_autofree char *statement = g_build_filename (root, "data/demo/nl/privacyverklaring.xml", NULL);
  g_autofree char *demo = g_build_filename (root, "data/demo/nl/privacyvragen.xml", NULL);
  g_autoptr (TestRun) run = NULL;

  write_text (test, "nieuw.xml", faq);
  run = test_run (test, "import", "--dry-run", "nieuw.xml", NULL);
  g_assert_cmpint (run->status, ==, 0);
  assert_has (run->out, "vragen#opnamen");
  assert_has (run->out, "Nothing was written");
  test_status (test, 0, "check", statement, demo);
  test_status (test, 1, "check", demo);
  test_status (test, 0, "--library", none, "import", "-n", "statement.xml", "faq.xml");
  after = test_folder_sum (test->library);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
}

/* A folder stands for the documents in it. */
static void
test_import_folder (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->folder, "map", NULL);
  g_autofree char *empty = g_build_filename (test->folder, "leeg", NULL);
  g_autofree char *new_library = g_build_filename (test->folder, "nieuw", NULL);
  static const char * const names[] = { "statement.xml", "faq.xml" };

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (empty, 0755), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (test->folder, names[i], NULL);
      g_autofree char *to = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_rename (from, to), ==, 0);
    }
  write_text (test, "map/leesmij.txt", "Dit wordt niet ingelezen.");
  test_status (test, 0, "--library", new_library, "import", "map");
  test_status (test, 0, "--library", new_library, "show", "vragen#opnamen");
  test_status (test, 3, "import", "leeg");
}

/* The life of an answer: changed, waiting, cancelled, gone back on, withdrawn,
 * signed off, removed. */
static void
test_life (TestLibrary   *test,
           gconstpointer  data)
{
  g_autofree char *second = test_faq ("2", "2026-08-01", "Twee maanden.");
  g_autofree char *later = test_faq ("3", "2026-08-02", "Drie maanden.");
  g_autoptr (TestRun) shown = NULL;
  g_autoptr (TestRun) then = NULL;
  g_autoptr (TestRun) back = NULL;

  write_text (test, "twee.xml", second);
  write_text (test, "drie.xml", later);
  test_status (test, 0, "import", "twee.xml");
  test_status (test, 0, "import", "--effective", "2026-10-01", "drie.xml");
  shown = test_run (test, "show", "vragen#opnamen", NULL);
  assert_has (shown->out, "Twee maanden.");
  then = test_run (test, "show", "--on", "2026-10-01", "vragen#opnamen", NULL);
  assert_has (then->out, "Drie maanden.");
  test_status (test, 3, "import", "faq.xml");
  back = test_run (test, "--role", "dpo", "activate", "1", NULL);
  g_assert_cmpint (back->status, ==, 0);
  assert_has (back->out, "Edition 4 is in force.");
  assert_has (back->out, "Edition 3 still waits");
  test_status (test, 0, "cancel", "3");
  test_status (test, 2, "cancel", "3");
  test_status (test, 0, "--role", "dpo", "withdraw", "--reason", "Klopt niet", "vragen#opnamen");
  test_status (test, 1, "show", "vragen#opnamen");
  test_status (test, 1, "search", "--kind", "entry", "opnamen");
  test_status (test, 0, "--role", "dpo", "approve", "--review", "2027-01-01", "--ref", "FG-9",
               "vragen#opnamen");
  test_status (test, 0, "show", "vragen#opnamen");
  test_status (test, 0, "remove", "vragen");
  test_status (test, 1, "show", "vragen#opnamen");
  test_status (test, 0, "show", "verklaring#bewaren");
  test_status (test, 0, "prune");
  test_status (test, 0, "verify");
}

/* Everything that is imported with --approve counts at once. */
static void
test_import_approve (TestLibrary   *test,
                     gconstpointer  data)
{
  static const char faq[] =
    "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='concept' version='1'><title>T</title><approval status='draft'/>"
    "<entry id='a'><question>Wat?</question><answer>Dat.</answer></entry></faq>";
  g_autoptr (TestRun) shown = NULL;

  write_text (test, "concept.xml", faq);
  test_status (test, 0, "import", "concept.xml");
  test_status (test, 1, "show", "concept#a");
  {
    g_autofree char *library = g_build_filename (test->folder, "ander", NULL);

    g_autoptr (TestRun) run = test_run (test, "--library", library, "import", "--approve", "legal",
                                        "concept.xml", NULL);

    g_assert_cmpint (run->status, ==, 0);
    /* One change, and the number it tells is that of what is in force now. */
    assert_has (run->out, "Edition 1");
    test_status (test, 1, "--library", library, "activate", "2");
    shown = test_run (test, "--library", library, "show", "concept#a", NULL);
    g_assert_cmpint (shown->status, ==, 0);
    assert_has (shown->out, "legal department");
  }
}

/* Words are what is typed, whatever they begin with and whatever bytes they are. */
static void
test_search_words (TestLibrary   *test,
                   gconstpointer  data)
{
  test_status (test, 0, "search", "--", "--opnamen");
  test_status (test, 0, "search", "hoe", "lang", "bewaart u opnamen?");
  test_status (test, 0, "search", "opnamen\377");
  test_status (test, 0, "search", "\"opnamen\" AND (");
  test_status (test, 0, "search", "--topic", "call-recording");
  test_status (test, 0, "search", "--document", "vragen", "");
  test_status (test, 0, "search", "--limit", "1", "--explain", "opnamen");
}

static void
test_clock (TestLibrary   *test,
            gconstpointer  data)
{
  g_autoptr (TestRun) run = NULL;

  g_setenv ("HOUVAST_NOW", "2026-08-01T10:00:00Z", TRUE);
  run = test_run (test, "search", "opnamen", NULL);
  g_assert_cmpint (run->status, ==, 0);
  assert_has (run->err, "clock");
}

/* A date as people type it, in words of one argument or several, with no library. */
static void
test_deadline (TestLibrary   *test,
               gconstpointer  data)
{
  g_autoptr (TestRun) one = test_run (test, "--library=/nowhere", "deadline", "5 maart 2026", NULL);
  g_autoptr (TestRun) words = test_run (test, "deadline", "5", "March", "2026", NULL);
  g_autoptr (TestRun) wrong = test_run (test, "deadline", "31", "feb", NULL);

  g_assert_cmpint (one->status, ==, 0);
  g_assert_cmpstr (one->err, ==, "");
  g_assert_cmpstr (words->out, ==, one->out);
  assert_has (one->out, "Received                  Thursday 5 March 2026\n");
  assert_has (one->out, "Legal last day            Tuesday 7 April 2026\n");
  assert_has (one->out, "Target                    Thursday 2 April 2026\n");
  assert_has (one->out, "Last day if extended      Friday 5 June 2026\n");
  assert_has (one->out, "Easter Monday");
  assert_has (wrong->err, "no such day");
  g_assert_cmpstr (wrong->out, ==, "");
}

/* Rules of one's own count here too, and are refused like other input. */
static void
test_deadline_rules (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "houvast", "rules", NULL);
  g_autofree char *path = g_build_filename (folder, "holidays.xml", NULL);
  g_autoptr (TestRun) changed = NULL;

  g_setenv ("XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "<holidays/>", -1, NULL));
  changed = test_run (test, "deadline", "2026-03-05", NULL);
  g_assert_cmpint (changed->status, ==, 0);
  assert_has (changed->out, "Legal last day            Monday 6 April 2026\n");
  g_assert_true (g_file_set_contents (path, "<holidays>", -1, NULL));
  test_status (test, 3, "deadline", "2026-03-05");
  g_unlink (path);
  g_unsetenv ("XDG_DATA_HOME");
}

/* What is new passes, in both languages. */
static void
test_skeletons (TestLibrary   *test,
                gconstpointer  data)
{
  static const char * const kinds[] = { "statement", "entry", "procedure", "template" };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (TestRun) run = test_run (test, "new", "--lang", i % 2 == 0 ? "nl" : "en", kinds[i / 2],
                                          NULL);
      g_autofree char *path = test_library_write (test, "new.xml", run->out);
      g_autoptr (TestRun) check = test_run (test, "check", path, NULL);

      g_assert_cmpint (run->status, ==, 0);
      assert_has (run->out, "<!--");
      g_assert_cmpint (check->status, ==, 0);
      g_assert_cmpstr (check->err, ==, "");
    }
  test_status (test, 2, "new", "brief");
  test_status (test, 2, "new", "--lang", "fr", "entry");
}

/* Compare, list what waits, look at a day, export: each as text and as JSON. */
static void
test_managing (TestLibrary   *test,
               gconstpointer  data)
{
  g_autofree char *next = test_statement ("2", "approved", "2026-07-20", "2026-06-01", "Lang.");
  g_autofree char *page = g_build_filename (test->folder, "diff.html", NULL);
  g_autofree char *folder = g_build_filename (test->folder, "export", NULL);
  g_autoptr (TestRun) diff = NULL;
  g_autoptr (TestRun) json = NULL;
  g_autoptr (TestRun) listed = NULL;
  g_autoptr (TestRun) stood = NULL;
  g_autoptr (TestRun) exported = NULL;
  JsonObject *object;

  test_library_put_first (test, "Kort.");
  test_library_put (test, next, NULL);
  diff = test_run (test, "diff", "--html", page, "2", "3", NULL);
  g_assert_cmpint (diff->status, ==, 0);
  assert_has (diff->out, "[-Kort-] {+Lang+}.");
  assert_has (diff->out, "vragen#opnamen");
  g_assert_true (g_file_test (page, G_FILE_TEST_EXISTS));
  json = test_run (test, "--json", "diff", "2", "3", NULL);
  object = test_run_json (json);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "differences")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "touched")), ==, 1);
  json_object_unref (object);
  test_status (test, 2, "diff", "1");
  test_status (test, 1, "diff", "1", "9");

  listed = test_run (test, "approve", "--list", NULL);
  g_assert_cmpint (listed->status, ==, 0);
  assert_has (listed->out, "vragen#opnamen");
  assert_has (listed->out, "verklaring#bewaren-opnamen");
  stood = test_run (test, "editions", "--on", "2026-08-03", NULL);
  g_assert_cmpint (stood->status, ==, 0);
  assert_has (stood->out, "vragen#facturen");
  exported = test_run (test, "export", "--format", "xml", folder, NULL);
  g_assert_cmpint (exported->status, ==, 0);
  test_status (test, 2, "export", "--format", "xml", folder);
  test_status (test, 2, "export", folder);
  test_status (test, 2, "export", "--format", "doc", folder);
}

#define ADD(name, func) \
  g_test_add (name, TestLibrary, NULL, test_command_set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  ADD ("/commands/help", test_help);
  ADD ("/commands/deadline", test_deadline);
  ADD ("/commands/deadline-rules", test_deadline_rules);
  ADD ("/commands/wrong-usage", test_wrong_usage);
  ADD ("/commands/nothing-found", test_nothing_found);
  ADD ("/commands/refused", test_refused);
  ADD ("/commands/damaged", test_damaged);
  ADD ("/commands/verify", test_verify);
  ADD ("/commands/busy", test_busy);
  ADD ("/commands/no-space", test_no_space);
  ADD ("/commands/findings", test_findings);
  ADD ("/commands/trials-change-nothing", test_trials_change_nothing);
  ADD ("/commands/import-folder", test_import_folder);
  ADD ("/commands/life", test_life);
  ADD ("/commands/import-approve", test_import_approve);
  ADD ("/commands/search-words", test_search_words);
  ADD ("/commands/clock", test_clock);
  ADD ("/commands/skeletons", test_skeletons);
  ADD ("/commands/managing", test_managing);
  return g_test_run ();
}
