/* hv-edition-writer.c: the rows of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-edition-writer.h"

#include <string.h>

struct _HvEditionWriter
{
  HvDb          *db;
  HvIndexWriter *index;
  HvStmt        *change;
  HvStmt        *document;
  HvStmt        *head;
  HvStmt        *unit;
  HvStmt        *element;
  HvStmt        *row;
  gint64         next_row;
  guint          head_position;
};

void
hv_edition_writer_free (HvEditionWriter *writer)
{
  if (writer == NULL)
    return;
  hv_index_writer_free (writer->index);
  hv_stmt_free (writer->change);
  hv_stmt_free (writer->document);
  hv_stmt_free (writer->head);
  hv_stmt_free (writer->unit);
  hv_stmt_free (writer->element);
  hv_stmt_free (writer->row);
  g_free (writer);
}

/**
 * hv_edition_writer_new:
 * @db: an edition with empty tables; must outlive the writer
 *
 * Returns: (transfer full) (nullable): a writer of its rows
 */
HvEditionWriter *
hv_edition_writer_new (HvDb    *db,
             GError **error)
{
  g_autoptr (HvEditionWriter) writer = g_new0 (HvEditionWriter, 1);

  writer->db = db;
  writer->next_row = 1;
  writer->index = hv_index_writer_new (db, error);
  if (writer->index == NULL
      || (writer->change = hv_db_prepare (db, "INSERT INTO change VALUES "
            "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)", error)) == NULL
      || (writer->document = hv_db_prepare (db, "INSERT INTO document VALUES "
            "(NULL,?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15)", error)) == NULL
      || (writer->head = hv_db_prepare (db, "INSERT INTO head VALUES (?1,?2,?3,?4)", error)) == NULL
      || (writer->unit = hv_db_prepare (db, "INSERT INTO unit VALUES "
            "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21)",
            error)) == NULL
      || (writer->element = hv_db_prepare (db, "INSERT OR REPLACE INTO element VALUES (?1,?2,?3)",
                                         error)) == NULL
      || (writer->row = hv_db_prepare (db, "INSERT INTO search_row VALUES (?1,?2,?3)", error)) == NULL)
    return NULL;
  return g_steal_pointer (&writer);
}

/**
 * hv_edition_writer_add_changes:
 * @changes: (element-type HvChange): what the edition rests on
 */
