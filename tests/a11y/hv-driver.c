/* hv-driver.c: somebody at the desk, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-driver-private.h"

#include <glib/gstdio.h>
#include <sys/wait.h>

/* When it is, for the program and for houvastctl. */
#define NOW "2026-08-03T10:00:00Z"

/**
 * hv_driver_missing:
 *
 * Returns: (nullable): what is not there that it takes
 */
const char *
hv_driver_missing (void)
{
  static const char * const programs[] = { "xdotool", "xclip" };

  if (g_getenv ("DISPLAY") == NULL)
    return "a display";
  if (g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    return "a session bus";
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        return programs[i];
    }
  return NULL;
}

/* A cursor that blinks and things that slide make every moment another. */
static void
write_settings (HvDriver *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "config", "gtk-4.0", NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  hv_driver_write (self, "config/gtk-4.0/settings.ini",
                   "[Settings]\ngtk-cursor-blink=false\ngtk-enable-animations=false\n");
}

/* Nothing of the person who runs the tests comes in, and nothing goes out. */
static void
set_environment (HvDriver *self)
{
  static const char * const folders[][2] = {
    { "HOME", "home" },
    { "XDG_CONFIG_HOME", "config" },
    { "XDG_DATA_HOME", "data" },
    { "XDG_CACHE_HOME", "cache" },
    { "XDG_STATE_HOME", "state" },
  };

  self->environment = g_get_environ ();
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (self->folder, folders[i][1], NULL);

      g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
      hv_driver_setenv (self, folders[i][0], folder);
    }
  hv_driver_setenv (self, "HOUVAST_LIBRARY", self->library);
  hv_driver_setenv (self, "HOUVAST_NOW", NOW);
  hv_driver_setenv (self, "GSETTINGS_BACKEND", "memory");
  hv_driver_setenv (self, "GDK_BACKEND", "x11");
  hv_driver_setenv (self, "GSK_RENDERER", "cairo");
  hv_driver_setenv (self, "GTK_A11Y", "atspi");
  hv_driver_setenv (self, "G_DEBUG", "fatal-warnings");
  hv_driver_setenv (self, "NO_AT_BRIDGE", NULL);
  hv_driver_setenv (self, "WAYLAND_DISPLAY", NULL);
  hv_driver_setenv (self, "GTK_THEME", NULL);
}

/* The bus of accessibility is started by whoever first asks where it is. */
static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;
  GDBusConnection *bus;
  const char *address;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                  | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

/**
 * hv_driver_new:
 *
 * Returns: (transfer full): somebody with a folder, and no library yet
 */
