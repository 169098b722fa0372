/* hv-rows.c: what is known of each row without reading it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-rows.h"

#include <math.h>
#include <string.h>


#define PROFILE_WORDS (sizeof (HvProfile) / sizeof (guint32))
#define BINDING_SHIFT 16

/* Lengths up to this one are exact; longer ones grow by 6 % a code, which is
 * finer than ranking can tell. A byte a field keeps them in the cache. */
#define EXACT_LENGTHS 40
#define LENGTH_STEP 1.06

/* Audiences have a bit each; beyond that many, the rest share the last one. */
#define MAX_AUDIENCES 32

/* Who a unit is for when it does not say so. */
static const char default_audience[] = "customer";

typedef struct
{
  GHashTable *numbers;
  GString    *text;
} Names;

struct _HvRowsWriter
{
  GArray     *ids;
  GArray     *profile_of;
  GHashTable *known;      /* (element-type HvProfile guint32): to its number + 1 */
  GArray     *profiles;   /* as numbers of 32 bits */
  GByteArray *lengths;
  Names       documents;
  Names       topics;
  Names       audiences;
};

static void
names_init (Names *names)
{
  names->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->text = g_string_new (NULL);
}

static void
names_clear (Names *names)
{
  g_hash_table_unref (names->numbers);
  g_string_free (names->text, TRUE);
}

static guint32
names_number (Names      *names,
              const char *name)
{
  gpointer number;

  if (name == NULL)
    return 0;
  number = g_hash_table_lookup (names->numbers, name);
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (names->numbers) + 1);
      g_hash_table_insert (names->numbers, g_strdup (name), number);
      g_string_append_len (names->text, name, strlen (name) + 1);
    }
  return GPOINTER_TO_UINT (number);
}

static guint32
audience_bit (guint32 number)
{
  return number == 0 ? 0 : 1u << (MIN (number, MAX_AUDIENCES) - 1);
}

static guint
hash_profile (gconstpointer profile)
{
  const guint32 *words = profile;
  guint hash = 0;

  for (guint i = 0; i < PROFILE_WORDS; i++)
    hash = hash * 31 + words[i];
  return hash;
}

static gboolean
are_equal_profiles (gconstpointer a,
                    gconstpointer b)
{
  return memcmp (a, b, sizeof (HvProfile)) == 0;
}

static guint32
profile_number (HvRowsWriter    *writer,
                const HvProfile *profile)
{
  gpointer number = g_hash_table_lookup (writer->known, profile);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (writer->known) + 1);
      g_hash_table_insert (writer->known, g_memdup2 (profile, sizeof *profile), number);
      g_array_append_vals (writer->profiles, profile, PROFILE_WORDS);
    }
  return GPOINTER_TO_UINT (number) - 1;
}

HvRowsWriter *
hv_rows_writer_new (void)
{
  HvRowsWriter *writer = g_new0 (HvRowsWriter, 1);

  writer->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer->profile_of = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer->known = g_hash_table_new_full (hash_profile, are_equal_profiles, g_free, NULL);
  writer->profiles = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer->lengths = g_byte_array_new ();
  names_init (&writer->documents);
  names_init (&writer->topics);
  names_init (&writer->audiences);
  return writer;
}

void
hv_rows_writer_free (HvRowsWriter *writer)
{
  if (writer == NULL)
    return;
  g_array_unref (writer->ids);
  g_array_unref (writer->profile_of);
  g_hash_table_unref (writer->known);
  g_array_unref (writer->profiles);
  g_byte_array_unref (writer->lengths);
  names_clear (&writer->documents);
  names_clear (&writer->topics);
  names_clear (&writer->audiences);
  g_free (writer);
}

static guint8
length_code (guint length)
{
  if (length <= EXACT_LENGTHS)
    return length;
  return MIN (255, EXACT_LENGTHS + lround (log (length / (double) EXACT_LENGTHS) / log (LENGTH_STEP)));
}

/**
 * hv_rows_length:
 *
 * Returns: the length in words that @code stands for
 */
double
hv_rows_length (guint8 code)
{
  return code <= EXACT_LENGTHS ? code : EXACT_LENGTHS * pow (LENGTH_STEP, code - EXACT_LENGTHS);
}

/**
 * hv_rows_writer_add:
 * @lengths: (array fixed-size=HV_N_FIELDS): words of each field
 *
 * Returns: the row's number in the full-text table, from 1
 */
