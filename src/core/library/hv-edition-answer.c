/* hv-edition-answer.c: answers, topics and statements out of an edition
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

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                       _("A stored text is damaged, so it is not shown. "
                         "The knowledge manager can repair it with “houvastctl verify”."));
  return FALSE;
}

/* The bytes of a text, when they are still those that were written. */
static GBytes *
checked_bytes (HvStmt  *stmt,
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

static HvUnit *
read_unit (HvStmt  *stmt,
           GError **error)
{
  g_autoptr (GBytes) xml = checked_bytes (stmt, UNIT_XML, UNIT_HASH, error);
  HvUnit *unit = xml != NULL ? hv_reader_unit_from_bytes (xml, error) : NULL;

  if (unit != NULL)
    {
      unit->parent = g_strdup (hv_stmt_text (stmt, UNIT_PARENT));
      unit->depth = hv_stmt_int (stmt, UNIT_DEPTH);
    }
  return unit;
}

static HvState
row_state (HvStmt *stmt,
           HvDay   day)
{
  return hv_state_on (hv_stmt_int (stmt, UNIT_BINDING), hv_stmt_int (stmt, UNIT_APPROVED_ON),
                      hv_stmt_int (stmt, UNIT_REVIEW), hv_stmt_int (stmt, UNIT_VALID_FROM),
                      hv_stmt_int (stmt, UNIT_VALID_TO), day);
}

static gboolean
find_unit (HvEdition                *edition,
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

  if (document != NULL && !find_unit (self->edition, document, id, &found, error))
    return NULL;
  /* What is being checked is not put into another answer either. */
  if (!found || !hv_state_may_copy (row_state (self->edition->unit_by_name, self->day)))
    {
      not_found (id, error);
      return NULL;
    }
  return read_unit (self->edition->unit_by_name, error);
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
      xml = checked_bytes (stmt, 1, 2, error);
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
  g_autoptr (GBytes) xml = checked_bytes (stmt, UNIT_XML, UNIT_HASH, error);
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

/* The blocks of a statement's head: all of them, or the one with @id. */
static GPtrArray *
read_head (HvEdition                *edition,
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
      xml = checked_bytes (stmt, 0, 1, error);
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

static gboolean
fill_from_head (HvEdition                *edition,
                const HvEditionDocument  *document,
                const char               *id,
                HvSource                 *source,
                GError                  **error)
{
  g_autoptr (GPtrArray) blocks = read_head (edition, document, id, error);

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
  done = find_unit (self->edition, document, id, &found, error);
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
  answer->state = row_state (stmt, day);
  answer->approval.status = HV_STATUS_APPROVED;
  answer->approval.role = g_strdup (hv_stmt_text (stmt, UNIT_ROLE));
  answer->approval.on = hv_stmt_int (stmt, UNIT_APPROVED_ON);
  answer->approval.review = hv_stmt_int (stmt, UNIT_REVIEW);
  answer->approval.ref = g_strdup (hv_stmt_text (stmt, UNIT_REF));
  answer->unit = read_unit (stmt, error);
  if (answer->unit == NULL)
    return NULL;
  keep_phrase (answer->unit, id);
  if (!hv_answer_resolve (answer, document->statement, &resolver.parent, error))
    return NULL;
  return g_steal_pointer (&answer);
}

/* Where a translation may not be shown, its source is offered: the same unit in
 * another language, which its key then says. */
static gboolean
find_elsewhere (HvEdition           *edition,
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
      if (!find_unit (edition, other, id, found, error))
        return FALSE;
      *found = *found && hv_state_is_shown (row_state (edition->unit_by_name, day));
      *document = other;
    }
  return TRUE;
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
  if (document != NULL && id != NULL && !find_unit (edition, document, id, &found, error))
    return NULL;
  found = found && hv_state_is_shown (row_state (edition->unit_by_name, day));
  if (!found && id != NULL && key_lang == NULL
      && !find_elsewhere (edition, name, id, day, &document, &found, error))
    return NULL;
  if (!found)
    {
      not_found (key, error);
      return NULL;
    }
  return answer_from_row (edition, document, id, in_use, day, error);
}

/* The units of one kind that may be said on a day, in one language. */
typedef struct
{
  HvEdition         *edition;
  HvStmt            *stmt;
  const char        *in_use;
  HvDay              day;
  HvEditionDocument *document;    /* of the unit at hand */
} Sayable;

static gboolean
sayable_begin (Sayable      *sayable,
               HvEdition    *edition,
               HvKind        kind,
               const char   *lang,
               HvDay         day,
               GError      **error)
{
  *sayable = (Sayable) { .edition = edition, .in_use = hv_edition_language (edition, lang),
                         .day = day };
  sayable->stmt = hv_db_prepare (edition->db, HV_UNIT_SELECT "WHERE kind = ?1 ORDER BY id", error);
  if (sayable->stmt != NULL)
    hv_stmt_bind_int (sayable->stmt, 1, kind);
  return sayable->stmt != NULL;
}

static void
sayable_end (Sayable *sayable)
{
  g_clear_pointer (&sayable->stmt, hv_stmt_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sayable, sayable_end)

/* Returns (transfer full) (nullable): the next unit; %NULL at the end, or with
 * @error when it cannot be read. */
static HvUnit *
sayable_next (Sayable  *sayable,
              GError  **error)
{
  gboolean row = FALSE;

  while (hv_stmt_step (sayable->stmt, &row, error) && row)
    {
      sayable->document = g_hash_table_lookup (
        sayable->edition->documents, GSIZE_TO_POINTER (hv_stmt_int (sayable->stmt, UNIT_DOCUMENT)));
      if (sayable->document != NULL
          && g_strcmp0 (sayable->document->lang, sayable->in_use) == 0
          && hv_state_may_copy (row_state (sayable->stmt, sayable->day)))
        return read_unit (sayable->stmt, error);
    }
  return NULL;
}

static char *
sayable_key (Sayable      *sayable,
             const HvUnit *unit)
{
  return hv_edition_key (sayable->edition, sayable->document, unit->id, sayable->in_use);
}

/**
 * hv_edition_glossary:
 * @lang: (nullable): the language in use
 *
 * Returns: (transfer full) (nullable): the words that are explained
 */
HvGlossary *
hv_edition_glossary (HvEdition   *edition,
                     const char  *lang,
                     HvDay        day,
                     GError     **error)
{
  g_autoptr (HvGlossary) glossary = hv_glossary_new (hv_edition_language (edition, lang));
  g_auto (Sayable) sayable = { 0 };
  g_autoptr (GError) local = NULL;
  HvUnit *next;

  if (!sayable_begin (&sayable, edition, HV_KIND_DEFINITION, lang, day, error))
    return NULL;
  while ((next = sayable_next (&sayable, &local)) != NULL)
    {
      g_autoptr (HvUnit) unit = next;
      g_autofree char *key = sayable_key (&sayable, unit);
      g_autofree char *word = hv_unit_title (unit);
      g_autofree char *text = hv_blocks_to_text (unit->body);

      hv_glossary_add (glossary, key, word, text);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&glossary);
}

static HvTopic *
find_topic (GPtrArray  *topics,
            const char *id)
{
  for (guint i = 0; i < topics->len; i++)
    {
      HvTopic *topic = g_ptr_array_index (topics, i);

      if (strcmp (topic->id, id) == 0)
        return topic;
    }
  return NULL;
}

static gboolean
add_topic (HvEdition                *edition,
           HvStmt                   *stmt,
           const HvEditionDocument  *document,
           const char               *lang,
           HvDay                     day,
           GPtrArray                *topics,
           GError                  **error)
{
  g_autoptr (HvUnit) unit = read_unit (stmt, error);
  g_autofree char *key = NULL;
  g_autofree char *question = NULL;
  HvTopic *topic;

  if (unit == NULL)
    return FALSE;
  key = hv_edition_key (edition, document, unit->id, lang);
  question = hv_unit_title (unit);
  topic = find_topic (topics, unit->topic);
  if (topic == NULL)
    {
      topic = hv_topic_new (unit->topic);
      topic->right = unit->rights != NULL;
      g_ptr_array_add (topics, topic);
    }
  hv_topic_add (topic, key, question, row_state (stmt, day));
  return TRUE;
}

/* Whether an entry belongs in the list of a language: one in that language, or one
 * that is offered because its translation may not be shown. */
static gboolean
is_listed (HvEdition          *edition,
           HvEditionDocument  *document,
           const char         *id,
           const char         *in_use,
           HvDay               day,
           gboolean           *listed,
           GError            **error)
{
  HvEditionDocument *translation = hv_edition_find_document (edition, document->name, in_use, NULL);
  HvEditionDocument *offered = NULL;
  gboolean found = FALSE;

  *listed = document == translation;
  if (*listed || translation == NULL)
    return TRUE;
  if (!find_unit (edition, translation, id, &found, error))
    return FALSE;
  if (found && hv_state_is_shown (row_state (edition->unit_by_name, day)))
    return TRUE;
  if (!find_elsewhere (edition, document->name, id, day, &offered, &found, error))
    return FALSE;
  *listed = found && offered == document;
  return TRUE;
}

/**
 * hv_edition_topics:
 * @lang: (nullable): the language in use
 *
 * Returns: (transfer full) (nullable) (element-type HvTopic): the topics of
 *   all entries that are shown, in document order
 */
GPtrArray *
hv_edition_topics (HvEdition   *edition,
                   const char  *lang,
                   HvDay        day,
                   GError     **error)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_topic_free);
  g_autoptr (HvStmt) stmt = hv_db_prepare (edition->db,
    HV_UNIT_SELECT "WHERE topic IS NOT NULL ORDER BY id", error);
  const char *in_use = hv_edition_language (edition, lang);
  gboolean row = stmt != NULL;

  if (stmt == NULL)
    return NULL;
  while (row)
    {
      HvEditionDocument *document;
      gboolean listed = FALSE;

      if (!hv_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      document = g_hash_table_lookup (edition->documents,
                                      GSIZE_TO_POINTER (hv_stmt_int (stmt, UNIT_DOCUMENT)));
      if (document != NULL && hv_state_is_shown (row_state (stmt, day))
          && !is_listed (edition, document, hv_stmt_text (stmt, UNIT_NAME), in_use, day, &listed, error))
        return NULL;
      if (listed && !add_topic (edition, stmt, document, in_use, day, topics, error))
        return NULL;
    }
  return g_steal_pointer (&topics);
}

/**
 * hv_edition_templates:
 * @lang: (nullable): the language in use
 *
 * Returns: (transfer full) (nullable) (element-type HvTopicEntry): the letters that
 *   may be sent, in document order
 */
GPtrArray *
hv_edition_templates (HvEdition   *edition,
                      const char  *lang,
                      HvDay        day,
                      GError     **error)
{
  g_autoptr (GPtrArray) templates = hv_topic_entries_new ();
  g_auto (Sayable) sayable = { 0 };
  g_autoptr (GError) local = NULL;
  HvUnit *next;

  if (!sayable_begin (&sayable, edition, HV_KIND_TEMPLATE, lang, day, error))
    return NULL;
  while ((next = sayable_next (&sayable, &local)) != NULL)
    {
      g_autoptr (HvUnit) unit = next;
      g_autofree char *key = sayable_key (&sayable, unit);
      g_autofree char *title = hv_unit_title (unit);

      hv_topic_entries_add (templates, key, title, row_state (sayable.stmt, day));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&templates);
}

/**
 * hv_edition_outline:
 * @document: (nullable): a statement; the first there is when %NULL
 * @lang: (nullable): the language in use
 *
 * Returns: (transfer full) (nullable): the whole statement for reading
 */
HvOutline *
hv_edition_outline (HvEdition   *edition,
                    const char  *document,
                    const char  *lang,
                    HvDay        day,
                    GError     **error)
{
  g_autoptr (HvOutline) outline = hv_outline_new ();
  g_autoptr (HvStmt) stmt = NULL;
  const char *in_use = hv_edition_language (edition, lang);
  HvEditionDocument *found = NULL;
  GHashTableIter iter;
  gpointer value;
  gboolean row = TRUE;

  g_hash_table_iter_init (&iter, edition->documents);
  while (document == NULL && g_hash_table_iter_next (&iter, NULL, &value))
    {
      HvEditionDocument *other = value;

      if (other->type == HV_DOCUMENT_STATEMENT
          && (found == NULL || (strcmp (other->lang, in_use) == 0
                                && strcmp (found->lang, in_use) != 0)))
        found = other;
    }
  if (document != NULL)
    found = hv_edition_find_document (edition, document, NULL, in_use);
  if (found == NULL || found->type != HV_DOCUMENT_STATEMENT)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                           _("There is no approved privacy statement."));
      return NULL;
    }
  outline->info = hv_edition_document_info (found);
  hv_approval_copy (&outline->approval, &found->approval);
  outline->state = hv_state_on (found->binding, found->approval.on, found->approval.review, 0, 0, day);
  g_ptr_array_unref (outline->head);
  outline->head = read_head (edition, found, NULL, error);
  if (outline->head == NULL)
    {
      outline->head = hv_blocks_new ();
      return NULL;
    }
  stmt = hv_db_prepare (edition->db,
    HV_UNIT_SELECT "WHERE document = ?1 ORDER BY id", error);
  if (stmt == NULL)
    return NULL;
  hv_stmt_bind_int (stmt, 1, found->row);
  while (row)
    {
      HvUnit *unit;

      if (!hv_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      unit = read_unit (stmt, error);
      if (unit == NULL)
        return NULL;
      g_ptr_array_add (outline->sections, unit);
    }
  return g_steal_pointer (&outline);
}
