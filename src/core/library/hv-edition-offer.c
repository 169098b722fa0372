/* hv-edition-offer.c: originals found by the words of their translations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * While a translation may not be shown, its original is offered in its place. Who
 * types in the language of the translation finds it by what no approval is about:
 * how callers word the question.
 */
#include "hv-edition-offer.h"

#include <glib/gi18n-lib.h>

#include "hv-error.h"
#include "hv-unit-stream.h"

typedef struct
{
  HvEditionWriter *writer;
  HvStanding      *standing;
  HvFoldDocument  *document;    /* the translation */
  HvLoaded        *loaded;
  HvStmt          *find;        /* an original that is shown */
  GError         **error;
  gboolean         failed;
} Offering;

static HvStmt *
prepare (HvDb    *db,
         GError **error)
{
  return hv_db_prepare (db,
    "SELECT unit.id, binding, approved_on, review, valid_from, valid_to, xml FROM unit WHERE name = ?3 "
    "AND document = (SELECT id FROM document WHERE name = ?1 AND lang = ?2)", error);
}

/* Its own question is the title, because that is what will be read. */
static gboolean
offer (Offering     *offering,
       const HvUnit *translation)
{
  HvStmt *stmt = offering->find;
  g_autoptr (GBytes) xml = hv_stmt_bytes (stmt, 6);
  g_autoptr (HvUnit) original = hv_reader_unit_from_bytes (xml, offering->error);
  g_autofree char *title = original != NULL ? hv_unit_title (original) : NULL;
  g_autofree char *alternatives = translation->alternatives != NULL
    ? g_strjoinv ("\n", translation->alternatives) : NULL;
  g_autofree char *keywords = translation->keywords != NULL
    ? g_strjoinv (", ", translation->keywords) : NULL;
  HvIndexRow row = {
    .lang = offering->loaded->document->lang,
    .kind = HV_KIND_ENTRY,
    .document = offering->loaded->document->id,
    .topic = translation->topic,
    .audience = translation->audience,
    .binding = hv_stmt_int (stmt, 1),
    .approved_on = hv_stmt_int (stmt, 2),
    .review = hv_stmt_int (stmt, 3),
    .valid_from = hv_stmt_int (stmt, 4),
    .valid_to = hv_stmt_int (stmt, 5),
    .fields = { title, alternatives, keywords },
  };

  return original != NULL
         && hv_edition_writer_index (offering->writer, hv_stmt_int (stmt, 0), original->id, &row,
                                     offering->error);
}

static gboolean
offer_if_hidden (Offering      *offering,
                 const HvUnit  *unit)
{
  const HvLoadedUnit *loaded = g_hash_table_lookup (offering->loaded->by_id, unit->id);
  HvStood stood;
  gboolean found = FALSE;

  if (!hv_standing_of_unit (offering->standing, offering->document, loaded, &stood, offering->error))
    return FALSE;
  if (stood.binding != HV_BINDING_NONE)
    return TRUE;
  hv_stmt_reset (offering->find);
  hv_stmt_bind_text (offering->find, 1, offering->document->id);
  hv_stmt_bind_text (offering->find, 2, offering->loaded->document->translation_of);
  hv_stmt_bind_text (offering->find, 3, unit->id);
  if (!hv_stmt_step (offering->find, &found, offering->error))
    return FALSE;
  return !found || offer (offering, unit);
}

static void
offer_cb (xmlNode    *node,
          const char *parent,
          guint       depth,
          gpointer    user_data)
{
  Offering *offering = user_data;
  g_autoptr (HvUnit) unit = offering->failed ? NULL : hv_reader_unit (node);

  if (unit != NULL && unit->id != NULL && unit->kind == HV_KIND_ENTRY
      && (unit->alternatives != NULL || unit->keywords != NULL))
    offering->failed = !offer_if_hidden (offering, unit);
}

static gboolean
offer_document (Offering      *offering,
                GCancellable  *cancellable)
{
  g_autofree char *path = hv_standing_path (offering->standing, HV_DOCUMENT_FAQ,
                                            offering->document->sha256);
  g_autoptr (HvUnitStream) stream = hv_unit_stream_new (path, path, offering->error);
  g_autoptr (HvFinding) finding = NULL;
  HvStreamed streamed;

  if (stream == NULL)
    return FALSE;
  while (!offering->failed && hv_unit_stream_next (stream, &streamed, &finding))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, offering->error))
        return FALSE;
      hv_reader_foreach_unit (streamed.node, offer_cb, offering);
    }
  if (finding == NULL)
    return !offering->failed;
  g_set_error (offering->error, HV_ERROR, HV_ERROR_DAMAGED,
               _("The stored document “%s” is damaged."), path);
  return FALSE;
}

/**
 * hv_edition_offer_originals:
 * @writer: all units are in it already
 * @db: what it writes to
 *
 * Indexes originals by the alternatives and keywords of translations that may not
 * be shown.
 */
gboolean
hv_edition_offer_originals (HvEditionWriter  *writer,
                            HvStanding       *standing,
                            HvDb             *db,
                            GCancellable     *cancellable,
                            GError          **error)
{
  GPtrArray *fold = hv_standing_fold (standing);
  g_autoptr (HvStmt) find = prepare (db, error);

  if (find == NULL)
    return FALSE;
  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);
      Offering offering = { .writer = writer, .standing = standing, .document = document,
                            .find = find, .error = error };

      if (document->type != HV_DOCUMENT_FAQ)
        continue;
      offering.loaded = hv_standing_newest (standing, document);
      if (offering.loaded->document->translation_of != NULL
          && !offer_document (&offering, cancellable))
        return FALSE;
    }
  return TRUE;
}
