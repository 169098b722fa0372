/* hv-find-bar.c: words found on a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page is labels, so finding is: fold what each label says, look for the
 * folded words, and mark the places with attributes. Text and layout of the
 * page stay as they are.
 */
#include "config.h"

#include "hv-find-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-announce.h"
#include "hv-fold.h"
#include "hv-scroll.h"

typedef struct
{
  GtkLabel *label;
  guint     start;    /* bytes of the label's text */
  guint     end;
} Match;

struct _HvFindBar
{
  GtkWidget   parent_instance;

  GtkWidget  *bar;
  GtkWidget  *entry;
  GtkWidget  *count;
  GtkWidget  *previous;
  GtkWidget  *next;

  GtkWidget  *content;   /* weak */
  GArray     *matches;   /* Match, in the order of the page */
  int         current;   /* index, -1 when there is none */
};

G_DEFINE_FINAL_TYPE (HvFindBar, hv_find_bar, GTK_TYPE_WIDGET)

static void
match_clear (gpointer data)
{
  g_object_unref (((Match *) data)->label);
}

static void
add_attribute (PangoAttrList  *list,
               const Match    *match,
               PangoAttribute *attribute)
{
  attribute->start_index = match->start;
  attribute->end_index = match->end;
  pango_attr_list_insert (list, attribute);
}

/* Dark on yellow, and the one that is looked at also underlined on orange: both
 * are readable on a light and on a dark page. */
static void
add_mark (PangoAttrList *list,
          const Match   *match,
          gboolean       current)
{
  add_attribute (list, match, pango_attr_foreground_new (0, 0, 0));
  if (current)
    {
      add_attribute (list, match, pango_attr_background_new (0xffff, 0xa0a0, 0x3030));
      add_attribute (list, match, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
    }
  else
    add_attribute (list, match, pango_attr_background_new (0xf9f9, 0xe2e2, 0x7c7c));
}

/* GTK 4.8 adds attributes to those of the markup for good, so what was marked
 * before is only got rid of by having the markup read again. */
static void
set_attributes (GtkLabel      *label,
                PangoAttrList *list)
{
  if (gtk_label_get_attributes (label) != NULL && gtk_label_get_use_markup (label))
    {
      gtk_label_set_attributes (label, NULL);
      gtk_label_set_use_markup (label, FALSE);
      gtk_label_set_use_markup (label, TRUE);
    }
  gtk_label_set_attributes (label, list);
}

/* Marks all matches in the label that the match at @index is in. */
static void
mark_label (HvFindBar *self,
            guint      index)
{
  GtkLabel *label = g_array_index (self->matches, Match, index).label;
  PangoAttrList *list = pango_attr_list_new ();

  while (index > 0 && g_array_index (self->matches, Match, index - 1).label == label)
    index--;
  for (; index < self->matches->len; index++)
    {
      const Match *match = &g_array_index (self->matches, Match, index);

      if (match->label != label)
        break;
      add_mark (list, match, (int) index == self->current);
    }
  set_attributes (label, list);
  pango_attr_list_unref (list);
}

static void
show_count (HvFindBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *text = NULL;

  if (*words == '\0')
    text = g_strdup ("");
  else if (self->matches->len == 0)
    text = g_strdup (_("Not on this page"));
  else
    /* Translators: which of the places found, and how many there are. */
    text = g_strdup_printf (_("%1$d of %2$u"), self->current + 1, self->matches->len);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->previous, self->matches->len > 0);
  gtk_widget_set_sensitive (self->next, self->matches->len > 0);
  if (*text != '\0')
    hv_announce (GTK_WIDGET (self), text);
}

static void
show_current (HvFindBar *self)
{
  const Match *match;
  PangoRectangle place;
  int x, y;

  if (self->current < 0)
    return;
  match = &g_array_index (self->matches, Match, self->current);
  pango_layout_index_to_pos (gtk_label_get_layout (match->label), match->start, &place);
  gtk_label_get_layout_offsets (match->label, &x, &y);
  hv_scroll_into_view (GTK_WIDGET (match->label), y + PANGO_PIXELS (place.y),
                       PANGO_PIXELS (place.height));
}

static void
go_to (HvFindBar *self,
       int        index)
{
  int before = self->current;

  if (self->matches->len == 0)
    return;
  self->current = (index + (int) self->matches->len) % (int) self->matches->len;
  if (before >= 0)
    mark_label (self, before);
  mark_label (self, self->current);
  show_count (self);
  show_current (self);
}

static void
look_in_label (HvFindBar  *self,
               GtkLabel   *label,
               const char *words,
               HvFold     *fold)
{
  const char *text = gtk_label_get_text (label);
  const char *found;
  gsize length = strlen (words);

  hv_fold_text (fold, text, -1);
  for (found = strstr (fold->text->str, words); found != NULL;
       found = strstr (found + length, words))
    {
      gsize at = found - fold->text->str;
      Match match = { g_object_ref (label), hv_fold_start (fold, at),
                      hv_fold_end (fold, at + length - 1, text) };

      g_array_append_val (self->matches, match);
    }
}

/* Keys and marks of lists are no text of the page. */
static void
look_in (HvFindBar  *self,
         GtkWidget  *widget,
         const char *words,
         HvFold     *fold)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_has_css_class (widget, "hv-key"))
    return;
  if (GTK_IS_LABEL (widget))
    look_in_label (self, GTK_LABEL (widget), words, fold);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_in (self, child, words, fold);
}

