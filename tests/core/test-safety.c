/* test-safety.c: files that must not be taken in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hv-core-resources.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-intake.h"
#include "hv-limits.h"
#include "hv-test-library.h"

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place         *place,
        gconstpointer  data)
{
  place->folder = g_dir_make_tmp ("houvast-test-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "document.xml", NULL);
}

static void
tear_down (Place         *place,
           gconstpointer  data)
{
  hv_folder_remove (place->folder);
  g_free (place->folder);
  g_free (place->path);
}

static HvIntake *
take_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  HvIntake *intake = hv_intake_new (&error);

  g_assert_no_error (error);
  g_assert_true (hv_intake_add (intake, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (hv_intake_finish (intake, NULL, NULL, &error));
  g_assert_no_error (error);
  hv_test_drop_rules (intake);
  return intake;
}

static HvIntake *
take (Place      *place,
      const char *bytes,
      gssize      size)
{
  g_assert_true (g_file_set_contents (place->path, bytes, size, NULL));
  return take_file (place->path);
}

/* Refused, for this reason, in this line, in words that are no one else's. */
static void
assert_refused (HvIntake   *intake,
                const char *rule,
                guint       line,
                const char *words)
{
  GPtrArray *findings = hv_intake_findings (intake);
  const HvFinding *finding;

  g_assert_true (hv_intake_is_refused (intake));
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  if (strcmp (finding->rule, rule) != 0 || (line != 0 && finding->line != line)
      || strstr (finding->message, words) == NULL)
    g_error ("not “%s” in line %u with “%s”, but “%s” in line %u: %s", rule, line, words,
             finding->rule, finding->line, finding->message);
  g_assert_cmpint (finding->severity, ==, HV_SEVERITY_ERROR);
  g_assert_nonnull (strstr (finding->file, "document.xml"));
}

#define HEAD "<faq xmlns='urn:houvast:kb:1' xml:lang='nl' id='vragen' version='1'>\n" \
             "<title>T</title><approval status='draft'/>\n"
#define ENTRY(text) "<entry id='e'><question>Wat?</question><answer>" text "</answer></entry>\n"
#define WHOLE(text) HEAD ENTRY (text) "</faq>"

