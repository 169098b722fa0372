/* test-handover.c: what leaves the window for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE
#include "hv-test-desk.h"
#include "hv-test-mail.h"

#include <string.h>

#define ACCESS "Welke gegevens hebben jullie van mij?"
#define NAME "Zebedeus Proefkonijn"
#define SUBJECT "Wij hebben uw privacyverzoek ontvangen"

/* The hash of the statement that was imported, as anybody can compute it. */
static char *
statement_hash (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data", "demo", "nl",
                                            "privacyverklaring.xml", NULL);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) text, length);
}

static GBytes *
inflate (const char *data,
         gsize       length)
{
  g_autoptr (GInputStream) raw = g_memory_input_stream_new_from_data (data, length, NULL);
  g_autoptr (GConverter) inflater
    = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (raw, inflater);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Newer versions of cairo compress also what a file says about itself. */
static gboolean
pdf_has (const char *file,
         gsize       length,
         const char *words)
{
  const char *end = file + length;
  const char *at = file;

  if (memmem (file, length, words, strlen (words)) != NULL)
    return TRUE;
  while ((at = memmem (at, end - at, "stream\n", strlen ("stream\n"))) != NULL)
    {
      g_autoptr (GBytes) bytes = NULL;
      gconstpointer data;
      gsize size;

      at += strlen ("stream\n");
      bytes = inflate (at, end - at);
      data = g_bytes_get_data (bytes, &size);
      if (data != NULL && memmem (data, size, words, strlen (words)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A letter that wants to know a name, a day and a kind of request. */
static void
open_letter (TestDesk *desk)
{
  test_desk_open (desk);
  test_desk_ask (desk, "welke gegevens hebben jullie van mij", ACCESS);
  hv_driver_key (desk->driver, "F7");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "/uiterlijk op"));
  hv_driver_key (desk->driver, "ctrl+e");
  hv_wait (desk->driver, hv_driver_focus_is (desk->driver, ATSPI_ROLE_TEXT, "=naam klant")
                         || hv_driver_focus_is (desk->driver, ATSPI_ROLE_ENTRY, "=naam klant"));
}

static void
fill_letter (TestDesk *desk)
{
  hv_driver_type (desk->driver, NAME);
  hv_driver_key (desk->driver, "Tab");
  hv_driver_key (desk->driver, "Tab");
  hv_driver_key (desk->driver, "space");
  hv_driver_key (desk->driver, "Down");
  hv_driver_key (desk->driver, "Return");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/inzage in uw gegevens"));
}

static void
test_nothing_missing (TestDesk      *desk,
                      gconstpointer  library)
{
  open_letter (desk);
  hv_driver_key (desk->driver, "alt+m");
  /* It says what to fill in, and stays. */
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/is not filled in"));
  g_assert_true (hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "=Open in Mail"));
}

static void
test_portal (TestDesk      *desk,
             gconstpointer  library)
{
  GSubprocess *portal = hv_test_mail_start_portal (desk->driver);
  g_autofree char *hash = statement_hash ();
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;
  g_autofree char *file = NULL;
  gsize length;

  open_letter (desk);
  fill_letter (desk);
  hv_driver_key (desk->driver, "alt+m");
  hv_wait (desk->driver, hv_test_mail_is_there (desk->driver, "portal-subject"));
  subject = hv_test_mail_read (desk->driver, "portal-subject", NULL);
  body = hv_test_mail_read (desk->driver, "portal-body", NULL);
  file = hv_test_mail_read (desk->driver, "portal-attachment", &length);
  g_assert_cmpstr (subject, ==, SUBJECT);
  g_assert_nonnull (strstr (body, "Beste " NAME ","));
  g_assert_nonnull (strstr (body, "inzage in uw gegevens"));
  g_assert_null (strchr (body, '['));
  g_assert_true (g_str_has_prefix (file, "%PDF"));
  g_assert_true (pdf_has (file, length, hash));
  /* Handed over: the letter is closed. */
  hv_wait (desk->driver, hv_driver_n_windows (desk->driver) == 1);
  hv_test_mail_stop_portal (portal);
}

static gboolean
has_letter (TestDesk *desk)
{
  g_autofree char *text = hv_driver_dup_clipboard (desk->driver, "clipboard");

  return text != NULL && strstr (text, "Beste " NAME ",") != NULL
         && g_str_has_prefix (text, SUBJECT);
}

static void
test_xdg_email (TestDesk      *desk,
                gconstpointer  library)
{
  g_autofree char *hash = statement_hash ();
  g_autofree char *arguments = NULL;
  g_autofree char *file = NULL;
  const char *attached;
  gsize length;

  hv_test_mail_use_xdg (desk->driver);
  open_letter (desk);
  fill_letter (desk);
  hv_driver_key (desk->driver, "alt+m");
  hv_wait (desk->driver, hv_test_mail_is_there (desk->driver, "arguments"));
  arguments = hv_test_mail_read (desk->driver, "arguments", NULL);
  /* Everybody on the computer could read these. */
  g_assert_null (strstr (arguments, "Zebedeus"));
  g_assert_null (strstr (arguments, "--body"));
  attached = strstr (arguments, "--attach\n");
  g_assert_nonnull (attached);
  attached += strlen ("--attach\n");
  file = g_strndup (attached, strcspn (attached, "\n"));
  g_assert_true (g_str_has_suffix (file, "-nl.pdf"));
  {
    g_autofree char *bytes = NULL;

    g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
    g_assert_true (pdf_has (bytes, length, hash));
  }
  /* The words wait on the clipboard, and only there. */
  hv_wait (desk->driver, has_letter (desk));
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/Paste the text there"));
}

static void
test_no_mail (TestDesk      *desk,
              gconstpointer  library)
{
  hv_driver_setenv (desk->driver, "PATH", hv_driver_folder (desk->driver));
  open_letter (desk);
  fill_letter (desk);
  hv_driver_key (desk->driver, "alt+m");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL, "/No mail program"));
  hv_driver_key (desk->driver, "alt+c");
  hv_wait (desk->driver, has_letter (desk));
}

