/* hv-driver.h: somebody at the desk, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starts the real window as its own process, sees of it what AT-SPI tells a
 * screen reader, types on the keyboard of the display, and reads its
 * clipboards. Nothing of the program is linked.
 */
#pragma once

#include "hv-tree.h"

G_BEGIN_DECLS

typedef struct _HvDriver HvDriver;

const char *hv_driver_missing       (void);
HvDriver  *hv_driver_new            (void);
void       hv_driver_free           (HvDriver   *self);

const char *hv_driver_folder        (HvDriver   *self);
const char *hv_driver_library       (HvDriver   *self);
void       hv_driver_setenv         (HvDriver   *self,
                                     const char *name,
                                     const char *value);
void       hv_driver_speak_dutch    (HvDriver   *self);
void       hv_driver_write          (HvDriver   *self,
                                     const char *name,
                                     const char *text);
int        hv_driver_ctl            (HvDriver   *self,
                                     char      **output,
                                     ...) G_GNUC_NULL_TERMINATED;

void       hv_driver_start          (HvDriver   *self,
                                     ...) G_GNUC_NULL_TERMINATED;
void       hv_driver_start_alone    (HvDriver   *self);
void       hv_driver_adopt          (HvDriver   *self,
                                     GPid        pid);
int        hv_driver_wait_exit      (HvDriver   *self);
void       hv_driver_quit           (HvDriver   *self);
char      *hv_driver_dup_messages   (HvDriver   *self);

HvNode    *hv_driver_find           (HvDriver   *self,
                                     AtspiRole   role,
                                     const char *pattern);
HvNode    *hv_driver_find_anywhere  (HvDriver   *self,
                                     AtspiRole   role,
                                     const char *pattern);
HvNode    *hv_driver_find_nth       (HvDriver   *self,
                                     AtspiRole   role,
                                     const char *pattern,
                                     guint       n);
HvNode    *hv_driver_get            (HvDriver   *self,
                                     AtspiRole   role,
                                     const char *pattern);
gboolean   hv_driver_shows          (HvDriver   *self,
                                     AtspiRole   role,
                                     const char *pattern);
HvNode    *hv_driver_focused        (HvDriver   *self);
gboolean   hv_driver_focus_is       (HvDriver   *self,
                                     AtspiRole   role,
                                     const char *pattern);
gboolean   hv_driver_focus_is_node  (HvDriver   *self,
                                     HvNode     *node);
gboolean   hv_driver_announced      (HvDriver   *self,
                                     const char *pattern);
void       hv_driver_press          (HvDriver   *self,
                                     AtspiRole   role,
                                     const char *pattern);
GPtrArray *hv_driver_read           (HvDriver   *self);
char      *hv_driver_dump           (HvDriver   *self);

void       hv_driver_focus_window   (HvDriver   *self);
guint      hv_driver_n_windows      (HvDriver   *self);
void       hv_driver_resize         (HvDriver   *self,
                                     int         width,
                                     int         height);
void       hv_driver_key            (HvDriver   *self,
                                     const char *keys);
void       hv_driver_type           (HvDriver   *self,
                                     const char *text);
char      *hv_driver_dup_clipboard  (HvDriver   *self,
                                     const char *selection);
gboolean   hv_driver_clipboard_is   (HvDriver   *self,
                                     const char *selection,
                                     const char *text);
void       hv_driver_set_clipboard  (HvDriver   *self,
                                     const char *text);

gboolean   hv_driver_step           (HvDriver   *self,
                                     gint64     *deadline);
void       hv_driver_give_up        (HvDriver   *self,
                                     const char *where,
                                     const char *what) G_GNUC_NORETURN;

/**
 * hv_wait:
 *
 * Goes on when the condition is true, and fails when it does not become so. It
 * is evaluated again and again, so it must not have effects.
 */
#define hv_wait(self, condition)                             \
  G_STMT_START {                                             \
    gint64 deadline_ = 0;                                    \
    while (!(condition))                                     \
      if (!hv_driver_step (self, &deadline_))                \
        hv_driver_give_up (self, G_STRLOC, #condition);      \
  } G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvDriver, hv_driver_free)

G_END_DECLS
