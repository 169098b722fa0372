/* hv-standing-read.c: the versions of two states, read several at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-standing.h"

/* One version, which some thread reads. */
typedef struct
{
  char     *sha256;
  char     *path;
  HvLoaded *loaded;
  GError   *error;
} Version;

static void
version_free (gpointer data)
{
  Version *version = data;

  g_free (version->sha256);
  g_free (version->path);
  hv_loaded_free (version->loaded);
  g_clear_error (&version->error);
  g_free (version);
}

static void
read_version_cb (gpointer data,
                 gpointer user_data)
{
  Version *version = data;

  version->loaded = hv_loaded_new (version->path, user_data, &version->error);
}

static void
add_versions (const char *library,
              GPtrArray  *fold,
              GHashTable *seen,
              GPtrArray  *versions)
{
  for (guint i = 0; i < fold->len; i++)
    {
      const HvFoldDocument *document = g_ptr_array_index (fold, i);
      Version *version;

      if (document->type == HV_DOCUMENT_GOLDEN || !g_hash_table_add (seen, document->sha256))
        continue;
      version = g_new0 (Version, 1);
      version->sha256 = g_strdup (document->sha256);
      version->path = hv_source_path (library, document->type, document->sha256);
      g_ptr_array_add (versions, version);
    }
}

/**
 * hv_standing_read:
 * @one, @other: (element-type HvFoldDocument): two states
 *
 * Reads the versions that either state has, several at a time: that is most of the
 * work of comparing.
 *
 * Returns: (transfer full) (nullable): for hv_standing_new_read()
 */
GHashTable *
hv_standing_read (const char    *library,
                  GPtrArray     *one,
                  GPtrArray     *other,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) hv_loaded_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  GThreadPool *pool = g_thread_pool_new (read_version_cb, cancellable,
                                         CLAMP (g_get_num_processors (), 1, 8), FALSE, NULL);

  add_versions (library, one, seen, versions);
  add_versions (library, other, seen, versions);
  for (guint i = 0; i < versions->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (versions, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  for (guint i = 0; i < versions->len; i++)
    {
      Version *version = g_ptr_array_index (versions, i);

      if (version->error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&version->error));
          return NULL;
        }
      g_hash_table_insert (read, g_steal_pointer (&version->sha256),
                           g_steal_pointer (&version->loaded));
    }
  return g_steal_pointer (&read);
}
