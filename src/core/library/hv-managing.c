/* hv-managing.c: what the managers' view asks of the library, without waiting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-managing.h"

#include "hv-current.h"
#include "hv-desk.h"
#include "hv-library.h"
#include "hv-service-private.h"
#include "hv-work.h"

/* What is asked, copied for the thread that answers. */
typedef struct _Asked Asked;

/* Returns a pointer that is freed with the task's destroyer, or a number; both
 * are nothing on error. */
typedef gpointer (* AskedFunc) (Asked         *asked,
                                GCancellable  *cancellable,
                                GError       **error);

struct _Asked
{
  AskedFunc        func;
  GDestroyNotify   free_result;
  char            *library;
  char            *strings[3];
  char           **keys;
  HvApproval       approval;
  HvImport        *import;       /* the caller's */
  HvImportOptions  options;
  guint            number;
  gboolean         flag;
  HvDay            day;
};

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  for (gsize i = 0; i < G_N_ELEMENTS (asked->strings); i++)
    g_free (asked->strings[i]);
  g_strfreev (asked->keys);
  hv_approval_clear (&asked->approval);
  g_free (asked->library);
  g_free (asked);
}

static Asked *
asked_new (HvService      *self,
           AskedFunc       func,
           GDestroyNotify  free_result)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->func = func;
  asked->free_result = free_result;
  asked->library = g_strdup (self->library);
  return asked;
}

static void
asked_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Asked *asked = data;
  GError *error = NULL;
  gpointer result = asked->func (asked, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, asked->free_result);
  hv_work_end ();
}

static void
ask (HvService           *self,
     Asked               *asked,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, asked->func);
  g_task_set_task_data (task, asked, asked_free);
  /* A change that was made before the cancelling arrived did happen. */
  g_task_set_check_cancellable (task, FALSE);
  hv_work_begin ();
  g_task_run_in_thread (task, asked_thread);
}

static gpointer
finish (HvService     *self,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
array_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static gpointer
history_job (Asked         *asked,
             GCancellable  *cancellable,
             GError       **error)
{
  return hv_current_read (asked->library, error);
}

/**
 * hv_service_history_async:
 *
 * All that happened and will happen, for the time line.
 */
void
hv_service_history_async (HvService           *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self));
  ask (self, asked_new (self, history_job, (GDestroyNotify) hv_history_free), cancellable, callback,
       user_data);
}

/**
 * hv_service_history_finish:
 *
 * Returns: (transfer full) (nullable): see #HvHistory
 */
HvHistory *
hv_service_history_finish (HvService     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return finish (self, result, error);
}

static gpointer
compare_job (Asked         *asked,
             GCancellable  *cancellable,
             GError       **error)
{
  if (asked->import != NULL)
    return hv_import_compare (asked->import, asked->library, cancellable, error);
  return hv_comparison_between (asked->library, asked->strings[0], asked->strings[1], cancellable,
                                error);
}

/**
 * hv_service_compare_async:
 * @before, @after: number of an edition, day, or proposed file: see
 *   hv_named_state_new()
 */
void
hv_service_compare_async (HvService           *self,
                          const char          *before,
                          const char          *after,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && before != NULL && after != NULL);
  asked = asked_new (self, compare_job, (GDestroyNotify) hv_comparison_free);
  asked->strings[0] = g_strdup (before);
  asked->strings[1] = g_strdup (after);
  ask (self, asked, cancellable, callback, user_data);
}

/**
 * hv_service_compare_plan_async:
 * @import: a plan that is not refused; stays the caller's, and must live until
 *   the callback
 *
 * What the plan would change. Finish with hv_service_compare_finish().
 */
void
hv_service_compare_plan_async (HvService           *self,
                               HvImport            *import,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && import != NULL && !import->refused);
  asked = asked_new (self, compare_job, (GDestroyNotify) hv_comparison_free);
  asked->import = import;
  ask (self, asked, cancellable, callback, user_data);
}

/**
 * hv_service_compare_finish:
 *
 * Returns: (transfer full) (nullable): what differs
 */
HvComparison *
hv_service_compare_finish (HvService     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return finish (self, result, error);
}

static gpointer
preview_job (Asked         *asked,
             GCancellable  *cancellable,
             GError       **error)
{
  return hv_import_build_preview (asked->import, asked->library, cancellable, error);
}

/**
 * hv_service_preview_plan_async:
 * @import: a plan that is not refused; stays the caller's, and must live as long
 *   as the preview
 */
void
hv_service_preview_plan_async (HvService           *self,
                               HvImport            *import,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && import != NULL && !import->refused);
  asked = asked_new (self, preview_job, g_free);
  asked->import = import;
  ask (self, asked, cancellable, callback, user_data);
}

