/* hv-loaded.c: one version of a document, as far as approvals need it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-loaded.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-normal.h"
#include "hv-unit-stream.h"

/**
 * hv_source_path:
 * @library: the folder
 *
 * Returns: (transfer full): where an accepted document is kept, byte for byte
 */
char *
hv_source_path (const char     *library,
                HvDocumentType  type,
                const char     *sha256)
{
  g_autofree char *name = g_strconcat (sha256, type == HV_DOCUMENT_GOLDEN ? ".tsv" : ".xml", NULL);

  return g_build_filename (library, "sources", name, NULL);
}

/**
 * hv_original_path:
 * @sha256: of a conversion
 *
 * Returns: (transfer full): where the foreign file that was converted is kept
 */
char *
hv_original_path (const char *library,
                  const char *sha256)
{
  g_autofree char *name = g_strconcat (sha256, ".original", NULL);

  return g_build_filename (library, "sources", name, NULL);
}

static void
unit_free (gpointer data)
{
  HvLoadedUnit *unit = data;

  g_free (unit->id);
  g_free (unit->parent);
  g_free (unit->wording);
  g_strfreev (unit->cites);
  g_strfreev (unit->rights);
  hv_approval_clear (&unit->approval);
  g_free (unit);
}

void
hv_loaded_free (HvLoaded *loaded)
{
  if (loaded == NULL)
    return;
  hv_document_free (loaded->document);
  g_free (loaded->wording);
  g_hash_table_unref (loaded->by_id);
  g_hash_table_unref (loaded->elements);
  g_hash_table_unref (loaded->accepted);
  g_hash_table_unref (loaded->purposes);
  g_free (loaded->controller);
  g_ptr_array_unref (loaded->units);
  g_ptr_array_unref (loaded->signatures);
  g_free (loaded);
}

typedef struct
{
  HvLoaded  *loaded;
  GChecksum *whole;
} Loading;

static void
add_unit_cb (xmlNode    *node,
             const char *parent,
             guint       depth,
             gpointer    user_data)
{
  Loading *loading = user_data;
  g_autoptr (HvUnit) read = hv_reader_unit (node);
  g_autofree char *details = NULL;
  HvLoadedUnit *unit;

  if (read == NULL || read->id == NULL)
    return;
  unit = g_new0 (HvLoadedUnit, 1);
  unit->kind = read->kind;
  unit->id = g_steal_pointer (&read->id);
  unit->parent = g_strdup (parent);
  unit->wording = hv_reader_wording (node);
  details = hv_reader_details (node);
  unit->details = g_str_hash (details);
  unit->cites = hv_unit_cites (read);
  unit->rights = g_steal_pointer (&read->rights);
  hv_approval_copy (&unit->approval, &read->approval);
  g_checksum_update (loading->whole, (const guchar *) unit->wording, -1);
  g_ptr_array_add (loading->loaded->units, unit);
  g_hash_table_replace (loading->loaded->by_id, unit->id, unit);
}

/* Nobody cites what is not in a statement; that an id is there is enough. */
static void
add_ids (HvLoaded *loaded,
         xmlNode  *node)
{
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");

  if (id != NULL)
    g_hash_table_replace (loaded->elements, g_strdup ((const char *) id), NULL);
  xmlFree (id);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      add_ids (loaded, child);
}

static void
add_elements (HvLoaded *loaded,
              xmlNode  *node)
{
  g_autoptr (GHashTable) elements = hv_reader_elements (node);
  GHashTableIter iter;
  gpointer id, hash;

  g_hash_table_iter_init (&iter, elements);
  while (g_hash_table_iter_next (&iter, &id, &hash))
    g_hash_table_replace (loaded->elements, g_strdup (id), g_strdup (hash));
}

static char *
words_of (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *words = hv_normal_text ((const char *) content);

  xmlFree (content);
  return words;
}

/* What two statements are compared by, wherever in @node it stands. */
static void
add_claims (HvLoaded *loaded,
            xmlNode  *node)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      gboolean name = child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, "name") == 0;

      if (name && strcmp ((const char *) node->name, "purpose") == 0)
        g_hash_table_add (loaded->purposes, words_of (child));
      if (name && strcmp ((const char *) node->name, "controller") == 0 && loaded->controller == NULL)
        loaded->controller = words_of (child);
      if (child->type == XML_ELEMENT_NODE)
        add_claims (loaded, child);
    }
}

