/* hv-edition-types.h: what an edition hands out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "hv-answer.h"
#include "hv-search.h"

G_BEGIN_DECLS

/**
 * HvDocumentInfo: a document in the edition in force.
 * @sha256: of its file, as it was imported
 */
typedef struct
{
  HvDocumentType  type;
  char           *id;
  char           *lang;
  char           *version;
  char           *title;
  char           *href;
  char           *sha256;
  HvDay           effective;
} HvDocumentInfo;

/**
 * HvEditionInfo: what is in force now; immutable, reference counted.
 * @documents: (element-type HvDocumentInfo)
 * @languages: the languages that have entries, largest first
 * @newly_rebuilt: the stored file was damaged, and was built again
 */
typedef struct
{
  gatomicrefcount  refs;
  guint            number;
  HvDay            from;
  GPtrArray       *documents;
  char           **languages;
  gboolean         rebuilt;
} HvEditionInfo;

/**
 * HvTopicEntry: a question of a topic.
 */
typedef struct
{
  char    *key;
  char    *question;
  HvState  state;
} HvTopicEntry;

/**
 * HvTopic: a topic of the start page.
 * @id: its id
 * @right: whether its entries carry rights of data subjects
 * @entry: key of its first entry
 * @question: that entry's question
 * @count: entries that are shown
 * @entries: (element-type HvTopicEntry): these, in document order
 */
typedef struct
{
  char      *id;
  gboolean   right;
  char      *entry;
  char      *question;
  guint      count;
  GPtrArray *entries;
} HvTopic;

/**
 * HvOutline: a statement for the reader.
 * @head: (element-type HvBlock): controller, contacts
 * @sections: (element-type HvUnit): in document order, with depth
 */
typedef struct
{
  HvDocumentInfo *info;
  HvApproval      approval;
  HvState         state;
  GPtrArray      *head;
  GPtrArray      *sections;
} HvOutline;

/**
 * HvResult: a hit with what its row shows.
 */
typedef struct
{
  HvHit      *hit;
  char       *key;
  char       *document;
  char       *topic;
  char      **audience;
  HvApproval  approval;
} HvResult;

/**
 * HvResults:
 * @hits: search's own answer; owns the #HvHit of the results
 * @results: (element-type HvResult): best first
 * @edition: number of the edition that was searched
 * @took: microseconds
 */
typedef struct
{
  HvHits    *hits;
  GPtrArray *results;
  guint      edition;
  gint64     took;
} HvResults;

HvEditionInfo   *hv_edition_info_new          (void);
HvEditionInfo   *hv_edition_info_ref          (HvEditionInfo        *info);
void             hv_edition_info_unref        (HvEditionInfo        *info);
HvResults       *hv_results_new               (void);
HvOutline       *hv_outline_new               (void);
void             hv_document_info_free        (HvDocumentInfo       *info);
void             hv_results_free              (HvResults            *results);
void             hv_outline_free              (HvOutline            *outline);
GPtrArray       *hv_topic_entries_new         (void);
void             hv_topic_entries_add         (GPtrArray            *entries,
                                               const char           *key,
                                               const char           *question,
                                               HvState               state);
HvTopic         *hv_topic_new                 (const char           *id);
void             hv_topic_add                 (HvTopic              *topic,
                                               const char           *key,
                                               const char           *question,
                                               HvState               state);
void             hv_topic_free                (HvTopic              *topic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvEditionInfo, hv_edition_info_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvResults, hv_results_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvOutline, hv_outline_free)

G_END_DECLS
