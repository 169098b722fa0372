/* hv-version-text.c: the words of versions of documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-version-text.h"

#include <glib/gi18n-lib.h>

#include "hv-error.h"
#include "hv-unit-stream.h"

/* One version. */
typedef struct
{
  GHashTable *units;      /* id → HvVersionText, "" for the whole */
  GHashTable *elements;   /* id → text */
  GString    *whole;
} Version;

struct _HvVersionTexts
{
  HvStanding   *standing;
  GCancellable *cancellable;
  GHashTable   *versions;   /* sha256 → Version */
  GError       *error;      /* the first */
};

static void
text_free (gpointer data)
{
  HvVersionText *text = data;

  g_free (text->title);
  g_free (text->words);
  g_free (text);
}

static void
version_free (gpointer data)
{
  Version *version = data;

  g_hash_table_unref (version->units);
  g_hash_table_unref (version->elements);
  g_string_free (version->whole, TRUE);
  g_free (version);
}

/**
 * hv_version_texts_new:
 * @standing: outlives the texts
 */
HvVersionTexts *
hv_version_texts_new (HvStanding   *standing,
                      GCancellable *cancellable)
{
  HvVersionTexts *texts = g_new0 (HvVersionTexts, 1);

  texts->standing = standing;
  texts->cancellable = cancellable;
  texts->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, version_free);
  return texts;
}

void
hv_version_texts_free (HvVersionTexts *texts)
{
  if (texts == NULL)
    return;
  g_hash_table_unref (texts->versions);
  g_clear_error (&texts->error);
  g_free (texts);
}

static void
add_unit_cb (xmlNode    *node,
             const char *parent,
             guint       depth,
             gpointer    user_data)
{
  Version *version = user_data;
  g_autoptr (HvUnit) unit = hv_reader_unit (node);
  HvVersionText *text;

  if (unit == NULL || unit->id == NULL)
    return;
  text = g_new0 (HvVersionText, 1);
  text->title = hv_unit_title (unit);
  text->words = hv_unit_words (unit);
  text->valid_from = unit->valid_from;
  text->valid_to = unit->valid_to;
  g_string_append_printf (version->whole, "%s\n", text->words);
  g_hash_table_replace (version->units, g_steal_pointer (&unit->id), text);
}

static void
add_elements (Version *version,
              xmlNode *top,
              xmlNode *node)
{
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");
  g_autoptr (GPtrArray) blocks = id != NULL
    ? hv_reader_element_blocks (top, (const char *) id) : NULL;

  if (blocks != NULL)
    g_hash_table_replace (version->elements, g_strdup ((const char *) id),
                          hv_blocks_to_text (blocks));
  xmlFree (id);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      add_elements (version, top, child);
}

static void
add_whole (Version    *version,
           HvDocument *document)
{
  HvVersionText *whole = g_new0 (HvVersionText, 1);
  g_autofree char *head = hv_blocks_to_text (document->head);

  whole->title = g_strdup (document->title != NULL ? document->title : "");
  whole->words = g_strconcat (whole->title, "\n", head, "\n", version->whole->str, NULL);
  g_hash_table_replace (version->units, g_strdup (""), whole);
}

static gboolean
read_version (HvVersionTexts *texts,
              Version        *version,
              const char     *path)
{
  g_autoptr (HvUnitStream) stream = hv_unit_stream_new (path, path, &texts->error);
  g_autoptr (HvDocument) document = hv_document_new ();
  g_autoptr (HvFinding) finding = NULL;
  HvStreamed streamed;
  xmlNode *root = stream != NULL ? hv_unit_stream_root (stream) : NULL;

  if (stream == NULL)
    return FALSE;
  if (root != NULL)
    hv_reader_document_root (document, root);
  while (hv_unit_stream_next (stream, &streamed, &finding))
    {
      if (g_cancellable_set_error_if_cancelled (texts->cancellable, &texts->error))
        return FALSE;
      hv_reader_document_part (document, streamed.node);
      hv_reader_foreach_unit (streamed.node, add_unit_cb, version);
      if (document->type == HV_DOCUMENT_STATEMENT)
        add_elements (version, streamed.node, streamed.node);
    }
  add_whole (version, document);
  if (finding != NULL || root == NULL)
    g_set_error (&texts->error, HV_ERROR, HV_ERROR_DAMAGED,
                 _("The stored document “%s” is damaged."), path);
  return texts->error == NULL;
}

static Version *
find_version (HvVersionTexts *texts,
              const char     *sha256)
{
  Version *version = g_hash_table_lookup (texts->versions, sha256);
  g_autofree char *path = NULL;

  if (version != NULL || texts->error != NULL)
    return version;
  version = g_new0 (Version, 1);
  version->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free);
  version->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  version->whole = g_string_new (NULL);
  g_hash_table_insert (texts->versions, g_strdup (sha256), version);
  path = hv_standing_path (texts->standing, HV_DOCUMENT_FAQ, sha256);
  return read_version (texts, version, path) ? version : NULL;
}

/**
 * hv_version_texts_find:
 * @sha256: a version of a statement or faq
 * @id: (nullable): of a unit; %NULL for the document as a whole
 *
 * Returns: (transfer none) (nullable): its words; %NULL too when they cannot be
 *   read, see hv_version_texts_check()
 */
const HvVersionText *
hv_version_texts_find (HvVersionTexts *texts,
                       const char     *sha256,
                       const char     *id)
{
  Version *version = find_version (texts, sha256);

  return version != NULL ? g_hash_table_lookup (version->units, id != NULL ? id : "") : NULL;
}

/**
 * hv_version_texts_element:
 * @sha256: a version of a statement
 *
 * Returns: (transfer none) (nullable): the words of any element with this id
 */
const char *
hv_version_texts_element (HvVersionTexts *texts,
                          const char     *sha256,
                          const char     *id)
{
  Version *version = find_version (texts, sha256);

  return version != NULL ? g_hash_table_lookup (version->elements, id) : NULL;
}

/**
 * hv_version_texts_check:
 *
 * Returns: whether all versions that were asked for could be read
 */
gboolean
hv_version_texts_check (HvVersionTexts  *texts,
                        GError         **error)
{
  if (texts->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&texts->error));
  return FALSE;
}
