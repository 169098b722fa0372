/* hv-bus.c: what other programs on this desk may ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * org.houvast.Houvast is for a CRM, org.gnome.Shell.SearchProvider2 for the search of
 * the desktop, which asks it only where a person switched that on. Both get what
 * the window would show, and nothing else: the service leaves out what may not be
 * shown, and what is being checked is marked and has no words. Whatever comes in
 * is searched for and dropped.
 */
#include "config.h"

#include "hv-bus.h"

#include <string.h>

#include "hv-excerpt.h"
#include "hv-limits.h"
#include "hv-names.h"
#include "hv-place-uri.h"

#define PROVIDER_PATH "/SearchProvider"

/* Results that are described at once; a desktop shows a handful. */
#define MOST_METAS 20

/* Letters of an answer beside its question. */
#define DESCRIPTION_CHARS 160

struct _HvBus
{
  GObject       parent_instance;

  GApplication *application;   /* that owns this */
  HvService    *service;
  guint         ids[2];        /* of the registered objects, or 0 */
};

enum
{
  SEARCH,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvBus, hv_bus, G_TYPE_OBJECT)

/* On the way from a call to its answer; the program stays as long as that takes. */
typedef struct
{
  HvBus                 *self;
  GDBusMethodInvocation *invocation;
  char                 **ids;      /* to describe, or NULL */
  guint                  next;     /* of those */
  GVariantBuilder        metas;
} Call;

static Call *
call_new (HvBus                 *self,
          GDBusMethodInvocation *invocation)
{
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->invocation = invocation;
  g_application_hold (self->application);
  return call;
}

static void
call_free (Call *call)
{
  g_application_release (call->self->application);
  g_object_unref (call->self);
  g_strfreev (call->ids);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
hv_bus_dispose (GObject *object)
{
  g_clear_object (&HV_BUS (object)->service);
  G_OBJECT_CLASS (hv_bus_parent_class)->dispose (object);
}

static void
hv_bus_class_init (HvBusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_bus_dispose;
  /**
   * HvBus::search: the window is to show what is found
   * @text: what to search for; from outside
   */
  signals[SEARCH] = g_signal_new ("search", HV_TYPE_BUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * HvBus::open: the window is to show a place
   * @uri: what to show; from outside
   */
  signals[OPEN] = g_signal_new ("open", HV_TYPE_BUS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hv_bus_init (HvBus *self)
{
}

static void
refuse_long (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_LIMITS_EXCEEDED,
                                         "No more than %d bytes can be searched for",
                                         HV_LIMIT_QUERY);
}

/* What went wrong in the library is shown in the window, in full. */
static void
refuse_failed (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED,
                                                 "There is no library that can be searched");
}

static void
add_text (GVariantBuilder *builder,
          const char      *name,
          const char      *text)
{
  if (text != NULL)
    g_variant_builder_add (builder, "{sv}", name, g_variant_new_string (text));
}

static GVariant *
describe_hit (const HvResult *result,
              const char     *lang)
{
  g_autofree char *approval = hv_approval_in_words (&result->approval, result->hit->state);
  g_autofree char *uri = hv_place_uri_of_unit (result->key);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  add_text (&builder, "id", result->key);
  add_text (&builder, "kind", hv_kind_name (result->hit->kind));
  add_text (&builder, "lang", lang);
  add_text (&builder, "title", result->hit->title);
  add_text (&builder, "state", hv_state_name (result->hit->state));
  add_text (&builder, "approval", approval);
  add_text (&builder, "uri", uri);
  return g_variant_builder_end (&builder);
}

static void
hits_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (HvResults) results = hv_service_search_finish (HV_SERVICE (source), result, NULL);
  GVariantBuilder hits;

  if (results == NULL)
    {
      refuse_failed (call->invocation);
      return;
    }
  g_variant_builder_init (&hits, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < results->results->len; i++)
    g_variant_builder_add_value (&hits, describe_hit (g_ptr_array_index (results->results, i),
                                                      results->hits->lang));
  g_dbus_method_invocation_return_value (call->invocation, g_variant_new ("(aa{sv})", &hits));
}

static void
ids_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (HvResults) results = hv_service_search_finish (HV_SERVICE (source), result, NULL);
  GVariantBuilder ids;

  /* A desktop has no use for an error: there is nothing to show. */
  g_variant_builder_init (&ids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; results != NULL && i < results->results->len; i++)
    g_variant_builder_add (&ids, "s",
                           ((HvResult *) g_ptr_array_index (results->results, i))->key);
  g_dbus_method_invocation_return_value (call->invocation, g_variant_new ("(as)", &ids));
}

