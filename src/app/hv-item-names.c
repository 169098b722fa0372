/* hv-item-names.c: what a page calls the codes of items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-item-names.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *code;
  const char *name;
} Name;

/* An organisation's own code is shown as it is. */
static const char *
look_up (const Name *names,
         gsize       n_names,
         const char *code)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i].code, code) == 0)
      return _(names[i].name);
  return code;
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
    { "worried", N_("worried") },
    { "angry", N_("angry") },
    { "curious", N_("curious") },
    { "formal", N_("formal") },
  };

  return look_up (names, G_N_ELEMENTS (names), mood);
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

  return look_up (names, G_N_ELEMENTS (names), channel);
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

  return look_up (names, G_N_ELEMENTS (names), kind);
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

  return look_up (names, G_N_ELEMENTS (names), when);
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
    g_strv_builder_add (tags, _("request"));
  all = g_strv_builder_end (tags);
  return *all != NULL ? g_strjoinv (" · ", all) : NULL;
}
