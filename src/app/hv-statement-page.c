/* hv-statement-page.c: a whole privacy statement, to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-statement-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "hv-blocks-view.h"
#include "hv-find-bar.h"
#include "hv-names.h"
#include "hv-outline-list.h"
#include "hv-paper-file.h"
#include "hv-scroll.h"
#include "hv-split.h"
#include "hv-state-line.h"
#include "hv-text.h"

/* Sections that are laid out at once; the rest follows when there is time. */
#define FIRST_SECTIONS 3
/* A section is being read when it has come this near to the top, in pixels. */
#define READING_LINE 60
#define DEPTH_MAX 2
#define PRIORITY_AFTER_PAINTING (GDK_PRIORITY_REDRAW + 10)

struct _HvStatementPage
{
  GtkWidget       parent_instance;

  GtkWidget      *find_bar;
  GtkWidget      *split;
  HvOutlineList  *list;
  GtkWidget      *contents;      /* button, where the outline has no room */
  GtkWidget      *scroller;
  GtkBox         *canvas;

  HvOutline      *outline;
  GPtrArray      *blocks;        /* HvBlocksView: of the head, then of each section */
  GPtrArray      *headings;      /* of each section */
  char           *file;          /* that holds the statement, or NULL */
  GtkWidget      *marked;        /* in the canvas, or NULL */
  guint           build_source;
};

G_DEFINE_FINAL_TYPE (HvStatementPage, hv_statement_page, GTK_TYPE_WIDGET)

static GtkWidget *
new_version_line (const HvDocumentInfo *info)
{
  g_autofree char *day = hv_name_of_day (info->effective);
  g_autofree char *version = g_strdup_printf (_("version %s"), info->version);
  g_autofree char *since = day != NULL ? g_strdup_printf (_("in force since %s"), day) : NULL;
  g_autofree char *link = hv_link_may_be_opened (info->href)
                          ? hv_link_markup (info->href, _("on the website")) : NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *plain = since != NULL ? g_strconcat (version, " · ", since, NULL)
                                         : g_strdup (version);
  g_autofree char *markup = NULL;

  escaped = g_markup_escape_text (plain, -1);
  markup = link != NULL ? g_strconcat (escaped, " · ", link, NULL) : g_strdup (escaped);
  return hv_text_new_markup (markup, "hv-caption", HV_TEXT_SELECTABLE);
}

static void
add_blocks (HvStatementPage *self,
            GPtrArray       *blocks)
{
  GtkWidget *view = hv_blocks_view_new (blocks, TRUE);

  g_ptr_array_add (self->blocks, view);
  gtk_box_append (self->canvas, view);
}

static void
add_head (HvStatementPage *self)
{
  const HvDocumentInfo *info = self->outline->info;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (head, "hv-head");
  gtk_box_append (GTK_BOX (head), hv_text_new (info->title, "hv-question",
                                               HV_TEXT_SELECTABLE | HV_TEXT_HEADING));
  gtk_box_append (GTK_BOX (head), new_version_line (info));
  gtk_box_append (GTK_BOX (head), hv_state_line_new (&self->outline->approval,
                                                     self->outline->state));
  if (self->file != NULL)
    gtk_box_append (GTK_BOX (head), hv_paper_file_new_chip (self->file));
  gtk_box_append (self->canvas, head);
  add_blocks (self, self->outline->head);
}

static void
add_section (HvStatementPage *self)
{
  static const char * const classes[] = { "hv-section-1", "hv-section-2", "hv-section-3" };
  const HvUnit *section = g_ptr_array_index (self->outline->sections, self->headings->len);
  GtkWidget *heading = hv_text_new_runs (section->title, classes[MIN (section->depth, DEPTH_MAX)],
                                         HV_TEXT_SELECTABLE | HV_TEXT_HEADING);

  gtk_box_append (self->canvas, heading);
  g_ptr_array_add (self->headings, heading);
  add_blocks (self, section->body);
}

static gboolean
is_complete (HvStatementPage *self)
{
  return self->outline == NULL || self->headings->len >= self->outline->sections->len;
}

