/* hv-builder.c: an edition made from its sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same changes and sources always give the same edition, so that it may be
 * built again anywhere: by the next writer, or by a desk in its own cache.
 */
#include "hv-builder.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-edition-offer.h"
#include "hv-error.h"
#include "hv-golden.h"
#include "hv-search.h"
#include "hv-unit-stream.h"

typedef struct
{
  const char   *library;
  GPtrArray    *changes;
  HvStanding   *standing;
  HvDb         *db;
  HvEditionWriter       *writer;
  HvProgress    progress;
  gpointer      user_data;
  GCancellable *cancellable;
} Builder;

/**
 * hv_builder_stamp:
 *
 * Returns: (transfer full): what an edition's bytes depend on beside its
 *   sources: the format and how text is cut and stemmed
 */
char *
hv_builder_stamp (void)
{
  g_autofree char *text = hv_index_stamp ();

  return g_strdup_printf ("%d.%.8s", HV_EDITION_FORMAT, text);
}

/**
 * hv_builder_file_name:
 * @changes: (element-type HvChange): what the edition rests on
 *
 * Returns: (transfer full): "<inputs>-<stamp>.db"
 */
char *
hv_builder_file_name (GPtrArray *changes)
{
  g_autofree char *inputs = hv_fold_inputs (changes);
  g_autofree char *stamp = hv_builder_stamp ();

  return g_strdup_printf ("%s-%s.db", inputs, stamp);
}

/* Where the units of one source go: each to the row that its unit has in the
 * order of the newest version. */
typedef struct
{
  Builder     *builder;
  HvLoaded    *loaded;
  const char  *sha256;
  gint64       document;
  GHashTable  *rows;       /* unit id → row number as pointer */
  GHashTable  *stood;      /* unit id → HvStood, NULL when one serves all */
  const HvStood *whole;
  GError     **error;
  gboolean     failed;
} Copying;

static void
copy_unit_cb (xmlNode    *node,
              const char *parent,
              guint       depth,
              gpointer    user_data)
{
  Copying *copying = user_data;
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");
  const HvStood *stood = copying->whole;
  gint64 row = id != NULL ? GPOINTER_TO_SIZE (g_hash_table_lookup (copying->rows, id)) : 0;

  if (copying->stood != NULL && id != NULL)
    stood = g_hash_table_lookup (copying->stood, id);
  if (!copying->failed && row != 0 && stood != NULL && stood->loaded == copying->loaded
      && stood->binding != HV_BINDING_NONE)
    copying->failed = !hv_edition_writer_add_unit (copying->builder->writer, copying->document, row,
                                         copying->loaded, stood, node, parent, depth,
                                         copying->error);
  xmlFree (id);
}

