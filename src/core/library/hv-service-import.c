/* hv-service-import.c: files on their way in, without waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-service-private.h"
#include "hv-work.h"

/* Importing: progress is told at most once per turn of the main loop. */
typedef struct
{
  char       **paths;
  HvImportOptions options;  /* of a plan, whose strings are these */
  char        *strings[4];
  HvImport    *import;     /* of the caller, while it is being applied */
  HvPending    pending_is; /* what becomes of waiting changes */
  char        *library;
  HvProgress   progress;
  gpointer     progress_data;
  GMutex       lock;
  double       fraction;
  gboolean     pending;
  GTask       *task;
} Importing;

static void
importing_free (gpointer data)
{
  Importing *importing = data;

  g_strfreev (importing->paths);
  for (gsize i = 0; i < G_N_ELEMENTS (importing->strings); i++)
    g_free (importing->strings[i]);
  g_free (importing->library);
  g_mutex_clear (&importing->lock);
  g_free (importing);
}

static gboolean
told_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Importing *importing = g_task_get_task_data (task);
  double fraction;

  g_mutex_lock (&importing->lock);
  importing->pending = FALSE;
  fraction = importing->fraction;
  g_mutex_unlock (&importing->lock);
  if (!g_task_get_completed (task) && importing->progress != NULL)
    importing->progress (fraction, importing->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Importing *importing = user_data;
  gboolean tell;

  g_mutex_lock (&importing->lock);
  importing->fraction = fraction;
  tell = !importing->pending;
  importing->pending = TRUE;
  g_mutex_unlock (&importing->lock);
  if (tell)
    hv_service_tell (g_task_get_context (importing->task), told_cb, g_object_ref (importing->task));
}

static void
plan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Importing *importing = task_data;
  GError *error = NULL;
  HvImport *import = hv_import_plan (importing->library, (const char * const *) importing->paths,
                                     &importing->options, progress_cb, importing, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) hv_import_free);
  else
    g_task_return_error (task, error);
  hv_work_end ();
}

static GTask *
import_task (HvService           *self,
             Importing           *importing,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  importing->library = g_strdup (self->library);
  importing->task = task;
  g_mutex_init (&importing->lock);
  g_task_set_task_data (task, importing, importing_free);
  /* The result must come even when it was cancelled: a change that was
   * committed before the cancelling arrived did happen. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/**
 * hv_service_plan_options_async:
 * @paths: (array zero-terminated=1): files and folders
 * @options: copied
 * @progress: (nullable): called in the main context while it lasts
 *
 * Finish with hv_service_plan_finish().
 */
void
hv_service_plan_options_async (HvService              *self,
                               const char * const     *paths,
                               const HvImportOptions  *options,
                               HvProgress              progress,
                               gpointer                progress_data,
                               GCancellable           *cancellable,
                               GAsyncReadyCallback     callback,
                               gpointer                user_data)
{
  Importing *importing = g_new0 (Importing, 1);
  g_autoptr (GTask) task = import_task (self, importing, cancellable, callback, user_data);

  importing->paths = g_strdupv ((char **) paths);
  importing->options = *options;
  importing->options.lang = importing->strings[0] = g_strdup (options->lang);
  importing->options.role = importing->strings[1] = g_strdup (options->role);
  importing->options.approve = importing->strings[2] = g_strdup (options->approve);
  importing->options.format = importing->strings[3] = g_strdup (options->format);
  importing->progress = progress;
  importing->progress_data = progress_data;
  hv_work_begin ();
  g_task_run_in_thread (task, plan_thread);
}

/**
 * hv_service_plan_async:
 * @paths: (array zero-terminated=1): files and folders
 * @progress: (nullable): called in the main context while it lasts
 */
void
hv_service_plan_async (HvService           *self,
                       const char * const  *paths,
                       HvProgress           progress,
                       gpointer             progress_data,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  HvImportOptions options = { .role = "knowledge-manager" };

  hv_service_plan_options_async (self, paths, &options, progress, progress_data, cancellable, callback,
                                 user_data);
}

HvImport *
hv_service_plan_finish (HvService     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
apply_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Importing *importing = task_data;
  HvImportOptions options = { .role = "knowledge-manager", .pending = importing->pending_is };
  GError *error = NULL;

  if (hv_import_apply (importing->import, importing->library, &options, NULL, NULL, cancellable,
                       &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  hv_work_end ();
}

/**
 * hv_service_apply_pending_async:
 * @import: a plan that is not refused; stays the caller's, and must live until
 *   the callback
 * @pending: what to do with the waiting changes that the plan names
 */
void
hv_service_apply_pending_async (HvService           *self,
                                HvImport            *import,
                                HvPending            pending,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Importing *importing = g_new0 (Importing, 1);
  g_autoptr (GTask) task = import_task (self, importing, cancellable, callback, user_data);

  importing->import = import;
  importing->pending_is = pending;
  hv_work_begin ();
  g_task_run_in_thread (task, apply_thread);
}

/**
 * hv_service_apply_async:
 * @import: a plan that is not refused and that no waiting change stands in the
 *   way of; stays the caller's, and must live until the callback
 */
void
hv_service_apply_async (HvService           *self,
                        HvImport            *import,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  hv_service_apply_pending_async (self, import, HV_PENDING_REFUSE, cancellable, callback,
                                  user_data);
}

gboolean
hv_service_apply_finish (HvService     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  gboolean done;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  done = g_task_propagate_boolean (G_TASK (result), error);
  hv_service_refresh (self);
  return done;
}
