/* hv-letter.h: a template, filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-answer.h"
#include "hv-fields.h"
#include "hv-spoken.h"

G_BEGIN_DECLS

/**
 * HvLetterProblem:
 * @field: (nullable): name of the field that it is about
 * @message: what to do, in the language of the interface
 * @blocking: %FALSE for what is only to be seen: a field left empty that may be
 */
typedef struct
{
  char     *field;
  char     *message;
  gboolean  blocking;
} HvLetterProblem;

/**
 * HvLetterMark: where in the text a field stands.
 * @start: byte of #HvLetter.text
 * @length: bytes
 * @field: its name
 * @filled: whether a value stands there, or else its label in square brackets,
 *   or nothing where it may be left out
 */
typedef struct
{
  gsize       start;
  gsize       length;
  const char *field;
  gboolean    filled;
} HvLetterMark;

/**
 * HvLetter:
 * @subject: one line
 * @text: the body, for a preview and to copy
 * @html: the same as a fragment of HTML without scripts or styles
 * @channel: (nullable): how it is sent
 * @fields: (element-type HvField): what it asks for
 * @problems: (element-type HvLetterProblem): why it cannot go out as it is
 * @marks: (element-type HvLetterMark): the fields in @text
 * @personal: whether data of a person stand in it
 *
 * Its texts are wiped by hv_letter_free().
 */
typedef struct
{
  char      *subject;
  char      *text;
  char      *html;
  char      *channel;
  GPtrArray *fields;
  GPtrArray *problems;
  GArray    *marks;
  gboolean   personal;
} HvLetter;

HvLetter *hv_letter_new      (HvAnswer *answer,
                              HvFields *fields,
                              HvDates  *dates,
                              HvSpoken *spoken);
void      hv_letter_free     (HvLetter *letter);
gboolean  hv_letter_is_ready (HvLetter *letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvLetter, hv_letter_free)

G_END_DECLS
