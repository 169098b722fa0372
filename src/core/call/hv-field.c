/* hv-field.c: a place in a text that is filled in during the call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-field.h"

static HvFill
fill_of (const char *name)
{
  static const char * const names[] = { "", "today", "receipt", "legal-deadline",
                                        "extension-deadline", "target" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return i;
  return HV_FILL_BY_HAND;
}

/**
 * hv_field_new:
 * @run: a run of kind %HV_RUN_FIELD
 *
 * Returns: (transfer full): the field that it asks for
 */
HvField *
hv_field_new (const HvRun *run)
{
  HvField *field = g_new0 (HvField, 1);

  field->name = g_strdup (run->target != NULL ? run->target : "");
  field->label = g_strdup (*run->text != '\0' ? run->text : field->name);
  field->fill = fill_of (run->target);
  if (field->fill != HV_FILL_BY_HAND || g_strcmp0 (run->field_type, "date") == 0)
    field->type = HV_FIELD_DATE;
  else if (g_strcmp0 (run->field_type, "choice") == 0
           || (run->options != NULL && run->options[0] != NULL))
    field->type = HV_FIELD_CHOICE;
  field->options = run->options != NULL ? g_strdupv (run->options) : g_new0 (char *, 1);
  field->personal = run->personal;
  field->required = run->required;
  return field;
}

void
hv_field_free (HvField *field)
{
  g_free (field->name);
  g_free (field->label);
  g_strfreev (field->options);
  g_free (field);
}

static HvField *
find (GPtrArray  *fields,
      const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    {
      HvField *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->name, name) == 0)
        return field;
    }
  return NULL;
}

/**
 * hv_field_list_runs:
 * @fields: (element-type HvField): where new ones are added
 * @runs: (element-type HvRun) (nullable): a text
 *
 * A name that occurs twice is one field; it is required, and personal, when it
 * is so anywhere.
 */
void
hv_field_list_runs (GPtrArray *fields,
                    GPtrArray *runs)
{
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);
      HvField *known;

      if (run->kind != HV_RUN_FIELD)
        continue;
      known = find (fields, run->target);
      if (known == NULL)
        {
          g_ptr_array_add (fields, hv_field_new (run));
          continue;
        }
      known->personal |= run->personal;
      known->required |= run->required;
    }
}

/**
 * hv_field_list:
 * @unit: a template, or anything else with fields in its title and body
 *
 * Returns: (transfer full) (element-type HvField): its fields, each name once,
 *   in the order in which they are read
 */
GPtrArray *
hv_field_list (const HvUnit *unit)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_field_free);

  hv_field_list_runs (fields, unit->title);
  for (guint i = 0; unit->body != NULL && i < unit->body->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (unit->body, i);

      hv_field_list_runs (fields, block->runs);
    }
  return fields;
}

/**
 * hv_runs_have_field:
 * @runs: (element-type HvRun)
 *
 * Returns: whether there is a place to fill in
 */
gboolean
hv_runs_have_field (GPtrArray *runs)
{
  g_return_val_if_fail (runs != NULL, FALSE);
  for (guint i = 0; i < runs->len; i++)
    if (((const HvRun *) g_ptr_array_index (runs, i))->kind == HV_RUN_FIELD)
      return TRUE;
  return FALSE;
}
