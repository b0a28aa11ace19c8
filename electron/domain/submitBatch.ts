import type { AppError } from '../../shared/errors/appError.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { checkSubmission } from './checkSubmission.ts';
import { enqueueDocument, type QueueingPorts } from './enqueueAct.ts';
import type { SealedDocument } from './ports/archive.ts';
import { publicationFields, type PublicationSettings } from './preflightDocument.ts';
import type { SigningOptions } from './prepareSignature.ts';
import { signBatch, type BatchOutcome, type BatchResult } from './signBatch.ts';
import type { Visibility } from './visibility.ts';
import type { SigningPorts } from './signDocument.ts';

/** A document to be signed and queued, as what. */
export interface BatchSubmission {
  readonly document: SealedDocument;
  /** The published document it replaces, or null. */
  readonly targetId: string | null;
}

/** With what a batch is signed and queued. */
export interface BatchTerms {
  readonly settings: PublicationSettings;
  readonly signing: SigningOptions;
}

/** How a batch is followed and steered. */
export interface SubmissionObserver {
  onResult?(result: BatchResult, progress: { readonly done: number; readonly total: number }): void;
  isSkipped?(documentId: string): boolean;
  readonly signal?: AbortSignal;
}

/** A batch at its end. */
export interface SubmittedBatch {
  /** One for each document, in the order given. */
  readonly results: readonly BatchResult[];
  readonly stoppedBy: AppError | null;
}

/**
 * Signs sealed documents one after the other and queues each as soon as it is signed: what is signed is in the
 * archive before the next one is given to the card. Documents that may not be queued are never given to it.
 */
export async function submitBatch(
  ports: SigningPorts & QueueingPorts,
  submissions: readonly BatchSubmission[],
  { settings, signing }: BatchTerms,
  observer: SubmissionObserver = {},
): Promise<Result<SubmittedBatch>> {
  const total = submissions.length;
  const outcomes = new Map<string, BatchOutcome>();
  const tell = (result: BatchResult): void => {
    outcomes.set(result.documentId, result.outcome);
    observer.onResult?.(result, { done: outcomes.size, total });
  };
  const allowed: (BatchSubmission & { readonly visibility: Visibility })[] = [];
  for (const submission of submissions) {
    const { document, targetId } = submission;
    if (observer.signal?.aborted === true) {
      const outcome = { kind: 'not-signed', because: 'cancelled' } as const;
      tell({ documentId: document.documentId, outcome });
      continue;
    }
    const checked = await checkSubmission(ports, document, targetId, settings);
    if (checked.ok) allowed.push({ ...submission, visibility: checked.value });
    else
      tell({
        documentId: document.documentId,
        outcome: { kind: 'failed', error: checked.error },
      });
  }
  const { documentBytes: limitBytes } = settings.environment.limits;
  const byId = new Map(allowed.map((each) => [each.document.documentId, each]));
  const signed = await signBatch(
    ports,
    allowed.map(({ document }) => document),
    { ...signing, limitBytes },
    {
      onResult: tell,
      isSkipped: (documentId) => observer.isSkipped?.(documentId) === true,
      keep: async (document, pdf) => {
        const { targetId = null, visibility = null } = byId.get(document.documentId) ?? {};
        const metadata = publicationFields(document, settings, visibility);
        const queued = await enqueueDocument(ports, document, pdf, targetId, metadata);
        return queued.ok ? ok() : queued;
      },
      ...(observer.signal === undefined ? {} : { signal: observer.signal }),
    },
  );
  if (!signed.ok) return signed;
  const results = submissions.flatMap(({ document: { documentId } }) => {
    const outcome = outcomes.get(documentId);
    return outcome === undefined ? [] : [{ documentId, outcome }];
  });
  return ok({ results, stoppedBy: signed.value.stoppedBy });
}
