/* hv-fields.c: what was filled in during this call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place where data of a caller may be, as long as the call lasts: in
 * memory, wiped when it is cleared, never written anywhere.
 */
#include "hv-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"
#include "hv-secret.h"

typedef struct
{
  char *name;
  char *value;
} Value;

struct _HvFields
{
  HvDates *dates;
  GArray  *values;      /* in the order of filling in */
  HvDay    today;
  HvDay    days[HV_FILL_TARGET + 1];
  gboolean at_once;
};

static void
value_clear (Value *value)
{
  g_free (value->name);
  hv_secret_free (value->value);
}

/**
 * hv_fields_new:
 * @dates: a reference is taken
 *
 * Returns: (transfer full): nothing filled in yet
 */
HvFields *
hv_fields_new (HvDates *dates)
{
  HvFields *fields = g_new0 (HvFields, 1);

  fields->dates = hv_dates_ref (dates);
  fields->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (fields->values, (GDestroyNotify) value_clear);
  return fields;
}

/**
 * hv_fields_free:
 *
 * Wipes all values.
 */
void
hv_fields_free (HvFields *fields)
{
  hv_dates_unref (fields->dates);
  g_array_unref (fields->values);
  g_free (fields);
}

/**
 * hv_fields_set_days:
 * @today: the day it is
 * @receipt: the day of receipt, or 0
 * @deadline: (nullable): what was counted from it
 *
 * What self-filling fields say.
 */
void
hv_fields_set_days (HvFields         *fields,
                    HvDay             today,
                    HvDay             receipt,
                    const HvDeadline *deadline)
{
  g_return_if_fail (fields != NULL);
  fields->today = today;
  fields->days[HV_FILL_TODAY] = today;
  fields->days[HV_FILL_RECEIPT] = receipt;
  fields->days[HV_FILL_LEGAL] = deadline != NULL ? deadline->legal : 0;
  fields->days[HV_FILL_EXTENSION] = deadline != NULL ? deadline->extension : 0;
  fields->days[HV_FILL_TARGET] = deadline != NULL ? deadline->target : 0;
  fields->at_once = deadline != NULL && deadline->at_once;
}

static guint
find (HvFields   *fields,
      const char *name)
{
  guint i = 0;

  while (i < fields->values->len
         && strcmp (g_array_index (fields->values, Value, i).name, name) != 0)
    i++;
  return i;
}

/**
 * hv_fields_set:
 * @value: (nullable): what was typed; %NULL or blank empties the field
 * @error: %HV_ERROR_USAGE for what cannot stand in a letter
 *
 * What is refused leaves what was there.
 */
gboolean
hv_fields_set (HvFields    *fields,
               const char  *name,
               const char  *value,
               GError     **error)
{
  gsize length = value != NULL ? strlen (value) : 0;
  guint index;
  Value entry = { 0 };

  g_return_val_if_fail (fields != NULL && name != NULL, FALSE);
  if (length > HV_FIELD_MAX)
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("That is too long for a letter. Type a shorter text."));
      return FALSE;
    }
  if (length > 0 && !g_utf8_validate (value, length, NULL))
    {
      g_set_error_literal (error, HV_ERROR, HV_ERROR_USAGE,
                           _("That text cannot be read. Type it instead of pasting it."));
      return FALSE;
    }
  for (; length > 0 && g_ascii_isspace (*value); value++)
    length--;
  while (length > 0 && g_ascii_isspace (value[length - 1]))
    length--;
  /* Copied before the old one goes: it may be the same memory. */
  entry.value = length > 0 ? hv_secret_dup (value, length) : NULL;
  entry.name = g_strdup (name);
  /* Lines may be broken; no other control character belongs in a letter. */
  for (char *at = entry.value; at != NULL && *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) && *at != '\n')
      *at = ' ';
  index = find (fields, name);
  if (index < fields->values->len)
    g_array_remove_index (fields->values, index);
  if (entry.value != NULL)
    g_array_insert_val (fields->values, index, entry);
  else
    g_free (entry.name);
  return TRUE;
}

/**
 * hv_fields_get:
 *
 * Returns: (transfer none) (nullable): what was filled in, as it was typed
 */
const char *
hv_fields_get (HvFields   *fields,
               const char *name)
{
  guint index;

  g_return_val_if_fail (fields != NULL && name != NULL, NULL);
  index = find (fields, name);
  return index < fields->values->len ? g_array_index (fields->values, Value, index).value : NULL;
}

static char *
own_day (HvFields       *fields,
         const HvField  *field,
         const char     *lang,
         GError        **error)
{
  HvDay day = fields->days[field->fill];

  if (day != 0)
    return hv_dates_long (fields->dates, lang, day);
  if (fields->at_once && field->fill != HV_FILL_RECEIPT)
    g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                 _("“%s”: this right takes effect at once, so there is no such day. Use another "
                   "text."), field->label);
  else
    g_set_error (error, HV_ERROR, HV_ERROR_USAGE,
                 _("“%s” fills itself once the date received is known."), field->label);
  return NULL;
}

