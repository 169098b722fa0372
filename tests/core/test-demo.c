/* test-demo.c: the demo knowledge is what a call needs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <libxml/parser.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-golden.h"
#include "hv-intake.h"
#include "hv-reader.h"

/* Both documents, read whole: they are small. */
typedef struct
{
  xmlDoc    *statement;
  xmlDoc    *faq;
  GPtrArray *units;      /* (element-type HvUnit), of the faq */
} Demo;

static char *
demo_path (const char *name)
{
  return g_build_filename (g_getenv ("HOUVAST_SOURCE_ROOT"), "data", "demo", name, NULL);
}

static xmlDoc *
parse (const char *name)
{
  g_autofree char *path = demo_path (name);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  xmlDoc *doc;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  bytes = g_bytes_new (text, size);
  doc = hv_reader_parse (bytes, &error);
  g_assert_no_error (error);
  return doc;
}

static void
set_up (Demo          *demo,
        gconstpointer  data)
{
  demo->statement = parse ("nl/privacyverklaring.xml");
  demo->faq = parse ("nl/privacyvragen.xml");
  demo->units = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_unit_free);
  for (xmlNode *child = xmlDocGetRootElement (demo->faq)->children; child != NULL;
       child = child->next)
    if (child->type == XML_ELEMENT_NODE && hv_reader_unit_kind (child->name) != HV_KIND_NONE)
      g_ptr_array_add (demo->units, hv_reader_unit (child));
}

static void
tear_down (Demo          *demo,
           gconstpointer  data)
{
  xmlFreeDoc (demo->statement);
  xmlFreeDoc (demo->faq);
  g_ptr_array_unref (demo->units);
}

/* For each unit of a kind, in order. */
static HvUnit *
next_of (Demo   *demo,
         HvKind  kind,
         guint  *at)
{
  while (*at < demo->units->len)
    {
      HvUnit *unit = g_ptr_array_index (demo->units, (*at)++);

      if (unit->kind == kind)
        return unit;
    }
  return NULL;
}

static HvUnit *
find_unit (Demo       *demo,
           const char *id)
{
  for (guint i = 0; i < demo->units->len; i++)
    if (g_strcmp0 (((HvUnit *) g_ptr_array_index (demo->units, i))->id, id) == 0)
      return g_ptr_array_index (demo->units, i);
  return NULL;
}

static guint
count_items (const HvUnit *unit,
             HvItemKind    kind,
             HvStep        step)
{
  guint count = 0;

  for (guint i = 0; i < unit->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (unit->items, i);

      count += item->kind == kind && (step == HV_STEP_NONE || item->step == step);
    }
  return count;
}

