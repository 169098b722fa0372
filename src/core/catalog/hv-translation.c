/* hv-translation.c: a document and a catalog made into a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is not finished keeps the words of the original, so that the document is
 * whole, and its unit becomes a draft, so that nobody gets to see them.
 */
#include "hv-translation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-approval.h"
#include "hv-excerpt.h"
#include "hv-fragment.h"
#include "hv-reader.h"

/* The characters of a text that are enough to know it by. */
#define EXCERPT_LENGTH 60

/* One document while it is translated. */
typedef struct
{
  const HvOriginal           *original;
  const HvCatalog            *catalog;
  const HvTranslationOptions *options;
  GPtrArray                  *findings;
  HvTranslation              *translation;
  GHashTable                 *unfinished;  /* units, the root for the head */
  GHashTable                 *elements;    /* of the original → of the copy */
} Work;

static void
add_finding (GPtrArray  *findings,
             const char *file,
             guint       line,
             HvSeverity  severity,
             const char *rule,
             char       *message)
{
  g_autofree char *words = message;

  g_ptr_array_add (findings, hv_finding_new (file, line, 0, severity, rule, "%s", words));
}

static void
pair (GHashTable *elements,
      xmlNode    *one,
      xmlNode    *other)
{
  xmlNode *b = xmlFirstElementChild (other);

  g_hash_table_insert (elements, one, other);
  for (xmlNode *a = xmlFirstElementChild (one); a != NULL && b != NULL;
       a = xmlNextElementSibling (a), b = xmlNextElementSibling (b))
    pair (elements, a, b);
}

/* A statement is approved as a whole, a faq by the unit. */
static xmlNode *
owner_of (Work                 *work,
          const HvOriginalText *text)
{
  return text->unit != NULL && work->original->document->type == HV_DOCUMENT_FAQ
         ? text->unit : xmlDocGetRootElement (work->original->doc);
}

static void
report_unfinished (Work                 *work,
                   const HvOriginalText *text,
                   const HvMessage      *message)
{
  g_autofree char *words = hv_excerpt (text->text->text, EXCERPT_LENGTH);
  const char *context = text->text->context != NULL ? text->text->context : "";
  HvSeverity severity = text->is_rewritten ? HV_SEVERITY_INFO : HV_SEVERITY_WARNING;
  guint line = message != NULL ? message->line : 0;

  if (message == NULL)
    add_finding (work->findings, work->catalog->name, 0, severity, "catalog-missing",
                 g_strdup_printf (_("“%s” (%s) is not in the catalog, which was made from an older "
                                    "document. Update it with msgmerge."), words, context));
  else if (message->is_fuzzy)
    add_finding (work->findings, work->catalog->name, line, severity, "catalog-fuzzy",
                 g_strdup_printf (_("The translation of “%s” (%s) is marked fuzzy."), words, context));
  else
    add_finding (work->findings, work->catalog->name, line, severity, "catalog-untranslated",
                 g_strdup_printf (_("“%s” (%s) is not translated."), words, context));
}

static void
leave_unfinished (Work                 *work,
                  const HvOriginalText *text,
                  const HvMessage      *message)
{
  xmlNode *element = g_hash_table_lookup (work->elements, text->element);

  report_unfinished (work, text, message);
  if (!text->is_rewritten)
    {
      g_hash_table_add (work->unfinished, owner_of (work, text));
      return;
    }
  /* Words of another language would find nothing, or the wrong thing. */
  work->translation->rewritten_missing++;
  xmlUnlinkNode (element);
  xmlFreeNode (element);
}

static void
put_markup (Work                 *work,
            const HvOriginalText *text,
            const HvMessage      *message)
{
  xmlDoc *words = hv_fragment_parse (message->translation);
  g_autofree char *wrong = NULL;

  if (words == NULL)
    {
      g_autofree char *short_text = hv_excerpt (message->translation, EXCERPT_LENGTH);

      add_finding (work->findings, work->catalog->name, message->line, HV_SEVERITY_ERROR,
                   "catalog-markup",
                   g_strdup_printf (_("The tags in “%s” are not balanced, or a character stands bare. "
                                      "Close each tag, and write &amp; for &, &lt; for <."), short_text));
      return;
    }
  wrong = hv_fragment_compare (text->element, xmlDocGetRootElement (words));
  if (wrong != NULL)
    add_finding (work->findings, work->catalog->name, message->line, HV_SEVERITY_ERROR,
                 "catalog-markup", g_steal_pointer (&wrong));
  else
    hv_fragment_put (g_hash_table_lookup (work->elements, text->element),
                     xmlDocGetRootElement (words));
  xmlFreeDoc (words);
}

