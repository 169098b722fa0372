/* hv-xml-error.c: what the XML parser means, in words for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-xml-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlerror.h>
#include <string.h>

static char *
mismatch_in_words (const xmlError *problem)
{
  return problem->str1 != NULL && problem->str2 != NULL
    ? g_strdup_printf (_("<%s>, opened in line %d, is closed by </%s>. Close it first, or correct one "
                         "of the names."), problem->str1, problem->int1, problem->str2)
    : g_strdup (_("An element is closed by the wrong name."));
}

static char *
problem_in_words (const xmlError *problem)
{
  g_autofree char *own_words = NULL;

  switch (problem->code)
    {
    case XML_ERR_TAG_NAME_MISMATCH:
      return mismatch_in_words (problem);
    case XML_ERR_DOCUMENT_END:
      return g_strdup (_("The file does not end where its document ends: either an element is not "
                         "closed, because the file was cut off, or something stands behind the last "
                         "one."));
    case XML_ERR_GT_REQUIRED:
      return g_strdup (_("A tag is not finished here. Is a “>” missing, or are the quotation marks "
                         "around the value of an attribute?"));
    case XML_ERR_TAG_NOT_FINISHED:
      return g_strdup (_("An element is not closed. Was the file cut off?"));
    case XML_ERR_DOCUMENT_EMPTY:
      return g_strdup (_("This is no XML file."));
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_LT_IN_ATTRIBUTE:
      return g_strdup (_("“&” and “<” in a text must be written as &amp; and &lt;."));
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return problem->str1 != NULL
        ? g_strdup_printf (_("XML does not know &%s;. Type the character itself."), problem->str1)
        : g_strdup (_("XML does not know this entity. Type the character itself."));
    case XML_ERR_INVALID_CHAR:
      /* Older versions of libxml2 have one code for both. */
      if (problem->message != NULL && strstr (problem->message, "UTF-8") != NULL)
        return g_strdup (_("A character here is not in UTF-8. Save the file as UTF-8."));
      return g_strdup (_("There is a control character here, which XML does not allow. Remove it."));
    case XML_ERR_INVALID_CHARREF:
      return g_strdup (_("There is a control character here, which XML does not allow. Remove it."));
    case XML_ERR_INVALID_ENCODING:
      return g_strdup (_("A character here is not in UTF-8. Save the file as UTF-8."));
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_I18N_CONV_FAILED:
    case XML_I18N_NO_NAME:
      return g_strdup (_("The encoding that the file names is not known. Save it as UTF-8."));
    case XML_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_("The attribute “%s” stands here twice. Remove one."),
                              problem->str1 != NULL ? problem->str1 : "?");
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return g_strdup (_("The value of an attribute needs quotation marks: name=\"value\"."));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return g_strdup_printf (_("The prefix “%s” is not declared with xmlns."),
                              problem->str1 != NULL ? problem->str1 : "?");
    default:
      own_words = g_strchomp (g_strdup (problem->message != NULL ? problem->message : ""));
      return g_strdup_printf (_("This is not well-formed XML: %s"), own_words);
    }
}

/**
 * hv_xml_error_finding:
 * @file: as the person named it
 *
 * Returns: (transfer full): why the parser stopped last in this thread
 */
HvFinding *
hv_xml_error_finding (const char *file)
{
  const xmlError *problem = xmlGetLastError ();
  g_autofree char *words = NULL;

  if (problem == NULL || problem->code == XML_ERR_OK)
    return hv_finding_new (file, 0, 0, HV_SEVERITY_ERROR, "well-formed",
                           _("This is not well-formed XML."));
  words = problem_in_words (problem);
  return hv_finding_new (file, MAX (problem->line, 0), MAX (problem->int2, 0), HV_SEVERITY_ERROR,
                         "well-formed", "%s", words);
}

/**
 * hv_xml_error_is_empty:
 *
 * Returns: whether the parser stopped because there was nothing but a prolog
 */
gboolean
hv_xml_error_is_empty (void)
{
  const xmlError *problem = xmlGetLastError ();

  return problem != NULL
         && (problem->code == XML_ERR_DOCUMENT_EMPTY || problem->code == XML_ERR_DOCUMENT_END);
}
