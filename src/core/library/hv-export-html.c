/* hv-export-html.c: a site of statement and answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For a workshop, a team meeting, or paper: what agents see that a caller may hear
 * as well, by topic, with how callers put their questions. Pages load nothing and
 * run nothing. Questions carry the terms of schema.org/FAQPage.
 */
#include "hv-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-desk.h"
#include "hv-error.h"
#include "hv-file.h"
#include "hv-names.h"
#include "hv-page.h"
#include "hv-paper.h"

typedef struct
{
  HvEdition     *edition;
  HvEditionInfo *info;
  HvDates       *dates;
  HvSpoken      *spoken;
  HvDay          day;
  const char    *folder;
  GCancellable  *cancellable;
} Site;

static gboolean
write_page (Site        *site,
            const char  *name,
            char        *html,
            GError     **error)
{
  g_autofree char *path = g_build_filename (site->folder, name, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));

  return hv_file_write_atomic (path, bytes, error);
}

static char *
statement_page (const HvDocumentInfo *info,
                guint                 place)
{
  return g_strdup_printf ("statement-%02u-%s.html", place, info->lang);
}

static char *
questions_page (const char *lang)
{
  return g_strdup_printf ("questions-%s.html", lang);
}

static gboolean
write_statements (Site    *site,
                  GError **error)
{
  for (guint i = 0; i < site->info->documents->len; i++)
    {
      const HvDocumentInfo *info = g_ptr_array_index (site->info->documents, i);
      g_autofree char *name = NULL;
      g_autoptr (HvOutline) outline = NULL;
      g_autoptr (HvPaper) paper = NULL;

      if (info->type != HV_DOCUMENT_STATEMENT)
        continue;
      outline = hv_edition_outline (site->edition, info->id, info->lang, site->day, error);
      paper = outline != NULL
        ? hv_paper_new_statement (outline, site->spoken, site->dates, error) : NULL;
      if (paper == NULL)
        return FALSE;
      name = statement_page (info, i + 1);
      if (!write_page (site, name, hv_paper_to_html (paper), error))
        return FALSE;
    }
  return TRUE;
}

static const char *
topic_title (const HvTopic *topic)
{
  const char *name = hv_name_of_topic (topic->id);

  return name != NULL ? name : topic->question;
}

/* "Approved by … on …", and what it rests on. */
static void
add_approval (GString  *html,
              HvAnswer *answer)
{
  g_autofree char *approval = hv_approval_in_words (&answer->approval, answer->state);

  hv_page_printf (html, "<p class=\"meta\">%s · %s %s</p>\n", approval, _("Version"),
                  answer->version != NULL ? answer->version : "");
}

static void
add_alternatives (GString  *html,
                  HvAnswer *answer)
{
  char **alternatives = answer->unit->alternatives;

  if (alternatives == NULL || alternatives[0] == NULL)
    return;
  hv_page_printf (html, "<p class=\"meta\">%s</p>\n<ul class=\"meta\">\n",
                  _("Callers may also put it like this:"));
  for (char **one = alternatives; *one != NULL; one++)
    hv_page_printf (html, "<li>%s</li>\n", *one);
  g_string_append (html, "</ul>\n");
}

static void
add_sources (GString  *html,
             HvAnswer *answer)
{
  for (guint i = 0; i < answer->sources->len; i++)
    {
      const HvSource *source = g_ptr_array_index (answer->sources, i);

      if (source->missing)
        continue;
      g_string_append (html, "<blockquote>\n");
      hv_blocks_add_html (html, source->blocks);
      hv_page_printf (html, "<p class=\"meta\">%s, %s %s</p>\n</blockquote>\n",
                      source->document_title != NULL ? source->document_title : "", _("version"),
                      source->version != NULL ? source->version : "");
    }
}

static void
add_article (GString  *html,
             HvAnswer *answer,
             guint     number)
{
  gboolean said = hv_state_may_copy (answer->state);
  g_autofree char *title = hv_unit_title (answer->unit);

  g_string_append_printf (html, "<article id=\"q%u\"%s>\n", number,
                          said ? " itemprop=\"mainEntity\" itemscope "
                                 "itemtype=\"https://schema.org/Question\"" : "");
  hv_page_printf (html, "<h3 itemprop=\"name\">%s</h3>\n", title);
  if (said)
    {
      g_string_append (html, "<div itemprop=\"acceptedAnswer\" itemscope "
                             "itemtype=\"https://schema.org/Answer\">\n<div itemprop=\"text\">\n");
      hv_blocks_add_html (html, answer->unit->body);
      hv_blocks_add_html (html, answer->unit->explanation);
      g_string_append (html, "</div>\n</div>\n");
    }
  else
    hv_page_printf (html, "<p><strong>%s</strong></p>\n",
                    _("This answer is being checked. Do not use it until it is approved again."));
  add_sources (html, answer);
  add_alternatives (html, answer);
  add_approval (html, answer);
  g_string_append (html, "</article>\n");
}

static void
add_contents (GString   *html,
              GPtrArray *topics)
{
  guint number = 0;

  hv_page_printf (html, "<nav aria-label=\"%s\">\n<ul>\n", _("Topics"));
  for (guint i = 0; i < topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (topics, i);

      hv_page_printf (html, "<li><a href=\"#t%u\">%s</a>\n<ul>\n", i + 1, topic_title (topic));
      for (guint j = 0; j < topic->entries->len; j++)
        hv_page_printf (html, "<li><a href=\"#q%u\">%s</a></li>\n", ++number,
                        ((HvTopicEntry *) g_ptr_array_index (topic->entries, j))->question);
      g_string_append (html, "</ul></li>\n");
    }
  g_string_append (html, "</ul>\n</nav>\n");
}