static gboolean
is_shown_head (xmlNode *node)
{
  static const char * const names[] = { "controller", "dpo", "p", "list" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp ((const char *) node->name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
copy_source (Copying *copying)
{
  Builder *builder = copying->builder;
  g_autofree char *path = hv_standing_path (builder->standing, copying->loaded->document->type,
                                            copying->sha256);
  g_autoptr (HvUnitStream) stream = hv_unit_stream_new (path, path, copying->error);
  g_autoptr (HvFinding) finding = NULL;
  HvStreamed streamed;

  if (stream == NULL)
    return FALSE;
  while (!copying->failed && hv_unit_stream_next (stream, &streamed, &finding))
    {
      if (g_cancellable_set_error_if_cancelled (builder->cancellable, copying->error))
        return FALSE;
      if (builder->progress != NULL)
        builder->progress (hv_unit_stream_fraction (stream), builder->user_data);
      if (copying->whole != NULL && is_shown_head (streamed.node))
        copying->failed = !hv_edition_writer_add_head (builder->writer, copying->document, streamed.node,
                                             copying->error);
      hv_reader_foreach_unit (streamed.node, copy_unit_cb, copying);
    }
  if (finding != NULL && !copying->failed)
    {
      g_set_error (copying->error, HV_ERROR, HV_ERROR_DAMAGED,
                   _("The stored document “%s” is damaged."), path);
      return FALSE;
    }
  return !copying->failed;
}

static gint64
next_unit_row (Builder *builder)
{
  gint64 last = 0;

  hv_db_get_int (builder->db, "SELECT max(id) FROM unit", &last, NULL);
  return last + 1;
}

static GHashTable *
number_units (Builder  *builder,
              HvLoaded *loaded)
{
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 next = next_unit_row (builder);

  for (guint i = 0; i < loaded->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (loaded->units, i);

      g_hash_table_insert (rows, unit->id, GSIZE_TO_POINTER (next + i));
    }
  return rows;
}

static gboolean
build_statement (Builder         *builder,
                 HvFoldDocument  *document,
                 GError         **error)
{
  g_autoptr (GHashTable) rows = NULL;
  HvStood stood;
  Copying copying = { .builder = builder, .whole = &stood, .error = error };

  if (!hv_standing_of_document (builder->standing, document, &stood, error))
    return FALSE;
  if (stood.binding == HV_BINDING_NONE)
    return TRUE;
  rows = number_units (builder, stood.loaded);
  copying.loaded = stood.loaded;
  copying.sha256 = stood.sha256;
  copying.rows = rows;
  copying.document = hv_edition_writer_add_document (builder->writer, document, stood.loaded, &stood, error);
  return copying.document != 0 && copy_source (&copying);
}

/* How every unit of a faq stands, and in which sources their wordings are. */
static gboolean
judge_units (Builder         *builder,
             HvFoldDocument  *document,
             HvLoaded        *newest,
             GHashTable      *stood,
             GHashTable      *sources,
             GError         **error)
{
  for (guint i = 0; i < newest->units->len; i++)
    {
      const HvLoadedUnit *unit = g_ptr_array_index (newest->units, i);
      HvStood *one = g_new0 (HvStood, 1);

      g_hash_table_insert (stood, unit->id, one);
      if (!hv_standing_of_unit (builder->standing, document, unit, one, error))
        return FALSE;
      if (one->binding != HV_BINDING_NONE)
        g_hash_table_insert (sources, (gpointer) one->sha256, one->loaded);
    }
  return TRUE;
}

static gboolean
build_faq (Builder         *builder,
           HvFoldDocument  *document,
           GError         **error)
{
  static const HvStood as_a_whole = { 0 };
  HvLoaded *newest = hv_standing_newest (builder->standing, document);
  g_autoptr (GHashTable) rows = number_units (builder, newest);
  g_autoptr (GHashTable) stood = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) order = NULL;
  gint64 row;

  if (!judge_units (builder, document, newest, stood, sources, error))
    return FALSE;
  row = hv_edition_writer_add_document (builder->writer, document, newest, &as_a_whole, error);
  if (row == 0)
    return FALSE;
  hv_edition_writer_synonyms (builder->writer, newest);
  order = g_list_sort (g_hash_table_get_keys (sources), (GCompareFunc) strcmp);
  for (GList *source = order; source != NULL; source = source->next)
    {
      Copying copying = {
        .builder = builder, .loaded = g_hash_table_lookup (sources, source->data),
        .sha256 = source->data, .document = row, .rows = rows, .stood = stood, .error = error,
      };

      if (!copy_source (&copying))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_file (Builder     *builder,
             const char  *path,
             GError     **error)
{
  g_autoptr (GBytes) sql = g_resources_lookup_data ("/org/houvast/core/sql/edition.sql",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *pragmas = NULL;

  if (sql == NULL)
    return FALSE;
  g_unlink (path);
  builder->db = hv_db_open (path, HV_DB_CREATE, error);
  if (builder->db == NULL)
    return FALSE;
  /* No journal: a file that is not finished is thrown away, and a finished one
   * is never changed. */
  pragmas = g_strdup_printf ("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; "
                             "PRAGMA synchronous=OFF; PRAGMA cache_size=-16000; "
                             "PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN;",
                             HV_EDITION_APPLICATION_ID, HV_EDITION_FORMAT);
  return hv_db_exec (builder->db, pragmas, error)
         && hv_db_exec (builder->db, g_bytes_get_data (sql, NULL), error);
}

static gboolean
write_meta (Builder  *builder,
            GError  **error)
{
  const HvChange *last = g_ptr_array_index (builder->changes, builder->changes->len - 1);
  g_autoptr (HvStmt) stmt = hv_db_prepare (builder->db, "INSERT INTO meta VALUES (?1, ?2)", error);
  g_autofree char *stamp = hv_builder_stamp ();
  g_autofree char *inputs = hv_fold_inputs (builder->changes);
  g_autofree char *number = g_strdup_printf ("%u", last->n);
  g_autofree char *from = hv_day_format (last->from);
  const char *values[][2] = { { "stamp", stamp }, { "inputs", inputs }, { "number", number },
                              { "from", from } };

  if (stmt == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      hv_stmt_bind_text (stmt, 1, values[i][0]);
      hv_stmt_bind_text (stmt, 2, values[i][1]);
      if (!hv_stmt_run (stmt, error))
        return FALSE;
    }
  return hv_edition_writer_add_changes (builder->writer, builder->changes, error);
}

static gboolean
write_content (Builder  *builder,
               GError  **error)
{
  GPtrArray *fold = hv_standing_fold (builder->standing);

  builder->writer = hv_edition_writer_new (builder->db, error);
  if (builder->writer == NULL || !write_meta (builder, error))
    return FALSE;
  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);

      if (document->type == HV_DOCUMENT_STATEMENT && !build_statement (builder, document, error))
        return FALSE;
      if (document->type == HV_DOCUMENT_FAQ && !build_faq (builder, document, error))
        return FALSE;
    }
  if (!hv_edition_offer_originals (builder->writer, builder->standing, builder->db,
                                   builder->cancellable, error))
    return FALSE;
  return hv_edition_writer_finish (builder->writer, builder->cancellable, error)
         && hv_db_exec (builder->db, "COMMIT", error);
}

/* A question that the managers wrote down must at least be answered without an
 * error by the edition that is about to be used. */
static gboolean
ask_golden (HvSearch    *search,
            HvGolden    *golden,
            HvDay        day,
            GError     **error)
{
  for (guint i = 0; i < golden->rows->len; i++)
    {
      const HvGoldenRow *row = g_ptr_array_index (golden->rows, i);
      HvSearchRequest request = { .text = row->query, .text_length = -1, .lang = row->lang,
                                  .day = day, .limit = 3 };
      g_autoptr (HvHits) hits = hv_search_run (search, &request, NULL, error);

      if (hits == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_content (Builder  *builder,
               GError  **error)
{
  GPtrArray *fold = hv_standing_fold (builder->standing);
  const HvChange *last = g_ptr_array_index (builder->changes, builder->changes->len - 1);
  g_autoptr (HvSearch) search = NULL;
  gint64 orphans;

  if (!hv_index_check (builder->db, error)
      || !hv_db_get_int (builder->db, "SELECT count(*) FROM search_row WHERE unit NOT IN "
                         "(SELECT id FROM unit)", &orphans, error))
    return FALSE;
  if (orphans != 0)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_DAMAGED,
                           _("The new edition does not add up. Nothing was changed."));
      return FALSE;
    }
  search = hv_search_new (builder->db, error);
  if (search == NULL)
    return FALSE;
  for (guint i = 0; i < fold->len; i++)
    {
      HvFoldDocument *document = g_ptr_array_index (fold, i);
      g_autofree char *path = NULL;
      g_autoptr (HvGolden) golden = NULL;

      if (document->type != HV_DOCUMENT_GOLDEN)
        continue;
      path = hv_standing_path (builder->standing, document->type, document->sha256);
      golden = hv_golden_read (path, error);
      if (golden == NULL || !ask_golden (search, golden, last->from, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sync_file (const char  *path,
           GError     **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && g_fsync (fd) == 0;

  if (!synced)
    hv_set_error_errno (error, errno, path);
  if (fd >= 0)
    g_close (fd, NULL);
  return synced;
}

/**
 * hv_builder_build_state:
 * @standing: of the state that @changes lead to, which may have documents that
 *   are not in the library yet
 *
 * Like hv_builder_build(), for a state that stands already.
 */
gboolean
hv_builder_build_state (const char    *library,
                        GPtrArray     *changes,
                        HvStanding    *standing,
                        const char    *path,
                        HvProgress     progress,
                        gpointer       user_data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  Builder builder = { .library = library, .changes = changes, .standing = standing,
                      .progress = progress, .user_data = user_data, .cancellable = cancellable };
  gboolean built = create_file (&builder, path, error) && write_content (&builder, error)
                   && check_content (&builder, error);

  hv_edition_writer_free (builder.writer);
  if (builder.db != NULL && built)
    built = hv_db_close (builder.db, error);
  else
    hv_db_free (builder.db);
  built = built && sync_file (path, error);
  if (!built)
    g_unlink (path);
  return built;
}

/**
 * hv_builder_build:
 * @library: the folder with the sources
 * @changes: (element-type HvChange): what the edition rests on, in order
 * @path: where to write it; what was there is replaced
 *
 * Writes, checks and syncs an edition. When it fails or is cancelled nothing is
 * left at @path. Any thread.
 */
gboolean
hv_builder_build (const char    *library,
                  GPtrArray     *changes,
                  const char    *path,
                  HvProgress     progress,
                  gpointer       user_data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) fold = hv_fold (changes);
  g_autoptr (HvStanding) standing = hv_standing_new (library, fold, NULL, cancellable, error);

  return standing != NULL
         && hv_builder_build_state (library, changes, standing, path, progress, user_data, cancellable,
                                    error);
}
