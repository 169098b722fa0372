/* hv-comparison-render.c: a comparison for people, as text and as a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-comparison.h"
#include "hv-current.h"
#include "hv-named-state.h"
#include "hv-names.h"
#include "hv-page.h"
#include "hv-word-diff.h"

/**
 * hv_comparison_between:
 * @library: the folder
 * @before, @after: see hv_named_state_new(); a proposed file as @after comes to
 *   the state @before
 *
 * Reads "current" and sources, never the ledger. Any thread.
 *
 * Returns: (transfer full) (nullable): what differs
 */
HvComparison *
hv_comparison_between (const char    *library,
                       const char    *before,
                       const char    *after,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (HvHistory) history = hv_current_read (library, error);
  g_autoptr (HvNamedState) old = NULL;
  g_autoptr (HvNamedState) new = NULL;
  HvComparison *comparison;

  if (history == NULL
      || !hv_named_states_new (library, history, before, after, &old, &new, cancellable, error))
    return NULL;
  comparison = hv_comparison_new (old->standing, new->standing, cancellable, error);
  if (comparison != NULL)
    {
      comparison->before = g_strdup (old->label);
      comparison->after = g_strdup (new->label);
    }
  return comparison;
}

/**
 * hv_difference_name:
 *
 * Returns: (transfer none): its code, for programs
 */
const char *
hv_difference_name (HvDifferenceKind kind)
{
  static const char * const names[] = { "added", "changed", "removed", "moved", "details" };

  return names[kind];
}

/**
 * hv_difference_words:
 *
 * Returns: (transfer none): what it is called, in the language of the interface
 */
const char *
hv_difference_words (HvDifferenceKind kind)
{
  static const char * const words[] = {
    NC_("difference", "Added"), NC_("difference", "Changed"), NC_("difference", "Removed"),
    NC_("difference", "Moved"), NC_("difference", "Same words, other details"),
  };

  return g_dpgettext2 (NULL, "difference", words[kind]);
}

/* Marks inside a line, which no text has. */
#define GONE_BEGINS '\001'
#define GONE_ENDS   '\002'
#define NEW_BEGINS  '\003'
#define NEW_ENDS    '\004'

/* What differs may go over the end of a line; each line is marked by itself. */
static void
add_marked (GString    *text,
            const char *start,
            const char *end,
            char        begins,
            char        ends)
{
  gboolean open = FALSE;

  for (const char *at = start; at < end; at++)
    {
      if (open && *at == '\n')
        {
          g_string_append_c (text, ends);
          open = FALSE;
        }
      else if (!open && *at != '\n')
        {
          g_string_append_c (text, begins);
          open = TRUE;
        }
      g_string_append_c (text, *at);
    }
  if (open)
    g_string_append_c (text, ends);
}

/* Both wordings in one, a line for each part, with what differs between marks. */
static char **
marked_lines (const char *before,
              const char *after)
{
  g_autoptr (GArray) spans = hv_word_diff (before, after);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean new_line = FALSE;
  gsize old = 0, new = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const HvDiffSpan *span = &g_array_index (spans, HvDiffSpan, i);
      gboolean gone = span->kind == HV_DIFF_GONE;

      if (gone)
        {
          g_string_append_len (text, before + old, span->before_start - old);
          add_marked (text, before + span->before_start, before + span->before_end, GONE_BEGINS,
                      GONE_ENDS);
        }
      else if (span->kind == HV_DIFF_NEW && new_line)
        g_string_append_c (text, ' ');
      else
        g_string_append_len (text, after + new, span->after_start - new);
      /* What takes the place of the beginning of a line stands in that line. */
      new_line = gone && memchr (before + old, '\n', span->before_start - old) != NULL;
      if (span->kind == HV_DIFF_NEW)
        add_marked (text, after + span->after_start, after + span->after_end, NEW_BEGINS, NEW_ENDS);
      else if (span->kind == HV_DIFF_SAME)
        g_string_append_len (text, after + span->after_start, span->after_end - span->after_start);
      if (span->kind != HV_DIFF_NEW)
        old = span->before_end;
      if (!gone)
        new = span->after_end;
    }
  return g_strsplit (text->str, "\n", -1);
}

static gboolean
is_marked (const char *line)
{
  return strpbrk (line, "\001\003") != NULL;
}

static void
add_line_text (GString    *text,
               const char *line,
               const char *indent)
{
  g_string_append (text, indent);
  for (; *line != '\0'; line++)
    switch (*line)
      {
      case GONE_BEGINS:
        g_string_append (text, "[-");
        break;
      case GONE_ENDS:
        g_string_append (text, "-]");
        break;
      case NEW_BEGINS:
        g_string_append (text, "{+");
        break;
      case NEW_ENDS:
        g_string_append (text, "+}");
        break;
      default:
        g_string_append_c (text, *line);
      }
  g_string_append_c (text, '\n');
}

