/* hv-library-changes.c: changes that bring no new documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-edition.h"
#include "hv-error.h"
#include "hv-library-private.h"

static HvChange *
find_change (HvLibrary  *library,
             guint       n,
             GError    **error)
{
  HvChange *change = hv_history_find (library->history, n);

  if (change == NULL)
    g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("There is no edition %u."), n);
  return change;
}

/* Numbers of the changes that wait. */
static void
collect_waiting (HvLibrary *library,
                 GArray    *pending)
{
  HvDay today = hv_library_today (library);

  for (guint i = 0; i < library->history->changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (library->history->changes, i);

      if (!change->cancelled && change->from > today)
        g_array_append_val (pending, change->n);
    }
}

/**
 * hv_library_cancel:
 * @n: a change that waits
 *
 * Takes it back before it comes into force; what waits after it is built again
 * without it.
 */
gboolean
hv_library_cancel (HvLibrary  *library,
                   guint       n,
                   GError    **error)
{
  HvChange *change = find_change (library, n, error);

  if (change == NULL)
    return FALSE;
  if (change->cancelled || change->from <= hv_library_today (library))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                   change->cancelled
                   ? _("Edition %u has been cancelled already.")
                   : _("Edition %u is not waiting. Use “activate” to go back to an earlier one."),
                   n);
      return FALSE;
    }
  change->cancelled = TRUE;
  hv_history_set_file (library->history, n, NULL, 0, NULL);
  if (!hv_library_build_from (library, NULL, NULL, NULL, NULL, error)
      || !hv_library_write_history (library, error))
    return FALSE;
  hv_library_clear_strays (library);
  return TRUE;
}

/* What leads from the documents of @present to those of @target. */
static void
add_difference (HvChange  *change,
                GPtrArray *present,
                GPtrArray *target)
{
  for (guint i = 0; i < target->len; i++)
    {
      const HvFoldDocument *wanted = g_ptr_array_index (target, i);
      const HvFoldDocument *have = hv_fold_find (present, wanted->id, wanted->lang);

      if (have == NULL || strcmp (have->sha256, wanted->sha256) != 0)
        g_ptr_array_add (change->documents,
                         hv_change_document_new (HV_OP_PUT, wanted->type, wanted->id, wanted->lang,
                                                 wanted->version, wanted->sha256));
    }
  for (guint i = 0; i < present->len; i++)
    {
      const HvFoldDocument *have = g_ptr_array_index (present, i);

      if (hv_fold_find (target, have->id, have->lang) == NULL)
        g_ptr_array_add (change->documents,
                         hv_change_document_new (HV_OP_REMOVE, have->type, have->id, have->lang,
                                                 have->version, NULL));
    }
}

/* Commits @change, or frees it when there is nothing in it. Returns its number,
 * 0 on error; the number in force when nothing changes. */
static guint
commit_or_drop (HvLibrary  *library,
                HvChange   *change,
                GArray     *cancel,
                GError    **error)
{
  guint n = change->n;

  if (change->documents->len == 0 && (cancel == NULL || cancel->len == 0))
    {
      HvChange *present = hv_history_on (library->history, hv_library_today (library));

      hv_change_free (change);
      return present != NULL ? present->n : 0;
    }
  return hv_library_commit (library, change, NULL, cancel, NULL, NULL, NULL, error) ? n : 0;
}

/**
 * hv_library_activate:
 * @n: the edition to go back, or forward, to
 * @role: (nullable): who says so
 * @cancel_pending: also cancel what waits
 * @pending: (element-type guint): gets the numbers of what waits
 *
 * From today the documents are those of edition @n. This is a new change, so
 * that going back can itself be gone back on.
 *
 * Returns: the number of the edition in force now, 0 on error
 */
