import type { Operation } from '../../shared/fse/operation.ts';
import type { SubmissionState } from '../../shared/fse/submissionState.ts';
import type { ContractInput } from '../../shared/ipc/contract.ts';
import { startOfDay } from '../i18n/it/dates.ts';

/** How far back the history is shown. */
export type Period = 'today' | 'month' | 'all';

/** What the history is filtered by. */
export interface HistoryFilters {
  readonly text: string;
  readonly period: Period;
  readonly state: SubmissionState | null;
  readonly operation: Operation | null;
}

const dayMs = 86_400_000;

function fromOf(period: Period, now: Date): string | undefined {
  if (period === 'all') return undefined;
  return period === 'today' ? startOfDay(now) : startOfDay(new Date(now.getTime() - 30 * dayMs));
}

/** What the trusted side is asked for by the filters, as of now. */
export function historyQueryOf(filters: HistoryFilters): ContractInput['history.exportCsv'] {
  const { text, period, state, operation } = filters;
  const from = fromOf(period, new Date());
  return {
    text,
    ...(from === undefined ? {} : { from }),
    ...(state === null ? {} : { state }),
    ...(operation === null ? {} : { operation }),
  };
}

/** Whether two choices of filters find the same acts. */
export function areSameFilters(one: HistoryFilters, other: HistoryFilters): boolean {
  return (
    one.text === other.text &&
    one.period === other.period &&
    one.state === other.state &&
    one.operation === other.operation
  );
}
