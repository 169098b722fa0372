/* hv-trail.c: the pages of one call, to go back and forward
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kept in memory only, and gone with the call. It holds keys of knowledge and
 * never what was typed.
 */
#include "config.h"

#include "hv-trail.h"

/* More than anyone goes back in a call. */
#define MAX_PLACES 100

struct _HvTrail
{
  GPtrArray *places;
  guint      at;        /* of the current place, when there is one */
  gboolean   passing;   /* the current place was not chosen, only passed */
};

void
hv_place_free (HvPlace *place)
{
  if (place == NULL)
    return;
  g_clear_pointer (&place->spot, hv_spot_free);
  g_free (place->key);
  g_free (place->title);
  g_free (place);
}

HvTrail *
hv_trail_new (void)
{
  HvTrail *trail = g_new0 (HvTrail, 1);

  trail->places = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_place_free);
  return trail;
}

void
hv_trail_free (HvTrail *trail)
{
  if (trail == NULL)
    return;
  g_ptr_array_unref (trail->places);
  g_free (trail);
}

/**
 * hv_trail_visit:
 * @key: (nullable): of the answer or the place in a statement
 * @passing: shown on the way, as results are while someone types; the next
 *   place takes its place
 */
void
hv_trail_visit (HvTrail     *trail,
                HvPlaceKind  kind,
                const char  *key,
                gboolean     passing)
{
  const HvPlace *current = hv_trail_current (trail);
  HvPlace *place;

  g_return_if_fail (trail != NULL);

  if (current != NULL && current->kind == kind && g_strcmp0 (current->key, key) == 0)
    {
      trail->passing = trail->passing && passing;
      return;
    }
  place = g_new0 (HvPlace, 1);
  place->kind = kind;
  place->key = g_strdup (key);
  /* What lay ahead belongs to another way. */
  if (current != NULL)
    g_ptr_array_set_size (trail->places, trail->at + (trail->passing && passing ? 0 : 1));
  if (trail->places->len == MAX_PLACES)
    g_ptr_array_remove_index (trail->places, 0);
  g_ptr_array_add (trail->places, place);
  trail->at = trail->places->len - 1;
  trail->passing = passing;
}

/**
 * hv_trail_settle:
 *
 * The current place was chosen after all, and stays in the trail.
 */
void
hv_trail_settle (HvTrail *trail)
{
  g_return_if_fail (trail != NULL);

  trail->passing = FALSE;
}

static HvPlace *
current_place (HvTrail *trail)
{
  return trail->places->len > 0 ? g_ptr_array_index (trail->places, trail->at) : NULL;
}

/**
 * hv_trail_name:
 * @title: of the answer that is the current place
 */
void
hv_trail_name (HvTrail    *trail,
               const char *title)
{
  HvPlace *place;

  g_return_if_fail (trail != NULL);

  place = current_place (trail);
  if (place == NULL)
    return;
  g_free (place->title);
  place->title = g_strdup (title);
}

/**
 * hv_trail_leave:
 * @spot: (transfer full) (nullable): where the agent is on the current place, to
 *   come back to
 */
void
hv_trail_leave (HvTrail *trail,
                HvSpot  *spot)
{
  HvPlace *place;

  g_return_if_fail (trail != NULL);

  place = current_place (trail);
  if (place == NULL)
    {
      hv_spot_free (spot);
      return;
    }
  hv_spot_free (place->spot);
  place->spot = spot;
}

/**
 * hv_trail_spot_of:
 * @key: of an answer
 *
 * Returns: (transfer none) (nullable): where the agent last was on it
 */
const HvSpot *
hv_trail_spot_of (HvTrail    *trail,
                  const char *key)
{
  g_return_val_if_fail (trail != NULL, NULL);

  for (guint i = trail->places->len; i > 0; i--)
    {
      const HvPlace *place = g_ptr_array_index (trail->places, i - 1);

      if (place->kind == HV_PLACE_ANSWER && place->spot != NULL
          && g_strcmp0 (place->key, key) == 0)
        return place->spot;
    }
  return NULL;
}

static gboolean
has_key (GPtrArray  *places,
         const char *key)
{
  for (guint i = 0; i < places->len; i++)
    if (g_strcmp0 (((HvPlace *) g_ptr_array_index (places, i))->key, key) == 0)
      return TRUE;
  return FALSE;
}

/**
 * hv_trail_answers:
 *
 * Returns: (transfer full) (element-type HvPlace): copies of the answers that
 *   were read, each once, the last one first; without the one that is only
 *   passed by
 */
GPtrArray *
hv_trail_answers (HvTrail *trail)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_place_free);

  g_return_val_if_fail (trail != NULL, answers);

  for (guint i = trail->places->len; i > 0; i--)
    {
      const HvPlace *place = g_ptr_array_index (trail->places, i - 1);
      HvPlace *copy;

      if (place->kind != HV_PLACE_ANSWER || place->title == NULL || has_key (answers, place->key)
          || (trail->passing && i - 1 == trail->at))
        continue;
      copy = g_new0 (HvPlace, 1);
      copy->kind = place->kind;
      copy->key = g_strdup (place->key);
      copy->title = g_strdup (place->title);
      g_ptr_array_add (answers, copy);
    }
  return answers;
}

/**
 * hv_trail_clear:
 *
 * Forgets everything, as at the next call.
 */
void
hv_trail_clear (HvTrail *trail)
{
  g_return_if_fail (trail != NULL);

  g_ptr_array_set_size (trail->places, 0);
  trail->at = 0;
  trail->passing = FALSE;
}

/**
 * hv_trail_current:
 *
 * Returns: (transfer none) (nullable): where the agent is
 */
const HvPlace *
hv_trail_current (HvTrail *trail)
{
  g_return_val_if_fail (trail != NULL, NULL);

  return trail->places->len > 0 ? g_ptr_array_index (trail->places, trail->at) : NULL;
}

/**
 * hv_trail_can_step:
 * @by: -1 for back, 1 for forward
 */
gboolean
hv_trail_can_step (HvTrail *trail,
                   int      by)
{
  g_return_val_if_fail (trail != NULL, FALSE);

  return by < 0 ? trail->at >= (guint) -by : trail->at + (guint) by < trail->places->len;
}

/**
 * hv_trail_step:
 * @by: -1 for back, 1 for forward
 *
 * Returns: (transfer none) (nullable): the place that is now the current one,
 *   %NULL when there is none that way
 */
const HvPlace *
hv_trail_step (HvTrail *trail,
               int      by)
{
  if (!hv_trail_can_step (trail, by))
    return NULL;
  trail->at = (guint) ((int) trail->at + by);
  trail->passing = FALSE;
  return hv_trail_current (trail);
}

/**
 * hv_trail_to_text:
 *
 * Returns: (transfer full): the answers and statements in it, each on a line: by
 *   its question, or else its key
 */
char *
hv_trail_to_text (HvTrail *trail)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (trail != NULL, g_string_free (text, FALSE));

  for (guint i = 0; i < trail->places->len; i++)
    {
      const HvPlace *place = g_ptr_array_index (trail->places, i);

      if (place->key != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                                place->title != NULL ? place->title : place->key);
    }
  return g_string_free (text, FALSE);
}
