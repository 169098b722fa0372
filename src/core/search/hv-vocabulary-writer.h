/* hv-vocabulary-writer.h: numbers the words of one language while they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"

G_BEGIN_DECLS

typedef struct _HvVocabularyWriter HvVocabularyWriter;

HvVocabularyWriter *hv_vocabulary_writer_new    (void);
void                hv_vocabulary_writer_free   (HvVocabularyWriter  *writer);
guint               hv_vocabulary_writer_number (HvVocabularyWriter  *writer,
                                                 const char          *word,
                                                 gsize                length);
guint32            *hv_vocabulary_writer_sort   (HvVocabularyWriter  *writer,
                                                 guint               *n);
gboolean            hv_vocabulary_writer_finish (HvVocabularyWriter  *writer,
                                                 HvDb                *db,
                                                 guint                table,
                                                 const char          *lang,
                                                 const guint32       *sorted,
                                                 const guint32       *df,
                                                 GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvVocabularyWriter, hv_vocabulary_writer_free)

G_END_DECLS
