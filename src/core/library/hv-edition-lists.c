/* hv-edition-lists.c: topics, words, letters and statements out of an edition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-edition-private.h"
#include "hv-error.h"

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
          && hv_state_may_copy (hv_edition_row_state (sayable->stmt, sayable->day)))
        return hv_edition_read_unit (sayable->stmt, error);
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
  g_autoptr (HvUnit) unit = hv_edition_read_unit (stmt, error);
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
  hv_topic_add (topic, key, question, hv_edition_row_state (stmt, day));
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
  if (!hv_edition_find_unit (edition, translation, id, &found, error))
    return FALSE;
  if (found && hv_state_is_shown (hv_edition_row_state (edition->unit_by_name, day)))
    return TRUE;
  if (!hv_edition_find_elsewhere (edition, document->name, id, day, &offered, &found, error))
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
      if (document != NULL && hv_state_is_shown (hv_edition_row_state (stmt, day))
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

      hv_topic_entries_add (templates, key, title, hv_edition_row_state (sayable.stmt, day));
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
  outline->head = hv_edition_read_head (edition, found, NULL, error);
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
      unit = hv_edition_read_unit (stmt, error);
      if (unit == NULL)
        return NULL;
      g_ptr_array_add (outline->sections, unit);
    }
  return g_steal_pointer (&outline);
}