/**
 * hv_service_preview_plan_finish:
 *
 * Returns: (transfer full) (nullable): what to hand to hv_service_new_preview()
 */
char *
hv_service_preview_plan_finish (HvService     *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return finish (self, result, error);
}

static gpointer
to_approve_job (Asked         *asked,
                GCancellable  *cancellable,
                GError       **error)
{
  return hv_to_approve_list (asked->library, asked->day, cancellable, error);
}

/**
 * hv_service_to_approve_async:
 * @day: 0 for today; a later one tells what will wait
 */
void
hv_service_to_approve_async (HvService           *self,
                             HvDay                day,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self));
  asked = asked_new (self, to_approve_job, array_free);
  asked->day = day;
  ask (self, asked, cancellable, callback, user_data);
}

/**
 * hv_service_to_approve_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HvToApprove)
 */
GPtrArray *
hv_service_to_approve_finish (HvService     *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, result, error);
}

static gpointer
stood_on_job (Asked         *asked,
              GCancellable  *cancellable,
              GError       **error)
{
  return hv_stood_on_list (asked->library, asked->day, cancellable, error);
}

/**
 * hv_service_stood_on_async:
 * @day: 0 for today
 *
 * What was approved on that day.
 */
void
hv_service_stood_on_async (HvService           *self,
                           HvDay                day,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self));
  asked = asked_new (self, stood_on_job, array_free);
  asked->day = day;
  ask (self, asked, cancellable, callback, user_data);
}

/**
 * hv_service_stood_on_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HvStoodOn)
 */
GPtrArray *
hv_service_stood_on_finish (HvService     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return finish (self, result, error);
}

static gpointer
golden_job (Asked         *asked,
            GCancellable  *cancellable,
            GError       **error)
{
  return hv_golden_results (asked->library, 0, cancellable, error);
}

/**
 * hv_service_golden_async:
 *
 * What the known questions find today.
 */
void
hv_service_golden_async (HvService           *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self));
  ask (self, asked_new (self, golden_job, array_free), cancellable, callback, user_data);
}

/**
 * hv_service_golden_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HvGoldenResult)
 */
GPtrArray *
hv_service_golden_finish (HvService     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish (self, result, error);
}

static gpointer
reports_job (Asked         *asked,
             GCancellable  *cancellable,
             GError       **error)
{
  return hv_reports_collect (asked->strings[0], asked->flag, NULL, cancellable, error);
}

/**
 * hv_service_reports_async:
 * @folder: where desks put them
 * @closed: those that were closed
 */
void
hv_service_reports_async (HvService           *self,
                          const char          *folder,
                          gboolean             closed,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && folder != NULL);
  asked = asked_new (self, reports_job, array_free);
  asked->strings[0] = g_strdup (folder);
  asked->flag = closed;
  ask (self, asked, cancellable, callback, user_data);
}

/**
 * hv_service_reports_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HvReportGroup)
 */
GPtrArray *
hv_service_reports_finish (HvService     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return finish (self, result, error);
}

static gpointer
apply_job (Asked         *asked,
           GCancellable  *cancellable,
           GError       **error)
{
  if (!hv_import_apply (asked->import, asked->library, &asked->options, NULL, NULL, cancellable,
                        error))
    return NULL;
  return GUINT_TO_POINTER (asked->import->edition);
}

/**
 * hv_service_apply_options_async:
 * @import: a plan that is not refused; stays the caller's, and must live until
 *   the callback
 * @options: copied: the day, the role, who signs everything off, what to do with
 *   waiting changes
 *
 * Finish with hv_service_changed_finish(); 0 without an error when everything was
 * there already.
 */
void
hv_service_apply_options_async (HvService              *self,
                                HvImport               *import,
                                const HvImportOptions  *options,
                                GCancellable           *cancellable,
                                GAsyncReadyCallback     callback,
                                gpointer                user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && import != NULL && !import->refused);
  asked = asked_new (self, apply_job, NULL);
  asked->import = import;
  asked->options = *options;
  asked->options.lang = asked->strings[0] = g_strdup (options->lang);
  asked->options.role = asked->strings[1] = g_strdup (options->role);
  asked->options.approve = asked->strings[2] = g_strdup (options->approve);
  ask (self, asked, cancellable, callback, user_data);
}

static gpointer
sign_job (Asked         *asked,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (HvLibrary) library = hv_library_open (asked->library, error);

  if (library == NULL)
    return NULL;
  return GUINT_TO_POINTER (hv_library_sign (library, (const char * const *) asked->keys,
                                            &asked->approval, asked->strings[0], error));
}