/* White space between a line break and the next word, or the end. */
static char *
indentation (const char *text,
             gboolean    last)
{
  const char *at = last ? strrchr (text, '\n') : strchr (text, '\n');

  return at != NULL ? g_strndup (at, 1 + strspn (at + 1, " \t")) : g_strdup ("");
}

/* Lines of a translator, indented as those of the original are. */
static void
put_lines (Work                 *work,
           const HvOriginalText *text,
           const HvMessage      *message)
{
  xmlNode *element = g_hash_table_lookup (work->elements, text->element);
  xmlChar *before = xmlNodeGetContent (element);
  g_autofree char *each = indentation ((const char *) before, FALSE);
  g_autofree char *end = indentation ((const char *) before, TRUE);
  g_auto (GStrv) lines = g_strsplit (message->translation, "\n", -1);
  g_autoptr (GString) content = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      g_string_append_printf (content, "%s%s", *each != '\0' ? each : content->len > 0 ? "\n" : "",
                              *line);
  g_string_append (content, end);
  xmlNodeSetContent (element, NULL);
  xmlNodeAddContentLen (element, (const xmlChar *) content->str, (int) content->len);
  xmlFree (before);
}

static void
translate (Work                 *work,
           const HvOriginalText *text)
{
  HvMessage *message;

  if (text->text->text == NULL)
    {
      add_finding (work->findings, work->original->name, text->line, HV_SEVERITY_WARNING,
                   "catalog-skipped",
                   g_strdup_printf (_("The words of this <%s> are in no catalog, because a part of them "
                                      "has its:translate=\"no\". Put that on the whole element, or "
                                      "leave it out."), (const char *) text->element->name));
      g_hash_table_add (work->unfinished, owner_of (work, text));
      return;
    }
  message = hv_catalog_find (work->catalog, text->text->context, text->text->text);
  work->translation->texts++;
  if (message != NULL)
    message->is_used = TRUE;
  if (message == NULL || message->is_fuzzy || message->translation == NULL)
    {
      work->translation->fuzzy += message != NULL && message->is_fuzzy
                                  && message->translation != NULL;
      leave_unfinished (work, text, message);
      return;
    }
  work->translation->translated++;
  if (text->text->is_markup)
    put_markup (work, text, message);
  else
    put_lines (work, text, message);
}

static void
set_day (xmlNode    *node,
         const char *name,
         HvDay       day)
{
  g_autofree char *text = hv_day_format (day);

  if (text != NULL)
    xmlNewProp (node, (const xmlChar *) name, (const xmlChar *) text);
}

/* What a unit that is finished, or not, declares; what the original was not
 * approved for, its translation is not either. */
static HvStatus
status_of (Work             *work,
           const HvApproval *approval,
           gboolean          finished)
{
  if (!finished)
    return HV_STATUS_DRAFT;
  if (approval->status != HV_STATUS_APPROVED)
    return approval->status;
  return work->options->role != NULL ? HV_STATUS_APPROVED : HV_STATUS_REVIEW;
}

/* A translation has an approval of its own: who signed the original off has not
 * read this. It must be looked at again when the original must. */
static void
put_approval (Work       *work,
              xmlNode    *approval,
              HvStatus    status,
              HvDay       review)
{
  while (approval->properties != NULL)
    xmlRemoveProp (approval->properties);
  xmlNewProp (approval, (const xmlChar *) "status", (const xmlChar *) hv_status_name (status));
  if (status != HV_STATUS_APPROVED)
    return;
  xmlNewProp (approval, (const xmlChar *) "role", (const xmlChar *) work->options->role);
  set_day (approval, "on", work->options->on);
  set_day (approval, "review", review);
}