/* Programs that keep what was copied are told to leave it. */
static void
test_secret (TestDesk      *desk,
             gconstpointer  library)
{
  const char *targets[] = { "xclip", "-o", "-selection", "clipboard", "-t", "TARGETS", NULL };
  const char *hint[] = { "xclip", "-o", "-selection", "clipboard", "-t",
                         "text/x-kde-passwordManagerHint", NULL };
  g_autofree char *types = NULL;
  g_autofree char *value = NULL;
  g_autofree char *primary = NULL;

  open_letter (desk);
  fill_letter (desk);
  hv_driver_key (desk->driver, "alt+c");
  hv_wait (desk->driver, has_letter (desk));
  g_assert_true (g_spawn_sync (NULL, (char **) targets, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &types, NULL, NULL, NULL));
  g_assert_nonnull (strstr (types, "\nx-kde-passwordManagerHint\n"));
  g_assert_true (g_spawn_sync (NULL, (char **) hint, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &value, NULL, NULL, NULL));
  g_assert_cmpstr (value, ==, "secret");
  primary = hv_driver_dup_clipboard (desk->driver, "primary");
  g_assert_true (primary == NULL || strstr (primary, "Zebedeus") == NULL);
}

static void
test_note (TestDesk      *desk,
           gconstpointer  library)
{
  g_autofree char *note = NULL;

  test_desk_open (desk);
  test_desk_ask (desk, "welke gegevens hebben jullie van mij", ACCESS);
  hv_driver_set_clipboard (desk->driver, "before");
  hv_driver_key (desk->driver, "ctrl+shift+c");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "There is no request to note yet")
                         || hv_driver_shows (desk->driver, ATSPI_ROLE_LABEL,
                                             "/There is no request to note yet"));
  hv_driver_key (desk->driver, "F7");
  hv_wait (desk->driver, hv_driver_shows (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "/uiterlijk op"));
  hv_driver_key (desk->driver, "ctrl+shift+c");
  hv_wait (desk->driver, !hv_driver_clipboard_is (desk->driver, "clipboard", "before"));
  note = hv_driver_dup_clipboard (desk->driver, "clipboard");
  g_assert_nonnull (strstr (note, "Received: "));
  g_assert_nonnull (strstr (note, "Last day: "));
}

