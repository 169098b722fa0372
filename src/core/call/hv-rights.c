/* hv-rights.c: what a caller can ask for, in whatever words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-rights.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-limits.h"
#include "hv-named.h"
#include "hv-words.h"

typedef struct
{
  HvRight  right;      /* first, so that one is the other */
  HvNamed *names;
} Right;

typedef struct
{
  HvMeaning  meaning;
  HvNamed   *names;
} Meaning;

typedef struct
{
  char      **patterns;    /* folded; * for any ending */
  GPtrArray  *meanings;
} Word;

struct _HvRights
{
  gatomicrefcount  refs;
  GPtrArray       *rights;
  GPtrArray       *words;
};

static void
right_free (Right *right)
{
  g_free (right->right.id);
  g_strfreev (right->right.articles);
  hv_named_free (right->names);
  g_free (right);
}

static void
meaning_free (Meaning *meaning)
{
  g_free (meaning->meaning.topic);
  hv_named_free (meaning->names);
  g_free (meaning);
}

static void
word_free (Word *word)
{
  g_strfreev (word->patterns);
  g_ptr_array_unref (word->meanings);
  g_free (word);
}

static Right *
read_right (HvRules       *rules,
            const xmlNode *node)
{
  static const char * const choices[] = { "no", "yes", NULL };
  Right *right = g_new0 (Right, 1);
  g_autofree char *articles = hv_rules_dup_must (rules, node, "articles");

  right->right.id = hv_rules_dup_must (rules, node, "id");
  right->right.articles = g_strsplit (articles, " ", -1);
  right->right.requestable = hv_rules_choice (rules, node, "request", choices, TRUE);
  right->right.at_once = hv_rules_choice (rules, node, "at-once", choices, FALSE);
  right->names = hv_named_read (rules, node);
  right->right.name = hv_named_get (right->names);
  return right;
}

static Meaning *
read_meaning (HvRules       *rules,
              const xmlNode *node)
{
  Meaning *meaning = g_new0 (Meaning, 1);

  meaning->meaning.topic = hv_rules_dup (rules, node, "topic");
  meaning->names = hv_named_read (rules, node);
  meaning->meaning.text = hv_named_get (meaning->names);
  return meaning;
}

static Word *
read_word (HvRules       *rules,
           const xmlNode *node)
{
  Word *word = g_new0 (Word, 1);
  g_autofree char *match = hv_rules_dup_must (rules, node, "match");

  /* Every language's words count: agents type what they hear. */
  g_free (hv_rules_dup_must (rules, node, "lang"));
  word->patterns = g_strsplit (match, ",", -1);
  word->meanings = g_ptr_array_new_with_free_func ((GDestroyNotify) meaning_free);
  for (char **pattern = word->patterns; *pattern != NULL; pattern++)
    {
      char *folded = hv_fold_string (g_strstrip (*pattern), -1);

      if (*folded == '\0' || *folded == '*')
        hv_rules_refuse (rules, node, _("“%s” fits every word."), *pattern);
      g_free (*pattern);
      *pattern = folded;
    }
  for (xmlNode *child = NULL; (child = hv_rules_next (rules, node, child, "meaning")) != NULL;)
    g_ptr_array_add (word->meanings, read_meaning (rules, child));
  if (word->meanings->len < 2)
    hv_rules_refuse (rules, node, _("An ambiguous word needs two meanings."));
  return word;
}

/**
 * hv_rights_read:
 * @rules: what "rights.xml" says
 *
 * Returns: (transfer full) (nullable): the rights
 */
HvRights *
hv_rights_read (HvRules  *rules,
                GError  **error)
{
  g_autoptr (HvRights) rights = g_new0 (HvRights, 1);
  const xmlNode *root = hv_rules_root (rules, "rights");

  g_atomic_ref_count_init (&rights->refs);
  rights->rights = g_ptr_array_new_with_free_func ((GDestroyNotify) right_free);
  rights->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, root, node, "right")) != NULL;)
    g_ptr_array_add (rights->rights, read_right (rules, node));
  for (xmlNode *node = NULL; (node = hv_rules_next (rules, root, node, "word")) != NULL;)
    g_ptr_array_add (rights->words, read_word (rules, node));
  return hv_rules_finish (rules, error) ? g_steal_pointer (&rights) : NULL;
}

/**
 * hv_rights_load:
 * @error: %HV_ERROR_REFUSED when the user's own file is not right
 *
 * Returns: (transfer full) (nullable): the user's own list or the program's.
 *   It never changes; may be used from any thread.
 */
HvRights *
hv_rights_load (GError **error)
{
  g_autoptr (HvRules) rules = hv_rules_read ("rights.xml", error);

  return rules != NULL ? hv_rights_read (rules, error) : NULL;
}

