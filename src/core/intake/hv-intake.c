/* hv-intake.c: untrusted files made into checked documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file is copied once into a private folder while it is hashed; only the
 * copy is read, so nobody can change what was checked.
 */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-intake-private.h"
#include "hv-limits.h"
#include "hv-personal-data.h"
#include "hv-reader.h"
#include "hv-references.h"
#include "hv-unit-stream.h"

#define GOLDEN_ID "golden"

static void
unit_free (gpointer data)
{
  HvIntakeUnit *unit = data;

  g_free (unit->wording);
  g_free (unit);
}

static void
taken_free (gpointer data)
{
  HvTaken *taken = data;

  g_free (taken->file.name);
  g_free (taken->file.copy);
  g_free (taken->file.sha256);
  g_free (taken->file.original);
  hv_document_free (taken->file.document);
  g_hash_table_unref (taken->file.units);
  g_hash_table_unref (taken->file.elements);
  g_ptr_array_unref (taken->references);
  hv_golden_free (taken->golden);
  hv_rule_check_free (taken->check);
  g_ptr_array_unref (taken->suspects);
  g_string_free (taken->contacts, TRUE);
  g_free (taken);
}

/**
 * hv_intake_new:
 *
 * Returns: (transfer full) (nullable): an intake with a private folder
 */
HvIntake *
hv_intake_new (GError **error)
{
  g_autoptr (HvIntake) intake = g_new0 (HvIntake, 1);
  g_autoptr (GError) local = NULL;

  intake->files = g_ptr_array_new_with_free_func (taken_free);
  intake->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_finding_free);
  intake->folder = hv_intake_folder_new (&local);
  if (intake->folder == NULL)
    {
      g_set_error (error, HV_ERROR,
                   g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOSPC)
                   ? HV_ERROR_NO_SPACE : HV_ERROR_NOT_WRITABLE,
                   _("No folder for temporary files can be made: %s."), local->message);
      return NULL;
    }
  intake->schema = hv_schema_new (error);
  intake->rules = intake->schema != NULL ? hv_rule_book_new (error) : NULL;
  return intake->rules != NULL ? g_steal_pointer (&intake) : NULL;
}

void
hv_intake_free (HvIntake *intake)
{
  if (intake == NULL)
    return;
  hv_intake_folder_free (intake->folder);
  g_free (intake->lang);
  g_free (intake->format);
  hv_converters_free (intake->converters);
  hv_schema_free (intake->schema);
  hv_rule_book_free (intake->rules);
  g_ptr_array_unref (intake->files);
  g_ptr_array_unref (intake->findings);
  g_free (intake);
}

/**
 * hv_intake_set_lang:
 * @lang: the language of documents that name none: golden lists
 */
void
hv_intake_set_lang (HvIntake   *intake,
                    const char *lang)
{
  g_free (intake->lang);
  intake->lang = g_strdup (lang);
}

/**
 * hv_intake_set_format:
 * @format: (nullable): the format of the files that come, %NULL to see by them
 */
void
hv_intake_set_format (HvIntake   *intake,
                      const char *format)
{
  g_free (intake->format);
  intake->format = g_strdup (format);
}

/**
 * hv_intake_set_today:
 * @today: the day on which review dates are judged; without one they are not
 */
void
hv_intake_set_today (HvIntake *intake,
                     HvDay     today)
{
  intake->today = today;
}

/**
 * hv_intake_folder:
 *
 * Returns: (transfer none): its private folder, which goes when it is freed
 */
const char *
hv_intake_folder (HvIntake *intake)
{
  return hv_intake_folder_path (intake->folder);
}

/**
 * hv_intake_files:
 *
 * Returns: (transfer none) (element-type HvIntakeFile): in the order in which
 *   they came
 */
GPtrArray *
hv_intake_files (HvIntake *intake)
{
  return intake->files;
}

/**
 * hv_intake_findings:
 *
 * Returns: (transfer none) (element-type HvFinding): sorted by file and line;
 *   more may be added
 */
