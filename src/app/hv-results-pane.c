/* hv-results-pane.c: the list that is chosen from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are kept and filled again. A search that fails to find comes with the
 * way out as its first row, so that there is always something to say.
 */
#include "config.h"

#include "hv-results-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hv-names.h"
#include "hv-result-row.h"
#include "hv-text.h"

struct _HvResultsPane
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  GtkLabel          *count;
  GtkLabel          *notice;
  GtkBox            *meanings;
  GtkScrolledWindow *scroller;
  GtkListBox        *list;

  GPtrArray         *rows;       /* (element-type HvResultRow), of the list */
  guint              n_rows;     /* how many of them are in use */
  gboolean           filling;
  GHashTable        *changed;    /* keys of what changed, shared */
};

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HvResultsPane, hv_results_pane, GTK_TYPE_WIDGET)

static HvResultRow *
chosen_row (HvResultsPane *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? HV_RESULT_ROW (row) : NULL;
}

/* The list does not have the focus while someone types, so it does not scroll
 * by itself. */
static void
scroll_to (HvResultsPane *self,
           GtkWidget     *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static void
row_selected_cb (GtkListBox    *list,
                 GtkListBoxRow *row,
                 HvResultsPane *self)
{
  if (row != NULL && !self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, hv_result_row_get_key (HV_RESULT_ROW (row)));
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  HvResultsPane *self)
{
  g_signal_emit (self, signals[OPENED], 0, hv_result_row_get_key (HV_RESULT_ROW (row)));
}

static HvResultRow *
next_row (HvResultsPane *self)
{
  HvResultRow *row;

  if (self->n_rows == self->rows->len)
    {
      row = HV_RESULT_ROW (hv_result_row_new ());
      gtk_list_box_append (self->list, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
  row = g_ptr_array_index (self->rows, self->n_rows++);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
  return row;
}

static HvResultRow *
find_row (HvResultsPane *self,
          const char    *key)
{
  for (guint i = 0; key != NULL && i < self->n_rows; i++)
    {
      HvResultRow *row = g_ptr_array_index (self->rows, i);

      if (strcmp (hv_result_row_get_key (row), key) == 0)
        return row;
    }
  return NULL;
}

static void
mark_changed (HvResultsPane *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      HvResultRow *row = g_ptr_array_index (self->rows, i);

      hv_result_row_set_changed (row, self->changed != NULL
                                        && g_hash_table_contains (self->changed,
                                                                  hv_result_row_get_key (row)));
    }
}

/* Chooses, and says so once however many rows changed. */
static void
filled (HvResultsPane *self,
        const char    *keep)
{
  HvResultRow *row = find_row (self, keep);

  mark_changed (self);
  for (guint i = self->n_rows; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), FALSE);
  if (keep == NULL && self->n_rows > 0)
    {
      row = g_ptr_array_index (self->rows, 0);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
  self->filling = FALSE;
  if (row != NULL || keep == NULL)
    g_signal_emit (self, signals[CHOSEN], 0, row != NULL ? hv_result_row_get_key (row) : NULL);
}

static void
set_notice (HvResultsPane *self,
            const char    *text)
{
  if (text != NULL)
    gtk_label_set_text (self->notice, text);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), text != NULL);
}