static gboolean
build_cb (gpointer user_data)
{
  HvStatementPage *self = user_data;

  if (!is_complete (self))
    {
      add_section (self);
      return G_SOURCE_CONTINUE;
    }
  self->build_source = 0;
  return G_SOURCE_REMOVE;
}

static void
complete (HvStatementPage *self)
{
  g_clear_handle_id (&self->build_source, g_source_remove);
  while (!is_complete (self))
    add_section (self);
}

static void
unmark (HvStatementPage *self)
{
  if (self->marked != NULL)
    gtk_widget_remove_css_class (self->marked, "hv-marked");
  self->marked = NULL;
}

static void
clear (HvStatementPage *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->build_source, g_source_remove);
  hv_find_bar_forget (HV_FIND_BAR (self->find_bar));
  unmark (self);
  g_ptr_array_set_size (self->blocks, 0);
  g_ptr_array_set_size (self->headings, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->canvas))) != NULL)
    gtk_box_remove (self->canvas, child);
}

/* The outline follows what is read. Places on the page do not depend on how far
 * it is scrolled, which counts only from the next frame on. */
static void
scrolled_cb (HvStatementPage *self,
             GtkAdjustment   *adjustment)
{
  double line = gtk_adjustment_get_value (adjustment) + READING_LINE;
  guint reading = 0;

  for (guint i = 0; i < self->headings->len; i++)
    {
      graphene_point_t point;

      if (!gtk_widget_compute_point (g_ptr_array_index (self->headings, i),
                                     GTK_WIDGET (self->canvas), &GRAPHENE_POINT_INIT (0, 0), &point)
          || point.y > line)
        break;
      reading = i;
    }
  hv_outline_list_show (self->list, reading);
}

static void
folded_cb (HvStatementPage *self)
{
  gtk_widget_set_visible (self->contents, hv_split_get_folded (HV_SPLIT (self->split)));
}

static void
contents_cb (HvStatementPage *self)
{
  hv_split_set_end_first (HV_SPLIT (self->split), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
chosen_cb (HvStatementPage *self,
           guint            position)
{
  const HvUnit *section = g_ptr_array_index (self->outline->sections, position);

  hv_statement_page_show_element (self, section->id);
}

/* Moving the focus into what has it already would move it on to the next. */
static gboolean
focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focused != NULL && (focused == widget || gtk_widget_is_ancestor (focused, widget)))
    return TRUE;
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* With Shift+Tab the focus leaves by the contents. */
static gboolean
hv_statement_page_grab_focus (GtkWidget *widget)
{
  HvStatementPage *self = HV_STATEMENT_PAGE (widget);

  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return FALSE;
  if (self->marked != NULL && focus_inside (self->marked))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (self->canvas), GTK_DIR_TAB_FORWARD);
}

static void
hv_statement_page_dispose (GObject *object)
{
  HvStatementPage *self = HV_STATEMENT_PAGE (object);

  if (self->split != NULL)
    clear (self);
  g_clear_pointer (&self->find_bar, gtk_widget_unparent);
  g_clear_pointer (&self->split, gtk_widget_unparent);
  g_clear_pointer (&self->outline, hv_outline_free);
  G_OBJECT_CLASS (hv_statement_page_parent_class)->dispose (object);
}

static void
hv_statement_page_finalize (GObject *object)
{
  HvStatementPage *self = HV_STATEMENT_PAGE (object);

  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->headings);
  g_free (self->file);
  G_OBJECT_CLASS (hv_statement_page_parent_class)->finalize (object);
}

static void
hv_statement_page_class_init (HvStatementPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_statement_page_dispose;
  object_class->finalize = hv_statement_page_finalize;
  widget_class->grab_focus = hv_statement_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statementpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* The statement itself, and over it the way to its outline. */
static GtkWidget *
new_reader (HvStatementPage *self)
{
  GtkWidget *reader = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();

  self->contents = gtk_button_new_with_label (_("Contents"));
  gtk_widget_add_css_class (self->contents, "flat");
  gtk_widget_add_css_class (self->contents, "hv-contents");
  gtk_widget_set_visible (self->contents, FALSE);
  g_signal_connect_object (self->contents, "clicked", G_CALLBACK (contents_cb), self,
                           G_CONNECT_SWAPPED);
  self->canvas = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self->canvas), "hv-page");
  gtk_widget_add_css_class (GTK_WIDGET (self->canvas), "hv-statement");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->canvas));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (reader), self->contents);
  gtk_box_append (GTK_BOX (reader), self->scroller);
  return reader;
}

