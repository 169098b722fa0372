/* hv-standing.c: which wording of each unit is approved in a state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-standing.h"

#include <string.h>

struct _HvStanding
{
  char         *library;
  GPtrArray    *fold;
  GHashTable   *incoming;    /* sha256 → path of files not in the library yet */
  GHashTable   *loaded;      /* sha256 → HvLoaded */
  GHashTable   *signatures;  /* "unit\tlang" → GPtrArray of HvSigned, oldest first */
  GPtrArray    *own;         /* signatures added by hand */
  GCancellable *cancellable;
  HvFoldDocument *supposed;  /* a statement that is supposed to read like… */
  HvLoaded     *supposed_as; /* …this version of it */
  guint         depth;       /* of translations of translations */
};

/* Two documents may each say that they are made from the other. */
#define LONGEST_CHAIN 8

static char *
signature_key (const char *document,
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
static HvLoaded *
load (HvStanding      *standing,
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
static const HvSigned *
newest_signature (HvStanding *standing,
                  const char *document,
                  const char *unit,
                  const char *lang)
{
  g_autofree char *key = signature_key (document, unit, lang);
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

static int
compare_order (gconstpointer a,
                gconstpointer b)
{
  const HvFoldDocument *one = *(HvFoldDocument * const *) a;
  const HvFoldDocument *other = *(HvFoldDocument * const *) b;

  return one->order < other->order ? -1 : one->order > other->order;
}

static gboolean
load_all (HvStanding  *standing,
          GError     **error)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < standing->fold->len; i++)
    g_ptr_array_add (order, g_ptr_array_index (standing->fold, i));
  g_ptr_array_sort (order, compare_order);
  for (guint i = 0; i < order->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (order, i);
      HvLoaded *loaded;

      if (document->type == HV_DOCUMENT_GOLDEN)
        continue;
      loaded = load (standing, document->type, document->sha256, error);
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

/* One version, which some thread reads. */
typedef struct
{
  char     *sha256;
  char     *path;
  HvLoaded *loaded;
  GError   *error;
} Version;

static void
version_free (gpointer data)
{
  Version *version = data;

  g_free (version->sha256);
  g_free (version->path);
  hv_loaded_free (version->loaded);
  g_clear_error (&version->error);
  g_free (version);
}

static void
read_version_cb (gpointer data,
                 gpointer user_data)
{
  Version *version = data;

  version->loaded = hv_loaded_new (version->path, user_data, &version->error);
}

static void
add_versions (const char *library,
              GPtrArray  *fold,
              GHashTable *seen,
              GPtrArray  *versions)
{
  for (guint i = 0; i < fold->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (fold, i);
      Version *version;

      if (document->type == HV_DOCUMENT_GOLDEN || !g_hash_table_add (seen, document->sha256))
        continue;
      version = g_new0 (Version, 1);
      version->sha256 = g_strdup (document->sha256);
      version->path = hv_source_path (library, document->type, document->sha256);
      g_ptr_array_add (versions, version);
    }
}

/**
 * hv_standing_read:
 * @one, @other: (element-type HvFoldDocument): two states
 *
 * Reads the versions that either state has, several at a time: that is most of the
 * work of comparing.
 *
 * Returns: (transfer full) (nullable): for hv_standing_new_read()
 */
GHashTable *
hv_standing_read (const char    *library,
                  GPtrArray     *one,
                  GPtrArray     *other,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) hv_loaded_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  GThreadPool *pool = g_thread_pool_new (read_version_cb, cancellable,
                                         CLAMP (g_get_num_processors (), 1, 8), FALSE, NULL);

  add_versions (library, one, seen, versions);
  add_versions (library, other, seen, versions);
  for (guint i = 0; i < versions->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (versions, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  for (guint i = 0; i < versions->len; i++)
    {
      Version *version = g_ptr_array_index (versions, i);

      if (version->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&version->error));
          return NULL;
        }
      g_hash_table_insert (read, g_steal_pointer (&version->sha256),
                           g_steal_pointer (&version->loaded));
    }
  return g_steal_pointer (&read);
}

/**
 * hv_standing_new_read:
 * @read: from hv_standing_read()
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

GPtrArray *
hv_standing_fold (HvStanding *standing)
{
  return standing->fold;
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
      HvLoaded *loaded = load (standing, document->type, sha256, error);

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

static HvFoldDocument *
source_of (HvStanding       *standing,
           const HvDocument *translation)
{
  return hv_fold_find (standing->fold, translation->id, translation->translation_of);
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
  HvFoldDocument *source = own->translation_of != NULL ? source_of (standing, own) : NULL;
  HvStood original = { .binding = HV_BINDING_HOLDS };
  gboolean judged;

  if (standing->depth >= LONGEST_CHAIN)
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
  stood->signature = newest_signature (standing, document->id, NULL, document->lang);
  if (stood->signature == NULL || stood->signature->wording == NULL)
    return TRUE;
  if (!find_version (standing, document, document_matches, NULL, stood->signature->wording, stood,
                     error))
    return FALSE;
  return stood->loaded == NULL || judge_document (standing, stood, error);
}

/**
 * hv_standing_statement:
 *
 * Returns: (transfer none) (nullable): a statement, in the language of who cites
 *   it or else in any
 */
HvFoldDocument *
hv_standing_statement (HvStanding *standing,
                       const char *id,
                       const char *lang)
{
  HvFoldDocument *found = hv_fold_find (standing->fold, id, lang);

  for (guint i = 0; found == NULL && i < standing->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (standing->fold, i);

      if (document->type == HV_DOCUMENT_STATEMENT && strcmp (document->id, id) == 0)
        found = document;
    }
  return found != NULL && found->type == HV_DOCUMENT_STATEMENT ? found : NULL;
}

/* The version of a statement that answers rest on: the one agents see, or the
 * newest. Until a translation of it may be shown, its original serves. */
static gboolean
statement_version (HvStanding      *standing,
                   HvFoldDocument  *document,
                   gboolean         as_shown,
                   HvLoaded       **loaded,
                   GError         **error)
{
  HvLoaded *newest = hv_standing_newest (standing, document);
  HvFoldDocument *source = newest->document->translation_of != NULL
                           ? source_of (standing, newest->document) : NULL;
  HvStood stood;
  gboolean found;

  *loaded = newest;
  if (as_shown && !hv_standing_of_document (standing, document, &stood, error))
    return FALSE;
  if (as_shown)
    *loaded = stood.loaded;
  else if (hv_loaded_is_unfinished (newest, NULL))
    *loaded = NULL;
  if (*loaded != NULL || source == NULL || standing->depth >= LONGEST_CHAIN)
    return TRUE;
  standing->depth++;
  found = statement_version (standing, source, as_shown, loaded, error);
  standing->depth--;
  return found;
}

/* The hash of one cited text; %NULL in @hash when it is not there. */
static gboolean
cited_text (HvStanding  *standing,
            HvLoaded    *from,
            const char  *cite,
            gboolean     as_shown,
            const char **hash,
            GError     **error)
{
  const char *mark = strchr (cite, '#');
  g_autofree char *id = mark != NULL ? g_strndup (cite, mark - cite)
                                     : g_strdup (from->document->statement);
  HvFoldDocument *document = id != NULL ? hv_standing_statement (standing, id, from->document->lang)
                                        : NULL;
  HvLoaded *loaded;

  *hash = NULL;
  if (document == NULL)
    return TRUE;
  if (document == standing->supposed)
    loaded = standing->supposed_as;
  else if (!statement_version (standing, document, as_shown, &loaded, error))
    return FALSE;
  if (loaded != NULL)
    *hash = g_hash_table_lookup (loaded->elements, mark != NULL ? mark + 1 : cite);
  return TRUE;
}

/**
 * hv_standing_cited:
 * @from: the version that cites
 * @cite: "element" or "document#element"
 * @hash: (out) (nullable) (transfer none): of the cited text as agents see it,
 *   %NULL when it is not there
 */
gboolean
hv_standing_cited (HvStanding   *standing,
                   HvLoaded     *from,
                   const char   *cite,
                   const char  **hash,
                   GError      **error)
{
  return cited_text (standing, from, cite, TRUE, hash, error);
}

/* Of a translation, what it was made from counts like a cited text. */
static const char *
source_wording (HvStanding         *standing,
                HvLoaded           *from,
                const HvLoadedUnit *unit)
{
  HvFoldDocument *source = source_of (standing, from->document);
  HvLoaded *loaded = source != NULL ? hv_standing_newest (standing, source) : NULL;
  const HvLoadedUnit *original = loaded != NULL ? g_hash_table_lookup (loaded->by_id, unit->id)
                                                : NULL;

  return original != NULL ? original->wording : NULL;
}

/* One hash for all texts that a unit rests on; %NULL in @cited when one of them
 * is missing, "" when it rests on none. */
static gboolean
hash_cited (HvStanding          *standing,
            HvLoaded            *from,
            const HvLoadedUnit  *unit,
            gboolean             as_shown,
            char               **cited,
            GError             **error)
{
  g_autoptr (GChecksum) checksum = NULL;
  gboolean any = FALSE;

  *cited = NULL;
  if (*unit->cites == NULL && from->document->translation_of == NULL)
    {
      *cited = g_strdup ("");
      return TRUE;
    }
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (char **cite = unit->cites; *cite != NULL; cite++)
    {
      const char *hash;

      if (!cited_text (standing, from, *cite, as_shown, &hash, error))
        return FALSE;
      if (hash == NULL)
        return TRUE;
      g_checksum_update (checksum, (const guchar *) hash, -1);
      any = TRUE;
    }
  if (from->document->translation_of != NULL)
    {
      const char *hash = source_wording (standing, from, unit);

      if (hash == NULL)
        return TRUE;
      g_checksum_update (checksum, (const guchar *) hash, -1);
      any = TRUE;
    }
  *cited = g_strdup (any ? g_checksum_get_string (checksum) : "");
  return TRUE;
}

/* Whether the texts that a unit cites read as @cited remembers, with the version
 * @sha256 of @statement. */
static gboolean
reads_with (HvStanding          *standing,
            HvLoaded            *from,
            const HvLoadedUnit  *unit,
            HvFoldDocument      *statement,
            const char          *sha256,
            const char          *cited,
            gboolean            *reads,
            GError             **error)
{
  g_autofree char *then = NULL;
  gboolean hashed;

  standing->supposed_as = load (standing, statement->type, sha256, error);
  if (standing->supposed_as == NULL)
    return FALSE;
  standing->supposed = statement;
  hashed = hash_cited (standing, from, unit, TRUE, &then, error);
  standing->supposed = NULL;
  *reads = hashed && then != NULL && g_strcmp0 (then, cited != NULL ? cited : "") == 0;
  return hashed;
}

/**
 * hv_standing_cited_then:
 * @stood: how a unit stands
 * @unit: its id
 * @sha256: (out) (transfer none) (nullable): the newest older version of the
 *   statement with which the cited texts read as they did when the unit was
 *   approved; an approval remembers one hash of them all
 * @statement: (out) (transfer none) (nullable): that statement, as it is now
 */
gboolean
hv_standing_cited_then (HvStanding       *standing,
                        const HvStood    *stood,
                        const char       *unit,
                        const char      **sha256,
                        HvFoldDocument  **statement,
                        GError          **error)
{
  HvLoaded *from = stood->loaded;
  const char *id = from != NULL ? from->document->statement : NULL;
  HvFoldDocument *cited = id != NULL ? hv_standing_statement (standing, id, from->document->lang)
                                     : NULL;

  *sha256 = NULL;
  *statement = cited;
  for (guint i = 0; cited != NULL && *sha256 == NULL && i < cited->older->len; i++)
    {
      const char *older = g_ptr_array_index (cited->older, i);
      gboolean reads = FALSE;

      if (!reads_with (standing, from, g_hash_table_lookup (from->by_id, unit), cited, older,
                       stood->signature->cited, &reads, error))
        return FALSE;
      if (reads)
        *sha256 = older;
    }
  return TRUE;
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
  HvFoldDocument *source = source_of (standing, from->document);
  HvLoaded *loaded = source != NULL ? hv_standing_newest (standing, source) : NULL;
  const HvLoadedUnit *original = loaded != NULL ? g_hash_table_lookup (loaded->by_id, unit->id)
                                                : NULL;
  HvStood stood = { .binding = HV_BINDING_NONE };
  gboolean judged = TRUE;

  standing->depth++;
  if (original != NULL && standing->depth < LONGEST_CHAIN)
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
  stood->signature = newest_signature (standing, document->id, unit->id, document->lang);
  if (stood->signature == NULL || stood->signature->wording == NULL)
    return TRUE;
  if (!find_version (standing, document, unit_matches, unit->id, stood->signature->wording, stood,
                     error))
    return FALSE;
  if (stood->loaded == NULL)
    return TRUE;
  if (!hash_cited (standing, stood->loaded, g_hash_table_lookup (stood->loaded->by_id, unit->id),
                   TRUE, &cited, error))
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

/* An approval that names no role or no day is kept with the least that the format
 * asks for; see hv_approvals_to_bytes(). It is the same approval all the same, or
 * it would be bound again to every new wording. */
static gboolean
is_same_signer (const HvApproval *seen,
                const HvApproval *declared)
{
  return MAX (seen->on, 1) == MAX (declared->on, 1)
         && strcmp (seen->role != NULL ? seen->role : HV_ROLE_UNNAMED,
                    declared->role != NULL ? declared->role : HV_ROLE_UNNAMED) == 0;
}

static gboolean
was_seen (HvStanding       *standing,
          const char       *document,
          const char       *unit,
          const char       *lang,
          const HvApproval *approval)
{
  g_autofree char *key = signature_key (document, unit, lang);
  GPtrArray *list = g_hash_table_lookup (standing->signatures, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const HvSigned *signature = g_ptr_array_index (list, i);

      if (signature->approval.status == approval->status
          && is_same_signer (&signature->approval, approval))
        return TRUE;
    }
  return FALSE;
}

/**
 * hv_standing_sign:
 * @document: what is signed off, or a unit of it
 * @unit: (nullable): the unit, %NULL for a statement as a whole
 * @as_shown: bind to the cited texts that agents see; otherwise to the newest,
 *   as whoever wrote the documents saw them
 *
 * Returns: (transfer full) (nullable): the approval bound to the newest wording
 *   and to what it cites
 */
HvSigned *
hv_standing_sign (HvStanding          *standing,
                  HvFoldDocument      *document,
                  const HvLoadedUnit  *unit,
                  const HvApproval    *approval,
                  gboolean             as_shown,
                  GError             **error)
{
  HvLoaded *loaded = hv_standing_newest (standing, document);
  g_autoptr (HvSigned) signature = hv_signed_new ();

  signature->unit = unit != NULL ? g_strconcat (document->id, "#", unit->id, NULL)
                                 : g_strdup (document->id);
  signature->lang = g_strdup (document->lang);
  signature->wording = g_strdup (unit != NULL ? unit->wording : loaded->wording);
  hv_approval_copy (&signature->approval, approval);
  signature->approval.status = HV_STATUS_APPROVED;
  if (unit == NULL)
    {
      HvFoldDocument *source = loaded->document->translation_of != NULL
                               ? source_of (standing, loaded->document) : NULL;

      if (source != NULL)
        signature->cited = g_strdup (hv_standing_newest (standing, source)->wording);
      return g_steal_pointer (&signature);
    }

  if (!hash_cited (standing, loaded, unit, as_shown, &signature->cited, error))
    return NULL;
  if (signature->cited == NULL && as_shown
      && !hash_cited (standing, loaded, unit, FALSE, &signature->cited, error))
    return NULL;
  if (g_strcmp0 (signature->cited, "") == 0)
    g_clear_pointer (&signature->cited, g_free);
  return g_steal_pointer (&signature);
}

/* A document that says of an approved unit that it is withdrawn takes the approval
 * back, though the wording stays. */
static HvSigned *
take_back (HvStanding          *standing,
           HvFoldDocument      *document,
           const HvLoadedUnit  *unit,
           const HvApproval    *approval)
{
  const HvSigned *newest = newest_signature (standing, document->id, unit != NULL ? unit->id : NULL,
                                             document->lang);
  HvSigned *signature;

  if (newest == NULL || newest->approval.status != HV_STATUS_APPROVED)
    return NULL;
  signature = hv_signed_new ();
  signature->unit = unit != NULL ? g_strconcat (document->id, "#", unit->id, NULL)
                                 : g_strdup (document->id);
  signature->lang = g_strdup (document->lang);
  hv_approval_copy (&signature->approval, approval);
  return signature;
}

static gboolean
add_unbound (HvStanding          *standing,
             HvFoldDocument      *document,
             const HvLoadedUnit  *unit,
             const HvApproval    *approval,
             GPtrArray           *unbound,
             GError             **error)
{
  gboolean withdrawn = approval->status == HV_STATUS_WITHDRAWN;
  HvSigned *signature;

  if ((approval->status != HV_STATUS_APPROVED && !withdrawn)
      || was_seen (standing, document->id, unit != NULL ? unit->id : NULL, document->lang, approval))
    return TRUE;
  signature = withdrawn ? take_back (standing, document, unit, approval)
                        : hv_standing_sign (standing, document, unit, approval, FALSE, error);
  if (signature == NULL)
    return withdrawn;
  g_ptr_array_add (unbound, signature);
  return TRUE;
}

/**
 * hv_standing_unbound:
 *
 * Returns: (transfer full) (nullable) (element-type HvSigned): the approvals
 *   that documents declare and that were never seen before, each bound to the
 *   wording it is seen with now; and what they take back
 */
GPtrArray *
hv_standing_unbound (HvStanding  *standing,
                     GError     **error)
{
  g_autoptr (GPtrArray) unbound
    = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_signed_free);

  for (guint i = 0; i < standing->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (standing->fold, i);
      HvLoaded *loaded = hv_standing_newest (standing, document);

      if (document->type == HV_DOCUMENT_STATEMENT
          && !add_unbound (standing, document, NULL, &loaded->document->approval, unbound, error))
        return NULL;
      for (guint j = 0; document->type == HV_DOCUMENT_FAQ && j < loaded->units->len; j++)
        {
          const HvLoadedUnit *unit = g_ptr_array_index (loaded->units, j);

          if (!add_unbound (standing, document, unit, &unit->approval, unbound, error))
            return NULL;
        }
    }
  return g_steal_pointer (&unbound);
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
