/* hv-import-known.c: references that leave the files of an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-import-private.h"

#include <string.h>

#include "hv-desk.h"
#include "hv-rule-personal.h"
#include "hv-standing.h"

/* What the library already has, for references that leave the files: today, and
 * when all that waits has come into force. A correction that is made while a new
 * statement waits rests on the present one. */
typedef struct
{
  HvKnown     parent;
  HvStanding *present;
  HvStanding *later;
  GString    *contacts;
} LibraryKnown;

static gboolean
standing_has (HvStanding *standing,
              const char *document,
              const char *lang,
              const char *id)
{
  GPtrArray *fold = hv_standing_fold (standing);

  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *have = g_ptr_array_index (fold, i);
      HvLoaded *loaded = hv_standing_newest (standing, have);

      if (loaded != NULL && strcmp (have->id, document) == 0
          && (lang == NULL || strcmp (have->lang, lang) == 0)
          && (id == NULL || g_hash_table_contains (loaded->elements, id)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
library_has (HvKnown    *known,
             const char *document,
             const char *lang,
             const char *id)
{
  LibraryKnown *self = (LibraryKnown *) known;

  return standing_has (self->present, document, lang, id)
         || standing_has (self->later, document, lang, id);
}

static void
add_contacts (HvStanding *standing,
              GString    *contacts)
{
  GPtrArray *fold = hv_standing_fold (standing);

  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);
      HvLoaded *loaded = hv_standing_newest (standing, document);

      for (guint j = 0; document->type == HV_DOCUMENT_STATEMENT && j < loaded->document->head->len; j++)
        {
          const HvBlock *block = g_ptr_array_index (loaded->document->head, j);
          g_autofree char *words = hv_runs_to_text (block->runs);

          hv_contacts_add (contacts, words, block->href);
        }
    }
}

static const char *
library_contacts (HvKnown *known)
{
  LibraryKnown *self = (LibraryKnown *) known;

  if (self->contacts->len == 0)
    {
      add_contacts (self->present, self->contacts);
      add_contacts (self->later, self->contacts);
    }
  return self->contacts->str;
}

/* The last look of intake at all files together, beside what the library has.
 * Returns (transfer full) (nullable): the versions that were read for it. */
GHashTable *
hv_import_check_references (HvImport      *import,
                            const char    *library,
                            HvHistory     *history,
                            GCancellable  *cancellable,
                            GError       **error)
{
  HvChange until = { .from = hv_history_today (history), .n = G_MAXUINT };
  g_autoptr (GPtrArray) present_fold = hv_import_fold_before (history, &until);
  g_autoptr (GPtrArray) order = hv_history_order (history);
  g_autoptr (GPtrArray) later_fold = hv_fold (order);
  g_autoptr (HvStanding) present = hv_standing_new (library, present_fold, NULL, cancellable, error);
  g_autoptr (HvStanding) later = present != NULL
    ? hv_standing_new_beside (present, later_fold, NULL, cancellable, error) : NULL;
  g_autoptr (GString) contacts = g_string_new (NULL);
  LibraryKnown known = { { library_has, library_contacts }, present, later, contacts };

  if (later == NULL || !hv_intake_finish (import->intake, &known.parent, cancellable, error))
    return NULL;
  return hv_standing_versions (present);
}