guint
hv_rows_writer_add (HvRowsWriter     *writer,
                    const HvIndexRow *row,
                    const guint      *lengths)
{
  HvProfile profile = {
    .kind = row->kind | ((guint32) row->binding << BINDING_SHIFT),
    .document = names_number (&writer->documents, row->document),
    .topic = names_number (&writer->topics, row->topic),
    .approved_on = row->approved_on,
    .review = row->review,
    .valid_from = row->valid_from,
    .valid_to = row->valid_to,
  };
  guint32 id = row->id, number;

  for (char **each = row->audience; each != NULL && *each != NULL; each++)
    profile.audience |= audience_bit (names_number (&writer->audiences, *each));
  if (profile.audience == 0)
    profile.audience = audience_bit (names_number (&writer->audiences, default_audience));
  number = profile_number (writer, &profile);
  g_array_append_val (writer->ids, id);
  g_array_append_val (writer->profile_of, number);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    {
      guint8 code = length_code (lengths[i]);

      g_byte_array_append (writer->lengths, &code, 1);
    }
  return writer->ids->len;
}

static gboolean
write_names (HvDb        *db,
             guint        table,
             const char  *name,
             Names       *names,
             GError     **error)
{
  return hv_blob_write (db, table, name, names->text->str, names->text->len, error);
}

gboolean
hv_rows_writer_finish (HvRowsWriter *writer,
                       HvDb         *db,
                       guint         table,
                       GError      **error)
{
  return hv_blob_write_words (db, table, "row-ids", writer->ids, error)
         && hv_blob_write_words (db, table, "row-profiles", writer->profile_of, error)
         && hv_blob_write_words (db, table, "profiles", writer->profiles, error)
         && hv_blob_write (db, table, "lengths", writer->lengths->data, writer->lengths->len, error)
         && write_names (db, table, "documents", &writer->documents, error)
         && write_names (db, table, "topics", &writer->topics, error)
         && write_names (db, table, "audiences", &writer->audiences, error);
}

static GHashTable *
load_names (HvDb        *db,
            guint        table,
            const char  *name,
            GError     **error)
{
  g_autoptr (GBytes) bytes = hv_blob_read (db, table, name, error);
  g_autoptr (GHashTable) numbers = NULL;
  const char *text;
  gsize size;
  guint number = 0;

  if (bytes == NULL)
    return NULL;
  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  text = g_bytes_get_data (bytes, &size);
  for (gsize at = 0, end; at < size; at = end + 1)
    {
      for (end = at; end < size && text[end] != '\0';)
        end++;
      g_hash_table_insert (numbers, g_strndup (text + at, end - at), GUINT_TO_POINTER (++number));
    }
  return g_steal_pointer (&numbers);
}

static void
count_averages (HvRows *rows)
{
  double length[256];
  guint32 n[HV_N_FIELDS][256] = { { 0 } };

  for (guint code = 0; code < G_N_ELEMENTS (length); code++)
    length[code] = hv_rows_length (code);
  for (guint i = 0; i < rows->n; i++)
    for (guint f = 0; f < HV_N_FIELDS; f++)
      n[f][rows->lengths[i * HV_N_FIELDS + f]]++;
  for (guint f = 0; f < HV_N_FIELDS; f++)
    {
      double sum = 0;

      for (guint code = 1; code < G_N_ELEMENTS (length); code++)
        sum += n[f][code] * length[code];
      rows->average[f] = rows->n > n[f][0] ? sum / (rows->n - n[f][0]) : 1.0;
    }
}

enum
{
  PROFILE_OF,
  PROFILES,
  LENGTHS,
};

static gboolean
prepare (HvRows *rows)
{
  rows->profile_of = (const guint32 *) rows->stored[PROFILE_OF]->data;
  rows->profiles = (const HvProfile *) rows->stored[PROFILES]->data;
  rows->lengths = rows->stored[LENGTHS]->data;
  rows->n = rows->ids->size / sizeof (guint32);
  rows->n_profiles = rows->stored[PROFILES]->size / sizeof (HvProfile);
  if (rows->stored[PROFILE_OF]->size != rows->ids->size
      || rows->stored[LENGTHS]->size != (gsize) rows->n * HV_N_FIELDS)
    return FALSE;
  for (guint i = 0; i < rows->n; i++)
    if (rows->profile_of[i] >= rows->n_profiles)
      return FALSE;
  rows->states = g_malloc0 (rows->n_profiles + 1);
  rows->passes = g_malloc0 (rows->n_profiles + 1);
  count_averages (rows);
  return TRUE;
}

