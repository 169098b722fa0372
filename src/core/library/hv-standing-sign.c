/* hv-standing-sign.c: approvals that come to a state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-standing-private.h"

#include <string.h>

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
  g_autofree char *key = hv_standing_signature_key (document, unit, lang);
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

static HvSigned *
signature_new (HvFoldDocument      *document,
               const HvLoadedUnit  *unit,
               const HvApproval    *approval)
{
  HvSigned *signature = hv_signed_new ();

  signature->unit = unit != NULL ? g_strconcat (document->id, "#", unit->id, NULL)
                                 : g_strdup (document->id);
  signature->lang = g_strdup (document->lang);
  hv_approval_copy (&signature->approval, approval);
  return signature;
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
  g_autoptr (HvSigned) signature = signature_new (document, unit, approval);

  signature->wording = g_strdup (unit != NULL ? unit->wording : loaded->wording);
  signature->approval.status = HV_STATUS_APPROVED;
  if (unit == NULL)
    {
      HvFoldDocument *source = hv_standing_source_of (standing, loaded->document);

      if (source != NULL)
        signature->cited = g_strdup (hv_standing_newest (standing, source)->wording);
      return g_steal_pointer (&signature);
    }

  if (!hv_standing_hash_cited (standing, loaded, unit, as_shown, &signature->cited, error))
    return NULL;
  if (signature->cited == NULL && as_shown
      && !hv_standing_hash_cited (standing, loaded, unit, FALSE, &signature->cited, error))
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
  const HvSigned *newest = hv_standing_newest_signature (standing, document->id,
                                                         unit != NULL ? unit->id : NULL,
                                                         document->lang);

  if (newest == NULL || newest->approval.status != HV_STATUS_APPROVED)
    return NULL;
  return signature_new (document, unit, approval);
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
