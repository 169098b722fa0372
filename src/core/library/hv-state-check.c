/* hv-state-check.c: what only all documents of a state together can tell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a right that the statement names has an approved answer, and whether
 * two statements tell of the same, depends on documents that an import does not
 * bring. So the state is asked that the import would make.
 */
#include "hv-state-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * hv_state_check_is_of:
 *
 * Returns: whether findings of @rule come from here
 */
gboolean
hv_state_check_is_of (const char *rule)
{
  return strcmp (rule, HV_RIGHT_RULE) == 0 || strcmp (rule, HV_OVERLAP_RULE) == 0
         || strcmp (rule, HV_SUPERSEDES_RULE) == 0;
}

/* What informing is about: there is nothing to ask for on the phone. */
static gboolean
is_claimed (const char *right)
{
  static const char * const duties[] = { "A12", "A13", "A14", "A34" };

  for (gsize i = 0; i < G_N_ELEMENTS (duties); i++)
    if (strcmp (duties[i], right) == 0 || (g_str_has_prefix (right, duties[i])
                                           && right[strlen (duties[i])] == '-'))
      return FALSE;
  return TRUE;
}

/* "A15-3" is about A15 as well. */
static gboolean
is_about (const char *answered,
          const char *right)
{
  gsize length = strlen (right);

  return strncmp (answered, right, length) == 0 && (answered[length] == '\0' || answered[length] == '-');
}

static gboolean
unit_is_about (const HvLoadedUnit *unit,
               const char         *right)
{
  for (char **own = unit->rights; own != NULL && *own != NULL; own++)
    if (is_about (*own, right))
      return TRUE;
  return FALSE;
}

/* Whether an approved entry in this language serves the right. */
static gboolean
has_answer (HvNamedState  *state,
            const char    *lang,
            const char    *right,
            gboolean      *answered,
            GError       **error)
{
  *answered = FALSE;
  for (guint i = 0; i < state->fold->len && !*answered; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (state->fold, i);
      HvLoaded *loaded = hv_standing_newest (state->standing, document);

      if (document->type != HV_DOCUMENT_FAQ || strcmp (document->lang, lang) != 0)
        continue;
      for (guint j = 0; j < loaded->units->len && !*answered; j++)
        {
          const HvLoadedUnit *unit = g_ptr_array_index (loaded->units, j);
          HvStood stood;

          if (unit->kind != HV_KIND_ENTRY || !unit_is_about (unit, right))
            continue;
          if (!hv_standing_of_unit (state->standing, document, unit, &stood, error))
            return FALSE;
          *answered = stood.binding != HV_BINDING_NONE;
        }
    }
  return TRUE;
}

/* The file in which the finding about a statement stands: its own, else that of
 * the questions that rest on it, which may have lost an answer. */
static const char *
place_for (HvNamedState         *state,
           HvIntake             *intake,
           const HvFoldDocument *statement)
{
  const HvIntakeFile *own = hv_intake_find_file (intake, statement->sha256);

  for (guint i = 0; own == NULL && i < state->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (state->fold, i);
      HvLoaded *loaded = hv_standing_newest (state->standing, document);

      if (document->type == HV_DOCUMENT_FAQ && strcmp (document->lang, statement->lang) == 0
          && g_strcmp0 (loaded->document->statement, statement->id) == 0)
        own = hv_intake_find_file (intake, document->sha256);
    }
  return own != NULL ? own->name : NULL;
}

static void
add (HvIntake   *intake,
     HvFinding  *finding)
{
  finding->refuses = FALSE;
  g_ptr_array_add (hv_intake_findings (intake), finding);
}

