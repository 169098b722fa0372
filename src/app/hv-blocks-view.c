/* hv-blocks-view.c: paragraphs, lists and details to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-blocks-view.h"

#include <glib/gi18n-lib.h>

#include "hv-names.h"
#include "hv-text.h"

struct _HvBlocksView
{
  GtkWidget    parent_instance;

  GHashTable  *elements;   /* id → widget, not owned */
  HvTextFlags  flags;
};

G_DEFINE_FINAL_TYPE (HvBlocksView, hv_blocks_view, GTK_TYPE_WIDGET)

static void
hv_blocks_view_dispose (GObject *object)
{
  HvBlocksView *self = HV_BLOCKS_VIEW (object);
  GtkWidget *child;

  g_clear_pointer (&self->elements, g_hash_table_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hv_blocks_view_parent_class)->dispose (object);
}

static void
hv_blocks_view_class_init (HvBlocksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_blocks_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "blocks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hv_blocks_view_init (HvBlocksView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The mark hangs beside its item, so that a second line stays clear of it. */
static GtkWidget *
new_item (HvBlocksView  *self,
          const HvBlock *block)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 NULL);
  GtkWidget *words = hv_text_new_runs (block->runs, NULL, self->flags);
  g_autofree char *number = block->number > 0 ? g_strdup_printf ("%u.", block->number) : NULL;
  GtkWidget *mark = gtk_label_new (number != NULL ? number : "•");

  gtk_label_set_width_chars (GTK_LABEL (mark), 2);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (box, "hv-item");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words,
                                  NULL, -1);
  return box;
}

/* The text of a contact leads somewhere as a whole. */
static GtkWidget *
new_detail_text (HvBlocksView  *self,
                 const HvBlock *block)
{
  g_autofree char *text = hv_runs_to_text (block->runs);
  g_autofree char *markup = NULL;

  if (!hv_link_may_be_opened (block->href))
    return hv_text_new_runs (block->runs, NULL, self->flags);
  markup = hv_link_markup (block->href, text);
  return hv_text_new_markup (markup, NULL, self->flags);
}

/* Under one label come all details of that name that follow one another. */
static GtkWidget *
new_detail (HvBlocksView  *self,
            const HvBlock *block,
            const HvBlock *before)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *name = hv_name_of_detail (block->label);
  gboolean same = before != NULL && before->kind == HV_BLOCK_DETAIL
                  && g_strcmp0 (before->label, block->label) == 0;

  gtk_widget_add_css_class (box, "hv-detail");
  if (name != NULL && !same)
    gtk_box_append (GTK_BOX (box), hv_text_new (name, "hv-caption", HV_TEXT_PLAIN));
  gtk_box_append (GTK_BOX (box), new_detail_text (self, block));
  return box;
}

static GtkWidget *
new_block (HvBlocksView  *self,
           const HvBlock *block,
           const HvBlock *before)
{
  switch (block->kind)
    {
    case HV_BLOCK_ITEM:
      return new_item (self, block);
    case HV_BLOCK_HEADING:
      return hv_text_new_runs (block->runs, "heading", self->flags | HV_TEXT_HEADING);
    case HV_BLOCK_DETAIL:
      return new_detail (self, block, before);
    case HV_BLOCK_LAW:
      return hv_text_new_runs (block->runs, "hv-caption", self->flags);
    case HV_BLOCK_PARAGRAPH:
    default:
      return hv_text_new_runs (block->runs, NULL, self->flags);
    }
}

/**
 * hv_blocks_view_new:
 * @blocks: (element-type HvBlock): only read now
 * @selectable: whether its text can be selected; not what is for the agent only
 *
 * Returns: (transfer floating): the text
 */
GtkWidget *
hv_blocks_view_new (GPtrArray *blocks,
                    gboolean   selectable)
{
  HvBlocksView *self = g_object_new (HV_TYPE_BLOCKS_VIEW, NULL);

  self->flags = selectable ? HV_TEXT_SELECTABLE : HV_TEXT_PLAIN;
  for (guint i = 0; i < blocks->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (blocks, i);
      GtkWidget *widget = new_block (self, block,
                                     i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL);

      gtk_widget_set_parent (widget, GTK_WIDGET (self));
      if (block->id != NULL)
        g_hash_table_insert (self->elements, g_strdup (block->id), widget);
    }
  return GTK_WIDGET (self);
}

/**
 * hv_blocks_view_find_element:
 *
 * Returns: (transfer none) (nullable): what shows the element with that id
 */
GtkWidget *
hv_blocks_view_find_element (HvBlocksView *self,
                             const char   *id)
{
  g_return_val_if_fail (HV_IS_BLOCKS_VIEW (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->elements, id) : NULL;
}
