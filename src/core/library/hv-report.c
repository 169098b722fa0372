/* hv-report.c: what an agent reports about an answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document of its own for each, which a knowledge manager collects. It says
 * what it is about and what is wrong with it, and neither who wrote it nor who
 * was on the line.
 */
#include "hv-report.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-personal-data.h"

#define NAMESPACE "urn:houvast:kb:1"
#define SCHEMA_RESOURCE "/org/houvast/core/schema/houvast.rng"

/* More than this is no proposal for an answer that is said. */
#define MAX_TEXT 20000

static const char * const kinds[] = {
  [HV_REPORT_WRONG] = "wrong",
  [HV_REPORT_OUTDATED] = "outdated",
  [HV_REPORT_UNCLEAR] = "unclear",
  [HV_REPORT_MISSING] = "missing",
};

/**
 * hv_report_usual_outbox:
 *
 * Returns: (transfer full): where reports are put unless the administrator
 *   names another folder
 */
char *
hv_report_usual_outbox (void)
{
  return g_build_filename (g_get_user_state_dir (), "houvast", "outbox", NULL);
}

static void
set (xmlNode    *node,
     const char *name,
     const char *value)
{
  xmlNewProp (node, (const xmlChar *) name, (const xmlChar *) value);
}

/* XML has no place for most control characters. */
static void
add_text (xmlNode    *report,
          const char *name,
          const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL || *text == '\0')
    return;
  clean = g_utf8_make_valid (text, MIN (strlen (text), MAX_TEXT));
  for (char *at = clean; *at != '\0'; at++)
    if ((guchar) *at < 0x20 && *at != '\n' && *at != '\t')
      *at = ' ';
  xmlNewTextChild (report, report->ns, (const xmlChar *) name, (const xmlChar *) clean);
}

static xmlDoc *
make (const HvReport *report)
{
  xmlDoc *document = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *root = xmlNewDocNode (document, NULL, (const xmlChar *) "report", NULL);
  xmlNs *xml;
  g_autofree char *edition = g_strdup_printf ("%u", report->edition);
  g_autofree char *on = hv_day_format (report->on);

  xmlDocSetRootElement (document, root);
  xmlSetNs (root, xmlNewNs (root, (const xmlChar *) NAMESPACE, NULL));
  xml = xmlSearchNsByHref (document, root, XML_XML_NAMESPACE);
  set (root, "unit", report->unit);
  xmlNewNsProp (root, xml, (const xmlChar *) "lang", (const xmlChar *) report->lang);
  set (root, "edition", edition);
  set (root, "on", on);
  set (root, "kind", kinds[report->kind]);
  if (report->topic != NULL)
    set (root, "topic", report->topic);
  add_text (root, "words", report->words);
  add_text (root, "proposal", report->proposal);
  return document;
}

static void
swallow (void       *context,
         const char *message,
         ...)
{
}

/* Against the vocabulary itself: what leaves the desk is as good as what comes in. */
static gboolean
validate (xmlDoc  *document,
          GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SCHEMA_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                      error);
  xmlRelaxNGParserCtxt *parser;
  xmlRelaxNGValidCtxt *context;
  xmlRelaxNG *schema;
  int result = -1;

  if (bytes == NULL)
    return FALSE;
  parser = xmlRelaxNGNewMemParserCtxt (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  schema = xmlRelaxNGParse (parser);
  context = schema != NULL ? xmlRelaxNGNewValidCtxt (schema) : NULL;
  if (context != NULL)
    {
      xmlRelaxNGSetValidErrors (context, swallow, swallow, NULL);
      result = xmlRelaxNGValidateDoc (context, document);
    }
  xmlRelaxNGFreeValidCtxt (context);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  if (result == 0)
    return TRUE;
  g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                       _("This report does not follow the vocabulary, so it was not kept."));
  return FALSE;
}

static gboolean
check_proposal (const HvReport  *report,
                GError         **error)
{
  g_autoptr (GArray) found = NULL;

  if (report->proposal == NULL)
    return TRUE;
  if (!g_utf8_validate (report->proposal, -1, NULL))
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED, _("The proposal is no text."));
      return FALSE;
    }
  found = hv_personal_find (report->proposal, report->words);
  if (found->len == 0)
    return TRUE;
  g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED,
                       _("The proposal seems to hold data about a person, so it was not kept."));
  return FALSE;
}

/* A name that tells what it is about, and that no other desk gives as well. */
static char *
path_for (const HvReport *report,
          const char     *outbox)
{
  g_autofree char *on = hv_day_format (report->on);
  g_autofree char *unit = g_strdup (report->unit);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = NULL;

  g_strcanon (unit, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", '-');
  name = g_strdup_printf ("%s-%.80s-%.8s.xml", on, unit, id);
  return g_build_filename (outbox, name, NULL);
}

/**
 * hv_report_write:
 * @report: what to say; the proposal is refused with %HV_ERROR_REFUSED when it
 *   seems to hold data about a person
 * @outbox: the folder, made when it is not there
 *
 * Puts it into the outbox, whole or not at all.
 *
 * Returns: (transfer full) (nullable): the path of the document
 */
char *
hv_report_write (const HvReport  *report,
                 const char      *outbox,
                 GError         **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  xmlDoc *document;
  xmlChar *text = NULL;
  gboolean valid;
  int length = 0;

  g_return_val_if_fail (report != NULL && report->unit != NULL && report->lang != NULL, NULL);
  g_return_val_if_fail (report->kind < G_N_ELEMENTS (kinds) && outbox != NULL, NULL);

  if (!check_proposal (report, error))
    return NULL;
  document = make (report);
  valid = validate (document, error);
  if (valid)
    xmlDocDumpFormatMemoryEnc (document, &text, &length, "UTF-8", 1);
  xmlFreeDoc (document);
  if (!valid)
    return NULL;
  bytes = g_bytes_new (text, length);
  xmlFree (text);
  path = path_for (report, outbox);
  if (!hv_folder_make (outbox, error) || !hv_file_write_atomic (path, bytes, error))
    return NULL;
  return g_steal_pointer (&path);
}
