/* hv-to-approve.c: what waits for a manager's decision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of it is stored: it follows from the documents and approvals of a
 * state, so that it is the same after an export and an import elsewhere.
 */
#include "hv-to-approve.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-compare.h"
#include "hv-current.h"
#include "hv-desk.h"
#include "hv-error.h"
#include "hv-version-text.h"

static void
cited_free (gpointer data)
{
  HvCitedText *cited = data;

  g_free (cited->key);
  g_free (cited->before);
  g_free (cited->after);
  g_free (cited);
}

static void
to_approve_free (gpointer data)
{
  HvToApprove *item = data;

  g_free (item->key);
  g_free (item->document);
  g_free (item->lang);
  g_free (item->title);
  g_free (item->approved);
  g_free (item->newest);
  g_free (item->version);
  g_free (item->reason);
  hv_approval_clear (&item->approval);
  g_ptr_array_unref (item->cited);
  g_free (item);
}

/**
 * hv_to_approve_name:
 *
 * Returns: (transfer none): its code, for programs
 */
const char *
hv_to_approve_name (HvToApproveWhy why)
{
  static const char * const names[] = {
    [HV_TO_APPROVE_SOURCE] = "source-changed", [HV_TO_APPROVE_TRANSLATION] = "translation",
    [HV_TO_APPROVE_WITHDRAWN] = "withdrawn", [HV_TO_APPROVE_WORDING] = "wording",
    [HV_TO_APPROVE_PASSED] = "review-passed", [HV_TO_APPROVE_NEAR] = "review-near",
  };

  return names[why];
}

/**
 * hv_to_approve_words:
 *
 * Returns: (transfer none): why it waits, in the language of the interface
 */
const char *
hv_to_approve_words (HvToApproveWhy why)
{
  static const char * const words[] = {
    [HV_TO_APPROVE_SOURCE] = N_("What it rests on has changed"),
    [HV_TO_APPROVE_TRANSLATION] = N_("What it is a translation of has changed"),
    [HV_TO_APPROVE_WITHDRAWN] = N_("Withdrawn"),
    [HV_TO_APPROVE_WORDING] = N_("The newest wording is not approved"),
    [HV_TO_APPROVE_PASSED] = N_("The review date has passed"),
    [HV_TO_APPROVE_NEAR] = N_("The review date is near"),
  };

  return _(words[why]);
}

/* A unit that waits, while its texts are still to be read. */
typedef struct
{
  HvToApprove        *item;
  HvFoldDocument     *document;
  const HvLoadedUnit *unit;      /* NULL for a statement */
  HvStood             stood;
} Found;

static gboolean
is_decided_elsewhere (HvLoaded           *newest,
                      const HvLoadedUnit *unit)
{
  const HvApproval *declared = unit != NULL ? &unit->approval : &newest->document->approval;

  return declared->status == HV_STATUS_WITHDRAWN;
}

/* Why a unit waits; FALSE when it does not. */
static gboolean
judge (HvLoaded           *newest,
       const HvLoadedUnit *unit,
       const HvStood      *stood,
       HvDay               day,
       HvToApproveWhy     *why)
{
  const char *wording = unit != NULL ? unit->wording : newest->wording;
  const HvApproval *approval = stood->signature != NULL ? &stood->signature->approval : NULL;

  /* A translation that is not finished waits for its translator. */
  if (is_decided_elsewhere (newest, unit) || hv_loaded_is_unfinished (newest, unit))
    return FALSE;
  if (approval != NULL && approval->status == HV_STATUS_WITHDRAWN)
    *why = HV_TO_APPROVE_WITHDRAWN;
  else if (stood->binding == HV_BINDING_SOURCE_CHANGED)
    *why = HV_TO_APPROVE_SOURCE;
  else if (approval == NULL || g_strcmp0 (stood->signature->wording, wording) != 0)
    *why = HV_TO_APPROVE_WORDING;
  else if (stood->binding == HV_BINDING_NONE)
    *why = HV_TO_APPROVE_TRANSLATION;
  else if (approval->review != 0 && approval->review < day)
    *why = HV_TO_APPROVE_PASSED;
  else if (approval->review != 0 && approval->review <= day + HV_REVIEW_NEAR)
    *why = HV_TO_APPROVE_NEAR;
  else
    return FALSE;
  return TRUE;
}

static void
add_found (HvNamedState        *state,
           HvFoldDocument      *document,
           const HvLoadedUnit  *unit,
           const HvStood       *stood,
           HvDay                day,
           GArray              *found)
{
  HvLoaded *newest = hv_standing_newest (state->standing, document);
  Found one = { .document = document, .unit = unit, .stood = *stood };
  HvToApproveWhy why;

  if (!judge (newest, unit, stood, day, &why))
    return;
  one.item = g_new0 (HvToApprove, 1);
  one.item->why = why;
  one.item->key = hv_compare_key (state->standing, document, unit != NULL ? unit->id : NULL);
  one.item->unit = unit != NULL ? unit->kind : HV_KIND_NONE;
  one.item->document = g_strdup (document->id);
  one.item->lang = g_strdup (document->lang);
  one.item->version = g_strdup (document->version);
  one.item->cited = g_ptr_array_new_with_free_func (cited_free);
  if (stood->signature != NULL)
    {
      hv_approval_copy (&one.item->approval, &stood->signature->approval);
      one.item->reason = g_strdup (stood->signature->reason);
    }
  g_array_append_val (found, one);
}

