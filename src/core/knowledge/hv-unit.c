/* hv-unit.c: one unit of knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-unit.h"

static void
see_free (gpointer data)
{
  HvSee *see = data;

  g_free (see->statement);
  g_free (see->section);
  g_free (see->text);
  g_free (see);
}

HvUnit *
hv_unit_new (HvKind kind)
{
  HvUnit *unit = g_new0 (HvUnit, 1);

  unit->kind = kind;
  unit->title = hv_runs_new ();
  unit->body = hv_blocks_new ();
  unit->explanation = hv_blocks_new ();
  unit->note = hv_blocks_new ();
  unit->see = g_ptr_array_new_with_free_func (see_free);
  unit->laws = hv_blocks_new ();
  unit->items = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_item_free);
  return unit;
}

void
hv_unit_free (HvUnit *unit)
{
  if (unit == NULL)
    return;
  g_free (unit->id);
  g_free (unit->parent);
  g_free (unit->topic);
  g_strfreev (unit->audience);
  g_strfreev (unit->rights);
  g_strfreev (unit->covers);
  g_ptr_array_unref (unit->title);
  g_strfreev (unit->alternatives);
  g_strfreev (unit->keywords);
  g_ptr_array_unref (unit->body);
  g_strfreev (unit->body_cites);
  g_ptr_array_unref (unit->explanation);
  g_strfreev (unit->explanation_cites);
  g_ptr_array_unref (unit->note);
  g_ptr_array_unref (unit->see);
  g_ptr_array_unref (unit->laws);
  g_ptr_array_unref (unit->items);
  g_free (unit->referral_to);
  g_free (unit->channel);
  hv_approval_clear (&unit->approval);
  g_free (unit);
}

/**
 * hv_unit_title:
 *
 * Returns: (transfer full): its title as text
 */
char *
hv_unit_title (const HvUnit *unit)
{
  return hv_runs_to_text (unit->title);
}

/**
 * hv_unit_spoken:
 *
 * Returns: (transfer full): what is said: the body as text
 */
char *
hv_unit_spoken (const HvUnit *unit)
{
  return hv_blocks_to_text (unit->body);
}

static void
add_paragraph (GString    *text,
               const char *paragraph)
{
  if (*paragraph == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, paragraph);
}

static void
add_blocks (GString   *text,
            GPtrArray *blocks)
{
  g_autofree char *body = hv_blocks_to_text (blocks);

  add_paragraph (text, body);
}

/**
 * hv_unit_words:
 *
 * Returns: (transfer full): all its words in the order of the page, a line for
 *   each part. What it borrows from shelves changes there, once for all that
 *   borrow it.
 */
char *
hv_unit_words (const HvUnit *unit)
{
  g_autofree char *title = hv_unit_title (unit);
  GString *text = g_string_new (title);

  add_blocks (text, unit->body);
  for (guint i = 0; i < unit->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (unit->items, i);
      g_autofree char *words = hv_runs_to_text (item->runs);

      add_paragraph (text, words);
      if (item->kind == HV_ITEM_CONTACT && item->target != NULL)
        add_paragraph (text, item->target);
    }
  add_blocks (text, unit->explanation);
  add_blocks (text, unit->note);
  return g_string_free (text, FALSE);
}

static void
add_all (GPtrArray   *all,
         char       **cites)
{
  for (char **cite = cites; cite != NULL && *cite != NULL; cite++)
    if (!g_ptr_array_find_with_equal_func (all, *cite, g_str_equal, NULL))
      g_ptr_array_add (all, g_strdup (*cite));
}

/**
 * hv_unit_cites:
 *
 * Returns: (transfer full) (array zero-terminated=1): every statement element
 *   that any of its texts rests on, each once, in the order of the text
 */
char **
hv_unit_cites (const HvUnit *unit)
{
  GPtrArray *all = g_ptr_array_new ();

  add_all (all, unit->body_cites);
  add_all (all, unit->explanation_cites);
  for (guint i = 0; i < unit->items->len; i++)
    add_all (all, ((const HvItem *) g_ptr_array_index (unit->items, i))->cites);
  g_ptr_array_add (all, NULL);
  return (char **) g_ptr_array_free (all, FALSE);
}