static void
add_accepted (HvLoaded *loaded,
              xmlNode  *node)
{
  xmlChar *rule = strcmp ((const char *) node->name, "accept") == 0
    ? xmlGetNoNsProp (node, (const xmlChar *) "rule") : NULL;

  if (rule != NULL)
    g_hash_table_add (loaded->accepted, g_strdup ((const char *) rule));
  xmlFree (rule);
}

static void
add_child (Loading *loading,
           xmlNode *node)
{
  HvLoaded *loaded = loading->loaded;
  HvSigned *signature = loaded->document->type == HV_DOCUMENT_APPROVALS ? hv_reader_signed (node)
                                                                        : NULL;

  if (signature != NULL)
    {
      g_ptr_array_add (loaded->signatures, signature);
      return;
    }
  hv_reader_document_part (loaded->document, node);
  hv_reader_foreach_unit (node, add_unit_cb, loading);
  if (loaded->document->type == HV_DOCUMENT_STATEMENT)
    add_elements (loaded, node);
  else
    add_ids (loaded, node);
  add_accepted (loaded, node);
  if (loaded->document->type == HV_DOCUMENT_STATEMENT)
    add_claims (loaded, node);
  if (loaded->document->type != HV_DOCUMENT_STATEMENT)
    return;
  /* What stands before the sections belongs to the wording as well. */
  if (hv_reader_unit_kind (node->name) == HV_KIND_NONE
      && strcmp ((const char *) node->name, "approval") != 0)
    {
      g_autofree char *wording = hv_reader_wording (node);

      g_checksum_update (loading->whole, (const guchar *) wording, -1);
    }
}

/* A document's approval counts for the units that have none of their own. */
static void
inherit_approval (HvLoaded *loaded)
{
  for (guint i = 0; i < loaded->units->len; i++)
    {
      HvLoadedUnit *unit = g_ptr_array_index (loaded->units, i);

      if (unit->approval.status == HV_STATUS_NONE)
        hv_approval_copy (&unit->approval, &loaded->document->approval);
    }
}

/**
 * hv_loaded_new:
 * @path: an accepted document
 *
 * Returns: (transfer full) (nullable): what it says; %HV_ERROR_DAMAGED when
 *   what was accepted once can no longer be read
 */
HvLoaded *
hv_loaded_new (const char    *path,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (HvLoaded) loaded = g_new0 (HvLoaded, 1);
  g_autoptr (GChecksum) whole = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (HvUnitStream) stream = NULL;
  g_autoptr (HvFinding) finding = NULL;
  Loading loading = { loaded, whole };
  HvStreamed streamed;
  xmlNode *root;

  loaded->document = hv_document_new ();
  loaded->units = g_ptr_array_new_with_free_func (unit_free);
  loaded->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  loaded->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  loaded->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loaded->purposes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loaded->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_signed_free);

  stream = hv_unit_stream_new (path, path, error);
  if (stream == NULL)
    return NULL;
  root = hv_unit_stream_root (stream);
  if (root != NULL)
    hv_reader_document_root (loaded->document, root);
  while (hv_unit_stream_next (stream, &streamed, &finding))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_child (&loading, streamed.node);
    }
  if (finding != NULL || root == NULL || loaded->document->id == NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("The stored document “%s” is damaged."),
                   path);
      return NULL;
    }
  inherit_approval (loaded);
  loaded->wording = g_strdup (g_checksum_get_string (whole));
  return g_steal_pointer (&loaded);
}

/**
 * hv_loaded_is_unfinished:
 * @unit: (nullable): one of its units, %NULL for the document as a whole
 *
 * Returns: whether it is a translation that still has words of another language
 *   in it: nobody can sign that off
 */
gboolean
hv_loaded_is_unfinished (const HvLoaded     *loaded,
                         const HvLoadedUnit *unit)
{
  const HvApproval *approval = unit != NULL ? &unit->approval : &loaded->document->approval;

  return loaded->document->translation_of != NULL && approval->status == HV_STATUS_DRAFT;
}
