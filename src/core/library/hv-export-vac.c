/* hv-export-vac.c: answers as Dutch contact centres exchange them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A "VAC" is a question and its answer. The standard keeps the spoken answer
 * (kortAntwoord), what may be published (antwoord, HTML as text) and what is for
 * the agent only (onderwaterantwoord) apart, as Houvast does.
 */
#include "hv-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-desk.h"
#include "hv-file.h"

#define NAMESPACES \
  "xmlns=\"http://standaarden.overheid.nl/vac/terms/\" " \
  "xmlns:overheid=\"http://standaarden.overheid.nl/owms/terms/\" " \
  "xmlns:dcterms=\"http://purl.org/dc/terms/\""

static void
add_element (GString    *xml,
             const char *indent,
             const char *name,
             const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  escaped = g_markup_escape_text (text, -1);
  g_string_append_printf (xml, "%s<%s>%s</%s>\n", indent, name, escaped, name);
}

static void
add_meta (GString  *xml,
          HvAnswer *answer)
{
  g_autofree char *title = hv_unit_title (answer->unit);
  g_autofree char *on = hv_day_format (answer->approval.on);
  g_autofree char *review = hv_day_format (answer->approval.review);

  g_string_append (xml, "    <meta>\n      <owmskern>\n");
  add_element (xml, "        ", "dcterms:identifier", answer->key);
  add_element (xml, "        ", "dcterms:title", title);
  add_element (xml, "        ", "dcterms:language", answer->lang);
  add_element (xml, "        ", "dcterms:modified", on);
  g_string_append (xml, "      </owmskern>\n      <owmsmantel>\n");
  for (char **audience = answer->unit->audience; audience != NULL && *audience != NULL; audience++)
    add_element (xml, "        ", "dcterms:audience", *audience);
  add_element (xml, "        ", "dcterms:subject", answer->unit->topic);
  for (char **word = answer->unit->keywords; word != NULL && *word != NULL; word++)
    add_element (xml, "        ", "dcterms:subject", *word);
  g_string_append (xml, "      </owmsmantel>\n      <vacmeta>\n");
  add_element (xml, "        ", "statusRedactie", "definitief");
  add_element (xml, "        ", "datumControle", review);
  g_string_append (xml, "      </vacmeta>\n    </meta>\n");
}

static void
add_html (GString    *xml,
          const char *name,
          GPtrArray  *first,
          GPtrArray  *second)
{
  g_autoptr (GString) html = g_string_new (NULL);

  hv_blocks_add_html (html, first);
  if (second != NULL)
    hv_blocks_add_html (html, second);
  add_element (xml, "        ", name, html->str);
}

static void
add_contacts (GString  *xml,
              HvAnswer *answer)
{
  for (guint i = 0; i < answer->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (answer->items, i);
      g_autofree char *words = item->kind == HV_ITEM_CONTACT ? hv_runs_to_text (item->runs) : NULL;

      add_element (xml, "        ", "contactinfo", words);
    }
}

static void
add_vac (GString  *xml,
         HvAnswer *answer)
{
  g_autofree char *title = hv_unit_title (answer->unit);
  g_autofree char *spoken = hv_unit_spoken (answer->unit);

  g_string_append (xml, "  <vac>\n");
  add_meta (xml, answer);
  g_string_append (xml, "    <body>\n      <kanaal type=\"telefoon\">\n");
  add_element (xml, "        ", "vraag", title);
  add_html (xml, "antwoord", answer->unit->body, answer->unit->explanation);
  add_element (xml, "        ", "kortAntwoord", spoken);
  add_html (xml, "onderwaterantwoord", answer->unit->note, NULL);
  add_contacts (xml, answer);
  g_string_append (xml, "      </kanaal>\n    </body>\n  </vac>\n");
}

static gboolean
add_language (HvEdition   *edition,
              GString     *xml,
              const char  *lang,
              HvDay        day,
              GError     **error)
{
  g_autoptr (GPtrArray) topics = hv_edition_topics (edition, lang, day, error);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (topics, i);

      for (guint j = 0; j < topic->entries->len; j++)
        {
          const HvTopicEntry *entry = g_ptr_array_index (topic->entries, j);
          g_autoptr (HvAnswer) answer = hv_edition_answer (edition, entry->key, lang, day, error);

          if (answer == NULL)
            return FALSE;
          /* What is being checked has no words for anybody. */
          if (hv_state_may_copy (answer->state))
            add_vac (xml, answer);
        }
    }
  return topics != NULL;
}

/**
 * hv_export_vac:
 * @folder: a new or empty one
 *
 * Writes a file for each language: the answers in force that may be said. Any
 * thread.
 */
gboolean
hv_export_vac (const char    *library,
               const char    *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (HvDesk) desk = hv_desk_new (library);
  g_autoptr (HvEditionInfo) info = NULL;
  HvEdition *edition;
  HvDay day;

  if (hv_desk_history (desk, error) == NULL)
    return FALSE;
  day = hv_desk_today (desk);
  edition = hv_desk_edition (desk, day, cancellable, error);
  info = edition != NULL ? hv_edition_info (edition, error) : NULL;
  if (info == NULL || !hv_export_begin (folder, error))
    return FALSE;
  for (char **lang = info->languages; *lang != NULL; lang++)
    {
      g_autofree char *name = g_strdup_printf ("vac-%s.xml", *lang);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<vacs "
                                              NAMESPACES ">\n");
      g_autoptr (GBytes) bytes = NULL;

      if (!add_language (edition, xml, *lang, day, error))
        return FALSE;
      g_string_append (xml, "</vacs>\n");
      bytes = g_string_free_to_bytes (g_steal_pointer (&xml));
      if (!hv_file_write_atomic (path, bytes, error))
        return FALSE;
    }
  return TRUE;
}
