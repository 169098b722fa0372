/* hv-command-catalog-status.c: houvastctl catalog status, how far each language is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-command-catalog.h"

/* What one catalog makes of all documents together. */
typedef struct
{
  guint      texts;
  guint      translated;
  guint      fuzzy;
  guint      rewritten_missing;
  guint      units;
  GPtrArray *hidden;
} Sum;

static void
sum_clear (Sum *sum)
{
  g_clear_pointer (&sum->hidden, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sum, sum_clear)

static void
add_up (Sum       *sum,
        GPtrArray *originals,
        GPtrArray *translations)
{
  *sum = (Sum) { .hidden = g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < translations->len; i++)
    {
      const HvOriginal *original = g_ptr_array_index (originals, i);
      const HvTranslation *one = g_ptr_array_index (translations, i);

      sum->texts += one->texts;
      sum->translated += one->translated;
      sum->fuzzy += one->fuzzy;
      sum->rewritten_missing += one->rewritten_missing;
      sum->units += one->units;
      for (guint j = 0; j < one->hidden->len; j++)
        {
          const char *id = g_ptr_array_index (one->hidden, j);
          gboolean whole = strcmp (id, original->document->id) == 0;

          g_ptr_array_add (sum->hidden, whole ? g_strdup (id)
                                              : g_strconcat (original->document->id, "#", id, NULL));
        }
    }
}

/* How many are named where nobody asked for all. */
#define NAMED 20

static void
print_text (const char *lang,
            const Sum  *sum,
            guint       named)
{
  guint left = sum->texts - sum->translated;

  if (left == 0 && sum->hidden->len == 0)
    g_print (ngettext ("%s: complete, %u text\n", "%s: complete, %u texts\n", sum->texts), lang,
             sum->texts);
  else
    {
      g_print (_("%s: %u of %u texts are finished\n"), lang, sum->translated, sum->texts);
      if (sum->fuzzy > 0)
        g_print (ngettext ("  %u is marked fuzzy\n", "  %u are marked fuzzy\n", sum->fuzzy), sum->fuzzy);
      if (sum->rewritten_missing > 0)
        g_print (ngettext ("  %u only says how callers word something: it hides nothing\n",
                           "  %u only say how callers word something: they hide nothing\n",
                           sum->rewritten_missing), sum->rewritten_missing);
    }
  if (sum->hidden->len > 0)
    g_print (ngettext ("  %u of %u is not shown in this language yet\n",
                       "  %u of %u are not shown in this language yet\n", sum->hidden->len),
             sum->hidden->len, sum->units);
  for (guint i = 0; i < MIN (named, sum->hidden->len); i++)
    g_print ("    %s\n", (char *) g_ptr_array_index (sum->hidden, i));
  if (named > 0 && named < sum->hidden->len)
    g_print (_("    … “catalog status --all” names all of them\n"));
}

static void
add_json (JsonBuilder *builder,
          const char  *lang,
          const char  *catalog,
          const Sum   *sum)
{
  json_builder_begin_object (builder);
  hv_json_text (builder, "lang", lang);
  hv_json_text (builder, "catalog", catalog);
  hv_json_flag (builder, "complete", sum->translated == sum->texts && sum->hidden->len == 0);
  hv_json_number (builder, "texts", sum->texts);
  hv_json_number (builder, "translated", sum->translated);
  hv_json_number (builder, "fuzzy", sum->fuzzy);
  hv_json_number (builder, "rewritten_missing", sum->rewritten_missing);
  hv_json_number (builder, "units", sum->units);
  hv_json_array (builder, "hidden", sum->hidden);
  json_builder_end_object (builder);
}

static JsonBuilder *
begin_json (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "languages");
  json_builder_begin_array (builder);
  return builder;
}

