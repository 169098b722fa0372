/* hv-intake.h: untrusted files made into checked documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "hv-document.h"
#include "hv-finding.h"
#include "hv-kind.h"

G_BEGIN_DECLS

/**
 * HvIntakeUnit: what is remembered of a unit, whose text is left in the file.
 */
typedef struct
{
  HvKind   kind;
  guint    line;
  char    *wording;        /* SHA-256 of the normalised wording */
} HvIntakeUnit;

/**
 * HvIntakeFile:
 * @name: as the person named it
 * @copy: the private copy that was read
 * @sha256: of that copy
 * @original: (nullable): a private copy of the foreign file that @copy was
 *   converted from
 * @document: its head; type %HV_DOCUMENT_GOLDEN for a golden list (whose id is
 *   "golden" and whose lang is the list's)
 * @units: (element-type utf8 HvIntakeUnit): by id
 * @elements: (element-type utf8 guint): every id in the file to its line
 */
typedef struct
{
  char        *name;
  char        *copy;
  char        *sha256;
  char        *original;
  HvDocument  *document;
  GHashTable  *units;
  GHashTable  *elements;
} HvIntakeFile;

/**
 * HvKnown: what the library already has, for references that leave the files
 * being taken in. @has says whether @id exists in (@document, @lang); @id
 * %NULL asks for the document alone. @contacts returns (transfer none) (nullable)
 * the text of the contacts that its documents declare.
 */
typedef struct _HvKnown HvKnown;
struct _HvKnown
{
  gboolean (* has) (HvKnown    *known,
                    const char *document,
                    const char *lang,
                    const char *id);
  const char *(* contacts) (HvKnown *known);
};

/**
 * HvProgress: called now and then, from the thread that works, with a fraction
 * of the whole between 0 and 1.
 */
typedef void (* HvProgress) (double   fraction,
                             gpointer user_data);

typedef struct _HvIntake HvIntake;

HvIntake  *hv_intake_new         (GError       **error);
void       hv_intake_free        (HvIntake      *intake);
void       hv_intake_set_lang    (HvIntake      *intake,
                                  const char    *lang);
void       hv_intake_set_format  (HvIntake      *intake,
                                  const char    *format);
void       hv_intake_set_today   (HvIntake      *intake,
                                  HvDay          today);
gboolean   hv_intake_add         (HvIntake      *intake,
                                  const char    *path,
                                  HvProgress     progress,
                                  gpointer       user_data,
                                  GCancellable  *cancellable,
                                  GError       **error);
gboolean   hv_intake_add_original (HvIntake     *intake,
                                  HvIntakeFile  *file,
                                  const char    *path,
                                  GCancellable  *cancellable,
                                  GError       **error);
const HvIntakeFile *
           hv_intake_find_file   (HvIntake      *intake,
                                  const char    *sha256);
gboolean   hv_intake_finish      (HvIntake      *intake,
                                  HvKnown       *known,
                                  GCancellable  *cancellable,
                                  GError       **error);
const char *hv_intake_folder     (HvIntake      *intake);
GPtrArray *hv_intake_files       (HvIntake      *intake);
GPtrArray *hv_intake_findings    (HvIntake      *intake);
gboolean   hv_intake_is_refused  (HvIntake      *intake);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvIntake, hv_intake_free)

G_END_DECLS
