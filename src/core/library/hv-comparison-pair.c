/* hv-comparison-pair.c: one document in two states
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-comparison-private.h"

#include <string.h>

#include "hv-compare.h"
#include "hv-order.h"

/* One document in both states, either of which may not have it. */
typedef struct
{
  HvComparison   *comparison;
  HvStanding     *before;
  HvStanding     *after;
  HvFoldDocument *old;
  HvFoldDocument *new;
  HvLoaded       *old_loaded;
  HvLoaded       *new_loaded;
  GHashTable     *old_texts;
  GHashTable     *new_texts;
  GHashTable     *moved;       /* ids */
} Pair;

static const HvLoadedUnit *
find_unit (HvLoaded   *loaded,
           const char *id)
{
  return loaded != NULL && id != NULL ? g_hash_table_lookup (loaded->by_id, id) : NULL;
}

/* The id of what a unit stands behind: what comes before it in the same section,
 * else that section, else nothing. */
static const char *
place_of (HvLoaded           *loaded,
          const HvLoadedUnit *unit)
{
  guint at;

  if (loaded == NULL || !g_ptr_array_find (loaded->units, unit, &at))
    return NULL;
  while (at-- > 0)
    {
      const HvLoadedUnit *other = g_ptr_array_index (loaded->units, at);

      if (g_strcmp0 (other->parent, unit->parent) == 0)
        return other->id;
    }
  return unit->parent;
}

static gboolean
differs (Pair               *pair,
         const HvLoadedUnit *old,
         const HvLoadedUnit *new)
{
  return old == NULL || new == NULL || strcmp (old->wording, new->wording) != 0
         || old->details != new->details || g_hash_table_contains (pair->moved, new->id);
}

static void
want (GHashTable *wanted,
      const char *id)
{
  if (id != NULL)
    g_hash_table_add (wanted, (gpointer) id);
}

static void
collect_wanted (Pair       *pair,
                GHashTable *old_wanted,
                GHashTable *new_wanted)
{
  for (guint i = 0; pair->new_loaded != NULL && i < pair->new_loaded->units->len; i++)
    {
      const HvLoadedUnit *new = g_ptr_array_index (pair->new_loaded->units, i);
      const HvLoadedUnit *old = find_unit (pair->old_loaded, new->id);

      if (!differs (pair, old, new))
        continue;
      want (new_wanted, new->id);
      want (old_wanted, old != NULL ? old->id : NULL);
      if (g_hash_table_contains (pair->moved, new->id))
        {
          want (old_wanted, place_of (pair->old_loaded, old));
          want (new_wanted, place_of (pair->new_loaded, new));
        }
    }
  for (guint i = 0; pair->old_loaded != NULL && i < pair->old_loaded->units->len; i++)
    {
      const HvLoadedUnit *old = g_ptr_array_index (pair->old_loaded->units, i);

      if (find_unit (pair->new_loaded, old->id) == NULL)
        want (old_wanted, old->id);
    }
}

/* The older texts, which a thread reads while the newer ones are read. */
typedef struct
{
  Pair         *pair;
  GHashTable   *wanted;
  GCancellable *cancellable;
  GError       *error;
} Older;

static gpointer
read_older (gpointer data)
{
  Older *older = data;

  return hv_compared_texts_read (older->pair->before, older->pair->old, older->wanted,
                                 older->cancellable, &older->error);
}

static gboolean
read_pair (Pair          *pair,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GHashTable) old_wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) new_wanted = g_hash_table_new (g_str_hash, g_str_equal);
  Older older = { pair, old_wanted, cancellable, NULL };
  GThread *thread;

  collect_wanted (pair, old_wanted, new_wanted);
  thread = pair->old != NULL ? g_thread_new ("older texts", read_older, &older) : NULL;
  if (pair->new != NULL)
    pair->new_texts = hv_compared_texts_read (pair->after, pair->new, new_wanted, cancellable,
                                              error);
  if (thread != NULL)
    pair->old_texts = g_thread_join (thread);
  if (older.error != NULL && (error == NULL || *error == NULL))
    g_propagate_error (error, g_steal_pointer (&older.error));
  g_clear_error (&older.error);
  return (pair->old == NULL || pair->old_texts != NULL)
         && (pair->new == NULL || pair->new_texts != NULL);
}

