import type { Migration } from './migration.ts';

/**
 * The content of a document may be let go, by retention or at its patient's request; nothing else of the row ever
 * changes, but for the patient's name, which may go with the content.
 */
export const retention: Migration = {
  version: 9,
  sql: `
DROP TRIGGER documents_frozen;
CREATE TRIGGER documents_frozen BEFORE UPDATE ON documents
WHEN length(NEW.cda) > 0
  OR (NEW.document_id, NEW.set_id, NEW.version, NEW.replaces, NEW.author_cf, NEW.author_family, NEW.author_given,
      NEW.effective_at, NEW.sealed_at, NEW.cda_sha256)
     IS NOT
     (OLD.document_id, OLD.set_id, OLD.version, OLD.replaces, OLD.author_cf, OLD.author_family, OLD.author_given,
      OLD.effective_at, OLD.sealed_at, OLD.cda_sha256)
BEGIN SELECT RAISE(ABORT, 'documents are frozen'); END;

DROP TRIGGER signed_documents_frozen;
CREATE TRIGGER signed_documents_frozen BEFORE UPDATE ON signed_documents
WHEN length(NEW.pdf) > 0
  OR (NEW.document_id, NEW.sha256, NEW.cda_sha256, NEW.signer_fingerprint, NEW.signed_at)
     IS NOT (OLD.document_id, OLD.sha256, OLD.cda_sha256, OLD.signer_fingerprint, OLD.signed_at)
BEGIN SELECT RAISE(ABORT, 'signed documents are frozen'); END;

CREATE INDEX audit_trail_by_document ON audit_trail (document_id) WHERE document_id IS NOT NULL;
`,
};
