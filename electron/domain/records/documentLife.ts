import { ok, type Result } from '../../../shared/errors/result.ts';
import type { Archive, ArchivedDocument, HistoryEntry } from '../ports/archive.ts';
import { requireDocument } from '../requireDocument.ts';
import { allEntries } from './allEntries.ts';

/** A document with every act that carried or addressed it, oldest first. */
export interface DocumentLife {
  readonly document: ArchivedDocument;
  readonly acts: readonly HistoryEntry[];
}

/** Gathers the life of a document; `document/unknown` where the archive does not hold it. */
export async function documentLife(
  archive: Archive,
  documentId: string,
  at: string,
): Promise<Result<DocumentLife>> {
  const document = await requireDocument(archive, documentId);
  if (!document.ok) return document;
  const about = await archive.submissionsAbout(documentId);
  if (!about.ok) return about;
  const entries = await allEntries(archive, { text: documentId }, at);
  if (!entries.ok) return entries;
  // The search goes by the words of the identifier, which others may share.
  const wanted = new Set(about.value.map((each) => each.submissionId));
  const acts = entries.value.filter(({ submission }) => wanted.has(submission.submissionId));
  return ok({ document: document.value, acts: acts.toReversed() });
}
