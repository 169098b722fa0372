/* hv-bench.c: how fast search is, beside other engines on the same rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: hv-bench [--full] [--alone] [--only CLASS] [--keep FOLDER] [PASSAGES|FILE.tsv…]
 *        hv-bench --write PASSAGES
 *
 * With --keep the indexes are made in FOLDER and stay there, and those that are there
 * are not made again: to profile what searches.
 *
 * Each engine has a file of its own, uses one core, and answers the same keystrokes,
 * in processor time: all of them five times, of which the median of each counts. All
 * come once before any comes again, as when somebody types: what is remembered of
 * the last one helps the next, and no more.
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-engine.h"
#include "hv-keystrokes.h"
#include "hv-times.h"

#define REPEATS 5

/* New processes that open an index, of which the median counts. */
#define OPENINGS 7

/* The real text that is used where it is at hand. */
#define REAL_TEXT "data/libreoffice_help_nl/corpus.tsv"

static const HvEngine * const engines[] = {
  &hv_engine_houvast,
  &hv_engine_fts5,
#ifdef HAVE_XAPIAN
  &hv_engine_xapian,
#endif
};

#define N_ENGINES G_N_ELEMENTS (engines)

/* What one engine needed, in ms: to build, and for each keystroke each time it came. */
typedef struct
{
  char    *path;
  double   build;
  double (*times)[REPEATS];
  guint64 *visited;
} Run;

static const char *program;
static guint n_engines = N_ENGINES;
static int only_class = -1;
static const char *kept;

static void
measure (Run    *runs,
         GArray *keystrokes)
{
  HvEngineState *states[N_ENGINES];

  for (guint e = 0; e < n_engines; e++)
    states[e] = engines[e]->open (runs[e].path);
  for (guint repeat = 0; repeat < REPEATS; repeat++)
    for (guint e = 0; e < n_engines; e++)
      for (guint i = 0; i < keystrokes->len; i++)
        {
          const HvKeystroke *keystroke = &g_array_index (keystrokes, HvKeystroke, i);
          double start = hv_times_cpu ();

          runs[e].visited[i] = engines[e]->run (states[e], keystroke->text,
                                                keystroke->class == HV_CLASS_SPOKEN);
          runs[e].times[i][repeat] = hv_times_cpu () - start;
        }
  for (guint e = 0; e < n_engines; e++)
    engines[e]->close (states[e]);
}

/* The median of each keystroke of @class, in ms; or what it needed the time
 * @repeat. */
static GArray *
times_of (const Run *run,
          GArray    *keystrokes,
          HvClass    class,
          int        repeat)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < keystrokes->len; i++)
    {
      double sorted[REPEATS], ms;

      if (g_array_index (keystrokes, HvKeystroke, i).class != class)
        continue;
      memcpy (sorted, run->times[i], sizeof sorted);
      if (repeat < 0)
        qsort (sorted, REPEATS, sizeof (double), hv_times_compare);
      ms = sorted[repeat < 0 ? REPEATS / 2 : repeat];
      g_array_append_val (times, ms);
    }
  return times;
}

static double
p99_of (const Run *run,
        GArray    *keystrokes,
        HvClass    class,
        int        repeat)
{
  g_autoptr (GArray) times = times_of (run, keystrokes, class, repeat);

  return hv_times_percentile (times, 0.99);
}

static void
print_heading (void)
{
  g_print ("\n| ms of processor time   |     n |");
  for (guint e = 0; e < n_engines; e++)
    g_print (" %7s p50 |    p99 |%s", engines[e]->name, e > 0 ? " times |" : "");
  g_print (" visited p99 |\n|------------------------|-------|");
  for (guint e = 0; e < n_engines; e++)
    g_print ("-------------|--------|%s", e > 0 ? "-------|" : "");
  g_print ("-------------|\n");
}

static double
visited_p99 (const Run *run,
             GArray    *keystrokes,
             HvClass    class)
{
  g_autoptr (GArray) visited = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < keystrokes->len; i++)
    {
      double n = run->visited[i];

      if (g_array_index (keystrokes, HvKeystroke, i).class == class)
        g_array_append_val (visited, n);
    }
  return hv_times_percentile (visited, 0.99);
}

static void
print_class (const Run *runs,
             GArray    *keystrokes,
             HvClass    class)
{
  double ours = p99_of (&runs[0], keystrokes, class, -1);

  for (guint e = 0; e < n_engines; e++)
    {
      g_autoptr (GArray) times = times_of (&runs[e], keystrokes, class, -1);
      double p99 = hv_times_percentile (times, 0.99);

      if (e == 0)
        g_print ("| %-22s | %5u |", hv_class_name (class), times->len);
      g_print (" %11.3f | %6.2f |", hv_times_percentile (times, 0.5), p99);
      if (e > 0)
        g_print (" %5.1f |", ours > 0 ? p99 / ours : 0);
    }
  g_print (" %11.0f |\n", visited_p99 (&runs[0], keystrokes, class));
}

