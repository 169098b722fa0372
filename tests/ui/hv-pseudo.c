/* hv-pseudo.c: catalogs of languages that nobody speaks, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes what msgfmt makes; the manual of gettext describes it under
 * “The Format of GNU MO Files”.
 */
#include "hv-pseudo.h"

#include <string.h>

#define MAGIC 0x950412deu

/* The language that the program looks names up in stays one that it knows. */
#define TAG_CONTEXT "language of this catalog\004"

typedef struct
{
  guint32 magic;
  guint32 revision;
  guint32 n_texts;
  guint32 originals;
  guint32 translations;
  guint32 hash_size;
  guint32 hash;
} Header;

typedef struct
{
  guint32 length;
  guint32 offset;
} Place;

/* How many bytes stand for something and are no words: what printf() fills in,
 * an element, an entity, or a field in braces. */
static gsize
count_kept (const char *text)
{
  static const char pairs[][2] = { { '<', '>' }, { '&', ';' }, { '{', '}' } };

  if (*text == '%')
    return strspn (text + 1, "0123456789$.*lz") + 2;
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (*text == pairs[i][0])
      {
        gsize length = strcspn (text, " ");
        const char *end = memchr (text, pairs[i][1], length);

        return end != NULL ? (gsize) (end - text) + 1 : 1;
      }
  return 0;
}

/**
 * hv_pseudo_text:
 * @text: in English
 *
 * Returns: (transfer full): the same in that language, with all that it has
 *   filled in
 */
char *
hv_pseudo_text (HvPseudo    pseudo,
                const char *text)
{
  GString *said = g_string_new (pseudo == HV_PSEUDO_LONG ? HV_PSEUDO_BEGIN : "");
  guint n_letters = 0;

  while (*text != '\0')
    {
      gsize kept = MIN (count_kept (text), strlen (text));

      if (kept > 0)
        g_string_append_len (said, text, kept);
      else if (g_ascii_isalpha (*text) && pseudo == HV_PSEUDO_HEBREW)
        g_string_append_unichar (said, 0x5d0 + (gunichar) (g_ascii_tolower (*text) - 'a'));
      else
        g_string_append_c (said, *text);
      if (kept == 0 && g_ascii_isalpha (*text) && pseudo == HV_PSEUDO_LONG
          && n_letters++ % 5 % 2 == 1)
        g_string_append_c (said, *text);
      text += MAX (kept, 1);
    }
  if (pseudo == HV_PSEUDO_LONG)
    {
      gboolean line = said->len > 0 && said->str[said->len - 1] == '\n';

      g_string_insert (said, (gssize) said->len - line, HV_PSEUDO_END);
    }
  return g_string_free (said, FALSE);
}

/* An original is its context, its text and its plural; the translation has only
 * texts, as many as there are plurals. */
static void
append_translation (GString    *out,
                    HvPseudo    pseudo,
                    const char *original,
                    gsize       length)
{
  const char *context = memchr (original, '\004', length);
  const char *text = context != NULL ? context + 1 : original;

  for (const char *end = original + length; text <= end; text += strlen (text) + 1)
    {
      g_autofree char *said = g_str_has_prefix (original, TAG_CONTEXT)
                              ? g_strdup (text) : hv_pseudo_text (pseudo, text);

      g_string_append_len (out, said, (gssize) strlen (said) + 1);
    }
}

/* The nth entry of a table, which is not vouched for. */
static Place
read_place (const char *data,
            gsize       length,
            guint32     table,
            guint32     n)
{
  Place place;

  g_assert_cmpuint (table + (n + 1) * sizeof place, <=, length);
  memcpy (&place, data + table + n * sizeof place, sizeof place);
  g_assert_cmpuint (place.offset, <, length);
  g_assert_cmpuint (place.length, <, length - place.offset);
  return place;
}

/**
 * hv_pseudo_write:
 * @catalog: a catalog as msgfmt makes it, for its texts
 * @path: where the one in that language goes
 *
 * Returns: %FALSE with @error set when that cannot be done
 */
gboolean
hv_pseudo_write (HvPseudo     pseudo,
                 const char  *catalog,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GString) tables = g_string_new (NULL);
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) translations = g_array_new (FALSE, FALSE, sizeof (Place));
  guint32 behind;
  gsize length;
  Header header;

  if (!g_file_get_contents (catalog, &data, &length, error))
    return FALSE;
  g_assert_cmpuint (length, >, sizeof header);
  memcpy (&header, data, sizeof header);
  g_assert_cmphex (header.magic, ==, MAGIC);
  /* Header and both tables, the catalog that the originals stand in, the translations. */
  behind = (guint32) (sizeof header + 2 * header.n_texts * sizeof (Place));
  for (guint32 i = 0; i < header.n_texts; i++)
    {
      Place original = read_place (data, length, header.originals, i);
      Place own = read_place (data, length, header.translations, i);
      Place translation = { 0, behind + (guint32) (length + texts->len) };
      gsize before = texts->len;

      /* Without a text the catalog speaks of itself: its charset and its plurals. */
      if (original.length == 0)
        g_string_append_len (texts, data + own.offset, (gssize) own.length + 1);
      else
        append_translation (texts, pseudo, data + original.offset, original.length);
      translation.length = (guint32) (texts->len - before - 1);
      g_array_append_val (translations, translation);
      original.offset += behind;
      g_string_append_len (tables, (const char *) &original, sizeof original);
    }
  header.originals = sizeof header;
  header.translations = (guint32) (sizeof header + tables->len);
  header.hash_size = 0;
  g_string_append_len (out, (const char *) &header, sizeof header);
  g_string_append_len (out, tables->str, (gssize) tables->len);
  g_string_append_len (out, translations->data, (gssize) (translations->len * sizeof (Place)));
  g_string_append_len (out, data, (gssize) length);
  g_string_append_len (out, texts->str, (gssize) texts->len);
  return g_file_set_contents (path, out->str, (gssize) out->len, error);
}