static gboolean
find_in_document (HvNamedState    *state,
                  HvFoldDocument  *document,
                  HvDay            day,
                  GArray          *found,
                  GError         **error)
{
  HvLoaded *newest = hv_standing_newest (state->standing, document);
  HvStood stood;

  if (document->type == HV_DOCUMENT_STATEMENT)
    {
      if (!hv_standing_of_document (state->standing, document, &stood, error))
        return FALSE;
      add_found (state, document, NULL, &stood, day, found);
      return TRUE;
    }
  for (guint i = 0; i < newest->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (newest->units, i);

      if (!hv_standing_of_unit (state->standing, document, unit, &stood, error))
        return FALSE;
      add_found (state, document, unit, &stood, day, found);
    }
  return TRUE;
}

static void
read_own_words (HvVersionTexts *texts,
                Found          *found)
{
  HvToApprove *item = found->item;
  const char *id = found->unit != NULL ? found->unit->id : NULL;
  const HvVersionText *newest = hv_version_texts_find (texts, found->document->sha256, id);
  const HvVersionText *approved = found->stood.sha256 != NULL
    ? hv_version_texts_find (texts, found->stood.sha256, id) : NULL;

  item->title = g_strdup (newest != NULL ? newest->title : "");
  item->newest = g_strdup (newest != NULL ? newest->words : "");
  item->approved = approved != NULL ? g_strdup (approved->words) : NULL;
}

static gboolean
read_cited (HvNamedState    *state,
            HvVersionTexts  *texts,
            Found           *found,
            GError         **error)
{
  HvLoaded *from = found->stood.loaded;
  const HvLoadedUnit *unit = from != NULL && found->unit != NULL
    ? g_hash_table_lookup (from->by_id, found->unit->id) : NULL;
  HvFoldDocument *statement;
  const char *then;

  if (unit == NULL || found->stood.binding != HV_BINDING_SOURCE_CHANGED)
    return TRUE;
  if (!hv_standing_cited_then (state->standing, &found->stood, found->unit->id, &then, &statement,
                               error))
    return FALSE;
  for (char **cite = unit->cites; *cite != NULL; cite++)
    {
      gboolean elsewhere = strchr (*cite, '#') != NULL;
      HvStood stood = { 0 };
      const char *before, *after;
      HvCitedText *cited;

      if (statement != NULL
          && !hv_standing_of_document (state->standing, statement, &stood, error))
        return FALSE;
      before = then != NULL && !elsewhere ? hv_version_texts_element (texts, then, *cite) : NULL;
      after = stood.sha256 != NULL && !elsewhere
        ? hv_version_texts_element (texts, stood.sha256, *cite) : NULL;
      if (elsewhere || (before != NULL && g_strcmp0 (before, after) == 0))
        continue;
      cited = g_new0 (HvCitedText, 1);
      cited->key = g_strconcat (from->document->statement, "#", *cite, NULL);
      cited->before = g_strdup (before);
      cited->after = g_strdup (after);
      g_ptr_array_add (found->item->cited, cited);
    }
  return TRUE;
}

/* Of a translation, what it was made from. */
static void
read_source (HvNamedState    *state,
             HvVersionTexts  *texts,
             Found           *found)
{
  HvLoaded *newest = hv_standing_newest (state->standing, found->document);
  HvFoldDocument *source = newest->document->translation_of != NULL
    ? hv_fold_find (state->fold, found->document->id, newest->document->translation_of) : NULL;
  const HvVersionText *text;
  HvCitedText *cited;

  if (found->item->why != HV_TO_APPROVE_TRANSLATION || source == NULL || found->unit == NULL)
    return;
  text = hv_version_texts_find (texts, source->sha256, found->unit->id);
  cited = g_new0 (HvCitedText, 1);
  cited->key = g_strconcat (source->id, "#", found->unit->id, "@", source->lang, NULL);
  cited->after = text != NULL ? g_strdup (text->words) : NULL;
  g_ptr_array_add (found->item->cited, cited);
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const HvToApprove *one = *(HvToApprove * const *) a;
  const HvToApprove *other = *(HvToApprove * const *) b;

  return (int) one->why - (int) other->why;
}

static gboolean
read_texts (HvNamedState   *state,
            GArray         *found,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (HvVersionTexts) texts = hv_version_texts_new (state->standing, cancellable);

  for (guint i = 0; i < found->len; i++)
    {
      Found *one = &g_array_index (found, Found, i);

      read_own_words (texts, one);
      read_source (state, texts, one);
      if (!read_cited (state, texts, one, error))
        return FALSE;
    }
  return hv_version_texts_check (texts, error);
}