static void
search (HvBus                 *self,
        GDBusMethodInvocation *invocation,
        const char            *text,
        GAsyncReadyCallback    callback)
{
  HvSearchRequest request = { .text = text, .text_length = -1 };

  if (strlen (text) > HV_LIMIT_QUERY)
    refuse_long (invocation);
  else
    hv_service_search_async (self->service, &request, NULL, callback, call_new (self, invocation));
}

static void
call_search (HvBus                 *self,
             GDBusMethodInvocation *invocation,
             GVariant              *parameters)
{
  g_autoptr (GVariant) options = NULL;
  const char *text;
  gboolean show = FALSE;

  g_variant_get (parameters, "(&s@a{sv})", &text, &options);
  if (g_variant_lookup (options, "show", "b", &show) && show && strlen (text) <= HV_LIMIT_QUERY)
    g_signal_emit (self, signals[SEARCH], 0, text);
  search (self, invocation, text, hits_cb);
}

/* The beginning of the answer; what is being checked has none. */
static char *
describe_answer (HvAnswer *answer)
{
  g_autofree char *text = NULL;

  if (!hv_state_may_copy (answer->state))
    return hv_approval_in_words (&answer->approval, answer->state);
  text = hv_blocks_to_text (answer->unit->body);
  return hv_excerpt (text, DESCRIPTION_CHARS);
}

static void
add_meta (GVariantBuilder *metas,
          const char      *id,
          HvAnswer        *answer)
{
  g_autofree char *title = hv_runs_to_text (answer->unit->title);
  g_autofree char *description = describe_answer (answer);
  g_autoptr (GIcon) icon = g_themed_icon_new (HV_APP_ID);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  add_text (metas, "id", id);
  add_text (metas, "name", title);
  add_text (metas, "description", description);
  g_variant_builder_add (metas, "{sv}", "icon", serialized);
  g_variant_builder_close (metas);
}

static void describe_next (Call *call);

static void
described_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr (HvAnswer) answer = hv_service_answer_finish (HV_SERVICE (source), result, NULL);

  /* It may have been withdrawn since it was found. */
  if (answer != NULL)
    add_meta (&call->metas, call->ids[call->next], answer);
  call->next++;
  describe_next (call);
}

static void
describe_next (Call *call)
{
  if (call->next < MOST_METAS && call->ids[call->next] != NULL)
    {
      hv_service_answer_async (call->self->service, call->ids[call->next], NULL, described_cb, call);
      return;
    }
  g_dbus_method_invocation_return_value (call->invocation,
                                         g_variant_new ("(aa{sv})", &call->metas));
  call_free (call);
}

static void
call_metas (HvBus                 *self,
            GDBusMethodInvocation *invocation,
            GVariant              *parameters)
{
  Call *call = call_new (self, invocation);

  g_variant_get (parameters, "(^as)", &call->ids);
  g_variant_builder_init (&call->metas, G_VARIANT_TYPE ("aa{sv}"));
  describe_next (call);
}

static void
call_result_set (HvBus                 *self,
                 GDBusMethodInvocation *invocation,
                 GVariant              *parameters,
                 gboolean               again)
{
  g_auto (GStrv) terms = NULL;
  g_autofree char *text = NULL;

  g_variant_get_child (parameters, again ? 1 : 0, "^as", &terms);
  text = g_strjoinv (" ", terms);
  search (self, invocation, text, ids_cb);
}

