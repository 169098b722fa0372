/* hv-history.h: the numbered changes of a library, folded by day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-document.h"

G_BEGIN_DECLS

typedef enum
{
  HV_OP_PUT,       /* add or replace */
  HV_OP_REMOVE,
} HvOp;

/**
 * HvChangeDocument: what a change does to one document.
 * @sha256: (nullable): its source, %NULL when removed
 */
typedef struct
{
  HvOp            op;
  HvDocumentType  type;
  char           *id;
  char           *lang;
  char           *version;
  char           *sha256;
} HvChangeDocument;

/**
 * HvChange: change @n makes edition @n.
 * @at: when it was made, seconds since 1970
 * @action: "import", "activate", "remove", "approve" or "withdraw"
 * @documents: (element-type HvChangeDocument)
 */
typedef struct
{
  guint      n;
  HvDay      from;
  gint64     at;
  char      *role;
  char      *action;
  gboolean   cancelled;
  GPtrArray *documents;
} HvChange;

/**
 * HvEditionFile: where edition @n is.
 * @file: name in the folder of editions
 */
typedef struct
{
  guint    n;
  char    *file;
  guint64  size;
  char    *sha256;
} HvEditionFile;

/**
 * HvHistory: all that is known about what happened and will happen.
 * @changes: (element-type HvChange): by number
 * @files: (element-type HvEditionFile)
 * @zone: identifier of the time zone whose calendar counts
 */
typedef struct
{
  GPtrArray *changes;
  GPtrArray *files;
  char      *zone;
} HvHistory;

/**
 * HvFoldDocument: a document in a state.
 * @older: (element-type utf8): sources of earlier versions since it was last
 *   absent, newest first; for wordings that still serve
 * @order: place of the change that put it there, among those folded
 */
typedef struct
{
  HvDocumentType  type;
  char           *id;
  char           *lang;
  char           *version;
  char           *sha256;
  GPtrArray      *older;
  guint           order;
} HvFoldDocument;

HvChangeDocument *hv_change_document_new  (HvOp              op,
                                           HvDocumentType    type,
                                           const char       *id,
                                           const char       *lang,
                                           const char       *version,
                                           const char       *sha256);
HvChange         *hv_change_new           (const char       *action);
void              hv_change_free          (HvChange         *change);

HvHistory        *hv_history_new          (void);
void              hv_history_free         (HvHistory        *history);
HvChange         *hv_history_find         (HvHistory        *history,
                                           guint             n);
guint             hv_history_next_number  (HvHistory        *history);
gint64            hv_history_last_time    (HvHistory        *history);
GPtrArray        *hv_history_order        (HvHistory        *history);
HvChange         *hv_history_on           (HvHistory        *history,
                                           HvDay             day);
GPtrArray        *hv_history_up_to        (HvHistory        *history,
                                           const HvChange   *change);
HvEditionFile    *hv_history_file         (HvHistory        *history,
                                           guint             n);
void              hv_history_set_file     (HvHistory        *history,
                                           guint             n,
                                           const char       *file,
                                           guint64           size,
                                           const char       *sha256);
GTimeZone        *hv_history_zone         (HvHistory        *history);

GPtrArray        *hv_fold                 (GPtrArray        *changes);
HvFoldDocument   *hv_fold_find            (GPtrArray        *fold,
                                           const char       *id,
                                           const char       *lang);
int               hv_fold_compare_order   (gconstpointer     a,
                                           gconstpointer     b);
char             *hv_fold_inputs          (GPtrArray        *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvChange, hv_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvHistory, hv_history_free)

G_END_DECLS
