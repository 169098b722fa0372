/* hv-import-titles.c: what the units of an import are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report that says “inzage” and “afmelden-2” says nothing to the person who
 * has to decide. The plan knows keys only, so the titles are read once more from
 * the checked copies, away from the main thread.
 */
#include "config.h"

#include "hv-import-titles.h"

#include "hv-reader.h"
#include "hv-unit-stream.h"
#include "hv-work.h"

typedef struct
{
  GHashTable       *titles;
  const HvDocument *document;
} Reading;

static void
unit_cb (xmlNode    *node,
         const char *parent,
         guint       depth,
         gpointer    user_data)
{
  Reading *reading = user_data;
  g_autoptr (HvUnit) unit = hv_reader_unit (node);
  char *title;

  if (unit == NULL || unit->id == NULL)
    return;
  /* A key carries the language only where a document exists in several. */
  title = hv_unit_title (unit);
  g_hash_table_insert (reading->titles,
                       g_strconcat (reading->document->id, "#", unit->id, NULL), title);
  g_hash_table_insert (reading->titles,
                       g_strconcat (reading->document->id, "#", unit->id, "@",
                                    reading->document->lang, NULL),
                       g_strdup (title));
}

static void
read_file (const HvIntakeFile *file,
           GHashTable         *titles,
           GCancellable       *cancellable)
{
  g_autoptr (HvUnitStream) stream = hv_unit_stream_new (file->copy, file->name, NULL);
  HvFinding *finding = NULL;
  HvStreamed streamed;
  Reading reading = { titles, file->document };

  while (stream != NULL && !g_cancellable_is_cancelled (cancellable)
         && hv_unit_stream_next (stream, &streamed, &finding))
    if (hv_reader_unit_kind (streamed.node->name) != HV_KIND_NONE)
      hv_reader_foreach_unit (streamed.node, unit_cb, &reading);
  hv_finding_free (finding);
}

static void
titles_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  HvImport *import = task_data;
  GPtrArray *files = hv_intake_files (import->intake);
  GHashTable *titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < files->len; i++)
    {
      const HvIntakeFile *file = g_ptr_array_index (files, i);

      if (file->copy != NULL && file->document != NULL && file->document->id != NULL
          && file->document->lang != NULL
          && (file->document->type == HV_DOCUMENT_STATEMENT
              || file->document->type == HV_DOCUMENT_FAQ))
        read_file (file, titles, cancellable);
    }
  g_task_return_pointer (task, titles, (GDestroyNotify) g_hash_table_unref);
  hv_work_end ();
}

/**
 * hv_import_titles_async:
 * @owner: (type GObject): keeps @import alive, and is kept alive until the
 *   callback
 * @import: a plan that is not refused
 */
void
hv_import_titles_async (gpointer             owner,
                        HvImport            *import,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (owner, cancellable, callback, user_data);

  g_task_set_source_tag (task, hv_import_titles_async);
  g_task_set_task_data (task, import, NULL);
  hv_work_begin ();
  g_task_run_in_thread (task, titles_thread);
}

/**
 * hv_import_titles_finish:
 *
 * Returns: (transfer full) (nullable): titles by the key of the unit; %NULL
 *   when it was cancelled
 */
GHashTable *
hv_import_titles_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
