/* hv-text.h: labels made from the texts of knowledge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "hv-block.h"

G_BEGIN_DECLS

/**
 * HvTextFlags:
 * @HV_TEXT_SELECTABLE: may be selected, by mouse and by keyboard
 * @HV_TEXT_BY_MOUSE: may be selected by mouse, and is no stop for the keyboard
 * @HV_TEXT_HEADING: a heading to a screen reader
 */
typedef enum
{
  HV_TEXT_PLAIN      = 0,
  HV_TEXT_SELECTABLE = 1 << 0,
  HV_TEXT_BY_MOUSE   = 1 << 1,
  HV_TEXT_HEADING    = 1 << 2,
} HvTextFlags;

void       hv_text_prepare        (GtkWidget   *page);
void       hv_text_wrap_buttons   (GtkWidget   *page);
void       hv_text_wrap_choices   (GtkDropDown *choice);
GtkWidget *hv_text_new            (const char  *text,
                                   const char  *css_class,
                                   HvTextFlags  flags);
GtkWidget *hv_text_new_runs       (GPtrArray   *runs,
                                   const char  *css_class,
                                   HvTextFlags  flags);
void       hv_text_set_runs       (GtkWidget   *label,
                                   GPtrArray   *runs,
                                   const char  *before);
GPtrArray *hv_text_get_runs       (GtkWidget   *label,
                                   const char **before);
GtkWidget *hv_text_new_markup     (const char  *markup,
                                   const char  *css_class,
                                   HvTextFlags  flags);
void       hv_run_append_markup   (GString     *markup,
                                   const HvRun *run);
char      *hv_runs_to_markup      (GPtrArray   *runs);
gboolean   hv_link_may_be_opened  (const char  *href);
char      *hv_link_markup         (const char  *href,
                                   const char  *text);

G_END_DECLS
