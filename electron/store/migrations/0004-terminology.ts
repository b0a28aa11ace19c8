import type { Migration } from './migration.ts';

/**
 * The catalogues and their index. Concepts of one edition have neighbouring numbers, so that a search within a
 * catalogue is a range of the index. The index keeps only the words, not the texts.
 */
export const terminology: Migration = {
  version: 4,
  sql: `
CREATE TABLE catalogues (
  edition      INTEGER PRIMARY KEY NOT NULL,
  system       TEXT NOT NULL,
  name         TEXT NOT NULL,
  version      TEXT,
  published_on TEXT,
  origin       TEXT NOT NULL CHECK (origin IN ('starter', 'pack', 'file')),
  imported_at  TEXT NOT NULL,
  concepts     INTEGER NOT NULL DEFAULT 0,
  in_use       INTEGER NOT NULL DEFAULT 0 CHECK (in_use IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX catalogue_in_use ON catalogues (system, origin = 'starter') WHERE in_use = 1;

CREATE TABLE concepts (
  concept_id INTEGER PRIMARY KEY NOT NULL,
  code       TEXT NOT NULL,
  code_key   TEXT NOT NULL,
  display    TEXT NOT NULL,
  detail     TEXT NOT NULL,
  class_code TEXT
) STRICT;
CREATE INDEX concepts_by_code_key ON concepts (code_key, concept_id);

CREATE TABLE concept_uses (
  system       TEXT NOT NULL,
  code         TEXT NOT NULL,
  count        INTEGER NOT NULL CHECK (count > 0),
  last_used_at TEXT NOT NULL,
  PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE concept_search USING fts5 (
  display, detail,
  content = '', contentless_delete = 1, prefix = '2 3 4',
  tokenize = 'unicode61 remove_diacritics 2'
);
`,
};