HvDriver *
hv_driver_new (void)
{
  HvDriver *self = g_new0 (HvDriver, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("houvast-ui-XXXXXX", &error);
  g_assert_no_error (error);
  self->library = g_build_filename (self->folder, "library", NULL);
  set_environment (self);
  write_settings (self);
  self->bus = connect_to_bus ();
  self->hearing = hv_hearing_new (self->bus);
  return self;
}

/**
 * hv_driver_remove_folder:
 *
 * Takes away all that there was.
 */
void
hv_driver_remove_folder (HvDriver *self)
{
  const char *argv[] = { "rm", "-rf", self->folder, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
}

/**
 * hv_driver_free:
 *
 * Ends the program when it still runs, which it must do well, and takes away
 * all that there was.
 */
void
hv_driver_free (HvDriver *self)
{
  if (self->running)
    hv_driver_quit (self);
  g_free (self->program);
  hv_hearing_free (self->hearing);
  g_object_unref (self->bus);
  hv_driver_remove_folder (self);
  g_strfreev (self->environment);
  g_free (self->library);
  g_free (self->folder);
  g_free (self);
}

const char *
hv_driver_folder (HvDriver *self)
{
  return self->folder;
}

const char *
hv_driver_library (HvDriver *self)
{
  return self->library;
}

/**
 * hv_driver_setenv:
 * @value: (nullable): %NULL takes it away
 *
 * For programs that are started from now on.
 */
void
hv_driver_setenv (HvDriver   *self,
                  const char *name,
                  const char *value)
{
  if (value != NULL)
    self->environment = g_environ_setenv (self->environment, name, value, TRUE);
  else
    self->environment = g_environ_unsetenv (self->environment, name);
}

/**
 * hv_driver_write:
 * @name: of a file in the folder
 */
void
hv_driver_write (HvDriver   *self,
                 const char *name,
                 const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/**
 * hv_driver_run:
 * @argv: (array zero-terminated=1): a program and its arguments
 * @output: (out) (nullable): what it prints
 *
 * Runs it to the end, in the folder.
 *
 * Returns: its exit status
 */
int
hv_driver_run (HvDriver    *self,
               const char **argv,
               char       **output)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (self->folder, (char **) argv, self->environment,
                G_SPAWN_SEARCH_PATH | (output == NULL ? G_SPAWN_STDOUT_TO_DEV_NULL : 0), NULL, NULL,
                output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/**
 * hv_driver_speak_dutch:
 *
 * Starts the program in Dutch. The C library translates nothing in the locale
 * C.UTF-8 from version 2.39 on, so a Dutch one is made, where Debian's locales
 * are there to make it of.
 */
void
hv_driver_speak_dutch (HvDriver *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "locale", NULL);
  g_autofree char *locale = g_build_filename (folder, "nl_NL.UTF-8", NULL);
  const char *argv[] = { "localedef", "--no-archive", "-i", "nl_NL", "-f", "UTF-8", locale, NULL };
  g_autofree char *program = g_find_program_in_path ("localedef");
  gboolean made;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  hv_driver_setenv (self, "LANGUAGE", "nl");
  hv_driver_setenv (self, "LOCPATH", folder);
  made = program != NULL && hv_driver_run (self, argv, NULL) == 0;
  hv_driver_setenv (self, "LC_ALL", made ? "nl_NL.UTF-8" : "C.UTF-8");
  hv_driver_setenv (self, "LC_ALL",
                    program != NULL && run (self, argv, NULL) == 0 ? "nl_NL.UTF-8" : "C.UTF-8");
}

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
  return run (self, (const char **) argv->pdata, output);
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

static gboolean
look_for_exit (HvDriver *self)
{
  if (self->running && waitpid (self->pid, &self->status, WNOHANG) == self->pid)
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
  close (messages);
}

static HvTree *
read_tree (HvDriver *self)
{
  return hv_tree_read (self->bus, self->program != NULL ? self->program : "");
}

/* Until the first frame is out there is a window with little in it. */
static gboolean
is_opening (HvDriver *self)
{
  g_autoptr (HvTree) tree = read_tree (self);

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
 * hv_driver_wait_exit:
 *
 * Returns: the exit status; -1 when it was ended by a signal
 */
int
hv_driver_wait_exit (HvDriver *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (!look_for_exit (self))
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

static HvNode *
find (HvDriver   *self,
      AtspiRole   role,
      const char *pattern,
      guint       n,
      gboolean    anywhere)
{
  g_autoptr (HvTree) tree = read_tree (self);

  for (guint i = 0; i < tree->order->len; i++)
    {
      HvNode *node = g_ptr_array_index (tree->order, i);

      if (hv_node_matches (node, role, pattern)
          && (anywhere || hv_tree_is_on_screen (tree, node)) && n-- == 0)
        return hv_node_ref (node);
    }
  return NULL;
}

/**
 * hv_driver_find:
 * @role: %ATSPI_ROLE_INVALID for any
 * @pattern: (nullable): see hv_name_matches()
 *
 * Returns: (transfer full) (nullable): the first on screen of that role and name
 */
HvNode *
hv_driver_find (HvDriver   *self,
                AtspiRole   role,
                const char *pattern)
{
  return find (self, role, pattern, 0, FALSE);
}

/**
 * hv_driver_find_nth:
 * @n: how many to pass by
 */
HvNode *
hv_driver_find_nth (HvDriver   *self,
                    AtspiRole   role,
                    const char *pattern,
                    guint       n)
{
  return find (self, role, pattern, n, FALSE);
}

/**
 * hv_driver_find_anywhere:
 *
 * Returns: (transfer full) (nullable): the same, also of what the program tells
 *   a screen reader but does not show, and of menus
 */
HvNode *
hv_driver_find_anywhere (HvDriver   *self,
                         AtspiRole   role,
                         const char *pattern)
{
  return find (self, role, pattern, 0, TRUE);
}

gboolean
hv_driver_shows (HvDriver   *self,
                 AtspiRole   role,
                 const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_find (self, role, pattern);

  return node != NULL;
}

/**
 * hv_driver_get:
 *
 * Returns: (transfer full): like hv_driver_find(), and waits for it
 */
HvNode *
hv_driver_get (HvDriver   *self,
               AtspiRole   role,
               const char *pattern)
{
  gint64 deadline = 0;
  HvNode *node;

  while ((node = hv_driver_find (self, role, pattern)) == NULL)
    if (!hv_driver_step (self, &deadline))
      hv_driver_give_up (self, hv_role_name (role), pattern);
  return node;
}

/**
 * hv_driver_press:
 *
 * Waits for it, and does its default action.
 */
void
hv_driver_press (HvDriver   *self,
                 AtspiRole   role,
                 const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_get (self, role, pattern);

  g_assert_true (hv_node_press (node));
}

/**
 * hv_driver_read:
 *
 * Returns: (transfer full) (element-type HvNode): all that is on screen
 */
GPtrArray *
hv_driver_read (HvDriver *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_node_unref);
  g_autoptr (HvTree) tree = read_tree (self);

  for (guint i = 0; i < tree->order->len; i++)
    {
      HvNode *node = g_ptr_array_index (tree->order, i);

      if (hv_tree_is_on_screen (tree, node))
        g_ptr_array_add (nodes, hv_node_ref (node));
    }
  return nodes;
}

/**
 * hv_driver_focused:
 *
 * Returns: (transfer full) (nullable): what has the focus, of the window that
 *   has it
 */
HvNode *
hv_driver_focused (HvDriver *self)
{
  g_autoptr (HvTree) tree = read_tree (self);
  HvNode *found = NULL;
  gboolean active = FALSE;

  for (guint i = 0; i < tree->order->len; i++)
    {
      HvNode *node = g_ptr_array_index (tree->order, i);

      if (node->depth == 1)
        active = hv_node_has_state (node, ATSPI_STATE_ACTIVE);
      /* The innermost is the one. */
      if (active && hv_node_has_state (node, ATSPI_STATE_FOCUSED))
        found = node;
    }
  return found != NULL ? hv_node_ref (found) : NULL;
}

gboolean
hv_driver_focus_is (HvDriver   *self,
                    AtspiRole   role,
                    const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_focused (self);

  return node != NULL && hv_node_matches (node, role, pattern);
}

/**
 * hv_driver_focus_is_node:
 * @node: (nullable): %NULL for nothing
 */
gboolean
hv_driver_focus_is_node (HvDriver *self,
                         HvNode   *node)
{
  g_autoptr (HvNode) focused = hv_driver_focused (self);

  return g_strcmp0 (focused != NULL ? focused->path : NULL, node != NULL ? node->path : NULL) == 0;
}

/**
 * hv_driver_announced:
 *
 * Returns: whether a screen reader was told so, in an announcement since the last
 *   key or, by GTK 4.8, in the description of what has the focus
 */
gboolean
hv_driver_announced (HvDriver   *self,
                     const char *pattern)
{
  g_autoptr (HvNode) node = hv_driver_focused (self);
  GPtrArray *heard = hv_hearing_heard (self->hearing);

  for (guint i = 0; i < heard->len; i++)
    if (hv_name_matches (g_ptr_array_index (heard, i), pattern))
      return TRUE;
  return node != NULL && hv_name_matches (node->description, pattern);
}

/**
 * hv_driver_dump:
 *
 * Returns: (transfer full): all that is on screen, to read
 */
char *
hv_driver_dump (HvDriver *self)
{
  g_autoptr (GPtrArray) nodes = hv_driver_read (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      const HvNode *node = g_ptr_array_index (nodes, i);

      g_string_append_printf (text, "%*s%s “%s”%s%s%s%s\n", (int) node->depth * 2, "",
                              hv_role_name (node->role), node->name,
                              hv_node_has_state (node, ATSPI_STATE_FOCUSED) ? " focused" : "",
                              hv_node_has_state (node, ATSPI_STATE_FOCUSABLE) ? " focusable" : "",
                              hv_node_has_state (node, ATSPI_STATE_SELECTED) ? " selected" : "",
                              hv_node_has_state (node, ATSPI_STATE_SENSITIVE) ? ""
                                                                              : " insensitive");
    }
  return g_string_free (text, FALSE);
}

/* Of the windows that can be seen, from the lowest. */
static char **
find_windows (HvDriver *self)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) self->pid);
  const char *argv[] = { "xdotool", "search", "--onlyvisible", "--pid", pid, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_strchomp (output);
  return *output != '\0' ? g_strsplit (output, "\n", -1) : g_new0 (char *, 1);
}

static void
xdotool (HvDriver   *self,
         const char *command,
         ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  va_list args;
  const char *arg;

  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) command);
  va_start (args, command);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  g_assert_cmpint (run (self, (const char **) argv->pdata, NULL), ==, 0);
}

