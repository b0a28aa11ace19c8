import assert from 'node:assert/strict';
import type { Ledger, LedgerDocument } from './ledgerEntries.ts';

/** The documents of a set a reader of the record would see. */
export function effectiveDocuments(ledger: Ledger, setId: string): readonly LedgerDocument[] {
  return ledger.documents.filter(
    (document) => document.setId === setId && document.status === 'published',
  );
}

/** Throws unless exactly one document of the set is in force, and answers it. */
export function assertOneEffectiveDocument(ledger: Ledger, setId: string): LedgerDocument {
  const found = effectiveDocuments(ledger, setId);
  const ids = found.map(({ id }) => id).join(', ');
  assert.equal(found.length, 1, `documents in force in set ${setId}: ${ids}`);
  const [document] = found;
  assert.ok(document);
  return document;
}

/** Throws unless the document was published by exactly one accepted call and is in force. */
export function assertPublishedOnce(ledger: Ledger, documentId: string): LedgerDocument {
  const publications = ledger.submissions.filter(
    (submission) => submission.documentId === documentId && 'CR2'.includes(submission.method),
  );
  assert.equal(publications.length, 1, `accepted publications of ${documentId}`);
  const document = ledger.documents.find(({ id }) => id === documentId);
  assert.equal(document?.status, 'published', `state of ${documentId}`);
  return document;
}

/** Throws when a set has two documents in force, or a replaced one without the document that replaced it. */
export function assertCoherent(ledger: Ledger): void {
  const sets = new Set(ledger.documents.map(({ setId }) => setId).filter((id) => id !== null));
  for (const setId of sets) {
    const count = effectiveDocuments(ledger, setId).length;
    assert.ok(count <= 1, `documents in force in set ${setId}: ${String(count)}`);
  }
  for (const { id, status, replacedBy } of ledger.documents) {
    if (status !== 'replaced') continue;
    const successor = ledger.documents.find((document) => document.id === replacedBy);
    assert.equal(successor?.replaces, id, `successor of ${id}`);
  }
}

/** Throws unless every answer the ledger wrote bears its own X-CART-id. */
export function assertDistinctCartIds(ledger: Ledger): void {
  const ids = ledger.calls.map(({ cartId }) => cartId).filter((id) => id !== null);
  assert.equal(new Set(ids).size, ids.length, 'X-CART-ids are not distinct');
}
