/* hv-history.c: the numbered changes of a library, folded by day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-history.h"

#include <string.h>

#define DEFAULT_ZONE "Europe/Amsterdam"

static void
change_document_free (gpointer data)
{
  HvChangeDocument *document = data;

  g_free (document->id);
  g_free (document->lang);
  g_free (document->version);
  g_free (document->sha256);
  g_free (document);
}

static void
edition_file_free (gpointer data)
{
  HvEditionFile *file = data;

  g_free (file->file);
  g_free (file->sha256);
  g_free (file);
}

static void
fold_document_free (gpointer data)
{
  HvFoldDocument *document = data;

  g_free (document->id);
  g_free (document->lang);
  g_free (document->version);
  g_free (document->sha256);
  g_ptr_array_unref (document->older);
  g_free (document);
}

/**
 * hv_change_document_new:
 * @lang: (nullable): "" when %NULL
 */
HvChangeDocument *
hv_change_document_new (HvOp            op,
                        HvDocumentType  type,
                        const char     *id,
                        const char     *lang,
                        const char     *version,
                        const char     *sha256)
{
  HvChangeDocument *document = g_new0 (HvChangeDocument, 1);

  document->op = op;
  document->type = type;
  document->id = g_strdup (id);
  document->lang = g_strdup (lang != NULL ? lang : "");
  document->version = g_strdup (version);
  document->sha256 = g_strdup (sha256);
  return document;
}

HvChange *
hv_change_new (const char *action)
{
  HvChange *change = g_new0 (HvChange, 1);

  change->action = g_strdup (action);
  change->documents = g_ptr_array_new_with_free_func (change_document_free);
  return change;
}

void
hv_change_free (HvChange *change)
{
  if (change == NULL)
    return;
  g_free (change->role);
  g_free (change->action);
  g_ptr_array_unref (change->documents);
  g_free (change);
}

HvHistory *
hv_history_new (void)
{
  HvHistory *history = g_new0 (HvHistory, 1);

  history->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_change_free);
  history->files = g_ptr_array_new_with_free_func (edition_file_free);
  history->zone = g_strdup (DEFAULT_ZONE);
  return history;
}

void
hv_history_free (HvHistory *history)
{
  if (history == NULL)
    return;
  g_ptr_array_unref (history->changes);
  g_ptr_array_unref (history->files);
  g_free (history->zone);
  g_free (history);
}

/**
 * hv_history_find:
 *
 * Returns: (transfer none) (nullable): change @n
 */
HvChange *
hv_history_find (HvHistory *history,
                 guint      n)
{
  for (guint i = 0; i < history->changes->len; i++)
    {
      HvChange *change = g_ptr_array_index (history->changes, i);

      if (change->n == n)
        return change;
    }
  return NULL;
}

/**
 * hv_history_next_number:
 *
 * Returns: the number of the next change; numbers are never used again
 */
guint
hv_history_next_number (HvHistory *history)
{
  guint last = 0;

  for (guint i = 0; i < history->changes->len; i++)
    last = MAX (last, ((HvChange *) g_ptr_array_index (history->changes, i))->n);
  return last + 1;
}

/**
 * hv_history_last_time:
 *
 * Returns: when the last change was made, 0 when there is none
 */
gint64
hv_history_last_time (HvHistory *history)
{
  gint64 last = 0;

  for (guint i = 0; i < history->changes->len; i++)
    last = MAX (last, ((HvChange *) g_ptr_array_index (history->changes, i))->at);
  return last;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const HvChange *one = *(HvChange * const *) a;
  const HvChange *other = *(HvChange * const *) b;

  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  return one->n < other->n ? -1 : one->n > other->n;
}

/**
 * hv_history_order:
 *
 * Returns: (transfer container) (element-type HvChange): the changes that are
 *   not cancelled, in the order in which they take effect
 */
GPtrArray *
hv_history_order (HvHistory *history)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < history->changes->len; i++)
    {
      HvChange *change = g_ptr_array_index (history->changes, i);

      if (!change->cancelled)
        g_ptr_array_add (order, change);
    }
  g_ptr_array_sort (order, compare_changes);
  return order;
}

/**
 * hv_history_on:
 *
 * Returns: (transfer none) (nullable): the change whose edition is in force on
 *   @day
 */
HvChange *
hv_history_on (HvHistory *history,
               HvDay      day)
{
  g_autoptr (GPtrArray) order = hv_history_order (history);
  HvChange *last = NULL;

  for (guint i = 0; i < order->len; i++)
    {
      HvChange *change = g_ptr_array_index (order, i);

      if (change->from <= day)
        last = change;
    }
  return last;
}

/**
 * hv_history_up_to:
 * @change: one of the history, or one that is not in it yet
 *
 * Returns: (transfer container) (element-type HvChange): the changes that
 *   @change's edition rests on, in order, @change itself last
 */
GPtrArray *
hv_history_up_to (HvHistory      *history,
                  const HvChange *change)
{
  GPtrArray *order = hv_history_order (history);
  guint keep = 0;

  while (keep < order->len)
    {
      const HvChange *other = g_ptr_array_index (order, keep);

      if (compare_changes (&other, &change) >= 0)
        break;
      keep++;
    }
  g_ptr_array_set_size (order, keep);
  g_ptr_array_add (order, (gpointer) change);
  return order;
}

