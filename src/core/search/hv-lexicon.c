/* hv-lexicon.c: all that is kept in memory of one language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-lexicon.h"

#include "hv-compounds.h"
#include "hv-tuning.h"

static void
count_norms (HvLexicon *lexicon)
{
  for (guint f = 0; f < HV_N_FIELDS; f++)
    for (guint code = 0; code < 256; code++)
      {
        double share = hv_rows_length (code) / lexicon->rows->average[f];
        double b = hv_tuning.length[f];

        lexicon->norms[f][code] = hv_tuning.field[f] / (1.0 - b + b * share);
      }
}

/**
 * hv_lexicon_load:
 *
 * Returns: (transfer full) (nullable): the language with number @table
 */
HvLexicon *
hv_lexicon_load (HvDb        *db,
                 guint        table,
                 const char  *lang,
                 GError     **error)
{
  g_autoptr (HvLexicon) lexicon = g_new0 (HvLexicon, 1);

  lexicon->table = table;
  lexicon->lang = g_strdup (lang);
  lexicon->stemmer = hv_stemmer_new (lang);
  lexicon->rows = hv_rows_load (db, table, error);
  if (lexicon->rows == NULL)
    return NULL;
  lexicon->vocabulary = hv_vocabulary_load (db, table, lexicon->rows->n, error);
  if (lexicon->vocabulary == NULL)
    return NULL;
  lexicon->synonyms = hv_synonyms_load (db, table, "synonyms", lexicon->stemmer, error);
  if (lexicon->synonyms == NULL)
    return NULL;
  lexicon->thesaurus = hv_synonyms_load (db, table, "thesaurus", lexicon->stemmer, error);
  if (lexicon->thesaurus == NULL)
    return NULL;
  lexicon->compounds = hv_compounds_new ();
  lexicon->words = hv_words_new ();
  count_norms (lexicon);
  return g_steal_pointer (&lexicon);
}

void
hv_lexicon_free (HvLexicon *lexicon)
{
  if (lexicon == NULL)
    return;
  g_free (lexicon->lang);
  hv_stemmer_free (lexicon->stemmer);
  hv_rows_free (lexicon->rows);
  hv_vocabulary_free (lexicon->vocabulary);
  hv_synonyms_free (lexicon->synonyms);
  hv_synonyms_free (lexicon->thesaurus);
  g_clear_pointer (&lexicon->compounds, g_hash_table_unref);
  hv_words_free (lexicon->words);
  g_free (lexicon);
}
