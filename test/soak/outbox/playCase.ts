import type { HistoryEntry } from '../../../electron/domain/ports/archive.ts';
import type { Ledger } from '../../gateway/ledger/ledgerEntries.ts';
import { startGateway } from '../../gateway/startGateway.ts';
import { disturbances, faultPoints, responseTimeoutOf, type FaultCase } from './faultCases.ts';
import type { OutboxRig } from './outboxRig.ts';
import type { PreparedAct, WorkerReport } from './workerOrder.ts';

/** What a case came to; every list is empty when all is well. */
export interface CaseVerdict {
  readonly case: FaultCase;
  readonly problems: readonly string[];
  /** Acts without their one effect at the gateway. */
  readonly losses: number;
  /** Documents or acts that took effect twice. */
  readonly duplicates: number;
  readonly attempts: number;
}

type Status = Ledger['documents'][number]['status'];

/** What the gateway has to hold in the end. */
function expectedDocuments(acts: readonly PreparedAct[]): ReadonlyMap<string, Status> {
  const expected = new Map<string, Status>();
  for (const { submission } of acts) {
    const { operation, documentId, targetId } = submission;
    if (targetId !== null && operation === 'replace') expected.set(targetId, 'replaced');
    if (operation !== 'update-metadata') {
      expected.set(documentId, operation === 'annul' ? 'annulled' : 'published');
    }
  }
  return expected;
}

const methodsOf = { create: ['C'], replace: ['R', 'R2'], annul: ['D'], 'update-metadata': ['U'] };

function effectsOf(ledger: Ledger, { submission }: PreparedAct): number {
  const methods: readonly string[] = methodsOf[submission.operation];
  return ledger.submissions.filter(
    (each) => methods.includes(each.method) && each.documentId === submission.documentId,
  ).length;
}

function historyProblems(history: readonly HistoryEntry[], ledger: Ledger): readonly string[] {
  const attempts = history.flatMap((entry) => entry.attempts);
  const recorded = new Set(attempts.map(({ end }) => end?.cartId ?? null));
  const missing = ledger.calls.filter(
    (call) => call.cartId !== null && call.fault === null && !recorded.has(call.cartId),
  );
  return [
    ...history
      .filter(({ submission }) => submission.state !== 'accepted')
      .map(({ submission }) => `${submission.operation} ended ${submission.state}`),
    ...attempts.filter(({ end }) => end === null).map(() => 'an attempt without an end'),
    ...missing.map((call) => `X-CART-id of ${call.verb} ${String(call.status)} not in the history`),
  ];
}

/** Runs the program until everything is settled, through one fault and one disturbance, and judges the outcome. */
export async function playCase(
  rig: OutboxRig,
  faultCase: FaultCase,
  serial: number,
): Promise<CaseVerdict> {
  const { point, operation } = faultCase;
  const disturbance = disturbances[faultCase.disturbance] ?? { kind: 'none' };
  const fault = faultPoints[point]?.(operation);
  const faults = fault === undefined ? [] : [fault];
  const gateway = await startGateway({ pki: rig.pki, packDirectory: null, faults });
  try {
    const acts = await rig.acts(serial, operation);
    const directory = rig.folder();
    const responseTimeoutMs = responseTimeoutOf(point);
    const order = { directory, baseUrl: gateway.baseUrl, acts, operation, responseTimeoutMs };
    let report: WorkerReport | null = await rig.run({ ...order, disturbance });
    if (report?.kind !== 'settled') {
      const isDue = disturbance.kind === 'stop' ? report?.kind === 'stopped' : report === null;
      if (!isDue) return failed(faultCase, JSON.stringify(report));
      report = await rig.run({ ...order, disturbance: { kind: 'none' } });
    }
    if (report?.kind !== 'settled') return failed(faultCase, JSON.stringify(report));
    return judge(faultCase, acts, gateway.ledger(), report.history, disturbance.kind === 'kill');
  } finally {
    await gateway.stop();
  }
}

function failed(faultCase: FaultCase, reason: string): CaseVerdict {
  return { case: faultCase, problems: [reason], losses: 0, duplicates: 0, attempts: 0 };
}

function judge(
  faultCase: FaultCase,
  acts: readonly PreparedAct[],
  ledger: Ledger,
  history: readonly HistoryEntry[],
  wasKilled: boolean,
): CaseVerdict {
  const held = new Map(ledger.documents.map((document) => [document.id, document.status]));
  const lost = [...expectedDocuments(acts)].filter(([id, status]) => held.get(id) !== status);
  // An update repeated with the same content is one update; of everything else there is exactly one.
  const repeated = acts.filter(
    (act) => act.submission.operation !== 'update-metadata' && effectsOf(ledger, act) > 1,
  );
  const unperformed = acts.filter((act) => effectsOf(ledger, act) === 0);
  const told = historyProblems(history, ledger);
  // A process that is killed takes the one answer it had not yet written with it.
  const forgiven = wasKilled ? told.filter((each) => each.startsWith('X-CART-id')).slice(0, 1) : [];
  return {
    case: faultCase,
    problems: told.filter((each) => !forgiven.includes(each)),
    losses: lost.length + unperformed.length,
    duplicates: repeated.length,
    attempts: history.reduce((sum, entry) => sum + entry.attempts.length, 0),
  };
}
