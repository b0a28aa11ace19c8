import { sha256, type Call } from '../call.ts';
import type { BoundBody } from '../contract/requestBodies.ts';
import { simulatedLaterFailure } from '../checks/simulatedFailure.ts';
import { validationHash } from '../documents/validationHash.ts';
import type { ExchangeIds } from '../answers/wireAnswer.ts';
import { textClaim } from '../tokens/readToken.ts';
import { commonNameOf, regionOf } from '../tokens/signingCertificate.ts';
import { duplicateError } from './duplicateError.ts';
import type { LedgerBook } from './ledger.ts';
import type { Indexing, LedgerDocument } from './ledgerEntries.ts';

async function newDocument(
  call: Call,
  body: BoundBody,
  replaces: string | null,
): Promise<LedgerDocument | null> {
  const file = await call.file();
  const cda = await call.cda();
  if (file === null || cda === null) return null;
  return {
    id: body.identificativoDoc ?? '',
    setId: cda.setId === null ? null : `${cda.setId.root}^${cda.setId.extension}`,
    version: cda.version,
    status: 'published',
    replacedBy: null,
    replaces,
    patientId: cda.patientIds[0]?.extension ?? null,
    metadata: body,
    sha256: sha256(file.bytes),
    pdf: file.bytes,
    workflowInstanceId: await call.workflowInstanceId(),
  };
}

async function publish(call: Call, book: LedgerBook, body: BoundBody): Promise<void> {
  const target = call.documentId === null ? null : book.find(call.documentId);
  const document = await newDocument(call, body, target?.id ?? null);
  if (document === null) return;
  if (target !== null) book.put({ ...target, status: 'replaced', replacedBy: document.id });
  book.put(document);
}

async function indexingOf(call: Call, publishes: boolean, duplicate: boolean): Promise<Indexing> {
  const { index, indexDelaySeconds, laterIndexFailure } = call.settings;
  if (!publishes) return { state: index === 'defers' ? 'deferred' : 'done' };
  const failure = (await simulatedLaterFailure(call)) ?? laterIndexFailure;
  const dueAt = new Date(call.now.getTime() + indexDelaySeconds * 1000).toISOString();
  return { state: 'pending', dueAt, error: duplicate ? duplicateError : failure };
}

function issuerOf(call: Call): string {
  const certificate = call.signatureToken()?.certificate ?? null;
  return certificate === null ? '' : regionOf(commonNameOf(certificate));
}

/** Remembers that the contextual methods, or the validation service, have validated the CDA, which a plain replace may build on (C-54). */
async function noteValidation(call: Call, book: LedgerBook): Promise<void> {
  const cda = await call.cdaBytes();
  if (cda !== null && call.method !== 'R') book.noteValidation(validationHash(cda), call.now);
}

/** Does in the ledger what an accepted call asked for. */
export async function recordAccepted(
  call: Call,
  book: LedgerBook,
  ids: ExchangeIds,
): Promise<void> {
  const body = await call.body();
  if (call.method === 'V') {
    // A verification is for drafts and leaves nothing behind (field failures, activity VERIFICA).
    if (body?.activity === 'VALIDATION') await noteValidation(call, book);
    return;
  }
  const target = call.documentId === null ? null : book.find(call.documentId);
  const documentId = body?.identificativoDoc ?? call.documentId ?? '';
  const publishes = call.method === 'C' || call.method === 'R2' || call.method === 'R';
  // Accepted although the identifier is already there: nationally, or before the index knows. It refuses later.
  const duplicate = publishes && book.find(documentId) !== null;
  if (publishes) await noteValidation(call, book);
  if (publishes && body !== null && !duplicate) await publish(call, book, body);
  if (call.method === 'U' && target !== null) {
    book.put({ ...target, metadata: { ...target.metadata, ...body } });
  }
  if (call.method === 'D' && target !== null) book.put({ ...target, status: 'annulled' });
  if (call.method === null) return;
  book.noteSubmission({
    submissionId: body?.identificativoSottomissione ?? null,
    method: call.method,
    documentId,
    targetId: call.documentId,
    ...ids,
    workflowInstanceId: await call.workflowInstanceId(),
    issuer: issuerOf(call),
    subject: textClaim(call.signatureToken()?.claims ?? null, 'sub') ?? '',
    at: call.now.toISOString(),
    indexing: await indexingOf(call, publishes, duplicate),
  });
  book.settle(call.now);
}
