/* hv-bench.c: how fast search is, beside plain FTS5 on the same rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: hv-bench [PASSAGES…]
 *
 * Plain FTS5 has the same prefix indexes, ranks with ORDER BY bm25() with
 * weights, and then reads the texts of its twenty rows; it makes no snippets.
 * Both use one core and files of their own, opened read-only, and are measured
 * in processor time: all keystrokes several times, of which the median of each
 * counts.
 */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "hv-core-resources.h"
#include "hv-corpus.h"
#include "hv-db.h"
#include "hv-index.h"
#include "hv-search.h"

#define REPEATS 5
#define HITS 20

typedef enum
{
  CLASS_ONE_LETTER,
  CLASS_TWO_LETTERS,
  CLASS_ONE_WORD,
  CLASS_MORE_WORDS,
  CLASS_SPOKEN,
  CLASS_MISTYPED,
  N_CLASSES,
} Class;

static const char * const class_names[] = { "one letter",   "two letters", "three and more",
                                            "two and more words", "spoken, 8-15 words", "one word mistyped" };

typedef struct
{
  HvDb         *db;
  HvSearch     *search;
  HvDb         *stock_db;
  sqlite3_stmt *stock;
  sqlite3_stmt *stock_text;
  GArray       *ours[N_CLASSES];
  GArray       *theirs[N_CLASSES];
} Bench;

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
die (GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

static void
build (HvCorpus   *corpus,
       const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_CREATE, &error);
  g_autoptr (HvIndexWriter) writer = NULL;

  if (db == NULL || !hv_db_exec (db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN", &error))
    die (error);
  writer = hv_index_writer_new (db, &error);
  for (guint i = 0; error == NULL && i < hv_corpus_size (corpus); i++)
    {
      HvPassage *passage = hv_corpus_passage (corpus, i);
      HvIndexRow row = {
        .id = i + 1,
        .lang = "nl",
        .kind = HV_KIND_ENTRY,
        .document = "bench",
        .binding = HV_BINDING_HOLDS,
        .fields = { passage->title, passage->alternatives, NULL, passage->body, NULL },
      };

      hv_index_writer_add (writer, &row, &error);
    }
  if (error != NULL || !hv_index_writer_finish (writer, NULL, &error)
      || !hv_db_exec (db, "COMMIT", &error))
    die (error);
}

static void
build_stock (HvCorpus   *corpus,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_CREATE, &error);
  g_autoptr (HvStmt) stmt = NULL;

  if (db == NULL
      || !hv_db_exec (db,
                      "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN;"
                      "CREATE VIRTUAL TABLE stock USING fts5 (title, alternatives, body,"
                      " prefix='1 2 3')",
                      &error))
    die (error);
  stmt = hv_db_prepare (db, "INSERT INTO stock VALUES (?1, ?2, ?3)", &error);
  for (guint i = 0; error == NULL && i < hv_corpus_size (corpus); i++)
    {
      HvPassage *passage = hv_corpus_passage (corpus, i);

      hv_stmt_bind_text (stmt, 1, passage->title);
      hv_stmt_bind_text (stmt, 2, passage->alternatives);
      hv_stmt_bind_text (stmt, 3, passage->body);
      hv_stmt_run (stmt, &error);
    }
  if (error != NULL || !hv_db_exec (db, "COMMIT", &error))
    die (error);
}

static void
run_ours (Bench      *bench,
          const char *text)
{
  g_autoptr (GError) error = NULL;
  HvSearchRequest request = { .text = text, .text_length = -1, .lang = "nl", .limit = HITS, .day = 1 };
  g_autoptr (HvHits) hits = hv_search_run (bench->search, &request, NULL, &error);

  if (hits == NULL)
    die (error);
}

/* What somebody would write: all words, the last one a beginning; or any of them
 * for a whole question. */
static char *
stock_query (const char *text,
             gboolean    any)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *query = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      g_string_append_printf (query, "%s\"%s\"", query->len == 0 ? "" : any ? " OR " : " AND ",
                              words[i]);
      if (!any && words[i + 1] == NULL)
        g_string_append (query, " *");
    }
  return g_string_free (query, FALSE);
}

