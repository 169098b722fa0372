/* hv-paper.c: what a caller may get to keep
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is read by somebody who does not see this program: everything on it is in
 * the language of the knowledge, also what the program itself puts there.
 */
#include "hv-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-names.h"

/* Read on paper and on small screens, in light and dark; nothing is fetched. */
static const char style[]
  = ":root{color-scheme:light dark}"
    "body{font:1rem/1.55 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h1,h2,h3,h4{line-height:1.25}"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:.25rem solid}"
    "footer{margin-top:3rem;padding-top:.5rem;border-top:1px solid;font-size:.875rem;"
    "overflow-wrap:anywhere}"
    "@media print{body{margin:0;max-width:none;font-size:11pt}"
    "h1,h2,h3,h4{break-after:avoid}p,li{orphans:2;widows:2}}";

static void
line_free (gpointer data)
{
  HvPaperLine *line = data;

  g_ptr_array_unref (line->runs);
  g_free (line->id);
  g_free (line);
}

void
hv_paper_free (HvPaper *paper)
{
  if (paper == NULL)
    return;
  g_free (paper->name);
  g_free (paper->lang);
  g_free (paper->title);
  g_free (paper->footer);
  g_free (paper->sha256);
  g_ptr_array_unref (paper->lines);
  hv_spoken_unref (paper->spoken);
  g_free (paper);
}

/* Ids and versions come from documents; what is no letter, figure, dot or hyphen
 * has no place in the name of a file. */
static char *
file_name (const char *id,
           const char *version,
           const char *lang)
{
  char *name = g_strconcat (id, "-", version != NULL ? version : "", "-", lang, NULL);

  for (char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '.' && *at != '-')
      *at = '_';
  return name;
}

static HvPaper *
paper_new (const char *id,
           const char *version,
           const char *lang,
           HvSpoken   *spoken)
{
  HvPaper *paper = g_new0 (HvPaper, 1);

  paper->name = file_name (id, version, lang);
  paper->lang = g_strdup (lang);
  paper->spoken = hv_spoken_ref (spoken);
  paper->lines = g_ptr_array_new_with_free_func (line_free);
  return paper;
}

static HvPaperLine *
add_line (HvPaper    *paper,
          HvLineKind  kind,
          const char *id,
          GPtrArray  *runs)
{
  HvPaperLine *line = g_new0 (HvPaperLine, 1);

  line->kind = kind;
  line->id = g_strdup (id);
  line->runs = g_ptr_array_ref (runs);
  g_ptr_array_add (paper->lines, line);
  return line;
}

static const char *
label_of (HvPaper       *paper,
          const HvBlock *block)
{
  const char *label;

  if (block->kind != HV_BLOCK_DETAIL)
    return NULL;
  label = hv_spoken_detail (paper->spoken, paper->lang, block->label);
  return label != NULL ? label : hv_name_of_detail (block->label);
}

static void
add_blocks (HvPaper   *paper,
            GPtrArray *blocks,
            guint      level,
            gboolean   quote)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (blocks, i);
      HvLineKind kind = block->kind == HV_BLOCK_HEADING ? HV_LINE_HEADING
                        : block->kind == HV_BLOCK_ITEM ? HV_LINE_ITEM : HV_LINE_TEXT;
      HvPaperLine *line = add_line (paper, kind, quote ? NULL : block->id, block->runs);

      line->level = level;
      line->number = block->number;
      line->quote = quote;
      line->label = label_of (paper, block);
    }
}

static void
add_title (HvPaper    *paper,
           const char *title)
{
  g_autoptr (GPtrArray) runs = hv_runs_new ();

  hv_runs_add (runs, HV_RUN_TEXT, title, NULL);
  paper->title = g_strdup (title);
  add_line (paper, HV_LINE_TITLE, NULL, runs);
}

/* Whoever has the paper can see whether it is of the document that was approved. */
static void
add_footer (HvPaper     *paper,
            HvPaperKind  kind,
            const char  *title,
            const char  *version,
            HvDay        day,
            HvDates     *dates,
            const char  *sha256)
{
  g_autofree char *said = day != 0 ? hv_dates_long (dates, paper->lang, day) : NULL;
  g_autofree char *line = hv_spoken_paper (paper->spoken, paper->lang, kind, title, version, said);

  paper->sha256 = g_strdup (sha256);
  paper->footer = sha256 != NULL ? g_strconcat (line, " · SHA-256 ", sha256, NULL)
                                 : g_steal_pointer (&line);
}

static void
refuse (GError **error)
{
  g_set_error_literal (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                       _("This text is being checked, so it does not leave the program."));
}

/**
 * hv_paper_new_statement:
 * @outline: the statement; not needed any more when this returns
 * @error: %HV_ERROR_NOT_FOUND when it is not approved now
 *
 * Returns: (transfer full) (nullable): the whole statement
 */
