/* hv-resolver.c: an answer put together from its parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-resolver.h"

#include <string.h>

#include "hv-error.h"

/* What a reference leads to; %NULL without an error when that is nothing that
 * may be shown, with an error when the library itself is at fault. */
static gboolean
look_up (HvAnswer    *answer,
         HvResolver  *resolver,
         const char  *id,
         HvUnit     **unit,
         GError     **error)
{
  g_autoptr (GError) local = NULL;

  *unit = id != NULL ? resolver->unit (resolver, answer->document, id, &local) : NULL;
  if (local != NULL && !g_error_matches (local, HV_ERROR, HV_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static void
set_text (HvItem     *item,
          const char *text)
{
  g_ptr_array_unref (item->runs);
  item->runs = hv_runs_new ();
  hv_runs_add (item->runs, HV_RUN_TEXT, text, NULL);
}

static void
add_parts (HvAnswer *answer,
           HvStep    step,
           HvUnit   *shelf)
{
  for (guint i = 0; i < shelf->items->len; i++)
    {
      HvItem *part = hv_item_copy (g_ptr_array_index (shelf->items, i));

      part->step = step;
      g_ptr_array_add (answer->items, part);
    }
}

/* One item of the unit, with what it refers to put in. */
static gboolean
resolve_item (HvAnswer      *answer,
              const HvItem  *item,
              HvResolver    *resolver,
              GError       **error)
{
  g_autoptr (HvUnit) unit = NULL;
  g_autoptr (HvItem) copy = hv_item_copy (item);
  g_autofree char *title = NULL;

  if (item->kind != HV_ITEM_USE && item->kind != HV_ITEM_FOLLOW && item->kind != HV_ITEM_SEND
      && item->kind != HV_ITEM_PROBE)
    {
      g_ptr_array_add (answer->items, g_steal_pointer (&copy));
      return TRUE;
    }
  if (!look_up (answer, resolver, item->target, &unit, error))
    return FALSE;

  if (item->kind == HV_ITEM_PROBE)
    {
      /* The question may be asked, also when there is nowhere to go from it. */
      if (unit == NULL)
        g_clear_pointer (&copy->target, g_free);
      else
        copy->title = hv_unit_title (unit);
      g_ptr_array_add (answer->items, g_steal_pointer (&copy));
      return TRUE;
    }
  if (unit == NULL)
    return TRUE;
  title = hv_unit_title (unit);
  if (item->kind != HV_ITEM_USE)
    {
      set_text (copy, title);
      g_ptr_array_add (answer->items, g_steal_pointer (&copy));
    }
  if (item->kind != HV_ITEM_SEND)
    add_parts (answer, item->step, unit);
  return TRUE;
}

static gboolean
add_source (HvAnswer    *answer,
            const char  *statement,
            const char  *cite,
            gboolean     cited,
            HvResolver  *resolver,
            GError     **error)
{
  const char *hash = strchr (cite, '#');
  g_autofree char *document = hash != NULL ? g_strndup (cite, hash - cite) : g_strdup (statement);
  const char *id = hash != NULL ? hash + 1 : cite;
  g_autofree char *key = NULL;
  HvSource *source;

  /* A section cites nothing, and a faq without a statement has nothing to cite. */
  if (document == NULL)
    return TRUE;
  key = g_strconcat (document, "#", id, NULL);
  for (guint i = 0; i < answer->sources->len; i++)
    if (strcmp (((HvSource *) g_ptr_array_index (answer->sources, i))->key, key) == 0)
      return TRUE;
  source = resolver->source (resolver, document, id, error);
  if (source == NULL)
    return FALSE;
  source->cited = cited;
  g_ptr_array_add (answer->sources, source);
  return TRUE;
}

/**
 * hv_answer_resolve:
 * @answer: with its unit; items and sources are filled in
 * @statement: (nullable): the statement that the document's answers rest on
 * @resolver: who has the rest
 *
 * Puts shelves, procedures, templates and statements into an answer. What a
 * reference leads to and may not be shown is left out; a cited text that is
 * gone is there as missing, because the agent must know.
 */
gboolean
hv_answer_resolve (HvAnswer    *answer,
                   const char  *statement,
                   HvResolver  *resolver,
                   GError     **error)
{
  g_auto (GStrv) cites = hv_unit_cites (answer->unit);
  GPtrArray *see = answer->unit->see;

  for (guint i = 0; i < answer->unit->items->len; i++)
    if (!resolve_item (answer, g_ptr_array_index (answer->unit->items, i), resolver, error))
      return FALSE;
  for (char **cite = cites; *cite != NULL; cite++)
    if (!add_source (answer, statement, *cite, TRUE, resolver, error))
      return FALSE;
  for (guint i = 0; i < see->len; i++)
    {
      const HvSee *part = g_ptr_array_index (see, i);

      if (!add_source (answer, part->statement != NULL ? part->statement : statement,
                       part->section, FALSE, resolver, error))
        return FALSE;
    }
  return TRUE;
}