static void
set_count (HvResultsPane *self,
           const char    *text)
{
  gtk_label_set_text (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
hv_results_pane_dispose (GObject *object)
{
  HvResultsPane *self = HV_RESULTS_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), HV_TYPE_RESULTS_PANE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  G_OBJECT_CLASS (hv_results_pane_parent_class)->dispose (object);
}

static void
hv_results_pane_class_init (HvResultsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hv_results_pane_dispose;

  /**
   * HvResultsPane::chosen:
   * @key: (nullable): of the chosen row, %NULL when there is none
   *
   * A row was chosen by the person, or is now the chosen one because the list
   * was filled.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * HvResultsPane::opened:
   * @key: of the row
   *
   * The person wants to read it.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-results-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HvResultsPane, box);
  gtk_widget_class_bind_template_child (widget_class, HvResultsPane, count);
  gtk_widget_class_bind_template_child (widget_class, HvResultsPane, notice);
  gtk_widget_class_bind_template_child (widget_class, HvResultsPane, meanings);
  gtk_widget_class_bind_template_child (widget_class, HvResultsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, HvResultsPane, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "results");
}

static void
hv_results_pane_init (HvResultsPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_results_pane_new (void)
{
  return g_object_new (HV_TYPE_RESULTS_PANE, NULL);
}

static void
count_in_words (HvResultsPane   *self,
                const HvResults *results)
{
  g_autofree char *text = NULL;

  if (results->results->len == 0)
    {
      set_count (self, _("Nothing found"));
      return;
    }
  if (results->hits->total > results->results->len)
    text = g_strdup_printf (_("Best %1$u of %2$u"), results->results->len, results->hits->total);
  else
    text = g_strdup_printf (ngettext ("%u result", "%u results", results->results->len),
                            results->results->len);
  set_count (self, text);
}

static void
notice_in_words (HvResultsPane   *self,
                 const HvResults *results,
                 gboolean         way_out)
{
  g_autofree char *text = NULL;

  if (results->results->len == 0)
    set_notice (self, way_out ? _("This is what you can say. Or try other words of the caller.")
                              : _("Try other words of the caller, or fewer."));
  else if (!results->hits->sure)
    set_notice (self, _("Not sure that these answer the question."));
  else if (results->hits->corrected != NULL)
    {
      text = g_strdup_printf (_("Understood as “%s”"), results->hits->corrected);
      set_notice (self, text);
    }
  else
    set_notice (self, NULL);
}

/**
 * hv_results_pane_show_results:
 * @results: what was found; nothing of it is kept
 * @unknown: (nullable): where questions lead that cannot be answered
 * @keep: (nullable): the key of the page that is being read: chosen when it is
 *   there, and else nothing is; without it the first row is chosen
 */
void
hv_results_pane_show_results (HvResultsPane   *self,
                              const HvResults *results,
                              const HvTopic   *unknown,
                              const char      *keep)
{
  gboolean way_out;

  g_return_if_fail (HV_IS_RESULTS_PANE (self));
  g_return_if_fail (results != NULL);

  way_out = unknown != NULL && !results->hits->sure;
  self->filling = TRUE;
  self->n_rows = 0;
  count_in_words (self, results);
  notice_in_words (self, results, way_out);
  if (way_out)
    {
      const HvTopicEntry *entry = g_ptr_array_index (unknown->entries, 0);

      hv_result_row_show_entry (next_row (self), entry->key, entry->question, entry->state,
                                _("If you do not have the answer"));
    }
  for (guint i = 0; i < results->results->len; i++)
    {
      const HvResult *result = g_ptr_array_index (results->results, i);

      /* It may have been found by its words as well. */
      if (!way_out || strcmp (result->key, unknown->entry) != 0)
        hv_result_row_show_result (next_row (self), result);
    }
  filled (self, keep);
}

static GtkWidget *
new_meaning (const HvMeaning *meaning)
{
  GtkWidget *label = hv_text_new (meaning->text, NULL, HV_TEXT_PLAIN);
  GtkWidget *button;

  if (meaning->topic == NULL)
    return label;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", meaning->topic);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-topic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  meaning->text, -1);
  return button;
}

/**
 * hv_results_pane_show_meanings:
 * @meanings: (nullable) (element-type HvMeaning): what a word of the query may
 *   mean beside what was found; only read now
 */
void
hv_results_pane_show_meanings (HvResultsPane *self,
                               GPtrArray     *meanings)
{
  GtkWidget *child;

  g_return_if_fail (HV_IS_RESULTS_PANE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->meanings))) != NULL)
    gtk_box_remove (self->meanings, child);
  gtk_widget_set_visible (GTK_WIDGET (self->meanings), meanings != NULL && meanings->len > 0);
  if (meanings == NULL || meanings->len == 0)
    return;
  gtk_box_append (self->meanings, hv_text_new (_("What the caller may mean"), "hv-caption",
                                               HV_TEXT_PLAIN));
  for (guint i = 0; i < meanings->len; i++)
    gtk_box_append (self->meanings, new_meaning (g_ptr_array_index (meanings, i)));
}

/**
 * hv_results_pane_show_topic:
 * @topic: whose questions to list; nothing of it is kept
 * @keep: (nullable): the key of the page that is being read: chosen when it is
 *   there, and else nothing is; without it the first row is chosen
 */