static void
test_good (Place         *place,
           gconstpointer  data)
{
  static const char * const good[] = {
    WHOLE ("Ja."),
    "\357\273\277" WHOLE ("Ja."),
    "<?xml version='1.0' encoding='utf-8'?>" WHOLE ("Ja &amp; &#233;."),
    "<?xml version='1.0' encoding='US-ASCII'?>" WHOLE ("Ja."),
    "<!-- x --><?pi y?>\n" WHOLE ("<!-- z -->Ja<?pi y?>."),
    WHOLE ("<![CDATA[Ja & zo <voort>]]>"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (HvIntake) intake = take (place, good[i], -1);
      GPtrArray *findings = hv_intake_findings (intake);

      if (findings->len > 0)
        g_error ("%s", ((HvFinding *) g_ptr_array_index (findings, 0))->message);
      g_assert_cmpuint (hv_intake_files (intake)->len, ==, 1);
    }
}

static void
test_refused (Place         *place,
              gconstpointer  data)
{
  static const struct
  {
    const char *bytes;
    gssize      size;
    const char *rule;
    guint       line;
    const char *words;
  } rows[] = {
    { "", 0, "empty", 0, "empty" },
    { "  \n ", -1, "empty", 0, "content" },
    { "Beste collega,", -1, "not-xml", 1, "no XML" },
    { "{\"a\": 1}", -1, "not-xml", 1, "no XML" },
    { "PK\003\004\024\000\000\000", 8, "not-xml", 0, "no XML" },
    { "\177ELF\002\001\001\000\000\000", 10, "not-xml", 0, "no XML" },
    { "%PDF-1.7\n", -1, "not-xml", 1, "no XML" },
    { "\377\376<\000f\000a\000q\000", 10, "encoding", 1, "UTF-16" },
    { "\376\377\000<\000f\000a\000q", 10, "encoding", 1, "UTF-16" },
    { "<\000f\000a\000q\000/\000>\000", 12, "encoding", 1, "UTF-16" },
    { "<?xml version='1.0' encoding='ISO-8859-1'?>\n" WHOLE ("Ja."), -1, "encoding", 1, "ISO-8859-1" },
    { "<?xml version='1.0' encoding='windows-1252'?>\n" WHOLE ("Ja."), -1, "encoding", 1, "UTF-8" },
    { "<?xml version='1.0' encoding='UTF-7'?>\n" WHOLE ("Ja."), -1, NULL, 0, "UTF-8" },
    { "<?xml version='1.0' encoding='UTF-8'?>\n" WHOLE ("cr\350me"), -1, "well-formed", 4, "UTF-8" },
    { "<!DOCTYPE faq>\n" WHOLE ("Ja."), -1, "doctype", 1, "DOCTYPE" },
    { "\n\n<!DOCTYPE faq [<!ENTITY e 'x'>]>\n" WHOLE ("&e;"), -1, "doctype", 3, "DOCTYPE" },
    { "<!DOCTYPE faq SYSTEM 'file:///etc/passwd'>\n" WHOLE ("Ja."), -1, "doctype", 1, "DOCTYPE" },
    { "<!DOCTYPE faq SYSTEM 'http://127.0.0.1:9/x.dtd'>\n" WHOLE ("Ja."), -1, "doctype", 1, "DOCTYPE" },
    { "<!DOCTYPE faq [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>\n" WHOLE ("&e;"), -1, "doctype", 1, "DOCTYPE" },
    { "<!DOCTYPE faq [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>\n"
      WHOLE ("&c;"), -1, "doctype", 1, "DOCTYPE" },
    { "<!DOCTYPE faq [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>\n" WHOLE ("Ja."), -1, "doctype", 1, "DOCTYPE" },
    { WHOLE ("&euml;"), -1, "well-formed", 3, "&euml;" },
    { WHOLE ("a & b"), -1, "well-formed", 3, "&amp;" },
    { WHOLE ("a \001 b"), -1, "well-formed", 3, "control character" },
    { WHOLE ("a &#1; b"), -1, "well-formed", 3, "control character" },
    { WHOLE ("<p>open"), -1, "well-formed", 0, "clos" },
    { HEAD ENTRY ("Ja."), -1, "well-formed", 0, "cut off" },
    { WHOLE ("Ja.") "<faq/>", -1, "well-formed", 0, "behind" },
    { WHOLE ("Ja.") "rommel", -1, "well-formed", 0, "behind" },
    { HEAD "<entry id='e' id='f'/></faq>", -1, "well-formed", 3, "twice" },
    { HEAD "<entry id=e/></faq>", -1, "well-formed", 3, "quotation" },
    { HEAD "<x:entry id='e'/></faq>", -1, "schema", 3, "x:entry" },
    { HEAD "tekst" ENTRY ("Ja.") "</faq>", -1, "schema", 3, "between the elements" },
    { HEAD "<entry id='e'><question>Wat?</question><answer><xi:include xmlns:xi='http://www.w3.org/2001/XInclude'"
      " href='file:///etc/passwd' parse='text'/></answer></entry></faq>", -1, "xinclude", 3, "XInclude" },
    { HEAD "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='x.xml'/></faq>", -1, "xinclude", 3, "XInclude" },
    { "<boek><body>Hallo</body></boek>", -1, "root", 1, "<boek>" },
    { "<faq xml:lang='nl' id='v' version='1'/>", -1, "root", 1, "" },
    { "<faq xmlns='urn:anders' xml:lang='nl' id='v' version='1'/>", -1, "root", 1, "" },
    { "<report xmlns='urn:houvast:kb:1' unit='a#b' xml:lang='nl' edition='1' on='2026-01-01' kind='wrong'/>",
      -1, "root", 1, "report" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvIntake) intake = take (place, rows[i].bytes, rows[i].size);
      const HvFinding *first = g_ptr_array_index (hv_intake_findings (intake), 0);

      g_test_message ("%u: %s", (guint) i, first->message);
      assert_refused (intake, rows[i].rule != NULL ? rows[i].rule : first->rule, rows[i].line,
                      rows[i].words);
    }
}

/* What XML allows and nobody can say is told, though it keeps no file out: text
 * from Windows that was called UTF-8 is full of it. */
static void
test_control_characters (Place         *place,
                         gconstpointer  data)
{
  static const char * const texts[] = { WHOLE ("a \302\205 b"), WHOLE ("a &#x9f; b"), WHOLE ("a \177 b") };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HvIntake) intake = take (place, texts[i], -1);
      const HvFinding *finding;

      g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 1);
      finding = g_ptr_array_index (hv_intake_findings (intake), 0);
      g_assert_cmpstr (finding->rule, ==, "control-character");
      g_assert_cmpuint (finding->line, ==, 3);
    }
}