/* In the place that the schema gives it: after all but remarks on rules. */
static xmlNode *
add_approval (xmlNode *unit)
{
  xmlNode *approval = xmlNewNode (unit->ns, (const xmlChar *) "approval");
  xmlNode *accept = hv_xml_child (unit, "accept");

  if (accept != NULL)
    return xmlAddPrevSibling (accept, approval);
  approval = xmlAddChild (unit, approval);
  xmlAddPrevSibling (approval, xmlNewDocText (unit->doc, (const xmlChar *) "  "));
  xmlAddNextSibling (approval, xmlNewDocText (unit->doc, (const xmlChar *) "\n"));
  return approval;
}

static void
approve_unit (Work     *work,
              xmlNode  *unit,
              HvStatus  of_document)
{
  const HvApproval *whole = &work->original->document->approval;
  xmlNode *copy = g_hash_table_lookup (work->elements, unit);
  xmlNode *before = hv_xml_child (unit, "approval");
  xmlNode *after = hv_xml_child (copy, "approval");
  gboolean finished = !g_hash_table_contains (work->unfinished, unit);
  HvApproval own = { 0 };
  HvStatus status;

  work->translation->units++;
  if (!finished)
    g_ptr_array_add (work->translation->hidden, hv_xml_attribute (unit, "id"));
  if (before != NULL)
    hv_reader_approval (before, &own);
  status = status_of (work, before != NULL ? &own : whole, finished);
  /* A definition has no place for an approval; its document's counts. */
  if (after == NULL && status != of_document && !hv_xml_is (unit, "definition"))
    after = add_approval (copy);
  if (after != NULL)
    put_approval (work, after, status, before != NULL ? own.review : whole->review);
  hv_approval_clear (&own);
}

/* Definitions have no approval but their document's, so all wait for each other;
 * what was signed off before stays so. A title alone hides nothing. */
static gboolean
definition_is_unfinished (Work *work)
{
  GHashTableIter iter;
  gpointer element;

  g_hash_table_iter_init (&iter, work->unfinished);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (hv_xml_is (element, "definition"))
      return TRUE;
  return FALSE;
}

static void
approve_document (Work *work)
{
  xmlNode *root = xmlDocGetRootElement (work->original->doc);
  xmlNode *approval = hv_xml_child (xmlDocGetRootElement (work->translation->doc), "approval");
  const HvApproval *before = &work->original->document->approval;
  gboolean is_statement = work->original->document->type == HV_DOCUMENT_STATEMENT;
  gboolean finished = is_statement ? !g_hash_table_contains (work->unfinished, root)
                                   : !definition_is_unfinished (work);
  HvStatus status = status_of (work, before, finished);

  if (is_statement)
    {
      work->translation->units = 1;
      if (!finished)
        g_ptr_array_add (work->translation->hidden, g_strdup (work->original->document->id));
    }
  else
    for (xmlNode *child = xmlFirstElementChild (root); child != NULL;
         child = xmlNextElementSibling (child))
      if (hv_reader_unit_kind (child->name) != HV_KIND_NONE)
        approve_unit (work, child, status);
  if (approval != NULL)
    put_approval (work, approval, status, before->review);
}

static void
translate_root (Work *work)
{
  xmlNode *root = xmlDocGetRootElement (work->translation->doc);
  xmlNs *xml = xmlSearchNs (work->translation->doc, root, (const xmlChar *) "xml");

  xmlSetNsProp (root, xml, (const xmlChar *) "lang", (const xmlChar *) work->options->lang);
  xmlSetProp (root, (const xmlChar *) "translation-of",
              (const xmlChar *) work->original->document->lang);
}

/**
 * hv_translation_new:
 * @catalog: its messages learn that they are used
 * @findings: (element-type HvFinding): gets what is unfinished, and what is
 *   wrong; when one of them refuses, the document is not to be written
 *
 * Returns: (transfer full): the document in the language of @options
 */