/* As a desktop does with a link that was followed. */
static void
follow (TestDesk   *desk,
        const char *uri)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  const char *uris[] = { uri, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer G_GNUC_UNUSED = g_dbus_connection_call_sync (
    bus, "org.houvast.Houvast", "/org/houvast/Houvast", "org.freedesktop.Application", "Open",
    g_variant_new ("(^asa{sv})", uris, NULL), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL,
    &error);

  g_assert_no_error (error);
}

static void
open_alone (TestDesk *desk)
{
  hv_driver_start_alone (desk->driver);
  hv_wait (desk->driver, test_desk_is_typing (desk));
}

static void
test_places (TestDesk      *desk,
             gconstpointer  library)
{
  open_alone (desk);
  follow (desk, "houvast:show/vragen%23opnamen");
  hv_wait (desk->driver, test_desk_answers (desk, "Hoe lang bewaart u opnamen van gesprekken?"));
  follow (desk, "houvast:show/vragen%23facturen");
  hv_wait (desk->driver, test_desk_answers (desk, "Hoe lang bewaart u facturen?"));
}

static void
test_right (TestDesk      *desk,
            gconstpointer  library)
{
  open_alone (desk);
  follow (desk, "houvast:right/A15");
  hv_wait (desk->driver, test_desk_answers (desk, ACCESS));
}

/* Whatever comes in, the page that is open stays, and it is said. */
static void
test_hostile (TestDesk      *desk,
              gconstpointer  library)
{
  static const char * const foreign[] = {
    "javascript:alert(1)", "houvast:search/naam%20van%20de%20klant", "houvast:show/%ff%fe",
    "houvast:show/a%00b", "houvast:show/../../etc/passwd", "houvast://show/x", "houvast:",
    "https://example.org/houvast:show/x",
  };
  g_autofree char *long_id = g_strnfill (1 << 20, 'a');
  g_autofree char *long_uri = g_strconcat ("houvast:show/", long_id, NULL);

  open_alone (desk);
  test_desk_ask (desk, "opnamen", "Hoe lang bewaart u opnamen van gesprekken?");
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    follow (desk, foreign[i]);
  follow (desk, long_uri);
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "that Houvast does not know"));
  follow (desk, "houvast:show/vragen%23bestaat-niet");
  hv_wait (desk->driver, hv_driver_announced (desk->driver, "that is not in the knowledge"));
  follow (desk, "houvast:topic/bestaat-niet");
  g_assert_true (test_desk_answers (desk, "Hoe lang bewaart u opnamen van gesprekken?"));
}

int
main (int    argc,
      char **argv)
{
  static const TestDeskCase cases[] = {
    { "/handover/letter/nothing-missing", DESK_DEMO, test_nothing_missing },
    { "/handover/mail/portal", DESK_DEMO, test_portal },
    { "/handover/mail/xdg-email", DESK_DEMO, test_xdg_email },
    { "/handover/mail/none", DESK_DEMO, test_no_mail },
    { "/handover/clipboard/secret", DESK_DEMO, test_secret },
    { "/handover/note", DESK_DEMO, test_note },
    { "/handover/places/show", DESK_SMALL, test_places },
    { "/handover/places/right", DESK_DEMO, test_right },
    { "/handover/places/hostile", DESK_SMALL, test_hostile },
  };

  return test_desk_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