static gboolean
add_topics (Site        *site,
            GString     *html,
            GPtrArray   *topics,
            const char  *lang,
            GError     **error)
{
  guint number = 0;

  for (guint i = 0; i < topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (topics, i);

      hv_page_printf (html, "<h2 id=\"t%u\">%s</h2>\n", i + 1, topic_title (topic));
      for (guint j = 0; j < topic->entries->len; j++)
        {
          const HvTopicEntry *entry = g_ptr_array_index (topic->entries, j);
          g_autoptr (HvAnswer) answer = NULL;

          if (g_cancellable_set_error_if_cancelled (site->cancellable, error))
            return FALSE;
          answer = hv_edition_answer (site->edition, entry->key, lang, site->day, error);
          if (answer == NULL)
            return FALSE;
          add_article (html, answer, ++number);
        }
    }
  return TRUE;
}

static gboolean
write_questions (Site        *site,
                 const char  *lang,
                 GError     **error)
{
  g_autoptr (GPtrArray) topics = hv_edition_topics (site->edition, lang, site->day, error);
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *name = questions_page (lang);
  g_autofree char *day = hv_dates_long (site->dates, lang, site->day);

  if (topics == NULL)
    return FALSE;
  hv_page_begin (html, lang, _("Questions and answers"));
  g_string_append (html, "<main itemscope itemtype=\"https://schema.org/FAQPage\">\n");
  hv_page_printf (html, "<p><a class=\"skip\" href=\"#t1\">%s</a></p>\n<h1>%s</h1>\n",
                  _("To the questions"), _("Questions and answers"));
  hv_page_printf (html, "<p class=\"meta\">%s</p>\n", day != NULL ? day : "");
  add_contents (html, topics);
  if (!add_topics (site, html, topics, lang, error))
    return FALSE;
  g_string_append (html, "</main>\n");
  hv_page_end (html);
  return write_page (site, name, g_string_free (g_steal_pointer (&html), FALSE), error);
}

static void
add_document (Site                 *site,
              GString              *html,
              const HvDocumentInfo *info,
              guint                 place)
{
  g_autofree char *statement = statement_page (info, place);
  g_autofree char *questions = questions_page (info->lang);
  g_autofree char *effective = hv_name_of_day (info->effective);
  gboolean whole = info->type == HV_DOCUMENT_STATEMENT;

  hv_page_printf (html, "<tr><th scope=\"row\"><a href=\"%s\" lang=\"%s\">%s</a></th><td>%s</td>"
                  "<td>%s</td><td>%s</td></tr>\n", whole ? statement : questions, info->lang,
                  info->title, hv_name_of_language (info->lang) != NULL
                  ? hv_name_of_language (info->lang) : info->lang,
                  info->version, effective != NULL ? effective : "–");
}

static gboolean
write_index (Site    *site,
             GError **error)
{
  GString *html = g_string_new (NULL);
  g_autofree char *day = hv_name_of_day (site->day);
  g_autofree char *from = hv_name_of_day (site->info->from);

  hv_page_begin (html, g_get_language_names ()[0], _("Privacy: statement and answers"));
  hv_page_printf (html, "<main>\n<h1>%s</h1>\n", _("Privacy: statement and answers"));
  hv_page_printf (html, "<p>%s</p>\n", day);
  hv_page_printf (html, _("<p>Edition %u, in force since %s.</p>"), site->info->number,
                  from != NULL ? from : "–");
  hv_page_printf (html, "\n<table>\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                  "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
                  _("Document"), _("Language"), _("Version"), _("Takes effect"));
  for (guint i = 0; i < site->info->documents->len; i++)
    {
      const HvDocumentInfo *info = g_ptr_array_index (site->info->documents, i);

      add_document (site, html, info, i + 1);
    }
  g_string_append (html, "</tbody>\n</table>\n</main>\n");
  hv_page_end (html);
  return write_page (site, "index.html", g_string_free (html, FALSE), error);
}

/**
 * hv_export_html:
 * @folder: a new or empty one
 *
 * Writes index.html, a page for each statement, and one of questions and answers
 * for each language. Any thread.
 */
gboolean
hv_export_html (const char    *library,
                const char    *folder,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (library);
  g_autoptr (HvDates) dates = hv_dates_load (error);
  g_autoptr (HvSpoken) spoken = dates != NULL ? hv_spoken_load (error) : NULL;
  g_autoptr (HvEditionInfo) info = NULL;
  Site site = { .dates = dates, .spoken = spoken, .folder = folder, .cancellable = cancellable };

  if (spoken == NULL || hv_desk_history (desk, error) == NULL)
    return FALSE;
  site.day = hv_desk_today (desk);
  site.edition = hv_desk_edition (desk, site.day, cancellable, error);
  site.info = info = site.edition != NULL ? hv_edition_info (site.edition, error) : NULL;
  if (info == NULL || !hv_export_begin (folder, error) || !write_statements (&site, error))
    return FALSE;
  for (char **lang = info->languages; *lang != NULL; lang++)
    if (!write_questions (&site, *lang, error))
      return FALSE;
  return write_index (&site, error);
}
