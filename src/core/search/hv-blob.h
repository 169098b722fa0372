/* hv-blob.h: arrays that are stored whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-db.h"

G_BEGIN_DECLS

/* Arrays are cut into pieces of so many bytes, whatever stands there. */
#define HV_BLOB_PIECE (16 * 1024)

/* What creates the tables that they are stored in. */
#define HV_BLOB_SCHEMA                                                                          \
  "CREATE TABLE search_blob (lang INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL," \
  "  piece INTEGER NOT NULL, PRIMARY KEY (lang, name));"                                        \
  "CREATE TABLE search_piece (id INTEGER PRIMARY KEY, data BLOB NOT NULL);"

typedef struct _HvBlobWriter HvBlobWriter;

HvBlobWriter *hv_blob_writer_new    (HvDb          *db,
                                     GError       **error);
void          hv_blob_writer_free   (HvBlobWriter  *writer);
gboolean      hv_blob_writer_append (HvBlobWriter  *writer,
                                     const void    *data,
                                     gsize          size,
                                     GError       **error);
gboolean      hv_blob_writer_finish (HvBlobWriter  *writer,
                                     guint          table,
                                     const char    *name,
                                     GError       **error);
gboolean      hv_blob_write         (HvDb          *db,
                                     guint          table,
                                     const char    *name,
                                     const void    *data,
                                     gsize          size,
                                     GError       **error);
gboolean      hv_blob_write_words   (HvDb          *db,
                                     guint          table,
                                     const char    *name,
                                     GArray        *words,
                                     GError       **error);
GBytes       *hv_blob_read          (HvDb          *db,
                                     guint          table,
                                     const char    *name,
                                     GError       **error);
void          hv_blob_set_damaged   (GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvBlobWriter, hv_blob_writer_free)

G_END_DECLS
