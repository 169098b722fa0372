-- The ledger of changes, version 1. Never edited: a later version is another
-- file, applied after this one.
CREATE TABLE change (
  n         INTEGER PRIMARY KEY,
  day       INTEGER NOT NULL,          -- Julian day on which it takes effect
  at        INTEGER NOT NULL,          -- seconds since 1970
  role      TEXT,
  action    TEXT    NOT NULL,
  cancelled INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE change_document (
  n        INTEGER NOT NULL REFERENCES change (n),
  position INTEGER NOT NULL,
  op       INTEGER NOT NULL,
  type     TEXT    NOT NULL,
  id       TEXT    NOT NULL,
  lang     TEXT    NOT NULL,
  version  TEXT,
  sha256   TEXT,
  PRIMARY KEY (n, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
  n      INTEGER PRIMARY KEY REFERENCES change (n),
  file   TEXT    NOT NULL,
  size   INTEGER NOT NULL,
  sha256 TEXT    NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