static void
call_activate (HvBus                 *self,
               GDBusMethodInvocation *invocation,
               GVariant              *parameters)
{
  g_autofree char *uri = NULL;
  const char *id;

  g_variant_get_child (parameters, 0, "&s", &id);
  uri = hv_place_uri_of_unit (id);
  g_signal_emit (self, signals[OPEN], 0, uri);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
call_launch (HvBus                 *self,
             GDBusMethodInvocation *invocation,
             GVariant              *parameters)
{
  g_auto (GStrv) terms = NULL;
  g_autofree char *text = NULL;

  g_variant_get_child (parameters, 0, "^as", &terms);
  text = g_strjoinv (" ", terms);
  if (strlen (text) > HV_LIMIT_QUERY)
    {
      refuse_long (invocation);
      return;
    }
  g_signal_emit (self, signals[SEARCH], 0, text);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  HvBus *self = HV_BUS (user_data);

  if (self->service == NULL)
    refuse_failed (invocation);
  else if (g_str_equal (method, "Search"))
    call_search (self, invocation, parameters);
  else if (g_str_equal (method, "GetInitialResultSet"))
    call_result_set (self, invocation, parameters, FALSE);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    call_result_set (self, invocation, parameters, TRUE);
  else if (g_str_equal (method, "GetResultMetas"))
    call_metas (self, invocation, parameters);
  else if (g_str_equal (method, "ActivateResult"))
    call_activate (self, invocation, parameters);
  else if (g_str_equal (method, "LaunchSearch"))
    call_launch (self, invocation, parameters);
  else
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                   G_DBUS_ERROR_UNKNOWN_METHOD, "No such method");
}

static guint
export_one (HvBus            *self,
            GDBusConnection  *connection,
            const char       *path,
            const char       *resource,
            GError          **error)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GBytes) xml = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GDBusNodeInfo) node = NULL;

  if (xml != NULL)
    node = g_dbus_node_info_new_for_xml (g_bytes_get_data (xml, NULL), error);
  return node == NULL ? 0
                      : g_dbus_connection_register_object (connection, path, node->interfaces[0],
                                                           &table, self, NULL, error);
}

/**
 * hv_bus_new:
 * @application: owns it
 *
 * Returns: (transfer full): answers what others ask, once it is exported and has a
 *   service
 */
HvBus *
hv_bus_new (GApplication *application)
{
  HvBus *self = g_object_new (HV_TYPE_BUS, NULL);

  self->application = application;
  return self;
}

/**
 * hv_bus_export:
 * @path: of the application
 *
 * To be done before the program has its name: whoever started it over the bus asks
 * as soon as it has. What is there needs hv_bus_unexport() before this is freed.
 *
 * Returns: whether all of it is there
 */
gboolean
hv_bus_export (HvBus            *self,
               GDBusConnection  *connection,
               const char       *path,
               GError          **error)
{
  g_autofree char *provider = g_strconcat (path, PROVIDER_PATH, NULL);

  g_return_val_if_fail (HV_IS_BUS (self), FALSE);

  self->ids[0] = export_one (self, connection, path, "/org/houvast/Houvast/org.houvast.Houvast.xml",
                             error);
  if (self->ids[0] != 0)
    self->ids[1] = export_one (self, connection, provider,
                               "/org/houvast/Houvast/org.gnome.Shell.SearchProvider2.xml", error);
  return self->ids[1] != 0;
}

/**
 * hv_bus_unexport:
 * @connection: where it was exported
 *
 * Takes back what hv_bus_export() put there, also when that went halfway or was
 * never done.
 */
void
hv_bus_unexport (HvBus           *self,
                 GDBusConnection *connection)
{
  g_return_if_fail (HV_IS_BUS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      if (self->ids[i] != 0)
        g_dbus_connection_unregister_object (connection, self->ids[i]);
      self->ids[i] = 0;
    }
}

/**
 * hv_bus_set_service:
 * @service: (nullable): what answers from now on
 */
void
hv_bus_set_service (HvBus     *self,
                    HvService *service)
{
  g_return_if_fail (HV_IS_BUS (self));

  g_set_object (&self->service, service);
}
