import { expect, it } from 'vitest';
import { createExchangeStore } from '../../../renderer/stores/exchangeStore.ts';
import { createReviewStore } from '../../../renderer/stores/reviewStore.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { apiAnswering } from '../../support/apiAnswering.ts';

/** A file that went away after it was chosen, as a browser tells it. */
class VanishedFile extends File {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('gone', 'NotReadableError'));
  }
}

const vanished = new VanishedFile(['x'], 'chiavetta.xml');
const whole = new File(['x'], 'intero.xml');
const unreadable = {
  code: 'window/file-unreadable',
  data: { cause: 'NotReadableError' },
};

it('one that went away stops none of the others', async () => {
  const taken: string[] = [];
  const useExchange = createExchangeStore(
    apiAnswering({
      'exchange.list': () => ok({ files: [], folder: null }),
      'exchange.take': ({ name }) => {
        taken.push(name);
        return fail(appError('document/content-released', {}));
      },
    }),
  );
  await useExchange.getState().take([vanished, whole]);
  await useExchange.getState().take([whole]);
  expect(taken).toEqual(['intero.xml', 'intero.xml']);
  expect(useExchange.getState().waiting).toEqual([]);
  expect(useExchange.getState().failed.at(-1)).toMatchObject({
    name: 'chiavetta.xml',
    error: unreadable,
  });
});

it('one that went away is told, and the screen no longer waits for it', async () => {
  const useReview = createReviewStore(apiAnswering({}));
  await useReview.getState().importFile(vanished);
  expect(useReview.getState()).toMatchObject({ work: 'idle', document: null, failure: unreadable });
});