static gboolean
load_arrays (HvRows  *rows,
             HvDb    *db,
             guint    table,
             GError **error)
{
  static const char * const names[] = { "row-profiles", "profiles", "lengths" };

  rows->ids = hv_paged_new (db, table, "row-ids", TRUE, error);
  if (rows->ids == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      rows->stored[i] = hv_paged_new (db, table, names[i], i != LENGTHS, error);
      if (rows->stored[i] == NULL)
        return FALSE;
      hv_paged_need (rows->stored[i], 0, rows->stored[i]->size);
      if (rows->stored[i]->error != NULL)
        {
          g_propagate_error (error, g_error_copy (rows->stored[i]->error));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * hv_rows_load:
 *
 * Returns: (transfer full) (nullable): the rows of language number @table; call
 *   hv_rows_set_day() before asking which of them are shown
 */
HvRows *
hv_rows_load (HvDb    *db,
              guint    table,
              GError **error)
{
  g_autoptr (HvRows) rows = g_new0 (HvRows, 1);

  if (load_arrays (rows, db, table, error))
    rows->documents = load_names (db, table, "documents", error);
  if (rows->documents != NULL)
    rows->topics = load_names (db, table, "topics", error);
  if (rows->topics != NULL)
    rows->audiences = load_names (db, table, "audiences", error);
  if (rows->audiences == NULL)
    return NULL;
  if (prepare (rows))
    return g_steal_pointer (&rows);
  hv_blob_set_damaged (error);
  return NULL;
}

void
hv_rows_free (HvRows *rows)
{
  if (rows == NULL)
    return;
  hv_paged_free (rows->ids);
  for (guint i = 0; i < G_N_ELEMENTS (rows->stored); i++)
    hv_paged_free (rows->stored[i]);
  g_clear_pointer (&rows->documents, g_hash_table_unref);
  g_clear_pointer (&rows->topics, g_hash_table_unref);
  g_clear_pointer (&rows->audiences, g_hash_table_unref);
  g_free (rows->states);
  g_free (rows->passes);
  g_free (rows);
}

/**
 * hv_rows_check:
 * @all: whether to read all of it, and not only look whether what was read was read
 */
gboolean
hv_rows_check (HvRows   *rows,
               gboolean  all,
               GError  **error)
{
  if (all)
    hv_paged_need (rows->ids, 0, rows->ids->size);
  if (rows->ids->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (rows->ids->error));
  return FALSE;
}

/**
 * hv_rows_set_day:
 *
 * Settles what each row is on @day. Nothing of it is stored: tomorrow it may
 * differ.
 */
void
hv_rows_set_day (HvRows *rows,
                 HvDay   day)
{
  if (rows->day == day && day != 0)
    return;
  rows->day = day;
  for (guint i = 0; i < rows->n_profiles; i++)
    {
      const HvProfile *profile = &rows->profiles[i];

      rows->states[i] = hv_state_on (profile->kind >> BINDING_SHIFT, profile->approved_on,
                                     profile->review, profile->valid_from, profile->valid_to, day);
    }
}

static guint32
find_name (GHashTable  *numbers,
           const char  *name,
           HvRowFilter *filter)
{
  guint32 number;

  if (name == NULL)
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));
  filter->impossible |= number == 0;
  return number;
}

static gboolean
does_pass (const HvRows      *rows,
           guint              number,
           const HvRowFilter *filter)
{
  const HvProfile *profile = &rows->profiles[number];

  return rows->states[number] != HV_STATE_HIDDEN
         && (filter->kinds == 0 || (profile->kind & filter->kinds) != 0)
         && (filter->document == 0 || profile->document == filter->document)
         && (filter->topic == 0 || profile->topic == filter->topic)
         && (filter->audience == 0 || (profile->audience & filter->audience) != 0);
}

/**
 * hv_rows_set_filter:
 * @filter: (out): what the names stand for
 *
 * Settles which rows hv_rows_pass() from now on; to be called after
 * hv_rows_set_day().
 */
void
hv_rows_set_filter (HvRows      *rows,
                    guint        kinds,
                    const char  *document,
                    const char  *topic,
                    const char  *audience,
                    HvRowFilter *filter)
{
  filter->impossible = FALSE;
  filter->kinds = kinds;
  filter->document = find_name (rows->documents, document, filter);
  filter->topic = find_name (rows->topics, topic, filter);
  filter->audience = audience_bit (find_name (rows->audiences, audience, filter));
  for (guint i = 0; i < rows->n_profiles; i++)
    rows->passes[i] = does_pass (rows, i, filter);
}
