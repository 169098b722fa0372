/* hv-render-html.c: text as HTML
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>

#include "hv-answer.h"
#include "hv-names.h"

static void
add_escaped (GString    *html,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

/**
 * hv_runs_add_html:
 *
 * Appends the text, without a paragraph of its own.
 */
void
hv_runs_add_html (GString   *html,
                  GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);

      switch (run->kind)
        {
        case HV_RUN_EM:
          g_string_append (html, "<em>");
          add_escaped (html, run->text);
          g_string_append (html, "</em>");
          break;
        case HV_RUN_LINK:
          g_string_append (html, "<a href=\"");
          add_escaped (html, run->target != NULL ? run->target : "");
          g_string_append (html, "\">");
          add_escaped (html, run->text);
          g_string_append (html, "</a>");
          break;
        case HV_RUN_FIELD:
          g_string_append (html, "<span class=\"field\">[");
          add_escaped (html, run->text);
          g_string_append (html, "]</span>");
          break;
        case HV_RUN_TERM:
        case HV_RUN_TEXT:
        default:
          add_escaped (html, run->text);
          break;
        }
    }
}

static void
add_block (GString       *html,
           const HvBlock *block)
{
  const char *tag = block->kind == HV_BLOCK_HEADING ? "h3" : block->kind == HV_BLOCK_ITEM ? "li" : "p";
  const char *label = block->kind == HV_BLOCK_DETAIL ? hv_name_of_detail (block->label) : NULL;

  g_string_append_printf (html, "<%s>", tag);
  if (label != NULL)
    {
      g_string_append (html, "<b>");
      add_escaped (html, label);
      g_string_append (html, ":</b> ");
    }
  hv_runs_add_html (html, block->runs);
  g_string_append_printf (html, "</%s>\n", tag);
}

/**
 * hv_blocks_add_html:
 *
 * Appends paragraphs, lists and headings.
 */
void
hv_blocks_add_html (GString   *html,
                    GPtrArray *blocks)
{
  const char *open = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (blocks, i);
      const char *tag = hv_block_list_tag (block);

      if (g_strcmp0 (open, tag) != 0)
        {
          if (open != NULL)
            g_string_append_printf (html, "</%s>\n", open);
          if (tag != NULL)
            g_string_append_printf (html, "<%s>\n", tag);
          open = tag;
        }
      add_block (html, block);
    }
  if (open != NULL)
    g_string_append_printf (html, "</%s>\n", open);
}

/**
 * hv_answer_to_html:
 *
 * Returns: (transfer full): what may be given to the caller of an approved
 *   answer: question, spoken answer, explanation and sources, as a fragment of
 *   HTML without scripts or styles. Nothing that is for the agent only.
 */
char *
hv_answer_to_html (HvAnswer *answer)
{
  GString *html = g_string_new ("<article>\n<h2>");

  hv_runs_add_html (html, answer->unit->title);
  g_string_append (html, "</h2>\n");
  if (hv_state_may_copy (answer->state))
    {
      hv_blocks_add_html (html, answer->unit->body);
      hv_blocks_add_html (html, answer->unit->explanation);
    }
  for (guint i = 0; i < answer->sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (answer->sources, i);

      g_string_append (html, "<blockquote>\n");
      hv_blocks_add_html (html, source->blocks);
      g_string_append (html, "</blockquote>\n");
    }
  g_string_append (html, "</article>\n");
  return g_string_free (html, FALSE);
}