static void
run_stock (Bench      *bench,
           const char *text,
           gboolean    any)
{
  g_autofree char *query = stock_query (text, any);
  gint64 rows[HITS];
  guint n = 0;

  sqlite3_bind_text (bench->stock, 1, query, -1, SQLITE_STATIC);
  while (n < HITS && sqlite3_step (bench->stock) == SQLITE_ROW)
    rows[n++] = sqlite3_column_int64 (bench->stock, 0);
  sqlite3_reset (bench->stock);
  for (guint i = 0; i < n; i++)
    {
      sqlite3_bind_int64 (bench->stock_text, 1, rows[i]);
      if (sqlite3_step (bench->stock_text) == SQLITE_ROW)
        sqlite3_column_text (bench->stock_text, 1);
      sqlite3_reset (bench->stock_text);
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* One state of the search field, with its times so far. */
typedef struct
{
  Class   class;
  char   *text;
  double  ours[REPEATS];
  double  theirs[REPEATS];
} Keystroke;

static void
keystroke_clear (gpointer data)
{
  g_free (((Keystroke *) data)->text);
}

static void
add_keystroke (GArray     *keystrokes,
               Class       class,
               const char *text)
{
  Keystroke keystroke = { .class = class, .text = g_strdup (text) };

  g_array_append_val (keystrokes, keystroke);
}

/* All keystrokes come once before any comes again, as when somebody types: what
 * is remembered of the last one helps the next, and no more. */
static void
measure (Bench  *bench,
         GArray *keystrokes)
{
  for (guint repeat = 0; repeat < REPEATS; repeat++)
    for (guint i = 0; i < keystrokes->len; i++)
      {
        Keystroke *keystroke = &g_array_index (keystrokes, Keystroke, i);
        double start = cpu_seconds (), middle;

        run_ours (bench, keystroke->text);
        middle = cpu_seconds ();
        run_stock (bench, keystroke->text, keystroke->class == CLASS_SPOKEN);
        keystroke->ours[repeat] = middle - start;
        keystroke->theirs[repeat] = cpu_seconds () - middle;
      }
  for (guint i = 0; i < keystrokes->len; i++)
    {
      Keystroke *keystroke = &g_array_index (keystrokes, Keystroke, i);

      qsort (keystroke->ours, REPEATS, sizeof (double), compare_doubles);
      qsort (keystroke->theirs, REPEATS, sizeof (double), compare_doubles);
      g_array_append_val (bench->ours[keystroke->class], keystroke->ours[REPEATS / 2]);
      g_array_append_val (bench->theirs[keystroke->class], keystroke->theirs[REPEATS / 2]);
    }
}

static Class
class_of (const char *text,
          gsize       length)
{
  if (memchr (text, ' ', length) != NULL)
    return CLASS_MORE_WORDS;
  return length == 1 ? CLASS_ONE_LETTER : length == 2 ? CLASS_TWO_LETTERS : CLASS_ONE_WORD;
}

static void
add_query (GArray   *keystrokes,
           HvCorpus *corpus,
           guint     query)
{
  g_autofree char *typed = hv_corpus_words (corpus, query, 1 + query % 4);
  g_autofree char *spoken = hv_corpus_spoken (corpus, query);
  g_autofree char *mistyped = hv_corpus_mistype (corpus, typed);

  for (gsize length = 1; length <= strlen (typed); length++)
    {
      g_autofree char *keys = g_strndup (typed, length);

      if (keys[length - 1] != ' ')
        add_keystroke (keystrokes, class_of (keys, length), keys);
    }
  add_keystroke (keystrokes, CLASS_SPOKEN, spoken);
  add_keystroke (keystrokes, CLASS_MISTYPED, mistyped);
}

static double
percentile (GArray *values,
            double  share)
{
  if (values->len == 0)
    return 0;
  return g_array_index (values, double, MIN (values->len - 1, (guint) (share * values->len)));
}

static void
print_class (const char *name,
             GArray     *ours,
             GArray     *theirs)
{
  g_array_sort (ours, compare_doubles);
  g_array_sort (theirs, compare_doubles);
  g_print ("| %-20s | %5u | %8.3f | %8.3f | %8.3f | %8.3f | %6.1f |\n", name, ours->len,
           1e3 * percentile (ours, 0.5), 1e3 * percentile (ours, 0.99),
           1e3 * percentile (theirs, 0.5), 1e3 * percentile (theirs, 0.99),
           percentile (theirs, 0.99) / percentile (ours, 0.99));
}

static gint64
file_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

static void
print_results (Bench *bench)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) all_theirs = g_array_new (FALSE, FALSE, sizeof (double));

  g_print ("\n| keystroke            |     n |  p50 ms  |  p99 ms  | FTS5 p50 | FTS5 p99 |  ratio |\n"
           "|----------------------|-------|----------|----------|----------|----------|--------|\n");
  for (Class class = 0; class < N_CLASSES; class++)
    {
      g_array_append_vals (all, bench->ours[class]->data, bench->ours[class]->len);
      g_array_append_vals (all_theirs, bench->theirs[class]->data, bench->theirs[class]->len);
      print_class (class_names[class], bench->ours[class], bench->theirs[class]);
    }
  print_class ("all", all, all_theirs);
}

