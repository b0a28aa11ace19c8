import { appError, type AppError } from '../../shared/errors/appError.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import { checkSubmission } from './checkSubmission.ts';
import { enqueueActOnPublished, enqueueDocument, type QueueingPorts } from './enqueueAct.ts';
import type { Submission } from './ports/archive.ts';
import { publicationFields, type PublicationSettings } from './preflightDocument.ts';

/** What became of one refused act that was to be sent again. */
export interface Resent {
  readonly submissionId: string;
  /** Why it was not queued; null when it was. */
  readonly error: AppError | null;
}

/** The document once more with the signature it has: signed bytes never change, and no PIN is asked. */
async function resendDocument(
  ports: QueueingPorts,
  { documentId, targetId, state }: Submission,
  settings: PublicationSettings,
): Promise<Result<unknown>> {
  const found = await ports.archive.findDocument(documentId);
  if (!found.ok) return found;
  const document = found.value;
  const signed = document?.signed ?? null;
  if (document === null || signed === null) {
    return fail(appError('document/not-published', { documentId, state }));
  }
  const visibility = await checkSubmission(ports, document, targetId, settings);
  if (!visibility.ok) return visibility;
  const metadata = publicationFields(document, settings, visibility.value);
  return enqueueDocument(ports, document, signed, targetId, metadata);
}

async function resend(
  ports: QueueingPorts,
  submissionId: string,
  settings: PublicationSettings,
): Promise<Result<unknown>> {
  const found = await ports.archive.findSubmission(submissionId);
  if (!found.ok) return found;
  const act = found.value;
  if (act?.state !== 'refused') {
    return fail(appError('outbox/not-in-queue', { submissionId }));
  }
  const { operation, targetId, metadata, reason } = act;
  if (operation === 'create' || operation === 'replace') {
    return resendDocument(ports, act, settings);
  }
  return enqueueActOnPublished(
    ports,
    operation,
    targetId ?? act.documentId,
    metadata,
    reason ?? null,
  );
}

/**
 * Queues refused acts again, each as an act of its own beside the refusal, which stays what it was: one remedy for
 * many once the cause they share is gone. What may not be queued is told and does not stop the others.
 */
export async function resendRefused(
  ports: QueueingPorts,
  submissionIds: readonly string[],
  settings: PublicationSettings,
): Promise<readonly Resent[]> {
  const resent: Resent[] = [];
  for (const submissionId of submissionIds) {
    const queued = await resend(ports, submissionId, settings);
    resent.push({ submissionId, error: queued.ok ? null : queued.error });
  }
  return resent;
}
