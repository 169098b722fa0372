/* hv-db.c: a thin wrapper of SQLite with GError
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-db.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "hv-error.h"

struct _HvDb
{
  sqlite3      *handle;
  char         *path;
  GCancellable *cancellable;
};

struct _HvStmt
{
  HvDb         *db;
  sqlite3_stmt *handle;
};

/* Interrupting is checked every so many steps of SQLite's machine: often enough
 * to feel immediate, rarely enough to cost nothing. */
#define STEPS_BETWEEN_CHECKS 2000

/* How long a reader of the ledger waits for a writer that is just committing. */
#define BUSY_MILLISECONDS 2000

static int
interrupted_cb (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

/**
 * hv_db_set_error:
 * @db: a connection on which a call of SQLite failed
 * @error: (out) (optional): where to put it
 *
 * Puts SQLite's last error into words, with the code that fits what can be done.
 */
void
hv_db_set_error (HvDb    *db,
                 GError **error)
{
  int code = sqlite3_extended_errcode (db->handle);
  const char *detail = sqlite3_errmsg (db->handle);
  HvError mapped;

  g_debug ("%s: %d: %s", db->path, code, detail);
  if (code == SQLITE_IOERR_WRITE && sqlite3_system_errno (db->handle) == ENOSPC)
    code = SQLITE_FULL;
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
      return;
    case SQLITE_FULL:
      hv_set_error_errno (error, ENOSPC, db->path);
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      mapped = HV_ERROR_BUSY;
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      mapped = HV_ERROR_NOT_WRITABLE;
      break;
    default:
      mapped = HV_ERROR_DAMAGED;
      break;
    }
  g_set_error (error, HV_ERROR, mapped, _("“%s” cannot be read or written: %s."), db->path, detail);
}

static gboolean
configure (HvDb     *db,
           HvDbMode  mode,
           GError  **error)
{
  /* No double-quoted strings, no writable schema: both only hide mistakes. */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, BUSY_MILLISECONDS);
  return hv_db_exec (db, "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA mmap_size=0;",
                     error);
}

/**
 * hv_db_open:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): a connection, to be used by one thread
 *   at a time
 */
HvDb *
hv_db_open (const char  *path,
            HvDbMode     mode,
            GError     **error)
{
  g_autoptr (HvDb) db = NULL;
  g_autofree char *name = NULL;
  int flags = SQLITE_OPEN_NOMUTEX;

  g_return_val_if_fail (path != NULL, NULL);

  switch (mode)
    {
    case HV_DB_CREATE:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
    case HV_DB_WRITE:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case HV_DB_READ:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case HV_DB_IMMUTABLE:
    default:
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
      break;
    }
  if (mode == HV_DB_IMMUTABLE)
    {
      g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

      name = g_strconcat ("file:", escaped, "?mode=ro&immutable=1", NULL);
    }
  else
    name = g_strdup (path);

  db = g_new0 (HvDb, 1);
  db->path = g_strdup (path);
  if (sqlite3_open_v2 (name, &db->handle, flags, NULL) != SQLITE_OK)
    {
      hv_db_set_error (db, error);
      return NULL;
    }
  return configure (db, mode, error) ? g_steal_pointer (&db) : NULL;
}

/**
 * hv_db_close:
 * @db: (transfer full): a connection whose statements are freed
 *
 * Closes it and says so when something could not be written out.
 */
gboolean
hv_db_close (HvDb    *db,
             GError **error)
{
  gboolean closed = sqlite3_close (db->handle) == SQLITE_OK;

  if (closed)
    db->handle = NULL;
  else
    hv_db_set_error (db, error);
  hv_db_free (db);
  return closed;
}

void
hv_db_free (HvDb *db)
{
  if (db == NULL)
    return;
  sqlite3_close_v2 (db->handle);
  g_clear_object (&db->cancellable);
  g_free (db->path);
  g_free (db);
}

sqlite3 *
hv_db_handle (HvDb *db)
{
  return db->handle;
}

/**
 * hv_db_watch:
 * @cancellable: (nullable): interrupts what runs on @db from now on
 */
void
hv_db_watch (HvDb         *db,
             GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
  sqlite3_progress_handler (db->handle, cancellable != NULL ? STEPS_BETWEEN_CHECKS : 0,
                            cancellable != NULL ? interrupted_cb : NULL, cancellable);
}

/**
 * hv_db_exec:
 * @sql: one or more statements without parameters
 */
