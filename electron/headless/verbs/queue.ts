import { operationNames, stateNames } from '../../../shared/fse/actNames.ts';
import { errorText } from '../../../shared/errors/appError.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { italianInstant } from '../../domain/records/italianInstant.ts';
import type { FlushReport } from '../../domain/outbox/flushReport.ts';
import type { Outbox } from '../../domain/outbox/outbox.ts';
import type { ItemResult } from '../../domain/outbox/outboxEvents.ts';
import type { OutboxItem, QueuePause } from '../../domain/ports/outboxStore.ts';
import { errorToJson, type VerbReport, type VerbResult } from '../verbResult.ts';
import type { Workbench } from '../workbench.ts';

/** What is asked of the queue; the list is given in any case. */
export interface QueueRequest {
  readonly send?: boolean;
  readonly pause?: boolean;
  readonly resume?: boolean;
  /** Submission to withdraw. */
  readonly cancel?: string;
  /** Submission of unknown outcome to verify. */
  readonly verify?: string;
}

function itemToJson(item: OutboxItem): Readonly<Record<string, unknown>> {
  const { obstacle } = item.plan;
  return {
    ...item,
    plan: { ...item.plan, obstacle: obstacle === null ? null : errorToJson(obstacle) },
  };
}

function itemLines(item: OutboxItem): readonly string[] {
  const { notBefore, obstacle } = item.plan;
  return [
    `${italianInstant(item.createdAt)}  ${operationNames[item.operation]}  ${stateNames[item.state]}  ${item.documentId}  ${item.submissionId}`,
    ...(notBefore === null ? [] : [`  non prima di ${italianInstant(notBefore)}`]),
    ...(obstacle === null ? [] : [`  ${errorText(obstacle).happened}`]),
  ];
}

const pauseCauses: Readonly<Record<QueuePause['cause'], string>> = {
  person: 'chiesta da una persona',
  configuration: 'per qualcosa da sistemare prima',
};

function pauseLines(pause: QueuePause | null): readonly string[] {
  if (pause === null) return [];
  const text = pause.error === null ? null : errorText(pause.error);
  return [
    `Coda in pausa dal ${italianInstant(pause.since)}, ${pauseCauses[pause.cause]}. Riparte con --resume.`,
    ...(text === null ? [] : [text.happened, text.meaning, text.next]),
  ];
}

function resultLine(result: ItemResult): string {
  return `${stateNames[result.state]}  ${result.documentId}  X-CART-id ${result.cartId ?? 'assente'}`;
}

async function describe(bench: Workbench): Promise<Result<VerbReport>> {
  const archive = await bench.archive();
  if (!archive.ok) return archive;
  const items = await archive.value.outboxItems();
  if (!items.ok) return items;
  const pause = await archive.value.queuePause();
  if (!pause.ok) return pause;
  const { value } = pause;
  return ok({
    json: {
      pause: value && { ...value, error: value.error && errorToJson(value.error) },
      items: items.value.map(itemToJson),
    },
    lines: [
      ...pauseLines(value),
      ...(items.value.length > 0 ? items.value.flatMap(itemLines) : ['La coda è vuota.']),
    ],
    succeeded: true,
  });
}

/** The one change asked for, before anything is sent. */
async function change(outbox: Outbox, request: QueueRequest): Promise<Result<void>> {
  if (request.cancel !== undefined) return outbox.cancel(request.cancel);
  if (request.verify !== undefined) return outbox.verify(request.verify);
  if (request.pause === true) return outbox.pause();
  if (request.resume === true) return outbox.resume();
  return ok();
}

function endError(report: FlushReport): Readonly<Record<string, unknown>> | null {
  const { end } = report;
  if (end.kind === 'waiting') return errorToJson(end.error);
  return end.kind === 'paused' && end.pause.error !== null ? errorToJson(end.pause.error) : null;
}

function withReport(listed: VerbReport, report: FlushReport): VerbReport {
  return {
    json: {
      ...listed.json,
      end: report.end.kind,
      waitingFor: report.end.kind === 'waiting' ? report.end.for : null,
      error: endError(report),
      nextInMs: report.nextInMs,
      results: report.results.map((each) => ({
        ...each,
        error: each.error && errorToJson(each.error),
      })),
    },
    lines: [...report.results.map(resultLine), ...listed.lines],
    succeeded: report.results.every(({ state }) => state === 'accepted' || state === 'indexed'),
  };
}

/** Lists what is not settled; withdraws, verifies, pauses, resumes or sends first, where asked. */
export async function queue(
  bench: Workbench,
  request: QueueRequest,
  signal: AbortSignal,
): Promise<VerbResult> {
  const outbox = await bench.outbox();
  if (!outbox.ok) return outbox;
  const changed = await change(outbox.value, request);
  if (!changed.ok) return fail(changed.error);
  const sends = request.send === true || request.verify !== undefined;
  const flushed = sends ? await outbox.value.flush(signal) : null;
  if (flushed?.ok === false) return flushed;
  const listed = await describe(bench);
  return listed.ok && flushed !== null ? ok(withReport(listed.value, flushed.value)) : listed;
}
