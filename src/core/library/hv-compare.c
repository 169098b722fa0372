/* hv-compare.c: what differs between two states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-compare.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * hv_compare_strings:
 * @a, @b: (type utf8*): places of strings in an array
 */
int
hv_compare_strings (gconstpointer a,
                    gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/**
 * hv_compare_key:
 * @id: (nullable): of a unit, %NULL for the document as a whole
 *
 * Returns: (transfer full): what it is called in this state, with its language
 *   where the document exists in several
 */
char *
hv_compare_key (HvStanding           *standing,
                const HvFoldDocument *document,
                const char           *id)
{
  GPtrArray *fold = hv_standing_fold (standing);
  const char *mark = id != NULL ? "#" : "";

  for (guint i = 0; i < fold->len; i++)
    {
      const HvFoldDocument *other = g_ptr_array_index (fold, i);

      if (other != document && strcmp (other->id, document->id) == 0)
        return g_strconcat (document->id, mark, id != NULL ? id : "", "@", document->lang, NULL);
    }
  return g_strconcat (document->id, mark, id, NULL);
}

/**
 * hv_compare_touched:
 * @touched: (out): whether a unit that stays as it is goes back to being checked
 */
gboolean
hv_compare_touched (HvStanding          *before,
                    HvStanding          *after,
                    HvFoldDocument      *old_document,
                    HvFoldDocument      *new_document,
                    const HvLoadedUnit  *old_unit,
                    const HvLoadedUnit  *new_unit,
                    gboolean            *touched,
                    GError             **error)
{
  HvStood was;
  HvStood is;

  if (!hv_standing_of_unit (before, old_document, old_unit, &was, error)
      || !hv_standing_of_unit (after, new_document, new_unit, &is, error))
    return FALSE;
  *touched = was.binding == HV_BINDING_HOLDS && is.binding != HV_BINDING_HOLDS;
  return TRUE;
}

static gboolean
compare_document (HvStanding      *before,
                  HvStanding      *after,
                  HvFoldDocument  *old_document,
                  HvFoldDocument  *new_document,
                  GPtrArray       *added,
                  GPtrArray       *changed,
                  GPtrArray       *touched,
                  GError         **error)
{
  HvLoaded *old_loaded = old_document != NULL ? hv_standing_newest (before, old_document) : NULL;
  HvLoaded *new_loaded = hv_standing_newest (after, new_document);

  for (guint i = 0; i < new_loaded->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (new_loaded->units, i);
      const HvLoadedUnit *old = old_loaded != NULL ? g_hash_table_lookup (old_loaded->by_id, unit->id)
                                                   : NULL;
      gboolean is = FALSE;

      if (old == NULL)
        g_ptr_array_add (added, hv_compare_key (after, new_document, unit->id));
      else if (strcmp (old->wording, unit->wording) != 0)
        g_ptr_array_add (changed, hv_compare_key (after, new_document, unit->id));
      else if (new_document->type == HV_DOCUMENT_FAQ
               && !hv_compare_touched (before, after, old_document, new_document, old, unit, &is,
                                       error))
        return FALSE;
      if (is)
        g_ptr_array_add (touched, hv_compare_key (after, new_document, unit->id));
    }
  return TRUE;
}

static void
list_removed (HvStanding     *before,
              HvFoldDocument *old_document,
              HvLoaded       *new_loaded,
              GPtrArray      *removed)
{
  HvLoaded *old_loaded = hv_standing_newest (before, old_document);

  for (guint i = 0; i < old_loaded->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (old_loaded->units, i);

      if (new_loaded == NULL || !g_hash_table_contains (new_loaded->by_id, unit->id))
        g_ptr_array_add (removed, hv_compare_key (before, old_document, unit->id));
    }
}

static gboolean
has_units (const HvFoldDocument *document)
{
  return document->type == HV_DOCUMENT_STATEMENT || document->type == HV_DOCUMENT_FAQ;
}

/* A statement is signed off as a whole. */
static void
find_statement_changed (HvStanding          *after,
                        HvFoldDocument      *document,
                        const HvIntakeFile  *file,
                        HvIntake            *intake)
{
  HvLoaded *loaded = hv_standing_newest (after, document);
  HvStood stood;

  if (document->type != HV_DOCUMENT_STATEMENT
      || loaded->document->approval.status != HV_STATUS_APPROVED
      || !hv_standing_of_document (after, document, &stood, NULL)
      || (stood.signature != NULL && g_strcmp0 (stood.signature->wording, loaded->wording) == 0))
    return;
  g_ptr_array_add (hv_intake_findings (intake),
                   hv_finding_new (file->name, 0, 0, HV_SEVERITY_WARNING, HV_COMPARE_RULE,
                                   _("The statement “%s” was changed after its approval, so agents "
                                     "keep the approved one. Have it approved again."),
                                   document->id));
}

/* A wording that changed under the same role and date is no approval: the
 * manager must hear of it, or the new text seems to be ignored. */
static void
find_changed_after_approval (HvStanding      *after,
                             HvFoldDocument  *document,
                             HvIntake        *intake)
{
  HvLoaded *loaded = hv_standing_newest (after, document);
  const HvIntakeFile *file = hv_intake_find_file (intake, document->sha256);

  if (file != NULL)
    find_statement_changed (after, document, file, intake);
  for (guint i = 0; file != NULL && i < loaded->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (loaded->units, i);
      const HvIntakeUnit *taken = g_hash_table_lookup (file->units, unit->id);
      HvStood stood;

      if (unit->approval.status != HV_STATUS_APPROVED || document->type != HV_DOCUMENT_FAQ
          || !hv_standing_of_unit (after, document, unit, &stood, NULL)
          || (stood.signature != NULL && g_strcmp0 (stood.signature->wording, unit->wording) == 0))
        continue;
      g_ptr_array_add (hv_intake_findings (intake),
                       hv_finding_new (file->name, taken != NULL ? taken->line : 0, 0,
                                       HV_SEVERITY_WARNING, HV_COMPARE_RULE,
                                       _("“%s” was changed after its approval, so agents keep the "
                                         "approved wording. Have it approved again."), unit->id));
    }
}

/**
 * hv_compare:
 * @before: a state
 * @after: the state that would follow it
 * @added, @changed, @removed, @touched: (element-type utf8): get keys of units
 * @intake: where the documents come from; gets findings about approvals
 *
 * Says what a person must know before the second state replaces the first.
 */
gboolean
hv_compare (HvStanding  *before,
            HvStanding  *after,
            GPtrArray   *added,
            GPtrArray   *changed,
            GPtrArray   *removed,
            GPtrArray   *touched,
            HvIntake    *intake,
            GError     **error)
{
  GPtrArray *old_fold = hv_standing_fold (before);
  GPtrArray *new_fold = hv_standing_fold (after);

  for (guint i = 0; i < new_fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (new_fold, i);
      HvFoldDocument *old = hv_fold_find (old_fold, document->id, document->lang);

      if (!has_units (document))
        continue;
      if (!compare_document (before, after, old, document, added, changed, touched, error))
        return FALSE;
      if (old == NULL || strcmp (old->sha256, document->sha256) != 0)
        find_changed_after_approval (after, document, intake);
    }
  for (guint i = 0; i < old_fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (old_fold, i);
      HvFoldDocument *new = hv_fold_find (new_fold, document->id, document->lang);

      if (has_units (document))
        list_removed (before, document, new != NULL ? hv_standing_newest (after, new) : NULL,
                      removed);
    }
  return TRUE;
}
