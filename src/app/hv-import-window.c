/* hv-import-window.c: files taken in, looked at first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "hv-import-window.h"

struct _HvImportWindow
{
  AdwWindow   parent_instance;

  HvService  *service;
};

G_DEFINE_FINAL_TYPE (HvImportWindow, hv_import_window, ADW_TYPE_WINDOW)

static void
hv_import_window_dispose (GObject *object)
{
  HvImportWindow *self = HV_IMPORT_WINDOW (object);

  g_clear_object (&self->service);
  G_OBJECT_CLASS (hv_import_window_parent_class)->dispose (object);
}

static void
hv_import_window_class_init (HvImportWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_import_window_dispose;
  g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
hv_import_window_init (HvImportWindow *self)
{
}

HvImportWindow *
hv_import_window_new (GtkWindow *parent,
                      HvService *service)
{
  HvImportWindow *self = g_object_new (HV_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE,
                                       NULL);

  self->service = g_object_ref (service);
  return self;
}

void
hv_import_window_take (HvImportWindow     *self,
                       const char * const *paths)
{
}