/**
 * hv_history_file:
 *
 * Returns: (transfer none) (nullable): where edition @n is
 */
HvEditionFile *
hv_history_file (HvHistory *history,
                 guint      n)
{
  for (guint i = 0; i < history->files->len; i++)
    {
      HvEditionFile *file = g_ptr_array_index (history->files, i);

      if (file->n == n)
        return file;
    }
  return NULL;
}

/**
 * hv_history_set_file:
 * @file: (nullable): name in the folder of editions; %NULL forgets it
 */
void
hv_history_set_file (HvHistory  *history,
                     guint       n,
                     const char *file,
                     guint64     size,
                     const char *sha256)
{
  HvEditionFile *known = hv_history_file (history, n);

  if (known != NULL)
    g_ptr_array_remove (history->files, known);
  if (file == NULL)
    return;
  known = g_new0 (HvEditionFile, 1);
  known->n = n;
  known->file = g_strdup (file);
  known->size = size;
  known->sha256 = g_strdup (sha256);
  g_ptr_array_add (history->files, known);
}

/**
 * hv_history_zone:
 *
 * Returns: (transfer full): the zone whose calendar counts; UTC when this
 *   machine does not know it
 */
GTimeZone *
hv_history_zone (HvHistory *history)
{
  GTimeZone *zone = g_time_zone_new_identifier (history->zone);

  return zone != NULL ? zone : g_time_zone_new_utc ();
}

/**
 * hv_fold_find:
 * @fold: (element-type HvFoldDocument)
 *
 * Returns: (transfer none) (nullable): that document in that language
 */
HvFoldDocument *
hv_fold_find (GPtrArray  *fold,
              const char *id,
              const char *lang)
{
  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);

      if (strcmp (document->id, id) == 0 && strcmp (document->lang, lang) == 0)
        return document;
    }
  return NULL;
}

/**
 * hv_fold_compare_order:
 * @a, @b: (type HvFoldDocument**): places of documents in an array
 *
 * Orders documents by the change that brought them.
 */
int
hv_fold_compare_order (gconstpointer a,
                       gconstpointer b)
{
  const HvFoldDocument *one = *(HvFoldDocument * const *) a;
  const HvFoldDocument *other = *(HvFoldDocument * const *) b;

  return one->order < other->order ? -1 : one->order > other->order;
}

static void
put_document (GPtrArray              *fold,
              const HvChange         *change,
              guint                   order,
              const HvChangeDocument *put)
{
  HvFoldDocument *document = hv_fold_find (fold, put->id, put->lang);
  guint again;

  if (document == NULL)
    {
      document = g_new0 (HvFoldDocument, 1);
      document->id = g_strdup (put->id);
      document->lang = g_strdup (put->lang);
      document->older = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (fold, document);
    }
  else if (strcmp (change->action, "activate") == 0
           && g_ptr_array_find_with_equal_func (document->older, put->sha256, g_str_equal, &again))
    {
      /* Going back also forgets what came after: a wording that was left
       * behind must not serve again as the newest one approved. */
      g_ptr_array_remove_range (document->older, 0, again + 1);
      g_clear_pointer (&document->sha256, g_free);
    }
  else
    g_ptr_array_insert (document->older, 0, g_steal_pointer (&document->sha256));

  g_free (document->version);
  document->type = put->type;
  document->version = g_strdup (put->version);
  document->sha256 = g_strdup (put->sha256);
  document->order = order;
}

/**
 * hv_fold:
 * @changes: (element-type HvChange): in order
 *
 * Returns: (transfer full) (element-type HvFoldDocument): the documents that
 *   the changes lead to, sorted by id and language but for approvals, which
 *   stay in the order in which they were written
 */
GPtrArray *
hv_fold (GPtrArray *changes)
{
  GPtrArray *fold = g_ptr_array_new_with_free_func (fold_document_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (changes, i);

      for (guint j = 0; j < change->documents->len; j++)
        {
          const HvChangeDocument *document = g_ptr_array_index (change->documents, j);

          if (document->op == HV_OP_PUT)
            put_document (fold, change, i, document);
          else
            {
              HvFoldDocument *gone = hv_fold_find (fold, document->id, document->lang);

              if (gone != NULL)
                g_ptr_array_remove (fold, gone);
            }
        }
    }
  return fold;
}

/**
 * hv_fold_inputs:
 * @changes: (element-type HvChange): in order
 *
 * Returns: (transfer full): a name for everything an edition depends on
 */
char *
hv_fold_inputs (GPtrArray *changes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < changes->len; i++)
    {
      const HvChange *change = g_ptr_array_index (changes, i);
      g_autofree char *head = g_strdup_printf ("%u\t%u\t%" G_GINT64_FORMAT "\t%s\t%s\n", change->n,
                                               change->from, change->at,
                                               change->role != NULL ? change->role : "",
                                               change->action);

      g_checksum_update (checksum, (const guchar *) head, -1);
      for (guint j = 0; j < change->documents->len; j++)
        {
          const HvChangeDocument *document = g_ptr_array_index (change->documents, j);
          g_autofree char *line = g_strdup_printf ("%d\t%s\t%s\t%s\n", document->op, document->id,
                                                   document->lang,
                                                   document->sha256 ? document->sha256 : "");

          g_checksum_update (checksum, (const guchar *) line, -1);
        }
    }
  return g_strndup (g_checksum_get_string (checksum), 24);
}
