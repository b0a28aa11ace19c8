import { operationNames, stateNames } from '../../../shared/fse/actNames.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import { splitWarning } from '../../../shared/fse/answers/warnings.ts';
import type { LocatedDatum } from '../../../shared/conformance/locateNamedData.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { explainRefusal } from '../../domain/explainRefusal.ts';
import { predecessorOf } from '../../domain/outbox/nextStep.ts';
import type { Archive, AttemptEnd, NewSubmission } from '../../domain/ports/archive.ts';
import { sendSubmission } from '../../domain/sendSubmission.ts';
import { errorToJson, type VerbReport, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

function locatedLine({ section, paths, it }: LocatedDatum): string {
  return `Punto        ${section ?? 'Documento'}: ${it} ${paths.join(' ')}`.trimEnd();
}

/** Who warned matters: the nation's remarks are about the document, the Region's about the service. */
function warningLines(text: string | null): readonly string[] {
  const { national = null, regional = null } = splitWarning(text) ?? {};
  return [
    ...(national === null ? [] : [`Avviso       ${national}`]),
    ...(regional === null ? [] : [`Regione      ${regional}`]),
  ];
}

function outcomeLines(
  submission: NewSubmission,
  end: AttemptEnd,
  located: readonly LocatedDatum[],
): readonly string[] {
  const text = end.error === null ? null : errorText(end.error);
  return [
    `${operationNames[submission.operation]}: ${stateNames[end.state]}`,
    `Documento    ${submission.documentId}`,
    `X-CART-id    ${end.cartId ?? 'nessuno'}`,
    ...warningLines(end.warning),
    ...(text === null ? [] : [text.happened, text.meaning, text.next]),
    ...located.map(locatedLine),
  ];
}

async function explained(
  bench: Workbench,
  archive: Archive,
  { operation, documentId }: NewSubmission,
  end: AttemptEnd,
): Promise<readonly LocatedDatum[]> {
  if (end.state !== 'refused') return [];
  const document = await archive.findDocument(documentId);
  const pack = await bench.officialPack();
  if (!document.ok || document.value === null) return [];
  return explainRefusal({ operation, end, cda: document.value.cda }, pack.ok ? pack.value : null);
}

/** Why an act may not leave now although it was asked for: the queue was stopped, or it is not its turn. */
type Waiting =
  { readonly kind: 'paused' } | { readonly kind: 'after'; readonly submissionId: string };

const waitingWords: Readonly<Record<Waiting['kind'], string>> = {
  paused: 'La coda è in pausa: parte quando riprende, con queue --resume e queue --send.',
  after:
    'Prima deve concludersi un altro invio dello stesso documento: parte dopo, con queue --send.',
};

/** The order of acts on one document, and a pause, hold for the command line as for the queue (reliability §7.2). */
async function waitingOf(
  archive: Archive,
  { submissionId }: NewSubmission,
): Promise<Result<Waiting | null>> {
  const paused = await archive.queuePause();
  if (!paused.ok) return paused;
  if (paused.value !== null) return ok({ kind: 'paused' });
  const items = await archive.outboxItems();
  if (!items.ok) return items;
  const own = items.value.find((item) => item.submissionId === submissionId);
  const before = own === undefined ? null : predecessorOf(own, items.value);
  return ok(before === null ? null : { kind: 'after', submissionId: before.submissionId });
}

function waitingReport(submission: NewSubmission, waiting: Waiting): VerbReport {
  const { operation, documentId, targetId, submissionId } = submission;
  return {
    json: { operation, outcome: 'queued', waiting, documentId, targetId, submissionId },
    lines: [
      `${operationNames[operation]}: ${stateNames.queued}`,
      `Documento    ${documentId}`,
      waitingWords[waiting.kind],
    ],
    succeeded: false,
  };
}

/**
 * Sends a queued act now and reports how it went; the act stays in the queue when it could not leave, and when the
 * queue is paused or an earlier act on the same document is not settled.
 */
export async function carryOut(bench: Workbench, submission: NewSubmission): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const waiting = await waitingOf(archive.value, submission);
  if (!waiting.ok) return waiting;
  if (waiting.value !== null) return ok(waitingReport(submission, waiting.value));
  const gateway = await bench.gateway();
  if (!gateway.ok) return gateway;
  const { clock, randomness } = bench;
  const ports = { archive: archive.value, gateway: gateway.value, clock, randomness };
  const sent = await sendSubmission(ports, submission.submissionId);
  if (!sent.ok) return sent;
  const end = sent.value;
  const located = await explained(bench, archive.value, submission, end);
  return ok({
    json: {
      operation: submission.operation,
      outcome: end.state,
      httpStatus: end.httpStatus,
      cartId: end.cartId,
      traceId: end.traceId,
      workflowInstanceId: end.workflowInstanceId,
      documentId: submission.documentId,
      targetId: submission.targetId,
      submissionId: submission.submissionId,
      warning: end.warning,
      warnings: splitWarning(end.warning),
      error: end.error === null ? null : errorToJson(end.error),
      located,
    },
    lines: outcomeLines(submission, end, located),
    succeeded: end.state === 'accepted' || end.state === 'indexed',
  });
}