static gboolean
rests_on (HvNamedState         *state,
          const HvFoldDocument *statement)
{
  for (guint i = 0; i < state->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (state->fold, i);
      HvLoaded *loaded = hv_standing_newest (state->standing, document);

      if (document->type == HV_DOCUMENT_FAQ
          && g_strcmp0 (loaded->document->statement, statement->id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_rights (HvNamedState    *state,
              HvFoldDocument  *statement,
              HvIntake        *intake,
              GError         **error)
{
  HvLoaded *loaded = hv_standing_newest (state->standing, statement);
  const char *place = place_for (state, intake, statement);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  /* A statement without questions is not yet what agents work with. */
  if (place == NULL || g_hash_table_contains (loaded->accepted, HV_RIGHT_RULE)
      || !rests_on (state, statement))
    return TRUE;
  for (guint i = 0; i < loaded->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (loaded->units, i);

      for (char **right = unit->rights; right != NULL && *right != NULL; right++)
        {
          gboolean answered;

          if (!is_claimed (*right) || !g_hash_table_add (seen, *right))
            continue;
          if (!has_answer (state, statement->lang, *right, &answered, error))
            return FALSE;
          if (!answered)
            add (intake, hv_finding_new (place, 0, 0, HV_SEVERITY_WARNING, HV_RIGHT_RULE,
                                         _("The statement “%s” names the right %s, but no approved "
                                           "answer has it in rights. Write one, or have it approved."),
                                         statement->id, *right));
        }
    }
  return TRUE;
}

/* A purpose that both tell of; %NULL when there is none. */
static const char *
common_purpose (HvLoaded *one,
                HvLoaded *other)
{
  GHashTableIter iter;
  gpointer purpose;

  g_hash_table_iter_init (&iter, one->purposes);
  while (g_hash_table_iter_next (&iter, &purpose, NULL))
    if (g_hash_table_contains (other->purposes, purpose))
      return purpose;
  return NULL;
}

static gboolean
is_approved (HvNamedState    *state,
             HvFoldDocument  *statement,
             gboolean        *approved,
             GError         **error)
{
  HvStood stood;

  if (!hv_standing_of_document (state->standing, statement, &stood, error))
    return FALSE;
  *approved = stood.binding == HV_BINDING_HOLDS;
  return TRUE;
}

/* Two statements of one organisation that tell of the same purpose contradict each
 * other one day, and an agent would read out either. */
static gboolean
check_overlap (HvNamedState    *state,
               HvFoldDocument  *one,
               HvFoldDocument  *other,
               HvIntake        *intake,
               GError         **error)
{
  HvLoaded *a = hv_standing_newest (state->standing, one);
  HvLoaded *b = hv_standing_newest (state->standing, other);
  const HvIntakeFile *file = hv_intake_find_file (intake, one->sha256);
  const char *purpose;
  gboolean approved = FALSE, other_approved = FALSE;

  if (file == NULL)
    file = hv_intake_find_file (intake, other->sha256);
  if (file == NULL || strcmp (one->lang, other->lang) != 0
      || g_strcmp0 (a->controller, b->controller) != 0
      || g_hash_table_contains (a->accepted, HV_OVERLAP_RULE)
      || g_hash_table_contains (b->accepted, HV_OVERLAP_RULE))
    return TRUE;
  purpose = common_purpose (a, b);
  if (purpose == NULL)
    return TRUE;
  if (!is_approved (state, one, &approved, error)
      || !is_approved (state, other, &other_approved, error))
    return FALSE;
  if (approved && other_approved)
    add (intake, hv_finding_new (file->name, 0, 0, HV_SEVERITY_ERROR, HV_OVERLAP_RULE,
                                 _("The statements “%s” and “%s” are both approved, and both tell about "
                                   "“%s”. Keep it in one of them, or remove the other statement."),
                                 one->id, other->id, purpose));
  return TRUE;
}

/* A statement that takes the place of another says which; when that is not the one
 * in force, a version was left out, or it is the wrong file. */
static void
check_supersedes (HvNamedState    *state,
                  HvFoldDocument  *statement,
                  GPtrArray       *before,
                  HvIntake        *intake)
{
  const HvIntakeFile *file = hv_intake_find_file (intake, statement->sha256);
  const char *supersedes = hv_standing_newest (state->standing, statement)->document->supersedes;
  const HvFoldDocument *present = hv_fold_find (before, statement->id, statement->lang);

  /* The first of all has nothing to be compared with, and nobody misses it. */
  if (file == NULL || supersedes == NULL || before->len == 0
      || (present != NULL && (strcmp (present->sha256, statement->sha256) == 0
                              || g_strcmp0 (present->version, supersedes) == 0)))
    return;
  if (present == NULL)
    add (intake, hv_finding_new (file->name, 0, 0, HV_SEVERITY_INFO, HV_SUPERSEDES_RULE,
                                 _("Version %s, which this one supersedes, is not in the library, so "
                                   "nothing can be compared with it."), supersedes));
  else
    add (intake, hv_finding_new (file->name, 0, 0, HV_SEVERITY_WARNING, HV_SUPERSEDES_RULE,
                                 _("This says that it supersedes version %s, but before it comes version "
                                   "%s. Is it the right file?"), supersedes, present->version));
}

/**
 * hv_state_check:
 * @state: what an import would make
 * @before: (nullable) (element-type HvFoldDocument): what is there without it;
 *   %NULL when there is no library
 * @intake: what it brings; gets findings about it
 */
gboolean
hv_state_check (HvNamedState  *state,
                GPtrArray     *before,
                HvIntake      *intake,
                GError       **error)
{
  for (guint i = 0; i < state->fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (state->fold, i);

      if (document->type != HV_DOCUMENT_STATEMENT)
        continue;
      if (before != NULL)
        check_supersedes (state, document, before, intake);
      if (!check_rights (state, document, intake, error))
        return FALSE;
      for (guint j = i + 1; j < state->fold->len; j++)
        {
          HvFoldDocument *other = g_ptr_array_index (state->fold, j);

          if (other->type == HV_DOCUMENT_STATEMENT
              && !check_overlap (state, document, other, intake, error))
            return FALSE;
        }
    }
  return TRUE;
}
