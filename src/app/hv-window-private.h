/* hv-window-private.h: what the files of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * hv-window.c           making it, and following the library
 * hv-window-content.c   its pages, made when they are first needed
 * hv-window-search.c    from a keystroke to a list
 * hv-window-place.c     places that other programs ask for
 * hv-window-reading.c   from a key of knowledge to a page, back and forward
 * hv-window-keys.c      the keyboard
 * hv-window-actions.c   menus, toasts, preferences
 * hv-window-call.c      moods, requests, the date to say
 * hv-window-handover.c  what leaves it for other programs
 * hv-window-import.c    files on their way in
 * hv-window-forget.c    nothing of one call is left for the next
 * hv-window-size.c      how large it is, and the small mode
 * hv-window-person.c    favourites, recent answers, what changed, reports
 */
#pragma once

#include "hv-answer-page.h"
#include "hv-request-bar.h"
#include "hv-person.h"
#include "hv-results-pane.h"
#include "hv-screen-lock.h"
#include "hv-split.h"
#include "hv-start-page.h"
#include "hv-statement-page.h"
#include "hv-trail.h"
#include "hv-window.h"

G_BEGIN_DECLS

/* What a key asked to copy while its answer was still on its way. */
#define HV_COPY_NOTHING -3
#define HV_COPY_DATE -2
#define HV_COPY_SPOKEN -1

/**
 * HvOpenFlags: how a page is come to.
 * @HV_OPEN_CHOSEN: asked for, so that it stays in the trail
 * @HV_OPEN_PASSING: shown because it is the first result
 * @HV_OPEN_TRAIL: back or forward: the trail is there already
 * @HV_OPEN_REVISIT: asked for again, from the list of this call's answers
 * @HV_OPEN_AGAIN: the same page of another edition or language
 */
typedef enum
{
  HV_OPEN_CHOSEN,
  HV_OPEN_PASSING,
  HV_OPEN_TRAIL,
  HV_OPEN_REVISIT,
  HV_OPEN_AGAIN,
} HvOpenHow;

struct _HvWindow
{
  AdwApplicationWindow  parent_instance;

  HvService            *service;
  GSettings            *settings;       /* NULL when no schema is installed */

  AdwHeaderBar         *header;
  GtkBox               *content;
  AdwToastOverlay      *toasts;
  GtkStack             *stack;
  GtkEditable          *search;
  GtkWidget            *back;
  GtkWidget            *forward;
  GtkWidget            *language;
  GtkWidget            *menu;

  /* Made when first needed; the stack owns them. */
  HvSplit              *split;
  HvRequestBar         *request;        /* NULL when there can be no requests */
  HvResultsPane        *results;
  GtkStack             *reading;        /* the answer, or what is there instead */
  HvAnswerPage         *answer;
  AdwStatusPage        *notice;
  HvStartPage          *start;
  HvStatementPage      *statement;

  HvPlaceKind           view;           /* the kind of page that is asked for */
  HvTrail              *trail;
  GPtrArray            *topics;         /* of HvTopic, NULL before they came */
  guint                 edition;        /* the number last seen */
  char                 *lang;           /* for this call, NULL for the usual */
  HvCallDesk            desk;

  GCancellable         *searching;
  guint                 search_stamp;   /* counts searches: older ones are dropped */
  guint                 announce_source;
  char                 *keep;           /* the row to choose again */
  char                 *place;          /* that another program asked for too early */
  char                 *topic;          /* whose questions are listed */

  GCancellable         *opening;
  guint                 open_stamp;
  char                 *wanted;         /* the key that was asked for last */
  int                   copy_later;

  GCancellable         *outlining;
  guint                 outline_stamp;
  char                 *outline;        /* the statement that is shown */
  guint                 outline_edition;

  GCancellable         *topics_cancellable;
  GCancellable         *glossary_cancellable;
  HvGlossary           *glossary;       /* NULL before it came */
  AdwToast             *toast;

  HvPerson             *person;
  GtkRevealer          *news;
  GtkLabel             *news_label;
  GtkWidget            *changed_bar;    /* above the answer, NULL before that is made */
  GPtrArray            *changes;        /* of HvUnitChange since the person last looked, or NULL */
  GHashTable           *changed;        /* keys of those that were not read yet */
  GCancellable         *changes_cancellable;
  GCancellable         *entries_cancellable;
  guint                 save_source;

  HvScreenLock         *lock;           /* NULL before the first frame */
  gint64                last_input;     /* monotonic */
  guint                 forget_source;

  guint                 narrow_source;
  guint                 painted : 1;    /* the first frame is out */
  guint                 narrow : 1;     /* the search field needs the room */
  guint                 told_repaired : 1;
  guint                 taking_demo : 1;
  guint                 read_next : 1;  /* the answer on its way is to be read */
  guint                 favourite : 1;  /* as it was last told */
  guint                 news_hidden : 1;
  guint                 small : 1;      /* the mode, not the size */
};