static char *
typed_day (HvFields       *fields,
           const HvField  *field,
           const char     *typed,
           const char     *lang,
           GError        **error)
{
  g_autoptr (GError) local = NULL;
  HvDay day;

  if (fields->today == 0)
    return hv_secret_dup (typed, -1);
  day = hv_dates_parse_any (fields->dates, lang, typed, -1, fields->today, &local);
  if (day != 0)
    return hv_dates_long (fields->dates, lang, day);
  g_set_error (error, HV_ERROR, HV_ERROR_USAGE, _("“%1$s”: %2$s"), field->label, local->message);
  return NULL;
}

/**
 * hv_fields_value:
 * @field: a field of a text
 * @lang: (nullable): the language of that text
 * @error: %HV_ERROR_NOT_FOUND when it is empty, %HV_ERROR_USAGE when what was
 *   filled in does not do; the message says what to do
 *
 * Returns: (transfer full) (nullable): the words that take its place, for
 *   hv_secret_free()
 */
char *
hv_fields_value (HvFields       *fields,
                 const HvField  *field,
                 const char     *lang,
                 GError        **error)
{
  const char *typed;

  g_return_val_if_fail (fields != NULL && field != NULL, NULL);
  if (field->fill != HV_FILL_BY_HAND)
    return own_day (fields, field, lang, error);
  typed = hv_fields_get (fields, field->name);
  if (typed == NULL)
    {
      g_set_error (error, HV_ERROR, HV_ERROR_NOT_FOUND, _("“%s” is not filled in."), field->label);
      return NULL;
    }
  if (field->type == HV_FIELD_DATE)
    return typed_day (fields, field, typed, lang, error);
  if (field->type == HV_FIELD_CHOICE
      && !g_strv_contains ((const char * const *) field->options, typed))
    {
      g_set_error (error, HV_ERROR, HV_ERROR_USAGE, _("“%s”: choose one of what is offered."),
                   field->label);
      return NULL;
    }
  return hv_secret_dup (typed, -1);
}

static HvRun *
run_copy (const HvRun *run)
{
  HvRun *copy = g_new0 (HvRun, 1);

  *copy = *run;
  copy->text = g_strdup (run->text);
  copy->target = g_strdup (run->target);
  copy->field_type = g_strdup (run->field_type);
  copy->options = g_strdupv (run->options);
  return copy;
}

/* What was filled in is wiped. */
static void
run_free (HvRun *run)
{
  hv_secret_free (run->text);
  g_free (run->target);
  g_free (run->field_type);
  g_strfreev (run->options);
  g_free (run);
}

static HvRun *
fill_run (HvFields    *fields,
          const HvRun *run,
          const char  *lang,
          HvFilling   *filling)
{
  g_autoptr (HvField) field = hv_field_new (run);
  g_autoptr (GError) error = NULL;
  char *value = hv_fields_value (fields, field, lang, &error);
  HvRun *filled;

  if (value == NULL)
    {
      if (filling->open == NULL)
        filling->open = g_strdup (error->message);
      return run_copy (run);
    }
  filled = g_new0 (HvRun, 1);
  filled->kind = HV_RUN_EM;
  filled->text = value;
  filling->personal |= field->personal;
  return filled;
}

/**
 * hv_fields_fill:
 * @runs: (element-type HvRun): a text
 * @lang: (nullable): its language
 * @receipt: the day of receipt on its page, or 0
 * @deadline: (nullable): what was counted from it there
 * @filling: told what is in the text now; what it knows of other texts stays
 *
 * A page may show days before there is a request; a letter waits for one. So
 * the days come with the text, and those of hv_fields_set_days() are for letters.
 *
 * Returns: (transfer full) (element-type HvRun): the same text, in which what is
 *   filled in is emphasised, and what is open still a field; wiped when it is freed
 */
GPtrArray *
hv_fields_fill (HvFields         *fields,
                GPtrArray        *runs,
                const char       *lang,
                HvDay             receipt,
                const HvDeadline *deadline,
                HvFilling        *filling)
{
  GPtrArray *filled;
  HvFields page;

  g_return_val_if_fail (fields != NULL && runs != NULL && filling != NULL, NULL);
  if (!hv_runs_have_field (runs))
    return g_ptr_array_ref (runs);
  page = *fields;
  hv_fields_set_days (&page, fields->today, receipt, deadline);
  filled = g_ptr_array_new_full (runs->len, (GDestroyNotify) run_free);
  for (guint i = 0; i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);

      g_ptr_array_add (filled, run->kind == HV_RUN_FIELD ? fill_run (&page, run, lang, filling)
                                                         : run_copy (run));
    }
  return filled;
}

void
hv_filling_clear (HvFilling *filling)
{
  g_clear_pointer (&filling->open, g_free);
  filling->personal = FALSE;
}

/**
 * hv_fields_clear:
 *
 * Wipes all that was filled in, and forgets the days.
 */
void
hv_fields_clear (HvFields *fields)
{
  g_return_if_fail (fields != NULL);
  g_array_set_size (fields->values, 0);
  fields->today = 0;
  memset (fields->days, 0, sizeof fields->days);
  fields->at_once = FALSE;
}

/**
 * hv_fields_foreach:
 * @func: (scope call): called for each value, in the order of filling in
 */
void
hv_fields_foreach (HvFields    *fields,
                   HvFieldFunc  func,
                   gpointer     user_data)
{
  g_return_if_fail (fields != NULL && func != NULL);
  for (guint i = 0; i < fields->values->len; i++)
    {
      const Value *value = &g_array_index (fields->values, Value, i);

      func (value->name, value->value, user_data);
    }
}
