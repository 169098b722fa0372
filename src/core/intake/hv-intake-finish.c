/* hv-intake-finish.c: what can only be checked when all files are there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-intake-private.h"
#include "hv-references.h"

/* The document among the files, or %NULL. @lang %NULL stands for any. */
static HvTaken *
find_file (HvIntake   *intake,
           const char *id,
           const char *lang)
{
  for (guint i = 0; i < intake->files->len; i++)
    {
      HvTaken *taken = g_ptr_array_index (intake->files, i);
      const HvDocument *document = taken->file.document;

      if (document != NULL && g_strcmp0 (document->id, id) == 0
          && (lang == NULL || g_strcmp0 (document->lang, lang) == 0))
        return taken;
    }
  return NULL;
}

/* What the files bring goes before what the library has. */
static gboolean
exists (HvIntake   *intake,
        HvKnown    *known,
        const char *document,
        const char *lang,
        const char *id)
{
  HvTaken *taken = find_file (intake, document, lang);

  if (taken != NULL)
    return id == NULL || g_hash_table_contains (taken->file.elements, id);
  return known != NULL && known->has (known, document, lang, id);
}

static void
check_unit (HvIntake          *intake,
            HvTaken           *taken,
            const HvReference *reference)
{
  const HvIntakeUnit *unit = g_hash_table_lookup (taken->file.units, reference->id);

  if (unit != NULL && unit->kind == reference->unit)
    return;
  hv_intake_add_finding (intake, taken,
                         hv_finding_new (taken->file.name, reference->line, 0, HV_SEVERITY_ERROR,
                                         "reference",
                                         _("%s=\"%s\" points to a <%s> that this document does not "
                                           "have. Correct the name, or write it."),
                                         reference->attribute, reference->id,
                                         reference->unit == HV_KIND_PHRASE
                                         ? "phrases" : hv_kind_name (reference->unit)));
}

static void
check_reference (HvIntake          *intake,
                 HvTaken           *taken,
                 HvKnown           *known,
                 const HvReference *reference)
{
  const char *lang = taken->file.document->lang;

  if (reference->kind == HV_REFERENCE_UNIT)
    check_unit (intake, taken, reference);
  else if (!exists (intake, known, reference->document, lang, NULL))
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name, reference->line, 0, HV_SEVERITY_ERROR,
                                           "reference",
                                           _("%s: there is no document “%s” in the language “%s”. "
                                             "Import it together with this one, or correct the name."),
                                           reference->attribute, reference->document, lang));
  else if (reference->kind == HV_REFERENCE_ELEMENT
           && !exists (intake, known, reference->document, lang, reference->id))
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name, reference->line, 0, HV_SEVERITY_ERROR,
                                           "reference",
                                           _("%s: “%s” has no element with the id “%s”. Correct it, or "
                                             "give the paragraph that is meant this id."),
                                           reference->attribute, reference->document,
                                           reference->id));
}

static void
check_unique (HvIntake *intake,
              HvTaken  *taken)
{
  const HvDocument *document = taken->file.document;
  HvTaken *first = find_file (intake, document->id, document->lang);

  if (first != taken)
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name, 0, 0, HV_SEVERITY_ERROR,
                                           "duplicate-document",
                                           _("“%s” holds the document “%s” (%s) too. Import one of "
                                             "them."), first->file.name, document->id,
                                           document->lang));
}

/* The language of the documents that come along, when they have just one. */
static const char *
language_of_others (HvIntake *intake)
{
  const char *lang = NULL;

  for (guint i = 0; i < intake->files->len; i++)
    {
      const HvDocument *document = ((HvTaken *) g_ptr_array_index (intake->files, i))->file.document;

      if (document == NULL || document->lang == NULL || *document->lang == '\0'
          || document->type == HV_DOCUMENT_GOLDEN)
        continue;
      if (lang != NULL && strcmp (lang, document->lang) != 0)
        return NULL;
      lang = document->lang;
    }
  return lang;
}

/* The language in the name that an export gives a list: "03-golden-nl.tsv". */
static char *
language_in_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  const char *mark = strstr (base, "golden-");

  return mark != NULL && g_str_has_suffix (base, ".tsv")
    ? g_strndup (mark + strlen ("golden-"), strcspn (mark + strlen ("golden-"), ".")) : NULL;
}