static char *
dup_top_window (HvDriver *self)
{
  g_auto (GStrv) windows = find_windows (self);
  guint n = g_strv_length (windows);

  return n > 0 ? g_strdup (windows[n - 1]) : NULL;
}

guint
hv_driver_n_windows (HvDriver *self)
{
  g_auto (GStrv) windows = find_windows (self);

  return g_strv_length (windows);
}

static gboolean
is_active (HvDriver *self)
{
  g_autoptr (HvTree) tree = read_tree (self);

  for (guint i = 0; i < tree->order->len; i++)
    {
      const HvNode *node = g_ptr_array_index (tree->order, i);

      if (node->depth == 1 && hv_node_has_state (node, ATSPI_STATE_ACTIVE))
        return TRUE;
    }
  return FALSE;
}

/**
 * hv_driver_focus_window:
 *
 * Gives the keyboard to the topmost window of the program: there is no window
 * manager that would.
 */
void
hv_driver_focus_window (HvDriver *self)
{
  g_autofree char *window = NULL;
  gint64 deadline = 0;

  while ((window = dup_top_window (self)) == NULL)
    if (!hv_driver_step (self, &deadline))
      hv_driver_give_up (self, G_STRLOC, "a window");
  xdotool (self, "windowfocus", window, NULL);
  hv_wait (self, is_active (self));
}

