import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { appError } from '../../shared/errors/appError.ts';
import type { ArchivedDocument, SealedDocument } from '../domain/ports/archive.ts';
import type { SignedDocument } from '../domain/ports/documentPdf.ts';
import { ArchiveRefusal } from './archiveRefusal.ts';
import type { ArchiveTables } from './archiveTables.ts';

/**
 * Stores a sealed document, whose patient is of the list from then on; a second time the same one is a success, a
 * different one is refused.
 */
export function storeDocument(tables: ArchiveTables, document: SealedDocument): void {
  const { documentId } = document;
  const present = tables.documents.find(documentId);
  if (present === null) {
    tables.documents.insert(document);
    const { patient, sealedAt } = document;
    tables.patients.note({ ...patient, birthDate: null, gender: null }, 'document', sealedAt);
    return;
  }
  // Sealing is repeated after a crash: same bytes, another instant. What was stored first stays.
  const repeated = { ...document, cda: new Uint8Array(document.cda), sealedAt: present.sealedAt };
  if (isDeepStrictEqual(present, repeated)) return;
  throw new ArchiveRefusal(appError('archive/document-conflict', { documentId }));
}

/** The document with its signature where there is one; null where it is unknown. */
export function readDocument(tables: ArchiveTables, documentId: string): ArchivedDocument | null {
  const document = tables.documents.find(documentId);
  if (document === null) return null;
  return { ...document, signed: tables.signedDocuments.find(documentId) };
}

/** Removes a document that was never signed nor queued, and frees its draft; an unknown one is already gone. */
export function removeUnsigned(tables: ArchiveTables, documentId: string): void {
  const isKept =
    tables.signedDocuments.sha256(documentId) !== null ||
    tables.submissions.about(documentId).length > 0;
  if (isKept) throw new ArchiveRefusal(appError('archive/document-signed', { documentId }));
  tables.drafts.free(documentId);
  tables.documents.remove(documentId);
}

/**
 * Stores the signed bytes of a document, after making sure that they are the bytes their hash says and that
 * they carry this document. The same bytes again are a success; other bytes are refused.
 */
export function storeSigned(
  tables: ArchiveTables,
  documentId: string,
  signed: SignedDocument,
): void {
  const cdaSha256 = tables.documents.cdaSha256(documentId);
  if (cdaSha256 === null)
    throw new ArchiveRefusal(appError('archive/document-unknown', { documentId }));
  const actual = createHash('sha256').update(signed.pdf).digest('hex');
  if (signed.cdaSha256 !== cdaSha256 || signed.sha256 !== actual) {
    throw new ArchiveRefusal(appError('archive/signature-mismatch', { documentId }));
  }
  const present = tables.signedDocuments.sha256(documentId);
  if (present === null) {
    tables.signedDocuments.insert(documentId, signed);
  } else if (present !== signed.sha256) {
    throw new ArchiveRefusal(appError('archive/signature-conflict', { documentId }));
  }
}
