/* hv-engine-houvast.c: this search, as the library uses it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-engine.h"

#include "hv-db.h"
#include "hv-index.h"
#include "hv-search.h"

struct _HvEngineState
{
  HvDb     *db;
  HvSearch *search;
};

static void
stop_on (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

/* What the library stores of a unit beside the index: answers are read from it. */
static char *
write_unit (const HvPassage *passage,
            guint            number)
{
  return g_strdup_printf ("<entry id=\"p%u\"><question>%s</question><alternatives>\n%s\n"
                          "</alternatives><answer><p>%s</p></answer></entry>",
                          number, passage->title, passage->alternatives, passage->body);
}

static void
add_passages (HvCorpus      *corpus,
              HvIndexWriter *writer,
              HvStmt        *unit)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < hv_corpus_size (corpus); i++)
    {
      const HvPassage *passage = hv_corpus_passage (corpus, i);
      g_autofree char *xml = write_unit (passage, i + 1);
      HvIndexRow row = {
        .id = i + 1,
        .lang = "nl",
        .kind = HV_KIND_ENTRY,
        .document = "bench",
        .binding = HV_BINDING_HOLDS,
        .fields = { passage->title, passage->alternatives, NULL, passage->body, NULL },
      };

      hv_index_writer_add (writer, &row, &error);
      stop_on (error);
      hv_stmt_bind_int (unit, 1, row.id);
      hv_stmt_bind_text (unit, 2, xml);
      hv_stmt_run (unit, &error);
      stop_on (error);
    }
}

static void
build (HvCorpus   *corpus,
       const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_CREATE, &error);
  g_autoptr (HvIndexWriter) writer = NULL;
  g_autoptr (HvStmt) unit = NULL;

  stop_on (error);
  hv_db_exec (db,
              "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000; BEGIN;"
              "CREATE TABLE unit (id INTEGER PRIMARY KEY, xml TEXT)",
              &error);
  stop_on (error);
  writer = hv_index_writer_new (db, &error);
  stop_on (error);
  unit = hv_db_prepare (db, "INSERT INTO unit VALUES (?1, ?2)", &error);
  stop_on (error);
  add_passages (corpus, writer, unit);
  hv_index_writer_finish (writer, NULL, &error);
  stop_on (error);
  hv_db_exec (db, "COMMIT", &error);
  stop_on (error);
}

static HvEngineState *
open_index (const char *path)
{
  g_autoptr (GError) error = NULL;
  HvEngineState *state = g_new0 (HvEngineState, 1);

  state->db = hv_db_open (path, HV_DB_IMMUTABLE, &error);
  stop_on (error);
  state->search = hv_search_new (state->db, &error);
  stop_on (error);
  return state;
}

static guint64
run (HvEngineState *state,
     const char    *text,
     gboolean       spoken)
{
  g_autoptr (GError) error = NULL;
  HvSearchRequest request
    = { .text = text, .text_length = -1, .lang = "nl", .limit = HV_ENGINE_HITS, .day = 1 };
  g_autoptr (HvHits) hits = hv_search_run (state->search, &request, NULL, &error);

  stop_on (error);
  return hits->visited;
}

static void
close_index (HvEngineState *state)
{
  hv_search_free (state->search);
  hv_db_free (state->db);
  g_free (state);
}

const HvEngine hv_engine_houvast = { "Houvast", build, open_index, run, close_index };
