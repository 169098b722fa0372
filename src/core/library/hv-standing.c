/* hv-standing.c: which wording of each unit is approved in a state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-standing-private.h"

#include <string.h>

/* Under which its signatures are found. */
char *
hv_standing_signature_key (const char *document,
                           const char *unit,
                           const char *lang)
{
  return unit != NULL ? g_strconcat (document, "#", unit, "\t", lang, NULL)
                      : g_strconcat (document, "\t", lang, NULL);
}

/**
 * hv_standing_path:
 *
 * Returns: (transfer full): where a version of a document is: in the library, or
 *   on its way there
 */
char *
hv_standing_path (HvStanding      *standing,
                  HvDocumentType   type,
                  const char      *sha256)
{
  const char *incoming = standing->incoming != NULL
    ? g_hash_table_lookup (standing->incoming, sha256) : NULL;

  return incoming != NULL ? g_strdup (incoming) : hv_source_path (standing->library, type, sha256);
}

/* Loads a version once; what was loaded stays until the standing is freed. */
HvLoaded *
hv_standing_load (HvStanding      *standing,
                  HvDocumentType   type,
                  const char      *sha256,
                  GError         **error)
{
  HvLoaded *loaded = g_hash_table_lookup (standing->loaded, sha256);
  g_autofree char *path = NULL;

  if (loaded != NULL)
    return loaded;
  path = hv_standing_path (standing, type, sha256);
  loaded = hv_loaded_new (path, standing->cancellable, error);
  if (loaded != NULL)
    g_hash_table_insert (standing->loaded, g_strdup (sha256), loaded);
  return loaded;
}

/* In the order in which they took effect: an approval comes into force with the
 * change that brought it. */
static void
add_signature (HvStanding *standing,
               HvSigned   *signature)
{
  g_autofree char *key = g_strconcat (signature->unit, "\t",
                                      signature->lang != NULL ? signature->lang : "", NULL);
  GPtrArray *list = g_hash_table_lookup (standing->signatures, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (standing->signatures, g_steal_pointer (&key), list);
    }
  g_ptr_array_add (list, signature);
}

/* The last one, but what was withdrawn stays so until someone signs it off
 * again: an approval of an earlier day that arrives later does not undo it. */
const HvSigned *
hv_standing_newest_signature (HvStanding *standing,
                              const char *document,
                              const char *unit,
                              const char *lang)
{
  g_autofree char *key = hv_standing_signature_key (document, unit, lang);
  GPtrArray *list = g_hash_table_lookup (standing->signatures, key);

  const HvSigned *newest = list != NULL ? g_ptr_array_index (list, list->len - 1) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const HvSigned *other = g_ptr_array_index (list, i);

      if (other->approval.status == HV_STATUS_WITHDRAWN
          && other->approval.on > newest->approval.on)
        newest = other;
    }
  return newest;
}

static gboolean
load_all (HvStanding  *standing,
          GError     **error)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < standing->fold->len; i++)
    g_ptr_array_add (order, g_ptr_array_index (standing->fold, i));
  g_ptr_array_sort (order, hv_fold_compare_order);
  for (guint i = 0; i < order->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (order, i);
      HvLoaded *loaded;

      if (document->type == HV_DOCUMENT_GOLDEN)
        continue;
      loaded = hv_standing_load (standing, document->type, document->sha256, error);
      if (loaded == NULL)
        return FALSE;
      for (guint j = 0; j < loaded->signatures->len; j++)
        add_signature (standing, g_ptr_array_index (loaded->signatures, j));
    }
  return TRUE;
}

static HvStanding *
standing_new (const char    *library,
              GHashTable    *loaded,
              GPtrArray     *fold,
              GHashTable    *incoming,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (HvStanding) standing = g_new0 (HvStanding, 1);

  standing->library = g_strdup (library);
  standing->fold = fold;
  standing->incoming = incoming;
  standing->cancellable = cancellable;
  standing->loaded = loaded;
  standing->signatures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref);
  standing->own = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_signed_free);
  return load_all (standing, error) ? g_steal_pointer (&standing) : NULL;
}

/**
 * hv_standing_new:
 * @library: the folder with the sources
 * @fold: (element-type HvFoldDocument): the state; must outlive the standing
 * @incoming: (nullable) (element-type utf8 utf8): SHA-256 to path of documents
 *   that are not in the library yet; must outlive the standing
 *
 * Returns: (transfer full) (nullable): what stands, ready to be asked
 */
