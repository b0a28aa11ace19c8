import { appError } from '../../../shared/errors/appError.ts';
import { mayBecome, type SubmissionState } from '../../../shared/fse/submissionState.ts';
import type { ArchiveTables } from '../archiveTables.ts';
import type { AuditRow } from './auditTable.ts';

/** A deed as the journal and the trail both tell it. */
export type ToldDeed = Pick<AuditRow, 'sequence' | 'action' | 'submissionId' | 'outcome'>;

/** What is known of what was done, from journal and trail. */
export interface Evidence {
  readonly deeds: readonly ToldDeed[];
  /** Whether nothing of it is missing: only then does silence mean that nothing left. */
  readonly isWhole: boolean;
}

const unsettled: readonly SubmissionState[] = ['queued', 'sending', 'outcome-unknown', 'blocked'];

/** What an act does not come back from to wait its turn. */
const settledStates: readonly SubmissionState[] = [
  'accepted',
  'indexed',
  'refused',
  'cancelled',
  'outcome-unknown',
];

/** Where an act stands after a deed; null where the deed does not say. */
function standingAfter({ action, outcome }: ToldDeed): SubmissionState | null {
  switch (action) {
    case 'act-queued':
      return 'queued';
    case 'attempt-begun':
      return 'outcome-unknown';
    case 'attempt-ended':
    case 'state-changed':
      return settledStates.find((state) => state === outcome) ?? 'queued';
    default:
      return null;
  }
}

/** The steps from one state to where the act really stands; none where it may stay. */
function stepsTo(from: SubmissionState, to: SubmissionState): readonly SubmissionState[] {
  // Whatever waits, for its turn or for a person, may go on waiting: nothing of it has left.
  if (from === to || to === 'queued') return [];
  if (mayBecome(from, to)) return [to];
  return mayBecome(from, 'outcome-unknown') && mayBecome('outcome-unknown', to)
    ? ['outcome-unknown', to]
    : [];
}

function lastStandings(deeds: readonly ToldDeed[]): ReadonlyMap<string, SubmissionState> {
  const standings = new Map<string, SubmissionState>();
  for (const deed of deeds.toSorted((one, other) => one.sequence - other.sequence)) {
    const standing = standingAfter(deed);
    if (deed.submissionId !== null && standing !== null) {
      standings.set(deed.submissionId, standing);
    }
  }
  return standings;
}

/**
 * Brings acts that an older copy still holds as waiting to where they really stand. Sent again as if nothing had been,
 * a published document would come back refused, and one the doctor has withdrawn would be published (reliability §7.2:
 * an unknown outcome is never resent blindly). Where the evidence has gaps, whatever waits may have left. In the
 * transaction; each change is a deed.
 */
export function settleByDeeds(tables: ArchiveTables, evidence: Evidence, at: string): void {
  const standings = lastStandings(evidence.deeds);
  for (const { submissionId, state } of tables.submissions.inStates(unsettled)) {
    // An attempt on its way is ended, as of unknown outcome, by whoever starts the program.
    if (state === 'sending' && hasOpenAttempt(tables, submissionId)) continue;
    const silent = state === 'sending' || !evidence.isWhole ? 'outcome-unknown' : 'queued';
    const known = standings.get(submissionId);
    const standing = known === undefined || known === 'queued' ? silent : known;
    for (const step of stepsTo(state, standing)) moveTo(tables, submissionId, step, at);
  }
}

function hasOpenAttempt(tables: ArchiveTables, submissionId: string): boolean {
  return tables.attempts
    .ofSubmission(submissionId)
    .some(({ start }) => tables.answers.find(start.attemptId) === null);
}

function moveTo(
  tables: ArchiveTables,
  submissionId: string,
  to: SubmissionState,
  at: string,
): void {
  const current = tables.submissions.find(submissionId);
  if (current === null) return;
  tables.submissions.setState(current, to, at);
  tables.audit.append({ at, action: 'state-changed', submissionId, outcome: to });
  if (to !== 'outcome-unknown') return;
  const obstacle = appError('outbox/left-since-copy', {});
  tables.sendingPlans.set(submissionId, { failures: 0, notBefore: null, obstacle }, at);
}