/* hv-window.c */
void     hv_window_update           (HvWindow    *self);

/* hv-window-content.c */
void     hv_window_need_split       (HvWindow    *self);
void     hv_window_need_start       (HvWindow    *self);
void     hv_window_need_statement   (HvWindow    *self);
void     hv_window_show_first_run   (HvWindow    *self);
void     hv_window_show_damaged     (HvWindow    *self);
void     hv_window_show_notice      (HvWindow    *self,
                                     const char  *icon,
                                     const char  *title,
                                     const char  *text);

/* hv-window-search.c */
void     hv_window_search           (HvWindow    *self);
void     hv_window_search_again     (HvWindow    *self);
void     hv_window_set_query        (HvWindow    *self,
                                     const char  *text);
gboolean hv_window_has_query        (HvWindow    *self);
gboolean hv_window_is_searching     (HvWindow    *self);
void     hv_window_fetch_topics     (HvWindow    *self);
void     hv_window_fetch_glossary   (HvWindow    *self);
void     hv_window_open_topic       (HvWindow    *self,
                                     const char  *topic);
void     hv_window_leave_list       (HvWindow    *self);
void     hv_window_move             (HvWindow    *self,
                                     int          by);

/* hv-window-reading.c */
void     hv_window_open_answer      (HvWindow    *self,
                                     const char  *key,
                                     HvOpenHow    how);
void     hv_window_open_statement   (HvWindow    *self,
                                     const char  *key,
                                     HvOpenHow    how);
void     hv_window_open_start       (HvWindow    *self,
                                     HvOpenHow    how);
void     hv_window_close_answer     (HvWindow    *self);
void     hv_window_step             (HvWindow    *self,
                                     int          by);
void     hv_window_read_again       (HvWindow    *self);
void     hv_window_copy             (HvWindow    *self,
                                     int          what);
void     hv_window_focus_reading    (HvWindow    *self);
void     hv_window_focus_search     (HvWindow    *self,
                                     gboolean     select);
void     hv_window_escape_reading   (HvWindow    *self);

/* hv-window-keys.c */
void     hv_window_add_keys         (HvWindow    *self);

/* hv-window-actions.c */
void     hv_window_class_add_actions (GtkWidgetClass *klass);
void     hv_window_update_actions   (HvWindow    *self);
void     hv_window_show_toast       (HvWindow    *self,
                                     const char  *text);
void     hv_window_toast            (HvWindow    *self,
                                     const char  *text);
void     hv_window_next_call        (HvWindow    *self);

/* hv-window-call.c */
void     hv_window_init_call        (HvWindow    *self);
void     hv_window_arrive_call      (HvWindow    *self,
                                     HvAnswer    *answer);
void     hv_window_clear_call       (HvWindow    *self);
gboolean hv_window_call_key         (HvWindow    *self,
                                     guint        digit);
void     hv_window_copy_date        (HvWindow    *self,
                                     gboolean     append);
void     hv_window_class_add_call_actions (GtkWidgetClass *klass);
/* hv-window-forget.c */
void     hv_window_class_add_forgetting (GtkWidgetClass *klass);
void     hv_window_start_forgetting (HvWindow    *self);
void     hv_window_forget           (HvWindow    *self);

/* hv-window-person.c */
void     hv_window_class_add_person (GtkWidgetClass *klass);
void     hv_window_init_person      (HvWindow    *self);
void     hv_window_save_person      (HvWindow    *self);
void     hv_window_fetch_entries    (HvWindow    *self);
gboolean hv_window_is_favourite     (HvWindow    *self);
void     hv_window_set_favourite    (HvWindow    *self,
                                     gboolean     favourite);
void     hv_window_look_for_changes (HvWindow    *self);
void     hv_window_note_read        (HvWindow    *self);
void     hv_window_update_person    (HvWindow    *self);
void     hv_window_forget_recents   (HvWindow    *self);
GtkWidget *hv_window_make_changed_bar (HvWindow  *self);

/* hv-window-size.c */
int      hv_window_restore_size     (HvWindow    *self);
void     hv_window_save_size        (HvWindow    *self);
void     hv_window_set_small        (HvWindow    *self,
                                     gboolean     small);

/* hv-window-handover.c */
void     hv_window_offer_statement  (HvWindow    *self,
                                     HvOutline   *outline);
void     hv_window_class_add_handover_actions (GtkWidgetClass *klass);

/* hv-window-import.c */
void     hv_window_import           (HvWindow    *self,
                                     const char * const *paths);
void     hv_window_choose_files     (HvWindow    *self);
void     hv_window_use_demo         (HvWindow    *self);
void     hv_window_add_drop         (HvWindow    *self);

G_END_DECLS