/* Nothing a file names is opened: not a file beside it, not over the network. */
static void
test_nothing_is_fetched (Place         *place,
                         gconstpointer  data)
{
  g_autofree char *secret = g_build_filename (place->folder, "geheim.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (HvIntake) intake = NULL;
  const HvFinding *finding;

  g_assert_true (g_file_set_contents (secret, "HEEL GEHEIM", -1, NULL));
  text = g_strdup_printf ("<!DOCTYPE faq [<!ENTITY e SYSTEM '%s'>]>\n" WHOLE ("&e;"), secret);
  intake = take (place, text, -1);
  finding = g_ptr_array_index (hv_intake_findings (intake), 0);
  g_assert_null (strstr (finding->message, "GEHEIM"));
  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 1);
}

/* Files that are none. Each is told in a finding or an error, at once. */
static void
test_odd_files (Place         *place,
                gconstpointer  data)
{
  g_autofree char *none = g_build_filename (place->folder, "none.xml", NULL);
  const char *odd[] = { place->folder, place->path, "/dev/null", "/dev/zero", none };

  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HvIntake) intake = hv_intake_new (&error);
      gboolean added = hv_intake_add (intake, odd[i], NULL, NULL, NULL, &error);

      g_assert_true (added != (error != NULL));
      if (error != NULL)
        g_assert_true (g_error_matches (error, HV_ERROR, HV_ERROR_REFUSED)
                       || g_error_matches (error, HV_ERROR, HV_ERROR_NOT_FOUND));
      else
        g_assert_true (hv_intake_is_refused (intake));
    }
}

