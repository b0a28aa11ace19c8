import type { Migration } from './migration.ts';

/** What was taken from other programs, by the hash of its bytes: nothing is read twice, and no bad file is forgotten. */
export const exchange: Migration = {
  version: 7,
  sql: `
CREATE TABLE exchanged_files (
  sha256      TEXT PRIMARY KEY NOT NULL,
  name        TEXT NOT NULL,
  size_bytes  INTEGER NOT NULL,
  modified_at TEXT,
  taken_at    TEXT NOT NULL,
  outcome     TEXT NOT NULL CHECK (json_valid(outcome))
) STRICT;
CREATE INDEX exchanged_files_by_time ON exchanged_files (taken_at);
`,
};