GPtrArray *
hv_intake_findings (HvIntake *intake)
{
  g_ptr_array_sort (intake->findings, hv_finding_compare);
  return intake->findings;
}

/**
 * hv_intake_is_refused:
 *
 * Returns: whether a finding keeps a file out, and with it all of them
 */
gboolean
hv_intake_is_refused (HvIntake *intake)
{
  return hv_findings_refusal (intake->findings, 0) != NULL;
}

/**
 * hv_intake_find_file:
 * @sha256: (nullable): of a document
 *
 * Returns: (transfer none) (nullable): the file that brings it
 */
const HvIntakeFile *
hv_intake_find_file (HvIntake   *intake,
                     const char *sha256)
{
  for (guint i = 0; i < intake->files->len; i++)
    {
      const HvIntakeFile *file = g_ptr_array_index (intake->files, i);

      if (g_strcmp0 (file->sha256, sha256) == 0)
        return file;
    }
  return NULL;
}

static HvFinding *
too_many (const HvTaken   *taken,
          const HvFinding *last)
{
  HvFinding *finding = hv_finding_new (taken->file.name, last->line, 0,
                                       last->refuses ? HV_SEVERITY_ERROR : HV_SEVERITY_INFO, "limit",
                                       _("There are more findings after these %d. Mend these first."),
                                       HV_LIMIT_FINDINGS);

  finding->refuses = last->refuses;
  return finding;
}

/* Keeps @finding, (transfer full), unless its file has had more than anyone
 * will read. What keeps the file out is counted apart, or remarks about style
 * would push it aside. */
void
hv_intake_add_finding (HvIntake  *intake,
                       HvTaken   *taken,
                       HvFinding *finding)
{
  guint *count;

  if (finding == NULL)
    return;
  /* Lines of a conversion are in no file that a person has. */
  if (taken->file.original != NULL)
    finding->line = finding->column = 0;
  count = &taken->findings[finding->refuses];
  (*count)++;
  if (*count == HV_LIMIT_FINDINGS + 1)
    g_ptr_array_add (intake->findings, too_many (taken, finding));
  if (*count > HV_LIMIT_FINDINGS)
    hv_finding_free (finding);
  else
    g_ptr_array_add (intake->findings, finding);
}

/* The ids inside an element, each of which the document may have once. */
static void
add_elements (HvIntake *intake,
              HvTaken  *taken,
              xmlNode  *node,
              guint     line)
{
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");
  guint own = hv_xml_line (node, line);
  gpointer before;

  if (id != NULL && g_hash_table_lookup_extended (taken->file.elements, id, NULL, &before))
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name, own, 0, HV_SEVERITY_ERROR, "duplicate-id",
                                           _("The id “%s” was used in line %u already. Give this "
                                             "element another one."), id,
                                           GPOINTER_TO_UINT (before)));
  else if (id != NULL)
    g_hash_table_insert (taken->file.elements, g_strdup ((const char *) id), GUINT_TO_POINTER (own));
  xmlFree (id);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      add_elements (intake, taken, child, line);
}

typedef struct
{
  HvTaken *taken;
  guint    line;
} UnitPlace;

static void
add_unit_cb (xmlNode    *node,
             const char *parent,
             guint       depth,
             gpointer    user_data)
{
  UnitPlace *place = user_data;
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");
  HvIntakeUnit *unit;

  if (id == NULL)
    return;
  unit = g_new0 (HvIntakeUnit, 1);
  unit->kind = hv_reader_unit_kind (node->name);
  unit->line = hv_xml_line (node, place->line);
  unit->wording = hv_reader_wording (node);
  g_hash_table_replace (place->taken->file.units, g_strdup ((const char *) id), unit);
  xmlFree (id);
}

/* A control character that XML allows and no writer means: most often text in
 * the encoding of Windows that was called UTF-8. */
