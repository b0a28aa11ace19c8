import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CardPort } from '../../../electron/domain/ports/card.ts';
import { publish } from '../../../electron/headless/verbs/publish.ts';
import { codeOf, furnishDesk, openDeskBench } from '../../support/deskBench.ts';
import { makeTestDesk, type TestDesk } from '../../support/testDesk.ts';

let directory: string;
let desk: TestDesk;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sintesi-killed-'));
  desk = await makeTestDesk(directory, { sample: 'own' });
  await furnishDesk(desk);
});

afterAll(async () => {
  await desk.gateway.stop();
  await rm(directory, { recursive: true, force: true });
});

/** A card whose process is killed while its first signature is under way. */
function killedAtFirstSignature(card: CardPort, pid: () => number | undefined): CardPort {
  let killed = false;
  return {
    ...card,
    sign(request, pin) {
      const answer = card.sign(request, pin);
      const process_ = pid();
      if (!killed && process_ !== undefined) {
        killed = true;
        process.kill(process_, 'SIGKILL');
      }
      return answer;
    },
  };
}

describe('a card process that dies while signing', () => {
  it('gives an error value, loses nothing, and the next attempt works', async () => {
    let pid: number | undefined;
    const bench = openDeskBench(desk, {
      onCardProcess: (started) => {
        pid = started;
      },
      watch: { card: (card) => killedAtFirstSignature(card, () => pid) },
    });
    const first = await publish(bench, desk.sampleFile);
    expect(codeOf(first)).toBe('card/process-crashed');
    expect(desk.gateway.ledger().calls).toEqual([]);
    await bench.close();

    const again = openDeskBench(desk);
    const second = await publish(again, desk.sampleFile);
    await again.close();
    expect(codeOf(second)).toBe('ok');
    expect(desk.gateway.ledger().documents).toHaveLength(1);
  });
});