/* What GTK draws around the window where no window manager does, in pixels. */
static void
measure_border (HvDriver   *self,
                const char *window,
                HvNode     *frame,
                int        *width,
                int        *height)
{
  const char *argv[] = { "xdotool", "getwindowgeometry", "--shell", window, NULL };
  g_autofree char *output = NULL;
  AtspiRect inside = hv_node_extents (frame);
  const char *line;

  g_assert_cmpint (run (self, argv, &output), ==, 0);
  line = strstr (output, "WIDTH=");
  g_assert_nonnull (line);
  *width = atoi (line + strlen ("WIDTH=")) - inside.width;
  line = strstr (output, "HEIGHT=");
  g_assert_nonnull (line);
  *height = atoi (line + strlen ("HEIGHT=")) - inside.height;
}

/**
 * hv_driver_resize:
 *
 * Gives the window a size, in pixels, and waits until it has it.
 */
void
hv_driver_resize (HvDriver *self,
                  int       width,
                  int       height)
{
  g_autofree char *window = dup_top_window (self);
  g_autoptr (HvNode) frame = hv_driver_get (self, ATSPI_ROLE_FRAME, NULL);
  g_autofree char *width_text = NULL;
  g_autofree char *height_text = NULL;
  int border_width, border_height;

  measure_border (self, window, frame, &border_width, &border_height);
  width_text = g_strdup_printf ("%d", width + border_width);
  height_text = g_strdup_printf ("%d", height + border_height);
  xdotool (self, "windowsize", window, width_text, height_text, NULL);
  hv_wait (self, hv_node_extents (frame).width == width);
}

