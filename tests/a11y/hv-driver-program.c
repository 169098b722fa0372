/* hv-driver-program.c: the programs that somebody at the desk starts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-driver-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *
find_program (const char *variable)
{
  const char *program = g_getenv (variable);

  if (program == NULL)
    g_error ("$%s says where the program is", variable);
  return program;
}

/**
 * hv_driver_ctl:
 * @output: (out) (nullable): what it prints
 * @...: arguments of houvastctl
 *
 * Returns: its exit status
 */
int
hv_driver_ctl (HvDriver  *self,
               char     **output,
               ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  va_list args;
  const char *arg;

  g_ptr_array_add (argv, (gpointer) find_program ("HOUVASTCTL"));
  va_start (args, output);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  return hv_driver_run (self, (const char **) argv->pdata, output);
}

/**
 * hv_driver_dup_messages:
 *
 * Returns: (transfer full): what the program wrote on standard error
 */
char *
hv_driver_dup_messages (HvDriver *self)
{
  g_autofree char *path = g_build_filename (self->folder, "messages", NULL);
  char *messages = NULL;

  return g_file_get_contents (path, &messages, NULL, NULL) ? messages : g_strdup ("");
}

/* The program does not outlive a test that fails. */
static void
child_cb (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/**
 * hv_driver_look_for_exit:
 *
 * Returns: whether the program does not run, or not any more
 */
gboolean
hv_driver_look_for_exit (HvDriver *self)
{
  /* Whoever started it hears how it ended. */
  if (self->running && self->adopted)
    {
      self->status = 0;
      self->running = kill (self->pid, 0) == 0;
      if (!self->running)
        g_clear_pointer (&self->program, g_free);
    }
  else if (self->running && waitpid (self->pid, &self->status, WNOHANG) == self->pid)
    {
      self->running = FALSE;
      g_clear_pointer (&self->program, g_free);
    }
  return !self->running;
}

static guint32
process_of (GDBusConnection *bus,
            const char      *name)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
    "GetConnectionUnixProcessID", g_variant_new ("(s)", name), G_VARIANT_TYPE ("(u)"),
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  guint32 pid = 0;

  if (answer != NULL)
    g_variant_get (answer, "(u)", &pid);
  return pid;
}

/* It makes itself known to the registry when it has something to show. */
static gboolean
find_program_on_bus (HvDriver *self)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    self->bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
    "org.a11y.atspi.Accessible", "GetChildren", NULL, G_VARIANT_TYPE ("(a(so))"),
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  g_autoptr (GVariantIter) programs = NULL;
  const char *name;

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(a(so))", &programs);
  while (self->program == NULL && g_variant_iter_next (programs, "(&s&o)", &name, NULL))
    if (process_of (self->bus, name) == (guint32) self->pid)
      self->program = g_strdup (name);
  return self->program != NULL;
}

static void
spawn (HvDriver *self,
       char    **argv)
{
  g_autofree char *path = g_build_filename (self->folder, "messages", NULL);
  g_autoptr (GError) error = NULL;
  int messages = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

  g_assert_cmpint (messages, >=, 0);
  g_assert_false (self->running);
  g_spawn_async_with_pipes_and_fds (self->folder, (const char * const *) argv,
                                    (const char * const *) self->environment,
                                    G_SPAWN_DO_NOT_REAP_CHILD, child_cb, NULL, -1, -1, messages,
                                    NULL, NULL, 0, &self->pid, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->running = TRUE;
  self->adopted = FALSE;
  close (messages);
}

/* Until the first frame is out there is a window with little in it. */
static gboolean
is_opening (HvDriver *self)
{
  g_autoptr (HvTree) tree = hv_driver_read_tree (self);

  return tree->order->len < 20;
}

static void
wait_for_window (HvDriver *self)
{
  hv_wait (self, find_program_on_bus (self));
  hv_wait (self, !is_opening (self));
  hv_driver_focus_window (self);
}

/**
 * hv_driver_start:
 * @...: arguments for the program, beside --library
 *
 * Starts it, and waits until its window can be seen and typed in; or, when it
 * was told to end by itself, not.
 */
void
hv_driver_start (HvDriver *self,
                 ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  gboolean ends = FALSE;
  va_list args;
  const char *arg;

  g_ptr_array_add (argv, (gpointer) find_program ("HOUVAST"));
  g_ptr_array_add (argv, (gpointer) "--library");
  g_ptr_array_add (argv, self->library);
  va_start (args, self);
  while ((arg = va_arg (args, const char *)) != NULL)
    {
      ends = ends || g_str_equal (arg, "--exit-after-first-frame");
      g_ptr_array_add (argv, (gpointer) arg);
    }
  va_end (args);
  g_ptr_array_add (argv, NULL);
  spawn (self, (char **) argv->pdata);
  if (!ends)
    wait_for_window (self);
}

/**
 * hv_driver_start_alone:
 *
 * Starts it as a desktop does: the one program of its name, on the library of
 * the person at the desk.
 */
void
hv_driver_start_alone (HvDriver *self)
{
  const char *argv[] = { find_program ("HOUVAST"), NULL };

  spawn (self, (char **) argv);
  wait_for_window (self);
}

/**
 * hv_driver_adopt:
 * @pid: of a program that the bus started
 *
 * Waits until its window can be seen and typed in.
 */
void
hv_driver_adopt (HvDriver *self,
                 GPid      pid)
{
  g_assert_cmpint (pid, >, 0);
  g_assert_false (self->running);
  self->pid = pid;
  self->running = TRUE;
  self->adopted = TRUE;
  wait_for_window (self);
}

/**
 * hv_driver_wait_exit:
 *
 * Returns: the exit status; -1 when it was ended by a signal
 */
int
hv_driver_wait_exit (HvDriver *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (!hv_driver_look_for_exit (self))
    if (!hv_driver_step (self, &deadline))
      hv_driver_give_up (self, G_STRLOC, "it ends");
  return WIFEXITED (self->status) ? WEXITSTATUS (self->status) : -1;
}

/**
 * hv_driver_quit:
 *
 * Closes the window; the program must have had nothing to complain about.
 */
void
hv_driver_quit (HvDriver *self)
{
  g_autofree char *messages = NULL;
  int status;

  hv_driver_focus_window (self);
  hv_driver_key (self, "ctrl+q");
  status = hv_driver_wait_exit (self);
  messages = hv_driver_dup_messages (self);
  g_assert_cmpstr (messages, ==, "");
  g_assert_cmpint (status, ==, 0);
}
