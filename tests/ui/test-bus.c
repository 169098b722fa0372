/* test-bus.c: what other programs on the same desk may ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On a bus of its own, that starts the program by the file that is installed.
 */
#include "hv-test-bus.h"
#include "hv-test-desk.h"

#include <string.h>

#define PATH "/org/houvast/Houvast"
#define PROVIDER_PATH PATH "/SearchProvider"
#define HOUVAST "org.houvast.Houvast"
#define PROVIDER "org.gnome.Shell.SearchProvider2"
#define APPLICATION "org.freedesktop.Application"

#define RECORDINGS "Hoe lang bewaart u opnamen van gesprekken?"
#define INVOICES "Hoe lang bewaart u facturen?"
#define ACCESS "Welke gegevens hebben jullie van mij?"

static GVariant *
call (HvTestBus  *bus,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = hv_test_bus_call (bus, path, interface, method, arguments, &error);

  g_assert_no_error (error);
  return answer;
}

static void
follow (HvTestBus  *bus,
        const char *uri)
{
  const char *uris[] = { uri, NULL };
  g_autoptr (GVariant) answer G_GNUC_UNUSED = call (bus, PATH, APPLICATION, "Open",
                                                    g_variant_new ("(^asa{sv})", uris, NULL));
}

static GVariant *
search_for (HvTestBus  *bus,
            const char *text,
            gboolean    show)
{
  GVariantBuilder options;
  g_autoptr (GVariant) answer = NULL;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "show", g_variant_new_boolean (show));
  answer = call (bus, PATH, HOUVAST, "Search", g_variant_new ("(sa{sv})", text, &options));
  return g_variant_get_child_value (answer, 0);
}

static char *
find (GVariant   *list,
      const char *id,
      const char *name)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) hit = g_variant_get_child_value (list, i);
      const char *own;
      char *value = NULL;

      g_assert_true (g_variant_lookup (hit, "id", "&s", &own));
      if (!g_str_equal (own, id))
        continue;
      g_variant_lookup (hit, name, "s", &value);
      return value;
    }
  return NULL;
}

static void
quit (TestDesk  *desk,
      HvTestBus *bus)
{
  g_autoptr (GVariant) answer G_GNUC_UNUSED = call (bus, PATH, APPLICATION, "ActivateAction",
                                                    g_variant_new ("(sava{sv})", "quit", NULL, NULL));

  hv_driver_wait_exit (desk->driver);
}

/* A link starts the program, and the next one finds it running. */
static void
test_links (TestDesk      *desk,
            gconstpointer  library)
{
  static const struct
  {
    const char *uri;
    const char *question;
  } links[] = {
    { "houvast:show/privacyvragen%23inzage", ACCESS },
    { "houvast:topic/marketing-optout", "reclame" },
    { "houvast:right/A15", ACCESS },
  };
  g_autoptr (HvTestBus) bus = hv_test_bus_new (desk->driver);

  for (gsize cold = 0; cold < G_N_ELEMENTS (links); cold++)
    {
      GPid pid;

      g_assert_cmpint (hv_test_bus_pid (bus), ==, 0);
      follow (bus, links[cold].uri);
      pid = hv_test_bus_pid (bus);
      hv_driver_adopt (desk->driver, pid);
      hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING,
                                              links[cold].question));
      follow (bus, links[(cold + 1) % G_N_ELEMENTS (links)].uri);
      hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_HEADING,
                                              links[(cold + 1) % G_N_ELEMENTS (links)].question));
      g_assert_cmpint (hv_test_bus_pid (bus), ==, pid);
      g_assert_cmpuint (hv_driver_n_windows (desk->driver), ==, 1);
      quit (desk, bus);
      hv_wait (desk->driver, hv_test_bus_pid (bus) == 0);
    }
}