HvStanding *
hv_standing_new (const char    *library,
                 GPtrArray     *fold,
                 GHashTable    *incoming,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return standing_new (library, g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) hv_loaded_free),
                       fold, incoming, cancellable, error);
}

/**
 * hv_standing_new_read:
 * @read: from hv_standing_read() or hv_standing_versions()
 *
 * Like hv_standing_new(), with versions that were read before.
 */
HvStanding *
hv_standing_new_read (const char    *library,
                      GHashTable    *read,
                      GPtrArray     *fold,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return standing_new (library, g_hash_table_ref (read), fold, NULL, cancellable, error);
}

/**
 * hv_standing_new_beside:
 * @other: a state of the same library, used by the same thread
 *
 * Like hv_standing_new(); a version that both states have is read once.
 */
HvStanding *
hv_standing_new_beside (HvStanding    *other,
                        GPtrArray     *fold,
                        GHashTable    *incoming,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return standing_new (other->library, g_hash_table_ref (other->loaded), fold, incoming, cancellable,
                       error);
}

void
hv_standing_free (HvStanding *standing)
{
  if (standing == NULL)
    return;
  g_hash_table_unref (standing->signatures);
  g_hash_table_unref (standing->loaded);
  g_ptr_array_unref (standing->own);
  g_free (standing->library);
  g_free (standing);
}

/**
 * hv_standing_fold:
 *
 * Returns: (transfer none) (element-type HvFoldDocument): the documents of the state
 */
GPtrArray *
hv_standing_fold (HvStanding *standing)
{
  return standing->fold;
}

/**
 * hv_standing_versions:
 *
 * Returns: (transfer full): the versions that were read so far, for
 *   hv_standing_new_read()
 */
GHashTable *
hv_standing_versions (HvStanding *standing)
{
  return g_hash_table_ref (standing->loaded);
}

/**
 * hv_standing_newest:
 *
 * Returns: (transfer none) (nullable): the version that the document has now,
 *   approved or not; %NULL for a golden list
 */
HvLoaded *
hv_standing_newest (HvStanding     *standing,
                    HvFoldDocument *document)
{
  return g_hash_table_lookup (standing->loaded, document->sha256);
}

/* The newest version in which @matches holds: the present one, then older. */
typedef gboolean (* MatchFunc) (HvLoaded   *loaded,
                                const char *unit,
                                const char *wording);

static gboolean
find_version (HvStanding      *standing,
              HvFoldDocument  *document,
              MatchFunc        matches,
              const char      *unit,
              const char      *wording,
              HvStood         *stood,
              GError         **error)
{
  for (int i = -1; i < (int) document->older->len; i++)
    {
      const char *sha256 = i < 0 ? document->sha256 : g_ptr_array_index (document->older, i);
      HvLoaded *loaded = hv_standing_load (standing, document->type, sha256, error);

      if (loaded == NULL)
        return FALSE;
      if (matches (loaded, unit, wording))
        {
          stood->loaded = loaded;
          stood->sha256 = sha256;
          stood->superseded = i >= 0;
          return TRUE;
        }
    }
  return TRUE;
}

static gboolean
document_matches (HvLoaded   *loaded,
                  const char *unit,
                  const char *wording)
{
  return strcmp (loaded->wording, wording) == 0;
}

static gboolean
unit_matches (HvLoaded   *loaded,
              const char *unit,
              const char *wording)
{
  const HvLoadedUnit *own = g_hash_table_lookup (loaded->by_id, unit);

  return own != NULL && strcmp (own->wording, wording) == 0;
}

/* What a translation was made from; %NULL for what is none. */
HvFoldDocument *
hv_standing_source_of (HvStanding       *standing,
                       const HvDocument *translation)
{
  if (translation->translation_of == NULL)
    return NULL;
  return hv_fold_find (standing->fold, translation->id, translation->translation_of);
}

/* The unit that one of a translation was made from, and the document it is in. */
const HvLoadedUnit *
hv_standing_original_of (HvStanding          *standing,
                         HvLoaded            *from,
                         const HvLoadedUnit  *unit,
                         HvFoldDocument     **source)
{
  HvLoaded *loaded;

  *source = hv_standing_source_of (standing, from->document);
  loaded = *source != NULL ? hv_standing_newest (standing, *source) : NULL;
  return loaded != NULL ? g_hash_table_lookup (loaded->by_id, unit->id) : NULL;
}

/* A translated statement rests on the whole of its source: on the wording it was
 * made from, and on that being approved. Where it is not shown, answers may still
 * rest on its paragraphs, each of which they name. */
