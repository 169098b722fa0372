/* hv-settings.c: what belongs to the person at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-settings.h"

#include <string.h>

/**
 * hv_settings_new:
 *
 * GSettings ends a program that asks for a schema or key that is not there, so
 * this looks first.
 *
 * Returns: (transfer full) (nullable): the settings; %NULL when their schema is
 *   not installed, and the program does without
 */
GSettings *
hv_settings_new (void)
{
  static const char * const keys[]
    = { HV_SETTING_LANGUAGE,     HV_SETTING_WIDTH,          HV_SETTING_HEIGHT,
        HV_SETTING_MAXIMIZED,    HV_SETTING_FORGET_AFTER,   HV_SETTING_FORGET_ON_LOCK,
        HV_SETTING_RECENT,       HV_SETTING_OUTBOX,         HV_SETTING_SMALL,
        HV_SETTING_SMALL_WIDTH,  HV_SETTING_SMALL_HEIGHT,   HV_SETTING_FOOTER };
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, HV_APP_ID, TRUE);
  if (schema == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_settings_schema_has_key (schema, keys[i]))
      return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

/**
 * hv_settings_dup_language:
 * @settings: (nullable)
 *
 * Returns: (transfer full): the usual language of answers: what is set, or else
 *   what the desktop speaks
 */
char *
hv_settings_dup_language (GSettings *settings)
{
  const char *desktop = g_get_language_names ()[0];
  g_autofree char *lang = settings != NULL ? g_settings_get_string (settings, HV_SETTING_LANGUAGE)
                                           : NULL;

  return lang != NULL && *lang != '\0' ? g_steal_pointer (&lang)
                                       : g_strndup (desktop, strcspn (desktop, "_.@"));
}
