/* hv-rule-functions.c: what rules may ask that XPath cannot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     has (@covers, 'rights')     whether a list has a token
 *     days (@within)              the most days that a period can have; 0 for none
 *     days-until (@review)        days from today to a date; NaN for none, or no date
 *     characters (.)              characters of a text, white space collapsed
 *     longest-sentence (.)        words of its longest sentence
 */
#include "hv-rule-functions.h"

#include <libxml/xpathInternals.h>
#include <string.h>

#include "hv-normal.h"

static gboolean
pop_text (xmlXPathParserContext  *ctxt,
          char                  **text)
{
  xmlChar *popped = xmlXPathPopString (ctxt);

  if (xmlXPathCheckError (ctxt) || popped == NULL)
    {
      xmlFree (popped);
      return FALSE;
    }
  *text = g_strdup ((const char *) popped);
  xmlFree (popped);
  return TRUE;
}

static void
has (xmlXPathParserContext *ctxt,
     int                    nargs)
{
  g_autofree char *token = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) tokens = NULL;

  CHECK_ARITY (2);
  if (!pop_text (ctxt, &token) || !pop_text (ctxt, &list))
    return;
  tokens = g_strsplit_set (list, " \t\n\r", -1);
  valuePush (ctxt, xmlXPathNewBoolean (g_strv_contains ((const char * const *) tokens, token)));
}

/* Periods of whole years, months and days, which are those the schema allows. */
static double
count_days (const char *period)
{
  double days = 0;
  const char *c = *period == 'P' ? period + 1 : "";

  while (*c != '\0' && *c != 'T')
    {
      char *end;
      guint64 number = g_ascii_strtoull (c, &end, 10);

      if (end == c || *end == '\0')
        return 0;
      days += (double) number * (*end == 'Y' ? 366 : *end == 'M' ? 31 : 1);
      c = end + 1;
    }
  return days;
}

static void
period_days (xmlXPathParserContext *ctxt,
             int                    nargs)
{
  g_autofree char *period = NULL;

  CHECK_ARITY (1);
  if (pop_text (ctxt, &period))
    valuePush (ctxt, xmlXPathNewFloat (count_days (period)));
}

/* Not a number is neither more nor less than anything, so no rule bites. */
static void
days_until (xmlXPathParserContext *ctxt,
            int                    nargs)
{
  const HvDay *today = ctxt->context->userData;
  g_autofree char *date = NULL;
  HvDay day;

  CHECK_ARITY (1);
  if (!pop_text (ctxt, &date))
    return;
  day = hv_day_parse (date);
  valuePush (ctxt, xmlXPathNewFloat (day != 0 && *today != 0 ? (double) day - *today : xmlXPathNAN));
}

static void
characters (xmlXPathParserContext *ctxt,
            int                    nargs)
{
  g_autofree char *text = NULL;
  g_autofree char *normal = NULL;

  CHECK_ARITY (1);
  if (!pop_text (ctxt, &text))
    return;
  normal = hv_normal_text (text);
  valuePush (ctxt, xmlXPathNewFloat ((double) g_utf8_strlen (normal, -1)));
}

static gboolean
ends_sentence (const char *c)
{
  return (*c == '.' || *c == '!' || *c == '?' || *c == ':' || *c == ';')
         && (c[1] == '\0' || g_ascii_isspace (c[1]));
}

/* Words as readers count them: what stands between spaces. */
static guint
count_longest (const char *text)
{
  guint longest = 0;
  guint count = 0;
  gboolean inside = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isspace (*c) && !inside)
        count++;
      longest = MAX (longest, count);
      inside = !g_ascii_isspace (*c);
      if (ends_sentence (c))
        count = 0;
    }
  return longest;
}

static void
longest_sentence (xmlXPathParserContext *ctxt,
                  int                    nargs)
{
  g_autofree char *text = NULL;

  CHECK_ARITY (1);
  if (pop_text (ctxt, &text))
    valuePush (ctxt, xmlXPathNewFloat (count_longest (text)));
}

/**
 * hv_rule_functions_register:
 * @context: where rules are evaluated; they get these functions
 * @today: outlives the context; 0 when dates are not to be judged
 */
void
hv_rule_functions_register (xmlXPathContext *context,
                            HvDay           *today)
{
  context->userData = today;
  xmlXPathRegisterFunc (context, (const xmlChar *) "days-until", days_until);
  xmlXPathRegisterFunc (context, (const xmlChar *) "has", has);
  xmlXPathRegisterFunc (context, (const xmlChar *) "days", period_days);
  xmlXPathRegisterFunc (context, (const xmlChar *) "characters", characters);
  xmlXPathRegisterFunc (context, (const xmlChar *) "longest-sentence", longest_sentence);
}