guint
hv_library_activate (HvLibrary   *library,
                     guint        n,
                     const char  *role,
                     gboolean     cancel_pending,
                     GArray      *pending,
                     GError     **error)
{
  HvChange *wanted = find_change (library, n, error);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) up_to = NULL;
  g_autoptr (GPtrArray) present = NULL;
  g_autoptr (GPtrArray) target = NULL;
  HvChange *change;

  if (wanted == NULL)
    return 0;
  if (wanted->cancelled)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE, _("Edition %u has been cancelled."), n);
      return 0;
    }
  change = hv_library_new_change (library, "activate", role);
  before = hv_history_up_to (library->history, change);
  up_to = hv_history_up_to (library->history, wanted);
  present = hv_fold (before);
  target = hv_fold (up_to);
  add_difference (change, present, target);
  collect_waiting (library, pending);
  return commit_or_drop (library, change, cancel_pending ? pending : NULL, error);
}

static GPtrArray *
fold_today (HvLibrary *library)
{
  g_autoptr (GPtrArray) changes = hv_history_order (library->history);
  HvDay today = hv_library_today (library);
  guint keep = 0;

  while (keep < changes->len && ((HvChange *) g_ptr_array_index (changes, keep))->from <= today)
    keep++;
  g_ptr_array_set_size (changes, keep);
  return hv_fold (changes);
}

/**
 * hv_library_remove:
 * @document: its id
 * @lang: (nullable): only in this language
 *
 * Returns: the number of the change without it, 0 on error
 */
guint
hv_library_remove (HvLibrary   *library,
                   const char  *document,
                   const char  *lang,
                   const char  *role,
                   GError     **error)
{
  g_autoptr (GPtrArray) fold = fold_today (library);
  HvChange *change = hv_library_new_change (library, "remove", role);

  for (guint i = 0; i < fold->len; i++)
    {
      const HvFoldDocument *have = g_ptr_array_index (fold, i);

      if (strcmp (have->id, document) == 0 && (lang == NULL || strcmp (have->lang, lang) == 0))
        g_ptr_array_add (change->documents,
                         hv_change_document_new (HV_OP_REMOVE, have->type, have->id, have->lang,
                                                 have->version, NULL));
    }
  if (change->documents->len == 0)
    {
      hv_change_free (change);
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("There is no document “%s”."), document);
      return 0;
    }
  return commit_or_drop (library, change, NULL, error);
}

/* The document of a key: the one in its language, else the first. */
static HvFoldDocument *
find_document (GPtrArray  *fold,
               const char *name,
               const char *lang)
{
  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);

      if ((document->type == HV_DOCUMENT_STATEMENT || document->type == HV_DOCUMENT_FAQ)
          && strcmp (document->id, name) == 0 && (lang == NULL || strcmp (document->lang, lang) == 0))
        return document;
    }
  return NULL;
}

/* What a key names in a state: a document, and a unit of it where it names one. */
static HvFoldDocument *
find_named (HvStanding          *standing,
            const char          *key,
            char               **id,
            const HvLoadedUnit **unit)
{
  g_autofree char *name = NULL;
  g_autofree char *lang = NULL;
  HvFoldDocument *document;

  hv_key_parse (key, &name, id, &lang);
  document = find_document (hv_standing_fold (standing), name, lang);
  *unit = document != NULL && *id != NULL
          ? g_hash_table_lookup (hv_standing_newest (standing, document)->by_id, *id) : NULL;
  return document;
}

/**
 * hv_library_is_unfinished:
 *
 * Returns: whether @key names a translation that nobody can sign off yet
 */
gboolean
hv_library_is_unfinished (HvStanding *standing,
                          const char *key)
{
  g_autofree char *id = NULL;
  const HvLoadedUnit *unit;
  HvFoldDocument *document = find_named (standing, key, &id, &unit);

  return document != NULL && (id == NULL || unit != NULL)
         && hv_loaded_is_unfinished (hv_standing_newest (standing, document), unit);
}