static GArray *
find_all (HvNamedState  *state,
          HvDay          day,
          GError       **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < state->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (state->fold, i);

      if ((document->type == HV_DOCUMENT_STATEMENT || document->type == HV_DOCUMENT_FAQ)
          && !find_in_document (state, document, day, found, error))
        {
          for (guint j = 0; j < found->len; j++)
            to_approve_free (g_array_index (found, Found, j).item);
          return NULL;
        }
    }
  return g_steal_pointer (&found);
}

/**
 * hv_to_approve_list:
 * @library: the folder
 * @day: the day to look at, 0 for today; a later one tells what will
 *   wait when what is scheduled has come into force
 *
 * Reads "current" and sources, never the ledger. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type HvToApprove): the most urgent
 *   first, then in the order of the documents
 */
GPtrArray *
hv_to_approve_list (const char    *library,
                    HvDay          day,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (HvHistory) history = hv_current_read (library, error);
  g_autoptr (HvNamedState) state = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (to_approve_free);

  if (history == NULL)
    return NULL;
  if (day == 0)
    day = hv_history_today (history);
  state = hv_named_state_of_day (library, history, day, NULL, cancellable, error);
  found = state != NULL ? find_all (state, day, error) : NULL;
  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (list, g_array_index (found, Found, i).item);
  if (!read_texts (state, found, cancellable, error))
    return NULL;
  /* GLib sorts stably, so that the order of the documents stays. */
  g_ptr_array_sort (list, compare_found);
  return g_steal_pointer (&list);
}

static void
stood_on_free (gpointer data)
{
  HvStoodOn *stood = data;

  g_free (stood->key);
  g_free (stood->title);
  g_free (stood->version);
  hv_approval_clear (&stood->approval);
  g_free (stood);
}

static void
add_stood_on (HvNamedState        *state,
              HvVersionTexts      *texts,
              HvFoldDocument      *document,
              const HvLoadedUnit  *unit,
              const HvStood       *stood,
              HvDay                day,
              GPtrArray           *list)
{
  HvStoodOn *one = g_new0 (HvStoodOn, 1);
  const char *sha256 = stood->sha256 != NULL ? stood->sha256 : document->sha256;
  const HvVersionText *text = hv_version_texts_find (texts, sha256, unit != NULL ? unit->id : NULL);
  const HvApproval *approval = stood->signature != NULL ? &stood->signature->approval : NULL;

  one->key = hv_compare_key (state->standing, document, unit != NULL ? unit->id : NULL);
  one->unit = unit != NULL ? unit->kind : HV_KIND_NONE;
  one->title = g_strdup (text != NULL ? text->title : "");
  one->state = approval == NULL ? HV_STATE_HIDDEN
               : hv_state_on (stood->binding, approval->on, approval->review,
                              text != NULL ? text->valid_from : 0, text != NULL ? text->valid_to : 0,
                              day);
  if (hv_state_is_shown (one->state) && stood->loaded != NULL)
    one->version = g_strdup (stood->loaded->document->version);
  if (approval != NULL)
    hv_approval_copy (&one->approval, approval);
  g_ptr_array_add (list, one);
}

static gboolean
list_document (HvNamedState    *state,
               HvVersionTexts  *texts,
               HvFoldDocument  *document,
               HvDay            day,
               GPtrArray       *list,
               GError         **error)
{
  HvLoaded *newest = hv_standing_newest (state->standing, document);
  HvStood stood;

  if (document->type == HV_DOCUMENT_STATEMENT)
    {
      if (!hv_standing_of_document (state->standing, document, &stood, error))
        return FALSE;
      add_stood_on (state, texts, document, NULL, &stood, day, list);
      return TRUE;
    }
  for (guint i = 0; document->type == HV_DOCUMENT_FAQ && i < newest->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (newest->units, i);

      if (!hv_standing_of_unit (state->standing, document, unit, &stood, error))
        return FALSE;
      add_stood_on (state, texts, document, unit, &stood, day, list);
    }
  return TRUE;
}

/**
 * hv_stood_on_list:
 * @day: any day since the first edition, 0 for today
 *
 * What was approved on that day: an answer for each unit. Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type HvStoodOn): statements as a
 *   whole, and every unit of the faqs, in the order of the documents
 */
GPtrArray *
hv_stood_on_list (const char    *library,
                  HvDay          day,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (HvHistory) history = hv_current_read (library, error);
  g_autoptr (HvNamedState) state = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (stood_on_free);
  g_autoptr (HvVersionTexts) texts = NULL;

  if (history == NULL)
    return NULL;
  if (day == 0)
    day = hv_history_today (history);
  state = hv_named_state_of_day (library, history, day, NULL, cancellable, error);
  if (state == NULL)
    return NULL;
  texts = hv_version_texts_new (state->standing, cancellable);
  for (guint i = 0; i < state->fold->len; i++)
    if (!list_document (state, texts, g_ptr_array_index (state->fold, i), day, list, error))
      return NULL;
  return hv_version_texts_check (texts, error) ? g_steal_pointer (&list) : NULL;
}
