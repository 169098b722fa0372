/* hv-fold.c: text made comparable, with the way back to the original
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-fold.h"

#include <string.h>

/* Characters under this one are folded through a table that is made once:
 * everything that Western European text consists of. */
#define TABLE_END 0x250

/* No folded character under TABLE_END is longer than this in UTF-8. */
#define TABLE_WIDTH 7

typedef struct
{
  guint8 length;
  char   text[TABLE_WIDTH];
} Folded;

static gboolean
is_dropped (gunichar c)
{
  return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c == 0x2060
         || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* What Unicode does not decompose, but a person who types does. */
static const char *
special (gunichar c)
{
  switch (c)
    {
    case 0xdf:
    case 0x1e9e:
      return "ss";
    case 0xc6:
    case 0xe6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xd8:
    case 0xf8:
      return "o";
    case 0xd0:
    case 0xf0:
    case 0x110:
    case 0x111:
      return "d";
    case 0xde:
    case 0xfe:
      return "th";
    case 0x141:
    case 0x142:
      return "l";
    case 0x126:
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x3c2:
      return "\317\203"; /* the sigma that ends a word is a sigma */
    case '`':
    case 0xb4:
    case 0x2b9:
    case 0x2bc:
    case 0x2018:
    case 0x2019:
    case 0x201b:
    case 0x2032:
    case 0xff07:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2212:
      return "-";
    default:
      return NULL;
    }
}

static void
fold_character (gunichar  c,
                GString  *to)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const char *known = special (c);
  gsize n;

  if (known != NULL)
    {
      g_string_append (to, known);
      return;
    }
  if (is_dropped (c))
    return;
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    {
      gunichar lower = g_unichar_tolower (parts[i]);

      if (g_unichar_ismark (lower) || is_dropped (lower))
        continue;
      known = special (lower);
      if (known != NULL)
        g_string_append (to, known);
      else
        g_string_append_unichar (to, lower < 0x20 || g_unichar_isspace (lower) ? ' ' : lower);
    }
}

static const Folded *
get_table (void)
{
  static Folded table[TABLE_END];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      g_autoptr (GString) buffer = g_string_new (NULL);

      for (gunichar c = 0; c < TABLE_END; c++)
        {
          g_string_truncate (buffer, 0);
          fold_character (c, buffer);
          table[c].length = MIN (buffer->len, TABLE_WIDTH);
          memcpy (table[c].text, buffer->str, table[c].length);
        }
      g_once_init_leave (&made, 1);
    }
  return table;
}

/**
 * hv_fold_new:
 *
 * Returns: (transfer full): an empty buffer, to be used by one thread at a time
 */
HvFold *
hv_fold_new (void)
{
  HvFold *fold = g_new0 (HvFold, 1);

  fold->text = g_string_sized_new (1024);
  fold->map = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 1024);
  return fold;
}

void
hv_fold_free (HvFold *fold)
{
  if (fold == NULL)
    return;
  g_string_free (fold->text, TRUE);
  g_array_unref (fold->map);
  g_free (fold);
}

/* Decodes the character at @text; a byte that is no UTF-8 counts as one
 * character that belongs to no word. */
static gunichar
decode (const char *text,
        gsize       left,
        gsize      *width)
{
  gunichar c = g_utf8_get_char_validated (text, left);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *width = 1;
      return 0xfffd;
    }
  *width = g_utf8_skip[(guchar) *text];
  return c;
}

static void
append (HvFold     *fold,
        const char *folded,
        gsize       length,
        guint32     from)
{
  guint old = fold->map->len;

  g_string_append_len (fold->text, folded, length);
  g_array_set_size (fold->map, old + length);
  for (gsize i = 0; i < length; i++)
    g_array_index (fold->map, guint32, old + i) = from;
}

/* ASCII becomes one byte each; texts consist of little else, so that this is what
 * folding costs. Returns where it ends. */
static gsize
append_ascii (HvFold       *fold,
              const Folded *table,
              const char   *text,
              gsize         at,
              gsize         size)
{
  gsize end = at;
  guint old = fold->map->len;
  char *to;
  guint32 *map;

  while (end < size && (guchar) text[end] < 0x80)
    end++;
  g_string_set_size (fold->text, old + end - at);
  g_array_set_size (fold->map, old + end - at);
  to = fold->text->str + old;
  map = &g_array_index (fold->map, guint32, old);
  for (gsize i = at; i < end; i++)
    {
      *to++ = table[(guchar) text[i]].text[0];
      *map++ = i;
    }
  return end;
}

/**
 * hv_fold_text:
 * @fold: a buffer, whose former content is lost
 * @text: (array length=length): any bytes at all
 * @length: how many, -1 when @text ends with a NUL
 *
 * Folds: compatibility forms taken apart (NFKD), marks and invisible characters
 * dropped, lower case, one form of each apostrophe and hyphen. Never fails: a
 * byte that is no UTF-8 becomes U+FFFD.
 */
void
hv_fold_text (HvFold     *fold,
              const char *text,
              gssize      length)
{
  const Folded *table = get_table ();
  g_autoptr (GString) rare = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  guint32 end = size;

  g_return_if_fail (fold != NULL);
  g_return_if_fail (size < G_MAXUINT32);

  g_string_truncate (fold->text, 0);
  g_array_set_size (fold->map, 0);
  for (gsize i = 0; i < size;)
    {
      gsize width;
      gunichar c;

      if ((guchar) text[i] < 0x80)
        {
          i = append_ascii (fold, table, text, i, size);
          continue;
        }
      c = decode (text + i, size - i, &width);
      if (c < TABLE_END)
        append (fold, table[c].text, table[c].length, i);
      else
        {
          if (rare == NULL)
            rare = g_string_new (NULL);
          g_string_truncate (rare, 0);
          fold_character (c, rare);
          append (fold, rare->str, rare->len, i);
        }
      i += width;
    }
  g_array_append_val (fold->map, end);
}

/**
 * hv_fold_start:
 * @at: a byte of the folded text
 *
 * Returns: the byte of the original where the character that @at came from begins
 */
gsize
hv_fold_start (HvFold *fold,
               gsize   at)
{
  g_return_val_if_fail (at < fold->map->len, 0);

  return g_array_index (fold->map, guint32, at);
}

/**
 * hv_fold_end:
 * @at: a byte of the folded text, the last one that is meant
 * @text: the original
 *
 * Returns: the byte of the original just behind the character that @at came
 *   from, with the marks on it
 */
gsize
hv_fold_end (HvFold     *fold,
             gsize       at,
             const char *text)
{
  guint32 start, end, last;

  g_return_val_if_fail (at + 1 < fold->map->len, 0);

  start = g_array_index (fold->map, guint32, at);
  end = g_array_index (fold->map, guint32, at + 1);
  if (end > start)
    return end;
  /* One character became several, and @at is not the last of them. */
  last = g_array_index (fold->map, guint32, fold->map->len - 1);
  for (end = start + 1; end < last && ((guchar) text[end] & 0xc0) == 0x80;)
    end++;
  return end;
}

/**
 * hv_fold_string:
 * @text: any bytes
 * @length: how many, or -1
 *
 * Returns: (transfer full): the folded text alone
 */
char *
hv_fold_string (const char *text,
                gssize      length)
{
  g_autoptr (HvFold) fold = hv_fold_new ();

  hv_fold_text (fold, text, length);
  return g_strdup (fold->text->str);
}
