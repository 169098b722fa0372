/* hv-result-row.c: one result in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is made once and filled for every search, so that typing makes and
 * destroys no widgets.
 */
#include "config.h"

#include "hv-result-row.h"

#include <glib/gi18n.h>

#include "hv-facts.h"
#include "hv-names.h"

struct _HvResultRow
{
  GtkListBoxRow  parent_instance;

  char          *key;
  GtkLabel      *title;
  GtkLabel      *snippet;
  GtkLabel      *kind;
  GtkWidget     *checking;
  GtkWidget     *changed;
  char          *name;          /* of the row, without that it changed */
  GtkLabel      *approval;
  GtkLabel      *audience;
  GtkLabel      *matched_by;
};

G_DEFINE_FINAL_TYPE (HvResultRow, hv_result_row, GTK_TYPE_LIST_BOX_ROW)

/* Spans count code points; Pango counts bytes. They are in order. */
static PangoAttrList *
mark_spans (const char *text,
            GArray     *spans)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *at = text;
  guint done = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const HvSpan *span = &g_array_index (spans, HvSpan, i);
      PangoAttribute *marks[2] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                   pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };
      const char *start, *end;

      if (span->start < done)
        {
          at = text;
          done = 0;
        }
      start = g_utf8_offset_to_pointer (at, span->start - done);
      end = g_utf8_offset_to_pointer (start, span->length);
      for (gsize n = 0; n < G_N_ELEMENTS (marks); n++)
        {
          marks[n]->start_index = start - text;
          marks[n]->end_index = end - text;
          pango_attr_list_insert (attributes, marks[n]);
        }
      at = end;
      done = span->start + span->length;
    }
  return attributes;
}

static void
set_marked (GtkLabel   *label,
            const char *text,
            GArray     *spans)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (spans != NULL && spans->len > 0)
    attributes = mark_spans (text, spans);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_text (label, text);
}

static void
set_or_hide (GtkLabel   *label,
             const char *text)
{
  if (text != NULL)
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Who else than a customer may ask this; NULL when it is for customers. */
static char *
audience_in_words (char **audience)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (audience == NULL || audience[0] == NULL)
    return NULL;
  for (char **one = audience; *one != NULL; one++)
    {
      if (g_strcmp0 (*one, "customer") == 0)
        return NULL;
      g_strv_builder_add (names, hv_name_of_audience (*one));
    }
  all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}

/* Only when the row does not speak for itself. */
static const char *
matched_by_in_words (HvMatchedBy matched_by)
{
  switch (matched_by)
    {
    case HV_MATCHED_SYNONYM:
      /* Translators: found by another word than was typed, one that means the same. */
      return _("other word");
    case HV_MATCHED_TYPO:
      /* Translators: found by a word that is spelled much like what was typed. */
      return _("looks like it");
    case HV_MATCHED_EXACT:
    case HV_MATCHED_PREFIX:
    case HV_MATCHED_STEM:
    case HV_MATCHED_COMPOUND:
    default:
      return NULL;
    }
}

static char *
approval_in_short (const HvApproval *approval,
                   HvState           state)
{
  g_autofree char *on = hv_name_of_day (approval->on);

  if (state == HV_STATE_BEING_CHECKED)
    return NULL;
  if (state == HV_STATE_REVIEW_PASSED)
    return g_strdup (_("Approved, review date passed"));
  if (on == NULL)
    return g_strdup (_("Approved"));
  return g_strdup_printf (_("Approved %s"), on);
}

static void
set_key (HvResultRow *self,
         const char  *key)
{
  if (g_strcmp0 (self->key, key) == 0)
    return;
  g_free (self->key);
  self->key = g_strdup (key);
}

static void
set_state (HvResultRow *self,
           HvState      state)
{
  gtk_widget_set_visible (self->checking, state == HV_STATE_BEING_CHECKED);
}

