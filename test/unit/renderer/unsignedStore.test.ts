import { expect, it } from 'vitest';
import { createUnsignedStore } from '../../../renderer/stores/unsignedStore.ts';
import { appError } from '../../../shared/errors/appError.ts';
import { fail, ok } from '../../../shared/errors/result.ts';
import { apiAnswering } from '../../support/apiAnswering.ts';

it('asks on while the documents are looked at, and says how far it is', async () => {
  let done = 0;
  const useUnsigned = createUnsignedStore(
    apiAnswering({
      'documents.unsigned': () => {
        done += 40;
        return done < 120
          ? ok({ kind: 'looking', done, total: 120 })
          : ok({ kind: 'known', documents: [], unreadable: [] });
      },
    }),
  );
  const seen: unknown[] = [];
  useUnsigned.subscribe(({ looking }) => seen.push(looking?.done ?? null));
  await useUnsigned.getState().load();
  expect(seen).toEqual([40, 80, null]);
  expect(useUnsigned.getState()).toMatchObject({ documents: [], looking: null, failure: null });
});

it('stops asking at a failure, and says so', async () => {
  let asked = 0;
  const useUnsigned = createUnsignedStore(
    apiAnswering({
      'documents.unsigned': () => {
        asked += 1;
        return asked === 1
          ? ok({ kind: 'looking', done: 1, total: 2 })
          : fail(appError('archive/disk-full', {}));
      },
    }),
  );
  await useUnsigned.getState().load();
  expect(asked).toBe(2);
  expect(useUnsigned.getState()).toMatchObject({
    documents: null,
    looking: null,
    failure: { code: 'archive/disk-full' },
  });
});
