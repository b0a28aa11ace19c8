import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import type { SignedDocument } from '../domain/ports/documentPdf.ts';
import { blobColumn } from './columnSchemas.ts';
import { parseRow } from './parseRow.ts';

const rowSchema: z.ZodType<SignedDocument> = z.object({
  sha256: z.string(),
  cdaSha256: z.string(),
  signerFingerprint: z.string(),
  signedAt: z.string(),
  pdf: blobColumn,
});

/** The signed bytes of the documents: one signature per document, never changed. */
export interface SignedDocumentsTable {
  insert(documentId: string, signed: SignedDocument): void;
  find(documentId: string): SignedDocument | null;
  /** SHA-256 of the signed bytes, without reading them; null where there are none. */
  sha256(documentId: string): string | null;
}

/** Opens the table on a database. */
export function signedDocumentsTable(database: Database): SignedDocumentsTable {
  const insert = database.prepare(`
    INSERT INTO signed_documents (document_id, sha256, cda_sha256, signer_fingerprint, signed_at, pdf)
    VALUES (?, ?, ?, ?, ?, ?)`);
  const find = database.prepare(`
    SELECT sha256, cda_sha256 AS cdaSha256, signer_fingerprint AS signerFingerprint,
      signed_at AS signedAt, pdf
    FROM signed_documents WHERE document_id = ?`);
  const hash = database
    .prepare('SELECT sha256 FROM signed_documents WHERE document_id = ?')
    .pluck();
  return {
    insert: (documentId, signed) => {
      insert.run(
        documentId,
        signed.sha256,
        signed.cdaSha256,
        signed.signerFingerprint,
        signed.signedAt,
        signed.pdf,
      );
    },
    find: (documentId) => {
      const row = find.get(documentId);
      return row === undefined ? null : parseRow('signed_documents', rowSchema, row);
    },
    sha256: (documentId) => {
      const value = hash.get(documentId);
      return value === undefined ? null : parseRow('signed_documents', z.string(), value);
    },
  };
}
