/* hv-carried.c: what a library still knows when its records are lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "hv-db.h"
#include "hv-library-private.h"

/* The changes that one edition carries. */
static HvHistory *
read_carried (const char *path)
{
  g_autoptr (HvDb) db = hv_db_open (path, HV_DB_IMMUTABLE, NULL);
  g_autoptr (HvHistory) history = hv_history_new ();
  g_autoptr (HvStmt) stmt = db != NULL ? hv_db_prepare (db,
    "SELECT n, day, at, role, action, op, type, id, lang, version, sha256 FROM change "
    "ORDER BY n, position", NULL) : NULL;
  gboolean row = TRUE;

  while (stmt != NULL && hv_stmt_step (stmt, &row, NULL) && row)
    {
      HvChange *change = hv_history_find (history, hv_stmt_int (stmt, 0));

      if (change == NULL)
        {
          change = hv_change_new (hv_stmt_text (stmt, 4));
          change->n = hv_stmt_int (stmt, 0);
          change->from = hv_stmt_int (stmt, 1);
          change->at = hv_stmt_int (stmt, 2);
          change->role = g_strdup (hv_stmt_text (stmt, 3));
          g_ptr_array_add (history->changes, change);
        }
      g_ptr_array_add (change->documents,
                       hv_change_document_new (hv_stmt_int (stmt, 5),
                                               hv_document_type_parse (hv_stmt_text (stmt, 6)),
                                               hv_stmt_text (stmt, 7), hv_stmt_text (stmt, 8),
                                               hv_stmt_text (stmt, 9), hv_stmt_text (stmt, 10)));
    }
  return row ? NULL : g_steal_pointer (&history);
}

/**
 * hv_library_carried:
 *
 * Returns: (transfer full) (nullable): the most that any edition still tells, for
 *   when both records are lost
 */
HvHistory *
hv_library_carried (const char *folder)
{
  g_autofree char *editions = g_build_filename (folder, "editions", NULL);
  g_autoptr (GDir) dir = g_dir_open (editions, 0, NULL);
  HvHistory *best = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (editions, name, NULL);
      HvHistory *carried = read_carried (path);

      if (carried != NULL && (best == NULL || carried->changes->len > best->changes->len))
        {
          hv_history_free (best);
          best = g_steal_pointer (&carried);
        }
      hv_history_free (carried);
    }
  return best;
}

/**
 * hv_library_is_lost:
 *
 * A ledger is made before anything else, so documents without one are what is
 * left of a library, and no strays of a first import that was killed.
 *
 * Returns: whether there are documents, but no ledger
 */
gboolean
hv_library_is_lost (const char *folder)
{
  g_autofree char *ledger = g_build_filename (folder, "library.db", NULL);
  g_autofree char *sources = g_build_filename (folder, "sources", NULL);
  g_autoptr (GDir) dir = g_dir_open (sources, 0, NULL);
  GStatBuf status;

  return dir != NULL && g_dir_read_name (dir) != NULL
         && (g_stat (ledger, &status) != 0 || status.st_size == 0);
}