static void
set_name (HvResultRow *self)
{
  g_autofree char *name = gtk_widget_get_visible (self->changed)
    ? g_strdup_printf ("%s. %s", self->name, _("Changed")) : g_strdup (self->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A screen reader reads the row as one: first what it is about. */
static void
describe (HvResultRow *self,
          const char  *title,
          const char  *state)
{
  GString *name = g_string_new (title);

  g_string_append_printf (name, ". %s", gtk_label_get_text (self->kind));
  if (state != NULL)
    g_string_append_printf (name, ". %s", state);
  if (gtk_widget_get_visible (GTK_WIDGET (self->audience)))
    g_string_append_printf (name, ". %s", gtk_label_get_text (self->audience));
  g_free (self->name);
  self->name = g_string_free (name, FALSE);
  set_name (self);
}

static void
hv_result_row_finalize (GObject *object)
{
  HvResultRow *self = HV_RESULT_ROW (object);

  g_free (self->key);
  g_free (self->name);
  G_OBJECT_CLASS (hv_result_row_parent_class)->finalize (object);
}

static void
hv_result_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HV_TYPE_RESULT_ROW);
  G_OBJECT_CLASS (hv_result_row_parent_class)->dispose (object);
}

static void
hv_result_row_class_init (HvResultRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HV_TYPE_FACTS);
  object_class->dispose = hv_result_row_dispose;
  object_class->finalize = hv_result_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/houvast/Houvast/hv-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, title);
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, kind);
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, checking);
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, changed);
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, approval);
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, audience);
  gtk_widget_class_bind_template_child (widget_class, HvResultRow, matched_by);
}

static void
hv_result_row_init (HvResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_result_row_new (void)
{
  return g_object_new (HV_TYPE_RESULT_ROW, NULL);
}

/**
 * hv_result_row_show_result:
 * @result: what was found; nothing of it is kept
 */
void
hv_result_row_show_result (HvResultRow    *self,
                           const HvResult *result)
{
  const HvHit *hit;
  g_autofree char *audience = NULL;
  g_autofree char *approval = NULL;
  g_autofree char *in_full = NULL;

  g_return_if_fail (HV_IS_RESULT_ROW (self));
  g_return_if_fail (result != NULL);

  hit = result->hit;
  audience = audience_in_words (result->audience);
  approval = approval_in_short (&result->approval, hit->state);
  in_full = hv_approval_in_words (&result->approval, hit->state);
  set_key (self, result->key);
  set_marked (self->title, hit->title, hit->title_matches);
  set_marked (self->snippet, hit->snippet, hit->matches);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), *hit->snippet != '\0');
  gtk_label_set_text (self->kind, hv_name_of_kind (hit->kind));
  set_state (self, hit->state);
  set_or_hide (self->approval, approval);
  set_or_hide (self->audience, audience);
  set_or_hide (self->matched_by, matched_by_in_words (hit->matched_by));
  describe (self, hit->title, in_full);
}

/**
 * hv_result_row_show_entry:
 * @kind: what the row says about itself in place of a kind
 *
 * A question that was not found by words: of a topic, or the way out when
 * nothing was found.
 */
void
hv_result_row_show_entry (HvResultRow *self,
                          const char  *key,
                          const char  *title,
                          HvState      state,
                          const char  *kind)
{
  g_return_if_fail (HV_IS_RESULT_ROW (self));
  g_return_if_fail (key != NULL && title != NULL && kind != NULL);

  set_key (self, key);
  set_marked (self->title, title, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), FALSE);
  gtk_label_set_text (self->kind, kind);
  set_state (self, state);
  set_or_hide (self->approval,
               state == HV_STATE_REVIEW_PASSED ? _("Approved, review date passed") : NULL);
  set_or_hide (self->audience, NULL);
  set_or_hide (self->matched_by, NULL);
  describe (self, title, state == HV_STATE_BEING_CHECKED ? _("Being checked") : NULL);
}

/**
 * hv_result_row_set_changed:
 * @changed: whether it has other words than when the person last looked
 */
void
hv_result_row_set_changed (HvResultRow *self,
                           gboolean     changed)
{
  g_return_if_fail (HV_IS_RESULT_ROW (self));

  if (gtk_widget_get_visible (self->changed) == changed)
    return;
  gtk_widget_set_visible (self->changed, changed);
  if (self->name != NULL)
    set_name (self);
}

/**
 * hv_result_row_get_key:
 *
 * Returns: (transfer none) (nullable): of what the row shows
 */
const char *
hv_result_row_get_key (HvResultRow *self)
{
  g_return_val_if_fail (HV_IS_RESULT_ROW (self), NULL);
  return self->key;
}

/**
 * hv_result_row_get_title:
 *
 * Returns: (transfer none): what it is about
 */
const char *
hv_result_row_get_title (HvResultRow *self)
{
  g_return_val_if_fail (HV_IS_RESULT_ROW (self), NULL);
  return gtk_label_get_text (self->title);
}
