/* hv-named.c: names that rules bring along
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A holiday or an article that the law adds is new data, so its name cannot be
 * in the program's catalogs: it stands beside it, once a language.
 */
#include "hv-named.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *lang;
  char *text;
} Name;

struct _HvNamed
{
  GArray *names;
};

static void
name_clear (Name *name)
{
  g_free (name->lang);
  g_free (name->text);
}

/**
 * hv_named_read:
 * @node: an element with a <name xml:lang="…"> for each language, at least one
 *
 * Returns: (transfer full): its names
 */
HvNamed *
hv_named_read (HvRules       *rules,
               const xmlNode *node)
{
  HvNamed *named = g_new0 (HvNamed, 1);

  named->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (named->names, (GDestroyNotify) name_clear);
  for (xmlNode *child = NULL; (child = hv_rules_next (rules, node, child, "name")) != NULL;)
    {
      Name name = { hv_rules_dup_must (rules, child, "lang"), hv_rules_dup_text (rules, child) };

      g_array_append_val (named->names, name);
    }
  if (named->names->len == 0)
    hv_rules_refuse (rules, node, _("<%s> needs a <name>."), node->name);
  return named;
}

void
hv_named_free (HvNamed *named)
{
  g_array_unref (named->names);
  g_free (named);
}

/**
 * hv_named_in:
 * @lang: (nullable): a language tag
 *
 * Returns: (transfer none): the name in that language, else the first one
 */
const char *
hv_named_in (HvNamed    *named,
             const char *lang)
{
  gsize primary = lang != NULL ? strcspn (lang, "-_.@") : 0;

  for (guint i = 0; i < named->names->len; i++)
    {
      const Name *name = &g_array_index (named->names, Name, i);

      if (strlen (name->lang) == primary && g_ascii_strncasecmp (name->lang, lang, primary) == 0)
        return name->text;
    }
  return named->names->len > 0 ? g_array_index (named->names, Name, 0).text : "";
}

/**
 * hv_interface_language:
 *
 * Returns: (transfer none): the language that sentences of the program come out
 *   in. The locale does not say: its catalog may be missing.
 */
const char *
hv_interface_language (void)
{
  /* Translators: the tag of your language, such as “nl” or “de”. Names and dates
   * in a sentence are written in it. */
  return C_("language of this catalog", "en");
}

/**
 * hv_named_get:
 *
 * Returns: (transfer none): the name in the language of the interface
 */
const char *
hv_named_get (HvNamed *named)
{
  return hv_named_in (named, hv_interface_language ());
}
