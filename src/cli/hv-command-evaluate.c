/* hv-command-evaluate.c: houvastctl evaluate
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "hv-command.h"
#include "hv-golden-check.h"

typedef struct
{
  HvContext *context;
  HvEdition *edition;
  HvDay      day;
  FILE      *run;
  gboolean   keystrokes;
  gboolean   misses;
  guint      without;
  GString   *coverage;           /* of each query, where asked for */
  guint      queries;
  guint      at[HV_GOLDEN_RANKS + 1];      /* how many queries had their answer at a rank */
  double     reciprocal;
  GArray    *latency;            /* milliseconds of processor time */
} Evaluation;

static double
cpu_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static HvResults *
ask (Evaluation        *evaluation,
     const HvGoldenRow *row,
     const char        *text,
     gsize              length,
     GError           **error)
{
  HvSearchRequest request = {
    .text = text, .text_length = length,
    .lang = row->lang != NULL ? row->lang : evaluation->context->lang,
    .document = row->document, .limit = 0, .day = evaluation->day,
    .without = evaluation->without,
  };
  double began = cpu_milliseconds ();
  HvResults *results = hv_edition_search (evaluation->edition, &request, NULL, error);
  double took = cpu_milliseconds () - began;

  g_array_append_val (evaluation->latency, took);
  return results;
}

static void
write_run (Evaluation        *evaluation,
           const HvGoldenRow *row,
           HvResults         *results)
{
  for (guint i = 0; i < results->results->len && i < HV_GOLDEN_RANKS; i++)
    {
      const HvResult *result = g_ptr_array_index (results->results, i);

      fprintf (evaluation->run, "%s\t%u\t%s\t%.6f\n", row->query, i + 1, result->key,
               result->hit->score);
    }
}