/* Only what the window would show, and what is being checked is marked. */
static void
test_search (TestDesk      *desk,
             gconstpointer  library)
{
  g_autofree char *statement = test_statement ("2", "2026-07-20", KEPT_AFTER);
  g_autoptr (HvTestBus) bus = hv_test_bus_new (desk->driver);
  g_autoptr (GVariant) before = search_for (bus, "opnamen bewaren", FALSE);
  g_autoptr (GVariant) after = NULL;
  g_autoptr (GVariant) draft = NULL;
  g_autoptr (GVariant) withdrawn = NULL;
  g_autofree char *state = find (before, "vragen#opnamen", "state");
  g_autofree char *uri = find (before, "vragen#opnamen", "uri");
  g_autofree char *title = find (before, "vragen#opnamen", "title");

  g_assert_cmpstr (state, ==, "approved");
  g_assert_cmpstr (uri, ==, "houvast:show/vragen%23opnamen");
  g_assert_cmpstr (title, ==, RECORDINGS);
  draft = search_for (bus, "kwikstaarten", FALSE);
  g_assert_null (find (draft, "vragen#concept", "id"));
  withdrawn = search_for (bus, "roodborstjes", FALSE);
  g_assert_null (find (withdrawn, "vragen#weg", "id"));
  test_desk_import (desk, statement);
  after = search_for (bus, "opnamen bewaren", FALSE);
  g_free (state);
  state = find (after, "vragen#opnamen", "state");
  g_assert_cmpstr (state, ==, "being-checked");

  /* No window was needed for that; now there is one. */
  g_variant_unref (search_for (bus, "facturen", TRUE));
  hv_driver_adopt (desk->driver, hv_test_bus_pid (bus));
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  {
    g_autofree char *query = test_desk_dup_query (desk);

    g_assert_cmpstr (query, ==, "facturen");
  }
  quit (desk, bus);
}

static void
assert_refused (HvTestBus  *bus,
                const char *path,
                const char *interface,
                const char *method,
                GVariant   *arguments)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hv_test_bus_call (bus, path, interface, method, arguments, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_LIMITS_EXCEEDED);
}

/* Whatever comes in, the next question is answered. */
static void
test_hostile (TestDesk      *desk,
              gconstpointer  library)
{
  static const char * const strange[] = {
    "", " ", "\"", "AND OR NOT", "x* NEAR(", "c++", "--", "';DROP TABLE unit;", "\x01\x1f\n\t",
    "\xf0\x9f\x92\xa9", "\xe2\x80\xae",
  };
  g_autoptr (HvTestBus) bus = hv_test_bus_new (desk->driver);
  g_autofree char *megabyte = g_strnfill (1 << 20, 'a');
  const char *terms[] = { "opnamen", megabyte, NULL };
  const char *unknown[] = { "vragen#opnamen", "vragen#weg", "vragen#concept", "bestaat#niet", "",
                            megabyte, "../../etc/passwd", NULL };
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) hits = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    g_variant_unref (search_for (bus, strange[i], FALSE));
  assert_refused (bus, PATH, HOUVAST, "Search", g_variant_new ("(sa{sv})", megabyte, NULL));
  assert_refused (bus, PROVIDER_PATH, PROVIDER, "GetInitialResultSet",
                  g_variant_new ("(^as)", terms));
  assert_refused (bus, PROVIDER_PATH, PROVIDER, "LaunchSearch",
                  g_variant_new ("(^asu)", terms, 0));
  answer = call (bus, PROVIDER_PATH, PROVIDER, "GetResultMetas", g_variant_new ("(^as)", unknown));
  metas = g_variant_get_child_value (answer, 0);
  /* What may not be shown is not described either. */
  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  hits = search_for (bus, "opnamen", FALSE);
  g_assert_cmpuint (g_variant_n_children (hits), >, 0);
}

static char **
result_set (HvTestBus  *bus,
            const char *method,
            GVariant   *arguments)
{
  g_autoptr (GVariant) answer = call (bus, PROVIDER_PATH, PROVIDER, method, arguments);
  char **ids;

  g_variant_get (answer, "(^as)", &ids);
  return ids;
}

