/* hv-person.c: what belongs to the person at the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One small file in the person's own state folder. It is not worth an error: a
 * file that cannot be read is put aside, and one begins anew.
 */
#include "hv-person.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-file.h"

#define MAX_FAVOURITES 60
#define MAX_RECENTS 8
#define MAX_READ 2000
#define MAX_KEY 300
#define MAX_FILE (1u << 20)

#define GROUP_KEPT "Kept"
#define KEY_FAVOURITES "Favourites"
#define KEY_RECENTS "Recent"
#define GROUP_SEEN "Seen"
#define KEY_LIBRARY "Library"
#define KEY_EDITION "Edition"
#define KEY_READ "Read"

struct _HvPerson
{
  char       *path;
  GPtrArray  *favourites;     /* NULL at the end, as the next */
  GPtrArray  *recents;
  gboolean    keep_recents;   /* in the file, and not in memory only */
  char       *library;
  guint       edition;
  GHashTable *read;           /* key → mark of the wording that was read */
  gboolean    changed;
};

/**
 * hv_person_usual_path:
 *
 * Returns: (transfer full): the file of this person
 */
char *
hv_person_usual_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "houvast", "person", NULL);
}

/* "document#element" and nothing that could be a sentence. */
static gboolean
is_key (const char *key)
{
  gsize length = strlen (key);

  if (length == 0 || length > MAX_KEY || !g_utf8_validate (key, length, NULL)
      || strchr (key, '#') == NULL)
    return FALSE;
  for (const char *at = key; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '#' && c != '-' && c != '.'
          && c != '_')
        return FALSE;
    }
  return TRUE;
}

/* The language that a key names is one of a call, not of the person. */
static char *
bare_key (const char *key)
{
  return g_strndup (key, strcspn (key, "@"));
}

static GPtrArray *
list_new (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (list, NULL);
  return list;
}

static guint
list_find (GPtrArray  *list,
           const char *key)
{
  guint i = 0;

  while (i + 1 < list->len && strcmp (g_ptr_array_index (list, i), key) != 0)
    i++;
  return i;
}

static void
list_add (GPtrArray  *list,
          const char *key,
          guint       max)
{
  if (is_key (key) && list->len <= max && list_find (list, key) + 1 == list->len)
    g_ptr_array_insert (list, (int) list->len - 1, g_strdup (key));
}

static void
list_clear (GPtrArray *list)
{
  g_ptr_array_set_size (list, 0);
  g_ptr_array_add (list, NULL);
}

