/* hv-import.h: files on their way into the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "hv-day.h"
#include "hv-intake.h"

G_BEGIN_DECLS

/**
 * HvPending: what to do with waiting changes that touch the same documents.
 */
typedef enum
{
  HV_PENDING_REFUSE,
  HV_PENDING_KEEP,
  HV_PENDING_CANCEL,
} HvPending;

typedef enum
{
  HV_CHANGE_NEW,
  HV_CHANGE_CHANGED,
  HV_CHANGE_SAME,
} HvChangeKind;

/**
 * HvImportDocument: one document of an import beside the one it replaces.
 */
typedef struct
{
  HvDocumentType  type;
  char           *id;
  char           *lang;
  char           *version;
  char           *sha256;
  HvChangeKind    change;
} HvImportDocument;

/**
 * HvImport: the report of an import, before and after it happened.
 * @documents: (element-type HvImportDocument)
 * @findings: (element-type HvFinding): sorted by file and line
 * @added, @changed, @removed: (element-type utf8): keys of units
 * @touched: (element-type utf8): keys of units that themselves stay as they
 *   are, but whose cited text changes: they go back to being checked
 * @pending: (element-type guint): numbers of waiting changes that touch the
 *   same documents
 * @refused: the findings keep the files out
 * @waiting: (element-type utf8): of an exported library, the folders of what
 *   waits in it, named by their days; scheduled after the rest
 * @edition: the number of the change, 0 before it happened or when nothing
 *   changes
 * @from: the day it comes into force
 * @intake: owns the findings, and the copies of the files
 * @older: (nullable): of an exported library, its superseded versions
 * @is_export: one of the folders is an exported library
 */
typedef struct
{
  GPtrArray *documents;
  GPtrArray *findings;
  GPtrArray *added;
  GPtrArray *changed;
  GPtrArray *removed;
  GPtrArray *touched;
  GArray    *pending;
  gboolean   refused;
  guint      edition;
  HvDay      from;
  HvIntake  *intake;
  HvIntake  *older;
  gboolean   is_export;
  guint      base;           /* last change when the plan was made */
  GPtrArray *waiting;
} HvImport;

/**
 * HvImportOptions:
 * @effective: the day from which, 0 for what the documents say
 * @lang: (nullable): language of documents that name none
 * @format: (nullable): the foreign format of the files, %NULL to see by them
 * @role: (nullable): who imports
 * @approve: (nullable): a role that signs off everything that changes
 * @is_past_today: an @effective that has passed since stands for today
 */
typedef struct
{
  HvDay       effective;
  const char *lang;
  const char *format;
  const char *role;
  const char *approve;
  HvPending   pending;
  gboolean    is_past_today;
} HvImportOptions;

HvImport *hv_import_plan     (const char             *library,
                              const char * const     *paths,
                              const HvImportOptions  *options,
                              HvProgress              progress,
                              gpointer                user_data,
                              GCancellable           *cancellable,
                              GError                **error);
gboolean  hv_import_apply    (HvImport               *import,
                              const char             *library,
                              const HvImportOptions  *options,
                              HvProgress              progress,
                              gpointer                user_data,
                              GCancellable           *cancellable,
                              GError                **error);
char     *hv_import_build_preview (HvImport            *import,
                              const char             *library,
                              GCancellable           *cancellable,
                              GError                **error);
void      hv_import_set_refused (HvImport             *import,
                              GError                **error);
gboolean  hv_import_changes_something (HvImport      *import);
void      hv_import_free     (HvImport               *import);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvImport, hv_import_free)

G_END_DECLS
