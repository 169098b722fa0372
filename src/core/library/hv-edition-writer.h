/* hv-edition-writer.h: the rows of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"
#include "hv-index.h"
#include "hv-standing.h"

G_BEGIN_DECLS

typedef struct _HvEditionWriter HvEditionWriter;

HvEditionWriter   *hv_edition_writer_new          (HvDb                 *db,
                                GError              **error);
void      hv_edition_writer_free         (HvEditionWriter               *writer);
gboolean  hv_edition_writer_add_changes  (HvEditionWriter               *writer,
                                GPtrArray            *changes,
                                GError              **error);
gint64    hv_edition_writer_add_document (HvEditionWriter               *writer,
                                HvFoldDocument       *document,
                                HvLoaded             *loaded,
                                const HvStood        *stood,
                                GError              **error);
gboolean  hv_edition_writer_add_head     (HvEditionWriter               *writer,
                                gint64                document,
                                xmlNode              *part,
                                GError              **error);
gboolean  hv_edition_writer_add_unit     (HvEditionWriter               *writer,
                                gint64                document,
                                gint64                id,
                                HvLoaded             *loaded,
                                const HvStood        *stood,
                                xmlNode              *node,
                                const char           *parent,
                                guint                 depth,
                                GError              **error);
gboolean  hv_edition_writer_index        (HvEditionWriter               *writer,
                                gint64                unit_row,
                                const char           *element,
                                HvIndexRow           *row,
                                GError              **error);
gboolean  hv_edition_writer_finish       (HvEditionWriter               *writer,
                                GCancellable         *cancellable,
                                GError              **error);
void      hv_edition_writer_synonyms     (HvEditionWriter               *writer,
                                HvLoaded             *loaded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvEditionWriter, hv_edition_writer_free)

G_END_DECLS
