/* hv-engine-xapian.cc: Xapian, as one would write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dutch stems beside the words, BM25, its own query parser and snippets. Built only
 * where Xapian's development package is present.
 */
#include <xapian.h>

#include "hv-engine.h"

struct _HvEngineState
{
  Xapian::Database database;
  Xapian::QueryParser parser;
  Xapian::Stem stem;
};

static void
build (HvCorpus   *corpus,
       const char *path)
{
  Xapian::WritableDatabase database (path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  Xapian::TermGenerator generator;

  generator.set_stemmer (Xapian::Stem ("dutch"));
  for (guint i = 0; i < hv_corpus_size (corpus); i++)
    {
      const HvPassage *passage = hv_corpus_passage (corpus, i);
      Xapian::Document document;

      generator.set_document (document);
      generator.index_text (passage->title, 2);
      generator.increase_termpos ();
      generator.index_text (passage->alternatives);
      generator.increase_termpos ();
      generator.index_text (passage->body);
      document.set_data (std::string (passage->title) + "\n" + passage->body);
      database.add_document (document);
    }
  database.commit ();
}

static HvEngineState *
open_index (const char *path)
{
  HvEngineState *state = new HvEngineState;

  state->database = Xapian::Database (path);
  state->stem = Xapian::Stem ("dutch");
  state->parser.set_stemmer (state->stem);
  state->parser.set_database (state->database);
  return state;
}

static guint64
run (HvEngineState *state,
     const char    *text,
     gboolean       spoken)
{
  Xapian::Enquire enquire (state->database);
  Xapian::MSet found;

  state->parser.set_default_op (spoken ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
  enquire.set_query (state->parser.parse_query (text, spoken ? 0 : Xapian::QueryParser::FLAG_PARTIAL));
  found = enquire.get_mset (0, HV_ENGINE_HITS);
  for (Xapian::MSetIterator i = found.begin (); i != found.end (); i++)
    found.snippet (i.get_document ().get_data (), 160, state->stem);
  return 0;
}

static void
close_index (HvEngineState *state)
{
  delete state;
}

extern "C" const HvEngine hv_engine_xapian = { "Xapian", build, open_index, run, close_index };
