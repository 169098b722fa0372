/* hv-reports.c: what desks reported, for who answers for the knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports stay files in the folder in which desks put them. One that is closed
 * moves to "closed" beside them, with a note that says why: nothing is removed.
 */
#include "hv-reports.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-limits.h"
#include "hv-personal-data.h"
#include "hv-reader.h"
#include "hv-unit-stream.h"

#define CLOSED "closed"
#define NOTE ".closed"

static void
collected_free (gpointer data)
{
  HvCollected *collected = data;

  g_free (collected->path);
  g_free ((char *) collected->report.unit);
  g_free ((char *) collected->report.lang);
  g_free ((char *) collected->report.topic);
  g_free ((char *) collected->report.words);
  g_free ((char *) collected->report.proposal);
  g_free (collected->reason);
  g_free (collected->role);
  g_free (collected);
}

static void
group_free (gpointer data)
{
  HvReportGroup *group = data;

  g_free (group->unit);
  g_free (group->lang);
  g_ptr_array_unref (group->reports);
  g_free (group);
}

static const char * const kinds[] = { "wrong", "outdated", "unclear", "missing" };

/**
 * hv_report_kind_name:
 *
 * Returns: (transfer none): its code
 */
const char *
hv_report_kind_name (HvReportKind kind)
{
  return kinds[kind];
}

/**
 * hv_report_kind_words:
 *
 * Returns: (transfer none): what it is called, in the language of the interface
 */
const char *
hv_report_kind_words (HvReportKind kind)
{
  static const char * const words[] = {
    [HV_REPORT_WRONG] = N_("Wrong"), [HV_REPORT_OUTDATED] = N_("Out of date"),
    [HV_REPORT_UNCLEAR] = N_("Unclear"), [HV_REPORT_MISSING] = N_("Something is missing"),
  };

  return _(words[kind]);
}

static gboolean
read_root (xmlNode     *root,
           HvCollected *collected)
{
  HvReport *report = &collected->report;
  g_autofree char *edition = NULL;
  g_autofree char *on = NULL;
  g_autofree char *kind = NULL;
  xmlChar *lang;

  if (root == NULL || strcmp ((const char *) root->name, "report") != 0 || root->ns == NULL
      || strcmp ((const char *) root->ns->href, HV_XML_NAMESPACE) != 0)
    return FALSE;
  edition = hv_xml_attribute (root, "edition");
  on = hv_xml_attribute (root, "on");
  kind = hv_xml_attribute (root, "kind");
  lang = xmlGetNsProp (root, (const xmlChar *) "lang", XML_XML_NAMESPACE);
  report->unit = hv_xml_attribute (root, "unit");
  report->topic = hv_xml_attribute (root, "topic");
  report->lang = g_strdup (lang != NULL ? (const char *) lang : "");
  xmlFree (lang);
  report->edition = edition != NULL ? g_ascii_strtoull (edition, NULL, 10) : 0;
  report->on = hv_day_parse (on);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i]) == 0)
      {
        report->kind = i;
        return report->unit != NULL && report->on != 0;
      }
  return FALSE;
}

static void
read_child (xmlNode     *node,
            HvCollected *collected)
{
  xmlChar *text = xmlNodeGetContent (node);

  if (strcmp ((const char *) node->name, "words") == 0 && collected->report.words == NULL)
    collected->report.words = g_strdup ((const char *) text);
  /* A desk keeps no proposal with data about a person; who put a file here by
   * other means gets the same. */
  if (strcmp ((const char *) node->name, "proposal") == 0 && collected->report.proposal == NULL)
    collected->report.proposal = hv_personal_mask ((const char *) text, collected->report.words);
  xmlFree (text);
}

