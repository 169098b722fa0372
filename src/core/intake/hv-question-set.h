/* hv-question-set.h: questions that are asked twice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvQuestionSet: the questions of one document. Two are the same when the stems
 * of their words are, stop words and order aside.
 */
typedef struct _HvQuestionSet HvQuestionSet;

HvQuestionSet *hv_question_set_new  (const char     *lang);
void           hv_question_set_free (HvQuestionSet  *set);
const char    *hv_question_set_add  (HvQuestionSet  *set,
                                     const char     *question,
                                     const char     *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvQuestionSet, hv_question_set_free)

G_END_DECLS