/* How far the p99 of the yardstick itself lies apart from one time to another. */
static void
print_spread (const Run *run,
              GArray    *keystrokes)
{
  double widest = 0;

  for (HvClass class = 0; class < HV_N_CLASSES; class++)
    {
      double low = G_MAXDOUBLE, high = 0;

      for (int repeat = 0; repeat < REPEATS; repeat++)
        {
          double p99 = p99_of (run, keystrokes, class, repeat);

          low = MIN (low, p99);
          high = MAX (high, p99);
        }
      if (low > 0)
        widest = MAX (widest, high / low - 1);
    }
  g_print ("\nThe p99 of FTS5 itself differs by at most %.0f %% from one time to another.\n",
           100 * widest);
}

static void
print_mistyped (const Run *run,
                GArray    *keystrokes)
{
  double clean = p99_of (run, keystrokes, HV_CLASS_CLEAN, -1);
  double mistyped = p99_of (run, keystrokes, HV_CLASS_MISTYPED, -1);

  g_print ("One word mistyped takes %.2f times as long as the same words without, at p99.\n",
           clean > 0 ? mistyped / clean : 0);
}

static gint64
size_of (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GStatBuf info;
  gint64 size = 0;

  if (dir == NULL)
    return g_stat (path, &info) == 0 ? info.st_size : 0;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      size += size_of (file);
    }
  return size;
}

static void
remove_index (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_remove (path);
}

/* In MB. Not from getrusage(), which also counts what the process had before it
 * became this program. */
static double
most_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) / 1024.0 : 0;
}

/* What a new process does: it opens the index and finds its first answer. Prints
 * what that took in ms, and the most memory it had in MB. */
static int
open_once (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  double cpu = hv_times_cpu ();
  HvEngineState *state = hv_engine_houvast.open (path);

  hv_engine_houvast.run (state, "ver", FALSE);
  g_print ("%.3f %.3f", hv_times_cpu () - cpu, (g_get_monotonic_time () - start) / 1e3);
  hv_engine_houvast.close (state);
  g_print (" %.1f\n", most_memory ());
  return 0;
}

static void
print_opening (const char *path)
{
  g_autoptr (GArray) cpu = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (double));
  double memory = 0;

  for (guint i = 0; i < OPENINGS; i++)
    {
      const char *argv[] = { program, "--open", path, NULL };
      g_autofree char *output = NULL;
      g_auto (GStrv) numbers = NULL;
      double value;

      if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                         NULL))
        return;
      numbers = g_strsplit (output, " ", 3);
      if (g_strv_length (numbers) < 3)
        return;
      value = g_ascii_strtod (numbers[0], NULL);
      g_array_append_val (cpu, value);
      value = g_ascii_strtod (numbers[1], NULL);
      g_array_append_val (wall, value);
      memory = MAX (memory, g_ascii_strtod (numbers[2], NULL));
    }
  g_print ("opening to first result in a new process: %.1f ms of processor time, %.1f ms in all; "
           "peak memory %.0f MB\n",
           hv_times_percentile (cpu, 0.5), hv_times_percentile (wall, 0.5), memory);
}

static void
build (Run        *runs,
       HvCorpus   *corpus,
       const char *folder)
{
  double bytes = hv_corpus_bytes (corpus);

  for (guint e = 0; e < n_engines; e++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%u", engines[e]->name, hv_corpus_size (corpus));
      double start = hv_times_cpu ();

      runs[e].path = g_build_filename (folder, file, NULL);
      if (kept != NULL && g_file_test (runs[e].path, G_FILE_TEST_EXISTS))
        continue;
      engines[e]->build (corpus, runs[e].path);
      runs[e].build = hv_times_cpu () - start;
      g_print ("%s: built at %.1f MB/s", engines[e]->name, bytes / 1e3 / runs[e].build);
      if (e > 0)
        g_print (" (Houvast %.2f times as fast)", runs[e].build / runs[0].build);
      g_print (", %.2f bytes per byte of text\n", size_of (runs[e].path) / bytes);
    }
}

