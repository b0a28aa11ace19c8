import type { Migration } from './migration.ts';

/**
 * Requests for a Sogei certificate wait here with their keys until the answer arrives, also for weeks; identities
 * of a renewal live side by side, and tell which one the person chose and which ones the gateway has accepted.
 */
export const identityRenewal: Migration = {
  version: 2,
  sql: `
CREATE TABLE identity_requests (
  request_id             TEXT PRIMARY KEY NOT NULL,
  environment            TEXT NOT NULL,
  created_at             TEXT NOT NULL,
  signature_name         TEXT NOT NULL,
  authentication_name    TEXT NOT NULL,
  signature_request      BLOB NOT NULL,
  authentication_request BLOB NOT NULL,
  signature_key          BLOB NOT NULL,
  authentication_key     BLOB NOT NULL
) STRICT;

ALTER TABLE identities ADD COLUMN chosen_at TEXT;
ALTER TABLE identities ADD COLUMN proven_at TEXT;
`,
};