HvRights *
hv_rights_ref (HvRights *rights)
{
  g_atomic_ref_count_inc (&rights->refs);
  return rights;
}

void
hv_rights_unref (HvRights *rights)
{
  if (!g_atomic_ref_count_dec (&rights->refs))
    return;
  g_ptr_array_unref (rights->rights);
  g_ptr_array_unref (rights->words);
  g_free (rights);
}

/**
 * hv_rights_find:
 * @id: (nullable): "access", or an article: "A15"
 *
 * Returns: (transfer none) (nullable): that right
 */
const HvRight *
hv_rights_find (HvRights   *rights,
                const char *id)
{
  const HvRight *found = NULL;
  gsize longest = 0;

  g_return_val_if_fail (rights != NULL, NULL);
  for (guint i = 0; id != NULL && i < rights->rights->len; i++)
    {
      const HvRight *right = g_ptr_array_index (rights->rights, i);

      if (strcmp (right->id, id) == 0)
        return right;
      for (char **article = right->articles; *article != NULL; article++)
        {
          gsize length = strlen (*article);

          /* "A15-1-h" is of "A15"; "A151" is not. */
          if (length <= longest || !g_str_has_prefix (id, *article)
              || (id[length] != '\0' && id[length] != '-'))
            continue;
          longest = length;
          found = right;
        }
    }
  return found;
}

/**
 * hv_rights_all:
 *
 * Returns: (transfer container) (element-type HvRight): all that can be invoked
 *   here, in the order to offer them
 */
GPtrArray *
hv_rights_all (HvRights *rights)
{
  GPtrArray *all = g_ptr_array_new ();

  g_return_val_if_fail (rights != NULL, NULL);
  for (guint i = 0; i < rights->rights->len; i++)
    {
      HvRight *right = g_ptr_array_index (rights->rights, i);

      if (right->requestable)
        g_ptr_array_add (all, right);
    }
  return all;
}

/**
 * hv_rights_of:
 * @unit: an entry
 *
 * Returns: (transfer container) (element-type HvRight): the rights that it
 *   serves; when that is not exactly one, the agent chooses
 */
GPtrArray *
hv_rights_of (HvRights     *rights,
              const HvUnit *unit)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (rights != NULL && unit != NULL, NULL);
  for (char **article = unit->rights; article != NULL && *article != NULL; article++)
    {
      const HvRight *right = hv_rights_find (rights, *article);

      if (right != NULL && right->requestable && !g_ptr_array_find (found, right, NULL))
        g_ptr_array_add (found, (gpointer) right);
    }
  if (unit->rights == NULL)
    {
      const HvRight *right = hv_rights_find (rights, unit->topic);

      if (right != NULL && right->requestable)
        g_ptr_array_add (found, (gpointer) right);
    }
  return found;
}

static gboolean
fits (const Word *word,
      const char *folded)
{
  for (char **pattern = word->patterns; *pattern != NULL; pattern++)
    {
      gsize length = strlen (*pattern);

      if ((*pattern)[length - 1] == '*' ? strncmp (folded, *pattern, length - 1) == 0
                                        : strcmp (folded, *pattern) == 0)
        return TRUE;
    }
  return FALSE;
}

static const Word *
find_word (HvRights *rights,
           HvWords  *words)
{
  for (guint i = 0; i < hv_words_count (words); i++)
    for (guint j = 0; j < rights->words->len; j++)
      {
        const Word *word = g_ptr_array_index (rights->words, j);
        g_autofree char *folded = hv_words_dup (words, hv_words_at (words, i));

        if (fits (word, folded))
          return word;
      }
  return NULL;
}

/**
 * hv_rights_meanings:
 * @text: what the agent typed; only the first of it is looked at when it is long
 * @length: bytes of @text, or -1
 *
 * Returns: (transfer container) (element-type HvMeaning): the neighbouring
 *   meanings of the first word in it that has several; empty when none has
 */
GPtrArray *
hv_rights_meanings (HvRights   *rights,
                    const char *text,
                    gssize      length)
{
  GPtrArray *meanings = g_ptr_array_new ();
  g_autoptr (HvWords) words = hv_words_new ();
  gsize size = length >= 0 ? (gsize) length : strlen (text);
  const Word *word;

  g_return_val_if_fail (rights != NULL && text != NULL, NULL);
  hv_words_cut (words, text, MIN (size, HV_LIMIT_QUERY), "nl");
  word = find_word (rights, words);
  for (guint i = 0; word != NULL && i < word->meanings->len; i++)
    g_ptr_array_add (meanings, g_ptr_array_index (word->meanings, i));
  return meanings;
}
