-- One edition: every unit of knowledge of one state, and what its approval is
-- bound to. The tables of search stand beside these.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The changes that the edition rests on, for when a ledger is lost.
CREATE TABLE change (
  n        INTEGER NOT NULL,
  position INTEGER NOT NULL,
  day      INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  role     TEXT,
  action   TEXT    NOT NULL,
  op       INTEGER NOT NULL,
  type     TEXT    NOT NULL,
  id       TEXT    NOT NULL,
  lang     TEXT    NOT NULL,
  version  TEXT,
  sha256   TEXT,
  PRIMARY KEY (n, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id          INTEGER PRIMARY KEY,
  type        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  lang        TEXT    NOT NULL,
  version     TEXT    NOT NULL,
  title       TEXT    NOT NULL,
  statement   TEXT,
  translation TEXT,
  href        TEXT,
  effective   INTEGER NOT NULL,
  sha256      TEXT    NOT NULL,        -- of the version in force, as imported
  binding     INTEGER NOT NULL,
  role        TEXT,
  approved_on INTEGER NOT NULL,
  review      INTEGER NOT NULL,
  ref         TEXT,
  UNIQUE (name, lang)
) STRICT;

-- The parts of a document before its units that have something to show.
CREATE TABLE head (
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,
  xml      BLOB    NOT NULL,
  hash     TEXT    NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id          INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL,
  name        TEXT    NOT NULL,
  kind        INTEGER NOT NULL,
  parent      TEXT,
  depth       INTEGER NOT NULL,
  topic       TEXT,
  rights      INTEGER NOT NULL,
  version     TEXT    NOT NULL,        -- of the document this wording stands in
  superseded  INTEGER NOT NULL,
  wording     TEXT    NOT NULL,
  binding     INTEGER NOT NULL,
  role        TEXT,
  approved_on INTEGER NOT NULL,
  review      INTEGER NOT NULL,
  ref         TEXT,
  valid_from  INTEGER NOT NULL,
  valid_to    INTEGER NOT NULL,
  audience    TEXT,
  xml         BLOB    NOT NULL,
  hash        TEXT    NOT NULL,        -- of xml, checked before it is shown
  UNIQUE (document, name)
) STRICT;

-- Every id that can be cited or shown, and where it stands: a unit, or with 0 a
-- part of the head.
CREATE TABLE element (
  document INTEGER NOT NULL,
  name     TEXT    NOT NULL,
  unit     INTEGER NOT NULL,
  PRIMARY KEY (document, name)
) STRICT, WITHOUT ROWID;

-- What a row of the search index stands for.
CREATE TABLE search_row (
  id      INTEGER PRIMARY KEY,
  unit    INTEGER NOT NULL,
  element TEXT    NOT NULL
) STRICT;
