/* hv-schema-private.h: the schema as a tree that can be asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RELAX NG validates, but its own words name neither the attribute nor the
 * remedy. So when it says no, the same schema is read once more as a tree, to
 * say what it expected.
 */
#pragma once

#include "hv-schema.h"

G_BEGIN_DECLS

/**
 * HvSlot: one place in the sequence of an element's children.
 * @names: (element-type utf8): elements that may stand there; not owned
 * @required: at least one must
 * @repeats: more than one may
 */
typedef struct
{
  GPtrArray *names;
  gboolean   required;
  gboolean   repeats;
} HvSlot;

/**
 * HvModel: what an element may have inside it.
 * @slots: (element-type HvSlot)
 * @text: whether it may have text
 */
typedef struct
{
  GArray   *slots;
  gboolean  text;
} HvModel;

/**
 * HvAttributePattern: an attribute that an element may have.
 * @pattern: the "attribute" of the schema
 */
typedef struct
{
  xmlNode  *pattern;
  gboolean  required;
} HvAttributePattern;

typedef enum
{
  HV_STEP_FITS,
  HV_STEP_UNKNOWN,        /* may not stand here at all */
  HV_STEP_TOO_LATE,       /* belongs before what came already */
  HV_STEP_TOO_MANY,
  HV_STEP_MISSING,        /* something required was left out before it */
} HvStepResult;

/**
 * HvPlace: how far the children of one element have come.
 * @slot: where the last child stands
 * @count: how many stand there
 */
typedef struct
{
  guint slot;
  guint count;
} HvPlace;

HvModel     *hv_model_new        (xmlNode      *pattern);
void         hv_model_free       (HvModel      *model);
HvStepResult hv_model_step       (HvModel      *model,
                                  HvPlace      *place,
                                  const char   *name,
                                  HvSlot      **missing);
HvSlot      *hv_model_end        (HvModel      *model,
                                  HvPlace      *place);
char        *hv_slot_to_text     (const HvSlot *slot);
char        *hv_model_to_text    (HvModel      *model);

xmlNode     *hv_pattern_resolve  (xmlNode      *ref);
xmlNode     *hv_pattern_child    (xmlNode      *element,
                                  const char   *name);
GArray      *hv_pattern_attributes (xmlNode    *element);
gboolean     hv_pattern_is       (xmlNode      *node,
                                  const char   *name);
char        *hv_pattern_name     (xmlNode      *node);

HvFinding   *hv_explain_element    (xmlNode      *node,
                                    xmlNode      *pattern,
                                    const char   *file,
                                    guint         line);
HvFinding   *hv_explain_mixed      (xmlNode      *node,
                                    const char   *file,
                                    guint         line);
HvFinding   *hv_explain_attributes (xmlNode      *node,
                                    xmlNode      *pattern,
                                    const char   *file,
                                    guint         line);
HvFinding   *hv_explain_step       (HvModel      *model,
                                    HvPlace      *place,
                                    xmlNode      *child,
                                    const char   *parent,
                                    const char   *file,
                                    guint         line);
HvFinding   *hv_explain_end        (HvModel      *model,
                                    HvPlace      *place,
                                    const char   *parent,
                                    const char   *file,
                                    guint         line);
gboolean     hv_explain_value      (xmlNode      *pattern,
                                    const char   *value,
                                    char        **expected);
char        *hv_alternatives_to_text (GPtrArray  *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvModel, hv_model_free)

G_END_DECLS
