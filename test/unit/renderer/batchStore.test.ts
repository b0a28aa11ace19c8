import { expect, it } from 'vitest';
import { createBatchStore, documentsLeft } from '../../../renderer/stores/batchStore.ts';
import { appError, type AppError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { MOST_SIGNED_AT_ONCE, type BatchResultView } from '../../../shared/ipc/areas/signing.ts';
import type { UnsignedView } from '../../../shared/ipc/unsignedViews.ts';
import { apiAnswering } from '../../support/apiAnswering.ts';

function documentsOf(count: number): readonly UnsignedView[] {
  return Array.from({ length: count }, (_, index) => ({
    documentId: `d${String(index)}`,
    version: 1,
    replaces: null,
    patient: {
      codiceFiscale: 'PROVAX00X00X000Y',
      family: 'Prova',
      given: 'Uno',
      birthDate: '1950-01-01',
      gender: 'F',
    },
    operation: 'create',
    sealedAt: '2026-11-27T09:00:00.000Z',
    changes: [],
    keptOut: 0,
    warnings: 0,
    obstacle: null,
  }));
}

/** What the trusted side answers to one round: what became of each, and what of the card ended it. */
type Round = (documentIds: readonly string[]) => {
  readonly outcomes: readonly BatchResultView['outcome'][];
  readonly stoppedBy?: AppError;
};

function batchOver(rounds: readonly Round[]) {
  const asked: (readonly string[])[] = [];
  const useBatch = createBatchStore(
    apiAnswering({
      'signing.submitMany': ({ documentIds }) => {
        const round = rounds[asked.push(documentIds) - 1];
        if (round === undefined) return fail(appError('card/pin-cancelled', {}));
        const { outcomes, stoppedBy = null } = round(documentIds);
        const results = documentIds.map((documentId, index) => ({
          documentId,
          outcome: outcomes[index] ?? 'signed',
          error: null,
        }));
        return ok({ results, stoppedBy, durationMs: 1 });
      },
    }),
  );
  return { useBatch, asked: () => asked.map(({ length }) => length) };
}

const allSigned: Round = () => ({ outcomes: [] });

it('signs more than one PIN is good for in as many rounds as it takes', async () => {
  const { useBatch, asked } = batchOver([allSigned, allSigned, allSigned]);
  const all = documentsOf(2 * MOST_SIGNED_AT_ONCE + 1);
  await useBatch.getState().start(all, null);
  expect(asked()).toEqual([MOST_SIGNED_AT_ONCE, MOST_SIGNED_AT_ONCE, 1]);
  expect(useBatch.getState()).toMatchObject({ phase: 'done', failure: null });
  expect(documentsLeft(useBatch.getState())).toEqual([]);
});

it('begins no other round where the person stopped this one', async () => {
  const stopped: Round = (ids) => ({
    outcomes: ids.map((_, at) => (at < 3 ? 'signed' : 'stopped')),
  });
  const { useBatch, asked } = batchOver([stopped, allSigned]);
  await useBatch.getState().start(documentsOf(MOST_SIGNED_AT_ONCE + 10), null);
  expect(asked()).toEqual([MOST_SIGNED_AT_ONCE]);
  expect(useBatch.getState()).toMatchObject({ phase: 'stopped', failure: null });
  await useBatch.getState().resume(null);
  expect(asked()).toEqual([MOST_SIGNED_AT_ONCE, MOST_SIGNED_AT_ONCE, 7]);
});

it('begins no other round where the card stopped this one, or the PIN was not given for the next', async () => {
  const card: Round = (ids) => ({
    outcomes: ids.map((_, at) => (at < 3 ? 'signed' : 'card')),
    stoppedBy: appError('card/device-removed', { returnValue: 0x32, call: 'C_Sign' }),
  });
  const byCard = batchOver([card, allSigned]);
  await byCard.useBatch.getState().start(documentsOf(MOST_SIGNED_AT_ONCE + 10), null);
  expect(byCard.asked()).toHaveLength(1);
  expect(byCard.useBatch.getState()).toMatchObject({
    phase: 'stopped',
    failure: { code: 'card/device-removed' },
  });
  const withoutPin = batchOver([allSigned]);
  await withoutPin.useBatch.getState().start(documentsOf(MOST_SIGNED_AT_ONCE + 10), null);
  expect(withoutPin.useBatch.getState()).toMatchObject({ phase: 'stopped', failure: null });
  expect(documentsLeft(withoutPin.useBatch.getState())).toHaveLength(10);
});

it('goes on where every one of a round failed by itself', async () => {
  const failed: Round = (ids) => ({ outcomes: ids.map(() => 'failed') });
  const { useBatch, asked } = batchOver([failed, allSigned]);
  await useBatch.getState().start(documentsOf(MOST_SIGNED_AT_ONCE + 2), null);
  expect(asked()).toEqual([MOST_SIGNED_AT_ONCE, 2]);
  expect(useBatch.getState().phase).toBe('done');
});
