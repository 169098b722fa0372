/* hv-document.c: the head of a knowledge document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-document.h"

static const char * const type_names[] = { "", "statement", "faq", "approvals", "golden" };

HvDocument *
hv_document_new (void)
{
  HvDocument *document = g_new0 (HvDocument, 1);

  document->lang = g_strdup ("");
  document->head = hv_blocks_new ();
  return document;
}

void
hv_document_free (HvDocument *document)
{
  if (document == NULL)
    return;
  g_free (document->id);
  g_free (document->lang);
  g_free (document->version);
  g_free (document->title);
  g_free (document->statement);
  g_free (document->translation_of);
  g_free (document->supersedes);
  g_free (document->href);
  g_free (document->synonyms);
  hv_approval_clear (&document->approval);
  g_ptr_array_unref (document->head);
  g_free (document);
}

/**
 * hv_document_type_name:
 *
 * Returns: the name of the root element, "golden" for a golden list
 */
const char *
hv_document_type_name (HvDocumentType type)
{
  return type < G_N_ELEMENTS (type_names) ? type_names[type] : "";
}

/**
 * hv_document_type_parse:
 * @name: (nullable)
 *
 * Returns: the type, %HV_DOCUMENT_NONE for another name
 */
HvDocumentType
hv_document_type_parse (const char *name)
{
  for (guint i = HV_DOCUMENT_STATEMENT; i < G_N_ELEMENTS (type_names); i++)
    if (g_strcmp0 (type_names[i], name) == 0)
      return i;
  return HV_DOCUMENT_NONE;
}
