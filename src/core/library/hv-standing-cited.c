/* hv-standing-cited.c: what approvals rest on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-standing-private.h"

#include <string.h>

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
  HvFoldDocument *source = hv_standing_source_of (standing, newest->document);
  HvStood stood;
  gboolean found;

  *loaded = newest;
  if (as_shown && !hv_standing_of_document (standing, document, &stood, error))
    return FALSE;
  if (as_shown)
    *loaded = stood.loaded;
  else if (hv_loaded_is_unfinished (newest, NULL))
    *loaded = NULL;
  if (*loaded != NULL || source == NULL || standing->depth >= HV_STANDING_LONGEST_CHAIN)
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

/* One hash for all texts that a unit rests on; %NULL in @cited when one of them
 * is missing, "" when it rests on none. */
gboolean
hv_standing_hash_cited (HvStanding          *standing,
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
      /* What it was made from counts like a cited text. */
      HvFoldDocument *source;
      const HvLoadedUnit *original = hv_standing_original_of (standing, from, unit, &source);

      if (original == NULL || original->wording == NULL)
        return TRUE;
      g_checksum_update (checksum, (const guchar *) original->wording, -1);
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

  standing->supposed_as = hv_standing_load (standing, statement->type, sha256, error);
  if (standing->supposed_as == NULL)
    return FALSE;
  standing->supposed = statement;
  hashed = hv_standing_hash_cited (standing, from, unit, TRUE, &then, error);
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
