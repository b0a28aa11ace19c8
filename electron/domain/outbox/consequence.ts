import type { AppError } from '../../../shared/errors/appError.ts';
import { actionClasses, type ActionClass } from '../../../shared/fse/actionClass.ts';
import { needsVersionCheck } from '../../../shared/fse/answers/settleAfterUnknown.ts';
import type { Operation } from '../../../shared/fse/operation.ts';
import type { AttemptEnd } from '../ports/archive.ts';
import type { AttemptPurpose } from '../sendSubmission.ts';
import { backOffMs, type OutboxPolicy } from './outboxPolicy.ts';

/** What the whole queue waits for. */
export type WaitingFor = 'card' | 'network' | 'clock' | 'configuration';

/** What follows from an attempt, for its act and for the queue. */
export interface Consequence {
  /** How long this act waits; null when it is settled or waits for something other than time. */
  readonly delayMs: number | null;
  /** Failures in a row of this act, this one included. */
  readonly failures: number;
  /** Whether the fault may be the server's or the network's: several in a row give it a rest. */
  readonly countsAgainstServer: boolean;
  /** Time the server asked everybody to wait. */
  readonly holdQueueMs: number;
  /** What the queue has to wait for before anything else is worth trying. */
  readonly waitFor: WaitingFor | null;
  /** New tokens, corrected clock, one more attempt at once (gateway.md §10.2, TOKEN). */
  readonly retryAtOnce: boolean;
  /** The next call asks whether the new version is there (reliability §7.2.5). */
  readonly checkVersion: boolean;
}

/** What is known when an attempt has ended. */
export interface AttemptContext {
  readonly policy: OutboxPolicy;
  /** Failures in a row before this attempt. */
  readonly failures: number;
  /** Whether this attempt already was the immediate retry. */
  readonly isTokenRetry: boolean;
  readonly operation: Operation;
  readonly purpose: AttemptPurpose;
  /** In [0, 1). */
  readonly chance: number;
}

/** The datum of an error by name, where it carries one. */
function datum(error: AppError | null, name: string): unknown {
  return error === null ? undefined : Reflect.get(error.data, name);
}

function actionOf(error: AppError | null): ActionClass | null {
  const action = datum(error, 'action');
  return actionClasses.find((each) => each === action) ?? null;
}

function askedMs(error: AppError | null): number {
  const seconds = datum(error, 'retryAfterSeconds');
  return typeof seconds === 'number' ? seconds * 1000 : 0;
}

/**
 * What an error that let no byte leave makes the queue wait for. A network that may come back is waited for with
 * back-off; a wrong certificate or address is not cured by time. A call taken back by the person waits for nothing.
 */
export function waitingFor(error: AppError): WaitingFor | null {
  if (error.code === 'gateway/clock-skewed') return 'clock';
  if (error.code === 'channel/cancelled') return null;
  if (/^(?:card|certificate)\/|^channel\/card-/.test(error.code)) return 'card';
  return error.retry === 'auto' ? 'network' : 'configuration';
}

const settled: Consequence = {
  delayMs: null,
  failures: 0,
  countsAgainstServer: false,
  holdQueueMs: 0,
  waitFor: null,
  retryAtOnce: false,
  checkVersion: false,
};

function afterNotSent(error: AppError, context: AttemptContext): Consequence {
  const waitFor = waitingFor(error);
  if (waitFor !== 'network') return { ...settled, failures: context.failures, waitFor };
  const failures = context.failures + 1;
  const { policy, chance } = context;
  const delayMs = backOffMs(policy, Math.min(failures, policy.offlineSteps), chance);
  return { ...settled, delayMs, failures, countsAgainstServer: true };
}

function afterFailure(end: AttemptEnd, context: AttemptContext): Consequence {
  const failures = context.failures + 1;
  const asked = askedMs(end.error);
  const quiet = end.state === 'outcome-unknown' ? context.policy.quietPeriodMs : 0;
  const delayMs = Math.max(backOffMs(context.policy, failures, context.chance), asked, quiet);
  return { ...settled, delayMs, failures, countsAgainstServer: true, holdQueueMs: asked };
}

/** A repeated replacement whose target is not found any more; asked once, then after the quiet period. */
function isToBeChecked(end: AttemptEnd, { operation, purpose }: AttemptContext): boolean {
  const code = end.error?.code ?? null;
  return purpose === 'act' && end.state === 'outcome-unknown' && needsVersionCheck(operation, code);
}

/** What follows from an attempt as it was recorded (reliability §7.2, gateway.md §10.2). */
export function consequenceOf(end: AttemptEnd, context: AttemptContext): Consequence {
  switch (end.state) {
    case 'accepted':
    case 'indexed':
    case 'refused':
    case 'cancelled':
      return settled;
    case 'queued':
    case 'sending':
    case 'outcome-unknown':
    case 'blocked': {
      if (end.exchange === 'not-sent' && end.error !== null)
        return afterNotSent(end.error, context);
      if (isToBeChecked(end, context)) {
        return { ...settled, failures: context.failures, checkVersion: true };
      }
      const action = actionOf(end.error);
      if (action === 'TOKEN' && !context.isTokenRetry) {
        return { ...settled, failures: context.failures, retryAtOnce: true };
      }
      if (end.state === 'blocked' || action === 'CONFIG' || action === 'TOKEN') {
        return { ...settled, failures: context.failures + 1, waitFor: 'configuration' };
      }
      return afterFailure(end, context);
    }
  }
}
