import type { Migration } from './migration.ts';

/**
 * What the doctor kept out of a document when it was sealed, so that the next version keeps it out too. It is of the
 * patient like the content, and goes with it.
 */
export const maskedEntries: Migration = {
  version: 10,
  sql: `
CREATE TABLE masked_entries (
  document_id TEXT PRIMARY KEY NOT NULL REFERENCES documents (document_id) ON DELETE CASCADE,
  entries     TEXT NOT NULL CHECK (json_valid(entries))
) STRICT;

CREATE TRIGGER masked_entries_released AFTER UPDATE ON documents WHEN length(NEW.cda) = 0
BEGIN DELETE FROM masked_entries WHERE document_id = NEW.document_id; END;
`,
};