static void
settle_golden_language (HvIntake *intake,
                        HvTaken  *taken)
{
  HvDocument *document = taken->file.document;
  g_autofree char *named = language_in_name (taken->file.name);
  const char *lang;
  guint line = 0;

  if (!hv_golden_language (taken->golden, &lang, &line))
    {
      hv_intake_add_finding (intake, taken,
                             hv_finding_new (taken->file.name, line, 0, HV_SEVERITY_ERROR, "golden",
                                             _("This list has more than one language. Make a list for "
                                               "each.")));
      return;
    }
  if (lang == NULL)
    lang = intake->lang != NULL ? intake->lang : named != NULL ? named : language_of_others (intake);
  if (lang == NULL)
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name, 0, 0, HV_SEVERITY_ERROR, "golden",
                                           _("This list does not say its language. Give it a column "
                                             "lang, or say --lang.")));
  g_free (document->lang);
  document->lang = g_strdup (lang != NULL ? lang : "");
}

/* An answer that is gone does not keep the list out: the list is there to show
 * just that. */
static void
check_golden (HvIntake *intake,
              HvTaken  *taken,
              HvKnown  *known)
{
  for (guint i = 0; i < taken->golden->rows->len; i++)
    {
      const HvGoldenRow *row = g_ptr_array_index (taken->golden->rows, i);

      for (char **expected = row->expected; *expected != NULL; expected++)
        {
          const char *hash = strchr (*expected, '#');
          g_autofree char *document = hash != NULL ? g_strndup (*expected, hash - *expected) : NULL;

          if (document != NULL
              && !exists (intake, known, document, taken->file.document->lang, hash + 1))
            hv_intake_add_finding (intake, taken,
                                   hv_finding_new (taken->file.name, row->line, 0,
                                                   HV_SEVERITY_WARNING, "golden",
                                                   _("The answer “%s” does not exist."), *expected));
        }
    }
}

static void
check_statement (HvIntake *intake,
                 HvTaken  *taken,
                 HvKnown  *known)
{
  const HvDocument *document = taken->file.document;

  if (document->statement != NULL
      && !exists (intake, known, document->statement, document->lang, NULL))
    hv_intake_add_finding (intake, taken,
                           hv_finding_new (taken->file.name, 0, 0, HV_SEVERITY_ERROR, "reference",
                                           _("The answers rest on the statement “%s” in the language "
                                             "“%s”, which is not there. Import it together with this "
                                             "document."), document->statement, document->lang));
}

/* What is declared as a contact anywhere is the organisation's own. */
static void
report_suspects (HvIntake *intake,
                 HvKnown  *known)
{
  g_autoptr (GString) contacts = g_string_new (known != NULL && known->contacts != NULL
                                               ? known->contacts (known) : NULL);

  for (guint i = 0; i < intake->files->len; i++)
    g_string_append (contacts, ((HvTaken *) g_ptr_array_index (intake->files, i))->contacts->str);
  for (guint i = 0; i < intake->files->len; i++)
    {
      HvTaken *taken = g_ptr_array_index (intake->files, i);

      for (guint j = 0; j < taken->suspects->len; j++)
        hv_intake_add_finding (intake, taken,
                               hv_suspect_take (g_ptr_array_index (taken->suspects, j),
                                                contacts->str));
      g_ptr_array_set_size (taken->suspects, 0);
    }
}

/**
 * hv_intake_finish:
 * @known: (nullable): what the library has
 *
 * Checks the files against each other and against the library: uniqueness of
 * documents, and where references lead.
 *
 * Returns: %FALSE when cancelled; what is wrong is in the findings
 */
gboolean
hv_intake_finish (HvIntake      *intake,
                  HvKnown       *known,
                  GCancellable  *cancellable,
                  GError       **error)
{
  for (guint i = 0; i < intake->files->len; i++)
    {
      HvTaken *taken = g_ptr_array_index (intake->files, i);

      if (taken->golden != NULL)
        settle_golden_language (intake, taken);
    }
  for (guint i = 0; i < intake->files->len; i++)
    {
      HvTaken *taken = g_ptr_array_index (intake->files, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (taken->file.document == NULL || taken->file.document->id == NULL)
        continue;
      check_unique (intake, taken);
      check_statement (intake, taken, known);
      /* Where the statement is missing as a whole, one finding says so. */
      for (guint j = 0; j < taken->references->len; j++)
        {
          const HvReference *reference = g_ptr_array_index (taken->references, j);

          if (g_strcmp0 (reference->document, taken->file.document->statement) != 0
              || reference->kind == HV_REFERENCE_UNIT
              || exists (intake, known, reference->document, taken->file.document->lang, NULL))
            check_reference (intake, taken, known, reference);
        }
    }
  report_suspects (intake, known);
  /* What a broken document would have had is not known. */
  for (guint i = 0; i < intake->files->len && !hv_intake_is_refused (intake); i++)
    {
      HvTaken *taken = g_ptr_array_index (intake->files, i);

      if (taken->golden != NULL)
        check_golden (intake, taken, known);
    }
  return TRUE;
}