static gunichar
find_control (xmlNode  *node,
              xmlNode **where)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const char *text = child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE
        ? (const char *) child->content : "";
      gunichar inside = child->type == XML_ELEMENT_NODE ? find_control (child, where) : 0;

      if (inside != 0)
        return inside;
      for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
        if (g_utf8_get_char (c) >= 0x7f && g_utf8_get_char (c) <= 0x9f)
          {
            *where = child;
            return g_utf8_get_char (c);
          }
    }
  return 0;
}

static void
warn_of_control (HvIntake         *intake,
                 HvTaken          *taken,
                 const HvStreamed *streamed)
{
  xmlNode *where = NULL;
  gunichar control = find_control (streamed->node, &where);

  if (control != 0)
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name,
                                           hv_xml_line (where, streamed->line),
                                           0, HV_SEVERITY_WARNING, "control-character",
                                           _("The text has the control character U+%04X, which cannot "
                                             "be seen or said. Type the character that is meant."),
                                           control));
}

static void
take_child (HvIntake         *intake,
            HvTaken          *taken,
            const HvStreamed *streamed)
{
  HvDocument *document = taken->file.document;
  UnitPlace place = { taken, streamed->line };
  HvFinding *finding = hv_schema_check_child (intake->schema, document->type, streamed->node,
                                              taken->file.name, streamed->line);

  /* What is broken would only give more findings about the same thing. Its ids
   * are kept, so that what points to it is not reported as well. */
  add_elements (intake, taken, streamed->node, streamed->line);
  hv_reader_foreach_unit (streamed->node, add_unit_cb, &place);
  warn_of_control (intake, taken, streamed);
  if (finding == NULL)
    {
      hv_reader_document_part (document, streamed->node);
      finding = hv_references_collect (taken->references, document, streamed->node, taken->file.name,
                                       streamed->line);
    }
  /* One thing at a time about the same unit. */
  if (finding == NULL)
    {
      hv_rule_check_child (taken->check, streamed->node, streamed->line);
      hv_rule_personal_collect (streamed->node, streamed->line, taken->file.name, taken->suspects,
                                taken->contacts);
    }
  hv_intake_add_finding (intake, taken, finding);
}

static HvFinding *
unknown_root (HvTaken *taken,
              xmlNode *root)
{
  if (g_strcmp0 ((const char *) root->name, "report") == 0)
    return hv_finding_new (taken->file.name, hv_xml_line (root, 0), 0, HV_SEVERITY_ERROR, "root",
                           _("This is a report from a desk, which is not imported."));
  return hv_finding_new (taken->file.name, hv_xml_line (root, 0), 0, HV_SEVERITY_ERROR, "root",
                         _("<%s> is no document that Houvast takes in. It takes <statement>, <faq> and "
                           "<approvals> with xmlns=\"%s\", and formats for which it has a stylesheet."),
                         root->name, HV_XML_NAMESPACE);
}

static void
add_finding_cb (HvFinding *finding,
                gpointer   user_data)
{
  HvTaken *taken = user_data;

  hv_intake_add_finding (taken->intake, taken, finding);
}

static gboolean
is_ours (xmlNode *root)
{
  return root->ns != NULL && g_strcmp0 ((const char *) root->ns->href, HV_XML_NAMESPACE) == 0
         && hv_reader_root_type (root->name) != HV_DOCUMENT_NONE;
}

/* Of a document that is none of ours, that it is broken is the better thing to
 * say: it may be in a format that could have been converted. */
static HvFinding *
refuse_foreign (HvTaken       *taken,
                HvUnitStream  *stream,
                xmlNode       *root)
{
  HvFinding *unknown = unknown_root (taken, root);
  HvFinding *finding = NULL;
  HvStreamed streamed;

  while (hv_unit_stream_next (stream, &streamed, &finding))
    ;
  if (finding == NULL)
    return unknown;
  hv_finding_free (unknown);
  return finding;
}