static void
add_lines_text (GString            *text,
                const HvDifference *difference)
{
  g_auto (GStrv) lines = marked_lines (difference->before, difference->after);

  for (char **line = lines; *line != NULL; line++)
    if (is_marked (*line))
      add_line_text (text, *line, "    ");
}

static void
add_indented (GString    *text,
              const char *words,
              const char *indent)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      g_string_append_printf (text, "%s%s\n", indent, *line);
}

/* Lines that only one side has; what both have is no news. */
static void
add_details_text (GString            *text,
                  const HvDifference *difference)
{
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;

  if (difference->details_before == NULL)
    return;
  before = g_strsplit (difference->details_before, "\n", -1);
  after = g_strsplit (difference->details_after, "\n", -1);
  for (char **line = before; *line != NULL; line++)
    if (**line != '\0' && !g_strv_contains ((const char * const *) after, *line))
      g_string_append_printf (text, "    [-%s-]\n", *line);
  for (char **line = after; *line != NULL; line++)
    if (**line != '\0' && !g_strv_contains ((const char * const *) before, *line))
      g_string_append_printf (text, "    {+%s+}\n", *line);
}

static char *
place_in_words (const char *title)
{
  return title != NULL ? g_strdup_printf (_("after “%s”"), title) : g_strdup (_("at the beginning"));
}

static void
add_place_text (GString            *text,
                const HvDifference *difference)
{
  g_autofree char *before = place_in_words (difference->place_before);
  g_autofree char *after = place_in_words (difference->place_after);

  if (difference->moved)
    g_string_append_printf (text, "    %s → %s\n", before, after);
}

static void
add_difference_text (GString            *text,
                     const HvDifference *difference)
{
  g_string_append_printf (text, "\n  %s: %s  (%s)\n", hv_difference_words (difference->kind),
                          difference->title != NULL ? difference->title : "", difference->key);
  add_place_text (text, difference);
  if (difference->kind == HV_DIFFERENCE_CHANGED)
    add_lines_text (text, difference);
  else if (difference->kind == HV_DIFFERENCE_ADDED && difference->after != NULL)
    add_indented (text, difference->after, "    + ");
  else if (difference->kind == HV_DIFFERENCE_REMOVED && difference->before != NULL)
    add_indented (text, difference->before, "    - ");
  add_details_text (text, difference);
}

static char *
versions_in_words (const HvComparedDocument *document)
{
  if (document->version_before == NULL)
    return g_strdup_printf (_("new, version %s"), document->version_after);
  if (document->version_after == NULL)
    return g_strdup_printf (_("removed, was version %s"), document->version_before);
  return g_strdup_printf (_("version %s → %s"), document->version_before, document->version_after);
}

static gboolean
is_of (const HvDifference       *difference,
       const HvComparedDocument *document)
{
  return strcmp (difference->document, document->id) == 0
         && strcmp (difference->lang, document->lang) == 0;
}

/**
 * hv_comparison_to_text:
 *
 * Returns: (transfer full): for a terminal: what is gone as [-…-], what is new
 *   as {+…+}
 */
char *
hv_comparison_to_text (const HvComparison *comparison)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s → %s\n", comparison->before, comparison->after);
  if (comparison->documents->len == 0)
    g_string_append_printf (text, "%s\n", _("No difference."));
  for (guint i = 0; i < comparison->documents->len; i++)
    {
      const HvComparedDocument *document = g_ptr_array_index (comparison->documents, i);
      g_autofree char *versions = versions_in_words (document);

      g_string_append_printf (text, "\n%s (%s, %s): %s\n", document->title, document->id,
                              document->lang, versions);
      for (guint j = 0; j < comparison->differences->len; j++)
        {
          const HvDifference *difference = g_ptr_array_index (comparison->differences, j);

          if (is_of (difference, document))
            add_difference_text (text, difference);
        }
    }
  if (comparison->touched->len > 0)
    g_string_append_printf (text, "\n%s\n", _("To be approved again, because what they rest on changed:"));
  for (guint i = 0; i < comparison->touched->len; i++)
    {
      const HvTouched *touched = g_ptr_array_index (comparison->touched, i);
      g_autofree char *cites = g_strjoinv (", ", touched->cites);

      g_string_append_printf (text, "  %s  (%s)\n    %s\n", touched->title, touched->key, cites);
    }
  return g_string_free (text, FALSE);
}

/* One side of a line: what only the other side has is left out. */
static void
add_side (GString    *html,
          const char *line,
          gboolean    after)
{
  char skipped = after ? GONE_BEGINS : NEW_BEGINS;

  g_string_append (html, "<div class=\"side\">");
  while (*line != '\0')
    {
      gsize length = strcspn (line, "\001\002\003\004");
      g_autofree char *plain = g_markup_escape_text (line, length);

      g_string_append (html, plain);
      line += length;
      if (*line == skipped)
        {
          /* The space before it is the other side's as well. */
          if (html->str[html->len - 1] == ' ')
            g_string_truncate (html, html->len - 1);
          line += strcspn (line, after ? "\002" : "\004");
        }
      else if (*line == GONE_BEGINS || *line == NEW_BEGINS)
        g_string_append (html, after ? "<ins>" : "<del>");
      else if (*line != '\0')
        g_string_append (html, after ? "</ins>" : "</del>");
      if (*line != '\0')
        line++;
    }
  g_string_append (html, "</div>\n");
}