gboolean
hv_edition_writer_add_changes (HvEditionWriter     *writer,
                     GPtrArray  *changes,
                     GError    **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (changes, i);

      for (guint j = 0; j < change->documents->len; j++)
        {
          const HvChangeDocument *document = g_ptr_array_index (change->documents, j);

          hv_stmt_bind_int (writer->change, 1, change->n);
          hv_stmt_bind_int (writer->change, 2, j);
          hv_stmt_bind_int (writer->change, 3, change->from);
          hv_stmt_bind_int (writer->change, 4, change->at);
          hv_stmt_bind_text (writer->change, 5, change->role);
          hv_stmt_bind_text (writer->change, 6, change->action);
          hv_stmt_bind_int (writer->change, 7, document->op);
          hv_stmt_bind_text (writer->change, 8, hv_document_type_name (document->type));
          hv_stmt_bind_text (writer->change, 9, document->id);
          hv_stmt_bind_text (writer->change, 10, document->lang);
          hv_stmt_bind_text (writer->change, 11, document->version);
          hv_stmt_bind_text (writer->change, 12, document->sha256);
          if (!hv_stmt_run (writer->change, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * hv_edition_writer_add_document:
 * @loaded: the version that is shown
 * @stood: how it stands, all zero for a faq, which is not approved as a whole
 *
 * Returns: the row's number, 0 on error
 */
gint64
hv_edition_writer_add_document (HvEditionWriter          *writer,
                      HvFoldDocument  *document,
                      HvLoaded        *loaded,
                      const HvStood   *stood,
                      GError         **error)
{
  const HvDocument *head = loaded->document;
  const HvApproval *approval = stood->signature != NULL ? &stood->signature->approval
                                                        : &head->approval;
  HvStmt *stmt = writer->document;

  hv_stmt_bind_text (stmt, 1, hv_document_type_name (head->type));
  hv_stmt_bind_text (stmt, 2, document->id);
  hv_stmt_bind_text (stmt, 3, document->lang);
  hv_stmt_bind_text (stmt, 4, head->version != NULL ? head->version : "");
  hv_stmt_bind_text (stmt, 5, head->title != NULL ? head->title : "");
  hv_stmt_bind_text (stmt, 6, head->statement);
  hv_stmt_bind_text (stmt, 7, head->translation_of);
  hv_stmt_bind_text (stmt, 8, head->href);
  hv_stmt_bind_int (stmt, 9, head->effective);
  hv_stmt_bind_text (stmt, 10, stood->sha256 != NULL ? stood->sha256 : document->sha256);
  hv_stmt_bind_int (stmt, 11, stood->binding);
  hv_stmt_bind_text (stmt, 12, approval->role);
  hv_stmt_bind_int (stmt, 13, approval->on);
  hv_stmt_bind_int (stmt, 14, approval->review);
  hv_stmt_bind_text (stmt, 15, approval->ref);
  writer->head_position = 0;
  return hv_stmt_run (stmt, error) ? sqlite3_last_insert_rowid (hv_db_handle (writer->db)) : 0;
}

static gboolean
add_elements (HvEditionWriter   *writer,
              gint64    document,
              gint64    unit,
              xmlNode  *node,
              GError  **error)
{
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");
  gboolean done = TRUE;

  if (id != NULL)
    {
      hv_stmt_bind_int (writer->element, 1, document);
      hv_stmt_bind_text (writer->element, 2, (const char *) id);
      hv_stmt_bind_int (writer->element, 3, unit);
      done = hv_stmt_run (writer->element, error);
      xmlFree (id);
    }
  for (xmlNode *child = node->children; done && child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, "section") != 0)
      done = add_elements (writer, document, unit, child, error);
  return done;
}

/**
 * hv_edition_writer_add_head:
 * @part: a child of the root that stands before the units
 */
gboolean
hv_edition_writer_add_head (HvEditionWriter   *writer,
                  gint64    document,
                  xmlNode  *part,
                  GError  **error)
{
  g_autoptr (GBytes) xml = hv_reader_serialize (part);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, xml);

  hv_stmt_bind_int (writer->head, 1, document);
  hv_stmt_bind_int (writer->head, 2, ++writer->head_position);
  hv_stmt_bind_blob (writer->head, 3, g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
  hv_stmt_bind_text (writer->head, 4, hash);
  return hv_stmt_run (writer->head, error) && add_elements (writer, document, 0, part, error);
}

static gboolean
insert_unit (HvEditionWriter         *writer,
             gint64          document,
             gint64          id,
             HvLoaded       *loaded,
             const HvStood  *stood,
             const HvUnit   *unit,
             xmlNode        *node,
             GError        **error)
{
  g_autoptr (GBytes) xml = hv_reader_serialize (node);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, xml);
  g_autofree char *wording = hv_reader_wording (node);
  g_autofree char *audience = unit->audience != NULL ? g_strjoinv (" ", unit->audience) : NULL;
  const HvApproval *approval = &stood->signature->approval;
  HvStmt *stmt = writer->unit;

  hv_stmt_bind_int (stmt, 1, id);
  hv_stmt_bind_int (stmt, 2, document);
  hv_stmt_bind_text (stmt, 3, unit->id);
  hv_stmt_bind_int (stmt, 4, unit->kind);
  hv_stmt_bind_text (stmt, 5, unit->parent);
  hv_stmt_bind_int (stmt, 6, unit->depth);
  hv_stmt_bind_text (stmt, 7, unit->topic);
  hv_stmt_bind_int (stmt, 8, unit->rights != NULL);
  hv_stmt_bind_text (stmt, 9, loaded->document->version);
  hv_stmt_bind_int (stmt, 10, stood->superseded);
  hv_stmt_bind_text (stmt, 11, wording);
  hv_stmt_bind_int (stmt, 12, stood->binding);
  hv_stmt_bind_text (stmt, 13, approval->role);
  hv_stmt_bind_int (stmt, 14, approval->on);
  hv_stmt_bind_int (stmt, 15, approval->review);
  hv_stmt_bind_text (stmt, 16, approval->ref);
  hv_stmt_bind_int (stmt, 17, unit->valid_from);
  hv_stmt_bind_int (stmt, 18, unit->valid_to);
  hv_stmt_bind_text (stmt, 19, audience);
  hv_stmt_bind_blob (stmt, 20, g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
  hv_stmt_bind_text (stmt, 21, hash);
  return hv_stmt_run (stmt, error);
}

/**
 * hv_edition_writer_index:
 * @unit_row: the unit that is found
 * @element: the id by which it is opened
 * @row: (inout): its words; gets its number
 */
gboolean
hv_edition_writer_index (HvEditionWriter  *writer,
                         gint64            unit_row,
                         const char       *element,
                         HvIndexRow       *row,
                         GError          **error)
{
  row->id = writer->next_row++;
  hv_stmt_bind_int (writer->row, 1, row->id);
  hv_stmt_bind_int (writer->row, 2, unit_row);
  hv_stmt_bind_text (writer->row, 3, element);
  return hv_stmt_run (writer->row, error) && hv_index_writer_add (writer->index, row, error);
}

/* Everything of a unit that has no field of its own; never what must not be
 * promised. */
static char *
more_text (const HvUnit *unit)
{
  g_autofree char *explanation = hv_blocks_to_text (unit->explanation);
  g_autofree char *note = hv_blocks_to_text (unit->note);
  GString *more = g_string_new (NULL);

  g_string_append_printf (more, "%s\n%s", explanation, note);
  for (guint i = 0; i < unit->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (unit->items, i);
      g_autofree char *words = hv_runs_to_text (item->runs);

      if (item->kind != HV_ITEM_WRONG && *words != '\0')
        g_string_append_printf (more, "\n%s", words);
    }
  return g_string_free (more, FALSE);
}

/* Each phrase of a shelf is found by itself. */
static gboolean
index_phrases (HvEditionWriter        *writer,
               gint64         id,
               const HvUnit  *unit,
               HvIndexRow    *row,
               GError       **error)
{
  g_autofree char *title = hv_unit_title (unit);

  for (guint i = 0; i < unit->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (unit->items, i);
      g_autofree char *words = hv_runs_to_text (item->runs);

      row->fields[HV_FIELD_TITLE] = words;
      row->fields[HV_FIELD_MORE] = title;
      if (!hv_edition_writer_index (writer, id, item->id != NULL ? item->id : unit->id, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_unit (HvEditionWriter         *writer,
            gint64          id,
            HvLoaded       *loaded,
            const HvStood  *stood,
            const HvUnit   *unit,
            GError        **error)
{
  g_autofree char *title = hv_unit_title (unit);
  g_autofree char *alternatives = unit->alternatives ? g_strjoinv ("\n", unit->alternatives) : NULL;
  g_autofree char *keywords = unit->keywords ? g_strjoinv (", ", unit->keywords) : NULL;
  g_autofree char *body = hv_unit_spoken (unit);
  g_autofree char *more = more_text (unit);
  const HvApproval *approval = &stood->signature->approval;
  HvIndexRow row = {
    .lang = loaded->document->lang,
    .kind = unit->kind,
    .document = loaded->document->id,
    .topic = unit->topic,
    .audience = unit->audience,
    .binding = stood->binding,
    .approved_on = approval->on,
    .review = approval->review,
    .valid_from = unit->valid_from,
    .valid_to = unit->valid_to,
    .fields = { title, alternatives, keywords, body, more },
  };

  if (unit->kind != HV_KIND_PHRASE)
    return hv_edition_writer_index (writer, id, unit->id, &row, error);
  memset (row.fields, 0, sizeof row.fields);
  return index_phrases (writer, id, unit, &row, error);
}

/**
 * hv_edition_writer_add_unit:
 * @id: the row's number
 * @loaded: the version that @node stands in
 * @stood: how the unit stands; its signature is set
 * @node: the unit's element
 */
gboolean
hv_edition_writer_add_unit (HvEditionWriter         *writer,
                  gint64          document,
                  gint64          id,
                  HvLoaded       *loaded,
                  const HvStood  *stood,
                  xmlNode        *node,
                  const char     *parent,
                  guint           depth,
                  GError        **error)
{
  g_autoptr (HvUnit) unit = hv_reader_unit (node);

  unit->parent = g_strdup (parent);
  unit->depth = depth;
  return insert_unit (writer, document, id, loaded, stood, unit, node, error)
         && add_elements (writer, document, id, node, error)
         && index_unit (writer, id, loaded, stood, unit, error);
}

/**
 * hv_edition_writer_synonyms:
 * @loaded: a faq, whose synonyms serve its language
 */
void
hv_edition_writer_synonyms (HvEditionWriter   *writer,
                  HvLoaded *loaded)
{
  if (loaded->document->synonyms != NULL)
    hv_index_writer_synonyms (writer->index, loaded->document->lang, loaded->document->synonyms);
}

/**
 * hv_edition_writer_finish:
 *
 * Writes out the index. Nothing can be added after it.
 */
gboolean
hv_edition_writer_finish (HvEditionWriter        *writer,
                GCancellable  *cancellable,
                GError       **error)
{
  return hv_index_writer_finish (writer->index, cancellable, error);
}
