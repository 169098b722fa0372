/* hv-names.c: names of codes, in the language of the interface
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-names.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *code;
  const char *name;
} Name;

static const char *
look_up (const Name *names,
         gsize       n_names,
         const char *code)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i].code, code) == 0)
      return _(names[i].name);
  return NULL;
}

/* An organisation's own code is shown as it is. */
static const char *
own_or (const char *name,
        const char *code)
{
  return name != NULL ? name : code;
}

/**
 * hv_name_of_step:
 *
 * Returns: (nullable): "Trust" …
 */
const char *
hv_name_of_step (HvStep step)
{
  static const char * const names[] = { NULL, N_("Trust"), N_("Empathy and context"),
                                        N_("Knowledge"), N_("Referral"), N_("Follow-up") };

  return step >= HV_STEP_TRUST && step <= HV_STEP_FOLLOWUP ? _(names[step]) : NULL;
}

/**
 * hv_name_of_kind:
 *
 * Returns: what the interface calls it: an entry is a question
 */
const char *
hv_name_of_kind (HvKind kind)
{
  switch (kind)
    {
    case HV_KIND_ENTRY:
      return _("Question");
    case HV_KIND_SECTION:
      return _("Privacy statement");
    case HV_KIND_PHRASE:
      return _("Phrase");
    case HV_KIND_PROCEDURE:
      return _("Procedure");
    case HV_KIND_TEMPLATE:
      return _("Template");
    case HV_KIND_DEFINITION:
      return _("Word explained");
    case HV_KIND_NONE:
    case HV_KIND_ANY:
    default:
      return "";
    }
}

/**
 * hv_name_of_role:
 * @role: (nullable): its code
 *
 * Returns: (nullable): its name as in “approved by the …”; an organisation's
 *   own role as it is written
 */
const char *
hv_name_of_role (const char *role)
{
  static const Name names[] = {
    /* Translators: each of these stands in “Approved by %1$s on %2$s” and, alone, behind
     * “Goes to”. */
    { "dpo", N_("the data protection officer") },
    { "legal", N_("the legal department") },
    { "knowledge-manager", N_("the knowledge manager") },
    { "communications", N_("the communications department") },
    { "back-office", N_("the back office") },
    { "team-lead", N_("the team lead") },
    { "press-office", N_("the press office") },
    { "security", N_("the security department") },
  };

  return own_or (look_up (names, G_N_ELEMENTS (names), role), role);
}

/**
 * hv_name_of_detail:
 * @label: (nullable): name of a statement's element
 *
 * Returns: (nullable): the label before its text
 */
const char *
hv_name_of_detail (const char *label)
{
  static const Name names[] = {
    { "data", N_("Data") },           { "interest", N_("Our interest") },
    { "recipient", N_("Recipient") }, { "transfer", N_("Outside the EU") },
    { "retention", N_("Kept for") },  { "source", N_("Source") },
    { "contact", N_("Contact") },     { "address", N_("Address") },
    { "register", N_("Registered as") },
    { "representative", N_("Representative in the EU") },
  };

  return look_up (names, G_N_ELEMENTS (names), label);
}

/**
 * hv_name_of_certainty:
 * @certainty: (nullable): of a fact
 *
 * Returns: (nullable): how sure an agent may sound
 */
const char *
hv_name_of_certainty (const char *certainty)
{
  static const Name names[] = {
    { "stated", N_("In the statement") },
    { "practice", N_("How we do it") },
    { "refer", N_("Do not say, refer") },
  };

  return look_up (names, G_N_ELEMENTS (names), certainty);
}

/**
 * hv_name_of_topic:
 * @topic: (nullable): its id
 *
 * Returns: (nullable): its name; %NULL for a topic of the organisation's own,
 *   which is called by the question of its first entry
 */
const char *
hv_name_of_topic (const char *topic)
{
  static const Name names[] = {
    { "information", N_("Right to information") },
    { "access", N_("Right of access") },
    { "rectification", N_("Right to rectification") },
    { "erasure", N_("Right to erasure") },
    { "restriction", N_("Right to restriction") },
    { "recipients-notified", N_("Recipients are told") },
    { "portability", N_("Right to data portability") },
    { "objection", N_("Right to object") },
    { "marketing-optout", N_("Opt out of direct marketing") },
    { "automated-decision", N_("Automated decisions") },
    { "withdraw-consent", N_("Withdraw consent") },
    { "complaint", N_("Complaint to the authority") },
    { "purposes", N_("What data are used for") },
    { "data-source", N_("Where data come from") },
    { "recipients", N_("Who gets data") },
    { "transfers", N_("Outside the EU") },
    { "retention", N_("Retention period") },
    { "security", N_("Security") },
    { "data-breach", N_("Data breach") },
    { "access-log", N_("Who looked at data") },
    { "call-recording", N_("Recorded calls") },
    { "identity-check", N_("Identity check") },
    { "deadline", N_("How long it takes") },
    { "fee", N_("Costs") },
    { "representative", N_("On behalf of someone else") },
    { "dpo-contact", N_("Data protection officer") },
    { "cookies", N_("Cookies") },
    { "compensation", N_("Compensation") },
    { "press", N_("Press") },
    { "supervisor", N_("Supervisory authority") },
    { "unknown", N_("Another question") },
  };

  return look_up (names, G_N_ELEMENTS (names), topic);
}

/**
 * hv_name_of_audience:
 * @audience: (nullable): who asks
 *
 * Returns: (nullable): the name; an organisation's own as it is written
 */
