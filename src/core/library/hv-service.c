/* hv-service.c: the library for a program that must not wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One worker thread owns the desk; jobs go to it in order and their results
 * come back through GTask. Taking files in and writing them is long work that
 * does not touch the desk, so it has threads of its own.
 */
#include "hv-service-private.h"

#include <string.h>

#include "hv-error.h"
#include "hv-work.h"

/* File monitors miss network shares, so the service looks for itself; and soon
 * again when what it saw could not be read: a share may have stumbled. */
#define SECONDS_BETWEEN_LOOKS 60
#define SECONDS_AFTER_DAMAGE 2

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvService, hv_service, G_TYPE_OBJECT)

typedef struct
{
  GTask          *task;
  HvServiceJob         func;
  GDestroyNotify  free_result;
} Job;

/* What the worker saw of the library, on its way to the main context. */
typedef struct
{
  HvService      *self;
  HvServiceState  state;
  GError         *error;
  HvEditionInfo  *info;
  HvDay           day;
} Seen;

static gboolean
same_info (HvEditionInfo *a,
           HvEditionInfo *b)
{
  return a != NULL && b != NULL && a->number == b->number && a->rebuilt == b->rebuilt;
}

static gboolean
look_once_cb (gpointer user_data)
{
  HvService *self = user_data;

  self->retry_source = 0;
  hv_service_refresh (self);
  return G_SOURCE_REMOVE;
}

static gboolean
seen_cb (gpointer user_data)
{
  Seen *seen = user_data;
  HvService *self = seen->self;
  gboolean other_state = self->state != seen->state;
  gboolean other_edition = !same_info (self->info, seen->info) && self->info != seen->info;
  gboolean other_day = self->day != seen->day && self->day != 0;

  self->state = seen->state;
  self->day = seen->day;
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&seen->error);
  g_clear_pointer (&self->info, hv_edition_info_unref);
  self->info = g_steal_pointer (&seen->info);
  if (self->state == HV_SERVICE_DAMAGED && self->retry_source == 0 && self->look_source != 0)
    self->retry_source = g_timeout_add_seconds (SECONDS_AFTER_DAMAGE, look_once_cb, self);
  if (other_state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (other_state || other_edition || other_day)
    g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (seen->self);
  g_free (seen);
  return G_SOURCE_REMOVE;
}

/**
 * hv_service_tell:
 * @context: where to call @func
 *
 * Calls @func there once, from any thread. g_main_context_invoke() would call it
 * right here whenever nobody happens to own the context.
 */
void
hv_service_tell (GMainContext *context,
                 GSourceFunc   func,
                 gpointer      user_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, user_data, NULL);
  g_source_attach (source, context);
}

/* Looks at the library, and tells the main context what is there. */
static HvEdition *
look (HvService     *self,
      GMainContext  *context,
      GError       **error)
{
  Seen *seen = g_new0 (Seen, 1);
  g_autoptr (GError) local = NULL;
  HvEdition *edition = NULL;

  seen->self = g_object_ref (self);
  if (hv_desk_history (self->desk, &local) != NULL)
    {
      seen->day = hv_desk_today (self->desk);
      edition = hv_desk_edition (self->desk, seen->day, NULL, &local);
    }
  if (edition != NULL)
    seen->info = hv_edition_info (edition, &local);
  if (seen->info != NULL)
    {
      seen->info->rebuilt = hv_desk_was_rebuilt (self->desk);
      seen->state = HV_SERVICE_READY;
    }
  else
    {
      edition = NULL;
      seen->state = g_error_matches (local, HV_ERROR, HV_ERROR_NOT_FOUND) ? HV_SERVICE_EMPTY
                                                                          : HV_SERVICE_DAMAGED;
      seen->error = g_error_copy (local);
      g_propagate_error (error, g_steal_pointer (&local));
    }
  hv_service_tell (context, seen_cb, seen);
  return edition;
}

static void
job_run (gpointer data,
         gpointer user_data)
{
  Job *job = data;
  HvService *self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  GError *error = NULL;
  gpointer result = NULL;
  HvEdition *edition;

  /* A search that was overtaken before it began costs nothing. */
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      edition = look (self, g_task_get_context (job->task), &error);
      if (edition != NULL)
        result = job->func (self->desk, edition, g_task_get_task_data (job->task), cancellable,
                            &error);
    }
  if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->free_result);
  g_object_unref (job->task);
  g_free (job);
  hv_work_end ();
}

/* A background thread's main context is the one the service was used from. */
void
hv_service_push (HvService           *self,
                 HvServiceJob         func,
                 gpointer             data,
                 GDestroyNotify       free_data,
                 GDestroyNotify       free_result,
                 gpointer             tag,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  g_task_set_task_data (job->task, data, free_data);
  job->func = func;
  job->free_result = free_result;
  hv_work_begin ();
  g_thread_pool_push (self->pool, job, NULL);
}

