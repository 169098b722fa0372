/* hv-start-page.c: rights and topics to choose from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-start-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hv-cells.h"
#include "hv-names.h"

struct _HvStartPage
{
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkWidget  *favourites_heading;
  GtkFlowBox *favourites;
  GtkWidget  *recents_heading;
  GtkFlowBox *recents;
  GtkWidget  *rights_heading;
  GtkFlowBox *rights;
  GtkWidget  *callers_heading;
  GtkFlowBox *callers;
  GtkWidget  *topics_heading;
  GtkFlowBox *topics;
};

enum
{
  OPEN_TOPIC,
  OPEN_ANSWER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvStartPage, hv_start_page, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkButton   *button,
            HvStartPage *self)
{
  const char *topic = g_object_get_data (G_OBJECT (button), "topic");
  g_autofree char *key = g_strdup (g_object_get_data (G_OBJECT (button), "key"));

  if (topic != NULL)
    g_signal_emit (self, signals[OPEN_TOPIC], 0, topic);
  else
    g_signal_emit (self, signals[OPEN_ANSWER], 0, key);
}

static GtkWidget *
add_button (HvStartPage *self,
            GtkFlowBox  *box,
            const char  *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  /* A button is named after its own label only, not after one that is put in it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  gtk_widget_add_css_class (button, "topic");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  hv_cells_append (box, button);
  return button;
}

static void
add_topic (HvStartPage   *self,
           GtkFlowBox    *box,
           const HvTopic *topic,
           const char    *name)
{
  GtkWidget *button = add_button (self, box, name != NULL ? name : topic->question);

  g_object_set_data_full (G_OBJECT (button), "topic", g_strdup (topic->id), g_free);
}

static void
clear_box (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_flow_box_remove (box, child);
}

static void
hv_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HV_TYPE_START_PAGE);
  G_OBJECT_CLASS (hv_start_page_parent_class)->dispose (object);
}

static void
hv_start_page_class_init (HvStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_start_page_dispose;

  /**
   * HvStartPage::open-topic:
   * @topic: its id
   */
  signals[OPEN_TOPIC] = g_signal_new ("open-topic", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HvStartPage::open-answer:
   * @key: of a favourite or a recent answer
   */
  signals[OPEN_ANSWER] = g_signal_new ("open-answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, favourites_heading);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, favourites);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, recents_heading);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, recents);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, rights_heading);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, rights);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, callers_heading);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, callers);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, topics_heading);
  gtk_widget_class_bind_template_child (widget_class, HvStartPage, topics);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hv_start_page_init (HvStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_start_page_new (void)
{
  return g_object_new (HV_TYPE_START_PAGE, NULL);
}

/* Who is no customer, or asks what nobody thought of, goes to someone else, and
 * is found first. */
static const struct
{
  const char *topic;
  const char *name;
} callers[] = {
  { "press", N_("A journalist") },
  { "supervisor", N_("The supervisory authority") },
  { "representative", N_("Someone on behalf of another") },
  { "unknown", N_("Not sure, or another question") },
};

static const char *
name_of_caller (const char *topic)
{
  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++)
    if (strcmp (callers[i].topic, topic) == 0)
      return _(callers[i].name);
  return NULL;
}

static const HvTopic *
find_topic (GPtrArray  *topics,
            const char *id)
{
  for (guint i = 0; i < topics->len; i++)
    if (strcmp (((const HvTopic *) g_ptr_array_index (topics, i))->id, id) == 0)
      return g_ptr_array_index (topics, i);
  return NULL;
}

static guint
add_callers (HvStartPage *self,
             GPtrArray   *topics)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++)
    {
      const HvTopic *topic = find_topic (topics, callers[i].topic);

      if (topic == NULL)
        continue;
      add_topic (self, self->callers, topic, name_of_caller (topic->id));
      n++;
    }
  return n;
}

/**
 * hv_start_page_set_topics:
 * @topics: (element-type HvTopic): what there is to ask; nothing of it is kept
 *
 * Rights first; then callers who are no customers, and the way out for other
 * questions; then all the rest.
 */
void
hv_start_page_set_topics (HvStartPage *self,
                          GPtrArray   *topics)
{
  guint n_rights = 0;
  guint n_callers;

  g_return_if_fail (HV_IS_START_PAGE (self));
  g_return_if_fail (topics != NULL);

  clear_box (self->rights);
  clear_box (self->callers);
  clear_box (self->topics);
  n_callers = add_callers (self, topics);
  for (guint i = 0; i < topics->len; i++)
    {
      const HvTopic *topic = g_ptr_array_index (topics, i);

      if (name_of_caller (topic->id) != NULL)
        continue;
      add_topic (self, topic->right ? self->rights : self->topics, topic,
                 hv_name_of_topic (topic->id));
      n_rights += topic->right ? 1 : 0;
    }
  gtk_widget_set_visible (self->rights_heading, n_rights > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rights), n_rights > 0);
  gtk_widget_set_visible (self->callers_heading, n_callers > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->callers), n_callers > 0);
  gtk_widget_set_visible (self->topics_heading, topics->len > n_rights + n_callers);
  gtk_widget_set_visible (GTK_WIDGET (self->topics), topics->len > n_rights + n_callers);
}

/* What a box shows, as one string. */
static char *
describe (GPtrArray *entries)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const HvTopicEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (all, "%s\n%s\n", entry->key, entry->question);
    }
  return g_string_free (all, FALSE);
}

/* What is there already stays, with the focus that may be on it. */
static void
fill (HvStartPage *self,
      GtkWidget   *heading,
      GtkFlowBox  *box,
      GPtrArray   *entries)
{
  g_autofree char *now = describe (entries);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "shown"), now) == 0)
    return;
  clear_box (box);
  g_object_set_data_full (G_OBJECT (box), "shown", g_steal_pointer (&now), g_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const HvTopicEntry *entry = g_ptr_array_index (entries, i);
      GtkWidget *button = add_button (self, box, entry->question);

      g_object_set_data_full (G_OBJECT (button), "key", g_strdup (entry->key), g_free);
    }
  gtk_widget_set_visible (heading, entries->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (box), entries->len > 0);
}

/**
 * hv_start_page_set_kept:
 * @favourites: (element-type HvTopicEntry): nothing of it is kept
 * @recents: (element-type HvTopicEntry): the last one first
 *
 * What this person wants at hand.
 */
void
hv_start_page_set_kept (HvStartPage *self,
                        GPtrArray   *favourites,
                        GPtrArray   *recents)
{
  g_return_if_fail (HV_IS_START_PAGE (self));
  g_return_if_fail (favourites != NULL && recents != NULL);

  fill (self, self->favourites_heading, self->favourites, favourites);
  fill (self, self->recents_heading, self->recents, recents);
}
