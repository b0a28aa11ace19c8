import { createHash } from 'node:crypto';
import type { DocumentHeader } from '../../shared/cda/documentHeader.ts';
import type { PersonIdentity, SealedDocument } from './ports/archive.ts';

function identityOf(person: PersonIdentity): PersonIdentity {
  const { codiceFiscale, family, given } = person;
  return { codiceFiscale, family, given };
}

/**
 * Freezes a document: from here on its identifiers and the bytes of its CDA never change, whatever happens to it.
 * The author kept is the legal authenticator, the doctor who answers for the document and must sign it.
 */
export function sealDocument(
  cda: Uint8Array,
  header: DocumentHeader,
  sealedAt: Date,
): SealedDocument {
  return {
    documentId: header.documentId,
    setId: header.setId,
    version: header.version,
    replaces: header.replaces,
    patient: identityOf(header.patient),
    author: identityOf(header.legalAuthenticator),
    effectiveAt: header.effectiveTime,
    cda,
    cdaSha256: createHash('sha256').update(cda).digest('hex'),
    sealedAt: sealedAt.toISOString(),
  };
}
