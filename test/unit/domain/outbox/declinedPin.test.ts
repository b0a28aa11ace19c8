import { describe, expect, it } from 'vitest';
import { Outbox } from '../../../../electron/domain/outbox/outbox.ts';
import type { Timer } from '../../../../electron/domain/ports/timer.ts';
import { systemRandomness } from '../../../../electron/process/systemRandomness.ts';
import { appError, type AppError } from '../../../../shared/errors/appError.ts';
import { fail } from '../../../../shared/errors/result.ts';
import {
  publication,
  sealedDocument,
  signedBytes,
  valueOf,
} from '../../../support/archiveFixtures.ts';
import { modelPolicy } from '../../../support/outbox/playSchedule.ts';
import { storedArchiveInMemory } from '../../../support/outbox/storedArchiveInMemory.ts';
import { VirtualTime } from '../../../support/outbox/virtualTime.ts';

/** A queue with one act whose way to the gateway fails; `rested` settles each time the queue lies down to wait. */
async function restlessQueue(error: AppError) {
  const archive = storedArchiveInMemory();
  const document = sealedDocument();
  valueOf(await archive.saveDocument(document));
  valueOf(await archive.enqueueSigned(signedBytes(document), publication(document)));
  const time = new VirtualTime();
  let asked = 0;
  let rest = Promise.withResolvers<undefined>();
  const timer: Timer = {
    elapsedMs: () => time.elapsedMs(),
    wait: (_milliseconds, signal) => {
      if (signal.aborted) return Promise.resolve();
      rest.resolve(undefined);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    },
  };
  const outbox: Outbox = new Outbox({
    archive,
    gateway: () => {
      asked += 1;
      // Something else is signed, or a reader looked at, while the question stands.
      if (asked === 1) outbox.wake();
      return Promise.resolve(fail(error));
    },
    clock: time,
    timer,
    randomness: systemRandomness,
    policy: modelPolicy,
  });
  const leaving = new AbortController();
  const run = outbox.run(leaving.signal);
  return {
    outbox,
    asked: () => asked,
    rested: async () => {
      await rest.promise;
      rest = Promise.withResolvers();
    },
    leave: async () => {
      leaving.abort();
      await run;
    },
  };
}

describe('a queue that was woken while it asked', () => {
  it('does not ask again a person who gave no PIN, until something new happens', async () => {
    const queue = await restlessQueue(appError('card/pin-cancelled', {}));
    await queue.rested();
    expect(queue.asked()).toBe(1);
    queue.outbox.wake();
    await queue.rested();
    expect(queue.asked()).toBe(2);
    await queue.leave();
  });

  it('looks again at once when it waits for a card, which may be what came', async () => {
    const queue = await restlessQueue(appError('certificate/no-card', { purpose: 'access' }));
    await queue.rested();
    expect(queue.asked()).toBe(2);
    await queue.leave();
  });
});