/* Old and new beside each other, paragraph by paragraph; those that stay are only
 * hinted at, or a long section would hide what changed in it. */
static void
add_sides (GString            *html,
           const HvDifference *difference)
{
  g_auto (GStrv) lines = marked_lines (difference->before != NULL ? difference->before : "",
                                       difference->after != NULL ? difference->after : "");
  gboolean left_out = FALSE;

  g_string_append (html, "<div class=\"sides\">\n");
  hv_page_printf (html, "<h4>%s</h4>\n<h4>%s</h4>\n", _("Old"), _("New"));
  for (char **line = lines; *line != NULL; line++)
    {
      if (is_marked (*line))
        {
          add_side (html, *line, FALSE);
          add_side (html, *line, TRUE);
        }
      else if (**line != '\0' && !left_out)
        g_string_append (html, "<div>…</div>\n<div>…</div>\n");
      if (**line != '\0')
        left_out = !is_marked (*line);
    }
  g_string_append (html, "</div>\n");
}

static void
add_details_html (GString            *html,
                  const HvDifference *difference)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  add_details_text (text, difference);
  if (text->len == 0)
    return;
  lines = g_strsplit (text->str, "\n", -1);
  g_string_append (html, "<ul class=\"details\">\n");
  for (char **line = lines; *line != NULL; line++)
    {
      gboolean gone = g_str_has_prefix (g_strstrip (*line), "[-");
      g_autofree char *inner = strlen (*line) > 4 ? g_markup_escape_text (*line + 2,
                                                                          strlen (*line) - 4) : NULL;

      if (inner != NULL)
        g_string_append_printf (html, gone ? "<li><del>%s</del></li>\n" : "<li><ins>%s</ins></li>\n",
                                inner);
    }
  g_string_append (html, "</ul>\n");
}

static void
add_difference_html (GString            *html,
                     const HvDifference *difference)
{
  hv_page_printf (html, "<section class=\"%s\">\n<h3>%s: %s</h3>\n<p class=\"key\">%s</p>\n",
                  hv_difference_name (difference->kind), hv_difference_words (difference->kind),
                  difference->title != NULL ? difference->title : "", difference->key);
  if (difference->moved)
    {
      g_autofree char *before = place_in_words (difference->place_before);
      g_autofree char *after = place_in_words (difference->place_after);

      hv_page_printf (html, "<p>%s → %s</p>\n", before, after);
    }
  if (difference->kind <= HV_DIFFERENCE_REMOVED)
    add_sides (html, difference);
  add_details_html (html, difference);
  g_string_append (html, "</section>\n");
}

static void
add_touched_html (GString            *html,
                  const HvComparison *comparison)
{
  if (comparison->touched->len == 0)
    return;
  hv_page_printf (html, "<h2>%s</h2>\n<ul>\n", _("To be approved again"));
  for (guint i = 0; i < comparison->touched->len; i++)
    {
      const HvTouched *touched = g_ptr_array_index (comparison->touched, i);
      g_autofree char *cites = g_strjoinv (", ", touched->cites);

      hv_page_printf (html, "<li>%s <span class=\"key\">%s</span><br>%s %s</li>\n", touched->title,
                      touched->key, _("Rests on:"), cites);
    }
  g_string_append (html, "</ul>\n");
}

/**
 * hv_comparison_to_html:
 *
 * Returns: (transfer full): a page of its own, without scripts, to print or to
 *   send to legal: old and new beside each other
 */
char *
hv_comparison_to_html (const HvComparison *comparison)
{
  GString *html = g_string_new (NULL);

  hv_page_begin (html, g_get_language_names ()[0], _("What changes"));
  hv_page_printf (html, "<h1>%s</h1>\n<p>%s → %s</p>\n", _("What changes"), comparison->before,
                  comparison->after);
  if (comparison->documents->len == 0)
    hv_page_printf (html, "<p>%s</p>\n", _("No difference."));
  for (guint i = 0; i < comparison->documents->len; i++)
    {
      const HvComparedDocument *document = g_ptr_array_index (comparison->documents, i);
      g_autofree char *versions = versions_in_words (document);

      hv_page_printf (html, "<h2>%s</h2>\n<p>%s (%s), %s</p>\n<div lang=\"%s\">\n", document->title,
                      document->id, document->lang, versions, document->lang);
      for (guint j = 0; j < comparison->differences->len; j++)
        {
          const HvDifference *difference = g_ptr_array_index (comparison->differences, j);

          if (is_of (difference, document))
            add_difference_html (html, difference);
        }
      g_string_append (html, "</div>\n");
    }
  add_touched_html (html, comparison);
  hv_page_end (html);
  return g_string_free (html, FALSE);
}