static gboolean
type_prefixes (Evaluation         *evaluation,
               const HvGoldenRow  *row,
               GError            **error)
{
  for (const char *end = row->query; *end != '\0'; end = g_utf8_next_char (end))
    {
      g_autoptr (HvResults) results = end == row->query
        ? NULL : ask (evaluation, row, row->query, end - row->query, error);

      if (end != row->query && results == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
evaluate_row (Evaluation         *evaluation,
              const HvGoldenRow  *row,
              GError            **error)
{
  g_autoptr (HvResults) results = NULL;
  guint rank;

  if (evaluation->keystrokes && !type_prefixes (evaluation, row, error))
    return FALSE;
  results = ask (evaluation, row, row->query, strlen (row->query), error);
  if (results == NULL)
    return FALSE;
  rank = hv_golden_rank (row, results);
  evaluation->queries++;
  evaluation->at[rank]++;
  evaluation->reciprocal += rank > 0 ? 1.0 / rank : 0;
  if (evaluation->coverage != NULL)
    g_string_append_printf (evaluation->coverage, "%s\t%u\t%.4f\t%d\n", row->query, rank,
                            results->hits->coverage, results->hits->sure);
  if (evaluation->run != NULL)
    write_run (evaluation, row, results);
  if (evaluation->misses && (rank == 0 || rank > 3))
    {
      g_autofree char *expected = g_strjoinv (" ", row->expected);

      g_printerr ("%s\t%s\t%u\t%s\n", row->query, expected, rank,
                  results->results->len > 0
                  ? ((HvResult *) g_ptr_array_index (results->results, 0))->key : "");
    }
  return TRUE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static double
percentile (GArray *sorted,
            double  fraction)
{
  if (sorted->len == 0)
    return 0;
  return g_array_index (sorted, double, (guint) (fraction * (sorted->len - 1) + 0.5));
}

static double
success_at (Evaluation *evaluation,
            guint       k)
{
  guint found = 0;

  for (guint rank = 1; rank <= k; rank++)
    found += evaluation->at[rank];
  return evaluation->queries > 0 ? (double) found / evaluation->queries : 0;
}

static void
add_double (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

static void
print_result (Evaluation *evaluation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  double mrr = evaluation->queries > 0 ? evaluation->reciprocal / evaluation->queries : 0;
  GArray *latency = evaluation->latency;

  g_array_sort (latency, compare_doubles);
  if (!evaluation->context->json)
    {
      g_print (_("%u queries · success@1 %.3f · @3 %.3f · @5 %.3f · @10 %.3f · MRR@10 %.3f\n"),
               evaluation->queries, success_at (evaluation, 1), success_at (evaluation, 3),
               success_at (evaluation, 5), success_at (evaluation, 10), mrr);
      g_print (_("milliseconds: p50 %.3f · p95 %.3f · p99 %.3f · most %.3f\n"),
               percentile (latency, .5), percentile (latency, .95), percentile (latency, .99),
               percentile (latency, 1));
      return;
    }
  json_builder_begin_object (builder);
  hv_json_number (builder, "queries", evaluation->queries);
  add_double (builder, "success_at_1", success_at (evaluation, 1));
  add_double (builder, "success_at_3", success_at (evaluation, 3));
  add_double (builder, "success_at_5", success_at (evaluation, 5));
  add_double (builder, "success_at_10", success_at (evaluation, 10));
  add_double (builder, "mrr_at_10", mrr);
  json_builder_set_member_name (builder, "latency_ms");
  json_builder_begin_object (builder);
  add_double (builder, "p50", percentile (latency, .5));
  add_double (builder, "p95", percentile (latency, .95));
  add_double (builder, "p99", percentile (latency, .99));
  add_double (builder, "max", percentile (latency, 1));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

static int
evaluate (Evaluation  *evaluation,
          HvGolden    *golden,
          const char  *run_path,
          GError     **error)
{
  if (run_path != NULL)
    {
      evaluation->run = fopen (run_path, "w");
      if (evaluation->run == NULL)
        {
          hv_set_error_errno (error, errno, run_path);
          return 5;
        }
      fputs ("query\trank\tid\tscore\n", evaluation->run);
    }
  for (guint i = 0; i < golden->rows->len; i++)
    if (!evaluate_row (evaluation, g_ptr_array_index (golden->rows, i), error))
      break;
  if (evaluation->run != NULL && fclose (evaluation->run) != 0 && *error == NULL)
    hv_set_error_errno (error, errno, run_path);
  if (*error != NULL)
    return 4;
  print_result (evaluation);
  return 0;
}

int
hv_command_evaluate (HvContext  *context,
                     char      **argv,
                     GError    **error)
{
  Evaluation evaluation = { .context = context };
  g_autofree char *run = NULL;
  g_autofree char *without = NULL;
  g_autofree char *coverage = NULL;
  g_autoptr (GString) covered = NULL;
  const GOptionEntry entries[] = {
    { "keystrokes", 0, 0, G_OPTION_ARG_NONE, &evaluation.keystrokes,
      N_("also ask every prefix of every query"), NULL },
    { "misses", 0, 0, G_OPTION_ARG_NONE, &evaluation.misses,
      N_("print the queries whose answer is not among the first three"), NULL },
    { "run", 0, 0, G_OPTION_ARG_FILENAME, &run, N_("write what was found"), N_("FILE") },
    /* For those who measure: see tests/bench. */
    { "coverage", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &coverage,
      NULL, NULL },
    { "without", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &without,
      NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HvDesk) desk = hv_desk_new (context->library);
  g_autoptr (HvGolden) golden = NULL;
  g_autoptr (GArray) latency = g_array_new (FALSE, FALSE, sizeof (double));
  int status;

  if (!hv_cli_parse (&argv, entries, N_("GOLDEN.tsv"),
                     _("Measures what search finds for a list of questions."), error))
    return 2;
  if (argv[1] == NULL || argv[2] != NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE, _("Name one golden list."));
      return 2;
    }
  if (!hv_levers_parse (without, &evaluation.without))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE, "There is no “%s” to do without.", without);
      return 2;
    }
  golden = hv_golden_read (argv[1], error);
  if (golden == NULL || hv_desk_history (desk, error) == NULL)
    return 3;
  evaluation.latency = latency;
  if (coverage != NULL)
    evaluation.coverage = covered = g_string_new ("query\trank\tcoverage\tsure\n");
  evaluation.day = hv_desk_today (desk);
  evaluation.edition = hv_desk_edition (desk, evaluation.day, NULL, error);
  status = evaluation.edition != NULL ? evaluate (&evaluation, golden, run, error) : 4;
  if (status == 0 && coverage != NULL
      && !g_file_set_contents (coverage, covered->str, covered->len, error))
    return 5;
  return status;
}