static void
read_list (GKeyFile   *file,
           const char *name,
           GPtrArray  *list,
           guint       max)
{
  g_auto (GStrv) keys = g_key_file_get_string_list (file, GROUP_KEPT, name, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    list_add (list, keys[i], max);
}

static void
read_seen (HvPerson *person,
           GKeyFile *file)
{
  g_auto (GStrv) read = g_key_file_get_string_list (file, GROUP_SEEN, KEY_READ, NULL, NULL);
  int edition = g_key_file_get_integer (file, GROUP_SEEN, KEY_EDITION, NULL);

  person->library = g_key_file_get_string (file, GROUP_SEEN, KEY_LIBRARY, NULL);
  person->edition = person->library != NULL && edition > 0 ? (guint) edition : 0;
  for (guint i = 0; read != NULL && read[i] != NULL && i < MAX_READ; i++)
    {
      char *mark = strchr (read[i], '=');

      if (mark == NULL)
        continue;
      *mark = '\0';
      if (is_key (read[i]) && strlen (mark + 1) <= 64)
        g_hash_table_insert (person->read, g_strdup (read[i]), g_strdup (mark + 1));
    }
}

/* Kept for whoever wants to know what happened to it, in place of an older one. */
static void
put_aside (HvPerson     *person,
           const GError *error)
{
  g_autofree char *aside = g_strconcat (person->path, ".damaged", NULL);

  g_debug ("“%s” is put aside: %s", person->path, error->message);
  if (g_rename (person->path, aside) != 0)
    g_debug ("“%s” stays where it is", person->path);
}

/**
 * hv_person_new:
 * @path: of the file, which need not exist
 *
 * Returns: (transfer full): what is known of the person. A file that is damaged
 *   counts as none, and is put aside.
 */
HvPerson *
hv_person_new (const char *path)
{
  HvPerson *person = g_new0 (HvPerson, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  person->path = g_strdup (path);
  person->favourites = list_new ();
  person->recents = list_new ();
  person->keep_recents = TRUE;
  person->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return person;
  bytes = hv_file_read (path, MAX_FILE, &error);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    {
      put_aside (person, error);
      return person;
    }
  read_list (file, KEY_FAVOURITES, person->favourites, MAX_FAVOURITES);
  read_list (file, KEY_RECENTS, person->recents, MAX_RECENTS);
  read_seen (person, file);
  return person;
}

void
hv_person_free (HvPerson *person)
{
  if (person == NULL)
    return;
  g_free (person->path);
  g_free (person->library);
  g_ptr_array_unref (person->favourites);
  g_ptr_array_unref (person->recents);
  g_hash_table_unref (person->read);
  g_free (person);
}

static void
write_list (GKeyFile   *file,
            const char *name,
            GPtrArray  *list)
{
  if (list->len > 1)
    g_key_file_set_string_list (file, GROUP_KEPT, name, (const char * const *) list->pdata,
                                list->len - 1);
}

static void
write_read (HvPerson *person,
            GKeyFile *file)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, mark;

  g_hash_table_iter_init (&iter, person->read);
  while (g_hash_table_iter_next (&iter, &key, &mark))
    g_ptr_array_add (lines, g_strconcat (key, "=", mark, NULL));
  if (lines->len > 0)
    g_key_file_set_string_list (file, GROUP_SEEN, KEY_READ, (const char * const *) lines->pdata,
                                lines->len);
}

/**
 * hv_person_save:
 *
 * Writes the file, whole or not at all, when there is something new to write.
 */
gboolean
hv_person_save (HvPerson  *person,
                GError   **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (person->path);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  if (!person->changed)
    return TRUE;
  write_list (file, KEY_FAVOURITES, person->favourites);
  if (person->keep_recents)
    write_list (file, KEY_RECENTS, person->recents);
  if (person->edition != 0)
    {
      g_key_file_set_string (file, GROUP_SEEN, KEY_LIBRARY, person->library);
      g_key_file_set_integer (file, GROUP_SEEN, KEY_EDITION, (int) person->edition);
      write_read (person, file);
    }
  data = g_key_file_to_data (file, &length, NULL);
  bytes = g_bytes_new_take (data, length);
  if (!hv_folder_make (folder, error) || !hv_file_write_atomic (person->path, bytes, error))
    return FALSE;
  person->changed = FALSE;
  return TRUE;
}

/**
 * hv_person_get_favourites:
 *
 * Returns: (transfer none) (array zero-terminated=1): keys, oldest first
 */
const char * const *
hv_person_get_favourites (HvPerson *person)
{
  return (const char * const *) person->favourites->pdata;
}

gboolean
hv_person_is_favourite (HvPerson   *person,
                        const char *key)
{
  g_autofree char *bare = bare_key (key);

  return list_find (person->favourites, bare) + 1 < person->favourites->len;
}

void
hv_person_set_favourite (HvPerson   *person,
                         const char *key,
                         gboolean    favourite)
{
  g_autofree char *bare = bare_key (key);
  guint at = list_find (person->favourites, bare);

  if (favourite)
    list_add (person->favourites, bare, MAX_FAVOURITES);
  else if (at + 1 < person->favourites->len)
    g_ptr_array_remove_index (person->favourites, at);
  person->changed = TRUE;
}

/**
 * hv_person_get_recents:
 *
 * Returns: (transfer none) (array zero-terminated=1): keys, the last one first
 */
const char * const *
hv_person_get_recents (HvPerson *person)
{
  return (const char * const *) person->recents->pdata;
}

void
hv_person_add_recent (HvPerson   *person,
                      const char *key)
{
  g_autofree char *bare = bare_key (key);
  guint at = list_find (person->recents, bare);

  if (!is_key (bare) || (at == 0 && person->recents->len > 1))
    return;
  if (at + 1 < person->recents->len)
    g_ptr_array_remove_index (person->recents, at);
  else if (person->recents->len > MAX_RECENTS)
    g_ptr_array_remove_index (person->recents, MAX_RECENTS - 1);
  g_ptr_array_insert (person->recents, 0, g_steal_pointer (&bare));
  person->changed = person->changed || person->keep_recents;
}

void
hv_person_forget_recents (HvPerson *person)
{
  person->changed = person->changed || person->recents->len > 1;
  list_clear (person->recents);
}

/**
 * hv_person_keep_recents:
 * @keep: whether recent answers are in the file, or in memory only
 */
void
hv_person_keep_recents (HvPerson *person,
                        gboolean  keep)
{
  if (person->keep_recents == !!keep)
    return;
  person->keep_recents = !!keep;
  person->changed = TRUE;
}

/**
 * hv_person_get_seen:
 * @library: the folder that is meant
 *
 * Returns: the edition that this person has seen all of, 0 when none of this
 *   library is known
 */
guint
hv_person_get_seen (HvPerson   *person,
                    const char *library)
{
  return g_strcmp0 (person->library, library) == 0 ? person->edition : 0;
}

/**
 * hv_person_set_seen:
 *
 * Everything in @edition has been seen.
 */
void
hv_person_set_seen (HvPerson   *person,
                    const char *library,
                    guint       edition)
{
  g_free (person->library);
  person->library = g_strdup (library);
  person->edition = edition;
  g_hash_table_remove_all (person->read);
  person->changed = TRUE;
}

/**
 * hv_person_has_read:
 * @mark: of its wording
 *
 * Returns: whether that wording of it has been read
 */
gboolean
hv_person_has_read (HvPerson   *person,
                    const char *key,
                    const char *mark)
{
  return g_strcmp0 (g_hash_table_lookup (person->read, key), mark) == 0;
}

void
hv_person_set_read (HvPerson   *person,
                    const char *key,
                    const char *mark)
{
  if (!is_key (key) || g_hash_table_size (person->read) >= MAX_READ)
    return;
  g_hash_table_insert (person->read, g_strdup (key), g_strdup (mark));
  person->changed = TRUE;
}
