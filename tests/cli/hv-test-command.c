/* hv-test-command.c: houvastctl run, and what it said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-command.h"

#include <string.h>
#include <sys/wait.h>

/* A library with one statement and one faq, and the same as files: "statement.xml"
 * and "faq.xml". */
void
test_command_set_up (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *statement = test_statement ("1", "approved", "2026-06-01", "2026-06-01",
                                               "Opnamen wissen wij na één maand.");
  g_autofree char *faq = test_faq ("1", "2026-06-10", "Eén maand.");

  test_library_set_up (test, data);
  g_setenv ("HOUVAST_LIBRARY", test->library, TRUE);
  test_library_put (test, statement, faq);
  g_free (test_library_write (test, "statement.xml", statement));
  g_free (test_library_write (test, "faq.xml", faq));
}

/**
 * test_run_argv:
 * @argv: what stands behind the program's name
 *
 * Runs houvastctl in the folder of the test.
 *
 * Returns: (transfer full): how it ended
 */
TestRun *
test_run_argv (TestLibrary        *test,
               const char * const *argv)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  TestRun *run = g_new0 (TestRun, 1);
  int status;

  g_assert_nonnull (g_getenv ("HOUVASTCTL"));
  g_ptr_array_add (all, (gpointer) g_getenv ("HOUVASTCTL"));
  for (const char * const *one = argv; *one != NULL; one++)
    g_ptr_array_add (all, (gpointer) *one);
  g_ptr_array_add (all, NULL);
  g_spawn_sync (test->folder, (char **) all->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run->out,
                &run->err, &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status))
    g_error ("houvastctl did not end by itself: %s", run->err);
  run->status = WEXITSTATUS (status);
  return run;
}

TestRun *
test_run (TestLibrary *test,
          ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  va_list args;
  char *one;

  va_start (args, test);
  while ((one = va_arg (args, char *)) != NULL)
    g_ptr_array_add (argv, one);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  return test_run_argv (test, (const char * const *) argv->pdata);
}

void
test_run_free (TestRun *run)
{
  if (run == NULL)
    return;
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

/**
 * test_run_json:
 *
 * Returns: (transfer full): the one object that is all of standard output
 */
JsonObject *
test_run_json (TestRun *run)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (run->out, -1, NULL));
  if (!json_parser_load_from_data (parser, run->out, -1, &error))
    g_error ("%s: “%s” “%s”", error->message, run->out, run->err);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)));
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}
