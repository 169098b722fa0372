/* hv-keystrokes.c: what is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-keystrokes.h"

#include <string.h>

/* Words of a query: one to so many. */
#define MOST_WORDS 4

static void
keystroke_clear (gpointer data)
{
  g_free (((HvKeystroke *) data)->text);
}

static void
add (GArray  *keystrokes,
     HvClass  class,
     char    *text)
{
  HvKeystroke keystroke = { class, text };

  g_array_append_val (keystrokes, keystroke);
}

static HvClass
class_of (const char *text,
          gsize       length)
{
  if (memchr (text, ' ', length) != NULL)
    return HV_CLASS_MORE_WORDS;
  return length == 1   ? HV_CLASS_ONE_LETTER
         : length == 2 ? HV_CLASS_TWO_LETTERS
                       : HV_CLASS_THREE_LETTERS;
}

static void
add_query (GArray   *keystrokes,
           HvCorpus *corpus,
           guint     query)
{
  g_autofree char *typed = hv_corpus_words (corpus, query, 1 + query % MOST_WORDS);
  const char *end;

  for (const char *at = typed; *at != '\0'; at = end)
    {
      end = g_utf8_next_char (at);
      if (*at != ' ')
        add (keystrokes, class_of (typed, end - typed), g_strndup (typed, end - typed));
    }
  add (keystrokes, HV_CLASS_SPOKEN, hv_corpus_spoken (corpus, query));
  add (keystrokes, HV_CLASS_CLEAN, g_strconcat (typed, " ", NULL));
  add (keystrokes, HV_CLASS_MISTYPED, hv_corpus_mistype (corpus, typed));
}

/**
 * hv_keystrokes_new:
 *
 * Returns: (transfer full) (element-type HvKeystroke): so many queries typed from
 *   the first letter on, each as a question that is said, and each with a mistake;
 *   always the same for the same corpus
 */
GArray *
hv_keystrokes_new (HvCorpus *corpus,
                   guint     queries)
{
  GArray *keystrokes = g_array_new (FALSE, FALSE, sizeof (HvKeystroke));

  g_array_set_clear_func (keystrokes, keystroke_clear);
  for (guint i = 0; i < queries; i++)
    add_query (keystrokes, corpus, i);
  return keystrokes;
}

const char *
hv_class_name (HvClass class)
{
  static const char * const names[]
    = { "one letter",        "two letters",         "three letters and more", "two words and more",
        "spoken, 8-15 words", "words with a space", "the same, one mistyped" };

  return names[class];
}