/**
 * hv_find_bar_forget:
 *
 * Takes all marks off the page, as before its text is replaced.
 */
void
hv_find_bar_forget (HvFindBar *self)
{
  g_return_if_fail (HV_IS_FIND_BAR (self));

  for (guint i = 0; i < self->matches->len; i++)
    set_attributes (g_array_index (self->matches, Match, i).label, NULL);
  g_array_set_size (self->matches, 0);
  self->current = -1;
}

static void
look (HvFindBar *self,
      gboolean   move)
{
  g_autofree char *words = NULL;
  g_autoptr (HvFold) fold = hv_fold_new ();

  hv_find_bar_forget (self);
  words = g_strstrip (hv_fold_string (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1));
  if (self->content != NULL && *words != '\0')
    look_in (self, self->content, words, fold);
  self->current = self->matches->len > 0 ? 0 : -1;
  for (guint i = 0; i < self->matches->len; i++)
    if (i == 0 || g_array_index (self->matches, Match, i).label
                  != g_array_index (self->matches, Match, i - 1).label)
      mark_label (self, i);
  show_count (self);
  if (move)
    show_current (self);
}

/**
 * hv_find_bar_refresh:
 *
 * Looks again, when the bar is open and the text of the page was replaced.
 */
void
hv_find_bar_refresh (HvFindBar *self)
{
  g_return_if_fail (HV_IS_FIND_BAR (self));

  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    look (self, FALSE);
}

static void
changed_cb (HvFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    look (self, TRUE);
}

static void
next_cb (HvFindBar *self)
{
  go_to (self, self->current + 1);
}

static void
previous_cb (HvFindBar *self)
{
  go_to (self, self->current - 1);
}

/* The first widget in the order of the page that takes the focus, from the
 * label on: what was found may be in a text that takes none itself. */
static gboolean
focus_from (GtkWidget *widget,
            GtkLabel  *label,
            gboolean  *passed)
{
  *passed = *passed || widget == GTK_WIDGET (label);
  if (*passed && gtk_widget_get_mapped (widget) && gtk_widget_get_focusable (widget)
      && gtk_widget_grab_focus (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_from (child, label, passed))
      return TRUE;
  return FALSE;
}

/* The focus goes back to the page, where something was found to that place. */
static void
focus_page (HvFindBar *self)
{
  GtkLabel *label = self->current >= 0
    ? g_array_index (self->matches, Match, self->current).label : NULL;
  GtkWidget *row = label != NULL ? gtk_widget_get_parent (GTK_WIDGET (label)) : NULL;
  gboolean passed = label == NULL;

  if (self->content == NULL
      || (row != NULL && gtk_widget_get_focusable (row) && gtk_widget_grab_focus (row)))
    return;
  if (!focus_from (self->content, label, &passed))
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

/* However it was closed, the marks go. */
static void
mode_cb (HvFindBar *self)
{
  if (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar)))
    return;
  focus_page (self);
  hv_find_bar_forget (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        HvFindBar             *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!enter || (modifiers & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  go_to (self, self->current + ((modifiers & GDK_SHIFT_MASK) != 0 ? -1 : 1));
  return GDK_EVENT_STOP;
}

static void
hv_find_bar_dispose (GObject *object)
{
  HvFindBar *self = HV_FIND_BAR (object);

  hv_find_bar_set_content (self, NULL);
  g_array_set_size (self->matches, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), HV_TYPE_FIND_BAR);
  G_OBJECT_CLASS (hv_find_bar_parent_class)->dispose (object);
}

static void
hv_find_bar_finalize (GObject *object)
{
  g_array_unref (HV_FIND_BAR (object)->matches);
  G_OBJECT_CLASS (hv_find_bar_parent_class)->finalize (object);
}

static void
hv_find_bar_class_init (HvFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_find_bar_dispose;
  object_class->finalize = hv_find_bar_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HvFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, HvFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, HvFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, HvFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, HvFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
hv_find_bar_init (HvFindBar *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_array_set_clear_func (self->matches, match_clear);
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->entry, key);
}

GtkWidget *
hv_find_bar_new (void)
{
  return g_object_new (HV_TYPE_FIND_BAR, NULL);
}

/**
 * hv_find_bar_set_content:
 * @content: (nullable): what is looked through; not kept alive
 */
void
hv_find_bar_set_content (HvFindBar *self,
                         GtkWidget *content)
{
  g_return_if_fail (HV_IS_FIND_BAR (self));

  g_set_weak_pointer (&self->content, content);
}

/**
 * hv_find_bar_open:
 *
 * Shows the bar, with what was looked for before selected to be typed over.
 */
void
hv_find_bar_open (HvFindBar *self)
{
  g_return_if_fail (HV_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  look (self, TRUE);
}

void
hv_find_bar_close (HvFindBar *self)
{
  g_return_if_fail (HV_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), FALSE);
}

/**
 * hv_find_bar_is_open:
 *
 * Returns: whether somebody is looking for something
 */
gboolean
hv_find_bar_is_open (HvFindBar *self)
{
  g_return_val_if_fail (HV_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
}
