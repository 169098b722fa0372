/* hv-approvals.c: approvals documents, written by the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <string.h>

#include "hv-file.h"
#include "hv-library-private.h"

static void
add_attribute (GString    *xml,
               const char *name,
               const char *value)
{
  g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL && *escaped != '\0')
    g_string_append_printf (xml, " %s=\"%s\"", name, escaped);
}

static void
add_signature (GString        *xml,
               const HvSigned *signature)
{
  g_autofree char *on = hv_day_format (signature->approval.on);
  g_autofree char *review = hv_day_format (signature->approval.review);
  gboolean approved = signature->approval.status == HV_STATUS_APPROVED;

  g_string_append_printf (xml, "  <%s", approved ? "approved" : "withdrawn");
  add_attribute (xml, "unit", signature->unit);
  add_attribute (xml, "xml:lang", signature->lang);
  if (approved)
    {
      add_attribute (xml, "wording", signature->wording);
      add_attribute (xml, "cited", signature->cited);
    }
  /* An approval that names no role or day is kept with the least that the
   * format asks for; the day before all others makes any real one newer. */
  add_attribute (xml, "role", signature->approval.role != NULL ? signature->approval.role
                                                               : HV_ROLE_UNNAMED);
  add_attribute (xml, "on", on != NULL ? on : "0001-01-01");
  if (approved)
    {
      add_attribute (xml, "review", review);
      add_attribute (xml, "ref", signature->approval.ref);
      g_string_append (xml, "/>\n");
    }
  else
    {
      g_autofree char *reason = g_markup_escape_text (signature->reason ? signature->reason : "", -1);

      g_string_append_printf (xml, ">%s</withdrawn>\n", reason);
    }
}

/**
 * hv_approvals_to_bytes:
 * @signatures: (element-type HvSigned)
 * @id: (out) (transfer full): the document's id, which follows from its content
 *
 * Returns: (transfer full): an approvals document
 */
GBytes *
hv_approvals_to_bytes (GPtrArray  *signatures,
                       char      **id)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *sum = NULL;
  char *xml;

  for (guint i = 0; i < signatures->len; i++)
    add_signature (lines, g_ptr_array_index (signatures, i));
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lines->str, lines->len);
  *id = g_strdup_printf ("approvals-%.16s", sum);
  xml = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<approvals xmlns=\"urn:houvast:kb:1\" id=\"%s\" version=\"1\">\n"
                         "%s</approvals>\n", *id, lines->str);
  return g_bytes_new_take (xml, strlen (xml));
}

/**
 * hv_library_add_approvals:
 * @change: gets the document
 * @signatures: (element-type HvSigned): what was signed; nothing happens when
 *   there is none
 *
 * Writes an approvals document into the sources and makes it part of a change.
 */
gboolean
hv_library_add_approvals (HvLibrary  *library,
                          HvChange   *change,
                          GPtrArray  *signatures,
                          GError    **error)
{
  g_autofree char *id = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) xml = NULL;

  if (signatures->len == 0)
    return TRUE;
  xml = hv_approvals_to_bytes (signatures, &id);
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, xml);
  path = hv_source_path (library->folder, HV_DOCUMENT_APPROVALS, sum);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !hv_file_write_atomic (path, xml, error))
    return FALSE;
  g_ptr_array_add (change->documents,
                   hv_change_document_new (HV_OP_PUT, HV_DOCUMENT_APPROVALS, id, "", "1", sum));
  return TRUE;
}
