/* hv-fuzz-main.c: drives a fuzz target where the compiler has no libFuzzer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tries every input of a corpus as it is and repeated into a long one, then
 * changed ones for as long as it is told. The changes are the same each time, so
 * that what fails once fails again. An input that ends the program is kept beside
 * it, with ".crash" behind its name.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hv-fuzz.h"

/* Bytes of an input that was repeated; a text that somebody pastes by mistake. */
#define PASTED (100 * 1000)

/* Bytes of an input that was changed. */
#define LONGEST 8192

/* Seconds that one input may take. */
#define PATIENCE 30

static const guint8 *now;
static gsize now_size;
static const char *crash_path;

/* Only calls that are allowed in a signal handler. */
static void
crash_cb (int number)
{
  int fd = open (crash_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  gssize written = fd >= 0 ? write (fd, now, now_size) : -1;

  signal (number == SIGALRM ? SIGABRT : number, SIG_DFL);
  if (written >= 0)
    close (fd);
  raise (number == SIGALRM ? SIGABRT : number);
}

static void
try (const guint8 *data,
     gsize         size)
{
  /* Of its exact size, so that a memory checker sees what is read behind it. */
  g_autofree guint8 *copy = g_malloc (MAX (size, 1));

  if (size > 0)
    memcpy (copy, data, size);
  now = copy;
  now_size = size;
  alarm (PATIENCE);
  LLVMFuzzerTestOneInput (copy, size);
  alarm (0);
}

static void
try_pasted (GBytes *input)
{
  g_autoptr (GByteArray) long_one = g_byte_array_sized_new (PASTED);
  gsize size;
  const guint8 *data = g_bytes_get_data (input, &size);

  while (size > 0 && long_one->len < PASTED)
    g_byte_array_append (long_one, data, MIN (size, PASTED - long_one->len));
  try (long_one->data, long_one->len);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The files of a folder, in the order of their names, or one file. */
static GPtrArray *
list_files (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    g_ptr_array_add (names, g_strdup (path));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static GPtrArray *
read_corpus (const char *path)
{
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = list_files (path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      char *data;
      gsize size;

      g_file_get_contents (names->pdata[i], &data, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (data, size));
    }
  return corpus;
}

static GBytes *
pick (GPtrArray *corpus,
      GRand     *rand)
{
  return corpus->pdata[g_rand_int_range (rand, 0, corpus->len)];
}

/* A piece of another input goes in, which is how words that mean something come
 * to stand where nobody puts them. */
static void
splice (GByteArray *input,
        GBytes     *other,
        GRand      *rand)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (other, &size);
  guint at = g_rand_int_range (rand, 0, input->len + 1);
  guint from, length;
  g_autofree guint8 *tail = g_memdup2 (input->data + at, input->len - at);
  guint left = input->len - at;

  if (size == 0)
    return;
  from = g_rand_int_range (rand, 0, size);
  length = g_rand_int_range (rand, 1, MIN (size - from, 64) + 1);
  g_byte_array_set_size (input, at);
  g_byte_array_append (input, data + from, length);
  if (left > 0)
    g_byte_array_append (input, tail, left);
}

static void
change (GByteArray *input,
        GPtrArray  *corpus,
        GRand      *rand)
{
  guint at = input->len > 0 ? g_rand_int_range (rand, 0, input->len) : 0;

  switch (input->len > 0 ? g_rand_int_range (rand, 0, 5) : 4)
    {
    case 0:
      input->data[at] ^= 1u << g_rand_int_range (rand, 0, 8);
      break;
    case 1:
      input->data[at] = g_rand_int_range (rand, 0, 256);
      break;
    case 2:
      g_byte_array_remove_range (input, at, g_rand_int_range (rand, 1, MIN (input->len - at, 32) + 1));
      break;
    default:
      splice (input, pick (corpus, rand), rand);
    }
  if (input->len > LONGEST)
    g_byte_array_set_size (input, LONGEST);
}

/* Returns how many were tried. */
static guint64
try_changed (GPtrArray *corpus,
             guint      seconds)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gint64 end = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;
  guint64 tried = 0;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GByteArray) input = g_byte_array_new ();
      gsize size;
      const guint8 *data = g_bytes_get_data (pick (corpus, rand), &size);

      g_byte_array_append (input, data, MIN (size, LONGEST));
      for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        change (input, corpus, rand);
      try (input->data, input->len);
      tried++;
    }
  return tried;
}

int
main (int    argc,
      char **argv)
{
  static const int signals[] = { SIGABRT, SIGALRM, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP };
  g_autoptr (GPtrArray) corpus = NULL;
  const char *seconds = g_getenv ("HOUVAST_FUZZ_SECONDS");
  guint64 tried = 0;

  if (argc != 2)
    {
      g_printerr ("Usage: %s CORPUS|INPUT\n", argv[0]);
      return 2;
    }
  crash_path = g_strconcat (argv[0], ".crash", NULL);
  LLVMFuzzerInitialize (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      void (* before) (int) = signal (signals[i], crash_cb);

      /* A memory checker has its own, and more to say. */
      if (before != SIG_DFL)
        signal (signals[i], before);
    }
  corpus = read_corpus (argv[1]);
  g_assert_cmpuint (corpus->len, >, 0);
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (corpus->pdata[i], &size);

      try (data, size);
      try_pasted (corpus->pdata[i]);
    }
  if (seconds != NULL)
    tried = try_changed (corpus, g_ascii_strtoull (seconds, NULL, 10));
  g_print ("%u inputs, %" G_GUINT64_FORMAT " changed ones\n", corpus->len, tried);
  return 0;
}
