/* fuzz-query.c: any bytes, looked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte of the input chooses the language and the filters.
 */
#include "hv-fuzz.h"

#include <math.h>
#include <string.h>

#include "hv-limits.h"

/* No query may become more than this, however long it is. */
#define MOST_PHRASES 40
#define MOST_RANGES (40 * 24)

static TestIndex fuzz_index;
static HvLexicon *lexicon;

void
hv_fuzz_set_up (void)
{
  g_autoptr (GError) error = NULL;

  fuzz_index = hv_fuzz_index ();
  lexicon = hv_lexicon_load (fuzz_index.db, 1, "nl", &error);
  g_assert_no_error (error);
}

static void
check_cost (const char *text,
            gsize       size)
{
  g_autoptr (HvQuery) query = hv_query_new (lexicon, text, MIN (size, HV_LIMIT_QUERY), 0);

  g_assert_cmpuint (query->groups->len, <=, HV_QUERY_GROUPS);
  g_assert_cmpuint (query->phrases->len, <=, MOST_PHRASES);
  g_assert_cmpuint (g_hash_table_size (query->idle), <=, HV_QUERY_IDLE);
  g_assert_cmpuint (query->ranges->len, <=, MOST_RANGES);
  g_assert_true (isfinite (query->idf));
}

static void
check_hits (HvHits *hits,
            guint   limit)
{
  g_assert_cmpuint (hits->hits->len, <=, limit);
  g_assert_cmpuint (hits->hits->len, <=, hits->total);
  g_assert_true (hits->corrected == NULL || g_utf8_validate (hits->corrected, -1, NULL));
  g_assert_true (!hits->sure || hits->hits->len > 0);
  for (guint i = 0; i < hits->hits->len; i++)
    {
      const HvHit *hit = g_ptr_array_index (hits->hits, i);

      g_assert_true (isfinite (hit->score));
      g_assert_nonnull (hv_matched_by_name (hit->matched_by));
      g_assert_true (hit->explanation == NULL || g_utf8_validate (hit->explanation, -1, NULL));
      hv_fuzz_check_spans (hit->title, hit->title_matches);
      hv_fuzz_check_spans (hit->snippet, hit->matches);
    }
}

/* It never fails, and answers the same whatever was asked before it. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char * const langs[] = { "nl", "de", "en", NULL };
  g_autofree char *text = hv_fuzz_copy (data + (size > 0), size - (size > 0));
  guint flags = size > 0 ? data[0] : 0;
  HvSearchRequest request = {
    .text = text, .text_length = size - (size > 0), .lang = langs[flags & 3], .day = DAY,
    .explain = (flags & 4) != 0, .kinds = (flags & 8) != 0 ? HV_KIND_ENTRY : 0,
    .document = (flags & 16) != 0 ? "vragen" : NULL, .topic = (flags & 32) != 0 ? "wissen" : NULL,
    .limit = (flags & 64) != 0 ? 3 : 0,
  };
  HvSearchRequest shorter = request;
  g_autoptr (HvHits) hits = test_index_ask (&fuzz_index, &request);
  g_autoptr (HvHits) between = NULL;
  g_autoptr (HvHits) again = NULL;
  g_autofree char *ids = test_index_ids (hits);
  g_autofree char *ids_again = NULL;

  check_hits (hits, (flags & 64) != 0 ? 3 : 20);
  check_cost (text, request.text_length);
  shorter.text_length /= 2;
  between = test_index_ask (&fuzz_index, &shorter);
  again = test_index_ask (&fuzz_index, &request);
  ids_again = test_index_ids (again);
  g_assert_cmpstr (ids, ==, ids_again);
  g_assert_cmpstr (hits->corrected, ==, again->corrected);
  return 0;
}