/* The search of the desktop. */
static void
test_provider (TestDesk      *desk,
               gconstpointer  library)
{
  static const char * const one[] = { "opnamen", NULL };
  static const char * const two[] = { "opnamen", "gesprekken", NULL };
  g_autofree char *statement = test_statement ("2", "2026-07-20", KEPT_AFTER);
  g_autoptr (HvTestBus) bus = hv_test_bus_new (desk->driver);
  g_auto (GStrv) first = result_set (bus, "GetInitialResultSet", g_variant_new ("(^as)", one));
  g_auto (GStrv) second = result_set (bus, "GetSubsearchResultSet",
                                      g_variant_new ("(^as^as)", first, two));
  g_autoptr (GVariant) described = NULL;
  g_autoptr (GVariant) checked = NULL;
  g_autoptr (GVariant) launched = NULL;
  g_autoptr (GVariant) activated = NULL;
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) metas_checked = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  g_assert_true (g_strv_contains ((const char * const *) first, "vragen#opnamen"));
  g_assert_true (g_strv_contains ((const char * const *) second, "vragen#opnamen"));
  described = call (bus, PROVIDER_PATH, PROVIDER, "GetResultMetas", g_variant_new ("(^as)", first));
  metas = g_variant_get_child_value (described, 0);
  name = find (metas, "vragen#opnamen", "name");
  description = find (metas, "vragen#opnamen", "description");
  g_assert_cmpstr (name, ==, RECORDINGS);
  g_assert_true (g_str_has_prefix (description, "Een opname bewaren wij één maand."));
  test_desk_import (desk, statement);
  checked = call (bus, PROVIDER_PATH, PROVIDER, "GetResultMetas", g_variant_new ("(^as)", first));
  metas_checked = g_variant_get_child_value (checked, 0);
  g_free (description);
  description = find (metas_checked, "vragen#opnamen", "description");
  g_assert_null (strstr (description, "één maand"));
  g_assert_nonnull (strstr (description, "eing checked"));

  activated = call (bus, PROVIDER_PATH, PROVIDER, "ActivateResult",
                    g_variant_new ("(s^asu)", "vragen#facturen", one, 0));
  hv_driver_adopt (desk->driver, hv_test_bus_pid (bus));
  hv_wait (desk->driver, test_desk_answers (desk, INVOICES));
  launched = call (bus, PROVIDER_PATH, PROVIDER, "LaunchSearch",
                   g_variant_new ("(^asu)", two, 0));
  hv_wait (desk->driver, test_desk_answers (desk, RECORDINGS));
  {
    g_autofree char *query = test_desk_dup_query (desk);

    g_assert_cmpstr (query, ==, "opnamen gesprekken");
  }
  quit (desk, bus);
}

/* Off until somebody switches it on, and in the places that desktops look in. */
static void
test_provider_file (TestDesk      *desk,
                    gconstpointer  library)
{
  static const char group[] = "Shell Search Provider";
  g_autofree char *path = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data",
                                            HOUVAST ".search-provider.ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = NULL;
  g_autofree char *object = NULL;

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  name = g_key_file_get_string (file, group, "BusName", NULL);
  object = g_key_file_get_string (file, group, "ObjectPath", NULL);
  g_assert_cmpstr (name, ==, HOUVAST);
  g_assert_cmpstr (object, ==, PROVIDER_PATH);
  g_assert_true (g_key_file_get_boolean (file, group, "DefaultDisabled", NULL));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/bus/links", DESK_DEMO, test_links },
    { "/bus/search", DESK_SMALL, test_search },
    { "/bus/hostile", DESK_SMALL, test_hostile },
    { "/bus/provider", DESK_SMALL, test_provider },
    { "/bus/provider-file", DESK_EMPTY, test_provider_file },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
