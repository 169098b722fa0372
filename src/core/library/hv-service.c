/* hv-service.c: the library for a program that must not wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One worker thread owns the desk; jobs go to it in order and their results
 * come back through GTask. Taking files in and writing them is long work that
 * does not touch the desk, so it has threads of its own.
 */
#include "hv-service.h"

#include <string.h>

#include "hv-desk.h"
#include "hv-error.h"

/* File monitors miss network shares, so the service looks for itself. */
#define SECONDS_BETWEEN_LOOKS 60

struct _HvService
{
  GObject         parent_instance;

  char           *library;
  char           *lang;           /* content language in use, or NULL */
  HvDesk         *desk;           /* of the worker thread only */
  GThreadPool    *pool;
  guint           look_source;

  HvServiceState  state;
  GError         *error;
  HvEditionInfo  *info;
  HvDay           day;
};

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

/* What a job does in the worker thread. @edition is NULL when there is none;
 * the error says why. Returns a result that the GTask frees with @free. */
typedef gpointer (* JobFunc) (HvDesk        *desk,
                              HvEdition     *edition,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);

typedef struct
{
  GTask          *task;
  JobFunc         func;
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
  if (other_state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (other_state || other_edition || other_day)
    g_signal_emit (self, signals[CHANGED], 0);
  g_object_unref (seen->self);
  g_free (seen);
  return G_SOURCE_REMOVE;
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
  g_main_context_invoke (context, seen_cb, seen);
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
}

/* A background thread's main context is the one the service was used from. */
static void
push (HvService           *self,
      JobFunc              func,
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

  push (self, look_job, NULL, NULL, NULL, hv_service_refresh, NULL, NULL, NULL);
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

/* A request that outlives the call. */
typedef struct
{
  HvSearchRequest  request;
  char            *strings[5];
} Request;

static void
request_free (gpointer data)
{
  Request *own = data;

  for (gsize i = 0; i < G_N_ELEMENTS (own->strings); i++)
    g_free (own->strings[i]);
  g_free (own);
}

static Request *
request_copy (HvService             *self,
              const HvSearchRequest *request)
{
  Request *own = g_new0 (Request, 1);
  gsize length = request->text_length >= 0 ? (gsize) request->text_length : strlen (request->text);

  own->request = *request;
  own->request.text = own->strings[0] = g_malloc0 (length + 1);
  memcpy (own->strings[0], request->text, length);
  own->request.text_length = length;
  own->request.lang = own->strings[1] = g_strdup (request->lang != NULL ? request->lang : self->lang);
  own->request.topic = own->strings[2] = g_strdup (request->topic);
  own->request.document = own->strings[3] = g_strdup (request->document);
  own->request.audience = own->strings[4] = g_strdup (request->audience);
  return own;
}

static gpointer
search_job (HvDesk        *desk,
            HvEdition     *edition,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Request *own = data;

  if (own->request.day == 0)
    own->request.day = hv_desk_today (desk);
  return hv_edition_search (edition, &own->request, cancellable, error);
}

/**
 * hv_service_search_async:
 * @request: copied; no day is today, no language the one in use
 */
void
hv_service_search_async (HvService             *self,
                         const HvSearchRequest *request,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self) && request != NULL && request->text != NULL);

  push (self, search_job, request_copy (self, request), request_free,
        (GDestroyNotify) hv_results_free, hv_service_search_async, cancellable, callback,
        user_data);
}

HvResults *
hv_service_search_finish (HvService     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *name;
  char *lang;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->name);
  g_free (wanted->lang);
  g_free (wanted);
}

static Wanted *
wanted_new (HvService  *self,
            const char *name,
            const char *lang)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->name = g_strdup (name);
  wanted->lang = g_strdup (lang != NULL ? lang : self->lang);
  return wanted;
}

static gpointer
answer_job (HvDesk        *desk,
            HvEdition     *edition,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Wanted *wanted = data;

  return hv_edition_answer (edition, wanted->name, wanted->lang, hv_desk_today (desk), error);
}

void
hv_service_answer_async (HvService           *self,
                         const char          *key,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self) && key != NULL);

  push (self, answer_job, wanted_new (self, key, NULL), wanted_free,
        (GDestroyNotify) hv_answer_unref, hv_service_answer_async, cancellable, callback,
        user_data);
}

HvAnswer *
hv_service_answer_finish (HvService     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
topics_job (HvDesk        *desk,
            HvEdition     *edition,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return hv_edition_topics (edition, ((Wanted *) data)->lang, hv_desk_today (desk), error);
}

void
hv_service_topics_async (HvService           *self,
                         const char          *lang,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self));

  push (self, topics_job, wanted_new (self, NULL, lang), wanted_free,
        (GDestroyNotify) g_ptr_array_unref, hv_service_topics_async, cancellable, callback,
        user_data);
}

/**
 * hv_service_topics_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HvTopic): the topics
 */
GPtrArray *
hv_service_topics_finish (HvService     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
outline_job (HvDesk        *desk,
             HvEdition     *edition,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Wanted *wanted = data;

  return hv_edition_outline (edition, wanted->name, wanted->lang, hv_desk_today (desk), error);
}

/**
 * hv_service_outline_async:
 * @document: (nullable): a statement; the first when %NULL
 * @lang: (nullable): the language in use when %NULL
 */
void
hv_service_outline_async (HvService           *self,
                          const char          *document,
                          const char          *lang,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self));

  push (self, outline_job, wanted_new (self, document, lang), wanted_free,
        (GDestroyNotify) hv_outline_free, hv_service_outline_async, cancellable, callback,
        user_data);
}

HvOutline *
hv_service_outline_finish (HvService     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Importing: progress is told at most once per turn of the main loop. */
typedef struct
{
  char       **paths;
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
    g_main_context_invoke (g_task_get_context (importing->task), told_cb,
                           g_object_ref (importing->task));
}

static void
plan_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Importing *importing = task_data;
  HvImportOptions options = { .role = "knowledge-manager" };
  GError *error = NULL;
  HvImport *import = hv_import_plan (importing->library, (const char * const *) importing->paths,
                                     &options, progress_cb, importing, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) hv_import_free);
  else
    g_task_return_error (task, error);
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
  Importing *importing = g_new0 (Importing, 1);
  g_autoptr (GTask) task = import_task (self, importing, cancellable, callback, user_data);

  importing->paths = g_strdupv ((char **) paths);
  importing->progress = progress;
  importing->progress_data = progress_data;
  g_task_run_in_thread (task, plan_thread);
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
