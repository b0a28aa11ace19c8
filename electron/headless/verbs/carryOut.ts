import { errorText } from '../../../shared/errors/appError.ts';
import { ok } from '../../../shared/errors/result.ts';
import type { AttemptEnd, NewSubmission } from '../../domain/ports/archive.ts';
import { sendSubmission } from '../../domain/sendSubmission.ts';
import { errorToJson, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';
import { operationNames, stateNames } from '../words.ts';

function outcomeLines(submission: NewSubmission, end: AttemptEnd): readonly string[] {
  const text = end.error === null ? null : errorText(end.error);
  return [
    `${operationNames[submission.operation]}: ${stateNames[end.state]}`,
    `Documento    ${submission.documentId}`,
    `X-CART-id    ${end.cartId ?? 'nessuno'}`,
    ...(end.warning === null ? [] : [`Avviso       ${end.warning}`]),
    ...(text === null ? [] : [text.happened, text.meaning, text.next]),
  ];
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
      error: end.error === null ? null : errorToJson(end.error),
    },
    lines: outcomeLines(submission, end),
    succeeded: end.state === 'accepted' || end.state === 'indexed',
  });
}
