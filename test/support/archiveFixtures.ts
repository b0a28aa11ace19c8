import { createHash, randomUUID } from 'node:crypto';
import type {
  AttemptEnd,
  AttemptStart,
  NewSubmission,
  SealedDocument,
} from '../../electron/domain/ports/archive.ts';
import type { SignedDocument } from '../../electron/domain/ports/documentPdf.ts';
import type { Result } from '../../shared/errors/result.ts';

/** An instant used wherever the test does not care which. */
export const someInstant = '2026-11-22T08:00:00.000Z';

/** A key that is the same in every test. */
export const testKey = new Uint8Array(32).fill(0x5a);

/** The value of a result that must be a success. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`expected a success, got ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The code of a result that must be a failure. */
export function codeOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('expected a failure, got a success');
  return result.error.code;
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A sealed document about a test patient. */
export function sealedDocument(changes: Partial<SealedDocument> = {}): SealedDocument {
  const documentId = changes.documentId ?? `2.16.840.1.113883.2.9.2.90.4.4^${randomUUID()}`;
  const cda =
    changes.cda ?? new TextEncoder().encode(`<ClinicalDocument>${documentId}</ClinicalDocument>`);
  return {
    documentId,
    setId: documentId,
    version: 1,
    replaces: null,
    patient: { codiceFiscale: 'RMSLSO31M04Z404R', family: 'Ramìs', given: 'Alessio' },
    author: { codiceFiscale: 'MNZLSN99E05F205J', family: 'Manzi', given: 'Alessandra' },
    effectiveAt: someInstant,
    sealedAt: someInstant,
    ...changes,
    cda,
    cdaSha256: changes.cdaSha256 ?? sha256(cda),
  };
}

/** Signed bytes of a document; the store looks at hashes only, so the bytes need not be a PDF. */
export function signedBytes(document: SealedDocument, content = 'signed'): SignedDocument {
  const pdf = new TextEncoder().encode(`${content} ${document.documentId}`);
  return {
    pdf,
    sha256: sha256(pdf),
    cdaSha256: document.cdaSha256,
    signerFingerprint: sha256(new TextEncoder().encode('signer')),
    signedAt: someInstant,
  };
}

/** The act that publishes a document. */
export function publication(
  document: Pick<SealedDocument, 'documentId'>,
  changes: Partial<NewSubmission> = {},
): NewSubmission {
  return {
    submissionId: randomUUID(),
    operation: 'create',
    documentId: document.documentId,
    targetId: null,
    metadata: { tipologiaStruttura: 'Territorio', attiCliniciRegoleAccesso: ['P99'] },
    createdAt: someInstant,
    ...changes,
  };
}

/** An attempt of a submission. */
export function attemptOf(
  submission: Pick<NewSubmission, 'submissionId'>,
  changes: Partial<AttemptStart> = {},
): AttemptStart {
  return {
    attemptId: randomUUID(),
    submissionId: submission.submissionId,
    submissionIdentifier: `2.16.840.1.113883.2.9.2.90.4.3^${randomUUID()}`,
    authorizationJti: randomUUID(),
    signatureJti: randomUUID(),
    method: 'POST',
    url: 'https://127.0.0.1/v1/documents/validate-and-create',
    requestSha256: sha256(new Uint8Array([1])),
    startedAt: someInstant,
    ...changes,
  };
}

/** The answer that accepts an attempt. */
export function acceptance(attempt: AttemptStart, changes: Partial<AttemptEnd> = {}): AttemptEnd {
  return {
    attemptId: attempt.attemptId,
    endedAt: someInstant,
    state: 'accepted',
    exchange: 'answered',
    httpStatus: 201,
    cartId: randomUUID(),
    traceId: 'a1b2c3d4e5f60718',
    workflowInstanceId:
      '2.16.840.1.113883.2.9.2.90.4.4.c1d2e3^^^^urn:ihe:iti:xdw:2013:workflowInstanceId',
    transactionId: randomUUID(),
    responseHeaders: { 'content-type': 'application/json' },
    responseBody: new TextEncoder().encode('{"traceID":"a1b2c3d4e5f60718"}'),
    error: null,
    warning: null,
    confirmedByConflict: false,
    ...changes,
  };
}
