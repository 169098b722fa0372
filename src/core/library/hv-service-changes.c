/* hv-service-changes.c: what changed since an edition, and what keys stand for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-service-private.h"
#include "hv-work.h"

typedef struct
{
  char *library;
  char *lang;
  guint since;
} Since;

static void
since_free (gpointer data)
{
  Since *since = data;

  g_free (since->library);
  g_free (since->lang);
  g_free (since);
}

static GPtrArray *
find_changes (const Since   *since,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (HvDesk) old = hv_desk_new (since->library);
  g_autoptr (HvDesk) young = hv_desk_new (since->library);
  HvEdition *before = hv_desk_edition_number (old, since->since, cancellable, error);
  HvEdition *after = NULL;

  if (before != NULL && hv_desk_history (young, error) != NULL)
    after = hv_desk_edition (young, hv_desk_today (young), cancellable, error);
  if (after == NULL)
    return NULL;
  return hv_edition_changes (before, after, since->lang, hv_desk_today (young), cancellable, error);
}

static void
changes_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *changes = find_changes (data, cancellable, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
  hv_work_end ();
}

/**
 * hv_service_changes_async:
 * @since: number of the edition that was known
 *
 * Compares it with the edition in force. That may take a while, so it happens
 * beside the thread in which searches wait for one another, with its own desk.
 */
void
hv_service_changes_async (HvService           *self,
                          guint                since,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Since *data;

  g_return_if_fail (HV_IS_SERVICE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  data = g_new0 (Since, 1);
  data->library = g_strdup (self->library);
  data->lang = g_strdup (self->lang);
  data->since = since;
  g_task_set_source_tag (task, hv_service_changes_async);
  g_task_set_task_data (task, data, since_free);
  hv_work_begin ();
  g_task_run_in_thread (task, changes_thread);
}

/**
 * hv_service_changes_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HvUnitChange): see
 *   hv_edition_changes(); %HV_ERROR_NOT_FOUND when there is no such edition
 */
GPtrArray *
hv_service_changes_finish (HvService     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char **keys;
  char  *lang;
} Keys;

static void
keys_free (gpointer data)
{
  Keys *keys = data;

  g_strfreev (keys->keys);
  g_free (keys->lang);
  g_free (keys);
}

static gpointer
entries_job (HvDesk        *desk,
             HvEdition     *edition,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Keys *keys = data;
  HvTopic *topic = hv_topic_new ("");

  for (char **key = keys->keys; *key != NULL; key++)
    {
      g_autoptr (HvAnswer) answer = hv_edition_answer (edition, *key, keys->lang,
                                                       hv_desk_today (desk), NULL);
      g_autofree char *title = answer != NULL ? hv_unit_title (answer->unit) : NULL;

      /* What is not in force any more is not missed. */
      if (answer != NULL)
        hv_topic_add (topic, *key, title, answer->state);
    }
  return topic;
}

/**
 * hv_service_entries_async:
 * @keys: of units, as they were kept
 *
 * What they are called now. Those that are not shown any more are left out.
 */
void
hv_service_entries_async (HvService           *self,
                          const char * const  *keys,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Keys *data;

  g_return_if_fail (HV_IS_SERVICE (self) && keys != NULL);

  data = g_new0 (Keys, 1);
  data->keys = g_strdupv ((char **) keys);
  data->lang = g_strdup (self->lang);
  hv_service_push (self, entries_job, data, keys_free, (GDestroyNotify) hv_topic_free,
                   hv_service_entries_async, cancellable, callback, user_data);
}

/**
 * hv_service_entries_finish:
 *
 * Returns: (transfer full) (nullable): a topic without a name, whose entries
 *   have the keys that were asked for, in their order
 */
HvTopic *
hv_service_entries_finish (HvService     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
