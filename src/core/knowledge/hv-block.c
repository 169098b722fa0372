/* hv-block.c: text without a renderer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-block.h"

static void
run_free (gpointer data)
{
  HvRun *run = data;

  g_free (run->text);
  g_free (run->target);
  g_free (run->field_type);
  g_strfreev (run->options);
  g_free (run);
}

static void
block_free (gpointer data)
{
  HvBlock *block = data;

  g_free (block->id);
  g_free (block->label);
  g_free (block->href);
  g_ptr_array_unref (block->runs);
  g_free (block);
}

/**
 * hv_runs_new:
 *
 * Returns: (transfer full) (element-type HvRun): an empty text
 */
GPtrArray *
hv_runs_new (void)
{
  return g_ptr_array_new_with_free_func (run_free);
}

/**
 * hv_runs_add:
 * @text: copied
 * @target: (nullable): copied
 *
 * Returns: (transfer none): the new run at the end
 */
HvRun *
hv_runs_add (GPtrArray  *runs,
             HvRunKind   kind,
             const char *text,
             const char *target)
{
  HvRun *run = g_new0 (HvRun, 1);

  run->kind = kind;
  run->text = g_strdup (text);
  run->target = g_strdup (target);
  g_ptr_array_add (runs, run);
  return run;
}

/**
 * hv_runs_to_text:
 * @runs: (element-type HvRun) (nullable)
 *
 * Returns: (transfer full): the text as it is said; a field as its label in
 *   square brackets, for whoever has to fill it in
 */
char *
hv_runs_to_text (GPtrArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);

      if (run->kind == HV_RUN_FIELD)
        g_string_append_printf (text, "[%s]", run->text);
      else
        g_string_append (text, run->text);
    }
  return g_string_free (text, FALSE);
}

/**
 * hv_blocks_new:
 *
 * Returns: (transfer full) (element-type HvBlock): no text yet
 */
GPtrArray *
hv_blocks_new (void)
{
  return g_ptr_array_new_with_free_func (block_free);
}

/**
 * hv_blocks_add:
 *
 * Returns: (transfer none): the new, empty block at the end
 */
HvBlock *
hv_blocks_add (GPtrArray   *blocks,
               HvBlockKind  kind)
{
  HvBlock *block = g_new0 (HvBlock, 1);

  block->kind = kind;
  block->runs = hv_runs_new ();
  g_ptr_array_add (blocks, block);
  return block;
}

/**
 * hv_blocks_to_text:
 * @blocks: (element-type HvBlock) (nullable)
 *
 * Returns: (transfer full): paragraphs with an empty line between them, items
 *   each on a line with a dash or number
 */
char *
hv_blocks_to_text (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const HvBlock *block = g_ptr_array_index (blocks, i);
      const HvBlock *before = i > 0 ? g_ptr_array_index (blocks, i - 1) : NULL;
      g_autofree char *line = hv_runs_to_text (block->runs);

      if (before != NULL)
        g_string_append (text, block->kind == HV_BLOCK_ITEM && before->kind == HV_BLOCK_ITEM
                         ? "\n" : "\n\n");
      if (block->kind == HV_BLOCK_ITEM && block->number > 0)
        g_string_append_printf (text, "%u. ", block->number);
      else if (block->kind == HV_BLOCK_ITEM)
        g_string_append (text, "– ");
      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

/**
 * hv_block_list_tag:
 * @block: (nullable)
 *
 * Returns: (transfer none) (nullable): what HTML calls the list that @block stands
 *   in, %NULL when it is in none
 */
const char *
hv_block_list_tag (const HvBlock *block)
{
  if (block == NULL || block->kind != HV_BLOCK_ITEM)
    return NULL;
  return block->number > 0 ? "ol" : "ul";
}
