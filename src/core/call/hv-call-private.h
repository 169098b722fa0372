/* hv-call-private.h: what the parts of a call share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-call.h"

G_BEGIN_DECLS

struct _HvCall
{
  GObject         parent_instance;

  HvTerms        *terms;
  HvRights       *rights;
  HvDay           today;

  char           *mood;
  char           *channel;
  const HvRight  *right;       /* of rights */
  HvAnswer       *served;      /* the page on which it was heard */
  HvDay           receipt;
  HvDeadline     *deadline;
  HvFields       *fields;
  guint           request : 1;
};

G_END_DECLS