static void
take_root (HvIntake *intake,
           HvTaken  *taken,
           xmlNode  *root)
{
  HvDocument *document = hv_document_new ();

  hv_reader_document_root (document, root);
  taken->file.document = document;
  taken->check = hv_rule_check_new (intake->rules, document, intake->today, taken->file.name,
                                    add_finding_cb, taken);
  hv_rule_check_root (taken->check, root);
  hv_intake_add_finding (intake, taken,
                         hv_schema_check_root (intake->schema, root, taken->file.name,
                                               hv_xml_line (root, 0)));
  if (document->href != NULL)
    hv_intake_add_finding (intake, taken,
                           hv_references_collect (taken->references, document, root,
                                                  taken->file.name, hv_xml_line (root, 0)));
}

static gboolean
take_document (HvIntake      *intake,
               HvTaken       *taken,
               HvProgress     progress,
               gpointer       user_data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (HvUnitStream) stream = hv_unit_stream_new (taken->file.copy, taken->file.name, error);
  g_autoptr (HvSchemaOrder) order = NULL;
  xmlNode *root = stream != NULL ? hv_unit_stream_root (stream) : NULL;
  HvFinding *finding = NULL;
  gboolean in_order = TRUE;
  HvStreamed streamed;

  if (stream == NULL)
    return FALSE;
  if (root != NULL && !is_ours (root))
    {
      hv_intake_add_finding (intake, taken, refuse_foreign (taken, stream, root));
      return TRUE;
    }
  if (root != NULL)
    take_root (intake, taken, root);
  if (root != NULL)
    order = hv_schema_order_new (intake->schema, taken->file.document->type);
  while (hv_unit_stream_next (stream, &streamed, &finding))
    {
      HvFinding *misplaced = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      /* After one element in the wrong place every other one would be. */
      if (in_order)
        misplaced = hv_schema_order_step (order, streamed.node, taken->file.name, streamed.line);
      in_order = in_order && misplaced == NULL;
      hv_intake_add_finding (intake, taken, misplaced);
      if (misplaced == NULL)
        take_child (intake, taken, &streamed);
      if (progress != NULL)
        progress (hv_unit_stream_fraction (stream), user_data);
    }
  if (finding == NULL && in_order && order != NULL)
    finding = hv_schema_order_end (order, taken->file.name);
  hv_intake_add_finding (intake, taken, finding);
  /* What a broken document would have had is not known. */
  if (taken->check != NULL && taken->findings[TRUE] == 0)
    hv_rule_check_end (taken->check);
  g_clear_pointer (&taken->check, hv_rule_check_free);
  return TRUE;
}

/* The one place that holds queries holds none of a caller's own data. */
static void
check_query (HvIntake          *intake,
             HvTaken           *taken,
             const HvGoldenRow *row)
{
  g_autoptr (GArray) found = hv_personal_find (row->query, NULL);

  if (found->len > 0)
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name, row->line, 0, HV_SEVERITY_ERROR,
                                           "personal-data",
                                           _("This question seems to hold data about a person. A list "
                                             "of questions is kept, so leave them out.")));
}

static gboolean
take_golden (HvIntake  *intake,
             HvTaken   *taken,
             GError   **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = hv_file_read (taken->file.copy, HV_LIMIT_FILE_SIZE, error);
  guint line = 0;

  if (bytes == NULL)
    return FALSE;
  taken->golden = hv_golden_parse (bytes, &line, &local);
  for (guint i = 0; taken->golden != NULL && i < taken->golden->rows->len; i++)
    check_query (intake, taken, g_ptr_array_index (taken->golden->rows, i));
  if (taken->golden == NULL)
    {
      hv_intake_add_finding (intake, taken,
                             hv_finding_new (taken->file.name, line, 0, HV_SEVERITY_ERROR, "golden",
                                             "%s", local->message));
      return TRUE;
    }
  taken->file.document = hv_document_new ();
  taken->file.document->type = HV_DOCUMENT_GOLDEN;
  taken->file.document->id = g_strdup (GOLDEN_ID);
  return TRUE;
}

/* Whether copying failed because of the person's file, and not of our folder. */
static gboolean
is_about_source (const GError *error,
                 const char   *path)
{
  return g_error_matches (error, HV_ERROR, HV_ERROR_NOT_FOUND)
         || g_error_matches (error, HV_ERROR, HV_ERROR_REFUSED)
         || (g_error_matches (error, HV_ERROR, HV_ERROR_NOT_WRITABLE) && g_access (path, R_OK) != 0);
}

