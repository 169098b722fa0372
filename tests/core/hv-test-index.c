/* hv-test-index.c: a small index in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-test-index.h"

#include <string.h>

TestIndex
test_index_build (const TestRow  *rows,
       gsize       n,
       const char *synonyms)
{
  g_autoptr (GError) error = NULL;
  TestIndex index = { hv_db_open (":memory:", HV_DB_CREATE, &error), NULL };
  g_autoptr (HvIndexWriter) writer = hv_index_writer_new (index.db, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) audience = rows[i].audience ? g_strsplit (rows[i].audience, " ", -1) : NULL;
      HvIndexRow row = {
        .id = i + 1, .lang = rows[i].lang, .kind = rows[i].kind, .document = rows[i].document,
        .topic = rows[i].topic, .audience = audience, .binding = rows[i].binding,
        .approved_on = rows[i].on, .review = rows[i].review, .valid_from = rows[i].from,
        .valid_to = rows[i].to,
        .fields = { rows[i].title, rows[i].alternatives, NULL, rows[i].body, NULL },
      };

      g_assert_true (hv_index_writer_add (writer, &row, &error));
    }
  if (synonyms != NULL)
    hv_index_writer_synonyms (writer, "nl", synonyms);
  g_assert_true (hv_index_writer_finish (writer, NULL, &error));
  g_clear_pointer (&writer, hv_index_writer_free);
  g_assert_true (hv_index_check (index.db, &error));
  g_assert_no_error (error);
  index.search = hv_search_new (index.db, &error);
  g_assert_no_error (error);
  return index;
}

void
test_index_drop (TestIndex *index)
{
  hv_search_free (index->search);
  hv_db_free (index->db);
}

HvHits *
test_index_ask (TestIndex                 *index,
     const HvSearchRequest *request)
{
  g_autoptr (GError) error = NULL;
  HvHits *hits = hv_search_run (index->search, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);
  return hits;
}

HvHits *
test_index_find (TestIndex      *index,
      const char *text)
{
  HvSearchRequest request = { .text = text, .text_length = -1, .lang = "nl", .day = DAY };

  return test_index_ask (index, &request);
}

/* The ids found, in order, as text. */
char *
test_index_ids (HvHits *hits)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < hits->hits->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            ((HvHit *) g_ptr_array_index (hits->hits, i))->id);
  return g_string_free (ids, FALSE);
}

void
test_index_assert (TestIndex      *index,
              const char *text,
              const char *expected)
{
  g_autoptr (HvHits) hits = test_index_find (index, text);
  g_autofree char *ids = test_index_ids (hits);

  if (strcmp (ids, expected) != 0)
    g_error ("“%s” finds “%s”, not “%s”", text, ids, expected);
}

const HvHit *
test_index_hit (HvHits *hits,
        gint64  id)
{
  for (guint i = 0; i < hits->hits->len; i++)
    {
      const HvHit *hit = g_ptr_array_index (hits->hits, i);

      if (hit->id == id)
        return hit;
    }
  g_assert_not_reached ();
}
