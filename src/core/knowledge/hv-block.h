/* hv-block.h: text without a renderer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvRunKind:
 * @HV_RUN_TEXT: plain text
 * @HV_RUN_EM: emphasis
 * @HV_RUN_LINK: a link; target is its href
 * @HV_RUN_TERM: a word of the glossary; target is the definition's id or %NULL
 * @HV_RUN_FIELD: a place to fill in during the call; target is the field's name
 */
typedef enum
{
  HV_RUN_TEXT,
  HV_RUN_EM,
  HV_RUN_LINK,
  HV_RUN_TERM,
  HV_RUN_FIELD,
} HvRunKind;

/**
 * HvRun:
 * @text: what is read, valid UTF-8, white space collapsed; of a field its label
 * @target: (nullable): see #HvRunKind
 * @field_type: (nullable): "text", "date" or "choice"
 * @options: (nullable) (array zero-terminated=1): what a choice offers
 */
typedef struct
{
  HvRunKind   kind;
  char       *text;
  char       *target;
  char       *field_type;
  char      **options;
  guint       personal : 1;
  guint       required : 1;
} HvRun;

/**
 * HvBlockKind:
 * @HV_BLOCK_PARAGRAPH: a paragraph
 * @HV_BLOCK_ITEM: an item of a list; @HvBlock.number is 0 in an unordered one
 * @HV_BLOCK_HEADING: a heading inside a unit, such as the name of a purpose
 * @HV_BLOCK_DETAIL: a labelled line of a statement: data, interest, recipient,
 *   transfer, retention, source, contact; @HvBlock.label says which
 * @HV_BLOCK_LAW: a reference to an article; @HvBlock.href identifies it
 */
typedef enum
{
  HV_BLOCK_PARAGRAPH,
  HV_BLOCK_ITEM,
  HV_BLOCK_HEADING,
  HV_BLOCK_DETAIL,
  HV_BLOCK_LAW,
} HvBlockKind;

/**
 * HvBlock:
 * @id: (nullable): the element's id, by which texts cite it
 * @label: (nullable): the element's name for a detail ("retention", …)
 * @href: (nullable): where it leads
 * @runs: (element-type HvRun): its text
 */
typedef struct
{
  HvBlockKind  kind;
  guint        number;
  char        *id;
  char        *label;
  char        *href;
  GPtrArray   *runs;
} HvBlock;

GPtrArray *hv_runs_new        (void);
HvRun     *hv_runs_add        (GPtrArray   *runs,
                               HvRunKind    kind,
                               const char  *text,
                               const char  *target);
char      *hv_runs_to_text    (GPtrArray   *runs);
void       hv_runs_add_html   (GString     *html,
                               GPtrArray   *runs);

void       hv_blocks_add_html (GString     *html,
                               GPtrArray   *blocks);
GPtrArray *hv_blocks_new      (void);
HvBlock   *hv_blocks_add      (GPtrArray   *blocks,
                               HvBlockKind  kind);
char      *hv_blocks_to_text  (GPtrArray   *blocks);
const char *hv_block_list_tag (const HvBlock *block);

G_END_DECLS
