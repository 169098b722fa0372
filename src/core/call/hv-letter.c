/* hv-letter.c: a template, filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter with a hole in it, or with the name of a placeholder, goes out to a
 * customer and cannot be called back. So everything that was not filled in is
 * listed; what must be, stands in the text in square brackets.
 */
#include "hv-letter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-secret.h"

typedef struct
{
  HvLetter   *letter;
  GPtrArray  *values;    /* of each field, NULL for none */
  GString    *text;
  GString    *html;      /* (nullable) */
  gboolean    marks;
} Writing;

static void
problem_free (HvLetterProblem *problem)
{
  g_free (problem->field);
  g_free (problem->message);
  g_free (problem);
}

static void
add_problem (HvLetter   *letter,
             const char *field,
             const char *message,
             gboolean    blocking)
{
  HvLetterProblem *problem = g_new0 (HvLetterProblem, 1);

  problem->field = g_strdup (field);
  problem->message = g_strdup (message);
  problem->blocking = blocking;
  g_ptr_array_add (letter->problems, problem);
}

/* One that may be left empty. What fills itself may not: it stands for a day
 * that is said. */
static gboolean
is_optional (const HvField *field)
{
  return !field->required && field->fill == HV_FILL_BY_HAND;
}

static void
add_left_out (HvLetter      *letter,
              const HvField *field)
{
  g_autofree char *message = g_strdup_printf (_("“%s” is not filled in, and is left out."),
                                              field->label);

  add_problem (letter, field->name, message, FALSE);
}

static GPtrArray *
fill_fields (HvLetter   *letter,
             HvFields   *fields,
             const char *lang)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_secret_free);

  for (guint i = 0; i < letter->fields->len; i++)
    {
      const HvField *field = g_ptr_array_index (letter->fields, i);
      g_autoptr (GError) error = NULL;
      char *value = hv_fields_value (fields, field, lang, &error);

      g_ptr_array_add (values, value);
      if (value != NULL)
        letter->personal |= field->personal;
      else if (is_optional (field) && g_error_matches (error, HV_ERROR, HV_ERROR_NOT_FOUND))
        add_left_out (letter, field);
      else
        add_problem (letter, field->name, error->message, TRUE);
    }
  return values;
}

static guint
find_field (const HvLetter *letter,
            const char     *name)
{
  guint i = 0;

  while (i < letter->fields->len
         && g_strcmp0 (((HvField *) g_ptr_array_index (letter->fields, i))->name, name) != 0)
    i++;
  return i;
}

static void
add_html (GString    *html,
          const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    switch (*at)
      {
      case '&':
        hv_secret_append (html, "&amp;");
        break;
      case '<':
        hv_secret_append (html, "&lt;");
        break;
      case '>':
        hv_secret_append (html, "&gt;");
        break;
      case '"':
        hv_secret_append (html, "&quot;");
        break;
      case '\n':
        hv_secret_append (html, "<br>\n");
        break;
      default:
        hv_secret_append_len (html, at, 1);
        break;
      }
}

static void
add_words (Writing    *writing,
           const char *words)
{
  hv_secret_append (writing->text, words);
  if (writing->html != NULL)
    add_html (writing->html, words);
}

static void
add_field (Writing     *writing,
           const HvRun *run)
{
  guint index = find_field (writing->letter, run->target);
  const HvField *field = g_ptr_array_index (writing->letter->fields, index);
  const char *value = g_ptr_array_index (writing->values, index);
  HvLetterMark mark = { .start = writing->text->len, .field = field->name, .filled = value != NULL };

  if (value != NULL)
    add_words (writing, value);
  else if (!is_optional (field))
    {
      add_words (writing, "[");
      add_words (writing, field->label);
      add_words (writing, "]");
    }
  mark.length = writing->text->len - mark.start;
  if (writing->marks)
    g_array_append_val (writing->letter->marks, mark);
}

