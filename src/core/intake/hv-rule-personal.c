/* hv-rule-personal.c: data about a person, where they do not belong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers and addresses that the documents declare as contacts are public. They
 * may be declared in another document than the one that names them, so what is
 * found waits until all are read. No finding repeats what it is about.
 */
#include "hv-rule-personal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-personal-data.h"
#include "hv-reader.h"
#include "hv-rule-check.h"
#include "hv-unit-stream.h"

#define RULE "personal-data"

/* No number of a person has fewer digits. */
#define FEWEST_DIGITS 6

static void
suspect_free (gpointer data)
{
  HvSuspect *suspect = data;

  g_free (suspect->text);
  hv_finding_free (suspect->finding);
  g_free (suspect);
}

/**
 * hv_suspects_new:
 *
 * Returns: (transfer full) (element-type HvSuspect)
 */
GPtrArray *
hv_suspects_new (void)
{
  return g_ptr_array_new_with_free_func (suspect_free);
}

static gboolean
is_contact (xmlNode *node)
{
  return hv_xml_is (node, "contact") || hv_xml_is (node, "address") || hv_xml_is (node, "register");
}

static void
append_own (xmlNode *node,
            GString *text)
{
  g_autofree char *href = hv_xml_attribute (node, "href");

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_string_append (text, (const char *) child->content);
      else if (child->type == XML_ELEMENT_NODE && hv_xml_is_inline (child))
        append_own (child, text);
    }
  if (href != NULL && (g_str_has_prefix (href, "mailto:") || g_str_has_prefix (href, "tel:")))
    g_string_append_printf (text, " %s ", strchr (href, ':') + 1);
}

/* Most texts have neither, and looking closer takes time. */
static gboolean
is_worth_a_look (const char *text)
{
  guint digits = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '@' || (*c == '(' && (g_ascii_strncasecmp (c, "(at)", 4) == 0
                                      || g_ascii_strncasecmp (c, "(apen", 5) == 0)))
        return TRUE;
      digits += g_ascii_isdigit (*c);
    }
  return digits >= FEWEST_DIGITS;
}

static const char *
kind_in_words (HvPersonalKind kind)
{
  switch (kind)
    {
    case HV_PERSONAL_EMAIL:
      return _("an e-mail address");
    case HV_PERSONAL_IBAN:
      return _("a bank account number");
    case HV_PERSONAL_BSN:
      return _("a citizen service number");
    case HV_PERSONAL_PHONE:
      return _("a telephone number");
    case HV_PERSONAL_BIRTH:
      return _("a date of birth");
    case HV_PERSONAL_NUMBER:
    default:
      return _("a customer number");
    }
}

static void
look_at (xmlNode    *node,
         guint       line,
         const char *file,
         const char *text,
         GPtrArray  *suspects)
{
  g_autoptr (GArray) spans = is_worth_a_look (text) ? hv_personal_find (text, NULL) : NULL;

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const HvPersonalSpan *span = &g_array_index (spans, HvPersonalSpan, i);
      HvSuspect *suspect;

      if (hv_rule_is_accepted (node, RULE))
        return;
      suspect = g_new0 (HvSuspect, 1);
      suspect->text = g_strndup (text + span->start, span->end - span->start);
      suspect->finding = hv_finding_new (file, hv_xml_line (node, line), 0, HV_SEVERITY_WARNING, RULE,
                                         _("This looks like %s of a person. Leave it out, or declare it "
                                           "as <contact> when it is the organisation's own."),
                                         kind_in_words (span->kind));
      suspect->finding->refuses = FALSE;
      g_ptr_array_add (suspects, suspect);
    }
}

/**
 * hv_contacts_add:
 * @href: (nullable): where the contact leads
 *
 * Adds what a contact declares, a telephone number also as it is dialled at home:
 * +31 88 is 088.
 */
void
hv_contacts_add (GString    *contacts,
                 const char *words,
                 const char *href)
{
  const char *colon = href != NULL ? strchr (href, ':') : NULL;

  g_string_append_printf (contacts, "%s %s\n", words, colon != NULL ? colon + 1 : "");
  if (colon != NULL && g_str_has_prefix (href, "tel:+") && strlen (colon) > 5)
    g_string_append_printf (contacts, "0%s\n", colon + 4);
}

/**
 * hv_rule_personal_collect:
 * @child: a child of a document's root
 * @line: where it begins
 * @suspects: (element-type HvSuspect): gets what looks like data about a person
 * @contacts: gets the text of what is declared as a contact
 */
void
hv_rule_personal_collect (xmlNode    *child,
                          guint       line,
                          const char *file,
                          GPtrArray  *suspects,
                          GString    *contacts)
{
  g_autoptr (GString) text = NULL;

  if (hv_xml_is (child, "accept") || hv_xml_is (child, "law"))
    return;
  text = g_string_new (NULL);
  append_own (child, text);
  if (is_contact (child))
    {
      g_autofree char *href = hv_xml_attribute (child, "href");

      hv_contacts_add (contacts, text->str, href);
    }
  else
    look_at (child, line, file, text->str, suspects);
  for (xmlNode *inside = child->children; inside != NULL; inside = inside->next)
    if (inside->type == XML_ELEMENT_NODE && !hv_xml_is_inline (inside))
      hv_rule_personal_collect (inside, line, file, suspects, contacts);
}

/**
 * hv_suspect_take:
 * @contacts: all that is declared
 *
 * Returns: (transfer full) (nullable): the finding, when it is no contact
 */
HvFinding *
hv_suspect_take (HvSuspect  *suspect,
                 const char *contacts)
{
  g_autoptr (GArray) spans = hv_personal_find (suspect->text, contacts);

  return spans->len > 0 ? g_steal_pointer (&suspect->finding) : NULL;
}
