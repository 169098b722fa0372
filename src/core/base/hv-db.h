/* hv-db.h: a thin wrapper of SQLite with GError
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _HvDb   HvDb;
typedef struct _HvStmt HvStmt;

/**
 * HvDbMode:
 * @HV_DB_CREATE: read and write, made when it is not there
 * @HV_DB_WRITE: read and write, must be there
 * @HV_DB_READ: read only, with locks
 * @HV_DB_IMMUTABLE: read only, without locks, journal or mmap: a file that
 *   nobody ever changes, possibly in a read-only folder
 */
typedef enum
{
  HV_DB_CREATE,
  HV_DB_WRITE,
  HV_DB_READ,
  HV_DB_IMMUTABLE,
} HvDbMode;

HvDb       *hv_db_open        (const char   *path,
                               HvDbMode      mode,
                               GError      **error);
gboolean    hv_db_close       (HvDb         *db,
                               GError      **error);
void        hv_db_free        (HvDb         *db);
sqlite3    *hv_db_handle      (HvDb         *db);
gboolean    hv_db_exec        (HvDb         *db,
                               const char   *sql,
                               GError      **error);
gboolean    hv_db_get_int     (HvDb         *db,
                               const char   *sql,
                               gint64       *value,
                               GError      **error);
void        hv_db_watch       (HvDb         *db,
                               GCancellable *cancellable);
void        hv_db_set_error   (HvDb         *db,
                               GError      **error);

HvStmt     *hv_db_prepare     (HvDb         *db,
                               const char   *sql,
                               GError      **error);
void        hv_stmt_free      (HvStmt       *stmt);
void        hv_stmt_reset     (HvStmt       *stmt);
void        hv_stmt_bind_int  (HvStmt       *stmt,
                               int           index,
                               gint64        value);
void        hv_stmt_bind_text (HvStmt       *stmt,
                               int           index,
                               const char   *value);
void        hv_stmt_bind_blob (HvStmt       *stmt,
                               int           index,
                               const void   *data,
                               gsize         size);
gboolean    hv_stmt_step      (HvStmt       *stmt,
                               gboolean     *row,
                               GError      **error);
gboolean    hv_stmt_run       (HvStmt       *stmt,
                               GError      **error);
gint64      hv_stmt_int       (HvStmt       *stmt,
                               int           column);
const char *hv_stmt_text      (HvStmt       *stmt,
                               int           column);
const guint8 *hv_stmt_blob    (HvStmt       *stmt,
                               int           column,
                               gsize        *size);
GBytes     *hv_stmt_bytes     (HvStmt       *stmt,
                               int           column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvDb, hv_db_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvStmt, hv_stmt_free)

G_END_DECLS