static void
add_link (Writing     *writing,
          const HvRun *run)
{
  hv_secret_append (writing->text, run->text);
  /* In plain text an address that is not in the words would be lost. */
  if (run->target != NULL && strstr (run->target, run->text) == NULL)
    {
      hv_secret_append (writing->text, " (");
      hv_secret_append (writing->text, g_str_has_prefix (run->target, "mailto:")
                                       ? run->target + strlen ("mailto:") : run->target);
      hv_secret_append (writing->text, ")");
    }
  if (writing->html == NULL)
    return;
  hv_secret_append (writing->html, "<a href=\"");
  add_html (writing->html, run->target != NULL ? run->target : "");
  hv_secret_append (writing->html, "\">");
  add_html (writing->html, run->text);
  hv_secret_append (writing->html, "</a>");
}

static void
add_runs (Writing   *writing,
          GPtrArray *runs)
{
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);

      if (run->kind == HV_RUN_FIELD)
        add_field (writing, run);
      else if (run->kind == HV_RUN_LINK)
        add_link (writing, run);
      else if (run->kind == HV_RUN_EM && writing->html != NULL)
        {
          hv_secret_append (writing->html, "<em>");
          add_words (writing, run->text);
          hv_secret_append (writing->html, "</em>");
        }
      else
        add_words (writing, run->text);
    }
}

static void
add_tag (GString    *html,
         const char *open,
         const char *tag,
         const char *close)
{
  hv_secret_append (html, open);
  hv_secret_append (html, tag);
  hv_secret_append (html, close);
}

static void
switch_list (GString    *html,
             const char *from,
             const char *to)
{
  if (g_strcmp0 (from, to) == 0)
    return;
  if (from != NULL)
    add_tag (html, "</", from, ">\n");
  if (to != NULL)
    add_tag (html, "<", to, ">\n");
}

static void
add_blocks (Writing   *writing,
            GPtrArray *blocks)
{
  const HvBlock *before = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (blocks, i);
      const char *tag = block->kind == HV_BLOCK_ITEM ? "li" : "p";
      g_autofree char *number = g_strdup_printf ("%u. ", block->number);

      if (before != NULL)
        hv_secret_append (writing->text, hv_block_list_tag (before) != NULL && hv_block_list_tag (block) != NULL
                                         ? "\n" : "\n\n");
      switch_list (writing->html, hv_block_list_tag (before), hv_block_list_tag (block));
      if (block->kind == HV_BLOCK_ITEM)
        hv_secret_append (writing->text, block->number > 0 ? number : "• ");
      add_tag (writing->html, "<", tag, ">");
      add_runs (writing, block->runs);
      add_tag (writing->html, "</", tag, ">\n");
      before = block;
    }
  switch_list (writing->html, hv_block_list_tag (before), NULL);
}

/* Places to fill in that are no fields: what is left of another program. */
static void
find_foreign (HvLetter  *letter,
              GPtrArray *runs)
{
  static const char * const pairs[][2] = {
    { "{{", "}}" }, { "[[", "]]" }, { "${", "}" }, { "<<", ">>" }, { "\302\253", "\302\273" },
    { "{%", "%}" },
  };

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);

      for (guint j = 0; run->kind != HV_RUN_FIELD && j < G_N_ELEMENTS (pairs); j++)
        {
          const char *start = strstr (run->text, pairs[j][0]);
          const char *end = start != NULL ? strstr (start + strlen (pairs[j][0]), pairs[j][1]) : NULL;
          g_autofree char *place = NULL;
          g_autofree char *message = NULL;

          /* French quotes are quotes, unless they hold one word. */
          if (end == NULL || (j == 4 && memchr (start, ' ', end - start) != NULL))
            continue;
          place = g_strndup (start, end - start + strlen (pairs[j][1]));
          message = g_strdup_printf (_("“%s” stands in the template, and Houvast cannot fill it in. "
                                       "Report it to the knowledge manager."), place);
          add_problem (letter, NULL, message, TRUE);
        }
    }
}

