/* hv-edition-unit.c: the units that an edition stores, and how they stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-edition-private.h"
#include "hv-error.h"
#include "hv-reader.h"

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                       _("A stored text is damaged, so it is not shown. "
                         "The knowledge manager can repair it with “houvastctl verify”."));
  return FALSE;
}

/* The bytes of a text, when they are still those that were written. */
GBytes *
hv_edition_checked_bytes (HvStmt  *stmt,
                          int      xml_column,
                          int      hash_column,
                          GError **error)
{
  g_autoptr (GBytes) xml = hv_stmt_bytes (stmt, xml_column);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, xml);

  if (g_strcmp0 (hash, hv_stmt_text (stmt, hash_column)) != 0)
    {
      damaged (error);
      return NULL;
    }
  return g_steal_pointer (&xml);
}

HvUnit *
hv_edition_read_unit (HvStmt  *stmt,
                      GError **error)
{
  g_autoptr (GBytes) xml = hv_edition_checked_bytes (stmt, UNIT_XML, UNIT_HASH, error);
  HvUnit *unit = xml != NULL ? hv_reader_unit_from_bytes (xml, error) : NULL;

  if (unit != NULL)
    {
      unit->parent = g_strdup (hv_stmt_text (stmt, UNIT_PARENT));
      unit->depth = hv_stmt_int (stmt, UNIT_DEPTH);
    }
  return unit;
}

HvState
hv_edition_row_state (HvStmt *stmt,
                      HvDay   day)
{
  return hv_state_on (hv_stmt_int (stmt, UNIT_BINDING), hv_stmt_int (stmt, UNIT_APPROVED_ON),
                      hv_stmt_int (stmt, UNIT_REVIEW), hv_stmt_int (stmt, UNIT_VALID_FROM),
                      hv_stmt_int (stmt, UNIT_VALID_TO), day);
}

gboolean
hv_edition_find_unit (HvEdition                *edition,
                      const HvEditionDocument  *document,
                      const char               *id,
                      gboolean                 *found,
                      GError                  **error)
{
  HvStmt *stmt = edition->unit_by_name;

  hv_stmt_reset (stmt);
  hv_stmt_bind_int (stmt, 1, document->row);
  hv_stmt_bind_text (stmt, 2, id);
  return hv_stmt_step (stmt, found, error);
}

/* Where a translation may not be shown, its source is offered: the same unit in
 * another language, which its key then says. */
gboolean
hv_edition_find_elsewhere (HvEdition           *edition,
                           const char          *name,
                           const char          *id,
                           HvDay                day,
                           HvEditionDocument  **document,
                           gboolean            *found,
                           GError             **error)
{
  *found = FALSE;
  for (gsize row = 1; row <= g_hash_table_size (edition->documents) && !*found; row++)
    {
      HvEditionDocument *other = g_hash_table_lookup (edition->documents, GSIZE_TO_POINTER (row));

      if (other == NULL || strcmp (other->name, name) != 0)
        continue;
      if (!hv_edition_find_unit (edition, other, id, found, error))
        return FALSE;
      *found = *found && hv_state_is_shown (hv_edition_row_state (edition->unit_by_name, day));
      *document = other;
    }
  return TRUE;
}

/* The blocks of a statement's head: all of them, or the one with @id. */
GPtrArray *
hv_edition_read_head (HvEdition                *edition,
                      const HvEditionDocument  *document,
                      const char               *id,
                      GError                  **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (edition->db,
    "SELECT xml, hash FROM head WHERE document = ?1 ORDER BY position", error);
  g_autoptr (HvDocument) head = hv_document_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  gboolean row = stmt != NULL;

  if (stmt == NULL)
    return NULL;
  hv_stmt_bind_int (stmt, 1, document->row);
  while (row)
    {
      g_autoptr (GBytes) xml = NULL;
      xmlDoc *doc;

      if (!hv_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      xml = hv_edition_checked_bytes (stmt, 0, 1, error);
      doc = xml != NULL ? hv_reader_parse (xml, error) : NULL;
      if (doc == NULL)
        return NULL;
      hv_reader_document_part (head, xmlDocGetRootElement (doc));
      xmlFreeDoc (doc);
    }
  blocks = g_ptr_array_ref (head->head);
  for (guint i = blocks->len; id != NULL && i > 0; i--)
    if (g_strcmp0 (((HvBlock *) g_ptr_array_index (blocks, i - 1))->id, id) != 0)
      g_ptr_array_remove_index (blocks, i - 1);
  return g_steal_pointer (&blocks);
}
