/* hv-comparison-texts.c: the words of the units that differ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-comparison-private.h"

#include <glib/gi18n-lib.h>

#include "hv-error.h"
#include "hv-unit-stream.h"

static void
compared_text_free (gpointer data)
{
  HvComparedText *text = data;

  g_free (text->title);
  g_free (text->words);
  g_free (text->details);
  g_free (text);
}

/* The texts of one version that are wanted. */
typedef struct
{
  GHashTable *wanted;    /* id → NULL, those not found yet */
  GHashTable *texts;     /* id → HvComparedText */
} Texts;

static void
read_text_cb (xmlNode    *node,
              const char *parent,
              guint       depth,
              gpointer    user_data)
{
  Texts *texts = user_data;
  xmlChar *id = xmlGetNoNsProp (node, (const xmlChar *) "id");
  g_autoptr (HvUnit) unit = NULL;
  HvComparedText *text;

  if (id != NULL && g_hash_table_remove (texts->wanted, id))
    {
      unit = hv_reader_unit (node);
      text = g_new0 (HvComparedText, 1);
      text->title = hv_unit_title (unit);
      text->words = hv_unit_words (unit);
      text->details = hv_reader_details (node);
      g_hash_table_replace (texts->texts, g_strdup ((const char *) id), text);
    }
  xmlFree (id);
}

/* Reads the words of the units in @wanted, which is emptied. */
GHashTable *
hv_compared_texts_read (HvStanding      *standing,
                        HvFoldDocument  *document,
                        GHashTable      *wanted,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        compared_text_free);
  Texts texts = { wanted, found };
  g_autofree char *path = hv_standing_path (standing, document->type, document->sha256);
  g_autoptr (HvUnitStream) stream = NULL;
  g_autoptr (HvFinding) finding = NULL;
  HvStreamed streamed;

  if (g_hash_table_size (wanted) == 0)
    return g_steal_pointer (&found);
  stream = hv_unit_stream_new (path, path, error);
  if (stream == NULL)
    return NULL;
  while (g_hash_table_size (wanted) > 0 && hv_unit_stream_next (stream, &streamed, &finding))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      hv_reader_foreach_unit (streamed.node, read_text_cb, &texts);
    }
  if (finding == NULL)
    return g_steal_pointer (&found);
  g_set_error (error, HV_ERROR, HV_ERROR_DAMAGED, _("The stored document “%s” is damaged."), path);
  return NULL;
}

const HvComparedText *
hv_compared_texts_get (GHashTable *texts,
                       const char *id)
{
  return texts != NULL && id != NULL ? g_hash_table_lookup (texts, id) : NULL;
}

char *
hv_compared_texts_dup_title (GHashTable *texts,
                             const char *id)
{
  const HvComparedText *text = hv_compared_texts_get (texts, id);

  return text != NULL ? g_strdup (text->title) : NULL;
}
