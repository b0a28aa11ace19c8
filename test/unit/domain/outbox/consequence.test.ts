import { describe, expect, it } from 'vitest';
import { consequenceOf, waitingFor } from '../../../../electron/domain/outbox/consequence.ts';
import { backOffMs, ordinaryPolicy } from '../../../../electron/domain/outbox/outboxPolicy.ts';
import type { AttemptEnd } from '../../../../electron/domain/ports/archive.ts';
import { appError, type AppError } from '../../../../shared/errors/appError.ts';
import type { ActionClass } from '../../../../shared/fse/actionClass.ts';
import { acceptance, attemptOf } from '../../../support/archiveFixtures.ts';

const minute = 60_000;
const policy = ordinaryPolicy;
const context = {
  policy,
  failures: 0,
  isTokenRetry: false,
  operation: 'create',
  purpose: 'act',
  chance: 0,
} as const;

function ended(state: AttemptEnd['state'], error: AppError | null, sent = true): AttemptEnd {
  const attempt = attemptOf({ submissionId: '00000000-0000-4000-8000-000000000000' });
  const exchange = sent ? 'answered' : 'not-sent';
  return acceptance(attempt, { state, error, exchange });
}

function answered(action: ActionClass, retryAfterSeconds: number | null = null): AppError {
  const data = { httpStatus: 500, action, upstreamCode: null, upstreamDetail: null };
  return appError('gateway/unavailable', { ...data, retryAfterSeconds });
}

describe('back-off', () => {
  it('waits 1, 2, 5, 15, 60 minutes, then hourly, and at most a fifth longer by chance', () => {
    const waits = [1, 2, 3, 4, 5, 6, 50].map((failures) => backOffMs(policy, failures, 0));
    expect(waits).toEqual([1, 2, 5, 15, 60, 60, 60].map((minutes) => minutes * minute));
    expect(backOffMs(policy, 1, 0.999)).toBeLessThanOrEqual(1.2 * minute);
  });
});

describe('what follows from an attempt', () => {
  it.each(['accepted', 'indexed', 'refused'] as const)('%s settles the act', (state) => {
    const follows = consequenceOf(ended(state, null), { ...context, failures: 4 });
    expect(follows).toMatchObject({ delayMs: null, failures: 0, countsAgainstServer: false });
  });

  it('an unknown outcome is quiet for ten minutes at least', () => {
    const follows = consequenceOf(ended('outcome-unknown', answered('AMBIG')), context);
    expect(follows).toMatchObject({ delayMs: 10 * minute, countsAgainstServer: true });
  });

  it('what the server asks holds the whole queue', () => {
    const follows = consequenceOf(ended('queued', answered('RETRY', 300)), context);
    expect(follows).toMatchObject({ delayMs: 300_000, holdQueueMs: 300_000 });
  });

  it('a refused token is tried once more at once, then stops the queue', () => {
    const end = ended('blocked', answered('TOKEN'));
    expect(consequenceOf(end, context)).toMatchObject({ retryAtOnce: true, waitFor: null });
    expect(consequenceOf(end, { ...context, isTokenRetry: true })).toMatchObject({
      retryAtOnce: false,
      waitFor: 'configuration',
    });
  });

  it('a refused certificate stops the queue, also while an outcome is unknown', () => {
    for (const state of ['blocked', 'outcome-unknown'] as const) {
      const follows = consequenceOf(ended(state, answered('CONFIG')), context);
      expect(follows.waitFor).toBe('configuration');
    }
  });

  it('a network that failed before the first byte is waited for without a quiet period', () => {
    const error = appError('channel/name-not-found', { host: 'localhost:1' });
    const follows = consequenceOf(ended('queued', error, false), context);
    expect(follows).toMatchObject({ delayMs: minute, countsAgainstServer: true, waitFor: null });
  });

  it('a network that is away is looked for every five minutes at the longest', () => {
    const error = appError('channel/name-not-found', { host: 'localhost:1' });
    const follows = consequenceOf(ended('queued', error, false), { ...context, failures: 20 });
    expect(follows).toMatchObject({ delayMs: 5 * minute, failures: 21 });
  });

  it('an absent card is waited for and is nobody’s failure', () => {
    const error = appError('certificate/no-card', { purpose: 'access' });
    const follows = consequenceOf(ended('queued', error, false), { ...context, failures: 2 });
    expect(follows).toMatchObject({ waitFor: 'card', failures: 2, countsAgainstServer: false });
  });

  it('tells apart what cures itself', () => {
    expect(waitingFor(appError('gateway/clock-skewed', { offsetSeconds: 90 }))).toBe('clock');
    expect(waitingFor(appError('channel/cancelled', { host: 'localhost:1' }))).toBeNull();
    expect(waitingFor(appError('channel/server-self-signed', { host: 'localhost:1' }))).toBe(
      'configuration',
    );
  });
});
