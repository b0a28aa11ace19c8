import type { Migration } from './migration.ts';

/**
 * PSS being composed. The patient's data are columns, so that lists do not read the contents, which come last in
 * their row. A draft goes when the document sealed from it is signed.
 */
export const drafts: Migration = {
  version: 6,
  sql: `
CREATE TABLE drafts (
  draft_id       TEXT PRIMARY KEY NOT NULL,
  revision       INTEGER NOT NULL CHECK (revision >= 1),
  patient_cf     TEXT,
  patient_family TEXT,
  patient_given  TEXT,
  patient_birth  TEXT,
  patient_gender TEXT CHECK (patient_gender IN ('M', 'F', 'UN')),
  origin         TEXT NOT NULL CHECK (json_valid(origin)),
  review         TEXT NOT NULL CHECK (json_valid(review)),
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL,
  open_since     TEXT,
  document_id    TEXT UNIQUE REFERENCES documents (document_id),
  base           TEXT NOT NULL CHECK (json_valid(base)),
  content        TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX drafts_by_change ON drafts (updated_at);
CREATE INDEX drafts_by_patient ON drafts (patient_cf);
`,
};