HvPaper *
hv_paper_new_statement (HvOutline  *outline,
                        HvSpoken   *spoken,
                        HvDates    *dates,
                        GError    **error)
{
  const HvDocumentInfo *info;
  HvPaper *paper;

  g_return_val_if_fail (outline != NULL && spoken != NULL && dates != NULL, NULL);

  if (!hv_state_may_copy (outline->state))
    {
      refuse (error);
      return NULL;
    }
  info = outline->info;
  paper = paper_new (info->id, info->version, info->lang, spoken);
  add_title (paper, info->title);
  add_blocks (paper, outline->head, 2, FALSE);
  for (guint i = 0; i < outline->sections->len; i++)
    {
      const HvUnit *section = g_ptr_array_index (outline->sections, i);
      HvPaperLine *heading = add_line (paper, HV_LINE_HEADING, section->id, section->title);

      heading->level = 2 + section->depth;
      add_blocks (paper, section->body, 3 + section->depth, FALSE);
    }
  add_footer (paper, HV_PAPER_STATEMENT, info->title, info->version, info->effective, dates,
              info->sha256);
  return paper;
}

/**
 * hv_paper_new_answer:
 * @error: %HV_ERROR_NOT_FOUND when it is not approved now
 *
 * Returns: (transfer full) (nullable): the question, what is said, more about it,
 *   and what that rests on
 */
HvPaper *
hv_paper_new_answer (HvAnswer  *answer,
                     HvSpoken  *spoken,
                     HvDates   *dates,
                     GError   **error)
{
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  HvPaper *paper;

  g_return_val_if_fail (answer != NULL && spoken != NULL && dates != NULL, NULL);

  if (!hv_state_may_copy (answer->state))
    {
      refuse (error);
      return NULL;
    }
  title = hv_unit_title (answer->unit);
  id = g_strconcat (answer->document, "-", answer->unit->id, NULL);
  paper = paper_new (id, answer->version, answer->lang, spoken);
  add_title (paper, title);
  add_blocks (paper, answer->unit->body, 2, FALSE);
  add_blocks (paper, answer->unit->explanation, 2, FALSE);
  for (guint i = 0; i < answer->sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (answer->sources, i);

      if (!source->missing)
        add_blocks (paper, source->blocks, 2, TRUE);
    }
  add_footer (paper, HV_PAPER_ANSWER, answer->document_title, answer->version,
              answer->approval.on, dates, NULL);
  return paper;
}

static void
add_escaped (GString    *html,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static void
add_element (GString           *html,
             const HvPaperLine *line)
{
  g_autofree char *heading = g_strdup_printf ("h%u", MIN (line->level, 6));
  const char *tag = line->kind == HV_LINE_TITLE ? "h1" : line->kind == HV_LINE_HEADING ? heading
                    : line->kind == HV_LINE_ITEM ? "li" : "p";

  g_string_append_printf (html, "<%s", tag);
  if (line->id != NULL)
    {
      g_string_append (html, " id=\"");
      add_escaped (html, line->id);
      g_string_append_c (html, '"');
    }
  g_string_append_c (html, '>');
  if (line->label != NULL)
    {
      g_string_append (html, "<b>");
      add_escaped (html, line->label);
      g_string_append (html, ":</b> ");
    }
  hv_runs_add_html (html, line->runs);
  g_string_append_printf (html, "</%s>\n", tag);
}

/* Ends and begins what lines stand in together. */
static void
change_list (GString     *html,
             const char **open,
             const char  *wanted)
{
  if (g_strcmp0 (*open, wanted) == 0)
    return;
  if (*open != NULL)
    g_string_append_printf (html, "</%s>\n", *open);
  if (wanted != NULL)
    g_string_append_printf (html, "<%s>\n", wanted);
  *open = wanted;
}

static void
add_lines (GString *html,
           HvPaper *paper)
{
  const char *quote = NULL;
  const char *list = NULL;

  for (guint i = 0; i < paper->lines->len; i++)
    {
      const HvPaperLine *line = g_ptr_array_index (paper->lines, i);

      if (line->kind != HV_LINE_ITEM || line->quote != (quote != NULL))
        change_list (html, &list, NULL);
      change_list (html, &quote, line->quote ? "blockquote" : NULL);
      if (line->kind == HV_LINE_ITEM)
        change_list (html, &list, line->number > 0 ? "ol" : "ul");
      add_element (html, line);
    }
  change_list (html, &list, NULL);
  change_list (html, &quote, NULL);
}

/**
 * hv_paper_to_html:
 *
 * Returns: (transfer full): a whole document that needs nothing else: no script,
 *   no picture, no address that is fetched
 */
char *
hv_paper_to_html (HvPaper *paper)
{
  GString *html;

  g_return_val_if_fail (paper != NULL, NULL);

  html = g_string_new ("<!DOCTYPE html>\n<html lang=\"");
  add_escaped (html, paper->lang);
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
  add_escaped (html, paper->title);
  g_string_append_printf (html, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", style);
  add_lines (html, paper);
  g_string_append (html, "</main>\n<footer>\n<p>");
  add_escaped (html, paper->footer);
  g_string_append (html, "</p>\n</footer>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
