/* hv-bench-window.c: how long it takes from a key to what is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: hv-bench-window LIBRARY QUERIES.tsv
 *
 * Types queries, which are the first column of a table with a heading, letter by letter into the real window: once as it is, and once without a search, which is what
 * the window itself takes. The linker puts the two functions here between the window
 * and its service: nothing in the program is made for this. Processor time is that of
 * all threads from the key on until the frame is there; on a machine that does other
 * things as well it says more than the clock does.
 */
#include "hv-app-resources.h"
#include "hv-application.h"
#include "hv-core-resources.h"
#include "hv-locale.h"
#include "hv-times.h"
#include "hv-window.h"

/* Queries that are typed, spread over the table. */
#define QUERIES 12

/* And so many letters of each. */
#define LETTERS 24

/* Keys come so many ms after the last one was painted, as when somebody types. */
#define PAUSE 30

/* A screen shows sixty frames a second. */
#define FRAME 16.7

typedef struct
{
  GtkApplication *application;
  GtkEditable    *field;
  GPtrArray      *queries;      /* (element-type utf8) */
  guint           query;
  const char     *at;           /* what of the query is not typed yet */
  gboolean        searching;    /* whether keys search */
  gint64          typed;        /* when the last key came; 0 when it was painted */
  gint64          ready;        /* when its results did, 0 for not yet */
  double          cpu;          /* ms of processor time until the last key */
  GArray         *waits;        /* ms from key to results */
  GArray         *paints;       /* ms from results to the end of the frame with them */
  GArray         *busy;         /* ms of processor time from key to the end of that frame */
  GArray         *alone;        /* ms from key to the end of the frame, without a search */
  GArray         *alone_busy;
} Bench;

static Bench bench;

void       __real_hv_service_search_async  (HvService             *self,
                                            const HvSearchRequest *request,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               user_data);
HvResults *__real_hv_service_search_finish (HvService             *self,
                                            GAsyncResult          *result,
                                            GError               **error);
void       __wrap_hv_service_search_async  (HvService             *self,
                                            const HvSearchRequest *request,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               user_data);
HvResults *__wrap_hv_service_search_finish (HvService             *self,
                                            GAsyncResult          *result,
                                            GError               **error);

void
__wrap_hv_service_search_async (HvService             *self,
                                const HvSearchRequest *request,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data)
{
  if (bench.searching)
    __real_hv_service_search_async (self, request, cancellable, callback, user_data);
}

HvResults *
__wrap_hv_service_search_finish (HvService     *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  bench.ready = g_get_monotonic_time ();
  /* Also when the same results come again. */
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (bench.field)),
                                 GDK_FRAME_CLOCK_PHASE_PAINT);
  return __real_hv_service_search_finish (self, result, error);
}

static void
print_times (const char *what,
             GArray     *times)
{
  g_print ("| %s | %.1f | %.1f |\n", what, hv_times_percentile (times, 0.5),
           hv_times_percentile (times, 0.99));
}

static void
report (void)
{
  guint within = 0;

  for (guint i = 0; i < bench.paints->len; i++)
    within += g_array_index (bench.paints, double, i) <= FRAME;
  g_print ("%u keys\n\n| ms, of processor time where it says so | median | p99 |\n| --- | --- | --- |\n",
           bench.waits->len);
  print_times ("from key to results", bench.waits);
  print_times ("from results to their frame", bench.paints);
  print_times ("from key to that frame, processor", bench.busy);
  print_times ("without a search: from key to frame", bench.alone);
  print_times ("without a search: processor", bench.alone_busy);
  g_print ("\nWithin a frame of %.1f ms after the results: %.1f %% of keys.\n", FRAME,
           100.0 * within / MAX (1, bench.paints->len));
}

