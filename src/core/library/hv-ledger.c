/* hv-ledger.c: the database of changes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the holder of the library's lock opens it. A rollback journal and not a
 * write-ahead log, because a folder with a log cannot be read read-only.
 */
#include "hv-ledger.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "hv-error.h"

#define LEDGER_VERSION 1
#define APPLICATION_ID 0x48764c31   /* "HvL1" */

static gboolean
create_tables (HvDb    *ledger,
               GError **error)
{
  g_autoptr (GBytes) sql = g_resources_lookup_data ("/org/houvast/core/sql/ledger-1.sql",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *statements = NULL;

  if (sql == NULL)
    return FALSE;
  statements = g_strdup_printf ("BEGIN IMMEDIATE; %s PRAGMA application_id=%d; "
                                "PRAGMA user_version=%d; COMMIT;",
                                (const char *) g_bytes_get_data (sql, NULL), APPLICATION_ID,
                                LEDGER_VERSION);
  if (hv_db_exec (ledger, statements, error))
    return TRUE;
  hv_db_exec (ledger, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * hv_ledger_open:
 * @library: the folder, whose lock the caller holds
 *
 * Returns: (transfer full) (nullable): the ledger, made when there is none;
 *   %HV_ERROR_NEWER, untouched, when a newer program wrote it
 */
HvDb *
hv_ledger_open (const char  *library,
                GError     **error)
{
  g_autofree char *path = g_build_filename (library, "library.db", NULL);
  g_autoptr (HvDb) ledger = hv_db_open (path, HV_DB_CREATE, error);
  gint64 version;

  if (ledger == NULL || !hv_db_get_int (ledger, "PRAGMA user_version", &version, error))
    return NULL;
  if (version > LEDGER_VERSION)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_NEWER,
                           _("The library was written by a newer version of Houvast. "
                             "Update this program; nothing was changed."));
      return NULL;
    }
  if (!hv_db_exec (ledger, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;", error))
    return NULL;
  if (version == 0 && !create_tables (ledger, error))
    return NULL;
  return g_steal_pointer (&ledger);
}

static gboolean
read_changes (HvDb       *ledger,
              HvHistory  *history,
              GError    **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (ledger,
    "SELECT n, day, at, role, action, cancelled FROM change ORDER BY n", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  while (hv_stmt_step (stmt, &row, error))
    {
      HvChange *change;

      if (!row)
        return TRUE;
      change = hv_change_new (hv_stmt_text (stmt, 4));
      change->n = hv_stmt_int (stmt, 0);
      change->from = hv_stmt_int (stmt, 1);
      change->at = hv_stmt_int (stmt, 2);
      change->role = g_strdup (hv_stmt_text (stmt, 3));
      change->cancelled = hv_stmt_int (stmt, 5) != 0;
      g_ptr_array_add (history->changes, change);
    }
  return FALSE;
}

static gboolean
read_documents (HvDb       *ledger,
                HvHistory  *history,
                GError    **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (ledger,
    "SELECT n, op, type, id, lang, version, sha256 FROM change_document ORDER BY n, position",
    error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  while (hv_stmt_step (stmt, &row, error))
    {
      HvChange *change;

      if (!row)
        return TRUE;
      change = hv_history_find (history, hv_stmt_int (stmt, 0));
      if (change != NULL)
        g_ptr_array_add (change->documents,
                         hv_change_document_new (hv_stmt_int (stmt, 1),
                                                 hv_document_type_parse (hv_stmt_text (stmt, 2)),
                                                 hv_stmt_text (stmt, 3), hv_stmt_text (stmt, 4),
                                                 hv_stmt_text (stmt, 5), hv_stmt_text (stmt, 6)));
    }
  return FALSE;
}

static gboolean
read_rest (HvDb       *ledger,
           HvHistory  *history,
           GError    **error)
{
  g_autoptr (HvStmt) files = hv_db_prepare (ledger,
    "SELECT n, file, size, sha256 FROM edition ORDER BY n", error);
  g_autoptr (HvStmt) zone = NULL;
  gboolean row = TRUE;

  if (files == NULL)
    return FALSE;
  while (row)
    {
      if (!hv_stmt_step (files, &row, error))
        return FALSE;
      if (row)
        hv_history_set_file (history, hv_stmt_int (files, 0), hv_stmt_text (files, 1),
                             hv_stmt_int (files, 2), hv_stmt_text (files, 3));
    }
  zone = hv_db_prepare (ledger, "SELECT value FROM setting WHERE key = 'zone'", error);
  if (zone == NULL || !hv_stmt_step (zone, &row, error))
    return FALSE;
  if (row)
    {
      g_free (history->zone);
      history->zone = g_strdup (hv_stmt_text (zone, 0));
    }
  return TRUE;
}

/**
 * hv_ledger_read:
 *
 * Returns: (transfer full) (nullable): everything in the ledger
 */
HvHistory *
hv_ledger_read (HvDb    *ledger,
                GError **error)
{
  g_autoptr (HvHistory) history = hv_history_new ();

  if (!read_changes (ledger, history, error) || !read_documents (ledger, history, error)
      || !read_rest (ledger, history, error))
    return NULL;
  return g_steal_pointer (&history);
}

static gboolean
write_change (HvDb            *ledger,
              const HvChange  *change,
              GError         **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (ledger,
    "INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (n) DO UPDATE SET cancelled = excluded.cancelled", error);
  g_autoptr (HvStmt) part = hv_db_prepare (ledger,
    "INSERT OR IGNORE INTO change_document VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (stmt == NULL || part == NULL)
    return FALSE;
  hv_stmt_bind_int (stmt, 1, change->n);
  hv_stmt_bind_int (stmt, 2, change->from);
  hv_stmt_bind_int (stmt, 3, change->at);
  hv_stmt_bind_text (stmt, 4, change->role);
  hv_stmt_bind_text (stmt, 5, change->action);
  hv_stmt_bind_int (stmt, 6, change->cancelled);
  if (!hv_stmt_run (stmt, error))
    return FALSE;
  for (guint i = 0; i < change->documents->len; i++)
    {
      const HvChangeDocument *document = g_ptr_array_index (change->documents, i);

      hv_stmt_bind_int (part, 1, change->n);
      hv_stmt_bind_int (part, 2, i);
      hv_stmt_bind_int (part, 3, document->op);
      hv_stmt_bind_text (part, 4, hv_document_type_name (document->type));
      hv_stmt_bind_text (part, 5, document->id);
      hv_stmt_bind_text (part, 6, document->lang);
      hv_stmt_bind_text (part, 7, document->version);
      hv_stmt_bind_text (part, 8, document->sha256);
      if (!hv_stmt_run (part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (HvDb       *ledger,
           HvHistory  *history,
           GError    **error)
{
  g_autoptr (HvStmt) file = NULL;
  g_autoptr (HvStmt) zone = NULL;

  if (!hv_db_exec (ledger, "BEGIN IMMEDIATE; DELETE FROM edition", error))
    return FALSE;
  for (guint i = 0; i < history->changes->len; i++)
    if (!write_change (ledger, g_ptr_array_index (history->changes, i), error))
      return FALSE;
  file = hv_db_prepare (ledger, "INSERT INTO edition VALUES (?1, ?2, ?3, ?4)", error);
  zone = hv_db_prepare (ledger, "INSERT OR REPLACE INTO setting VALUES ('zone', ?1)", error);
  if (file == NULL || zone == NULL)
    return FALSE;
  for (guint i = 0; i < history->files->len; i++)
    {
      const HvEditionFile *known = g_ptr_array_index (history->files, i);

      hv_stmt_bind_int (file, 1, known->n);
      hv_stmt_bind_text (file, 2, known->file);
      hv_stmt_bind_int (file, 3, known->size);
      hv_stmt_bind_text (file, 4, known->sha256);
      if (!hv_stmt_run (file, error))
        return FALSE;
    }
  hv_stmt_bind_text (zone, 1, history->zone);
  return hv_stmt_run (zone, error) && hv_db_exec (ledger, "COMMIT", error);
}

/**
 * hv_ledger_write:
 * @history: the whole history, with what is new in it
 *
 * One transaction: after it the ledger says what @history says, or what it
 * said before. Changes are only added or marked cancelled, never rewritten.
 */
gboolean
hv_ledger_write (HvDb       *ledger,
                 HvHistory  *history,
                 GError    **error)
{
  if (write_all (ledger, history, error))
    return TRUE;
  hv_db_exec (ledger, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * hv_ledger_check:
 *
 * Returns: whether the database itself is sound
 */
gboolean
hv_ledger_check (HvDb    *ledger,
                 GError **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (ledger, "PRAGMA integrity_check(1)", error);
  gboolean row;

  if (stmt == NULL || !hv_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && g_strcmp0 (hv_stmt_text (stmt, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("The ledger “library.db” is damaged: %s."),
               row ? hv_stmt_text (stmt, 0) : "");
  return FALSE;
}