static char *
repeat (const char *text,
        guint       times)
{
  GString *all = g_string_sized_new (strlen (text) * times);

  for (guint i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_deep (Place         *place,
           gconstpointer  data)
{
  g_autofree char *open = repeat ("<section id='s'><title>T</title>", 300);
  g_autofree char *close = repeat ("</section>", 300);
  g_autofree char *text = g_strconcat (
    "<statement xmlns='urn:houvast:kb:1' xml:lang='nl' id='v' version='1' effective='2026-01-01'>\n"
    "<title>T</title><approval status='draft'/><controller><name>N</name><contact channel='web'>C</contact>"
    "</controller>\n", open, close, "</statement>", NULL);
  g_autoptr (HvIntake) intake = take (place, text, -1);

  g_assert_true (hv_intake_is_refused (intake));
  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 1);
}

static void
test_limits (Place         *place,
             gconstpointer  data)
{
  g_autofree char *attribute = g_strnfill (HV_LIMIT_ATTRIBUTE + 1, 'a');
  g_autofree char *text = g_strnfill (HV_LIMIT_TEXT + 1, 'a');
  g_autofree char *fits = g_strnfill (HV_LIMIT_TEXT, 'a');
  g_autofree char *paragraph = g_strconcat ("<p>", fits, "</p>", NULL);
  g_autofree char *many = repeat (paragraph, 6);
  g_autofree char *endless = g_strnfill (9u << 20, 'a');
  const struct
  {
    char       *file;
    gboolean    refused;
    const char *words;
  } rows[] = {
    { g_strdup_printf (HEAD "<entry id='%s'><question>W</question><answer>A</answer></entry></faq>", attribute), TRUE, "longer" },
    { g_strconcat (HEAD "<entry id='e'><question>W</question><answer>", text, "</answer></entry></faq>", NULL), TRUE, "longer" },
    { g_strconcat (HEAD "<entry id='e'><question>W</question><answer>", fits, "</answer></entry></faq>", NULL), FALSE, "" },
    { g_strconcat (HEAD "<entry id='e'><question>W</question><answer>", many, "</answer></entry></faq>", NULL), TRUE, "larger" },
    { g_strconcat (HEAD "<!--", endless, "--></faq>", NULL), TRUE, "" },
    { g_strconcat (HEAD "<entry id='", endless, "'/></faq>", NULL), TRUE, "" },
    { g_strconcat (HEAD "<", endless, "/></faq>", NULL), TRUE, "" },
    { g_strconcat ("<?xml version='1.0'?><!--", endless, "-->", NULL), TRUE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HvIntake) intake = take (place, rows[i].file, -1);
      GPtrArray *findings = hv_intake_findings (intake);

      g_assert_cmpint (hv_intake_is_refused (intake), ==, rows[i].refused);
      if (rows[i].refused)
        {
          const HvFinding *finding = g_ptr_array_index (findings, 0);

          g_assert_cmpuint (findings->len, ==, 1);
          g_test_message ("%s", finding->message);
          g_assert_nonnull (strstr (finding->message, rows[i].words));
          /* What is too long is not repeated in the message about it. */
          g_assert_cmpuint (strlen (finding->message), <, 1000);
        }
      g_free (rows[i].file);
    }
}

/* Many small units are no reason to refuse, and take no more memory. */
static void
test_many_units (Place         *place,
                 gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (HvIntake) intake = NULL;
  const HvIntakeFile *file;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (
        text, "<entry id='e%u'><question>Vraag %u?</question><answer>Ja.</answer></entry>\n", i, i);
  g_string_append (text, "</faq>");
  intake = take (place, text->str, text->len);
  g_assert_false (hv_intake_is_refused (intake));
  file = g_ptr_array_index (hv_intake_files (intake), 0);
  g_assert_cmpuint (g_hash_table_size (file->units), ==, 20000);
  g_assert_cmpuint (((HvIntakeUnit *)g_hash_table_lookup (file->units, "e19999"))->line, ==, 20002);
}

/* The copy is what counts: its sum is that of what was read, and it is gone with
 * the intake, as is everything else that was written for it. */
static void
test_private_copy (Place         *place,
                   gconstpointer  data)
{
  g_autoptr (HvIntake) intake = take (place, WHOLE ("Ja."), -1);
  const HvIntakeFile *file = g_ptr_array_index (hv_intake_files (intake), 0);
  g_autofree char *sum = hv_file_sha256 (file->copy, NULL, NULL, NULL);
  g_autofree char *wanted = g_compute_checksum_for_string (G_CHECKSUM_SHA256, WHOLE ("Ja."), -1);
  g_autofree char *folder = g_path_get_dirname (file->copy);
  GStatBuf status;

  g_assert_cmpstr (file->sha256, ==, sum);
  g_assert_cmpstr (file->sha256, ==, wanted);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);
  /* Whoever writes to the file now changes nothing any more. */
  g_assert_true (g_file_set_contents (place->path, "anders", -1, NULL));
  g_free (sum);
  sum = hv_file_sha256 (file->copy, NULL, NULL, NULL);
  g_assert_cmpstr (file->sha256, ==, sum);
  g_clear_pointer (&intake, hv_intake_free);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

typedef struct
{
  const char *path;
  gint        stop;
} Scribbler;

static gpointer
scribble (gpointer data)
{
  Scribbler *scribbler = data;
  guint round = 0;

  while (!g_atomic_int_get (&scribbler->stop))
    {
      int fd = g_open (scribbler->path, O_WRONLY, 0);

      if (fd < 0)
        continue;
      if (pwrite (fd, round++ % 2 == 0 ? "Nee" : "Ja.", 3, strlen (HEAD) + 50) != 3)
        g_assert_not_reached ();
      close (fd);
    }
  return NULL;
}

/* A file that someone writes to meanwhile is taken in as it was at one moment:
 * what was hashed is what was read. */
static void
test_changes_while_read (Place         *place,
                         gconstpointer  data)
{
  Scribbler scribbler = { place->path, 0 };
  GThread *thread;

  g_assert_true (g_file_set_contents (place->path, WHOLE ("Ja, ja, ja, ja, ja, ja."), -1, NULL));
  thread = g_thread_new ("scribbler", scribble, &scribbler);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (HvIntake) intake = take_file (place->path);
      const HvIntakeFile *file;
      g_autofree char *sum = NULL;

      if (hv_intake_is_refused (intake))
        continue;
      file = g_ptr_array_index (hv_intake_files (intake), 0);
      sum = hv_file_sha256 (file->copy, NULL, NULL, NULL);
      g_assert_cmpstr (file->sha256, ==, sum);
    }
  g_atomic_int_set (&scribbler.stop, 1);
  g_thread_join (thread);
}

