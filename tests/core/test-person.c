/* test-person.c: favourites, recent answers, and what was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "hv-error.h"
#include "hv-person.h"

/* The folder is there, for tests that write the file themselves. */
static char *
path (void)
{
  char *file = hv_person_usual_path ();
  g_autofree char *folder = g_path_get_dirname (file);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  return file;
}

static char *
joined (const char * const *keys)
{
  return g_strjoinv (" ", (char **) keys);
}

static void
assert_kept (HvPerson   *person,
             const char *favourites,
             const char *recents)
{
  g_autofree char *all = joined (hv_person_get_favourites (person));
  g_autofree char *last = joined (hv_person_get_recents (person));

  g_assert_cmpstr (all, ==, favourites);
  g_assert_cmpstr (last, ==, recents);
}

static void
save (HvPerson *person)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hv_person_save (person, &error));
  g_assert_no_error (error);
}

static void
test_kept (void)
{
  g_autofree char *file = path ();
  g_autoptr (HvPerson) person = hv_person_new (file);
  g_autoptr (HvPerson) again = NULL;

  assert_kept (person, "", "");
  hv_person_set_favourite (person, "vragen#opnamen", TRUE);
  hv_person_set_favourite (person, "vragen#facturen@en", TRUE);
  hv_person_set_favourite (person, "vragen#opnamen", TRUE);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *key = g_strdup_printf ("vragen#v%u", i);

      hv_person_add_recent (person, key);
    }
  hv_person_add_recent (person, "vragen#v7@nl");
  assert_kept (person, "vragen#opnamen vragen#facturen",
               "vragen#v7 vragen#v11 vragen#v10 vragen#v9 vragen#v8 vragen#v6 vragen#v5 vragen#v4");
  g_assert_true (hv_person_is_favourite (person, "vragen#facturen@nl"));
  hv_person_set_favourite (person, "vragen#opnamen", FALSE);
  save (person);
  again = hv_person_new (file);
  assert_kept (again, "vragen#facturen",
               "vragen#v7 vragen#v11 vragen#v10 vragen#v9 vragen#v8 vragen#v6 vragen#v5 vragen#v4");
}

/* Only in memory: the file never had them. */
static void
test_recents_in_memory (void)
{
  g_autofree char *file = path ();
  g_autoptr (HvPerson) person = hv_person_new (file);
  g_autofree char *text = NULL;

  hv_person_add_recent (person, "vragen#eerder");
  save (person);
  hv_person_keep_recents (person, FALSE);
  hv_person_add_recent (person, "vragen#zeldzaam");
  hv_person_set_favourite (person, "vragen#a", TRUE);
  assert_kept (person, "vragen#a", "vragen#zeldzaam vragen#eerder");
  save (person);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_null (strstr (text, "zeldzaam"));
  g_assert_null (strstr (text, "eerder"));
  hv_person_forget_recents (person);
  assert_kept (person, "vragen#a", "");
}

static void
test_seen (void)
{
  g_autofree char *file = path ();
  g_autoptr (HvPerson) person = hv_person_new (file);
  g_autoptr (HvPerson) again = NULL;

  g_assert_cmpuint (hv_person_get_seen (person, "/library"), ==, 0);
  hv_person_set_seen (person, "/library", 4);
  hv_person_set_read (person, "vragen#a", "1f");
  hv_person_set_read (person, "vragen#b", "2e");
  hv_person_set_read (person, "vragen#b", "3d");
  save (person);
  again = hv_person_new (file);
  g_assert_cmpuint (hv_person_get_seen (again, "/library"), ==, 4);
  g_assert_cmpuint (hv_person_get_seen (again, "/other"), ==, 0);
  g_assert_true (hv_person_has_read (again, "vragen#a", "1f"));
  g_assert_false (hv_person_has_read (again, "vragen#b", "2e"));
  g_assert_true (hv_person_has_read (again, "vragen#b", "3d"));
  hv_person_set_seen (again, "/library", 5);
  g_assert_false (hv_person_has_read (again, "vragen#a", "1f"));
}

/* What is no key of knowledge has no place in it, whoever wrote the file. */
static void
test_no_room_for_words (void)
{
  static const char * const words[] = { "Jan Jansen", "0612345678", "vragen#Jan Jansen", "", "#\n",
                                        "a@b.example", "vragen" };
  g_autofree char *file = path ();
  HvPerson *person = hv_person_new (file);
  g_autofree char *favourites = joined (hv_person_get_favourites (person));

  hv_person_forget_recents (person);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      hv_person_set_favourite (person, words[i], TRUE);
      hv_person_add_recent (person, words[i]);
      hv_person_set_read (person, words[i], "1");
    }
  assert_kept (person, favourites, "");
  hv_person_free (person);
  g_assert_true (g_file_set_contents (file, "[Kept]\nFavourites=Jan Jansen;vragen#a;\n"
                                            "Recent=0612345678;\n[Seen]\nEdition=x\n", -1, NULL));
  person = hv_person_new (file);
  assert_kept (person, "vragen#a", "");
  hv_person_free (person);
}

static void
test_damaged (void)
{
  static const char * const texts[] = { "\001\002 no key file", "Favourites=a", "[Kept\n", "\xff" };
  g_autofree char *file = path ();
  g_autofree char *aside = g_strconcat (file, ".damaged", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HvPerson) person = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (file, texts[i], -1, NULL));
      person = hv_person_new (file);
      assert_kept (person, "", "");
      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, texts[i]);
      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
      hv_person_set_favourite (person, "vragen#a", TRUE);
      save (person);
    }
}

static void
test_not_writable (void)
{
  g_autofree char *folder = g_dir_make_tmp ("houvast-person-XXXXXX", NULL);
  g_autofree char *in_the_way = g_build_filename (folder, "file", NULL);
  g_autofree char *file = g_build_filename (in_the_way, "person", NULL);
  g_autoptr (HvPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (in_the_way, "", -1, NULL));
  person = hv_person_new (file);
  hv_person_set_favourite (person, "vragen#a", TRUE);
  g_assert_false (hv_person_save (person, &error));
  g_assert_error (error, HV_ERROR, HV_ERROR_NOT_WRITABLE);
  g_unlink (in_the_way);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/person/kept", test_kept);
  g_test_add_func ("/person/recents-in-memory", test_recents_in_memory);
  g_test_add_func ("/person/seen", test_seen);
  g_test_add_func ("/person/no-room-for-words", test_no_room_for_words);
  g_test_add_func ("/person/damaged", test_damaged);
  g_test_add_func ("/person/not-writable", test_not_writable);
  return g_test_run ();
}
