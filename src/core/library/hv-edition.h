/* hv-edition.h: one edition, opened to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-answer.h"
#include "hv-db.h"
#include "hv-edition-types.h"
#include "hv-glossary.h"
#include "hv-search.h"

G_BEGIN_DECLS

/**
 * HvEdition: used by one thread at a time; its file is never changed.
 */
typedef struct _HvEdition HvEdition;

HvEdition     *hv_edition_open      (const char             *path,
                                     GError                **error);
void           hv_edition_free      (HvEdition              *edition);
guint          hv_edition_number    (HvEdition              *edition);
HvEditionInfo *hv_edition_info      (HvEdition              *edition,
                                     GError                **error);
const char    *hv_edition_language  (HvEdition              *edition,
                                     const char             *wanted);
HvResults     *hv_edition_search    (HvEdition              *edition,
                                     const HvSearchRequest  *request,
                                     GCancellable           *cancellable,
                                     GError                **error);
const char    *hv_edition_better    (HvEdition              *edition,
                                     const HvSearchRequest  *request,
                                     const HvResults        *results,
                                     GError                **error);
HvAnswer      *hv_edition_answer    (HvEdition              *edition,
                                     const char             *key,
                                     const char             *lang,
                                     HvDay                   day,
                                     GError                **error);
GPtrArray     *hv_edition_topics    (HvEdition              *edition,
                                     const char             *lang,
                                     HvDay                   day,
                                     GError                **error);
HvGlossary    *hv_edition_glossary   (HvEdition              *edition,
                                      const char             *lang,
                                      HvDay                   day,
                                      GError                **error);
GPtrArray     *hv_edition_templates (HvEdition              *edition,
                                     const char             *lang,
                                     HvDay                   day,
                                     GError                **error);
HvOutline     *hv_edition_outline   (HvEdition              *edition,
                                     const char             *document,
                                     const char             *lang,
                                     HvDay                   day,
                                     GError                **error);
gboolean       hv_edition_topic_of  (HvEdition              *edition,
                                     gint64                  row,
                                     char                  **key,
                                     char                  **topic,
                                     GError                **error);

void           hv_key_parse         (const char             *key,
                                     char                  **document,
                                     char                  **id,
                                     char                  **lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvEdition, hv_edition_free)

G_END_DECLS
