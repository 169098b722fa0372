/* hv-rows.c: what is known of each row without reading it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-rows.h"

#include <math.h>
#include <string.h>

#include "hv-blob.h"

#define ROW_WORDS (sizeof (HvRow) / sizeof (guint32))
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
  GArray     *words;
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

HvRowsWriter *
hv_rows_writer_new (void)
{
  HvRowsWriter *writer = g_new0 (HvRowsWriter, 1);

  writer->words = g_array_new (FALSE, FALSE, sizeof (guint32));
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
  g_array_unref (writer->words);
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
  HvRow stored = {
    .id = row->id,
    .kind = row->kind | ((guint32) row->binding << BINDING_SHIFT),
    .document = names_number (&writer->documents, row->document),
    .topic = names_number (&writer->topics, row->topic),
    .approved_on = row->approved_on,
    .review = row->review,
    .valid_from = row->valid_from,
    .valid_to = row->valid_to,
  };

  for (char **each = row->audience; each != NULL && *each != NULL; each++)
    stored.audience |= audience_bit (names_number (&writer->audiences, *each));
  if (stored.audience == 0)
    stored.audience = audience_bit (names_number (&writer->audiences, default_audience));
  g_array_append_vals (writer->words, &stored, ROW_WORDS);
  for (guint i = 0; i < HV_N_FIELDS; i++)
    {
      guint8 code = length_code (lengths[i]);

      g_byte_array_append (writer->lengths, &code, 1);
    }
  return writer->words->len / ROW_WORDS;
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
  return hv_blob_write_words (db, table, "rows", writer->words, error)
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
  double sum[HV_N_FIELDS] = { 0 };
  guint filled[HV_N_FIELDS] = { 0 };

  for (guint i = 0; i < rows->n; i++)
    for (guint f = 0; f < HV_N_FIELDS; f++)
      {
        guint8 code = rows->lengths[i * HV_N_FIELDS + f];

        sum[f] += code > EXACT_LENGTHS ? hv_rows_length (code) : code;
        filled[f] += code > 0;
      }
  for (guint f = 0; f < HV_N_FIELDS; f++)
    rows->average[f] = filled[f] > 0 ? sum[f] / filled[f] : 1.0;
}

static gboolean
prepare (HvRows *rows)
{
  gsize size, lengths;

  rows->rows = g_bytes_get_data (rows->bytes[0], &size);
  rows->lengths = g_bytes_get_data (rows->bytes[1], &lengths);
  rows->n = size / sizeof (HvRow);
  if (size % sizeof (HvRow) != 0 || lengths != (gsize) rows->n * HV_N_FIELDS)
    return FALSE;
  rows->states = g_malloc0 (rows->n + 1);
  count_averages (rows);
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

  rows->bytes[0] = hv_blob_read_words (db, table, "rows", error);
  if (rows->bytes[0] != NULL)
    rows->bytes[1] = hv_blob_read (db, table, "lengths", error);
  if (rows->bytes[1] != NULL)
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
  for (guint i = 0; i < G_N_ELEMENTS (rows->bytes); i++)
    g_clear_pointer (&rows->bytes[i], g_bytes_unref);
  g_clear_pointer (&rows->documents, g_hash_table_unref);
  g_clear_pointer (&rows->topics, g_hash_table_unref);
  g_clear_pointer (&rows->audiences, g_hash_table_unref);
  g_free (rows->states);
  g_free (rows);
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
  for (guint i = 0; i < rows->n; i++)
    {
      const HvRow *row = &rows->rows[i];

      rows->states[i] = hv_state_on (row->kind >> BINDING_SHIFT, row->approved_on, row->review,
                                     row->valid_from, row->valid_to, day);
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
  filter->any = filter->kinds != 0 || filter->document != 0 || filter->topic != 0
                || filter->audience != 0;
}
