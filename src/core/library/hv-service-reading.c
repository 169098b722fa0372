/* hv-service-reading.c: what the window asks of the edition in force
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-service-private.h"

#include <string.h>

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

  hv_service_push (self, search_job, request_copy (self, request), request_free,
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

  hv_service_push (self, answer_job, wanted_new (self, key, NULL), wanted_free,
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

  hv_service_push (self, topics_job, wanted_new (self, NULL, lang), wanted_free,
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
glossary_job (HvDesk        *desk,
              HvEdition     *edition,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return hv_edition_glossary (edition, ((Wanted *) data)->lang, hv_desk_today (desk), error);
}

/**
 * hv_service_glossary_async:
 *
 * The words that are explained, in the language in use.
 */
void
hv_service_glossary_async (HvService           *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self));

  hv_service_push (self, glossary_job, wanted_new (self, NULL, NULL), wanted_free,
        (GDestroyNotify) hv_glossary_unref, hv_service_glossary_async, cancellable, callback,
        user_data);
}

HvGlossary *
hv_service_glossary_finish (HvService     *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
templates_job (HvDesk        *desk,
               HvEdition     *edition,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return hv_edition_templates (edition, ((Wanted *) data)->lang, hv_desk_today (desk), error);
}

/**
 * hv_service_templates_async:
 *
 * Asks for the letters in the language in use.
 */
void
hv_service_templates_async (HvService           *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (HV_IS_SERVICE (self));

  hv_service_push (self, templates_job, wanted_new (self, NULL, NULL), wanted_free,
        (GDestroyNotify) g_ptr_array_unref, hv_service_templates_async, cancellable, callback,
        user_data);
}

/**
 * hv_service_templates_finish:
 *
 * Returns: (transfer full) (nullable) (element-type HvTopicEntry): the letters
 */
GPtrArray *
hv_service_templates_finish (HvService     *self,
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

  hv_service_push (self, outline_job, wanted_new (self, document, lang), wanted_free,
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