static void
end_json (JsonBuilder *builder,
          GPtrArray   *findings)
{
  json_builder_end_array (builder);
  hv_json_problems (builder, findings);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

/**
 * hv_cli_print_translations:
 * @translations: (element-type HvTranslation): of each of @originals
 * @findings: (element-type HvFinding): for programs; people have read them
 *
 * Says how far they are, and for whom they wait.
 */
void
hv_cli_print_translations (HvContext  *context,
                           const char *catalog,
                           const char *lang,
                           GPtrArray  *originals,
                           GPtrArray  *translations,
                           GPtrArray  *findings)
{
  g_auto (Sum) sum = { 0 };

  add_up (&sum, originals, translations);
  if (context->json)
    {
      g_autoptr (JsonBuilder) builder = begin_json ();

      add_json (builder, lang, catalog, &sum);
      end_json (builder, findings);
      return;
    }
  print_text (lang, &sum, 0);
  if (context->role == NULL)
    g_print (_("What is finished waits for approval. “houvastctl --role ROLE catalog merge” signs it off, "
               "“houvastctl approve” does so after the import.\n"));
}

/* The languages in which the documents are written. */
static void
report_sources (GPtrArray   *originals,
                JsonBuilder *builder)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < originals->len; i++)
    {
      const char *lang = ((HvOriginal *) g_ptr_array_index (originals, i))->document->lang;
      g_auto (Sum) sum = { .hidden = g_ptr_array_new () };

      if (!g_hash_table_add (seen, (gpointer) lang))
        continue;
      for (guint j = 0; j < originals->len; j++)
        {
          const HvOriginal *other = g_ptr_array_index (originals, j);

          if (strcmp (other->document->lang, lang) == 0)
            sum.texts += other->texts->len;
        }
      sum.translated = sum.texts;
      if (builder != NULL)
        add_json (builder, lang, NULL, &sum);
      else
        print_text (lang, &sum, 0);
    }
}

/* Catalogs by their names, documents are the rest. */
static void
sort_files (char      **files,
            GPtrArray  *catalogs,
            GPtrArray  *documents)
{
  for (char **file = files; *file != NULL; file++)
    g_ptr_array_add (g_str_has_suffix (*file, ".po") ? catalogs : documents, *file);
  g_ptr_array_add (documents, NULL);
}

static gboolean
report_catalog (GPtrArray    *originals,
                const char   *path,
                guint         named,
                GPtrArray    *findings,
                JsonBuilder  *builder,
                GError      **error)
{
  g_autofree char *lang = NULL;
  g_autoptr (GPtrArray) translations = hv_cli_translate (originals, path, NULL, NULL, findings, &lang,
                                                         error);
  g_auto (Sum) sum = { 0 };

  if (translations == NULL)
    return *error == NULL;
  add_up (&sum, originals, translations);
  if (builder != NULL)
    add_json (builder, lang, path, &sum);
  else
    print_text (lang, &sum, named);
  return TRUE;
}

static gboolean
report_all (GPtrArray    *originals,
            GPtrArray    *catalogs,
            guint         named,
            GPtrArray    *findings,
            JsonBuilder  *builder,
            GError      **error)
{
  report_sources (originals, builder);
  for (guint i = 0; i < catalogs->len; i++)
    if (!report_catalog (originals, g_ptr_array_index (catalogs, i), named, findings, builder,
                         error))
      return FALSE;
  return TRUE;
}

int
hv_command_catalog_status (HvContext  *context,
                           char      **argv,
                           GError    **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_finding_free);
  g_autoptr (GPtrArray) catalogs = g_ptr_array_new ();
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GPtrArray) originals = NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("name each text that is not finished"), NULL },
    G_OPTION_ENTRY_NULL
  };
  gboolean done;

  if (!hv_cli_parse (&argv, entries, N_("[[CATALOG.po…] FILE…]"),
                     _("Says of each catalog how far it is, and what is not shown in its language yet; "
                       "without files, the same of the library."), error))
    return 2;
  if (argv[1] == NULL)
    return hv_cli_report_library (context, all ? G_MAXUINT : NAMED, error);
  sort_files (argv + 1, catalogs, documents);
  originals = hv_cli_originals ((char **) documents->pdata, findings, error);
  if (originals == NULL || hv_findings_refusal (findings, 0) != NULL)
    {
      hv_cli_print_findings (findings);
      return 3;
    }
  builder = context->json ? begin_json () : NULL;
  done = report_all (originals, catalogs, all ? G_MAXUINT : NAMED, findings, builder, error);
  if (!all)
    hv_cli_drop_unfinished (findings);
  hv_cli_print_findings (findings);
  if (done && builder != NULL)
    end_json (builder, findings);
  return hv_findings_refusal (findings, 0) != NULL ? 3 : 0;
}