static gpointer
look_job (HvDesk        *desk,
          HvEdition     *edition,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GError) local = NULL;

  /* The whole of a large file is compared here, when someone had an answer
   * from it already; what is damaged is built again. */
  if (!hv_desk_verify_file (desk, cancellable, &local))
    hv_desk_rebuild (desk, cancellable, error);
  return NULL;
}

/**
 * hv_service_refresh:
 *
 * Looks whether the library changed, as the window does when it gets the focus.
 */
void
hv_service_refresh (HvService *self)
{
  g_return_if_fail (HV_IS_SERVICE (self));

  hv_service_push (self, look_job, NULL, NULL, NULL, hv_service_refresh, NULL, NULL, NULL);
}

static gboolean
look_again_cb (gpointer user_data)
{
  hv_service_refresh (user_data);
  return G_SOURCE_CONTINUE;
}

static void
hv_service_dispose (GObject *object)
{
  HvService *self = HV_SERVICE (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  G_OBJECT_CLASS (hv_service_parent_class)->dispose (object);
}

static void
hv_service_finalize (GObject *object)
{
  HvService *self = HV_SERVICE (object);

  /* Every job holds a reference, so none is left by now. */
  g_thread_pool_free (self->pool, FALSE, FALSE);
  hv_desk_free (self->desk);
  hv_edition_info_unref (self->info);
  g_clear_error (&self->error);
  g_free (self->library);
  g_free (self->lang);
  G_OBJECT_CLASS (hv_service_parent_class)->finalize (object);
}

static void
hv_service_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  HvService *self = HV_SERVICE (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hv_service_class_init (HvServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hv_service_dispose;
  object_class->finalize = hv_service_finalize;
  object_class->get_property = hv_service_get_property;

  /**
   * HvService:state: an #HvServiceState
   */
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, HV_SERVICE_OPENING,
                                             HV_SERVICE_DAMAGED, HV_SERVICE_OPENING,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                             | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * HvService::changed: another edition is in force, the state is another, or
   * it is the next day, on which other texts may be valid
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_service_init (HvService *self)
{
  self->state = HV_SERVICE_OPENING;
  /* Exclusive, so that it is one and the same thread every time. */
  self->pool = g_thread_pool_new (job_run, self, 1, TRUE, NULL);
}

/**
 * hv_service_new:
 * @library: (nullable): the folder; the usual one when %NULL
 *
 * Returns: (transfer full): a service that is opening the library; the state
 *   says when it is done
 */
HvService *
hv_service_new (const char *library)
{
  HvService *self = g_object_new (HV_TYPE_SERVICE, NULL);

  self->library = hv_library_folder (library);
  self->desk = hv_desk_new (self->library);
  self->look_source = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS, look_again_cb, self);
  hv_service_refresh (self);
  return self;
}

/**
 * hv_service_new_preview:
 * @number, @day, @path: see hv_desk_new_preview()
 *
 * Returns: (transfer full): a service that answers as agents' would in another
 *   state: one that is past, waits, or is only proposed
 */
HvService *
hv_service_new_preview (const char *library,
                        guint       number,
                        HvDay       day,
                        const char *path)
{
  HvService *self = g_object_new (HV_TYPE_SERVICE, NULL);

  self->library = hv_library_folder (library);
  self->desk = hv_desk_new_preview (self->library, number, day, path);
  hv_service_refresh (self);
  return self;
}

HvServiceState
hv_service_get_state (HvService *self)
{
  g_return_val_if_fail (HV_IS_SERVICE (self), HV_SERVICE_OPENING);
  return self->state;
}

/**
 * hv_service_get_error:
 *
 * Returns: (transfer none) (nullable): why there is nothing to answer from
 */
const GError *
hv_service_get_error (HvService *self)
{
  g_return_val_if_fail (HV_IS_SERVICE (self), NULL);
  return self->error;
}

/**
 * hv_service_get_edition:
 *
 * Returns: (transfer none) (nullable): the edition in force
 */
HvEditionInfo *
hv_service_get_edition (HvService *self)
{
  g_return_val_if_fail (HV_IS_SERVICE (self), NULL);
  return self->info;
}

/**
 * hv_service_get_library:
 *
 * Returns: (transfer none): its folder
 */
const char *
hv_service_get_library (HvService *self)
{
  g_return_val_if_fail (HV_IS_SERVICE (self), NULL);

  return self->library;
}

/**
 * hv_service_get_day:
 *
 * Returns: the day it answers for, 0 before it was opened
 */
HvDay
hv_service_get_day (HvService *self)
{
  g_return_val_if_fail (HV_IS_SERVICE (self), 0);
  return self->day;
}

/**
 * hv_service_set_language:
 * @lang: (nullable): the content language in use; the largest when %NULL
 */
void
hv_service_set_language (HvService  *self,
                         const char *lang)
{
  g_return_if_fail (HV_IS_SERVICE (self));

  g_free (self->lang);
  self->lang = g_strdup (lang);
}
