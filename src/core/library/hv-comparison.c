/* hv-comparison.c: two states beside each other, unit by unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hashes say which units differ; only their words are read, from the documents
 * themselves, so that a state of many units is compared without holding it.
 */
#include "hv-comparison.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-compare.h"
#include "hv-error.h"
#include "hv-order.h"
#include "hv-unit-stream.h"

static void
difference_free (gpointer data)
{
  HvDifference *difference = data;

  g_free (difference->key);
  g_free (difference->document);
  g_free (difference->lang);
  g_free (difference->title);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference->details_before);
  g_free (difference->details_after);
  g_free (difference->place_before);
  g_free (difference->place_after);
  g_free (difference);
}

static void
touched_free (gpointer data)
{
  HvTouched *touched = data;

  g_free (touched->key);
  g_free (touched->title);
  g_strfreev (touched->cites);
  g_free (touched);
}

static void
document_free (gpointer data)
{
  HvComparedDocument *document = data;

  g_free (document->id);
  g_free (document->lang);
  g_free (document->title);
  g_free (document->version_before);
  g_free (document->version_after);
  g_free (document);
}

void
hv_comparison_free (HvComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_free (comparison->before);
  g_free (comparison->after);
  g_ptr_array_unref (comparison->documents);
  g_ptr_array_unref (comparison->differences);
  g_ptr_array_unref (comparison->touched);
  g_free (comparison);
}

/* What is shown of a unit. */
typedef struct
{
  char *title;
  char *words;
  char *details;
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->title);
  g_free (text->words);
  g_free (text->details);
  g_free (text);
}

/* The texts of one version that are wanted. */
typedef struct
{
  GHashTable *wanted;    /* id → NULL, those not found yet */
  GHashTable *texts;     /* id → Text */
} Texts;

static void
read_text_cb (xmlNode    *node,
              const char *parent,
              guint       depth,
              gpointer    user_data)
{
  Texts *texts = user_data;
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");
  g_autoptr (HvUnit) unit = NULL;
  Text *text;

  if (id != NULL && g_hash_table_remove (texts->wanted, id))
    {
      unit = hv_reader_unit (node);
      text = g_new0 (Text, 1);
      text->title = hv_unit_title (unit);
      text->words = hv_unit_words (unit);
      text->details = hv_reader_details (node);
      g_hash_table_replace (texts->texts, g_strdup ((const char *) id), text);
    }
  xmlFree (id);
}

/* Reads the words of the units in @wanted, which is emptied. */
static GHashTable *
read_texts (HvStanding      *standing,
            HvFoldDocument  *document,
            GHashTable      *wanted,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free);
  Texts texts = { wanted, found };
  g_autofree char *path = hv_standing_path (standing, document->type, document->sha256);
  g_autoptr (HvUnitStream) stream = NULL;
  g_autoptr (HvFinding) finding = NULL;
  HvStreamed streamed;

  if (g_hash_table_size (wanted) == 0)
    return g_steal_pointer (&found);
  stream = hv_unit_stream_new (path, path, error);
  if (stream == NULL)
    return NULL;
  while (g_hash_table_size (wanted) > 0 && hv_unit_stream_next (stream, &streamed, &finding))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      hv_reader_foreach_unit (streamed.node, read_text_cb, &texts);
    }
  if (finding == NULL)
    return g_steal_pointer (&found);
  g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("The stored document “%s” is damaged."), path);
  return NULL;
}

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

  return read_texts (older->pair->before, older->pair->old, older->wanted, older->cancellable,
                     &older->error);
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
    pair->new_texts = read_texts (pair->after, pair->new, new_wanted, cancellable, error);
  if (thread != NULL)
    pair->old_texts = g_thread_join (thread);
  if (older.error != NULL && (error == NULL || *error == NULL))
    g_propagate_error (error, g_steal_pointer (&older.error));
  g_clear_error (&older.error);
  return (pair->old == NULL || pair->old_texts != NULL)
         && (pair->new == NULL || pair->new_texts != NULL);
}

static const Text *
text_of (GHashTable *texts,
         const char *id)
{
  return texts != NULL && id != NULL ? g_hash_table_lookup (texts, id) : NULL;
}

static char *
title_at (GHashTable *texts,
          const char *id)
{
  const Text *text = text_of (texts, id);

  return text != NULL ? g_strdup (text->title) : NULL;
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
  const Text *before = text_of (pair->old_texts, old != NULL ? old->id : NULL);
  const Text *after = text_of (pair->new_texts, new != NULL ? new->id : NULL);
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
      difference->place_before = title_at (pair->old_texts, place_of (pair->old_loaded, old));
      difference->place_after = title_at (pair->new_texts, place_of (pair->new_loaded, new));
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

static gboolean
compare_pair (Pair          *pair,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GHashTable) places = NULL;
  gboolean read;

  if (pair->old != NULL && pair->new != NULL && strcmp (pair->old->sha256, pair->new->sha256) == 0)
    return TRUE;
  pair->old_loaded = pair->old != NULL ? hv_standing_newest (pair->before, pair->old) : NULL;
  pair->new_loaded = pair->new != NULL ? hv_standing_newest (pair->after, pair->new) : NULL;
  places = number_units (pair->old_loaded);
  pair->moved = find_moved (pair->old_loaded, pair->new_loaded, places);
  read = read_pair (pair, cancellable, error);
  if (read)
    {
      add_document (pair);
      add_head (pair);
      add_units (pair, places);
    }
  g_clear_pointer (&pair->old_texts, g_hash_table_unref);
  g_clear_pointer (&pair->new_texts, g_hash_table_unref);
  g_clear_pointer (&pair->moved, g_hash_table_unref);
  return read;
}

