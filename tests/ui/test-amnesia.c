/* test-amnesia.c: nothing that anybody typed is left anywhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names and numbers are typed wherever the window takes them, through several
 * calls. Then every file that the program wrote is searched for them, wherever
 * it is, with what it said, and the command lines of what it started. strace
 * tells which files those are; without it, the person's own folders are searched.
 */
#define _GNU_SOURCE
#include "hv-test-desk.h"

#include <glib/gstdio.h>
#include <string.h>

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define INVOICES "Hoe lang bewaart u facturen?"

/* Not one of them is a word of the knowledge, nor a part of one. */
static const char * const planted[] = {
  "Wubbeltje",  "Zwaantjes",  "Quispel",    "Ypkemeule",  "Xanthippe",  "0687651001",
  "0687651002", "111222333",  "123456782",  "4482910077", "Brouwhoeve", "Fjildwei",
  "Gaasterlan", "Hobbezak",   "Ingeborga",  "Jurrissen",  "Kwekkeboom", "Lambregts",
  "Mekkelholt", "Nijboersma", "0102031985", "88776655",   "Oldehinkel", "Pruisscher",
  "Roelvinkje", "Schoppemaa", "Tjeerdema",  "Uytdehaage", "Vroomshoop", "9071HX1234",
  "Zandbergje", "Appelvrouw", "Bijenkorfs", "0633221100",
};

/* Those that are typed next. */
static const char *
next_planted (guint *n)
{
  g_assert_cmpuint (*n, <, G_N_ELEMENTS (planted));
  return planted[(*n)++];
}

/* An answer with a letter that asks for words and for a day. */
#define CARDS "Wat gebeurt er met mijn klantpas?"
#define LETTER \
  "<entry id='klantpas' topic='access'><question>" CARDS "</question><answer>Die wissen wij." \
  "</answer><steps><followup><send template='brief' when='receipt'/></followup></steps></entry>" \
  "<template id='brief' channel='email'><subject>Over <field name='zaak' personal='yes'>zaak" \
  "</field></subject><body><p>Dag <field name='naam' personal='yes' required='yes'>naam</field>." \
  "</p><p>Op <field name='gebeld' type='date' personal='yes'>dag van het gesprek</field> belde u." \
  "</p></body></template>"

/* Whether it may trace here: in a container it may be there and not be allowed. */
static gboolean
has_strace (void)
{
  const char *argv[] = { "strace", "-f", "-o", "/dev/null", "true", NULL };
  int status;

  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                         | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL)
         && g_spawn_check_wait_status (status, NULL);
}

/* What it says goes into a file as well. The tracer stands aside, so that the
 * program is the child that was started. */
static void
wrap_program (TestDesk *desk,
              gboolean  traced)
{
  const char *folder = hv_driver_folder (desk->driver);
  g_autofree char *path = g_build_filename (folder, "wrapped", NULL);
  g_autofree char *strace = g_strdup_printf (
    "strace -D -f -qq -s 8192 -o '%s/trace' -e trace=open,openat,creat,rename,renameat,renameat2,"
    "execve", folder);
  g_autofree char *text = g_strdup_printf (
    "#!/bin/sh\n"
    "exec %s '%s' \"$@\" >>'%s/said'\n", traced ? strace : "", g_getenv ("HOUVAST"), folder);

  hv_driver_write (desk->driver, "wrapped", text);
  g_assert_no_errno (g_chmod (path, 0700));
  g_setenv ("HOUVAST", path, TRUE);
}

static const char *
find_planted (const char *data,
              gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    if (memmem (data, length, planted[i], strlen (planted[i])) != NULL)
      return planted[i];
  return NULL;
}

/* Returns how many files were searched. */
static guint
search_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)
      || !g_file_get_contents (path, &data, &length, NULL))
    return 0;
  if (find_planted (data, length) != NULL)
    g_error ("“%s” is in %s", find_planted (data, length), path);
  if (find_planted (path, strlen (path)) != NULL)
    g_error ("%s is named so", path);
  return 1;
}

static guint
search_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? search_folder (path) : search_file (path);
    }
  return n;
}

/* Files that were opened to be written to, also outside the person's folders. */
static guint
search_traced (TestDesk   *desk,
               const char *trace)
{
  g_auto (GStrv) lines = g_strsplit (trace, "\n", -1);
  guint n = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      const char *start = strchr (*line, '"');
      const char *end = start != NULL ? strchr (start + 1, '"') : NULL;
      g_autofree char *path = end != NULL ? g_strndup (start + 1, end - start - 1) : NULL;

      if (path != NULL && strstr (*line, "open") != NULL
          && (strstr (end, "O_WRONLY") != NULL || strstr (end, "O_RDWR") != NULL)
          && !g_str_has_prefix (path, "/dev/") && !g_str_has_prefix (path, "/proc/"))
        n += search_file (path);
    }
  return n;
}

static void
type_and_wait (TestDesk   *desk,
               const char *words)
{
  g_autofree char *query = NULL;

  hv_driver_type (desk->driver, words);
  hv_wait (desk->driver, (g_free (query), query = test_desk_dup_query (desk),
                          strstr (query, words) != NULL));
}

static void
next_call (TestDesk *desk)
{
  hv_driver_key (desk->driver, "ctrl+n");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "=Topics"));
  hv_wait (desk->driver, test_desk_is_typing (desk));
}