static HvSigned *
sign_one (HvStanding        *standing,
          const char        *key,
          const HvApproval  *approval,
          const char        *reason,
          GError           **error)
{
  g_autofree char *id = NULL;
  const HvLoadedUnit *unit;
  HvFoldDocument *document = find_named (standing, key, &id, &unit);
  HvSigned *signature;

  if (document == NULL || (id != NULL && unit == NULL)
      || (id == NULL && document->type != HV_DOCUMENT_STATEMENT))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                   _("There is no unit “%s” to sign off. Write document#unit, or the name of a "
                     "statement."), key);
      return NULL;
    }
  if (document->type == HV_DOCUMENT_STATEMENT && unit != NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                   _("A statement is signed off as a whole: write “%s”."), document->id);
      return NULL;
    }
  if (approval->status == HV_STATUS_APPROVED
      && hv_loaded_is_unfinished (hv_standing_newest (standing, document), unit))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                   _("The translation “%s” is not finished. Finish its catalog and merge it first."),
                   key);
      return NULL;
    }
  if (approval->status == HV_STATUS_APPROVED)
    return hv_standing_sign (standing, document, unit, approval, TRUE, error);

  signature = hv_signed_new ();
  signature->unit = unit != NULL ? g_strconcat (document->id, "#", id, NULL)
                                 : g_strdup (document->id);
  signature->lang = g_strdup (document->lang);
  signature->reason = g_strdup (reason);
  hv_approval_copy (&signature->approval, approval);
  return signature;
}

/**
 * hv_library_signatures:
 * @keys: (array zero-terminated=1): units, or statements as a whole
 * @approval: with its day
 * @reason: (nullable): why something is withdrawn
 *
 * Returns: (transfer full) (nullable) (element-type HvSigned): what signs off
 *   the newest wording of each in this state, or takes it back
 */
GPtrArray *
hv_library_signatures (HvStanding          *standing,
                       const char * const  *keys,
                       const HvApproval    *approval,
                       const char          *reason,
                       GError             **error)
{
  g_autoptr (GPtrArray) signatures
    = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_signed_free);

  for (const char * const *key = keys; *key != NULL; key++)
    {
      HvSigned *signature = sign_one (standing, *key, approval, reason, error);

      if (signature == NULL)
        return NULL;
      g_ptr_array_add (signatures, signature);
    }
  return g_steal_pointer (&signatures);
}

/**
 * hv_library_sign:
 * @keys: (array zero-terminated=1): units, or statements as a whole
 * @approval: approved or withdrawn, with the role; its day is today
 * @reason: (nullable): why something is withdrawn
 *
 * Signs off the newest wording of each, or takes it back: all of them or none.
 *
 * Returns: the number of the change, 0 on error
 */
guint
hv_library_sign (HvLibrary           *library,
                 const char * const  *keys,
                 const HvApproval    *approval,
                 const char          *reason,
                 GError             **error)
{
  g_autoptr (GPtrArray) fold = fold_today (library);
  g_autoptr (HvStanding) standing = hv_standing_new (library->folder, fold, NULL, NULL, error);
  g_autoptr (GPtrArray) signatures = NULL;
  HvApproval today = *approval;
  g_autoptr (HvChange) change = NULL;

  today.on = hv_library_today (library);
  if (standing != NULL)
    signatures = hv_library_signatures (standing, keys, &today, reason, error);
  if (signatures == NULL)
    return 0;
  change = hv_library_new_change (library, approval->status == HV_STATUS_APPROVED ? "approve"
                                                                                  : "withdraw",
                                  approval->role);
  if (!hv_library_add_approvals (library, change, signatures, error))
    return 0;
  return commit_or_drop (library, g_steal_pointer (&change), NULL, error);
}

/**
 * hv_library_prune:
 * @removed: (out): how many files were removed
 *
 * Removes the files of editions that are past. Sources and changes stay, so
 * that each can be built again.
 */
gboolean
hv_library_prune (HvLibrary  *library,
                  guint      *removed,
                  GError    **error)
{
  HvDay today = hv_library_today (library);
  HvChange *present = hv_history_on (library->history, today);

  *removed = 0;
  for (guint i = library->history->files->len; i > 0; i--)
    {
      HvEditionFile *file = g_ptr_array_index (library->history->files, i - 1);
      HvChange *change = hv_history_find (library->history, file->n);

      if (change != present && (change == NULL || change->cancelled || change->from <= today))
        {
          hv_history_set_file (library->history, file->n, NULL, 0, NULL);
          ++*removed;
        }
    }
  if (*removed == 0)
    return TRUE;
  if (!hv_library_write_history (library, error))
    return FALSE;
  hv_library_clear_strays (library);
  return TRUE;
}
