/* test-convert.c: foreign formats come in with all their questions and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "hv-core-resources.h"
#include "hv-export.h"
#include "hv-file.h"
#include "hv-test-library.h"

#define OFFICE \
  "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' " \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' " \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' " \
  "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink'>"

/* Imports a file under @name, signs it off, and returns what the plan said. */
static void
take (TestLibrary *test,
      const char  *name,
      const char  *text)
{
  g_autofree char *path = test_library_write (test, name, text);
  const char *paths[] = { path, NULL };
  HvImportOptions options = { .lang = "nl", .approve = "dpo", .role = "knowledge-manager" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = hv_import_plan (test->library, paths, &options, NULL, NULL, NULL,
                                                &error);

  g_assert_no_error (error);
  for (guint i = 0; import->refused && i < import->findings->len; i++)
    g_test_message ("%s", ((HvFinding *) g_ptr_array_index (import->findings, i))->message);
  g_assert_false (import->refused);
  g_assert_true (hv_import_apply (import, test->library, &options, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_text (TestLibrary *test,
             const char  *key,
             const char  *expected)
{
  test_library_assert (test, key, NULL, HV_STATE_APPROVED, expected);
}

static const char fodt[] =
  OFFICE "<office:meta><dc:title>Onze verklaring</dc:title><dc:date>2026-05-01T10:00:00</dc:date>"
  "</office:meta><office:body><office:text>"
  "<text:sequence-decls><text:sequence-decl text:name='Illustration'/></text:sequence-decls>"
  "<text:p>U vertrouwt ons uw gegevens toe.</text:p>"
  "<text:h text:outline-level='1'>Wie zijn wij?</text:h>"
  "<text:p>Wij zijn <text:span>Proef</text:span> B.V. Mail "
  "<text:a xlink:href='mailto:privacy@proef.example'>ons</text:a>.<text:note><text:note-citation>1"
  "</text:note-citation></text:note></text:p>"
  "<text:h text:outline-level='2'>Bewaren</text:h>"
  "<text:list><text:list-item><text:p>Rekeningen: zeven jaar.</text:p></text:list-item>"
  "<text:list-item><text:p>Opnamen: een maand.</text:p></text:list-item></text:list>"
  "<text:h text:outline-level='1'>Vragen</text:h><text:p>Bel ons.</text:p>"
  "</office:text></office:body></office:document>";

/* What legal sends: headings become sections, and it is not approved by itself. */
static void
test_fodt (TestLibrary   *test,
           gconstpointer  data)
{
  g_autoptr (HvImport) import = test_library_plan_text (test, "verklaring.fodt", fodt);
  HvImportOptions options = { .lang = "nl" };
  g_autoptr (GError) error = NULL;
  HvState state;

  g_assert_false (import->refused);
  g_assert_cmpuint (import->added->len, ==, 3);
  g_assert_nonnull (test_find (import, "converted-controller", NULL));
  g_assert_true (hv_import_apply (import, test->library, &options, NULL, NULL, NULL, &error));
  g_assert_null (test_library_spoken (test, "verklaring#bewaren", NULL, &state));
  {
    const char * const keys[] = { "verklaring", NULL };
    HvApproval approval = { .status = HV_STATUS_APPROVED, .role = (char *) "dpo" };
    g_autoptr (HvLibrary) library = hv_library_open (test->library, &error);

    g_assert_cmpuint (hv_library_sign (library, keys, &approval, NULL, &error), ==, 2);
    g_assert_no_error (error);
  }
  assert_text (test, "verklaring#wie-zijn-wij", "Wij zijn Proef B.V. Mail ons.");
  assert_text (test, "verklaring#vragen", "Bel ons.");
}

static const char fods[] =
  OFFICE "<office:body><office:spreadsheet><table:table table:name='Vragen'>"
  "<table:table-column/><table:table-row><table:table-cell><text:p>Onderwerp</text:p></table:table-cell>"
  "<table:table-cell table:number-columns-repeated='2'/>"
  "<table:table-cell><text:p>Vraag</text:p></table:table-cell>"
  "<table:table-cell><text:p>Antwoord</text:p></table:table-cell></table:table-row>"
  "<table:table-row><table:table-cell><text:p>retention</text:p></table:table-cell>"
  "<table:table-cell table:number-columns-repeated='2'/>"
  "<table:table-cell><text:p>Hoe lang?</text:p></table:table-cell>"
  "<table:table-cell><text:p>Een maand.</text:p><text:p>Niet langer.</text:p></table:table-cell>"
  "</table:table-row><table:table-row table:number-rows-repeated='1048570'>"
  "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
  "<table:table-row><table:table-cell/><table:table-cell/><table:table-cell/><table:table-cell>"
  "<text:p>Waarom?</text:p></table:table-cell><table:table-cell><text:p>Daarom.</text:p>"
  "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
  "</office:document>";

static void
test_fods (TestLibrary   *test,
           gconstpointer  data)
{
  take (test, "lijst.fods", fods);
  assert_text (test, "lijst#hoe-lang", "Een maand.\n\nNiet langer.");
  assert_text (test, "lijst#waarom", "Daarom.");
}

static void
test_xhtml (TestLibrary   *test,
            gconstpointer  data)
{
  take (test, "pagina.xhtml",
        "<html xmlns='http://www.w3.org/1999/xhtml' lang='nl'><head><title>Privacy</title></head><body>"
        "<div><h1>Privacy</h1><p>Inleiding.</p><h2 id='x'>Delen</h2>"
        "<p>Met <a href='javascript:alert(1)'>niemand</a>.</p>"
        "<script>var a = 1;</script></div></body></html>");
  assert_text (test, "pagina#x", "Met niemand.");
  take (test, "vragen.xhtml",
        "<html><body><h1>Veelgesteld</h1><h2>Mag dat?</h2><p>Ja.</p><h2>En dit?</h2>"
        "<ul><li>Soms<ul><li>heel soms</li></ul>ja</li><li>Nooit</li></ul><p>Vraag het ons.</p>"
        "</body></html>");
  assert_text (test, "vragen#mag-dat", "Ja.");
  assert_text (test, "vragen#en-dit", "Soms\n\nheel soms\n\nja\n\nNooit\n\nVraag het ons.");
}

static void
test_docbook (TestLibrary   *test,
              gconstpointer  data)
{
  take (test, "boek.xml",
        "<article xmlns='http://docbook.org/ns/docbook' xml:lang='nl'><info><title>Beleid</title></info>"
        "<section xml:id='een'><title>Een</title><para>Eerst.</para>"
        "<section><title>Binnen</title><para>Dan.</para></section></section></article>");
  assert_text (test, "boek#een", "Eerst.");
  assert_text (test, "boek#binnen", "Dan.");
  take (test, "faq.xml",
        "<chapter lang='nl'><title>FAQ</title><qandaset><qandadiv><title>Deel</title>"
        "<qandaentry id='Q 1'><question><para>Kan het?</para></question><answer><para>Ja, <emphasis>dat"
        "</emphasis> kan.</para></answer></qandaentry></qandadiv></qandaset></chapter>");
  assert_text (test, "faq#q-1", "Ja, dat kan.");
}

static void
test_wordpress (TestLibrary   *test,
                gconstpointer  data)
{
  take (test, "site.xml",
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        "xmlns:wp='http://wordpress.org/export/1.2/'><channel><language>nl-NL</language>"
        "<wp:wxr_version>1.2</wp:wxr_version>"
        "<item><title>Privacy</title><content:encoded><![CDATA[<!-- wp:p --><p>Eerste <b>deel</b></p>\n\n"
        "Tweede &amp; deel<script>x()</script>]]></content:encoded><wp:post_name>privacy</wp:post_name>"
        "<wp:post_type>page</wp:post_type></item>"
        "<item><title>Weg</title><content:encoded>Weg</content:encoded><wp:status>trash</wp:status>"
        "<wp:post_type>post</wp:post_type></item>"
        "<item><title>Plaatje</title><content:encoded>x</content:encoded>"
        "<wp:post_type>attachment</wp:post_type></item></channel></rss>");
  assert_text (test, "site#privacy", "Eerste deel\n\nTweede & deel");
  g_assert_cmpuint (test_library_in_force (test, NULL), ==, 1);
}

static void
test_phpmyfaq (TestLibrary   *test,
               gconstpointer  data)
{
  take (test, "export.xml",
        "<phpmyfaq><article id='7'><language>nl</language><category>A &gt;&gt; Bewaren</category>"
        "<keywords>a, b</keywords><question>Hoe lang?</question>"
        "<answer>&lt;p&gt;Kort &amp;amp; goed.&lt;/p&gt;</answer></article></phpmyfaq>");
  assert_text (test, "export#faq-7", "Kort & goed.");
}

static void
test_fml (TestLibrary   *test,
          gconstpointer  data)
{
  take (test, "faq.fml",
        "<faqs xmlns='http://maven.apache.org/FML/1.0.1' title='FAQ'><part id='a'><title>A</title>"
        "<faq id='De eerste'><question>Mag dat?</question><answer><p>Ja.</p><source><![CDATA[a < b]]>"
        "</source></answer></faq></part></faqs>");
  assert_text (test, "faq#de-eerste", "Ja.\n\na < b");
}

/* What was exported as VAC comes back, with the note that is the agent's own. */
static void
test_vac (TestLibrary   *test,
          gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->folder, "vac", NULL);
  g_autofree char *file = g_build_filename (folder, "vac-nl.xml", NULL);
  g_autofree char *statement = test_statement ("1", "approved", "2026-06-01", "2026-06-01", "Kort.");
  g_autofree char *faq = test_faq ("1", "2026-06-10", "Eén maand &amp; geen dag langer.");
  g_autofree char *vac = NULL;
  g_autoptr (GError) error = NULL;

  test_library_put (test, statement, faq);
  g_assert_true (hv_export_vac (test->library, folder, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (file, &vac, NULL, NULL));
  take (test, "vac.xml", vac);
  assert_text (test, "vac#opnamen", "Eén maand & geen dag langer.");
}

/* The foreign file is kept as it came, and travels with an export. */
static void
test_original_kept (TestLibrary   *test,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (test->folder, "export", NULL);
  g_autofree char *original = g_build_filename (folder, "originals", "01-statement-nl.original", NULL);
  g_autofree char *text = NULL;
  g_autofree char *again = g_build_filename (test->folder, "again", NULL);
  g_autofree char *sum = NULL;
  g_autofree char *other_sum = NULL;
  TestLibrary other = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvImport) import = NULL;

  take (test, "verklaring.fodt", fodt);
  g_assert_true (hv_export_xml (test->library, folder, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (original, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, fodt);
  test_library_set_up (&other, NULL);
  import = test_library_import (&other, HV_PENDING_REFUSE, NULL, &error, folder, NULL);
  g_assert_no_error (error);
  g_assert_true (hv_export_xml (other.library, again, NULL, &error));
  g_assert_no_error (error);
  sum = test_folder_sum (folder);
  other_sum = test_folder_sum (again);
  g_assert_cmpstr (sum, ==, other_sum);
  test_library_tear_down (&other, NULL);
}

static char *
write_sheet (const char *body)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "houvast", "convert", NULL);
  g_autofree char *text = g_strdup_printf (
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
    "xmlns:h='urn:houvast:convert:1' xmlns:s='http://icl.com/saxon' extension-element-prefixes='s'>"
    "<h:format name='own' when='/own'/>%s</xsl:stylesheet>", body);
  char *path = g_build_filename (folder, "own.xsl", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

#define OWN(x) "<xsl:template match='/'><h:document kind='faq' title='T'>" x "</h:document></xsl:template>"

/* A new format is a new stylesheet, in the person's own folder, and no C. */
static void
test_own_format (TestLibrary   *test,
                 gconstpointer  data)
{
  g_autofree char *sheet = write_sheet (OWN (
    "<xsl:for-each select='own/q'><h:question><xsl:value-of select='@v'/></h:question>"
    "<h:block><xsl:value-of select='.'/></h:block></xsl:for-each>"));

  take (test, "eigen.xml", "<own><q v='Wat?'>Dit.</q></own>");
  assert_text (test, "eigen#wat", "Dit.");
  g_unlink (sheet);
}

/* A stylesheet that loops, recurses, writes or reads: a clear message, and nothing
 * else happens. */
static void
test_hostile_format (TestLibrary   *test,
                     gconstpointer  data)
{
  g_autofree char *target = g_build_filename (test->folder, "written", NULL);
  g_autofree char *secret = test_library_write (test, "secret.xml", "<secret>geheim</secret>");
  g_autofree char *writes = g_strdup_printf (OWN ("<xsl:document href='%s'><a/></xsl:document>"
                                                  "<s:output href='%s'><a/></s:output>"), target, target);
  g_autofree char *reads = g_strdup_printf (OWN ("<h:question>Q?</h:question><h:block><xsl:value-of "
                                                 "select=\"document('%s')\"/></h:block>"), secret);
  const char *bodies[] = {
    "<xsl:template match='/'><xsl:call-template name='a'/></xsl:template>"
    "<xsl:template name='a'><xsl:call-template name='a'/></xsl:template>",
    "<xsl:template match='/'><xsl:call-template name='a'><xsl:with-param name='n' select='300'/>"
    "</xsl:call-template></xsl:template><xsl:template name='a'><xsl:param name='n'/>"
    "<xsl:if test='$n &gt; 0'><xsl:call-template name='a'><xsl:with-param name='n' select='$n - 1'/>"
    "</xsl:call-template><xsl:call-template name='a'><xsl:with-param name='n' select='$n - 1'/>"
    "</xsl:call-template></xsl:if></xsl:template>",
    OWN ("<xsl:message terminate='yes'>stop</xsl:message>"),
    OWN (""),
    writes,
    reads,
  };
  g_autofree char *path = test_library_write (test, "eigen.xml", "<own/>");

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *sheet = write_sheet (bodies[i]);
      g_autoptr (HvImport) import = test_library_plan (test, path);

      g_assert_true (import->refused);
      g_assert_nonnull (test_find (import, "conversion", NULL));
      g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
      g_unlink (sheet);
    }
}

static void
test_refused (TestLibrary   *test,
              gconstpointer  data)
{
  static const struct { const char *text; const char *rule; } cases[] = {
    { "<!DOCTYPE faqs [<!ENTITY a 'b'>]><faqs><faq id='a'><question>Q?</question><answer>&a;</answer>"
      "</faq></faqs>", "doctype" },
    { "<chapter><para>&url.x;</para></chapter>", "well-formed" },
    { "<onbekend/>", "root" },
    { "<faqs><part id='a'/></faqs>", "conversion" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HvImport) import = test_library_plan_text (test, "x.xml", cases[i].text);

      g_assert_true (import->refused);
      g_assert_cmpuint (import->findings->len, ==, 1);
      g_assert_nonnull (test_find (import, cases[i].rule, NULL));
    }
}

/* Real files, where they are at hand: all their questions come in. */
static void
test_real_files (TestLibrary   *test,
                 gconstpointer  data)
{
  static const struct { const char *file; guint units; } files[] = {
    { "maven_fml/maven-assembly-plugin__maven-assembly-plugin-maven-assembly-plugin-3.4.2_src_site_fml_"
      "faq.fml", 10 },
    { "php_docbook_faq/faq/html.xml", 5 }, { "php_docbook_faq/faq/passwords.xml", 5 },
    { "wxr/small-export.xml", 11 }, { "wxr/theme-unit-test-data.xml", 76 },
    { "wxr/namespace-edge-cases.xml", 6 }, { "wxr/valid-wxr-1.0.xml", 6 },
  };
  g_autofree char *folder = g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "..", "shared", "data",
                                              "formats", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the files are not here");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].file, NULL);
      g_autoptr (HvImport) import = test_library_plan (test, path);

      g_assert_false (import->refused);
      g_assert_cmpuint (import->added->len, ==, files[i].units);
    }
}

#define add(name, func) \
  g_test_add ("/convert/" name, TestLibrary, NULL, test_library_set_up, func, test_library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hv_core_register_resource ();
  add ("fodt", test_fodt);
  add ("fods", test_fods);
  add ("xhtml", test_xhtml);
  add ("docbook", test_docbook);
  add ("wordpress", test_wordpress);
  add ("phpmyfaq", test_phpmyfaq);
  add ("fml", test_fml);
  add ("vac", test_vac);
  add ("original-kept", test_original_kept);
  add ("own-format", test_own_format);
  add ("hostile-format", test_hostile_format);
  add ("refused", test_refused);
  add ("real-files", test_real_files);
  return g_test_run ();
}
