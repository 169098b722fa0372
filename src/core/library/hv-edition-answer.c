/* hv-edition-answer.c: answers out of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-edition-private.h"
#include "hv-error.h"
#include "hv-reader.h"
#include "hv-resolver.h"

/* An edition as the resolver of one answer. */
typedef struct
{
  HvResolver  parent;
  HvEdition  *edition;
  const char *lang;
  HvDay       day;
} EditionResolver;

static void
not_found (const char  *key,
           GError     **error)
{
  g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND,
               _("There is no approved text “%s” on this day."), key);
}

static HvUnit *
resolve_unit (HvResolver  *resolver,
              const char  *name,
              const char  *id,
              GError     **error)
{
  EditionResolver *self = (EditionResolver *) resolver;
  HvEditionDocument *document = hv_edition_find_document (self->edition, name, self->lang, NULL);
  gboolean found = FALSE;

  if (document != NULL && !hv_edition_find_unit (self->edition, document, id, &found, error))
    return NULL;
  /* What is being checked is not put into another answer either. */
  if (!found || !hv_state_may_copy (hv_edition_row_state (self->edition->unit_by_name, self->day)))
    {
      not_found (id, error);
      return NULL;
    }
  return hv_edition_read_unit (self->edition->unit_by_name, error);
}

