/* hv-rule-check.h: one document held against the rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-document.h"
#include "hv-rule-book.h"

G_BEGIN_DECLS

/**
 * HvFindingFunc: gets a finding, (transfer full).
 */
typedef void (* HvFindingFunc) (HvFinding *finding,
                                gpointer   user_data);

typedef struct _HvRuleCheck HvRuleCheck;

HvRuleCheck *hv_rule_check_new   (HvRuleBook       *book,
                                  const HvDocument *document,
                                  HvDay             today,
                                  const char       *file,
                                  HvFindingFunc     func,
                                  gpointer          user_data);
void         hv_rule_check_free  (HvRuleCheck      *check);
void         hv_rule_check_root  (HvRuleCheck      *check,
                                  xmlNode          *root);
void         hv_rule_check_child (HvRuleCheck      *check,
                                  xmlNode          *child,
                                  guint             line);
gboolean     hv_rule_is_accepted (xmlNode          *node,
                                  const char       *rule);
void         hv_rule_check_end   (HvRuleCheck      *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvRuleCheck, hv_rule_check_free)

G_END_DECLS