static HvDifference *
difference_new (Pair             *pair,
                HvDifferenceKind  kind,
                const char       *id)
{
  HvFoldDocument *document = pair->new != NULL ? pair->new : pair->old;
  HvDifference *difference = g_new0 (HvDifference, 1);

  difference->kind = kind;
  difference->key = hv_compare_key (pair->new != NULL ? pair->after : pair->before, document, id);
  difference->document = g_strdup (document->id);
  difference->lang = g_strdup (document->lang);
  g_ptr_array_add (pair->comparison->differences, difference);
  return difference;
}

static void
add_details (HvDifference *difference,
             const char   *before,
             const char   *after)
{
  if (g_strcmp0 (before, after) == 0)
    return;
  difference->details_before = g_strdup (before != NULL ? before : "");
  difference->details_after = g_strdup (after != NULL ? after : "");
}

static HvDifferenceKind
kind_of (const HvLoadedUnit *old,
         const HvLoadedUnit *new,
         gboolean            moved)
{
  if (old == NULL)
    return HV_DIFFERENCE_ADDED;
  if (new == NULL)
    return HV_DIFFERENCE_REMOVED;
  if (strcmp (old->wording, new->wording) != 0)
    return HV_DIFFERENCE_CHANGED;
  return moved ? HV_DIFFERENCE_MOVED : HV_DIFFERENCE_DETAILS;
}

static void
add_unit (Pair               *pair,
          const HvLoadedUnit *old,
          const HvLoadedUnit *new)
{
  const HvLoadedUnit *unit = new != NULL ? new : old;
  gboolean moved = g_hash_table_contains (pair->moved, unit->id);
  const HvComparedText *before = hv_compared_texts_get (pair->old_texts,
                                                        old != NULL ? old->id : NULL);
  const HvComparedText *after = hv_compared_texts_get (pair->new_texts,
                                                       new != NULL ? new->id : NULL);
  HvDifference *difference = difference_new (pair, kind_of (old, new, moved), unit->id);

  difference->unit = unit->kind;
  difference->moved = moved;
  if (before != NULL)
    difference->before = g_strdup (before->words);
  if (after != NULL)
    difference->after = g_strdup (after->words);
  if (before != NULL || after != NULL)
    difference->title = g_strdup (after != NULL ? after->title : before->title);
  if (before != NULL && after != NULL)
    add_details (difference, before->details, after->details);
  if (moved)
    {
      difference->place_before = hv_compared_texts_dup_title (pair->old_texts,
                                                              place_of (pair->old_loaded, old));
      difference->place_after = hv_compared_texts_dup_title (pair->new_texts,
                                                             place_of (pair->new_loaded, new));
    }
}

static char *
head_words (HvLoaded *loaded)
{
  g_autofree char *head = loaded != NULL ? hv_blocks_to_text (loaded->document->head) : NULL;

  if (loaded == NULL)
    return NULL;
  return g_strconcat (loaded->document->title != NULL ? loaded->document->title : "", "\n", head,
                      NULL);
}

/* What a document says before its units: who is responsible, whom to reach, and
 * the words that callers use for the same. */
static void
add_head (Pair *pair)
{
  g_autofree char *before = head_words (pair->old_loaded);
  g_autofree char *after = head_words (pair->new_loaded);
  const char *old = pair->old_loaded != NULL ? pair->old_loaded->document->synonyms : NULL;
  const char *new = pair->new_loaded != NULL ? pair->new_loaded->document->synonyms : NULL;
  gboolean said = g_strcmp0 (before, after) != 0;
  HvDifference *difference;

  if (before == NULL || after == NULL || (!said && g_strcmp0 (old, new) == 0))
    return;
  difference = difference_new (pair, said ? HV_DIFFERENCE_CHANGED : HV_DIFFERENCE_DETAILS, NULL);
  difference->title = g_strdup (pair->new_loaded->document->title);
  add_details (difference, old, new);
  difference->before = g_steal_pointer (&before);
  difference->after = g_steal_pointer (&after);
}

/* What is gone is told where it stood, between what stayed. */
static void
add_gone (Pair  *pair,
          guint *from,
          guint  until)
{
  for (; *from < until; ++*from)
    {
      const HvLoadedUnit *old = g_ptr_array_index (pair->old_loaded->units, *from);

      if (find_unit (pair->new_loaded, old->id) == NULL)
        add_unit (pair, old, NULL);
    }
}

