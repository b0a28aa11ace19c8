import type { Migration } from './migration.ts';

/**
 * The journey of a document: sealed bytes, signed bytes, submissions, attempts, answers; the doctor's
 * identities and the settings. Blobs come last in their row, so that lists do not read their pages.
 * Bytes, attempts and answers are append-only: a trigger refuses to change them.
 */
export const journey: Migration = {
  version: 1,
  sql: `
CREATE TABLE documents (
  document_id     TEXT PRIMARY KEY NOT NULL,
  set_id          TEXT NOT NULL,
  version         INTEGER NOT NULL,
  replaces        TEXT,
  patient_cf      TEXT NOT NULL,
  patient_family  TEXT NOT NULL,
  patient_given   TEXT NOT NULL,
  author_cf       TEXT NOT NULL,
  author_family   TEXT NOT NULL,
  author_given    TEXT NOT NULL,
  effective_at    TEXT NOT NULL,
  sealed_at       TEXT NOT NULL,
  cda_sha256      TEXT NOT NULL,
  cda             BLOB NOT NULL
) STRICT;
CREATE INDEX documents_by_set ON documents (set_id, version);
CREATE INDEX documents_by_patient ON documents (patient_cf);

CREATE TABLE signed_documents (
  document_id        TEXT PRIMARY KEY NOT NULL REFERENCES documents (document_id),
  sha256             TEXT NOT NULL,
  cda_sha256         TEXT NOT NULL,
  signer_fingerprint TEXT NOT NULL,
  signed_at          TEXT NOT NULL,
  pdf                BLOB NOT NULL
) STRICT;

CREATE TABLE submissions (
  sequence      INTEGER PRIMARY KEY AUTOINCREMENT,
  submission_id TEXT NOT NULL UNIQUE,
  operation     TEXT NOT NULL CHECK (operation IN ('create', 'replace', 'update-metadata', 'annul')),
  document_id   TEXT NOT NULL REFERENCES documents (document_id),
  target_id     TEXT,
  metadata      TEXT NOT NULL CHECK (json_valid(metadata)),
  state         TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'accepted', 'indexed', 'refused',
                                               'outcome-unknown', 'blocked', 'cancelled')),
  created_at    TEXT NOT NULL,
  updated_at    TEXT NOT NULL
) STRICT;
CREATE INDEX submissions_by_state ON submissions (state, sequence);
CREATE INDEX submissions_by_document ON submissions (document_id, sequence);
CREATE INDEX submissions_by_target ON submissions (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX submissions_by_operation ON submissions (operation, sequence);
CREATE INDEX submissions_by_time ON submissions (created_at);
-- A document is published by one act: a second one may exist only if the first was refused or withdrawn.
CREATE UNIQUE INDEX submissions_one_publication ON submissions (document_id)
  WHERE operation IN ('create', 'replace') AND state NOT IN ('refused', 'cancelled');

CREATE TABLE attempts (
  attempt_id            TEXT PRIMARY KEY NOT NULL,
  submission_id         TEXT NOT NULL REFERENCES submissions (submission_id),
  number                INTEGER NOT NULL CHECK (number >= 1),
  submission_identifier TEXT NOT NULL,
  authorization_jti     TEXT NOT NULL,
  signature_jti         TEXT NOT NULL,
  method                TEXT NOT NULL,
  url                   TEXT NOT NULL,
  request_sha256        TEXT,
  started_at            TEXT NOT NULL,
  UNIQUE (submission_id, number)
) STRICT;

CREATE TABLE answers (
  attempt_id           TEXT PRIMARY KEY NOT NULL REFERENCES attempts (attempt_id),
  ended_at             TEXT NOT NULL,
  state                TEXT NOT NULL,
  exchange             TEXT NOT NULL CHECK (exchange IN ('answered', 'not-sent', 'unknown')),
  http_status          INTEGER,
  cart_id              TEXT,
  trace_id             TEXT,
  workflow_instance_id TEXT,
  transaction_id       TEXT,
  response_headers     TEXT NOT NULL CHECK (json_valid(response_headers)),
  error                TEXT CHECK (error IS NULL OR json_valid(error)),
  warning              TEXT,
  response_body        BLOB
) STRICT;
CREATE INDEX answers_by_cart_id ON answers (cart_id) WHERE cart_id IS NOT NULL;

CREATE TABLE identities (
  environment TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  certificate BLOB NOT NULL,
  private_key BLOB NOT NULL,
  PRIMARY KEY (environment, fingerprint)
) STRICT;

CREATE TABLE settings (
  name       TEXT PRIMARY KEY NOT NULL,
  value      TEXT NOT NULL CHECK (json_valid(value)),
  changed_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER documents_frozen BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are frozen'); END;
CREATE TRIGGER signed_documents_frozen BEFORE UPDATE ON signed_documents
BEGIN SELECT RAISE(ABORT, 'signed documents are frozen'); END;
CREATE TRIGGER attempts_frozen BEFORE UPDATE ON attempts
BEGIN SELECT RAISE(ABORT, 'attempts are frozen'); END;
CREATE TRIGGER answers_frozen BEFORE UPDATE ON answers
BEGIN SELECT RAISE(ABORT, 'answers are frozen'); END;

-- One row per submission, addressed by its sequence; the text itself is not kept, only its words.
CREATE VIRTUAL TABLE history_search USING fts5 (
  patient, document, identifiers,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
`,
};