static void
run_corpus (HvCorpus   *corpus,
            const char *name,
            const char *folder)
{
  guint n = hv_corpus_size (corpus);
  guint queries = n >= 1000000 ? 8 : n >= 100000 ? 24 : n >= 10000 ? 50 : 100;
  g_autoptr (GArray) keystrokes = hv_keystrokes_new (corpus, queries);
  Run runs[N_ENGINES];

  for (guint i = keystrokes->len; only_class >= 0 && i-- > 0;)
    if ((int) g_array_index (keystrokes, HvKeystroke, i).class != only_class)
      g_array_remove_index (keystrokes, i);
  g_print ("\n## %s: %u passages, %.1f MB of text\n\n", name, n, hv_corpus_bytes (corpus) / 1e6);
  build (runs, corpus, folder);
  print_opening (runs[0].path);
  for (guint e = 0; e < n_engines; e++)
    {
      runs[e].times = g_malloc0 (keystrokes->len * sizeof *runs[e].times);
      runs[e].visited = g_new0 (guint64, keystrokes->len);
    }
  measure (runs, keystrokes);
  print_heading ();
  for (HvClass class = 0; class < HV_N_CLASSES; class++)
    if (only_class < 0 || only_class == (int) class)
      print_class (runs, keystrokes, class);
  if (n_engines > 1)
    print_spread (&runs[1], keystrokes);
  if (only_class < 0)
    print_mistyped (&runs[0], keystrokes);
  for (guint e = 0; e < n_engines; e++)
    {
      if (kept == NULL)
        remove_index (runs[e].path);
      g_free (runs[e].path);
      g_free (runs[e].times);
      g_free (runs[e].visited);
    }
}

static gboolean
run_named (const char *name,
           const char *folder)
{
  g_autoptr (HvCorpus) corpus = NULL;
  guint64 n;

  if (g_str_has_suffix (name, ".tsv"))
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *base = g_path_get_basename (name);
      g_autofree char *set = g_path_get_dirname (name);
      g_autofree char *title = g_path_get_basename (set);

      corpus = hv_corpus_load (name, &error);
      if (corpus == NULL)
        g_printerr ("%s: %s\n", base, error->message);
      else
        run_corpus (corpus, title, folder);
      return corpus != NULL;
    }
  if (!g_ascii_string_to_unsigned (name, 10, 1, 10000000, &n, NULL))
    return FALSE;
  corpus = hv_corpus_new (n);
  run_corpus (corpus, "Invented", folder);
  return TRUE;
}

/* Writes invented knowledge as a document, to be imported. */
static int
write_document (const char *passages)
{
  g_autoptr (HvCorpus) corpus = NULL;
  guint64 n;

  if (!g_ascii_string_to_unsigned (passages, 10, 1, 10000000, &n, NULL))
    return 2;
  corpus = hv_corpus_new (n);
  g_print ("<faq xmlns=\"urn:houvast:kb:1\" xml:lang=\"nl\" id=\"bench\" version=\"1\""
           " effective=\"2026-01-01\">\n<title>Bench</title>\n<approval status=\"approved\""
           " role=\"knowledge-manager\" on=\"2026-01-01\" review=\"2036-01-01\"/>\n");
  for (guint i = 0; i < n; i++)
    {
      const HvPassage *passage = hv_corpus_passage (corpus, i);

      g_print ("<entry id=\"p%u\"><question>%s</question><alternatives>\n%s\n</alternatives>"
               "<answer><p>%s</p></answer></entry>\n",
               i + 1, passage->title, passage->alternatives, passage->body);
    }
  g_print ("</faq>\n");
  return 0;
}

/* Beside the checkout, or where the environment says. */
static char *
find_real_text (void)
{
  const char *shared = g_getenv ("HOUVAST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "../shared", REAL_TEXT, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static void
run_all (gboolean    full,
         const char *folder)
{
  g_autofree char *real = find_real_text ();

  run_named ("1000", folder);
  run_named ("10000", folder);
  run_named ("100000", folder);
  if (real != NULL)
    run_named (real, folder);
  if (full)
    run_named ("1000000", folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  gboolean full = FALSE, done = TRUE, named = FALSE;

  setlocale (LC_NUMERIC, "C");
  program = argv[0];
  /* The thesaurus is part of what is measured. */
  hv_core_register_resource ();
  if (argc == 3 && strcmp (argv[1], "--open") == 0)
    return open_once (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_document (argv[2]);
  folder = g_dir_make_tmp ("houvast-bench-XXXXXX", &error);
  if (folder == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  for (int i = 1; i < argc && done; i++)
    if (strcmp (argv[i], "--full") == 0)
      full = TRUE;
    else if (strcmp (argv[i], "--alone") == 0)
      n_engines = 1;
    else if (strcmp (argv[i], "--only") == 0 && i + 1 < argc)
      only_class = g_ascii_strtoll (argv[++i], NULL, 10);
    else if (strcmp (argv[i], "--keep") == 0 && i + 1 < argc)
      kept = argv[++i];
    else
      named = done = run_named (argv[i], kept != NULL ? kept : folder);
  if (!done)
    g_printerr ("usage: hv-bench [--full] [--alone] [--only CLASS] [--keep FOLDER]"
                " [PASSAGES|FILE.tsv…]\n");
  else if (!named)
    run_all (full, folder);
  g_rmdir (folder);
  return done ? 0 : 2;
}