gboolean
hv_db_exec (HvDb        *db,
            const char  *sql,
            GError     **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  hv_db_set_error (db, error);
  return FALSE;
}

/**
 * hv_db_get_int:
 * @value: (out): the first column of the first row, 0 when there is no row
 */
gboolean
hv_db_get_int (HvDb        *db,
               const char  *sql,
               gint64      *value,
               GError     **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL || !hv_stmt_step (stmt, &row, error))
    return FALSE;
  *value = row ? hv_stmt_int (stmt, 0) : 0;
  return TRUE;
}

/**
 * hv_db_prepare:
 * @sql: one statement, with ?1, ?2, … for its parameters
 *
 * Returns: (transfer full) (nullable): the statement; free it before @db
 */
HvStmt *
hv_db_prepare (HvDb        *db,
               const char  *sql,
               GError     **error)
{
  sqlite3_stmt *handle = NULL;
  HvStmt *stmt;

  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL)
      != SQLITE_OK)
    {
      hv_db_set_error (db, error);
      return NULL;
    }
  stmt = g_new0 (HvStmt, 1);
  stmt->db = db;
  stmt->handle = handle;
  return stmt;
}

void
hv_stmt_free (HvStmt *stmt)
{
  if (stmt == NULL)
    return;
  sqlite3_finalize (stmt->handle);
  g_free (stmt);
}

/**
 * hv_stmt_reset:
 *
 * Makes it ready to be bound and run again; all parameters become NULL.
 */
void
hv_stmt_reset (HvStmt *stmt)
{
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
}

void
hv_stmt_bind_int (HvStmt *stmt,
                  int     index,
                  gint64  value)
{
  sqlite3_bind_int64 (stmt->handle, index, value);
}

/**
 * hv_stmt_bind_text:
 * @value: (nullable): copied
 */
void
hv_stmt_bind_text (HvStmt     *stmt,
                   int         index,
                   const char *value)
{
  sqlite3_bind_text (stmt->handle, index, value, -1, SQLITE_TRANSIENT);
}

/**
 * hv_stmt_bind_blob:
 * @data: (nullable): copied
 */
void
hv_stmt_bind_blob (HvStmt     *stmt,
                   int         index,
                   const void *data,
                   gsize       size)
{
  if (data == NULL || size == 0)
    sqlite3_bind_zeroblob (stmt->handle, index, 0);
  else
    sqlite3_bind_blob64 (stmt->handle, index, data, size, SQLITE_TRANSIENT);
}

/**
 * hv_stmt_step:
 * @row: (out): whether there is a row to read
 */
gboolean
hv_stmt_step (HvStmt    *stmt,
              gboolean  *row,
              GError   **error)
{
  int code = sqlite3_step (stmt->handle);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  hv_db_set_error (stmt->db, error);
  return FALSE;
}

/**
 * hv_stmt_run:
 *
 * Runs a statement that returns nothing, and resets it.
 */
gboolean
hv_stmt_run (HvStmt  *stmt,
             GError **error)
{
  gboolean row;
  gboolean done = hv_stmt_step (stmt, &row, error);

  hv_stmt_reset (stmt);
  return done;
}

gint64
hv_stmt_int (HvStmt *stmt,
             int     column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

/**
 * hv_stmt_text:
 *
 * Returns: (transfer none) (nullable): valid until the next step
 */
const char *
hv_stmt_text (HvStmt *stmt,
              int     column)
{
  return (const char *) sqlite3_column_text (stmt->handle, column);
}

/**
 * hv_stmt_blob:
 * @size: (out): in bytes
 *
 * Returns: (transfer none) (array length=size) (nullable): valid until the next step
 */
const guint8 *
hv_stmt_blob (HvStmt *stmt,
              int     column,
              gsize  *size)
{
  const guint8 *data = sqlite3_column_blob (stmt->handle, column);

  *size = data != NULL ? sqlite3_column_bytes (stmt->handle, column) : 0;
  return data;
}

/**
 * hv_stmt_bytes:
 *
 * Returns: (transfer full): a copy of the column's bytes, empty for NULL
 */
GBytes *
hv_stmt_bytes (HvStmt *stmt,
               int     column)
{
  const void *data = sqlite3_column_blob (stmt->handle, column);

  return g_bytes_new (data, data != NULL ? sqlite3_column_bytes (stmt->handle, column) : 0);
}