/* Whatever the bytes, intake says what is wrong or takes it in; it never fails,
 * crashes or hangs. */
static void
test_any_bytes (Place         *place,
                gconstpointer  data)
{
  static const char base[] = "<?xml version='1.0' encoding='UTF-8'?>\n" WHOLE ("<p>Ja, <em>dat</em> mag.</p>");

  for (guint round = 0; round < 1500; round++)
    {
      g_autofree char *bytes = g_memdup2 (base, sizeof base - 1);
      gsize size = sizeof base - 1;
      g_autoptr (HvIntake) intake = NULL;

      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        {
          gsize at = g_test_rand_int_range (0, size);

          switch (g_test_rand_int_range (0, 3))
            {
            case 0:
              bytes[at] = g_test_rand_int_range (0, 256);
              break;
            case 1:
              bytes[at] = "<>&'\"/=!?[]#;"[g_test_rand_int_range (0, 13)];
              break;
            default:
              memmove (bytes + at, bytes + at + 1, size - at - 1);
              size--;
              break;
            }
        }
      intake = take (place, bytes, size);
      for (guint i = 0; i < hv_intake_findings (intake)->len; i++)
        {
          const HvFinding *finding = g_ptr_array_index (hv_intake_findings (intake), i);

          g_assert_true (g_utf8_validate (finding->message, -1, NULL));
          g_assert_cmpstr (finding->message, !=, "");
        }
    }
}

#define ADD(name, func) g_test_add (name, Place, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  ADD ("/safety/good", test_good);
  ADD ("/safety/refused", test_refused);
  ADD ("/safety/control-characters", test_control_characters);
  ADD ("/safety/nothing-is-fetched", test_nothing_is_fetched);
  ADD ("/safety/odd-files", test_odd_files);
  ADD ("/safety/deep", test_deep);
  ADD ("/safety/limits", test_limits);
  ADD ("/safety/many-units", test_many_units);
  ADD ("/safety/private-copy", test_private_copy);
  ADD ("/safety/changes-while-read", test_changes_while_read);
  ADD ("/safety/any-bytes", test_any_bytes);
  return g_test_run ();
}
