/* hv-stop-words.c: words that say nothing about what is asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folded forms. Besides the grammar's small words these are the ones with which
 * a caller opens a sentence. Negations are not among them: "niet weggooien" asks
 * for something else than "weggooien".
 */
#include "hv-stop-words.h"

#include <string.h>

static const char dutch[]
  = "de het een der den des te ten ter en of maar want dus als dan toen nu er hier daar waar die dit dat "
    "deze welke welk wat wie hoe waarom wanneer ik jij je u hij zij ze wij we jullie mij me jou hem haar "
    "ons hun hen zich zichzelf mijn mn uw jouw zijn onze mijne "
    "ben bent is was waren wees geweest worden wordt word werd werden geworden heb hebt heeft hebben had "
    "hadden gehad kan kun kunt kunnen kon konden mag mogen mocht mochten moet moeten moest moesten wil "
    "wilt willen wilde wilden wou zal zult zullen zou zouden ga gaat gaan ging doe doet doen deed gedaan "
    "aan af al bij binnen boven buiten door in met na naar om onder op over per sinds tegen "
    "tot tussen uit van vanaf via volgens voor voorbij zonder ook nog wel eens even maar toch eigenlijk "
    "gewoon graag zo zoals zulke heel erg echt hoor he ja nou goh eh ehm uh uhm dag hallo hoi goedemorgen "
    "goedemiddag goedenavond mevrouw meneer alstublieft alsjeblieft dank bedankt omdat doordat zodat "
    "terwijl hoewel indien tenzij ander andere iets iemand elk elke ieder iedere allemaal alles alle "
    "veel weer reeds steeds zelf daarom ervan ermee erop erover eraan erin daarmee daarvan daarover "
    "daarvoor waarmee waarvan waarover waarvoor hierover hiervan hiermee bel belde bellen vraag vragen "
    "weten weet eruit";

static const char english[]
  = "a an the and or but so if then than as at by for from in into of off on onto out over to up with "
    "within about after before between during through under until upon via per this that these those "
    "there here it its itself i im me my mine myself you your yours yourself he him his she her hers we us our "
    "ours ourselves they them their theirs who whom whose which what when where why how be am is are was "
    "were been being have has had having do does did doing done can could may might must shall should "
    "will would ought let lets all any some each every both other such same own too very just also only "
    "even still again once please hello hi hey thanks thank yes well really actually want wants wanted like know "
    "calling ask get got ive id youre";

static const char german[]
  = "der die das den dem des ein eine einen einem einer eines und oder aber sondern denn doch als wenn "
    "dann da dort hier wo wohin woher was wer wen wem wessen wie warum wieso wann welche welcher welches "
    "welchen ich du er sie es wir ihr mich mir dich dir ihn ihm ihnen uns euch sich mein meine meinen "
    "meinem meiner dein deine sein seine seinen ihre ihren ihrem ihrer unser unsere unseren euer eure bin "
    "bist ist sind seid war waren gewesen werde wirst wird werden wurde wurden worden habe hast hat haben "
    "hatte hatten gehabt kann kannst konnen konnte konnten darf durfen muss mussen musste soll sollen "
    "sollte will wollen wollte mochte mochten mag an am auf aus bei beim bis durch fur gegen im in ins mit "
    "nach ob ohne seit uber um unter vom von vor wahrend zu zum zur zwischen auch noch schon mal nur sehr "
    "so ja eigentlich bitte danke hallo guten tag dieser diese dieses diesen diesem jede jeder jedes alle "
    "alles man etwas jemand dass weil damit daruber davon dafur fuer ueber moechte koennen muessen duerfen";

static const char french[]
  = "le la les l un une des du de d et ou mais donc or car si que qui quoi dont quel quelle quels "
    "quelles comment pourquoi quand je j tu il elle on nous vous ils elles me m te t se s lui leur leurs "
    "mon ma mes ton ta tes son sa ses notre nos votre vos ce c cet cette ces ceci cela ca y en suis es est "
    "sommes etes sont etais etait etaient ete etre ai as a avons avez ont avais avait avaient eu avoir "
    "peux peut pouvez peuvent pouvoir veux veut voulez voudrais vouloir dois doit devez doivent devoir "
    "fais fait faites font faire vais va allez vont aller a au aux avec chez dans par pour sur sous vers "
    "entre depuis avant apres aussi bien tres plus meme tout toute tous toutes autre autres alors comme "
    "bonjour merci oui";

typedef struct
{
  const char *lang;
  const char *words;
  GHashTable *set;
} StopWords;

static StopWords *
get_sets (void)
{
  static StopWords sets[] = {
    { "nl", dutch, NULL },
    { "en", english, NULL },
    { "de", german, NULL },
    { "fr", french, NULL },
    { NULL, NULL, NULL },
  };
  static gsize made;

  if (g_once_init_enter (&made))
    {
      for (StopWords *each = sets; each->lang != NULL; each++)
        {
          g_auto (GStrv) words = g_strsplit (each->words, " ", -1);

          each->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          for (guint i = 0; words[i] != NULL; i++)
            if (words[i][0] != '\0')
              g_hash_table_add (each->set, g_strdup (words[i]));
        }
      g_once_init_leave (&made, 1);
    }
  return sets;
}

/**
 * hv_is_stop_word:
 * @lang: (nullable): a language tag
 * @word: a folded word
 *
 * Returns: whether @word says nothing about what is asked; always %FALSE in a
 *   language without a list
 */
gboolean
hv_is_stop_word (const char *lang,
                 const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  if (lang == NULL || strlen (lang) < 2 || g_ascii_isalpha (lang[2]))
    return FALSE;
  for (StopWords *each = get_sets (); each->lang != NULL; each++)
    if (g_ascii_strncasecmp (each->lang, lang, 2) == 0)
      return g_hash_table_contains (each->set, word);
  return FALSE;
}