static gboolean
type_cb (gpointer user_data)
{
  const char *end;
  int position;

  if (*bench.at == '\0')
    {
      bench.query++;
      if (bench.query == bench.queries->len && !bench.searching)
        {
          report ();
          g_application_quit (G_APPLICATION (bench.application));
          return G_SOURCE_REMOVE;
        }
      if (bench.query == bench.queries->len)
        {
          bench.searching = FALSE;
          bench.query = 0;
        }
      bench.at = bench.queries->pdata[bench.query];
      gtk_editable_set_text (bench.field, "");
      g_timeout_add (PAUSE, type_cb, NULL);
      return G_SOURCE_REMOVE;
    }
  end = g_utf8_next_char (bench.at);
  gtk_editable_set_position (bench.field, -1);
  position = gtk_editable_get_position (bench.field);
  bench.ready = 0;
  bench.cpu = hv_times_cpu ();
  bench.typed = g_get_monotonic_time ();
  gtk_editable_insert_text (bench.field, bench.at, end - bench.at, &position);
  bench.at = end;
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  gint64 now = g_get_monotonic_time ();
  double wait = (bench.ready - bench.typed) / 1e3;
  double busy = hv_times_cpu () - bench.cpu;
  double paint = (now - (bench.searching ? bench.ready : bench.typed)) / 1e3;

  if (bench.typed == 0 || (bench.searching && bench.ready == 0))
    return;
  if (bench.searching)
    g_array_append_val (bench.waits, wait);
  g_array_append_vals (bench.searching ? bench.paints : bench.alone, &paint, 1);
  g_array_append_vals (bench.searching ? bench.busy : bench.alone_busy, &busy, 1);
  bench.typed = 0;
  g_timeout_add (PAUSE, type_cb, NULL);
}

/* The field has the focus when there is something to search. */
static gboolean
begin_cb (gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (bench.application);
  GtkWidget *focus = window != NULL ? gtk_window_get_focus (window) : NULL;

  if (focus == NULL || !GTK_IS_EDITABLE (focus) || !gtk_widget_is_sensitive (focus))
    return G_SOURCE_CONTINUE;
  bench.field = GTK_EDITABLE (focus);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
  bench.at = bench.queries->pdata[0];
  /* What the window does at its start is not what a key waits for. */
  g_timeout_add (1000, type_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
startup_cb (GApplication *application,
            gpointer      user_data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_timeout_add (100, begin_cb, NULL);
}

static gboolean
read_queries (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  n = g_strv_length (lines);
  for (guint i = 0; n > 1 && i < QUERIES; i++)
    {
      const char *line = lines[1 + i * (n - 1) / QUERIES];

      const char *end = line + strcspn (line, "\t");
      glong letters = MIN (LETTERS, g_utf8_strlen (line, end - line));

      g_ptr_array_add (bench.queries, g_utf8_substring (line, 0, letters));
    }
  return bench.queries->len > 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (HvApplication) application = NULL;
  const char *arguments[] = { argv[0], "--library", argc == 3 ? argv[1] : NULL, NULL };

  bench.queries = g_ptr_array_new_with_free_func (g_free);
  if (argc != 3 || !read_queries (argv[2]))
    {
      g_printerr ("usage: hv-bench-window LIBRARY QUERIES.tsv\n");
      return 2;
    }
  hv_locale_init ();
  hv_core_register_resource ();
  hv_app_register_resource ();
  bench.searching = TRUE;
  bench.waits = g_array_new (FALSE, FALSE, sizeof (double));
  bench.paints = g_array_new (FALSE, FALSE, sizeof (double));
  bench.busy = g_array_new (FALSE, FALSE, sizeof (double));
  bench.alone = g_array_new (FALSE, FALSE, sizeof (double));
  bench.alone_busy = g_array_new (FALSE, FALSE, sizeof (double));
  application = hv_application_new ();
  bench.application = GTK_APPLICATION (application);
  g_signal_connect_after (application, "startup", G_CALLBACK (startup_cb), NULL);
  return g_application_run (G_APPLICATION (application), 3, (char **) arguments);
}
