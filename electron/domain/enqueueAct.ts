import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Operation } from '../../shared/fse/operation.ts';
import { checkNotSubmitted, checkPublished } from './documentStatus.ts';
import type { Archive, NewSubmission, SealedDocument } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { SignedDocument } from './ports/documentPdf.ts';
import type { Randomness } from './ports/randomness.ts';

/** The parts queueing needs. */
export interface QueueingPorts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** The request body's fields of an act, without the submission identifier. */
export type ActMetadata = Readonly<Record<string, unknown>>;

function newSubmission(
  ports: QueueingPorts,
  operation: Operation,
  documentId: string,
  targetId: string | null,
  metadata: ActMetadata,
  reason: string | null = null,
): NewSubmission {
  return {
    submissionId: ports.randomness.uuid(),
    operation,
    documentId,
    targetId,
    metadata,
    reason,
    createdAt: ports.clock.now().toISOString(),
  };
}

/** What a document is called and what it replaces: all it takes to tell whether it may be queued. */
export type DocumentPlace = Pick<SealedDocument, 'documentId' | 'replaces'>;

/** Whether a sealed document may be published as a first version, before anything is signed. */
export async function checkMayPublish(
  archive: Archive,
  document: DocumentPlace,
): Promise<Result<void>> {
  const about = await archive.submissionsAbout(document.documentId);
  return about.ok ? checkNotSubmitted(document.documentId, about.value) : about;
}

/** Whether a sealed document may replace the published one it names, before anything is signed. */
export async function checkMayReplace(
  archive: Archive,
  document: DocumentPlace,
  targetId: string,
): Promise<Result<void>> {
  const { documentId, replaces } = document;
  if (replaces !== targetId) {
    return fail(
      appError('document/not-a-next-version', { documentId, replaces, target: targetId }),
    );
  }
  const fresh = await checkMayPublish(archive, document);
  if (!fresh.ok) return fresh;
  const about = await archive.submissionsAbout(targetId);
  return about.ok ? checkPublished(targetId, about.value) : about;
}

/** Queues a signed document: its bytes and the act that will carry them are stored in one transaction. */
export async function enqueueDocument(
  ports: QueueingPorts,
  document: SealedDocument,
  signed: SignedDocument,
  targetId: string | null,
  metadata: ActMetadata,
): Promise<Result<NewSubmission>> {
  const operation = targetId === null ? 'create' : 'replace';
  const { documentId } = document;
  const submission = newSubmission(ports, operation, documentId, targetId, metadata);
  const queued = await ports.archive.enqueueSigned(signed, submission);
  return queued.ok ? ok(submission) : queued;
}

/** Queues an act on a published document that carries no document of its own; `reason` is the doctor's, never sent. */
export async function enqueueActOnPublished(
  ports: QueueingPorts,
  operation: 'update-metadata' | 'annul',
  targetId: string,
  metadata: ActMetadata,
  reason: string | null = null,
): Promise<Result<NewSubmission>> {
  const about = await ports.archive.submissionsAbout(targetId);
  if (!about.ok) return about;
  const published = checkPublished(targetId, about.value);
  if (!published.ok) return published;
  const submission = newSubmission(ports, operation, targetId, targetId, metadata, reason);
  const queued = await ports.archive.enqueue(submission);
  return queued.ok ? ok(submission) : queued;
}
