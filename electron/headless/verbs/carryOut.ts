import { operationNames, stateNames } from '../../../shared/fse/actNames.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import { splitWarning } from '../../../shared/fse/answers/warnings.ts';
import type { LocatedDatum } from '../../../shared/conformance/locateNamedData.ts';
import { ok } from '../../../shared/errors/result.ts';
import { explainRefusal } from '../../domain/explainRefusal.ts';
import type { Archive, AttemptEnd, NewSubmission } from '../../domain/ports/archive.ts';
import { sendSubmission } from '../../domain/sendSubmission.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
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

/** Sends a queued act now and reports how it went; the act stays in the queue when it could not leave. */
export async function carryOut(bench: Workbench, submission: NewSubmission): Promise<VerbResult> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
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
