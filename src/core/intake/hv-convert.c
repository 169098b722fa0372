/* hv-convert.c: foreign formats made into knowledge documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A format is a stylesheet, in data/convert or in the person's own folder, and no
 * C. It is applied to a file that nobody vouches for, and may itself be anyone's:
 * it can read and write nothing, fetch nothing, and takes a limited number of
 * steps. What it writes is a flat row of headings, questions and blocks, which is
 * made into a document here; see data/convert/README.
 */
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "hv-convert-private.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-reader.h"

#define RESOURCES "/org/houvast/core/convert"

/* A foreign file is read as a whole. */
#define MAX_SIZE (64u << 20)
/* What no honest stylesheet needs for one file. */
#define MAX_STEPS 5000000
#define MAX_XPATH_STEPS 500000000
#define MAX_TEMPLATE_DEPTH 1000

typedef struct
{
  char           *name;
  char           *when;      /* XPath: whether a document is in this format */
  xsltStylesheet *sheet;
} Converter;

struct _HvConverters
{
  GPtrArray *converters;
};

static void
converter_free (gpointer data)
{
  Converter *converter = data;

  g_free (converter->name);
  g_free (converter->when);
  if (converter->sheet != NULL)
    xsltFreeStylesheet (converter->sheet);
  g_free (converter);
}

/* Stylesheets are whole in themselves: no import, no include, no document(). */
static xmlDoc *
load_nothing (const xmlChar    *uri,
              xmlDict          *dict,
              int               options,
              void             *context,
              xsltLoadType      type)
{
  return NULL;
}

static void
swallow (void       *context,
         const char *message,
         ...)
{
}

static void
set_up_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      xsltSetLoaderFunc (load_nothing);
      xsltSetGenericErrorFunc (NULL, swallow);
      g_once_init_leave (&done, 1);
    }
}

static xmlDoc *
parse (GBytes     *bytes,
       const char *name)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return size <= G_MAXINT
    ? xmlReadMemory (text, size, name, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
    : NULL;
}

static xmlNode *
find_format (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && node->ns != NULL
        && strcmp ((const char *) node->ns->href, HV_CONVERT_NAMESPACE) == 0
        && strcmp ((const char *) node->name, "format") == 0)
      return node;
  return NULL;
}

/* A stylesheet that is none is left out; the files it was for are refused with
 * what they are. A person's own comes before the program's. */
static void
add_sheet (HvConverters *converters,
           GBytes       *bytes,
           const char   *name)
{
  xmlDoc *doc = parse (bytes, name);
  xmlNode *format = doc != NULL ? find_format (doc) : NULL;
  Converter *converter;

  if (format == NULL || doc->intSubset != NULL)
    {
      xmlFreeDoc (doc);
      return;
    }
  converter = g_new0 (Converter, 1);
  converter->name = hv_xml_attribute (format, "name");
  converter->when = hv_xml_attribute (format, "when");
  converter->sheet = xsltParseStylesheetDoc (doc);
  if (converter->sheet == NULL)
    xmlFreeDoc (doc);
  if (converter->sheet == NULL || converter->sheet->errors > 0 || converter->name == NULL)
    converter_free (converter);
  else
    g_ptr_array_add (converters->converters, converter);
}

static void
add_own (HvConverters *converters)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "houvast", "convert", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = g_str_has_suffix (name, ".xsl") ? hv_file_read (path, MAX_SIZE, NULL)
                                                                 : NULL;

      if (bytes != NULL)
        add_sheet (converters, bytes, name);
    }
}

/* Reads the stylesheets when the first foreign file has come: most imports have
 * none, and reading takes longer than a small document. */
static void
load (HvConverters *converters)
{
  g_auto (GStrv) names = NULL;

  if (converters->converters != NULL)
    return;
  set_up_once ();
  converters->converters = g_ptr_array_new_with_free_func (converter_free);
  add_own (converters);
  names = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCES, *name, NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes != NULL)
        add_sheet (converters, bytes, *name);
    }
}