/**
 * hv_service_sign_async:
 * @keys: (array zero-terminated=1): as #HvToApprove has them
 * @approval: copied: approved or withdrawn, with role, review date and reference
 * @reason: (nullable): why something is withdrawn
 *
 * All of them or none. Finish with hv_service_changed_finish().
 */
void
hv_service_sign_async (HvService           *self,
                       const char * const  *keys,
                       const HvApproval    *approval,
                       const char          *reason,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && keys != NULL && approval != NULL);
  asked = asked_new (self, sign_job, NULL);
  asked->keys = g_strdupv ((char **) keys);
  hv_approval_copy (&asked->approval, approval);
  asked->strings[0] = g_strdup (reason);
  ask (self, asked, cancellable, callback, user_data);
}

static gpointer
activate_job (Asked         *asked,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (HvLibrary) library = hv_library_open (asked->library, error);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint));

  if (library == NULL)
    return NULL;
  return GUINT_TO_POINTER (hv_library_activate (library, asked->number, asked->strings[0], asked->flag,
                                                pending, error));
}

/**
 * hv_service_activate_async:
 * @number: the edition to go back, or forward, to
 * @role: (nullable): who says so
 * @cancel_pending: also cancel what waits
 *
 * Finish with hv_service_changed_finish().
 */
void
hv_service_activate_async (HvService           *self,
                           guint                number,
                           const char          *role,
                           gboolean             cancel_pending,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self));
  asked = asked_new (self, activate_job, NULL);
  asked->number = number;
  asked->strings[0] = g_strdup (role);
  asked->flag = cancel_pending;
  ask (self, asked, cancellable, callback, user_data);
}

static gpointer
cancel_job (Asked         *asked,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (HvLibrary) library = hv_library_open (asked->library, error);

  if (library == NULL || !hv_library_cancel (library, asked->number, error))
    return NULL;
  return GUINT_TO_POINTER (asked->number);
}

/**
 * hv_service_cancel_async:
 * @number: a change that waits
 *
 * Finish with hv_service_changed_finish().
 */
void
hv_service_cancel_async (HvService           *self,
                         guint                number,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self));
  asked = asked_new (self, cancel_job, NULL);
  asked->number = number;
  ask (self, asked, cancellable, callback, user_data);
}

static gpointer
golden_add_job (Asked         *asked,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (HvImport) import = hv_golden_add (asked->library, asked->strings[0], asked->strings[1],
                                               (const char * const *) asked->keys, asked->strings[2],
                                               cancellable, error);

  return import != NULL ? GUINT_TO_POINTER (import->edition) : NULL;
}

/**
 * hv_service_golden_add_async:
 * @query, @lang, @expected, @role: see hv_golden_add()
 *
 * Finish with hv_service_changed_finish().
 */
void
hv_service_golden_add_async (HvService           *self,
                             const char          *query,
                             const char          *lang,
                             const char * const  *expected,
                             const char          *role,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && query != NULL && lang != NULL && expected != NULL);
  asked = asked_new (self, golden_add_job, NULL);
  asked->strings[0] = g_strdup (query);
  asked->strings[1] = g_strdup (lang);
  asked->strings[2] = g_strdup (role);
  asked->keys = g_strdupv ((char **) expected);
  ask (self, asked, cancellable, callback, user_data);
}

static gpointer
close_report_job (Asked         *asked,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (asked->library);

  /* Without a library the day is that of the usual time zone. */
  hv_desk_history (desk, NULL);
  hv_report_close (asked->strings[0], asked->strings[1], asked->strings[2], hv_desk_today (desk),
                   error);
  return NULL;
}

/**
 * hv_service_close_report_async:
 * @path, @reason, @role: see hv_report_close()
 *
 * Finish with hv_service_changed_finish(), which returns 0 also when it was done.
 */
void
hv_service_close_report_async (HvService           *self,
                               const char          *path,
                               const char          *reason,
                               const char          *role,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Asked *asked;

  g_return_if_fail (HV_IS_SERVICE (self) && path != NULL);
  asked = asked_new (self, close_report_job, NULL);
  asked->strings[0] = g_strdup (path);
  asked->strings[1] = g_strdup (reason);
  asked->strings[2] = g_strdup (role);
  ask (self, asked, cancellable, callback, user_data);
}

/**
 * hv_service_changed_finish:
 *
 * Of everything that writes. The service looks again by itself.
 *
 * Returns: the number of the change; 0 with @error set when nothing was changed,
 *   0 without when there was nothing to change
 */
guint
hv_service_changed_finish (HvService     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  guint number = GPOINTER_TO_UINT (finish (self, result, error));

  hv_service_refresh (self);
  return number;
}
