/* hv-print.c: paper, printed or as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of text are never cut by the end of a page, and a heading goes to the
 * next page with what it is over.
 */
#include "config.h"

#include "hv-print.h"

#include <cairo-pdf.h>

#include "hv-error-ui.h"

/* In points. */
#define MARGIN 56.0
#define FOOTER_ROOM 44.0
#define INDENT 18.0
#define TEXT_SIZE 10.5
#define FOOTER_SIZE 8.0
/* A heading wants this much of what follows on the same page. */
#define WITH_HEADING 40.0

/**
 * Printing: of one paper.
 * @layouts: (element-type PangoLayout): of each line, in order
 * @pieces: (element-type Piece): where each line of text begins and ends
 */
typedef struct
{
  HvPaper   *paper;
  GPtrArray *layouts;
  GArray    *pieces;
} Printing;

/* Lines of one layout that stand on one page. */
typedef struct
{
  guint  layout;
  int    first;
  int    n;
  int    page;
  double y;
} Piece;

static Printing *
printing_new (HvPaper *paper)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->paper = paper;
  printing->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  printing->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return printing;
}

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_ptr_array_unref (printing->layouts);
  g_array_unref (printing->pieces);
  g_free (printing);
}

static double
indent_of (const HvPaperLine *line)
{
  return (line->kind == HV_LINE_ITEM ? INDENT : 0) + (line->quote ? INDENT : 0);
}

static double
size_of (const HvPaperLine *line)
{
  if (line->kind == HV_LINE_TITLE)
    return 20;
  if (line->kind == HV_LINE_HEADING)
    return MAX (15.0 - 1.5 * (line->level - 2), TEXT_SIZE + 0.5);
  return TEXT_SIZE;
}

static double
space_before (const HvPaperLine *line)
{
  return line->kind == HV_LINE_TITLE ? 0 : line->kind == HV_LINE_HEADING ? 14
         : line->kind == HV_LINE_ITEM ? 3 : 6;
}

static PangoLayout *
new_layout (GtkPrintContext *context,
            double           width,
            double           size,
            gboolean         bold)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, 2 * PANGO_SCALE);
  return layout;
}

/* On paper nobody can follow a link, so it is not marked as one. */
static char *
plain_markup (const HvPaperLine *line)
{
  GString *markup = g_string_new (NULL);

  if (line->label != NULL)
    {
      g_autofree char *label = g_markup_escape_text (line->label, -1);

      g_string_append_printf (markup, "<b>%s:</b> ", label);
    }
  for (guint i = 0; i < line->runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (line->runs, i);
      g_autofree char *text = g_markup_escape_text (run->text, -1);
      const char *around[2] = { run->kind == HV_RUN_EM ? "<i>" : run->kind == HV_RUN_FIELD ? "[" : "",
                                run->kind == HV_RUN_EM ? "</i>" : run->kind == HV_RUN_FIELD ? "]" : "" };

      g_string_append_printf (markup, "%s%s%s", around[0], text, around[1]);
      if (run->kind == HV_RUN_LINK && run->target != NULL
          && g_str_has_prefix (run->target, "https:") && !g_str_equal (run->target, run->text))
        {
          g_autofree char *target = g_markup_escape_text (run->target, -1);

          g_string_append_printf (markup, " (%s)", target);
        }
    }
  return g_string_free (markup, FALSE);
}

static double
line_height (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return pango_units_to_double (logical.height) + 2;
}

static void
place_layout (Printing    *printing,
              guint        index,
              double       room,
              int         *page,
              double      *y)
{
  const HvPaperLine *line = g_ptr_array_index (printing->paper->lines, index);
  PangoLayout *layout = g_ptr_array_index (printing->layouts, index);
  int n = pango_layout_get_line_count (layout);
  Piece piece = { index, 0, 0, 0, 0 };
  double need = line->kind == HV_LINE_HEADING ? WITH_HEADING : 0;

  if (*y > 0)
    *y += space_before (line);
  for (int i = 0; i < n; i++)
    {
      double height = line_height (pango_layout_get_line_readonly (layout, i));

      if (*y > 0 && *y + height + need > room)
        {
          if (piece.n > 0)
            g_array_append_val (printing->pieces, piece);
          piece.first = i;
          piece.n = 0;
          *page += 1;
          *y = 0;
        }
      if (piece.n == 0)
        {
          piece.page = *page;
          piece.y = *y;
        }
      piece.n++;
      *y += height;
    }
  if (piece.n > 0)
    g_array_append_val (printing->pieces, piece);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Printing          *printing)
{
  GPtrArray *lines = printing->paper->lines;
  double width = gtk_print_context_get_width (context);
  double room = gtk_print_context_get_height (context) - FOOTER_ROOM;
  double y = 0;
  int page = 0;

  g_ptr_array_set_size (printing->layouts, 0);
  g_array_set_size (printing->pieces, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const HvPaperLine *line = g_ptr_array_index (lines, i);
      g_autofree char *markup = plain_markup (line);
      PangoLayout *layout = new_layout (context, width - indent_of (line), size_of (line),
                                        line->kind <= HV_LINE_HEADING);

      pango_layout_set_markup (layout, markup, -1);
      g_ptr_array_add (printing->layouts, layout);
      place_layout (printing, i, room, &page, &y);
    }
  gtk_print_operation_set_n_pages (operation, page + 1);
}

