/* hv-fts.c: Houvast's side of SQLite's full-text index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All analysis happens before SQLite sees a text: it gets folded tokens with a
 * space or line break between them, in documents and in queries alike. The tokenizer here
 * only takes them apart again.
 */
#include "hv-fts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hv-error.h"

/* FTS5 wants an object for each table; there is nothing to remember. */
static int stateless;

static int
create_cb (void           *context,
           const char    **arguments,
           int             n_arguments,
           Fts5Tokenizer **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *) &stateless;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *context,
             int            flags,
             const char    *text,
             int            length,
             int          (*token) (void *, int, const char *, int, int, int))
{
  int at = 0;
  int code = SQLITE_OK;

  while (at < length && code == SQLITE_OK)
    {
      int also = text[at] == HV_FTS_ALSO;
      int end = at;

      while (end < length && text[end] != ' ' && text[end] != '\n')
        end++;
      if (end > at + also)
        code = token (context, also ? FTS5_TOKEN_COLOCATED : 0, text + at + also, end - at - also,
                      at, end);
      at = end + 1;
    }
  return code;
}

static fts5_api *
get_api (HvDb *db)
{
  sqlite3_stmt *stmt = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (hv_db_handle (db), "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  return api;
}

/**
 * hv_fts_open:
 * @db: a connection on which search tables are made or read
 *
 * Makes the tokenizer known to @db. Doing so again does no harm.
 *
 * Returns: (transfer none) (nullable): the way to add functions to FTS5
 */
fts5_api *
hv_fts_open (HvDb    *db,
             GError **error)
{
  static fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = get_api (db);

  if (api != NULL && api->xCreateTokenizer (api, "houvast", NULL, &tokenizer, NULL) == SQLITE_OK)
    return api;
  g_set_error_literal (error, HV_ERROR, HV_ERROR_NOT_FOUND,
                       _("This SQLite has no full-text search (FTS5)."));
  return NULL;
}
