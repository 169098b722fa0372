/* hv-preferences.c: what the person at the desk may choose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-preferences.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "hv-names.h"
#include "hv-settings.h"

static void
setup_value_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_value_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

/* The row's own label for what is chosen gives way to the title, down to an
 * ellipsis. The list keeps the labels it has, with their check mark. */
static void
show_value_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_value_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_value_cb), NULL);
  adw_combo_row_set_list_factory (row, adw_combo_row_get_factory (row));
  adw_combo_row_set_factory (row, factory);
}

/* What the rows stand for: "" first, which means the language with most. */
static char **
languages_to_choose (HvEditionInfo *info,
                     const char    *chosen)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  gboolean known = *chosen == '\0';

  g_strv_builder_add (languages, "");
  for (char **lang = info != NULL ? info->languages : NULL; lang != NULL && *lang != NULL; lang++)
    {
      g_strv_builder_add (languages, *lang);
      known = known || g_strcmp0 (*lang, chosen) == 0;
    }
  /* The next edition may have it again. */
  if (!known)
    g_strv_builder_add (languages, chosen);
  return g_strv_builder_end (languages);
}

static void
selected_cb (AdwComboRow *row,
             GParamSpec  *pspec,
             GSettings   *settings)
{
  char **languages = g_object_get_data (G_OBJECT (row), "languages");
  guint selected = adw_combo_row_get_selected (row);

  if (selected < g_strv_length (languages))
    g_settings_set_string (settings, HV_SETTING_LANGUAGE, languages[selected]);
}

static void
fill_languages (AdwComboRow   *row,
                GSettings     *settings,
                HvEditionInfo *info)
{
  g_autofree char *chosen = g_settings_get_string (settings, HV_SETTING_LANGUAGE);
  char **languages = languages_to_choose (info, chosen);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      gtk_string_list_append (names, i == 0 ? _("Automatic")
                                            : hv_name_of_language (languages[i]));
      if (g_strcmp0 (languages[i], chosen) == 0)
        selected = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  g_object_set_data_full (G_OBJECT (row), "languages", languages, (GDestroyNotify) g_strfreev);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), settings, 0);
}

/* How long, in minutes; 0 first. */
static const guint minutes[] = { 0, 2, 5, 10, 15, 30, 60 };

static void
minutes_cb (AdwComboRow *row,
            GParamSpec  *pspec,
            GSettings   *settings)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (minutes))
    g_settings_set_uint (settings, HV_SETTING_FORGET_AFTER, minutes[selected] * 60);
}

/* What an administrator set to the second is shown as the next that is listed,
 * and stays as it is until another is chosen. */
static void
fill_minutes (AdwComboRow *row,
              GSettings   *settings)
{
  guint seconds = g_settings_get_uint (settings, HV_SETTING_FORGET_AFTER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *name = minutes[i] == 0
        ? g_strdup (_("Never"))
        : g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes[i]), minutes[i]);

      gtk_string_list_append (names, name);
      if (i > 0 && seconds > minutes[i - 1] * 60)
        selected = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (minutes_cb), settings, 0);
}

static const struct
{
  const char *value;
  const char *name;
} recents[] = {
  /* Translators: what happens to recent answers: they are kept, until then, or there are none. */
  { "keep", N_("Keep") },
  { "call", N_("Until the next call") },
  { "off", N_("None") },
};

static void
recent_cb (AdwComboRow *row,
           GParamSpec  *pspec,
           GSettings   *settings)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (recents))
    g_settings_set_string (settings, HV_SETTING_RECENT, recents[selected].value);
}

static void
fill_recent (AdwComboRow *row,
             GSettings   *settings)
{
  g_autofree char *value = g_settings_get_string (settings, HV_SETTING_RECENT);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (recents); i++)
    {
      gtk_string_list_append (names, _(recents[i].name));
      if (g_str_equal (recents[i].value, value))
        selected = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (recent_cb), settings, 0);
}

/**
 * hv_preferences_present:
 * @settings: (nullable): the person's own; without them nothing can be kept
 * @info: (nullable): the edition in force
 */
void
hv_preferences_present (GtkWindow     *parent,
                        GSettings     *settings,
                        HvEditionInfo *info)
{
  static const char * const rows[] = { "language", "forget_after", "recent" };
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  if (settings == NULL)
    return;
  builder = gtk_builder_new_from_resource ("/org/houvast/Houvast/hv-preferences.ui");
  window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    show_value_whole (ADW_COMBO_ROW (gtk_builder_get_object (builder, rows[i])));
  fill_languages (ADW_COMBO_ROW (gtk_builder_get_object (builder, "language")), settings, info);
  gtk_window_set_application (window, gtk_window_get_application (parent));
  fill_minutes (ADW_COMBO_ROW (gtk_builder_get_object (builder, "forget_after")), settings);
  fill_recent (ADW_COMBO_ROW (gtk_builder_get_object (builder, "recent")), settings);
  g_settings_bind (settings, HV_SETTING_FORGET_ON_LOCK,
                   gtk_builder_get_object (builder, "forget_on_lock"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, HV_SETTING_FOOTER, gtk_builder_get_object (builder, "footer"),
                   "active", G_SETTINGS_BIND_DEFAULT);
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}