const char *
hv_name_of_audience (const char *audience)
{
  static const Name names[] = {
    { "customer", N_("Customer") },
    { "journalist", N_("Journalist") },
    { "supervisor", N_("Supervisory authority") },
    { "representative", N_("Representative") },
    { "lawyer", N_("Lawyer") },
    { "employee", N_("Employee") },
  };

  return own_or (look_up (names, G_N_ELEMENTS (names), audience), audience);
}

/**
 * hv_name_of_mood:
 * @mood: (nullable)
 *
 * Returns: (nullable): the caller's mood that a phrase suits
 */
const char *
hv_name_of_mood (const char *mood)
{
  static const Name names[] = {
    /* Translators: how a caller sounds; alone on a button, and behind “Mood: ”. */
    { "worried", N_("worried") },
    { "angry", N_("angry") },
    { "curious", N_("curious") },
    { "formal", N_("formal") },
  };

  return own_or (look_up (names, G_N_ELEMENTS (names), mood), mood);
}

/**
 * hv_name_of_channel:
 * @channel: (nullable)
 *
 * Returns: (nullable): the way to reach someone
 */
const char *
hv_name_of_channel (const char *channel)
{
  static const Name names[] = {
    { "web", N_("Website") },
    { "form", N_("Form") },
    { "email", N_("E-mail") },
    { "phone", N_("Telephone") },
    { "post", N_("Letter") },
    { "counter", N_("Counter") },
    { "account", N_("Own account") },
    { "chat", N_("Chat") },
  };

  return own_or (look_up (names, G_N_ELEMENTS (names), channel), channel);
}

/**
 * hv_name_of_deadline:
 * @kind: (nullable)
 *
 * Returns: (nullable): what kind of term it is
 */
const char *
hv_name_of_deadline (const char *kind)
{
  static const Name names[] = {
    { "at-once", N_("At once") },
    { "legal", N_("Legal last day") },
    { "extension", N_("Extension") },
    { "target", N_("Target date: do not promise") },
  };

  return own_or (look_up (names, G_N_ELEMENTS (names), kind), kind);
}

/**
 * hv_name_of_occasion:
 * @when: (nullable)
 *
 * Returns: (nullable): when a template is sent
 */
const char *
hv_name_of_occasion (const char *when)
{
  static const Name names[] = {
    { "receipt", N_("On receipt") },
    { "identity", N_("To check identity") },
    { "extension", N_("On extension") },
    { "granted", N_("When granted") },
    { "partly-refused", N_("When partly refused") },
    { "refused", N_("When refused") },
  };

  return own_or (look_up (names, G_N_ELEMENTS (names), when), when);
}

/**
 * hv_item_tags:
 *
 * Returns: (transfer full) (nullable): for whom and when a phrase serves, %NULL
 *   when it is for anyone at any time
 */
char *
hv_item_tags (const HvItem *item)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (char **mood = item->moods; mood != NULL && *mood != NULL; mood++)
    g_strv_builder_add (tags, hv_name_of_mood (*mood));
  if (item->when == HV_WHEN_REQUEST)
    /* Translators: behind a phrase, for when the caller makes a request about their data. */
    g_strv_builder_add (tags, _("request"));
  all = g_strv_builder_end (tags);
  return *all != NULL ? g_strjoinv (" · ", all) : NULL;
}

/**
 * hv_name_of_language:
 * @lang: (nullable): a language tag
 *
 * Returns: (nullable): its name; the tag itself for a language not known here
 */
const char *
hv_name_of_language (const char *lang)
{
  static const Name names[] = {
    { "nl", N_("Dutch") },
    { "en", N_("English") },
    { "de", N_("German") },
    { "fr", N_("French") },
  };
  const char *name = look_up (names, G_N_ELEMENTS (names), lang);

  return name != NULL ? name : lang;
}

/**
 * hv_name_of_day:
 *
 * Returns: (transfer full) (nullable): the day in words; %NULL for no day. A
 *   fresh desktop often lacks the locale of its catalogs, so the names of the
 *   months come from the catalog and not from the C library.
 */
char *
hv_name_of_day (HvDay day)
{
  static const char * const months[] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December"),
  };
  GDate date;

  if (!g_date_valid_julian (day))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  /* Translators: a date in words: day, month, year, such as “18 June 2026”. For the first of a
   * month there is a message of its own: French writes “1er juin 2026”. */
  return g_strdup_printf (g_date_get_day (&date) == 1 ? C_("first of a month", "%1$d %2$s %3$d")
                                                      : _("%1$d %2$s %3$d"),
                          g_date_get_day (&date), _(months[g_date_get_month (&date) - 1]),
                          g_date_get_year (&date));
}

/**
 * hv_approval_in_words:
 *
 * Returns: (transfer full): who approved it, when and until when; or what else
 *   the agent must know about its state
 */
char *
hv_approval_in_words (const HvApproval *approval,
                      HvState           state)
{
  g_autofree char *on = hv_name_of_day (approval->on);
  g_autofree char *review = hv_name_of_day (approval->review);
  const char *role = hv_name_of_role (approval->role);
  GString *words = g_string_new (NULL);

  if (state == HV_STATE_BEING_CHECKED)
    g_string_append (words, _("Source changed: being checked"));
  else if (state == HV_STATE_HIDDEN)
    g_string_append (words, _("Not approved"));
  else if (role != NULL && on != NULL)
    g_string_append_printf (words, _("Approved by %1$s on %2$s"), role, on);
  else
    g_string_append (words, _("Approved"));

  if (state == HV_STATE_REVIEW_PASSED)
    g_string_append_printf (words, _(" · review date passed: %s"), review);
  else if (state == HV_STATE_APPROVED && review != NULL)
    g_string_append_printf (words, _(" · valid until %s"), review);
  return g_string_free (words, FALSE);
}