static gboolean
compare_type (HvComparison    *comparison,
              HvStanding      *before,
              HvStanding      *after,
              HvDocumentType   type,
              GCancellable    *cancellable,
              GError         **error)
{
  GPtrArray *old_fold = hv_standing_fold (before);
  GPtrArray *new_fold = hv_standing_fold (after);

  for (guint i = 0; i < new_fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (new_fold, i);
      Pair pair = { comparison, before, after, NULL, document };

      if (document->type != type)
        continue;
      pair.old = hv_fold_find (old_fold, document->id, document->lang);
      if (!compare_pair (&pair, cancellable, error))
        return FALSE;
    }
  for (guint i = 0; i < old_fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (old_fold, i);
      Pair pair = { comparison, before, after, document, NULL };

      if (document->type == type && hv_fold_find (new_fold, document->id, document->lang) == NULL
          && !compare_pair (&pair, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* What a touched unit rests on and reads differently now. */
static gboolean
find_cites (HvStanding           *before,
            HvStanding           *after,
            HvFoldDocument       *document,
            HvLoaded             *loaded,
            const HvLoadedUnit   *unit,
            GPtrArray            *cites,
            GError              **error)
{
  for (char **cite = unit->cites; *cite != NULL; cite++)
    {
      const char *was, *is;

      if (!hv_standing_cited (before, loaded, *cite, &was, error)
          || !hv_standing_cited (after, loaded, *cite, &is, error))
        return FALSE;
      if (g_strcmp0 (was, is) == 0)
        continue;
      g_ptr_array_add (cites, strchr (*cite, '#') != NULL
                              ? g_strdup (*cite)
                              : g_strconcat (loaded->document->statement, "#", *cite, NULL));
    }
  if (loaded->document->translation_of != NULL && cites->len == 0)
    g_ptr_array_add (cites, g_strconcat (document->id, "#", unit->id, "@",
                                         loaded->document->translation_of, NULL));
  return TRUE;
}

static gboolean
add_touched (HvComparison         *comparison,
             HvStanding           *before,
             HvStanding           *after,
             HvFoldDocument       *document,
             const HvLoadedUnit   *unit,
             GError              **error)
{
  g_autoptr (GPtrArray) cites = g_ptr_array_new_with_free_func (g_free);
  HvTouched *touched;

  if (!find_cites (before, after, document, hv_standing_newest (after, document), unit, cites, error))
    return FALSE;
  g_ptr_array_add (cites, NULL);
  g_ptr_array_set_free_func (cites, NULL);
  touched = g_new0 (HvTouched, 1);
  touched->unit = unit->kind;
  touched->key = hv_compare_key (after, document, unit->id);
  touched->cites = (char **) g_ptr_array_free (g_steal_pointer (&cites), FALSE);
  g_ptr_array_add (comparison->touched, touched);
  return TRUE;
}

/* Titles of what is touched in one document, from number @first on. */
static gboolean
read_titles (HvComparison    *comparison,
             HvStanding      *after,
             HvFoldDocument  *document,
             guint            first,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) texts = NULL;

  for (guint i = first; i < comparison->touched->len; i++)
    {
      const HvTouched *touched = g_ptr_array_index (comparison->touched, i);
      const char *id = strchr (touched->key, '#') + 1;

      g_hash_table_add (wanted, g_strndup (id, strcspn (id, "@")));
    }
  texts = read_texts (after, document, wanted, cancellable, error);
  for (guint i = first; texts != NULL && i < comparison->touched->len; i++)
    {
      HvTouched *touched = g_ptr_array_index (comparison->touched, i);
      const char *id = strchr (touched->key, '#') + 1;
      g_autofree char *own = g_strndup (id, strcspn (id, "@"));

      touched->title = title_at (texts, own);
    }
  return texts != NULL;
}

static gboolean
find_touched (HvComparison    *comparison,
              HvStanding      *before,
              HvStanding      *after,
              HvFoldDocument  *document,
              GCancellable    *cancellable,
              GError         **error)
{
  HvFoldDocument *old = hv_fold_find (hv_standing_fold (before), document->id, document->lang);
  HvLoaded *old_loaded = old != NULL ? hv_standing_newest (before, old) : NULL;
  HvLoaded *loaded = hv_standing_newest (after, document);
  guint first = comparison->touched->len;

  for (guint i = 0; old_loaded != NULL && i < loaded->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (loaded->units, i);
      const HvLoadedUnit *was = find_unit (old_loaded, unit->id);
      gboolean touched = FALSE;

      if (was == NULL || strcmp (was->wording, unit->wording) != 0)
        continue;
      if (!hv_compare_touched (before, after, old, document, was, unit, &touched, error)
          || (touched && !add_touched (comparison, before, after, document, unit, error)))
        return FALSE;
    }
  return first == comparison->touched->len
         || read_titles (comparison, after, document, first, cancellable, error);
}

/**
 * hv_comparison_new:
 * @before, @after: two states, used by this thread
 *
 * Returns: (transfer full) (nullable): what differs, and what rests on it
 */
HvComparison *
hv_comparison_new (HvStanding    *before,
                   HvStanding    *after,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (HvComparison) comparison = g_new0 (HvComparison, 1);
  GPtrArray *fold = hv_standing_fold (after);

  comparison->documents = g_ptr_array_new_with_free_func (document_free);
  comparison->differences = g_ptr_array_new_with_free_func (difference_free);
  comparison->touched = g_ptr_array_new_with_free_func (touched_free);
  if (!compare_type (comparison, before, after, HV_DOCUMENT_STATEMENT, cancellable, error)
      || !compare_type (comparison, before, after, HV_DOCUMENT_FAQ, cancellable, error))
    return NULL;
  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);

      if (document->type == HV_DOCUMENT_FAQ
          && !find_touched (comparison, before, after, document, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&comparison);
}
