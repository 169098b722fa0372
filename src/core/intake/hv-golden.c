/* hv-golden.c: questions with the answers they must find
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-golden.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-file.h"
#include "hv-limits.h"

/* A golden list is written by people: a few thousand lines at most. */
#define MAX_SIZE (64u << 20)

enum
{
  COLUMN_QUERY,
  COLUMN_EXPECTED,
  COLUMN_DOCUMENT,
  COLUMN_LANG,
  N_COLUMNS,
};

static const char * const column_names[N_COLUMNS] = { "query", "expected", "document", "lang" };

static void
row_free (gpointer data)
{
  HvGoldenRow *row = data;

  g_free (row->query);
  g_strfreev (row->expected);
  g_free (row->document);
  g_free (row->lang);
  g_free (row);
}

void
hv_golden_free (HvGolden *golden)
{
  if (golden == NULL)
    return;
  g_ptr_array_unref (golden->rows);
  g_free (golden);
}

static gboolean
read_header (const char  *line,
             int          columns[N_COLUMNS],
             GError     **error)
{
  g_auto (GStrv) names = g_strsplit (line, "\t", -1);

  for (int column = 0; column < N_COLUMNS; column++)
    {
      columns[column] = -1;
      for (int i = 0; names[i] != NULL; i++)
        if (strcmp (names[i], column_names[column]) == 0)
          columns[column] = i;
    }
  if (columns[COLUMN_QUERY] >= 0 && columns[COLUMN_EXPECTED] >= 0)
    return TRUE;
  g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED,
                       _("A golden list begins with a line that names its columns, with tabs "
                         "between: query, expected, and if need be document and lang."));
  return FALSE;
}

static char *
take_cell (char      **cells,
           guint       n_cells,
           int         column)
{
  if (column < 0 || (guint) column >= n_cells || *g_strstrip (cells[column]) == '\0')
    return NULL;
  return g_strdup (cells[column]);
}

static gboolean
check_expected (char   **expected,
                GError **error)
{
  for (char **one = expected; *one != NULL; one++)
    if (!g_str_has_prefix (*one, "topic:") && strchr (*one, '#') == NULL)
      {
        g_set_error (error, HV_ERROR, HV_ERROR_REFUSED,
                     _("“%s” is no answer to expect. Write document#element or topic:ID."), *one);
        return FALSE;
      }
  return TRUE;
}

static char **
split_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (words, *part);
  return g_strv_builder_end (words);
}

static gboolean
add_row (HvGolden    *golden,
         const char  *line,
         const int    columns[N_COLUMNS],
         guint        number,
         GError     **error)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  guint n_cells = g_strv_length (cells);
  g_autofree char *expected = take_cell (cells, n_cells, columns[COLUMN_EXPECTED]);
  HvGoldenRow *row = g_new0 (HvGoldenRow, 1);

  g_ptr_array_add (golden->rows, row);
  row->line = number;
  row->query = take_cell (cells, n_cells, columns[COLUMN_QUERY]);
  row->document = take_cell (cells, n_cells, columns[COLUMN_DOCUMENT]);
  row->lang = take_cell (cells, n_cells, columns[COLUMN_LANG]);
  if (row->query != NULL && expected != NULL)
    {
      row->expected = split_words (expected);
      return check_expected (row->expected, error);
    }
  g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED,
                       _("A line needs a question and the answer to expect, with a tab between."));
  return FALSE;
}

/**
 * hv_golden_parse:
 * @line: (out): where a problem is, from 1
 *
 * Returns: (transfer full) (nullable): the list; %HV_ERROR_REFUSED with what to
 *   write instead
 */
HvGolden *
hv_golden_parse (GBytes  *bytes,
                 guint   *line,
                 GError **error)
{
  g_autoptr (HvGolden) golden = g_new0 (HvGolden, 1);
  int columns[N_COLUMNS];
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *end = text != NULL ? text + size : NULL;

  golden->rows = g_ptr_array_new_with_free_func (row_free);
  *line = 0;
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  while (text < end || *line == 0)
    {
      const char *stop = text < end ? memchr (text, '\n', end - text) : NULL;
      gsize length = (stop != NULL ? stop : end) - text;
      g_autofree char *own = NULL;

      ++*line;
      if (!g_utf8_validate_len (text != NULL ? text : "", length, NULL))
        {
          g_set_error_literal (error, HV_ERROR, HV_ERROR_REFUSED,
                               _("This line is not text in UTF-8. Save the list as UTF-8."));
          return NULL;
        }
      own = g_strndup (text != NULL ? text : "", length);
      if (g_str_has_suffix (own, "\r"))
        own[length - 1] = '\0';
      if (*line == 1 ? !read_header (own, columns, error)
                     : own[strspn (own, " \t")] != '\0'
                       && !add_row (golden, own, columns, *line, error))
        return NULL;
      text = stop != NULL ? stop + 1 : end;
    }
  return g_steal_pointer (&golden);
}

/**
 * hv_golden_read:
 *
 * Returns: (transfer full) (nullable): the list in a file; errors name the line
 */
HvGolden *
hv_golden_read (const char  *path,
                GError     **error)
{
  g_autoptr (GBytes) bytes = hv_file_read (path, MAX_SIZE, error);
  HvGolden *golden;
  guint line;

  if (bytes == NULL)
    return NULL;
  golden = hv_golden_parse (bytes, &line, error);
  if (golden == NULL)
    g_prefix_error (error, "%s:%u: ", path, line);
  return golden;
}

/**
 * hv_golden_language:
 * @lang: (out) (transfer none) (nullable): the one language of its rows, %NULL
 *   when none names one
 * @line: (out): the first row in another language, when there are two
 *
 * Returns: whether all rows are in one language
 */
gboolean
hv_golden_language (HvGolden    *golden,
                    const char **lang,
                    guint       *line)
{
  *lang = NULL;
  for (guint i = 0; i < golden->rows->len; i++)
    {
      const HvGoldenRow *row = g_ptr_array_index (golden->rows, i);

      *line = row->line;
      if (row->lang != NULL && *lang != NULL && strcmp (row->lang, *lang) != 0)
        return FALSE;
      if (row->lang != NULL)
        *lang = row->lang;
    }
  return TRUE;
}