static void
prepare (Bench      *bench,
         const char *path,
         const char *stock_path)
{
  g_autoptr (GError) error = NULL;

  bench->db = hv_db_open (path, HV_DB_IMMUTABLE, &error);
  if (bench->db != NULL)
    bench->search = hv_search_new (bench->db, &error);
  if (bench->search != NULL)
    bench->stock_db = hv_db_open (stock_path, HV_DB_IMMUTABLE, &error);
  if (bench->stock_db == NULL)
    die (error);
  sqlite3_prepare_v2 (hv_db_handle (bench->stock_db),
                      "SELECT rowid FROM stock WHERE stock MATCH ?1"
                      " ORDER BY bm25 (stock, 2.0, 1.6, 1.0) LIMIT 20",
                      -1, &bench->stock, NULL);
  sqlite3_prepare_v2 (hv_db_handle (bench->stock_db), "SELECT title, body FROM stock WHERE rowid = ?1",
                      -1, &bench->stock_text, NULL);
  for (Class class = 0; class < N_CLASSES; class++)
    {
      bench->ours[class] = g_array_new (FALSE, FALSE, sizeof (double));
      bench->theirs[class] = g_array_new (FALSE, FALSE, sizeof (double));
    }
}

static void
clear (Bench *bench)
{
  sqlite3_finalize (bench->stock);
  sqlite3_finalize (bench->stock_text);
  hv_search_free (bench->search);
  hv_db_free (bench->db);
  hv_db_free (bench->stock_db);
  for (Class class = 0; class < N_CLASSES; class++)
    {
      g_array_unref (bench->ours[class]);
      g_array_unref (bench->theirs[class]);
    }
}

/* A new connection that finds its first answer: what a program that starts does. */
static double
time_opening (const char *path)
{
  g_autoptr (GError) error = NULL;
  double start = cpu_seconds ();
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_IMMUTABLE, &error);
  g_autoptr (HvSearch) search = db != NULL ? hv_search_new (db, &error) : NULL;
  HvSearchRequest request = { .text = "ver", .text_length = -1, .limit = HITS, .day = 1 };
  g_autoptr (HvHits) hits = NULL;

  if (search == NULL)
    die (error);
  hits = hv_search_run (search, &request, NULL, &error);
  if (hits == NULL)
    die (error);
  return cpu_seconds () - start;
}

static void
run_size (guint       n,
          const char *folder)
{
  g_autoptr (HvCorpus) corpus = hv_corpus_new (n);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  g_autofree char *stock_path = g_build_filename (folder, "stock.db", NULL);
  double megabytes = hv_corpus_bytes (corpus) / 1e6;
  guint queries = n >= 100000 ? 16 : n >= 10000 ? 40 : 100;
  double start = cpu_seconds (), ours, theirs;
  g_autoptr (GArray) keystrokes = g_array_new (FALSE, FALSE, sizeof (Keystroke));
  Bench bench = { 0 };

  build (corpus, path);
  ours = cpu_seconds () - start;
  start = cpu_seconds ();
  build_stock (corpus, stock_path);
  theirs = cpu_seconds () - start;
  g_print ("\n## %u passages, %.1f MB of text\n\n", n, megabytes);
  g_print ("build %.1f MB/s (FTS5 %.1f), %.2f bytes per byte with the text (FTS5 %.2f), "
           "opening to first result %.1f ms\n",
           megabytes / ours, megabytes / theirs, file_size (path) / (megabytes * 1e6),
           file_size (stock_path) / (megabytes * 1e6), 1e3 * time_opening (path));
  prepare (&bench, path, stock_path);
  g_array_set_clear_func (keystrokes, keystroke_clear);
  for (guint i = 0; i < queries; i++)
    add_query (keystrokes, corpus, i);
  measure (&bench, keystrokes);
  print_results (&bench);
  clear (&bench);
  g_unlink (path);
  g_unlink (stock_path);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("houvast-bench-XXXXXX", &error);

  setlocale (LC_NUMERIC, "C");
  /* The thesaurus is part of what is measured. */
  hv_core_register_resource ();
  if (folder == NULL)
    die (error);
  if (argc == 1)
    {
      run_size (1000, folder);
      run_size (10000, folder);
    }
  for (int i = 1; i < argc; i++)
    {
      guint64 n = g_ascii_strtoull (argv[i], NULL, 10);

      if (n == 0 || n > 10000000)
        {
          g_printerr ("usage: hv-bench [PASSAGES…]\n");
          g_rmdir (folder);
          return 2;
        }
      run_size (n, folder);
    }
  g_rmdir (folder);
  return 0;
}
