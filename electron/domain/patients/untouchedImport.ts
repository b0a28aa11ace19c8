import type { DraftSummary } from '../ports/draftStore.ts';

/** Whether a draft was brought by the record program and nobody wrote in it or confirmed anything since. */
export function isUntouchedImport({
  origin,
  review,
  createdAt,
  updatedAt,
  documentId,
}: DraftSummary): boolean {
  return (
    origin.kind === 'import' &&
    documentId === null &&
    createdAt === updatedAt &&
    Object.values(review).every((confirmedAt) => confirmedAt === null)
  );
}