/**
 * hv_converters_new:
 *
 * Returns: (transfer full): all formats that are known
 */
HvConverters *
hv_converters_new (void)
{
  return g_new0 (HvConverters, 1);
}

void
hv_converters_free (HvConverters *converters)
{
  if (converters == NULL)
    return;
  g_clear_pointer (&converters->converters, g_ptr_array_unref);
  g_free (converters);
}

static gboolean
is_in_format (xmlDoc          *doc,
              const Converter *converter)
{
  xmlXPathContext *context = xmlXPathNewContext (doc);
  xmlXPathObject *result;
  gboolean answer;

  context->opLimit = MAX_STEPS;
  context->node = xmlDocGetRootElement (doc);
  result = xmlXPathEvalExpression ((const xmlChar *) converter->when, context);
  answer = result != NULL && xmlXPathCastToBoolean (result);
  xmlXPathFreeObject (result);
  xmlXPathFreeContext (context);
  return answer;
}

static const Converter *
find (HvConverters *converters,
      xmlDoc       *doc,
      const char   *format)
{
  for (guint i = 0; i < converters->converters->len; i++)
    {
      const Converter *converter = g_ptr_array_index (converters->converters, i);

      if (format != NULL ? strcmp (converter->name, format) == 0
                         : converter->when != NULL && is_in_format (doc, converter))
        return converter;
    }
  return NULL;
}

static xsltSecurityPrefs *
closed (void)
{
  static const xsltSecurityOption options[] = {
    XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
    XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK,
  };
  xsltSecurityPrefs *preferences = xsltNewSecurityPrefs ();

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    xsltSetSecurityPrefs (preferences, options[i], xsltSecurityForbid);
  return preferences;
}

/* Keeps the first thing that went wrong. */
static void G_GNUC_PRINTF (2, 3)
remember_cb (void       *user_data,
             const char *format,
             ...)
{
  GString *said = user_data;
  va_list args;

  if (said->len > 0)
    return;
  va_start (args, format);
  g_string_append_vprintf (said, format, args);
  va_end (args);
  g_strdelimit (said->str, "\r\n", ' ');
}

static xmlDoc *
transform (const Converter *converter,
           xmlDoc          *doc,
           GString         *said)
{
  xsltTransformContext *context = xsltNewTransformContext (converter->sheet, doc);
  xsltSecurityPrefs *preferences = closed ();
  xmlDoc *result = NULL;

  if (context != NULL)
    {
      xsltSetCtxtSecurityPrefs (preferences, context);
      xsltSetTransformErrorFunc (context, said, remember_cb);
      context->maxTemplateDepth = MAX_TEMPLATE_DEPTH;
      context->opLimit = MAX_STEPS;
      context->xpathCtxt->opLimit = MAX_XPATH_STEPS;
      result = xsltApplyStylesheetUser (converter->sheet, doc, NULL, NULL, NULL, context);
      if (context->state != XSLT_STATE_OK)
        g_clear_pointer (&result, xmlFreeDoc);
      xsltFreeTransformContext (context);
    }
  xsltFreeSecurityPrefs (preferences);
  return result;
}

static void
add_finding (GPtrArray  *findings,
             HvFinding  *finding)
{
  finding->refuses = TRUE;
  g_ptr_array_add (findings, finding);
}