static gboolean
judge_document (HvStanding  *standing,
                HvStood     *stood,
                GError     **error)
{
  const HvDocument *own = stood->loaded->document;
  HvFoldDocument *source = hv_standing_source_of (standing, own);
  HvStood original = { .binding = HV_BINDING_HOLDS };
  gboolean judged;

  if (standing->depth >= HV_STANDING_LONGEST_CHAIN)
    return TRUE;
  standing->depth++;
  judged = source == NULL || hv_standing_of_document (standing, source, &original, error);
  standing->depth--;
  if (!judged)
    return FALSE;
  if (own->translation_of == NULL
      || (source != NULL && original.binding == HV_BINDING_HOLDS
          && g_strcmp0 (stood->signature->cited, hv_standing_newest (standing, source)->wording) == 0))
    stood->binding = HV_BINDING_HOLDS;
  return TRUE;
}

/**
 * hv_standing_of_document:
 * @document: a statement, which is approved as a whole
 * @stood: (out): how it stands
 */
gboolean
hv_standing_of_document (HvStanding      *standing,
                         HvFoldDocument  *document,
                         HvStood         *stood,
                         GError         **error)
{
  *stood = (HvStood) { .binding = HV_BINDING_NONE };
  stood->signature = hv_standing_newest_signature (standing, document->id, NULL, document->lang);
  if (stood->signature == NULL || stood->signature->wording == NULL)
    return TRUE;
  if (!find_version (standing, document, document_matches, NULL, stood->signature->wording, stood,
                     error))
    return FALSE;
  return stood->loaded == NULL || judge_document (standing, stood, error);
}

/* Nobody may say in one language what may not be said in the one it was written
 * in: an original that is being checked or withdrawn takes its translations along. */
static gboolean
original_holds (HvStanding         *standing,
                HvLoaded           *from,
                const HvLoadedUnit *unit,
                gboolean           *holds,
                GError            **error)
{
  HvFoldDocument *source;
  const HvLoadedUnit *original = hv_standing_original_of (standing, from, unit, &source);
  HvStood stood = { .binding = HV_BINDING_NONE };
  gboolean judged = TRUE;

  standing->depth++;
  if (original != NULL && standing->depth < HV_STANDING_LONGEST_CHAIN)
    judged = hv_standing_of_unit (standing, source, original, &stood, error);
  standing->depth--;
  *holds = stood.binding == HV_BINDING_HOLDS;
  return judged;
}

/**
 * hv_standing_of_unit:
 * @document: a faq
 * @unit: one of its newest version's units
 * @stood: (out): how it stands
 */
gboolean
hv_standing_of_unit (HvStanding          *standing,
                     HvFoldDocument      *document,
                     const HvLoadedUnit  *unit,
                     HvStood             *stood,
                     GError             **error)
{
  g_autofree char *cited = NULL;
  gboolean holds = TRUE;

  *stood = (HvStood) { .binding = HV_BINDING_NONE };
  stood->signature = hv_standing_newest_signature (standing, document->id, unit->id, document->lang);
  if (stood->signature == NULL || stood->signature->wording == NULL)
    return TRUE;
  if (!find_version (standing, document, unit_matches, unit->id, stood->signature->wording, stood,
                     error))
    return FALSE;
  if (stood->loaded == NULL)
    return TRUE;
  if (!hv_standing_hash_cited (standing, stood->loaded,
                               g_hash_table_lookup (stood->loaded->by_id, unit->id), TRUE, &cited,
                               error))
    return FALSE;
  if (stood->loaded->document->translation_of != NULL
      && !original_holds (standing, stood->loaded, unit, &holds, error))
    return FALSE;
  if (cited != NULL && holds
      && strcmp (cited, stood->signature->cited != NULL ? stood->signature->cited : "") == 0)
    stood->binding = HV_BINDING_HOLDS;
  else if (stood->loaded->document->translation_of == NULL)
    stood->binding = HV_BINDING_SOURCE_CHANGED;
  return TRUE;
}

/**
 * hv_standing_add:
 * @signatures: (transfer full) (element-type HvSigned): count from now on
 */
void
hv_standing_add (HvStanding *standing,
                 GPtrArray  *signatures)
{
  for (guint i = 0; i < signatures->len; i++)
    {
      HvSigned *signature = g_ptr_array_index (signatures, i);

      add_signature (standing, signature);
      g_ptr_array_add (standing->own, signature);
    }
  g_ptr_array_set_free_func (signatures, NULL);
  g_ptr_array_unref (signatures);
}
