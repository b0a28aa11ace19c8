import type { Migration } from './migration.ts';

/**
 * Essentials that only the journal still knew when a copy was put back or a damaged archive was salvaged: what was
 * done, how it ended, its X-CART-id. Not part of the chain of the trail, which goes on from what the copy holds.
 */
export const recalledDeeds: Migration = {
  version: 11,
  sql: `
CREATE TABLE recalled_deeds (
  hash          TEXT PRIMARY KEY NOT NULL,
  at            TEXT NOT NULL,
  action        TEXT NOT NULL,
  document_id   TEXT,
  operation     TEXT,
  submission_id TEXT NOT NULL,
  outcome       TEXT,
  cart_id       TEXT
) STRICT;
CREATE INDEX recalled_deeds_by_submission ON recalled_deeds (submission_id, at);

CREATE TRIGGER recalled_deeds_frozen BEFORE UPDATE ON recalled_deeds
BEGIN SELECT RAISE(ABORT, 'recalled deeds are frozen'); END;
`,
};