void
hv_results_pane_show_topic (HvResultsPane *self,
                            const HvTopic *topic,
                            const char    *keep)
{
  const char *name;

  g_return_if_fail (HV_IS_RESULTS_PANE (self));
  g_return_if_fail (topic != NULL);

  self->filling = TRUE;
  self->n_rows = 0;
  name = hv_name_of_topic (topic->id);
  set_count (self, name != NULL ? name : topic->question);
  set_notice (self, NULL);
  hv_results_pane_show_meanings (self, NULL);
  for (guint i = 0; i < topic->entries->len; i++)
    {
      const HvTopicEntry *entry = g_ptr_array_index (topic->entries, i);

      hv_result_row_show_entry (next_row (self), entry->key, entry->question, entry->state,
                                hv_name_of_kind (HV_KIND_ENTRY));
    }
  filled (self, keep);
}

/**
 * hv_results_pane_set_changed:
 * @changed: (element-type utf8): keys of what changed since the person last
 *   looked; a reference is kept
 *
 * Those rows say so.
 */
void
hv_results_pane_set_changed (HvResultsPane *self,
                             GHashTable    *changed)
{
  g_return_if_fail (HV_IS_RESULTS_PANE (self) && changed != NULL);

  g_hash_table_ref (changed);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  self->changed = changed;
  mark_changed (self);
}

/**
 * hv_results_pane_forget:
 *
 * Takes away what was found, with the marked words: nothing of it can be seen
 * then, and nothing is in memory.
 */
void
hv_results_pane_forget (HvResultsPane *self)
{
  g_return_if_fail (HV_IS_RESULTS_PANE (self));

  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->n_rows = 0;
  self->filling = FALSE;
  gtk_label_set_text (self->notice, "");
  set_notice (self, NULL);
  set_count (self, "");
}

/**
 * hv_results_pane_get_chosen:
 *
 * Returns: (transfer none) (nullable): the key of the chosen row
 */
const char *
hv_results_pane_get_chosen (HvResultsPane *self)
{
  HvResultRow *row;

  g_return_val_if_fail (HV_IS_RESULTS_PANE (self), NULL);

  row = chosen_row (self);
  return row != NULL ? hv_result_row_get_key (row) : NULL;
}

/**
 * hv_results_pane_dup_spoken:
 * @with_count: whether to begin with how much was found
 *
 * Returns: (transfer full): what a screen reader says about the list while the
 *   focus is in the search field
 */
char *
hv_results_pane_dup_spoken (HvResultsPane *self,
                            gboolean       with_count)
{
  HvResultRow *row;
  GString *spoken;

  g_return_val_if_fail (HV_IS_RESULTS_PANE (self), NULL);

  spoken = g_string_new (with_count ? gtk_label_get_text (self->count) : NULL);
  row = chosen_row (self);
  if (row != NULL)
    g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ". " : "",
                            hv_result_row_get_title (row));
  return g_string_free (spoken, FALSE);
}

/**
 * hv_results_pane_choose:
 * @key: (nullable): what is on screen
 *
 * Makes the list agree with a page that was reached in another way; says
 * nothing.
 *
 * Returns: whether the list has it
 */
gboolean
hv_results_pane_choose (HvResultsPane *self,
                        const char    *key)
{
  HvResultRow *row;

  g_return_val_if_fail (HV_IS_RESULTS_PANE (self), FALSE);

  row = find_row (self, key);
  self->filling = TRUE;
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
  self->filling = FALSE;
  if (row != NULL)
    scroll_to (self, GTK_WIDGET (row));
  return row != NULL;
}

/**
 * hv_results_pane_move:
 * @by: how many rows down, or up when negative
 */
void
hv_results_pane_move (HvResultsPane *self,
                      int            by)
{
  HvResultRow *row;
  int index;

  g_return_if_fail (HV_IS_RESULTS_PANE (self));

  if (self->n_rows == 0)
    return;
  row = chosen_row (self);
  index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by : 0;
  row = g_ptr_array_index (self->rows, CLAMP (index, 0, (int) self->n_rows - 1));
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  scroll_to (self, GTK_WIDGET (row));
}