static HvTaken *
taken_new (HvIntake   *intake,
           const char *path)
{
  HvTaken *taken = g_new0 (HvTaken, 1);
  g_autofree char *number = g_strdup_printf ("%u", intake->files->len);

  taken->intake = intake;
  taken->file.name = g_strdup (path);
  taken->file.copy = g_build_filename (hv_intake_folder_path (intake->folder), number, NULL);
  taken->file.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unit_free);
  taken->file.elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  taken->references = hv_references_new ();
  taken->suspects = hv_suspects_new ();
  taken->contacts = g_string_new (NULL);
  g_ptr_array_add (intake->files, taken);
  return taken;
}

/* A file in a foreign format is converted before anything else is asked of it, and
 * kept beside its conversion. FALSE when that is all there is to say of it. */
static gboolean
convert (HvIntake  *intake,
         HvTaken   *taken,
         char     **sha256,
         GError   **error)
{
  HvConvertRequest request = { .name = taken->file.name, .format = intake->format,
                               .lang = intake->lang, .today = intake->today };
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autoptr (GError) local = NULL;
  gboolean converted;
  gboolean refused = FALSE;

  if (intake->converters == NULL)
    intake->converters = hv_converters_new ();
  converted = hv_converters_apply (intake->converters, taken->file.copy, &request, findings, &local);
  if (converted)
    {
      taken->file.original = g_strconcat (taken->file.copy, ".original", NULL);
      g_free (*sha256);
      *sha256 = hv_file_sha256 (taken->file.copy, NULL, NULL, &local);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      refused = refused || ((HvFinding *) g_ptr_array_index (findings, i))->refuses;
      hv_intake_add_finding (intake, taken, g_ptr_array_index (findings, i));
    }
  if (local == NULL)
    return !refused;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * hv_intake_add:
 * @path: a file
 *
 * Takes a file in and checks it by itself. What is wrong with the file becomes
 * a finding; an error is what is wrong with the machine, or cancellation.
 */
gboolean
hv_intake_add (HvIntake      *intake,
               const char    *path,
               HvProgress     progress,
               gpointer       user_data,
               GCancellable  *cancellable,
               GError       **error)
{
  HvTaken *taken = taken_new (intake, path);
  g_autoptr (GError) local = NULL;
  g_autofree char *sha256 = hv_file_copy_hashed (path, taken->file.copy, HV_LIMIT_FILE_SIZE,
                                                 cancellable, &local);
  gboolean added;

  if (sha256 == NULL && !is_about_source (local, path))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (sha256 == NULL)
    {
      hv_intake_add_finding (intake, taken, hv_finding_new (path, 0, 0, HV_SEVERITY_ERROR, "file",
                                                            "%s", local->message));
      return TRUE;
    }
  if (!g_str_has_suffix (path, ".tsv") && !convert (intake, taken, &sha256, &local))
    {
      gboolean said = local == NULL;

      if (!said)
        g_propagate_error (error, g_steal_pointer (&local));
      return said;
    }
  added = g_str_has_suffix (path, ".tsv")
    ? take_golden (intake, taken, error)
    : take_document (intake, taken, progress, user_data, cancellable, error);
  if (added && taken->file.document != NULL)
    taken->file.sha256 = g_steal_pointer (&sha256);
  return added;
}

/**
 * hv_intake_add_original:
 * @file: one of the intake's
 * @path: the foreign file that it was converted from, before it came here
 */
gboolean
hv_intake_add_original (HvIntake      *intake,
                        HvIntakeFile  *file,
                        const char    *path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *sum = NULL;

  g_free (file->original);
  file->original = g_strconcat (file->copy, ".original", NULL);
  sum = hv_file_copy_hashed (path, file->original, HV_LIMIT_FILE_SIZE, cancellable, error);
  return sum != NULL;
}