/**
 * hv_driver_key:
 * @keys: as xdotool writes them, separated by spaces
 */
void
hv_driver_key (HvDriver   *self,
               const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  hv_hearing_forget (self->hearing);
  g_ptr_array_add (argv, (gpointer) "xdotool");
  g_ptr_array_add (argv, (gpointer) "key");
  g_ptr_array_add (argv, (gpointer) "--delay");
  g_ptr_array_add (argv, (gpointer) "1");
  for (char **key = all; *key != NULL; key++)
    g_ptr_array_add (argv, *key);
  g_ptr_array_add (argv, NULL);
  g_assert_cmpint (run (self, (const char **) argv->pdata, NULL), ==, 0);
}

/**
 * hv_driver_type:
 * @text: letters of the English keyboard
 */
void
hv_driver_type (HvDriver   *self,
                const char *text)
{
  xdotool (self, "type", "--delay", "1", text, NULL);
}

/**
 * hv_driver_dup_clipboard:
 * @selection: "clipboard" or "primary"
 *
 * Returns: (transfer full) (nullable): the text on it, %NULL when nobody has
 *   put any there
 */
char *
hv_driver_dup_clipboard (HvDriver   *self,
                         const char *selection)
{
  const char *argv[] = { "xclip", "-o", "-selection", selection, "-t", "UTF8_STRING", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, self->environment,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  return status == 0 ? g_steal_pointer (&output) : NULL;
}

/**
 * hv_driver_clipboard_is:
 * @text: (nullable)
 */
gboolean
hv_driver_clipboard_is (HvDriver   *self,
                        const char *selection,
                        const char *text)
{
  g_autofree char *found = hv_driver_dup_clipboard (self, selection);

  return g_strcmp0 (found, text) == 0;
}

/**
 * hv_driver_set_clipboard:
 *
 * Puts something on the clipboard, as another program would.
 */
void
hv_driver_set_clipboard (HvDriver   *self,
                         const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, "clipboard", NULL);
  const char *argv[] = { "xclip", "-i", "-selection", "clipboard", path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  hv_driver_write (self, "clipboard", text);
  /* It goes on in the background until another program takes over, and must not
   * keep anything of ours open so long: whoever reads it would wait. */
  g_spawn_sync (NULL, (char **) argv, self->environment,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  hv_wait (self, hv_driver_clipboard_is (self, "clipboard", text));
}

static gboolean
tick_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * hv_driver_step:
 * @deadline: (inout): 0 the first time
 *
 * Lets a moment pass.
 *
 * Returns: %FALSE when it took too long, or when the program has ended
 */
gboolean
hv_driver_step (HvDriver *self,
                gint64   *deadline)
{
  gint64 now = g_get_monotonic_time ();
  gboolean done = FALSE;

  if (*deadline == 0)
    *deadline = now + PATIENCE;
  if (now > *deadline || (self->program != NULL && look_for_exit (self)))
    return FALSE;
  g_timeout_add (TICK, tick_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  return TRUE;
}

/* For who looks at what a failure looked like. */
static void
take_picture (HvDriver *self)
{
  const char *path = g_getenv ("HOUVAST_UI_PICTURE");
  const char *argv[] = { "import", "-window", "root", path, NULL };

  if (path != NULL)
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                  NULL);
}

/**
 * hv_driver_give_up:
 *
 * Fails, and says what was to be seen instead.
 */
void
hv_driver_give_up (HvDriver   *self,
                   const char *where,
                   const char *what)
{
  g_autofree char *screen = hv_driver_dump (self);
  g_autofree char *messages = hv_driver_dup_messages (self);

  take_picture (self);
  if (!look_for_exit (self))
    kill (self->pid, SIGKILL);
  remove_folder (self->folder);
  g_printerr ("%s: waited in vain for: %s\n%s\nOn screen:\n%s\n", where, what, messages, screen);
  g_test_message ("waited in vain for: %s", what);
  abort ();
}
