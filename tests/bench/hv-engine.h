/* hv-engine.h: what is measured: a search engine with an index of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-corpus.h"

G_BEGIN_DECLS

/* Hits of a keystroke, each with its title and a snippet. */
#define HV_ENGINE_HITS 20

typedef struct _HvEngineState HvEngineState;

/**
 * HvEngine:
 * @build: writes the index of a corpus, and does not return when it cannot
 * @open: (nullable): returns what @run takes
 * @run: finds what was typed; @spoken when it is a whole question, of which any word
 *   will do; returns how many postings were visited, or 0 when that is not known
 */
typedef struct
{
  const char     *name;
  void          (*build) (HvCorpus      *corpus,
                          const char    *path);
  HvEngineState *(*open) (const char    *path);
  guint64       (*run)   (HvEngineState *state,
                          const char    *text,
                          gboolean       spoken);
  void          (*close) (HvEngineState *state);
} HvEngine;

extern const HvEngine hv_engine_houvast;
extern const HvEngine hv_engine_fts5;
#ifdef HAVE_XAPIAN
extern const HvEngine hv_engine_xapian;
#endif

G_END_DECLS
