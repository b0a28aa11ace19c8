import type { Migration } from './migration.ts';

/**
 * What the outbox keeps: when each act may be tried again, who has the right to send, whether an answer proved an
 * earlier attempt. The journal of deeds is a chain of hashes (reliability §9): rows are added, never changed.
 */
export const outbox: Migration = {
  version: 3,
  sql: `
CREATE TABLE sending_plans (
  submission_id TEXT PRIMARY KEY NOT NULL REFERENCES submissions (submission_id),
  failures      INTEGER NOT NULL CHECK (failures >= 0),
  not_before    TEXT,
  obstacle      TEXT CHECK (obstacle IS NULL OR json_valid(obstacle)),
  changed_at    TEXT NOT NULL
) STRICT;

CREATE TABLE leases (
  name    TEXT PRIMARY KEY NOT NULL,
  holder  TEXT NOT NULL,
  ends_at TEXT NOT NULL
) STRICT;

ALTER TABLE answers ADD COLUMN confirmed_by_conflict INTEGER NOT NULL DEFAULT 0
  CHECK (confirmed_by_conflict IN (0, 1));

CREATE TABLE audit_trail (
  sequence      INTEGER PRIMARY KEY NOT NULL,
  at            TEXT NOT NULL,
  action        TEXT NOT NULL,
  actor         TEXT,
  document_id   TEXT,
  patient       TEXT,
  operation     TEXT,
  submission_id TEXT,
  attempt_id    TEXT,
  outcome       TEXT,
  cart_id       TEXT,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL
) STRICT;

CREATE TABLE audit_heads (
  day       TEXT PRIMARY KEY NOT NULL,
  sequence  INTEGER NOT NULL REFERENCES audit_trail (sequence),
  hash      TEXT NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_trail_frozen BEFORE UPDATE ON audit_trail
BEGIN SELECT RAISE(ABORT, 'the audit trail is frozen'); END;
CREATE TRIGGER audit_trail_kept BEFORE DELETE ON audit_trail
BEGIN SELECT RAISE(ABORT, 'the audit trail is kept'); END;
CREATE TRIGGER audit_heads_frozen BEFORE UPDATE ON audit_heads
BEGIN SELECT RAISE(ABORT, 'the audit heads are frozen'); END;
CREATE TRIGGER audit_heads_kept BEFORE DELETE ON audit_heads
BEGIN SELECT RAISE(ABORT, 'the audit heads are kept'); END;
`,
};