static void
add_footer (Writing    *writing,
            HvAnswer   *answer,
            HvDates    *dates,
            HvSpoken   *spoken)
{
  g_autofree char *day = hv_dates_long (dates, answer->lang, answer->approval.on);
  g_autofree char *line = hv_spoken_footer (spoken, answer->lang, answer->key, answer->version, day);

  hv_secret_append (writing->text, "\n\n");
  hv_secret_append (writing->html, "<p><small>");
  add_words (writing, line);
  hv_secret_append (writing->html, "</small></p>\n");
}

static char *
take (GString *string)
{
  char *text = hv_secret_dup (string->str, string->len);

  hv_secret_string_free (string);
  return text;
}

static void
write_letter (Writing  *writing,
              HvAnswer *answer,
              HvDates  *dates,
              HvSpoken *spoken)
{
  HvLetter *letter = writing->letter;

  /* No word of a text that is being checked may be used. */
  if (!hv_state_may_copy (answer->state))
    {
      letter->subject = g_strdup ("");
      letter->text = g_strdup ("");
      letter->html = g_strdup ("");
      return;
    }
  writing->text = hv_secret_string_new ();
  add_runs (writing, answer->unit->title);
  letter->subject = take (writing->text);
  /* A value of several lines would add headers of its own to a message. */
  g_strdelimit (letter->subject, "\r\n\t", ' ');

  writing->text = hv_secret_string_new ();
  writing->html = hv_secret_string_new ();
  writing->marks = TRUE;
  add_blocks (writing, answer->unit->body);
  if (spoken != NULL)
    add_footer (writing, answer, dates, spoken);
  letter->text = take (writing->text);
  letter->html = take (writing->html);
}

/**
 * hv_letter_new:
 * @answer: a template
 * @fields: what was filled in
 * @dates: how days are written
 * @spoken: (nullable): adds a footer that names template, version and approval
 *
 * Returns: (transfer full): the letter as it stands, with what is still wrong
 */
HvLetter *
hv_letter_new (HvAnswer *answer,
               HvFields *fields,
               HvDates  *dates,
               HvSpoken *spoken)
{
  HvLetter *letter = g_new0 (HvLetter, 1);
  Writing writing = { .letter = letter };

  letter->channel = g_strdup (answer->unit->channel);
  letter->fields = hv_field_list (answer->unit);
  letter->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  letter->marks = g_array_new (FALSE, FALSE, sizeof (HvLetterMark));
  if (!hv_state_may_copy (answer->state))
    add_problem (letter, NULL, _("This template is not approved now. Use another one."), TRUE);
  find_foreign (letter, answer->unit->title);
  for (guint i = 0; i < answer->unit->body->len; i++)
    find_foreign (letter, ((HvBlock *) g_ptr_array_index (answer->unit->body, i))->runs);
  writing.values = fill_fields (letter, fields, answer->lang);
  write_letter (&writing, answer, dates, spoken);
  g_ptr_array_unref (writing.values);
  return letter;
}

void
hv_letter_free (HvLetter *letter)
{
  hv_secret_free (letter->subject);
  hv_secret_free (letter->text);
  hv_secret_free (letter->html);
  g_free (letter->channel);
  g_array_unref (letter->marks);
  g_ptr_array_unref (letter->problems);
  g_ptr_array_unref (letter->fields);
  g_free (letter);
}

/**
 * hv_letter_is_ready:
 *
 * Returns: whether it may go out: nothing is unfilled that must be, and nothing
 *   in it is unknown
 */
gboolean
hv_letter_is_ready (HvLetter *letter)
{
  g_return_val_if_fail (letter != NULL, FALSE);
  for (guint i = 0; i < letter->problems->len; i++)
    if (((HvLetterProblem *) g_ptr_array_index (letter->problems, i))->blocking)
      return FALSE;
  return TRUE;
}