/* Adds the own text of sections inside @parent, with their titles as headings. */
static gboolean
add_inner_sections (HvEdition                *edition,
                    const HvEditionDocument  *document,
                    const char               *parent,
                    GPtrArray                *blocks,
                    GError                  **error)
{
  g_autoptr (HvStmt) stmt = hv_db_prepare (edition->db,
    "SELECT name, xml, hash FROM unit WHERE document = ?1 AND parent = ?2 ORDER BY id", error);
  gboolean row = stmt != NULL;

  if (stmt == NULL)
    return FALSE;
  hv_stmt_bind_int (stmt, 1, document->row);
  hv_stmt_bind_text (stmt, 2, parent);
  while (row)
    {
      g_autoptr (GBytes) xml = NULL;
      g_autoptr (HvUnit) unit = NULL;
      HvBlock *heading;

      if (!hv_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      xml = hv_edition_checked_bytes (stmt, 1, 2, error);
      unit = xml != NULL ? hv_reader_unit_from_bytes (xml, error) : NULL;
      if (unit == NULL)
        return FALSE;
      heading = hv_blocks_add (blocks, HV_BLOCK_HEADING);
      g_ptr_array_unref (heading->runs);
      heading->runs = g_ptr_array_ref (unit->title);
      g_ptr_array_extend_and_steal (blocks, g_ptr_array_ref (unit->body));
      unit->body = hv_blocks_new ();
      if (!add_inner_sections (edition, document, hv_stmt_text (stmt, 0), blocks, error))
        return FALSE;
    }
  return TRUE;
}

/* The literal text of an element that stands in a section. */
static gboolean
fill_from_unit (HvEdition                *edition,
                const HvEditionDocument  *document,
                const char               *id,
                HvSource                 *source,
                GError                  **error)
{
  HvStmt *stmt = edition->unit_by_name;
  g_autoptr (GBytes) xml = hv_edition_checked_bytes (stmt, UNIT_XML, UNIT_HASH, error);
  g_autoptr (HvUnit) unit = xml != NULL ? hv_reader_unit_from_bytes (xml, error) : NULL;
  g_autofree char *name = g_strdup (hv_stmt_text (stmt, UNIT_NAME));
  xmlDoc *doc = unit != NULL ? hv_reader_parse (xml, error) : NULL;
  GPtrArray *blocks;

  if (doc == NULL)
    return FALSE;
  blocks = hv_reader_element_blocks (xmlDocGetRootElement (doc), id);
  xmlFreeDoc (doc);
  source->title = hv_unit_title (unit);
  source->section = g_strconcat (document->name, "#", name, NULL);
  source->missing = blocks == NULL;
  if (blocks == NULL)
    return TRUE;
  g_ptr_array_unref (source->blocks);
  source->blocks = blocks;
  return strcmp (id, name) != 0 || add_inner_sections (edition, document, name, blocks, error);
}

static gboolean
fill_from_head (HvEdition                *edition,
                const HvEditionDocument  *document,
                const char               *id,
                HvSource                 *source,
                GError                  **error)
{
  g_autoptr (GPtrArray) blocks = hv_edition_read_head (edition, document, id, error);

  if (blocks == NULL)
    return FALSE;
  source->missing = blocks->len == 0;
  source->title = g_strdup (document->title);
  g_ptr_array_unref (source->blocks);
  source->blocks = g_steal_pointer (&blocks);
  return TRUE;
}

static HvSource *
resolve_source (HvResolver  *resolver,
                const char  *name,
                const char  *id,
                GError     **error)
{
  EditionResolver *self = (EditionResolver *) resolver;
  HvEditionDocument *document = hv_edition_find_document (self->edition, name, NULL, self->lang);
  HvSource *source = hv_source_new ();
  gboolean found = FALSE;
  gboolean done;

  source->key = g_strconcat (name, "#", id, NULL);
  if (document == NULL)
    {
      source->missing = TRUE;
      return source;
    }
  source->document_title = g_strdup (document->title);
  source->version = g_strdup (document->version);
  source->effective = document->effective;
  source->href = g_strdup (document->href);
  done = hv_edition_find_unit (self->edition, document, id, &found, error);
  if (done && found)
    done = fill_from_unit (self->edition, document, id, source, error);
  else if (done)
    done = fill_from_head (self->edition, document, id, source, error);
  if (!done)
    g_clear_pointer (&source, hv_source_free);
  return source;
}

/* A shelf that was asked for one of its phrases answers with that one. */
static void
keep_phrase (HvUnit     *unit,
             const char *id)
{
  if (unit->kind != HV_KIND_PHRASE || strcmp (unit->id, id) == 0)
    return;
  for (guint i = unit->items->len; i > 0; i--)
    if (g_strcmp0 (((HvItem *) g_ptr_array_index (unit->items, i - 1))->id, id) != 0)
      g_ptr_array_remove_index (unit->items, i - 1);
}

static HvAnswer *
answer_from_row (HvEdition                *edition,
                 const HvEditionDocument  *document,
                 const char               *id,
                 const char               *lang,
                 HvDay                     day,
                 GError                  **error)
{
  HvStmt *stmt = edition->unit_by_name;
  g_autoptr (HvAnswer) answer = hv_answer_new ();
  EditionResolver resolver = { { resolve_unit, resolve_source }, edition, document->lang, day };

  answer->key = hv_edition_key (edition, document, id, lang);
  answer->document = g_strdup (document->name);
  answer->document_title = g_strdup (document->title);
  answer->lang = g_strdup (document->lang);
  answer->version = g_strdup (hv_stmt_text (stmt, UNIT_VERSION));
  answer->edition = edition->number;
  answer->superseded = hv_stmt_int (stmt, UNIT_SUPERSEDED) != 0;
  answer->state = hv_edition_row_state (stmt, day);
  answer->approval.status = HV_STATUS_APPROVED;
  answer->approval.role = g_strdup (hv_stmt_text (stmt, UNIT_ROLE));
  answer->approval.on = hv_stmt_int (stmt, UNIT_APPROVED_ON);
  answer->approval.review = hv_stmt_int (stmt, UNIT_REVIEW);
  answer->approval.ref = g_strdup (hv_stmt_text (stmt, UNIT_REF));
  answer->unit = hv_edition_read_unit (stmt, error);
  if (answer->unit == NULL)
    return NULL;
  keep_phrase (answer->unit, id);
  if (!hv_answer_resolve (answer, document->statement, &resolver.parent, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/**
 * hv_edition_answer:
 * @key: "document#element", with "@lang" or without
 * @lang: (nullable): the language in use; without "@lang" another serves where
 *   the unit may not be shown in it
 * @day: the day to answer for
 *
 * Returns: (transfer full) (nullable): the answer; %HV_ERROR_NOT_FOUND when
 *   there is nothing that may be shown on that day
 */
HvAnswer *
hv_edition_answer (HvEdition   *edition,
                   const char  *key,
                   const char  *lang,
                   HvDay        day,
                   GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;
  g_autofree char *key_lang = NULL;
  const char *in_use = hv_edition_language (edition, lang);
  HvEditionDocument *document;
  gboolean found = FALSE;

  hv_key_parse (key, &name, &id, &key_lang);
  document = hv_edition_find_document (edition, name, key_lang, in_use);
  if (document != NULL && id != NULL && !hv_edition_find_unit (edition, document, id, &found, error))
    return NULL;
  found = found && hv_state_is_shown (hv_edition_row_state (edition->unit_by_name, day));
  if (!found && id != NULL && key_lang == NULL
      && !hv_edition_find_elsewhere (edition, name, id, day, &document, &found, error))
    return NULL;
  if (!found)
    {
      not_found (key, error);
      return NULL;
    }
  return answer_from_row (edition, document, id, in_use, day, error);
}