static void
draw_text (GtkPrintContext *context,
           const char      *text,
           double           x,
           double           y,
           double           width,
           double           size)
{
  g_autoptr (PangoLayout) layout = new_layout (context, width, size, FALSE);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_piece (GtkPrintContext *context,
            Printing        *printing,
            const Piece     *piece)
{
  const HvPaperLine *line = g_ptr_array_index (printing->paper->lines, piece->layout);
  PangoLayout *layout = g_ptr_array_index (printing->layouts, piece->layout);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double x = indent_of (line);
  double y = piece->y;

  if (line->kind == HV_LINE_ITEM && piece->first == 0)
    {
      g_autofree char *mark = line->number > 0 ? g_strdup_printf ("%u.", line->number)
                                               : g_strdup ("•");

      draw_text (context, mark, x - INDENT + 2, y, INDENT, TEXT_SIZE);
    }
  for (int i = piece->first; i < piece->first + piece->n; i++)
    {
      PangoLayoutLine *part = pango_layout_get_line_readonly (layout, i);
      PangoRectangle logical;

      pango_layout_line_get_extents (part, NULL, &logical);
      cairo_move_to (cr, x, y - pango_units_to_double (logical.y));
      pango_cairo_show_layout_line (cr, part);
      y += line_height (part);
    }
}

/* In what a reader of the file shows of it without opening it. */
static void
describe_file (cairo_t *cr,
               HvPaper *paper)
{
  cairo_surface_t *surface = cairo_get_target (cr);

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, paper->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, paper->footer);
  if (paper->sha256 != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, paper->sha256);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Printing          *printing)
{
  double width = gtk_print_context_get_width (context);
  double bottom = gtk_print_context_get_height (context) - FOOTER_ROOM + 12;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autofree char *footer = NULL;
  int n_pages;

  if (page == 0)
    describe_file (cr, printing->paper);
  for (guint i = 0; i < printing->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (printing->pieces, Piece, i);

      if (piece->page == page)
        draw_piece (context, printing, piece);
    }
  g_object_get (operation, "n-pages", &n_pages, NULL);
  footer = g_strdup_printf ("%s · %d / %d", printing->paper->footer, page + 1, n_pages);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, bottom - 6);
  cairo_line_to (cr, width, bottom - 6);
  cairo_stroke (cr);
  draw_text (context, footer, 0, bottom, width, FOOTER_SIZE);
}

/* A4, as in the countries whose statements these are; a printer that has other
 * paper says so itself. */
static GtkPrintOperation *
new_operation (HvPaper *paper)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  Printing *printing = printing_new (paper);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, MARGIN * 0.75, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, paper->name);
  g_object_set_data_full (G_OBJECT (operation), "printing", printing, printing_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  return operation;
}

/**
 * hv_print_to_pdf:
 * @path: where it is written; replaced when it is there
 *
 * Needs a display, but shows nothing on it.
 */
gboolean
hv_print_to_pdf (HvPaper     *paper,
                 const char  *path,
                 GError     **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_val_if_fail (paper != NULL && path != NULL, FALSE);

  operation = new_operation (paper);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         GtkWindow               *parent)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    hv_error_ui_present (GTK_WIDGET (parent), error);
}

/**
 * hv_print_ask:
 * @paper: (transfer full): what to print
 *
 * Lets the person choose a printer, or a file. Goes on by itself.
 */
void
hv_print_ask (HvPaper   *paper,
              GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (paper != NULL && GTK_IS_WINDOW (parent));

  operation = new_operation (paper);
  g_object_set_data_full (G_OBJECT (operation), "paper", paper, (GDestroyNotify) hv_paper_free);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR && error != NULL)
    hv_error_ui_present (GTK_WIDGET (parent), error);
}
