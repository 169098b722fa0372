/* hv-corpus.h: invented knowledge of any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HvCorpus HvCorpus;

/**
 * HvPassage: a unit of invented knowledge.
 */
typedef struct
{
  char *title;
  char *alternatives;
  char *body;
} HvPassage;

HvCorpus  *hv_corpus_load         (const char *path,
                                   GError    **error);
HvCorpus  *hv_corpus_new          (guint      n);
void       hv_corpus_free         (HvCorpus  *corpus);
guint      hv_corpus_size         (HvCorpus  *corpus);
gsize      hv_corpus_bytes        (HvCorpus  *corpus);
HvPassage *hv_corpus_passage      (HvCorpus  *corpus,
                                   guint      index);
char      *hv_corpus_words        (HvCorpus  *corpus,
                                   guint      query,
                                   guint      n);
char      *hv_corpus_spoken       (HvCorpus  *corpus,
                                   guint      query);
char      *hv_corpus_mistype      (HvCorpus  *corpus,
                                   const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvCorpus, hv_corpus_free)

G_END_DECLS
