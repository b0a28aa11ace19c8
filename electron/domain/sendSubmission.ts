import { appError } from '../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import {
  settleAfterUnknown,
  settleVersionCheck,
  type SettledOutcome,
} from '../../shared/fse/answers/settleAfterUnknown.ts';
import { updateOfPublication } from '../../shared/fse/requestBody.ts';
import type { ArchivedDocument, Archive, AttemptEnd, Submission } from './ports/archive.ts';
import { requireDocument } from './requireDocument.ts';
import type { Clock } from './ports/clock.ts';
import type { CallOutcome, Gateway, GatewayCall, PreparedCall } from './ports/gateway.ts';
import type { Randomness } from './ports/randomness.ts';
import type { ExchangeObserver } from './ports/transport.ts';

/** How often the end of an attempt is handed to the archive again after it was lost on the way. */
const RECORDING_REPEATS = 3;

/** The parts sending needs. */
export interface SendingPorts {
  readonly archive: Archive;
  readonly gateway: Gateway;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** What an attempt is about: the act itself, or the question whether its new version is there. */
export type AttemptPurpose = 'act' | 'version-check';

/** Watches a sending and may call it off until its first byte. */
export interface SendingOptions {
  /** Absent: the act itself. */
  readonly purpose?: AttemptPurpose;
  readonly observer?: ExchangeObserver;
  readonly signal?: AbortSignal;
}

async function loadSubmission(
  archive: Archive,
  submissionId: string,
): Promise<Result<{ submission: Submission; document: ArchivedDocument }>> {
  const submission = await archive.findSubmission(submissionId);
  if (!submission.ok) return submission;
  if (submission.value === null) {
    return fail(appError('archive/submission-unknown', { submissionId }));
  }
  const { documentId } = submission.value;
  const document = await requireDocument(archive, documentId);
  return document.ok ? ok({ submission: submission.value, document: document.value }) : document;
}

function carriesDocument(submission: Submission): boolean {
  return submission.operation === 'create' || submission.operation === 'replace';
}

/**
 * The act as a call; or, to check a replacement by its version, its metadata written once more to the new document,
 * which changes nothing where the document is there (an update is idempotent by content) and is refused where not.
 */
function callOf(
  submission: Submission,
  document: ArchivedDocument,
  purpose: AttemptPurpose,
): GatewayCall {
  const { operation, documentId, targetId, metadata } = submission;
  const patientCodiceFiscale = document.patient.codiceFiscale;
  if (purpose === 'version-check') {
    return {
      operation: 'update-metadata',
      documentId,
      targetId: documentId,
      patientCodiceFiscale,
      metadata: updateOfPublication(metadata),
      document: null,
    };
  }
  return {
    operation,
    documentId,
    targetId,
    patientCodiceFiscale,
    metadata,
    document: carriesDocument(submission) ? document.signed : null,
  };
}

/** An answer to a repeated attempt also tells what became of the unknown one before it (reliability §7.2.4-5). */
function settle(
  submission: Submission,
  outcome: CallOutcome,
  purpose: AttemptPurpose,
): SettledOutcome {
  if (purpose === 'version-check') {
    return settleVersionCheck(outcome.state, outcome.error?.code ?? null);
  }
  return submission.state === 'outcome-unknown'
    ? settleAfterUnknown(submission.operation, outcome.state, outcome.error?.code ?? null)
    : { state: outcome.state, confirmedByConflict: false };
}

/**
 * Writes the end of an attempt. An X-CART-id comes once: while the archive may still take it (its process died and
 * starts again), it is handed over again; writing the same end twice is one end.
 */
async function record(archive: Archive, end: AttemptEnd): Promise<Result<void>> {
  let recorded = await archive.endAttempt(end);
  for (let again = 0; again < RECORDING_REPEATS && isRepeatable(recorded); again += 1) {
    recorded = await archive.endAttempt(end);
  }
  return recorded;
}

function isRepeatable(recorded: Result<void>): boolean {
  return !recorded.ok && recorded.error.retry === 'auto';
}

async function attempt(
  ports: SendingPorts,
  submission: Submission,
  call: PreparedCall,
  options: SendingOptions,
): Promise<Result<AttemptEnd>> {
  const { archive, clock, randomness } = ports;
  const attemptId = randomness.uuid();
  const begun = await archive.beginAttempt({
    attemptId,
    submissionId: submission.submissionId,
    submissionIdentifier: call.submissionIdentifier,
    authorizationJti: call.authorizationJti,
    signatureJti: call.signatureJti,
    method: call.method,
    url: call.url,
    requestSha256: call.requestSha256,
    startedAt: clock.now().toISOString(),
  });
  if (!begun.ok) return begun;
  const outcome = await call.send(options);
  const end: AttemptEnd = {
    ...outcome,
    ...settle(submission, outcome, options.purpose ?? 'act'),
    attemptId,
    endedAt: clock.now().toISOString(),
  };
  const recorded = await record(archive, end);
  return recorded.ok ? ok(end) : recorded;
}

/**
 * Makes one attempt at a queued submission (reliability §7.2): the attempt is in the archive before the first byte
 * leaves, and the answer with its X-CART-id is in the archive before anything else happens.
 * `ok` means the attempt was made and recorded, whatever its outcome; read `state` and `error` of the end.
 */
export async function sendSubmission(
  ports: SendingPorts,
  submissionId: string,
  options: SendingOptions = {},
): Promise<Result<AttemptEnd>> {
  const loaded = await loadSubmission(ports.archive, submissionId);
  if (!loaded.ok) return loaded;
  const { submission, document } = loaded.value;
  const call = await ports.gateway.prepare(callOf(submission, document, options.purpose ?? 'act'));
  return call.ok ? attempt(ports, submission, call.value, options) : call;
}
