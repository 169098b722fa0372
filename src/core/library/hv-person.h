/* hv-person.h: what belongs to the person at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HvPerson: keys of knowledge that this person keeps at hand, had open, and has
 * read since they changed. There is no room in it for what anybody typed. Used
 * by one thread.
 */
typedef struct _HvPerson HvPerson;

char               *hv_person_usual_path      (void);
HvPerson           *hv_person_new             (const char  *path);
void                hv_person_free            (HvPerson    *person);
gboolean            hv_person_save            (HvPerson    *person,
                                               GError     **error);

const char * const *hv_person_get_favourites  (HvPerson    *person);
gboolean            hv_person_is_favourite    (HvPerson    *person,
                                               const char  *key);
void                hv_person_set_favourite   (HvPerson    *person,
                                               const char  *key,
                                               gboolean     favourite);

const char * const *hv_person_get_recents     (HvPerson    *person);
void                hv_person_add_recent      (HvPerson    *person,
                                               const char  *key);
void                hv_person_forget_recents  (HvPerson    *person);
void                hv_person_keep_recents    (HvPerson    *person,
                                               gboolean     keep);

guint               hv_person_get_seen        (HvPerson    *person,
                                               const char  *library);
void                hv_person_set_seen        (HvPerson    *person,
                                               const char  *library,
                                               guint        edition);
gboolean            hv_person_has_read        (HvPerson    *person,
                                               const char  *key,
                                               const char  *mark);
void                hv_person_set_read        (HvPerson    *person,
                                               const char  *key,
                                               const char  *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvPerson, hv_person_free)

G_END_DECLS