static void
hv_statement_page_init (HvStatementPage *self)
{
  GtkWidget *reader = new_reader (self);
  GtkAdjustment *adjustment;

  hv_text_prepare (GTK_WIDGET (self));
  self->blocks = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Privacy statement"), -1);
  self->find_bar = hv_find_bar_new ();
  hv_find_bar_set_content (HV_FIND_BAR (self->find_bar), GTK_WIDGET (self->canvas));
  self->list = HV_OUTLINE_LIST (hv_outline_list_new ());
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->split = hv_split_new (GTK_WIDGET (self->list), reader);
  hv_split_set_end_first (HV_SPLIT (self->split), TRUE);
  gtk_widget_set_vexpand (self->split, TRUE);
  g_signal_connect_object (self->split, "notify::folded", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->find_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->split, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hv_statement_page_new (void)
{
  return g_object_new (HV_TYPE_STATEMENT_PAGE, NULL);
}

/**
 * hv_statement_page_set_outline:
 * @outline: (transfer full) (nullable): the statement, from its top
 */
void
hv_statement_page_set_outline (HvStatementPage *self,
                               HvOutline       *outline)
{
  g_return_if_fail (HV_IS_STATEMENT_PAGE (self));

  clear (self);
  g_clear_pointer (&self->outline, hv_outline_free);
  self->outline = outline;
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  if (outline == NULL)
    return;
  hv_outline_list_set_sections (self->list, outline->sections);
  add_head (self);
  for (guint i = 0; i < FIRST_SECTIONS && !is_complete (self); i++)
    add_section (self);
  if (hv_find_bar_is_open (HV_FIND_BAR (self->find_bar)))
    complete (self);
  else if (!is_complete (self))
    self->build_source = g_idle_add_full (PRIORITY_AFTER_PAINTING, build_cb, self, NULL);
  hv_outline_list_show (self->list, 0);
  hv_find_bar_refresh (HV_FIND_BAR (self->find_bar));
}

/**
 * hv_statement_page_set_file:
 * @path: (nullable): of a file that holds the statement that is set next
 *
 * It can be dragged from the page into another program.
 */
void
hv_statement_page_set_file (HvStatementPage *self,
                            const char      *path)
{
  g_return_if_fail (HV_IS_STATEMENT_PAGE (self));

  g_free (self->file);
  self->file = g_strdup (path);
}

static GtkWidget *
find_element (HvStatementPage *self,
              const char      *id)
{
  GPtrArray *sections = self->outline->sections;

  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (((const HvUnit *) g_ptr_array_index (sections, i))->id, id) == 0)
      return g_ptr_array_index (self->headings, i);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GtkWidget *found = hv_blocks_view_find_element (g_ptr_array_index (self->blocks, i), id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * hv_statement_page_show_element:
 * @id: a section, or any element of one that has an id
 *
 * Goes to that place and marks it. Nothing happens when it is not there.
 */
void
hv_statement_page_show_element (HvStatementPage *self,
                                const char      *id)
{
  GtkWidget *found;

  g_return_if_fail (HV_IS_STATEMENT_PAGE (self));

  if (self->outline == NULL || id == NULL)
    return;
  complete (self);
  hv_split_set_end_first (HV_SPLIT (self->split), TRUE);
  found = find_element (self, id);
  if (found == NULL)
    return;
  unmark (self);
  self->marked = found;
  gtk_widget_add_css_class (found, "hv-marked");
  focus_inside (found);
  hv_scroll_to_top_of (found);
}

/**
 * hv_statement_page_find:
 *
 * Opens the bar that finds words in the statement.
 */
void
hv_statement_page_find (HvStatementPage *self)
{
  g_return_if_fail (HV_IS_STATEMENT_PAGE (self));

  complete (self);
  hv_split_set_end_first (HV_SPLIT (self->split), TRUE);
  hv_find_bar_open (HV_FIND_BAR (self->find_bar));
}