/* Taken in without a single remark. */
static void
test_clean (void)
{
  g_autofree char *statement = demo_path ("nl/privacyverklaring.xml");
  g_autofree char *faq = demo_path ("nl/privacyvragen.xml");
  g_autofree char *golden = demo_path ("golden-nl.tsv");
  const char *paths[] = { statement, faq, golden };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvIntake) intake = hv_intake_new (&error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_true (hv_intake_add (intake, paths[i], NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (hv_intake_finish (intake, NULL, NULL, &error));
  for (guint i = 0; i < hv_intake_findings (intake)->len; i++)
    {
      g_autofree char *line
          = hv_finding_to_line (g_ptr_array_index (hv_intake_findings (intake), i));

      g_test_message ("%s", line);
    }
  g_assert_cmpuint (hv_intake_findings (intake)->len, ==, 0);
}

static void
test_topics (Demo          *demo,
             gconstpointer  data)
{
  static const char topics[] =
    "information access rectification erasure restriction recipients-notified portability objection marketing-optout "
    "automated-decision withdraw-consent complaint purposes data-source recipients transfers retention security "
    "data-breach access-log call-recording identity-check deadline fee representative dpo-contact cookies compensation "
    "press supervisor unknown";
  g_auto (GStrv) each = g_strsplit (topics, " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  HvUnit *unit;
  guint at = 0, count = 0;

  while ((unit = next_of (demo, HV_KIND_ENTRY, &at)) != NULL)
    {
      count++;
      g_assert_nonnull (unit->topic);
      g_hash_table_add (seen, unit->topic);
    }
  g_assert_cmpuint (count, >=, 70);
  for (char **topic = each; *topic != NULL; topic++)
    if (!g_hash_table_contains (seen, *topic))
      g_error ("no entry about %s", *topic);
}

/* Callers' wordings, a first sentence that can be said in one breath, and an
 * answer that ends before the caller stops listening. */
static void
test_answers (Demo          *demo,
              gconstpointer  data)
{
  HvUnit *unit;
  guint at = 0;

  while ((unit = next_of (demo, HV_KIND_ENTRY, &at)) != NULL)
    {
      g_autofree char *spoken = hv_unit_spoken (unit);
      g_autofree char *first
          = hv_runs_to_text (((HvBlock *)g_ptr_array_index (unit->body, 0))->runs);
      g_autoptr (GHashTable) wordings = g_hash_table_new (g_str_hash, g_str_equal);

      for (char **one = unit->alternatives; one != NULL && *one != NULL; one++)
        g_hash_table_add (wordings, *one);
      if (g_hash_table_size (wordings) < 4)
        g_error ("%s: %u alternatives", unit->id, g_hash_table_size (wordings));
      if (g_utf8_strlen (first, -1) > 200)
        g_error ("%s: the first sentence has %ld characters", unit->id, g_utf8_strlen (first, -1));
      if (g_utf8_strlen (spoken, -1) > 650)
        g_error ("%s: the answer has %ld characters", unit->id, g_utf8_strlen (spoken, -1));
    }
}

static xmlNode *
find_element (xmlNode    *node,
              const char *id)
{
  xmlChar *own = xmlGetNoNsProp (node, (const xmlChar *) "id");
  gboolean is = g_strcmp0 ((const char *) own, id) == 0;
  xmlNode *found = is ? node : NULL;

  xmlFree (own);
  for (xmlNode *child = node->children; child != NULL && found == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      found = find_element (child, id);
  return found;
}

/* An answer about the organisation rests on its statement, and cites the smallest
 * part that carries it. That is a whole section only where the answer is that
 * something is not in it. */
static void
test_citations (Demo          *demo,
                gconstpointer  data)
{
  xmlNode *root = xmlDocGetRootElement (demo->statement);
  HvUnit *unit;
  guint at = 0, resting = 0, entries = 0, cited = 0, whole = 0;

  while ((unit = next_of (demo, HV_KIND_ENTRY, &at)) != NULL)
    {
      g_auto (GStrv) cites = hv_unit_cites (unit);

      entries++;
      resting += unit->body_cites != NULL;
      for (char **cite = cites; *cite != NULL; cite++)
        {
          xmlNode *element = find_element (root, *cite);

          g_assert_nonnull (element);
          cited++;
          whole += strcmp ((const char *) element->name, "section") == 0;
        }
    }
  g_assert_cmpuint (resting * 10, >=, entries * 9);
  g_assert_cmpuint (whole * 50, <=, cited);
}

static guint
count_moods (Demo         *demo,
             const HvUnit *unit)
{
  g_autoptr (GHashTable) moods = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < unit->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (unit->items, i);
      HvUnit *shelf = item->kind == HV_ITEM_USE ? find_unit (demo, item->target) : NULL;

      if (item->step != HV_STEP_EMPATHY)
        continue;
      for (char **mood = item->moods; mood != NULL && *mood != NULL; mood++)
        g_hash_table_add (moods, *mood);
      for (guint j = 0; shelf != NULL && j < shelf->items->len; j++)
        for (char **mood = ((HvItem *)g_ptr_array_index (shelf->items, j))->moods;
             mood != NULL && *mood != NULL; mood++)
          g_hash_table_add (moods, *mood);
    }
  return g_hash_table_size (moods);
}

static gboolean
probes_elsewhere (Demo         *demo,
                  const HvUnit *unit)
{
  for (guint i = 0; i < unit->items->len; i++)
    {
      const HvItem *item = g_ptr_array_index (unit->items, i);

      if (item->kind == HV_ITEM_PROBE && item->target != NULL
          && strcmp (item->target, unit->id) != 0 && find_unit (demo, item->target) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The first thing that an entry about a right lacks, NULL when it is complete. */
static const char *
find_gap (Demo         *demo,
          const HvUnit *unit)
{
  if (count_items (unit, HV_ITEM_PHRASE, HV_STEP_TRUST)
          + count_items (unit, HV_ITEM_USE, HV_STEP_TRUST)
      == 0)
    return "trust";
  if (count_moods (demo, unit) < 3)
    return "moods";
  if (!probes_elsewhere (demo, unit))
    return "probes";
  if (count_items (unit, HV_ITEM_FACT, HV_STEP_KNOWLEDGE) == 0)
    return "facts";
  if (count_items (unit, HV_ITEM_WRONG, HV_STEP_KNOWLEDGE) < 2
      || count_items (unit, HV_ITEM_WRONG, HV_STEP_NONE)
             != count_items (unit, HV_ITEM_INSTEAD, HV_STEP_NONE))
    return "what not to promise";
  if (unit->referral_to == NULL || count_items (unit, HV_ITEM_IDENTITY, HV_STEP_REFERRAL) != 1)
    return "identity check";
  if (count_items (unit, HV_ITEM_FOLLOW, HV_STEP_REFERRAL) == 0)
    return "procedure";
  if (count_items (unit, HV_ITEM_CONTACT, HV_STEP_REFERRAL) == 0)
    return "contacts";
  if (count_items (unit, HV_ITEM_DEADLINE, HV_STEP_FOLLOWUP) == 0)
    return "deadlines";
  return count_items (unit, HV_ITEM_SEND, HV_STEP_FOLLOWUP) == 0 ? "templates" : NULL;
}

/* For every right there is an entry with the five steps in full. */
static void
test_rights (Demo          *demo,
             gconstpointer  data)
{
  static const char * const rights[] = { "A15", "A16", "A17", "A18", "A20", "A21", "A22", "A7-3" };

  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      HvUnit *unit;
      guint at = 0, full = 0;

      while ((unit = next_of (demo, HV_KIND_ENTRY, &at)) != NULL)
        if (unit->rights != NULL && g_strv_contains ((const char *const *)unit->rights, rights[i]))
          {
            const char *gap = find_gap (demo, unit);

            g_test_message ("%s: %s: %s", rights[i], unit->id, gap != NULL ? gap : "complete");
            full += gap == NULL;
          }
      g_assert_cmpuint (full, >, 0);
    }
}

/* A term that is said is a legal one: a month, three with the extension. The
 * month counts in months, because four weeks are shorter. */
static void
test_deadlines (Demo          *demo,
                gconstpointer  data)
{
  HvUnit *unit;
  guint at = 0;

  while ((unit = next_of (demo, HV_KIND_ENTRY, &at)) != NULL)
    for (guint i = 0; i < unit->items->len; i++)
      {
        const HvItem *item = g_ptr_array_index (unit->items, i);

        if (item->kind != HV_ITEM_DEADLINE)
          continue;
        if (g_strcmp0 (item->label, "legal") == 0)
          g_assert_cmpstr (item->period, ==, "P1M");
        if (g_strcmp0 (item->label, "extension") == 0)
          g_assert_cmpstr (item->period, ==, "P3M");
      }
}

static void
test_templates (Demo          *demo,
                gconstpointer  data)
{
  static const char * const moments[] = { "receipt", "identity", "extension", "granted", "partly-refused", "refused" };
  g_autoptr (GHashTable) sent = g_hash_table_new (g_str_hash, g_str_equal);
  HvUnit *unit;
  guint at = 0;

  while ((unit = next_of (demo, HV_KIND_ENTRY, &at)) != NULL)
    for (guint i = 0; i < unit->items->len; i++)
      {
        const HvItem *item = g_ptr_array_index (unit->items, i);
        HvUnit *letter = item->kind == HV_ITEM_SEND ? find_unit (demo, item->target) : NULL;

        if (letter == NULL)
          continue;
        g_assert_cmpint (letter->kind, ==, HV_KIND_TEMPLATE);
        g_hash_table_insert (sent, item->label, letter);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    if (!g_hash_table_contains (sent, moments[i]))
      g_error ("no template to send for “%s”", moments[i]);
}

/* A letter that went to the wrong person goes to the data protection officer at
 * once. */
static void
test_wrong_person (Demo          *demo,
                   gconstpointer  data)
{
  HvUnit *unit;
  guint at = 0, paths = 0;

  while ((unit = next_of (demo, HV_KIND_ENTRY, &at)) != NULL)
    {
      g_autofree char *title = hv_unit_title (unit);
      g_autofree char *all
          = unit->alternatives ? g_strjoinv (" ", unit->alternatives) : g_strdup ("");

      if (g_strcmp0 (unit->topic, "data-breach") == 0
          && (strstr (title, "brief") != NULL || strstr (all, "brief") != NULL
              || strstr (all, "mail") != NULL))
        paths += g_strcmp0 (unit->referral_to, "dpo") == 0;
    }
  g_assert_cmpuint (paths, >=, 1);
}

/* Nothing that is said discourages, obliges to a form, promises or gets the term
 * wrong; "wrong" is where that belongs. */
static void
test_words (Demo          *demo,
            gconstpointer  data)
{
  static const char * const banned[] = { "vier weken", "4 weken", "garandeer", "gegarandeerd", "moet u het formulier",
                                         "alleen schriftelijk", "alleen via het formulier" };
  HvUnit *unit;

  for (guint at = 0; at < demo->units->len; at++)
    {
      g_autoptr (GString) said = g_string_new (NULL);

      unit = g_ptr_array_index (demo->units, at);
      for (guint i = 0; i < unit->items->len; i++)
        {
          const HvItem *item = g_ptr_array_index (unit->items, i);
          g_autofree char *text = hv_runs_to_text (item->runs);

          if (hv_item_may_copy (item))
            g_string_append_printf (said, "%s\n", text);
        }
      {
        g_autofree char *spoken = hv_unit_spoken (unit);
        g_autofree char *lower = NULL;

        g_string_append (said, spoken);
        lower = g_utf8_strdown (said->str, -1);
        for (gsize i = 0; i < G_N_ELEMENTS (banned); i++)
          if (strstr (lower, banned[i]) != NULL)
            g_error ("%s says “%s”", unit->id, banned[i]);
        /* Callers are addressed formally. */
        g_assert_false (g_regex_match_simple ("\\b(jij|jouw|jullie)\\b", lower, 0, 0));
      }
    }
}

static void
test_golden (void)
{
  g_autofree char *path = demo_path ("golden-nl.tsv");
  g_autoptr (GError) error = NULL;
  g_autoptr (HvGolden) golden = hv_golden_read (path, &error);
  g_autoptr (GHashTable) queries = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_no_error (error);
  for (guint i = 0; i < golden->rows->len; i++)
    if (!g_hash_table_add (queries, ((HvGoldenRow *) g_ptr_array_index (golden->rows, i))->query))
      g_error ("“%s” stands there twice",
               ((HvGoldenRow *)g_ptr_array_index (golden->rows, i))->query);
  g_assert_cmpuint (g_hash_table_size (queries), >=, 150);
}

#define ADD(name, func) g_test_add (name, Demo, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hv_core_register_resource ();
  g_test_add_func ("/demo/clean", test_clean);
  ADD ("/demo/topics", test_topics);
  ADD ("/demo/answers", test_answers);
  ADD ("/demo/citations", test_citations);
  ADD ("/demo/rights", test_rights);
  ADD ("/demo/deadlines", test_deadlines);
  ADD ("/demo/templates", test_templates);
  ADD ("/demo/wrong-person", test_wrong_person);
  ADD ("/demo/words", test_words);
  g_test_add_func ("/demo/golden", test_golden);
  return g_test_run ();
}
