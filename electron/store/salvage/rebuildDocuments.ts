import type { Database } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { readDocumentHeader } from '../../../shared/cda/documentHeader.ts';
import { parseXml } from '../../../shared/xml/parseXml.ts';
import type { PersonIdentity, SealedDocument } from '../../domain/ports/archive.ts';
import type { SignedDocument } from '../../domain/ports/documentPdf.ts';
import type { ArchiveTables } from '../archiveTables.ts';
import { embeddedCda } from './embeddedCda.ts';

/**
 * Writes again the documents whose row is lost while their signed PDF is there, from the CDA inside it, and answers
 * their identifiers. That the CDA has the hash that was signed proves its bytes; when it was sealed is lost, and its
 * signature's instant stands for it. Each is a deed of the trail.
 */
export function rebuildDocuments(
  database: Database,
  tables: ArchiveTables,
  at: string,
): ReadonlySet<string> {
  const missing = z.array(z.string()).parse(
    database
      .prepare(
        `SELECT document_id FROM signed_documents
         WHERE document_id NOT IN (SELECT document_id FROM documents) ORDER BY signed_at`,
      )
      .pluck()
      .all(),
  );
  const rebuilt = missing.filter((documentId) => {
    const signed = tables.signedDocuments.find(documentId);
    const document = signed === null ? null : documentInside(signed);
    if (document?.documentId !== documentId) return false;
    tables.documents.insert(document);
    tables.audit.append({ at, action: 'document-recovered', documentId });
    return true;
  });
  return new Set(rebuilt);
}

function documentInside({ pdf, cdaSha256, signedAt }: SignedDocument): SealedDocument | null {
  // Of the documents kept each has its CDA: only reports are signed without one, and none is kept.
  if (cdaSha256 === null) return null;
  const cda = embeddedCda(pdf, cdaSha256);
  if (cda === null) return null;
  const root = parseXml(new TextDecoder().decode(cda));
  const header = root.ok ? readDocumentHeader(root.value) : root;
  if (!header.ok) return null;
  const { documentId, setId, version, replaces, effectiveTime, patient, legalAuthenticator } =
    header.value;
  return {
    documentId,
    setId,
    version,
    replaces,
    patient: identityOf(patient),
    author: identityOf(legalAuthenticator),
    effectiveAt: effectiveTime,
    sealedAt: signedAt,
    cda,
    cdaSha256,
  };
}

function identityOf({ codiceFiscale, family, given }: PersonIdentity): PersonIdentity {
  return { codiceFiscale, family, given };
}
