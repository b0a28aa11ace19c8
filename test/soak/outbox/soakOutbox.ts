import type { FaultRuleInput } from '../../gateway/faults/faultScript.ts';
import { startGateway } from '../../gateway/startGateway.ts';
import { makeOutboxRig } from './outboxRig.ts';

/** What a soak came to. */
export interface SoakFigures {
  readonly items: number;
  readonly calls: number;
  readonly faults: number;
  readonly lost: number;
  readonly duplicates: number;
  /** X-CART-ids of answers delivered whole that the history does not have. */
  readonly cartIdsMissing: number;
  readonly millisecondsPerItem: number;
  readonly heapMiB: number;
}

/** Faults that leave nothing to wait for, in turn. */
const kinds: readonly ((nth: number) => FaultRuleInput)[] = [
  (nth) => ({ when: { nth }, do: 'reset-after-body' }),
  (nth) => ({ when: { nth }, do: 'reset-before-body' }),
  (nth) => ({ when: { nth }, do: 'truncate' }),
  (nth) => ({ when: { nth }, do: 'status', status: 503 }),
  (nth) => ({ when: { nth }, do: 'html' }),
  (nth) => ({ when: { nth }, do: 'no-cart-id' }),
];

/** Every nth call so that the share is met, evenly: a failure must be repeatable. */
function faultScript(calls: number, share: number): readonly FaultRuleInput[] {
  return Array.from({ length: calls }, (_, index) => index + 1)
    .filter((nth) => Math.floor(nth * share) > Math.floor((nth - 1) * share))
    .map((nth, index) => kinds[index % kinds.length]?.(nth))
    .filter((rule) => rule !== undefined);
}

/** Publishes so many documents in one go through faults, with real processes, and counts. */
export async function soakOutbox(items: number, share: number): Promise<SoakFigures> {
  const rig = await makeOutboxRig();
  const faults = faultScript(items * 2, share);
  const gateway = await startGateway({ pki: rig.pki, packDirectory: null, faults });
  try {
    const acts = [];
    for (let serial = 1; serial <= items; serial += 1) {
      acts.push(...(await rig.acts(serial, 'create')));
    }
    const report = await rig.run({
      directory: rig.folder(),
      baseUrl: gateway.baseUrl,
      acts,
      operation: 'create',
      disturbance: { kind: 'none' },
      responseTimeoutMs: 10_000,
    });
    if (report?.kind !== 'settled') throw new Error(JSON.stringify(report));
    const { documents, submissions, calls } = gateway.ledger();
    const published = documents.filter(({ status }) => status === 'published');
    const recorded = new Set(
      report.history.flatMap(({ attempts }) => attempts.map(({ end }) => end?.cartId)),
    );
    const unheard = calls.filter(
      ({ cartId, fault }) => fault === null && cartId !== null && !recorded.has(cartId),
    );
    const settled = report.history.filter(({ submission }) => submission.state === 'accepted');
    return {
      items,
      calls: calls.length,
      faults: calls.filter(({ fault }) => fault !== null).length,
      lost: items - Math.min(published.length, settled.length),
      duplicates: submissions.length - new Set(submissions.map((each) => each.documentId)).size,
      cartIdsMissing: unheard.length,
      millisecondsPerItem: report.elapsedMs / items,
      heapMiB: report.heapBytes / 2 ** 20,
    };
  } finally {
    await gateway.stop();
    rig.close();
  }
}