HvTranslation *
hv_translation_new (const HvOriginal           *original,
                    const HvCatalog            *catalog,
                    const HvTranslationOptions *options,
                    GPtrArray                  *findings)
{
  HvTranslation *translation = g_new0 (HvTranslation, 1);
  g_autoptr (GHashTable) unfinished = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) elements = g_hash_table_new (NULL, NULL);
  Work work = { original, catalog, options, findings, translation, unfinished, elements };

  translation->hidden = g_ptr_array_new_with_free_func (g_free);
  translation->doc = xmlCopyDoc (original->doc, 1);
  pair (elements, xmlDocGetRootElement (original->doc), xmlDocGetRootElement (translation->doc));
  translate_root (&work);
  for (guint i = 0; i < original->texts->len; i++)
    translate (&work, g_ptr_array_index (original->texts, i));
  approve_document (&work);
  return translation;
}

void
hv_translation_free (HvTranslation *translation)
{
  if (translation == NULL)
    return;
  g_ptr_array_unref (translation->hidden);
  xmlFreeDoc (translation->doc);
  g_free (translation);
}

static gboolean
is_same_language (const char *one,
                  const char *other)
{
  gsize length = strcspn (one, "-");

  return length == strcspn (other, "-") && g_ascii_strncasecmp (one, other, length) == 0;
}

static void
check_language (const HvCatalog *catalog,
                const char      *lang,
                GPtrArray       *findings)
{
  if (catalog->lang == NULL)
    add_finding (findings, catalog->name, 0, HV_SEVERITY_WARNING, "catalog-language",
                 g_strdup (_("The header does not say which language this is. Fill in “Language”.")));
  else if (!is_same_language (catalog->lang, lang))
    add_finding (findings, catalog->name, 0, HV_SEVERITY_ERROR, "catalog-language",
                 g_strdup_printf (_("The header says that this is “%s”, and not “%s”."),
                                  catalog->lang, lang));
}

/* Whether the message is of one of these documents, by its context. */
static gboolean
is_of_one (const HvMessage *message,
           GPtrArray       *originals)
{
  const char *mark = message->context != NULL ? strchr (message->context, '#') : NULL;

  for (guint i = 0; mark != NULL && i < originals->len; i++)
    {
      const HvOriginal *original = g_ptr_array_index (originals, i);
      gsize length = strlen (original->document->id);

      if ((gsize) (mark - message->context) == length
          && strncmp (message->context, original->document->id, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * hv_translation_check_catalog:
 * @catalog: whose messages were used, as far as they are
 * @originals: (element-type HvOriginal): all documents it was used for
 * @findings: (element-type HvFinding): gets what it has that no document asks for
 */
void
hv_translation_check_catalog (const HvCatalog *catalog,
                              GPtrArray       *originals,
                              const char      *lang,
                              GPtrArray       *findings)
{
  gboolean any = FALSE;

  for (guint i = 0; i < catalog->messages->len && !any; i++)
    any = ((HvMessage *) g_ptr_array_index (catalog->messages, i))->is_used;
  check_language (catalog, lang, findings);
  if (!any)
    {
      add_finding (findings, catalog->name, 0, HV_SEVERITY_ERROR, "catalog-other",
                   g_strdup (_("None of the messages is in these documents. The catalog is for others.")));
      return;
    }
  for (guint i = 0; i < catalog->messages->len; i++)
    {
      const HvMessage *message = g_ptr_array_index (catalog->messages, i);
      g_autofree char *words = hv_excerpt (message->text, EXCERPT_LENGTH);

      /* A catalog may serve more documents than these. */
      if (!message->is_used && is_of_one (message, originals))
        add_finding (findings, catalog->name, message->line, HV_SEVERITY_WARNING, "catalog-obsolete",
                     g_strdup_printf (_("“%s” (%s) is not in the document any more. Update the catalog "
                                        "with msgmerge."), words, message->context));
    }
}

/**
 * hv_translation_to_bytes:
 *
 * Returns: (transfer full): the document as a file
 */
GBytes *
hv_translation_to_bytes (const HvTranslation *translation)
{
  xmlChar *text = NULL;
  int size = 0;
  GBytes *bytes;

  xmlDocDumpMemoryEnc (translation->doc, &text, &size, "UTF-8");
  bytes = g_bytes_new (text, MAX (size, 0));
  xmlFree (text);
  return bytes;
}