static void
find_on_page (TestDesk *desk,
              guint    *n)
{
  hv_driver_key (desk->driver, "ctrl+f");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "/[Ff]ind"));
  hv_driver_type (desk->driver, next_planted (n));
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "Not on this page"));
}

static void
read_answer (TestDesk   *desk,
             const char *words,
             const char *question)
{
  test_desk_ask (desk, words, question);
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, !test_desk_is_typing (desk));
}

/* What is typed is searched for, chosen from and copied from. */
static void
call_with_query (TestDesk *desk,
                 guint    *n)
{
  for (guint i = 0; i < 4; i++)
    {
      type_and_wait (desk, next_planted (n));
      hv_driver_key (desk->driver, "space");
    }
  hv_driver_key (desk->driver, "ctrl+a ctrl+c ctrl+Return Return");
  hv_driver_key (desk->driver, "ctrl+d Escape");
  next_call (desk);
}

static void
call_with_find (TestDesk *desk,
                guint    *n)
{
  read_answer (desk, "opnamen", RECORDINGS);
  find_on_page (desk, n);
  hv_driver_key (desk->driver, "Escape");
  find_on_page (desk, n);
  hv_driver_key (desk->driver, "Escape 1");
  hv_driver_key (desk->driver, "F5");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING, "Wie zijn wij"));
  find_on_page (desk, n);
  next_call (desk);
}

/* One that is given up, and one that is not kept as long as a number is in it. */
static void
call_with_report (TestDesk *desk,
                  guint    *n)
{
  read_answer (desk, "facturen", INVOICES);
  hv_driver_key (desk->driver, "F9");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Report an Answer"));
  hv_driver_focus_window (desk->driver);
  hv_driver_key (desk->driver, "alt+y");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_TEXT, "/proposal"));
  hv_driver_type (desk->driver, next_planted (n));
  hv_driver_type (desk->driver, " 0687651001 ");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "telephone number"));
  hv_driver_key (desk->driver, "alt+r Escape");
  hv_wait (desk->driver, !hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Report an Answer"));
  hv_driver_focus_window (desk->driver);
  next_call (desk);
}

static void
type_in (TestDesk   *desk,
         const char *words)
{
  g_autoptr (HvNode) field = hv_driver_focused (desk->driver);
  g_autofree char *text = NULL;

  hv_driver_type (desk->driver, words);
  hv_wait (desk->driver, (g_free (text), text = hv_node_dup_text (field),
                          strstr (text, words) != NULL));
}

/* A day that is none, and a letter that goes to the clipboard. */
static void
call_with_letter (TestDesk *desk,
                  guint    *n)
{
  static const char * const fields[] = { "zaak", "naam", "dag van het gesprek" };

  read_answer (desk, "klantpas", CARDS);
  hv_driver_key (desk->driver, "F7");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                          "/^Request received on .* · right"));
  hv_driver_key (desk->driver, "ctrl+t");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_TEXT, "=Date received"));
  type_in (desk, next_planted (n));
  hv_driver_key (desk->driver, "ctrl+e");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_FRAME, "=Letter"));
  hv_driver_focus_window (desk->driver);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      test_desk_walk (desk, "Tab", ATSPI_ROLE_TEXT, fields[i]);
      type_in (desk, next_planted (n));
    }
  /* It is no day, so the letter stays: the other two are copied with another one. */
  hv_driver_key (desk->driver, "alt+c");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "dag van het gesprek"));
  hv_driver_key (desk->driver, "ctrl+a");
  type_in (desk, "5-3-2026");
  hv_driver_key (desk->driver, "alt+c");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "Copied"));
  hv_driver_key (desk->driver, "Escape");
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 1);
  hv_driver_focus_window (desk->driver);
  next_call (desk);
}

static void
test_nothing_left (TestDesk      *desk,
                   gconstpointer  library)
{
  g_autofree char *trace_path = g_build_filename (hv_driver_folder (desk->driver), "trace", NULL);
  g_autofree char *said_path = g_build_filename (hv_driver_folder (desk->driver), "said", NULL);
  g_autofree char *said = NULL;
  g_autofree char *trace = NULL;
  g_autofree char *more = test_faq ("2", LETTER);
  gboolean traced = has_strace ();
  gsize length = 0;
  guint n = 0;

  test_desk_import (desk, more);
  wrap_program (desk, traced);
  /* Also what only a developer would ask to be told. */
  hv_driver_setenv (desk->driver, "G_MESSAGES_DEBUG", "all");
  test_desk_open (desk);
  for (guint i = 0; i < 6; i++)
    call_with_query (desk, &n);
  call_with_find (desk, &n);
  call_with_letter (desk, &n);
  for (guint i = 0; i < 3; i++)
    call_with_report (desk, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (planted));
  hv_driver_quit (desk->driver);

  /* It did say and write what it may: so there was something to search. */
  g_assert_true (g_file_get_contents (said_path, &said, NULL, NULL));
  g_assert_nonnull (strstr (said, "DEBUG"));
  g_assert_cmpuint (search_folder (hv_driver_folder (desk->driver)), >, 5);
  if (!traced)
    return;
  g_assert_true (g_file_get_contents (trace_path, &trace, &length, NULL));
  g_assert_null (find_planted (trace, length));
  g_assert_nonnull (strstr (trace, "execve("));
  g_assert_nonnull (strstr (trace, "state/houvast/person"));
  g_assert_cmpuint (search_traced (desk, trace), >, 0);
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/amnesia/nothing-left", DESK_SMALL, test_nothing_left },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