static void
add_units (Pair       *pair,
           GHashTable *places)
{
  guint from = 0;

  for (guint i = 0; pair->new_loaded != NULL && i < pair->new_loaded->units->len; i++)
    {
      const HvLoadedUnit *new = g_ptr_array_index (pair->new_loaded->units, i);
      const HvLoadedUnit *old = find_unit (pair->old_loaded, new->id);

      if (old != NULL && !g_hash_table_contains (pair->moved, new->id))
        add_gone (pair, &from, GPOINTER_TO_UINT (g_hash_table_lookup (places, old->id)));
      if (differs (pair, old, new))
        add_unit (pair, old, new);
    }
  if (pair->old_loaded != NULL)
    add_gone (pair, &from, pair->old_loaded->units->len);
}

/* Places in the older version, from 0, by id. */
static GHashTable *
number_units (HvLoaded *loaded)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; loaded != NULL && i < loaded->units->len; i++)
    g_hash_table_insert (places, ((HvLoadedUnit *) g_ptr_array_index (loaded->units, i))->id,
                         GUINT_TO_POINTER (i));
  return places;
}

/* As few units as possible have moved: those that must, for the others to stand
 * in their old order; and those that stand in another section. */
static GHashTable *
find_moved (HvLoaded   *old_loaded,
            HvLoaded   *new_loaded,
            GHashTable *places)
{
  GHashTable *moved = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) common = g_ptr_array_new ();
  g_autofree gboolean *stayed = NULL;

  for (guint i = 0; old_loaded != NULL && new_loaded != NULL && i < new_loaded->units->len; i++)
    {
      HvLoadedUnit *unit = g_ptr_array_index (new_loaded->units, i);
      const HvLoadedUnit *old = find_unit (old_loaded, unit->id);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, unit->id));

      if (old == NULL)
        continue;
      if (g_strcmp0 (old->parent, unit->parent) != 0)
        {
          g_hash_table_add (moved, unit->id);
          continue;
        }
      g_array_append_val (order, place);
      g_ptr_array_add (common, unit);
    }
  stayed = hv_order_kept (order);
  for (guint i = 0; i < common->len; i++)
    if (!stayed[i])
      g_hash_table_add (moved, ((HvLoadedUnit *) g_ptr_array_index (common, i))->id);
  return moved;
}

static void
add_document (Pair *pair)
{
  const HvFoldDocument *either = pair->new != NULL ? pair->new : pair->old;
  HvLoaded *loaded = pair->new_loaded != NULL ? pair->new_loaded : pair->old_loaded;
  HvComparedDocument *document = g_new0 (HvComparedDocument, 1);

  document->type = either->type;
  document->id = g_strdup (either->id);
  document->lang = g_strdup (either->lang);
  document->title = g_strdup (loaded->document->title);
  document->version_before = pair->old != NULL ? g_strdup (pair->old->version) : NULL;
  document->version_after = pair->new != NULL ? g_strdup (pair->new->version) : NULL;
  g_ptr_array_add (pair->comparison->documents, document);
}

/* Adds what differs in one document, which either state may not have. */
gboolean
hv_comparison_add_pair (HvComparison    *comparison,
                        HvStanding      *before,
                        HvStanding      *after,
                        HvFoldDocument  *old,
                        HvFoldDocument  *new,
                        GCancellable    *cancellable,
                        GError         **error)
{
  Pair pair = { comparison, before, after, old, new };
  g_autoptr (GHashTable) places = NULL;
  gboolean read;

  if (old != NULL && new != NULL && strcmp (old->sha256, new->sha256) == 0)
    return TRUE;
  pair.old_loaded = old != NULL ? hv_standing_newest (before, old) : NULL;
  pair.new_loaded = new != NULL ? hv_standing_newest (after, new) : NULL;
  places = number_units (pair.old_loaded);
  pair.moved = find_moved (pair.old_loaded, pair.new_loaded, places);
  read = read_pair (&pair, cancellable, error);
  if (read)
    {
      add_document (&pair);
      add_head (&pair);
      add_units (&pair, places);
    }
  g_clear_pointer (&pair.old_texts, g_hash_table_unref);
  g_clear_pointer (&pair.new_texts, g_hash_table_unref);
  g_clear_pointer (&pair.moved, g_hash_table_unref);
  return read;
}
