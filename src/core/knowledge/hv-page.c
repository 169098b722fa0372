/* hv-page.c: a page of HTML that stands by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It loads nothing and runs nothing, so that it may be mailed and printed: one
 * file with its own few lines of style, readable in light and dark.
 */
#include "hv-page.h"

#include <string.h>

static const char style[] =
  ":root{color-scheme:light dark}\n"
  "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
  "h1,h2,h3,h4{line-height:1.25}\n"
  "h2{margin-top:2.5rem;border-top:1px solid;padding-top:1rem}\n"
  ".key,.meta{font-size:.85rem;opacity:.8}\n"
  "section{margin:1.5rem 0}\n"
  ".sides{display:grid;grid-template-columns:1fr 1fr;gap:.75rem 1.5rem}\n"
  ".side{border-left:3px solid;padding-left:1rem}\n"
  "ins{text-decoration:underline;text-decoration-thickness:2px;font-weight:bold}\n"
  "del{text-decoration:line-through}\n"
  "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid}\n"
  ".skip{position:absolute;left:-100rem}.skip:focus{position:static}\n"
  ".sides h4{margin:0}\n"
  "@media(max-width:40rem){.sides{grid-template-columns:1fr}}\n"
  "@media print{body{max-width:none;margin:0;font-size:11pt}nav{display:none}\n"
  "section,article{break-inside:avoid}a{color:inherit}}\n";

/**
 * hv_page_printf:
 * @format: HTML; strings that are put in are escaped
 */
void
hv_page_printf (GString    *html,
                const char *format,
                ...)
{
  va_list args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_markup_vprintf_escaped (format, args);
  va_end (args);
  g_string_append (html, text);
}

/**
 * hv_page_begin:
 * @lang: of the page; a locale's name serves as well
 *
 * Appends everything before the content.
 */
void
hv_page_begin (GString    *html,
               const char *lang,
               const char *title)
{
  g_autofree char *tag = g_strndup (lang, strcspn (lang, ".@"));

  g_strdelimit (tag, "_", '-');
  hv_page_printf (html, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<title>%s</title>\n", strcmp (tag, "C") != 0 ? tag : "en", title);
  g_string_append_printf (html, "<style>\n%s</style>\n</head>\n<body>\n", style);
}

/**
 * hv_page_end:
 *
 * Ends what hv_page_begin() began.
 */
void
hv_page_end (GString *html)
{
  g_string_append (html, "</body>\n</html>\n");
}
