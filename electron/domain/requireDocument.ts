import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { AcquiredDocument } from './acquireDocument.ts';
import type { Archive, ArchivedDocument } from './ports/archive.ts';

/** The archived document of an identifier, or `document/unknown`. */
export async function requireDocument(
  archive: Archive,
  documentId: string,
): Promise<Result<ArchivedDocument>> {
  const found = await archive.findDocument(documentId);
  if (!found.ok) return found;
  return found.value === null
    ? fail(appError('document/unknown', { documentId }))
    : ok(found.value);
}

/** A doctor works only on documents that doctor answers for: `document/other-author` otherwise. */
export function requireAuthor(doctor: string, { header }: AcquiredDocument): Result<void> {
  const author = header.legalAuthenticator.codiceFiscale;
  return author === doctor ? ok() : fail(appError('document/other-author', { author, doctor }));
}
