/* hv-intake-folder.h: a private folder that does not outlive its owner for long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HvIntakeFolder HvIntakeFolder;

HvIntakeFolder *hv_intake_folder_new  (GError         **error);
void            hv_intake_folder_free (HvIntakeFolder  *folder);
const char     *hv_intake_folder_path (HvIntakeFolder  *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvIntakeFolder, hv_intake_folder_free)

G_END_DECLS
