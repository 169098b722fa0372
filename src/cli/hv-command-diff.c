/* hv-command-diff.c: houvastctl diff
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-command.h"
#include "hv-comparison.h"
#include "hv-file.h"
#include "hv-word-diff.h"

static void
add_documents (JsonBuilder        *builder,
               const HvComparison *comparison)
{
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->documents->len; i++)
    {
      const HvComparedDocument *document = g_ptr_array_index (comparison->documents, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", document->id);
      hv_json_text (builder, "lang", document->lang);
      hv_json_text (builder, "before", document->version_before);
      hv_json_text (builder, "after", document->version_after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_words (JsonBuilder        *builder,
           const HvDifference *difference)
{
  static const char * const names[] = { "same", "gone", "new" };
  g_autoptr (GArray) spans = hv_word_diff (difference->before, difference->after);

  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spans->len; i++)
    {
      const HvDiffSpan *span = &g_array_index (spans, HvDiffSpan, i);
      g_autofree char *text = span->kind == HV_DIFF_GONE
        ? g_strndup (difference->before + span->before_start, span->before_end - span->before_start)
        : g_strndup (difference->after + span->after_start, span->after_end - span->after_start);

      json_builder_begin_object (builder);
      hv_json_text (builder, names[span->kind], text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_differences (JsonBuilder        *builder,
                 const HvComparison *comparison)
{
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const HvDifference *difference = g_ptr_array_index (comparison->differences, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "change", hv_difference_name (difference->kind));
      hv_json_text (builder, "kind", difference->unit == HV_KIND_NONE
                                     ? "document" : hv_kind_name (difference->unit));
      hv_json_text (builder, "id", difference->key);
      hv_json_text (builder, "lang", difference->lang);
      hv_json_text (builder, "title", difference->title);
      hv_json_flag (builder, "moved", difference->moved);
      hv_json_text (builder, "before", difference->before);
      hv_json_text (builder, "after", difference->after);
      if (difference->kind == HV_DIFFERENCE_CHANGED)
        add_words (builder, difference);
      if (difference->details_before != NULL)
        {
          hv_json_text (builder, "details_before", difference->details_before);
          hv_json_text (builder, "details_after", difference->details_after);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const HvComparison *comparison)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hv_json_text (builder, "before", comparison->before);
  hv_json_text (builder, "after", comparison->after);
  add_documents (builder, comparison);
  add_differences (builder, comparison);
  json_builder_set_member_name (builder, "touched");
  json_builder_begin_array (builder);
  for (guint i = 0; i < comparison->touched->len; i++)
    {
      const HvTouched *touched = g_ptr_array_index (comparison->touched, i);

      json_builder_begin_object (builder);
      hv_json_text (builder, "id", touched->key);
      hv_json_text (builder, "title", touched->title);
      hv_json_strings (builder, "cites", touched->cites);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hv_cli_print_json (builder);
}

static gboolean
write_page (const HvComparison *comparison,
            const char         *path,
            GError            **error)
{
  char *html = hv_comparison_to_html (comparison);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));

  return hv_file_write_atomic (path, bytes, error);
}

int
hv_command_diff (HvContext  *context,
                 char      **argv,
                 GError    **error)
{
  g_autofree char *html = NULL;
  const GOptionEntry entries[] = {
    { "html", 0, 0, G_OPTION_ARG_FILENAME, &html, N_("also write a page to print or to send"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HvComparison) comparison = NULL;
  g_autofree char *text = NULL;

  if (!hv_cli_parse (&argv, entries, N_("A B"),
                     _("Says what differs between two states, unit by unit and word by word, and what "
                       "rests on it. A and B are numbers of editions, days, or proposed files: a "
                       "proposed B comes to A."), error))
    return 2;
  if (argv[1] == NULL || argv[2] == NULL || argv[3] != NULL)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("Name two states, such as 3 4, or 2026-07-01 next.xml."));
      return 2;
    }
  comparison = hv_comparison_between (context->library, argv[1], argv[2], NULL, error);
  if (comparison == NULL || (html != NULL && !write_page (comparison, html, error)))
    return 1;
  if (context->json)
    {
      print_json (comparison);
      return 0;
    }
  text = hv_comparison_to_text (comparison);
  g_print ("%s", text);
  return 0;
}
