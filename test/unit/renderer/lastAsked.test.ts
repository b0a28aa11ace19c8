import { expect, it } from 'vitest';
import { createDifferenceStore } from '../../../renderer/stores/differenceStore.ts';
import { createReviewStore } from '../../../renderer/stores/reviewStore.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import { apiAnswering } from '../../support/apiAnswering.ts';

/** A trusted side whose answers come when the trial says so, each a failure that names what was asked. */
function slowSide() {
  const open = new Map<string, () => void>();
  const api = apiAnswering({
    'documents.open': ({ documentId }) =>
      new Promise<Result<never>>((resolve) => {
        open.set(documentId, () => {
          resolve(fail(appError('document/unknown', { documentId })));
        });
      }),
  });
  return { api, answer: (documentId: string) => open.get(documentId)?.() };
}

it('of two profiles to look at, the one asked for last is shown, whichever answer comes last', async () => {
  const { api, answer } = slowSide();
  for (const useStore of [createDifferenceStore(api), createReviewStore(api)]) {
    const first = useStore.getState().open('first');
    const second = useStore.getState().open('second');
    answer('second');
    await second;
    answer('first');
    await first;
    expect(useStore.getState().failure?.data).toEqual({ documentId: 'second' });
  }
});

it('a profile that was left before it came is not shown after all', async () => {
  const { api, answer } = slowSide();
  for (const useStore of [createDifferenceStore(api), createReviewStore(api)]) {
    const asked = useStore.getState().open('left');
    useStore.getState().clear();
    answer('left');
    await asked;
    expect(useStore.getState()).toMatchObject({ document: null, failure: null });
  }
});