static char *
names_of (HvConverters *converters)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < converters->converters->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((Converter *) g_ptr_array_index (converters->converters, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static xmlDoc *
convert (HvConverters            *converters,
         xmlDoc                  *doc,
         const HvConvertRequest  *request,
         const char              *version,
         GPtrArray               *findings)
{
  g_autoptr (GString) said = g_string_new (NULL);
  const Converter *converter;
  xmlDoc *flat, *made;

  load (converters);
  converter = find (converters, doc, request->format);

  if (converter == NULL && request->format != NULL)
    {
      g_autofree char *names = names_of (converters);

      add_finding (findings, hv_finding_new (request->name, 0, 0, HV_SEVERITY_ERROR, "format",
                                             _("There is no format “%s”. Choose one of: %s."),
                                             request->format, names));
    }
  if (converter == NULL)
    return NULL;
  flat = transform (converter, doc, said);
  made = flat != NULL ? hv_convert_make (flat, request, version, findings) : NULL;
  xmlFreeDoc (flat);
  if (made == NULL)
    add_finding (findings, hv_finding_new (request->name, 0, 0, HV_SEVERITY_ERROR, "conversion",
                                           _("This file could not be converted (%s): %s. Nothing of it "
                                             "was taken in."), converter->name,
                                           said->len > 0 ? g_strstrip (said->str)
                                           : _("there is no question and no text in it")));
  return made;
}

static gboolean
write_made (xmlDoc      *made,
            const char  *path,
            GError     **error)
{
  g_autofree char *original = g_strconcat (path, ".original", NULL);
  xmlChar *text = NULL;
  int size = 0;
  g_autoptr (GBytes) bytes = NULL;

  xmlDocDumpFormatMemoryEnc (made, &text, &size, "UTF-8", 1);
  bytes = g_bytes_new (text, size);
  xmlFree (text);
  return hv_file_move_in_place (path, original, error) && hv_file_write_atomic (path, bytes, error);
}

/* How much of a file may say what its root is. */
#define HEAD 65536

/* Whether a file can be foreign at all: one without a DOCTYPE, whose root is not
 * one of ours. Our own may be large, and are read a unit at a time. */
static gboolean
may_be_foreign (const char *path)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
  gsize length = mapped != NULL ? MIN (g_mapped_file_get_length (mapped), HEAD) : 0;
  const char *text = length > 0 ? g_mapped_file_get_contents (mapped) : "";

  return g_strstr_len (text, length, "<!DOCTYPE") == NULL
         && g_strstr_len (text, length, HV_XML_NAMESPACE) == NULL;
}

static gboolean
is_ours (xmlDoc *doc)
{
  xmlNode *root = xmlDocGetRootElement (doc);

  return root != NULL && root->ns != NULL
         && strcmp ((const char *) root->ns->href, HV_XML_NAMESPACE) == 0;
}

/**
 * hv_converters_apply:
 * @path: a private copy; replaced by its conversion, and kept beside it with
 *   ".original" behind its name
 * @findings: (element-type HvFinding): gets what is wrong, or was left out
 *
 * Returns: whether the file was converted; without a finding or an error it is in
 *   no known format, and was left as it is
 */
gboolean
hv_converters_apply (HvConverters            *converters,
                     const char              *path,
                     const HvConvertRequest  *request,
                     GPtrArray               *findings,
                     GError                 **error)
{
  g_autofree char *sum = NULL;
  g_autofree char *version = NULL;
  gboolean foreign = may_be_foreign (path);
  g_autoptr (GBytes) bytes = foreign ? hv_file_read (path, MAX_SIZE, NULL) : NULL;
  xmlDoc *doc = bytes != NULL ? parse (bytes, request->name) : NULL;
  xmlDoc *made = NULL;
  gboolean written = FALSE;

  if (bytes == NULL && foreign)
    {
      add_finding (findings, hv_finding_new (request->name, 0, 0, HV_SEVERITY_ERROR, "limit",
                                             _("This file is in no format of Houvast's own, and larger "
                                               "than %u MB, which is as much as can be converted. Make "
                                               "several of it."), MAX_SIZE >> 20));
      return FALSE;
    }
  if (doc != NULL && doc->intSubset == NULL && !is_ours (doc))
    {
      sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      version = g_strndup (sum, 8);
      made = convert (converters, doc, request, version, findings);
    }
  if (made != NULL)
    written = write_made (made, path, error);
  xmlFreeDoc (made);
  xmlFreeDoc (doc);
  return written;
}
