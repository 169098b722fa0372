/* hv-fuzz.c: what the fuzz targets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "hv-fuzz.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "hv-core-resources.h"
#include "hv-file.h"

static char *folder;

/* GLib stops a program with a trap, of which libFuzzer keeps no input. */
static GLogWriterOutput
log_cb (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         user_data)
{
  g_log_writer_standard_streams (level, fields, n_fields, user_data);
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
  return G_LOG_WRITER_HANDLED;
}

static void
remove_folder (void)
{
  hv_folder_remove (folder);
  g_free (folder);
}

/* Temporary files go to a folder of our own, so that what is left there is seen. */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_autofree char *temporary = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_writer_func (log_cb, NULL, NULL);
  folder = g_mkdtemp (g_build_filename (g_getenv ("TMPDIR") != NULL ? g_getenv ("TMPDIR") : "/tmp",
                                        "houvast-fuzz-XXXXXX", NULL));
  g_assert_nonnull (folder);
  atexit (remove_folder);
  temporary = g_build_filename (folder, "tmp", NULL);
  g_assert_cmpint (g_mkdir (temporary, 0700), ==, 0);
  g_setenv ("TMPDIR", temporary, TRUE);
  hv_core_register_resource ();
  hv_fuzz_set_up ();
  return 0;
}

/**
 * hv_fuzz_folder:
 *
 * Returns: (transfer none): a private folder; temporary files go into "tmp" in it
 */
char *
hv_fuzz_folder (void)
{
  return folder;
}

/**
 * hv_fuzz_copy:
 *
 * Returns: (transfer full): the bytes and a NUL, with nothing behind that, so that
 *   reading on is seen
 */
char *
hv_fuzz_copy (const guint8 *data,
              gsize         size)
{
  char *copy = g_malloc (size + 1);

  if (size > 0)
    memcpy (copy, data, size);
  copy[size] = '\0';
  return copy;
}

/**
 * hv_fuzz_check_spans:
 * @spans: (element-type HvSpan): in code points of @text
 *
 * Valid UTF-8 on one line; spans in order, not empty, inside.
 */
void
hv_fuzz_check_spans (const char *text,
                     GArray     *spans)
{
  guint end = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "\r\n"));
  for (guint i = 0; i < spans->len; i++)
    {
      const HvSpan *span = &g_array_index (spans, HvSpan, i);

      g_assert_cmpuint (span->length, >, 0);
      g_assert_cmpuint (span->start, >=, end);
      end = span->start + span->length;
    }
  g_assert_cmpuint (end, <=, (guint) g_utf8_strlen (text, -1));
}

/**
 * hv_fuzz_index:
 *
 * Returns: a small index in three languages, with something of everything that a
 *   query can be made into
 */
TestIndex
hv_fuzz_index (void)
{
  static const TestRow rows[] = {
    { NL, "bewaren", "Hoe lang bewaart u mijn gegevens?", "wanneer gooien jullie mijn spullen weg\n"
      "hoe lang blijft mijn dossier staan", "We bewaren persoonsgegevens zeven jaar. Daarna wissen "
      "we ze. De bewaartermijn staat in artikel 15 lid 3.", SHOWN },
    { NL, "wissen", "Kan ik mijn gegevens laten verwijderen?", "ik wil het niet kwijt\ngooi me eruit",
      "Ja. Uw verwijderverzoek handelen we binnen 30 dagen af; wij hebben het dan gewist.", SHOWN },
    { NL, "inzage", "Mag ik mijn klantgegevens inzien?", "wat weten jullie van mij",
      "Een inzageverzoek doet u per e-mail bij de FG (DPO), zie de AVG.", SHOWN },
    { NL, "reclame", "Ik wil geen reclame meer", "stop met bellen\nb.v. de nieuwsbrief",
      "U meldt zich af voor de nieuwsbrief. Foto’s van Ĳsland: één café, ﬁle, Straße.", SHOWN },
    /* Words with other forms and compounds: whoever asks for all of them asks for most. */
    { NL, NULL, "Klacht klachten klachtenregeling, foto foto's fotoalbum, termijn termijnen", NULL,
      "Website websites websitebezoek; artikel artikelen wetsartikel; dossier dossiers "
      "klantdossier; cookie cookies cookiemelding; verzoek verzoeken inzageverzoek; folder folders "
      "reclamefolder; rekening rekeningen rekeningnummer; adres adressen adreswijziging.", SHOWN },
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "Cookies en gegevensbescherming", NULL,
      "Op de website staan functionele cookies. Klachten gaan naar de Autoriteit Persoonsgegevens.",
      .binding = HV_BINDING_HOLDS },
    { "nl", HV_KIND_SECTION, "verklaring", NULL, "Verwerkingsverantwoordelijke", NULL,
      "Wie bepaalt waarom gegevens worden verwerkt.", .binding = HV_BINDING_HOLDS },
    { "de", HV_KIND_ENTRY, "fragen", "loeschung", "Wie lösche ich meine Daten?", "Löschung",
      "Über das Kundenkonto. Aufbewahrungsfrist: zehn Jahre.", .binding = HV_BINDING_HOLDS },
    { "de", HV_KIND_ENTRY, "fragen", NULL, "Datenschutzbeauftragter", NULL,
      "Die Straße steht im Impressum der Größe nach.", .binding = HV_BINDING_HOLDS },
    { "en", HV_KIND_ENTRY, "questions", "access", "What do you know about me?", "my data",
      "You can ask for a copy of your data within 30 days.", .binding = HV_BINDING_HOLDS },
  };

  return test_index_build (rows, G_N_ELEMENTS (rows),
                           "verwijderen, wissen, weggooien, eraf halen\n"
                           "fg, dpo, functionaris gegevensbescherming\nreclame, folder");
}
