/* hv-mail.h: a message for the person's own mail program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HvMailWay: how a message got to the mail program.
 * @HV_MAIL_NOT: it did not: there is none that can be told
 * @HV_MAIL_WHOLE: with everything
 * @HV_MAIL_WITHOUT_TEXT: without subject and text, which must be pasted there
 * @HV_MAIL_DROPPED: the person changed their mind
 */
typedef enum
{
  HV_MAIL_NOT,
  HV_MAIL_WHOLE,
  HV_MAIL_WITHOUT_TEXT,
  HV_MAIL_DROPPED,
} HvMailWay;

void       hv_mail_compose_async  (const char          *subject,
                                   const char          *text,
                                   gboolean             personal,
                                   const char * const  *attachments,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
HvMailWay  hv_mail_compose_finish (GAsyncResult        *result,
                                   GError             **error);

G_END_DECLS