/* The note of a closed one: role, day, and why, a line each. */
static void
read_note (HvCollected *collected)
{
  g_autofree char *path = g_strconcat (collected->path, NOTE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return;
  lines = g_strsplit (text, "\n", 3);
  if (g_strv_length (lines) < 3)
    return;
  collected->role = *lines[0] != '\0' ? g_strdup (lines[0]) : NULL;
  collected->closed_on = hv_day_parse (lines[1]);
  collected->reason = g_strdup (g_strchomp (lines[2]));
}

static HvCollected *
read_report (const char *path,
             gboolean    closed)
{
  g_autoptr (HvUnitStream) stream = hv_unit_stream_new (path, path, NULL);
  g_autoptr (HvFinding) finding = NULL;
  HvCollected *collected = g_new0 (HvCollected, 1);
  gboolean sound = stream != NULL && read_root (hv_unit_stream_root (stream), collected);
  HvStreamed streamed;

  while (sound && hv_unit_stream_next (stream, &streamed, &finding))
    read_child (streamed.node, collected);
  if (!sound || finding != NULL)
    {
      collected_free (collected);
      return NULL;
    }
  collected->path = g_strdup (path);
  collected->closed = closed;
  if (closed)
    read_note (collected);
  return collected;
}

static int
compare_reports (gconstpointer a,
                 gconstpointer b)
{
  const HvCollected *one = *(HvCollected * const *) a;
  const HvCollected *other = *(HvCollected * const *) b;
  int order = strcmp (one->report.unit, other->report.unit);

  if (order == 0)
    order = strcmp (one->report.lang, other->report.lang);
  if (order == 0)
    order = (int) one->report.on - (int) other->report.on;
  return order != 0 ? order : strcmp (one->path, other->path);
}

static GPtrArray *
group (GPtrArray *reports)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  HvReportGroup *last = NULL;

  g_ptr_array_sort (reports, compare_reports);
  for (guint i = 0; i < reports->len; i++)
    {
      HvCollected *collected = g_ptr_array_index (reports, i);

      if (last == NULL || strcmp (last->unit, collected->report.unit) != 0
          || strcmp (last->lang, collected->report.lang) != 0)
        {
          last = g_new0 (HvReportGroup, 1);
          last->unit = g_strdup (collected->report.unit);
          last->lang = g_strdup (collected->report.lang);
          last->reports = g_ptr_array_new_with_free_func (collected_free);
          g_ptr_array_add (groups, last);
        }
      g_ptr_array_add (last->reports, collected);
    }
  g_ptr_array_set_free_func (reports, NULL);
  return groups;
}

/**
 * hv_reports_collect:
 * @folder: where desks put them; see hv_report_usual_outbox()
 * @closed: those that were closed, instead of those that are open
 * @unreadable: (nullable) (element-type utf8): gets the paths of files that are no
 *   reports; they stay where they are
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable) (element-type HvReportGroup): by answer
 */
GPtrArray *
hv_reports_collect (const char    *folder,
                    gboolean       closed,
                    GPtrArray     *unreadable,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *own = closed ? g_build_filename (folder, CLOSED, NULL) : g_strdup (folder);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (collected_free);
  g_autoptr (GDir) dir = g_dir_open (own, 0, NULL);
  const char *name;

  if (dir == NULL && g_file_test (own, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE, _("The folder “%s” cannot be read."), own);
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && reports->len < HV_LIMIT_FILES)
    {
      g_autofree char *path = g_build_filename (own, name, NULL);
      HvCollected *collected;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!g_str_has_suffix (name, ".xml"))
        continue;
      collected = read_report (path, closed);
      if (collected != NULL)
        g_ptr_array_add (reports, collected);
      else if (unreadable != NULL)
        g_ptr_array_add (unreadable, g_steal_pointer (&path));
    }
  return group (reports);
}

/* A name in the folder that no other report has. */
static char *
free_name (const char *folder,
           const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *other = g_strdup_printf ("%.*s-%u.xml", (int) strlen (name) - 4, name, i);

      g_free (path);
      path = g_build_filename (folder, other, NULL);
    }
  return path;
}

/**
 * hv_report_close:
 * @path: of an open report
 * @reason: why, in a few words; checked for data about a person
 * @role: (nullable): who closes it
 * @on: the day
 *
 * Files it with the reason. The note comes first, so that no report is ever
 * closed without one.
 */
gboolean
hv_report_close (const char  *path,
                 const char  *reason,
                 const char  *role,
                 HvDay        on,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *closed = g_build_filename (folder, CLOSED, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *day = hv_day_format (on);
  g_autofree char *clean = g_strstrip (g_utf8_make_valid (reason != NULL ? reason : "", -1));
  g_autoptr (GArray) personal = hv_personal_find (clean, NULL);
  g_autofree char *target = NULL;
  g_autofree char *note = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (*clean == '\0' || personal->len > 0)
    {
      g_set_error_literal (error, HV_ERROR, *clean == '\0' ? HV_ERROR_USAGE : HV_ERROR_REFUSED,
                           *clean == '\0'
                           ? _("Say why this report is closed.")
                           : _("The reason seems to hold data about a person, so it was not kept."));
      return FALSE;
    }
  if (!g_str_has_suffix (name, ".xml") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("There is no report “%s”."), path);
      return FALSE;
    }
  if (!hv_folder_make (closed, error))
    return FALSE;
  target = free_name (closed, name);
  note = g_strconcat (target, NOTE, NULL);
  text = g_strdup_printf ("%s\n%s\n%s\n", role != NULL ? role : "", day != NULL ? day : "", clean);
  bytes = g_bytes_new (text, strlen (text));
  if (!hv_file_write_atomic (note, bytes, error))
    return FALSE;
  /* What cannot be moved stays open. */
  if (g_rename (path, target) != 0)
    {
      hv_set_error_errno (error, errno, path);
      g_unlink (note);
      return FALSE;
    }
  return hv_file_sync_folder (closed, error);
}
